"""What tells others about a Google Cloud project: alerts, checks from outside, feeds of changes, findings."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Route, Unknown, Value
from generator.mappings.google.common import REGISTRY, flattened, flow, flows_at, full_name, row
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Default, Document, Field, Live, Mapping

_NOWHERE = Field(Always(Known("global")), Always(Known("global")))
"""The location of what stands in no place of its own."""
_NO_DOCUMENT = "google-api-python-client does not know version 2 of Security Command Center"


# Channels: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels

_CHANNELS = Call(
    "projects.notificationChannels.list",
    "monitoring.notificationChannels.list",
    {"name": "projects/{project}"},
    items="notificationChannels",
)
# https://cloud.google.com/monitoring/alerts/using-channels-api: what each type of channel is told by its labels.
_ADDRESSES = {
    "email": ("mailto:", "email_address"),
    "sms": ("tel:", "number"),
    "webhook_basicauth": ("", "url"),
    "webhook_tokenauth": ("", "url"),
}
# The services behind the other types, which have one address for everybody.
_SERVICES = {
    "campfire": "https://campfirenow.com",
    "cloud_mobile_app": "push:Google Cloud console mobile app",
    "google_chat": "https://chat.google.com",
    "hipchat": "https://www.hipchat.com",
    "pagerduty": "https://www.pagerduty.com",
    "slack": "https://slack.com",
}


def _channel(document: Document, kind: Any, labels: Any, enabled: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to whom a channel tells; one that is switched off tells nobody."""
    if unknown := undecided(kind, enabled):
        return unknown
    if enabled is False:
        return Known(())
    if kind in _SERVICES:
        return Known((Flow("notification", _SERVICES[kind]),))
    before, label = _ADDRESSES.get(kind, ("", "topic"))
    if unknown := undecided(labels):
        return unknown
    told = (labels or {}).get(label)
    if kind not in (*_ADDRESSES, "pubsub") or not told:
        return Unknown(f"where a channel of type {kind} leads is not known here")
    if kind == "pubsub":
        found = flow(document, "notification", told)
        return found if isinstance(found, Unknown) else Known((found,))
    return undecided(told) or Known((Flow("notification", f"{before}{told}"),))


# Uptime checks: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.uptimeCheckConfigs

_CHECKS = Call(
    "projects.uptimeCheckConfigs.list",
    "monitoring.uptimeCheckConfigs.list",
    {"parent": "projects/{project}"},
    items="uptimeCheckConfigs",
)
# https://cloud.google.com/monitoring/api/ref_v3/rest/v3/UptimeCheckRegion: of Europe it says no more than that it is
# within the continent, and no country is known of that.
_CHECKERS = {
    "ASIA_PACIFIC": ("asia-southeast1",),
    "EUROPE": ("europe",),
    "SOUTH_AMERICA": ("southamerica-east1",),
    "USA": ("us-central1", "us-east4", "us-west1"),
    "USA_IOWA": ("us-central1",),
    "USA_OREGON": ("us-west1",),
    "USA_VIRGINIA": ("us-east4",),
}


def _checked_from(document: Document, regions: Any, kind: Any, synthetic: Any) -> Value[tuple[Flow, ...]]:
    """Return where a check asks from, and so reads the answers: everywhere, unless regions are chosen.

    Checkers within a network ask from within it, and a synthetic monitor is a function of the customer's.
    """
    found = list(flattened([regions]))
    if unknown := undecided(regions, kind, *found):
        return unknown
    if kind == "VPC_CHECKERS":
        return Known(())
    if synthetic:
        told = flow(document, "uptime check", synthetic)
        return told if isinstance(told, Unknown) else Known((told,))
    places = [place for region in found for place in _CHECKERS.get(str(region), ("global",))] or ["global"]
    return Known(tuple(Flow("uptime check", place) for place in dict.fromkeys(places)))


# Feeds: https://cloud.google.com/asset-inventory/docs/reference/rest/v1/feeds


def _feed(of: str, kind: str, attribute: str) -> Mapping:
    """Return the row of the feeds of changes to a project, folder or organisation."""
    call = Call("feeds.list", "cloudasset.feeds.list", {"parent": f"{of}/{{{kind}}}"}, items="feeds")
    return row(
        f"google_cloud_asset_{kind}_feed",
        Route,
        "cloudasset",
        path=f"{of}/{{{attribute}}}/feeds/{{feed_id}}",
        location=_NOWHERE,
        labelled=False,
        match=("name",),
        deliveries=Field(
            flows_at("feed", "feed_output_config.*.pubsub_destination.*.topic"),
            flows_at("feed", f"{call.key}.feedOutputConfig.pubsubDestination.topic"),
        ),
        live=Live("cloudasset", version="v1", per=kind, list=call, id=full_name(call, "cloudasset.googleapis.com")),
    )


# Findings: https://cloud.google.com/security-command-center/docs/reference/rest


def _finding(of: str, kind: str, type: str, collection: str, id: str, told: tuple[str, str]) -> Mapping:
    """Return the row of what sends the findings of a project, folder or organisation on.

    `told` is where it says to what, in Terraform and in the API.
    """
    path = f"{of}/{{{kind}}}/{collection}/{{{id}}}"
    if "_v2_" in type:
        return row(
            type,
            Route,
            "securitycenter",
            path=path.replace(f"/{collection}", f"/locations/{{location}}/{collection}"),
            location=Field(_WHERE, Always(Unknown("it is not read live"))),
            labelled=False,
            match=("name",),
            deliveries=Field(flows_at("finding", told[0]), Always(Unknown("it is not read live"))),
            no_live=_NO_DOCUMENT,
        )
    call = Call(
        f"{of}.{collection}.list",
        f"securitycenter.{_RIGHTS[collection]}.list",
        {"parent": f"{of}/{{{kind}}}"},
        items=collection,
    )
    return row(
        type,
        Route,
        "securitycenter",
        path=path,
        location=_NOWHERE,
        labelled=False,
        match=("name",),
        deliveries=Field(flows_at("finding", told[0]), flows_at("finding", f"{call.key}.{told[1]}")),
        live=Live(
            "securitycenter",
            version="v1",
            per=kind,
            list=call,
            id=full_name(call, "securitycenter.googleapis.com"),
        ),
    )


# https://cloud.google.com/iam/docs/roles-permissions/securitycenter
_RIGHTS = {"bigQueryExports": "bigQueryExports", "notificationConfigs": "notificationconfig"}
_WHERE = At(
    "location",
    Default(
        "global",
        "Security Command Center sends findings on from `global` unless told otherwise",
        f"{REGISTRY}/scc_v2_organization_notification_config",
    ),
    convert=str,
)


def _findings() -> tuple[Mapping, ...]:
    topic, dataset = ("pubsub_topic", "pubsubTopic"), ("dataset", "dataset")
    found: list[Mapping] = []
    for of, kind in (("organizations", "organization"), ("folders", "folder"), ("projects", "project")):
        first = "" if kind == "organization" else f"{kind}_"
        for name in (f"google_scc_{first}notification_config", f"google_scc_v2_{kind}_notification_config"):
            found.append(_finding(of, kind, name, "notificationConfigs", "config_id", topic))
        exports = [f"google_scc_{kind}_scc_big_query_export", f"google_scc_v2_{kind}_scc_big_query_export"]
        for name in (*exports, *([f"{exports[1]}s"] if kind == "organization" else ())):
            found.append(_finding(of, kind, name, "bigQueryExports", "big_query_export_id", dataset))
    return tuple(found)


GOOGLE_NOTICES: tuple[Mapping, ...] = (
    row(
        "google_monitoring_notification_channel",
        Route,
        "monitoring",
        path="projects/{project}/notificationChannels/{name}",
        name=Field(At("display_name"), At(f"{_CHANNELS.key}.displayName")),
        location=_NOWHERE,
        labels=f"{_CHANNELS.key}.userLabels",
        labelled=False,
        match=("name", "deliveries"),
        deliveries=Field(
            Derived(("type", "labels", "enabled"), _channel, lenient=True),
            Derived(tuple(f"{_CHANNELS.key}.{part}" for part in ("type", "labels", "enabled")), _channel),
        ),
        live=Live(
            "monitoring",
            version="v3",
            per="project",
            list=_CHANNELS,
            id=full_name(_CHANNELS, "monitoring.googleapis.com"),
            asset="monitoring.googleapis.com/NotificationChannel",
        ),
    ),
    row(
        "google_monitoring_uptime_check_config",
        Route,
        "monitoring",
        path="projects/{project}/uptimeCheckConfigs/{uptime_check_id}",
        name=Field(At("display_name"), At(f"{_CHECKS.key}.displayName")),
        location=_NOWHERE,
        labelled=False,
        match=("name",),
        chosen=("checker_type",),
        deliveries=Field(
            Derived(
                ("selected_regions", "checker_type", "synthetic_monitor.0.cloud_function_v2.0.name"),
                _checked_from,
                lenient=True,
            ),
            Derived(
                tuple(
                    f"{_CHECKS.key}.{part}"
                    for part in ("selectedRegions", "checkerType", "syntheticMonitor.cloudFunctionV2.name")
                ),
                _checked_from,
            ),
        ),
        live=Live(
            "monitoring",
            version="v3",
            per="project",
            list=_CHECKS,
            id=full_name(_CHECKS, "monitoring.googleapis.com"),
            asset="monitoring.googleapis.com/UptimeCheckConfig",
        ),
    ),
    _feed("projects", "project", "project"),
    _feed("folders", "folder", "folder"),
    _feed("organizations", "organization", "org_id"),
    *_findings(),
)
