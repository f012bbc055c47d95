"""AWS Backup: vaults, who may reach into them, and plans that copy to another one.

What lies in a vault is judged at the vault: recovery points are too many to list, and those that a service keeps itself
(snapshots of volumes and databases) are read there. Copies made before stand in vaults, of which every enabled region
and every account that is read is searched; the jobs that made them are history, not state.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Known, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    companion_of,
    flattened,
    flows_at,
    key_at,
    key_of,
    key_or,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import At, Derived
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_VAULT = "list_backup_vaults"
_POLICY = "aws_backup_vault_policy"


def _vault_identity(name: str, document: Document) -> str:
    return f"backup-vault:{region_of(document)}:{name}"


def _vault_names(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    found = [_vault_identity(name, document)] if isinstance(name, str) else []
    return Known((*([arn] if isinstance(arn, str) else []), *found))


def _vault_type(document: Document) -> str:
    gapped = document.values[_VAULT].get("VaultType") == "LOGICALLY_AIR_GAPPED_BACKUP_VAULT"
    return "aws_backup_logically_air_gapped_vault" if gapped else "aws_backup_vault"


def _is_made_by_aws(document: Document) -> bool:
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/vaults.html: on the first visit to the console, or with
    # the first automatic backup of a file system.
    return str(document.values[_VAULT].get("BackupVaultName")) in ("Default", "aws/efs/automatic-backup-vault")


def _is_no_vault(document: Document) -> bool:
    """Whether it is only a view of another account's vault, or one that AWS made and nobody uses."""
    found = document.values[_VAULT]
    unused = _is_made_by_aws(document) and found.get("NumberOfRecoveryPoints") == 0
    return unused or str(found.get("VaultType")) == "RESTORE_ACCESS_BACKUP_VAULT"


# https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
_GAPPED = "an air-gapped vault is under a key of AWS's own unless told otherwise"


def _gapped_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    return key_of(document, None if kind == "AWS_OWNED_KMS_KEY" else key, _GAPPED)


def _accounts(document: Document, *values: Any) -> Value[tuple[str, ...]]:
    """Return the other accounts whose vaults a plan copies to; a reference is to a vault of the same source."""
    found: set[str] = set()
    for value in flattened(values):
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Ref) and ".aws_backup_" not in f".{value.to}":
            return Unknown(f"which account the vault that {value.to} names is of is known after apply")
        if not isinstance(value, Ref):
            found.add(str(value).split(":")[4] if str(value).count(":") > 4 else "?")
    return Known(tuple(sorted(found - {account_of(document)})))


_COPY = "rule.*.copy_action.*.destination_vault_arn"
_LIVE_COPY = "get_backup_plan.BackupPlan.Rules.*.CopyActions.*.DestinationBackupVaultArn"

_VAULT_NAMES = Field(
    Derived(("arn", "name"), _vault_names, lenient=True),
    Derived((f"{_VAULT}.BackupVaultArn", f"{_VAULT}.BackupVaultName"), _vault_names),
)
_VAULT_OPEN = Field(
    companion_of(_POLICY, "policy", public_by_policy("policy")),
    public_by_policy("get_backup_vault_access_policy.Policy"),
)
_VAULT_SHARED = Field(
    companion_of(_POLICY, "policy", shared_by_policy("policy")),
    shared_by_policy("get_backup_vault_access_policy.Policy"),
)

BACKUP: tuple[Mapping, ...] = (
    row(
        "aws_backup_vault",
        Backup,
        "backup",
        name=Field(At("name"), At(f"{_VAULT}.BackupVaultName")),
        identities=_VAULT_NAMES,
        tags="list_tags.Tags",
        chosen=("kms_key_arn",),
        companions=(Companion(_POLICY, "backup_vault_name", identity=_vault_identity),),
        # https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
        key=Field(key_or("alias/aws/backup", "kms_key_arn"), key_or("alias/aws/backup", f"{_VAULT}.EncryptionKeyArn")),
        public_access=_VAULT_OPEN,
        shared_with=_VAULT_SHARED,
        live=Live(
            service="backup",
            list=Call("list_backup_vaults", "backup:ListBackupVaults", items="BackupVaultList"),
            details=(
                Call(
                    "get_backup_vault_access_policy",
                    "backup:GetBackupVaultAccessPolicy",
                    {"BackupVaultName": "{BackupVaultName}"},
                    absent=("ResourceNotFoundException",),
                ),
                Call("list_tags", "backup:ListTags", {"ResourceArn": "{BackupVaultArn}"}),
            ),
            id=lambda document: str(document.values[_VAULT]["BackupVaultArn"]),
            type=_vault_type,
            skip=_is_no_vault,
            given=_is_made_by_aws,
        ),
    ),
    row(
        "aws_backup_logically_air_gapped_vault",
        Backup,
        "backup",
        name=Field(At("name"), At(f"{_VAULT}.BackupVaultName")),
        identities=_VAULT_NAMES,
        tags="list_tags.Tags",
        chosen=("encryption_key_arn",),
        companions=(Companion(_POLICY, "backup_vault_name", identity=_vault_identity),),
        key=Field(
            # Version 6 of the provider can choose one.
            key_at("encryption_key_arn", _GAPPED),
            Derived((f"{_VAULT}.EncryptionKeyType", f"{_VAULT}.EncryptionKeyArn"), _gapped_key),
        ),
        public_access=_VAULT_OPEN,
        shared_with=_VAULT_SHARED,
        read_with="aws_backup_vault",
    ),
    row(
        "aws_backup_plan",
        Route,
        "backup",
        name=Field(At("name"), At("list_backup_plans.BackupPlanName")),
        arns=("list_backup_plans.BackupPlanArn",),
        tags="list_tags.Tags",
        copies=Field(flows_at("backup copy", _COPY), flows_at("backup copy", _LIVE_COPY)),
        # That a copy ends elsewhere is drift of `copies`.
        shared_with=Field(
            Derived((_COPY,), _accounts, lenient=True), Derived((_LIVE_COPY,), _accounts, lenient=True), drift=False
        ),
        live=Live(
            service="backup",
            list=Call("list_backup_plans", "backup:ListBackupPlans", items="BackupPlansList"),
            details=(
                Call("get_backup_plan", "backup:GetBackupPlan", {"BackupPlanId": "{BackupPlanId}"}),
                Call("list_tags", "backup:ListTags", {"ResourceArn": "{BackupPlanArn}"}),
            ),
            id=lambda document: str(document.values["list_backup_plans"]["BackupPlanArn"]),
            given=lambda document: str(document.values["list_backup_plans"].get("BackupPlanName")).startswith("aws/"),
        ),
    ),
    row(
        "aws_backup_report_plan",
        Route,
        "backup",
        name=Field(At("name"), At("list_report_plans.ReportPlanName")),
        arns=("list_report_plans.ReportPlanArn",),
        tags="list_tags.Tags",
        logs=Field(
            buckets_at("report", "report_delivery_channel.*.s3_bucket_name"),
            buckets_at("report", "list_report_plans.ReportDeliveryChannel.S3BucketName"),
        ),
        live=Live(
            service="backup",
            list=Call("list_report_plans", "backup:ListReportPlans", {"MaxResults": 1000}, items="ReportPlans"),
            details=(Call("list_tags", "backup:ListTags", {"ResourceArn": "{ReportPlanArn}"}),),
            id=lambda document: str(document.values["list_report_plans"]["ReportPlanArn"]),
        ),
    ),
)
