"""AWS telemetry: metric streams, links between accounts, monitors, traces, Prometheus and Grafana."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Log, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    buckets_at,
    flows_at,
    key_at,
    key_of,
    keys_at,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.aws.logs import group_at
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/data-protection.html
_RUM_KEY = "CloudWatch RUM takes no key of the customer's"
# https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html
_AMP_KEY = "Prometheus uses a key of AWS's own unless told otherwise"
# https://docs.aws.amazon.com/grafana/latest/userguide/infrastructure-security.html
_GRAFANA_KEY = "Grafana uses a key of its own unless told otherwise"
# https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html
_XRAY_KEY = "X-Ray encrypts with a key of its own unless told otherwise"


# Telemetry of one account shown in another


def _watcher(document: Document, sink: Any) -> Value[tuple[str, ...]]:
    """Return the account of the sink that a link leads to.

    https://docs.aws.amazon.com/OAM/latest/APIReference/API_CreateLink.html
    """
    # A sink of the same configuration may be another account's, made through a provider block of its own.
    if unknown := undecided(sink):
        return unknown
    account = str(sink).split(":")[4] if str(sink).count(":") > 4 else ""
    return Known((account,)) if account else Unknown(f"{sink} names no account")


# Monitors


def _monitor_id(document: Document) -> str:
    name = document.values["list_app_monitors"]["Name"]
    return f"arn:{partition_of(document)}:rum:{region_of(document)}:{account_of(document)}:appmonitor/{name}"


def _monitor_copy(document: Document, on: Any) -> Value[tuple[Flow, ...]]:
    """Return the copy that a monitor writes to a log group of its own region.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-RUM-datacopy.html
    """
    if unknown := undecided(on):
        return unknown
    here = aws_location(document, document.values.get("region"))
    if not on:
        return Known(())
    return here if isinstance(here, Unknown) else Known((Flow("log copy", here.value),))


def _canary_id(document: Document) -> str:
    name = document.values["describe_canaries"]["Name"]
    return f"arn:{partition_of(document)}:synthetics:{region_of(document)}:{account_of(document)}:canary:{name}"


def _grafana_id(document: Document) -> str:
    name = document.values["list_workspaces"]["id"]
    return f"arn:{partition_of(document)}:grafana:{region_of(document)}:{account_of(document)}:/workspaces/{name}"


# Traces: one setting a region


def _trace_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    if unknown := undecided(kind):
        return unknown
    return key_of(document, key, _XRAY_KEY) if kind == "KMS" else Known(None, _XRAY_KEY)


def _trace_id(document: Document) -> str:
    return f"arn:{partition_of(document)}:xray:{region_of(document)}:{account_of(document)}:encryption-config"


def _untouched(document: Document) -> bool:
    return bool(document.values["get_encryption_config"]["EncryptionConfig"].get("Type") != "KMS")


_METRICS = row(
    "aws_cloudwatch_metric_stream",
    Route,
    "cloudwatch",
    name=Field(At("name"), At("list_metric_streams.Name")),
    arns=("list_metric_streams.Arn",),
    tags="list_tags_for_resource.Tags",
    logs=Field(flows_at("metric stream", "firehose_arn"), flows_at("metric stream", "list_metric_streams.FirehoseArn")),
    live=Live(
        service="cloudwatch",
        list=Call("list_metric_streams", "cloudwatch:ListMetricStreams", items="Entries", empty=True),
        details=(Call("list_tags_for_resource", "cloudwatch:ListTagsForResource", {"ResourceARN": "{Arn}"}),),
        id=lambda document: str(document.values["list_metric_streams"]["Arn"]),
    ),
)

_LINK = row(
    "aws_oam_link",
    Route,
    "oam",
    # It has no name of its own: the sink it leads to.
    name=Field(At("sink_identifier"), At("list_links.SinkArn")),
    arns=("list_links.Arn",),
    tags="get_link.Tags",
    logs=Field(flows_at("telemetry link", "sink_identifier"), flows_at("telemetry link", "list_links.SinkArn")),
    shared_with=Field(
        Derived(("sink_identifier",), _watcher, lenient=True), Derived(("list_links.SinkArn",), _watcher, lenient=True)
    ),
    live=Live(
        service="oam",
        list=Call("list_links", "oam:ListLinks", items="Items", empty=True),
        details=(Call("get_link", "oam:GetLink", {"Identifier": "{Arn}", "IncludeTags": True}),),
        id=lambda document: str(document.values["list_links"]["Arn"]),
    ),
)

_MONITOR = row(
    "aws_rum_app_monitor",
    Log,
    "rum",
    name=Field(At("name"), At("list_app_monitors.Name")),
    identities=Field(Derived(("arn",), names, lenient=True), Always(Known(()))),
    tags="get_app_monitor.AppMonitor.Tags",
    key=Field(Always(Known(None, _RUM_KEY)), Always(Known(None, _RUM_KEY))),
    logs=Field(
        Derived(("cw_log_enabled",), _monitor_copy),
        Derived(("get_app_monitor.AppMonitor.DataStorage.CwLog.CwLogEnabled",), _monitor_copy),
    ),
    live=Live(
        service="rum",
        list=Call("list_app_monitors", "rum:ListAppMonitors", items="AppMonitorSummaries", empty=True),
        details=(Call("get_app_monitor", "rum:GetAppMonitor", {"Name": "{Name}"}),),
        id=_monitor_id,
    ),
)

_CANARY = row(
    "aws_synthetics_canary",
    Compute,
    "synthetics",
    name=Field(At("name"), At("describe_canaries.Name")),
    identities=Field(Derived(("arn",), names, lenient=True), Always(Known(()))),
    tags="describe_canaries.Tags",
    more_keys=Field(
        keys_at("artifact_config.*.s3_encryption.*.kms_key_arn"),
        keys_at("describe_canaries.ArtifactConfig.S3Encryption.KmsKeyArn"),
    ),
    logs=Field(
        buckets_at("screenshots and logs", "artifact_s3_location"),
        buckets_at("screenshots and logs", "describe_canaries.ArtifactS3Location"),
    ),
    live=Live(
        service="synthetics",
        list=Call("describe_canaries", "synthetics:DescribeCanaries", items="Canaries", empty=True),
        id=_canary_id,
    ),
)

_TRACES = row(
    "aws_xray_encryption_config",
    Log,
    "xray",
    name=Field(Always(Known("traces")), Always(Known("traces"))),
    identities=Field(Always(Known(())), Always(Known(()))),
    tagged=False,
    match=("location",),
    key=Field(
        Derived(("type", "key_id"), _trace_key, lenient=True),
        Derived(
            ("get_encryption_config.EncryptionConfig.Type", "get_encryption_config.EncryptionConfig.KeyId"),
            _trace_key,
            lenient=True,
        ),
    ),
    live=Live(
        service="xray",
        list=Call("get_encryption_config", "xray:GetEncryptionConfig"),
        id=_trace_id,
        skip=_untouched,
    ),
)

_PROMETHEUS = row(
    "aws_prometheus_workspace",
    Log,
    "amp",
    name=Field(At("alias"), At("list_workspaces.alias")),
    arns=("list_workspaces.arn",),
    tags="list_workspaces.tags",
    key=Field(key_at("kms_key_arn", _AMP_KEY), key_at("list_workspaces.kmsKeyArn", _AMP_KEY)),
    logs=Field(
        group_at("log delivery", "logging_configuration.*.log_group_arn"),
        group_at("log delivery", "describe_logging_configuration.loggingConfiguration.logGroupArn"),
    ),
    live=Live(
        service="amp",
        list=Call("list_workspaces", "aps:ListWorkspaces", items="workspaces", empty=True),
        details=(
            Call(
                "describe_logging_configuration",
                "aps:DescribeLoggingConfiguration",
                {"workspaceId": "{workspaceId}"},
                absent=("ResourceNotFoundException",),
            ),
        ),
        id=lambda document: str(document.values["list_workspaces"]["arn"]),
    ),
)

_SCRAPER = row(
    "aws_prometheus_scraper",
    Route,
    "amp",
    name=Field(At("alias"), At("list_scrapers.alias")),
    arns=("list_scrapers.arn",),
    tags="list_scrapers.tags",
    logs=Field(
        flows_at("metrics", "destination.*.amp.*.workspace_arn"),
        flows_at("metrics", "list_scrapers.destination.ampConfiguration.workspaceArn"),
    ),
    live=Live(
        service="amp",
        list=Call("list_scrapers", "aps:ListScrapers", items="scrapers", empty=True),
        id=lambda document: str(document.values["list_scrapers"]["arn"]),
    ),
)

_GRAFANA = row(
    "aws_grafana_workspace",
    Store,
    "grafana",
    name=Field(At("name"), At("list_workspaces.name")),
    identities=Field(Derived(("arn",), names, lenient=True), Always(Known(()))),
    tags="list_workspaces.tags",
    key=Field(Always(Known(None, _GRAFANA_KEY)), key_at("describe_workspace.workspace.kmsKeyId", _GRAFANA_KEY)),
    live=Live(
        service="grafana",
        list=Call("list_workspaces", "grafana:ListWorkspaces", items="workspaces", empty=True),
        details=(Call("describe_workspace", "grafana:DescribeWorkspace", {"workspaceId": "{id}"}),),
        id=_grafana_id,
    ),
)

TELEMETRY: tuple[Mapping, ...] = (
    _METRICS,
    _LINK,
    _MONITOR,
    _CANARY,
    _TRACES,
    _PROMETHEUS,
    _SCRAPER,
    _GRAFANA,
)
