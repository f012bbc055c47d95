"""AWS relational, document and graph databases: instances, clusters, global clusters, proxies.

The RDS API lists the clusters and instances of Amazon DocumentDB and Neptune too, so one call reads all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    aws_location,
    flattened,
    flows,
    is_on,
    joined,
    key_of,
    keys_at,
    names,
    own_key,
    public_if,
    region_of,
    row,
    stays_at,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
RDS_KEY = "alias/aws/rds"
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
SECRET_KEY = "alias/aws/secretsmanager"


# What it is called


def rds_identity(kind: str, name: str, document: Document) -> str:
    """Return the identity of an instance (`db`), cluster or snapshot, from its ARN or its name in its region."""
    return name if name.startswith("arn:") else f"rds:{region_of(document)}:{kind}:{name}"


def rds_identities(kind: str, terraform: tuple[str, ...], api: tuple[str, ...]) -> Field:
    """Return the identities of what the RDS API names: the ARN at the first path, the short name at the second."""

    def read(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
        short = rds_identity(kind, name, document) if isinstance(name, str) else None
        return names(document, arn, short)

    return Field(Derived(terraform, read, lenient=True), Derived(api, read, lenient=True))


def rds_flows(flow: str, kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to the instances or clusters at `paths`, by ARN or by name in this region."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found = [
            rds_identity(kind, value, document) if isinstance(value, str) else value for value in flattened(values)
        ]
        named = [Flow(flow, Ref(v), _region_in(v)) for v in found if isinstance(v, str)]
        others = flows(document, flow, [v for v in found if not isinstance(v, str)])
        return others if isinstance(others, Unknown) else Known((*others.value, *named))

    return Derived(paths, read, lenient=True)


def _region_in(identity: str) -> str:
    # arn:aws:rds:eu-central-1:... and rds:eu-central-1:...
    return identity.split(":")[3 if identity.startswith("arn:") else 1].replace("?", "")


# Where it is

_ZONE_OF_A_REGION = re.compile(r"([a-z]+(-[a-z]+)+-\d)[a-z]")


def in_region(terraform: str, api: str) -> Field:
    """Return the location of what AWS places in a zone of the region by itself: a Local Zone is the zone's own."""

    def read(document: Document, zone: Any, region: Any = None) -> Value[str]:
        if isinstance(zone, (Unknown, Ref)):
            return undecided(zone) or Unknown("its zone is known after apply")
        if zone and not _ZONE_OF_A_REGION.fullmatch(zone):
            return Known(zone)
        return aws_location(document, region)

    return Field(Derived((terraform, "region"), read, lenient=True), Derived((api,), read, lenient=True), drift=False)


# What encrypts it


def _storage_key(key: str, *origins: str, always: str = "") -> Reader:
    """Return a reader of the key of a storage volume; what is restored or replicated has that of its origin.

    `always` is an attribute with a value of which the volume is encrypted even where nothing says so.
    https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
    """

    def read(document: Document, encrypted: Any, key: Any, serverless: Any, *origins: Any) -> Value[Ref | None]:
        if key:
            return key_of(document, key, "")
        if unknown := undecided(encrypted, serverless):
            return unknown
        if any(flattened(origins)):
            return Unknown("it has the key of what it was made from")
        if is_on(encrypted) or (encrypted is None and serverless == "serverless"):
            return own_key(document, RDS_KEY)
        return Known(None, "it is not encrypted unless told to be")

    return Derived(("storage_encrypted", key, always or key, *origins), read, lenient=True)


def live_key(document: Document, key: Any) -> Value[Ref | None]:
    """Return the key that the API tells, which is there where the volume is encrypted."""
    return key_of(document, key, "no KMS key encrypts it")


def switched_key(switch: str, key: str, alias: str) -> Reader:
    """Return a reader of the key of a part that exists where a switch is on: AWS's own unless told otherwise."""

    def read(document: Document, switch: Any, key: Any) -> Value[tuple[Ref | None, ...]]:
        if unknown := undecided(switch):
            return unknown
        if not is_on(switch):
            return Known(())
        found = key_of(document, key, "") if key else own_key(document, alias)
        return found if isinstance(found, Unknown) else Known((found.value,))

    return Derived((switch, key), read, lenient=True)


# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.html
_INSIGHTS = switched_key("performance_insights_enabled", "performance_insights_kms_key_id", RDS_KEY)
_SECRET = switched_key("manage_master_user_password", "master_user_secret_kms_key_id", SECRET_KEY)


def _secret_of(document: Document, managed: Any, secret: Any) -> Value[tuple[Ref | None, ...]]:
    # DocumentDB takes no key for the secret: what stands in the state is what AWS took.
    if unknown := undecided(managed, secret):
        return unknown
    found = [key_of(document, part.get("kms_key_id"), "") for part in secret or ()] if is_on(managed) else []
    if is_on(managed) and not found:
        found = [own_key(document, SECRET_KEY)]
    unknown = undecided(*(each for each in found if isinstance(each, Unknown)))
    return unknown or Known(tuple(each.value for each in found if isinstance(each, Known)))


def _live_parts(call: str) -> Reader:
    return joined(
        switched_key(f"{call}.PerformanceInsightsEnabled", f"{call}.PerformanceInsightsKMSKeyId", RDS_KEY),
        keys_at(f"{call}.MasterUserSecret.KmsKeyId", f"{call}.ActivityStreamKmsKeyId"),
    )


# Where it goes


def _backups(target: str, copies: Reader | None = None) -> Reader:
    """Return a reader of where backups go: those on an Outpost lie in somebody's own building."""

    def read(document: Document, target: Any, *_: Any) -> Value[tuple[Flow, ...]]:
        if unknown := undecided(target):
            return unknown
        if target == "outposts":
            return Unknown("its backups are on an Outpost, and no region says where that stands")
        return copies(document) if copies else Known(())

    return Derived((target, *(copies.paths if copies else ())), read, lenient=True)


_INSTANCE = "describe_db_instances"
_CLUSTER = "describe_db_clusters"
_GLOBAL = "describe_global_clusters"


def _global(*paths: str) -> Reader:
    """Return a reader of the flow to the global cluster that a cluster joins."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found = [Ref(global_identity(v)) if isinstance(v, str) else v for v in flattened(values)]
        return flows(document, "global cluster", found)

    return Derived(paths, read, lenient=True)


def global_identity(name: str) -> str:
    """Return the identity of a global cluster: it belongs to no region."""
    return f"rds::global-cluster:{name}"


def _global_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, global_identity(name) if isinstance(name, str) else None)


def _members(document: Document, members: Any) -> Value[tuple[Flow, ...]]:
    found = sorted(member["DBClusterArn"] for member in members or ())
    return flows(document, "global cluster", found)


# Which type it is


def _engine(call: str) -> Callable[[Document], str]:
    def read(document: Document) -> str:
        return str(document.values[call].get("Engine") or "").partition("-")[0]

    return read


def _instance_type(document: Document) -> str:
    engine = _engine(_INSTANCE)(document)
    if engine in ("docdb", "neptune"):
        return f"aws_{engine}_cluster_instance"
    return "aws_rds_cluster_instance" if document.values[_INSTANCE].get("DBClusterIdentifier") else "aws_db_instance"


def _of_the_cluster(document: Document) -> bool:
    # The instances of a Multi-AZ DB cluster are made by RDS, not by whoever makes the cluster.
    # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html
    item = document.values[_INSTANCE]
    return bool(item.get("DBClusterIdentifier")) and _engine(_INSTANCE)(document) in ("mysql", "postgres")


def _cluster_type(document: Document) -> str:
    engine = _engine(_CLUSTER)(document)
    return f"aws_{engine}_cluster" if engine in ("docdb", "neptune") else "aws_rds_cluster"


def _global_type(document: Document) -> str:
    engine = _engine(_GLOBAL)(document)
    return f"aws_{engine}_global_cluster" if engine in ("docdb", "neptune") else "aws_rds_global_cluster"


def _not_its_home(document: Document) -> bool:
    # Every region of a global cluster tells of it: it is read where its writer is, or its first member by name.
    members = document.values[_GLOBAL].get("GlobalClusterMembers") or []
    writers = sorted(m["DBClusterArn"] for m in members if m.get("IsWriter"))
    home = (writers or sorted(m["DBClusterArn"] for m in members))[:1]
    return [arn.split(":")[3] for arn in home] != [region_of(document)]


_INSTANCES = Live(
    service="rds",
    list=Call(_INSTANCE, "rds:DescribeDBInstances", items="DBInstances"),
    id=lambda document: document.values[_INSTANCE]["DBInstanceArn"],
    type=_instance_type,
    given=_of_the_cluster,
)
_CLUSTERS = Live(
    service="rds",
    list=Call(_CLUSTER, "rds:DescribeDBClusters", items="DBClusters"),
    id=lambda document: document.values[_CLUSTER]["DBClusterArn"],
    type=_cluster_type,
)
_GLOBALS = Live(
    service="rds",
    list=Call(_GLOBAL, "rds:DescribeGlobalClusters", items="GlobalClusters"),
    id=lambda document: document.values[_GLOBAL]["GlobalClusterArn"],
    type=_global_type,
    skip=_not_its_home,
)


def _instance(type: str, **parts: Any) -> Mapping:
    """Return the row of one instance of a cluster: it computes, its data rests in the cluster."""
    return row(
        type,
        Compute,
        "rds",
        name=Field(At("identifier"), At(f"{_INSTANCE}.DBInstanceIdentifier")),
        identities=rds_identities(
            "db", ("arn", "identifier"), (f"{_INSTANCE}.DBInstanceArn", f"{_INSTANCE}.DBInstanceIdentifier")
        ),
        location=in_region("availability_zone", f"{_INSTANCE}.AvailabilityZone"),
        tags=f"{_INSTANCE}.TagList",
        read_with="aws_db_instance",
        **parts,
    )


def _global_cluster(type: str, live: Live | None) -> Mapping:
    """Return the row of a global cluster: the clusters that join it name it, live it names them."""
    return row(
        type,
        Route,
        "rds",
        name=Field(At("global_cluster_identifier"), At(f"{_GLOBAL}.GlobalClusterIdentifier")),
        identities=Field(
            Derived(("arn", "global_cluster_identifier"), _global_identities, lenient=True),
            Derived((f"{_GLOBAL}.GlobalClusterArn", f"{_GLOBAL}.GlobalClusterIdentifier"), _global_identities),
        ),
        tagged=False,
        chosen=("source_db_cluster_identifier",),
        match=("name",),
        replicas=Field(
            rds_flows("global cluster", "cluster", "source_db_cluster_identifier"),
            Derived((f"{_GLOBAL}.GlobalClusterMembers",), _members),
            # Terraform's clusters join it from their own side.
            drift=False,
        ),
        live=live,
        read_with="" if live else "aws_rds_global_cluster",
    )


def _cluster(type: str, live: Live | None, key: Field, logs: str, sources: tuple[str, ...], **parts: Any) -> Mapping:
    """Return the row of a cluster; `logs` are its log exports, `sources` what it replicates."""
    return row(
        type,
        Store,
        "rds",
        name=Field(At("cluster_identifier"), At(f"{_CLUSTER}.DBClusterIdentifier")),
        identities=rds_identities(
            "cluster", ("arn", "cluster_identifier"), (f"{_CLUSTER}.DBClusterArn", f"{_CLUSTER}.DBClusterIdentifier")
        ),
        tags=f"{_CLUSTER}.TagList",
        chosen=_CLUSTER_CHOSEN[type],
        companions=(Companion("aws_rds_cluster_activity_stream", "resource_arn"),) if type == "aws_rds_cluster" else (),
        key=key,
        replicas=Field(
            joined(
                _global("global_cluster_identifier"),
                *([rds_flows("replica source", "cluster", *sources)] if sources else []),
            ),
            joined(
                _global(f"{_CLUSTER}.GlobalClusterIdentifier"),
                rds_flows("replica source", "cluster", f"{_CLUSTER}.ReplicationSourceIdentifier"),
                rds_flows("read replica", "cluster", f"{_CLUSTER}.ReadReplicaIdentifiers"),
            ),
            # A replica names its source in Terraform, live the source names its replicas too.
            drift=False,
        ),
        logs=Field(
            stays_at("log delivery", logs), stays_at("log delivery", f"{_CLUSTER}.EnabledCloudwatchLogsExports")
        ),
        live=live,
        read_with="" if live else "aws_rds_cluster",
        **parts,
    )


_CLUSTER_CHOSEN = {
    "aws_rds_cluster": (
        "storage_encrypted",
        "kms_key_id",
        "performance_insights_kms_key_id",
        "master_user_secret_kms_key_id",
    ),
    "aws_docdb_cluster": ("kms_key_id", "master_user_secret"),
    "aws_neptune_cluster": ("kms_key_arn",),
}


DATABASES: tuple[Mapping, ...] = (
    row(
        "aws_db_instance",
        Store,
        "rds",
        name=Field(At("identifier"), At(f"{_INSTANCE}.DBInstanceIdentifier")),
        identities=rds_identities(
            "db", ("arn", "identifier"), (f"{_INSTANCE}.DBInstanceArn", f"{_INSTANCE}.DBInstanceIdentifier")
        ),
        location=in_region("availability_zone", f"{_INSTANCE}.AvailabilityZone"),
        tags=f"{_INSTANCE}.TagList",
        chosen=(
            "availability_zone",
            "backup_target",
            "kms_key_id",
            "master_user_secret_kms_key_id",
            "performance_insights_kms_key_id",
            "snapshot_identifier",
        ),
        key=Field(
            _storage_key("kms_key_id", "replicate_source_db", "snapshot_identifier", "restore_to_point_in_time"),
            Derived((f"{_INSTANCE}.KmsKeyId",), live_key, lenient=True),
        ),
        more_keys=Field(joined(_INSIGHTS, _SECRET), _live_parts(_INSTANCE)),
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_INSTANCE}.PubliclyAccessible")),
        replicas=Field(
            rds_flows("replica source", "db", "replicate_source_db"),
            joined(
                rds_flows("replica source", "db", f"{_INSTANCE}.ReadReplicaSourceDBInstanceIdentifier"),
                rds_flows("read replica", "db", f"{_INSTANCE}.ReadReplicaDBInstanceIdentifiers"),
                rds_flows("read replica", "cluster", f"{_INSTANCE}.ReadReplicaDBClusterIdentifiers"),
            ),
            drift=False,
        ),
        copies=Field(
            _backups("backup_target"),
            _backups(
                f"{_INSTANCE}.BackupTarget",
                rds_flows(
                    "backup replication",
                    "auto-backup",
                    f"{_INSTANCE}.DBInstanceAutomatedBackupsReplications.*.DBInstanceAutomatedBackupsArn",
                ),
            ),
            # In Terraform the replication of backups is a resource of its own.
            drift=False,
        ),
        logs=Field(
            stays_at("log delivery", "enabled_cloudwatch_logs_exports"),
            stays_at("log delivery", f"{_INSTANCE}.EnabledCloudwatchLogsExports"),
        ),
        live=_INSTANCES,
    ),
    _cluster(
        "aws_rds_cluster",
        _CLUSTERS,
        Field(
            _storage_key(
                "kms_key_id",
                "snapshot_identifier",
                "replication_source_identifier",
                "restore_to_point_in_time",
                always="engine_mode",
            ),
            Derived((f"{_CLUSTER}.KmsKeyId",), live_key, lenient=True),
        ),
        "enabled_cloudwatch_logs_exports",
        ("replication_source_identifier",),
        more_keys=Field(
            joined(_INSIGHTS, _SECRET, keys_at("aws_rds_cluster_activity_stream.*.kms_key_id")), _live_parts(_CLUSTER)
        ),
        # Only a Multi-AZ DB cluster is public as a whole, in Aurora each instance is for itself.
        public_access=Field(Always(Known("private")), public_if(f"{_CLUSTER}.PubliclyAccessible")),
    ),
    _instance(
        "aws_rds_cluster_instance",
        chosen=(
            "availability_zone",
            "performance_insights_enabled",
            "performance_insights_kms_key_id",
            "publicly_accessible",
        ),
        more_keys=Field(_INSIGHTS, _live_parts(_INSTANCE)),
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_INSTANCE}.PubliclyAccessible")),
    ),
    _global_cluster("aws_rds_global_cluster", _GLOBALS),
    _cluster(
        "aws_docdb_cluster",
        None,
        Field(
            _storage_key("kms_key_id", "snapshot_identifier", "restore_to_point_in_time"),
            Derived((f"{_CLUSTER}.KmsKeyId",), live_key, lenient=True),
        ),
        "enabled_cloudwatch_logs_exports",
        (),
        more_keys=Field(
            Derived(("manage_master_user_password", "master_user_secret"), _secret_of, lenient=True),
            keys_at(f"{_CLUSTER}.MasterUserSecret.KmsKeyId"),
        ),
    ),
    _instance(
        "aws_docdb_cluster_instance",
        chosen=("availability_zone", "performance_insights_kms_key_id"),
        more_keys=Field(
            switched_key("enable_performance_insights", "performance_insights_kms_key_id", RDS_KEY),
            _live_parts(_INSTANCE),
        ),
        # https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DBInstance.html: never public.
        public_access=Field(Always(Known("private")), public_if(f"{_INSTANCE}.PubliclyAccessible")),
    ),
    _global_cluster("aws_docdb_global_cluster", None),
    _cluster(
        "aws_neptune_cluster",
        None,
        Field(
            _storage_key("kms_key_arn", "snapshot_identifier", "replication_source_identifier"),
            Derived((f"{_CLUSTER}.KmsKeyId",), live_key, lenient=True),
        ),
        "enable_cloudwatch_logs_exports",
        ("replication_source_identifier",),
    ),
    _instance(
        "aws_neptune_cluster_instance",
        chosen=("availability_zone",),
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_INSTANCE}.PubliclyAccessible")),
    ),
    _global_cluster("aws_neptune_global_cluster", None),
)
