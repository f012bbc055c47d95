"""A stack in another universe, whole: rendered, valid for real Terraform, compliant, read live there, and in sync."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.drift import compare
from generator.facts import Inventory, KeyRing, Known, Operator
from generator.judge import judge
from generator.profiles import load_profile
from generator.render import compare as stale
from generator.render import render, write
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from generator.sources.live.google import read_google
from generator.sources.live.sweep import live_rows
from generator.stacks import Stack
from tests.google.double import Double
from tests.google.terraform import stub_provider, terraform

PROFILE = load_profile("fr-secnumcloud")
KEY = "projects/s3ns:platform/locations/u-france-east1/keyRings/state/cryptoKeys/state"
STACK = Stack.model_validate({
    "stack": "records",
    "title": "Records in the universe of S3NS",
    "profile": "fr-secnumcloud",
    "google": {
        "project": "s3ns:acme-data",
        "project_number": "123456789012",
        "universe": "s3nsapis.fr",
        "state": {"bucket": "acme-state", "key": KEY},
    },
    "components": [
        {"component": "key", "name": "data", "external_key": {"google": "https://kms.example.fr/v0/keys/1"}},
        {"component": "bucket", "name": "papers", "key": "data"},
        {"component": "guardrails", "name": "policies"},
    ],
})  # fmt: skip
ROWS = [row for row in live_rows("google") if row.type.startswith(("google_kms_", "google_storage_bucket"))]


@pytest.fixture
def rendered(tmp_path: Path) -> Path:
    write(stale(render(STACK, PROFILE), tmp_path), tmp_path)
    return tmp_path / "google"


def verdicts(inventory: Inventory, verdict: str) -> dict[str, str]:
    return {each.control: each.message for each in judge(inventory, PROFILE).findings if each.verdict == verdict}


def text_of(folder: Path) -> str:
    return "".join(path.read_text() for path in sorted(folder.glob("*.tf")))


def test_it_is_compliant_where_the_operator_must_be_in_the_eu(rendered: Path) -> None:
    found = to_inventory(read_directory(rendered))
    assert {fact.universe for fact in found.facts if not isinstance(fact, Operator)} == {Known("s3nsapis.fr")}
    assert verdicts(found, "fail") == {}
    assert verdicts(found, "unknown") == {}
    passed = verdicts(found, "pass")
    assert "under the law of FR" in passed["OPR-01"]
    assert "u-france-east1 (France, FR)" in passed["RES-01"]
    assert "u-france-east1 (France, FR)" in passed["RES-06"]


def test_every_host_is_of_the_universe(rendered: Path) -> None:
    text = text_of(rendered)
    assert 'universe_domain = "s3nsapis.fr"' in text
    assert '"https://storage.s3nsapis.fr/storage/v1/b"' in text
    # A policy names services, which are called the same in every universe.
    hosts = "".join(line for line in text.splitlines() if "denied_values" not in line)
    assert not re.findall(r"[a-z.]*googleapis\.com|[a-z.]*pkg\.dev", hosts)


def test_without_its_universe_it_is_no_longer_compliant(rendered: Path) -> None:
    file = rendered / "provider.tf"
    file.write_text(re.sub(r"\n *universe_domain.*", "", file.read_text()))
    found = to_inventory(read_directory(rendered))
    assert set(verdicts(found, "fail")) == {"OPR-01"}
    assert "a location of s3nsapis.fr, not of googleapis.com" in verdicts(found, "unknown")["RES-01"]


def test_state_at_google_s_own_host_is_not_green(rendered: Path) -> None:
    file = rendered / "versions.tf"
    for line, reason in (('endpoint = "https://kms.example.fr/b"', "is not told"), ("", "not of googleapis.com")):
        line = f"\n    storage_custom_{line}" if line else ""
        file.write_text(re.sub(r"\n *storage_custom_endpoint.*", line, file.read_text()))
        found = verdicts(to_inventory(read_directory(rendered)), "unknown")
        assert set(found) == {"RES-06"}
        assert reason in found["RES-06"]


def test_germany_has_its_own_names_and_nobody_vouches_for_its_operator(tmp_path: Path) -> None:
    assert STACK.google is not None
    there = {"project": "eu0:acme-data", "universe": "apis-berlin-build0.goog", "location": "u-germany-northeast1"}
    state = STACK.google.state.model_copy(
        update={"key": KEY.replace("s3ns:", "eu0:").replace("france-east1", "germany-northeast1")}
    )
    stack = STACK.model_copy(update={"google": STACK.google.model_copy(update={**there, "state": state})})
    write(stale(render(stack, PROFILE), tmp_path), tmp_path)
    text = text_of(tmp_path / "google")
    assert 'universe_domain = "apis-berlin-build0.goog"' in text
    assert '"https://storage.apis-berlin-build0.goog/storage/v1/b"' in text
    found = to_inventory(read_directory(tmp_path / "google"))
    assert verdicts(found, "fail") == {}
    assert list(verdicts(found, "unknown")) == ["OPR-01"]
    assert "u-germany-northeast1 (Berlin, DE)" in verdicts(found, "pass")["RES-01"]


@pytest.mark.terraform
@pytest.mark.skipif(shutil.which("terraform") is None, reason="no terraform on this machine")
def test_real_terraform_takes_it(rendered: Path) -> None:
    (rendered / "backend_override.tf").write_text('terraform {\n  backend "local" {}\n}\n')
    with stub_provider() as environment:
        for command in (("init", "-input=false"), ("validate",), ("fmt", "-check", "-diff")):
            done = terraform(environment, rendered, *command)
            assert done.returncode == 0, f"{done.stdout}{done.stderr}"


@pytest.fixture
def universe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    """The stack as it lives in its universe; the environment leads there."""
    here = "projects/s3ns:acme-data/locations/u-france-east1"
    with Double() as double:
        double.project("s3ns:acme-data")
        double.seed("cloudkms", "v1", "projects.locations", {"name": here, "locationId": "u-france-east1"})
        ring = f"{here}/keyRings/records"
        double.seed("cloudkms", "v1", "projects.locations.keyRings", {"name": ring})
        double.endpoint("storage", "v1")
        for name, value in double.environment().items():
            monkeypatch.setenv(name, value)
        yield double


def test_what_lives_there_is_judged_there(universe: Double, rendered: Path) -> None:
    live = read_google(project="s3ns:acme-data", universe="s3nsapis.fr", rows=ROWS)
    (ring,) = (fact for fact in live.facts if isinstance(fact, KeyRing))
    assert (ring.location, ring.universe) == (Known("u-france-east1"), Known("s3nsapis.fr"))
    assert verdicts(live, "fail") == {}
    assert "under the law of FR" in verdicts(live, "pass")["OPR-01"]
    drift = compare([to_inventory(read_directory(rendered))], live).drift
    assert {(each.kind, each.type) for each in drift if each.type == "google_kms_key_ring"} == set()


def test_the_same_in_google_s_own_universe_is_not(universe: Double) -> None:
    live = read_google(project="s3ns:acme-data", rows=ROWS)
    assert set(verdicts(live, "fail")) == {"OPR-01"}
    assert "not of googleapis.com" in verdicts(live, "unknown")["KEY-03"]
