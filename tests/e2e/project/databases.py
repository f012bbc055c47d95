"""Cloud SQL instances, Firestore databases and BigQuery datasets."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

INSTANCES = Collection("sqladmin", "v1", "instances", project="project")
DATABASES = Collection("firestore", "v1", "projects.databases")
DATASETS = Collection("bigquery", "v2", "datasets", project="projectId", item="datasetId")


def _instance(project: Project, values: Json) -> None:
    (settings,) = values["settings"]
    (address,), (backups,) = settings["ip_configuration"], settings["backup_configuration"]
    made = {
        "name": values["name"],
        "region": values["region"],
        "databaseVersion": values["database_version"],
        "diskEncryptionConfiguration": {"kmsKeyName": values["encryption_key_name"]},
        "settings": {
            "tier": settings["tier"],
            "userLabels": settings["user_labels"],
            "ipConfiguration": {
                "ipv4Enabled": address["ipv4_enabled"],
                "privateNetwork": address["private_network"],
                "sslMode": address["ssl_mode"],
            },
            "backupConfiguration": {"enabled": backups["enabled"], "location": backups["location"]},
        },
    }
    project.add(INSTANCES, made)


def _database(project: Project, values: Json) -> None:
    (key,) = values["cmek_config"]
    made = {
        "name": values["id"],
        "locationId": values["location_id"],
        "type": values["type"],
        "cmekConfig": {"kmsKeyName": key["kms_key_name"]},
    }
    project.add(DATABASES, made)


def _dataset(project: Project, values: Json) -> None:
    (key,) = values["default_encryption_configuration"]
    name = values["dataset_id"]
    made = {
        "id": f"{project.name}:{name}",
        "datasetReference": {"projectId": project.name, "datasetId": name},
        "location": values["location"],
        "labels": values["labels"],
        "defaultEncryptionConfiguration": {"kmsKeyName": key["kms_key_name"]},
        # https://cloud.google.com/bigquery/docs/dataset-access-control: who has a dataset that says nothing of access
        "access": [{"role": "OWNER", "specialGroup": "projectOwners"}],
    }
    project.add(DATASETS, made, name)


def _schedule(project: Project, values: Json) -> None:
    """When backups are made is not read."""


MAKERS: dict[str, Maker] = {
    "google_bigquery_dataset": _dataset,
    "google_firestore_backup_schedule": _schedule,
    "google_firestore_database": _database,
    "google_sql_database_instance": _instance,
}
