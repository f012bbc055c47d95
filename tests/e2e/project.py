"""A Google Cloud project as Terraform's state says it was made, for the discovery double to serve.

The state of a real apply is the only source: what a stack makes is not written down a second time. What a resource is
called in the API stands in each type's page: https://registry.terraform.io/providers/hashicorp/google/latest/docs
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.google.double import Double

Json = Any

TLS_POLICY = "storage.secureHttpTransport"


@dataclass
class Project:
    """What is in a project. Change it by hand, then serve it."""

    name: str
    buckets: dict[str, Json] = field(default_factory=dict)
    grants: dict[str, list[Json]] = field(default_factory=dict)
    rings: list[str] = field(default_factory=list)
    keys: dict[str, Json] = field(default_factory=dict)
    plain_http_refused: bool = False

    @contextmanager
    def served(self, page_size: int = 1000) -> Iterator[Double]:
        """Serve it over HTTP."""
        with Double(page_size=page_size) as double:
            double.project(self.name)
            self._seed(double)
            yield double

    def _seed(self, double: Double) -> None:
        for location in sorted({"europe-west3", "global", *(ring.split("/")[3] for ring in self.rings)}):
            place = {"name": f"projects/{self.name}/locations/{location}", "locationId": location}
            double.seed("cloudkms", "v1", "projects.locations", place)
        for ring in self.rings:
            double.seed("cloudkms", "v1", "projects.locations.keyRings", {"name": ring})
        for key in self.keys.values():
            double.seed("cloudkms", "v1", "projects.locations.keyRings.cryptoKeys", key)
        for name, bucket in self.buckets.items():
            double.seed("storage", "v1", "buckets", bucket, project=self.name)
            bindings = {"bindings": self.grants.get(name, [])}
            double.answer("storage", "v1", "buckets.getIamPolicy", bindings, bucket=name)
        policy = f"projects/{self.name}/policies/{TLS_POLICY}"
        rules = {"name": policy, "spec": {"rules": [{"enforce": self.plain_http_refused}]}}
        double.answer("orgpolicy", "v2", "projects.policies.getEffectivePolicy", rules, name=policy)


def project_of(name: str, state: Json) -> Project:
    """Return the project that a state (`terraform show -json`) describes."""
    project = Project(name)
    for resource in state["values"]["root_module"]["resources"]:
        if resource["mode"] == "managed":
            _MAKERS[resource["type"]](project, resource["values"])
    return project


def bucket(name: str, location: str, key: str | None = None, labels: Json = None, prevention: str = "enforced") -> Json:
    """A bucket as the API tells it."""
    told = {
        "name": name,
        "location": location.upper(),
        "labels": labels or {},
        "iamConfiguration": {
            "publicAccessPrevention": prevention,
            "uniformBucketLevelAccess": {"enabled": True},
        },
        "versioning": {"enabled": True},
    }
    return {**told, "encryption": {"defaultKmsKeyName": key}} if key else told


def _bucket(project: Project, values: Json) -> None:
    assert values["uniform_bucket_level_access"] and values["versioning"] == [{"enabled": True}]
    (encryption,) = values["encryption"]
    made = bucket(
        values["name"],
        values["location"],
        encryption["default_kms_key_name"],
        values["labels"],
        values["public_access_prevention"],
    )
    for retention in values["retention_policy"]:
        made["retentionPolicy"] = {"retentionPeriod": str(retention["retention_period"])}
    project.buckets[values["name"]] = made


def _grant(project: Project, values: Json) -> None:
    grant = {"role": values["role"], "members": [values["member"]]}
    project.grants.setdefault(values["bucket"], []).append(grant)


def _ring(project: Project, values: Json) -> None:
    project.rings.append(values["id"])


def _key(project: Project, values: Json) -> None:
    (template,) = values["version_template"]
    told = {
        "name": values["id"],
        "purpose": values["purpose"],
        "labels": values["labels"],
        "destroyScheduledDuration": values["destroy_scheduled_duration"],
        "versionTemplate": {"protectionLevel": template["protection_level"], "algorithm": template["algorithm"]},
    }
    period = values["rotation_period"]
    project.keys[values["id"]] = {**told, "rotationPeriod": period} if period else told


def _version(project: Project, values: Json) -> None:
    level = project.keys[values["crypto_key"]]["versionTemplate"]["protectionLevel"]
    project.keys[values["crypto_key"]]["primary"] = {"name": values["id"], "state": "ENABLED", "protectionLevel": level}


def _policy(project: Project, values: Json) -> None:
    assert values["name"].endswith(TLS_POLICY)
    (spec,) = values["spec"]
    project.plain_http_refused = all(rule["enforce"] == "TRUE" for rule in spec["rules"])


_MAKERS = {
    "google_kms_crypto_key": _key,
    "google_kms_crypto_key_iam_member": lambda project, values: None,
    "google_kms_crypto_key_version": _version,
    "google_kms_key_ring": _ring,
    "google_org_policy_policy": _policy,
    "google_storage_bucket": _bucket,
    "google_storage_bucket_iam_member": _grant,
}
