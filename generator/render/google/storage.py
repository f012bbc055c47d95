"""Cloud Storage buckets, Filestore, and how the disks of a project are made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.demands import bucket_demand
from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.operations import AuditTrailComponent
from generator.stacks.components.storage import BucketComponent, FileSystemComponent, VolumeDefaultsComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class GoogleBucket(UnderKey):
    """One Cloud Storage bucket."""

    public: bool
    public_access_prevention: str
    versioned: bool
    retained: bool
    locked: bool
    retention_seconds: int


@dataclass(frozen=True, slots=True)
class GoogleFileSystem(UnderKey):
    """One Filestore instance."""

    storage_gb: int


def buckets(project: Project) -> View:
    """Return every bucket of the stack."""
    components = project.all(BucketComponent)
    if not components:
        return {}
    return {
        "buckets": tuple(_bucket(project, each) for each in components),
        "location": project.location,
        "tls": any(bucket_demand(project.stack, project.profile, each).tls for each in components),
        "project": project.path,
        "tls_policy": f"{project.path}/policies/storage.secureHttpTransport",
    }


def file_systems(project: Project) -> View:
    """Return every file system of the stack."""
    found = tuple(
        GoogleFileSystem(**project.under_key(each), storage_gb=each.storage_gb)
        for each in project.all(FileSystemComponent)
    )
    return {"file_systems": found, "location": project.location, "network": project.network} if found else {}


def volumes(project: Project) -> View:
    """Return how every disk of the project is made, and kept."""
    found = tuple(UnderKey(**project.under_key(each)) for each in project.all(VolumeDefaultsComponent))
    if not found:
        return {}
    return {
        "defaults": found,
        "location": project.location,
        "project": project.path,
        "key_policy": f"{project.path}/policies/gcp.restrictNonCmekServices",
        "keyed": "compute.googleapis.com",
        "use_policy": f"{project.path}/policies/compute.storageResourceUseRestrictions",
        "users": f"under:{project.path}",
    }


def _bucket(project: Project, bucket: BucketComponent) -> GoogleBucket:
    demand = bucket_demand(project.stack, project.profile, bucket)
    return GoogleBucket(
        **project.under_key(bucket),
        public=demand.public,
        public_access_prevention="inherited" if demand.public else "enforced",
        versioned=demand.versioned,
        retained=demand.retention_days > 0,
        locked=demand.immutable and any(each.bucket == bucket.name for each in project.all(AuditTrailComponent)),
        retention_seconds=demand.retention_days * _DAY,
    )
