"""KMS keys, and which AWS services their policies let in.

The account's own principals use a key through its IAM policies, and most services use it on behalf of the principal who
calls them, so they need no statement. Those that act by themselves get one each, and only on the keys they need.

Every service here takes a key of an external key store: they all "integrate with AWS KMS and support customer managed
keys" of the symmetric kind, https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external-key-manage.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.logs import log_groups
from generator.render.aws.policies import Condition, Statement, from_account, service
from generator.render.demands import key_demand, label
from generator.render.home import Named, View
from generator.stacks.components.ai import ModelAccessComponent
from generator.stacks.components.operations import AuditTrailComponent
from generator.stacks.components.storage import BucketComponent, KeyComponent


@dataclass(frozen=True, slots=True)
class AwsKey(Named):
    """One KMS key: `key_store` holds it outside KMS, in CloudHSM or (`external`) at the custodian."""

    alias: str
    description: str
    key_store: str | None
    xks_key_id: str | None
    external: bool
    in_key_store: bool
    rotation_days: int
    deletion_days: int
    services: tuple[Statement, ...]


def view(account: Account) -> View:
    """Return every key of the stack."""
    keys = tuple(_key(account, key) for key in account.all(KeyComponent))
    return {"keys": keys, "root": account.root} if keys else {}


def _key(account: Account, key: KeyComponent) -> AwsKey:
    demand = key_demand(account.stack, account.profile, "aws", key)
    external = demand.custody == "external"
    in_key_store = demand.custody in ("external", "hsm")
    return AwsKey(
        **account.named(key),
        alias=f"alias/{account.name(key)}",
        description=f"{account.stack.title or account.stack.stack}: key {key.name}",
        key_store=account.target.key_store if in_key_store else None,
        xks_key_id=key.external_key.aws if external else None,
        external=external,
        in_key_store=in_key_store,
        # https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html: 90 to 2560 days
        rotation_days=min(demand.rotation_days, 2560),
        deletion_days=demand.deletion_days,
        services=(*_logs(account, key), *_trails(account, key), *_model_logs(account, key)),
    )


def _logs(account: Account, key: KeyComponent) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html."""
    groups = sorted(group.name for group in log_groups(account) if group.key == label(key.name))
    if groups:
        yield Statement(
            "CloudWatchLogs",
            ("kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"),
            principal_type="Service",
            principals=(service("logs", account.region),),
            conditions=(
                Condition(
                    "ArnEquals", "kms:EncryptionContext:aws:logs:arn", tuple(account.log_arn(name) for name in groups)
                ),
            ),
        )


def _trails(account: Account, key: KeyComponent) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html.

    A bucket with a bucket key wants Decrypt beside, when the trail is made.
    """
    arns = tuple(trail_arn(account, each) for each in account.all(AuditTrailComponent) if each.key == key.name)
    if arns:
        principal, source = service("cloudtrail"), Condition("StringEquals", "aws:SourceArn", arns)
        context = Condition("StringLike", "kms:EncryptionContext:aws:cloudtrail:arn", arns)
        for sid, actions, conditions in (
            ("CloudTrailEncrypts", ("kms:GenerateDataKey*",), (source, context)),
            ("CloudTrailReads", ("kms:Decrypt", "kms:DescribeKey"), (source,)),
        ):
            yield Statement(
                sid, actions, principal_type="Service", principals=(principal,), conditions=tuple(conditions)
            )


def _model_logs(account: Account, key: KeyComponent) -> Iterator[Statement]:
    """https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html."""
    buckets = [account.find(BucketComponent, each.bucket or "") for each in account.all(ModelAccessComponent)]
    if any(bucket.key == key.name for bucket in buckets):
        yield Statement(
            "BedrockLogs",
            ("kms:GenerateDataKey",),
            principal_type="Service",
            principals=(service("bedrock"),),
            conditions=(from_account(account), from_bedrock(account)),
        )


def trail_arn(account: Account, trail: AuditTrailComponent) -> str:
    """Return the ARN of a trail, whose home is the region of the stack."""
    return account.arn("cloudtrail", f"trail/{account.name(trail)}")


def from_bedrock(account: Account) -> Condition:
    """Return the condition that Bedrock acts for something of this account and region."""
    return Condition("ArnLike", "aws:SourceArn", (account.arn("bedrock", "*"),))
