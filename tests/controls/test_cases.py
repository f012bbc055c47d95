"""Every control against facts: `cases/<ID>.yaml` is a list of a fact, perhaps others and a profile, and the answer.

A fact is written as `kind: {field: value}` over a resource of that kind that meets the strictest profile. A value is
plain; `{unknown: reason}`, `{assumed: rule, value: v}`, `{ref: target}` and `{flow: kind, to: target}` (where an ARN
tells it with its `location`) are the rest.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.controls import CONTROLS, Control
from generator.facts import KINDS, AnyFact, Flow, Index, Inventory, Known, Ref, Unknown
from generator.findings import Finding
from generator.judge import judge
from generator.profiles import FRAMEWORKS, Profile

FOLDER = Path(__file__).parent / "cases"
KIND = {kind.__struct_config__.tag: kind for kind in KINDS}
PLAIN = ("id", "type", "provider", "service")

COMMON = {"provider": "aws", "name": "it", "location": "eu-central-1"}
GOOD: dict[str, dict[str, Any]] = {
    "bucket": {
        "type": "aws_s3_bucket", "service": "storage", "key": {"ref": "the key"}, "public_access": "blocked",
        "tls_only": True, "versioned": True, "retention_days": 400,
    },
    "key": {
        "type": "aws_kms_key", "service": "kms", "custody": "external", "rotation_days": 90, "deletion_days": 30,
        "multi_region": False,
    },
    "key ring": {
        "type": "google_kms_key_ring", "service": "kms", "provider": "google", "location": "europe-west3",
    },
    "key store": {
        "type": "aws_kms_custom_key_store", "service": "kms", "custody": "external",
        "endpoints": ("https://kms.example.eu",),
    },
    "store": {"type": "aws_sqs_queue", "service": "sqs", "key": {"ref": "the key"}, "public_access": "private"},
    "backup": {"type": "aws_ebs_snapshot", "service": "ec2", "key": {"ref": "the key"}},
    "log": {"type": "aws_cloudwatch_log_group", "service": "logs", "key": {"ref": "the key"}},
    "trail": {
        "type": "aws_cloudtrail", "service": "cloudtrail", "key": {"ref": "the key"}, "enabled": True,
        "every_region": True, "validated": True,
    },
    "compute": {"type": "aws_lambda_function", "service": "lambda", "key": {"ref": "the key"}},
    "model": {"type": "aws_sagemaker_endpoint_configuration", "service": "sagemaker", "key": {"ref": "the key"}},
    "route": {"type": "aws_sns_topic_subscription", "service": "sns"},
    "guardrail": {
        "type": "aws_organizations_policy", "service": "organizations", "location": "global",
        "regions": ("eu-central-1", "eu-west-1"), "exempt": (), "enforced": True,
    },
    "organization": {
        "type": "aws_organizations_organization", "service": "organizations", "location": "global",
        "policies": ({"ref": "the policy"},), "opts_out": True,
    },
    "perimeter": {
        "type": "google_access_context_manager_service_perimeter", "service": "accesscontextmanager",
        "provider": "google", "location": "global", "enforced": True, "free": (), "exits": (), "bridge": False,
    },
    "access policy": {
        "type": "google_access_context_manager_access_policy", "service": "accesscontextmanager",
        "provider": "google", "location": "global", "project": "acme", "holds": ("projects/acme",),
    },
    "state": {"type": "backend.s3", "service": "storage", "key": {"ref": "the key"}},
    "operator": {"type": "aws partition", "service": "", "operator": "aws"},
}  # fmt: skip


def value(written: Any) -> Any:
    if isinstance(written, dict) and "unknown" in written:
        return Unknown(written["unknown"])
    if isinstance(written, dict) and "assumed" in written:
        return Known(inner(written["value"]), written["assumed"])
    return Known(inner(written))


def inner(written: Any) -> Any:
    if isinstance(written, (list, tuple)):
        return tuple(inner(part) for part in written)
    if isinstance(written, dict) and "flow" in written:
        return Flow(written["flow"], inner(written["to"]), written.get("location", ""))
    return Ref(written["ref"]) if isinstance(written, dict) else written


def fact(written: dict[str, dict[str, Any]], name: str = "it") -> AnyFact:
    ((kind, fields),) = written.items()
    values = {"id": name, **COMMON, **GOOD[kind], **(fields or {})}
    made: AnyFact = KIND[kind](**{k: v if k in PLAIN else value(v) for k, v in values.items()})
    return made


def load(control: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{control}.yaml").read_text())
    return cases


CASES = [pytest.param(path.stem, case, id=f"{path.stem}-{case['case']}") for path in sorted(FOLDER.iterdir())
         for case in load(path.stem)]  # fmt: skip


def found(control: str, case: dict[str, Any]) -> list[Finding]:
    facts = [fact(case["fact"]), *(fact(other, other_id(other)) for other in case.get("others", ()))]
    profile = Profile.model_validate({"profile": "test", **case.get("profile", {})})
    report = judge(Inventory(source="test", facts=tuple(facts)), profile, {control: CONTROLS[control]})
    return [finding for finding in report.findings if finding.resource == "it"]


def other_id(other: dict[str, dict[str, Any]]) -> str:
    ((_, fields),) = other.items()
    return str(fields.pop("id")) if "id" in fields else "other"


@pytest.mark.parametrize(("control", "case"), CASES)
def test_a_control_decides(control: str, case: dict[str, Any]) -> None:
    findings = found(control, case)
    if case["verdict"] is None:
        assert findings == []
        return
    (finding,) = findings
    assert finding.verdict == case["verdict"], finding.message
    assert case["says"] in finding.message
    assert list(finding.path) == case.get("path", list(finding.path))
    assert set(case) <= {"case", "fact", "others", "profile", "verdict", "says", "path"}


@pytest.mark.parametrize("control", CONTROLS.values(), ids=lambda control: control.id)
def test_a_control_has_cases_of_every_verdict(control: Control) -> None:
    verdicts = {case["verdict"] for case in load(control.id)}
    assert {"pass", "fail", "unknown"} <= verdicts
    kinds = {KIND[kind] for case in load(control.id) for kind in case["fact"]}
    assert set(control.kinds) == kinds


@pytest.mark.parametrize("control", CONTROLS.values(), ids=lambda control: control.id)
def test_a_control_says_why_and_what_to_do(control: Control) -> None:
    assert len(control.why) > 60 and len(control.remediation) > 30 and control.title
    assert control.clauses and set(control.clauses) <= set(FRAMEWORKS)
    assert all(clauses for clauses in control.clauses.values())
    assert CONTROLS[control.id] is control


def test_every_case_file_is_of_a_control() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(CONTROLS)


UNJUDGED: set[str] = set()
"""Kinds that no control speaks of: none, or such a resource would be seen and never judged."""


def test_every_kind_is_judged() -> None:
    judged = {kind for control in CONTROLS.values() for kind in control.kinds}
    assert {kind.__name__ for kind in set(KINDS) - judged} == UNJUDGED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_resource_of_which_nothing_is_known_never_passes(kind: type[AnyFact]) -> None:
    tag = kind.__struct_config__.tag
    assert isinstance(tag, str)
    strict = {"keys": {"custody": "external", "custodian": {"name": "c", "jurisdiction": "FR"}}}
    values = {name: {"unknown": "denied"} for name in kind.__struct_fields__ if name not in (*PLAIN, *OWN)}
    dark = fact({tag: values})
    assert Index([dark]).find(Ref("it")) is dark
    report = judge(Inventory(source="test", facts=(dark,)), Profile.model_validate({"profile": "p", **strict}))
    assert report.findings
    assert {finding.verdict for finding in report.findings} == {"unknown"}


OWN = ("identities", "origin")
