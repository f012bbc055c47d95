"""Backups of Google's databases and machine images: which are told, and where they lie in doubt."""

from typing import Any

import pytest

from generator.facts import Known, Ref, Unknown
from generator.mappings import MAPPINGS, Document

BACKUPS = "projects/acme/instances/i/clusters/east/backups/b"


def document(type: str, values: dict[str, Any], id: str = "x") -> Document:
    return Document(type, id, values, Known("europe-west3"), Known("acme"))


@pytest.mark.parametrize(
    ("backup", "left"),
    [
        ({"type": "AUTOMATED"}, True),
        ({"type": "ON_DEMAND"}, True),
        ({"type": "AUTOMATED", "instanceDeletionTime": "2026-01-01T00:00:00Z"}, False),
        ({"type": "FINAL"}, False),
    ],
)
def test_a_backup_is_told_of_its_instance_as_long_as_there_is_one(backup: dict[str, Any], left: bool) -> None:
    live = MAPPINGS["google sql retained backup"].live
    assert live and live.skip
    assert live.skip(document("google sql retained backup", {"Backups_ListBackups": backup})) is left


def test_a_backup_of_a_cluster_that_is_not_told_is_nowhere_known() -> None:
    place = MAPPINGS["google bigtable backup"].fields["location"].api
    others = [{"name": "projects/acme/instances/i/clusters/west", "location": "projects/acme/locations/europe-west3-a"}]
    for clusters in ([], others):
        given = {"projects_instances_clusters_list": clusters}
        assert isinstance(place(document("google bigtable backup", given, f"//bigtable/{BACKUPS}")), Unknown)


@pytest.mark.parametrize(
    ("machine", "place"),
    [
        ("projects/acme/zones/us-east1-b/instances/vm", "us"),
        ("https://www.googleapis.com/compute/v1/projects/acme/zones/europe-west1-b/instances/vm", "eu"),
        ("vm", "eu"),
        (Ref("google_compute_instance.vm"), None),
    ],
)
def test_a_machine_image_is_kept_near_its_machine(machine: Any, place: str | None) -> None:
    read = MAPPINGS["google_compute_machine_image"].fields["location"].terraform
    found = read(document("google_compute_machine_image", {"source_instance": machine}))
    assert isinstance(found, Unknown) if place is None else isinstance(found, Known) and found.value == place
    assert place is None or found.assumed
