"""The Google Cloud view of a stack: every value that templates/google lays out, decided here."""

from __future__ import annotations

from dataclasses import dataclass

from generator.profiles.model import Profile
from generator.render.demands import (
    Tag,
    bucket_demand,
    key_demand,
    label,
    location_of,
    of_kind,
    opened_by,
    tags,
)
from generator.stacks.components.storage import BucketComponent, KeyComponent
from generator.stacks.model import Stack
from generator.stacks.targets import GoogleTarget

View = dict[str, object]
"""What one template shows."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class GoogleKey:
    """One Cloud KMS key: `external` at the custodian, reached over https or (`through_vpc`) an EKM connection."""

    label: str
    name: str
    protection_level: str
    algorithm: str
    external: bool
    through_vpc: bool
    connection: str | None
    external_key: str | None
    feeds_storage: bool
    rotation_period: str
    destroy_duration: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class GoogleBucket:
    """One Cloud Storage bucket; `external` when its key has a version of its own to wait for."""

    label: str
    name: str
    key_label: str
    external: bool
    public: bool
    public_access_prevention: str
    versioned: bool
    retained: bool
    retention_seconds: int
    tags: tuple[Tag, ...]


def views(stack: Stack, profile: Profile) -> dict[str, View]:
    """Return what each Google template shows; a stack without buckets has no storage."""
    target, location = stack.google, location_of(stack, profile, "google")
    if target is None or location is None:
        raise ValueError(f"{stack.stack} has no Google target")
    keys = tuple(_key(stack, profile, target, key) for key in of_kind(stack, "google", KeyComponent))
    external = {key.label for key in keys if key.external}
    components = of_kind(stack, "google", BucketComponent)
    buckets = tuple(_bucket(stack, profile, bucket, external) for bucket in components)
    project = f"projects/{target.project}"
    found: dict[str, View] = {
        "provider": {
            "project": target.project,
            "region": location,
            "other_universe": target.universe != "googleapis.com",
            "universe": target.universe,
        },
        "versions": {
            "bucket": target.state.bucket,
            "prefix": f"{stack.stack}/google",
            "kms_key": target.state.key,
        },
    }
    if keys:
        ring = stack.prefix or stack.stack
        found["keys"] = {"keys": keys, "ring": ring, "location": location, "feeds_storage": bool(buckets)}
    if buckets:
        found["storage"] = {
            "buckets": buckets,
            "location": location,
            "tls": any(bucket_demand(stack, profile, bucket).tls for bucket in components),
            "project": project,
            "tls_policy": f"{project}/policies/storage.secureHttpTransport",
        }
    return found


def _key(stack: Stack, profile: Profile, target: GoogleTarget, key: KeyComponent) -> GoogleKey:
    demand = key_demand(stack, profile, "google", key)
    external = demand.custody == "external"
    through_vpc = external and target.ekm_connection is not None
    return GoogleKey(
        label=label(key.name),
        name=stack.cloud_name(key),
        protection_level="EXTERNAL_VPC" if through_vpc else _LEVELS[demand.custody],
        algorithm="EXTERNAL_SYMMETRIC_ENCRYPTION" if external else "GOOGLE_SYMMETRIC_ENCRYPTION",
        external=external,
        through_vpc=through_vpc,
        connection=target.ekm_connection if through_vpc else None,
        external_key=key.external_key.google if external else None,
        feeds_storage=any(isinstance(each, BucketComponent) for each in opened_by(stack, "google", key)),
        rotation_period=f"{demand.rotation_days * _DAY}s",
        destroy_duration=f"{demand.deletion_days * _DAY}s",
        tags=tags(stack, profile, key),
    )


# https://cloud.google.com/kms/docs/reference/rest/v1/ProtectionLevel
_LEVELS = {"provider": "SOFTWARE", "customer": "SOFTWARE", "hsm": "HSM", "external": "EXTERNAL"}


def _bucket(stack: Stack, profile: Profile, bucket: BucketComponent, external: set[str]) -> GoogleBucket:
    demand = bucket_demand(stack, profile, bucket)
    return GoogleBucket(
        label=label(bucket.name),
        name=stack.cloud_name(bucket),
        key_label=label(bucket.key),
        external=label(bucket.key) in external,
        public=demand.public,
        public_access_prevention="inherited" if demand.public else "enforced",
        versioned=demand.versioned,
        retained=demand.retention_days > 0,
        retention_seconds=demand.retention_days * _DAY,
        tags=tags(stack, profile, bucket),
    )
