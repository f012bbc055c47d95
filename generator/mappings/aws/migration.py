"""AWS Database Migration Service: where it computes, and where it carries data to."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.aws.common import addresses_at, buckets_at, flows_at, key_or, names, public_if, row
from generator.mappings.aws.databases import in_region
from generator.mappings.read import At, Derived, raw, tokenize, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html
_KEY = "alias/aws/dms"
_INSTANCE = "describe_replication_instances"
_CONFIG = "describe_replication_configs"
_TASK = "describe_replication_tasks"
_ENDPOINT = "describe_endpoints"
_TAGS = "list_tags_for_resource.TagList"


def _tags(arn: str) -> Call:
    return Call("list_tags_for_resource", "dms:ListTagsForResource", {"ResourceArn": arn})


def _target(direction: str, *readers: Reader) -> Reader:
    """Return a reader of the flows of a target endpoint; from a source data comes."""
    paths = tuple(path for reader in readers for path in reader.paths)

    def read(document: Document, direction: Any, *_: Any) -> Value[tuple[Flow, ...]]:
        if unknown := undecided(direction):
            return unknown
        if str(direction).lower() != "target":
            return Known(())
        found = [reader(document) for reader in readers]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(flow for each in found if isinstance(each, Known) for flow in each.value))

    return Derived((direction, *paths), read, lenient=True)


def _server(path: str) -> Reader:
    """Return a reader of the flow to a database server, which may be an attribute of one in Terraform."""
    plain = addresses_at("replication", path)

    def read(document: Document, *_: Any) -> Value[tuple[Flow, ...]]:
        found = raw(document, tokenize(path))
        return Known((Flow("replication", found),)) if isinstance(found, Ref) else plain(document)

    return Derived((path,), read, lenient=True)


def _endpoint_arn(document: Document) -> str:
    return str(document.values[_ENDPOINT]["EndpointArn"])


def _endpoint_type(document: Document) -> str:
    return "aws_dms_s3_endpoint" if document.values[_ENDPOINT].get("EngineName") == "s3" else "aws_dms_endpoint"


_LIVE_TARGET = _target(
    f"{_ENDPOINT}.EndpointType",
    buckets_at("replication", f"{_ENDPOINT}.S3Settings.BucketName", f"{_ENDPOINT}.RedshiftSettings.BucketName"),
    flows_at("replication", f"{_ENDPOINT}.KinesisSettings.StreamArn"),
    addresses_at(
        "replication",
        f"{_ENDPOINT}.ServerName",
        f"{_ENDPOINT}.ElasticsearchSettings.EndpointUri",
        f"{_ENDPOINT}.KafkaSettings.Broker",
        f"{_ENDPOINT}.RedisSettings.ServerName",
    ),
)

MIGRATION: tuple[Mapping, ...] = (
    row(
        "aws_dms_replication_instance",
        Compute,
        "dms",
        name=Field(At("replication_instance_id"), At(f"{_INSTANCE}.ReplicationInstanceIdentifier")),
        identities=Field(
            Derived(("replication_instance_arn",), names, lenient=True),
            Derived((f"{_INSTANCE}.ReplicationInstanceArn",), names),
        ),
        location=in_region("availability_zone", f"{_INSTANCE}.AvailabilityZone"),
        tags=_TAGS,
        chosen=("availability_zone", "kms_key_arn", "publicly_accessible"),
        key=Field(key_or(_KEY, "kms_key_arn"), key_or(_KEY, f"{_INSTANCE}.KmsKeyId")),
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_INSTANCE}.PubliclyAccessible")),
        live=Live(
            service="dms",
            list=Call(_INSTANCE, "dms:DescribeReplicationInstances", items="ReplicationInstances"),
            details=(_tags("{ReplicationInstanceArn}"),),
            id=lambda document: document.values[_INSTANCE]["ReplicationInstanceArn"],
        ),
    ),
    row(
        "aws_dms_replication_config",
        Compute,
        "dms",
        name=Field(At("replication_config_identifier"), At(f"{_CONFIG}.ReplicationConfigIdentifier")),
        arns=(f"{_CONFIG}.ReplicationConfigArn",),
        tags=_TAGS,
        chosen=("compute_config.kms_key_id",),
        key=Field(
            key_or(_KEY, "compute_config.0.kms_key_id"),
            key_or(_KEY, f"{_CONFIG}.ComputeConfig.KmsKeyId"),
        ),
        deliveries=Field(
            flows_at("replication", "target_endpoint_arn"), flows_at("replication", f"{_CONFIG}.TargetEndpointArn")
        ),
        live=Live(
            service="dms",
            list=Call(_CONFIG, "dms:DescribeReplicationConfigs", items="ReplicationConfigs"),
            details=(_tags("{ReplicationConfigArn}"),),
            id=lambda document: document.values[_CONFIG]["ReplicationConfigArn"],
        ),
    ),
    row(
        "aws_dms_replication_task",
        Route,
        "dms",
        name=Field(At("replication_task_id"), At(f"{_TASK}.ReplicationTaskIdentifier")),
        identities=Field(
            Derived(("replication_task_arn",), names, lenient=True), Derived((f"{_TASK}.ReplicationTaskArn",), names)
        ),
        tags=_TAGS,
        deliveries=Field(
            flows_at("replication", "target_endpoint_arn"), flows_at("replication", f"{_TASK}.TargetEndpointArn")
        ),
        live=Live(
            service="dms",
            list=Call(_TASK, "dms:DescribeReplicationTasks", {"WithoutSettings": True}, items="ReplicationTasks"),
            details=(_tags("{ReplicationTaskArn}"),),
            id=lambda document: document.values[_TASK]["ReplicationTaskArn"],
        ),
    ),
    row(
        "aws_dms_endpoint",
        Route,
        "dms",
        name=Field(At("endpoint_id"), At(f"{_ENDPOINT}.EndpointIdentifier")),
        identities=Field(
            Derived(("endpoint_arn",), names, lenient=True), Derived((f"{_ENDPOINT}.EndpointArn",), names)
        ),
        tags=_TAGS,
        chosen=("redshift_settings",),
        replicas=Field(
            _target(
                "endpoint_type",
                buckets_at("replication", "s3_settings.*.bucket_name", "redshift_settings.*.bucket_name"),
                flows_at("replication", "kinesis_settings.*.stream_arn"),
                _server("server_name"),
                _server("elasticsearch_settings.0.endpoint_uri"),
                _server("kafka_settings.0.broker"),
                _server("redis_settings.0.server_name"),
            ),
            _LIVE_TARGET,
        ),
        live=Live(
            service="dms",
            list=Call(_ENDPOINT, "dms:DescribeEndpoints", items="Endpoints"),
            details=(_tags("{EndpointArn}"),),
            id=_endpoint_arn,
            type=_endpoint_type,
        ),
    ),
    row(
        "aws_dms_s3_endpoint",
        Route,
        "dms",
        name=Field(At("endpoint_id"), At(f"{_ENDPOINT}.EndpointIdentifier")),
        identities=Field(
            Derived(("endpoint_arn",), names, lenient=True), Derived((f"{_ENDPOINT}.EndpointArn",), names)
        ),
        tags=_TAGS,
        replicas=Field(_target("endpoint_type", buckets_at("replication", "bucket_name")), _LIVE_TARGET),
        read_with="aws_dms_endpoint",
    ),
)
