"""AWS object storage: S3 buckets, with everything that Terraform keeps in companions of theirs."""

from __future__ import annotations

from typing import Any

from generator.facts import Bucket, Known, Ref, Unknown, Value
from generator.mappings.aws.bucket_access import LIVE_PUBLIC, LIVE_SHARED, OBJECTS, PUBLIC, SHARED
from generator.mappings.aws.bucket_flows import DELIVERIES, LIVE_DELIVERIES, LIVE_LOGS, LIVE_REPLICAS, LOGS, REPLICAS
from generator.mappings.aws.common import (
    aws_location,
    either,
    kms_identity,
    live_tag,
    only,
    partition_of,
    s3_identity,
    tag,
)
from generator.mappings.policy import denies_plain_http
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Default, Document, Field, Live, Mapping

S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide"


def bucket_key(document: Document, companions: Any, inline: Any) -> Value[Ref | None]:
    """Return the key of new objects, of the companion or the bucket itself."""
    inner = "apply_server_side_encryption_by_default"
    companion = only(companions, "encryption")
    settings = blocks(inline if companion is None else companion, "rule", inner)
    if isinstance(settings, Unknown):
        return settings
    return sse_key(document, settings, "sse_algorithm", "kms_master_key_id")


def _live_bucket_key(document: Document, rules: Any) -> Value[Ref | None]:
    settings = [rule.get("ApplyServerSideEncryptionByDefault") or {} for rule in rules or ()]
    return sse_key(document, settings, "SSEAlgorithm", "KMSMasterKeyID")


def sse_key(document: Document, settings: list[dict[str, Any]], algorithm: str, key: str) -> Value[Ref | None]:
    """Return the key of encryption settings, by the names that `algorithm` and `key` have in them."""
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


def _object_keys(document: Document, *kinds: Any) -> Value[tuple[Ref | None, ...]]:
    objects = [found if isinstance(found, Unknown) else blocks(found) for found in kinds]
    unknown = next((found for found in objects if isinstance(found, Unknown)), None)
    keys = [_object_key(document, each) for found in objects if isinstance(found, list) for each in found]
    unknown = unknown or next((key for key in keys if isinstance(key, Unknown)), None)
    own = [key.value for key in keys if isinstance(key, Known) and key.value != _AS_ITS_BUCKET]
    return unknown or Known(tuple(dict.fromkeys(own)))


def _object_key(document: Document, values: dict[str, Any]) -> Value[Ref | None]:
    algorithm, key = values.get("server_side_encryption"), values.get("kms_key_id")
    if key is None and not algorithm:
        return Known(_AS_ITS_BUCKET)
    return sse_key(document, [{"algorithm": "aws:kms" if key else algorithm, "key": key}], "algorithm", "key")


_AS_ITS_BUCKET = Ref("")


def _identities(document: Document, bucket: Any, arn: Any) -> Value[tuple[str, ...]]:
    return Known((s3_identity(bucket, document),) if isinstance(bucket, str) else ())


def _live_identities(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((f"s3:{name}", _arn(document, name)))


def _arn(document: Document, name: str) -> str:
    return f"arn:{partition_of(document)}:s3:::{name}"


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


def _objects(type: str) -> Companion:
    return Companion(type, "bucket", identity=s3_identity, chosen=("acl", "kms_key_id", "server_side_encryption"))


def _get(suffix: str, permission: str, *absent: str, items: str = "") -> Call:
    return Call(f"get_bucket_{suffix}", f"s3:{permission}", {"Bucket": "{Name}"}, items, absent)


def _list(what: str, permission: str) -> Call:
    return Call(f"list_bucket_{what}_configurations", f"s3:{permission}", {"Bucket": "{Name}"})


# What S3 answers where there is no transfer acceleration: 405 in newer regions, 400 in other partitions.
# https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
_NO_ACCELERATION = ("MethodNotAllowed", "UnsupportedArgument")


AWS_STORAGE = (
    Mapping(
        type="aws_s3_bucket",
        kind=Bucket,
        provider="aws",
        service="storage",
        docs="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
        companions=(
            Companion(
                "aws_s3_account_public_access_block",
                "account_id",
                identity=lambda account, document: f"projects/{account}",
                owner="project",
                chosen=("account_id",),
            ),
            _companion("accelerate_configuration"),
            _companion("acl"),
            _companion("analytics_configuration"),
            _companion("inventory"),
            _companion("logging"),
            _companion("notification"),
            _companion("object_lock_configuration"),
            _companion("ownership_controls"),
            _companion("policy"),
            _companion("public_access_block"),
            _companion("replication_configuration"),
            _companion("server_side_encryption_configuration"),
            _companion("versioning"),
            *(_objects(name) for name in OBJECTS),
        ),
        chosen=(
            "acceleration_status",
            "acl",
            "grant",
            "logging",
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
                    bucket_key,
                    lenient=True,
                ),
                Derived(("get_bucket_encryption.ServerSideEncryptionConfiguration.Rules",), _live_bucket_key),
            ),
            # What lies in objects is not read live one by one: there are too many.
            "more_keys": Field(Derived(OBJECTS, _object_keys, lenient=True), Always(Known(())), drift=False),
            "public_access": Field(PUBLIC, LIVE_PUBLIC),
            "shared_with": Field(SHARED, LIVE_SHARED),
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
            "replicas": Field(REPLICAS, LIVE_REPLICAS),
            "deliveries": Field(DELIVERIES, LIVE_DELIVERIES),
            "logs": Field(LOGS, LIVE_LOGS),
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
                # https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
                Call(
                    "get_public_access_block",
                    "s3:GetAccountPublicAccessBlock",
                    {"AccountId": "{project}"},
                    absent=("NoSuchPublicAccessBlockConfiguration",),
                    service="s3control",
                    named="public_access_block_of_account",
                ),
                _get("accelerate_configuration", "GetAccelerateConfiguration", *_NO_ACCELERATION),
                _get("logging", "GetBucketLogging"),
                _get("notification_configuration", "GetBucketNotification"),
                _list("analytics", "GetAnalyticsConfiguration"),
                _list("inventory", "GetInventoryConfiguration"),
            ),
            id=lambda document: _arn(document, document.values["list_buckets"]["Name"]),
        ),
    ),
)
