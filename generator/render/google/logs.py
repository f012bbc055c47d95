"""Log buckets that the logs of the project are led to, and the trail of who did what.

Google makes the sink `_Default` in every project, and lets a configuration take it over by that name, but neither make
a second one nor delete it. https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.demands import label, log_days
from generator.render.google.project import Project, UnderKey
from generator.render.home import Named, View
from generator.stacks.components.operations import AuditTrailComponent, LogGroupComponent
from generator.stacks.components.storage import BucketComponent

# What Google itself has `_Default` leave to `_Required`, which keeps that for 400 days whatever anybody says.
# https://cloud.google.com/logging/docs/routing/overview#default-sink
_REQUIRED = tuple(
    f"{service}.googleapis.com/{log}"
    for log in ("activity", "system_event", "access_transparency")
    for service in ("cloudaudit", "externalaudit")
)
# https://cloud.google.com/logging/docs/audit#audit_log_types
_AUDIT = tuple(
    f"cloudaudit.googleapis.com/{log}"
    for log in ("activity", "data_access", "system_event", "policy", "access_transparency")
)


@dataclass(frozen=True, slots=True)
class GoogleLogBucket(UnderKey):
    """One log bucket; to the first of a stack (`takes_all`) goes what no other sink takes."""

    days: int
    takes_all: bool
    destination: str


@dataclass(frozen=True, slots=True)
class GoogleTrail(Named):
    """What is recorded in the project, and the sink that takes the records to a bucket of the stack."""

    bucket: str
    destination: str


def log_groups(project: Project) -> View:
    """Return every log bucket of the stack."""
    components = project.all(LogGroupComponent)
    if not components:
        return {}
    found = tuple(_log_bucket(project, each, takes_all=each is components[0]) for each in components)
    text = " AND ".join(f'NOT LOG_ID("{log}")' for log in _REQUIRED)
    return {"log_groups": found, "project": project.target.project, "location": project.location, "filter": text}


def audit(project: Project) -> View:
    """Return every trail of the stack."""
    found = tuple(_trail(project, each) for each in project.all(AuditTrailComponent))
    text = " OR ".join(f'LOG_ID("{log}")' for log in _AUDIT)
    return {"trails": found, "project": project.target.project, "filter": text} if found else {}


def _log_bucket(project: Project, component: LogGroupComponent, takes_all: bool) -> GoogleLogBucket:
    fields = project.under_key(component)
    place = f"{project.path}/locations/{project.location}"
    return GoogleLogBucket(
        **fields,
        days=max(log_days(project.stack, project.profile, component), component.retention_days or 0, 1),
        takes_all=takes_all,
        destination=f"logging.googleapis.com/{place}/buckets/{fields['name']}",
    )


def _trail(project: Project, component: AuditTrailComponent) -> GoogleTrail:
    bucket = project.find(BucketComponent, component.bucket)
    return GoogleTrail(
        **project.named(component),
        bucket=label(component.bucket),
        destination=f"storage.googleapis.com/{project.name(bucket)}",
    )
