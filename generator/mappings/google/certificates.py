"""Google Cloud's private certificate authorities: the keys that others are trusted by."""

from __future__ import annotations

from generator.facts import Store
from generator.mappings.google.common import iam, key_at, named, placed, row
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, regional
from generator.mappings.schema import Field, Mapping

# https://cloud.google.com/certificate-authority-service/docs/reference/rest

_POOLS = listed("privateca", "v1", "projects.locations.caPools", everywhere=True, asset="CaPool", policy=True)
_AUTHORITIES = listed(
    "privateca",
    "v1",
    "projects.locations.caPools.certificateAuthorities",
    per="google_privateca_ca_pool",
    asset="CertificateAuthority",
)

GOOGLE_CERTIFICATES: tuple[Mapping, ...] = (
    regional(
        "google_privateca_ca_pool",
        Store,
        _POOLS,
        key=("encryption_spec.0.cloud_kms_key", "encryptionSpec.cloudKmsKey"),
        companions=iam(
            "google_privateca_ca_pool_iam",
            identity=named("projects/{project}/locations/{location}/caPools/{ca_pool}"),
            refers="ca_pool",
        ),
        **opened_by_iam("google_privateca_ca_pool_iam", f"{_POOLS.details[0].key}.bindings"),
    ),
    # Its key signs; what it publishes in a bucket, certificates and which are revoked, is for everybody.
    row(
        "google_privateca_certificate_authority",
        Store,
        "privateca",
        path="projects/{project}/locations/{location}/caPools/{pool}/certificateAuthorities/{certificate_authority_id}",
        location=placed(),
        labels=f"{_AUTHORITIES.list.key}.labels",
        key=Field(
            key_at("key_spec.0.cloud_kms_key_version"), key_at(f"{_AUTHORITIES.list.key}.keySpec.cloudKmsKeyVersion")
        ),
        live=_AUTHORITIES,
    ),
)
