"""The part of the schema of hashicorp/google that the tests use."""

from collections.abc import Iterable
from typing import Any

from tests.bindings import schema
from tests.bindings.schema import GOOGLE_7

PROVIDER = GOOGLE_7.address
RESOURCES = (
    "google_compute_backend_bucket",
    "google_compute_backend_service",
    "google_compute_disk",
    "google_compute_disk_async_replication",
    "google_compute_global_forwarding_rule",
    "google_compute_image",
    "google_compute_image_iam_binding",
    "google_compute_image_iam_member",
    "google_compute_image_iam_policy",
    "google_compute_instance",
    "google_compute_instance_from_template",
    "google_compute_instance_group_manager",
    "google_compute_instance_template",
    "google_compute_instant_snapshot",
    "google_compute_region_disk",
    "google_compute_region_instance_group_manager",
    "google_compute_region_instance_template",
    "google_compute_region_instant_snapshot",
    "google_compute_resource_policy",
    "google_compute_snapshot",
    "google_compute_snapshot_iam_binding",
    "google_compute_snapshot_iam_member",
    "google_compute_snapshot_iam_policy",
    "google_compute_snapshot_settings",
    "google_kms_crypto_key",
    "google_kms_crypto_key_iam_binding",
    "google_kms_crypto_key_iam_member",
    "google_kms_crypto_key_iam_policy",
    "google_kms_crypto_key_version",
    "google_kms_ekm_connection",
    "google_kms_key_ring",
    "google_org_policy_policy",
    "google_project_service",
    "google_storage_bucket",
    "google_storage_bucket_iam_binding",
    "google_storage_bucket_iam_member",
    "google_storage_bucket_iam_policy",
)
DATA_SOURCES = (
    "google_kms_crypto_key",
    "google_kms_key_ring",
    "google_project",
    "google_storage_project_service_account",
)


def provider_schema(resources: Iterable[str] = RESOURCES, data_sources: Iterable[str] = DATA_SOURCES) -> Any:
    """The provider's schema with those types and no others; raises ValueError for a type it does not have."""
    return schema.provider_schema(GOOGLE_7, resources, data_sources)
