"""Components that an estate is run with: secrets, images, logs, the audit trail, backups."""

from __future__ import annotations

from types import MappingProxyType
from typing import ClassVar, Literal

from pydantic import Field

from generator.stacks.components.base import Days, Keyed, Refers
from generator.stacks.section import CLOUDS, Cloud, Slug


class SecretComponent(Keyed):
    """A secret without its value: that is put in by somebody who may know it, never by Terraform."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["secret"] = Field(description="what it is")
    title: str = Field(default="", max_length=2048, description="what it opens, in a few words")


class RegistryComponent(Keyed):
    """A registry of container images, whose tags nobody can move."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["registry"] = Field(description="what it is")


class LogGroupComponent(Keyed):
    """A place for logs, kept as long as the profile keeps its trail.

    On Google Cloud the first of a stack takes all the logs of the project that nothing else takes.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["log-group"] = Field(description="what it is")
    retention_days: Days | None = Field(default=None, ge=1, description="default: the profile's audit.retention_days")


class AuditTrailComponent(Keyed):
    """The trail of who did what in every region of the account or project, written to a bucket of the stack."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    refers: ClassVar[Refers] = MappingProxyType({"key": "key", "bucket": "bucket"})

    component: Literal["audit-trail"] = Field(description="what it is")
    bucket: Slug = Field(description="the name of a bucket component of this stack")


class BackupVaultComponent(Keyed):
    """A vault, and a plan that puts everything of the stack into it every night.

    On Google Cloud that is every file system: Cloud SQL, Firestore and BigQuery keep their backups themselves, under
    the key and in the place of what they back up.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    single: ClassVar[bool] = True

    component: Literal["backup-vault"] = Field(description="what it is")
    backup_days: Days | None = Field(
        default=None, ge=1, le=36500, description="how long backups are kept; default: what the profile implies"
    )
