"""What carries requests over AWS's edge network, which is everywhere: CloudFront, Global Accelerator.

A price class is no pin: the smallest, PriceClass_100, is North America, Europe and Israel.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html
Origins are not named as flows: a distribution's data is at the edge already, wherever it comes from.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Route, Unknown, Value
from generator.mappings.aws.bucket_flows import EDGE, to_buckets
from generator.mappings.aws.common import flows_at, is_on, joined, row
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

_TO_THE_EDGE = Always(Known((Flow("edge", EDGE),)))
_EVERYWHERE = Field(Always(Known(EDGE)), Always(Known(EDGE)), drift=False)

# Global services answer in one region of a partition; other partitions have none of them.
# https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints
_CLOUDFRONT = {"aws": "us-east-1", "aws-cn": "cn-northwest-1"}
_ACCELERATOR = {"aws": "us-west-2"}


def _name(document: Document, aliases: Any, comment: Any) -> Value[str]:
    """Return what people know a distribution by: its host names, else its comment."""
    if unknown := undecided(aliases, comment, *(aliases if isinstance(aliases, list) else ())):
        return unknown
    name = ", ".join(sorted(aliases or ())) or comment
    return Known(name) if name else Unknown("no alias or comment names this distribution")


def _logging(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    return to_buckets(document, "log delivery", [_of_domain(each.get("bucket")) for each in found])


def _live_logging(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    bucket = (settings or {}).get("Bucket") if (settings or {}).get("Enabled") else None
    return to_buckets(document, "log delivery", [_of_domain(bucket)])


def _of_domain(bucket: Any) -> Any:
    """Return the bucket of a domain name such as acme-logs.s3.amazonaws.com."""
    return bucket.partition(".s3")[0] if isinstance(bucket, str) else bucket


def _functions(*behaviors: str) -> Reader:
    """Return a reader of the functions that run at the edge; each is deployed from us-east-1."""
    return flows_at("function", *behaviors)


_LAMBDA = "lambda_function_association.*.lambda_arn"
_LIVE_LAMBDA = "LambdaFunctionAssociations.Items.*.LambdaFunctionARN"
_CONFIG = "get_distribution_config.DistributionConfig"
_LISTED = "list_distributions"


def _flow_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    if unknown := undecided(*(each.get("flow_logs_enabled") for each in found)):
        return unknown
    on = [each.get("flow_logs_s3_bucket") for each in found if is_on(each.get("flow_logs_enabled"))]
    return to_buckets(document, "log delivery", on)


def _live_flow_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = settings or {}
    return to_buckets(
        document, "log delivery", [found.get("FlowLogsS3Bucket") if found.get("FlowLogsEnabled") else None]
    )


def _accelerator(kind: str, prefix: str) -> Mapping:
    """Return the row of an accelerator: of the standard kind, or of custom routing."""
    listed, attributes = f"list_{prefix}accelerators", f"describe_{prefix}accelerator_attributes"
    action = prefix.title().replace("_", "")
    return row(
        kind,
        Route,
        "globalaccelerator",
        name=Field(At("name"), At(f"{listed}.Name")),
        location=_EVERYWHERE,
        match=("name",),
        arns=(f"{listed}.AcceleratorArn",),
        tags="list_tags_for_resource.Tags",
        deliveries=Field(_TO_THE_EDGE, _TO_THE_EDGE),
        logs=Field(
            Derived(("attributes",), _flow_logs, lenient=True),
            Derived((f"{attributes}.AcceleratorAttributes",), _live_flow_logs),
        ),
        live=Live(
            service="globalaccelerator",
            per="account",
            homes=_ACCELERATOR,
            list=Call(listed, f"globalaccelerator:List{action}Accelerators", items="Accelerators"),
            details=(
                Call(
                    attributes,
                    f"globalaccelerator:Describe{action}AcceleratorAttributes",
                    {"AcceleratorArn": "{AcceleratorArn}"},
                ),
                Call(
                    "list_tags_for_resource",
                    "globalaccelerator:ListTagsForResource",
                    {"ResourceArn": "{AcceleratorArn}"},
                ),
            ),
            id=lambda document: str(document.values[listed]["AcceleratorArn"]),
        ),
    )


def _group_region(document: Document, region: Any) -> Value[str]:
    # https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateEndpointGroup.html and the provider's
    # documentation: without one, it is the provider's own.
    return undecided(region) or (Known(region) if region else document.region)


def _to_group(document: Document, region: Any) -> Value[tuple[Flow, ...]]:
    found = _group_region(document, region)
    return found if isinstance(found, Unknown) else Known((Flow("endpoint group", found.value),))


_LISTENERS, _GROUPS = "list_listeners", "list_endpoint_groups"

EDGES: tuple[Mapping, ...] = (
    row(
        "aws_cloudfront_distribution",
        Route,
        "cloudfront",
        name=Field(
            Derived(("aliases", "comment"), _name, lenient=True),
            Derived((f"{_LISTED}.Aliases.Items", f"{_LISTED}.Comment"), _name),
        ),
        location=_EVERYWHERE,
        match=("name",),
        arns=(f"{_LISTED}.ARN",),
        tags="list_tags_for_resource.Tags.Items",
        deliveries=Field(
            joined(
                _TO_THE_EDGE,
                _functions(f"default_cache_behavior.*.{_LAMBDA}", f"ordered_cache_behavior.*.{_LAMBDA}"),
            ),
            joined(
                _TO_THE_EDGE,
                _functions(
                    f"{_CONFIG}.DefaultCacheBehavior.{_LIVE_LAMBDA}",
                    f"{_CONFIG}.CacheBehaviors.Items.*.{_LIVE_LAMBDA}",
                ),
            ),
        ),
        logs=Field(
            Derived(("logging_config",), _logging, lenient=True),
            Derived((f"{_CONFIG}.Logging",), _live_logging),
        ),
        live=Live(
            service="cloudfront",
            per="account",
            homes=_CLOUDFRONT,
            list=Call(_LISTED, "cloudfront:ListDistributions", items="DistributionList.Items", empty=True),
            details=(
                Call("get_distribution_config", "cloudfront:GetDistributionConfig", {"Id": "{Id}"}),
                Call("list_tags_for_resource", "cloudfront:ListTagsForResource", {"Resource": "{ARN}"}),
            ),
            id=lambda document: str(document.values[_LISTED]["ARN"]),
        ),
    ),
    row(
        "aws_cloudfront_realtime_log_config",
        Route,
        "cloudfront",
        name=Field(At("name"), At("list_realtime_log_configs.Name")),
        location=_EVERYWHERE,
        match=("name",),
        arns=("list_realtime_log_configs.ARN",),
        tagged=False,
        logs=Field(
            flows_at("log delivery", "endpoint.*.kinesis_stream_config.*.stream_arn"),
            flows_at("log delivery", "list_realtime_log_configs.EndPoints.*.KinesisStreamConfig.StreamARN"),
        ),
        live=Live(
            service="cloudfront",
            per="account",
            homes=_CLOUDFRONT,
            list=Call(
                "list_realtime_log_configs",
                "cloudfront:ListRealtimeLogConfigs",
                items="RealtimeLogConfigs.Items",
                empty=True,
            ),
            id=lambda document: str(document.values["list_realtime_log_configs"]["ARN"]),
        ),
    ),
    _accelerator("aws_globalaccelerator_accelerator", ""),
    _accelerator("aws_globalaccelerator_custom_routing_accelerator", "custom_routing_"),
    row(
        "aws_globalaccelerator_listener",
        Route,
        "globalaccelerator",
        name=Field(
            At("accelerator_arn"), At(f"{_LISTENERS}.ListenerArn", convert=lambda arn: arn.split("/listener")[0])
        ),
        location=_EVERYWHERE,
        match=("name",),
        arns=(f"{_LISTENERS}.ListenerArn",),
        tagged=False,
        live=Live(
            service="globalaccelerator",
            per="aws_globalaccelerator_accelerator",
            list=Call(_LISTENERS, "globalaccelerator:ListListeners", {"AcceleratorArn": "{parent}"}, items="Listeners"),
            id=lambda document: str(document.values[_LISTENERS]["ListenerArn"]),
        ),
    ),
    row(
        "aws_globalaccelerator_endpoint_group",
        Route,
        "globalaccelerator",
        name=Field(
            Derived(("endpoint_group_region",), _group_region, lenient=True), At(f"{_GROUPS}.EndpointGroupRegion")
        ),
        location=_EVERYWHERE,
        match=("name",),
        arns=(f"{_GROUPS}.EndpointGroupArn",),
        tagged=False,
        chosen=("endpoint_group_region",),
        deliveries=Field(
            Derived(("endpoint_group_region",), _to_group, lenient=True),
            Derived((f"{_GROUPS}.EndpointGroupRegion",), _to_group),
        ),
        live=Live(
            service="globalaccelerator",
            per="aws_globalaccelerator_listener",
            list=Call(
                _GROUPS, "globalaccelerator:ListEndpointGroups", {"ListenerArn": "{parent}"}, items="EndpointGroups"
            ),
            id=lambda document: str(document.values[_GROUPS]["EndpointGroupArn"]),
        ),
    ),
)
