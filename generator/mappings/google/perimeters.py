"""VPC Service Controls: perimeters that data does not leave, and the access policies that they belong to.

https://cloud.google.com/vpc-service-controls/docs/overview
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts import AccessPolicy, Known, Perimeter, Unknown, Value
from generator.mappings.google.common import full_name, resource_name, row
from generator.mappings.google.constraints import ANYWHERE, DATA_SERVICES, first_unknown
from generator.mappings.google.policies import NOWHERE
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_POLICY, _PERIMETER = (f"google_access_context_manager_{name}" for name in ("access_policy", "service_perimeter"))
_EGRESS, _INGRESS = (f"{_PERIMETER}_{side}_policy" for side in ("egress", "ingress"))

_POLICIES = Call(
    "accessPolicies.list",
    "accesscontextmanager.policies.list",
    {"parent": "organizations/{organization}"},
    items="accessPolicies",
)
_OF_POLICY = Call(
    "accessPolicies.servicePerimeters.list",
    "accesscontextmanager.servicePerimeters.list",
    {"parent": "{name}"},
    items="servicePerimeters",
)
_LIST = Call(_OF_POLICY.operation, _OF_POLICY.permission, {"parent": "{parent}"}, items="servicePerimeters")
_ITEM = _LIST.key
_HOST = "accesscontextmanager.googleapis.com"


def _holds(document: Document, perimeters: Any) -> Value[tuple[str, ...] | None]:
    """Return what is in the enforced perimeters; a bridge holds nothing back."""
    if unknown := first_unknown(perimeters):
        return unknown
    regular = (each for each in perimeters or () if not _is_bridge(each.get("perimeterType")))
    names = {name for each in regular for name in (each.get("status") or {}).get("resources") or ()}
    return Known(tuple(sorted(name for name in names if name.startswith(("projects/", "folders/")))))


def _is_bridge(kind: Any) -> bool:
    return bool(kind == "PERIMETER_TYPE_BRIDGE")


def _bridge(document: Document, *kinds: Any) -> Value[bool]:
    found = [each for kind in kinds for each in (kind if isinstance(kind, list) else [kind])]
    return undecided(*found) or Known(bool(found) and all(map(_is_bridge, found)))


def _enforced(document: Document, status: Any) -> Value[bool]:
    if unknown := undecided(status):
        return unknown
    found = status if isinstance(status, list) else [status]
    return undecided(*found) or Known(bool(found) and all(found))


def _free(document: Document, *configurations: Any) -> Value[tuple[str, ...]]:
    """Return the services with data that any of the perimeters leaves free."""
    if unknown := first_unknown(configurations):
        return unknown
    free: set[str] = set()
    for configuration in _each(configurations):
        held = configuration.get("restricted_services") or configuration.get("restrictedServices") or ()
        free |= set(DATA_SERVICES) - set(held)
    return Known(tuple(sorted(free)))


def _exits(document: Document, configurations: Any, *companions: Any) -> Value[tuple[str, ...]]:
    """Return where the rules of a perimeter let data out to."""
    if unknown := first_unknown([configurations, *map(_said, companions)]):
        return unknown
    found = {name for each in _each([configurations]) for name in _of_rules(each)}
    return Known(tuple(sorted(found | {name for rule in _each(companions) for name in _of_rule(rule)})))


def _said(rules: Any) -> Any:
    """Return what rules of their own say, without what the provider fills in."""
    if not isinstance(rules, list):
        return rules
    return [rule if undecided(rule) else [rule.get("egress_to"), rule.get("ingress_from")] for rule in rules]


def _of_rules(configuration: dict[str, Any]) -> Iterator[str]:
    for side in ("egress_policies", "egressPolicies", "ingress_policies", "ingressPolicies"):
        for rule in configuration.get(side) or ():
            yield from _of_rule(rule)


def _of_rule(rule: dict[str, Any]) -> Iterator[str]:
    for to in _each([rule.get("egress_to"), rule.get("egressTo")]):
        for named in ("resources", "external_resources", "externalResources"):
            yield from to.get(named) or ()
    for start in _each([rule.get("ingress_from"), rule.get("ingressFrom")]):
        who = start.get("identity_type") or start.get("identityType")
        sources = start.get("sources") or ()
        # https://cloud.google.com/vpc-service-controls/docs/ingress-egress-rules: anybody from any network
        if who == "ANY_IDENTITY" and any(ANYWHERE in source.values() for source in sources):
            yield ANYWHERE


def _each(values: Any) -> Iterator[dict[str, Any]]:
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _each(value)
        elif value:
            yield value


def _is_elsewhere(document: Document) -> bool:
    """Tell whether a perimeter of the organisation is for other projects only."""
    item = document.values[_ITEM]
    held = {name for part in ("status", "spec") for name in (item.get(part) or {}).get("resources") or ()}
    own = f"projects/{document.project.value}" if isinstance(document.project, Known) else ""
    return own not in held and not any(name.startswith("folders/") for name in held)


def _named(name: str, document: Document) -> str:
    return resource_name(name, document)


GOOGLE_PERIMETERS: tuple[Mapping, ...] = (
    row(
        _POLICY,
        AccessPolicy,
        "accesscontextmanager",
        path="accessPolicies/{name}",
        location=NOWHERE,
        name=Field(At("title"), At(f"{_POLICIES.key}.title")),
        labelled=False,
        match=("name",),
        holds=Field(Always(Known(None)), Derived((_OF_POLICY.key,), _holds, lenient=True), drift=False),
        live=Live(
            "accesscontextmanager",
            version="v1",
            per="organization",
            list=_POLICIES,
            details=(_OF_POLICY,),
            id=full_name(_POLICIES, _HOST),
            given=lambda document: True,
        ),
    ),
    row(
        _PERIMETER,
        Perimeter,
        "accesscontextmanager",
        path="{name}",
        location=NOWHERE,
        labelled=False,
        match=("name",),
        companions=(
            Companion(_EGRESS, "perimeter", identity=_named, several=True),
            Companion(_INGRESS, "perimeter", identity=_named, several=True),
        ),
        enforced=Field(
            Derived(("status",), _enforced, lenient=True), Derived((f"{_ITEM}.status",), _enforced, lenient=True)
        ),
        free=Field(
            Derived(("status", "spec"), lambda d, now, tried: _free(d, now or tried), lenient=True),
            Derived((f"{_ITEM}.status", f"{_ITEM}.spec"), lambda d, now, tried: _free(d, now or tried), lenient=True),
        ),
        exits=Field(
            Derived(("status", _EGRESS, _INGRESS), _exits, lenient=True),
            Derived((f"{_ITEM}.status",), _exits, lenient=True),
        ),
        bridge=Field(
            Derived(("perimeter_type",), _bridge, lenient=True), Derived((f"{_ITEM}.perimeterType",), _bridge)
        ),
        live=Live(
            "accesscontextmanager",
            version="v1",
            per=_POLICY,
            list=_LIST,
            id=full_name(_LIST, _HOST),
            skip=_is_elsewhere,
            # The organisation encloses a project by it.
            given=lambda document: True,
        ),
    ),
    row(
        f"{_PERIMETER}s",
        Perimeter,
        "accesscontextmanager",
        path="{parent}/servicePerimeters",
        location=NOWHERE,
        name=Field(Always(Unknown("it is several")), Always(Unknown("it is several"))),
        labelled=False,
        match=("name",),
        enforced=Field(Derived(("service_perimeters.*.status",), _enforced, lenient=True), Always(Unknown("several"))),
        free=Field(Derived(("service_perimeters.*.status",), _free, lenient=True), Always(Unknown("several"))),
        exits=Field(Derived(("service_perimeters.*.status",), _exits, lenient=True), Always(Unknown("several"))),
        bridge=Field(
            Derived(("service_perimeters.*.perimeter_type",), _bridge, lenient=True), Always(Unknown("several"))
        ),
        no_live="each of its perimeters is read as google_access_context_manager_service_perimeter",
    ),
)
