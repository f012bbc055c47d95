"""Every known leak fails, with the way it takes, in the plan that would open it and in the cloud where it is open.

A case is a folder `<Tnn>-<what>`: `main.tf`, its `plan.json` (`python -m tests.mappings.plans FOLDER`), `live.json` (a
list of `{type, id, region, values}`: the answers of each row's calls, as in tests/mappings/cases) and `expect.yaml`:
`profile` (builtin name or the profile itself), `control`, `resource` and `live` (who fails, in plan and live), `path`
and `live_path` (its end: the last two steps at least), `says` (in both messages). `plan_only`, `live_only` or
`configuration_only` with the reason why, where a witness cannot see it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.facts import AnyFact, Inventory, Known
from generator.findings import Finding
from generator.judge import judge
from generator.mappings import MAPPINGS, Document, to_fact
from generator.profiles import Profile, load_profile
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan

CASES = sorted((Path(__file__).parent / "cases").iterdir())
EVERY = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
ACCOUNT = "111122223333"


def expected(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((case / "expect.yaml").read_text())
    return found


def profile(case: Path) -> Profile:
    said = expected(case).get("profile", "eu-customer-keys")
    return load_profile(said) if isinstance(said, str) else Profile.model_validate(said)


def live(case: Path) -> Inventory:
    return Inventory(source="aws", facts=tuple(fact(told) for told in json.loads((case / "live.json").read_text())))


def fact(told: dict[str, Any]) -> AnyFact:
    row = MAPPINGS[told["type"]]
    reader = MAPPINGS[row.family].live
    assert reader is not None
    assert set(told["values"]) == {call.key for call in (reader.list, *reader.details)}
    project = Known(told.get("project", ACCOUNT))
    operator = Known(told.get("operator", "aws"))
    document = Document(row.type, told["id"], told["values"], Known(told["region"]), project, operator=operator)
    assert reader.id(document) == told["id"]
    found: AnyFact = to_fact(row, document, "api")  # type: ignore[assignment]
    return found


def fails(inventory: Inventory, case: Path, resource: str) -> Finding:
    want = expected(case)
    findings = [f for f in judge(inventory, profile(case)).findings if f.control == want["control"]]
    (found,) = [f for f in findings if f.resource == resource]
    assert found.verdict == "fail", found
    assert want["says"] in found.message
    return found


def skip_if_blind(want: dict[str, Any], *modes: str) -> None:
    for mode in modes:
        if mode in want:
            pytest.skip(want[mode])


@EVERY
def test_the_plan_shows_the_leak(case: Path) -> None:
    want = expected(case)
    skip_if_blind(want, "live_only", "configuration_only")
    found = fails(to_inventory(read_plan((case / "plan.json").read_bytes(), case.name)), case, want["resource"])
    steps = want.get("path", [])
    assert list(found.path[len(found.path) - len(steps) :]) == steps


@EVERY
def test_the_configuration_shows_the_leak(case: Path) -> None:
    want = expected(case)
    skip_if_blind(want, "live_only")
    found = fails(to_inventory(read_directory(case)), case, want["resource"])
    steps = want.get("path", [])
    assert list(found.path[len(found.path) - len(steps) :]) == steps


@EVERY
def test_the_cloud_shows_the_leak(case: Path) -> None:
    want = expected(case)
    skip_if_blind(want, "plan_only", "configuration_only")
    found = fails(live(case), case, want["live"])
    steps = want.get("live_path", want.get("path", []))
    assert list(found.path[len(found.path) - len(steps) :]) == steps


def test_every_case_is_whole() -> None:
    assert CASES
    for case in CASES:
        want = expected(case)
        names = {path.name for path in case.iterdir()}
        assert "expect.yaml" in names
        assert len({"plan_only", "live_only", "configuration_only"} & set(want)) < 2, case.name
        assert ("live_only" in want) or "main.tf" in names, case.name
        assert ("live_only" in want or "configuration_only" in want) or "plan.json" in names, case.name
        assert ("plan_only" in want or "configuration_only" in want) or "live.json" in names, case.name
