"""Where an API of API Gateway sends requests on to, and whom it asks who the caller is."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.common import address, flow, region_of
from generator.mappings.read import Derived, blocks, undecided
from generator.mappings.schema import Document, Reader


def integrations(integration: str, authorizer: str, uri: str) -> Reader:
    """Return a reader of where the companions of an API lead; `uri` is the attribute of an integration that says."""
    return Derived(
        (integration, authorizer),
        lambda document, sent, asked: _ends(
            document, blocks(sent), blocks(asked), (uri, "connection_type", "integration_subtype", "request_parameters")
        ),
        lenient=True,
    )


def live_integrations(integrations: str, authorizers: str) -> Reader:
    """Return a reader of where the integrations and authorisers of an HTTP or WebSocket API lead."""
    names = ("IntegrationUri", "ConnectionType", "IntegrationSubtype", "RequestParameters")
    return Derived(
        (integrations, authorizers),
        lambda document, sent, asked: _ends(document, blocks(sent), blocks(asked), names, "AuthorizerUri"),
    )


def live_methods(resources: str, authorizers: str) -> Reader:
    """Return a reader of where the methods of a REST API's resources, and its authorisers, lead."""
    return Derived((resources, authorizers), _of_methods)


def _of_methods(document: Document, resources: Any, asked: Any) -> Value[tuple[Flow, ...]]:
    methods = [method for each in resources or () for method in (each.get("resourceMethods") or {}).values()]
    sent = [method["methodIntegration"] for method in methods if method.get("methodIntegration")]
    return _ends(document, sent, blocks(asked), ("uri", "connectionType", "", ""), "authorizerUri")


def _ends(
    document: Document,
    sent: list[dict[str, Any]] | Unknown,
    asked: list[dict[str, Any]] | Unknown,
    names: tuple[str, str, str, str],
    authorizer: str = "authorizer_uri",
) -> Value[tuple[Flow, ...]]:
    if isinstance(sent, Unknown) or isinstance(asked, Unknown):
        return sent if isinstance(sent, Unknown) else asked if isinstance(asked, Unknown) else Known(())
    found = [_end(document, *(each.get(name) for name in names)) for each in sent]
    found += [_end(document, each.get(authorizer)) for each in asked]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))


def _end(
    document: Document, uri: Any, connection: Any = None, service: Any = None, parameters: Any = None
) -> Flow | Unknown | None:
    """Return where one integration leads; a mock leads nowhere.

    https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
    """
    if unknown := undecided(connection, service, parameters):
        return unknown
    # A network's own load balancer, in the API's region; or a service there, unless a parameter names another.
    if connection == "VPC_LINK":
        return Flow("integration", region_of(document))
    if service:
        region = (parameters or {}).get("Region")
        return undecided(region) or Flow("integration", region or region_of(document))
    if uri is None or isinstance(uri, (Ref, Unknown)):
        return None if uri is None else flow(document, "integration", uri)
    return _to(document, str(uri))


def _to(document: Document, uri: str) -> Flow | Unknown:
    if not uri.startswith("arn:"):
        return Flow("integration", address(uri))
    # arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:...:orders/invocations
    function = uri.partition("/functions/")[2].removesuffix("/invocations")
    if function.startswith("arn:"):
        return flow(document, "integration", function)
    parts = uri.split(":")
    return Flow("integration", parts[3]) if parts[2] == "apigateway" else flow(document, "integration", uri)
