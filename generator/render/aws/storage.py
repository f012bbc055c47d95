"""S3 buckets, EFS file systems, and how EBS volumes of the account are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.keys import from_bedrock, trail_arn
from generator.render.aws.policies import Condition, Document, Statement, from_account, only_tls, service
from generator.render.demands import bucket_demand
from generator.render.home import NamedKeyed, View
from generator.stacks.components.ai import ModelAccessComponent
from generator.stacks.components.operations import AuditTrailComponent
from generator.stacks.components.storage import BucketComponent, FileSystemComponent, VolumeDefaultsComponent

MODEL_LOGS = "model-invocations"
"""The folder of a bucket that Bedrock writes to."""


@dataclass(frozen=True, slots=True)
class AwsBucket(NamedKeyed):
    """One S3 bucket; `arn` is spelt out so that its policy is known at the first plan.

    S3 opens an object under a KMS key to nobody who does not sign, so what everybody may read, and no key need protect,
    is under S3's own key (`under_key` false): https://repost.aws/knowledge-center/s3-kms-signature-version-error
    """

    arn: str
    objects: str
    under_key: bool
    public: bool
    private: bool
    tls: bool
    versioned: bool
    retained: bool
    retention_mode: str
    retention_days: int
    writers: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class AwsFileSystem(NamedKeyed):
    """One EFS file system, with a mount target in every subnet."""

    policy: Document
    mounts: tuple[Mount, ...]


@dataclass(frozen=True, slots=True)
class Mount:
    """Where a file system is mounted from."""

    label: str
    subnet: str


def buckets(account: Account) -> View:
    """Return every bucket of the stack."""
    found = tuple(_bucket(account, bucket) for bucket in account.all(BucketComponent))
    return {"buckets": found, "own_keys": account.arn("kms", "key/*")} if found else {}


def file_systems(account: Account) -> View:
    """Return every file system of the stack."""
    found = tuple(_file_system(account, each) for each in account.all(FileSystemComponent))
    return {"file_systems": found, "network": account.network} if found else {}


def volumes(account: Account) -> View:
    """Return how volumes are made from now on."""
    found = tuple(NamedKeyed(**account.keyed(each)) for each in account.all(VolumeDefaultsComponent))
    return {"defaults": found} if found else {}


def _bucket(account: Account, bucket: BucketComponent) -> AwsBucket:
    demand = bucket_demand(account.stack, account.profile, bucket)
    arn = account.bucket_arn(account.name(bucket))
    retained = demand.retention_days > 0
    return AwsBucket(
        **account.keyed(bucket),
        arn=arn,
        objects=f"{arn}/*",
        under_key=not demand.keyless,
        public=demand.public,
        private=not demand.public,
        tls=demand.tls,
        # Object Lock keeps versions, so it needs them:
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
        versioned=demand.versioned or retained,
        retained=retained,
        # Nobody, not even the root user, can shorten compliance mode; some may bypass governance mode:
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
        retention_mode="COMPLIANCE" if demand.immutable else "GOVERNANCE",
        retention_days=demand.retention_days,
        writers=(*_trails(account, bucket, arn), *_model_logs(account, bucket, arn)),
    )


def _trails(account: Account, bucket: BucketComponent, arn: str) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html."""
    trails = [each for each in account.all(AuditTrailComponent) if each.bucket == bucket.name]
    if trails:
        source = Condition("StringEquals", "aws:SourceArn", tuple(trail_arn(account, each) for each in trails))
        owned = Condition("StringEquals", "s3:x-amz-acl", ("bucket-owner-full-control",))
        for sid, action, resource, conditions in (
            ("CloudTrailLooks", "s3:GetBucketAcl", arn, (source,)),
            ("CloudTrailWrites", "s3:PutObject", f"{arn}/AWSLogs/{account.target.account}/*", (source, owned)),
        ):
            yield Statement(
                sid,
                (action,),
                (resource,),
                principal_type="Service",
                principals=(service("cloudtrail"),),
                conditions=tuple(conditions),
            )


def _model_logs(account: Account, bucket: BucketComponent, arn: str) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html."""
    if any(each.bucket == bucket.name for each in account.all(ModelAccessComponent)):
        yield Statement(
            "BedrockWrites",
            ("s3:PutObject",),
            (f"{arn}/{MODEL_LOGS}/AWSLogs/{account.target.account}/BedrockModelInvocationLogs/*",),
            principal_type="Service",
            principals=(service("bedrock"),),
            conditions=(from_account(account), from_bedrock(account)),
        )


def _file_system(account: Account, component: FileSystemComponent) -> AwsFileSystem:
    """Who mounts it is a principal of the account: without a policy, whoever reaches the network may.

    https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
    """
    fields = account.keyed(component)
    mounts = Statement(
        "OnlyThisAccount",
        (
            "elasticfilesystem:ClientMount",
            "elasticfilesystem:ClientRootAccess",
            "elasticfilesystem:ClientWrite",
        ),
        principal_type="AWS",
        principals=(account.root,),
        conditions=(Condition("Bool", "elasticfilesystem:AccessedViaMountTarget", ("true",)),),
    )
    document = Document(f"{fields['label']}_file_system", (mounts, only_tls(("elasticfilesystem:*",), ("*",))))
    targets = tuple(
        Mount(f"{fields['label']}_{number}", subnet) for number, subnet in enumerate(account.network.subnets, 1)
    )
    return AwsFileSystem(**fields, policy=document, mounts=targets)
