"""Google Cloud's management of APIs and what they call: Apigee, API hub, integrations and their connectors."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    first_key,
    flow,
    flows_at,
    full_name,
    joined,
    key_at,
    other_keys,
    placed,
    resource_name,
    row,
    web,
    webs_at,
)
from generator.mappings.google.regional import listed, regional
from generator.mappings.google.titles import titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# Apigee: https://cloud.google.com/apigee/docs/reference/apis/apigee/rest

_ORG = Call("organizations.get", "apigee.organizations.get", {"name": "organizations/{project}"}, absent=("404",))
_INSTANCES = Call(
    "organizations.instances.list", "apigee.instances.list", {"parent": "{parent}"}, items="instances", empty=True
)
_DATASTORES = Call(
    "organizations.analytics.datastores.list", "apigee.datastores.list", {"parent": "{parent}"}, items="datastores"
)
_APIGEE = "apigee.googleapis.com"
_ORG_KEYS = (
    "runtime_database_encryption_key_name",
    "control_plane_encryption_key_name",
    "api_consumer_data_encryption_key_name",
)
_LIVE_KEYS = tuple(
    f"{_ORG.key}.{name}"
    for name in (
        "runtimeDatabaseEncryptionKeyName",
        "controlPlaneEncryptionKeyName",
        "apiConsumerDataEncryptionKeyName",
    )
)


def _org_name(document: Document, *names: Any) -> Value[str]:
    found = next((name for name in names if name is not None), None)
    return undecided(found) or (Known(str(found).rpartition("/")[2]) if found else Unknown("it has no name"))


def _org_id(document: Document) -> str:
    return f"//{_APIGEE}/organizations/{(document.values.get(_ORG.key) or {}).get('name', '').rpartition('/')[2]}"


def _kept(document: Document, consumers: Any, analytics: Any) -> Value[str]:
    """Return where an organisation keeps data: what its consumers send, or without a region for that, its analytics.

    https://cloud.google.com/apigee/docs/api-platform/get-started/drz-concepts
    """
    where = consumers or analytics
    if unknown := undecided(where):
        return unknown
    return Known(str(where).lower()) if where else Unknown("it names no region for its analytics")


def _analysed(document: Document, consumers: Any, analytics: Any) -> Value[tuple[Flow, ...]]:
    # Only where it is not what the organisation's own place is taken from.
    if unknown := undecided(consumers, analytics):
        return unknown
    return Known((Flow("analytics", str(analytics).lower()),) if analytics and consumers else ())


_REGIONS = ("api_consumer_data_location", "analytics_region")
_LIVE_REGIONS = (f"{_ORG.key}.apiConsumerDataLocation", f"{_ORG.key}.analyticsRegion")


def _export(bucket: str, dataset: str, project: str) -> Reader:
    def read(document: Document, where: Any, table: Any, owner: Any) -> Value[tuple[Flow, ...]]:
        if where:
            found = flow(document, "export", f"gs://{where}" if isinstance(where, str) else where)
            return Known((found,)) if isinstance(found, Flow) else found
        if unknown := undecided(table, owner):
            return unknown
        return Known((Flow("export", Ref(f"projects/{owner}/datasets/{table}")),) if table else ())

    return Derived((bucket, dataset, project), read, lenient=True)


def _to_host(document: Document, host: Any) -> Value[tuple[Flow, ...]]:
    if not host:
        return Known(())
    found = web(document, "target", f"https://{host}" if isinstance(host, str) else host)
    return Known((found,)) if isinstance(found, Flow) else found


# API hub: https://cloud.google.com/apigee/docs/reference/apis/apihub/rest

_HUBS = Call(
    "projects.locations.apiHubInstances.lookup", "apihub.apiHubInstances.get", {"parent": "{parent}"}, absent=("404",)
)
_HUB = f"{_HUBS.key}.apiHubInstance"
_PLUGINS = listed("apihub", "v1", "projects.locations.plugins")
_CURATIONS = listed("apihub", "v1", "projects.locations.curations")


def _hub(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = (document.values.get(_HUBS.key) or {}).get("apiHubInstance") or {}
    return found


# Integrations and connectors: https://cloud.google.com/integration-connectors/docs/reference/rest

_CONNECTIONS = listed("connectors", "v1", "projects.locations.connections", asset="Connection")
_CLIENTS = Call("projects.locations.getClients", "integrations.integrations.list", {"parent": "{parent}"})
_CLIENT = f"{_CLIENTS.key}.client"
# https://cloud.google.com/application-integration/docs/locations
_CLIENT_PLACES = (
    "africa-south1", "asia-east1", "asia-east2", "asia-northeast1", "asia-northeast2", "asia-northeast3", "asia-south1",
    "asia-south2", "asia-southeast1", "asia-southeast2", "australia-southeast1", "australia-southeast2",
    "europe-central2", "europe-north1", "europe-southwest1", "europe-west1", "europe-west10", "europe-west12",
    "europe-west2", "europe-west3", "europe-west4", "europe-west6", "europe-west8", "europe-west9", "me-central1",
    "me-central2", "me-west1", "northamerica-northeast1", "northamerica-northeast2", "southamerica-east1",
    "southamerica-west1", "us-central1", "us-east1", "us-east4", "us-east5", "us-south1", "us-west1", "us-west2",
    "us-west3", "us-west4",
)  # fmt: skip


def _client_id(document: Document) -> str:
    said = (document.values.get(_CLIENTS.key) or {}).get("client") or {}
    return (
        f"//integrations.googleapis.com/projects/{said.get('projectId', '')}/locations/{said.get('region', '')}/clients"
    )


def _no_client(document: Document) -> bool:
    return not (document.values.get(_CLIENTS.key) or {}).get("client")


def _client_key(document: Document, *parts: Any) -> Value[Ref | None]:
    """Return the key of a client, which is given in parts, or as one name."""
    project, location, ring, key = parts
    if isinstance(key, Ref):
        return Known(key)
    if isinstance(key, Unknown) or not key:
        return key if isinstance(key, Unknown) else Known(None, "integrations are under a key of Google's own")
    if "/" in str(key):
        return Known(Ref(resource_name(str(key), document)))
    if unknown := undecided(ring, location):
        return unknown
    owner = project if project else document.project.value if isinstance(document.project, Known) else None
    if owner is None or isinstance(owner, (Unknown, Ref)):
        return undecided(owner) or Unknown("it names no project of its key")
    return Known(Ref(f"projects/{owner}/locations/{location}/keyRings/{str(ring).rpartition('/')[2]}/cryptoKeys/{key}"))


def _hosts(hosts: str, attachments: str) -> Reader:
    """Return a reader of whom a connection calls: hosts, which no region tells, and services in a network."""

    def read(document: Document, *_: Any) -> Value[tuple[Flow, ...]]:
        found = flows_at("connection", hosts)(document)
        if isinstance(found, Unknown):
            return found
        named_so = (
            Flow("connection", f"host:{each.to}") if isinstance(each.to, str) and ":" not in each.to else each
            for each in found.value
        )
        return Known(tuple(named_so))

    return joined(Derived((hosts,), read, lenient=True), flows_at("connection", attachments))


_CLIENT_PARTS = tuple(f"cloud_kms_config.0.{part}" for part in ("kms_project_id", "kms_location", "kms_ring", "key"))
_CLIENT_LIVE = tuple(f"{_CLIENT}.cloudKmsConfig.{part}" for part in ("kmsProjectId", "kmsLocation", "kmsRing", "key"))

GOOGLE_APIS: tuple[Mapping, ...] = (
    row(
        "google_apigee_organization",
        Store,
        "apigee",
        path="organizations/{project_id}",
        location=Field(Derived(_REGIONS, _kept, lenient=True), Derived(_LIVE_REGIONS, _kept)),
        labelled=False,
        name=Field(Derived(("project_id",), _org_name, lenient=True), Derived((f"{_ORG.key}.name",), _org_name)),
        match=("name",),
        key=Field(first_key(*_ORG_KEYS), first_key(*_LIVE_KEYS)),
        more_keys=Field(other_keys(*_ORG_KEYS), other_keys(*_LIVE_KEYS)),
        logs=Field(Derived(_REGIONS, _analysed, lenient=True), Derived(_LIVE_REGIONS, _analysed)),
        live=Live(
            "apigee",
            version="v1",
            per="project",
            list=_ORG,
            id=_org_id,
            skip=lambda document: not document.values.get(_ORG.key),
        ),
    ),
    row(
        "google_apigee_instance",
        Store,
        "apigee",
        path="{org_id}/instances/{name}",
        location=placed("location", f"{_INSTANCES.key}.location"),
        labelled=False,
        key=Field(key_at("disk_encryption_key_name"), key_at(f"{_INSTANCES.key}.diskEncryptionKeyName")),
        live=Live(
            "apigee",
            version="v1",
            per="google_apigee_organization",
            list=_INSTANCES,
            id=full_name(_INSTANCES, _APIGEE, "organizations/{project}/instances/{name}"),
        ),
    ),
    row(
        "google_apigee_datastore",
        Route,
        "apigee",
        path="{org_id}/analytics/datastores/{name}",
        location=Field(Always(Known("global")), Always(Known("global")), drift=False),
        labelled=False,
        name=titled(f"{_DATASTORES.key}.displayName"),
        match=("name",),
        logs=Field(
            _export(
                "datastore_config.0.bucket_name", "datastore_config.0.dataset_name", "datastore_config.0.project_id"
            ),
            _export(
                f"{_DATASTORES.key}.datastoreConfig.bucketName",
                f"{_DATASTORES.key}.datastoreConfig.datasetName",
                f"{_DATASTORES.key}.datastoreConfig.projectId",
            ),
        ),
        live=Live(
            "apigee",
            version="v1",
            per="google_apigee_organization",
            list=_DATASTORES,
            id=lambda document: f"//{_APIGEE}/{document.values[_DATASTORES.key].get('self', '').strip('/')}",
        ),
    ),
    row(
        "google_apigee_environment",
        Route,
        "apigee",
        path="{org_id}/environments/{name}",
        location=Field(Always(Known("global")), Always(Known("global")), drift=False),
        labelled=False,
        match=("name",),
        deliveries=Field(webs_at("forward proxy", "forward_proxy_uri"), Always(Unknown("it is not read live"))),
        no_live="Apigee lists its environments by their names only",
    ),
    row(
        "google_apigee_target_server",
        Route,
        "apigee",
        path="{env_id}/targetservers/{name}",
        location=Field(Always(Known("global")), Always(Known("global")), drift=False),
        labelled=False,
        match=("name",),
        deliveries=Field(Derived(("host",), _to_host, lenient=True), Always(Unknown("it is not read live"))),
        no_live="Apigee lists target servers by their names only",
    ),
    row(
        "google_apihub_api_hub_instance",
        Store,
        "apihub",
        path="projects/{project}/locations/{location}/apiHubInstances/{api_hub_instance_id}",
        location=placed(),
        labels=f"{_HUB}.labels",
        key=Field(key_at("config.0.cmek_key_name"), key_at(f"{_HUB}.config.cmekKeyName")),
        # https://cloud.google.com/apigee/docs/apihub/provision: where its search asks Vertex AI.
        deliveries=Field(
            flows_at("search", "config.*.vertex_location"), flows_at("search", f"{_HUB}.config.vertexLocation")
        ),
        live=Live(
            "apihub",
            version="v1",
            per="location",
            list=_HUBS,
            id=lambda document: f"//apihub.googleapis.com/{_hub(document).get('name', '')}",
            skip=lambda document: not _hub(document),
        ),
    ),
    regional(
        "google_apihub_plugin",
        Route,
        _PLUGINS,
        short="plugin_id",
        labelled=False,
        deliveries=Field(
            webs_at("plugin", "hosting_service.*.service_uri"),
            webs_at("plugin", f"{_PLUGINS.list.key}.hostingService.serviceUri"),
        ),
    ),
    regional(
        "google_apihub_curation",
        Route,
        _CURATIONS,
        short="curation_id",
        labelled=False,
        deliveries=Field(
            webs_at("curation", "endpoint.*.application_integration_endpoint_details.*.uri"),
            webs_at("curation", f"{_CURATIONS.list.key}.endpoint.applicationIntegrationEndpointDetails.uri"),
        ),
    ),
    regional(
        "google_integration_connectors_connection",
        Compute,
        _CONNECTIONS,
        deliveries=Field(
            _hosts("destination_config.*.destination.*.host", "destination_config.*.destination.*.service_attachment"),
            _hosts(
                f"{_CONNECTIONS.list.key}.destinationConfigs.*.destinations.*.host",
                f"{_CONNECTIONS.list.key}.destinationConfigs.*.destinations.*.serviceAttachment",
            ),
        ),
    ),
    # Where a project runs integrations, and the key of what they keep.
    row(
        "google_integrations_client",
        Store,
        "integrations",
        path="projects/{project}/locations/{location}/clients",
        location=placed(),
        labelled=False,
        name=Field(Always(Known("clients")), Always(Known("clients"))),
        key=Field(Derived(_CLIENT_PARTS, _client_key, lenient=True), Derived(_CLIENT_LIVE, _client_key)),
        live=Live(
            "integrations",
            version="v1",
            per="location",
            list=_CLIENTS,
            id=_client_id,
            skip=_no_client,
            endpoint="https://{location}-integrations.{universe}/",
            places=_CLIENT_PLACES,
        ),
    ),
)
