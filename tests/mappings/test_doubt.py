"""Doubt never helps: a case with any one value made unknown passes nothing that it did not pass, and drops nothing."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.facts import AnyFact, Flow, Inventory, Known, Operator, Ref, Unknown
from generator.judge import judge
from generator.mappings import COMPANIONS, MAPPINGS, Document, to_fact
from generator.mappings.apply import Shape
from generator.mappings.read import ALL, tokenize
from generator.profiles import Profile
from generator.sources.block import Block
from generator.sources.join import to_inventory
from generator.sources.owners import to_document
from generator.sources.plan import read_plan
from tests.mappings.test_cases import OF_THE_WITNESS, type_of

FOLDERS = sorted((Path(__file__).parent / "cases").iterdir())
CASES = [case for case in FOLDERS if (case / "plan.json").exists()]
LIVE = [case for case in FOLDERS if (case / "api.json").exists()]
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


def listed(case: Path, answers: dict[str, Any]) -> Document:
    region = Known(answers["region"]) if "region" in answers else Unknown("a Google API has no region")
    project = Known(answers.get("project", "111122223333"))
    kind = type_of(case)
    return Document(kind, answers["id"], answers["values"], region, project, operator=Known(answers["operator"]))


def read(case: Path, answers: dict[str, Any]) -> AnyFact:
    found: Any = to_fact(MAPPINGS[type_of(case)], listed(case, answers), "api")
    return found  # type: ignore[no-any-return]


EVERY_ANSWER = pytest.mark.parametrize("case", LIVE, ids=lambda case: case.name)


@EVERY_ANSWER
def test_a_cloud_that_refuses_an_answer_passes_no_better(case: Path) -> None:
    answers = json.loads((case / "api.json").read_text())
    row = MAPPINGS[type_of(case)]
    live = MAPPINGS[row.family].live
    assert live is not None
    before = verdicts(Inventory(source="aws", facts=(read(case, answers),)))
    # Of an item that was listed, the list call has answered.
    for call in live.details:
        denied = answers | {"values": answers["values"] | {call.key: Unknown("access denied")}}
        after = verdicts(Inventory(source="aws", facts=(read(case, denied),)))
        no_better(before, after, call.key)


# Value by value: a nested one too, and what an answer says at each path that the row reads.

LATER = Unknown("later")
REFERENCE = Ref("random_id.r")


@pytest.mark.parametrize("doubt", [LATER, REFERENCE], ids=["later", "reference"])
@EVERY_CASE
def test_a_value_in_doubt_says_nothing_better(case: Path, doubt: Any) -> None:
    document = planned_document(case)
    read_first = {path.split(".")[0] for path in row_paths(document, "terraform")}
    for place in places(document.values):
        # Which companions are whose is for the sources' tests; a reference never stands in place of a block.
        whole = (place[0] in COMPANIONS and len(place) < 3) or (doubt is REFERENCE and is_block(document, place))
        if place[0] in read_first and not whole:
            holds(document, put(document.values, place, doubt), "terraform", f"{place}")


def is_block(document: Document, place: tuple[str | int, ...]) -> bool:
    found: Any = document.values
    for step in place:
        found = found[step]
    return isinstance(found, dict) or (isinstance(found, list) and any(isinstance(part, dict) for part in found))


@EVERY_ANSWER
def test_an_answer_in_doubt_says_nothing_better(case: Path) -> None:
    document = listed(case, json.loads((case / "api.json").read_text()))
    for path in sorted(row_paths(document, "api")):
        holds(document, darkened(document.values, tokenize(path)), "api", path)


def holds(document: Document, values: Any, shape: Shape, what: str) -> None:
    """Assert that the document tells nothing else, and passes nothing more, with these values."""
    row = MAPPINGS[document.type]
    doubtful = Document(row.type, document.id, values, document.region, document.project, operator=document.operator)
    before: Any = to_fact(row, document, shape)
    after: Any = to_fact(row, doubtful, shape)
    for name in row.fields:
        old, new = getattr(before, name), getattr(after, name)
        same = old == new or isinstance(new, Unknown) or worse(old, new)
        assert same, f"{what}: {name} {old} -> {new}"
    alone = [verdicts(Inventory(source="it", facts=(fact,))) for fact in (before, after)]
    no_better(alone[0], alone[1], what)


def worse(old: Any, new: Known[Any]) -> bool:
    """Whether a value says at least as much against it, or leads to the reference besides: then that is judged."""
    if new in (Known("not blocked"), Known(False)):
        return True
    was, now = parts(old), parts(new)
    added = [each for each in now if each not in was]
    if added and all((each.to if isinstance(each, Flow) else each) == REFERENCE for each in added):
        return True
    # A rule that may be off counts as on.
    return isinstance(old, Known) and all(each in now for each in was)


def parts(value: Any) -> tuple[Any, ...]:
    inner = value.value if isinstance(value, Known) else None
    return inner if isinstance(inner, tuple) else (inner,)


def planned_document(case: Path) -> Document:
    """The resource of a case as its plan tells it, the companions of its row joined in."""
    wanted = json.loads((case / "fact.json").read_text())["resource"]
    blocks = [block for block in read_plan((case / "plan.json").read_bytes(), case.name).blocks if not block.gone]
    own = next(block for block in blocks if block.address == wanted)
    companions: dict[str, list[Any]] = {}
    for block in blocks:
        if is_part(block, own):
            companions.setdefault(block.type, []).append(block.values)
    found = to_document(own)
    return Document(found.type, found.id, {**found.values, **companions}, found.region, found.project)


def is_part(block: Block, own: Block) -> bool:
    return block.mode == "managed" and block.type in {each.type for each in MAPPINGS[own.type].companions}


def row_paths(document: Document, shape: Shape) -> set[str]:
    return {path for field in MAPPINGS[document.type].fields.values() for path in getattr(field, shape).paths}


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where anything stands in nested values."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        if part not in (None, [], {}) and not isinstance(part, (Unknown, Ref)):
            yield (*above, name)
            yield from places(part, (*above, name))


def put(value: Any, place: tuple[str | int, ...], new: Any) -> Any:
    """The values with `new` at one place."""
    if not place:
        return new
    first, *rest = place
    if isinstance(value, dict):
        return {**value, first: put(value[first], tuple(rest), new)}
    return [put(part, tuple(rest), new) if index == first else part for index, part in enumerate(value)]


def darkened(value: Any, tokens: tuple[str | int, ...]) -> Any:
    """The values with the unknown at a path, or on the way to it where nothing stands there."""
    if not tokens or value in (None, [], {}) or isinstance(value, Unknown):
        return LATER
    first, rest = tokens[0], tokens[1:]
    if first == ALL:
        return [darkened(part, rest) for part in value] if isinstance(value, list) else darkened(value, rest)
    if isinstance(value, dict):
        return {**value, first: darkened(value.get(first), rest)}
    if isinstance(value, list) and isinstance(first, int) and first < len(value):
        return [darkened(part, rest) if index == first else part for index, part in enumerate(value)]
    return LATER
