"""Where traffic goes besides: Media CDN, callouts of load balancers, copies of packets, services and hosts outside."""

from __future__ import annotations

import re
from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.google.common import (
    buckets_at,
    flattened,
    flow,
    flows_at,
    gs_identity,
    joined,
    named,
    placed,
    row,
    web,
)
from generator.mappings.google.regional import listed, of_compute, regional, zoned
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

_GLOBAL = Field(Always(Known("global")), Always(Known("global")), drift=False)

# Media CDN: https://cloud.google.com/media-cdn/docs/overview: it answers from Google's edge, which is all over the
# world.
_NO_CDN = "google-api-python-client has no description of the Media CDN part of Network Services"
_EDGE = Field(Always(Known((Flow("edge", "global"),))), Always(Unknown(_NO_CDN)))


def _origin(document: Document, address: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to where content comes from: a bucket, or a host and path."""
    if isinstance(address, str) and address.startswith("gs://"):
        return Known((Flow("origin", Ref(gs_identity(address, document))),))
    found = web(document, "origin", address if isinstance(address, (Ref, Unknown)) else f"https://{address}")
    return found if isinstance(found, Unknown) else Known((found,))


def _shields(document: Document, regions: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the regions whose caches stand before an origin, which are written `EUROPE_WEST3`."""
    if unknown := undecided(regions, *flattened([regions])):
        return unknown
    return Known(tuple(Flow("shield", str(each).lower().replace("_", "-")) for each in flattened([regions])))


# Extensions: https://cloud.google.com/service-extensions/docs/overview

_SERVICES = "extension_chains.*.extensions.*.service"
_LIVE_SERVICES = "extensionChains.*.extensions.*.service"
_REGIONAL_HOST = re.compile(r"[a-z0-9-]+\.([a-z]+-[a-z]+\d+)\.rep\.googleapis\.com")


def _callouts(*paths: str) -> Reader:
    """Return a reader of the flows to what is asked about every request: a backend, a plugin, or a host."""

    def read(document: Document, *services: Any) -> Value[tuple[Flow, ...]]:
        if any(isinstance(each, Ref) and "*" in path for path, each in zip(paths, services, strict=True)):
            return Unknown("what its extensions are is known after apply")
        found = [_callout(document, service) for service in flattened(services)]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))

    return Derived(paths, read, lenient=True)


def _callout(document: Document, service: Any) -> Flow | Unknown:
    if isinstance(service, (Ref, Unknown)) or "/" in str(service):
        return flow(document, "callout", service)
    found = _REGIONAL_HOST.fullmatch(str(service))
    return Flow("callout", found[1] if found else f"https://{service}")


def _extension(type: str, collection: str, *, edge: bool = False) -> Mapping:
    live = listed("networkservices", "v1", f"projects.locations.{collection}")
    everywhere: Reader = Always(Known((Flow("edge", "global"),) if edge else ()))
    return regional(
        type,
        Route,
        live,
        deliveries=Field(
            joined(_callouts(_SERVICES), everywhere), joined(_callouts(f"{live.list.key}.{_LIVE_SERVICES}"), everywhere)
        ),
    )


_AUTHZ = listed("networkservices", "v1", "projects.locations.authzExtensions")
_PLUGINS = listed("networkservices", "v1", "projects.locations.wasmPlugins")

# Copies of packets: https://cloud.google.com/network-security-integration/docs/nsi-overview

_MIRRORING = of_compute("packetMirrorings", "PacketMirroring")


def _inspected(type: str, collection: str, short: str, to: tuple[str, ...], live_to: tuple[str, ...]) -> Mapping:
    """Return the row of what hands the packets of a network to whoever looks at them, maybe in another project."""
    live = listed("networksecurity", "v1", f"projects.locations.{collection}")
    return regional(
        type,
        Route,
        live,
        short=short,
        deliveries=Field(
            flows_at("inspection", *to), flows_at("inspection", *(f"{live.list.key}.{path}" for path in live_to))
        ),
    )


_DETECTORS = listed("networksecurity", "v1", "projects.locations.dnsThreatDetectors")


def _detector(document: Document, provider: Any) -> Value[tuple[Flow, ...]]:
    # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/network_security_dns_threat_detector
    return undecided(provider) or Known((Flow("DNS queries", f"company:{provider or 'INFOBLOX'}"),))


# Services for others, and hosts outside

_ATTACHMENTS = of_compute("serviceAttachments", "ServiceAttachment")


def _consumers(document: Document, preference: Any, accepted: Any) -> Value[tuple[str, ...]]:
    """Return which projects may connect to a service.

    https://cloud.google.com/vpc/docs/about-controlling-access-published-services
    """
    if unknown := undecided(preference):
        return unknown
    if preference == "ACCEPT_AUTOMATIC":
        return Known(("*",))
    entries = blocks(accepted)
    if isinstance(entries, Unknown):
        return entries
    found = [_consumer(entry) for entry in entries]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(sorted({f"projects/{each}" for each in found if isinstance(each, str)})))


def _consumer(entry: dict[str, Any]) -> str | Unknown:
    project = entry.get("project_id_or_num") or entry.get("projectIdOrNum")
    url = next((entry[name] for name in _URLS if entry.get(name)), None)
    if unknown := undecided(project, url):
        return unknown
    if project:
        return str(project)
    found = re.search(r"projects/([^/]+)/", str(url))
    return found[1] if found else Unknown("it names no project that may connect")


_URLS = ("network_url", "networkUrl", "endpoint_url", "endpointUrl")

_GROUPS = Call(
    "globalNetworkEndpointGroups.list",
    "compute.globalNetworkEndpointGroups.list",
    {"project": "{project}"},
    items="items",
)
_ENDPOINTS = Call(
    "globalNetworkEndpointGroups.listNetworkEndpoints",
    "compute.globalNetworkEndpointGroups.get",
    {"project": "{project}", "networkEndpointGroup": "{name}"},
    items="items",
)
_ENDPOINT = "google_compute_global_network_endpoint"


def _hosts(*paths: str) -> Reader:
    """Return a reader of the flows to hosts on the internet, by their names or addresses."""

    def read(document: Document, *hosts: Any) -> Value[tuple[Flow, ...]]:
        if unknown := undecided(*hosts, *flattened(hosts)):
            return unknown
        return Known(tuple(dict.fromkeys(Flow("backend", f"https://{host}") for host in flattened(hosts))))

    return Derived(paths, read, lenient=True)


def _outside(document: Document, machine: Any, *hosts: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to an address that is not a machine's of the project, which is judged itself."""
    if machine and isinstance(machine, str):
        return Known(())
    if unknown := undecided(machine, *hosts):
        return unknown
    return Known(tuple(Flow("backend", f"https://{host}") for host in flattened(hosts)))


_GROUP_HOST = "its addresses are listed one group at a time"

GOOGLE_EDGE: tuple[Mapping, ...] = (
    row(
        "google_network_services_edge_cache_service",
        Route,
        "networkservices",
        path="projects/{project}/locations/global/edgeCacheServices/{name}",
        location=_GLOBAL,
        deliveries=_EDGE,
        no_live=_NO_CDN,
    ),
    row(
        "google_network_services_edge_cache_origin",
        Route,
        "networkservices",
        path="projects/{project}/locations/global/edgeCacheOrigins/{name}",
        location=_GLOBAL,
        deliveries=Field(
            joined(
                Derived(("origin_address",), _origin, lenient=True),
                Derived(("flex_shielding.*.flex_shielding_regions.*",), _shields, lenient=True),
            ),
            Always(Unknown(_NO_CDN)),
        ),
        no_live=_NO_CDN,
    ),
    _extension("google_network_services_lb_edge_extension", "lbEdgeExtensions", edge=True),
    _extension("google_network_services_lb_route_extension", "lbRouteExtensions"),
    _extension("google_network_services_lb_traffic_extension", "lbTrafficExtensions"),
    regional(
        "google_network_services_authz_extension",
        Route,
        _AUTHZ,
        deliveries=Field(_callouts("service"), _callouts(f"{_AUTHZ.list.key}.service")),
    ),
    regional(
        "google_network_services_wasm_plugin",
        # Code that sees requests where the load balancer is that it belongs to.
        Compute,
        _PLUGINS,
        # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/network_services_wasm_plugin
        location=placed(unless="global", because="a plugin without a location is global"),
    ),
    row(
        "google_compute_packet_mirroring",
        Route,
        "compute",
        path="projects/{project}/regions/{region}/packetMirrorings/{name}",
        location=zoned("region", f"{_MIRRORING.list.key}.region"),
        labelled=False,
        chosen=("region",),
        deliveries=Field(
            flows_at("mirror", "collector_ilb.*.url"), flows_at("mirror", f"{_MIRRORING.list.key}.collectorIlb.url")
        ),
        live=_MIRRORING,
    ),
    _inspected(
        "google_network_security_mirroring_endpoint_group",
        "mirroringEndpointGroups",
        "mirroring_endpoint_group_id",
        ("mirroring_deployment_group", "mirroring_deployment_groups.*"),
        ("mirroringDeploymentGroup", "connectedDeploymentGroups.*.name"),
    ),
    _inspected(
        "google_network_security_mirroring_deployment",
        "mirroringDeployments",
        "mirroring_deployment_id",
        ("forwarding_rule",),
        ("forwardingRule",),
    ),
    _inspected(
        "google_network_security_intercept_endpoint_group",
        "interceptEndpointGroups",
        "intercept_endpoint_group_id",
        ("intercept_deployment_group",),
        ("interceptDeploymentGroup",),
    ),
    _inspected(
        "google_network_security_intercept_deployment",
        "interceptDeployments",
        "intercept_deployment_id",
        ("forwarding_rule",),
        ("forwardingRule",),
    ),
    row(
        "google_network_security_ull_mirroring_collector",
        Route,
        "networksecurity",
        path="projects/{project}/locations/{location}/ullMirroringCollectors/{ull_mirroring_collector_id}",
        location=placed(),
        deliveries=Field(flows_at("inspection", "forwarding_rule"), Always(Unknown("it is not read live"))),
        no_live="google-api-python-client has no description of ultra low latency mirroring",
    ),
    regional(
        "google_network_security_dns_threat_detector",
        # Another company is told which names are asked for.
        Route,
        _DETECTORS,
        location=placed(unless="global", because="a detector without a location is global"),
        deliveries=Field(
            Derived(("threat_detector_provider",), _detector, lenient=True),
            Derived((f"{_DETECTORS.list.key}.provider",), _detector),
        ),
    ),
    row(
        "google_compute_service_attachment",
        Route,
        "compute",
        path="projects/{project}/regions/{region}/serviceAttachments/{name}",
        location=zoned("region", f"{_ATTACHMENTS.list.key}.region"),
        labelled=False,
        chosen=("region",),
        shared_with=Field(
            Derived(("connection_preference", "consumer_accept_lists"), _consumers, lenient=True),
            Derived(
                (
                    f"{_ATTACHMENTS.list.key}.connectionPreference",
                    f"{_ATTACHMENTS.list.key}.consumerAcceptLists",
                ),
                _consumers,
                lenient=True,
            ),
        ),
        live=_ATTACHMENTS,
    ),
    row(
        "google_compute_global_network_endpoint_group",
        # Hosts outside Google Cloud that a load balancer sends requests to.
        Route,
        "compute",
        path="projects/{project}/global/networkEndpointGroups/{name}",
        location=_GLOBAL,
        labelled=False,
        match=("name",),
        companions=(
            Companion(
                _ENDPOINT,
                "global_network_endpoint_group",
                identity=named("projects/{project}/global/networkEndpointGroups/{global_network_endpoint_group}"),
                several=True,
            ),
        ),
        deliveries=Field(
            _hosts(f"{_ENDPOINT}.*.fqdn", f"{_ENDPOINT}.*.ip_address"),
            _hosts(f"{_ENDPOINTS.key}.*.networkEndpoint.fqdn", f"{_ENDPOINTS.key}.*.networkEndpoint.ipAddress"),
        ),
        live=Live(
            "compute",
            version="v1",
            per="project",
            list=_GROUPS,
            details=(_ENDPOINTS,),
            id=lambda document: (
                "//compute.googleapis.com/projects/"
                + str(document.values[_GROUPS.key]["selfLink"]).partition("/projects/")[2]
            ),
        ),
    ),
    row(
        "google_compute_region_network_endpoint",
        Route,
        "compute",
        path="{region_network_endpoint_group}/{fqdn}",
        location=placed("region"),
        labelled=False,
        chosen=("region",),
        deliveries=Field(
            Derived(("instance", "fqdn", "ip_address"), _outside, lenient=True), Always(Unknown(_GROUP_HOST))
        ),
        no_live=_GROUP_HOST,
    ),
    row(
        "google_project_usage_export_bucket",
        Route,
        "compute",
        path="projects/{project}/usageExportBucket",
        name=Field(Always(Known("usage export")), Always(Known("usage export"))),
        location=_GLOBAL,
        labelled=False,
        match=("name",),
        deliveries=Field(
            buckets_at("usage report", "bucket_name"),
            buckets_at("usage report", "projects_get.usageExportLocation.bucketName"),
        ),
        live=Live(
            "compute",
            version="v1",
            per="project",
            list=Call("projects.get", "compute.projects.get", {"project": "{project}"}),
            id=lambda document: (
                f"//compute.googleapis.com/projects/{document.values['projects_get']['name']}/usageExportBucket"
            ),
            skip=lambda document: not document.values["projects_get"].get("usageExportLocation"),
        ),
    ),
)
