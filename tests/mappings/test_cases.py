"""One resource, three witnesses, one fact: configuration, plan and API answers are read alike.

A case is a folder `<type>-<case>`: `main.tf`, `plan.json` (made of it by `python -m tests.mappings.plans`), `api.json`
(the answers of the row's calls) and `fact.json`. Backends have the first and the last only: no plan and no API tells
of them. A type that is not read live has no `api.json`; what Terraform has no type for has no `main.tf` and no
`plan.json`.

What is compared: the value of every field of the kind, and nothing else; a field that `fact.json` does not name has its
kind's own value, that of a resource without such a thing. A reference is written `-> target`, a flow
`kind -> target`, an unknown value `unknown`. Not compared: id, identities and origin, which are the witness's own; the
reason of an unknown value and the rule behind an assumed one, which are for people to read. Where a witness says less
or says it in its own words (a reference is an address in Terraform and an ARN live), `fact.json` has an object of its
name with the fields that differ.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.facts import AnyFact, Fact, Flow, Known, Origin, Ref, Unknown
from generator.mappings import MAPPINGS, Document, to_fact
from generator.sources.block import Reading
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan

CASES = sorted((Path(__file__).parent / "cases").iterdir())
OTHER_NAMES = {
    "aws_alb": "aws_lb",
    "google_vertex_ai_endpoint_with_model_garden_deployment": "google_vertex_ai_endpoint",
    "google_vertex_ai_schedule": "google_colab_schedule",
}
"""Types that are another one by another name; live there is only one."""
OF_THE_WITNESS = {"id", "identities", "origin", "type", "provider", "service", "project", "given"}


def written(value: Any) -> Any:
    """A value the way fact.json has it."""
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, Known):
        return written(value.value)
    if isinstance(value, Ref):
        return f"-> {value.to}"
    if isinstance(value, Flow):
        return f"{value.kind} -> {written(value.to).removeprefix('-> ')}"
    if isinstance(value, tuple):
        return [written(part) for part in value]
    return value


def compared(fact: AnyFact) -> dict[str, Any]:
    return plain(type(fact)) | {
        name: written(getattr(fact, name)) for name in fact.__struct_fields__ if name not in OF_THE_WITNESS
    }


def plain(kind: type[Fact]) -> dict[str, Any]:
    """The fields of a kind that have a value of their own."""
    defaults = zip(kind.__struct_fields__[::-1], kind.__struct_defaults__[::-1], strict=False)
    return {name: written(default) for name, default in defaults if name not in OF_THE_WITNESS}


def wanted(case: Path, witness: str) -> dict[str, Any]:
    said = json.loads((case / "fact.json").read_text())
    return plain(MAPPINGS[kind_of(case)].kind) | said["fact"] | said.get(witness, {})


TYPES = {kind.replace(" ", "_"): kind for kind in MAPPINGS}
"""What Terraform has no type for goes by words, and a folder by one."""


def type_of(case: Path) -> str:
    """The type that a case is of, by the name of its folder."""
    name = case.name.partition("-")[0]
    return TYPES.get(name, name)


def kind_of(case: Path) -> str:
    name = type_of(case)
    return name if name in MAPPINGS else "backend.remote"


def told(case: Path, reading: Reading) -> AnyFact:
    resource = json.loads((case / "fact.json").read_text())["resource"]
    (fact,) = (fact for fact in to_inventory(reading).facts if fact.id == resource)
    return fact


def cases(file: str) -> Any:
    found = [pytest.param(c, id=c.name) for c in CASES if (c / file).exists()]
    return pytest.mark.parametrize("case", found)


@cases("main.tf")
def test_the_configuration_tells_it(case: Path) -> None:
    fact = told(case, read_directory(case))
    assert compared(fact) == wanted(case, "hcl")
    assert fact.type == type_of(case) or case.name.startswith("backend.")
    assert fact.origin != Origin() or case.name == "backend.none"


@cases("plan.json")
def test_the_plan_tells_it(case: Path) -> None:
    fact = told(case, read_plan((case / "plan.json").read_bytes(), case.name))
    assert compared(fact) == wanted(case, "plan")


@cases("api.json")
def test_the_cloud_tells_it(case: Path) -> None:
    answers = json.loads((case / "api.json").read_text())
    row = MAPPINGS[type_of(case)]
    document = Document(
        type=row.type,
        id=answers["id"],
        values=answers["values"],
        region=Known(answers["region"]) if "region" in answers else Unknown("a Google API has no region"),
        project=Known(answers.get("project", "111122223333")),
        operator=Known(answers["operator"]),
    )
    live = MAPPINGS[row.family].live
    assert live is not None and live.id(document) == document.id
    assert (live.type(document) if live.type else row.type) == OTHER_NAMES.get(row.type, row.type)
    assert {call.key for call in (live.list, *live.details)} == set(answers["values"])
    assert compared(to_fact(row, document, "api")) == wanted(case, "live")


def test_every_case_is_whole() -> None:
    for case in CASES:
        row = MAPPINGS[kind_of(case)]
        backend = case.name.startswith("backend.")
        expected = {"fact.json"} | ({"main.tf"} if row.in_terraform else set())
        expected |= set() if backend or not row.in_terraform else {"plan.json"}
        expected |= set() if row.no_live else {"api.json"}
        assert {path.name for path in case.iterdir()} == expected, case.name
        assert all(path.stat().st_size < 20_000 for path in case.iterdir()), case.name


def test_every_row_has_a_case() -> None:
    covered = {type_of(case) for case in CASES} | {f"backend.{name}" for name in ELSEWHERE}
    assert set(MAPPINGS) <= covered


def test_every_witness_that_differs_says_so_for_a_reason() -> None:
    # An override that repeats the common fact would hide a witness that changed its mind.
    for case in CASES:
        said = json.loads((case / "fact.json").read_text())
        assert set(said) <= {"resource", "fact", "hcl", "plan", "live"}
        # What the common fact does not name has its kind's own value.
        common = plain(MAPPINGS[kind_of(case)].kind) | said["fact"]
        for witness in ("hcl", "plan", "live"):
            assert all(common[name] != value for name, value in said.get(witness, {}).items()), case.name


@pytest.mark.parametrize(
    "backend", ELSEWHERE := ("azurerm", "consul", "cos", "http", "kubernetes", "oss", "pg", "remote")
)
def test_a_backend_outside_both_clouds_lies_nobody_knows_where(backend: str, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(f'terraform {{\n  backend "{backend}" {{}}\n}}\n')
    (fact,) = to_inventory(read_directory(tmp_path)).facts
    assert isinstance(fact.location, Unknown) and backend in fact.location.reason


def test_a_plan_says_that_it_does_not_hold_the_backend() -> None:
    plan = (Path(__file__).parent / "cases" / "aws_kms_key-plain" / "plan.json").read_bytes()
    assert any("backend" in note for note in read_plan(plan, "plan.json").notes)
