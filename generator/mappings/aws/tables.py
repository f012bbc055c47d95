"""AWS tables and ledgers: DynamoDB, Keyspaces, Aurora DSQL, QLDB."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    companion_of,
    flattened,
    flows,
    flows_at,
    key_of,
    keys_at,
    name_tag,
    names,
    own_key,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# DynamoDB

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
_DYNAMODB_OWNED = "DynamoDB encrypts with a key that AWS owns unless told otherwise"
_DYNAMODB_KEY = "alias/aws/dynamodb"
_TABLE = "describe_table.Table"
_EXPORT = "describe_export.ExportDescription"
_ARN = "arn:{operator}:dynamodb:{region}:{project}:table/{item}"


def _table_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"dynamodb:{region_of(document)}:{name}"


def _table_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _table_identity(name, document) if isinstance(name, str) else None)


def _table_key(document: Document, settings: Any) -> Value[Ref | None]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    enabled = found[0].get("enabled") if found else None
    if unknown := undecided(enabled):
        return unknown
    if not enabled:
        return Known(None, _DYNAMODB_OWNED)
    key = found[0].get("kms_key_arn")
    return key_of(document, key, "") if key else own_key(document, _DYNAMODB_KEY)


def _live_table_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, _DYNAMODB_OWNED)


def _replicas(document: Document, name: Any, *found: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the table of the same name in other regions, and to the witness, which keeps its log."""
    *tables, witnesses = found
    regions = list(flattened(tables))
    if unknown := undecided(*regions, *flattened([witnesses]), *([name] if regions else [])):
        return unknown
    return Known(
        (
            *(Flow("global table", Ref(f"dynamodb:{region}:{name}"), region) for region in sorted(set(regions))),
            *(Flow("global table witness", region) for region in sorted(set(flattened([witnesses])))),
        )
    )


def _table_type(document: Document) -> str:
    # The tables of a global table are all alike: the first region by name counts as that of the table.
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
    answer = document.values["describe_table"]
    if isinstance(answer, Unknown):
        return "aws_dynamodb_table"
    others = sorted(replica["RegionName"] for replica in answer["Table"].get("Replicas") or ())
    return "aws_dynamodb_table_replica" if others and others[0] < region_of(document) else "aws_dynamodb_table"


def _table_arn(document: Document) -> str:
    name = document.values["list_tables"]["item"]
    return f"arn:{partition_of(document)}:dynamodb:{region_of(document)}:{account_of(document)}:table/{name}"


def _no_stream(values: Any) -> bool:
    # A stream has a policy of its own: arn:aws:dynamodb:...:table/orders/stream/2026-01-01T00:00:00.000
    return "/stream/" not in str(values.get("resource_arn"))


_TABLES = Live(
    service="dynamodb",
    list=Call("list_tables", "dynamodb:ListTables", items="TableNames"),
    details=(
        Call("describe_table", "dynamodb:DescribeTable", {"TableName": "{item}"}),
        Call("list_tags_of_resource", "dynamodb:ListTagsOfResource", {"ResourceArn": _ARN}),
        Call(
            "get_resource_policy",
            "dynamodb:GetResourcePolicy",
            {"ResourceArn": _ARN},
            # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html
            absent=("PolicyNotFoundException",),
        ),
        Call(
            "describe_kinesis_streaming_destination",
            "dynamodb:DescribeKinesisStreamingDestination",
            {"TableName": "{item}"},
        ),
    ),
    id=_table_arn,
    type=_table_type,
)
_STREAMS = "describe_kinesis_streaming_destination.KinesisDataStreamDestinations"


def _streaming(document: Document, destinations: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(destinations):
        return unknown
    # A destination that was switched off stays listed.
    active = [each["StreamArn"] for each in destinations or () if each.get("DestinationStatus") in _STREAMING]
    return flows(document, "stream", active)


_STREAMING = ("ENABLING", "ACTIVE", "UPDATING")


def _live_table_fields(streams: Reader, policy: Field, shared: Field) -> dict[str, Any]:
    """Return what a table and a replica of it read alike."""
    return {
        "public_access": policy,
        "shared_with": shared,
        "deliveries": Field(streams, Derived((_STREAMS,), _streaming, lenient=True)),
    }


_LIVE_REPLICAS = Derived(
    (
        "list_tables.item",
        f"{_TABLE}.Replicas.*.RegionName",
        f"{_TABLE}.GlobalTableWitnesses.*.RegionName",
    ),
    _replicas,
    lenient=True,
)
_LIVE_TABLE_KEY = Derived((f"{_TABLE}.SSEDescription.KMSMasterKeyArn",), _live_table_key, lenient=True)
_LIVE_TABLE_IDENTITIES = Derived(
    (), lambda document: _table_identities(document, _table_arn(document), document.values["list_tables"]["item"])
)
_LIVE_POLICY = "get_resource_policy.Policy"


def _export_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
    return key_of(document, key, "the export is under a key of S3's own unless told otherwise")


def _table_name(document: Document, arn: Any) -> Value[str]:
    return undecided(arn) or (Known(arn.rpartition("/")[2]) if arn else Unknown("AWS makes its name"))


def _global_table_arn(document: Document) -> str:
    name = document.values["list_global_tables"]["GlobalTableName"]
    return f"arn:{partition_of(document)}:dynamodb::{account_of(document)}:global-table/{name}"


def _not_its_first_region(document: Document) -> bool:
    # Each of its regions tells of it.
    group = document.values["list_global_tables"].get("ReplicationGroup") or [{}]
    return bool(min(replica.get("RegionName", "") for replica in group) != region_of(document))


def _member_tables(document: Document, name: Any, regions: Any) -> Value[tuple[Flow, ...]]:
    return _replicas(document, name, regions, None)


_TABLE_ROWS: tuple[Mapping, ...] = (
    row(
        "aws_dynamodb_table",
        Store,
        "dynamodb",
        name=Field(At("name"), At("list_tables.item")),
        identities=Field(Derived(("arn", "name"), _table_identities, lenient=True), _LIVE_TABLE_IDENTITIES),
        tags="list_tags_of_resource.Tags",
        chosen=("server_side_encryption", "server_side_encryption.kms_key_arn", "replica.kms_key_arn"),
        companions=(
            Companion("aws_dynamodb_resource_policy", "resource_arn", concerns=_no_stream),
            Companion("aws_dynamodb_kinesis_streaming_destination", "table_name", identity=_table_identity),
        ),
        key=Field(Derived(("server_side_encryption",), _table_key, lenient=True), _LIVE_TABLE_KEY),
        more_keys=Field(
            keys_at("replica.*.kms_key_arn"),
            keys_at(f"{_TABLE}.Replicas.*.KMSMasterKeyId"),
            # A replica may be a resource of its own in Terraform.
            drift=False,
        ),
        replicas=Field(
            Derived(
                ("name", "replica.*.region_name", "global_table_witness.*.region_name"),
                _replicas,
                lenient=True,
            ),
            _LIVE_REPLICAS,
            drift=False,
        ),
        **_live_table_fields(
            flows_at("stream", "aws_dynamodb_kinesis_streaming_destination.*.stream_arn"),
            Field(
                companion_of("aws_dynamodb_resource_policy", "policy", public_by_policy("policy")),
                public_by_policy(_LIVE_POLICY),
            ),
            Field(
                companion_of("aws_dynamodb_resource_policy", "policy", shared_by_policy("policy")),
                shared_by_policy(_LIVE_POLICY),
            ),
        ),
        live=_TABLES,
    ),
    row(
        "aws_dynamodb_table_replica",
        Store,
        "dynamodb",
        name=Field(Derived(("global_table_arn",), _table_name, lenient=True), At("list_tables.item")),
        identities=Field(Derived(("arn",), names, lenient=True), _LIVE_TABLE_IDENTITIES),
        tags="list_tags_of_resource.Tags",
        chosen=("kms_key_arn",),
        key=Field(Derived(("kms_key_arn",), _live_table_key, lenient=True), _LIVE_TABLE_KEY),
        replicas=Field(flows_at("global table", "global_table_arn"), _LIVE_REPLICAS, drift=False),
        # The policies and streams of a replica are given to its ARN, and to no resource of Terraform's.
        **_live_table_fields(
            Always(Known(())),
            Field(Always(Known("private")), public_by_policy(_LIVE_POLICY)),
            Field(Always(Known(())), shared_by_policy(_LIVE_POLICY)),
        ),
        read_with="aws_dynamodb_table",
    ),
    row(
        "aws_dynamodb_global_table",
        Route,
        "dynamodb",
        name=Field(At("name"), At("list_global_tables.GlobalTableName")),
        identities=Field(
            Derived(("arn",), names, lenient=True), Derived((), lambda document: Known((_global_table_arn(document),)))
        ),
        tagged=False,
        match=("name",),
        replicas=Field(
            Derived(("name", "replica.*.region_name"), _member_tables, lenient=True),
            Derived(
                ("list_global_tables.GlobalTableName", "list_global_tables.ReplicationGroup.*.RegionName"),
                _member_tables,
                lenient=True,
            ),
        ),
        live=Live(
            service="dynamodb",
            # Only those of version 2017.11.29 are listed: the others are tables with replicas.
            list=Call("list_global_tables", "dynamodb:ListGlobalTables", items="GlobalTables"),
            id=_global_table_arn,
            skip=_not_its_first_region,
        ),
    ),
    row(
        "aws_dynamodb_table_export",
        Backup,
        "dynamodb",
        # It has no name of its own: AWS makes the last part of its ARN.
        name=Field(Derived(("arn",), _table_name, lenient=True), Derived(("list_exports.ExportArn",), _table_name)),
        arns=("list_exports.ExportArn",),
        tagged=False,
        key=Field(
            Derived(("s3_sse_kms_key_id",), _export_key, lenient=True),
            Derived((f"{_EXPORT}.S3SseKmsKeyId",), _export_key, lenient=True),
        ),
        copies=Field(buckets_at("export", "s3_bucket"), buckets_at("export", f"{_EXPORT}.S3Bucket")),
        live=Live(
            service="dynamodb",
            list=Call("list_exports", "dynamodb:ListExports", items="ExportSummaries"),
            details=(Call("describe_export", "dynamodb:DescribeExport", {"ExportArn": "{ExportArn}"}),),
            id=lambda document: document.values["list_exports"]["ExportArn"],
        ),
    ),
)


# Keyspaces

# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkeyspacesforapachecassandra.html
_NOT_LISTED = "cassandra:Select, which lists keyspaces and tables, reads all the data in them too"


def _keyspace_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, f"cassandra:{region_of(document)}:{name}" if isinstance(name, str) else None)


def _keyspace_replicas(document: Document, name: Any, regions: Any) -> Value[tuple[Flow, ...]]:
    found = list(flattened([regions]))
    if unknown := undecided(name, *found):
        return unknown
    others = sorted(set(found) - {region_of(document)})
    return Known(tuple(Flow("replication", Ref(f"cassandra:{region}:{name}"), region) for region in others))


def _keyspace_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
    return key_of(document, key, "Keyspaces encrypts with a key that AWS owns unless told otherwise")


def qualified(document: Document, keyspace: Any, name: Any) -> Value[str]:
    """Return the name of a table with that of what it is in: tables of different databases may share one."""
    if unknown := undecided(keyspace, name):
        return unknown
    return Known(f"{keyspace}.{name}") if keyspace and name else Unknown("it is not named")


_KEYSPACE_ROWS: tuple[Mapping, ...] = (
    row(
        "aws_keyspaces_keyspace",
        Route,
        "cassandra",
        name=Field(At("name"), Always(Unknown(_NOT_LISTED))),
        identities=Field(Derived(("arn", "name"), _keyspace_identities, lenient=True), Always(Known(()))),
        chosen=("replication_specification",),
        replicas=Field(
            Derived(("name", "replication_specification.*.region_list"), _keyspace_replicas, lenient=True),
            Always(Unknown(_NOT_LISTED)),
        ),
        no_live=_NOT_LISTED,
    ),
    row(
        "aws_keyspaces_table",
        Store,
        "cassandra",
        name=Field(Derived(("keyspace_name", "table_name"), qualified, lenient=True), Always(Unknown(_NOT_LISTED))),
        chosen=("encryption_specification", "encryption_specification.type"),
        key=Field(
            Derived(("encryption_specification.0.kms_key_identifier",), _keyspace_key, lenient=True),
            Always(Unknown(_NOT_LISTED)),
        ),
        no_live=_NOT_LISTED,
    ),
)


# Aurora DSQL

_DSQL = "get_cluster"


def _dsql_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/aurora-dsql/latest/userguide/data-encryption.html
    own = key == "AWS_OWNED_KMS_KEY"
    return key_of(document, None if own else key, "DSQL encrypts with a key that AWS owns unless told otherwise")


def _dsql_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"dsql:{region_of(document)}:{name}"


def _dsql_identities(document: Document, arn: Any, identifier: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _dsql_identity(identifier, document) if isinstance(identifier, str) else None)


def _peers(document: Document, *found: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the clusters at the even places, without the cluster itself, and the witnesses between."""
    own = document.values.get("arn") or document.id
    clusters = [arn for arn in flattened(found[::2]) if arn != own]
    replicas = flows(document, "multi-region cluster", clusters)
    witnesses = flows(document, "multi-region witness", found[1::2])
    if isinstance(replicas, Unknown) or isinstance(witnesses, Unknown):
        return replicas if isinstance(replicas, Unknown) else witnesses
    return Known((*replicas.value, *witnesses.value))


_DSQL_ROWS: tuple[Mapping, ...] = (
    row(
        "aws_dsql_cluster",
        Store,
        "dsql",
        name=name_tag(f"{_DSQL}.tags"),
        identities=Field(
            Derived(("arn", "identifier"), _dsql_identities, lenient=True),
            Derived(("list_clusters.arn", "list_clusters.identifier"), _dsql_identities),
        ),
        tags=f"{_DSQL}.tags",
        chosen=("kms_encryption_key", "multi_region_properties.clusters"),
        companions=(Companion("aws_dsql_cluster_peering", "identifier", identity=_dsql_identity),),
        key=Field(
            Derived(("kms_encryption_key",), _dsql_key, lenient=True),
            Derived((f"{_DSQL}.encryptionDetails.kmsKeyArn",), _dsql_key, lenient=True),
        ),
        replicas=Field(
            Derived(
                (
                    "multi_region_properties.*.clusters",
                    "multi_region_properties.*.witness_region",
                    "aws_dsql_cluster_peering.*.clusters",
                    "aws_dsql_cluster_peering.*.witness_region",
                ),
                _peers,
                lenient=True,
            ),
            Derived(
                (f"{_DSQL}.multiRegionProperties.clusters", f"{_DSQL}.multiRegionProperties.witnessRegion"),
                _peers,
                lenient=True,
            ),
        ),
        live=Live(
            service="dsql",
            list=Call("list_clusters", "dsql:ListClusters", items="clusters"),
            details=(Call("get_cluster", "dsql:GetCluster", {"identifier": "{identifier}"}),),
            id=lambda document: document.values["list_clusters"]["arn"],
        ),
    ),
)


# QLDB

_QLDB_ENDED = "AWS ended QLDB on 31 July 2025, and boto3 does not know it any more"


def _ledger_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/qldb/latest/developerguide/encryption-at-rest.html
    own = key == "AWS_OWNED_KMS_KEY"
    return key_of(document, None if own else key, "QLDB encrypts with a key that AWS owns unless told otherwise")


_LEDGER_ROWS: tuple[Mapping, ...] = (
    row(
        "aws_qldb_ledger",
        Store,
        "qldb",
        name=Field(At("name"), Always(Unknown(_QLDB_ENDED))),
        chosen=("kms_key",),
        key=Field(Derived(("kms_key",), _ledger_key, lenient=True), Always(Unknown(_QLDB_ENDED))),
        no_live=_QLDB_ENDED,
    ),
    row(
        "aws_qldb_stream",
        Route,
        "qldb",
        name=Field(At("stream_name"), Always(Unknown(_QLDB_ENDED))),
        deliveries=Field(flows_at("stream", "kinesis_configuration.*.stream_arn"), Always(Unknown(_QLDB_ENDED))),
        no_live=_QLDB_ENDED,
    ),
)


TABLES: tuple[Mapping, ...] = (*_TABLE_ROWS, *_KEYSPACE_ROWS, *_DSQL_ROWS, *_LEDGER_ROWS)
