"""Google Cloud's conversations: Dialogflow ES and CX, and what is made of talks in Contact Center AI."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Model, Route, Store, Value
from generator.mappings.google.common import (
    buckets_at,
    flows_at,
    full_name,
    joined,
    key_at,
    placed,
    row,
    shared,
    webs_at,
)
from generator.mappings.google.openapi import servers_at
from generator.mappings.google.place_keys import key_of_place, of_every_project
from generator.mappings.google.regional import listed, regional
from generator.mappings.google.titles import titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# https://cloud.google.com/dialogflow/cx/docs/concept/region and https://cloud.google.com/dialogflow/es/docs/how/region
_HOST = "https://{location}-dialogflow.{universe}/"
_PLACES = (
    "global", "us", "us-central1", "us-east1", "us-west1", "northamerica-northeast1", "europe-west1", "europe-west2",
    "europe-west3", "asia-northeast1", "asia-south1", "asia-southeast1", "australia-southeast1",
)  # fmt: skip
_ES_PLACES = ("global", "europe-west1", "europe-west2", "asia-northeast1", "australia-southeast1")
_NO_REGION = "Dialogflow keeps an agent that names no region in global, its data in the United States"

# One key for everything in a location: https://cloud.google.com/dialogflow/cx/docs/concept/cmek
_KEYS = "google_dialogflow_encryption_spec"
_ALL_KEYS = of_every_project(_KEYS)
_SPEC = Call(
    "projects.locations.getEncryptionSpec",
    "dialogflow.encryptionspec.get",
    {"name": "projects/{project}/locations/{location}/encryptionSpec"},
    service="dialogflow",
    version="v2",
)


def _keyed(place: Reader) -> dict[str, Any]:
    own = key_of_place(place, _KEYS, "encryption_spec.0.kms_key")
    return {"companions": (_ALL_KEYS,), "key": Field(own, key_at(f"{_SPEC.key}.kmsKey"))}


def _listed(version: str, collection: str, permission: str, **more: Any) -> Live:
    places = None if "per" in more else _PLACES
    return listed("dialogflow", version, collection, permission, endpoint=_HOST, places=places, **more)


def _recorded(path: str, live: str) -> Field:
    return Field(buckets_at("recording", path), buckets_at("recording", live))


# Dialogflow CX: https://cloud.google.com/dialogflow/cx/docs/reference/rest/v3-overview

_AGENTS = _listed("v3", "projects.locations.agents", "dialogflow.agents.list", asset="Agent", details=(_SPEC,))
_SETTINGS = _listed("v3", "projects.locations.securitySettings", "dialogflow.securitySettings.list")
_AGENT = "google_dialogflow_cx_agent"
_HOOKS = _listed("v3", "projects.locations.agents.webhooks", "dialogflow.webhooks.list", per=_AGENT)
_FLOWS = _listed("v3", "projects.locations.agents.flows", "dialogflow.flows.list", per=_AGENT)
_PAGES = _listed(
    "v3", "projects.locations.agents.flows.pages", "dialogflow.pages.list", per="google_dialogflow_cx_flow"
)
_TOOLS = _listed("v3", "projects.locations.agents.tools", "dialogflow.tools.list", per=_AGENT)
_TOOL_VERSIONS = _listed(
    "v3",
    "projects.locations.agents.tools.versions",
    "dialogflow.tools.list",
    per="google_dialogflow_cx_tool",
    items="toolVersions",
)


def _part(type: str, live: Live, depth: int = 6, **fields: Any) -> Mapping:
    """Return the row of a part of an agent, which lies where its agent does."""
    collection = live.list.operation.split(".")[-2]
    return row(
        type,
        Route,
        "dialogflow",
        path=f"{{parent}}/{collection}/{{name}}",
        location=shared("{parent}", depth=depth),
        labelled=False,
        name=titled(f"{live.list.key}.displayName"),
        live=live,
        **fields,
    )


def _knowledge(path: str, live: str) -> Field:
    return Field(
        flows_at("data store", f"{path}.*.data_store_connections.*.data_store"),
        flows_at("data store", f"{live}.dataStoreConnections.*.dataStore"),
    )


def _hooks(item: str = "") -> Reader:
    if item:
        ends = "genericWebService.uri", "serviceDirectory.genericWebService.uri"
    else:
        ends = "generic_web_service.*.uri", "service_directory.*.generic_web_service.*.uri"
    return joined(*(webs_at("webhook", f"{item}.{end}" if item else end) for end in ends))


def _tool(type: str, live: Live, depth: int, prefix: str = "", item: str = "") -> Mapping:
    found = f"{live.list.key}.{item}"
    return _part(
        type,
        live,
        depth,
        inference=_knowledge(f"{prefix}data_store_spec", f"{found}dataStoreSpec"),
        deliveries=Field(
            servers_at(f"{prefix}open_api_spec.*.text_schema"), servers_at(f"{found}openApiSpec.textSchema")
        ),
    )


# Dialogflow ES: https://cloud.google.com/dialogflow/es/docs/reference/rest/v2-overview

_ES_AGENT = Call(
    "projects.locations.getAgent", "dialogflow.agents.get", {"parent": "{parent}"}, absent=("404", "NOT_FOUND")
)
_ES = Always(Known("global", _NO_REGION))
_FULFILLMENT = Call(
    "projects.locations.agent.getFulfillment", "dialogflow.fulfillments.get", {"name": "{parent}/fulfillment"}
)
_ENVIRONMENTS = _listed(
    "v2", "projects.locations.agent.environments", "dialogflow.environments.list", per="google_dialogflow_agent"
)
_PROFILES = _listed(
    "v2",
    "projects.locations.conversationProfiles",
    "dialogflow.conversationProfiles.list",
    asset="ConversationProfile",
    details=(_SPEC,),
)
_GENERATORS = _listed("v2", "projects.locations.generators", "dialogflow.generators.list", details=(_SPEC,))
_TRUNKS = _listed("v2", "projects.locations.sipTrunks", "dialogflow.sipTrunks.list")


def _no_agent(document: Document) -> bool:
    return not document.values.get(_ES_AGENT.key)


def _agent_id(document: Document) -> str:
    return f"//dialogflow.googleapis.com/{(document.values.get(_ES_AGENT.key) or {}).get('parent', '')}/agent"


_TOPICS = ("notification_config", "new_message_event_notification_config", "new_recognition_result_notification_config")
_LIVE_TOPICS = ("notificationConfig", "newMessageEventNotificationConfig", "newRecognitionResultNotificationConfig")


def _handed_off(path: str, whom: str) -> Reader:
    """Return a reader of the vendor that a talk is handed to, where there is one."""

    def read(document: Document, account: Any) -> Value[tuple[Flow, ...]]:
        found = account[0] if isinstance(account, list) and account else account
        return undecided(found) or Known((Flow("hand-off", f"{whom}:{found}"),) if found else ())

    return Derived((path,), read, lenient=True)


# Contact Center AI: https://cloud.google.com/contact-center/insights/docs/reference/rest

# https://cloud.google.com/contact-center/insights/docs/regionalization
_INSIGHTS_PLACES = (
    "us", "us-central1", "us-east1", "us-west1", "northamerica-northeast1", "europe-west1", "europe-west2",
    "europe-west3", "europe-west4", "europe-west6", "asia-northeast1", "asia-northeast3", "asia-south1",
    "asia-southeast1", "asia-southeast2", "australia-southeast1",
)  # fmt: skip
_INSIGHTS = Call(
    "projects.locations.getEncryptionSpec",
    "contactcenterinsights.encryptionSpec.get",
    {"name": "{parent}/encryptionSpec"},
    absent=("404", "NOT_FOUND"),
)


def _no_key(document: Document) -> bool:
    return not (document.values.get(_INSIGHTS.key) or {}).get("kmsKey")


def _spec_id(document: Document) -> str:
    return f"//contactcenterinsights.googleapis.com/{(document.values.get(_INSIGHTS.key) or {}).get('name', '')}"


_SPEC_NAME = Always(Known("encryptionSpec"))

GOOGLE_DIALOGUES: tuple[Mapping, ...] = (
    regional(
        _AGENT,
        Model,
        _AGENTS,
        labelled=False,
        name=titled(f"{_AGENTS.list.key}.displayName"),
        prompts=_recorded(
            "advanced_settings.0.audio_export_gcs_destination.0.uri",
            f"{_AGENTS.list.key}.advancedSettings.audioExportGcsDestination.uri",
        ),
        inference=Field(
            flows_at("engine", "gen_app_builder_settings.*.engine"),
            flows_at("engine", f"{_AGENTS.list.key}.genAppBuilderSettings.engine"),
        ),
        deliveries=Field(
            webs_at("repository", "git_integration_settings.*.github_settings.*.repository_uri"),
            webs_at("repository", f"{_AGENTS.list.key}.gitIntegrationSettings.githubSettings.repositoryUri"),
        ),
        **_keyed(placed().terraform),
    ),
    regional(
        "google_dialogflow_cx_security_settings",
        Route,
        _SETTINGS,
        labelled=False,
        name=titled(f"{_SETTINGS.list.key}.displayName"),
        prompts=_recorded("audio_export_settings.0.gcs_bucket", f"{_SETTINGS.list.key}.audioExportSettings.gcsBucket"),
    ),
    _part("google_dialogflow_cx_webhook", _HOOKS, deliveries=Field(_hooks(), _hooks(_HOOKS.list.key))),
    _part(
        "google_dialogflow_cx_flow",
        _FLOWS,
        prompts=_recorded(
            "advanced_settings.0.audio_export_gcs_destination.0.uri",
            f"{_FLOWS.list.key}.advancedSettings.audioExportGcsDestination.uri",
        ),
        inference=_knowledge("knowledge_connector_settings", f"{_FLOWS.list.key}.knowledgeConnectorSettings"),
    ),
    _part(
        "google_dialogflow_cx_page",
        _PAGES,
        8,
        inference=_knowledge("knowledge_connector_settings", f"{_PAGES.list.key}.knowledgeConnectorSettings"),
    ),
    _tool("google_dialogflow_cx_tool", _TOOLS, 6),
    _tool("google_dialogflow_cx_tool_version", _TOOL_VERSIONS, 8, "tool.*.", "tool."),
    row(
        "google_dialogflow_agent",
        Model,
        "dialogflow",
        path="projects/{project}/agent",
        location=Field(_ES, placed().api, drift=False),
        labelled=False,
        name=titled(f"{_ES_AGENT.key}.displayName"),
        live=Live(
            "dialogflow",
            version="v2",
            per="location",
            list=_ES_AGENT,
            details=(_SPEC,),
            id=_agent_id,
            skip=_no_agent,
            endpoint=_HOST,
            places=_ES_PLACES,
        ),
        **_keyed(_ES),
    ),
    row(
        "google_dialogflow_fulfillment",
        Route,
        "dialogflow",
        path="projects/{project}/agent/fulfillment",
        location=Field(_ES, placed().api, drift=False),
        labelled=False,
        name=Field(Always(Known("fulfillment")), Always(Known("fulfillment"))),
        deliveries=Field(
            webs_at("webhook", "generic_web_service.*.uri"),
            webs_at("webhook", f"{_FULFILLMENT.key}.genericWebService.uri"),
        ),
        live=Live(
            "dialogflow",
            version="v2",
            per="google_dialogflow_agent",
            list=_FULFILLMENT,
            id=full_name(_FULFILLMENT, "dialogflow.googleapis.com"),
            endpoint=_HOST,
        ),
    ),
    row(
        "google_dialogflow_environment",
        Route,
        "dialogflow",
        path="projects/{project}/locations/{location}/agent/environments/{environmentid}",
        location=placed(unless="global", because=_NO_REGION),
        labelled=False,
        deliveries=Field(
            webs_at("webhook", "fulfillment.*.generic_web_service.*.uri"),
            webs_at("webhook", f"{_ENVIRONMENTS.list.key}.fulfillment.genericWebService.uri"),
        ),
        live=_ENVIRONMENTS,
    ),
    regional(
        "google_dialogflow_conversation_profile",
        Model,
        _PROFILES,
        labelled=False,
        name=titled(f"{_PROFILES.list.key}.displayName"),
        inference=Field(
            flows_at("agent", "automated_agent_config.*.agent"),
            flows_at("agent", f"{_PROFILES.list.key}.automatedAgentConfig.agent"),
        ),
        deliveries=Field(
            joined(
                flows_at(
                    "notification",
                    *(f"{name}.*.topic" for name in _TOPICS),
                    "human_agent_assistant_config.*.notification_config.*.topic",
                ),
                _handed_off("human_agent_handoff_config.0.live_person_config.0.account_number", "liveperson"),
            ),
            joined(
                flows_at(
                    "notification",
                    *(f"{_PROFILES.list.key}.{name}.topic" for name in _LIVE_TOPICS),
                    f"{_PROFILES.list.key}.humanAgentAssistantConfig.notificationConfig.topic",
                ),
                _handed_off(
                    f"{_PROFILES.list.key}.humanAgentHandoffConfig.livePersonConfig.accountNumber", "liveperson"
                ),
                _handed_off(
                    f"{_PROFILES.list.key}.humanAgentHandoffConfig.salesforceLiveAgentConfig.organizationId",
                    "salesforce",
                ),
            ),
        ),
        **_keyed(placed().terraform),
    ),
    regional(
        "google_dialogflow_generator",
        Model,
        _GENERATORS,
        short="generator_id",
        labelled=False,
        chosen=("generator_id",),
        **_keyed(placed().terraform),
    ),
    # Calls come and go through it.
    regional(
        "google_dialogflow_sip_trunk",
        Compute,
        _TRUNKS,
        labelled=False,
        name=titled(f"{_TRUNKS.list.key}.displayName"),
    ),
    # What talks there are in a location, and what was found in them, are under its key.
    row(
        "google_contact_center_insights_encryption_spec",
        Store,
        "contactcenterinsights",
        path="projects/{project}/locations/{location}/encryptionSpec",
        location=placed(),
        labelled=False,
        name=Field(_SPEC_NAME, _SPEC_NAME),
        key=Field(key_at("kms_key"), key_at(f"{_INSIGHTS.key}.kmsKey")),
        live=Live(
            "contactcenterinsights",
            version="v1",
            per="location",
            list=_INSIGHTS,
            id=_spec_id,
            skip=_no_key,
            places=_INSIGHTS_PLACES,
        ),
    ),
)
