"""Cloud Storage buckets and who may read them, Filestore, and where snapshots go."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

BUCKETS = Collection("storage", "v1", "buckets", project="project", policy="bucket")
FILES = Collection("file", "v1", "projects.locations.instances")
SNAPSHOTS = Collection("compute", "v1", "snapshotSettings", project="project")


def bucket(name: str, location: str, key: str | None = None, labels: Json = None, prevention: str = "enforced") -> Json:
    """A bucket as the API tells it."""
    told = {
        "name": name,
        "location": location.upper(),
        "labels": labels or {},
        "iamConfiguration": {
            "publicAccessPrevention": prevention,
            "uniformBucketLevelAccess": {"enabled": True},
        },
        "versioning": {"enabled": True},
    }
    return {**told, "encryption": {"defaultKmsKeyName": key}} if key else told


def _bucket(project: Project, values: Json) -> None:
    assert values["uniform_bucket_level_access"] and values["versioning"] == [{"enabled": True}]
    (encryption,) = values["encryption"]
    made = bucket(
        values["name"],
        values["location"],
        encryption["default_kms_key_name"],
        values["labels"],
        values["public_access_prevention"],
    )
    for retention in values["retention_policy"]:
        made["retentionPolicy"] = {
            "retentionPeriod": str(retention["retention_period"]),
            "isLocked": bool(retention["is_locked"]),
        }
    project.add(BUCKETS, made)


def _grant(project: Project, values: Json) -> None:
    grant = {"role": values["role"], "members": [values["member"]]}
    project.grants.setdefault((BUCKETS, values["bucket"]), []).append(grant)


def _files(project: Project, values: Json) -> None:
    project.add(FILES, {"name": values["id"], "labels": values["labels"], "kmsKeyName": values["kms_key_name"]})


def _snapshots(project: Project, values: Json) -> None:
    (storage,) = values["storage_location"]
    places = {each["name"]: {"name": each["location"]} for each in storage["locations"]}
    project.add(SNAPSHOTS, {"storageLocation": {"policy": storage["policy"], "locations": places}}, "settings")


MAKERS: dict[str, Maker] = {
    "google_compute_snapshot_settings": _snapshots,
    "google_filestore_instance": _files,
    "google_storage_bucket": _bucket,
    "google_storage_bucket_iam_member": _grant,
}
