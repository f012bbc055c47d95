"""Google Cloud keys: key rings, crypto keys, EKM connections."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from typing import Any

from generator.facts import CUSTODIES, Custody, Key, KeyRing, KeyStore, Known, Ref, Unknown, Value
from generator.mappings.google.common import label, location_of, resource_name
from generator.mappings.read import Always, At, Derived, To, blocks, undecided
from generator.mappings.schema import Call, Default, Document, Field, Live, Mapping

KMS = "https://cloud.google.com/kms/docs"


# https://cloud.google.com/kms/docs/reference/rest/v1/ProtectionLevel
LEVELS: dict[str, Custody] = {
    "SOFTWARE": "customer",
    "HSM": "hsm",
    "HSM_SINGLE_TENANT": "hsm",
    "EXTERNAL": "external",
    "EXTERNAL_VPC": "external",
}


def _custody(document: Document, level: Any, import_only: Any) -> Value[Custody]:
    if unknown := undecided(level, import_only):
        return unknown
    if import_only is True:
        return Known("imported")
    if level is None:
        return Known("customer", "a key is kept in software unless told otherwise")
    custody = LEVELS.get(level)
    return Known(custody) if custody else Unknown(f"Cloud KMS names a protection level not known here: {level}")


def _live_custody(document: Document, template: Any, primary: Any, import_only: Any) -> Value[Custody]:
    # The primary version is what encrypts; the template is what the next version will be. The weaker one counts.
    found = [_custody(document, level, import_only) for level in (template, primary or template)]
    custodies = [custody.value for custody in found if isinstance(custody, Known)]
    return Known(min(custodies, key=CUSTODIES.index)) if len(custodies) == 2 else min(found, key=_is_known)


def _is_known(value: Value[Custody]) -> bool:
    return isinstance(value, Known)


def _rotation(document: Document, period: Any, level: Any, purpose: Any) -> Value[int | None]:
    if unknown := undecided(period, level, purpose):
        return unknown
    if level in ("EXTERNAL", "EXTERNAL_VPC") or purpose not in (None, "ENCRYPT_DECRYPT"):
        return Known(None)
    if not period:
        return Known(0, "a key does not rotate unless told to")
    # Part of a day more is a day more: 365 days and a half are not within 365.
    days = _days(period, ceil)
    return days if isinstance(days, Unknown) else Known(days)


def _days(duration: str, rounded: Callable[[float], int] = floor) -> int | Unknown:
    # A protobuf duration in JSON: seconds with an `s`, e.g. 7776000s.
    try:
        return rounded(float(duration.removesuffix("s")) / 86400)
    except (ValueError, OverflowError):
        return Unknown(f"{duration} is no duration in seconds")


def _ring_identities(document: Document, name: Any, location: Any, project: Any) -> Value[tuple[str, ...]]:
    return _identities(document, "keyRings", name, location, project)


def _ekm_identities(document: Document, name: Any, location: Any, project: Any) -> Value[tuple[str, ...]]:
    return _identities(document, "ekmConnections", name, location, project)


def _identities(document: Document, collection: str, name: Any, location: Any, project: Any) -> Value[tuple[str, ...]]:
    if project is None and isinstance(document.project, Known):
        project = document.project.value
    if all(isinstance(part, str) for part in (project, name, location)):
        return Known((f"projects/{project}/locations/{location}/{collection}/{name}",))
    return Known(())


def _key_identities(document: Document, ring: Any, name: Any) -> Value[tuple[str, ...]]:
    if isinstance(ring, str) and isinstance(name, str):
        return Known((f"{ring}/cryptoKeys/{name}",))
    return Known(())


# https://cloud.google.com/kms/docs/key-states#scheduled_for_destruction
_THIRTY = Default(30, "Cloud KMS waits 30 days unless told otherwise", f"{KMS}/destroy-restore")


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _parent(name: str) -> Ref:
    return Ref(name.rpartition("/cryptoKeys/")[0])


def _hosts(document: Document, resolvers: Any) -> Value[tuple[str, ...]]:
    found = blocks(resolvers)
    if isinstance(found, Unknown):
        return found
    hosts = [resolver.get("hostname") for resolver in found]
    names = sorted(host for host in hosts if isinstance(host, str))
    return undecided(*hosts) or Known(tuple(names))


def _full_name(call: Call) -> Callable[[Document], str]:
    return lambda document: f"//cloudkms.googleapis.com/{document.values[call.key]['name']}"


# https://cloud.google.com/asset-inventory/docs/asset-types#cloud-kms
_ASSET = "cloudkms.googleapis.com"

_RINGS = Call("projects.locations.keyRings.list", "cloudkms.keyRings.list", {"parent": "{parent}"}, items="keyRings")
_KEYS = Call(
    "projects.locations.keyRings.cryptoKeys.list",
    "cloudkms.cryptoKeys.list",
    {"parent": "{parent}"},
    items="cryptoKeys",
)
_EKM = Call(
    "projects.locations.ekmConnections.list",
    "cloudkms.ekmConnections.list",
    {"parent": "{parent}"},
    items="ekmConnections",
)

_REGISTRY = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources"

GOOGLE_KEYS = (
    Mapping(
        type="google_kms_key_ring",
        kind=KeyRing,
        provider="google",
        service="kms",
        docs=f"{_REGISTRY}/kms_key_ring",
        match=("name", "location"),
        chosen=("project",),
        identities=Field(
            Derived(("name", "location", "project"), _ring_identities, lenient=True),
            At(f"{_RINGS.key}.name", convert=lambda name: (name,)),
        ),
        fields={
            "name": Field(At("name"), At(f"{_RINGS.key}.name", convert=_last)),
            "location": Field(At("location"), Derived((f"{_RINGS.key}.name",), location_of)),
        },
        live=Live(
            "cloudkms", version="v1", per="location", list=_RINGS, id=_full_name(_RINGS), asset=f"{_ASSET}/KeyRing"
        ),
    ),
    Mapping(
        type="google_kms_crypto_key",
        kind=Key,
        provider="google",
        service="kms",
        docs=f"{_REGISTRY}/kms_crypto_key",
        match=("name", "parent"),
        chosen=("destroy_scheduled_duration", "import_only", "version_template"),
        identities=Field(
            Derived(("key_ring", "name"), _key_identities, lenient=True),
            At(f"{_KEYS.key}.name", convert=lambda name: (name,)),
        ),
        fields={
            "name": Field(At("name"), At(f"{_KEYS.key}.name", convert=_last)),
            "location": Field(
                Derived(("key_ring",), location_of, lenient=True),
                Derived((f"{_KEYS.key}.name",), location_of),
                drift=False,
            ),
            "parent": Field(To("key_ring", resource_name), At(f"{_KEYS.key}.name", convert=_parent), drift=False),
            "data_class": label(f"{_KEYS.key}.labels"),
            "custody": Field(
                Derived(("version_template.0.protection_level", "import_only"), _custody, lenient=True),
                Derived(
                    (
                        f"{_KEYS.key}.versionTemplate.protectionLevel",
                        f"{_KEYS.key}.primary.protectionLevel",
                        f"{_KEYS.key}.importOnly",
                    ),
                    _live_custody,
                ),
            ),
            "rotation_days": Field(
                Derived(
                    ("rotation_period", "version_template.0.protection_level", "purpose"),
                    _rotation,
                    lenient=True,
                ),
                Derived(
                    (
                        f"{_KEYS.key}.rotationPeriod",
                        f"{_KEYS.key}.versionTemplate.protectionLevel",
                        f"{_KEYS.key}.purpose",
                    ),
                    _rotation,
                ),
            ),
            "deletion_days": Field(
                At("destroy_scheduled_duration", _THIRTY, convert=_days),
                At(f"{_KEYS.key}.destroyScheduledDuration", _THIRTY, convert=_days),
            ),
            # Google copies no key to another region; a ring in a multi-region is told by its location.
            "multi_region": Field(Always(Known(False)), Always(Known(False))),
        },
        live=Live(
            "cloudkms",
            version="v1",
            per="google_kms_key_ring",
            list=_KEYS,
            id=_full_name(_KEYS),
            asset=f"{_ASSET}/CryptoKey",
        ),
    ),
    Mapping(
        type="google_kms_ekm_connection",
        kind=KeyStore,
        provider="google",
        service="kms",
        docs=f"{_REGISTRY}/kms_ekm_connection",
        match=("name", "location"),
        chosen=("project",),
        identities=Field(
            Derived(("name", "location", "project"), _ekm_identities, lenient=True),
            At(f"{_EKM.key}.name", convert=lambda name: (name,)),
        ),
        fields={
            "name": Field(At("name"), At(f"{_EKM.key}.name", convert=_last)),
            "location": Field(At("location"), Derived((f"{_EKM.key}.name",), location_of)),
            "custody": Field(Always(Known("external")), Always(Known("external"))),
            "endpoints": Field(
                Derived(("service_resolvers",), _hosts, lenient=True),
                Derived((f"{_EKM.key}.serviceResolvers",), _hosts),
            ),
        },
        live=Live(
            "cloudkms", version="v1", per="location", list=_EKM, id=_full_name(_EKM), asset=f"{_ASSET}/EkmConnection"
        ),
    ),
)
