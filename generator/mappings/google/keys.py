"""Google Cloud keys: key rings, crypto keys, EKM connections."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from typing import Any

from generator.facts import CUSTODIES, Custody, Key, KeyRing, KeyStore, Known, Ref, Unknown, Value
from generator.mappings.google.common import flattened, iam, label, location_of, named, resource_name
from generator.mappings.google.members import shared_by_iam
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


_EKM_PATH = "projects/{project}/locations/{location}/ekmConnections/{name}"


def _ring_of(name: str, document: Document) -> str | Unknown:
    # Its full name, or PROJECT/LOCATION/RING, or LOCATION/RING in the provider's project.
    parts = name.split("/")
    if len(parts) not in (2, 3):
        return name
    own = parts[0] if len(parts) == 3 else document.project.value if isinstance(document.project, Known) else ""
    if not own:
        return Unknown("which project its ring is in is not known")
    return f"projects/{own}/locations/{parts[-2]}/keyRings/{parts[-1]}"


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _parent(name: str) -> Ref:
    return Ref(name.rpartition("/cryptoKeys/")[0])


def _hosts(document: Document, resolvers: Any) -> Value[tuple[str, ...]]:
    found = blocks(resolvers)
    if isinstance(found, Unknown):
        return found
    hosts = [resolver.get("hostname") for resolver in found]
    names = sorted(f"https://{host}" for host in hosts if isinstance(host, str))
    return undecided(*hosts) or Known(tuple(names))


def _reasons(document: Document, policy: Any) -> Value[tuple[str, ...] | None]:
    """Return the reasons for which a key may be used: without a policy all, with an empty one none.

    A default policy of the project or above is given to a key when it is made, and stands in the key from then on.
    https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys
    """
    found = blocks(policy)
    if isinstance(found, Unknown):
        return found
    if not found:
        return Known(None, "a key without a policy may be used for every reason")
    reasons = list(flattened(each.get(name) for each in found for name in _REASONS))
    return undecided(*reasons) or Known(tuple(sorted(str(reason) for reason in reasons)))


_REASONS = ("allowed_access_reasons", "allowedAccessReasons")


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


def _policy(collection: str) -> Call:
    name = f"projects.locations.{collection}"
    last = collection.rpartition(".")[2]
    return Call(f"{name}.getIamPolicy", f"cloudkms.{last}.getIamPolicy", {"resource": "{name}"})


_RINGS_IAM, _KEYS_IAM, _EKM_IAM = map(_policy, ("keyRings", "keyRings.cryptoKeys", "ekmConnections"))

_REGISTRY = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources"

GOOGLE_KEYS = (
    Mapping(
        type="google_kms_key_ring",
        kind=KeyRing,
        provider="google",
        service="kms",
        docs=f"{_REGISTRY}/kms_key_ring",
        match=("name", "location"),
        companions=iam("google_kms_key_ring_iam", identity=_ring_of, refers="key_ring_id"),
        chosen=("project",),
        identities=Field(
            Derived(("name", "location", "project"), _ring_identities, lenient=True),
            At(f"{_RINGS.key}.name", convert=lambda name: (name,)),
        ),
        fields={
            "name": Field(At("name"), At(f"{_RINGS.key}.name", convert=_last)),
            "location": Field(At("location"), Derived((f"{_RINGS.key}.name",), location_of)),
            "shared_with": shared_by_iam("google_kms_key_ring_iam", f"{_RINGS_IAM.key}.bindings"),
        },
        live=Live(
            "cloudkms",
            version="v1",
            per="location",
            list=_RINGS,
            details=(_RINGS_IAM,),
            id=_full_name(_RINGS),
            asset=f"{_ASSET}/KeyRing",
        ),
    ),
    Mapping(
        type="google_kms_crypto_key",
        kind=Key,
        provider="google",
        service="kms",
        docs=f"{_REGISTRY}/kms_crypto_key",
        match=("name", "parent"),
        companions=iam("google_kms_crypto_key_iam", identity=resource_name, refers="crypto_key_id"),
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
            "shared_with": shared_by_iam("google_kms_crypto_key_iam", f"{_KEYS_IAM.key}.bindings"),
            # In Terraform only the provider's beta has the block.
            "justifications": Field(
                Derived(("key_access_justifications_policy",), _reasons, lenient=True),
                Derived((f"{_KEYS.key}.keyAccessJustificationsPolicy",), _reasons, lenient=True),
            ),
        },
        live=Live(
            "cloudkms",
            version="v1",
            per="google_kms_key_ring",
            list=_KEYS,
            details=(_KEYS_IAM,),
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
        companions=iam("google_kms_ekm_connection_iam", identity=named(_EKM_PATH), refers="name"),
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
            "shared_with": shared_by_iam("google_kms_ekm_connection_iam", f"{_EKM_IAM.key}.bindings"),
        },
        live=Live(
            "cloudkms",
            version="v1",
            per="location",
            list=_EKM,
            details=(_EKM_IAM,),
            id=_full_name(_EKM),
            asset=f"{_ASSET}/EkmConnection",
        ),
    ),
)
