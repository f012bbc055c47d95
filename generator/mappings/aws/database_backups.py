"""Copies of AWS databases: snapshots, copied and shared ones, replicated automated backups, exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Backup, Known, Ref, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    buckets_at,
    flattened,
    key_or,
    partition_of,
    region_of,
    row,
    shared_at,
)
from generator.mappings.aws.databases import RDS_KEY, live_key, rds_identities
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

_SNAPSHOTS = "describe_db_snapshots"
_SHARES = "describe_db_snapshot_attributes.DBSnapshotAttributesResult.DBSnapshotAttributes"
_CLUSTER_SNAPSHOTS = "describe_db_cluster_snapshots"
_CLUSTER_SHARES = (
    "describe_db_cluster_snapshot_attributes.DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes"
)
_BACKUPS = "describe_db_instance_automated_backups"
_EXPORTS = "describe_export_tasks"


def _planned_key(document: Document, key: Any) -> Value[Ref | None]:
    # A snapshot has the key of what it is taken of, and the provider tells it after apply.
    return live_key(document, key) if key else Unknown("it has the key of what it is taken of")


def _copy_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
    return live_key(document, key) if key else Unknown("the copy has the key of its source, if that has any")


def _destination(document: Document, destination: Any, region: Any = None) -> Value[str]:
    return undecided(destination) or (Known(destination) if destination else aws_location(document, region))


def _public(shared: Reader) -> Reader:
    """Return a reader of whether a snapshot is shared with everybody, from whom it is shared with.

    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
    """

    def read(document: Document, *_: Any) -> Value[str]:
        found = shared(document)
        if isinstance(found, Unknown):
            return found
        return Known("public" if "*" in found.value else "private")

    return Derived(shared.paths, read, lenient=True)


def _restorers(path: str) -> Reader:
    """Return a reader of the accounts that may restore a snapshot, from its attributes."""

    def read(document: Document, attributes: Any) -> Value[tuple[str, ...]]:
        if unknown := undecided(attributes):
            return unknown
        allowed = [a.get("AttributeValues") for a in attributes or () if a.get("AttributeName") == "restore"]
        return Known(tuple(sorted("*" if who == "all" else who for who in flattened(allowed))))

    return Derived((path,), read, lenient=True)


def _sharing(terraform: bool, attributes: str) -> dict[str, Any]:
    here: Reader = shared_at("shared_accounts") if terraform else Always(Known(()))
    private: Reader = _public(here) if terraform else Always(Known("private"))
    live = _restorers(attributes)
    return {"shared_with": Field(here, live), "public_access": Field(private, _public(live))}


def _snapshot_type(document: Document) -> str:
    item = document.values[_SNAPSHOTS]
    return "aws_db_snapshot_copy" if item.get("SourceDBSnapshotIdentifier") else "aws_db_snapshot"


def _cluster_snapshot_type(document: Document) -> str:
    item = document.values[_CLUSTER_SNAPSHOTS]
    engine = str(item.get("Engine"))
    if engine in ("docdb", "neptune"):
        return f"aws_{engine}_cluster_snapshot"
    return "aws_rds_cluster_snapshot_copy" if item.get("SourceDBClusterSnapshotArn") else "aws_db_cluster_snapshot"


def _automatic(call: str) -> Callable[[Document], bool]:
    """Tell whether a snapshot is one of those that AWS takes by itself, or that AWS Backup took under its plan."""
    return lambda document: document.values[call].get("SnapshotType") != "manual"


_SNAPSHOTS_LIVE = Live(
    service="rds",
    list=Call(_SNAPSHOTS, "rds:DescribeDBSnapshots", items="DBSnapshots"),
    details=(
        Call(
            "describe_db_snapshot_attributes",
            "rds:DescribeDBSnapshotAttributes",
            {"DBSnapshotIdentifier": "{DBSnapshotIdentifier}"},
        ),
    ),
    id=lambda document: document.values[_SNAPSHOTS]["DBSnapshotArn"],
    type=_snapshot_type,
    given=_automatic(_SNAPSHOTS),
)
_CLUSTER_SNAPSHOTS_LIVE = Live(
    service="rds",
    list=Call(_CLUSTER_SNAPSHOTS, "rds:DescribeDBClusterSnapshots", items="DBClusterSnapshots"),
    details=(
        Call(
            "describe_db_cluster_snapshot_attributes",
            "rds:DescribeDBClusterSnapshotAttributes",
            {"DBClusterSnapshotIdentifier": "{DBClusterSnapshotIdentifier}"},
        ),
    ),
    id=lambda document: document.values[_CLUSTER_SNAPSHOTS]["DBClusterSnapshotArn"],
    type=_cluster_snapshot_type,
    given=_automatic(_CLUSTER_SNAPSHOTS),
)


def _snapshot(type: str, name: str, key: Reader, live: Live | None, **parts: Any) -> Mapping:
    """Return the row of a snapshot of an instance."""
    return row(
        type,
        Backup,
        "rds",
        name=Field(At(name), At(f"{_SNAPSHOTS}.DBSnapshotIdentifier")),
        identities=rds_identities(
            "snapshot",
            ("db_snapshot_arn", name),
            (f"{_SNAPSHOTS}.DBSnapshotArn", f"{_SNAPSHOTS}.DBSnapshotIdentifier"),
        ),
        tags=f"{_SNAPSHOTS}.TagList",
        key=Field(key, Derived((f"{_SNAPSHOTS}.KmsKeyId",), live_key, lenient=True)),
        live=live,
        read_with="" if live else "aws_db_snapshot",
        **_sharing(True, _SHARES),
        **parts,
    )


def _cluster_snapshot(type: str, name: str, key: Reader, live: Live | None, **parts: Any) -> Mapping:
    """Return the row of a snapshot of a cluster; those of DocumentDB and Neptune take neither tags nor accounts."""
    own = type in ("aws_db_cluster_snapshot", "aws_rds_cluster_snapshot_copy")
    return row(
        type,
        Backup,
        "rds",
        name=Field(At(name), At(f"{_CLUSTER_SNAPSHOTS}.DBClusterSnapshotIdentifier")),
        identities=rds_identities(
            "cluster-snapshot",
            ("db_cluster_snapshot_arn", name),
            (f"{_CLUSTER_SNAPSHOTS}.DBClusterSnapshotArn", f"{_CLUSTER_SNAPSHOTS}.DBClusterSnapshotIdentifier"),
        ),
        tags=f"{_CLUSTER_SNAPSHOTS}.TagList",
        tagged=own,
        key=Field(key, Derived((f"{_CLUSTER_SNAPSHOTS}.KmsKeyId",), live_key, lenient=True)),
        live=live,
        read_with="" if live else "aws_db_cluster_snapshot",
        **_sharing(own, _CLUSTER_SHARES),
        **parts,
    )


_COPIED = Field(
    Derived(("destination_region", "region"), _destination, lenient=True), Derived((), aws_location), drift=False
)


# Automated backups


def _source_region(document: Document) -> str:
    return str(document.values[_BACKUPS].get("DBInstanceArn", "")).partition(":rds:")[2].partition(":")[0]


def _stays(document: Document) -> bool:
    # AWS keeps automated backups beside every instance, and of some that are gone.
    return _source_region(document) == region_of(document)


def _backup_arn(document: Document) -> str:
    item = document.values[_BACKUPS]
    # Backups beside their instance may have no ARN of their own.
    return str(item.get("DBInstanceAutomatedBackupsArn") or _backup_name(document, item["DbiResourceId"]))


def _backup_name(document: Document, resource: str) -> str:
    return f"arn:{partition_of(document)}:rds:{region_of(document)}:{account_of(document)}:auto-backup:{resource}"


DATABASE_BACKUPS: tuple[Mapping, ...] = (
    _snapshot(
        "aws_db_snapshot",
        "db_snapshot_identifier",
        Derived(("kms_key_id",), _planned_key, lenient=True),
        _SNAPSHOTS_LIVE,
    ),
    _snapshot(
        "aws_db_snapshot_copy",
        "target_db_snapshot_identifier",
        Derived(("kms_key_id",), _copy_key, lenient=True),
        None,
        location=_COPIED,
    ),
    _cluster_snapshot(
        "aws_db_cluster_snapshot",
        "db_cluster_snapshot_identifier",
        Derived(("kms_key_id",), _planned_key, lenient=True),
        _CLUSTER_SNAPSHOTS_LIVE,
    ),
    _cluster_snapshot(
        "aws_rds_cluster_snapshot_copy",
        "target_db_cluster_snapshot_identifier",
        Derived(("kms_key_id",), _copy_key, lenient=True),
        None,
        location=_COPIED,
    ),
    _cluster_snapshot(
        "aws_docdb_cluster_snapshot",
        "db_cluster_snapshot_identifier",
        Derived(("kms_key_id",), _planned_key, lenient=True),
        None,
    ),
    _cluster_snapshot(
        "aws_neptune_cluster_snapshot",
        "db_cluster_snapshot_identifier",
        Derived(("kms_key_id",), _planned_key, lenient=True),
        None,
    ),
    row(
        "aws_db_instance_automated_backups_replication",
        Backup,
        "rds",
        # It has no name: there is one of an instance in a region.
        name=Field(At("source_db_instance_arn"), At(f"{_BACKUPS}.DBInstanceArn")),
        identities=Field(Always(Known(())), Derived((), lambda document: Known((_backup_arn(document),)))),
        tagged=False,
        tags=f"{_BACKUPS}.TagList",
        chosen=("kms_key_id",),
        # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html
        key=Field(key_or(RDS_KEY, "kms_key_id"), Derived((f"{_BACKUPS}.KmsKeyId",), live_key, lenient=True)),
        live=Live(
            service="rds",
            list=Call(_BACKUPS, "rds:DescribeDBInstanceAutomatedBackups", items="DBInstanceAutomatedBackups"),
            id=_backup_arn,
            given=_stays,
        ),
    ),
    row(
        "aws_rds_export_task",
        Backup,
        "rds",
        name=Field(At("export_task_identifier"), At(f"{_EXPORTS}.ExportTaskIdentifier")),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        key=Field(
            Derived(("kms_key_id",), live_key, lenient=True),
            Derived((f"{_EXPORTS}.KmsKeyId",), live_key, lenient=True),
        ),
        copies=Field(buckets_at("export", "s3_bucket_name"), buckets_at("export", f"{_EXPORTS}.S3Bucket")),
        live=Live(
            service="rds",
            list=Call(_EXPORTS, "rds:DescribeExportTasks", items="ExportTasks"),
            id=lambda document: (
                f"arn:{partition_of(document)}:rds:{region_of(document)}:{account_of(document)}"
                f":export-task:{document.values[_EXPORTS]['ExportTaskIdentifier']}"
            ),
        ),
    ),
)
