"""Resource types that hold no data and no keys and let none travel, so that a plan with them can be judged whole.

Anything that stands neither here nor in a mapping row is uncovered: it is listed, and the answer is incomplete.
"""

from __future__ import annotations

import fnmatch
from functools import cache

HARMLESS: dict[str, str] = {
    "aws_iam_*": "identities and permissions; who may reach data is judged at the data",
    "aws_internet_gateway": "network plumbing",
    "aws_nat_gateway": "network plumbing",
    "aws_eip": "network plumbing",
    "aws_network_acl*": "network plumbing",
    "aws_s3_bucket_cors_configuration": "what browsers may ask; who may read is judged at the bucket",
    "aws_s3_bucket_lifecycle_configuration": "moves and deletes objects within their bucket",
    "aws_s3_bucket_metric": "counts requests in the bucket's own region",
    "aws_s3_bucket_request_payment_configuration": "who pays",
    "aws_route": "network plumbing",
    "aws_route_table*": "network plumbing",
    "aws_security_group*": "network plumbing",
    "aws_vpc": "network plumbing",
    "aws_vpc_security_group_*": "network plumbing",
    "google_compute_firewall": "network plumbing",
    "google_compute_network": "network plumbing",
    "google_compute_route": "network plumbing",
    "google_compute_subnetwork": "network plumbing",
    "google_kms_crypto_key_iam_*": "who may use a key; judged with key policies",
    "google_kms_crypto_key_version": "the version of a key; its protection is the key's",
    "google_kms_key_ring_iam_*": "who may use a key; judged with key policies",
    "google_project_service": "switches an API on",
    "google_project_service_identity": "an identity of Google's own services",
    "google_service_account": "an identity",
    "null_resource": "nothing in a cloud",
    "random_*": "nothing in a cloud",
    "terraform_data": "nothing in a cloud",
    "time_*": "nothing in a cloud",
}
"""Type, `*` for any ending -> why it is harmless."""


@cache
def is_harmless(resource_type: str) -> bool:
    """Tell whether a resource type holds no data and no keys and lets none travel."""
    return any(fnmatch.fnmatchcase(resource_type, pattern) for pattern in HARMLESS)
