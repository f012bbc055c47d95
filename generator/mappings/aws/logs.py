"""AWS logs: log groups, and what leaves them: subscriptions, destinations, deliveries."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.facts import Flow, Known, Log, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    either,
    flattened,
    flows,
    flows_at,
    key_at,
    names,
    partition_of,
    region_of,
    row,
    s3_identity,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
_LOGS_KEY = "CloudWatch Logs encrypts with a key of its own unless told otherwise"


def group_at(kind: str, path: str) -> Reader:
    """Return a reader of the flow to the log group at `path`, whose ARN AWS writes with `:*` at its end or without.

    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
    """

    def read(document: Document, value: Any) -> Value[tuple[Flow, ...]]:
        groups = (each.removesuffix(":*") if isinstance(each, str) else each for each in flattened([value]))
        return flows(document, kind, list(groups))

    return Derived((path,), read, lenient=True)


def _group_names(document: Document, arn: Any) -> Value[tuple[str, ...]]:
    return Known((arn.removesuffix(":*"), arn))


# A subscription filter has no ARN: a name within its group.


def _filter_name(document: Document, group: Any, name: Any) -> Value[str]:
    return Known(f"{group}:{name}") if group and name else Unknown("it is not named")


def _filter_id(document: Document) -> str:
    item = document.values["describe_subscription_filters"]
    group, name = item["logGroupName"], item["filterName"]
    where = f"{region_of(document)}:{account_of(document)}"
    return f"arn:{partition_of(document)}:logs:{where}:log-group:{group}:subscription-filter:{name}"


# An account-wide policy holds what it does in a JSON text.


def _policy_flows(document: Document, kind: Any, text: Any) -> Value[tuple[Flow, ...]]:
    """Return where an account policy sends logs (a subscription) or what it finds in them (data protection).

    https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html
    """
    if unknown := undecided(kind, text):
        return unknown
    try:
        policy = json.loads(text)
        if kind == "SUBSCRIPTION_FILTER_POLICY":
            return flows(document, "subscription", [policy["DestinationArn"]])
        return _finding_flows(document, policy) if kind == "DATA_PROTECTION_POLICY" else Known(())
    except (ValueError, TypeError, KeyError, AttributeError):
        return Unknown("the policy document is not as documented")


def _protection_flows(document: Document, text: Any) -> Value[tuple[Flow, ...]]:
    return _policy_flows(document, "DATA_PROTECTION_POLICY", text)


def _finding_flows(document: Document, policy: dict[str, Any]) -> Value[tuple[Flow, ...]]:
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data-start.html
    # A log group or a delivery stream is named without a region: it is in the policy's own.
    found: list[Flow] = []
    for statement in policy["Statement"]:
        destination = (statement["Operation"].get("Audit") or {}).get("FindingsDestination") or {}
        if bucket := (destination.get("S3") or {}).get("Bucket"):
            found.append(Flow("audit findings", Ref(s3_identity(bucket, document))))
    return Known(tuple(dict.fromkeys(found)))


def _policy_name(document: Document, name: Any, kind: Any) -> Value[str]:
    if unknown := undecided(name, kind):
        return unknown
    if kind != "SUBSCRIPTION_FILTER_POLICY":
        return Unknown(f"policies of type {kind} are not listed live")
    return Known(name)


def _policy_id(document: Document) -> str:
    name = document.values["describe_account_policies"]["policyName"]
    return f"arn:{partition_of(document)}:logs:{region_of(document)}:{account_of(document)}:account-policy:{name}"


# Destinations: who may send to them


def _policy_of(document: Document, companions: Any, attribute: str, name: Any) -> Any:
    """Return the policy that the one companion holds; without a name nobody can tell whether one belongs to it."""
    if companions is None and (unknown := undecided(name)):
        return unknown
    return either(companions, "policy", attribute, None)


def _by_policy(companion: str, attribute: str, judged: Callable[[Document, Any], Value[Any]]) -> Reader:
    """Return a reader of what is judged of the policy that a companion sets."""
    return Derived(
        (companion, "name"),
        lambda document, found, name: judged(document, _policy_of(document, found, attribute, name)),
        lenient=True,
    )


def _open_to(document: Document, policy: Any) -> Value[tuple[str, ...]]:
    return grantees(policy)


def _exposed(document: Document, policy: Any) -> Value[Any]:
    found = grants_public(policy)
    return found if isinstance(found, Unknown) else Known("public" if found.value else "private")


def _tags(arn: str) -> Call:
    return Call("list_tags_for_resource", "logs:ListTagsForResource", {"resourceArn": arn})


_GROUP = row(
    "aws_cloudwatch_log_group",
    Log,
    "logs",
    name=Field(At("name"), At("describe_log_groups.logGroupName")),
    identities=Field(Derived(("arn",), names, lenient=True), Derived(("describe_log_groups.arn",), _group_names)),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("kms_key_id", _LOGS_KEY), key_at("describe_log_groups.kmsKeyId", _LOGS_KEY)),
    live=Live(
        service="logs",
        list=Call("describe_log_groups", "logs:DescribeLogGroups", items="logGroups", empty=True),
        details=(_tags("arn:{operator}:logs:{region}:{project}:log-group:{logGroupName}"),),
        # The older of its two ARNs ends in `:*`; it is the one that is always there.
        id=lambda document: str(document.values["describe_log_groups"]["arn"]).removesuffix(":*"),
    ),
)

_SUBSCRIPTION = row(
    "aws_cloudwatch_log_subscription_filter",
    Route,
    "logs",
    name=Field(
        Derived(("log_group_name", "name"), _filter_name),
        Derived(
            ("describe_subscription_filters.logGroupName", "describe_subscription_filters.filterName"), _filter_name
        ),
    ),
    identities=Field(Always(Known(())), Always(Known(()))),
    tagged=False,
    logs=Field(
        flows_at("subscription", "destination_arn"),
        flows_at("subscription", "describe_subscription_filters.destinationArn"),
    ),
    live=Live(
        service="logs",
        list=Call(
            "describe_subscription_filters",
            "logs:DescribeSubscriptionFilters",
            {"logGroupName": "{parent_name}"},
            items="subscriptionFilters",
            empty=True,
        ),
        per="aws_cloudwatch_log_group",
        id=_filter_id,
    ),
)

_ACCOUNT_POLICY = row(
    "aws_cloudwatch_log_account_policy",
    Route,
    "logs",
    name=Field(
        Derived(("policy_name", "policy_type"), _policy_name),
        Derived(("describe_account_policies.policyName", "describe_account_policies.policyType"), _policy_name),
    ),
    identities=Field(Always(Known(())), Always(Known(()))),
    tagged=False,
    logs=Field(
        Derived(("policy_type", "policy_document"), _policy_flows, lenient=True),
        Derived(
            ("describe_account_policies.policyType", "describe_account_policies.policyDocument"),
            _policy_flows,
            lenient=True,
        ),
    ),
    live=Live(
        service="logs",
        list=Call(
            "describe_account_policies",
            "logs:DescribeAccountPolicies",
            {"policyType": "SUBSCRIPTION_FILTER_POLICY"},
            items="accountPolicies",
            empty=True,
        ),
        id=_policy_id,
    ),
)

_PROTECTION = row(
    "aws_cloudwatch_log_data_protection_policy",
    Route,
    "logs",
    name=Field(At("log_group_name"), Always(Unknown("it is not read live"))),
    identities=Field(Always(Known(())), Always(Known(()))),
    tagged=False,
    logs=Field(Derived(("policy_document",), _protection_flows, lenient=True), Always(Known(()))),
    no_live="asking every log group for it costs a call each",
)

_DESTINATION = row(
    "aws_cloudwatch_log_destination",
    Route,
    "logs",
    name=Field(At("name"), At("describe_destinations.destinationName")),
    arns=("describe_destinations.arn",),
    tags="list_tags_for_resource.tags",
    companions=(Companion("aws_cloudwatch_log_destination_policy", "destination_name"),),
    identities=Field(
        Derived(("arn", "name"), names, lenient=True), Derived(("describe_destinations.arn",), names, lenient=True)
    ),
    logs=Field(flows_at("log delivery", "target_arn"), flows_at("log delivery", "describe_destinations.targetArn")),
    shared_with=Field(
        _by_policy("aws_cloudwatch_log_destination_policy", "access_policy", _open_to),
        Derived(("describe_destinations.accessPolicy",), _open_to, lenient=True),
    ),
    public_access=Field(
        _by_policy("aws_cloudwatch_log_destination_policy", "access_policy", _exposed),
        Derived(("describe_destinations.accessPolicy",), _exposed, lenient=True),
    ),
    live=Live(
        service="logs",
        list=Call("describe_destinations", "logs:DescribeDestinations", items="destinations", empty=True),
        details=(_tags("{arn}"),),
        id=lambda document: str(document.values["describe_destinations"]["arn"]),
    ),
)

_DELIVERY_DESTINATION = row(
    "aws_cloudwatch_log_delivery_destination",
    Route,
    "logs",
    name=Field(At("name"), At("describe_delivery_destinations.name")),
    arns=("describe_delivery_destinations.arn",),
    tags="describe_delivery_destinations.tags",
    companions=(Companion("aws_cloudwatch_log_delivery_destination_policy", "delivery_destination_name"),),
    identities=Field(
        Derived(("arn", "name"), names, lenient=True),
        Derived(("describe_delivery_destinations.arn",), names, lenient=True),
    ),
    logs=Field(
        flows_at("log delivery", "delivery_destination_configuration.*.destination_resource_arn"),
        flows_at(
            "log delivery", "describe_delivery_destinations.deliveryDestinationConfiguration.destinationResourceArn"
        ),
    ),
    shared_with=Field(
        _by_policy("aws_cloudwatch_log_delivery_destination_policy", "delivery_destination_policy", _open_to),
        Derived(("get_delivery_destination_policy.policy.deliveryDestinationPolicy",), _open_to, lenient=True),
    ),
    live=Live(
        service="logs",
        list=Call(
            "describe_delivery_destinations",
            "logs:DescribeDeliveryDestinations",
            items="deliveryDestinations",
            empty=True,
        ),
        details=(
            Call(
                "get_delivery_destination_policy",
                "logs:GetDeliveryDestinationPolicy",
                {"deliveryDestinationName": "{name}"},
                absent=("ResourceNotFoundException",),
            ),
        ),
        id=lambda document: str(document.values["describe_delivery_destinations"]["arn"]),
    ),
)

_DELIVERY = row(
    "aws_cloudwatch_log_delivery",
    Route,
    "logs",
    name=Field(At("delivery_source_name"), At("describe_deliveries.deliverySourceName")),
    arns=("describe_deliveries.arn",),
    tags="describe_deliveries.tags",
    logs=Field(
        flows_at("log delivery", "delivery_destination_arn"),
        flows_at("log delivery", "describe_deliveries.deliveryDestinationArn"),
    ),
    live=Live(
        service="logs",
        list=Call("describe_deliveries", "logs:DescribeDeliveries", items="deliveries", empty=True),
        id=lambda document: str(document.values["describe_deliveries"]["arn"]),
    ),
)

_ANOMALIES = row(
    "aws_cloudwatch_log_anomaly_detector",
    Log,
    "logs",
    name=Field(At("detector_name"), At("list_log_anomaly_detectors.detectorName")),
    arns=("list_log_anomaly_detectors.anomalyDetectorArn",),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("kms_key_id", _LOGS_KEY), key_at("list_log_anomaly_detectors.kmsKeyId", _LOGS_KEY)),
    live=Live(
        service="logs",
        list=Call("list_log_anomaly_detectors", "logs:ListLogAnomalyDetectors", items="anomalyDetectors", empty=True),
        details=(_tags("{anomalyDetectorArn}"),),
        id=lambda document: str(document.values["list_log_anomaly_detectors"]["anomalyDetectorArn"]),
    ),
)

LOGS: tuple[Mapping, ...] = (
    _GROUP,
    _SUBSCRIPTION,
    _ACCOUNT_POLICY,
    _PROTECTION,
    _DESTINATION,
    _DELIVERY_DESTINATION,
    _DELIVERY,
    _ANOMALIES,
)
