"""Google Cloud's logs: the buckets that keep them, the sinks that route them, and what new projects are given.

Every project, folder and organisation has two buckets and two sinks of Google's making, `_Default` and `_Required`.
Their buckets are in `global` unless the settings of what they were made in said otherwise, and cannot be moved.
https://cloud.google.com/logging/docs/routing/overview, https://cloud.google.com/logging/docs/default-settings
"""

from __future__ import annotations

import re
from typing import Any

from generator.facts import Flow, Known, Log, Ref, Route, Unknown, Value
from generator.mappings.google.common import (
    REGISTRY,
    first_key,
    full_name,
    gs_identity,
    iam,
    located,
    placed,
    resource_name,
    row,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Default, Document, Field, Live, Mapping

_HOST = "logging.googleapis.com"
_OF_GOOGLE = ("_Default", "_Required")
_GLOBAL = "Google keeps the logs of a project in `global` unless the settings of its folder or organisation say where"
_ABOVE_NOTHING = "a billing account stands beside projects: no reading of one leads to it"


def _made_by_google(document: Document) -> bool:
    return document.id.rpartition("/")[2] in _OF_GOOGLE


# Buckets: https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.locations.buckets


def _live_place(document: Document) -> Value[str | Ref]:
    # Nobody chose the place of what Google made.
    place = located(document.id)
    return Known("global", _GLOBAL) if _made_by_google(document) and place == Known("global") else place


_UNLOCKED = Default(False, "a log bucket is not locked unless told to be", f"{REGISTRY}/logging_project_bucket_config")


def _bucket(of: str, attribute: str, parent: str, *, per: str = "", lockable: bool = False) -> Mapping:
    """Return the row of the log buckets of a project, folder, organisation or billing account."""
    call = Call(
        f"{of}.locations.buckets.list", "logging.buckets.list", {"parent": f"{parent}/locations/-"}, items="buckets"
    )
    live = Live(
        "logging",
        version="v2",
        per=per,
        list=call,
        id=full_name(call, _HOST),
        given=_made_by_google,
        asset=f"{_HOST}/LogBucket",
    )
    never = Always(Known(False, "this resource has no lock"))
    return row(
        f"google_logging_{attribute}_bucket_config",
        Log,
        "logging",
        path=f"{of}/{{{attribute}}}/locations/{{location}}/buckets/{{bucket_id}}",
        location=Field(placed().terraform, Derived((), _live_place), drift=False),
        labelled=False,
        key=Field(first_key("cmek_settings.*.kms_key_name"), first_key(f"{call.key}.cmekSettings.kmsKeyName")),
        locked=Field(
            At("locked", _UNLOCKED, convert=bool) if lockable else never,
            At(f"{call.key}.locked", _UNLOCKED, convert=bool),
        ),
        live=live if per else None,
        no_live="" if per else _ABOVE_NOTHING,
    )


# Views: https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.locations.buckets.views

_VIEWS = Call("projects.locations.buckets.views.list", "logging.views.list", {"parent": "{parent}"}, items="views")
_VIEW_POLICY = Call(
    "projects.locations.buckets.views.getIamPolicy", "logging.views.getIamPolicy", {"resource": "{name}"}
)


def _bucket_of(document: Document, bucket: Any, parent: Any, location: Any) -> Value[str | Ref]:
    if isinstance(bucket, (Ref, Unknown)):
        return bucket if isinstance(bucket, Unknown) else Known(bucket)
    if "/" in str(bucket or ""):
        return Known(Ref(resource_name(str(bucket), document)))
    if unknown := undecided(parent, location):
        return unknown
    if not (bucket and parent and location):
        return Unknown("it names no bucket")
    return Known(Ref(f"{parent}/locations/{location}/buckets/{bucket}"))


def _view_name(document: Document, name: Any, *where: Any) -> Value[tuple[str, ...]]:
    bucket = _bucket_of(document, *where)
    if unknown := undecided(name):
        return unknown
    inner = bucket.value if isinstance(bucket, Known) else bucket
    if isinstance(inner, Ref) and name and inner.to.partition("/")[2]:
        return Known((f"{inner.to}/views/{name}",))
    return inner if isinstance(inner, Unknown) else Known(())


def _view_of(name: str, document: Document) -> str | Unknown:
    where = (document.values.get(part) for part in ("bucket", "parent", "location"))
    found = _view_name(document, name.rpartition("/")[2], *where)
    if isinstance(found, Unknown):
        return found
    return found.value[0] if found.value else Unknown("which bucket it is of is known after apply")


# Sinks: https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks


def _destination(document: Document, destination: Any) -> Ref | Unknown:
    """Return what a sink leads to, which it names behind the host of its service.

    https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks#LogSink
    """
    if isinstance(destination, (Ref, Unknown)):
        return destination
    host, _, name = str(destination or "").partition("/")
    if host.startswith("storage."):
        return Ref(gs_identity(name, document))
    if not name.startswith(("projects/", "folders/", "organizations/", "billingAccounts/")):
        return Unknown(f"`{destination or ''}` is no destination of a sink")
    # Another project routes what it is sent with sinks of its own.
    return Ref(f"{name}/sinks/_Default" if name.count("/") == 1 else name)


def _leads(document: Document, destination: Any, disabled: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to the destination of a sink that is not switched off.

    Where nothing else is known of the logs of another project, they are in the place that Google gives them.
    """
    if unknown := undecided(disabled):
        return unknown
    if disabled:
        return Known(())
    found = _destination(document, destination)
    if isinstance(found, Unknown):
        return found
    place = located(f"/{found.to}")
    told = place.value if isinstance(place, Known) and isinstance(place.value, str) else ""
    return Known((Flow("log sink", found, "global" if found.to.endswith("/sinks/_Default") else told),))


def _ends(document: Document, destination: Any) -> Value[str | Ref]:
    found = _destination(document, destination)
    return found if isinstance(found, Unknown) else Known(found)


# What an expression of the query language may say for a sink to be known to take in every Data Access log.
# https://cloud.google.com/logging/docs/view/logging-query-language#functions; the filter that Google gives `_Default`:
# https://cloud.google.com/logging/docs/routing/overview#default-sink
_LOG = re.compile(r'(NOT )?LOG_ID\("([^"]*)"\)', re.IGNORECASE)
_CARRIES = ("disabled", "filter", "exclusions")
_NO_AUDIT = Field(*(Always(Known(False, "a billing account has no projects in it")),) * 2)
_DATA_ACCESS = "cloudaudit.googleapis.com/data_access"


def _audited(document: Document, disabled: Any, told: Any, exclusions: Any, children: Any = True) -> Value[bool]:
    """Return whether every Data Access log of a project goes through a sink: its own, or one of what is above it.

    One above takes in what is below only where `children` says so. What is excluded may be such a log.
    """
    if unknown := undecided(disabled, told, exclusions, children):
        return unknown
    taken = _takes_data_access(" ".join(str(told or "").split()))
    return Known(disabled is not True and children is True and not exclusions and taken)


def _audited_of_project(
    document: Document, disabled: Any, told: Any, exclusions: Any, name: Any, older: Any
) -> Value[bool]:
    """Return the same of a sink of a project: of `_Default` there are exclusions beside it, from before sinks had any.

    https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.exclusions
    """
    if unknown := undecided(name, older):
        return unknown
    beside = older if name == "_Default" else None
    return _audited(document, disabled, told, [*(exclusions or ()), *beside] if beside else exclusions)


def _project(name: str, document: Document) -> str | Unknown:
    return f"projects/{name.rpartition('/')[2]}"


_OLDER = "google_logging_project_exclusion"


def _takes_data_access(text: str) -> bool:
    if not text or text.lower() == 'logname:"cloudaudit.googleapis.com"':
        return True
    for word, barred in ((" OR ", False), (" AND ", True)):
        terms = [_LOG.fullmatch(term.strip()) for term in re.split(word, text)]
        if all(term and bool(term[1]) is barred for term in terms):
            return barred is not any(term and term[2] == _DATA_ACCESS for term in terms)
    return False


_EXCLUSION = Companion(_OLDER, "project", identity=_project, owner="project", several=True)


def _sink(of: str, attribute: str, parent: str, *, per: str = "") -> Mapping:
    """Return the row of the sinks of a project, folder, organisation or billing account."""
    above = per not in ("project", "")
    call = Call(f"{of}.sinks.list", "logging.sinks.list", {"parent": parent}, items="sinks")
    name = attribute if attribute != "org_id" else "organization"
    live = Live(
        "logging",
        version="v2",
        per=per,
        list=call,
        id=lambda document: f"//{_HOST}/{document.values[call.key]['resourceName']}",
        given=_made_by_google,
        asset=f"{_HOST}/LogSink",
    )
    return row(
        f"google_logging_{name}_sink",
        Route,
        "logging",
        path=f"{of}/{{{attribute}}}/sinks/{{name}}",
        location=Field(
            Derived(("destination",), _ends, lenient=True), Derived((f"{call.key}.destination",), _ends), drift=False
        ),
        labelled=False,
        match=("name",),
        logs=Field(
            Derived(("destination", "disabled"), _leads, lenient=True),
            Derived((f"{call.key}.destination", f"{call.key}.disabled"), _leads, lenient=True),
        ),
        companions=() if above or not per else (_EXCLUSION,),
        audit=Field(
            Derived((*_CARRIES, "include_children"), _audited, lenient=True)
            if above
            else Derived((*_CARRIES, "name", _OLDER), _audited_of_project, lenient=True),
            Derived(
                tuple(f"{call.key}.{part}" for part in (*_CARRIES, *(("includeChildren",) if above else ()))),
                _audited,
                lenient=True,
            ),
        )
        if per
        else _NO_AUDIT,
        live=live if per else None,
        no_live="" if per else _ABOVE_NOTHING,
    )


# Settings: https://cloud.google.com/logging/docs/reference/v2/rest/v2/Settings


def _stored(document: Document, code: Any) -> Value[str | Ref]:
    return Known(str(code).lower()) if code else Known("global", _GLOBAL)


def _short(document: Document, name: Any) -> Value[str]:
    return undecided(name) or (Known(str(name).rpartition("/")[2]) if name else Unknown("it names nothing"))


def _short_of_settings(document: Document) -> Value[str]:
    return Known(document.id.removesuffix("/settings").rpartition("/")[2])


def _settings(of: str, attribute: str) -> Mapping:
    """Return the row of where a folder or organisation puts the logs of the projects that are made in it."""
    call = Call(f"{of}.getSettings", "logging.settings.get", {"name": f"{of}/{{{attribute}}}"})
    return row(
        f"google_logging_{attribute}_settings",
        Log,
        "logging",
        path=f"{of}/{{{attribute}}}/settings",
        name=Field(Derived((attribute,), _short, lenient=True), Derived((), _short_of_settings)),
        location=Field(
            placed("storage_location", unless="global", because=_GLOBAL).terraform,
            Derived((f"{call.key}.storageLocation",), _stored),
        ),
        labelled=False,
        chosen=("storage_location", "kms_key_name"),
        match=("name",),
        key=Field(first_key("kms_key_name"), first_key(f"{call.key}.kmsKeyName")),
        live=Live(
            "logging",
            version="v2",
            per=attribute,
            list=call,
            id=full_name(call, _HOST),
            given=lambda document: True,
            asset=f"{_HOST}/Settings",
        ),
    )


GOOGLE_LOGS: tuple[Mapping, ...] = (
    _bucket("projects", "project", "projects/{project}", per="project", lockable=True),
    _bucket("folders", "folder", "folders/{folder}", per="folder"),
    _bucket("organizations", "organization", "organizations/{organization}", per="organization"),
    _bucket("billingAccounts", "billing_account", ""),
    row(
        "google_logging_log_view",
        # It shows what its bucket keeps.
        Route,
        "logging",
        path="{parent}/locations/{location}/buckets/{bucket}/views/{name}",
        location=Field(
            Derived(("bucket", "parent", "location"), _bucket_of, lenient=True),
            Derived((), lambda document: Known(Ref(resource_name(document.id, document).partition("/views/")[0]))),
            drift=False,
        ),
        labelled=False,
        companions=iam("google_logging_log_view_iam", identity=_view_of, refers="name"),
        **opened_by_iam("google_logging_log_view_iam", f"{_VIEW_POLICY.key}.bindings"),
        live=Live(
            "logging",
            version="v2",
            per="google_logging_project_bucket_config",
            list=_VIEWS,
            details=(_VIEW_POLICY,),
            id=full_name(_VIEWS, _HOST),
            given=lambda document: document.id.rpartition("/")[2] in ("_Default", "_AllLogs"),
            asset=f"{_HOST}/LogView",
        ),
    ),
    _sink("projects", "project", "projects/{project}", per="project"),
    _sink("folders", "folder", "folders/{folder}", per="folder"),
    _sink("organizations", "org_id", "organizations/{organization}", per="organization"),
    _sink("billingAccounts", "billing_account", ""),
    _settings("folders", "folder"),
    _settings("organizations", "organization"),
)
