"""AWS streams: Kinesis, Firehose, analytics, what they are kept under and where they deliver."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    addresses_at,
    companion_of,
    flows_at,
    is_on,
    joined,
    key_of,
    key_or,
    keys_at,
    own_key,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# Kinesis


def _stream_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    """Return a stream's key, which counts where the type of encryption is KMS.

    https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html
    """
    if unknown := undecided(kind):
        return unknown
    if kind != "KMS":
        return Known(None, "a stream is under no key unless told otherwise")
    return key_of(document, key, "") if key else own_key(document, "alias/aws/kinesis")


def _is_of_stream(policy: Any) -> bool:
    # A consumer has a policy of its own: arn:aws:kinesis:eu-central-1:111122223333:stream/orders/consumer/x:1700000000
    return "/consumer/" not in str(policy.get("resource_arn"))


_SUMMARY = "describe_stream_summary.StreamDescriptionSummary"
_POLICY = "aws_kinesis_resource_policy"
_OPEN = companion_of(_POLICY, "policy", public_by_policy("policy"))
_SHARED = companion_of(_POLICY, "policy", shared_by_policy("policy"))


# Firehose

_DESTINATIONS = (
    "elasticsearch",
    "extended_s3",
    "http_endpoint",
    "iceberg",
    "opensearch",
    "opensearchserverless",
    "redshift",
    "snowflake",
    "splunk",
)
_S3 = (
    "extended_s3_configuration.*",
    "extended_s3_configuration.*.s3_backup_configuration.*",
    "redshift_configuration.*.s3_backup_configuration.*",
    *(f"{name}_configuration.*.s3_configuration.*" for name in _DESTINATIONS if name != "extended_s3"),
)
_TO = "describe_delivery_stream.DeliveryStreamDescription.Destinations.*"
_LIVE_DESTINATIONS = (
    "AmazonOpenSearchServerlessDestinationDescription",
    "AmazonopensearchserviceDestinationDescription",
    "ElasticsearchDestinationDescription",
    "HttpEndpointDestinationDescription",
    "IcebergDestinationDescription",
    "RedshiftDestinationDescription",
    "SnowflakeDestinationDescription",
    "SplunkDestinationDescription",
)
_LIVE_S3 = (
    f"{_TO}.ExtendedS3DestinationDescription",
    f"{_TO}.ExtendedS3DestinationDescription.S3BackupDescription",
    f"{_TO}.RedshiftDestinationDescription.S3BackupDescription",
    *(f"{_TO}.{name}.S3DestinationDescription" for name in _LIVE_DESTINATIONS),
)


def _buffer_keys(document: Document, settings: Any, stream: Any, cluster: Any) -> Value[tuple[Ref | None, ...]]:
    """Return the key of what Firehose itself keeps: nothing where it reads from a stream, which keeps it.

    https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
    """
    unsure = undecided(*(each for each in (stream, cluster) if isinstance(each, Unknown)))
    if unsure or stream or cluster:
        return unsure or Known(())
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    switch, kind, key = (found[0].get(name) for name in ("enabled", "key_type", "key_arn")) if found else [None] * 3
    return undecided(switch, kind) or _buffer_key(document, is_on(switch) and kind == _CUSTOMERS, key)


def _live_buffer_keys(document: Document, settings: Any, source: Any) -> Value[tuple[Ref | None, ...]]:
    if source and "DirectPutSourceDescription" not in source:
        return Known(())
    found = settings or {}
    return _buffer_key(document, found.get("KeyType") == _CUSTOMERS and is_on(found.get("Status")), found.get("KeyARN"))


_CUSTOMERS = "CUSTOMER_MANAGED_CMK"


def _buffer_key(document: Document, ours: bool, key: Any) -> Value[tuple[Ref | None, ...]]:
    found = key_of(document, key if ours else None, "")
    return found if isinstance(found, Unknown) else Known((found.value,))


def _delivery_arn(document: Document) -> str:
    name = document.values["list_delivery_streams"]["item"]
    place = f"{region_of(document)}:{account_of(document)}"
    return f"arn:{partition_of(document)}:firehose:{place}:deliverystream/{name}"


def _delivery_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_delivery_arn(document),))


# Analytics

_SQL = "application_configuration.*.sql_application_configuration.*.output.*"
_APPLICATION = "describe_application.ApplicationDetail"
_CONFIGURATION = f"{_APPLICATION}.ApplicationConfigurationDescription"
_LIVE_SQL = f"{_CONFIGURATION}.SqlApplicationConfigurationDescription"
_STATE = f"{_CONFIGURATION}.ApplicationEncryptionConfigurationDescription"


_KEY = "application_configuration.*.application_encryption_configuration"


def _chosen_key(document: Document, kinds: Any, keys: Any) -> Value[Ref | None]:
    """Return the key that version 6 of the provider can choose, one block at most."""
    if unknown := undecided(kinds, *(kinds if isinstance(kinds, list) else ())):
        return unknown
    return _application_key(document, *(found[0] if found else None for found in (kinds, keys)))


def _application_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    return key_of(document, key if kind == "CUSTOMER_MANAGED_KEY" else None, _OWN_STATE)


# https://docs.aws.amazon.com/managed-flink/latest/java/key-management-flink.html
_OWN_STATE = "an application keeps its state under a key of AWS's own unless told otherwise"


STREAMS: tuple[Mapping, ...] = (
    row(
        "aws_kinesis_stream",
        Store,
        "kinesis",
        name=Field(At("name"), At("list_streams.StreamName")),
        arns=("list_streams.StreamARN",),
        tags="list_tags_for_stream.Tags",
        companions=(Companion(_POLICY, "resource_arn", concerns=_is_of_stream),),
        key=Field(
            Derived(("encryption_type", "kms_key_id"), _stream_key, lenient=True),
            Derived((f"{_SUMMARY}.EncryptionType", f"{_SUMMARY}.KeyId"), _stream_key, lenient=True),
        ),
        public_access=Field(_OPEN, public_by_policy("get_resource_policy.Policy")),
        shared_with=Field(_SHARED, shared_by_policy("get_resource_policy.Policy")),
        live=Live(
            service="kinesis",
            list=Call("list_streams", "kinesis:ListStreams", items="StreamSummaries"),
            details=(
                Call("describe_stream_summary", "kinesis:DescribeStreamSummary", {"StreamARN": "{StreamARN}"}),
                Call(
                    "get_resource_policy",
                    "kinesis:GetResourcePolicy",
                    {"ResourceARN": "{StreamARN}"},
                    absent=("ResourceNotFoundException",),
                ),
                Call("list_tags_for_stream", "kinesis:ListTagsForStream", {"StreamARN": "{StreamARN}"}),
            ),
            id=lambda document: str(document.values["list_streams"]["StreamARN"]),
        ),
    ),
    row(
        "aws_kinesis_stream_consumer",
        Route,
        "kinesis",
        name=Field(At("name"), At("list_stream_consumers.ConsumerName")),
        arns=("list_stream_consumers.ConsumerARN",),
        tagged=False,
        # Its policy in Terraform makes every stream beside it unknown: one type of policy has owners of one kind.
        public_access=Field(Always(Known("private")), public_by_policy("get_resource_policy.Policy"), drift=False),
        shared_with=Field(Always(Known(())), shared_by_policy("get_resource_policy.Policy"), drift=False),
        live=Live(
            service="kinesis",
            per="aws_kinesis_stream",
            list=Call(
                "list_stream_consumers", "kinesis:ListStreamConsumers", {"StreamARN": "{parent}"}, items="Consumers"
            ),
            details=(
                Call(
                    "get_resource_policy",
                    "kinesis:GetResourcePolicy",
                    {"ResourceARN": "{ConsumerARN}"},
                    absent=("ResourceNotFoundException",),
                ),
            ),
            id=lambda document: str(document.values["list_stream_consumers"]["ConsumerARN"]),
        ),
    ),
    row(
        "aws_kinesis_firehose_delivery_stream",
        # It reads, changes and sends on; what it buffers meanwhile is under a key of `more_keys`.
        Compute,
        "firehose",
        name=Field(At("name"), At("list_delivery_streams.item")),
        identities=Field(
            Derived(("arn",), lambda document, arn: Known((arn,) if isinstance(arn, str) else ()), lenient=True),
            Derived(("list_delivery_streams.item",), _delivery_names),
        ),
        tags="list_tags_for_delivery_stream.Tags",
        more_keys=Field(
            joined(
                Derived(
                    (
                        "server_side_encryption",
                        "kinesis_source_configuration.0.kinesis_stream_arn",
                        "msk_source_configuration.0.msk_cluster_arn",
                    ),
                    _buffer_keys,
                    lenient=True,
                ),
                keys_at(*(f"{path}.kms_key_arn" for path in _S3)),
            ),
            joined(
                Derived(
                    (
                        "describe_delivery_stream.DeliveryStreamDescription.DeliveryStreamEncryptionConfiguration",
                        "describe_delivery_stream.DeliveryStreamDescription.Source",
                    ),
                    _live_buffer_keys,
                ),
                keys_at(*(f"{path}.EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN" for path in _LIVE_S3)),
            ),
        ),
        deliveries=Field(
            joined(
                flows_at(
                    "delivery",
                    *(f"{path}.bucket_arn" for path in _S3),
                    "elasticsearch_configuration.*.domain_arn",
                    "opensearch_configuration.*.domain_arn",
                    "iceberg_configuration.*.catalog_arn",
                ),
                addresses_at(
                    "delivery",
                    "elasticsearch_configuration.*.cluster_endpoint",
                    "http_endpoint_configuration.*.url",
                    "opensearch_configuration.*.cluster_endpoint",
                    "opensearchserverless_configuration.*.collection_endpoint",
                    "redshift_configuration.*.cluster_jdbcurl",
                    "snowflake_configuration.*.account_url",
                    "splunk_configuration.*.hec_endpoint",
                ),
            ),
            joined(
                flows_at(
                    "delivery",
                    *(f"{path}.BucketARN" for path in _LIVE_S3),
                    f"{_TO}.ElasticsearchDestinationDescription.DomainARN",
                    f"{_TO}.AmazonopensearchserviceDestinationDescription.DomainARN",
                    f"{_TO}.IcebergDestinationDescription.CatalogConfiguration.CatalogARN",
                ),
                addresses_at(
                    "delivery",
                    f"{_TO}.ElasticsearchDestinationDescription.ClusterEndpoint",
                    f"{_TO}.HttpEndpointDestinationDescription.EndpointConfiguration.Url",
                    f"{_TO}.AmazonopensearchserviceDestinationDescription.ClusterEndpoint",
                    f"{_TO}.AmazonOpenSearchServerlessDestinationDescription.CollectionEndpoint",
                    f"{_TO}.RedshiftDestinationDescription.ClusterJDBCURL",
                    f"{_TO}.SnowflakeDestinationDescription.AccountUrl",
                    f"{_TO}.SplunkDestinationDescription.HECEndpoint",
                ),
            ),
        ),
        live=Live(
            service="firehose",
            # The list has pages of ten unless told, and no token; an account has 5,000 at most:
            # https://docs.aws.amazon.com/firehose/latest/dev/limits.html
            list=Call(
                "list_delivery_streams",
                "firehose:ListDeliveryStreams",
                {"Limit": 10000},
                items="DeliveryStreamNames",
            ),
            details=(
                Call(
                    "describe_delivery_stream",
                    "firehose:DescribeDeliveryStream",
                    {"DeliveryStreamName": "{item}"},
                ),
                Call(
                    "list_tags_for_delivery_stream",
                    "firehose:ListTagsForDeliveryStream",
                    {"DeliveryStreamName": "{item}", "Limit": 50},
                ),
            ),
            id=_delivery_arn,
        ),
    ),
    row(
        "aws_kinesis_video_stream",
        Store,
        "kinesisvideo",
        name=Field(At("name"), At("list_streams.StreamName")),
        arns=("list_streams.StreamARN",),
        tags="list_tags_for_stream.Tags",
        chosen=("kms_key_id",),
        # https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html
        key=Field(
            key_or("alias/aws/kinesisvideo", "kms_key_id"), key_or("alias/aws/kinesisvideo", "list_streams.KmsKeyId")
        ),
        live=Live(
            service="kinesisvideo",
            list=Call("list_streams", "kinesisvideo:ListStreams", items="StreamInfoList"),
            details=(Call("list_tags_for_stream", "kinesisvideo:ListTagsForStream", {"StreamARN": "{StreamARN}"}),),
            id=lambda document: str(document.values["list_streams"]["StreamARN"]),
        ),
    ),
    row(
        "aws_kinesisanalyticsv2_application",
        Compute,
        "kinesisanalytics",
        name=Field(At("name"), At("list_applications.ApplicationName")),
        arns=("list_applications.ApplicationARN",),
        tags="list_tags_for_resource.Tags",
        key=Field(
            Derived((f"{_KEY}.*.key_type", f"{_KEY}.*.key_id"), _chosen_key, lenient=True),
            Derived(
                (f"{_STATE}.KeyType", f"{_STATE}.KeyId"),
                _application_key,
            ),
        ),
        deliveries=Field(
            flows_at(
                "output",
                f"{_SQL}.kinesis_firehose_output.*.resource_arn",
                f"{_SQL}.kinesis_streams_output.*.resource_arn",
                f"{_SQL}.lambda_output.*.resource_arn",
            ),
            flows_at(
                "output",
                f"{_LIVE_SQL}.OutputDescriptions.*.KinesisFirehoseOutputDescription.ResourceARN",
                f"{_LIVE_SQL}.OutputDescriptions.*.KinesisStreamsOutputDescription.ResourceARN",
                f"{_LIVE_SQL}.OutputDescriptions.*.LambdaOutputDescription.ResourceARN",
            ),
        ),
        logs=Field(
            flows_at("log delivery", "cloudwatch_logging_options.*.log_stream_arn"),
            flows_at("log delivery", f"{_APPLICATION}.CloudWatchLoggingOptionDescriptions.*.LogStreamARN"),
        ),
        live=Live(
            service="kinesisanalyticsv2",
            # No pages are known of it to boto3; an account has 100 in a region at most.
            list=Call(
                "list_applications", "kinesisanalytics:ListApplications", {"Limit": 50}, items="ApplicationSummaries"
            ),
            details=(
                Call(
                    "describe_application",
                    "kinesisanalytics:DescribeApplication",
                    {"ApplicationName": "{ApplicationName}"},
                ),
                Call(
                    "list_tags_for_resource",
                    "kinesisanalytics:ListTagsForResource",
                    {"ResourceARN": "{ApplicationARN}"},
                ),
            ),
            id=lambda document: str(document.values["list_applications"]["ApplicationARN"]),
        ),
    ),
)
