"""Which of Google's service agents use the key that a component lies under.

A service encrypts as an agent of its own in the customer's project, and that agent needs the key; nobody else of
Google's is let in. https://cloud.google.com/kms/docs/compatible-services, https://cloud.google.com/iam/docs/service-agents
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.stacks.components.ai import ModelEndpointComponent, NotebookComponent
from generator.stacks.components.base import Keyed
from generator.stacks.components.messages import QueueComponent, StreamComponent, TopicComponent
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
    SearchComponent,
    TableComponent,
    VolumeDefaultsComponent,
    WarehouseComponent,
)


@dataclass(frozen=True, slots=True)
class Agent:
    """The service agent of one API, which `name` is.

    `account` is its address up to the domain that all of them share, `{number}` the number of its project. Without an
    account it is asked for by a data source, as those of Cloud Storage and Cloud Logging can be.
    """

    name: str
    account: str = ""


# https://cloud.google.com/storage/docs/encryption/using-customer-managed-keys
_STORAGE = Agent("storage")
# https://cloud.google.com/backup-disaster-recovery/docs/concepts/cmek
_BACKUPS = Agent("backupdr", "service-{number}@gcp-sa-backupdr")
# https://cloud.google.com/bigquery/docs/customer-managed-encryption: it is no service-{number}.
_BIGQUERY = Agent("bigquery", "bq-{number}@bigquery-encryption")
# https://cloud.google.com/compute/docs/disks/customer-managed-encryption
_COMPUTE = Agent("compute", "service-{number}@compute-system")
# https://cloud.google.com/filestore/docs/cmek
_FILESTORE = Agent("file", "service-{number}@cloud-filer")
# https://cloud.google.com/firestore/docs/use-cmek
_FIRESTORE = Agent("firestore", "service-{number}@gcp-sa-firestore")
# https://cloud.google.com/logging/docs/routing/managed-encryption-storage: older projects have others than newer ones.
_LOGGING = Agent("logging")
# https://cloud.google.com/vertex-ai/docs/workbench/instances/cmek: its disks are Compute Engine's.
_NOTEBOOKS = Agent("notebooks", "service-{number}@gcp-sa-notebooks")
# https://cloud.google.com/pubsub/docs/encryption
_PUBSUB = Agent("pubsub", "service-{number}@gcp-sa-pubsub")
# https://cloud.google.com/artifact-registry/docs/cmek
_REGISTRY = Agent("artifactregistry", "service-{number}@gcp-sa-artifactregistry")
# https://cloud.google.com/secret-manager/docs/cmek
_SECRETS = Agent("secretmanager", "service-{number}@gcp-sa-secretmanager")
# https://cloud.google.com/sql/docs/postgres/configure-cmek
_SQL = Agent("sqladmin", "service-{number}@gcp-sa-cloud-sql")
# https://cloud.google.com/vertex-ai/docs/general/cmek
_VERTEX = Agent("aiplatform", "service-{number}@gcp-sa-aiplatform")

AGENTS: Mapping[type[Keyed], tuple[Agent, ...]] = {
    # Its records lie in a bucket, under that one's key.
    AuditTrailComponent: (),
    BackupVaultComponent: (_BACKUPS,),
    BucketComponent: (_STORAGE,),
    DatabaseComponent: (_SQL,),
    FileSystemComponent: (_FILESTORE,),
    LogGroupComponent: (_LOGGING,),
    ModelEndpointComponent: (_VERTEX,),
    NotebookComponent: (_COMPUTE, _NOTEBOOKS),
    QueueComponent: (_PUBSUB,),
    RegistryComponent: (_REGISTRY,),
    SearchComponent: (_VERTEX,),
    SecretComponent: (_SECRETS,),
    StreamComponent: (_PUBSUB,),
    TableComponent: (_FIRESTORE,),
    TopicComponent: (_PUBSUB,),
    VolumeDefaultsComponent: (_COMPUTE,),
    WarehouseComponent: (_BIGQUERY,),
}
"""For each keyed component, whoever must be able to use its key."""
