"""Doubt never helps: a case with any one value made unknown passes nothing that it did not pass, and drops nothing."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.facts import AnyFact, Inventory, Known, Operator, Unknown
from generator.judge import judge
from generator.mappings import COMPANIONS, MAPPINGS, Document, to_fact
from generator.profiles import Profile
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan

CASES = [case for case in sorted((Path(__file__).parent / "cases").iterdir()) if (case / "plan.json").exists()]
LIVE = [case for case in CASES if (case / "api.json").exists()]
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
PROFILE = Profile.model_validate({
    "profile": "p",
    "keys": {"custody": "hsm"},
    "classes": {"sensitive": {"keys": {"custody": "external", "custodian": {"name": "c", "jurisdiction": "FR"}}}},
})  # fmt: skip
READ = {*MAPPINGS, *COMPANIONS, "aws_iam_policy_document"}

Verdicts = dict[tuple[str, str], str]


def verdicts(inventory: Inventory) -> Verdicts:
    return {(f.resource, f.control): f.verdict for f in judge(inventory, PROFILE).findings}


def no_better(before: Verdicts, after: Verdicts, what: str) -> None:
    known = {resource for resource, _ in before}
    for (resource, control), verdict in after.items():
        if resource in known and verdict == "pass":
            # A control that said nothing (a key that has no rotation) may not begin to pass either.
            assert before.get((resource, control)) == "pass", f"{what}: {control} passes on {resource}"
    for (resource, control), verdict in before.items():
        assert verdict == "pass" or (resource, control) in after, f"{what}: {control} says nothing on {resource}"
    for resource in {resource for resource, _ in after} - known:
        found = [verdict for (named, _), verdict in after.items() if named == resource]
        assert "unknown" in found, f"{what}: {resource} appears and nothing is unknown of it"


def doubted(plan: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The plan once for every attribute that has a value, with that attribute known after apply, or sensitive."""
    for number, change in enumerate(plan["resource_changes"]):
        if change["type"] not in READ:
            continue
        for name, value in change["change"]["after"].items():
            if value in (None, [], {}):
                continue
            later = copy.deepcopy(plan)
            inner = later["resource_changes"][number]["change"]
            del inner["after"][name]
            inner["after_unknown"][name] = True
            for resource in later["configuration"]["root_module"]["resources"]:
                if resource["address"] == change["address"].partition("[")[0]:
                    resource.setdefault("expressions", {})[name] = {"references": ["local.later"]}
            yield f"{change['address']}.{name} later", later
            secret = copy.deepcopy(plan)
            marks = secret["resource_changes"][number]["change"]["after_sensitive"]
            secret["resource_changes"][number]["change"]["after_sensitive"] = (marks or {}) | {name: True}
            yield f"{change['address']}.{name} sensitive", secret


def planned(plan: dict[str, Any]) -> Inventory:
    return to_inventory(read_plan(json.dumps(plan).encode(), "plan"))


@EVERY_CASE
def test_a_plan_in_doubt_passes_no_better(case: Path) -> None:
    plan = json.loads((case / "plan.json").read_text())
    before = planned(plan)
    facts = {fact.id: fact for fact in before.facts}
    assert len(list(doubted(plan))) > 1
    for what, doubtful in doubted(plan):
        after = planned(doubtful)
        no_better(verdicts(before), verdicts(after), what)
        for fact in after.facts:
            if fact.id in facts:
                no_other(facts[fact.id], fact, what)


def no_other(before: AnyFact, after: AnyFact, what: str) -> None:
    """No field turns from one known value to another."""
    for name in set(before.__struct_fields__) - OF_THE_WITNESS:
        old, new = getattr(before, name), getattr(after, name)
        same = old is new or isinstance(new, Unknown) or (isinstance(old, Known) and old.value == new.value)
        # Where nothing blocks it, public access fails whether or not somebody is known to have it.
        assert same or (name, new) == ("public_access", Known("not blocked")), f"{what}: {name} {old} -> {new}"


OF_THE_WITNESS = {"id", "identities", "origin", "type", "provider", "service", "project", "given"}


@pytest.mark.parametrize("case", ["aws_kms_key-rotation", "aws_s3_bucket-tls-json", "google_kms_crypto_key-hsm"])
def test_doubt_is_noticed(case: str) -> None:
    plan = json.loads((Path(__file__).parent / "cases" / case / "plan.json").read_text())
    before = verdicts(planned(plan))
    assert any(verdicts(planned(doubtful)) != before for _, doubtful in doubted(plan))


@EVERY_CASE
def test_a_plan_whose_provider_says_nothing_passes_no_better(case: Path) -> None:
    plan = json.loads((case / "plan.json").read_text())
    before = planned(plan)
    plan["configuration"]["provider_config"] = {}
    settings = {fact.id for fact in before.facts if isinstance(fact, Operator)}
    asked = {asked: verdict for asked, verdict in verdicts(before).items() if asked[0] not in settings}
    no_better(asked, verdicts(planned(plan)), "provider")


def read(case: Path, answers: dict[str, Any]) -> AnyFact:
    row = MAPPINGS[case.name.partition("-")[0]]
    region = Known(answers["region"]) if "region" in answers else Unknown("a Google API has no region")
    project = Known(answers.get("project", "111122223333"))
    document = Document(row.type, answers["id"], answers["values"], region, project, operator=answers["operator"])
    return to_fact(row, document, "api")


@pytest.mark.parametrize("case", [case for case in CASES if (case / "api.json").exists()], ids=lambda case: case.name)
def test_a_cloud_that_refuses_an_answer_passes_no_better(case: Path) -> None:
    answers = json.loads((case / "api.json").read_text())
    row = MAPPINGS[case.name.partition("-")[0]]
    live = MAPPINGS[row.family].live
    assert live is not None
    before = verdicts(Inventory(source="aws", facts=(read(case, answers),)))
    # Of an item that was listed, the list call has answered.
    for call in live.details:
        denied = answers | {"values": answers["values"] | {call.key: Unknown("access denied")}}
        after = verdicts(Inventory(source="aws", facts=(read(case, denied),)))
        no_better(before, after, call.key)
