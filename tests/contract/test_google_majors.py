"""What the Google rows read is in the provider's majors 6 and 8 too, but for what came after 6.50."""

from functools import cache
from typing import Any

import pytest

from generator.mappings.google import GOOGLE
from tests.bindings.schema import BETA_6, BETA_8, GOOGLE_6, GOOGLE_8, Binding, lacking, provider_schema
from tests.bindings.wheels import Unavailable
from tests.contract.test_tables import unreal
from tests.google.schema import BETA_RESOURCES, RESOURCES, beta_schema

pytestmark = pytest.mark.registry

NO_SUCH_TYPE: dict[str, set[str]] = {
    "6.50.0": {
        "google_agent_identity_auth_provider",
        "google_agentic_applications_analyst_agent_persona",
        "google_apigee_datastore",
        "google_backup_dr_restore_workload",
        "google_biglake_iceberg_catalog",
        "google_biglake_iceberg_catalog_iam_binding",
        "google_biglake_iceberg_catalog_iam_member",
        "google_biglake_iceberg_catalog_iam_policy",
        "google_biglake_iceberg_namespace",
        "google_biglake_iceberg_namespace_iam_binding",
        "google_biglake_iceberg_namespace_iam_member",
        "google_biglake_iceberg_namespace_iam_policy",
        "google_biglake_iceberg_table",
        "google_biglake_iceberg_table_iam_binding",
        "google_biglake_iceberg_table_iam_member",
        "google_biglake_iceberg_table_iam_policy",
        "google_ces_agent",
        "google_ces_app",
        "google_ces_deployment",
        "google_ces_tool",
        "google_ces_toolset",
        "google_chronicle_big_query_export",
        "google_chronicle_data_export",
        "google_chronicle_data_table",
        "google_chronicle_feed",
        "google_cloud_support_support_event_subscription",
        "google_compute_region_instant_snapshot",
        "google_compute_region_instant_snapshot_iam_binding",
        "google_compute_region_instant_snapshot_iam_member",
        "google_compute_region_instant_snapshot_iam_policy",
        "google_config_deployment",
        "google_contact_center_insights_encryption_spec",
        "google_dataform_repository",
        "google_dataform_repository_iam_binding",
        "google_dataform_repository_iam_member",
        "google_dataform_repository_iam_policy",
        "google_dataplex_data_product",
        "google_dataplex_data_product_iam_binding",
        "google_dataplex_data_product_iam_member",
        "google_dataplex_data_product_iam_policy",
        "google_dataplex_metadata_feed",
        "google_dialogflow_cx_tool_version",
        "google_dialogflow_environment",
        "google_dialogflow_generator",
        "google_dialogflow_sip_trunk",
        "google_discovery_engine_assistant",
        "google_discovery_engine_data_connector",
        "google_discovery_engine_search_engine_iam_binding",
        "google_discovery_engine_search_engine_iam_member",
        "google_discovery_engine_search_engine_iam_policy",
        "google_discovery_engine_widget_config",
        "google_hypercomputecluster_cluster",
        "google_managed_kafka_connect_cluster",
        "google_managed_kafka_connector",
        "google_migration_center_assets_export_job",
        "google_migration_center_import_job",
        "google_migration_center_report_config",
        "google_migration_center_source",
        "google_network_security_dns_threat_detector",
        "google_network_security_ull_mirroring_collector",
        "google_network_services_lb_edge_extension",
        "google_network_services_wasm_plugin",
        "google_oracle_database_db_system",
        "google_oracle_database_exadb_vm_cluster",
        "google_oracle_database_exascale_db_storage_vault",
        "google_oracle_database_goldengate_connection",
        "google_oracle_database_goldengate_deployment",
        "google_secure_source_manager_hook",
        "google_vector_search_collection",
        "google_vector_search_data_object",
        "google_vector_search_index",
        "google_vertex_ai_cache_config",
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
        "google_beyondcorp_app_gateway",
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
        "google_bigquery_analytics_hub_listing": ["bigquery_dataset.*.replica_locations.*"],
        "google_bigquery_analytics_hub_listing_subscription": ["destination_dataset.*.replica_locations.*"],
        "google_bigquery_reservation": ["labels", "terraform_labels"],
        "google_bigtable_table": ["automated_backup_policy.0.locations.*", "automated_backup_policy.locations"],
        "google_cloud_run_v2_service": ["multi_region_settings.*.regions"],
        "google_colab_schedule": [
            "create_notebook_execution_job_request.*.notebook_execution_job.*.encryption_spec.*.kms_key_name",
            "create_pipeline_job_request.*.pipeline_job.*.encryption_spec.*.kms_key_name",
            "create_pipeline_job_request.*.pipeline_job.*.runtime_config.*.gcs_output_directory",
        ],
        "google_compute_region_network_endpoint": ["instance"],
        "google_database_migration_service_connection_profile": ["role", "role"],
        "google_dialogflow_conversation_profile": ["new_recognition_result_notification_config.*.topic"],
        "google_discovery_engine_search_engine": [
            "google_discovery_engine_search_engine_iam_binding.engine_id",
            "google_discovery_engine_search_engine_iam_member.engine_id",
            "google_discovery_engine_search_engine_iam_policy.engine_id",
            "google_discovery_engine_widget_config.engine_id",
            "kms_key_name",
        ],
        "google_eventarc_channel": ["labels", "terraform_labels"],
        "google_looker_instance": ["periodic_export_config.*.gcs_uri"],
        "google_lustre_instance": ["kms_key"],
        "google_netapp_backup_vault": ["kms_config"],
        "google_network_security_mirroring_endpoint_group": ["mirroring_deployment_groups.*"],
        "google_oracle_database_autonomous_database": ["source_config.*.autonomous_database"],
        "google_privateca_ca_pool": ["encryption_spec.0.cloud_kms_key"],
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


BETA = {GOOGLE_6: BETA_6, GOOGLE_8: BETA_8}


@cache
def schemas(binding: Binding) -> dict[str, Any]:
    try:
        absent = lacking(binding, RESOURCES)
        found = resources(binding, set(RESOURCES) - absent) | resources(BETA[binding], set(BETA_RESOURCES))
    except Unavailable as error:
        pytest.skip(f"no schema of {binding.version}: {error}")
    nothing = {"block": {"attributes": {}, "block_types": {}}}
    return {**dict.fromkeys(absent, nothing), **found}


def resources(binding: Binding, types: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = provider_schema(binding, types, [])["provider_schemas"][binding.address]
    return dict(found["resource_schemas"])


BINDINGS = pytest.mark.parametrize("binding", [GOOGLE_6, GOOGLE_8], ids=lambda binding: binding.version)


@BINDINGS
def test_the_types_that_a_major_lacks_are_known(binding: Binding) -> None:
    try:
        assert lacking(binding, RESOURCES) == NO_SUCH_TYPE[binding.version]
    except Unavailable as error:
        pytest.skip(f"no schema of {binding.version}: {error}")


@BINDINGS
def test_the_attributes_that_a_major_lacks_are_known(binding: Binding) -> None:
    found = schemas(binding)
    rows = [row for row in GOOGLE if row.in_terraform and row.type not in NO_SUCH_TYPE[binding.version]]
    absent = {row.type: unreal(row, found) for row in rows}
    assert {kind: paths for kind, paths in absent.items() if paths} == NO_SUCH_PATH[binding.version]


def test_the_beta_has_the_same_attributes_and_more() -> None:
    try:
        found = beta_schema()["provider_schemas"]["registry.terraform.io/hashicorp/google-beta"]["resource_schemas"]
    except Unavailable as error:
        pytest.skip(f"no schema of the beta: {error}")
    for row in (row for row in GOOGLE if row.type in found):
        parts = {companion.type: {"block": {"attributes": {companion.refers: {}}}} for companion in row.companions}
        assert unreal(row, {**parts, **found}) == []
