"""AWS Config: what is recorded of resources, where it is delivered, and who gathers it."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Log, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    flow,
    flows_at,
    joined,
    names,
    partition_of,
    region_of,
    row,
    shared_at,
)
from generator.mappings.read import Always, At, Derived
from generator.mappings.schema import Call, Default, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/config/latest/developerguide/data-protection.html
_KEY = "AWS Config takes no key of the customer's for what it keeps"
_DEFAULT = Default(
    "default",
    "Terraform calls it so unless told otherwise",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_recorder",
)
_NO_NAMES = Field(Always(Known(())), Always(Known(())))
_RECORDED = "configuration delivery"


def _recorder_id(document: Document) -> str:
    name = document.values["describe_configuration_recorders"]["name"]
    where = f"{region_of(document)}:{account_of(document)}"
    return f"arn:{partition_of(document)}:config:{where}:configuration-recorder/{name}"


def _of_a_service(document: Document) -> bool:
    # https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html: service-linked recorders
    return bool(document.values["describe_configuration_recorders"].get("servicePrincipal"))


def _channel_id(document: Document) -> str:
    name = document.values["describe_delivery_channels"]["name"]
    where = f"{region_of(document)}:{account_of(document)}"
    return f"arn:{partition_of(document)}:config:{where}:delivery-channel/{name}"


def _asked_region(document: Document, later: Any, region: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to the region that may gather; version 5 calls it `region`, which is the resource's own in 6.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_aggregate_authorization
    """
    value = later or region
    found = Unknown("no region is authorised") if value is None else flow(document, "configuration aggregation", value)
    if isinstance(found, Flow) and isinstance(found.to, Ref):
        return Unknown(f"it comes from {found.to.to} and is known after apply")
    return found if isinstance(found, Unknown) else Known((found,))


CONFIG: tuple[Mapping, ...] = (
    row(
        "aws_config_configuration_recorder",
        Log,
        "config",
        name=Field(At("name", _DEFAULT), At("describe_configuration_recorders.name")),
        identities=Field(Derived(("id",), names, lenient=True), Always(Known(()))),
        tagged=False,
        key=Field(Always(Known(None, _KEY)), Always(Known(None, _KEY))),
        live=Live(
            service="config",
            list=Call(
                "describe_configuration_recorders",
                "config:DescribeConfigurationRecorders",
                items="ConfigurationRecorders",
                empty=True,
            ),
            id=_recorder_id,
            given=_of_a_service,
        ),
    ),
    row(
        "aws_config_delivery_channel",
        Route,
        "config",
        name=Field(At("name", _DEFAULT), At("describe_delivery_channels.name")),
        identities=_NO_NAMES,
        tagged=False,
        logs=Field(
            # The topic hears every change with the whole configuration item in it.
            # https://docs.aws.amazon.com/config/latest/developerguide/example-sns-notification.html
            joined(buckets_at(_RECORDED, "s3_bucket_name"), flows_at(_RECORDED, "sns_topic_arn")),
            joined(
                buckets_at(_RECORDED, "describe_delivery_channels.s3BucketName"),
                flows_at(_RECORDED, "describe_delivery_channels.snsTopicARN"),
            ),
        ),
        live=Live(
            service="config",
            list=Call(
                "describe_delivery_channels", "config:DescribeDeliveryChannels", items="DeliveryChannels", empty=True
            ),
            id=_channel_id,
        ),
    ),
    row(
        "aws_config_configuration_aggregator",
        # It keeps what it gathers from other accounts and regions in its own.
        Log,
        "config",
        name=Field(At("name"), At("describe_configuration_aggregators.ConfigurationAggregatorName")),
        arns=("describe_configuration_aggregators.ConfigurationAggregatorArn",),
        tags="list_tags_for_resource.Tags",
        key=Field(Always(Known(None, _KEY)), Always(Known(None, _KEY))),
        live=Live(
            service="config",
            list=Call(
                "describe_configuration_aggregators",
                "config:DescribeConfigurationAggregators",
                items="ConfigurationAggregators",
                empty=True,
            ),
            details=(
                Call(
                    "list_tags_for_resource",
                    "config:ListTagsForResource",
                    {"ResourceArn": "{ConfigurationAggregatorArn}"},
                ),
            ),
            id=lambda d: str(d.values["describe_configuration_aggregators"]["ConfigurationAggregatorArn"]),
        ),
    ),
    row(
        "aws_config_aggregate_authorization",
        Route,
        "config",
        name=Field(At("account_id"), At("describe_aggregation_authorizations.AuthorizedAccountId")),
        # `region` is the aggregator's.
        location=Field(
            Derived((), lambda document: document.region), Derived((), lambda document: document.region), drift=False
        ),
        arns=("describe_aggregation_authorizations.AggregationAuthorizationArn",),
        tags="list_tags_for_resource.Tags",
        match=("name", "location", "logs"),
        logs=Field(
            Derived(("authorized_aws_region", "region"), _asked_region, lenient=True),
            flows_at("configuration aggregation", "describe_aggregation_authorizations.AuthorizedAwsRegion"),
        ),
        shared_with=Field(
            shared_at("account_id"), shared_at("describe_aggregation_authorizations.AuthorizedAccountId")
        ),
        live=Live(
            service="config",
            list=Call(
                "describe_aggregation_authorizations",
                "config:DescribeAggregationAuthorizations",
                items="AggregationAuthorizations",
                empty=True,
            ),
            details=(
                Call(
                    "list_tags_for_resource",
                    "config:ListTagsForResource",
                    {"ResourceArn": "{AggregationAuthorizationArn}"},
                ),
            ),
            id=lambda d: str(d.values["describe_aggregation_authorizations"]["AggregationAuthorizationArn"]),
        ),
    ),
    row(
        "aws_config_conformance_pack",
        Route,
        "config",
        name=Field(At("name"), At("describe_conformance_packs.ConformancePackName")),
        arns=("describe_conformance_packs.ConformancePackArn",),
        tagged=False,
        logs=Field(
            buckets_at("conformance results", "delivery_s3_bucket"),
            buckets_at("conformance results", "describe_conformance_packs.DeliveryS3Bucket"),
        ),
        live=Live(
            service="config",
            list=Call(
                "describe_conformance_packs",
                "config:DescribeConformancePacks",
                items="ConformancePackDetails",
                empty=True,
            ),
            id=lambda d: str(d.values["describe_conformance_packs"]["ConformancePackArn"]),
            given=lambda d: bool(d.values["describe_conformance_packs"].get("CreatedBy")),
        ),
    ),
    row(
        "aws_config_organization_conformance_pack",
        Route,
        "config",
        name=Field(At("name"), At("describe_organization_conformance_packs.OrganizationConformancePackName")),
        arns=("describe_organization_conformance_packs.OrganizationConformancePackArn",),
        tagged=False,
        logs=Field(
            buckets_at("conformance results", "delivery_s3_bucket"),
            buckets_at("conformance results", "describe_organization_conformance_packs.DeliveryS3Bucket"),
        ),
        live=Live(
            service="config",
            list=Call(
                "describe_organization_conformance_packs",
                "config:DescribeOrganizationConformancePacks",
                items="OrganizationConformancePacks",
                empty=True,
                # An account that administers no organisation has none.
                # https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeOrganizationConformancePacks.html
                absent=("OrganizationAccessDeniedException",),
            ),
            id=lambda d: str(d.values["describe_organization_conformance_packs"]["OrganizationConformancePackArn"]),
        ),
    ),
)
