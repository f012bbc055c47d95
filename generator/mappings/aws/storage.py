"""AWS object storage: S3 buckets, with everything that Terraform keeps in companions of theirs."""

from __future__ import annotations

from typing import Any

from generator.facts import Bucket, Flow, Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.aws.common import (
    aws_location,
    either,
    kms_identity,
    live_tag,
    only,
    s3_identity,
    tag,
)
from generator.mappings.policy import denies_plain_http, grants_public
from generator.mappings.read import At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Default, Document, Field, Live, Mapping

S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"


def public_access(flags: list[Any], policy: Value[bool], acl: Value[bool]) -> Value[PublicAccess]:
    """Weigh the four block-public-access flags against what the policy and the ACL grant.

    Flags come as block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    """
    if all(flag is True for flag in flags):
        return Known("blocked")
    if all(flag is True or isinstance(flag, (Unknown, Ref)) for flag in flags):
        return Unknown("the public access block is known after apply")
    if policy == Known(True) and flags[3] is not True:
        return Known("public")
    if acl == Known(True) and flags[2] is not True:
        return Known("public")
    return Known("not blocked")


_FLAGS = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
_LIVE_FLAGS = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
_PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
_PUBLIC_GROUPS = (
    "http://acs.amazonaws.com/groups/global/AllUsers",
    "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
)


def _public(document: Document, block: Any, policies: Any, inline: Any, acls: Any, canned: Any) -> Value[PublicAccess]:
    block = only(block, "public access block")
    if isinstance(block, Unknown):
        return block
    flags = [block.get(flag) for flag in _FLAGS] if block else [None] * 4
    policy = grants_public(either(policies, "policy", "policy", inline))
    return public_access(flags, policy, _public_acl(only(acls, "ACL"), canned))


def _public_acl(companion: Any, canned: Any) -> Value[bool]:
    if isinstance(companion, Unknown):
        return companion
    acl = canned if companion is None else companion.get("acl")
    if unknown := undecided(acl):
        return unknown
    # A canned ACL and a list of grants exclude each other: where one is given, the provider computes the other.
    grantees = blocks((companion or {}).get("access_control_policy") if acl is None else None, "grant", "grantee")
    if isinstance(grantees, Unknown):
        return grantees
    return Known(acl in _PUBLIC_ACLS or any(grantee.get("uri") in _PUBLIC_GROUPS for grantee in grantees))


def _live_public(document: Document, block: Any, status: Any, grants: Any) -> Value[PublicAccess]:
    if isinstance(block, Unknown):
        return block
    public = status if isinstance(status, Unknown) else Known(bool(status))
    granted = {g["Grantee"].get("URI") for g in grants or ()} if not isinstance(grants, Unknown) else set()
    flags = [block.get(flag) for flag in _LIVE_FLAGS] if block else [None] * 4
    found = public_access(flags, public, Known(bool(granted & set(_PUBLIC_GROUPS))))
    doubts = [v for v, flag in ((status, flags[3]), (grants, flags[2])) if isinstance(v, Unknown) and flag is not True]
    # What could not be read may make it public.
    return doubts[0] if doubts and found == Known("not blocked") else found


def _key(document: Document, companions: Any, inline: Any) -> Value[Ref | None]:
    inner = "apply_server_side_encryption_by_default"
    companion = only(companions, "encryption")
    settings = blocks(inline if companion is None else companion, "rule", inner)
    if isinstance(settings, Unknown):
        return settings
    return _sse(document, settings, "sse_algorithm", "kms_master_key_id")


def _live_key(document: Document, rules: Any) -> Value[Ref | None]:
    settings = [rule.get("ApplyServerSideEncryptionByDefault") or {} for rule in rules or ()]
    return _sse(document, settings, "SSEAlgorithm", "KMSMasterKeyID")


def _sse(document: Document, settings: list[dict[str, Any]], algorithm: str, key: str) -> Value[Ref | None]:
    # Without a rule S3 encrypts with keys of its own (SSE-S3), since January 2023:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
    if not settings:
        return Known(None, "S3 encrypts with a key of its own unless told otherwise")
    name, value = settings[0].get(algorithm), settings[0].get(key)
    if unknown := undecided(name):
        return unknown
    if name not in ("aws:kms", "aws:kms:dsse"):
        return Known(None)
    if isinstance(value, (Ref, Unknown)):
        return Known(value) if isinstance(value, Ref) else value
    return Known(Ref(kms_identity(value or "alias/aws/s3", document)))


def _tls(document: Document, policies: Any, inline: Any) -> Value[bool]:
    return denies_plain_http(either(policies, "policy", "policy", inline))


def _live_tls(document: Document, policy: Any) -> Value[bool]:
    return denies_plain_http(policy)


def _versioned(document: Document, companions: Any, inline: Any) -> Value[bool]:
    settings = blocks(either(companions, "versioning", "versioning_configuration", inline))
    if isinstance(settings, Unknown):
        return settings
    if not settings:
        return Known(False, "a bucket keeps one version of an object unless told otherwise")
    status = settings[0].get("status", settings[0].get("enabled"))
    return undecided(status) or Known(status in ("Enabled", True))


def _retention(document: Document, companions: Any, inline: Any) -> Value[int]:
    companion = only(companions, "object lock")
    settings = blocks(inline if companion is None else companion, "rule", "default_retention")
    if isinstance(settings, Unknown):
        return settings
    return _days(settings[0] if settings else {}, "days", "years")


def _live_retention(document: Document, retention: Any) -> Value[int]:
    return _days(retention or {}, "Days", "Years")


def _days(retention: dict[str, Any], days: str, years: str) -> Value[int]:
    found = [retention.get(days), retention.get(years)]
    return undecided(*found) or Known(int(found[0] or 0) + 365 * int(found[1] or 0))


def _flows(document: Document, companions: Any, inline: Any) -> Value[tuple[Flow, ...]]:
    companion = only(companions, "replication")
    rules = blocks(inline, "rules") if companion is None else blocks(companion, "rule")
    if isinstance(rules, Unknown):
        return rules
    destinations = blocks([rule for rule in rules if rule.get("status") != "Disabled"], "destination")
    if isinstance(destinations, Unknown):
        return destinations
    return _replication(document, [destination.get("bucket") for destination in destinations])


def _live_flows(document: Document, rules: Any) -> Value[tuple[Flow, ...]]:
    return _replication(document, [r["Destination"]["Bucket"] for r in rules or () if r.get("Status") != "Disabled"])


def _replication(document: Document, targets: list[Any]) -> Value[tuple[Flow, ...]]:
    flows = []
    for target in targets:
        if target is None or isinstance(target, Unknown):
            return Unknown("the destination of its replication is known after apply")
        to = target if isinstance(target, Ref) else Ref(s3_identity(target, document))
        flows.append(Flow("replication", to))
    return Known(tuple(flows))


def _identities(document: Document, bucket: Any, arn: Any) -> Value[tuple[str, ...]]:
    return Known((s3_identity(bucket, document),) if isinstance(bucket, str) else ())


def _live_identities(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((f"s3:{name}", _arn(document, name)))


def _arn(document: Document, name: str) -> str:
    return f"arn:{document.operator or 'aws'}:s3:::{name}"


def _live_location(document: Document, listed: Any, constraint: Any) -> Value[str]:
    # https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html: us-east-1 answers null, and
    # buckets made long ago in eu-west-1 answer EU.
    if isinstance(listed, str) and listed:
        return Known(listed)
    if not isinstance(constraint, dict):
        return constraint if isinstance(constraint, Unknown) else Unknown("nobody asked where it lies")
    answered = constraint.get("LocationConstraint")
    return Known("eu-west-1" if answered == "EU" else answered or "us-east-1")


def _companion(suffix: str) -> Companion:
    return Companion(f"aws_s3_bucket_{suffix}", "bucket", identity=s3_identity)


def _get(suffix: str, permission: str, *absent: str, items: str = "") -> Call:
    return Call(f"get_bucket_{suffix}", f"s3:{permission}", {"Bucket": "{Name}"}, items, absent)


AWS_STORAGE = (
    Mapping(
        type="aws_s3_bucket",
        kind=Bucket,
        provider="aws",
        service="storage",
        docs="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
        companions=(
            _companion("acl"),
            _companion("object_lock_configuration"),
            _companion("ownership_controls"),
            _companion("policy"),
            _companion("public_access_block"),
            _companion("replication_configuration"),
            _companion("server_side_encryption_configuration"),
            _companion("versioning"),
        ),
        chosen=(
            "acl",
            "object_lock_configuration",
            "policy",
            "region",
            "replication_configuration",
            "server_side_encryption_configuration",
            "versioning",
        ),
        identities=Field(
            Derived(("bucket", "arn"), _identities, lenient=True),
            Derived(("list_buckets.Name",), _live_identities),
        ),
        fields={
            "name": Field(At("bucket"), At("list_buckets.Name")),
            "location": Field(
                Derived(("region",), aws_location, lenient=True),
                Derived(("list_buckets.BucketRegion", "get_bucket_location"), _live_location, lenient=True),
            ),
            "data_class": Field(
                Derived(("tags", "tags_all"), tag, lenient=True),
                Derived(("get_bucket_tagging.TagSet",), live_tag, lenient=True),
            ),
            "key": Field(
                Derived(
                    (
                        "aws_s3_bucket_server_side_encryption_configuration",
                        "server_side_encryption_configuration",
                    ),
                    _key,
                    lenient=True,
                ),
                Derived(("get_bucket_encryption.ServerSideEncryptionConfiguration.Rules",), _live_key),
            ),
            "public_access": Field(
                Derived(
                    (
                        "aws_s3_bucket_public_access_block",
                        "aws_s3_bucket_policy",
                        "policy",
                        "aws_s3_bucket_acl",
                        "acl",
                    ),
                    _public,
                    lenient=True,
                ),
                Derived(
                    (
                        "get_public_access_block.PublicAccessBlockConfiguration",
                        "get_bucket_policy_status.PolicyStatus.IsPublic",
                        "get_bucket_acl.Grants",
                    ),
                    _live_public,
                    lenient=True,
                ),
            ),
            "tls_only": Field(
                Derived(("aws_s3_bucket_policy", "policy"), _tls, lenient=True),
                Derived(("get_bucket_policy.Policy",), _live_tls),
            ),
            "versioned": Field(
                Derived(("aws_s3_bucket_versioning", "versioning"), _versioned, lenient=True),
                At(
                    "get_bucket_versioning.Status",
                    Default(
                        False, "a bucket keeps one version of an object unless told otherwise", f"{S3}/Versioning.html"
                    ),
                    convert=lambda status: status == "Enabled",
                ),
            ),
            "retention_days": Field(
                Derived(
                    ("aws_s3_bucket_object_lock_configuration", "object_lock_configuration"), _retention, lenient=True
                ),
                Derived(
                    ("get_object_lock_configuration.ObjectLockConfiguration.Rule.DefaultRetention",),
                    _live_retention,
                ),
            ),
            "replicas": Field(
                Derived(
                    ("aws_s3_bucket_replication_configuration", "replication_configuration"),
                    _flows,
                    lenient=True,
                ),
                Derived(("get_bucket_replication.ReplicationConfiguration.Rules",), _live_flows),
            ),
        },
        live=Live(
            service="s3",
            per="account",
            # S3 names the region of a bucket only where the request has a parameter:
            # https://docs.aws.amazon.com/AmazonS3/latest/API/API_Bucket.html
            list=Call("list_buckets", "s3:ListAllMyBuckets", {"MaxBuckets": 1000}, items="Buckets"),
            locate=(Call("get_bucket_location", "s3:GetBucketLocation", {"Bucket": "{Name}"}),),
            region=Derived(("list_buckets.BucketRegion", "get_bucket_location"), _live_location, lenient=True),
            details=(
                _get(
                    "encryption",
                    "GetEncryptionConfiguration",
                    "ServerSideEncryptionConfigurationNotFoundError",
                ),
                _get("acl", "GetBucketAcl"),
                _get("policy", "GetBucketPolicy", "NoSuchBucketPolicy"),
                _get("policy_status", "GetBucketPolicyStatus", "NoSuchBucketPolicy"),
                _get("replication", "GetReplicationConfiguration", "ReplicationConfigurationNotFoundError"),
                _get("tagging", "GetBucketTagging", "NoSuchTagSet"),
                _get("versioning", "GetBucketVersioning"),
                Call(
                    "get_object_lock_configuration",
                    "s3:GetBucketObjectLockConfiguration",
                    {"Bucket": "{Name}"},
                    absent=("ObjectLockConfigurationNotFoundError",),
                ),
                Call(
                    "get_public_access_block",
                    "s3:GetBucketPublicAccessBlock",
                    {"Bucket": "{Name}"},
                    absent=("NoSuchPublicAccessBlockConfiguration",),
                ),
            ),
            id=lambda document: _arn(document, document.values["list_buckets"]["Name"]),
        ),
    ),
)
