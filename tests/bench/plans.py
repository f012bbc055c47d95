"""A plan of any size: units of ten resources, one unit in five wrong, shaped like `terraform show -json`."""

from __future__ import annotations

import json
from typing import Any

UNIT = 10
TLS = json.dumps(
    {
        "Statement": [
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": ["arn:aws:s3:::x", "arn:aws:s3:::x/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}},
            }
        ]
    }
)


def plan(resources: int) -> bytes:
    """Return the JSON of a plan with about that many resources."""
    changes: list[dict[str, Any]] = []
    config: list[dict[str, Any]] = []
    for number in range(resources // UNIT):
        for kind, name, after, unknown, expressions in _unit(number):
            provider = "aws.us" if number % 5 == 0 and kind == "aws_s3_bucket" else "aws"
            changes.append(_change(kind, name, after, unknown))
            config.append(
                {
                    "address": f"{kind}.{name}",
                    "mode": "managed",
                    "type": kind,
                    "name": name,
                    "provider_config_key": provider,
                    "expressions": expressions,
                    "schema_version": 0,
                }
            )
    document = {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "planned_values": {
            "root_module": {"resources": [{"address": c["address"], "values": c["change"]["after"]} for c in changes]}
        },
        "resource_changes": changes,
        "configuration": {
            "provider_config": {
                "aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-central-1"}}},
                "aws.us": {"name": "aws", "alias": "us", "expressions": {"region": {"constant_value": "us-east-1"}}},
            },
            "root_module": {"resources": config},
        },
        "errored": False,
        "complete": True,
    }
    return json.dumps(document).encode()


def _change(kind: str, name: str, after: dict[str, Any], unknown: dict[str, Any]) -> dict[str, Any]:
    return {
        "address": f"{kind}.{name}",
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "change": {
            "actions": ["create"],
            "before": None,
            "after": after,
            "after_unknown": {"id": True, **unknown},
            "before_sensitive": False,
            "after_sensitive": {},
        },
    }


def _unit(number: int) -> list[tuple[str, str, dict[str, Any], dict[str, Any], dict[str, Any]]]:
    name, good = f"u{number}", number % 5 != 0
    bucket = {"bucket": {"references": [f"aws_s3_bucket.{name}.id", f"aws_s3_bucket.{name}"]}}
    later = {"bucket": True}
    flags = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
    key = {"references": [f"aws_kms_key.{name}.arn", f"aws_kms_key.{name}"]}
    sse = [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}], "bucket_key_enabled": True}]
    sse_unknown = [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": True}]}]
    sse_config = [
        {
            "apply_server_side_encryption_by_default": [
                {"sse_algorithm": {"constant_value": "aws:kms"}, "kms_master_key_id": key}
            ]
        }
    ]
    tags = {"Owner": "team", "eurofence-class": "internal"}
    return [
        (
            "aws_s3_bucket",
            name,
            {"bucket": f"acme-{name}", "force_destroy": False, "tags": tags, "tags_all": tags, "timeouts": None},
            {
                "arn": True,
                "acl": True,
                "policy": True,
                "region": True,
                "versioning": True,
                "server_side_encryption_configuration": True,
                "replication_configuration": True,
            },
            {"bucket": {"constant_value": f"acme-{name}"}, "tags": {"constant_value": tags}},
        ),
        (
            "aws_s3_bucket_server_side_encryption_configuration",
            name,
            {"rule": sse},
            {**later, "rule": sse_unknown},
            {**bucket, "rule": sse_config},
        ),
        (
            "aws_s3_bucket_public_access_block",
            name,
            dict.fromkeys(flags, good),
            later,
            {**bucket, **{f: {"constant_value": good} for f in flags}},
        ),
        (
            "aws_s3_bucket_versioning",
            name,
            {"versioning_configuration": [{"status": "Enabled"}]},
            later,
            {**bucket, "versioning_configuration": [{"status": {"constant_value": "Enabled"}}]},
        ),
        ("aws_s3_bucket_policy", name, {"policy": TLS}, later, {**bucket, "policy": {"constant_value": TLS}}),
        (
            "aws_s3_bucket_ownership_controls",
            name,
            {"rule": [{"object_ownership": "BucketOwnerEnforced"}]},
            later,
            {**bucket, "rule": [{"object_ownership": {"constant_value": "BucketOwnerEnforced"}}]},
        ),
        (
            "aws_kms_key",
            name,
            {
                "description": name,
                "enable_key_rotation": good,
                "multi_region": False,
                "deletion_window_in_days": 30,
                "tags": tags,
            },
            {"arn": True, "key_id": True, "policy": True},
            {"description": {"constant_value": name}, "enable_key_rotation": {"constant_value": good}},
        ),
        (
            "aws_kms_alias",
            name,
            {"name": f"alias/{name}"},
            {"arn": True, "target_key_id": True},
            {
                "name": {"constant_value": f"alias/{name}"},
                "target_key_id": {"references": [f"aws_kms_key.{name}.key_id", f"aws_kms_key.{name}"]},
            },
        ),
        (
            "aws_iam_role",
            name,
            {"name": name, "assume_role_policy": TLS, "tags": tags},
            {"arn": True},
            {"name": {"constant_value": name}},
        ),
        (
            "aws_iam_role_policy",
            name,
            {"name": name, "policy": TLS},
            {"role": True},
            {"role": {"references": [f"aws_iam_role.{name}.id", f"aws_iam_role.{name}"]}},
        ),
    ]
