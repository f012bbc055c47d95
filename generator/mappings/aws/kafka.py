"""AWS Kafka: MSK clusters, what copies them and what reads and writes them."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    companion_of,
    flow,
    flows,
    is_on,
    key_of,
    own_key,
    public_by_policy,
    region_of,
    row,
    s3_identity,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_LOGS = "logging_info.*.broker_logs.*"
_CLUSTER = "list_clusters_v2"
_LIVE_LOGS = f"{_CLUSTER}.Provisioned.LoggingInfo.BrokerLogs"


def _cluster_key(document: Document, settings: Any) -> Value[Ref | None]:
    """Return a cluster's key.

    https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
    """
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    key = found[0].get("encryption_at_rest_kms_key_arn") if found else None
    return key_of(document, key, "") if key else own_key(document, "alias/aws/kafka")


def _delivered(document: Document, *switches: Any) -> Value[tuple[Flow, ...]]:
    """Return where brokers log to, from switches and names in turn: a bucket, else within the cluster's region."""
    found: list[Flow] = []
    for position in range(0, len(switches), 2):
        # One block at most stands behind each.
        on, to = (value[0] if isinstance(value, list) and value else value for value in switches[position:][:2])
        if unknown := undecided(on) or (to if isinstance(to, Unknown) else None):
            return unknown
        if is_on(on) and to:
            bucket = to if isinstance(to, Ref) else Ref(s3_identity(str(to), document))
            found.append(Flow("log delivery", region_of(document) if position else bucket))
    return Known(tuple(dict.fromkeys(found)))


def _broker_logs(root: str, s3: tuple[str, str, str], *others: tuple[str, str, str]) -> Derived:
    paths = [f"{root}.{name}.{part}" for name, *parts in (s3, *others) for part in parts]
    return Derived(tuple(paths), _delivered, lenient=True)


_BLOCKS = (("s3.*", "enabled", "bucket"), ("cloudwatch_logs.*", "enabled", "log_group"),
           ("firehose.*", "enabled", "delivery_stream"))  # fmt: skip
_SETTINGS = (("S3", "Enabled", "Bucket"), ("CloudWatchLogs", "Enabled", "LogGroup"),
             ("Firehose", "Enabled", "DeliveryStream"))  # fmt: skip
_WORKER = (("s3", "enabled", "bucket"), ("cloudWatchLogs", "enabled", "logGroup"),
           ("firehose", "enabled", "deliveryStream"))  # fmt: skip


def _live_cluster_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, "") if key else own_key(document, "alias/aws/kafka")


def _is_public(document: Document, kind: Any) -> Value[str]:
    """Return whether brokers have addresses on the internet.

    https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
    """
    shown = kind[0] if isinstance(kind, list) and kind else kind
    if unknown := undecided(shown):
        return unknown
    return Known("private" if shown in (None, [], "DISABLED") else "public")


def _brokers_public(path: str, policy: Any) -> Derived:
    def read(document: Document, kind: Any, *_: Any) -> Value[str]:
        by_policy: Value[str] = policy(document)
        by_address = _is_public(document, kind)
        if Known("public") in (by_policy, by_address):
            return Known("public")
        return by_address if isinstance(by_address, Unknown) else by_policy

    return Derived((path, *policy.paths), read, lenient=True)


_CLUSTER_POLICY = "aws_msk_cluster_policy"
_CLUSTER_OPEN = companion_of(_CLUSTER_POLICY, "policy", public_by_policy("policy"))
_CLUSTER_SHARED = companion_of(_CLUSTER_POLICY, "policy", shared_by_policy("policy"))
_ACCESS = "broker_node_group_info.*.connectivity_info.*.public_access.*.type"
_LIVE_ACCESS = f"{_CLUSTER}.Provisioned.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type"


_SERVERLESS = Known(None, "a serverless cluster is under a key of AWS's own")


def _cluster_type(document: Document) -> str:
    serverless = document.values[_CLUSTER].get("ClusterType") == "SERVERLESS"
    return "aws_msk_serverless_cluster" if serverless else "aws_msk_cluster"


def _copied_to(document: Document, arns: Any) -> Value[tuple[Flow, ...]]:
    # A cluster that is not MSK's own has no ARN: nobody knows where it runs.
    lost = Unknown("it copies to a cluster that is not MSK's")
    return lost if isinstance(arns, list) and (not arns or None in arns) else flows(document, "replication", [arns])


def _copied(document: Document, clusters: Any, copies: Any) -> Value[tuple[Flow, ...]]:
    # The answer names clusters by an alias that the same answer explains.
    arns = {each.get("KafkaClusterAlias"): (each.get("AmazonMskCluster") or {}) for each in clusters or ()}
    ends = [arns.get(copy.get("TargetKafkaClusterAlias"), {}).get("MskClusterArn") for copy in copies or ()]
    if not ends or not all(ends):
        return Unknown("which cluster it copies to is not told")
    return Known(tuple(f for f in (flow(document, "replication", end) for end in ends) if isinstance(f, Flow)))


def _sunk(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    """Return the bucket that a connector writes to; what other connectors do with records is their own affair."""
    if unknown := undecided(settings):
        return unknown
    bucket = (settings or {}).get("s3.bucket.name")
    if unknown := undecided(bucket) if isinstance(bucket, Unknown) else None:
        return unknown
    if not bucket:
        return Known(())
    return Known((Flow("sink", bucket if isinstance(bucket, Ref) else Ref(s3_identity(str(bucket), document))),))


KAFKA: tuple[Mapping, ...] = (
    row(
        "aws_msk_cluster",
        Store,
        "msk",
        name=Field(At("cluster_name"), At(f"{_CLUSTER}.ClusterName")),
        arns=(f"{_CLUSTER}.ClusterArn",),
        tags=f"{_CLUSTER}.Tags",
        chosen=(
            "broker_node_group_info.connectivity_info",
            "broker_node_group_info.connectivity_info.public_access",
            "broker_node_group_info.connectivity_info.public_access.type",
            "encryption_info",
            "encryption_info.encryption_at_rest_kms_key_arn",
        ),
        companions=(Companion(_CLUSTER_POLICY, "cluster_arn"),),
        key=Field(
            Derived(("encryption_info",), _cluster_key, lenient=True),
            Derived((f"{_CLUSTER}.Provisioned.EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId",), _live_cluster_key),
        ),
        public_access=Field(
            _brokers_public(_ACCESS, _CLUSTER_OPEN),
            _brokers_public(_LIVE_ACCESS, public_by_policy("get_cluster_policy.Policy")),
        ),
        shared_with=Field(_CLUSTER_SHARED, shared_by_policy("get_cluster_policy.Policy")),
        logs=Field(_broker_logs(_LOGS, *_BLOCKS), _broker_logs(_LIVE_LOGS, *_SETTINGS)),
        live=Live(
            service="kafka",
            list=Call("list_clusters_v2", "kafka:ListClustersV2", items="ClusterInfoList"),
            details=(
                Call(
                    "get_cluster_policy",
                    "kafka:GetClusterPolicy",
                    {"ClusterArn": "{ClusterArn}"},
                    absent=("NotFoundException",),
                ),
            ),
            id=lambda document: str(document.values[_CLUSTER]["ClusterArn"]),
            type=_cluster_type,
        ),
    ),
    row(
        "aws_msk_serverless_cluster",
        Store,
        "msk",
        name=Field(At("cluster_name"), At(f"{_CLUSTER}.ClusterName")),
        arns=(f"{_CLUSTER}.ClusterArn",),
        tags=f"{_CLUSTER}.Tags",
        companions=(Companion(_CLUSTER_POLICY, "cluster_arn"),),
        # https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html: no key can be chosen.
        key=Field(Always(_SERVERLESS), Always(_SERVERLESS)),
        public_access=Field(_CLUSTER_OPEN, public_by_policy("get_cluster_policy.Policy")),
        shared_with=Field(_CLUSTER_SHARED, shared_by_policy("get_cluster_policy.Policy")),
        read_with="aws_msk_cluster",
    ),
    row(
        "aws_msk_replicator",
        Route,
        "msk",
        name=Field(At("replicator_name"), At("list_replicators.ReplicatorName")),
        arns=("list_replicators.ReplicatorArn",),
        tags="describe_replicator.Tags",
        replicas=Field(
            Derived(("replication_info_list.*.target_kafka_cluster_arn",), _copied_to, lenient=True),
            Derived(("describe_replicator.KafkaClusters", "describe_replicator.ReplicationInfoList"), _copied),
        ),
        live=Live(
            service="kafka",
            list=Call("list_replicators", "kafka:ListReplicators", items="Replicators"),
            details=(Call("describe_replicator", "kafka:DescribeReplicator", {"ReplicatorArn": "{ReplicatorArn}"}),),
            id=lambda document: str(document.values["list_replicators"]["ReplicatorArn"]),
        ),
    ),
    row(
        "aws_mskconnect_connector",
        Compute,
        "msk",
        name=Field(At("name"), At("list_connectors.connectorName")),
        arns=("list_connectors.connectorArn",),
        tags="list_tags_for_resource.tags",
        deliveries=Field(
            Derived(("connector_configuration",), _sunk, lenient=True),
            Derived(("describe_connector.connectorConfiguration",), _sunk),
        ),
        logs=Field(
            _broker_logs("log_delivery.*.worker_log_delivery.*", *_BLOCKS),
            _broker_logs("list_connectors.logDelivery.workerLogDelivery", *_WORKER),
        ),
        live=Live(
            service="kafkaconnect",
            list=Call("list_connectors", "kafkaconnect:ListConnectors", items="connectors"),
            details=(
                Call("describe_connector", "kafkaconnect:DescribeConnector", {"connectorArn": "{connectorArn}"}),
                Call("list_tags_for_resource", "kafkaconnect:ListTagsForResource", {"resourceArn": "{connectorArn}"}),
            ),
            id=lambda document: str(document.values["list_connectors"]["connectorArn"]),
        ),
    ),
)
