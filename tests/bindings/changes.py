"""What the stub provider plans, applies and reads: the schema's rules, and a few computed values.

Defaults of the real provider are not known here and stay null; so does what only Google's API could tell.
"""

from collections.abc import Mapping
from typing import Any

from tests.bindings.plugin import UNKNOWN, is_unknown

Json = Any

# The number of every project of the stub: what Google puts where it names a project by number.
PROJECT_NUMBER = 123456789012
_EMAIL = f"service-{PROJECT_NUMBER}@gs-project-accounts.iam.gserviceaccount.com"

# Computed values by type. Identifier formats: "Attributes Reference" of each type's page under
# https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/ and .../docs/data-sources/
RESOURCE_VALUES: dict[str, dict[str, Json]] = {
    "google_artifact_registry_repository": {
        "id": "projects/{project}/locations/{location}/repositories/{repository_id}",
        "name": "{repository_id}",
    },
    "google_backup_dr_backup_plan": {"id": "projects/{project}/locations/{location}/backupPlans/{backup_plan_id}"},
    "google_backup_dr_backup_plan_association": {
        "id": "projects/{project}/locations/{location}/backupPlanAssociations/{backup_plan_association_id}"
    },
    "google_backup_dr_backup_vault": {"id": "projects/{project}/locations/{location}/backupVaults/{backup_vault_id}"},
    "google_bigquery_dataset": {"id": "projects/{project}/datasets/{dataset_id}"},
    "google_compute_snapshot_settings": {"id": "projects/{project}/global/snapshotSettings"},
    "google_filestore_instance": {"id": "projects/{project}/locations/{location}/instances/{name}"},
    "google_firestore_backup_schedule": {"id": "projects/{project}/databases/{database}/backupSchedules/1"},
    "google_firestore_database": {"id": "projects/{project}/databases/{name}"},
    "google_kms_crypto_key": {"id": "{key_ring}/cryptoKeys/{name}"},
    "google_kms_crypto_key_iam_binding": {"id": "{crypto_key_id}/{role}"},
    "google_kms_crypto_key_iam_member": {"id": "{crypto_key_id}/{role}/{member}"},
    "google_kms_crypto_key_iam_policy": {"id": "{crypto_key_id}"},
    "google_kms_crypto_key_version": {
        "id": "{crypto_key}/cryptoKeyVersions/1",
        "name": "{crypto_key}/cryptoKeyVersions/1",
    },
    "google_kms_ekm_connection": {"id": "projects/{project}/locations/{location}/ekmConnections/{name}"},
    "google_kms_key_ring": {"id": "projects/{project}/locations/{location}/keyRings/{name}"},
    "google_logging_project_bucket_config": {"id": "projects/{project}/locations/{location}/buckets/{bucket_id}"},
    "google_logging_project_sink": {
        "id": "projects/{project}/sinks/{name}",
        "writer_identity": "serviceAccount:service-1@gcp-sa-logging.iam.gserviceaccount.com",
    },
    "google_org_policy_policy": {"id": "{name}"},
    "google_project_iam_audit_config": {"id": "{project}/audit_config/{service}"},
    "google_project_service": {"id": "{project}/{service}"},
    "google_pubsub_subscription": {"id": "projects/{project}/subscriptions/{name}"},
    "google_pubsub_topic": {"id": "projects/{project}/topics/{name}"},
    "google_secret_manager_secret": {"id": "projects/{project}/secrets/{secret_id}"},
    "google_service_account": {
        "id": "projects/{project}/serviceAccounts/{account_id}",
        "email": "{account_id}@{project}.iam.gserviceaccount.com",
    },
    "google_sql_database_instance": {"id": "projects/{project}/instances/{name}"},
    "google_storage_bucket": {
        "id": "{name}",
        "project_number": PROJECT_NUMBER,
        "self_link": "https://www.googleapis.com/storage/v1/b/{name}",
        "url": "gs://{name}",
    },
    "google_storage_bucket_iam_binding": {"id": "{bucket}/{role}"},
    "google_storage_bucket_iam_member": {"id": "{bucket}/{role}/{member}"},
    "google_storage_bucket_iam_policy": {"id": "{bucket}"},
    "google_vertex_ai_endpoint": {"id": "projects/{project}/locations/{location}/endpoints/{name}"},
    "google_vertex_ai_index": {"id": "projects/{project}/locations/{region}/indexes/7", "name": "7"},
    "google_vertex_ai_index_endpoint": {
        "id": "projects/{project}/locations/{region}/indexEndpoints/8",
        "name": "projects/{project}/locations/{region}/indexEndpoints/8",
    },
    "google_vertex_ai_index_endpoint_deployed_index": {"id": "{index_endpoint}/deployedIndex/{deployed_index_id}"},
    "google_workbench_instance": {"id": "projects/{project}/locations/{location}/instances/{name}"},
}
DATA_SOURCE_VALUES: dict[str, dict[str, Json]] = {
    "google_kms_crypto_key": {"id": "{key_ring}/cryptoKeys/{name}"},
    "google_kms_key_ring": {"id": "projects/{project}/locations/{location}/keyRings/{name}"},
    "google_logging_project_settings": {
        "kms_service_account_id": "cmek-p1@gcp-sa-logging.iam.gserviceaccount.com",
    },
    "google_project": {
        "id": "projects/{project}",
        "name": "{project}",
        "number": str(PROJECT_NUMBER),
        "project_id": "{project}",
    },
    "google_storage_project_service_account": {
        "id": _EMAIL,
        "email_address": _EMAIL,
        "member": f"serviceAccount:{_EMAIL}",
    },
}
# For any type that has no row above.
_IDENTIFIER = {"id": "{type}/{name}", "self_link": "{type}/{name}"}

# Attributes that cannot change in place in any type served so far.
_FORCES_NEW = frozenset(
    {
        *("bucket", "crypto_key", "crypto_key_id", "key_ring", "location", "member"),
        *("name", "parent", "project", "purpose", "role", "service"),
    }
)


class Refused(Exception):
    """What the real provider refuses too; the message is its diagnostic."""


def unconfigurable(block: Json, config: Mapping[str, Json]) -> list[str]:
    """The attributes that are set although the provider alone may set them."""
    found = [
        name
        for name, attribute in block["attributes"].items()
        if not (attribute.get("required") or attribute.get("optional")) and config.get(name) is not None
    ]
    for name, nested in block["block_types"].items():
        for item in _items(config.get(name)):
            found += [f"{name}.{inner}" for inner in unconfigurable(nested["block"], item)]
    return found


def planned(block: Json, prior: Json, proposed: Json, provider: Mapping[str, Json]) -> Json:
    """The planned state: what is configured, the provider's project, and unknown for all that is computed."""
    if prior is not None:
        return proposed
    return _unknowns(block, {**proposed, **_project(block, proposed, provider)})


def forces_new(prior: Json, after: Json) -> list[str]:
    """The attributes whose change needs another resource."""
    if prior is None or after is None:
        return []
    return sorted(name for name in _FORCES_NEW & prior.keys() if prior[name] != after[name])


def applied(type_name: str, block: Json, state: Json, provider: Mapping[str, Json]) -> Json:
    """The state after apply: nothing unknown is left."""
    given = {name: value for name, value in state.items() if value is not None and not is_unknown(value)}
    labels = given.get("labels", {})
    told = {name: provider.get(name) for name in ("region", "zone")}
    told |= {"effective_labels": labels, "terraform_labels": labels}
    told |= _told(RESOURCE_VALUES.get(type_name, _IDENTIFIER), type_name, {**provider, **given})
    filled = {name: told.get(name, value) if is_unknown(value) else value for name, value in state.items()}
    return _empties(block, filled)


def read(type_name: str, block: Json, config: Json, provider: Mapping[str, Json]) -> Json:
    """The state of a data source: what was asked for, and the computed values that are known here."""
    config = {**config, **_project(block, config, provider)}
    given = {name: value for name, value in config.items() if value is not None}
    if "project_id" in given:
        given["project"] = given["project_id"]
    told = _told(DATA_SOURCE_VALUES.get(type_name, _IDENTIFIER), type_name, {**provider, **given})
    state = {name: told.get(name) if value is None else value for name, value in config.items()}
    unset = {name for name, attribute in block["attributes"].items() if attribute.get("computed")}
    marked = {n: UNKNOWN if value is None and n in unset else value for n, value in state.items()}
    return _empties(block, marked)


def _project(block: Json, config: Json, provider: Mapping[str, Json]) -> Json:
    attribute = block["attributes"].get("project", {})
    if not attribute.get("computed") or not attribute.get("optional") or config["project"] is not None:
        return {}
    if provider.get("project") is None:
        raise Refused("project: required field is not set")
    return {"project": provider["project"]}


def _unknowns(block: Json, state: Json) -> Json:
    after = dict(state)
    for name, attribute in block["attributes"].items():
        if attribute.get("computed") and state[name] is None:
            after[name] = UNKNOWN
    return _inside(block, after, _unknowns)


def _empties(block: Json, state: Json) -> Json:
    """What is still unknown, as the API answers when there is nothing: an empty collection, or null."""
    after = dict(state)
    for name, attribute in block["attributes"].items():
        if is_unknown(state[name]):
            kind = attribute["type"][0] if isinstance(attribute["type"], list) else ""
            after[name] = {"list": [], "set": [], "map": {}}.get(kind)
    return _inside(block, after, _empties)


def _inside(block: Json, state: Json, change: Any) -> Json:
    for name, nested in block["block_types"].items():
        value = state[name]
        if isinstance(value, list):
            state[name] = [change(nested["block"], item) for item in value]
        elif isinstance(value, dict):
            state[name] = change(nested["block"], value)
    return state


def _items(value: Json) -> list[Json]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else []


def _told(row: Mapping[str, Json], type_name: str, given: Mapping[str, Json]) -> dict[str, Json]:
    values = {"name": "unnamed", "type": type_name}
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        return {key: value.format(**values) if isinstance(value, str) else value for key, value in row.items()}
    except KeyError as error:
        raise Refused(f"{error.args[0]}: required field is not set") from error
