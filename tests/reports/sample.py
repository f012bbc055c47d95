"""The report that the golden files show: every section of it, in a few findings."""

from generator.facts import Unreadable
from generator.findings import ControlInfo, Coverage, Drift, Finding, Report

CONTROLS = (
    ControlInfo(
        id="RES-01",
        title="Data at rest stays in the allowed jurisdictions",
        question="residency",
        severity="critical",
        why="A store lies in a country, and that country's courts reach it. A region code means the country it lies "
        "in: eu-west-2 is London.",
        remediation="Move the store to a location inside the profile's residency.data, or change the profile.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",)},
    ),
    ControlInfo(
        id="RES-02",
        title="Replicas stay in the allowed jurisdictions",
        question="residency",
        severity="critical",
        why="Replication carries every object to another place, whatever the source's region says.",
        remediation="Point the replication at a bucket inside the profile's residency.data, or remove it.",
        clauses={"secnumcloud-3.2": ("19.2.b",)},
    ),
    ControlInfo(
        id="KEY-01",
        title="Data is under a customer key",
        question="key custody",
        severity="high",
        why="Whoever holds the key can read the data.",
        remediation="Name a customer key for the store.",
    ),
    ControlInfo(
        id="KEY-08",
        title="The external key store belongs to the declared custodian",
        question="key custody",
        severity="high",
        why="Another custodian is another law.",
        remediation="Point the key store at the custodian's endpoint.",
    ),
    ControlInfo(
        id="OPR-01",
        title="The operator is under an allowed law",
        question="jurisdiction",
        severity="high",
        why="A region pin says where bytes lie, not who can be ordered to hand them over.",
        remediation="Use a cloud whose operator is under an allowed law (aws-eusc, S3NS).",
    ),
)


def finding(control: str, verdict: str, resource: str, message: str, **more: object) -> Finding:
    """Make a finding on a bucket; the severity is the control's."""
    severity = next((info.severity for info in CONTROLS if info.id == control), "medium")
    given = {"type": "aws_s3_bucket", "name": "acme-data", "provider": "aws", "location": "eu-central-1"}
    return Finding(
        **{
            "control": control,
            "verdict": verdict,
            "severity": severity,
            "resource": resource,
            "message": message,
            **given,
            **more,
        }
    )


FINDINGS = (
    finding("KEY-01", "pass", "aws_s3_bucket.data", "it is under aws_kms_key.data", file="main.tf", line=3),
    finding("RES-01", "pass", "aws_s3_bucket.data", "data at rest is in eu-central-1 (Frankfurt, DE)", file="main.tf"),
    finding(
        "RES-02",
        "fail",
        "aws_s3_bucket.data",
        "replication: aws_s3_bucket.copy is in us-east-1 (N. Virginia, US), outside EU",
        path=("aws_s3_bucket.data eu-central-1", "replication", "aws_s3_bucket.copy us-east-1"),
        file="main.tf",
        line=3,
    ),
    finding(
        "RES-01",
        "fail",
        'aws_s3_bucket.copy["a|b"]',
        "data at rest is in us-east-1 (N. Virginia, US), outside EU",
        location="us-east-1",
        file="modules/copy/main.tf",
        line=12,
    ),
    finding(
        "KEY-01",
        "unknown",
        "module.logs.aws_s3_bucket.logs",
        "var.key_arn is not known before apply",
        file="modules/logs/main.tf",
        line=7,
    ),
    finding("OPR-01", "waived", "aws", "accepted until 2027-01-01 by ciso@acme.example: exit is planned", type="aws"),
)

DRIFT = (
    Drift(kind="changed", resource="aws_s3_bucket.data", type="aws_s3_bucket", field="tls_only", expected="true"),
    Drift(
        kind="changed",
        resource="aws_s3_bucket.data",
        type="aws_s3_bucket",
        field="versioned",
        expected="true",
        actual="false",
    ),
    Drift(kind="missing", resource="aws_kms_key.data", type="aws_kms_key"),
    Drift(kind="unmanaged", resource="arn:aws:s3:::acme-scratch", type="aws_s3_bucket"),
)

COVERAGE = Coverage(
    resources=12,
    judged=4,
    parts=3,
    harmless=1,
    uncovered={"aws_sqs_queue": 3, "aws_glue_job": 1},
    unreadable=(
        Unreadable(
            call="s3:GetBucketReplication",
            scope="eu-central-1 acme-locked",
            reason="access denied: explicit deny in a service control policy",
            permission="s3:GetReplicationConfiguration",
        ),
    ),
    notes=("the plan's JSON does not hold the Terraform backend: check the directory for RES-06",),
)

REPORT = Report(
    profile="trusted-third-party-fr",
    source="plan tfplan.json",
    findings=FINDINGS,
    drift=DRIFT,
    coverage=COVERAGE,
    controls=CONTROLS,
)
