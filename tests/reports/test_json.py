"""The JSON contract: these fields, in this order, every finding."""

import json
import time

import msgspec
import pytest

from generator.errors import ExitCode
from generator.findings import Coverage, Report
from generator.reports import REPORTERS
from tests.reports.sample import FINDINGS, REPORT, finding


@pytest.fixture
def told():
    return json.loads(REPORTERS["json"](REPORT))


def test_the_fields_are_the_contract(told):
    assert list(told) == ["version", "profile", "source", "summary", "findings", "drift", "coverage", "exit_code"]
    assert told["version"] == 1
    assert list(told["summary"]) == ["pass", "fail", "unknown", "waived", "drift"]
    assert list(told["coverage"]) == ["resources", "judged", "uncovered", "unreadable", "notes"]
    for gap in told["coverage"]["unreadable"]:
        assert list(gap) == ["call", "scope", "reason", "permission"]
    fields = "control verdict severity resource type name provider location message path file line fingerprint"
    assert {tuple(one) for one in told["findings"]} == {tuple(fields.split())}
    assert {tuple(one) for one in told["drift"]} == {("kind", "resource", "type", "field", "expected", "actual")}


def test_every_finding_is_there_also_those_that_pass(told):
    assert [(f["control"], f["verdict"], f["resource"]) for f in told["findings"]] == [
        (f.control, f.verdict, f.resource) for f in FINDINGS
    ]
    assert [f["fingerprint"] for f in told["findings"]] == [f.fingerprint for f in FINDINGS]
    assert told["summary"] == {"pass": 2, "fail": 2, "unknown": 1, "waived": 1, "drift": 4}


def test_a_path_is_a_list_of_hops(told):
    paths = [one["path"] for one in told["findings"] if one["path"]]
    assert paths == [["aws_s3_bucket.data eu-central-1", "replication", "aws_s3_bucket.copy us-east-1"]]


def test_uncovered_types_are_sorted(told):
    assert told["coverage"]["uncovered"] == ["aws_glue_job", "aws_sqs_queue"]


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (REPORT, ExitCode.VIOLATIONS),
        (Report(profile="p", source="s"), ExitCode.INCOMPLETE),
        (Report(profile="p", source="s", coverage=Coverage(resources=1, judged=1)), ExitCode.COMPLIANT),
    ],
)
def test_the_exit_code_is_the_reports(report, code):
    assert json.loads(REPORTERS["json"](report))["exit_code"] == code


def test_a_file_name_that_is_not_utf_8_still_gives_a_report():
    name = b"caf\xe9.tf".decode("utf-8", "surrogateescape")
    report = msgspec.structs.replace(REPORT, findings=(finding("RES-01", "fail", "a.b", "no", file=name),))
    told = json.loads(REPORTERS["json"](report))
    assert told["findings"][0]["file"] == "caf\\udce9.tf"
    assert told["exit_code"] == 1


def test_fifty_thousand_findings_take_less_than_half_a_second():
    some = tuple(finding("RES-01", "pass", f"aws_s3_bucket.b{number}", "it is fine") for number in range(50_000))
    report = msgspec.structs.replace(REPORT, findings=some)
    spent = []
    for _ in range(3):
        start = time.process_time()
        assert REPORTERS["json"](report)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.5, spent
