"""The loop that proves author and judge against each other: what is rendered is compliant, and every guarantee that is
taken out of it is missed by exactly the controls that ask for it."""

# ruff: noqa: E501  # a table reads best with a row a line

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.controls import CONTROLS
from generator.findings import Report
from generator.judge import judge
from generator.profiles import Profile, builtin_profiles, load_profile
from generator.render import compare, render, write
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from generator.stacks import Stack, find_stacks, load_stack
from tests.render.google_estate import google_estate

ROOT = Path(__file__).parents[2]
STACKS = {folder.name: folder for folder in find_stacks(ROOT / "stacks")}


def rendered(stack: Stack, profile: Profile, folder: Path) -> Path:
    write(compare(render(stack, profile), folder), folder)
    return folder


def report(folder: Path, profile: Profile) -> Report:
    return judge(to_inventory(read_directory(folder)), profile)


def verdicts(report: Report, verdict: str) -> set[str]:
    return {finding.control for finding in report.findings if finding.verdict == verdict}


def stack_under(name: str, profile: Profile) -> Stack:
    """Return an example stack with what any profile may ask for: places it allows, a key store, external keys."""
    stack = load_stack(STACKS[name])
    place = profile.residency.place
    assert stack.aws and stack.google
    key = f"projects/state-keys/locations/{place.google[0]}/keyRings/state/cryptoKeys/state"
    keys = tuple(
        c.model_copy(update={"external_key": type(c.external_key)(aws="k", google="https://kms.example.eu/v0/keys/1")})
        if c.component == "key" and profile.keys.custody == "external"
        else c
        for c in stack.components
    )
    return stack.model_copy(
        update={
            "components": keys,
            "aws": stack.aws.model_copy(update={"region": place.aws[0], "key_store": "cks-0123456789abcdef0"}),
            "google": stack.google.model_copy(
                update={"location": place.google[0], "state": stack.google.state.model_copy(update={"key": key})}
            ),
        }
    )


@pytest.mark.parametrize("cloud", ["aws", "google"])
@pytest.mark.parametrize("name", builtin_profiles())
def test_what_is_rendered_is_compliant_under_every_builtin_profile(tmp_path: Path, name: str, cloud: str) -> None:
    profile = load_profile(name)
    folder = rendered(stack_under("public-site", profile), profile, tmp_path)
    found = report(folder / cloud, profile)
    # Both clouds are under US law: a profile that allows EU operators only is told so, and nothing else.
    expected = set() if "US" in profile.operators.jurisdictions else {"OPR-01"}
    assert verdicts(found, "fail") == expected
    assert verdicts(found, "unknown") == set()
    assert not found.coverage.uncovered
    assert not found.coverage.unreadable
    assert verdicts(found, "pass") | expected >= {"RES-01", "RES-06", "KEY-01", "KEY-02", "KEY-03", "ACC-01", "ACC-04"}


ABROAD = """
resource "aws_s3_bucket" "abroad" {
  provider = aws.abroad
  bucket   = "acme-abroad"
}
provider "aws" {
  alias  = "abroad"
  region = "us-east-1"
}
"""
REPLICATION = f"""{ABROAD}
resource "aws_s3_bucket_replication_configuration" "logs" {{
  bucket = aws_s3_bucket.logs.id
  role   = "arn:aws:iam::111122223333:role/r"
  rule {{
    status = "Enabled"
    destination {{ bucket = aws_s3_bucket.abroad.arn }}
  }}
}}
"""
SUBSCRIPTION = """
resource "aws_sns_topic_subscription" "more" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:us-east-1:777788889999:elsewhere"
}
"""
LOG_FILTER = """
resource "aws_cloudwatch_log_subscription_filter" "more" {
  name            = "more"
  log_group_name  = aws_cloudwatch_log_group.questions_log_group.name
  filter_pattern  = ""
  destination_arn = "arn:aws:kinesis:us-east-1:777788889999:stream/elsewhere"
}
"""
ROUTE = """
resource "aws_bedrock_inference_profile" "more" {
  name = "more"
  model_source {
    copy_from = "arn:aws:bedrock:eu-central-1::inference-profile/us.anthropic.claude-3-5-sonnet-20240620-v1:0"
  }
}
"""
COPY = """
    copy_action {
      destination_vault_arn = "arn:aws:backup:us-east-1:777788889999:backup-vault:elsewhere"
    }
"""
STRANGER = r"""    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::999900001111:root"]
    }
  }

  statement {
"""
STORE = """
resource "aws_kms_custom_key_store" "more" {
  custom_key_store_name  = "more"
  custom_key_store_type  = "EXTERNAL_KEY_STORE"
  xks_proxy_connectivity = "PUBLIC_ENDPOINT"
  xks_proxy_uri_endpoint = "https://kms.somebody-else.example"
  xks_proxy_uri_path     = "/kms/xks/v1"
}
"""
BUCKET = r'(resource "{0}" "logs" \{{.*?\n\}}\n)'
"""The block of one type that belongs to the bucket `logs`."""

# stack, file, what to look for (a regular expression), what to put there, controls that fail, that become unknown
MUTATIONS = [
    ("public-site", "aws/provider.tf", r'"eu-central-1"', '"us-east-1"', {"RES-01", "KEY-03"}, set()),
    ("public-site", "aws/provider.tf", r'"eu-central-1"', '"eu-west-2"', {"RES-01", "KEY-03"}, set()),
    ("public-site", "aws/provider.tf", r"  region .*\n", "", set(), {"RES-01", "RES-07", "KEY-03", "OPR-01"}),
    ("public-site", "aws/provider.tf", r'"eu-central-1"', "var.region", set(), {"RES-01", "RES-07", "KEY-03", "OPR-01"}),
    ("public-site", "aws/versions.tf", r'(region +)= "eu-central-1"', r'\1= "us-east-1"', {"RES-06"}, set()),
    ("public-site", "aws/versions.tf", r" +kms_key_id .*\n", "", {"RES-06"}, set()),
    ("public-site", "aws/versions.tf", r"alias/[a-z-]+", "alias/aws/s3", {"RES-06"}, set()),
    ("public-site", "aws/versions.tf", r'backend "s3" \{', 'backend "http" {', set(), {"RES-06"}),
    ("public-site", "aws/storage.tf", BUCKET.format("aws_s3_bucket_server_side_encryption_configuration"), "", {"KEY-01"}, set()),
    ("public-site", "aws/storage.tf", r"aws_kms_key\.web\.arn", '"alias/aws/s3"', {"KEY-01"}, set()),
    ("public-site", "aws/storage.tf", r"aws_kms_key\.web\.arn", "var.key", set(), {"KEY-01", "KEY-02"}),
    ("public-site", "aws/storage.tf", BUCKET.format("aws_s3_bucket_public_access_block"), "", {"ACC-01"}, set()),
    ("public-site", "aws/storage.tf", r"(restrict_public_buckets = )true", r"\1false", {"ACC-01"}, set()),
    ("public-site", "aws/storage.tf", BUCKET.format("aws_s3_bucket_policy"), "", {"ACC-04"}, set()),
    ("public-site", "aws/storage.tf", r'"aws:SecureTransport"', '"aws:SourceIp"', {"ACC-04"}, set()),
    ("public-site", "aws/storage.tf", r"\Z", REPLICATION, {"RES-02"}, set()),
    ("public-site", "aws/keys.tf", r"(enable_key_rotation +)= true", r"\1= false", {"KEY-05"}, set()),
    ("public-site", "aws/keys.tf", r"(deletion_window_in_days +)= \d+", r"\1= 7", {"KEY-06"}, set()),
    ("public-site", "aws/keys.tf", r"(multi_region +)= false", r"\1= true", {"KEY-04"}, set()),
    ("patient-records", "aws/keys.tf", r" +xks_key_id .*\n", "", {"KEY-02", "KEY-05"}, set()),
    ("patient-records", "aws/keys.tf", r"\Z", STORE, {"KEY-08"}, set()),
    ("research-platform", "aws/backups.tf", r"(?=\n    lifecycle \{)", COPY, {"RES-03"}, set()),
    ("research-platform", "aws/topics.tf", r"\Z", SUBSCRIPTION, {"RES-04"}, set()),
    ("research-platform", "aws/logs.tf", r"\Z", LOG_FILTER, {"RES-05"}, set()),
    ("research-platform", "aws/models.tf", r"\Z", ROUTE, {"AI-02"}, set()),
    ("research-platform", "aws/models.tf", r"aws_s3_bucket\.questions\.id([\s\S]*)\Z", rf"aws_s3_bucket.abroad.id\1{ABROAD}", {"AI-04"}, set()),
    ("research-platform", "aws/notebooks.tf", r"  kms_key_id .*\n(?=  subnet_id)", "", {"AI-03"}, set()),
    ("research-platform", "aws/audit.tf", r"(is_multi_region_trail +)= true", r"\1= false", {"AUD-01"}, set()),
    ("research-platform", "aws/audit.tf", r"(enable_log_file_validation +)= true", r"\1= false", {"AUD-01"}, set()),
    ("research-platform", "aws/queues.tf", r"(?<=statement \{\n)", STRANGER, {"ACC-03"}, set()),
    ("research-platform", "aws/keys.tf", r"iam::777788889999:root", "iam::999900001111:root", {"KEY-07"}, set()),
    ("research-platform", "aws/databases.tf", r"(publicly_accessible +)= false", r"\1= true", {"ACC-01"}, set()),
    ("research-platform", "aws/provider.tf", r'"eu-central-1"', '"us-east-1"', {"AI-01", "AI-04", "KEY-03", "RES-01", "RES-03", "RES-05"}, set()),
    ("public-site", "google/storage.tf", r'(location +)= "europe-west3"', r'\1= "US"', {"RES-01"}, set()),
    ("public-site", "google/storage.tf", r'(location +)= "europe-west3"', r'\1= "EUR7"', {"RES-01"}, set()),
    ("public-site", "google/storage.tf", r"  location .*\n", "", {"RES-01", "RES-07"}, set()),
    ("public-site", "google/storage.tf", r"  encryption \{.*?\n  \}\n", "", {"KEY-01"}, set()),
    ("public-site", "google/storage.tf", r'"enforced"', '"inherited"', {"ACC-01"}, set()),
    ("public-site", "google/storage.tf", r'"TRUE"', '"FALSE"', {"ACC-04"}, set()),
    ("public-site", "google/keys.tf", r'(location +)= "europe-west3"', r'\1= "global"', {"KEY-03"}, set()),
    ("public-site", "google/keys.tf", r"  rotation_period .*\n", "", {"KEY-05"}, set()),
    ("public-site", "google/keys.tf", r'"2592000s"', '"86400s"', {"KEY-06"}, set()),
    ("patient-records", "google/keys.tf", r'"EXTERNAL"', '"SOFTWARE"', {"KEY-02", "KEY-05"}, set()),
    ("patient-records", "google/keys.tf", r"https://kms[^/]*/", "https://elsewhere.example/", {"KEY-08"}, set()),
    ("patient-records", "google/keys.tf", r"data\.google_storage.*\.member", '"user:spy@example.com"', {"KEY-07"}, set()),
    ("patient-records", "google/keys.tf", r"  key_access_justifications_policy \{.*?\n  \}\n", "", {"KEY-09"}, set()),
    ("patient-records", "google/keys.tf", "GOOGLE_INITIATED_SYSTEM_OPERATION", "THIRD_PARTY_DATA_REQUEST", {"KEY-09"}, set()),
    ("public-site", "google/versions.tf", r" +kms_encryption_key .*\n", "", set(), {"RES-06"}),
    ("public-site", "google/versions.tf", r"locations/europe-west3", "locations/us", {"RES-06"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "file", "old", "new", "fails", "unknown"), MUTATIONS)
def test_a_guarantee_taken_out_is_missed_by_exactly_its_controls(
    tmp_path: Path, name: str, file: str, old: str, new: str, fails: set[str], unknown: set[str]
) -> None:
    stack = load_stack(STACKS[name])
    profile = load_profile(stack.profile, relative_to=STACKS[name])
    folder = rendered(stack, profile, tmp_path)
    text = (folder / file).read_text()
    changed, count = re.subn(old, new, text, flags=re.DOTALL if "{.*?" in old else 0)
    assert count, f"{old} is not in {file}:\n{text}"
    (folder / file).write_text(changed)

    found = report((folder / file).parent, profile)
    own = [f for f in found.findings if "abroad" not in f.resource]
    assert {f.control for f in own if f.verdict == "fail"} == fails
    assert {f.control for f in own if f.verdict == "unknown"} == unknown


GOOGLE: list[tuple[str, str, str, set[str]]] = [
    ("guardrails.tf", r'"in:europe-west3-locations"', '"in:europe-locations"', {"GRD-01"}),
    ("guardrails.tf", r'"eur3"', '"eur5"', {"GRD-01"}),
    ("guardrails.tf", r"  spec \{", "  dry_run_spec {", {"GRD-01", "GRD-02"}),
    ("guardrails.tf", r'"storage\.googleapis\.com", ', "", {"GRD-02"}),
    ("perimeters.tf", r'"storage\.googleapis\.com", ', "", {"GRD-03"}),
    ("perimeters.tf", r"  status \{", "  spec {", {"GRD-03"}),
    ("access_approval.tf", r'"all"', '"storage.googleapis.com"', {"ACC-02"}),
    ("assured_workloads.tf", r'(location +)= "europe-west3"([\s\S]*)"EU_REGIONS_AND_SUPPORT"', r'\1= "us-east4"\2"REGIONAL_CONTROLS"', {"GRD-01"}),
    ("notebooks.tf", r'(boot_disk \{\n +disk_encryption = "CMEK"\n) +kms_key .*\n', r"\1", {"AI-03"}),
    ("notebooks.tf", r'(data_disks \{\n(?: .*\n)+?) +kms_key .*\n', r"\1", {"AI-03"}),
    ("notebooks.tf", r"(disable_public_ip += )true", r"\1false", {"RES-04"}),
    ("notebooks.tf", r"europe-west3-b", "europe-west2-b", {"AI-01"}),
    ("endpoints.tf", r"  encryption_spec \{.*?\n  \}\n", "", {"AI-03"}),
    ("endpoints.tf", r'(location +)= "europe-west3"', r'\1= "global"', {"AI-01"}),
    ("search.tf", r"  encryption_spec \{.*?\n  \}\n", "", {"AI-03"}),
    ("search.tf", r'(region +)= "europe-west3"', r'\1= "europe-west6"', {"AI-01", "RES-04"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "fails"), GOOGLE)
def test_a_guarantee_on_google_taken_out_is_missed_by_exactly_its_controls(
    tmp_path: Path, file: str, old: str, new: str, fails: set[str]
) -> None:
    profile = load_profile("eu-customer-keys")
    folder = rendered(google_estate(profile), profile, tmp_path) / "google"
    text = (folder / file).read_text()
    changed, count = re.subn(old, new, text, flags=re.DOTALL if "{.*?" in old else 0)
    assert count, f"{old} is not in {file}:\n{text}"
    (folder / file).write_text(changed)
    found = report(folder, profile)
    assert verdicts(found, "fail") == fails
    assert verdicts(found, "unknown") == set()


def test_every_control_is_missed_by_some_mutation() -> None:
    missed = {control for *_, fails, _ in MUTATIONS for control in fails}
    missed |= {control for *_, fails in GOOGLE for control in fails}
    # No rendered text can change whose law reaches the operator: the profile decides, and is tested above. No template
    # renders policies of an AWS organisation.
    assert missed == set(CONTROLS) - {"AI-05", "OPR-01"}
