"""Compute Engine's machine images: all the disks of a machine in one copy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.google.compute import copied, disk_key, stored
from generator.mappings.google.regional import of_compute, region_of
from generator.mappings.read import Derived
from generator.mappings.schema import Document, Field, Mapping


def _kept(document: Document, places: Any, machine: Any) -> Value[str | Ref]:
    """Return where it is kept: near its machine, whose full name tells a zone; a short one is in the provider's.

    https://cloud.google.com/compute/docs/machine-images
    """
    if not places and isinstance(machine, (Unknown, Ref)):
        return Unknown("it is kept near its machine, and this does not tell where that is")
    zone = str(machine or "").partition("/zones/")[2].partition("/")[0]
    return stored(replace(document, region=Known(region_of(zone))) if zone else document, places)


_LIVE = of_compute("machineImages", "MachineImage", scope="", policy="global")
_ITEM = _LIVE.list.key
_KEY, _LIVE_KEY = "machine_image_encryption_key.0", f"{_ITEM}.machineImageEncryptionKey"

GOOGLE_MACHINE_IMAGES: tuple[Mapping, ...] = (
    # Of google-beta only, which lets nobody say where an image is kept.
    copied(
        "google_compute_machine_image",
        f"{_ITEM}.storageLocations",
        "projects/{project}/global/machineImages/{name}",
        Field(
            disk_key(f"{_KEY}.kms_key_name", f"{_KEY}.raw_key"),
            disk_key(f"{_LIVE_KEY}.kmsKeyName", f"{_LIVE_KEY}.sha256"),
        ),
        _LIVE,
        "google_compute_machine_image_iam",
        "machine_image",
        Derived(("storage_locations", "source_instance"), _kept, lenient=True),
        labelled=False,
    ),
)
