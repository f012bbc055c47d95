"""The part of the schema of hashicorp/google that the tests use."""

from collections.abc import Iterable
from typing import Any

from generator.mappings import COMPANIONS
from generator.mappings.google import GOOGLE
from generator.mappings.google.members import ACCOUNT
from tests.bindings import schema
from tests.bindings.changes import RESOURCE_VALUES
from tests.bindings.schema import BETA_7, GOOGLE_7

PROVIDER = GOOGLE_7.address
_PARTS = (kind for kind in COMPANIONS if kind.startswith("google_"))
_ALL = {*(row.type for row in GOOGLE if row.in_terraform), *_PARTS, *RESOURCE_VALUES, ACCOUNT}
_ONLY_IN_BETA = {kind for kind in _ALL if kind.startswith("google_compute_machine_image")}
RESOURCES = tuple(sorted(_ALL - _ONLY_IN_BETA))
"""What the rows read, and what the stub computes values of."""
BETA_RESOURCES = ("google_kms_crypto_key", *sorted(_ONLY_IN_BETA))
"""What is in the provider's beta only or has attributes that are, and so may name `provider = google-beta`."""
DATA_SOURCES = (
    "google_kms_crypto_key",
    "google_kms_key_ring",
    "google_logging_project_settings",
    "google_project",
    "google_storage_project_service_account",
)


def provider_schema(resources: Iterable[str] = RESOURCES, data_sources: Iterable[str] = DATA_SOURCES) -> Any:
    """The provider's schema with those types and no others; raises ValueError for a type it does not have."""
    return schema.provider_schema(GOOGLE_7, resources, data_sources)


def beta_schema(resources: Iterable[str] = BETA_RESOURCES) -> Any:
    """The same of hashicorp/google-beta."""
    return schema.provider_schema(BETA_7, resources, ())
