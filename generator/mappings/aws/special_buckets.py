"""S3 buckets of other kinds: directory buckets, which lie in one zone, and table buckets with their tables."""

from __future__ import annotations

from typing import Any

from generator.facts import Bucket, Known, Ref, Store, Unknown, Value
from generator.mappings.aws.common import row, s3_identity, shared_by_policy
from generator.mappings.aws.storage import bucket_key, sse_key
from generator.mappings.policy import grantees
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

_EXPRESS = "directory buckets have no versions, no object locks and no plain HTTP, and block public access always"
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-differences.html"""


def _zone(document: Document, name: Any) -> Value[str]:
    """Return the id of the zone: of an Availability Zone, or of a Local Zone, which may lie in another country."""
    return undecided(name) or (Known(name) if name else Unknown("its location is not given"))


def _directory_names(document: Document, name: Any, arn: Any) -> Value[tuple[str, ...]]:
    found = (s3_identity(name, document),) if isinstance(name, str) else ()
    return Known((*found, *([arn] if isinstance(arn, str) else [])))


def _directory_key(document: Document, companions: Any) -> Value[Ref | None]:
    return bucket_key(document, companions, None)


def _directory_shared(document: Document, companions: Any) -> Value[tuple[str, ...]]:
    if isinstance(companions, Unknown) or len(companions or ()) > 1:
        return undecided(companions) or Unknown("more than one resource sets its policy")
    return grantees(companions[0].get("policy") if companions else None)


def _unread(value: Any) -> Reader:
    return Always(Unknown("directory buckets are not read live") if value is None else Known(value, _EXPRESS))


def _fixed(value: Any) -> Field:
    return Field(Always(Known(value, _EXPRESS)), Always(Known(value, _EXPRESS)))


# S3 Tables encrypt with a key of their own unless told otherwise, a table as its bucket:
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-specify.html


def _table_bucket_key(document: Document, settings: Any) -> Value[Ref | None]:
    found = _settings(settings)
    return found if isinstance(found, Unknown) else sse_key(document, found, "sse_algorithm", "kms_key_arn")


def _table_key(document: Document, settings: Any, bucket: Any) -> Value[Ref | None]:
    found = _settings(settings)
    if isinstance(found, Unknown) or found:
        return _table_bucket_key(document, settings)
    return Unknown(f"it is encrypted as its bucket {bucket.to if isinstance(bucket, Ref) else bucket} was when it came")


def _settings(settings: Any) -> list[dict[str, Any]] | Unknown:
    if unknown := undecided(settings):
        return unknown
    return settings if isinstance(settings, list) else [settings] if settings else []


def _live_key(document: Document, settings: Any) -> Value[Ref | None]:
    return sse_key(document, [settings] if settings else [], "sseAlgorithm", "kmsKeyArn")


def _in_bucket(document: Document, bucket: Any) -> Value[str | Ref]:
    if isinstance(bucket, Ref):
        return Known(bucket)
    if isinstance(bucket, Unknown) or not bucket:
        return bucket if isinstance(bucket, Unknown) else Unknown("its bucket is not given")
    return Known(str(bucket).split(":")[3])


_ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration"
_BUCKETS, _TABLES = "list_table_buckets", "list_tables"
_BUCKET_POLICY, _TABLE_POLICY = "aws_s3tables_table_bucket_policy", "aws_s3tables_table_policy"
_ABSENT = ("NotFoundException",)


def _policy(companion: str) -> Reader:
    def read(document: Document, companions: Any) -> Value[tuple[str, ...]]:
        if isinstance(companions, Unknown) or len(companions or ()) > 1:
            return undecided(companions) or Unknown("more than one resource sets its policy")
        return grantees(companions[0].get("resource_policy") if companions else None)

    return Derived((companion,), read, lenient=True)


SPECIAL_BUCKETS: tuple[Mapping, ...] = (
    row(
        "aws_s3_directory_bucket",
        Bucket,
        "storage",
        name=Field(At("bucket"), _unread(None)),
        location=Field(Derived(("location.0.name",), _zone, lenient=True), _unread(None), drift=False),
        identities=Field(Derived(("bucket", "arn"), _directory_names, lenient=True), Always(Known(()))),
        tagged=False,
        companions=(
            Companion("aws_s3_bucket_policy", "bucket", identity=s3_identity),
            Companion(_ENCRYPTION, "bucket", identity=s3_identity),
        ),
        key=Field(Derived((_ENCRYPTION,), _directory_key, lenient=True), _unread(None)),
        public_access=_fixed("blocked"),
        shared_with=Field(Derived(("aws_s3_bucket_policy",), _directory_shared, lenient=True), _unread(None)),
        tls_only=_fixed(True),
        versioned=_fixed(False),
        retention_days=_fixed(0),
        no_live="S3 lists them at endpoints that not every region has, and silence there would be taken for S3's own",
    ),
    row(
        "aws_s3tables_table_bucket",
        Store,
        "s3tables",
        name=Field(At("name"), At(f"{_BUCKETS}.name")),
        arns=(f"{_BUCKETS}.arn",),
        tagged=False,
        companions=(Companion(_BUCKET_POLICY, "table_bucket_arn"),),
        key=Field(
            Derived(("encryption_configuration",), _table_bucket_key, lenient=True),
            Derived(("get_table_bucket_encryption.encryptionConfiguration",), _live_key),
        ),
        shared_with=Field(_policy(_BUCKET_POLICY), shared_by_policy("get_table_bucket_policy.resourcePolicy")),
        live=Live(
            service="s3tables",
            list=Call(_BUCKETS, "s3tables:ListTableBuckets", items="tableBuckets"),
            details=(
                Call(
                    "get_table_bucket_encryption",
                    "s3tables:GetTableBucketEncryption",
                    {"tableBucketARN": "{arn}"},
                    absent=_ABSENT,
                ),
                Call(
                    "get_table_bucket_policy",
                    "s3tables:GetTableBucketPolicy",
                    {"tableBucketARN": "{arn}"},
                    absent=_ABSENT,
                ),
            ),
            id=lambda document: str(document.values[_BUCKETS]["arn"]),
            given=lambda document: document.values[_BUCKETS].get("type") == "aws",
        ),
    ),
    row(
        "aws_s3tables_table",
        Store,
        "s3tables",
        name=Field(At("name"), At(f"{_TABLES}.name")),
        location=Field(
            Derived(("table_bucket_arn",), _in_bucket, lenient=True),
            Derived((f"{_TABLES}.tableARN",), _in_bucket),
            drift=False,
        ),
        arns=(f"{_TABLES}.tableARN",),
        tagged=False,
        chosen=("encryption_configuration",),
        companions=(Companion(_TABLE_POLICY, "name"),),
        key=Field(
            Derived(("encryption_configuration", "table_bucket_arn"), _table_key, lenient=True),
            Derived(("get_table_encryption.encryptionConfiguration",), _live_key),
        ),
        shared_with=Field(_policy(_TABLE_POLICY), shared_by_policy("get_table_policy.resourcePolicy")),
        live=Live(
            service="s3tables",
            per="aws_s3tables_table_bucket",
            list=Call(_TABLES, "s3tables:ListTables", {"tableBucketARN": "{parent}"}, items="tables"),
            details=(
                Call(
                    "get_table_encryption",
                    "s3tables:GetTableEncryption",
                    {"tableBucketARN": "{parent}", "namespace": "{namespace[0]}", "name": "{name}"},
                    absent=_ABSENT,
                ),
                Call(
                    "get_table_policy",
                    "s3tables:GetTablePolicy",
                    {"tableBucketARN": "{parent}", "namespace": "{namespace[0]}", "name": "{name}"},
                    absent=_ABSENT,
                ),
            ),
            id=lambda document: str(document.values[_TABLES]["tableARN"]),
        ),
    ),
)
