"""Google Cloud's other services that run things for others: media, websites, gateways, nodes, deployments, names."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Model, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    OWN_KEY,
    buckets_at,
    flows_at,
    full_name,
    joined,
    placed,
    row,
)
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_UNREAD = Always(Unknown("it is not read live"))


# Transcoder: https://cloud.google.com/transcoder/docs/reference/rest

# https://cloud.google.com/transcoder/docs/locations
_MEDIA_PLACES = (
    "asia-east1", "asia-northeast1", "asia-northeast3", "asia-south1", "asia-southeast1", "australia-southeast1",
    "europe-west1", "europe-west2", "europe-west3", "europe-west4", "me-central1", "me-central2", "me-west1",
    "northamerica-northeast1", "southamerica-east1", "us-central1", "us-east1", "us-east4", "us-west1", "us-west2",
)  # fmt: skip
_JOBS = listed("transcoder", "v1", "projects.locations.jobs", places=_MEDIA_PLACES, asset="Job")
_TEMPLATES = listed("transcoder", "v1", "projects.locations.jobTemplates", places=_MEDIA_PLACES, asset="JobTemplate")


def _media(item: str) -> Field:
    told = (f"{item}.outputUri",) if item == _JOBS.list.key else ()
    return Field(
        joined(
            buckets_at("output", "config.*.output.*.uri"), flows_at("notice", "config.*.pubsub_destination.*.topic")
        ),
        joined(
            buckets_at("output", f"{item}.config.output.uri", *told),
            flows_at("notice", f"{item}.config.pubsubDestination.topic"),
        ),
    )


# Infrastructure Manager: https://cloud.google.com/infrastructure-manager/docs/reference/rest

_DEPLOYMENTS = listed("config", "v1", "projects.locations.deployments", asset="Deployment")

# Deployment Manager: https://cloud.google.com/deployment-manager/docs/reference/latest

_OLD = Call("deployments.list", "deploymentmanager.deployments.list", {"project": "{project}"}, items="deployments")
_GLOBAL = Field(Always(Known("global")), Always(Known("global")), drift=False)

# Firebase: https://firebase.google.com/docs/reference/apphosting/rest

_BACKENDS = listed("firebaseapphosting", "v1", "projects.locations.backends")
_GRAPHS = listed("firebasedataconnect", "v1", "projects.locations.services", "firebasedataconnect.services.list")


def _served(document: Document, locality: Any) -> Value[tuple[Flow, ...]]:
    """Return where a backend's answers are kept: near everybody, unless it is told to stay in its region.

    https://firebase.google.com/docs/reference/apphosting/rest/v1/projects.locations.backends#servinglocality
    """
    return undecided(locality) or Known((Flow("cache", "global"),) if locality == "GLOBAL_ACCESS" else ())


# BeyondCorp: https://cloud.google.com/beyondcorp/docs/reference/rest

_GATES = listed("beyondcorp", "v1", "projects.locations.appGateways", asset="AppGateway")
_SECURITY = listed("beyondcorp", "v1", "projects.locations.securityGateways")
_NODES = listed("blockchainnodeengine", "v1", "projects.locations.blockchainNodes", asset="BlockchainNode")
_PROVIDERS = listed("agentidentity", "v1", "projects.locations.authProviders")
_SUBSCRIPTIONS = Call(
    "organizations.supportEventSubscriptions.list",
    "cloudsupport.supportEventSubscriptions.list",
    {"parent": "organizations/{organization}"},
    items="supportEventSubscriptions",
)


def _hubs(document: Document, hubs: Any) -> list[str] | Unknown:
    found = hubs if isinstance(hubs, Unknown) else blocks(hubs)
    if isinstance(found, Unknown):
        return found
    places = [hub.get("region") for hub in found]
    return undecided(*places) or sorted(str(place).lower() for place in places)


def _gate(document: Document, hubs: Any, location: Any) -> Value[str]:
    """Return where a gateway lets traffic through: in its hubs, and without any wherever Google does."""
    places = _hubs(document, hubs)
    if isinstance(places, Unknown):
        return places
    return undecided(location) or Known(places[0] if places else "global")


def _more_hubs(document: Document, hubs: Any) -> Value[tuple[Flow, ...]]:
    places = _hubs(document, hubs)
    return places if isinstance(places, Unknown) else Known(tuple(Flow("hub", place) for place in places[1:]))


def _live_hubs(document: Document, hubs: Any, *_: Any) -> list[dict[str, str]] | Unknown:
    return hubs if isinstance(hubs, Unknown) else [{"region": region} for region in hubs or {}]


# Cloud DNS: https://cloud.google.com/dns/docs/reference/rest

_ZONES = Call("managedZones.list", "dns.managedZones.list", {"project": "{project}"}, items="managedZones")


def _private(document: Document, visibility: Any) -> Value[tuple[Flow, ...]]:
    """Return the way of a private zone's names, which every region answers; those of a public one are for the world.

    https://cloud.google.com/dns/docs/overview
    """
    return undecided(visibility) or Known((Flow("private names", "global"),) if visibility == "private" else ())


GOOGLE_RUNTIMES: tuple[Mapping, ...] = (
    regional(
        "google_transcoder_job",
        Compute,
        _JOBS,
        chosen=("config", "template_id"),
        deliveries=_media(_JOBS.list.key),
    ),
    regional(
        "google_transcoder_job_template",
        Route,
        _TEMPLATES,
        short="job_template_id",
        chosen=("config",),
        deliveries=_media(_TEMPLATES.list.key),
    ),
    regional(
        "google_config_deployment",
        Compute,
        _DEPLOYMENTS,
        deliveries=Field(
            joined(buckets_at("state", "artifacts_gcs_bucket"), flows_at("worker pool", "worker_pool")),
            joined(
                buckets_at("state", f"{_DEPLOYMENTS.list.key}.artifactsGcsBucket"),
                flows_at("worker pool", f"{_DEPLOYMENTS.list.key}.workerPool"),
            ),
        ),
    ),
    row(
        "google_deployment_manager_deployment",
        Route,
        "deploymentmanager",
        path="projects/{project}/global/deployments/{name}",
        location=_GLOBAL,
        labelled=False,
        # What it has made is read live, each by its own row.
        deliveries=Field(
            Always(Unknown("what it makes stands in a text that is not read")), Always(Known(())), drift=False
        ),
        live=Live(
            "deploymentmanager",
            version="v2",
            per="project",
            list=_OLD,
            id=full_name(_OLD, "deploymentmanager.googleapis.com", "projects/{project}/global/deployments/{name}"),
        ),
    ),
    regional(
        "google_firebase_app_hosting_backend",
        Compute,
        _BACKENDS,
        short="backend_id",
        deliveries=Field(
            Derived(("serving_locality",), _served, lenient=True),
            Derived((f"{_BACKENDS.list.key}.servingLocality",), _served, lenient=True),
        ),
    ),
    regional("google_firebase_data_connect_service", Compute, _GRAPHS, short="service_id"),
    regional("google_beyondcorp_app_gateway", Compute, _GATES, attribute="region"),
    regional(
        "google_beyondcorp_security_gateway",
        Compute,
        _SECURITY,
        short="security_gateway_id",
        labelled=False,
        location=Field(
            Derived(("hubs", "location"), _gate, lenient=True),
            Derived(
                (f"{_SECURITY.list.key}.hubs",),
                lambda document, hubs: _gate(document, _live_hubs(document, hubs), None),
                lenient=True,
            ),
        ),
        match=("name",),
        deliveries=Field(
            Derived(("hubs",), _more_hubs, lenient=True),
            Derived(
                (f"{_SECURITY.list.key}.hubs",),
                lambda document, hubs: _more_hubs(document, _live_hubs(document, hubs)),
                lenient=True,
            ),
        ),
    ),
    regional("google_blockchain_node_engine_blockchain_nodes", Compute, _NODES, short="blockchain_node_id"),
    # The secrets that agents show to others.
    regional(
        "google_agent_identity_auth_provider",
        Store,
        _PROVIDERS,
        short="auth_provider_id",
        key=Field(Always(Known(None, OWN_KEY)), Always(Known(None, OWN_KEY))),
    ),
    row(
        "google_agentic_applications_analyst_agent_persona",
        Model,
        "agenticapplications",
        path="projects/{project}/locations/{location}/analystAgentPersonas/{analyst_agent_persona_id}",
        location=placed(),
        labelled=False,
        key=Field(Always(Known(None, OWN_KEY)), _UNREAD),
        inference=Field(flows_at("engine", "gemini_enterprise_engine"), _UNREAD),
        no_live="google-api-python-client has no description of the API of agentic applications",
    ),
    row(
        "google_model_armor_template",
        Compute,
        "modelarmor",
        path="projects/{project}/locations/{location}/templates/{template_id}",
        location=placed(),
        no_live="google-api-python-client has no description of the Model Armor API",
    ),
    row(
        "google_healthcare_pipeline_job",
        Compute,
        "healthcare",
        path="{dataset}/pipelineJobs/{name}",
        location=placed(),
        deliveries=Field(
            flows_at(
                "fhir store",
                "mapping_pipeline_job.*.fhir_store_destination",
                "reconciliation_pipeline_job.*.fhir_store_destination",
            ),
            _UNREAD,
        ),
        no_live="google-api-python-client has no description of pipeline jobs",
    ),
    row(
        "google_cloud_support_support_event_subscription",
        Route,
        "cloudsupport",
        path="{organization}/supportEventSubscriptions/{name}",
        location=_GLOBAL,
        labelled=False,
        deliveries=Field(
            flows_at("support events", "pub_sub_topic"), flows_at("support events", f"{_SUBSCRIPTIONS.key}.pubSubTopic")
        ),
        live=Live(
            "cloudsupport",
            version="v2",
            per="organization",
            list=_SUBSCRIPTIONS,
            id=full_name(_SUBSCRIPTIONS, "cloudsupport.googleapis.com"),
        ),
    ),
    row(
        "google_dns_managed_zone",
        Route,
        "dns",
        path="projects/{project}/managedZones/{name}",
        location=_GLOBAL,
        labels=f"{_ZONES.key}.labels",
        deliveries=Field(
            Derived(("visibility",), _private, lenient=True), Derived((f"{_ZONES.key}.visibility",), _private, True)
        ),
        live=Live(
            "dns",
            version="v1",
            per="project",
            list=_ZONES,
            id=full_name(_ZONES, "dns.googleapis.com", "projects/{project}/managedZones/{name}"),
            asset="dns.googleapis.com/ManagedZone",
        ),
    ),
)
