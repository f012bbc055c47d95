"""What moto lacks of AWS where a stack needs it, answered in its place by a relay before it.

Every row says what it is that moto does not do, and is a promise less: what the relay answers, no emulator has kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from tests.e2e.emulator import ACCOUNT, Account, settle
from tests.e2e.world import HOME
from tests.sources.live.relay import Relay
from tests.sources.live.wire import Asked, Reply

Json = Any

KEY = "(the key)"
"""Stands in what is inserted for the ARN of the stack's key for data."""


@dataclass(frozen=True)
class Lack:
    """One thing that moto lacks: why, what is answered to which operation, and what its own answers are mended by."""

    why: str
    answers: dict[str, Json] = field(default_factory=dict)
    inserted: dict[str, dict[str, str]] = field(default_factory=dict)
    region: str = HOME


# What the stack's components are of, by the names that their services sign by; the others hold nothing.
_HOLDS = (
    *(
        "backup",
        "bedrock",
        "cloudtrail",
        "dynamodb",
        "ec2",
        "ecr",
        "elasticfilesystem",
        "kinesis",
        "kms",
        "logs",
        "rds",
    ),
    *("redshift", "s3", "sagemaker", "secretsmanager", "sns", "sqs", "sts"),
)


class Complete(Relay):
    """An account with what moto lacks. Whoever builds is told the truth about what moto does not know: an error."""

    def __init__(self, account: Account, *, builds: bool) -> None:
        super().__init__(urlsplit(account.build).netloc, () if builds else _HOLDS)
        self._account = account
        self._builds = builds
        settle(self)
        for lack in LACKS.values():
            for operation, body in lack.answers.items():
                self.give(operation, self._body(body), region=lack.region)

    def mended(self, asked: Asked, reply: Reply) -> Reply:
        """Return an answer of moto with what is missing in it."""
        for lack in LACKS.values():
            for before, text in lack.inserted.get(asked.operation, {}).items():
                whole = text.replace(KEY, self.key) + before
                body = reply.body.replace(before.encode(), whole.encode())
                reply = Reply(reply.status, body, reply.content_type)
        return reply if self._builds else super().mended(asked, reply)

    def _body(self, body: Json) -> Json:
        return (lambda: body(self)) if callable(body) else body

    @cached_property
    def key(self) -> str:
        """The ARN of the stack's key for data."""
        with self._account.client("kms", HOME) as kms:
            keys = [kms.describe_key(KeyId=each["KeyId"])["KeyMetadata"] for each in kms.list_keys()["Keys"]]
        return next(str(each["Arn"]) for each in keys if each["Description"].endswith("key data"))


def _default_key(account: Complete) -> Json:
    return {"KmsKeyId": account.key}


_NO_SHARING = {"State": "block-all-sharing"}
_NO_BACKUPS = {"BackupPolicy": {"Status": "DISABLED"}}
_NO_COPY = {
    "Sid": "NoCopy",
    "Effect": "Deny",
    "Principal": "*",
    "Action": "backup:CopyFromBackupVault",
    "Resource": "*",
}
_PARAMETERS = ("require_ssl", "enable_user_activity_logging")
_SELECTION = {
    "SelectionName": "acme-rp-nightly",
    "IamRoleArn": f"arn:aws:iam::{ACCOUNT}:role/acme-rp-nightly-backup-vault",
    "ListOfTags": [
        {
            "ConditionType": "STRINGEQUALS",
            "ConditionKey": "eurofence-stack",
            "ConditionValue": "research-platform",
        }
    ],
}
_TAGS = [
    {"Key": "eurofence-class", "Value": "sensitive"},
    {"Key": "eurofence-profile", "Value": "eu-customer-keys"},
    {"Key": "eurofence-stack", "Value": "research-platform"},
]
_SELECTED = {"SelectionId": "nightly", "SelectionName": _SELECTION["SelectionName"]}

LACKS = {
    "aws_ebs_default_kms_key": Lack(
        "moto has no default key of volumes",
        {"ec2.modify_ebs_default_kms_key_id": _default_key, "ec2.get_ebs_default_kms_key_id": _default_key},
    ),
    "aws_ebs_snapshot_block_public_access": Lack(
        "moto does not block the sharing of snapshots",
        {
            "ec2.enable_snapshot_block_public_access": _NO_SHARING,
            "ec2.get_snapshot_block_public_access_state": _NO_SHARING,
        },
    ),
    "aws_efs_backup_policy": Lack(
        "moto has no backup policies of file systems",
        {
            "elasticfilesystem.put_backup_policy": _NO_BACKUPS,
            "elasticfilesystem.describe_backup_policy": _NO_BACKUPS,
        },
    ),
    "aws_backup_vault_policy": Lack(
        "moto has no policies of vaults",
        {
            "backup.put_backup_vault_access_policy": "",
            "backup.get_backup_vault_access_policy": {
                "BackupVaultName": "acme-rp-nightly",
                "Policy": json.dumps({"Version": "2012-10-17", "Statement": [_NO_COPY]}),
            },
        },
    ),
    "aws_backup_selection": Lack(
        "moto's backup plans select nothing",
        {
            "backup.create_backup_selection": {"SelectionId": "nightly"},
            "backup.get_backup_selection": {"SelectionId": "nightly", "BackupSelection": _SELECTION},
            "backup.list_backup_selections": {"BackupSelectionsList": [_SELECTED]},
        },
    ),
    "aws_redshift_parameter_group": Lack(
        "moto does not change the parameters of a group",
        {
            "redshift.modify_cluster_parameter_group": {"ParameterGroupName": "acme-rp-studies"},
            "redshift.describe_cluster_parameters": {
                "Parameters": [
                    {"ParameterName": name, "ParameterValue": "true", "Source": "user"} for name in _PARAMETERS
                ]
            },
        },
    ),
    "aws_redshift_cluster": Lack(
        "moto does not say that a cluster is available, in how many zones, and the keys of its password and snapshots",
        inserted={
            "redshift.describe_clusters": {
                "<ClusterStatus>": "<ClusterAvailabilityStatus>Available</ClusterAvailabilityStatus>"
                "<AvailabilityZoneRelocationStatus>disabled</AvailabilityZoneRelocationStatus>"
                "<MultiAZ>Disabled</MultiAZ>"
                f"<ClusterNamespaceArn>arn:aws:redshift:{HOME}:{ACCOUNT}:namespace:studies</ClusterNamespaceArn>"
                f"<MasterPasswordSecretKmsKeyId>{KEY}</MasterPasswordSecretKmsKeyId>"
            },
            "redshift.describe_cluster_snapshots": {"<SnapshotType>": f"<KmsKeyId>{KEY}</KmsKeyId>"},
        },
    ),
    "aws_db_instance": Lack(
        "moto does not say of automated backups what they are of, and under which key",
        inserted={
            "rds.describe_db_instance_automated_backups": {
                "<Status>": "<DbiResourceId>db-SUBJECTS</DbiResourceId><Encrypted>true</Encrypted>"
                f"<DBInstanceArn>arn:aws:rds:{HOME}:{ACCOUNT}:db:acme-rp-subjects</DBInstanceArn>"
                f"<KmsKeyId>{KEY}</KmsKeyId><Region>{HOME}</Region>"
            }
        },
    ),
    "aws_kinesis_stream": Lack(
        "moto forgets the tags that a stream is made with",
        {"kinesis.list_tags_for_stream": {"Tags": _TAGS, "HasMoreTags": False}},
    ),
    "aws_secretsmanager_secret": Lack(
        "moto tells the policy of a secret's replica only where the secret is",
        {"secretsmanager.get_resource_policy": {"Name": "acme-rp-instrument-login"}},
        region="us-east-1",
    ),
}
