"""What the direct reader and Cloud Asset Inventory both can read is the same fact, row by row, over HTTP.

Each row's case (`tests/mappings/cases`) is served as the API answers it and as the inventory holds it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.facts import Fact
from generator.mappings import MAPPINGS, Call, Mapping
from generator.mappings.permissions import locations
from generator.sources.live.assets import read_assets
from generator.sources.live.assets.rows import held, split
from generator.sources.live.google import read_google
from generator.sources.live.sweep import live_rows
from tests.google.double import Double
from tests.mappings.test_cases import CASES, type_of

WHOLE, _ = split(live_rows("google"))
POLICY = "orgpolicy.googleapis.com/Policy"
PLACE = "europe-west9"

Json = Any


def cases_of(row: Mapping) -> list[Path]:
    return [case for case in CASES if type_of(case) == row.type and (case / "api.json").exists()]


BOTH = [case for row in WHOLE for case in cases_of(row)[: 3 if row.type.startswith("google_kms") else 2]]


class World:
    """One project, told by its APIs and by the inventory."""

    def __init__(self, double: Double, project: str) -> None:
        self.double, self.project = double, project
        double.project(project, "1", organization="10", folders=("7",))
        double.assets.add(
            "cloudresourcemanager.googleapis.com/Folder", "//x/folders/7", {}, above=["folders/7", "organizations/10"]
        )
        double.assets.add(
            "cloudresourcemanager.googleapis.com/Organization", "//x/organizations/10", {}, above=["organizations/10"]
        )

    def serve(self, row: Mapping, told: Json) -> None:
        """Answer the list call of a row with the one item of a case, its details with theirs."""
        assert row.live
        live, values = row.live, told["values"]
        self._answer(row, live.list, values[live.list.key], listed=True)
        for call in live.details:
            if values.get(call.key) is not None:
                self._answer(row, call, values[call.key])
        if live.per == "location" and not isinstance(live.places, tuple):
            told_there = re.search(r"/(?:locations|regions)/([^/]+)", told["id"])
            code = told_there[1] if told_there else PLACE
            name = f"projects/{self.project}/locations/{code}"
            place = {"locationId": code, "name": name} if "location" in locations(live).operation else {"name": code}
            self._answer(row, locations(live), place, listed=True)
        if live.per in MAPPINGS:
            parent = MAPPINGS[MAPPINGS[live.per].family]
            self.serve(parent, json.loads((cases_of(parent)[0] / "api.json").read_text()))

    def hold(self, row: Mapping, told: Json) -> None:
        """Put the same into the inventory."""
        assert row.live
        live, values = row.live, told["values"]
        iam = [values[call.key] for call in live.details if held(live, call) == "policy"]
        whole = [values[call.key] for call in live.details if held(live, call) == "item"]
        # Some types go by the number of their project there.
        name = told["id"].replace(f"projects/{self.project}/", "projects/1/")
        above = {"folder": ["folders/7"], "organization": []}.get(live.per, ["projects/1", "folders/7"])
        item = {**values[live.list.key], **(whole[0] if whole else {})}
        self.double.assets.add(
            live.assets[0], name, item, iam=next(iter(iam), None), above=[*above, "organizations/10"]
        )
        for call in live.details:
            if held(live, call) == "effective":
                policy = values[call.key]
                self.double.assets.add(
                    POLICY, f"//x/{policy['name']}", policy, above=["projects/1", "organizations/10"]
                )

    def _answer(self, row: Mapping, call: Call, value: Json, listed: bool = False) -> None:
        assert row.live
        body = nested(call.items, [value] if listed else value) if call.items else value
        self.double.answer(call.service or row.live.service, call.version or row.live.version, call.operation, body)


def nested(path: str, items: Json) -> Json:
    first, _, rest = path.partition(".")
    name = "zones/europe-west9-a" if first == "*" else first
    return {name: nested(rest, items) if rest else items}


def lineage(row: Mapping) -> list[Mapping]:
    assert row.live
    return [*(lineage(MAPPINGS[MAPPINGS[row.live.per].family]) if row.live.per in MAPPINGS else []), row]


@pytest.mark.parametrize("case", BOTH, ids=lambda case: case.name)
def test_both_readers_tell_the_same(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.loads((case / "api.json").read_text())
    row = MAPPINGS[type_of(case)]
    with Double() as double:
        world = World(double, told["project"])
        world.serve(row, told)
        world.hold(row, told)
        for name, value in double.environment().items():
            monkeypatch.setenv(name, value)
        rows = [within(each, told["id"]) for each in lineage(row)]
        direct = read_google(project=told["project"], rows=rows, max_workers=2)
        swept = read_assets(parent="organizations/10", rows=[row])[told["project"]]
    (expected,) = facts_of(direct.facts, row)
    assert facts_of(swept.facts, row) == [expected]
    assert expected.id == told["id"]
    assert expected.given or row.in_terraform
    assert swept.unreadable == ()


def within(row: Mapping, name: str) -> Mapping:
    """The row with the location of an item only, where it names its locations itself: all would answer alike."""
    if not row.live or not isinstance(row.live.places, tuple):
        return row
    return replace(row, live=replace(row.live, places=(name.partition("/locations/")[2].partition("/")[0],)))


def facts_of(facts: tuple[Fact, ...], row: Mapping) -> list[Fact]:
    return [fact for fact in facts if MAPPINGS.get(fact.type, row).family == row.family and fact.type in MAPPINGS]


def test_every_row_that_both_can_read_is_tried() -> None:
    assert {type_of(case) for case in BOTH} == {row.type for row in WHOLE}
