"""Workbench: notebooks on machines of the project's own.

https://cloud.google.com/vertex-ai/docs/workbench/instances/introduction
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, Ref, Unknown, Value
from generator.mappings.google.common import OWN_KEY, iam, key_at, key_of, located, named
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, region_at, region_of, regional
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Field, Mapping

_PATH = "projects/{project}/locations/{location}/instances/{name}"
_IAM = "google_workbench_instance_iam"
_LIVE = listed("notebooks", "v2", "projects.locations.instances", everywhere=True, asset="Instance", policy=True)
_SETUP, _LIVE_SETUP = "gce_setup.0", f"{_LIVE.list.key}.gceSetup"


def _region(document: Document) -> Value[str | Ref]:
    zone = located(document.id)
    return Known(region_of(zone.value)) if isinstance(zone, Known) and isinstance(zone.value, str) else zone


def _data_key(document: Document, key: Any) -> Value[tuple[Ref | None, ...]]:
    # There always is a data disk, of 100 GB unless told otherwise.
    # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/workbench_instance#nested_data_disks
    found = key_of(document, key, OWN_KEY)
    return found if isinstance(found, Unknown) else Known((found.value,), found.assumed)


def _internet(document: Document, disabled: Any) -> Value[tuple[Flow, ...]]:
    """A machine with an address of its own reaches whatever it wants.

    https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/workbench_instance#disable_public_ip
    """
    if unknown := undecided(disabled):
        return unknown
    return Known(() if disabled else (Flow("internet access", "https://*"),), "" if disabled is not None else _PUBLIC)


_PUBLIC = "it has a public address unless told otherwise"


GOOGLE_NOTEBOOKS: tuple[Mapping, ...] = (
    regional(
        "google_workbench_instance",
        Model,
        _LIVE,
        location=Field(Derived(("location",), region_at, lenient=True), Derived((), _region), drift=False),
        chosen=("gce_setup.disable_public_ip",),
        companions=iam(_IAM, identity=named(_PATH), refers="name"),
        **opened_by_iam(_IAM, f"{_LIVE.details[0].key}.bindings"),
        key=Field(key_at(f"{_SETUP}.boot_disk.0.kms_key"), key_at(f"{_LIVE_SETUP}.bootDisk.kmsKey")),
        more_keys=Field(
            Derived((f"{_SETUP}.data_disks.0.kms_key",), _data_key, lenient=True),
            Derived((f"{_LIVE_SETUP}.dataDisks.0.kmsKey",), _data_key),
        ),
        deliveries=Field(
            Derived((f"{_SETUP}.disable_public_ip",), _internet, lenient=True),
            Derived((f"{_LIVE_SETUP}.disablePublicIp",), _internet),
        ),
    ),
)
