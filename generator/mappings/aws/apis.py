"""AWS API Gateway: APIs with their stages, which see requests in clear, log them and may cache the answers.

Who may call an API is decided by its authorisers, method by method; that is not read, only where they are asked.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.api_integrations import integrations, live_integrations, live_methods
from generator.mappings.aws.bucket_flows import EDGE
from generator.mappings.aws.common import flows, is_on, joined, names, partition_of, region_of, row
from generator.mappings.read import At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_CACHE = "API Gateway caches under a key of its own"
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html"""


def _edge(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    return _of_types(document, found[0].get("types") if found else None)


def _of_types(document: Document, types: Any) -> Value[tuple[Flow, ...]]:
    # An API is edge-optimised unless told otherwise: requests enter at the edge location nearest to whoever sends.
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
    unknown = undecided(types, *(types if isinstance(types, list) else ()))
    return unknown or Known((Flow("edge", EDGE),) if "EDGE" in (types or ["EDGE"]) else ())


def _logs(document: Document, stages: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(stages, "access_log_settings")
    if isinstance(found, Unknown):
        return found
    return _deliveries(document, [each.get("destination_arn") for each in found])


def _live_logs(document: Document, stages: Any) -> Value[tuple[Flow, ...]]:
    settings = [(stage.get("accessLogSettings") or stage.get("AccessLogSettings") or {}) for stage in stages or ()]
    return _deliveries(document, [each.get("destinationArn") or each.get("DestinationArn") for each in settings])


def _deliveries(document: Document, targets: list[Any]) -> Value[tuple[Flow, ...]]:
    whole = [target.removesuffix(":*") if isinstance(target, str) else target for target in targets]
    return flows(document, "log delivery", whole)


def _key(document: Document, stages: Any) -> Any:
    """Return the key of what is cached; nothing is at rest where no stage has a cache."""
    found = blocks(stages)
    if isinstance(found, Unknown):
        return found
    return _cached(document, [stage.get("cache_cluster_enabled") for stage in found])


def _live_key(document: Document, stages: Any) -> Any:
    return _cached(document, [stage.get("cacheClusterEnabled") for stage in stages or ()])


def _cached(document: Document, switches: list[Any]) -> Value[Ref | None] | None:
    if any(is_on(switch) for switch in switches):
        return Known(None, _CACHE)
    return undecided(*switches)


def _arn(document: Document, kind: str, name: str) -> str:
    # https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
    return f"arn:{partition_of(document)}:apigateway:{region_of(document)}::/{kind}/{name}"


_REST, _HTTP = "get_rest_apis", "get_apis"
_STAGE, _HTTP_STAGE = "aws_api_gateway_stage", "aws_apigatewayv2_stage"
_SENT, _HTTP_SENT = "aws_api_gateway_integration", "aws_apigatewayv2_integration"
_ASKED, _HTTP_ASKED = "aws_api_gateway_authorizer", "aws_apigatewayv2_authorizer"

APIS: tuple[Mapping, ...] = (
    row(
        "aws_api_gateway_rest_api",
        Compute,
        "apigateway",
        name=Field(At("name"), At(f"{_REST}.name")),
        identities=Field(Derived(("arn", "id"), names, lenient=True), Derived((f"{_REST}.id",), names)),
        tags=f"{_REST}.tags",
        chosen=("endpoint_configuration",),
        companions=(
            Companion(_STAGE, "rest_api_id"),
            Companion(_SENT, "rest_api_id", several=True),
            Companion(_ASKED, "rest_api_id", several=True),
        ),
        key=Field(Derived((_STAGE,), _key, lenient=True), Derived(("get_stages.item",), _live_key)),
        deliveries=Field(
            joined(
                Derived(("endpoint_configuration",), _edge, lenient=True),
                integrations(_SENT, _ASKED, "uri"),
            ),
            joined(
                Derived((f"{_REST}.endpointConfiguration.types",), _of_types),
                live_methods("get_resources", "get_authorizers"),
            ),
        ),
        logs=Field(Derived((_STAGE,), _logs, lenient=True), Derived(("get_stages.item",), _live_logs)),
        live=Live(
            service="apigateway",
            list=Call(_REST, "apigateway:GET", items="items", empty=True),
            details=(
                Call("get_stages", "apigateway:GET", {"restApiId": "{id}"}),
                Call(
                    "get_resources",
                    "apigateway:GET",
                    {"restApiId": "{id}", "embed": ["methods"]},
                    items="items",
                    empty=True,
                ),
                Call("get_authorizers", "apigateway:GET", {"restApiId": "{id}"}, items="items", empty=True),
            ),
            id=lambda document: _arn(document, "restapis", document.values[_REST]["id"]),
        ),
    ),
    # HTTP and WebSocket APIs are regional and cache nothing.
    row(
        "aws_apigatewayv2_api",
        Compute,
        "apigateway",
        name=Field(At("name"), At(f"{_HTTP}.Name")),
        identities=Field(Derived(("arn", "id"), names, lenient=True), Derived((f"{_HTTP}.ApiId",), names)),
        tags=f"{_HTTP}.Tags",
        companions=(
            Companion(_HTTP_STAGE, "api_id"),
            Companion(_HTTP_SENT, "api_id", several=True),
            Companion(_HTTP_ASKED, "api_id", several=True),
        ),
        deliveries=Field(
            integrations(_HTTP_SENT, _HTTP_ASKED, "integration_uri"),
            live_integrations("get_integrations", "get_authorizers"),
        ),
        logs=Field(Derived((_HTTP_STAGE,), _logs, lenient=True), Derived(("get_stages",), _live_logs)),
        live=Live(
            service="apigatewayv2",
            list=Call(_HTTP, "apigateway:GET", items="Items", empty=True),
            details=tuple(
                Call(operation, "apigateway:GET", {"ApiId": "{ApiId}"}, items="Items", empty=True)
                for operation in ("get_stages", "get_integrations", "get_authorizers")
            ),
            id=lambda document: _arn(document, "apis", document.values[_HTTP]["ApiId"]),
        ),
    ),
)
