"""What hands do to the research platform behind Terraform's back, and what a report must say of each change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.e2e.emulator import ACCOUNT, Account
from tests.e2e.world import HOME, Bucket

VIRGINIA = "us-east-1"
STRANGER = "999988887777"


@dataclass(frozen=True)
class Change:
    """One change: what it makes different (kind, resource, field, expected, actual), and which controls it breaks."""

    make: Callable[[Account], None]
    drift: tuple[tuple[str, str, str, str, str], ...]
    fails: tuple[tuple[str, str], ...] = ()


def short(resource: str) -> str:
    """Return the id of a resource without the account, and without what the emulator makes up."""
    text = resource.removeprefix("arn:aws:").replace(f":{ACCOUNT}:", ":")
    return re.sub(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|(?<=fs-)[0-9a-f]+|(?<=login-)\w{6}$", "*", text)


def copy_samples_to_virginia(account: Account) -> None:
    """S3: a bucket abroad, and a rule that fills it."""
    Bucket(account, "acme-rp-copy", VIRGINIA).make(data_class="public")
    rule = {
        "ID": "everything",
        "Priority": 1,
        "Status": "Enabled",
        "Filter": {"Prefix": ""},
        "DeleteMarkerReplication": {"Status": "Disabled"},
        "Destination": {"Bucket": "arn:aws:s3:::acme-rp-copy"},
    }
    replication = {"Role": f"arn:aws:iam::{ACCOUNT}:role/copy", "Rules": [rule]}
    with account.client("s3", HOME) as s3:
        s3.put_bucket_replication(Bucket="acme-rp-samples", ReplicationConfiguration=replication)


def stop_rotation(account: Account) -> None:
    """KMS: the key stays as it is."""
    with account.client("kms", HOME) as kms:
        kms.disable_key_rotation(KeyId=kms.describe_key(KeyId="alias/acme-rp-logs")["KeyMetadata"]["KeyId"])


def share_table(account: Account) -> None:
    """DynamoDB: another account may read."""
    with account.client("dynamodb", HOME) as dynamodb:
        table = f"arn:aws:dynamodb:{HOME}:{ACCOUNT}:table/acme-rp-sessions"
        dynamodb.put_resource_policy(ResourceArn=table, Policy=_policy(_STRANGER, "dynamodb:Query", table))


def open_queue(account: Account) -> None:
    """SQS: everybody may send and receive."""
    with account.client("sqs", HOME) as sqs:
        url = sqs.get_queue_url(QueueName="acme-rp-imports")["QueueUrl"]
        arn = f"arn:aws:sqs:{HOME}:{ACCOUNT}:acme-rp-imports"
        sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": _policy(_EVERYBODY, "sqs:*", arn)})


def queue_in_virginia(account: Account) -> None:
    """SQS: a queue that no stack knows."""
    with account.client("sqs", VIRGINIA) as sqs:
        sqs.create_queue(QueueName="acme-rp-quick", Attributes={"SqsManagedSseEnabled": "true"})


def subscribe_by_mail(account: Account) -> None:
    """SNS: alerts leave by e-mail."""
    with account.client("sns", HOME) as sns:
        topic = f"arn:aws:sns:{HOME}:{ACCOUNT}:acme-rp-alerts"
        sns.subscribe(TopicArn=topic, Protocol="email", Endpoint="somebody@example.com")


def stop_encryption(account: Account) -> None:
    """Kinesis: records are kept in clear."""
    with account.client("kinesis", HOME) as kinesis:
        key = kinesis.describe_stream(StreamName="acme-rp-measurements")["StreamDescription"]["KeyId"]
        kinesis.stop_stream_encryption(StreamName="acme-rp-measurements", EncryptionType="KMS", KeyId=key)


def replicate_secret(account: Account) -> None:
    """Secrets Manager: a replica abroad."""
    with account.client("secretsmanager", HOME) as secrets:
        secrets.replicate_secret_to_regions(
            SecretId="acme-rp-instrument-login", AddReplicaRegions=[{"Region": VIRGINIA}]
        )


def share_registry(account: Account) -> None:
    """ECR: another account may pull."""
    with account.client("ecr", HOME) as ecr:
        policy = _policy(_STRANGER, "ecr:BatchGetImage")
        ecr.set_repository_policy(repositoryName="acme-rp-images", policyText=policy)


def send_logs_away(account: Account) -> None:
    """CloudWatch Logs: a subscription that ends in another region."""
    with account.client("logs", VIRGINIA) as logs:
        stream = f"arn:aws:kinesis:{VIRGINIA}:{ACCOUNT}:stream/elsewhere"
        role = f"arn:aws:iam::{ACCOUNT}:role/elsewhere"
        made = logs.put_destination(destinationName="elsewhere", targetArn=stream, roleArn=role)["destination"]["arn"]
        # moto takes a destination for a log group, and wants to see it.
        logs.create_log_group(logGroupName="elsewhere")
        with account.client("logs", HOME) as here:
            here.put_subscription_filter(
                logGroupName="acme-rp-jobs", filterName="elsewhere", filterPattern="", destinationArn=made
            )
        logs.delete_log_group(logGroupName="elsewhere")


def stop_trail(account: Account) -> None:
    """CloudTrail: nothing is written any more."""
    with account.client("cloudtrail", HOME) as cloudtrail:
        cloudtrail.stop_logging(Name="acme-rp-everything")


def open_database(account: Account) -> None:
    """RDS: an address on the internet."""
    with account.client("rds", HOME) as rds:
        rds.modify_db_instance(DBInstanceIdentifier="acme-rp-subjects", PubliclyAccessible=True, ApplyImmediately=True)


def share_snapshot(account: Account) -> None:
    """RDS: a snapshot that another account may restore."""
    with account.client("rds", HOME) as rds:
        rds.create_db_snapshot(DBSnapshotIdentifier="acme-rp-quick", DBInstanceIdentifier="acme-rp-subjects")
        rds.modify_db_snapshot_attribute(
            DBSnapshotIdentifier="acme-rp-quick", AttributeName="restore", ValuesToAdd=[STRANGER]
        )


def open_file_system(account: Account) -> None:
    """EFS: whoever reaches a mount target mounts, without TLS too."""
    with account.client("efs", HOME) as efs:
        (system,) = efs.describe_file_systems(CreationToken="acme-rp-shared")["FileSystems"]
        policy = _policy(_EVERYBODY, "elasticfilesystem:ClientMount", system["FileSystemArn"])
        efs.put_file_system_policy(FileSystemId=system["FileSystemId"], Policy=policy)


def back_up_to_virginia(account: Account) -> None:
    """Backup: a plan of its own, whose copies leave."""
    vault = f"arn:aws:backup:{VIRGINIA}:{ACCOUNT}:backup-vault:Default"
    rule = {
        "RuleName": "away",
        "TargetBackupVaultName": "acme-rp-nightly",
        "CopyActions": [{"DestinationBackupVaultArn": vault}],
    }
    with account.client("backup", HOME) as backup:
        backup.create_backup_plan(BackupPlan={"BackupPlanName": "quick", "Rules": [rule]})


def stop_default_encryption(account: Account) -> None:
    """EBS: new volumes are in clear unless somebody thinks of it."""
    with account.client("ec2", HOME) as ec2:
        ec2.disable_ebs_encryption_by_default()


def notebook_in_virginia(account: Account) -> None:
    """SageMaker: somebody works elsewhere."""
    with account.client("sagemaker", VIRGINIA) as sagemaker:
        role = f"arn:aws:iam::{ACCOUNT}:role/acme-rp-analysis-notebook"
        sagemaker.create_notebook_instance(NotebookInstanceName="quick", InstanceType="ml.t3.medium", RoleArn=role)


_EVERYBODY = "*"
_STRANGER = {"AWS": f"arn:aws:iam::{STRANGER}:root"}


def _policy(principal: Any, action: str, resource: str = "") -> str:
    """Return a policy that lets somebody do something; that of a repository names no resource."""
    statement = {"Effect": "Allow", "Principal": principal, "Action": action}
    whole = {**statement, "Resource": resource} if resource else statement
    return json.dumps({"Version": "2012-10-17", "Statement": [whole]})


_COPIED = ("none", "replication to acme-rp-copy in us-east-1")
_FILES = f"elasticfilesystem:{HOME}:file-system/fs-*"
_FILTER = f"logs:{HOME}:log-group:acme-rp-jobs:subscription-filter:elsewhere"
_PLAN = f"backup:{HOME}:backup-plan:*"
_QUEUE = f"sqs:{HOME}:acme-rp-imports"
_QUICK_QUEUE = f"sqs:{VIRGINIA}:acme-rp-quick"
_REPOSITORY = f"ecr:{HOME}:repository/acme-rp-images"
_DATABASE, _SNAPSHOT = f"rds:{HOME}:db:acme-rp-subjects", f"rds:{HOME}:snapshot:acme-rp-quick"
_NOTEBOOK = f"sagemaker:{VIRGINIA}:notebook-instance/quick"
_SECRET, _REPLICA = (f"secretsmanager:{region}:secret:acme-rp-instrument-login-*" for region in (HOME, VIRGINIA))
_STREAM = f"kinesis:{HOME}:stream/acme-rp-measurements"
_SUBSCRIPTION = f"sns:{HOME}:acme-rp-alerts:*"
_TABLE = f"dynamodb:{HOME}:table/acme-rp-sessions"
_TRAIL = f"cloudtrail:{HOME}:trail/acme-rp-everything"
_DESTINATION = f"logs:{VIRGINIA}:destination:elsewhere"

CHANGES = (
    Change(
        copy_samples_to_virginia,
        (
            ("unmanaged", "s3:::acme-rp-copy", "", "", "acme-rp-copy in us-east-1"),
            ("changed", "s3:::acme-rp-samples", "replicas", *_COPIED),
        ),
        (("RES-01", "s3:::acme-rp-copy"), ("RES-02", "s3:::acme-rp-samples")),
    ),
    Change(
        stop_rotation,
        (("changed", f"kms:{HOME}:key/*", "rotation_days", "365", "0"),),
        (("KEY-05", f"kms:{HOME}:key/*"),),
    ),
    Change(share_table, (("changed", _TABLE, "shared_with", "none", STRANGER),), (("ACC-03", _TABLE),)),
    Change(
        open_queue,
        (
            ("changed", _QUEUE, "public_access", "private", "public"),
            ("changed", _QUEUE, "shared_with", "none", "*"),
        ),
        (("ACC-01", _QUEUE), ("ACC-03", _QUEUE)),
    ),
    Change(
        queue_in_virginia,
        (("unmanaged", _QUICK_QUEUE, "", "", "acme-rp-quick in us-east-1"),),
        (("KEY-01", _QUICK_QUEUE), ("RES-01", _QUICK_QUEUE)),
    ),
    Change(
        subscribe_by_mail,
        (("unmanaged", _SUBSCRIPTION, "", "", "email in eu-central-1"),),
        (("RES-04", _SUBSCRIPTION),),
    ),
    Change(
        stop_encryption,
        (("changed", _STREAM, "key", "alias/acme-rp-data in eu-central-1", "none"),),
        (("KEY-01", _STREAM),),
    ),
    Change(
        replicate_secret,
        (
            ("changed", _SECRET, "more_keys", "none", "kms:us-east-1:alias/aws/secretsmanager"),
            ("changed", _SECRET, "replicas", "none", "replication to us-east-1"),
        ),
        (
            ("KEY-01", _SECRET),
            ("RES-02", _SECRET),
            ("KEY-01", _REPLICA),
            ("RES-01", _REPLICA),
            ("RES-02", _REPLICA),
        ),
    ),
    Change(share_registry, (("changed", _REPOSITORY, "shared_with", "none", STRANGER),), (("ACC-03", _REPOSITORY),)),
    Change(
        send_logs_away,
        (
            ("unmanaged", _FILTER, "", "", "acme-rp-jobs:elsewhere in eu-central-1"),
            ("unmanaged", _DESTINATION, "", "", "elsewhere in us-east-1"),
        ),
        (("RES-05", _FILTER), ("RES-05", _DESTINATION)),
    ),
    Change(stop_trail, (("changed", _TRAIL, "enabled", "yes", "no"),), (("AUD-01", _TRAIL),)),
    Change(open_database, (("changed", _DATABASE, "public_access", "private", "public"),), (("ACC-01", _DATABASE),)),
    Change(
        share_snapshot,
        (("unmanaged", _SNAPSHOT, "", "", "acme-rp-quick in eu-central-1"),),
        (("ACC-03", _SNAPSHOT),),
    ),
    Change(
        open_file_system,
        (
            ("changed", _FILES, "public_access", "private", "public"),
            ("changed", _FILES, "shared_with", ACCOUNT, "*"),
        ),
        (("ACC-01", _FILES), ("ACC-03", _FILES)),
    ),
    Change(back_up_to_virginia, (("unmanaged", _PLAN, "", "", "quick in eu-central-1"),), (("RES-03", _PLAN),)),
    # No control asks it: each volume says for itself whether it is encrypted.
    Change(
        stop_default_encryption,
        (("missing", "aws_ebs_encryption_by_default.volumes", "", "encryption by default in eu-central-1", ""),),
    ),
    Change(
        notebook_in_virginia,
        (("unmanaged", _NOTEBOOK, "", "", "quick in us-east-1"),),
        (("AI-01", _NOTEBOOK), ("AI-03", _NOTEBOOK), ("RES-04", _NOTEBOOK)),
    ),
)
