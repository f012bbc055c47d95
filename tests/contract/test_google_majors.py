"""What the Google rows read is in the provider's majors 6 and 8 too, but for what came after 6.50."""

from functools import cache
from typing import Any

import pytest

from generator.mappings.google import GOOGLE
from generator.mappings.schema import Mapping
from tests.bindings.schema import GOOGLE_6, GOOGLE_8, Binding, provider_schema
from tests.bindings.wheels import Unavailable
from tests.contract.test_tables import unreal
from tests.google.schema import RESOURCES, beta_schema

pytestmark = pytest.mark.registry

NO_SUCH_TYPE: dict[str, set[str]] = {
    "6.50.0": {
        "google_compute_region_instant_snapshot",
        "google_dataform_repository",
        "google_secure_source_manager_hook",
        "google_vector_search_collection",
        "google_vector_search_data_object",
        "google_vector_search_index",
        "google_vertex_ai_evaluation_metric",
        "google_vertex_ai_persistent_resource",
        "google_vertex_ai_reasoning_engine",
        "google_vertex_ai_reasoning_engine_iam_binding",
        "google_vertex_ai_reasoning_engine_iam_member",
        "google_vertex_ai_reasoning_engine_iam_policy",
        "google_vertex_ai_schedule",
        "google_vertex_ai_semantic_governance_policy_engine",
        "google_vertex_ai_tensorboard_experiment",
        "google_workstations_workstation",
        "google_workstations_workstation_cluster",
        "google_workstations_workstation_config",
        "google_workstations_workstation_config_iam_binding",
        "google_workstations_workstation_config_iam_member",
        "google_workstations_workstation_config_iam_policy",
        "google_workstations_workstation_iam_binding",
        "google_workstations_workstation_iam_member",
        "google_workstations_workstation_iam_policy",
    },
    "8.7.0": {
        "google_ml_engine_model",
        "google_notebooks_instance",
        "google_notebooks_instance_iam_binding",
        "google_notebooks_instance_iam_member",
        "google_notebooks_instance_iam_policy",
        "google_notebooks_runtime",
        "google_notebooks_runtime_iam_binding",
        "google_notebooks_runtime_iam_member",
        "google_notebooks_runtime_iam_policy",
        "google_vertex_ai_schedule",
    },
}
"""Types that version 7 added, or that version 8 took away."""

NO_SUCH_PATH: dict[str, dict[str, list[str]]] = {
    "6.50.0": {
        "google_backup_dr_backup_vault": ["encryption_config.0.kms_key_name"],
        "google_bigquery_reservation": ["labels", "terraform_labels"],
        "google_bigtable_table": ["automated_backup_policy.0.locations.*", "automated_backup_policy.locations"],
        "google_cloud_run_v2_service": ["multi_region_settings.*.regions"],
        "google_colab_schedule": [
            "create_notebook_execution_job_request.*.notebook_execution_job.*.encryption_spec.*.kms_key_name",
            "create_pipeline_job_request.*.pipeline_job.*.encryption_spec.*.kms_key_name",
            "create_pipeline_job_request.*.pipeline_job.*.runtime_config.*.gcs_output_directory",
        ],
        "google_eventarc_channel": ["labels", "terraform_labels"],
        "google_looker_instance": ["periodic_export_config.*.gcs_uri"],
        "google_lustre_instance": ["kms_key"],
        "google_netapp_backup_vault": ["kms_config"],
        "google_pubsub_subscription": ["message_transforms.*.ai_inference.0.endpoint"],
        "google_pubsub_topic": ["message_transforms.*.ai_inference.0.endpoint"],
        "google_redis_cluster": ["labels", "terraform_labels"],
        "google_sql_database_instance": ["settings.0.final_backup_config.0.enabled"],
        "google_vertex_ai_feature_online_store": ["encryption_spec.0.kms_key_name"],
        "google_vertex_ai_index": ["encryption_spec.0.kms_key_name"],
        "google_vertex_ai_index_endpoint": ["encryption_spec.0.kms_key_name"],
    },
    "8.7.0": {},
}
"""Attributes that version 7 added: a configuration for version 6 cannot say such a thing, and its default holds."""


@cache
def schemas(binding: Binding) -> dict[str, Any]:
    here = set(RESOURCES) - NO_SUCH_TYPE[binding.version]
    try:
        found = provider_schema(binding, here, [])["provider_schemas"][binding.address]["resource_schemas"]
    except Unavailable as error:
        pytest.skip(f"no schema of {binding.version}: {error}")
    nothing = {"block": {"attributes": {}, "block_types": {}}}
    return {**dict.fromkeys(NO_SUCH_TYPE[binding.version], nothing), **found}


@pytest.mark.parametrize("row", [row for row in GOOGLE if row.in_terraform], ids=lambda row: row.type)
@pytest.mark.parametrize("binding", [GOOGLE_6, GOOGLE_8], ids=lambda binding: binding.version)
def test_what_a_row_reads_is_in_the_other_majors(row: Mapping, binding: Binding) -> None:
    if row.type in NO_SUCH_TYPE[binding.version]:
        return
    assert unreal(row, schemas(binding)) == NO_SUCH_PATH[binding.version].get(row.type, [])


@pytest.mark.parametrize("binding", [GOOGLE_6, GOOGLE_8], ids=lambda binding: binding.version)
def test_a_type_that_a_major_lacks_is_one_that_is_read(binding: Binding) -> None:
    rows = {row.type for row in GOOGLE}
    assert NO_SUCH_TYPE[binding.version] <= set(RESOURCES)
    assert set(NO_SUCH_PATH[binding.version]) <= rows
    for kind in NO_SUCH_TYPE[binding.version]:
        with pytest.raises(ValueError, match=f"has no resource/{kind}"):
            provider_schema(binding, [kind], [])


def test_the_beta_has_the_same_attributes_and_more() -> None:
    try:
        found = beta_schema()["provider_schemas"]["registry.terraform.io/hashicorp/google-beta"]["resource_schemas"]
    except Unavailable as error:
        pytest.skip(f"no schema of the beta: {error}")
    for kind in found:
        (row,) = (row for row in GOOGLE if row.type == kind)
        parts = {companion.type: {"block": {"attributes": {companion.refers: {}}}} for companion in row.companions}
        assert unreal(row, {**parts, **found}) == []
