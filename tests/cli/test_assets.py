"""Google through Cloud Asset Inventory: the same report as from the APIs, for all projects in one sweep."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import ExitCode
from generator.sources.live.assets.rows import split
from generator.sources.live.sweep import live_rows
from tests.cli.command import Done, here
from tests.cli.conftest import PROJECT
from tests.google.double import Double

ABOVE = ["projects/1", "organizations/10"]
PARENT = "organizations/10"


@pytest.fixture
def organization(google: Double) -> Double:
    """The project of the stack, in an organisation with another one."""
    google.project(PROJECT, "1", organization="10")
    google.assets.project("elsewhere", "2", "10")
    google.assets.add("cloudresourcemanager.googleapis.com/Organization", "//x/organizations/10", {}, above=ABOVE[1:])
    bucket = {"name": "stray", "location": "US"}
    google.assets.add("storage.googleapis.com/Bucket", "//storage.googleapis.com/stray", bucket, project=PROJECT)
    google.seed("storage", "v1", "buckets", bucket, project=PROJECT)
    policy = {"name": "projects/1/policies/storage.secureHttpTransport", "spec": {"rules": [{"enforce": False}]}}
    google.answer("orgpolicy", "v2", "projects.policies.getEffectivePolicy", policy)
    return google


def diff(project: Path, *options: str) -> tuple[Done, dict[str, Any]]:
    done = here("diff", "--cloud", "google", *options, "--format", "json", folder=project)
    assert "Traceback" not in done.err
    return done, json.loads(done.out)


def test_the_inventory_says_what_the_apis_say(project: Path, organization: Double) -> None:
    done, report = diff(project, "--assets", PARENT)
    plain, expected = diff(project)
    assert (done.code, done.err) == (plain.code, "") == (ExitCode.VIOLATIONS, "")
    assert report["drift"] == expected["drift"]
    assert report["findings"] == expected["findings"]
    assert {item["resource"] for item in report["drift"] if item["kind"] == "unmanaged"} == {
        "//storage.googleapis.com/stray"
    }
    assert "1 other projects are in organizations/10: not read" in report["coverage"]["notes"]


def test_what_the_inventory_answers_wholly_is_not_asked_for_once_more(project: Path, organization: Double) -> None:
    _, direct = split(live_rows("google"))
    diff(project, "--assets", PARENT)
    asked = {call.method for call in organization.calls} - {"cloudasset.assets.list"}
    assert bool(direct) == bool(asked)
    assert "cloudkms.projects.locations.keyRings.cryptoKeys.list" not in asked


def test_a_snapshot_holds_every_project_and_serves_the_stack_s(project: Path, organization: Double) -> None:
    here("snapshot", "--cloud", "google", "--assets", PARENT, folder=project)
    readings = json.loads((project / "snapshot.json").read_text())["readings"]
    assert [reading["target"]["name"] for reading in readings] == [PROJECT, "elsewhere"]
    _, then = diff(project, "--snapshot", "snapshot.json")
    assert then["drift"] == diff(project, "--assets", PARENT)[1]["drift"]


def test_an_export_is_read_without_a_call(project: Path, organization: Double) -> None:
    for content in ("RESOURCE", "IAM_POLICY"):
        lines = [json.dumps(asset) for asset in organization.assets.export(content)]
        (project / f"{content}.json").write_text("\n".join([*lines, ""]))
    before = len(organization.calls)
    _, report = diff(project, "--assets", "RESOURCE.json", "--assets", "IAM_POLICY.json")
    assert len(organization.calls) == before
    assert "//storage.googleapis.com/stray" in {item["resource"] for item in report["drift"]}


def test_an_inventory_that_is_denied_decides_nothing(project: Path, organization: Double) -> None:
    organization.fault("cloudasset", 403, None)
    done, report = diff(project, "--assets", PARENT)
    assert done.code == ExitCode.INCOMPLETE
    assert report["drift"] == []
    assert "roles/cloudasset.viewer" in done.err


def test_a_project_that_is_elsewhere_decides_nothing(project: Path, organization: Double) -> None:
    done, report = diff(project, "--assets", "projects/elsewhere")
    assert done.code == ExitCode.INCOMPLETE
    assert (report["drift"], report["coverage"]["unreadable"][0]["call"]) == ([], "assets")


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--assets", "organisations/1"], "there is no file organisations/1"),
        (["--assets", PARENT, "--assets", "folders/2"], "one organisation, folder or project at a time"),
        (["--assets", PARENT, "--snapshot", "snapshot.json"], "--snapshot and --assets are two readings"),
    ],
)
def test_wrong_options_are_refused_before_anything_is_asked(
    project: Path, organization: Double, options: list[str], problem: str
) -> None:
    done = here("diff", "--cloud", "google", *options, folder=project)
    assert done.code == ExitCode.WRONG_INPUT
    assert problem in done.err
    assert organization.calls == []
