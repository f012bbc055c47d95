"""AWS networks: what leads out of a region or an account, and where logs of traffic go."""

from __future__ import annotations

import re
from typing import Any

from generator.facts import Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    flattened,
    flow,
    flows,
    name_tag,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.policy import accounts
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_PEERINGS, _GATEWAYS = "describe_vpc_peering_connections", "describe_transit_gateway_peering_attachments"
_ENDED = ("deleted", "deleting", "rejected", "failed", "expired")


def _arn(document: Document, kind: str, name: str) -> str:
    """Return the ARN of something of EC2's: the id alone may be that of two, one at either end."""
    return f"arn:{partition_of(document)}:ec2:{region_of(document)}:{account_of(document)}:{kind}/{name}"


# Peerings: what has two ends is two resources, each leads to the other's region


def _to_peer(document: Document, region: Any) -> Value[tuple[Flow, ...]]:
    """Return the way to the other end; without a region that is in the region itself."""
    if unknown := undecided(region):
        return unknown
    return Known(() if not region or region == region_of(document) else (Flow("peering", str(region)),))


def _with_peer(document: Document, owner: Any) -> Value[tuple[str, ...]]:
    return undecided(owner) or Known((str(owner),) if owner and owner != account_of(document) else ())


def _to_requester(document: Document, connection: Any) -> Value[tuple[Flow, ...]]:
    found = flow(document, "peering", connection) if connection else Unknown("its other end is not given")
    # An id does not say which region the other end is in.
    if isinstance(found, Unknown) or isinstance(found.to, str):
        return found if isinstance(found, Unknown) else Unknown(f"where the other end of {found.to} is, is not known")
    return Known((found,))


def _is_requester(document: Document, requester: Any) -> bool:
    return bool(requester.get("Region") == region_of(document) and requester.get("OwnerId") == account_of(document))


def _far_end(document: Document, requester: Any, accepter: Any) -> dict[str, Any]:
    found: dict[str, Any] = accepter if _is_requester(document, requester) else requester
    return found


def _live_to_peer(document: Document, requester: Any, accepter: Any) -> Value[tuple[Flow, ...]]:
    return _to_peer(document, _far_end(document, requester, accepter).get("Region"))


def _live_with_peer(document: Document, requester: Any, accepter: Any) -> Value[tuple[str, ...]]:
    return _with_peer(document, _far_end(document, requester, accepter).get("OwnerId"))


def _peering_type(document: Document) -> str:
    requester = document.values[_PEERINGS]["RequesterVpcInfo"]
    return "aws_vpc_peering_connection" + ("" if _is_requester(document, requester) else "_accepter")


def _gateway_type(document: Document) -> str:
    requester = document.values[_GATEWAYS]["RequesterTgwInfo"]
    return "aws_ec2_transit_gateway_peering_attachment" + ("" if _is_requester(document, requester) else "_accepter")


_PEERS = (f"{_PEERINGS}.RequesterVpcInfo", f"{_PEERINGS}.AccepterVpcInfo")
_PEER_GATEWAYS = (f"{_GATEWAYS}.RequesterTgwInfo", f"{_GATEWAYS}.AccepterTgwInfo")


def _peering(type: str, listed: str, ends: tuple[str, str], connection: str = "", live: Live | None = None) -> Mapping:
    """Return the row of one end of a peering: `connection` is where an accepter names it."""
    identity = "VpcPeeringConnectionId" if listed == _PEERINGS else "TransitGatewayAttachmentId"
    chosen = ("peer_region", "peer_owner_id") if listed == _PEERINGS else ("peer_account_id",)
    owner = "peer_owner_id" if listed == _PEERINGS else "peer_account_id"
    return row(
        type,
        Route,
        "ec2",
        name=name_tag(f"{listed}.Tags"),
        identities=Field(Derived(("id",), names, lenient=True), Derived((f"{listed}.{identity}",), names)),
        tags=f"{listed}.Tags",
        chosen=() if connection else chosen,
        deliveries=Field(
            Derived((connection,), _to_requester, lenient=True)
            if connection
            else Derived(("peer_region",), _to_peer, lenient=True),
            Derived(ends, _live_to_peer),
        ),
        # The accepter's own configuration does not say who asked; the provider learns it when it is applied.
        shared_with=Field(
            Always(Known(())) if connection else Derived((owner,), _with_peer, lenient=True),
            Derived(ends, _live_with_peer),
            drift=not connection,
        ),
        live=live,
        read_with="" if live else type.removesuffix("_accepter"),
    )


# Flow logs


def _flow_log(document: Document, destination: Any, group: Any) -> Value[tuple[Flow, ...]]:
    if destination is None and group is not None:
        # A log group by its name is one of the region's own.
        return undecided(group) or Known((Flow("log delivery", region_of(document)),))
    if destination is None:
        return Unknown("where it delivers to is not given")
    whole = destination.removesuffix(":*") if isinstance(destination, str) else destination
    return flows(document, "log delivery", [whole])


# Endpoints of services


def _to_service(document: Document, service: Any, region: Any) -> Value[tuple[Flow, ...]]:
    if isinstance(region, (str, Unknown)) and region:
        return region if isinstance(region, Unknown) else Known((Flow("endpoint", region),))
    if isinstance(service, (Ref, Unknown)) or not service:
        return flows(document, "endpoint", [service])
    # com.amazonaws.eu-central-1.s3, com.amazonaws.vpce.eu-central-1.vpce-svc-1; com.amazonaws.iam is the world's.
    found = next((part for part in str(service).split(".") if _REGION.fullmatch(part)), "global")
    return Known((Flow("endpoint", found),))


def _live_to_service(document: Document, service: Any, region: Any) -> Value[tuple[Flow, ...]]:
    # The API names the region of a service of the endpoint's own region too.
    return _to_service(document, service, region if region != region_of(document) else None)


_REGION = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d+")
_ENDPOINTS = "describe_vpc_endpoints"
_SERVICES = "describe_vpc_endpoint_service_configurations"
_ALLOWED = "aws_vpc_endpoint_service_allowed_principal"


def _allowed(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    listed = list(flattened(found))
    unknown = undecided(*listed)
    return unknown or Known(tuple(sorted({who for name in listed for who in accounts(str(name))})))


# Resources shared with other accounts


def _members(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    listed = list(flattened(found))
    unknown = undecided(*listed)
    return unknown or Known(tuple(sorted({_member(str(name)) for name in listed})))


def _member(principal: str) -> str:
    """Return the organisation or account of a principal of a resource share.

    https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
    """
    parts = principal.split(":")
    if len(parts) < 6:
        return principal
    return parts[5].split("/")[1] if parts[2] == "organizations" else parts[4]


_SHARES, _PRINCIPAL = "get_resource_shares", "aws_ram_principal_association"

NETWORK: tuple[Mapping, ...] = (
    _peering(
        "aws_vpc_peering_connection",
        _PEERINGS,
        _PEERS,
        live=Live(
            service="ec2",
            list=Call(_PEERINGS, "ec2:DescribeVpcPeeringConnections", items="VpcPeeringConnections"),
            id=lambda document: _arn(
                document, "vpc-peering-connection", document.values[_PEERINGS]["VpcPeeringConnectionId"]
            ),
            type=_peering_type,
            skip=lambda document: document.values[_PEERINGS].get("Status", {}).get("Code") in _ENDED,
        ),
    ),
    _peering("aws_vpc_peering_connection_accepter", _PEERINGS, _PEERS, "vpc_peering_connection_id"),
    _peering(
        "aws_ec2_transit_gateway_peering_attachment",
        _GATEWAYS,
        _PEER_GATEWAYS,
        live=Live(
            service="ec2",
            list=Call(
                _GATEWAYS, "ec2:DescribeTransitGatewayPeeringAttachments", items="TransitGatewayPeeringAttachments"
            ),
            id=lambda document: _arn(
                document, "transit-gateway-attachment", document.values[_GATEWAYS]["TransitGatewayAttachmentId"]
            ),
            type=_gateway_type,
            skip=lambda document: document.values[_GATEWAYS].get("State") in _ENDED,
        ),
    ),
    _peering(
        "aws_ec2_transit_gateway_peering_attachment_accepter",
        _GATEWAYS,
        _PEER_GATEWAYS,
        "transit_gateway_attachment_id",
    ),
    row(
        "aws_flow_log",
        Route,
        "ec2",
        name=name_tag("describe_flow_logs.Tags"),
        identities=Field(
            Derived(("id", "arn"), names, lenient=True), Derived(("describe_flow_logs.FlowLogId",), names)
        ),
        tags="describe_flow_logs.Tags",
        chosen=("log_destination", "log_group_name"),
        logs=Field(
            Derived(("log_destination", "log_group_name"), _flow_log, lenient=True),
            Derived(("describe_flow_logs.LogDestination", "describe_flow_logs.LogGroupName"), _flow_log),
        ),
        live=Live(
            service="ec2",
            list=Call("describe_flow_logs", "ec2:DescribeFlowLogs", items="FlowLogs"),
            id=lambda document: _arn(document, "vpc-flow-log", document.values["describe_flow_logs"]["FlowLogId"]),
        ),
    ),
    row(
        "aws_vpc_endpoint",
        Route,
        "ec2",
        name=name_tag(f"{_ENDPOINTS}.Tags"),
        identities=Field(Derived(("id", "arn"), names, lenient=True), Derived((f"{_ENDPOINTS}.VpcEndpointId",), names)),
        tags=f"{_ENDPOINTS}.Tags",
        chosen=("service_region",),
        deliveries=Field(
            Derived(("service_name", "service_region"), _to_service, lenient=True),
            Derived((f"{_ENDPOINTS}.ServiceName", f"{_ENDPOINTS}.ServiceRegion"), _live_to_service),
        ),
        live=Live(
            service="ec2",
            list=Call(_ENDPOINTS, "ec2:DescribeVpcEndpoints", items="VpcEndpoints"),
            id=lambda document: _arn(document, "vpc-endpoint", document.values[_ENDPOINTS]["VpcEndpointId"]),
        ),
    ),
    row(
        "aws_vpc_endpoint_service",
        Route,
        "ec2",
        name=name_tag(f"{_SERVICES}.Tags"),
        identities=Field(
            Derived(("id", "arn", "service_name"), names, lenient=True),
            Derived((f"{_SERVICES}.ServiceId", f"{_SERVICES}.ServiceName"), names),
        ),
        tags=f"{_SERVICES}.Tags",
        chosen=("allowed_principals",),
        companions=(Companion(_ALLOWED, "vpc_endpoint_service_id"),),
        shared_with=Field(
            Derived(("allowed_principals", f"{_ALLOWED}.*.principal_arn"), _allowed, lenient=True),
            Derived(("describe_vpc_endpoint_service_permissions.*.Principal",), _allowed, lenient=True),
        ),
        live=Live(
            service="ec2",
            list=Call(_SERVICES, "ec2:DescribeVpcEndpointServiceConfigurations", items="ServiceConfigurations"),
            details=(
                Call(
                    "describe_vpc_endpoint_service_permissions",
                    "ec2:DescribeVpcEndpointServicePermissions",
                    {"ServiceId": "{ServiceId}"},
                    items="AllowedPrincipals",
                ),
            ),
            id=lambda document: _arn(document, "vpc-endpoint-service", document.values[_SERVICES]["ServiceId"]),
        ),
    ),
    row(
        "aws_ram_resource_share",
        Route,
        "ram",
        name=Field(At("name"), At(f"{_SHARES}.name")),
        arns=(f"{_SHARES}.resourceShareArn",),
        tags=f"{_SHARES}.tags",
        companions=(Companion(_PRINCIPAL, "resource_share_arn"),),
        shared_with=Field(
            Derived((f"{_PRINCIPAL}.*.principal",), _members, lenient=True),
            Derived(("list_principals.*.id",), _members, lenient=True),
        ),
        live=Live(
            service="ram",
            list=Call(_SHARES, "ram:GetResourceShares", {"resourceOwner": "SELF"}, items="resourceShares"),
            details=(
                Call(
                    "list_principals",
                    "ram:ListPrincipals",
                    {"resourceOwner": "SELF", "resourceShareArns": ["{resourceShareArn}"]},
                    items="principals",
                ),
            ),
            id=lambda document: str(document.values[_SHARES]["resourceShareArn"]),
            skip=lambda document: document.values[_SHARES].get("status") in ("DELETING", "DELETED"),
        ),
    ),
)
