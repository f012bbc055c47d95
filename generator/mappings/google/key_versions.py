"""Google Cloud keys at closer sight: the versions of a key, import jobs, keys that Autokey makes, texts under a key."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from generator.facts import Custody, Key, Known, Ref, Store, Unknown, Value
from generator.mappings.google.common import REGISTRY, key_at, location_of, resource_name, row
from generator.mappings.google.keys import LEVELS
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, At, Derived, To, blocks, undecided
from generator.mappings.schema import Document, Field, Mapping


def _state(document: Document) -> str:
    (item,) = document.values.values()
    return str(item.get("state", ""))


_VERSIONS = listed(
    "cloudkms",
    "v1",
    "projects.locations.keyRings.cryptoKeys.cryptoKeyVersions",
    "cloudkms.cryptoKeyVersions.list",
    per="google_kms_crypto_key",
    asset="CryptoKeyVersion",
    # What is not enabled opens nothing. https://cloud.google.com/kms/docs/key-states
    skip=lambda document: _state(document) != "ENABLED",
    # Each rotation makes one that no configuration knows.
    given=lambda document: True,
)
_VERSION = _VERSIONS.list.key
_JOBS = listed(
    "cloudkms",
    "v1",
    "projects.locations.keyRings.importJobs",
    "cloudkms.importJobs.list",
    per="google_kms_key_ring",
    asset="ImportJob",
    # It is of no use after three days, but stays in the list.
    skip=lambda document: _state(document) == "EXPIRED",
)
_JOB = _JOBS.list.key
_HANDLES = listed("cloudkms", "v1", "projects.locations.keyHandles", "cloudkms.keyHandles.list", asset="KeyHandle")


def _custody(document: Document, options: Any) -> Value[Custody | None]:
    found = blocks(options)
    if isinstance(found, Unknown):
        return found
    return Known("external" if found else None)


def _live_custody(document: Document, level: Any, job: Any) -> Value[Custody | None]:
    if job:
        # Google has a copy of what it was given. https://cloud.google.com/kms/docs/key-import
        return Known("imported")
    custody = LEVELS.get(level)
    return Known(custody) if custody else Unknown(f"Cloud KMS names a protection level not known here: {level}")


def _addresses(document: Document, address: Any) -> Value[tuple[str, ...]]:
    """Return the origin of the address that an external key lies at; behind an EKM connection there is none."""
    if unknown := undecided(address):
        return unknown
    if not address:
        return Known(())
    parts = urlsplit(str(address))
    return Known((f"{parts.scheme}://{parts.netloc.lower()}",))


def _parent(document: Document, name: Any) -> Value[Ref | None]:
    return Known(Ref(str(name).partition("/cryptoKeyVersions/")[0]))


def _identities(document: Document, name: Any) -> Value[tuple[str, ...]]:
    # In full: a reference to a version, which loses its number, means the key.
    return Known((str(name),))


_NEVER = Field(Always(Known(None)), Always(Known(None)))
_ONE_PLACE = Field(Always(Known(False)), Always(Known(False)))

# https://cloud.google.com/kms/docs/autokey-overview: keys of Cloud HSM, where what they protect is, rotated once a year
_YEAR = Always(Known(365, "Autokey's keys rotate once a year"))
_THIRTY = Always(Known(30, "Cloud KMS waits 30 days unless told otherwise"))

GOOGLE_KEY_VERSIONS = (
    Mapping(
        type="google_kms_crypto_key_version",
        kind=Key,
        provider="google",
        service="kms",
        docs=f"{REGISTRY}/kms_crypto_key_version",
        match=("parent", "endpoints"),
        identities=Field(Always(Known(())), Derived((f"{_VERSION}.name",), _identities)),
        fields={
            "name": Field(
                Always(Unknown("Cloud KMS numbers it")),
                At(f"{_VERSION}.name", convert=lambda name: name.rpartition("/")[2]),
                drift=False,
            ),
            "location": Field(
                Derived(("crypto_key",), location_of, lenient=True),
                Derived((f"{_VERSION}.name",), location_of),
                drift=False,
            ),
            "parent": Field(To("crypto_key", resource_name), Derived((f"{_VERSION}.name",), _parent), drift=False),
            # Which protection it has beside that is computed from the key's template, so it is the key's.
            "custody": Field(
                Derived(("external_protection_level_options",), _custody, lenient=True),
                Derived((f"{_VERSION}.protectionLevel", f"{_VERSION}.importJob"), _live_custody),
                drift=False,
            ),
            "endpoints": Field(
                Derived(("external_protection_level_options.0.external_key_uri",), _addresses, lenient=True),
                Derived((f"{_VERSION}.externalProtectionLevelOptions.externalKeyUri",), _addresses),
            ),
            "rotation_days": _NEVER,
            "deletion_days": _NEVER,
            "multi_region": _ONE_PLACE,
        },
        live=_VERSIONS,
    ),
    row(
        "google_kms_key_ring_import_job",
        Key,
        "kms",
        path="{key_ring}/importJobs/{import_job_id}",
        location=Field(
            Derived(("key_ring",), location_of, lenient=True), Derived((f"{_JOB}.name",), location_of), drift=False
        ),
        labelled=False,
        # What comes in through it is known to whoever made it, and from then on to Google.
        custody=Field(Always(Known("imported")), Always(Known("imported"))),
        rotation_days=_NEVER,
        deletion_days=_NEVER,
        multi_region=_ONE_PLACE,
        live=_JOBS,
    ),
    regional(
        "google_kms_key_handle",
        Key,
        _HANDLES,
        service="kms",
        labelled=False,
        custody=Field(Always(Known("hsm")), Always(Known("hsm"))),
        rotation_days=Field(_YEAR, _YEAR),
        deletion_days=Field(_THIRTY, _THIRTY),
        multi_region=_ONE_PLACE,
        justifications=Field(
            Always(Known(None, "Autokey gives its keys no policy of their own")),
            Always(Unknown("it is read at the key that Autokey made")),
            drift=False,
        ),
    ),
    row(
        "google_kms_secret_ciphertext",
        Store,
        "kms",
        path="{crypto_key}/ciphertext",
        name=Field(Always(Known("ciphertext")), Always(Known("ciphertext"))),
        location=Field(
            Derived(("crypto_key",), location_of, lenient=True), Always(Unknown("nothing lists it")), drift=False
        ),
        labelled=False,
        key=Field(key_at("crypto_key"), Always(Unknown("nothing lists it"))),
        no_live="it lies in the Terraform state, in the clear beside the ciphertext; no API lists it",
    ),
)
