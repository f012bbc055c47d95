"""Assets become facts: each is an item of its row's list call, read by the engine of every live reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any

import msgspec

from generator.facts import AnyFact, Inventory, Known, Unreadable, Value
from generator.mappings import MAPPINGS, Call, Live, Mapping
from generator.sources.live.assets.hierarchy import Hierarchy, Unsettled
from generator.sources.live.assets.rows import Table, held
from generator.sources.live.calls import Failed, Scope, call_name
from generator.sources.live.google import operator, what
from generator.sources.live.google.project import WHOLE
from generator.sources.live.sweep import Found, read_item

NOT_HELD = "Cloud Asset Inventory does not hold it"
_FRESH = "Cloud Asset Inventory follows the services within minutes or hours, and may miss a change"
"""https://cloud.google.com/asset-inventory/docs/asset-types"""


@dataclass(slots=True)
class _Taken:
    """What was found in one project, folder or organisation."""

    facts: list[AnyFact] = field(default_factory=list)
    unreadable: set[Unreadable] = field(default_factory=set)
    uncovered: Counter[str] = field(default_factory=Counter)
    resources: int = 0


class Reading:
    """The facts of a sweep, by project. `kept` are the projects that are read, all of them where it is None."""

    def __init__(
        self, table: Table, hierarchy: Hierarchy, universe: str, where: str, kept: Collection[str] | None
    ) -> None:
        self._table = table
        self._hierarchy = hierarchy
        self._universe = universe
        self._where = where
        self._kept = sorted(hierarchy.projects if kept is None else kept)
        self._places = {f"projects/{project}" for project in self._kept} | {
            above for project in self._kept for above in hierarchy.projects.get(project, ())
        }
        self._taken: dict[str, _Taken] = {}
        self._policies: dict[str, Any] | Failed = {}
        self._gaps = {_lacking(row, where) for row in table.lacking}

    def take_policies(self, assets: Iterable[dict[str, Any]]) -> int:
        """Keep the IAM policies that rows ask for; return how many there were of any type."""
        wanted, found, seen = set(self._table.with_policies), {}, 0
        for asset in assets:
            seen += 1
            if asset["assetType"] in wanted and self._hierarchy.place_of(asset) in self._places:
                found[self._hierarchy.plain(asset["name"])] = asset.get("iamPolicy") or {}
        self._policies = found
        return seen

    def lack_policies(self, failed: Failed) -> None:
        """Go on without IAM policies, for a reason."""
        self._policies = failed
        self._gaps.add(failed.unreadable(self._where))

    def lack_resources(self, failed: Failed) -> None:
        """Say that any resource may be lacking: a gap that names no call concerns all of them."""
        self._gaps.add(Unreadable("assets", self._where, f"{failed.call}: {failed.reason}", failed.permission))

    def refuse(self, types: Dictionary[str, str]) -> None:
        """Say that the inventory does not know asset types."""
        for kind, reason in types.items():
            for row in self._table.rows_of(kind):
                self._gaps.add(_lacking(row, self._where, f"Cloud Asset Inventory does not know {kind}: {reason}"))

    def take(self, assets: Iterable[dict[str, Any]]) -> None:
        """Make a fact of each asset."""
        for asset in assets:
            place = self._hierarchy.place_of(asset)
            row = self._table.row_of(asset)
            if row is not None and place in self._places:
                self._read(asset, row, place)
            elif place in self._places and self._table.rows_of(asset["assetType"]):
                self._at(place).uncovered[asset["assetType"]] += 1

    def inventories(self, said: str) -> dict[str, Inventory]:
        """Return what was read of each project, that of the folders and the organisation above it included."""
        others = len(self._hierarchy.projects.keys() - set(self._kept))
        more = (f"{others} other projects are in {self._where}: not read",) if others else ()
        notes = (what(self._table.rows), f"{said}: {_FRESH}", *more)
        return {project: self._inventory(project, notes) for project in self._kept}

    def _read(self, asset: dict[str, Any], row: Mapping, place: str) -> None:
        name = self._hierarchy.plain(asset["name"])
        item = self._hierarchy.plain((asset.get("resource") or {}).get("data") or {})
        project = place.removeprefix("projects/") if place.startswith("projects/") else ""
        cloud = _Held(project, self._universe, name, item, self._policies, self._hierarchy)
        self._keep(place, read_item(cloud, row, _scope(row, name, project), item))

    def _keep(self, place: str, found: Found) -> None:
        if found.skipped:
            return
        taken = self._at(place)
        taken.resources += 1
        for gap in found.unreadable:
            # What the inventory never holds is one gap, not one of every resource.
            everywhere = gap.reason == NOT_HELD
            (self._gaps if everywhere else taken.unreadable).add(
                msgspec.structs.replace(gap, scope=self._where) if everywhere else gap
            )
        if found.fact is not None:
            taken.facts.append(found.fact)

    def _at(self, place: str) -> _Taken:
        return self._taken.setdefault(place, _Taken())

    def _inventory(self, project: str, notes: tuple[str, ...]) -> Inventory:
        if project not in self._hierarchy.projects:
            gap = Unreadable("assets", project, f"it is not in {self._where}")
            return Inventory(source="assets", unreadable=(gap,), notes=notes)
        above = self._hierarchy.projects[project][1:]
        taken = [self._taken.get(place, _Taken()) for place in (f"projects/{project}", *above)]
        facts: list[AnyFact] = [operator(project, self._universe)]
        facts += taken[0].facts
        for part in taken[1:]:
            facts += (msgspec.structs.replace(fact, project=Known(project)) for fact in part.facts)
        return Inventory(
            source="assets",
            facts=tuple(sorted(facts, key=lambda fact: (fact.id, fact.type))),
            unreadable=tuple(sorted(self._gaps.union(*(part.unreadable for part in taken)))),
            uncovered=dict(sorted(sum((part.uncovered for part in taken), Counter[str]()).items())),
            resources=sum(part.resources for part in taken),
            notes=notes,
        )


def _lacking(row: Mapping, where: str, reason: str = NOT_HELD) -> Unreadable:
    return Unreadable(call_name(_live(row), _live(row).list), where, reason)


def _live(row: Mapping) -> Live:
    assert row.live is not None, f"{row.type} is not read live"
    return row.live


def _scope(row: Mapping, name: str, project: str) -> Scope:
    """Return the scope in which a direct reading would have listed an asset."""
    found = _PLACE.search(name)
    root = row
    while _live(root).per in MAPPINGS:
        root = MAPPINGS[MAPPINGS[_live(root).per].family]
    told: Value[str] = Known(found[1]) if found and _live(root).per == "location" else WHOLE
    plain = name.removeprefix("//").partition("/")[2]
    parent = plain[: plain.index(found[0]) + len(found[0])] if found and root is row else plain.rsplit("/", 2)[0]
    fields = {"project": project, "parent": parent, **({"location": found[1]} if found else {})}
    return Scope(name, told, fields)


_PLACE = re.compile(r"(?<=/)(?:locations|regions)/([^/]+)")


@dataclass(slots=True)
class _Held:
    """Answers the detail calls of one asset from what the inventory holds."""

    project: str
    operator: str
    name: str
    item: Any
    policies: Dictionary[str, Any] | Failed
    hierarchy: Hierarchy
    provider: str = "google"

    def scopes(self, live: Live) -> list[Scope]:
        """Return nothing: what there is, is listed already."""
        return []

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the same scope: nothing is listed within an asset."""
        return scope

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Return the answer that the inventory holds; raise `Failed` where it holds none."""
        how = held(live, call)
        if how == "item":
            return self.item
        if how == "policy":
            return self._policy(call_name(live, call))
        if how == "effective":
            return self._effective(live, call, parameters["name"].rpartition("/")[2])
        raise Failed(call_name(live, call), NOT_HELD)

    def _policy(self, name: str) -> Any:
        if isinstance(self.policies, Failed):
            raise Failed(name, self.policies.reason, self.policies.permission)
        # A resource without a policy of its own is not among the policies.
        return self.policies.get(self.name, {})

    def _effective(self, live: Live, call: Call, constraint: str) -> Any:
        try:
            return self.hierarchy.effective(self.project, constraint)
        except Unsettled as unsettled:
            raise Failed(call_name(live, call), str(unsettled)) from unsettled
