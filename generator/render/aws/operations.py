"""Secrets, image registries, the audit trail, and backups."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.policies import Document, Statement, trust
from generator.render.demands import label, vault_days
from generator.render.home import NamedKeyed, View
from generator.stacks.components.operations import (
    AuditTrailComponent,
    BackupVaultComponent,
    RegistryComponent,
    SecretComponent,
)
from generator.stacks.components.storage import BucketComponent, TableComponent


@dataclass(frozen=True, slots=True)
class AwsSecret(NamedKeyed):
    """One secret of Secrets Manager, without its value."""

    titled: bool
    title: str
    recovery_days: int
    policy: Document


@dataclass(frozen=True, slots=True)
class DataEvents:
    """Whose data events a trail holds, beside every management event."""

    name: str
    kind: str
    match: str
    arns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwsTrail(NamedKeyed):
    """One trail; `bucket_name` is not a reference, but the policy that lets CloudTrail write is waited for."""

    bucket: str
    events: tuple[DataEvents, ...]


@dataclass(frozen=True, slots=True)
class AwsVault(NamedKeyed):
    """One backup vault, its plan, and what goes into it."""

    stack: str
    days: int
    policy: Document
    trust: Document
    role: str
    role_name: str
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A policy of AWS on the role of the backup plan."""

    label: str
    arn: str


def secrets(account: Account) -> View:
    """Return every secret of the stack."""
    found = tuple(_secret(account, each) for each in account.all(SecretComponent))
    return {"secrets": found} if found else {}


def registries(account: Account) -> View:
    """Return every registry of the stack."""
    found = tuple(NamedKeyed(**account.keyed(each)) for each in account.all(RegistryComponent))
    return {"registries": found} if found else {}


def audit(account: Account) -> View:
    """Return every trail of the stack."""
    found = tuple(_trail(account, each) for each in account.all(AuditTrailComponent))
    return {"trails": found} if found else {}


def backups(account: Account) -> View:
    """Return the backup vault of the stack."""
    found = tuple(_vault(account, each) for each in account.all(BackupVaultComponent))
    return {"vaults": found} if found else {}


def _secret(account: Account, component: SecretComponent) -> AwsSecret:
    """A replica would be a copy in another region: nobody may make one.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
    """
    fields = account.keyed(component)
    stays = Statement(
        "NoReplica",
        ("secretsmanager:ReplicateSecretToRegions",),
        effect="Deny",
        principal_type="*",
        principals=("*",),
    )
    return AwsSecret(
        **fields,
        titled=component.title != "",
        title=component.title,
        recovery_days=account.rules(component).keys.deletion_days,
        policy=Document(f"{fields['label']}_secret", (stays,)),
    )


def _trail(account: Account, component: AuditTrailComponent) -> AwsTrail:
    """Who touched data is told by data events, which a trail has only for what it names.

    The trail's own bucket is left out: what is written there would be written about.
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
    """
    objects = tuple(
        f"{account.bucket_arn(account.name(each))}/"
        for each in account.all(BucketComponent)
        if each.name != component.bucket
    )
    items = tuple(account.arn("dynamodb", f"table/{account.name(each)}") for each in account.all(TableComponent))
    events = (
        DataEvents("objects", "AWS::S3::Object", "starts_with", objects),
        DataEvents("items", "AWS::DynamoDB::Table", "equals", items),
    )
    return AwsTrail(
        **account.keyed(component),
        bucket=label(component.bucket),
        events=tuple(each for each in events if each.arns),
    )


def _vault(account: Account, component: BackupVaultComponent) -> AwsVault:
    """A copy of a backup would lie elsewhere: nobody may make one.

    https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
    """
    fields = account.keyed(component)
    role = f"{fields['label']}_backup_vault"
    stays = Statement(
        "NoCopy",
        ("backup:CopyFromBackupVault",),
        effect="Deny",
        principal_type="*",
        principals=("*",),
    )
    return AwsVault(
        **fields,
        stack=account.stack.stack,
        days=component.backup_days or vault_days(account.profile, component),
        policy=Document(role, (stays,)),
        trust=trust(f"{role}_trust", "backup"),
        role=role,
        role_name=f"{fields['name']}-backup-vault",
        grants=tuple(
            Grant(f"{role}_{name}", f"arn:{account.partition}:iam::aws:policy/{path}") for name, path in _GRANTS.items()
        ),
    )


# https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
_GRANTS = {
    "backup": "service-role/AWSBackupServiceRolePolicyForBackup",
    "objects": "AWSBackupServiceRolePolicyForS3Backup",
}
