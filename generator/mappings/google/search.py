"""Google Cloud's search and recommendation: Discovery Engine (Vertex AI Search, Gemini Enterprise)."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, PublicAccess, Ref, Route, Unknown, Value
from generator.mappings.google.common import (
    flows_at,
    full_name,
    iam,
    key_at,
    named,
    placed,
    public_by_iam,
    row,
)
from generator.mappings.google.members import shared_by_iam
from generator.mappings.google.place_keys import key_of_place, of_every_project
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://cloud.google.com/generative-ai-app-builder/docs/reference/rest

# https://cloud.google.com/generative-ai-app-builder/docs/locations and
# https://cloud.google.com/gemini/enterprise/docs/locations: the API does not list them.
_PLACES = ("global", "eu", "us", "asia-northeast1", "ca", "europe-west2", "in", "sg")
_HOST = "https://{location}-discoveryengine.{universe}/"
_COLLECTION = "projects/{project}/locations/{location}/collections"
_ENGINE = f"{_COLLECTION}/{{collection_id}}/engines/{{engine_id}}"
_DEFAULT = {"parent": "{parent}/collections/default_collection"}
_KEYS = "google_discovery_engine_cmek_config"
_WIDGET = "google_discovery_engine_widget_config"
_ENGINE_IAM = "google_discovery_engine_search_engine_iam"
_ALL_KEYS = of_every_project(_KEYS)

_STORES = Call(
    "projects.locations.collections.dataStores.list", "discoveryengine.dataStores.list", _DEFAULT, items="dataStores"
)
_ENGINES = Call(
    "projects.locations.collections.engines.list", "discoveryengine.engines.list", _DEFAULT, items="engines"
)
_ENGINE_POLICY = Call(
    "projects.locations.collections.engines.getIamPolicy",
    "discoveryengine.engines.getIamPolicy",
    {"resource": "{name}"},
)
_WIDGETS = Call(
    "projects.locations.collections.engines.widgetConfigs.get",
    "discoveryengine.widgetConfigs.get",
    {"name": "{name}/widgetConfigs/default_search_widget_config"},
    absent=("404", "NOT_FOUND"),
)
_ASSISTANTS = Call(
    "projects.locations.collections.engines.assistants.list",
    "discoveryengine.assistants.list",
    {"parent": "{parent}"},
    items="assistants",
)
_COLLECTIONS = Call(
    "projects.locations.collections.list",
    "discoveryengine.collections.list",
    {"parent": "{parent}"},
    items="collections",
)
_CONNECTOR = Call(
    "projects.locations.collections.getDataConnector",
    "discoveryengine.dataConnectors.get",
    {"name": "{name}/dataConnector"},
    absent=("404", "NOT_FOUND"),
)

_KINDS = {
    "SOLUTION_TYPE_CHAT": "google_discovery_engine_chat_engine",
    "SOLUTION_TYPE_RECOMMENDATION": "google_discovery_engine_recommendation_engine",
}


def _key(own: str = "") -> Field:
    return Field(
        key_of_place(placed().terraform, _KEYS, "kms_key", own, only="set_default"),
        key_at(f"{_ENGINES.key}.cmekConfig.kmsKey"),
    )


def _kind(document: Document) -> str:
    solution = document.values[_ENGINES.key].get("solutionType", "")
    return _KINDS.get(solution, "google_discovery_engine_search_engine")


def _of_engine(name: str, document: Document) -> str | Unknown:
    collection = document.values.get("collection_id")
    given = {**document.values, "collection_id": "default_collection" if collection is None else collection}
    return named(_ENGINE)(name, Document("", "", given, document.region, document.project))


def _open(document: Document, widgets: Any) -> Value[PublicAccess | None]:
    """Return whether a widget answers everybody.

    https://cloud.google.com/generative-ai-app-builder/docs/reference/rest/v1/WidgetConfig#accesssettings
    """
    if unknown := undecided(widgets):
        return unknown
    found = [each for widget in widgets or () for each in _settings(widget)]
    return Known("public") if True in found else undecided(*found) or _BY_IAM.terraform(document)


def _settings(widget: Any) -> list[Any]:
    settings = widget.get("access_settings")
    if isinstance(settings, (Unknown, Ref)):
        return [settings]
    return [each.get("allow_public_access") if isinstance(each, dict) else each for each in settings or ()]


def _live_open(document: Document, allowed: Any, _: Any) -> Value[PublicAccess | None]:
    if isinstance(allowed, Unknown):
        return allowed
    return Known("public") if allowed else _BY_IAM.api(document)


_BY_IAM = public_by_iam(_ENGINE_IAM, f"{_ENGINE_POLICY.key}.bindings")


def _grounding(document: Document, kind: Any) -> Value[tuple[Flow, ...]]:
    """Return where an assistant asks the web: Google Search is one service for the whole world.

    https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/grounding/web-grounding-enterprise
    """
    if unknown := undecided(kind):
        return unknown
    return Known((Flow("web grounding", "global"),) if kind == "WEB_GROUNDING_TYPE_GOOGLE_SEARCH" else ())


def _asked(document: Document, source: Any, modes: Any) -> Value[tuple[Flow, ...]]:
    """Return the source that a connector asks and writes to, not only reads from: no region says where it is.

    https://docs.cloud.google.com/ruby/docs/reference/google-cloud-discovery_engine-v1/latest/Google-Cloud-DiscoveryEngine-V1-DataConnector-ConnectorMode
    """
    flat = modes if isinstance(modes, list) else [modes]
    if unknown := undecided(source, *flat):
        return unknown
    others = {str(mode) for mode in flat if mode} - {"DATA_INGESTION"}
    return Known((Flow("connector", f"{source}:"),) if others and source not in _GOOGLES else ())


_GOOGLES = frozenset({"alloydb", "bigquery", "bigtable", "cloud_sql", "firestore", "gcs", "gcp_fhir", "spanner"})


def _no_connector(document: Document) -> bool:
    return document.values.get(_CONNECTOR.key) is None


def _engine(type: str, collection: str = "{collection_id}", **more: Any) -> Mapping:
    fields = {"key": _key(), "companions": (_ALL_KEYS,), **more}
    return row(
        type,
        Model,
        "discoveryengine",
        path=f"{_COLLECTION}/{collection}/engines/{{engine_id}}",
        location=placed(),
        labelled=False,
        **fields,
    )


GOOGLE_SEARCH: tuple[Mapping, ...] = (
    row(
        "google_discovery_engine_data_store",
        Model,
        "discoveryengine",
        path=f"{_COLLECTION}/default_collection/dataStores/{{data_store_id}}",
        location=placed(),
        labelled=False,
        companions=(_ALL_KEYS,),
        key=Field(_key("kms_key_name").terraform, key_at(f"{_STORES.key}.cmekConfig.kmsKey")),
        live=Live(
            "discoveryengine",
            version="v1",
            per="location",
            list=_STORES,
            id=full_name(_STORES, "discoveryengine.googleapis.com"),
            endpoint=_HOST,
            places=_PLACES,
            asset="discoveryengine.googleapis.com/DataStore",
        ),
    ),
    _engine(
        "google_discovery_engine_search_engine",
        key=_key("kms_key_name"),
        companions=(
            _ALL_KEYS,
            *iam(_ENGINE_IAM, identity=named(_ENGINE), refers="engine_id"),
            Companion(_WIDGET, "engine_id", identity=_of_engine, chosen=("location", "project")),
        ),
        public_access=Field(
            Derived((_WIDGET, *_BY_IAM.terraform.paths), lambda document, widgets, *_: _open(document, widgets), True),
            Derived((f"{_WIDGETS.key}.accessSettings.allowPublicAccess", *_BY_IAM.api.paths), _live_open, True),
        ),
        shared_with=shared_by_iam(_ENGINE_IAM, f"{_ENGINE_POLICY.key}.bindings"),
        live=Live(
            "discoveryengine",
            version="v1",
            per="location",
            list=_ENGINES,
            details=(_ENGINE_POLICY, _WIDGETS),
            id=full_name(_ENGINES, "discoveryengine.googleapis.com"),
            type=_kind,
            endpoint=_HOST,
            places=_PLACES,
            asset="discoveryengine.googleapis.com/Engine",
        ),
    ),
    _engine(
        "google_discovery_engine_chat_engine",
        inference=Field(
            flows_at(
                "agent",
                "chat_engine_config.*.dialogflow_agent_to_link",
                "chat_engine_config.*.agent_creation_config.*.location",
            ),
            flows_at("agent", f"{_ENGINES.key}.chatEngineMetadata.dialogflowAgent"),
        ),
        read_with="google_discovery_engine_search_engine",
    ),
    _engine(
        "google_discovery_engine_recommendation_engine",
        "default_collection",
        read_with="google_discovery_engine_search_engine",
    ),
    row(
        "google_discovery_engine_assistant",
        Route,
        "discoveryengine",
        path=f"{_ENGINE}/assistants/{{assistant_id}}",
        location=placed(),
        labelled=False,
        inference=Field(
            Derived(("web_grounding_type",), _grounding, lenient=True),
            Derived((f"{_ASSISTANTS.key}.webGroundingType",), _grounding, lenient=True),
        ),
        live=Live(
            "discoveryengine",
            version="v1",
            per="google_discovery_engine_search_engine",
            list=_ASSISTANTS,
            id=full_name(_ASSISTANTS, "discoveryengine.googleapis.com"),
            endpoint=_HOST,
        ),
    ),
    row(
        "google_discovery_engine_data_connector",
        Model,
        "discoveryengine",
        path=f"{_COLLECTION}/{{collection_id}}",
        location=placed(),
        labelled=False,
        companions=(_ALL_KEYS,),
        key=Field(_key("kms_key_name").terraform, key_at(f"{_CONNECTOR.key}.kmsKeyName")),
        deliveries=Field(
            Derived(("data_source", "connector_modes"), _asked, lenient=True),
            Derived((f"{_CONNECTOR.key}.dataSource", f"{_CONNECTOR.key}.connectorModes"), _asked, lenient=True),
        ),
        live=Live(
            "discoveryengine",
            version="v1alpha",
            per="location",
            list=_COLLECTIONS,
            details=(_CONNECTOR,),
            id=full_name(_COLLECTIONS, "discoveryengine.googleapis.com"),
            skip=_no_connector,
            endpoint=_HOST,
            places=_PLACES,
        ),
    ),
)
