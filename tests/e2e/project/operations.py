"""Secrets, registries, backups, and the services of a project."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

PLANS = Collection("backupdr", "v1", "projects.locations.backupPlans")
REPOSITORIES = Collection("artifactregistry", "v1", "projects.locations.repositories")
SECRETS = Collection("secretmanager", "v1", "projects.secrets")
VAULTS = Collection("backupdr", "v1", "projects.locations.backupVaults")


def _secret(project: Project, values: Json) -> None:
    ((managed,),) = (replication["user_managed"] for replication in values["replication"])
    replicas = [
        {
            "location": replica["location"],
            "customerManagedEncryption": {"kmsKeyName": replica["customer_managed_encryption"][0]["kms_key_name"]},
        }
        for replica in managed["replicas"]
    ]
    replication = {"userManaged": {"replicas": replicas}}
    project.add(SECRETS, {"name": values["id"], "labels": values["labels"], "replication": replication})


def _repository(project: Project, values: Json) -> None:
    made = {
        "name": values["id"],
        "format": values["format"],
        "labels": values["labels"],
        "kmsKeyName": values["kms_key_name"],
    }
    project.add(REPOSITORIES, made)


def _vault(project: Project, values: Json) -> None:
    (key,) = values["encryption_config"]
    made = {
        "name": values["id"],
        "labels": values["labels"],
        "backupMinimumEnforcedRetentionDuration": values["backup_minimum_enforced_retention_duration"],
        "encryptionConfig": {"kmsKeyName": key["kms_key_name"]},
    }
    project.add(VAULTS, made)


def _plan(project: Project, values: Json) -> None:
    made = {"name": values["id"], "backupVault": values["backup_vault"], "resourceType": values["resource_type"]}
    project.add(PLANS, made)


def _nothing(project: Project, values: Json) -> None:
    """It holds nothing that is read: what a plan backs up, whether an API is enabled."""


MAKERS: dict[str, Maker] = {
    "google_artifact_registry_repository": _repository,
    "google_backup_dr_backup_plan": _plan,
    "google_backup_dr_backup_plan_association": _nothing,
    "google_backup_dr_backup_vault": _vault,
    "google_project_service": _nothing,
    "google_secret_manager_secret": _secret,
}
