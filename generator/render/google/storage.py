"""Cloud Storage buckets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.demands import bucket_demand
from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.storage import BucketComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class GoogleBucket(UnderKey):
    """One Cloud Storage bucket."""

    public: bool
    public_access_prevention: str
    versioned: bool
    retained: bool
    retention_seconds: int


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


def _bucket(project: Project, bucket: BucketComponent) -> GoogleBucket:
    demand = bucket_demand(project.stack, project.profile, bucket)
    return GoogleBucket(
        **project.under_key(bucket),
        public=demand.public,
        public_access_prevention="inherited" if demand.public else "enforced",
        versioned=demand.versioned,
        retained=demand.retention_days > 0,
        retention_seconds=demand.retention_days * _DAY,
    )
