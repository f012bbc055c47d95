"""Projects through Cloud Asset Inventory: the facts of the direct reader, thousands of projects at once, or why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import EurofenceError, Incomplete
from generator.facts import Bucket, Inventory, Key, Known, Operator, Ref, Unknown, Unreadable
from generator.mappings import MAPPINGS
from generator.sources.live.assets import read_assets, read_export
from generator.sources.live.assets.rows import Table, split
from generator.sources.live.google.inventory import lots
from generator.sources.live.sweep import live_rows
from tests.google.double import Double

ROWS = [row for row in live_rows("google") if row.type.startswith(("google_kms_", "google_storage_bucket"))]
ORGANIZATION = "organizations/10"
TLS = "storage.secureHttpTransport"
BUCKET = "storage.googleapis.com/Bucket"
POLICY = "orgpolicy.googleapis.com/Policy"
RING = "projects/acme-data/locations/europe-west9/keyRings/main"


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    """An organisation with one folder and two projects in it; the environment leads there."""
    with Double() as double:
        double.project("acme-data", "1", organization="10", folders=("7",))
        double.project("acme-web", "2", organization="10", folders=("7",))
        double.assets.add(
            "cloudresourcemanager.googleapis.com/Folder", "//x/folders/7", {}, above=["folders/7", ORGANIZATION]
        )
        double.assets.add(
            "cloudresourcemanager.googleapis.com/Organization", "//x/organizations/10", {}, above=[ORGANIZATION]
        )
        for name, value in double.environment().items():
            monkeypatch.setenv(name, value)
        yield double


def read(parent: str = ORGANIZATION, **options: Any) -> dict[str, Inventory]:
    return read_assets(parent=parent, **{"rows": ROWS, **options})


def bucket(double: Double, name: str = "eu-data", project: str = "acme-data", **settings: Any) -> None:
    iam = settings.pop("iam", None)
    double.assets.add(BUCKET, f"//storage.googleapis.com/{name}", {"name": name, **settings}, iam=iam, project=project)


def one(inventory: Inventory, kind: Any) -> Any:
    (found,) = [fact for fact in inventory.facts if isinstance(fact, kind)]
    return found


def policy(double: Double, above: list[str], spec: Any) -> None:
    name = f"{above[0]}/policies/{TLS}"
    double.assets.add(POLICY, f"//orgpolicy.googleapis.com/{name}", {"name": name, "spec": spec}, above=above)


PROJECT = ["projects/1", "folders/7", ORGANIZATION]
ENFORCED = {"rules": [{"enforce": True}]}


def test_every_project_of_an_organisation_has_an_inventory_of_its_own(double: Double) -> None:
    bucket(double, location="EUROPE-WEST9", iam={"bindings": [{"role": "r", "members": ["allUsers"]}]})
    bucket(double, "web", "acme-web", location="US", encryption={"defaultKmsKeyName": f"{RING}/cryptoKeys/k"})
    found = read()
    assert list(found) == ["acme-data", "acme-web"]
    assert [inventory.resources for inventory in found.values()] == [1, 1]
    assert [inventory.unreadable for inventory in found.values()] == [(), ()]
    assert one(found["acme-data"], Bucket).public_access == Known("public")
    web = one(found["acme-web"], Bucket)
    assert (web.public_access, web.location, web.project) == (Known("not blocked"), Known("us"), Known("acme-web"))
    assert web.key == Known(Ref(f"{RING}/cryptoKeys/k"))
    assert found["acme-web"].source == "assets"
    assert "organizations/10 as it was at 2026-01-01T00:00:00Z: " in found["acme-web"].notes[1]


def test_only_the_projects_asked_for_are_kept_and_one_that_is_not_there_is_a_gap(double: Double) -> None:
    bucket(double, location="EU")
    bucket(double, "web", "acme-web", location="US")
    found = read(projects=["acme-web", "acme-gone"])
    assert list(found) == ["acme-gone", "acme-web"]
    assert found["acme-gone"].unreadable == (Unreadable("assets", "acme-gone", "it is not in organizations/10"),)
    assert found["acme-web"].resources == 1


def test_lists_are_read_to_their_last_page(double: Double) -> None:
    double.page_size = 2
    for i in range(7):
        bucket(double, f"bucket-{i}", location="EUROPE-WEST9")
    found = read()
    assert found["acme-data"].resources == 7
    assert found == read()
    contents = [call.parameters.get("contentType") for call in double.calls]
    # Two lists of what is above, the buckets, and their policies, of which there are none.
    assert contents.count("IAM_POLICY") == 2
    assert contents.count("RESOURCE") == 2 * (2 + 4)


def test_one_reading_is_of_one_time(double: Double) -> None:
    read()
    times = [call.parameters.get("readTime") for call in double.calls]
    assert times == [None, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"]


def test_projects_are_called_by_their_ids(double: Double) -> None:
    name = RING.replace("acme-data", "1")
    double.assets.add(
        "cloudkms.googleapis.com/CryptoKey",
        f"//cloudkms.googleapis.com/{name}/cryptoKeys/k",
        {"name": f"{name}/cryptoKeys/k", "purpose": "ENCRYPT_DECRYPT", "versionTemplate": {"protectionLevel": "HSM"}},
        project="acme-web",
    )
    key = one(read()["acme-web"], Key)
    assert key.id == f"//cloudkms.googleapis.com/{RING}/cryptoKeys/k"
    assert key.parent == Known(Ref(RING))


@pytest.mark.parametrize(
    ("policies", "enforced"),
    [
        ([], False),
        ([(PROJECT[2:], ENFORCED)], True),
        ([(PROJECT[1:], ENFORCED)], True),
        ([(PROJECT[2:], ENFORCED), (PROJECT, {"rules": [{"enforce": False}]})], False),
        ([(PROJECT[2:], ENFORCED), (PROJECT[1:], {"reset": True})], False),
        ([(PROJECT[2:], {"rules": [{"enforce": False}]}), (PROJECT, ENFORCED)], True),
    ],
)
def test_the_policy_that_holds_is_the_closest(double: Double, policies: list[Any], enforced: bool) -> None:
    bucket(double, location="EU")
    for above, spec in policies:
        policy(double, above, spec)
    assert one(read()["acme-data"], Bucket).tls_only == Known(enforced)


def test_a_policy_above_what_is_swept_is_unknown(double: Double) -> None:
    bucket(double, location="EU")
    found = read("folders/7")["acme-data"]
    assert one(found, Bucket).tls_only == Unknown(
        "orgpolicy.projects.policies.getEffectivePolicy: organizations/10 is above what was swept"
    )
    assert [gap.call for gap in found.unreadable] == ["orgpolicy.projects.policies.getEffectivePolicy"]
    policy(double, PROJECT, ENFORCED)
    assert one(read("projects/acme-data")["acme-data"], Bucket).tls_only == Known(True)


def test_a_policy_that_takes_in_that_of_its_parent_is_unknown(double: Double) -> None:
    bucket(double, location="EU")
    policy(double, PROJECT, {"inheritFromParent": True, **ENFORCED})
    assert isinstance(one(read()["acme-data"], Bucket).tls_only, Unknown)


# What is not there, or not told


def test_types_that_the_inventory_does_not_know_are_gaps_and_the_others_are_read(double: Double) -> None:
    bucket(double, location="EU")
    double.assets.unsupported = {"cloudkms.googleapis.com/EkmConnection", POLICY}
    found = read()["acme-data"]
    assert found.resources == 1
    assert [gap.call for gap in found.unreadable] == [
        "cloudkms.projects.locations.ekmConnections.list",
        "orgpolicy.projects.policies.getEffectivePolicy",
    ]
    assert found.unreadable[0].reason.startswith(
        "Cloud Asset Inventory does not know cloudkms.googleapis.com/EkmConnection"
    )
    assert isinstance(one(found, Bucket).tls_only, Unknown)


def test_projects_that_are_not_told_end_the_reading(double: Double) -> None:
    double.fault("assets", 403, times=None)
    with pytest.raises(Incomplete, match=r"cloudasset\.assets\.list: access denied") as caught:
        read()
    assert "roles/cloudasset.viewer" in caught.value.hint


@pytest.mark.parametrize("status", [429, 503])
def test_a_refusal_that_passes_is_waited_for(double: Double, status: int) -> None:
    bucket(double, location="EU")
    double.fault("assets", status, times=1)
    assert read(attempts=2)["acme-data"].resources == 1


def failing_at(double: Double, content: str, status: int) -> None:
    """Fail every list of one content, but for that of the projects."""
    served = double.assets.page

    def page(parameters: Any, most: int) -> Any:
        if parameters.get("contentType") == content and "Project" not in parameters["assetTypes"]:
            double.fault("assets", status, times=None)
            return {"nextPageToken": "ZnJvbSAx"}
        return served(parameters, most)

    double.assets.page = page  # type: ignore[method-assign]


@pytest.mark.parametrize("status", [403, 429, 503])
def test_resources_that_are_not_all_told_are_a_gap_of_everything(double: Double, status: int) -> None:
    failing_at(double, "RESOURCE", status)
    for inventory in read(attempts=1).values():
        (gap,) = inventory.unreadable
        assert (gap.call, gap.scope) == ("assets", ORGANIZATION)
        assert gap.reason.startswith("cloudasset.assets.list: ")


def test_policies_that_are_not_told_are_unknown(double: Double) -> None:
    rows = [row for row in ROWS if row.type == "google_storage_bucket"]
    bucket(double, location="EU")
    served = double.assets.page

    def page(parameters: Any, most: int) -> Any:
        # Denied once: the list of policies comes after that of the projects.
        if not double.calls[1:]:
            double.fault("assets", 403, times=1)
        return served(parameters, most)

    double.assets.page = page  # type: ignore[method-assign]
    found = read(rows=rows)["acme-data"]
    assert isinstance(one(found, Bucket).public_access, Unknown)
    assert {gap.call for gap in found.unreadable} == {"cloudasset.assets.list", "storage.buckets.getIamPolicy"}


@pytest.mark.parametrize(
    "body",
    [b"<html>", None, [], {"assets": False}, {"assets": [7]}, {"assets": [{"name": "//x"}]}, {"assets": [{}]}],
    ids=str,
)
def test_an_answer_that_is_none_ends_the_reading(double: Double, body: Any) -> None:
    double.garble("assets", body)
    with pytest.raises(Incomplete, match=r"cloudasset\.assets\.list: the answer is not as documented: "):
        read()


def test_a_list_that_leads_back_to_itself_ends(double: Double) -> None:
    double.answer("cloudasset", "v1", "assets.list", {"nextPageToken": "again"})
    with pytest.raises(Incomplete, match="the list never ends"):
        read()


def test_an_asset_without_data_is_not_lost(double: Double) -> None:
    double.assets.add(BUCKET, "//storage.googleapis.com/odd", {}, project="acme-data")
    found = read()["acme-data"]
    assert found.resources == 1
    assert [gap.reason for gap in found.unreadable] == ["the answer is not as documented: KeyError: 'name'"]


def test_types_are_asked_for_in_lots_that_an_address_can_hold() -> None:
    types = [f"service{i}.googleapis.com/SomethingOrOther" for i in range(200)]
    found = list(lots(types))
    assert [kind for lot in found for kind in lot] == types
    assert max(sum(map(len, lot)) for lot in found) < 1500
    assert list(lots([])) == []


# Whose row an asset is of


@pytest.mark.parametrize(
    ("kind", "name", "row"),
    [
        ("Settings", "folders/7/settings", "google_logging_folder_settings"),
        ("Settings", "organizations/10/settings", "google_logging_organization_settings"),
        ("LogSink", "organizations/10/sinks/all", "google_logging_organization_sink"),
        ("LogBucket", "projects/1/locations/global/buckets/_Default", "google_logging_project_bucket_config"),
        ("LogBucket", "billingAccounts/1/locations/global/buckets/_Default", None),
    ],
)
def test_an_asset_is_of_the_row_that_lists_it(kind: str, name: str, row: str | None) -> None:
    asset = {"assetType": f"logging.googleapis.com/{kind}", "name": f"//logging.googleapis.com/{name}"}
    found = Table(live_rows("google")).row_of(asset)
    assert (found.type if found else None) == row


# What is to be read directly


def test_a_row_that_the_inventory_cannot_answer_is_read_directly_with_its_parents() -> None:
    whole, direct = split(ROWS)
    assert [row.type for row in direct] == []
    assert whole == ROWS
    rows = live_rows("google")
    whole, direct = split(rows)
    assert {row.type for row in whole} | {row.type for row in direct} == {row.type for row in rows}
    listed = {row.type for row in direct}
    for row in direct:
        assert row.live
        assert row.live.per not in MAPPINGS or MAPPINGS[row.live.per].family in listed


# An export


def written(double: Double, folder: Path, *contents: str) -> list[Path]:
    """The files of an export, named as an export names: `asset_type`."""
    files = []
    for content in contents:
        files.append(folder / f"{content.lower()}.json")
        lines = [json.dumps({_snake(k): v for k, v in asset.items()}) for asset in double.assets.export(content)]
        files[-1].write_text("\n".join(lines) + "\n")
    return files


def _snake(name: str) -> str:
    return {"assetType": "asset_type", "iamPolicy": "iam_policy"}.get(name, name)


def test_an_export_says_what_the_inventory_says(double: Double, tmp_path: Path) -> None:
    policy(double, PROJECT[2:], ENFORCED)
    bucket(double, location="EUROPE-WEST9", iam={"bindings": [{"role": "r", "members": ["allUsers"]}]})
    bucket(double, "web", "acme-web", location="US")
    files = written(double, tmp_path, "RESOURCE", "IAM_POLICY")
    asked = len(double.calls)
    exported = read_export(files, rows=ROWS)
    assert len(double.calls) == asked
    swept = read()
    assert {name: found.facts for name, found in exported.items()} == {n: found.facts for n, found in swept.items()}
    assert [found.unreadable for found in exported.values()] == [(), ()]


def test_an_export_without_policies_leaves_them_unknown(double: Double, tmp_path: Path) -> None:
    bucket(double, location="EUROPE-WEST9")
    found = read_export(written(double, tmp_path, "RESOURCE"), rows=ROWS)["acme-data"]
    assert one(found, Bucket).public_access == Unknown("storage.buckets.getIamPolicy: the export holds no IAM policies")
    assert one(found, Bucket).tls_only == Unknown(
        "orgpolicy.projects.policies.getEffectivePolicy: the export holds no organisation policies"
    )
    assert "cloudasset.assets.export" in {gap.call for gap in found.unreadable}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"asset_type": "cloudresourcemanager.googleapis.com/Project"', "this is no line of JSON"),
        ('{"asset_type": "cloudresourcemanager.googleapis.com/Project"}', "this is no asset"),
        ("terraform {}", "this is no asset"),
        ("", "the export holds no project"),
    ],
)
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "export.json").write_text(text + "\n" if text else "")
    with pytest.raises(EurofenceError, match=problem):
        read_export([tmp_path / "export.json"], rows=ROWS)


def test_what_is_in_another_universe_is_told_with_it(double: Double) -> None:
    bucket(double, location="GLOBAL")
    inventory = read(universe="s3nsapis.fr")["acme-data"]
    assert one(inventory, Operator).operator == Known("s3nsapis.fr")
    assert one(inventory, Bucket).universe == Known("s3nsapis.fr")
