"""A plan is somebody's file: whatever stands in it, there is an answer, and none that is better."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.judge import judge
from generator.profiles import load_profile
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan
from tests.mappings.test_doubt import places, put

CASES = [case for case in sorted((Path(__file__).parent / "cases").iterdir()) if (case / "plan.json").exists()]
PROFILE = load_profile("trusted-third-party")
ODD: tuple[Any, ...] = (7, "x", True, {"a": 1}, [1], ["x"], [{"b": 2}], [[["x"]]])
TRIES = 6


def odd(plan: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The plan with some value of some resource of another type; which ones, its name decides."""
    chance = random.Random(name)
    found = [
        (number, place)
        for number, change in enumerate(plan["resource_changes"])
        for place in places(change["change"]["after"])
    ]
    for number, place in chance.sample(found, min(len(found), TRIES)):
        later = copy.deepcopy(plan)
        change = later["resource_changes"][number]["change"]
        change["after"] = put(change["after"], place, chance.choice(ODD))
        yield later


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_value_of_another_type_is_a_bug_of_ours(case: Path) -> None:
    plan = json.loads((case / "plan.json").read_text())
    for later in odd(plan, case.name):
        judge(to_inventory(read_plan(json.dumps(later).encode(), case.name)), PROFILE)


PLACES = {
    "google_kms_crypto_key-rotation": ("rotation_period", "KEY-05"),
    "google_storage_bucket-cmek": ("location", "RES-01"),
}


@pytest.mark.parametrize("value", [7, ["x"], {"a": 1}])
@pytest.mark.parametrize("name", PLACES)
def test_a_location_or_a_period_that_is_none_is_unknown(name: str, value: Any) -> None:
    plan = json.loads((Path(__file__).parent / "cases" / name / "plan.json").read_text())
    field, control = PLACES[name]
    for change in plan["resource_changes"]:
        if change["type"] == name.partition("-")[0]:
            change["change"]["after"][field] = value
    report = judge(to_inventory(read_plan(json.dumps(plan).encode(), name)), load_profile("eu-customer-keys"))
    assert {finding.verdict for finding in report.findings if finding.control == control} == {"unknown"}
