"""The part of the schema of hashicorp/google that the tests use."""

from collections.abc import Iterable
from typing import Any

from tests.bindings import schema
from tests.bindings.schema import GOOGLE_7

PROVIDER = GOOGLE_7.address
RESOURCES = (
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
