"""Verdicts under a profile, what they come to in an exit code, and that silence is never a pass."""

from typing import Any

import pytest

from generator.controls import CONTROLS
from generator.errors import ExitCode
from generator.facts import AnyFact, Bucket, Inventory, Key, Known, Operator, Ref, State, Unknown, Unreadable
from generator.findings import Finding, Report
from generator.judge import judge
from generator.profiles import Profile

PROFILE = Profile.model_validate({
    "profile": "p",
    "keys": {"custody": "customer"},
    "classes": {"public": {"storage": {"public_access": "allow"}, "residency": {"data": ["EU", "US"]}}, "internal": {}},
})  # fmt: skip


def bucket(name: str = "b", /, **values: Any) -> Bucket:
    good: dict[str, Any] = {
        "id": name, "type": "aws_s3_bucket", "provider": "aws", "service": "storage", "name": Known(name),
        "location": Known("eu-central-1"), "key": Known(Ref("k")), "public_access": Known("blocked"),
        "tls_only": Known(True), "versioned": Known(True), "retention_days": Known(0),
    }  # fmt: skip
    return Bucket(**good | values)


def key(name: str = "k", /, **values: Any) -> Key:
    good: dict[str, Any] = {
        "id": name, "type": "aws_kms_key", "provider": "aws", "service": "kms", "name": Known(name),
        "location": Known("eu-central-1"), "custody": Known("customer"), "rotation_days": Known(90),
        "deletion_days": Known(30), "multi_region": Known(False),
    }  # fmt: skip
    return Key(**good | values)


OPERATOR = Operator(
    id="provider.aws", type="aws partition", provider="aws", service="", name=Known("provider.aws"),
    location=Known("eu-central-1"), operator=Known("aws"),
)  # fmt: skip
STATE = State(
    id="terraform.backend", type="backend.s3", provider="aws", service="storage", name=Known("state"),
    location=Known("eu-central-1"), key=Known(Ref("k")),
)  # fmt: skip


def report(*facts: AnyFact, profile: Profile = PROFILE, **more: Any) -> Report:
    return judge(Inventory(source="test", facts=facts, resources=len(facts), **more), profile)


def finding(found: Report, control: str, resource: str = "b") -> Finding:
    (one,) = (each for each in found.findings if (each.control, each.resource) == (control, resource))
    return one


def test_what_holds_is_compliant() -> None:
    found = report(bucket(), key(), OPERATOR, STATE)
    assert {each.verdict for each in found.findings} == {"pass"}
    assert found.exit_code == ExitCode.COMPLIANT
    assert (found.coverage.resources, found.coverage.judged) == (4, 2)
    assert [info.id for info in found.controls] == list(CONTROLS)


def test_a_class_is_judged_by_what_holds_for_it() -> None:
    open_abroad = {"public_access": Known("public"), "location": Known("us-east-1")}
    found = report(
        bucket("a", data_class=Known("public"), **open_abroad),
        bucket("b", data_class=Known("internal"), **open_abroad),
        bucket("c", **open_abroad),
        key(),
    )
    verdicts = {each.resource: each.verdict for each in found.findings if each.control == "ACC-01"}
    assert verdicts == {"a": "pass", "b": "fail", "c": "fail"}
    assert finding(found, "RES-01", "a").verdict == "pass"


def test_an_unknown_class_is_decided_only_where_all_classes_agree() -> None:
    found = report(
        bucket(data_class=Unknown("tags later"), public_access=Known("public"), tls_only=Known(False)), key()
    )
    doubt = finding(found, "ACC-01")
    assert doubt.verdict == "unknown" and "tags later" in doubt.message
    assert finding(found, "ACC-04").verdict == "fail"
    assert finding(found, "RES-01").verdict == "pass"
    assert found.exit_code == ExitCode.VIOLATIONS


def test_a_class_that_the_profile_does_not_name_is_no_looser_than_any() -> None:
    found = report(bucket(data_class=Known("pubilc"), public_access=Known("public"), tls_only=Known(False)), key())
    public = finding(found, "ACC-01")
    assert public.verdict == "unknown"
    assert "the profile has no class pubilc" in public.message
    assert finding(found, "ACC-04").verdict == "fail"
    assert finding(found, "KEY-01").verdict == "pass"


def test_an_unknown_class_is_compared_with_controls_that_say_nothing() -> None:
    profile = Profile.model_validate({"profile": "p", "keys": {"custody": "provider"},
                                      "classes": {"internal": {"keys": {"custody": "customer"}}}})  # fmt: skip
    found = report(bucket(data_class=Unknown("later")), key(), profile=profile)
    assert finding(found, "KEY-02").verdict == "unknown"


@pytest.mark.parametrize(("on_unknown", "exit_code"), [("fail", ExitCode.INCOMPLETE), ("warn", ExitCode.COMPLIANT)])
def test_what_an_undecided_finding_means_is_the_profile_s_word(on_unknown: str, exit_code: ExitCode) -> None:
    profile = Profile.model_validate({"profile": "p", "on_unknown": on_unknown})
    found = report(bucket(tls_only=Unknown("later")), key(), profile=profile)
    assert found.summary["unknown"] == 1
    assert found.exit_code == exit_code


def test_a_failure_outweighs_what_is_undecided() -> None:
    found = report(bucket(tls_only=Unknown("later"), public_access=Known("public")), key(), uncovered={"x": 1})
    assert found.exit_code == ExitCode.VIOLATIONS


@pytest.mark.parametrize("on_unknown", ["fail", "warn"])
@pytest.mark.parametrize(
    "gap",
    [
        {"uncovered": {"aws_unheard_of": 1}},
        {"unreadable": (Unreadable("s3.list_buckets", "account", "access denied"),)},
    ],
    ids=["uncovered", "unreadable"],
)
def test_a_gap_is_never_compliant(gap: dict[str, Any], on_unknown: str) -> None:
    profile = Profile.model_validate({"profile": "p", "on_unknown": on_unknown})
    assert report(bucket(), key(), profile=profile, **gap).exit_code == ExitCode.INCOMPLETE


@pytest.mark.parametrize(
    "facts", [(), (OPERATOR,), (STATE,), (OPERATOR, STATE)], ids=["nothing", "operator", "state", "both"]
)
def test_nothing_judged_is_never_compliant(facts: tuple[AnyFact, ...]) -> None:
    found = report(*facts)
    assert "fail" not in {each.verdict for each in found.findings}
    assert found.coverage.judged == 0
    assert found.exit_code == ExitCode.INCOMPLETE


def test_without_controls_nothing_is_judged() -> None:
    found = judge(Inventory(source="test", facts=(bucket(), key())), PROFILE, {})
    assert found.exit_code == ExitCode.INCOMPLETE


def test_a_finding_carries_what_a_reader_needs() -> None:
    found = report(bucket("z", name=Unknown("later"), location=Unknown("unset")), bucket("a"), key())
    assert [(each.resource, each.control) for each in found.findings] == sorted(
        (each.resource, each.control) for each in found.findings
    )
    dark, plain = finding(found, "RES-01", "z"), finding(found, "RES-01", "a")
    assert (dark.name, dark.location, dark.verdict, dark.message) == ("", "", "unknown", "unset")
    assert (plain.name, plain.location, plain.type) == ("a", "eu-central-1", "aws_s3_bucket")
    assert plain.severity == CONTROLS["RES-01"].severity


def test_two_resources_of_one_name_open_nothing() -> None:
    found = report(bucket(), key(), key())
    assert finding(found, "KEY-01").verdict == "unknown"
