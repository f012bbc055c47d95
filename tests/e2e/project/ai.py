"""Notebooks, endpoints and indexes."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

ENDPOINTS = Collection("aiplatform", "v1", "projects.locations.endpoints")
INDEXES = Collection("aiplatform", "v1", "projects.locations.indexes")
INDEX_ENDPOINTS = Collection("aiplatform", "v1", "projects.locations.indexEndpoints")
NOTEBOOKS = Collection("notebooks", "v2", "projects.locations.instances")


def _notebook(project: Project, values: Json) -> None:
    (setup,) = values["gce_setup"]
    assert values["disable_proxy_access"]
    disks = {
        kind: [{"diskEncryption": disk["disk_encryption"], "kmsKey": disk["kms_key"]} for disk in setup[kind]]
        for kind in ("boot_disk", "data_disks")
    }
    made = {
        "name": values["id"],
        "labels": values["labels"],
        "disableProxyAccess": True,
        "gceSetup": {
            "disablePublicIp": setup["disable_public_ip"],
            "bootDisk": disks["boot_disk"][0],
            "dataDisks": disks["data_disks"],
        },
    }
    project.add(NOTEBOOKS, made)


def _of_vertex(values: Json) -> Json:
    (key,) = values["encryption_spec"]
    return {
        "name": values["id"],
        "displayName": values["display_name"],
        "labels": values["labels"],
        "encryptionSpec": {"kmsKeyName": key["kms_key_name"]},
    }


def _private(values: Json) -> Json:
    (connect,) = values["private_service_connect_config"]
    assert connect["enable_private_service_connect"]
    told = {"enablePrivateServiceConnect": True, "projectAllowlist": connect["project_allowlist"]}
    return {**_of_vertex(values), "privateServiceConnectConfig": told}


def _endpoint(project: Project, values: Json) -> None:
    project.add(ENDPOINTS, _private(values))


def _index(project: Project, values: Json) -> None:
    project.add(INDEXES, _of_vertex(values))


def _index_endpoint(project: Project, values: Json) -> None:
    project.add(INDEX_ENDPOINTS, _private(values))


def _deployed(project: Project, values: Json) -> None:
    endpoint = project.of(INDEX_ENDPOINTS)[values["index_endpoint"]]
    endpoint.setdefault("deployedIndexes", []).append({"id": values["deployed_index_id"], "index": values["index"]})


def _nothing(project: Project, values: Json) -> None:
    """An identity holds nothing."""


MAKERS: dict[str, Maker] = {
    "google_service_account": _nothing,
    "google_vertex_ai_endpoint": _endpoint,
    "google_vertex_ai_index": _index,
    "google_vertex_ai_index_endpoint": _index_endpoint,
    "google_vertex_ai_index_endpoint_deployed_index": _deployed,
    "google_workbench_instance": _notebook,
}
