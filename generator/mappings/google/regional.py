"""How what lies in locations is listed: one call for all of them where the API takes `-`, else one a location."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.mappings.google.common import full_name, resource_name
from generator.mappings.schema import Call, Document, Live

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
        details=(iam,) if policy else (),
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
