"""AWS Security Lake: where the logs of an organisation are gathered, and who else reads them."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Log, Ref, Route, Unknown, Value
from generator.mappings.aws.common import flattened, flows_at, key_of, row
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/security-lake/latest/userguide/data-encryption.html
_LAKE_KEY = "Security Lake leaves it to S3 unless told otherwise"

_NO_NAMES = Field(Always(Known(())), Always(Known(())))


def _lake_region(document: Document, configuration: Any) -> Value[str]:
    found = blocks(configuration)
    if isinstance(found, Unknown):
        return found
    regions = {each.get("region") for each in found}
    if len(regions) != 1:
        return Unknown("it configures several regions, or none")
    (region,) = regions
    return undecided(region) or Known(str(region))


def _lake_key(document: Document, configuration: Any) -> Value[Ref | None]:
    found = blocks(configuration)
    if isinstance(found, Unknown):
        return found
    parts = [blocks(each.get("encryption_configuration")) for each in found]
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    if unknown:
        return unknown
    keys = [each.get("kms_key_id") for part in parts if not isinstance(part, Unknown) for each in part]
    return _owned(document, keys[0] if len(keys) == 1 else None)


def _owned(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/security-lake/latest/APIReference/API_DataLakeEncryptionConfiguration.html
    return key_of(document, None if key == "S3_MANAGED_KEY" else key, _LAKE_KEY)


def _principals(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    values = list(flattened(found))
    return undecided(*values) or Known(tuple(sorted(str(value) for value in values)))


SECURITY_LAKE: tuple[Mapping, ...] = (
    row(
        "aws_securitylake_data_lake",
        Log,
        "securitylake",
        name=Field(Always(Known("default")), Always(Known("default"))),
        location=Field(
            Derived(("configuration",), _lake_region, lenient=True), At("list_data_lakes.region"), drift=False
        ),
        arns=("list_data_lakes.dataLakeArn",),
        tags="list_tags_for_resource.tags",
        match=("location",),
        chosen=("configuration.encryption_configuration",),
        key=Field(
            Derived(("configuration",), _lake_key, lenient=True),
            Derived(("list_data_lakes.encryptionConfiguration.kmsKeyId",), _owned, lenient=True),
        ),
        replicas=Field(
            flows_at("replication", "configuration.*.replication_configuration.*.regions"),
            flows_at("replication", "list_data_lakes.replicationConfiguration.regions"),
        ),
        live=Live(
            service="securitylake",
            list=Call(
                "list_data_lakes",
                "securitylake:ListDataLakes",
                {"regions": ["{region}"]},
                items="dataLakes",
                empty=True,
                # https://docs.aws.amazon.com/security-lake/latest/APIReference/API_ListDataLakes.html
                absent=("ResourceNotFoundException",),
            ),
            details=(
                Call("list_tags_for_resource", "securitylake:ListTagsForResource", {"resourceArn": "{dataLakeArn}"}),
            ),
            id=lambda document: str(document.values["list_data_lakes"]["dataLakeArn"]),
        ),
    ),
    row(
        "aws_securitylake_subscriber",
        Route,
        "securitylake",
        name=Field(At("subscriber_name"), At("list_subscribers.subscriberName")),
        arns=("list_subscribers.subscriberArn",),
        tags="list_tags_for_resource.tags",
        shared_with=Field(
            Derived(("subscriber_identity.*.principal",), _principals, lenient=True),
            Derived(("list_subscribers.subscriberIdentity.principal",), _principals, lenient=True),
        ),
        live=Live(
            service="securitylake",
            list=Call(
                "list_subscribers",
                "securitylake:ListSubscribers",
                items="subscribers",
                empty=True,
                absent=("ResourceNotFoundException",),
            ),
            details=(
                Call("list_tags_for_resource", "securitylake:ListTagsForResource", {"resourceArn": "{subscriberArn}"}),
            ),
            id=lambda document: str(document.values["list_subscribers"]["subscriberArn"]),
        ),
    ),
    row(
        "aws_securitylake_subscriber_notification",
        Route,
        "securitylake",
        name=Field(At("subscriber_id"), Always(Unknown("it is not read live"))),
        identities=_NO_NAMES,
        tagged=False,
        logs=Field(
            # Without an endpoint of theirs a queue beside the lake is told of new files.
            flows_at("log notices", "configuration.*.https_notification_configuration.*.endpoint"),
            Always(Known(())),
        ),
        no_live="no call tells where a subscriber is notified",
    ),
)
