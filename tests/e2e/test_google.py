"""A stack's whole way on Google Cloud: real terraform with a stub provider, real HTTP to a double of the APIs.

The provider's schema and the APIs' documents are Google's own; what the provider and the APIs would refuse beyond
them is not proven here. https://registry.terraform.io/providers/hashicorp/google/latest/docs
"""

from __future__ import annotations

import json
import os
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bindings.changes import PROJECT_NUMBER
from tests.e2e.command import Json, drift, failures, report, unreadable
from tests.e2e.emulator import environment
from tests.e2e.project import Project, project_of
from tests.e2e.project.keys import KEYS, RINGS
from tests.e2e.project.logs import LOGS as LOG_BUCKETS
from tests.e2e.project.model import TLS_POLICY
from tests.e2e.project.policies import PERIMETERS
from tests.e2e.project.storage import BUCKETS, bucket
from tests.e2e.world import copy_stack
from tests.google.double import Double
from tests.google.fixtures import google_terraform
from tests.google.governed import ACCESS_POLICY, LOCATIONS, ORGANIZATION, approve
from tests.google.terraform import terraform

__all__ = ["google_terraform"]

pytestmark = [pytest.mark.terraform, pytest.mark.registry]

# Nothing here is the remote state's: the double is no object store.
BACKEND = 'terraform {\n  backend "local" {}\n}\n'
SITE, RECORDS, CLINIC = "acme-www-prod", "chg-records-prod", "chg-clinical-ai"
LOGS = "//storage.googleapis.com/acme-www-logs"
STATE_KEY = f"projects/{SITE}/locations/europe-west3/keyRings/terraform/cryptoKeys/state"


@dataclass(frozen=True)
class Applied:
    """An example stack after a real apply: its folder, its plan's JSON and the project that it made."""

    stack: Path
    plan: Path
    made: Project

    def diff(self, double: Double) -> tuple[int, Json]:
        """Compare what the double serves with the stack."""
        variables = environment(**double.environment(), NO_GCE_CHECK="true", CLOUDSDK_CONFIG=os.devnull)
        return report(variables, self.stack.parent, "diff", self.stack.name, "--cloud", "google")

    def project(self) -> Project:
        """Return a copy of the project, to change by hand."""
        return deepcopy(self.made)


def apply(name: str, project: str, folder: Path, variables: dict[str, str]) -> Applied:
    return applied_to(copy_stack(name, folder / "stacks", mended=served), project, folder, variables)


def served(stack: str) -> str:
    """A stack.yaml with the numbers that the stub and the double go by."""
    for own, theirs in {
        "428817305561": str(PROJECT_NUMBER),
        "917402665118": ORGANIZATION,
        "580140911902": ACCESS_POLICY.rpartition("/")[2],
    }.items():
        stack = stack.replace(own, theirs)
    return stack


def applied_to(stack: Path, project: str, folder: Path, variables: dict[str, str]) -> Applied:
    """Apply a rendered stack to a project that was empty; `folder` is room to work in."""
    work = folder / "work"
    work.mkdir()
    for file in stack.glob("google/*.tf"):
        (work / file.name).write_bytes(file.read_bytes())
    (work / "backend_override.tf").write_text(BACKEND)
    for arguments in (["init"], ["validate"], ["plan", "-out=plan.bin"]):
        run(variables, work, *arguments)
    plan = folder / "plan.json"
    plan.write_text(run(variables, work, "show", "-json", "plan.bin"))
    run(variables, work, "apply", "plan.bin")
    return Applied(stack, plan, project_of(project, json.loads(run(variables, work, "show", "-json"))))


def run(variables: dict[str, str], folder: Path, *arguments: str) -> str:
    done = terraform(variables, folder, *arguments, "-no-color")
    assert done.returncode == 0, f"terraform {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def site(google_terraform: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Applied:
    return apply("public-site", SITE, tmp_path_factory.mktemp("site"), google_terraform)


@pytest.fixture(scope="module")
def records(google_terraform: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Applied:
    return apply("patient-records", RECORDS, tmp_path_factory.mktemp("records"), google_terraform)


@pytest.fixture(scope="module")
def clinic(google_terraform: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Applied:
    return apply("clinical-ai", CLINIC, tmp_path_factory.mktemp("clinic"), google_terraform)


@pytest.mark.parametrize(
    ("which", "profile"),
    [
        ("clinic", "clinical-ai/profile.yaml"),
        ("records", "patient-records/profile.yaml"),
        ("site", "eu-customer-keys"),
    ],
)
def test_a_plan_is_compliant(which: str, profile: str, request: pytest.FixtureRequest) -> None:
    applied: Applied = request.getfixturevalue(which)
    code, found = report(environment(), applied.stack.parent, "check", str(applied.plan), "--profile", profile)
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    assert {each["control"] for each in found["findings"]} >= {"RES-01", "KEY-01", "KEY-02", "ACC-01", "ACC-04"}


@pytest.mark.parametrize("which", ["clinic", "records", "site"])
def test_files_are_compliant(which: str, request: pytest.FixtureRequest) -> None:
    applied: Applied = request.getfixturevalue(which)
    code, found = report(environment(), applied.stack, "check", "google")
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    assert "RES-06" in {each["control"] for each in found["findings"]}


@pytest.mark.parametrize("which", ["clinic", "records", "site"])
@pytest.mark.parametrize("page_size", [1000, 1])
def test_what_was_applied_is_in_sync(which: str, page_size: int, request: pytest.FixtureRequest) -> None:
    applied: Applied = request.getfixturevalue(which)
    with applied.made.served(page_size) as double:
        code, found = applied.diff(double)
        pages = double.log.count("storage.buckets.list")
    assert (drift(found), failures(found), unreadable(found)) == ([], [], [])
    assert code == 0
    assert pages == (1 if page_size == 1000 else len(applied.made.of(BUCKETS)))


def test_what_was_changed_by_hand_is_named_and_nothing_else(site: Applied) -> None:
    project = site.project()
    logs = project.of(BUCKETS)["acme-www-logs"]
    logs["iamConfiguration"]["publicAccessPrevention"] = "inherited"
    project.grants[BUCKETS, "acme-www-logs"] = [{"role": "roles/storage.objectViewer", "members": ["allUsers"]}]
    del logs["encryption"]
    project.add(BUCKETS, bucket("acme-quick-copy", "us", labels={"eurofence-class": "public"}))
    ring = f"projects/{SITE}/locations/global/keyRings/quick"
    project.add(RINGS, {"name": ring})
    (like,) = project.of(KEYS).values()
    project.add(KEYS, {**like, "name": f"{ring}/cryptoKeys/quick"})
    with project.served(page_size=1) as double:
        code, found = site.diff(double)
    assert code == 1
    key = f"//cloudkms.googleapis.com/{ring}"
    assert drift(found) == [
        ("unmanaged", key, ""),
        ("unmanaged", f"{key}/cryptoKeys/quick", ""),
        ("unmanaged", "//storage.googleapis.com/acme-quick-copy", ""),
        ("changed", LOGS, "key"),
        ("changed", LOGS, "public_access"),
        ("changed", LOGS, "shared_with"),
    ]
    values = {each["field"]: (each["expected"], each["actual"]) for each in found["drift"]}
    assert values["public_access"] == ("blocked", "public")
    assert failures(found) == [
        ("KEY-03", key),
        ("KEY-03", f"{key}/cryptoKeys/quick"),
        ("RES-01", "//storage.googleapis.com/acme-quick-copy"),
        ("ACC-01", LOGS),
        ("ACC-03", LOGS),
        ("KEY-01", LOGS),
    ]
    assert unreadable(found) == []


def test_a_key_taken_back_from_the_third_party_is_named(records: Applied) -> None:
    project = records.project()
    ((name, key),) = project.of(KEYS).items()
    for part in (key["versionTemplate"], key["primary"]):
        part["protectionLevel"] = "SOFTWARE"
    key["rotationPeriod"] = "31536000s"
    with project.served() as double:
        code, found = records.diff(double)
    assert code == 1
    key_id = f"//cloudkms.googleapis.com/{name}"
    assert drift(found) == [("changed", key_id, "custody"), ("changed", key_id, "rotation_days")]
    logs = [f"//logging.googleapis.com/{each}" for each in sorted(project.of(LOG_BUCKETS))]
    settings = f"//logging.googleapis.com/organizations/{ORGANIZATION}/settings"
    buckets = [f"//storage.googleapis.com/{each}" for each in sorted(project.of(BUCKETS))]
    assert failures(found) == [("KEY-02", each) for each in [key_id, settings, *logs, *buckets]]


def test_a_guard_that_is_let_down_is_named(clinic: Applied) -> None:
    """Another reason opens a key, the perimeter is only tried out, support need not ask, anything may be made."""
    project = clinic.project()
    name = f"projects/{CLINIC}/locations/europe-west9/keyRings/chg-ai/cryptoKeys/chg-ai-clinical"
    policy = project.of(KEYS)[name]["keyAccessJustificationsPolicy"]
    policy["allowedAccessReasons"] = [*policy["allowedAccessReasons"], "THIRD_PARTY_DATA_REQUEST"]
    (perimeter,) = project.of(PERIMETERS).values()
    perimeter["spec"] = perimeter.pop("status")
    perimeter["useExplicitDryRunSpec"] = True
    project.policies[LOCATIONS] = [{"values": {"allowedValues": ["in:europe-locations"]}}]
    with project.served() as double:
        approve(double, CLINIC)
        code, found = clinic.diff(double)
    assert code == 1
    key, around = f"//cloudkms.googleapis.com/{name}", f"//accesscontextmanager.googleapis.com/{perimeter['name']}"
    own = f"//orgpolicy.googleapis.com/projects/{CLINIC}"
    support = f"//accessapproval.googleapis.com/projects/{CLINIC}/accessApprovalSettings"
    assert drift(found) == [
        ("changed", support, "approves"),
        ("changed", around, "enforced"),
        ("changed", key, "justifications"),
    ]
    assert failures(found) == [
        ("ACC-02", support),
        ("GRD-03", around),
        ("KEY-09", key),
        ("ACC-02", own),
        ("GRD-01", own),
    ]


def test_plain_http_in_the_whole_project_is_named(site: Applied) -> None:
    project = site.project()
    project.policies[TLS_POLICY] = [{"enforce": False}]
    with project.served() as double:
        code, found = site.diff(double)
    buckets = [f"//storage.googleapis.com/acme-www-{name}" for name in ("logs", "pages")]
    assert code == 1
    assert drift(found) == [("changed", each, "tls_only") for each in buckets]
    assert failures(found) == [("ACC-04", each) for each in buckets]


def test_a_bucket_and_a_key_that_are_gone_are_missing(site: Applied) -> None:
    project = site.project()
    del project.of(BUCKETS)["acme-www-logs"]
    (key,) = project.of(KEYS)
    del project.of(KEYS)[key]
    with project.served() as double:
        code, found = site.diff(double)
    assert code == 1
    assert {each for each in drift(found) if each[0] == "missing"} == {
        ("missing", "google_kms_crypto_key.web", ""),
        ("missing", "google_storage_bucket.logs", ""),
    }


@pytest.mark.parametrize(
    "method", [r"storage\.buckets\.list", r"cryptoKeys\.list", r"buckets\.getIamPolicy", "getEffectivePolicy"]
)
def test_a_denied_call_is_said_and_never_in_sync(site: Applied, method: str) -> None:
    with site.made.served() as double:
        double.fault(method, 403, times=None)
        code, found = site.diff(double)
    assert code == 3, (drift(found), failures(found))
    assert drift(found) == []
    denied = [each for each in unreadable(found) if each["reason"].startswith("access denied")]
    assert denied and all(each["permission"] for each in denied)


def test_a_denied_call_hides_no_violation(site: Applied) -> None:
    project = site.project()
    project.add(BUCKETS, bucket("acme-quick-copy", "us", labels={"eurofence-class": "public"}))
    with project.served() as double:
        double.fault("getEffectivePolicy", 403, times=None)
        code, found = site.diff(double)
    assert code == 1
    assert ("RES-01", "//storage.googleapis.com/acme-quick-copy") in failures(found)
    assert unreadable(found)


def test_what_holds_the_state_is_nobodys_and_not_unmanaged(
    google_terraform: dict[str, str], tmp_path: Path, site: Applied
) -> None:
    stack = copy_stack("public-site", tmp_path, state_project=SITE)
    project = site.project()
    project.add(RINGS, {"name": STATE_KEY.rpartition("/cryptoKeys/")[0]})
    (like,) = project.of(KEYS).values()
    project.add(KEYS, {**like, "name": STATE_KEY})
    project.add(BUCKETS, bucket("acme-terraform-state-europe-west3", "europe-west3", STATE_KEY))
    with project.served() as double:
        code, found = Applied(stack, site.plan, project).diff(double)
    assert (drift(found), failures(found), unreadable(found)) == ([], [], [])
    assert code == 0
    assert f"//cloudkms.googleapis.com/{STATE_KEY}" in {each["resource"] for each in found["findings"]}


def test_a_state_bucket_under_a_key_of_another_project_is_not_unmanaged(site: Applied) -> None:
    project = site.project()
    elsewhere = STATE_KEY.replace(SITE, "acme-platform")
    project.add(BUCKETS, bucket("acme-terraform-state-europe-west3", "europe-west3", elsewhere))
    with project.served() as double:
        code, found = site.diff(double)
    assert (code, drift(found)) == (3, [])
    # A reading is of one project: a key of another is a name that says nothing of who holds it.
    bucket_id = "//storage.googleapis.com/acme-terraform-state-europe-west3"
    assert failures(found) == [("KEY-01?", bucket_id), ("KEY-02?", bucket_id)]
