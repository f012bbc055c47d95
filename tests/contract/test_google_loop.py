"""The loop of a stack of every component on Google Cloud: compliant, and a guarantee that is taken out is missed."""

# ruff: noqa: E501  # a table reads best with a row a line

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Report
from generator.judge import judge
from generator.profiles import Profile, builtin_profiles, load_profile
from generator.render import compare, render, write
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from tests.render.google_estate import google_estate


def report(folder: Path, profile: Profile) -> Report:
    return judge(to_inventory(read_directory(folder / "google")), profile)


def rendered(profile: Profile, folder: Path) -> None:
    write(compare(render(google_estate(profile), profile), folder), folder)


def verdicts(report: Report, verdict: str) -> set[str]:
    return {finding.control for finding in report.findings if finding.verdict == verdict}


@pytest.mark.parametrize("name", builtin_profiles())
def test_every_component_is_compliant_under_every_builtin_profile(tmp_path: Path, name: str) -> None:
    profile = load_profile(name)
    rendered(profile, tmp_path)
    found = report(tmp_path, profile)
    # Google is under US law: a profile that allows EU operators only is told so, and nothing else.
    expected = set() if "US" in profile.operators.jurisdictions else {"OPR-01"}
    assert verdicts(found, "fail") == expected
    assert verdicts(found, "unknown") == set()
    assert not found.coverage.uncovered
    assert not found.coverage.unreadable
    assert verdicts(found, "pass") >= {"AUD-01", "KEY-01", "RES-01", "RES-05"}


READS = r'  audit_log_config \{\n    log_type = "DATA_READ"\n  \}\n'
SINK = r'resource "google_logging_project_sink" "_default" \{.*?\n\}\n'

# file, what to look for (a regular expression), what to put there, controls that fail, that become unknown
MUTATIONS = [
    ("audit.tf", READS, "", {"AUD-01"}, set()),
    ("audit.tf", r'(log_type = "DATA_READ")', r'\1\n    exempted_members = ["user:root@example.com"]', {"AUD-01"}, set()),
    ("audit.tf", r'"allServices"', '"storage.googleapis.com"', set(), {"AUD-01"}),
    ("audit.tf", r"  filter .*\n", '  filter = "severity >= ERROR"\n', {"AUD-01"}, set()),
    ("audit.tf", r"(  unique_writer_identity .*\n)", r"\1  disabled = true\n", {"AUD-01"}, set()),
    ("audit.tf", r'"storage\.googleapis\.com/[a-z-]+"', '"storage.googleapis.com/elsewhere"', set(), {"AUD-01", "RES-05"}),
    ("storage.tf", r"(is_locked +)= true", r"\1= false", {"AUD-01"}, set()),
    ("logs.tf", r"  cmek_settings \{.*?\n  \}\n", "", {"KEY-01"}, set()),
    ("logs.tf", r'(location +)= "europe-west3"', r'\1= "us"', {"RES-05"}, {"RES-07"}),
    ("logs.tf", SINK, "", {"RES-05"}, {"RES-07"}),
    ("logs.tf", r"locations/europe-west3/", "locations/us-east1/", {"RES-05"}, {"RES-07"}),
    ("backups.tf", r"  encryption_config \{.*?\n  \}\n", "", {"KEY-01"}, set()),
    ("backups.tf", r'(vault" {\n  backup_vault_id .*\n  location +)= "europe-west3"', r'\1= "us-east4"', {"RES-03"}, set()),
    ("backups.tf", r"google_backup_dr_backup_vault\.vault\.id", '"projects/x/locations/us-east4/backupVaults/x"', {"RES-03"}, set()),
    ("databases.tf", r"  encryption_key_name .*\n", "", {"KEY-01"}, set()),
    ("databases.tf", r'(      location +)= "europe-west3"', r'\1= "us"', {"RES-03"}, set()),
    ("databases.tf", r"(ipv4_enabled +)= false", r'\1= true\n authorized_networks { value = "0.0.0.0/0" }', {"ACC-01"}, set()),
    ("databases.tf", r'  region .*\n', '  region = "us-east4"\n', {"RES-01"}, set()),
    ("file_systems.tf", r"  kms_key_name .*\n", "", {"KEY-01"}, set()),
    ("file_systems.tf", r'(location +)= "europe-west3"', r'\1= "us-east4"', {"RES-01"}, set()),
    ("queues.tf", r"  kms_key_name .*\n", "", {"KEY-01"}, set()),
    ("queues.tf", r"  expiration_policy", '  push_config {\n push_endpoint = "https://hooks.example.com"\n }\n  expiration_policy', {"RES-04"}, set()),
    ("registries.tf", r"  kms_key_name .*\n", "", {"KEY-01"}, set()),
    ("registries.tf", r'(location +)= "europe-west3"', r'\1= "us"', {"RES-01"}, set()),
    ("secrets.tf", r"  replication \{.*?\n  \}\n", "  replication {\n auto {}\n }\n", {"KEY-01", "RES-01"}, set()),
    ("streams.tf", r"  kms_key_name .*\n", "", {"KEY-01"}, set()),
    ("tables.tf", r"  cmek_config \{.*?\n  \}\n", "", {"KEY-01"}, set()),
    ("tables.tf", r'(location_id +)= "europe-west3"', r'\1= "nam5"', {"RES-01"}, set()),
    ("topics.tf", r"  message_storage_policy \{.*?\n  \}\n", "", {"RES-01", "RES-04", "RES-07"}, set()),
    ("topics.tf", r"    enforce_in_transit .*\n", "", {"RES-04"}, set()),
    ("topics.tf", r'\["europe-west3"\]', '["europe-west3", "us-east4"]', {"RES-02"}, set()),
    ("volumes.tf", r'(location +)= "europe-west3"', r'\1= "us-east4"', {"RES-03"}, set()),
    ("warehouses.tf", r"  location .*\n", "", {"RES-01", "RES-07"}, set()),
    ("warehouses.tf", r"  default_encryption_configuration \{.*?\n  \}\n", "", {"KEY-01"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "fails", "unknown"), MUTATIONS)
def test_a_guarantee_taken_out_is_missed_by_exactly_its_controls(
    tmp_path: Path, file: str, old: str, new: str, fails: set[str], unknown: set[str]
) -> None:
    profile = load_profile("eu-customer-keys")
    rendered(profile, tmp_path)
    path = tmp_path / "google" / file
    changed, count = re.subn(old, new, path.read_text(), flags=re.DOTALL if ".*?" in old else 0)
    assert count, f"{old} is not in {file}"
    path.write_text(changed)
    found = report(tmp_path, profile)
    assert verdicts(found, "fail") == fails
    assert verdicts(found, "unknown") == unknown
