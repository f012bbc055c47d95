"""AWS keys: KMS keys, replicas, imported keys.

`key_material_base64` of an imported key stands in Terraform state in clear text: whoever reads the state has the key.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Key, Known, Ref, Unknown, Value
from generator.mappings.aws.common import (
    UNKNOWN_REGION,
    account_of,
    aws_location,
    either,
    kms_identity,
    live_tag,
    region_of,
    tag,
)
from generator.mappings.policy import accounts, grantees
from generator.mappings.read import Always, At, Derived, To, undecided
from generator.mappings.schema import Call, Companion, Default, Document, Field, Live, Mapping

KEY_DOCS = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key"
KMS_API = "https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html"


def _custody(document: Document, store: Any, external: Any) -> Value[str]:
    # https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keys.html: only external stores take xks_key_id.
    for value in (external, store):
        if isinstance(value, Unknown):
            return value
    if external:
        return Known("external")
    return Known("hsm") if store else Known("customer")


def _rotation(document: Document, enabled: Any, period: Any, external: Any, *kind: Any) -> Value[int | None]:
    if unknown := undecided(enabled, period, *kind) or (external if isinstance(external, Unknown) else None):
        return unknown
    if external or _has_no_rotation(*kind):
        return Known(None)
    if not enabled:
        return Known(0, "" if enabled is not None else "a KMS key does not rotate unless told to")
    return Known(int(period)) if period else Known(365, "KMS rotates every 365 days unless told otherwise")


def _has_no_rotation(usage: Any, spec: Any) -> bool:
    # https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html: only symmetric encryption keys have it.
    return (usage or _ENCRYPT) != _ENCRYPT or (spec or _SYMMETRIC) != _SYMMETRIC


_ENCRYPT = "ENCRYPT_DECRYPT"
_SYMMETRIC = "SYMMETRIC_DEFAULT"


def _alias(document: Document, aliases: Any) -> Value[str]:
    names = _aliases(aliases)
    if isinstance(names, Unknown):
        return names
    return Known(names[0]) if names else Unknown("no alias names this key")


def _aliases(aliases: Any) -> list[str] | Unknown:
    if isinstance(aliases, Unknown):
        return aliases
    return sorted(a["name"] for a in aliases or () if isinstance(a.get("name"), str))


def _identities(document: Document, arn: Any, key_id: Any, aliases: Any) -> Value[tuple[str, ...]]:
    names = _aliases(aliases)
    region = region_of(document)
    found = [arn] if isinstance(arn, str) else []
    if region == UNKNOWN_REGION:
        # A short name means nothing without its region: two keys of one name may lie in two of them.
        return Known(tuple(found))
    found += [f"kms:{region}:{name}" for name in ([] if isinstance(names, Unknown) else names)]
    found += [f"kms:{region}:{key_id}"] if isinstance(key_id, str) else []
    return Known(tuple(found))


def _live_aliases(document: Document, aliases: Any) -> Value[str]:
    if isinstance(aliases, Unknown):
        return aliases
    names = sorted(a["AliasName"] for a in aliases or ())
    return Known(names[0]) if names else Unknown("no alias names this key")


def _live_identities(document: Document, arn: Any, key_id: Any, aliases: Any) -> Value[tuple[str, ...]]:
    names = [] if isinstance(aliases, Unknown) else sorted(a["AliasName"] for a in aliases or ())
    region, account = arn.split(":")[3:5] if isinstance(arn, str) else ("?", "?")
    partition = arn.split(":")[1] if isinstance(arn, str) else "aws"
    found = [arn, f"kms:{region}:{key_id}", *(f"kms:{region}:{name}" for name in names)]
    return Known((*found, *(f"arn:{partition}:kms:{region}:{account}:{name}" for name in names)))


def _live_custody(document: Document, metadata: Any) -> Value[str]:
    if metadata.get("KeyManager") == "AWS":
        return Known("provider")
    origin = metadata.get("Origin")
    custody = _ORIGINS.get(origin)
    return Known(custody) if custody else Unknown(f"KMS names an origin that is not known here: {origin}")


_ORIGINS = {
    "AWS_KMS": "customer",
    "AWS_CLOUDHSM": "hsm",
    "EXTERNAL": "imported",
    "EXTERNAL_KEY_STORE": "external",
}


def _live_rotation(document: Document, metadata: Any, rotation: Any) -> Value[int | None]:
    if isinstance(metadata, Unknown):
        return metadata
    if metadata.get("Origin") == "EXTERNAL_KEY_STORE":
        return Known(None)
    if _has_no_rotation(metadata.get("KeyUsage"), metadata.get("KeySpec")):
        return Known(None)
    if isinstance(rotation, Unknown):
        return rotation
    if not rotation or not rotation.get("KeyRotationEnabled"):
        return Known(0)
    return Known(rotation.get("RotationPeriodInDays") or 365)


def _live_primary(document: Document, metadata: Any) -> Value[Ref | None]:
    regions = metadata.get("MultiRegionConfiguration") or {}
    if regions.get("MultiRegionKeyType") != "REPLICA":
        return Known(None)
    return Known(Ref(regions["PrimaryKey"]["Arn"]))


def _live_replicas(document: Document, metadata: Any) -> Value[tuple[Flow, ...]]:
    regions = metadata.get("MultiRegionConfiguration") or {}
    if regions.get("MultiRegionKeyType") != "PRIMARY":
        return Known(())
    return Known(tuple(Flow("replica key", r["Region"]) for r in regions.get("ReplicaKeys") or ()))


def _shared(document: Document, inline: Any, policies: Any, grants: Any) -> Value[tuple[str, ...]]:
    found = grants if isinstance(grants, Unknown) else [grant.get("grantee_principal") for grant in grants or ()]
    return _others(document, grantees(either(policies, "policy", "policy", inline)), found)


def _live_shared(document: Document, policy: Any, grants: Any) -> Value[tuple[str, ...]]:
    found = grants if isinstance(grants, Unknown) else [grant.get("GranteePrincipal") for grant in grants or ()]
    return _others(document, grantees(policy), found)


def _others(document: Document, policy: Value[tuple[str, ...]], grants: list[Any] | Unknown) -> Value[tuple[str, ...]]:
    """Return whom the policy and the grants let in beside the key's own account, which every key policy names.

    https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    """
    if isinstance(policy, Unknown) or isinstance(grants, Unknown):
        return policy if isinstance(policy, Unknown) else undecided(grants) or Known(())
    unknown = undecided(*grants)
    granted = {who for grant in grants if isinstance(grant, str) for who in accounts(grant)}
    return unknown or Known(tuple(sorted({*policy.value, *granted} - {account_of(document)})))


def _live_type(document: Document) -> str:
    metadata = document.values["describe_key"]
    if isinstance(metadata, Unknown):
        return "aws_kms_key"
    metadata = metadata["KeyMetadata"]
    imported = metadata.get("Origin") == "EXTERNAL"
    if (metadata.get("MultiRegionConfiguration") or {}).get("MultiRegionKeyType") == "REPLICA":
        return "aws_kms_replica_external_key" if imported else "aws_kms_replica_key"
    return "aws_kms_external_key" if imported else "aws_kms_key"


def _gone(document: Document) -> bool:
    # A key that waits for its deletion opens nothing and cannot be managed: it is as good as gone.
    metadata = document.values["describe_key"]
    return isinstance(metadata, dict) and metadata["KeyMetadata"].get("KeyState") in _ENDING


_ENDING = ("PendingDeletion", "PendingReplicaDeletion")

_KEYS = Live(
    service="kms",
    list=Call("list_keys", "kms:ListKeys", items="Keys"),
    details=(
        Call("describe_key", "kms:DescribeKey", {"KeyId": "{KeyArn}"}),
        Call(
            "get_key_rotation_status",
            "kms:GetKeyRotationStatus",
            {"KeyId": "{KeyArn}"},
            # Keys in custom stores have no rotation to ask for.
            absent=("UnsupportedOperationException",),
        ),
        Call("list_aliases", "kms:ListAliases", {"KeyId": "{KeyArn}"}, items="Aliases"),
        Call("list_resource_tags", "kms:ListResourceTags", {"KeyId": "{KeyArn}"}, items="Tags"),
        # Of a key's policies there is this one only.
        Call("get_key_policy", "kms:GetKeyPolicy", {"KeyId": "{KeyArn}", "PolicyName": "default"}),
        Call("list_grants", "kms:ListGrants", {"KeyId": "{KeyArn}"}, items="Grants"),
    ),
    id=lambda document: str(document.values["list_keys"]["KeyArn"]),
    type=_live_type,
    skip=_gone,
)


_METADATA = "describe_key.KeyMetadata"

_COMMON = {
    "name": Field(Derived(("aws_kms_alias",), _alias, lenient=True), Derived(("list_aliases",), _live_aliases)),
    "location": Field(
        Derived(("region",), aws_location, lenient=True),
        At("list_keys.KeyArn", convert=lambda arn: arn.split(":")[3]),
        drift=False,
    ),
    "data_class": Field(
        Derived(("tags", "tags_all"), tag, lenient=True),
        Derived(("list_resource_tags",), live_tag, lenient=True),
    ),
    "shared_with": Field(
        Derived(("policy", "aws_kms_key_policy", "aws_kms_grant"), _shared, lenient=True),
        Derived(("get_key_policy.Policy", "list_grants"), _live_shared, lenient=True),
    ),
}

_IDENTITIES = Field(
    Derived(("arn", "id", "aws_kms_alias"), _identities, lenient=True),
    Derived(("list_keys.KeyArn", "list_keys.KeyId", "list_aliases"), _live_identities, lenient=True),
)

_DELETION = Field(
    At(
        "deletion_window_in_days",
        Default(30, "KMS waits 30 days unless told otherwise", f"{KEY_DOCS}#deletion_window_in_days-1"),
    ),
    # The window is chosen when a key is deleted; a living key has none.
    Always(Known(None)),
    drift=False,
)

_COMPANIONS = (
    Companion("aws_kms_alias", "target_key_id", identity=kms_identity, several=True),
    Companion("aws_kms_grant", "key_id", identity=kms_identity, several=True),
    Companion("aws_kms_key_policy", "key_id", identity=kms_identity),
)

# A replica is a resource of its own: Terraform does not say of a primary what copies it.
_REPLICAS = Field(Always(Known(())), Derived((_METADATA,), _live_replicas), drift=False)

_PRIMARY = Field(To("primary_key_arn", kms_identity), Derived((_METADATA,), _live_primary))


def _key(name: str, *chosen: str, **fields: Field) -> Mapping:
    return Mapping(
        type=name,
        kind=Key,
        provider="aws",
        service="kms",
        docs=f"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/{name.removeprefix('aws_')}",
        companions=_COMPANIONS,
        chosen=("policy", "region", *chosen),
        # An alias is unique in a region, and a key does not move.
        match=("name", "location"),
        identities=_IDENTITIES,
        fields={**_COMMON, **fields},
        live=_KEYS if name == "aws_kms_key" else None,
        read_with="" if name == "aws_kms_key" else "aws_kms_key",
    )


_LIVE_CUSTODY = Derived((_METADATA,), _live_custody)
_LIVE_ROTATION = Derived((_METADATA, "get_key_rotation_status"), _live_rotation, lenient=True)
_NEVER = Field(Always(Known(0, "KMS does not rotate a key of this kind by itself")), _LIVE_ROTATION)
_MULTI_REGION = At(f"{_METADATA}.MultiRegion", Default(False, "a key is single-region unless made otherwise", KMS_API))

AWS_KEYS = (
    _key(
        "aws_kms_key",
        "multi_region",
        "rotation_period_in_days",
        custody=Field(Derived(("custom_key_store_id", "xks_key_id"), _custody, lenient=True), _LIVE_CUSTODY),
        parent=Field(To("custom_key_store_id"), To(f"{_METADATA}.CustomKeyStoreId"), drift=False),
        rotation_days=Field(
            Derived(
                (
                    "enable_key_rotation",
                    "rotation_period_in_days",
                    "xks_key_id",
                    "key_usage",
                    "customer_master_key_spec",
                ),
                _rotation,
                lenient=True,
            ),
            _LIVE_ROTATION,
        ),
        deletion_days=_DELETION,
        multi_region=Field(
            At("multi_region", Default(False, "a key is single-region unless made otherwise", KEY_DOCS)),
            _MULTI_REGION,
        ),
        replicas=_REPLICAS,
    ),
    _key(
        "aws_kms_external_key",
        "multi_region",
        custody=Field(Always(Known("imported")), _LIVE_CUSTODY),
        rotation_days=_NEVER,
        deletion_days=_DELETION,
        multi_region=Field(
            At("multi_region", Default(False, "a key is single-region unless made otherwise", KEY_DOCS)),
            _MULTI_REGION,
        ),
        replicas=_REPLICAS,
    ),
    _key(
        "aws_kms_replica_key",
        custody=Field(Always(Known("customer")), _LIVE_CUSTODY),
        # A replica rotates with its primary.
        rotation_days=Field(Always(Known(None)), Always(Known(None))),
        deletion_days=_DELETION,
        multi_region=Field(Always(Known(True)), _MULTI_REGION),
        primary=_PRIMARY,
    ),
    _key(
        "aws_kms_replica_external_key",
        custody=Field(Always(Known("imported")), _LIVE_CUSTODY),
        rotation_days=Field(Always(Known(None)), Always(Known(None))),
        deletion_days=_DELETION,
        multi_region=Field(Always(Known(True)), _MULTI_REGION),
        primary=_PRIMARY,
    ),
)
