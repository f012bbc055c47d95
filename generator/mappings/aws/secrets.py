"""AWS secrets, their keys and replicas.

A secret's version and its rotation hold nothing of their own; that Terraform state holds a value is judged at the
backend. A replica of a secret is AWS's own making: the flow stands at the secret it is of.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, Store, Unknown, Value
from generator.mappings.aws.common import (
    flows_at,
    key_or,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# Secrets

# https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
_OWN_SECRETS = "alias/aws/secretsmanager"


def _replica_keys(document: Document, replicas: Any) -> Value[tuple[Ref | None, ...]]:
    """Return the keys of a secret's replicas: a key's short name means the one in the replica's region."""
    found = blocks(replicas)
    if isinstance(found, Unknown):
        return found
    keys: list[Ref | None] = []
    for replica in found:
        region = replica.get("region", replica.get("Region"))
        key = replica.get("kms_key_id", replica.get("KmsKeyId"))
        if unknown := undecided(region) or (key if isinstance(key, Unknown) else None):
            return unknown
        name = str(key or _OWN_SECRETS)
        short = Ref(name if name.startswith("arn:") else f"kms:{region}:{name}")
        keys.append(key if isinstance(key, Ref) else short)
    return Known(tuple(keys))


def _is_kept_by_aws(document: Document) -> bool:
    """Whether nobody made a secret by itself: a replica, or one that a service keeps its own password in."""
    listed = document.values["list_secrets"]
    primary = listed.get("PrimaryRegion")
    return bool(listed.get("OwningService")) or bool(primary and primary != region_of(document))


SECRETS: tuple[Mapping, ...] = (
    row(
        "aws_secretsmanager_secret",
        Store,
        "secretsmanager",
        name=Field(At("name"), At("list_secrets.Name")),
        arns=("list_secrets.ARN",),
        tags="list_secrets.Tags",
        chosen=("policy", "replica", "replica.kms_key_id"),
        companions=(Companion("aws_secretsmanager_secret_policy", "secret_arn"),),
        key=Field(key_or(_OWN_SECRETS, "kms_key_id"), key_or(_OWN_SECRETS, "list_secrets.KmsKeyId")),
        more_keys=Field(
            Derived(("replica",), _replica_keys, lenient=True),
            Derived(("describe_secret.ReplicationStatus",), _replica_keys),
        ),
        replicas=Field(
            flows_at("replication", "replica.*.region"),
            flows_at("replication", "describe_secret.ReplicationStatus.*.Region"),
        ),
        public_access=Field(
            public_by_policy("policy", "aws_secretsmanager_secret_policy"),
            public_by_policy("get_resource_policy.ResourcePolicy"),
        ),
        shared_with=Field(
            shared_by_policy("policy", "aws_secretsmanager_secret_policy"),
            shared_by_policy("get_resource_policy.ResourcePolicy"),
        ),
        live=Live(
            service="secretsmanager",
            list=Call("list_secrets", "secretsmanager:ListSecrets", items="SecretList"),
            details=(
                Call("describe_secret", "secretsmanager:DescribeSecret", {"SecretId": "{ARN}"}),
                Call("get_resource_policy", "secretsmanager:GetResourcePolicy", {"SecretId": "{ARN}"}),
            ),
            id=lambda document: str(document.values["list_secrets"]["ARN"]),
            given=_is_kept_by_aws,
        ),
    ),
)
