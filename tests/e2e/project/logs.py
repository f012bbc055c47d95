"""Where the logs of a project go, and what is recorded of who did what.

Google makes two buckets and two sinks in every project. The organisation of these projects has put them where the
project's own key is, and under it.
"""

from __future__ import annotations

from tests.e2e.project.keys import KEYS
from tests.e2e.project.model import Collection, Json, Maker, Project
from tests.google.governed import ORGANIZATION

LOGS = Collection("logging", "v2", "projects.locations.buckets")
SINKS = Collection("logging", "v2", "projects.sinks", parent="parent")


def sink(project: Project, name: str, destination: str, filter: str = "") -> Json:
    """A sink as the API tells it."""
    told = {"name": name, "resourceName": f"projects/{project.name}/sinks/{name}", "destination": destination}
    return {**told, "filter": filter} if filter else told


def with_logs(project: Project) -> Project:
    """Put in what Google makes in every project."""
    if key := next(iter(project.of(KEYS)), ""):
        place = "/".join((f"projects/{project.name}", *key.split("/")[2:4]))
        for name in ("_Default", "_Required"):
            bucket = f"{place}/buckets/{name}"
            project.add(LOGS, {"name": bucket, "locked": True, "cmekSettings": {"kmsKeyName": key}})
            if name not in project.of(SINKS):
                project.add(SINKS, sink(project, name, f"logging.googleapis.com/{bucket}"))
        name = f"organizations/{ORGANIZATION}"
        told = {"name": f"{name}/settings", "storageLocation": key.split("/")[3], "kmsKeyName": key}
        project.answers.append(("logging", "v2", "organizations.getSettings", told, {"name": name}))
    return project


def _log(project: Project, values: Json) -> None:
    (encryption,) = values["cmek_settings"]
    name = f"projects/{values['project']}/locations/{values['location']}/buckets/{values['bucket_id']}"
    told = {"name": name, "retentionDays": values["retention_days"]}
    project.add(LOGS, {**told, "cmekSettings": {"kmsKeyName": encryption["kms_key_name"]}})


def _sink(project: Project, values: Json) -> None:
    project.add(SINKS, sink(project, values["name"], values["destination"], values["filter"]))


def _recorded(project: Project, values: Json) -> None:
    logs = [{"logType": log["log_type"]} for log in values["audit_log_config"]]
    told = {"auditConfigs": [{"service": values["service"], "auditLogConfigs": logs}]}
    resource = {"resource": f"projects/{values['project']}"}
    project.answers.append(("cloudresourcemanager", "v3", "projects.getIamPolicy", told, resource))


MAKERS: dict[str, Maker] = {
    "google_logging_project_bucket_config": _log,
    "google_logging_project_sink": _sink,
    "google_project_iam_audit_config": _recorded,
}
