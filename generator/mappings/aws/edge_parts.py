"""What stands at the edge of networks and answers, filters or takes files in: Route 53's logs, firewalls, Transfer."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, PublicAccess, Route, Unknown, Value
from generator.mappings.aws.bucket_flows import to_buckets
from generator.mappings.aws.common import (
    addresses_at,
    flattened,
    flows,
    key_at,
    name_tag,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.aws.domain_names import ROUTE53, names_lie
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# Web ACLs

_ACL_LOGS = "aws_wafv2_web_acl_logging_configuration"


def _acl_name(document: Document, name: Any, scope: Any) -> Value[str]:
    """Return a web ACL's name; those of CloudFront's are of a scope that the live list does not hold."""
    if unknown := undecided(scope, name):
        return unknown
    if scope == "CLOUDFRONT":
        return Unknown("a web ACL of CloudFront's is not listed live")
    return Known(name) if name else Unknown("name is not given")


def _logged(document: Document, *groups: Any) -> Value[tuple[Flow, ...]]:
    found = flattened(groups)
    return flows(
        document, "log delivery", [each.removesuffix(":*") if isinstance(each, str) else each for each in found]
    )


# Network firewalls

# https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html
_NO_KEY = "Network Firewall encrypts with a key of its own unless told otherwise"
_FIREWALL_LOGS = "aws_networkfirewall_logging_configuration"


def _firewall_logs(document: Document, configurations: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(configurations, "logging_configuration", "log_destination_config")
    return found if isinstance(found, Unknown) else _ends(document, [each.get("log_destination") for each in found])


def _live_firewall_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    return _ends(document, [each.get("LogDestination") for each in settings or ()])


def _ends(document: Document, destinations: list[Any]) -> Value[tuple[Flow, ...]]:
    """Return where a firewall logs to: a bucket; a group or delivery stream, which go by names of its own region.

    https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_LogDestinationConfig.html
    """
    if unknown := undecided(*destinations):
        return unknown
    buckets = [(each or {}).get("bucketName") for each in destinations]
    here = [] if all(buckets) else [Flow("log delivery", region_of(document))]
    found = to_buckets(document, "log delivery", buckets)
    return found if isinstance(found, Unknown) else Known((*found.value, *here))


# Transfer servers

_SERVER = "describe_server.Server"


def _open(document: Document, kind: Any, addresses: Any = None) -> Value[PublicAccess]:
    # PUBLIC unless told otherwise: https://docs.aws.amazon.com/transfer/latest/APIReference/API_CreateServer.html
    if unknown := undecided(kind):
        return unknown
    if kind in (None, "PUBLIC"):
        return Known("public")
    # Within a network, only addresses of its own that the internet knows open it.
    if isinstance(addresses, Unknown):
        return addresses
    return Known("public" if list(flattened([addresses])) else "private")


_QUERIES = "list_query_logging_configs"
_RESOLVER = "list_resolver_query_log_configs"

EDGE_PARTS: tuple[Mapping, ...] = (
    row(
        "aws_wafv2_web_acl",
        Route,
        "wafv2",
        name=Field(Derived(("name", "scope"), _acl_name, lenient=True), At("list_web_acls.Name")),
        arns=("list_web_acls.ARN",),
        tags="list_tags_for_resource.TagInfoForResource.TagList",
        chosen=("name",),
        companions=(Companion(_ACL_LOGS, "resource_arn"),),
        logs=Field(
            Derived((f"{_ACL_LOGS}.*.log_destination_configs",), _logged, lenient=True),
            Derived(("get_logging_configuration.LoggingConfiguration.LogDestinationConfigs",), _logged),
        ),
        live=Live(
            service="wafv2",
            # An account may have 100 in a region: https://docs.aws.amazon.com/waf/latest/developerguide/limits.html
            list=Call("list_web_acls", "wafv2:ListWebACLs", {"Scope": "REGIONAL", "Limit": 100}, items="WebACLs"),
            details=(
                Call(
                    "get_logging_configuration",
                    "wafv2:GetLoggingConfiguration",
                    {"ResourceArn": "{ARN}"},
                    absent=("WAFNonexistentItemException",),
                ),
                Call("list_tags_for_resource", "wafv2:ListTagsForResource", {"ResourceARN": "{ARN}"}),
            ),
            id=lambda document: str(document.values["list_web_acls"]["ARN"]),
        ),
    ),
    row(
        "aws_networkfirewall_firewall",
        Compute,
        "network-firewall",
        name=Field(At("name"), At("list_firewalls.FirewallName")),
        arns=("list_firewalls.FirewallArn",),
        tags="describe_firewall.Firewall.Tags",
        companions=(Companion(_FIREWALL_LOGS, "firewall_arn"),),
        key=Field(
            key_at("encryption_configuration.0.key_id", _NO_KEY),
            key_at("describe_firewall.Firewall.EncryptionConfiguration.KeyId", _NO_KEY),
        ),
        logs=Field(
            Derived((_FIREWALL_LOGS,), _firewall_logs, lenient=True),
            Derived(
                ("describe_logging_configuration.LoggingConfiguration.LogDestinationConfigs",), _live_firewall_logs
            ),
        ),
        live=Live(
            service="network-firewall",
            list=Call("list_firewalls", "network-firewall:ListFirewalls", items="Firewalls"),
            details=(
                Call("describe_firewall", "network-firewall:DescribeFirewall", {"FirewallArn": "{FirewallArn}"}),
                Call(
                    "describe_logging_configuration",
                    "network-firewall:DescribeLoggingConfiguration",
                    {"FirewallArn": "{FirewallArn}"},
                ),
            ),
            id=lambda document: str(document.values["list_firewalls"]["FirewallArn"]),
        ),
    ),
    # What is asked of a public zone is logged to a group of us-east-1, and to no other.
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
    row(
        "aws_route53_query_log",
        Route,
        "route53",
        name=Field(Always(Known("query log")), Always(Known("query log"))),
        identities=Field(Derived(("arn", "id"), names, lenient=True), Derived((f"{_QUERIES}.Id",), names)),
        tagged=False,
        location=Field(Derived((), names_lie), Derived((), names_lie), drift=False),
        match=("logs",),
        logs=Field(
            Derived(("cloudwatch_log_group_arn",), _logged, lenient=True),
            Derived((f"{_QUERIES}.CloudWatchLogsLogGroupArn",), _logged),
        ),
        live=Live(
            service="route53",
            per="account",
            homes=ROUTE53,
            list=Call(_QUERIES, "route53:ListQueryLoggingConfigs", items="QueryLoggingConfigs"),
            id=lambda document: (
                f"arn:{partition_of(document)}:route53:::queryloggingconfig/{document.values[_QUERIES]['Id']}"
            ),
        ),
    ),
    row(
        "aws_route53_resolver_query_log_config",
        Route,
        "route53resolver",
        name=Field(At("name"), At(f"{_RESOLVER}.Name")),
        arns=(f"{_RESOLVER}.Arn",),
        tags="list_tags_for_resource.Tags",
        logs=Field(
            Derived(("destination_arn",), _logged, lenient=True), Derived((f"{_RESOLVER}.DestinationArn",), _logged)
        ),
        live=Live(
            service="route53resolver",
            list=Call(
                _RESOLVER, "route53resolver:ListResolverQueryLogConfigs", items="ResolverQueryLogConfigs", empty=True
            ),
            details=(Call("list_tags_for_resource", "route53resolver:ListTagsForResource", {"ResourceArn": "{Arn}"}),),
            id=lambda document: str(document.values[_RESOLVER]["Arn"]),
            # What another account shares is its own to judge.
            skip=lambda document: document.values[_RESOLVER].get("ShareStatus") == "SHARED_WITH_ME",
        ),
    ),
    row(
        "aws_transfer_server",
        Compute,
        "transfer",
        name=name_tag(f"{_SERVER}.Tags"),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True), Derived(("list_servers.Arn", "list_servers.ServerId"), names)
        ),
        tags=f"{_SERVER}.Tags",
        public_access=Field(
            Derived(("endpoint_type", "endpoint_details.*.address_allocation_ids"), _open, lenient=True),
            Derived((f"{_SERVER}.EndpointType", f"{_SERVER}.EndpointDetails.AddressAllocationIds"), _open),
        ),
        # Whoever signs in shows a password there. A function asked is of the server's own region.
        deliveries=Field(
            addresses_at("sign-in", "url"), addresses_at("sign-in", f"{_SERVER}.IdentityProviderDetails.Url")
        ),
        logs=Field(
            Derived(("structured_log_destinations",), _logged, lenient=True),
            Derived((f"{_SERVER}.StructuredLogDestinations",), _logged),
        ),
        live=Live(
            service="transfer",
            list=Call("list_servers", "transfer:ListServers", items="Servers"),
            details=(Call("describe_server", "transfer:DescribeServer", {"ServerId": "{ServerId}"}),),
            id=lambda document: str(document.values["list_servers"]["Arn"]),
        ),
    ),
    row(
        "aws_transfer_connector",
        Route,
        "transfer",
        name=Field(At("url"), At("list_connectors.Url")),
        arns=("list_connectors.Arn",),
        tags="list_tags_for_resource.Tags",
        deliveries=Field(addresses_at("file transfer", "url"), addresses_at("file transfer", "list_connectors.Url")),
        live=Live(
            service="transfer",
            list=Call("list_connectors", "transfer:ListConnectors", items="Connectors"),
            details=(Call("list_tags_for_resource", "transfer:ListTagsForResource", {"Arn": "{Arn}"}),),
            id=lambda document: str(document.values["list_connectors"]["Arn"]),
        ),
    ),
)
