"""Cloud Storage buckets, and who may read them."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

BUCKETS = Collection("storage", "v1", "buckets", project="project", policy="bucket")


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
        made["retentionPolicy"] = {"retentionPeriod": str(retention["retention_period"])}
    project.add(BUCKETS, made)


def _grant(project: Project, values: Json) -> None:
    grant = {"role": values["role"], "members": [values["member"]]}
    project.grants.setdefault((BUCKETS, values["bucket"]), []).append(grant)


MAKERS: dict[str, Maker] = {
    "google_storage_bucket": _bucket,
    "google_storage_bucket_iam_member": _grant,
}
