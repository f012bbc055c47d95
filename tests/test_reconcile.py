"""Each stack's resources under its own profile, what nobody knows under all; and no gap is lost on the way."""

from __future__ import annotations

import msgspec

from generator.errors import ExitCode
from generator.facts import Inventory, Unknown, Unreadable
from generator.findings import Coverage, Drift, Finding, Report, Verdict
from generator.profiles import Profile, load_profile
from generator.reconcile import Expectation, merge, reconcile
from tests.test_drift import arn, bucket, inventory

EU = load_profile("eu-baseline")
"""Takes a bucket under the provider's own key."""
OURS = load_profile("eu-customer-keys")
"""Does not."""
UNJUDGED = "the profile also asks for audit.retention_days, storage.versioning: no control judges that yet"
"""What judging says of both."""


def stack(name: str, *buckets: str, profile: Profile = EU, gaps: tuple[Unreadable, ...] = ()) -> Expectation:
    facts = [bucket(f"aws_s3_bucket.{each}", each) for each in buckets]
    return Expectation(name, profile, Inventory(source="hcl", facts=tuple(facts), unreadable=gaps))


def live(*buckets: str, gaps: tuple[Unreadable, ...] = ()) -> Inventory:
    facts = tuple(bucket(arn(each), each) for each in buckets)
    return Inventory(source="aws", facts=facts, unreadable=gaps, resources=len(facts))


def verdicts(report: Report, control: str) -> dict[str, Verdict]:
    return {finding.resource: finding.verdict for finding in report.findings if finding.control == control}


def test_in_sync_and_compliant_is_compliant() -> None:
    report = reconcile([stack("a", "a")], [], live("a"))
    assert (report.exit_code, report.source, report.profile) == (ExitCode.COMPLIANT, "aws", EU.profile)
    assert report.drift == ()
    assert report.coverage == Coverage(resources=1, judged=1, notes=(UNJUDGED,))
    assert report.controls


def test_a_stack_judges_its_own_by_its_own_profile() -> None:
    report = reconcile([stack("a", "a", profile=EU), stack("b", "b", profile=OURS)], [], live("a", "b"))
    assert verdicts(report, "KEY-01") == {arn("a"): "pass", arn("b"): "fail"}
    assert set(verdicts(report, "RES-01")) == {arn("a"), arn("b")}
    assert report.profile == f"{EU.profile}, {OURS.profile}"
    assert report.exit_code is ExitCode.VIOLATIONS


def test_the_order_of_the_stacks_changes_nothing() -> None:
    stacks = [stack("a", "a", profile=EU), stack("b", "b", profile=OURS), stack("c", "c", profile=EU)]
    cloud = live("a", "b", "c", "d")
    assert reconcile(stacks, [], cloud) == reconcile(stacks[::-1], [], cloud)


def test_what_nobody_knows_is_judged_by_all_and_the_worst_counts() -> None:
    for stacks in ([EU, OURS], [OURS, EU]):
        report = reconcile([stack("a", profile=profile) for profile in stacks], [], live("stray"))
        assert verdicts(report, "KEY-01") == {arn("stray"): "fail"}
        assert [(item.kind, item.resource) for item in report.drift] == [("unmanaged", arn("stray"))]


def test_what_another_stack_manages_is_neither_judged_nor_drift() -> None:
    report = reconcile([stack("a", "a", profile=OURS)], [stack("b", "b")], live("a", "b"))
    assert {finding.resource for finding in report.findings} == {arn("a")}
    assert report.drift == ()
    assert report.profile == OURS.profile


def test_a_difference_is_a_violation() -> None:
    report = reconcile([stack("a", "a")], [], live())
    assert [item.kind for item in report.drift] == ["missing"]
    assert report.exit_code is ExitCode.VIOLATIONS


def test_no_gap_is_lost_whoever_has_it() -> None:
    def gap(name: str) -> Unreadable:
        return Unreadable(name, "somewhere", "denied")

    report = reconcile(
        [stack("a", "a", gaps=(gap("stack"),))],
        [stack("b", gaps=(gap("neighbour"),))],
        live("a", gaps=(gap("s3.get_bucket_acl"),)),
    )
    assert [each.call for each in report.coverage.unreadable] == ["neighbour", "s3.get_bucket_acl", "stack"]
    assert report.exit_code is ExitCode.INCOMPLETE


def test_a_value_that_cannot_be_compared_is_incomplete() -> None:
    wanted = inventory(bucket("aws_s3_bucket.a", "a", retention_days=Unknown("known after apply")))
    report = reconcile([Expectation("a", EU, wanted)], [], live("a"))
    assert [each.call for each in report.coverage.unreadable] == ["compare"]
    assert report.exit_code is ExitCode.INCOMPLETE


def test_a_type_that_no_mapping_knows_is_incomplete_in_a_stack_too() -> None:
    wanted = Inventory(source="hcl", facts=(bucket("aws_s3_bucket.a", "a"),), uncovered={"aws_sqs_queue": 2})
    report = reconcile([Expectation("a", EU, wanted), Expectation("b", EU, wanted)], [], live("a"))
    assert report.coverage.uncovered == {"aws_sqs_queue": 4}
    assert report.exit_code is ExitCode.INCOMPLETE


def test_the_coverage_is_that_of_the_cloud() -> None:
    cloud = msgspec.structs.replace(live("a"), resources=4, parts=2, harmless=1, notes=("regions read: eu-west-3",))
    wanted = msgspec.structs.replace(stack("a", "a").inventory, resources=9, parts=8)
    coverage = reconcile([Expectation("a", EU, wanted)], [], cloud).coverage
    assert coverage == Coverage(resources=4, judged=1, parts=2, harmless=1, notes=("regions read: eu-west-3", UNJUDGED))


def test_an_empty_cloud_under_an_empty_stack_is_not_compliant() -> None:
    assert reconcile([stack("a")], [], live()).exit_code is ExitCode.INCOMPLETE


def test_what_is_not_known_counts_as_the_strictest_profile_says() -> None:
    lax = EU.model_copy(update={"on_unknown": "warn"})
    assert reconcile([stack("a", profile=lax)], [], live()).on_unknown == "warn"
    assert reconcile([stack("a", profile=lax), stack("b", profile=EU)], [], live()).on_unknown == "fail"


def finding(resource: str, verdict: Verdict = "fail", file: str = "") -> Finding:
    return Finding(
        control="RES-01",
        verdict=verdict,
        severity="critical",
        resource=resource,
        type="aws_s3_bucket",
        name="",
        provider="aws",
        location="us-east-1",
        message="it leaves",
        file=file,
    )


def test_merged_reports_keep_every_finding_and_sum_what_was_seen() -> None:
    one = Report(
        profile="b",
        source="plan",
        findings=(finding("aws_s3_bucket.d"),),
        coverage=Coverage(resources=6, judged=1, parts=1, harmless=2, uncovered={"x": 1, "y": 1}, notes=("n",)),
        on_unknown="warn",
    )
    two = Report(
        profile="a",
        source="hcl",
        findings=(finding("aws_s3_bucket.c"), finding("aws_s3_bucket.d")),
        drift=(Drift(resource="r", kind="missing", type="t"),),
        coverage=Coverage(resources=4, judged=2, parts=2, uncovered={"x": 2}, unreadable=(Unreadable("c", "s", "r"),)),
    )
    both = merge([one, two])
    assert both == merge([two, one])
    assert [each.resource for each in both.findings] == ["aws_s3_bucket.c", "aws_s3_bucket.d", "aws_s3_bucket.d"]
    assert (both.profile, both.source, both.on_unknown) == ("a, b", "hcl, plan", "fail")
    assert both.drift == two.drift
    assert both.coverage == Coverage(
        resources=10,
        judged=3,
        parts=3,
        harmless=2,
        uncovered={"x": 3, "y": 1},
        unreadable=(Unreadable("c", "s", "r"),),
        notes=("n",),
    )


def test_one_bad_report_makes_the_merged_one_bad() -> None:
    good = Report(
        profile="p", source="plan", findings=(finding("a", "pass"),), coverage=Coverage(resources=1, judged=1)
    )
    assert merge([good, good]).exit_code is ExitCode.COMPLIANT
    for bad, code in (
        ({"findings": (finding("b"),)}, ExitCode.VIOLATIONS),
        ({"coverage": Coverage(resources=1, judged=1, uncovered={"x": 1})}, ExitCode.INCOMPLETE),
        ({"coverage": Coverage(resources=1, judged=1, unreadable=(Unreadable("c", "s", "r"),))}, ExitCode.INCOMPLETE),
    ):
        other = Report(**{"profile": "p", "source": "plan", "coverage": good.coverage, **bad})  # type: ignore[arg-type]
        assert merge([good, other]).exit_code is code
