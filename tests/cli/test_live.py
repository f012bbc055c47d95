"""The clouds through the command: what can be read is judged, what cannot is said, and neither costs the other."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import ExitCode
from tests.cli.command import Done, environment, here, refused
from tests.cli.conftest import PROJECT
from tests.google.double import Double
from tests.sources.live.conftest import ACCOUNT
from tests.sources.live.relay import Relay

Client = Callable[[str, str], Any]


def diff(project: Path, *options: str) -> tuple[Done, dict[str, Any]]:
    """Compare with the cloud; the report on standard output must be whole, whatever went wrong."""
    done = here("diff", *options, "--format", "json", folder=project)
    assert "Traceback" not in done.err
    return done, json.loads(done.out)


def gaps(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What could not be read, without what could not be compared for it."""
    found = report["coverage"]["unreadable"]
    return [(gap["call"], gap["scope"], gap["reason"]) for gap in found if gap["call"] != "compare"]


def missing(report: dict[str, Any]) -> list[str]:
    return [item["resource"] for item in report["drift"] if item["kind"] == "missing"]


def make_stray(client: Client) -> str:
    """A bucket that no stack knows, outside."""
    client("s3", "us-east-1").create_bucket(Bucket="stray")
    return "arn:aws:s3:::stray"


# Both clouds


def test_an_empty_cloud_misses_what_the_stack_says(project: Path, aws: Relay, google: Double) -> None:
    done, report = diff(project)
    assert (done.code, done.err) == (ExitCode.VIOLATIONS, "")
    assert missing(report) == [
        "aws_kms_key.data",
        "aws_s3_bucket.documents",
        "google_kms_crypto_key.data",
        "google_kms_key_ring.this",
        "google_org_policy_policy.storage_secure_http_transport",
        "google_storage_bucket.documents",
    ]
    assert gaps(report) == []


def test_what_no_stack_knows_is_found_in_every_region(project: Path, aws: Relay, client: Client) -> None:
    stray = make_stray(client)
    done, report = diff(project, "--cloud", "aws")
    assert ("unmanaged", stray) in [(item["kind"], item["resource"]) for item in report["drift"]]
    failures = {finding["control"] for finding in report["findings"] if finding["verdict"] == "fail"}
    assert (done.code, "RES-01" in failures) == (ExitCode.VIOLATIONS, True)


def test_one_cloud_that_cannot_be_read_does_not_cost_the_other(
    project: Path, aws: Relay, google: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    done, report = diff(project)
    assert [gap[:2] for gap in gaps(report)] == [("aws", ACCOUNT)]
    assert [name.partition("_")[0] for name in missing(report)] == ["google"] * 4
    assert done.code == ExitCode.VIOLATIONS
    assert done.err.count("error: ") == 1


# AWS


def test_no_credentials(project: Path, aws: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    done, report = diff(project, "--cloud", "aws")
    assert done.code == ExitCode.INCOMPLETE
    assert done.err.splitlines()[0] == f"error: aws {ACCOUNT}: Unable to locate credentials"
    assert done.err.count("error: ") == 1
    assert [gap[:2] for gap in gaps(report)] == [("aws", ACCOUNT)]
    assert report["drift"] == []


@pytest.mark.parametrize(
    ("operation", "code", "says"),
    [
        ("sts.get_caller_identity", "ExpiredToken", "the credentials have expired"),
        ("sts.get_caller_identity", "InvalidClientTokenId", "does not accept the credentials"),
        ("sts.get_caller_identity", "AccessDenied", "access denied"),
        ("kms.list_keys", "ExpiredTokenException", "the credentials have expired"),
    ],
)
def test_credentials_that_open_nothing(operation: str, code: str, says: str, project: Path, aws: Relay) -> None:
    aws.fail(operation, code, status=403)
    done, report = diff(project, "--cloud", "aws")
    assert done.code == ExitCode.INCOMPLETE
    assert done.err.count("error: ") == 1
    assert says in done.err
    ((call, scope, reason),) = gaps(report)
    assert (call, scope) == ("aws", ACCOUNT)
    assert says in reason
    assert report["drift"] == []


def test_credentials_of_another_account(project: Path, aws: Relay) -> None:
    aws.give(
        "sts.get_caller_identity",
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>999999999999</Account>"
        "</GetCallerIdentityResult></GetCallerIdentityResponse>",
    )
    done, report = diff(project, "--cloud", "aws")
    assert done.code == ExitCode.INCOMPLETE
    assert "the credentials are of account 999999999999" in done.err
    assert report["drift"] == []


def test_access_denied_to_one_list_of_many(project: Path, aws: Relay) -> None:
    aws.fail("s3.list_buckets", "AccessDenied", status=403)
    done, report = diff(project, "--cloud", "aws")
    assert gaps(report) == [("s3.list_buckets", ACCOUNT, "access denied: s3.list_buckets is refused")]
    # The keys could be listed, so the key is missing for sure; the bucket may be there.
    assert missing(report) == ["aws_kms_key.data"]
    assert (done.code, done.err) == (ExitCode.VIOLATIONS, "")


def test_access_denied_to_one_detail_of_one_bucket(project: Path, aws: Relay, client: Client) -> None:
    stray = make_stray(client)
    aws.fail("s3.get_bucket_policy", "AccessDenied", status=403)
    _, report = diff(project, "--cloud", "aws")
    assert [gap[:2] for gap in gaps(report)] == [("s3.get_bucket_policy", stray)]
    verdicts = {finding["control"]: finding["verdict"] for finding in report["findings"]}
    assert (verdicts["ACC-04"], verdicts["RES-01"]) == ("unknown", "fail")


def test_a_region_that_is_switched_off(project: Path, aws: Relay) -> None:
    aws.fail("kms.*", "UnrecognizedClientException", status=403, region="eu-central-1")
    done, report = diff(project, "--cloud", "aws")
    assert {gap[:2] for gap in gaps(report)} == {
        ("kms.list_keys", "eu-central-1"),
        ("kms.describe_custom_key_stores", "eu-central-1"),
    }
    # The key would be in that region.
    assert missing(report) == ["aws_s3_bucket.documents"]
    assert done.code == ExitCode.VIOLATIONS


def test_throttled_to_the_end(project: Path, aws: Relay) -> None:
    aws.fail("s3.list_buckets", "SlowDown", status=503)
    _, report = diff(project, "--cloud", "aws")
    ((call, scope, reason),) = gaps(report)
    assert (call, scope) == ("s3.list_buckets", ACCOUNT)
    assert "throttled" in reason
    assert missing(report) == ["aws_kms_key.data"]


def test_an_endpoint_that_hangs_up(project: Path, aws: Relay) -> None:
    aws.hang_up("s3.list_buckets")
    _, report = diff(project, "--cloud", "aws")
    ((call, _, reason),) = gaps(report)
    assert call == "s3.list_buckets"
    assert "no answer from s3" in reason
    assert missing(report) == ["aws_kms_key.data"]


def test_an_endpoint_where_nobody_listens(project: Path, aws: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    done, report = diff(project, "--cloud", "aws")
    assert done.code == ExitCode.INCOMPLETE
    assert done.err.count("error: ") == 1
    assert "no answer from sts" in done.err
    assert report["drift"] == []


# Google Cloud


def test_no_google_credentials(project: Path, google: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOOGLE_OAUTH_ACCESS_TOKEN")
    done, report = diff(project, "--cloud", "google")
    assert done.code == ExitCode.INCOMPLETE
    assert done.err.count("error: ") == 1
    assert f"error: google {PROJECT}: the credentials are not accepted" in done.err
    assert [gap[:2] for gap in gaps(report)] == [("google", PROJECT)]
    assert report["drift"] == []


def test_a_google_token_that_has_expired(project: Path, google: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_OAUTH_ACCESS_TOKEN", "yesterday")
    done, report = diff(project, "--cloud", "google")
    assert done.code == ExitCode.INCOMPLETE
    assert "the credentials are not accepted" in done.err
    assert report["drift"] == []


@pytest.mark.parametrize(
    ("method", "undecided"),
    [
        ("storage.buckets.list", {"google_storage_bucket.documents"}),
        ("cloudkms.projects.locations.list", {"google_kms_crypto_key.data", "google_kms_key_ring.this"}),
        ("cloudkms.projects.locations.keyRings.list", {"google_kms_crypto_key.data", "google_kms_key_ring.this"}),
    ],
)
def test_google_denies_one_list_of_many(method: str, undecided: set[str], project: Path, google: Double) -> None:
    google.fault(f"{method}$", 403, None)
    done, report = diff(project, "--cloud", "google")
    ((call, _, reason),) = gaps(report)
    assert call == method
    assert reason.startswith("access denied")
    everything = {
        "google_kms_crypto_key.data",
        "google_kms_key_ring.this",
        "google_org_policy_policy.storage_secure_http_transport",
        "google_storage_bucket.documents",
    }
    assert set(missing(report)) == everything - undecided
    assert done.code == (ExitCode.VIOLATIONS if everything - undecided else ExitCode.INCOMPLETE)


# Snapshots


def test_a_snapshot_says_what_the_cloud_says(project: Path, aws: Relay, google: Double, client: Client) -> None:
    make_stray(client)
    client("kms", "eu-central-1").create_key()
    aws.fail("s3.get_bucket_acl", "AccessDenied", status=403)
    live = here("diff", "--format", "json", folder=project)
    kept = here("snapshot", "-o", "monday.json", folder=project)
    assert (kept.code, kept.out) == (ExitCode.INCOMPLETE, "")
    assert kept.err.splitlines() == [
        "wrote monday.json",
        "could not be read: s3.get_bucket_acl in arn:aws:s3:::stray: access denied: s3.get_bucket_acl is refused",
    ]
    asked = len(aws.asked), len(google.calls)
    again = here("diff", "--snapshot", "monday.json", "--format", "json", folder=project)
    assert (again.code, again.out, again.err) == (live.code, live.out, live.err)
    assert (len(aws.asked), len(google.calls)) == asked


def test_a_snapshot_of_a_cloud_that_can_be_read_is_complete(project: Path, aws: Relay) -> None:
    done = here("snapshot", "--cloud", "aws", folder=project)
    assert (done.code, done.out, done.err) == (ExitCode.COMPLIANT, "", "wrote snapshot.json\n")


def test_a_snapshot_without_credentials_is_not_green_later(
    project: Path, aws: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert here("snapshot", "--cloud", "aws", folder=project).code == ExitCode.INCOMPLETE
    done, report = diff(project, "--snapshot", "snapshot.json", "--cloud", "aws")
    assert done.code == ExitCode.INCOMPLETE
    assert [gap[:2] for gap in gaps(report)] == [("aws", ACCOUNT)]


def test_a_snapshot_without_a_project_does_not_speak_of_it(project: Path, aws: Relay) -> None:
    here("snapshot", "--cloud", "aws", folder=project)
    done, report = diff(project, "--snapshot", "snapshot.json", "--cloud", "google")
    assert done.code == ExitCode.INCOMPLETE
    assert gaps(report) == [("snapshot", f"google {PROJECT}", "the snapshot does not hold it")]
    assert report["drift"] == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "this is not a snapshot"),
        ('{"version": 99}', "snapshot version 99 is not supported"),
        ('{"version": 1, "taken"', "this is not a snapshot"),
    ],
)
def test_what_is_no_snapshot(content: str, says: str, project: Path) -> None:
    (project / "s.json").write_text(content)
    refused(here("diff", "--snapshot", "s.json", folder=project), f"s.json: {says}")


def test_a_snapshot_that_is_not_there(project: Path) -> None:
    refused(here("diff", "--snapshot", "s.json", folder=project), "s.json: no such file or folder")


# Neighbours


def test_what_the_stack_next_door_manages_is_not_unmanaged(project: Path, aws: Relay, client: Client) -> None:
    first = (project / "stacks/first/stack.yaml").read_text()
    second = project / "stacks/second"
    second.mkdir()
    text = first.replace("stack: first", "stack: second").replace("prefix: change-me", "prefix: next-door")
    (second / "stack.yaml").write_text(text)
    assert here("render", folder=project).code == 0
    client("s3", "us-east-1").create_bucket(Bucket="next-door-documents")
    for named, drift in (
        (("stacks/first",), {("missing", "aws_s3_bucket.documents"), ("missing", "aws_kms_key.data")}),
        ((), {("missing", "aws_kms_key.data"), ("missing", "aws_s3_bucket.documents")}),
    ):
        _, report = diff(project, *named, "--cloud", "aws")
        found = {(item["kind"], item["resource"]) for item in report["drift"] if item["kind"] != "changed"}
        assert found == drift
        judged = {finding["resource"] for finding in report["findings"]}
        assert ("arn:aws:s3:::next-door-documents" in judged) == (not named)


def test_interrupted_twice_it_does_not_wait_for_a_silent_cloud(project: Path, aws: Relay) -> None:
    def slow() -> str:
        time.sleep(15)
        return ""

    aws.give("s3.list_buckets", slow)
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "diff", "--cloud", "aws"],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 30
    while "s3.list_buckets" not in aws.operations() and time.monotonic() < until:
        time.sleep(0.05)
    asked = time.monotonic()
    running.send_signal(signal.SIGINT)
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err.strip()) == (ExitCode.INTERRUPTED, b"", b"interrupted")
    assert time.monotonic() - asked < 5
