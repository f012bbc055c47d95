"""The AWS view of a stack: every value that templates/aws lays out, decided here."""

from __future__ import annotations

from dataclasses import dataclass

from generator.geography import partition_of
from generator.profiles.model import Profile
from generator.render.demands import (
    Tag,
    bucket_demand,
    buckets_on,
    key_demand,
    keys_on,
    label,
    location_of,
    tags,
)
from generator.stacks.model import AwsTarget, BucketComponent, KeyComponent, Stack

View = dict[str, object]


@dataclass(frozen=True, slots=True)
class AwsKey:
    """One KMS key: `key_store` holds it outside KMS, in CloudHSM or (`external`) at the custodian."""

    label: str
    alias: str
    description: str
    key_store: str | None
    xks_key_id: str | None
    external: bool
    in_key_store: bool
    rotation_days: int
    deletion_days: int
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class AwsBucket:
    """One S3 bucket; `arn` is spelt out so that its policy is known at the first plan.

    S3 opens an object under a KMS key to nobody who does not sign, so what everybody may read, and no key need protect,
    is under S3's own key (`under_key` false): https://repost.aws/knowledge-center/s3-kms-signature-version-error
    """

    label: str
    name: str
    arn: str
    objects: str
    key_label: str
    under_key: bool
    public: bool
    private: bool
    tls: bool
    versioned: bool
    retained: bool
    retention_days: int
    tags: tuple[Tag, ...]


def views(stack: Stack, profile: Profile) -> dict[str, View]:
    """Return what each AWS template shows; a stack without buckets has no storage."""
    target, region = stack.aws, location_of(stack, profile, "aws")
    if target is None or region is None:
        raise ValueError(f"{stack.stack} has no AWS target")
    partition = partition_of(region)
    scope = f"arn:{partition}:kms:{region}:{target.account}"
    keys = tuple(_key(stack, profile, target, key) for key in keys_on(stack, "aws"))
    buckets = tuple(_bucket(stack, profile, f"arn:{partition}:s3:::", b) for b in buckets_on(stack, "aws"))
    found: dict[str, View] = {
        "provider": {"region": region, "account": target.account},
        "versions": {
            "bucket": target.state.bucket,
            "key": f"{stack.stack}/aws.tfstate",
            "region": region,
            "kms_key": f"{scope}:{target.state.key_alias}",
        },
    }
    if keys:
        found["keys"] = {"keys": keys, "root": f"arn:{partition}:iam::{target.account}:root"}
    if buckets:
        found["storage"] = {"buckets": buckets, "own_keys": f"{scope}:key/*"}
    return found


def _key(stack: Stack, profile: Profile, target: AwsTarget, key: KeyComponent) -> AwsKey:
    demand = key_demand(stack, profile, "aws", key)
    external = demand.custody == "external"
    in_key_store = demand.custody in ("external", "hsm")
    return AwsKey(
        label=label(key.name),
        alias=f"alias/{stack.cloud_name(key)}",
        description=f"{stack.title or stack.stack}: key {key.name}",
        key_store=target.key_store if in_key_store else None,
        xks_key_id=key.external_key.aws if external else None,
        external=external,
        in_key_store=in_key_store,
        # https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html: 90 to 2560 days
        rotation_days=min(demand.rotation_days, 2560),
        deletion_days=demand.deletion_days,
        tags=tags(stack, profile, key),
    )


def _bucket(stack: Stack, profile: Profile, arn: str, bucket: BucketComponent) -> AwsBucket:
    demand = bucket_demand(profile, bucket)
    name = stack.cloud_name(bucket)
    retained = demand.retention_days > 0
    return AwsBucket(
        label=label(bucket.name),
        name=name,
        arn=f"{arn}{name}",
        objects=f"{arn}{name}/*",
        key_label=label(bucket.key),
        under_key=not demand.keyless,
        public=demand.public,
        private=not demand.public,
        tls=demand.tls,
        # Object Lock keeps versions, so it needs them:
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
        versioned=demand.versioned or retained,
        retained=retained,
        retention_days=demand.retention_days,
        tags=tags(stack, profile, bucket),
    )
