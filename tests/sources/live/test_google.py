"""The project as it is, and what cannot be read of it; answers fit Google's own discovery documents."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import ExitCode, Incomplete
from generator.facts import Bucket, Fact, Inventory, Key, KeyRing, KeyStore, Known, Operator, Ref, Unknown, Unreadable
from generator.sources.live.google import read_google
from generator.sources.live.sweep import live_rows
from tests.google.double import Double, not_enabled

PARIS = "projects/acme-data/locations/europe-west9"
RING = f"{PARIS}/keyRings/main"
TLS = "projects.policies.getEffectivePolicy"


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Double]:
    """A project whose key service is in Paris and Frankfurt, and nothing else; the environment leads there."""
    with Double() as double:
        double.project("acme-data")
        for location in ("europe-west3", "europe-west9"):
            name = f"projects/acme-data/locations/{location}"
            double.seed("cloudkms", "v1", "projects.locations", {"name": name, "locationId": location})
        double.endpoint("storage", "v1")
        policy = {"name": "projects/1/policies/storage.secureHttpTransport", "spec": {"rules": [{"enforce": True}]}}
        double.answer("orgpolicy", "v2", TLS, policy)
        for name, value in double.environment().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("NO_GCE_CHECK", "true")
        monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
        yield double


ROWS = [row for row in live_rows("google") if row.type.startswith(("google_kms_", "google_storage_bucket"))]
"""Enough of the table to try the reader with: it knows no type."""


def read(**options: Any) -> Inventory:
    return read_google(project="acme-data", **{"rows": ROWS, **options})


def one(inventory: Inventory, kind: type[Fact]) -> Any:
    (found,) = [fact for fact in inventory.facts if isinstance(fact, kind)]
    return found


def bucket(double: Double, name: str = "eu-data", **settings: Any) -> None:
    double.seed("storage", "v1", "buckets", {"name": name, **settings}, project="acme-data")


def test_an_empty_project_is_its_operator_alone(project: Double) -> None:
    inventory = read()
    assert inventory.facts == (
        Operator(
            id="//cloudresourcemanager.googleapis.com/projects/acme-data",
            type="google project",
            provider="google",
            service="",
            name=Known("acme-data"),
            location=Unknown("a project has no location of its own"),
            operator=Known("googleapis.com"),
        ),
    )
    assert (inventory.source, inventory.unreadable, inventory.resources) == ("google", (), 0)
    assert inventory.notes == (f"read live: {len(ROWS)} resource types of cloudkms, storage; no other type",)


def test_a_locked_bucket_is_read_whole(project: Double) -> None:
    bucket(
        project,
        location="EUROPE-WEST9",
        labels={"eurofence-class": "sensitive"},
        encryption={"defaultKmsKeyName": f"{RING}/cryptoKeys/data"},
        iamConfiguration={"publicAccessPrevention": "enforced"},
        versioning={"enabled": True},
        retentionPolicy={"retentionPeriod": "864000"},
    )
    assert one(read(), Bucket) == Bucket(
        id="//storage.googleapis.com/eu-data",
        type="google_storage_bucket",
        provider="google",
        service="storage",
        name=Known("eu-data"),
        location=Known("europe-west9"),
        identities=("gs:eu-data",),
        data_class=Known("sensitive"),
        key=Known(Ref(f"{RING}/cryptoKeys/data")),
        public_access=Known("blocked"),
        tls_only=Known(True),
        versioned=Known(True),
        retention_days=Known(10),
        locked=Known(False, "the retention of a bucket can be shortened until it is locked"),
        project=Known("acme-data"),
    )


def test_a_bucket_that_all_users_may_read_is_public(project: Double) -> None:
    bucket(project, location="EUROPE-WEST9")
    grant = {"bindings": [{"role": "roles/storage.objectViewer", "members": ["allUsers"]}]}
    project.answer("storage", "v1", "buckets.getIamPolicy", grant, bucket="eu-data")
    assert one(read(), Bucket).public_access == Known("public")


def test_rings_keys_and_external_stores_of_every_location(project: Double) -> None:
    project.seed("cloudkms", "v1", "projects.locations.keyRings", {"name": RING})
    project.seed(
        "cloudkms",
        "v1",
        "projects.locations.keyRings.cryptoKeys",
        {
            "name": f"{RING}/cryptoKeys/data",
            "purpose": "ENCRYPT_DECRYPT",
            "versionTemplate": {"protectionLevel": "EXTERNAL_VPC"},
            "destroyScheduledDuration": "2592000s",
        },
    )
    project.seed(
        "cloudkms",
        "v1",
        "projects.locations.ekmConnections",
        {"name": f"{PARIS}/ekmConnections/ours", "serviceResolvers": [{"hostname": "kms.example.eu"}]},
    )
    inventory = read()
    assert inventory.unreadable == ()
    assert one(inventory, KeyRing).location == Known("europe-west9")
    key = one(inventory, Key)
    assert (key.custody, key.parent, key.deletion_days) == (Known("external"), Known(Ref(RING)), Known(30))
    assert one(inventory, KeyStore).endpoints == Known(("https://kms.example.eu",))


def test_lists_are_read_to_their_last_page(project: Double) -> None:
    project.page_size = 2
    for i in range(5):
        bucket(project, f"bucket-{i}", location="EUROPE-WEST9")
        project.seed("cloudkms", "v1", "projects.locations.keyRings", {"name": f"{PARIS}/keyRings/ring-{i}"})
    inventory = read()
    assert inventory.resources == 10
    assert project.log.count("storage.buckets.list") == 3


def test_what_is_the_same_for_every_bucket_is_asked_once(project: Double) -> None:
    for i in range(5):
        bucket(project, f"bucket-{i}", location="EUROPE-WEST9")
    read()
    assert project.log.count("storage.buckets.getIamPolicy") == 5
    assert project.log.count(f"orgpolicy.{TLS}") == 1


def test_two_readings_are_the_same_and_sorted(project: Double) -> None:
    for i in range(12):
        bucket(project, f"bucket-{i}", location="EUROPE-WEST9")
    project.fault(r"buckets\.getIamPolicy", 403, times=None)
    first, second = read(), read(max_workers=1)
    assert first == second
    assert [fact.id for fact in first.facts] == sorted(fact.id for fact in first.facts)
    assert len(first.unreadable) == 12


def test_what_is_denied_is_said_and_unknown(project: Double) -> None:
    bucket(project, location="EUROPE-WEST9")
    project.fault(TLS, 403, times=None)
    inventory = read()
    assert inventory.unreadable == (
        Unreadable(f"orgpolicy.{TLS}", "acme-data", "access denied: injected fault 403", "orgpolicy.policy.get"),
    )
    assert one(inventory, Bucket).tls_only == Unknown(f"orgpolicy.{TLS}: access denied: injected fault 403")


def test_a_denied_list_of_locations_is_unreadable(project: Double) -> None:
    project.fault(r"projects\.locations\.list", 403, times=None)
    assert read().unreadable == (
        Unreadable(
            "cloudkms.projects.locations.list",
            "acme-data",
            "access denied: injected fault 403",
            "cloudkms.locations.list",
        ),
    )


def disabled(double: Double, method: str, project: str = "acme-data") -> None:
    double.fault(method, 403, times=None, details=[not_enabled(project, "cloudkms")])


def test_an_api_that_is_not_enabled_lists_nothing_and_that_is_said(project: Double) -> None:
    disabled(project, r"cloudkms")
    inventory = read()
    assert (inventory.unreadable, inventory.resources) == ((), 0)
    assert "not enabled in acme-data, so nothing is listed of: cloudkms" in inventory.notes
    # By its number, too.
    project.fault(r"cloudkms", 403, times=None, details=[not_enabled("1", "cloudkms")])
    assert read() == inventory


def test_what_is_left_of_an_api_that_is_not_enabled_any_more_is_a_gap(project: Double) -> None:
    disabled(project, r"cloudkms")
    project.assets.add("cloudkms.googleapis.com/KeyRing", f"//cloudkms.googleapis.com/{RING}", {}, project="acme-data")
    assert read().unreadable == (
        Unreadable(
            "cloudasset.assets.list",
            "acme-data",
            "the API cloudkms is not enabled in project acme-data, and 1 cloudkms.googleapis.com/KeyRing are left",
        ),
    )


@pytest.mark.parametrize("details", [None, [not_enabled("acme-data", "cloudasset")]])
def test_what_may_be_left_is_a_gap_where_that_is_not_told(project: Double, details: list[Any] | None) -> None:
    disabled(project, r"cloudkms")
    project.fault(r"cloudasset", 403, times=None, details=details)
    (gap,) = read().unreadable
    assert gap.call == "cloudasset.assets.list"
    assert gap.reason.startswith("whether anything is left of what is not enabled (cloudkms) is not told: ")


def test_an_api_that_is_not_enabled_for_a_resource_that_is_there_is_a_gap(project: Double) -> None:
    bucket(project, location="EUROPE-WEST9")
    project.seed("cloudkms", "v1", "projects.locations.keyRings", {"name": RING})
    disabled(project, r"cryptoKeys\.list|orgpolicy")
    inventory = read()
    assert {gap.call for gap in inventory.unreadable} == {
        "cloudkms.projects.locations.keyRings.cryptoKeys.list",
        f"orgpolicy.{TLS}",
    }
    assert isinstance(one(inventory, Bucket).tls_only, Unknown)


@pytest.mark.parametrize("told", [[not_enabled("ci-runner", "cloudkms")], [{"reason": "SERVICE_DISABLED"}]])
def test_an_api_that_is_not_enabled_in_another_project_says_nothing_of_this_one(
    project: Double, told: list[Any]
) -> None:
    project.fault(r"keyRings\.list", 403, times=None, details=told)
    unreadable = read().unreadable
    where = "ci-runner" if "metadata" in told[0] else "acme-data"
    assert {u.reason for u in unreadable} == {f"the API cloudkms is not enabled in project {where}"}
    assert {u.scope for u in unreadable} == {f"projects/acme-data/locations/europe-west{n}" for n in (3, 9)}
    assert {u.permission for u in unreadable} == {""}


def test_a_project_is_called_by_its_id_where_an_api_has_its_number(project: Double) -> None:
    bucket(
        project,
        location="EUROPE-WEST9",
        encryption={"defaultKmsKeyName": f"{RING.replace('acme-data', '1')}/cryptoKeys/data"},
    )
    bucket(project, "other", encryption={"defaultKmsKeyName": "projects/22/locations/eu/keyRings/r/cryptoKeys/k"})
    inventory = read()
    keys = [fact.key for fact in inventory.facts if isinstance(fact, Bucket)]
    assert keys == [
        Known(Ref(f"{RING}/cryptoKeys/data")),
        Known(Ref("projects/22/locations/eu/keyRings/r/cryptoKeys/k")),
    ]
    assert project.log.count("cloudresourcemanager.projects.get") == 1


def test_a_number_that_is_not_told_is_a_gap(project: Double) -> None:
    bucket(project, location="EUROPE-WEST9")
    project.fault(r"resourcemanager\.projects\.get$", 403, times=None)
    assert read().unreadable == (
        Unreadable(
            "cloudresourcemanager.projects.get",
            "acme-data",
            "access denied: injected fault 403",
            "resourcemanager.projects.get",
        ),
    )


def test_a_project_that_is_not_there_is_unreadable(project: Double) -> None:
    project.fault(r"storage\.buckets\.list", 404, times=None)
    (missing,) = read().unreadable
    assert missing.reason == "not found, or not to be seen: injected fault 404"


@pytest.mark.parametrize("status", [429, 503])
def test_a_refusal_that_passes_is_waited_for(project: Double, status: int) -> None:
    bucket(project, location="EUROPE-WEST9")
    project.fault(r"storage\.buckets\.list", status, times=1)
    inventory = read(attempts=2)
    assert (inventory.unreadable, inventory.resources) == ((), 1)


@pytest.mark.parametrize(
    ("status", "reason"),
    [(429, "throttled, and again at every retry"), (503, "HTTP 503: injected fault 503")],
)
def test_a_refusal_that_does_not_pass_is_unreadable(project: Double, status: int, reason: str) -> None:
    project.fault(r"storage\.buckets\.list", status, times=None)
    assert read(attempts=2).unreadable == (Unreadable("storage.buckets.list", "acme-data", reason),)
    assert project.log.count("storage.buckets.list") == 2


def test_a_token_that_is_not_accepted_ends_the_reading(project: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_OAUTH_ACCESS_TOKEN", "expired")
    with pytest.raises(Incomplete, match="the credentials are not accepted") as caught:
        read()
    assert caught.value.exit_code == ExitCode.INCOMPLETE
    assert "gcloud auth application-default login" in caught.value.hint


def test_no_credentials_end_the_reading(project: Double, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GOOGLE_OAUTH_ACCESS_TOKEN")
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(Incomplete, match="credentials"):
        read()
    assert project.log == []


def test_credentials_of_another_universe_end_the_reading(
    project: Double, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOOGLE_OAUTH_ACCESS_TOKEN")
    user = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    (tmp_path / "user.json").write_text(json.dumps({**user, "token_uri": project.endpoint("storage", "v1")}))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "user.json"))
    with pytest.raises(Incomplete, match=r"they are of the universe googleapis\.com, not of s3nsapis\.fr"):
        read(universe="s3nsapis.fr")
    assert project.log == []


def test_another_universe_is_its_operator(project: Double) -> None:
    bucket(project, location="U-FRANCE-EAST1")
    inventory = read(universe="s3nsapis.fr")
    assert one(inventory, Operator).operator == Known("s3nsapis.fr")
    assert one(inventory, Bucket).location == Known("u-france-east1")


def test_a_service_that_does_not_answer_is_asked_once(project: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS", "http://127.0.0.1:9/")
    bucket(project, location="EUROPE-WEST9")
    began = time.monotonic()
    inventory = read(attempts=2)
    assert time.monotonic() - began < 10
    assert inventory.unreadable == (
        Unreadable("cloudkms.projects.locations.list", "acme-data", "no answer from cloudkms: ConnectionRefusedError"),
    )
    assert one(inventory, Bucket).location == Known("europe-west9")


def test_an_item_without_a_name_is_not_lost(project: Double) -> None:
    project.answer("storage", "v1", "buckets.list", {"items": [{"kind": "storage#bucket"}]})
    inventory = read()
    assert inventory.resources == 1
    (odd,) = inventory.unreadable
    assert (odd.call, odd.scope) == ("storage.buckets.list", "acme-data")
    assert odd.reason == "the answer is not as documented: KeyError: 'name'"


def test_places_that_gave_no_answer_make_a_list_unreadable(project: Double) -> None:
    project.answer("storage", "v1", "buckets.list", {"unreachable": ["projects/_/buckets/eu-data"]})
    (partial,) = read().unreadable
    assert partial.reason == "some places gave no answer: projects/_/buckets/eu-data"


def test_a_list_that_leads_back_to_itself_ends(project: Double) -> None:
    project.answer("storage", "v1", "buckets.list", {"nextPageToken": "again"})
    (endless,) = read().unreadable
    assert endless.reason == "the list never ends: a page leads back to itself"


def test_a_refusal_is_said_once(project: Double, caplog: pytest.LogCaptureFixture) -> None:
    project.fault(r"storage\.buckets\.list", 403, times=None)
    with caplog.at_level(logging.WARNING):
        read()
    assert caplog.records == []
