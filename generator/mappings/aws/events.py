"""AWS events: EventBridge buses, rules and their targets, pipes, schedules, and what leaves through them.

A bus carries events and keeps none: as every account has one in every region, it is a route here. What keeps them is
an archive. The targets of a rule are its own: AWS names them by the rule, and lists them rule by rule.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    addresses_at,
    buckets_at,
    either,
    flow,
    flows,
    flows_at,
    joined,
    key_at,
    names,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Raw

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption.html
_OWN = "EventBridge encrypts with a key of its own unless told otherwise"
_DEFAULT = "default"
_POLICY = "aws_cloudwatch_event_bus_policy"
_PERMISSION = "aws_cloudwatch_event_permission"

# Buses


def _bus_identity(bus: str, document: Document) -> str:
    return bus if bus.startswith("arn:") else f"event-bus:{region_of(document)}:{bus}"


def _bus_names(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    found = [_bus_identity(name, document)] if isinstance(name, str) else []
    return Known((*([arn] if isinstance(arn, str) else []), *found))


def _admitted(permission: Any) -> Value[tuple[str, ...]]:
    """Return whom one permission lets in: an account, or everybody, unless a condition names an organisation.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_permission
    """
    conditions = blocks(permission.get("condition"))
    if isinstance(conditions, Unknown):
        return conditions
    principal, narrowing = permission.get("principal"), [condition.get("value") for condition in conditions]
    return undecided(principal, *narrowing) or Known(
        tuple(narrowing if principal == "*" and narrowing else [principal])
    )


def _bus_shared(document: Document, policies: Any, permissions: Any) -> Value[tuple[str, ...]]:
    found: list[Value[tuple[str, ...]]] = [grantees(either(policies, "policy", "policy", None))]
    if isinstance(permissions, Unknown):
        return permissions
    found += [_admitted(permission) for permission in permissions or () if permission]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(sorted({who for each in found if isinstance(each, Known) for who in each.value})))


def _bus_public(document: Document, policies: Any, permissions: Any) -> Value[str]:
    shared = _bus_shared(document, None, permissions)
    granted = grants_public(either(policies, "policy", "policy", None))
    if granted == Known(True) or (isinstance(shared, Known) and "*" in shared.value):
        return Known("public")
    unknown = next((each for each in (shared, granted) if isinstance(each, Unknown)), None)
    return unknown or Known("private")


# Rules


def _rule_identity(bus: Raw, name: Raw, document: Document) -> str | Unknown:
    bus = _DEFAULT if bus is None else bus
    if not isinstance(bus, str) or not isinstance(name, str):
        return undecided(bus, name) or Unknown("its name is known after apply")
    return f"event-rule:{region_of(document)}:{bus.rpartition('/')[2]}/{name}"


def _rule_of_target(name: str, target: Document) -> str | Unknown:
    return _rule_identity(target.values.get("event_bus_name"), name, target)


def _rule_names(document: Document, arn: Any, bus: Any, name: Any) -> Value[tuple[str, ...]]:
    found = _rule_identity(bus, name, document)
    return Known((*([arn] if isinstance(arn, str) else []), *([found] if isinstance(found, str) else [])))


def _rule_name(document: Document, bus: Any, name: Any) -> Value[str]:
    found = _rule_identity(bus, name, document)
    return found if isinstance(found, Unknown) else Known(found.split(":", 2)[2])


def _targets(document: Document, targets: Any) -> Value[tuple[Flow, ...]]:
    if isinstance(targets, Unknown):
        return targets
    return flows(document, "event target", [target.get("arn") for target in targets or () if target])


_LISTED = "list_rules"


# Schedules


def _scheduled(document: Document, target: Any) -> Value[tuple[Flow, ...]]:
    """Return what a schedule sends its input to.

    https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
    """
    if isinstance(target, str) and ":::aws-sdk:" in target:
        # An API of AWS, called in the schedule's own region.
        target = region_of(document)
    found = flow(document, "event target", target)
    return found if isinstance(found, Unknown) else Known((found,))


def _schedule_name(document: Document, group: Any, name: Any) -> Value[str]:
    if unknown := undecided(name, group):
        return unknown
    return Known(f"{group or _DEFAULT}/{name}") if name else Unknown("nothing names it")


def _archive_arn(document: Document) -> str:
    name = document.values["list_archives"]["ArchiveName"]
    return f"arn:{partition_of(document)}:events:{region_of(document)}:{account_of(document)}:archive/{name}"


def _archive_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_archive_arn(document),))


def _pipe_logs(root: str, s3: str, firehose: str, group: str) -> Any:
    return joined(
        buckets_at("log delivery", f"{root}.{s3}"), flows_at("log delivery", f"{root}.{firehose}", f"{root}.{group}")
    )


EVENTS: tuple[Mapping, ...] = (
    row(
        "aws_cloudwatch_event_bus",
        Route,
        "events",
        name=Field(At("name"), At("list_event_buses.Name")),
        identities=Field(
            Derived(("arn", "name"), _bus_names, lenient=True),
            Derived(("list_event_buses.Arn", "list_event_buses.Name"), _bus_names),
        ),
        tags="list_tags_for_resource.Tags",
        companions=(
            Companion(_POLICY, "event_bus_name", identity=_bus_identity),
            Companion(_PERMISSION, "event_bus_name", identity=_bus_identity, several=True),
        ),
        public_access=Field(
            Derived((_POLICY, _PERMISSION), _bus_public, lenient=True), public_by_policy("list_event_buses.Policy")
        ),
        shared_with=Field(
            Derived((_POLICY, _PERMISSION), _bus_shared, lenient=True), shared_by_policy("list_event_buses.Policy")
        ),
        deliveries=Field(
            flows_at("dead letters", "dead_letter_config.*.arn"),
            flows_at("dead letters", "describe_event_bus.DeadLetterConfig.Arn"),
        ),
        live=Live(
            service="events",
            list=Call("list_event_buses", "events:ListEventBuses", {"Limit": 100}, items="EventBuses"),
            details=(
                Call("describe_event_bus", "events:DescribeEventBus", {"Name": "{Name}"}),
                Call("list_tags_for_resource", "events:ListTagsForResource", {"ResourceARN": "{Arn}"}),
            ),
            id=lambda document: str(document.values["list_event_buses"]["Arn"]),
            given=lambda document: bool(document.values["list_event_buses"]["Name"] == _DEFAULT),
        ),
    ),
    row(
        "aws_cloudwatch_event_rule",
        Route,
        "events",
        name=Field(
            Derived(("event_bus_name", "name"), _rule_name, lenient=True),
            Derived((f"{_LISTED}.EventBusName", f"{_LISTED}.Name"), _rule_name, lenient=True),
        ),
        identities=Field(
            Derived(("arn", "event_bus_name", "name"), _rule_names, lenient=True),
            Derived((f"{_LISTED}.Arn", f"{_LISTED}.EventBusName", f"{_LISTED}.Name"), _rule_names),
        ),
        tags="list_tags_for_resource.Tags",
        companions=(Companion("aws_cloudwatch_event_target", "rule", identity=_rule_of_target, several=True),),
        # A rule that is switched off may be switched on by anybody who may use it: where it leads counts.
        deliveries=Field(
            Derived(("aws_cloudwatch_event_target",), _targets, lenient=True),
            flows_at("event target", "list_targets_by_rule.*.Arn"),
        ),
        live=Live(
            service="events",
            per="aws_cloudwatch_event_bus",
            list=Call("list_rules", "events:ListRules", {"EventBusName": "{parent}"}, items="Rules"),
            details=(
                Call(
                    "list_targets_by_rule",
                    "events:ListTargetsByRule",
                    {"Rule": "{Name}", "EventBusName": "{EventBusName}"},
                    items="Targets",
                ),
                Call("list_tags_for_resource", "events:ListTagsForResource", {"ResourceARN": "{Arn}"}),
            ),
            id=lambda document: str(document.values[_LISTED]["Arn"]),
            # Rules that services of AWS keep for themselves are judged, and nobody's to manage.
            given=lambda document: bool(document.values[_LISTED].get("ManagedBy")),
        ),
    ),
    row(
        "aws_cloudwatch_event_archive",
        Store,
        "events",
        name=Field(At("name"), At("list_archives.ArchiveName")),
        identities=Field(
            Derived(("arn",), names, lenient=True), Derived(("list_archives.ArchiveName",), _archive_names)
        ),
        tagged=False,
        # Version 6 of the provider can choose one.
        key=Field(key_at("kms_key_identifier", _OWN), key_at("describe_archive.KmsKeyIdentifier", _OWN)),
        live=Live(
            service="events",
            list=Call("list_archives", "events:ListArchives", {"Limit": 100}, items="Archives"),
            details=(Call("describe_archive", "events:DescribeArchive", {"ArchiveName": "{ArchiveName}"}),),
            id=_archive_arn,
        ),
    ),
    row(
        "aws_cloudwatch_event_connection",
        Store,
        "events",
        name=Field(At("name"), At("list_connections.Name")),
        arns=("list_connections.ConnectionArn",),
        tagged=False,
        key=Field(key_at("kms_key_identifier", _OWN), key_at("describe_connection.KmsKeyIdentifier", _OWN)),
        deliveries=Field(
            addresses_at("authorization", "auth_parameters.*.oauth.*.authorization_endpoint"),
            addresses_at("authorization", "describe_connection.AuthParameters.OAuthParameters.AuthorizationEndpoint"),
        ),
        live=Live(
            service="events",
            list=Call("list_connections", "events:ListConnections", {"Limit": 100}, items="Connections"),
            details=(Call("describe_connection", "events:DescribeConnection", {"Name": "{Name}"}),),
            id=lambda document: str(document.values["list_connections"]["ConnectionArn"]),
        ),
    ),
    row(
        "aws_cloudwatch_event_api_destination",
        Route,
        "events",
        name=Field(At("name"), At("list_api_destinations.Name")),
        arns=("list_api_destinations.ApiDestinationArn",),
        tagged=False,
        deliveries=Field(
            addresses_at("API destination", "invocation_endpoint"),
            addresses_at("API destination", "list_api_destinations.InvocationEndpoint"),
        ),
        live=Live(
            service="events",
            list=Call("list_api_destinations", "events:ListApiDestinations", {"Limit": 100}, items="ApiDestinations"),
            id=lambda document: str(document.values["list_api_destinations"]["ApiDestinationArn"]),
        ),
    ),
    row(
        "aws_cloudwatch_event_endpoint",
        Route,
        "events",
        name=Field(At("name"), At("list_endpoints.Name")),
        arns=("list_endpoints.Arn",),
        tagged=False,
        # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html: events fail over to, and
        # are replicated to, the bus of the second region.
        replicas=Field(
            joined(
                flows_at("global endpoint", "event_bus.*.event_bus_arn"),
                flows_at("global endpoint", "routing_config.*.failover_config.*.secondary.*.route"),
            ),
            joined(
                flows_at("global endpoint", "list_endpoints.EventBuses.*.EventBusArn"),
                flows_at("global endpoint", "list_endpoints.RoutingConfig.FailoverConfig.Secondary.Route"),
            ),
        ),
        live=Live(
            service="events",
            list=Call("list_endpoints", "events:ListEndpoints", {"MaxResults": 100}, items="Endpoints"),
            id=lambda document: str(document.values["list_endpoints"]["Arn"]),
        ),
    ),
    row(
        "aws_pipes_pipe",
        Route,
        "pipes",
        name=Field(At("name"), At("list_pipes.Name")),
        arns=("list_pipes.Arn",),
        tags="describe_pipe.Tags",
        deliveries=Field(
            joined(flows_at("event target", "target"), flows_at("enrichment", "enrichment")),
            joined(flows_at("event target", "list_pipes.Target"), flows_at("enrichment", "list_pipes.Enrichment")),
        ),
        logs=Field(
            _pipe_logs(
                "log_configuration.*",
                "s3_log_destination.*.bucket_name",
                "firehose_log_destination.*.delivery_stream_arn",
                "cloudwatch_logs_log_destination.*.log_group_arn",
            ),
            _pipe_logs(
                "describe_pipe.LogConfiguration",
                "S3LogDestination.BucketName",
                "FirehoseLogDestination.DeliveryStreamArn",
                "CloudwatchLogsLogDestination.LogGroupArn",
            ),
        ),
        live=Live(
            service="pipes",
            list=Call("list_pipes", "pipes:ListPipes", items="Pipes"),
            details=(Call("describe_pipe", "pipes:DescribePipe", {"Name": "{Name}"}),),
            id=lambda document: str(document.values["list_pipes"]["Arn"]),
        ),
    ),
    row(
        "aws_scheduler_schedule",
        Route,
        "scheduler",
        name=Field(
            Derived(("group_name", "name"), _schedule_name, lenient=True),
            Derived(("list_schedules.GroupName", "list_schedules.Name"), _schedule_name),
        ),
        arns=("list_schedules.Arn",),
        tagged=False,
        chosen=("group_name",),
        deliveries=Field(
            Derived(("target.0.arn",), _scheduled, lenient=True),
            Derived(("list_schedules.Target.Arn",), _scheduled),
        ),
        live=Live(
            service="scheduler",
            list=Call("list_schedules", "scheduler:ListSchedules", items="Schedules"),
            id=lambda document: str(document.values["list_schedules"]["Arn"]),
        ),
    ),
)
