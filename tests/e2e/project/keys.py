"""Key rings, keys and their versions."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

RINGS = Collection("cloudkms", "v1", "projects.locations.keyRings")
KEYS = Collection("cloudkms", "v1", "projects.locations.keyRings.cryptoKeys")
VERSIONS = Collection("cloudkms", "v1", "projects.locations.keyRings.cryptoKeys.cryptoKeyVersions")


def _ring(project: Project, values: Json) -> None:
    project.add(RINGS, {"name": values["id"]})


def _key(project: Project, values: Json) -> None:
    (template,) = values["version_template"]
    told = {
        "name": values["id"],
        "purpose": values["purpose"],
        "labels": values["labels"],
        "destroyScheduledDuration": values["destroy_scheduled_duration"],
        "versionTemplate": {"protectionLevel": template["protection_level"], "algorithm": template["algorithm"]},
    }
    for policy in values.get("key_access_justifications_policy", ()):
        told["keyAccessJustificationsPolicy"] = {"allowedAccessReasons": policy["allowed_access_reasons"]}
    period = values["rotation_period"]
    project.add(KEYS, {**told, "rotationPeriod": period} if period else told)


def _version(project: Project, values: Json) -> None:
    key = project.of(KEYS)[values["crypto_key"]]
    level = key["versionTemplate"]["protectionLevel"]
    key["primary"] = {"name": values["id"], "state": "ENABLED", "protectionLevel": level}
    version = {**key["primary"], "algorithm": key["versionTemplate"]["algorithm"]}
    for options in values["external_protection_level_options"]:
        version["externalProtectionLevelOptions"] = {"externalKeyUri": options["external_key_uri"]}
    project.add(VERSIONS, version)


def _grant(project: Project, values: Json) -> None:
    bindings = project.grants.setdefault((KEYS, values["crypto_key_id"]), [])
    bindings.append({"role": values["role"], "members": [values["member"]]})


MAKERS: dict[str, Maker] = {
    "google_kms_crypto_key": _key,
    "google_kms_crypto_key_iam_member": _grant,
    "google_kms_crypto_key_version": _version,
    "google_kms_key_ring": _ring,
}
