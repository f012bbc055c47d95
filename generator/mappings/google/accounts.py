"""Google Cloud's accounts of an application's users: Identity Platform, Managed Microsoft AD, reCAPTCHA."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Store, Unknown, Value
from generator.mappings.google.common import OWN_KEY, full_name, row, webs_at
from generator.mappings.google.titles import titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://cloud.google.com/identity-platform/docs/reference/rest

_CONFIG = Call(
    "projects.getConfig",
    "firebaseauth.configs.get",
    {"name": "projects/{project}/config"},
    absent=("404", "NOT_FOUND", "CONFIGURATION_NOT_FOUND"),
)
_TENANTS = Call(
    "projects.tenants.list", "identitytoolkit.tenants.list", {"parent": "projects/{project}"}, items="tenants"
)
_GLOBAL = Field(
    Always(Known("global", "it names no location: Google keeps it wherever it is")),
    Always(Known("global", "it names no location: Google keeps it wherever it is")),
    drift=False,
)
_NO_KEY = Field(Always(Known(None, OWN_KEY)), Always(Known(None, OWN_KEY)))

# https://cloud.google.com/managed-microsoft-ad/reference/rest

_DOMAINS = Call(
    "projects.locations.global.domains.list",
    "managedidentities.domains.list",
    {"parent": "projects/{project}/locations/global"},
    items="domains",
)


def _first(document: Document, places: Any) -> Value[str]:
    found = places if isinstance(places, list) else [places]
    if unknown := undecided(*found):
        return unknown
    return Known(sorted(map(str, found))[0]) if found and found[0] else Unknown("it names no region")


def _others(document: Document, places: Any) -> Value[tuple[Flow, ...]]:
    found = places if isinstance(places, list) else [places]
    if unknown := undecided(*found):
        return unknown
    return Known(tuple(Flow("replication", place) for place in sorted(map(str, found))[1:]))


_KEYS = Call("projects.keys.list", "recaptchaenterprise.keys.list", {"parent": "projects/{project}"}, items="keys")

GOOGLE_ACCOUNTS: tuple[Mapping, ...] = (
    row(
        "google_identity_platform_config",
        Store,
        "identitytoolkit",
        path="projects/{project}/config",
        location=_GLOBAL,
        labelled=False,
        name=Field(Always(Known("config")), Always(Known("config"))),
        key=_NO_KEY,
        deliveries=Field(
            webs_at("blocking function", "blocking_functions.*.triggers.*.function_uri"),
            Derived(
                (f"{_CONFIG.key}.blockingFunctions.triggers",),
                lambda document, triggers: _called(document, triggers),
                lenient=True,
            ),
        ),
        live=Live(
            "identitytoolkit",
            version="v2",
            per="project",
            list=_CONFIG,
            id=lambda document: (
                f"//identitytoolkit.googleapis.com/{(document.values.get(_CONFIG.key) or {}).get('name', '')}"
            ),
            skip=lambda document: not document.values.get(_CONFIG.key),
        ),
    ),
    row(
        "google_identity_platform_tenant",
        Store,
        "identitytoolkit",
        path="projects/{project}/tenants/{name}",
        location=_GLOBAL,
        labelled=False,
        name=titled(f"{_TENANTS.key}.displayName"),
        key=_NO_KEY,
        live=Live(
            "identitytoolkit",
            version="v2",
            per="project",
            list=_TENANTS,
            id=full_name(_TENANTS, "identitytoolkit.googleapis.com"),
            asset="identitytoolkit.googleapis.com/Tenant",
        ),
    ),
    row(
        "google_active_directory_domain",
        Store,
        "managedidentities",
        path="projects/{project}/locations/global/domains/{domain_name}",
        location=Field(Derived(("locations",), _first, lenient=True), Derived((f"{_DOMAINS.key}.locations",), _first)),
        labels=f"{_DOMAINS.key}.labels",
        match=("name",),
        key=_NO_KEY,
        replicas=Field(
            Derived(("locations",), _others, lenient=True), Derived((f"{_DOMAINS.key}.locations",), _others)
        ),
        live=Live(
            "managedidentities",
            version="v1",
            per="project",
            list=_DOMAINS,
            id=full_name(_DOMAINS, "managedidentities.googleapis.com"),
            asset="managedidentities.googleapis.com/Domain",
        ),
    ),
    # https://cloud.google.com/recaptcha/docs/overview: what visitors do is scored by one service for the whole world.
    row(
        "google_recaptcha_enterprise_key",
        Compute,
        "recaptchaenterprise",
        path="projects/{project}/keys/{name}",
        location=_GLOBAL,
        labels=f"{_KEYS.key}.labels",
        name=titled(f"{_KEYS.key}.displayName"),
        live=Live(
            "recaptchaenterprise",
            version="v1",
            per="project",
            list=_KEYS,
            id=full_name(_KEYS, "recaptchaenterprise.googleapis.com"),
            asset="recaptchaenterprise.googleapis.com/Key",
        ),
    ),
)


def _called(document: Document, triggers: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(triggers):
        return unknown
    found = [each.get("functionUri") for each in (triggers or {}).values() if isinstance(each, dict)]
    return webs_at("blocking function", "uris")(Document("", "", {"uris": found}, document.region, document.project))
