"""AWS file systems: EFS and FSx, with their copies.

Volumes, virtual machines and snapshots of an FSx file system lie in it, under its key, and are judged there.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    address,
    companion_of,
    flow,
    flows_at,
    key_of,
    key_or,
    name_tag,
    own_key,
    public_by_policy,
    row,
    shared_by_policy,
    zone,
)
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# EFS

_EFS = "describe_file_systems"


def _efs_name(document: Document, token: Any) -> Value[str]:
    return undecided(token) or (Known(token) if token else Unknown("AWS makes up its creation token"))


def _efs_names(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    return Known(tuple(name for name in found if isinstance(name, str)))


def _is_replica(document: Document) -> bool:
    # AWS makes the copy, and keeps it from being written: the flow stands at what it is a copy of.
    protection = document.values[_EFS].get("FileSystemProtection") or {}
    return str(protection.get("ReplicationOverwriteProtection")) == "REPLICATING"


def _replicated(document: Document, destinations: Any) -> Value[tuple[Flow, ...]]:
    """Return where a file system is copied to: a region or zone that is named, else the one file system given."""
    found = blocks(destinations)
    if isinstance(found, Unknown):
        return found
    ends = []
    for destination in found:
        region, place, target = (
            destination.get(name) for name in ("region", "availability_zone_name", "file_system_id")
        )
        named = place if isinstance(place, str) and place else region
        end = named if isinstance(named, str) and named else target or named
        ends.append(Unknown("where it is copied to is known after apply") if end is None else end)
    told = [flow(document, "replication", end) for end in ends]
    unsure = next((each for each in told if isinstance(each, Unknown)), None)
    return unsure or Known(tuple(each for each in told if isinstance(each, Flow)))


def _copy_keys(document: Document, destinations: Any) -> Value[tuple[Ref | None, ...]]:
    """Return the keys of the copies that AWS makes; one that was there before has its own.

    https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
    """
    found = blocks(destinations)
    if isinstance(found, Unknown):
        return found
    keys: list[Ref | None] = []
    for destination in found:
        key, target, region = (destination.get(name) for name in ("kms_key_id", "file_system_id", "region"))
        if isinstance(key, Ref):
            keys.append(key)
        elif key is not None or target is None:
            if unknown := undecided(key, region):
                return unknown
            name = str(key or "alias/aws/elasticfilesystem")
            keys.append(Ref(name if name.startswith("arn:") else f"kms:{region}:{name}"))
        elif isinstance(target, Unknown):
            return target
    return Known(tuple(keys))


def _live_replicated(document: Document, replications: Any, system: Any) -> Value[tuple[Flow, ...]]:
    # The copy is told of the same replication as its source.
    own = [found for found in replications or () if found.get("SourceFileSystemId") == system]
    return Known(tuple(Flow("replication", end["Region"]) for found in own for end in found.get("Destinations") or ()))


_REPLICATION = "aws_efs_replication_configuration"


# FSx

_FSX = "describe_file_systems"
_TYPES = {
    "LUSTRE": "aws_fsx_lustre_file_system",
    "ONTAP": "aws_fsx_ontap_file_system",
    "OPENZFS": "aws_fsx_openzfs_file_system",
    "WINDOWS": "aws_fsx_windows_file_system",
}
# https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html
_SCRATCH = "a scratch file system is under a key of AWS's own"
# https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html
_FSX_KEY = Field(key_or("alias/aws/fsx", "kms_key_id"), key_or("alias/aws/fsx", f"{_FSX}.KmsKeyId"))


def _lustre_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    if unknown := undecided(kind):
        return unknown
    if str(kind or "SCRATCH_1").startswith("SCRATCH"):
        return Known(None, _SCRATCH)
    return key_of(document, key, "") if key else own_key(document, "alias/aws/fsx")


def _repositories(document: Document, *paths: Any) -> Value[tuple[Flow, ...]]:
    """Return the buckets and servers that a file system gives files to, or takes them from."""
    found: list[Flow] = []
    for path in paths:
        for each in path if isinstance(path, list) else [path]:
            if isinstance(each, Unknown):
                return each
            told = flow(document, "data repository", _place_of(each)) if each else None
            found += [told] if isinstance(told, Flow) else []
    return Known(tuple(dict.fromkeys(found)))


def _place_of(path: Any) -> Any:
    return path if isinstance(path, Ref) or str(path).startswith("s3://") else address(str(path))


_NOTHING = Field(Always(Known(())), Always(Known(())))


def _fsx(
    type: str,
    live: Live | None = None,
    *,
    key: Field = _FSX_KEY,
    deliveries: Field = _NOTHING,
    logs: Field = _NOTHING,
    chosen: tuple[str, ...] = (),
) -> Mapping:
    """Return the row of a kind of FSx file system: they differ in what they write elsewhere."""
    return row(
        type,
        Store,
        "fsx",
        name=name_tag(f"{_FSX}.Tags"),
        arns=(f"{_FSX}.ResourceARN", f"{_FSX}.FileSystemId"),
        tags=f"{_FSX}.Tags",
        chosen=("kms_key_id", *chosen),
        live=live,
        read_with="" if live else "aws_fsx_lustre_file_system",
        key=key,
        deliveries=deliveries,
        logs=logs,
    )


def _backup_key(document: Document, key: Any) -> Value[Ref | None]:
    unsaid = Unknown("its key is that of its file system, known after apply")
    return unsaid if key is None else key_of(document, key, "")


def _is_automatic(document: Document) -> bool:
    return str(document.values["describe_backups"].get("Type")) != "USER_INITIATED"


def _association_name(document: Document, path: Any, system: Any) -> Value[str]:
    if unknown := undecided(path, system):
        return unknown
    return Known(f"{system} {path}") if path and system else Unknown("nothing names it")


def _is_of_a_cache(document: Document) -> bool:
    return bool(document.values["describe_data_repository_associations"].get("FileCacheId"))


FILES: tuple[Mapping, ...] = (
    row(
        "aws_efs_file_system",
        Store,
        "efs",
        name=Field(
            Derived(("creation_token",), _efs_name, lenient=True), Derived((f"{_EFS}.CreationToken",), _efs_name)
        ),
        identities=Field(
            Derived(("arn", "id"), _efs_names, lenient=True),
            Derived((f"{_EFS}.FileSystemArn", f"{_EFS}.FileSystemId"), _efs_names),
        ),
        tags=f"{_EFS}.Tags",
        chosen=("availability_zone_name", "creation_token", "encrypted", "kms_key_id"),
        companions=(
            Companion("aws_efs_file_system_policy", "file_system_id"),
            Companion(
                _REPLICATION,
                "source_file_system_id",
                chosen=("destination.file_system_id", "destination.region"),
            ),
        ),
        location=zone("availability_zone_name", f"{_EFS}.AvailabilityZoneName"),
        # https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
        key=Field(
            key_or("alias/aws/elasticfilesystem", "kms_key_id", encrypted="encrypted", unless=False),
            key_or("alias/aws/elasticfilesystem", f"{_EFS}.KmsKeyId", encrypted=f"{_EFS}.Encrypted", unless=False),
        ),
        public_access=Field(
            companion_of("aws_efs_file_system_policy", "policy", public_by_policy("policy")),
            public_by_policy("describe_file_system_policy.Policy"),
        ),
        shared_with=Field(
            companion_of("aws_efs_file_system_policy", "policy", shared_by_policy("policy")),
            shared_by_policy("describe_file_system_policy.Policy"),
        ),
        replicas=Field(
            companion_of(_REPLICATION, "replication", Derived(("destination",), _replicated, lenient=True)),
            Derived(("describe_replication_configurations", f"{_EFS}.FileSystemId"), _live_replicated),
        ),
        # Live a copy is a file system by itself.
        more_keys=Field(
            companion_of(_REPLICATION, "replication", Derived(("destination",), _copy_keys, lenient=True)),
            Always(Known(())),
            drift=False,
        ),
        live=Live(
            service="efs",
            list=Call("describe_file_systems", "elasticfilesystem:DescribeFileSystems", items="FileSystems"),
            details=(
                Call(
                    "describe_file_system_policy",
                    "elasticfilesystem:DescribeFileSystemPolicy",
                    {"FileSystemId": "{FileSystemId}"},
                    absent=("PolicyNotFound",),
                ),
                Call(
                    "describe_replication_configurations",
                    "elasticfilesystem:DescribeReplicationConfigurations",
                    {"FileSystemId": "{FileSystemId}"},
                    items="Replications",
                    absent=("ReplicationNotFound",),
                ),
            ),
            id=lambda document: str(document.values[_EFS]["FileSystemArn"]),
            given=_is_replica,
        ),
    ),
    _fsx(
        "aws_fsx_lustre_file_system",
        chosen=("export_path", "log_configuration", "log_configuration.destination"),
        key=Field(
            Derived(("deployment_type", "kms_key_id"), _lustre_key, lenient=True),
            Derived((f"{_FSX}.LustreConfiguration.DeploymentType", f"{_FSX}.KmsKeyId"), _lustre_key),
        ),
        deliveries=Field(
            Derived(("export_path",), _repositories, lenient=True),
            Derived((f"{_FSX}.LustreConfiguration.DataRepositoryConfiguration.ExportPath",), _repositories),
        ),
        logs=Field(
            flows_at("log delivery", "log_configuration.*.destination"),
            flows_at("log delivery", f"{_FSX}.LustreConfiguration.LogConfiguration.Destination"),
        ),
        live=Live(
            service="fsx",
            list=Call("describe_file_systems", "fsx:DescribeFileSystems", items="FileSystems"),
            id=lambda document: str(document.values[_FSX]["ResourceARN"]),
            type=lambda document: _TYPES[document.values[_FSX]["FileSystemType"]],
        ),
    ),
    _fsx("aws_fsx_ontap_file_system"),
    _fsx("aws_fsx_openzfs_file_system"),
    _fsx(
        "aws_fsx_windows_file_system",
        chosen=("audit_log_configuration.audit_log_destination",),
        logs=Field(
            flows_at("audit log", "audit_log_configuration.*.audit_log_destination"),
            flows_at("audit log", f"{_FSX}.WindowsConfiguration.AuditLogConfiguration.AuditLogDestination"),
        ),
    ),
    row(
        "aws_fsx_backup",
        Backup,
        "fsx",
        name=name_tag("describe_backups.Tags"),
        arns=("describe_backups.ResourceARN",),
        tags="describe_backups.Tags",
        key=Field(
            Derived(("kms_key_id",), _backup_key, lenient=True),
            key_or("alias/aws/fsx", "describe_backups.KmsKeyId"),
        ),
        live=Live(
            service="fsx",
            list=Call("describe_backups", "fsx:DescribeBackups", items="Backups"),
            id=lambda document: str(document.values["describe_backups"]["ResourceARN"]),
            given=_is_automatic,
        ),
    ),
    row(
        "aws_fsx_data_repository_association",
        Route,
        "fsx",
        name=Field(
            Derived(("file_system_path", "file_system_id"), _association_name, lenient=True),
            Derived(
                (
                    "describe_data_repository_associations.FileSystemPath",
                    "describe_data_repository_associations.FileSystemId",
                ),
                _association_name,
            ),
        ),
        arns=("describe_data_repository_associations.ResourceARN",),
        tags="describe_data_repository_associations.Tags",
        match=("location", "deliveries"),
        deliveries=Field(
            Derived(("data_repository_path",), _repositories, lenient=True),
            Derived(("describe_data_repository_associations.DataRepositoryPath",), _repositories),
        ),
        live=Live(
            service="fsx",
            list=Call(
                "describe_data_repository_associations",
                "fsx:DescribeDataRepositoryAssociations",
                {"MaxResults": 25},
                items="Associations",
            ),
            id=lambda document: str(document.values["describe_data_repository_associations"]["ResourceARN"]),
            # That of a cache is made with it.
            given=_is_of_a_cache,
        ),
    ),
    row(
        "aws_fsx_file_cache",
        Store,
        "fsx",
        name=name_tag("list_tags_for_resource.Tags"),
        arns=("describe_file_caches.ResourceARN",),
        tags="list_tags_for_resource.Tags",
        chosen=("kms_key_id",),
        key=Field(key_or("alias/aws/fsx", "kms_key_id"), key_or("alias/aws/fsx", "describe_file_caches.KmsKeyId")),
        # Live they are associations by themselves.
        deliveries=Field(
            Derived(("data_repository_association.*.data_repository_path",), _repositories, lenient=True),
            Always(Known(())),
            drift=False,
        ),
        live=Live(
            service="fsx",
            list=Call("describe_file_caches", "fsx:DescribeFileCaches", {"MaxResults": 100}, items="FileCaches"),
            details=(Call("list_tags_for_resource", "fsx:ListTagsForResource", {"ResourceARN": "{ResourceARN}"}),),
            id=lambda document: str(document.values["describe_file_caches"]["ResourceARN"]),
        ),
    ),
)
