"""Gemini for Google Cloud: indexes of code, and the settings by which prompts leave.

https://docs.cloud.google.com/gemini/docs/admin-settings
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, Route, Unknown, Value
from generator.mappings.google.common import iam, key_at, named, placed, row, shared
from generator.mappings.google.members import opened_in_terraform
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Document, Field, Mapping

_NOT_READ = "google-api-python-client has no description of the Gemini for Google Cloud API"
_UNREAD = Always(Unknown("it is not read live"))
_INDEX = "projects/{project}/locations/{location}/codeRepositoryIndexes/{code_repository_index}"
_GROUP_IAM = "google_gemini_repository_group_iam"
_ANYWHERE = "the settings of Gemini for Google Cloud are in global"


def _shared(document: Document, *switches: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to Google where prompts and answers are shared with it; nothing is unless told."""
    if any(switch is True for switch in switches):
        return Known((Flow("shared with Google", "global"),))
    return undecided(*switches) or Known(())


def _grounded(document: Document, shares: Any, off: Any) -> Value[tuple[Flow, ...]]:
    """Return besides the search of the web, which is on unless turned off."""
    found = _shared(document, shares)
    if isinstance(found, Unknown) or undecided(off):
        return undecided(off) or found
    return Known((*found.value, *(() if off is True else (Flow("web search", "global"),))))


def _logged(document: Document, prompts: Any) -> Value[tuple[Flow, ...]]:
    logs = Unknown("prompts go to Cloud Logging, whose sinks say where they are kept")
    return undecided(prompts) or (logs if prompts is True else Known(()))


def _tools(document: Document, enabled: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(enabled)
    if isinstance(found, Unknown):
        return found
    ends = [tool.get("uri_override") or tool.get("tool") for tool in found]
    if unknown := undecided(*ends):
        return unknown
    return Known(tuple(Flow("code tool", end if ":" in end else f"tool:{end}") for end in map(str, ends)))


def _setting(type: str, collection: str, **fields: Derived) -> Mapping:
    short = type.removeprefix("google_gemini_")
    read: dict[str, Any] = {name: Field(reader, _UNREAD) for name, reader in fields.items()}
    return row(
        type,
        Route,
        "cloudaicompanion",
        path=f"projects/{{project}}/locations/{{location}}/{collection}/{{{short}_id}}",
        location=placed(unless="global", because=_ANYWHERE),
        no_live=_NOT_READ,
        **read,
    )


GOOGLE_GEMINI: tuple[Mapping, ...] = (
    row(
        "google_gemini_code_repository_index",
        Model,
        "cloudaicompanion",
        path="projects/{project}/locations/{location}/codeRepositoryIndexes/{code_repository_index_id}",
        location=placed(),
        key=Field(key_at("kms_key"), _UNREAD),
        no_live=_NOT_READ,
    ),
    row(
        "google_gemini_repository_group",
        Model,
        "cloudaicompanion",
        path=f"{_INDEX}/repositoryGroups/{{repository_group_id}}",
        location=placed(),
        companions=iam(
            _GROUP_IAM,
            identity=named(f"{_INDEX}/repositoryGroups/{{repository_group_id}}"),
            refers="repository_group_id",
        ),
        **opened_in_terraform(_GROUP_IAM, "it is not read live"),
        # What it names of the code is in its index, under its key.
        key=Field(shared(_INDEX).terraform, _UNREAD, drift=False),
        no_live=_NOT_READ,
    ),
    _setting(
        "google_gemini_data_sharing_with_google_setting",
        "dataSharingWithGoogleSettings",
        deliveries=Derived(("enable_data_sharing", "enable_preview_data_sharing"), _shared, lenient=True),
    ),
    _setting(
        "google_gemini_gemini_gcp_enablement_setting",
        "geminiGcpEnablementSettings",
        deliveries=Derived(("enable_customer_data_sharing", "disable_web_grounding"), _grounded, lenient=True),
    ),
    _setting(
        "google_gemini_logging_setting",
        "loggingSettings",
        prompts=Derived(("log_prompts_and_responses",), _logged, lenient=True),
    ),
    _setting(
        "google_gemini_code_tools_setting",
        "codeToolsSettings",
        deliveries=Derived(("enabled_tool",), _tools, lenient=True),
    ),
)
