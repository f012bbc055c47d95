"""AWS time series: Timestream for LiveAnalytics, its scheduled queries, Timestream for InfluxDB."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts import Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import buckets_at, flows_at, key_of, key_or, public_if, row
from generator.mappings.aws.tables import qualified
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# Timestream asks where its endpoint is before every other call: https://docs.aws.amazon.com/timestream/latest/
# developerguide/Using-API.endpoint-discovery.how-it-works.html
_DISCOVERY = Call("describe_endpoints", "timestream:DescribeEndpoints")
_INFLUX = "get_db_instance"
_QUERY = "describe_scheduled_query.ScheduledQuery"


# https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influxdb-security.html
_INFLUX_OWN: Known[Ref | None] = Known(None, "Timestream for InfluxDB encrypts with a key that AWS owns")


def _influx_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, _INFLUX_OWN.assumed)


def _reports(document: Document, settings: Iterable[Any]) -> Value[tuple[Flow, ...]]:
    """Return the flows to the buckets of log deliveries that are on."""
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    enabled = [block.get("enabled") for block in found]
    if unknown := undecided(*enabled):
        return unknown
    named = [block.get("bucket_name") or block.get("bucketName") for block in found if block.get("enabled")]
    return buckets_at("log delivery", "names.*")(
        Document(document.type, document.id, {"names": named}, document.region, document.project)
    )


def _log_deliveries(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings, "s3_configuration")
    return found if isinstance(found, Unknown) else _reports(document, found)


TIME_SERIES: tuple[Mapping, ...] = (
    row(
        "aws_timestreamwrite_database",
        Store,
        "timestream",
        name=Field(At("database_name"), At("list_databases.DatabaseName")),
        arns=("list_databases.Arn",),
        tags="list_tags_for_resource.Tags",
        chosen=("kms_key_id",),
        # https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
        key=Field(
            key_or("alias/aws/timestream", "kms_key_id"), key_or("alias/aws/timestream", "list_databases.KmsKeyId")
        ),
        live=Live(
            service="timestream-write",
            list=Call("list_databases", "timestream:ListDatabases", items="Databases"),
            details=(
                _DISCOVERY,
                Call("list_tags_for_resource", "timestream:ListTagsForResource", {"ResourceARN": "{Arn}"}),
            ),
            id=lambda document: document.values["list_databases"]["Arn"],
        ),
    ),
    row(
        # Its data is in its database; it may send on what it could not take.
        "aws_timestreamwrite_table",
        Route,
        "timestream",
        name=Field(
            Derived(("database_name", "table_name"), qualified, lenient=True),
            Derived(("list_tables.DatabaseName", "list_tables.TableName"), qualified),
        ),
        arns=("list_tables.Arn",),
        tags="list_tags_for_resource.Tags",
        chosen=("magnetic_store_write_properties",),
        replicas=Field(
            buckets_at(
                "rejected records",
                "magnetic_store_write_properties.*.magnetic_store_rejected_data_location.*.s3_configuration.*.bucket_name",
            ),
            buckets_at(
                "rejected records",
                "list_tables.MagneticStoreWriteProperties.MagneticStoreRejectedDataLocation.S3Configuration.BucketName",
            ),
        ),
        live=Live(
            service="timestream-write",
            list=Call("list_tables", "timestream:ListTables", items="Tables"),
            details=(Call("list_tags_for_resource", "timestream:ListTagsForResource", {"ResourceARN": "{Arn}"}),),
            id=lambda document: document.values["list_tables"]["Arn"],
        ),
    ),
    row(
        "aws_timestreamquery_scheduled_query",
        Route,
        "timestream",
        name=Field(At("name"), At("list_scheduled_queries.Name")),
        arns=("list_scheduled_queries.Arn",),
        tags="list_tags_for_resource.Tags",
        logs=Field(
            buckets_at("error report", "error_report_configuration.*.s3_configuration.*.bucket_name"),
            buckets_at("error report", f"{_QUERY}.ErrorReportConfiguration.S3Configuration.BucketName"),
        ),
        deliveries=Field(
            flows_at("notification", "notification_configuration.*.sns_configuration.*.topic_arn"),
            flows_at("notification", f"{_QUERY}.NotificationConfiguration.SnsConfiguration.TopicArn"),
        ),
        live=Live(
            service="timestream-query",
            list=Call("list_scheduled_queries", "timestream:ListScheduledQueries", items="ScheduledQueries"),
            details=(
                Call("describe_scheduled_query", "timestream:DescribeScheduledQuery", {"ScheduledQueryArn": "{Arn}"}),
                Call("list_tags_for_resource", "timestream:ListTagsForResource", {"ResourceARN": "{Arn}"}),
            ),
            id=lambda document: document.values["list_scheduled_queries"]["Arn"],
        ),
    ),
    row(
        "aws_timestreaminfluxdb_db_instance",
        Store,
        "timestream-influxdb",
        name=Field(At("name"), At("list_db_instances.name")),
        arns=("list_db_instances.arn",),
        tags="list_tags_for_resource.tags",
        chosen=("publicly_accessible",),
        key=Field(Always(_INFLUX_OWN), Derived((f"{_INFLUX}.kmsKeyId",), _influx_key, lenient=True)),
        # https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html: not by default
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_INFLUX}.publiclyAccessible")),
        logs=Field(
            Derived(("log_delivery_configuration",), _log_deliveries, lenient=True),
            Derived((f"{_INFLUX}.logDeliveryConfiguration.s3Configuration",), _reports, lenient=True),
        ),
        live=Live(
            service="timestream-influxdb",
            list=Call("list_db_instances", "timestream-influxdb:ListDbInstances", items="items"),
            details=(
                Call("get_db_instance", "timestream-influxdb:GetDbInstance", {"identifier": "{id}"}),
                Call("list_tags_for_resource", "timestream-influxdb:ListTagsForResource", {"resourceArn": "{arn}"}),
            ),
            id=lambda document: document.values["list_db_instances"]["arn"],
        ),
    ),
)
