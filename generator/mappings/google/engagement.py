"""Google Cloud's agents for customers: Customer Engagement Suite (Gemini Enterprise for Customer Experience)."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, PublicAccess, Route, Value
from generator.mappings.google.common import OWN_KEY, flow, flows_at, joined, placed, row, webs_at
from generator.mappings.google.openapi import servers_at
from generator.mappings.google.regional import listed, regional
from generator.mappings.google.titles import titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Live, Mapping, Reader

# https://docs.cloud.google.com/customer-engagement-ai/conversational-agents/ps/reference/rest/v1-overview

_HOST = "https://ces.{location}.rep.{universe}/"
_APPS = listed("ces", "v1", "projects.locations.apps", endpoint=_HOST)


def _of_app(collection: str) -> Live:
    return listed("ces", "v1", f"projects.locations.apps.{collection}", per="google_ces_app", endpoint=_HOST)


_AGENTS, _TOOLS, _TOOLSETS, _DEPLOYMENTS = map(_of_app, ("agents", "tools", "toolsets", "deployments"))


def _part(type: str, live: Live, short: str, **fields: Any) -> Mapping:
    """Return the row of a part of an app, in the app's location."""
    collection = live.list.operation.split(".")[-2]
    return row(
        type,
        Route,
        "ces",
        path=f"projects/{{project}}/locations/{{location}}/apps/{{app}}/{collection}/{{{short}}}",
        location=placed(),
        labelled=False,
        live=live,
        **fields,
    )


def _recordings(bucket: str, dataset: str, project: str) -> Reader:
    def read(document: Document, where: Any, table: Any, owner: Any) -> Value[tuple[Flow, ...]]:
        found: list[Flow] = []
        named = f"gs://{where.removeprefix('gs://')}" if isinstance(where, str) and where else where
        for kind, value in (("recording", named), ("export", _dataset(table, owner, document))):
            one = flow(document, kind, value) if value else None
            if one is not None and not isinstance(one, Flow):
                return one
            found += [one] if one else []
        return Known(tuple(found))

    return Derived((bucket, dataset, project), read, lenient=True)


def _dataset(name: Any, owner: Any, document: Document) -> Any:
    """Return the full name of a dataset, which may be given in short, in a project of its own."""
    if not isinstance(name, str) or not name or name.startswith("projects/"):
        return name
    if unknown := undecided(owner):
        return unknown
    said = owner or (document.project.value if isinstance(document.project, Known) else document.project)
    return f"projects/{said.removeprefix('projects/')}/datasets/{name}" if isinstance(said, str) else said


def _webwide(path: str, live: str) -> Field:
    """Google Search is one service for the whole world: a tool that asks it sends its question there."""

    def read(document: Document, tool: Any) -> Value[tuple[Flow, ...]]:
        return undecided(tool) or Known((Flow("web search", "global"),) if tool else ())

    return Field(Derived((path,), read, lenient=True), Derived((live,), read, lenient=True))


def _joint(*fields: Field) -> Field:
    return Field(joined(*(field.terraform for field in fields)), joined(*(field.api for field in fields)))


def _at(kind: str, path: str, live: str) -> Field:
    return Field(flows_at(kind, path), flows_at(kind, live))


def _web(kind: str, path: str, live: str) -> Field:
    return Field(webs_at(kind, path), webs_at(kind, live))


# https://docs.cloud.google.com/customer-engagement-ai/conversational-agents/ps/deploy
_VENDORS = frozenset({"TWILIO", "FIVE9", "WHATSAPP", "INSTAGRAM", "CONTACT_CENTER_INTEGRATION"})


def _vendor(document: Document, channel: Any) -> Value[tuple[Flow, ...]]:
    found = Flow("channel", f"{str(channel).lower()}:")
    return undecided(channel) or Known((found,) if channel in _VENDORS else ())


def _open(document: Document, everybody: Any) -> Value[PublicAccess | None]:
    return undecided(everybody) or Known("public" if everybody else "private")


_APP = _APPS.list.key
_TOOL = _TOOLS.list.key
_SET = _TOOLSETS.list.key
_CHANNEL = f"{_DEPLOYMENTS.list.key}.channelProfile"

GOOGLE_ENGAGEMENT: tuple[Mapping, ...] = (
    regional(
        "google_ces_app",
        Model,
        _APPS,
        short="app_id",
        labelled=False,
        # https://docs.cloud.google.com/customer-engagement-ai/conversational-agents/ps/reference/rest: it takes no key.
        key=Field(Always(Known(None, OWN_KEY)), Always(Known(None, OWN_KEY))),
        prompts=Field(
            _recordings(
                "logging_settings.0.audio_recording_config.0.gcs_bucket",
                "logging_settings.0.bigquery_export_settings.0.dataset",
                "logging_settings.0.bigquery_export_settings.0.project",
            ),
            _recordings(
                f"{_APP}.loggingSettings.audioRecordingConfig.gcsBucket",
                f"{_APP}.loggingSettings.bigqueryExportSettings.dataset",
                f"{_APP}.loggingSettings.bigqueryExportSettings.project",
            ),
        ),
    ),
    _part(
        "google_ces_agent",
        _AGENTS,
        "agent_id",
        inference=_at("agent", "remote_dialogflow_agent.*.agent", f"{_AGENTS.list.key}.remoteDialogflowAgent.agent"),
    ),
    _part(
        "google_ces_tool",
        _TOOLS,
        "tool_id",
        inference=_joint(
            _at(
                "data store",
                "data_store_tool.*.data_store_source.*.data_store.*.name",
                f"{_TOOL}.dataStoreTool.dataStoreSource.dataStore.name",
            ),
            _at("engine", "data_store_tool.*.engine_source.*.engine", f"{_TOOL}.dataStoreTool.engineSource.engine"),
            _at("corpus", "file_search_tool.*.file_corpus", f"{_TOOL}.fileSearchTool.fileCorpus"),
            _webwide("google_search_tool.0.name", f"{_TOOL}.googleSearchTool.name"),
        ),
        deliveries=Field(
            Always(Known(())),
            joined(servers_at(f"{_TOOL}.openApiTool.openApiSchema"), webs_at("tool", f"{_TOOL}.mcpTool.serverAddress")),
        ),
    ),
    _part(
        "google_ces_toolset",
        _TOOLSETS,
        "toolset_id",
        deliveries=_joint(
            _web("tool", "mcp_toolset.*.server_address", f"{_SET}.mcpToolset.serverAddress"),
            Field(servers_at("open_api_toolset.*.open_api_schema"), servers_at(f"{_SET}.openApiToolset.openApiSchema")),
            _at("connection", "connector_toolset.*.connection", f"{_SET}.connectorToolset.connection"),
        ),
    ),
    _part(
        "google_ces_deployment",
        _DEPLOYMENTS,
        "name",
        name=titled(f"{_DEPLOYMENTS.list.key}.displayName"),
        deliveries=Field(
            Derived(("channel_profile.0.channel_type",), _vendor, lenient=True),
            Derived((f"{_CHANNEL}.channelType",), _vendor, lenient=True),
        ),
        public_access=Field(
            Derived(("channel_profile.0.web_widget_config.0.security_settings.0.enable_public_access",), _open, True),
            Derived((f"{_CHANNEL}.webWidgetConfig.securitySettings.enablePublicAccess",), _open, True),
        ),
    ),
)
