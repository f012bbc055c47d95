"""What Google Cloud records of who did what: the audit configuration of a project, folder or organisation.

What administrators change is always recorded, and kept in a bucket that Google locks. Who read or wrote data, or read
settings, is recorded only where that is switched on, for all services or for one, and principals can be exempted.
https://cloud.google.com/logging/docs/audit, https://cloud.google.com/logging/docs/audit/configure-data-access

Such a configuration says what is recorded, not where it goes: the records take the sinks of their project.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Trail, Unknown, Value
from generator.mappings.google.common import flattened, row
from generator.mappings.google.places import ANCESTRY
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

_ALL = "allServices"
_KINDS = frozenset({"ADMIN_READ", "DATA_READ", "DATA_WRITE"})
_ALWAYS = Always(Known(True, "Google records what administrators change, everywhere, and nobody can switch it off"))
_ELSEWHERE = Always(Known(None))
_ONE_SERVICE = Unknown("it speaks of one service; what is recorded of the others, it does not say")


def _every_service(document: Document, service: Any, kinds: Any) -> Value[bool]:
    """Return whether every kind of access to every service is recorded, which a block for one service cannot tell."""
    found = list(flattened([kinds]))
    if unknown := undecided(service, kinds, *found):
        return unknown
    return Known(set(found) >= _KINDS) if service == _ALL else _ONE_SERVICE


def _exempt(document: Document, logs: Any) -> Value[tuple[str, ...]]:
    found = blocks(logs)
    if isinstance(found, Unknown):
        return found
    members = list(flattened([log.get("exempted_members") for log in found]))
    return undecided(*members) or Known(tuple(sorted({str(member) for member in members})))


def _live_every_service(document: Document, configs: Any) -> Value[bool]:
    found = [config for config in configs or () if config.get("service") == _ALL]
    return Known({log.get("logType") for config in found for log in config.get("auditLogConfigs") or ()} >= _KINDS)


def _live_exempt(document: Document, configs: Any) -> Value[tuple[str, ...]]:
    # Whom one of two configurations of a service exempts is exempt, whatever the other says.
    logs = [log for config in configs or () for log in config.get("auditLogConfigs") or ()]
    return Known(tuple(sorted({member for log in logs for member in log.get("exemptedMembers") or ()})))


def _config(of: str, attribute: str, kind: str) -> Mapping:
    """Return the row of the audit configuration of a project, folder or organisation."""
    get = Call(f"{of}.get", f"resourcemanager.{of}.get", {"name": f"{of}/{{{kind}}}"})
    policy = Call(f"{of}.getIamPolicy", f"resourcemanager.{of}.getIamPolicy", {"resource": f"{of}/{{{kind}}}"})

    def name(document: Document, told: Any) -> Value[str]:
        return undecided(told) or (Known(str(told).rpartition("/")[2]) if told else Unknown("it names nothing"))

    def live_name(document: Document) -> Value[str]:
        return Known(document.id.partition("/auditConfigs/")[0].rpartition("/")[2])

    def routed(named: Value[str]) -> Value[Ref | str]:
        return named if isinstance(named, Unknown) else Known(Ref(f"{of}/{named.value}/sinks/_Default"))

    def carried(named: Value[str]) -> Value[tuple[Flow, ...]]:
        # Where nobody leads them elsewhere, they end in the bucket `_Default`, and that is in `global`.
        ref = routed(named)
        return ref if isinstance(ref, Unknown) else Known((Flow("audit log", ref.value, "global"),))

    def above(document: Document, service: Any, told: Any) -> Value[tuple[Ref, ...]]:
        if unknown := undecided(service, told):
            return unknown
        return Known((_whole(f"{of}/{str(told).rpartition('/')[2]}"),) if service != _ALL else ())

    configs = f"{policy.key}.auditConfigs"
    return row(
        f"google_{kind}_iam_audit_config",
        Trail,
        "logging",
        path=f"{of}/{{{attribute}}}/auditConfigs/{{service}}",
        name=Field(Derived((attribute,), name, lenient=True), Derived((), live_name)),
        location=Field(
            Derived((attribute,), lambda d, told: routed(name(d, told)), lenient=True),
            Derived((), lambda document: routed(live_name(document))),
            drift=False,
        ),
        labelled=False,
        match=("name",),
        enabled=Field(_ALWAYS, _ALWAYS),
        every_region=Field(_ALWAYS, _ALWAYS),
        validated=Field(_ELSEWHERE, _ELSEWHERE),
        every_service=Field(
            Derived(("service", "audit_log_config.*.log_type"), _every_service, lenient=True),
            Derived((configs,), _live_every_service),
        ),
        exempt=Field(Derived(("audit_log_config",), _exempt, lenient=True), Derived((configs,), _live_exempt)),
        above=Field(Derived(("service", attribute), above, lenient=True), _live_above(kind, get), drift=False),
        logs=Field(
            Derived((attribute,), lambda d, told: carried(name(d, told)), lenient=True),
            Derived((), lambda document: carried(live_name(document))),
            drift=False,
        ),
        live=_live(of, kind, get, policy),
    )


def _live(of: str, kind: str, get: Call, policy: Call) -> Live:
    def identity(document: Document) -> str:
        own = document.project.value if kind == "project" and isinstance(document.project, Known) else ""
        told = own or str(document.values[get.key]["name"]).rpartition("/")[2]
        return f"//cloudresourcemanager.googleapis.com/{of}/{told}/auditConfigs/{_ALL}"

    return Live(
        "cloudresourcemanager",
        version="v3",
        per=kind,
        list=get,
        details=(policy, ANCESTRY) if kind == "project" else (policy,),
        id=identity,
        # Of what is above a project, only what says something: the project is judged in any case.
        skip=None if kind == "project" else lambda document: _says_nothing(document.values[policy.key]),
        given=lambda document: True,
    )


def _live_above(kind: str, get: Call) -> Reader:
    """Return the reader of the configurations that hold as well, as the API tells what is above."""
    if kind == "project":
        return Derived((f"{ANCESTRY.key}.*.resourceId",), _ancestors)
    return Derived((f"{get.key}.parent",), _under) if kind == "folder" else Always(Known(()))


def _whole(named: str) -> Ref:
    return Ref(f"{named}/auditConfigs/{_ALL}")


def _under(document: Document, parent: Any) -> Value[tuple[Ref, ...]]:
    return Known((_whole(str(parent)),) if parent else ())


def _ancestors(document: Document, ancestors: Any) -> Value[tuple[Ref, ...]]:
    # The project itself is the first of them.
    if unknown := undecided(*(ancestors or ())):
        return unknown
    above = [each for each in ancestors or () if each and each["type"] != "project"]
    return Known(tuple(_whole(f"{each['type']}s/{each['id']}") for each in above))


def _says_nothing(policy: Any) -> bool:
    return isinstance(policy, dict) and not policy.get("auditConfigs")


GOOGLE_AUDIT: tuple[Mapping, ...] = (
    _config("organizations", "org_id", "organization"),
    _config("folders", "folder", "folder"),
    _config("projects", "project", "project"),
)
