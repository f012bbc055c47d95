"""How what lies in locations is listed: one call for all of them where the API takes `-`, else one a location."""

from __future__ import annotations

import re
from builtins import type as type_
from collections.abc import Callable
from typing import Any

from generator.facts import Fact, Known, Ref, Unknown, Value
from generator.mappings.google.common import full_name, key_at, placed, resource_name, row
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

EVERYWHERE = {"parent": "projects/{project}/locations/-"}
"""https://google.aip.dev/159"""


def listed(
    service: str,
    version: str,
    collection: str,
    permission: str = "",
    *,
    items: str = "",
    everywhere: bool = False,
    per: str = "",
    asset: str = "",
    host: str = "",
    policy: bool = False,
    places: Call | tuple[str, ...] | None = None,
    details: tuple[Call, ...] = (),
    **more: Any,
) -> Live:
    """Return the live reader of a collection such as `projects.locations.triggers`.

    `everywhere` says that the API documents `-` for all locations; else the list is called in each. `policy` asks for
    the IAM policy of every item too. `asset` is the last part of the type in Cloud Asset Inventory.
    """
    last = collection.rpartition(".")[2]
    right = permission or f"{service}.{last}.list"
    parameters = EVERYWHERE if everywhere else {"parent": "{parent}"}
    call = Call(f"{collection}.list", right, parameters, items=items or last)
    iam = Call(f"{collection}.getIamPolicy", right.replace(".list", ".getIamPolicy"), {"resource": "{name}"})
    named = host or f"{service}.googleapis.com"
    return Live(
        service,
        version=version,
        per=per or ("project" if everywhere else "location"),
        list=call,
        details=(*((iam,) if policy else ()), *details),
        id=full_name(call, named),
        places=places,
        asset=f"{named}/{asset}" if asset else "",
        **more,
    )


def of_compute(collection: str, asset: str, scope: str = "*", policy: str = "", **more: Any) -> Live:
    """Return the live reader of a Compute Engine collection: aggregated over all its zones and regions, or global.

    `policy` is the path parameter of `getIamPolicy` that says where an item is, `zone` or `region`, `global` for none.
    """
    verb, items = ("aggregatedList", f"items.{scope}.{collection}") if scope else ("list", "items")
    call = Call(f"{collection}.{verb}", f"compute.{collection}.list", {"project": "{project}"}, items=items)
    iam = Call(
        f"{collection}.getIamPolicy",
        f"compute.{collection}.getIamPolicy",
        {"project": "{project}", "resource": "{name}"},
    )
    return Live(
        "compute",
        version="v1",
        per="project",
        list=call,
        details=(iam,) if policy else (),
        id=linked(call),
        asset=f"compute.googleapis.com/{asset}",
        **more,
    )


def linked(call: Call) -> Callable[[Document], str]:
    """Return the id of an item of Compute Engine: the full name in its self link."""
    return lambda document: f"//compute.googleapis.com/{resource_name(document.values[call.key]['selfLink'], document)}"


def regional(
    type: str,
    kind: type_[Fact],
    live: Live,
    *,
    attribute: str = "location",
    short: str = "name",
    service: str = "",
    labelled: bool = True,
    key: tuple[str, str] | Field | None = None,
    location: Field | None = None,
    **more: Any,
) -> Mapping:
    """Return the row of what is listed with `listed` and goes by the name that its list says.

    `attribute` and `short` are the Terraform attributes of its location and short name; `key` is where its key stands,
    in Terraform and in an item of the list, or the field that reads it.
    """
    collection = live.list.operation.split(".")[-2]
    item = live.list.key
    found = Field(key_at(key[0]), key_at(f"{item}.{key[1]}")) if isinstance(key, tuple) else key
    keys: dict[str, Any] = {"key": found} if found else {}
    return row(
        type,
        kind,
        service or live.service,
        path=f"projects/{{project}}/locations/{{{attribute}}}/{collection}/{{{short}}}",
        location=location or placed(attribute),
        labels=f"{item}.labels" if labelled else "",
        labelled=labelled,
        live=live,
        **keys,
        **more,
    )


_UNPLANNED = Always(Unknown("Terraform has no type for it"))


def live_only(type: str, kind: type_[Fact], live: Live, docs: str, **fields: Reader) -> Mapping:
    """Return the row of what Terraform has no type for; `fields` are read in what the calls of `live` answer.

    It goes by its full name, which tells its location too, unless a field does.
    """
    read = {"name": Derived((), _last_part), "location": placed().api, **fields}
    return Mapping(
        type=type,
        kind=kind,
        provider="google",
        service=live.service,
        docs=docs,
        match=("name", "location"),
        identities=Field(Always(Known(())), Derived((), _full_names)),
        fields={name: Field(_UNPLANNED, reader) for name, reader in read.items()},
        live=live,
    )


def _last_part(document: Document) -> Value[str]:
    return Known(document.id.rpartition("/")[2])


def _full_names(document: Document) -> Value[tuple[str, ...]]:
    return Known((resource_name(document.id, document),))


# A standard zone is told by its region: that is what a configuration without a zone knows too.

_ZONE = re.compile(r"([a-z]+(?:-[a-z]+)+\d+)-[a-z]")


def zoned(attribute: str, *live: str) -> Field:
    """Return the location field of what lies in a zone or a region: the region."""
    return Field(Derived((attribute,), region_at, lenient=True), Derived(live, _live_region), drift=False)


def region_of(code: str) -> str:
    """Return the region of a zone, given by its code or its full name; any other code as it is."""
    short = code.rpartition("/")[2].lower()
    found = _ZONE.fullmatch(short)
    return found[1] if found else short


def region_at(document: Document, zone: Any) -> Value[str | Ref]:
    """Return the region that an attribute tells, or that of the provider."""
    if unknown := undecided(zone):
        return unknown
    return Known(region_of(str(zone))) if zone else document.region


def _live_region(document: Document, *codes: Any) -> Value[str | Ref]:
    found = next((code for code in codes if code), None)
    return Known(region_of(str(found))) if found else Unknown(f"`{document.id}` names no location")
