"""Terraform state backends: where the state lies, and under which key."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, State, Unknown, Value
from generator.mappings.aws.common import kms_identity
from generator.mappings.google.common import resource_name
from generator.mappings.read import Always, At, Derived, To
from generator.mappings.schema import Document, Field, Mapping

BACKENDS = "https://developer.hashicorp.com/terraform/language/backend"


def _region(document: Document, region: Any) -> Value[str]:
    if not region:
        return Unknown("the s3 backend names no region: it comes from the environment of whoever applies")
    return Known(region)


def _s3_key(document: Document, encrypt: Any, key: Any) -> Value[Ref | None]:
    # https://developer.hashicorp.com/terraform/language/backend/s3#configuration: kms_key_id is what `encrypt` uses,
    # and the backend asks for no encryption without it.
    if not key:
        return Known(None)
    if encrypt is not True:
        return Known(None, "the s3 backend uses kms_key_id only where encrypt is true")
    return Known(Ref(kms_identity(key, document)))


def _key_location(document: Document, key: Any) -> Value[str]:
    # The backend has no location. A Cloud Storage object can only be encrypted by a key of its bucket's own location:
    # https://cloud.google.com/storage/docs/encryption/customer-managed-keys#key-resources
    if not key:
        return Unknown("the gcs backend names no location and no key to tell it by")
    parts = str(key).split("/")
    if "locations" not in parts[:-1]:
        return Unknown(f"{key} names no location")
    return Known(parts[parts.index("locations") + 1])


def _backend(backend: str, provider: str, service: str, **fields: Field) -> Mapping:
    return Mapping(
        type=f"backend.{backend}",
        kind=State,
        provider=provider,
        service=service,
        docs=f"{BACKENDS}/{backend}",
        identities=Field(Always(Known(())), Always(Known(()))),
        fields=fields,
        no_live="a backend is a setting of the configuration; its bucket is read live as a bucket",
    )


def _elsewhere(backend: str, reason: str) -> Mapping:
    unknown = Field(Always(Unknown(reason)), Always(Unknown(reason)))
    return _backend(backend, "terraform", "state", name=unknown, location=unknown, key=unknown)


def _both(reader: Any) -> Field:
    return Field(reader, reader)


STATE = (
    _backend(
        "gcs",
        "google",
        "kms",
        name=_both(At("bucket")),
        location=_both(Derived(("kms_encryption_key",), _key_location)),
        key=_both(To("kms_encryption_key", resource_name)),
    ),
    _backend(
        "s3",
        "aws",
        "storage",
        name=_both(At("bucket")),
        location=_both(Derived(("region",), _region)),
        key=_both(Derived(("encrypt", "kms_key_id"), _s3_key)),
    ),
    *(
        _elsewhere(name, f"state in the {name} backend lies where no region says")
        for name in ("azurerm", "consul", "cos", "http", "kubernetes", "oss", "pg", "remote")
    ),
    _elsewhere("cloud", "HCP Terraform does not say in the configuration where state lies"),
    _elsewhere("local", "no backend block: state lies on the disk of whoever applies"),
)
