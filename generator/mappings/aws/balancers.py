"""Load balancers, which end TLS: data is in clear there, and requests are logged."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Unknown, Value
from generator.mappings.aws.bucket_flows import to_buckets
from generator.mappings.aws.common import account_of, is_on, names, partition_of, region_of, row
from generator.mappings.read import At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping


def _access_logs(document: Document, *settings: Any) -> Value[tuple[Flow, ...]]:
    targets: list[Any] = []
    for each in settings:
        found = blocks(each)
        if isinstance(found, Unknown):
            return found
        if unknown := undecided(*(entry.get("enabled") for entry in found)):
            return unknown
        targets += [entry.get("bucket") for entry in found if is_on(entry.get("enabled"))]
    return to_buckets(document, "log delivery", targets)


def _classic_access_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    # The provider's default, other than with the newer kind: access logs are on where they are set up at all.
    return _access_logs(document, [{**each, "enabled": each.get("enabled", True)} for each in found])


def _live_access_logs(document: Document, attributes: Any) -> Value[tuple[Flow, ...]]:
    found = {entry["Key"]: entry["Value"] for entry in attributes or ()}
    kinds = [kind for kind in ("access_logs", "connection_logs") if is_on(found.get(f"{kind}.s3.enabled"))]
    return to_buckets(document, "log delivery", [found.get(f"{kind}.s3.bucket") for kind in kinds])


def _classic_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = settings or {}
    return to_buckets(document, "log delivery", [found.get("S3BucketName") if found.get("Enabled") else None])


def _balancer(type: str, live: Live | None = None) -> Mapping:
    """Return the row of a load balancer; `aws_alb` is another name of `aws_lb`, and live there is one type only."""
    return row(
        type,
        Compute,
        "elasticloadbalancing",
        name=Field(At("name"), At("describe_load_balancers.LoadBalancerName")),
        arns=("describe_load_balancers.LoadBalancerArn",),
        tags="describe_tags.TagDescriptions.0.Tags",
        chosen=("name",),
        logs=Field(
            Derived(("access_logs", "connection_logs"), _access_logs, lenient=True),
            Derived(("describe_load_balancer_attributes.Attributes",), _live_access_logs),
        ),
        live=live,
        read_with="" if live else "aws_lb",
    )


BALANCERS: tuple[Mapping, ...] = (
    _balancer(
        "aws_lb",
        Live(
            service="elbv2",
            list=Call("describe_load_balancers", "elasticloadbalancing:DescribeLoadBalancers", items="LoadBalancers"),
            details=(
                Call(
                    "describe_load_balancer_attributes",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    {"LoadBalancerArn": "{LoadBalancerArn}"},
                ),
                Call("describe_tags", "elasticloadbalancing:DescribeTags", {"ResourceArns": ["{LoadBalancerArn}"]}),
            ),
            id=lambda document: str(document.values["describe_load_balancers"]["LoadBalancerArn"]),
            type=lambda document: "aws_lb",
        ),
    ),
    _balancer("aws_alb"),
    row(
        "aws_elb",
        Compute,
        "elasticloadbalancing",
        name=Field(At("name"), At("describe_load_balancers.LoadBalancerName")),
        identities=Field(
            Derived(("arn", "name"), names, lenient=True),
            Derived(("describe_load_balancers.LoadBalancerName",), names),
        ),
        chosen=("name",),
        tags="describe_tags.TagDescriptions.0.Tags",
        logs=Field(
            Derived(("access_logs",), _classic_access_logs, lenient=True),
            Derived(("describe_load_balancer_attributes.LoadBalancerAttributes.AccessLog",), _classic_logs),
        ),
        live=Live(
            service="elb",
            list=Call(
                "describe_load_balancers",
                "elasticloadbalancing:DescribeLoadBalancers",
                items="LoadBalancerDescriptions",
            ),
            details=(
                Call(
                    "describe_load_balancer_attributes",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    {"LoadBalancerName": "{LoadBalancerName}"},
                ),
                Call(
                    "describe_tags", "elasticloadbalancing:DescribeTags", {"LoadBalancerNames": ["{LoadBalancerName}"]}
                ),
            ),
            id=lambda document: (
                f"arn:{partition_of(document)}:elasticloadbalancing:{region_of(document)}:{account_of(document)}"
                f":loadbalancer/{document.values['describe_load_balancers']['LoadBalancerName']}"
            ),
        ),
    ),
)
