"""What a stack is made of: one pydantic model a component; COMPONENTS is the only list of them.

A model says, beside its fields, what a stack must hold it to whatever the profile says: on which clouds it is offered,
which other components it names, whether it lives in a network, and whether an account has only one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.stacks.components.ai import (
    ModelAccessComponent,
    ModelEndpointComponent,
    NotebookComponent,
)
from generator.stacks.components.base import (
    Component,
    Keyed,
)
from generator.stacks.components.governance import (
    AccessApprovalComponent,
    AssuredWorkloadComponent,
    GuardrailsComponent,
    PerimeterComponent,
)
from generator.stacks.components.messages import (
    QueueComponent,
    StreamComponent,
    TopicComponent,
)
from generator.stacks.components.operations import (
    AuditTrailComponent,
    BackupVaultComponent,
    LogGroupComponent,
    RegistryComponent,
    SecretComponent,
)
from generator.stacks.components.storage import (
    BucketComponent,
    DatabaseComponent,
    FileSystemComponent,
    KeyComponent,
    SearchComponent,
    TableComponent,
    VolumeDefaultsComponent,
    WarehouseComponent,
)

__all__ = ["COMPONENTS", "AnyComponent", "Component", "Keyed"]

AnyComponent = Annotated[
    (
        AccessApprovalComponent
        | AssuredWorkloadComponent
        | AuditTrailComponent
        | BackupVaultComponent
        | BucketComponent
        | DatabaseComponent
        | FileSystemComponent
        | GuardrailsComponent
        | KeyComponent
        | LogGroupComponent
        | ModelAccessComponent
        | ModelEndpointComponent
        | NotebookComponent
        | PerimeterComponent
        | QueueComponent
        | RegistryComponent
        | SearchComponent
        | SecretComponent
        | StreamComponent
        | TableComponent
        | TopicComponent
        | VolumeDefaultsComponent
        | WarehouseComponent
    ),
    Field(discriminator="component"),
]

COMPONENTS: dict[str, type[Component]] = {
    "access-approval": AccessApprovalComponent,
    "assured-workload": AssuredWorkloadComponent,
    "audit-trail": AuditTrailComponent,
    "backup-vault": BackupVaultComponent,
    "bucket": BucketComponent,
    "database": DatabaseComponent,
    "file-system": FileSystemComponent,
    "guardrails": GuardrailsComponent,
    "key": KeyComponent,
    "log-group": LogGroupComponent,
    "model-access": ModelAccessComponent,
    "model-endpoint": ModelEndpointComponent,
    "notebook": NotebookComponent,
    "perimeter": PerimeterComponent,
    "queue": QueueComponent,
    "registry": RegistryComponent,
    "search": SearchComponent,
    "secret": SecretComponent,
    "stream": StreamComponent,
    "table": TableComponent,
    "topic": TopicComponent,
    "volume-defaults": VolumeDefaultsComponent,
    "warehouse": WarehouseComponent,
}
"""Every component a stack can name: one model here, one template in templates/<cloud>/."""
