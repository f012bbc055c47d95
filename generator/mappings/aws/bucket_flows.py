"""Where the data of an S3 bucket goes: replication, access logs, inventories, notifications, edge locations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.bucket_access import replication_rules
from generator.mappings.aws.common import flows, flows_at, joined, only, s3_identity
from generator.mappings.read import Derived, blocks, undecided
from generator.mappings.schema import Document, Reader

EDGE = "global"
"""Where an edge network is: anywhere."""


def to_buckets(document: Document, kind: str, targets: Iterable[Any]) -> Value[tuple[Flow, ...]]:
    """Return the flows to buckets that go by a name, an ARN or a reference; None leads nowhere."""
    named = [t if isinstance(t, (Ref, Unknown)) else Ref(s3_identity(str(t), document)) for t in targets if t]
    return flows(document, kind, named)


# Replication


def _replicas(document: Document, companions: Any, inline: Any) -> Value[tuple[Flow, ...]]:
    destinations = blocks(replication_rules(companions, inline), "destination")
    if isinstance(destinations, Unknown):
        return destinations
    return _replication(document, [destination.get("bucket") for destination in destinations])


def _live_replicas(document: Document, rules: Any) -> Value[tuple[Flow, ...]]:
    return _replication(document, [r["Destination"]["Bucket"] for r in rules or () if r.get("Status") != "Disabled"])


def _replication(document: Document, targets: list[Any]) -> Value[tuple[Flow, ...]]:
    if any(target is None or isinstance(target, Unknown) for target in targets):
        return Unknown("the destination of its replication is known after apply")
    return to_buckets(document, "replication", targets)


REPLICAS = Derived(("aws_s3_bucket_replication_configuration", "replication_configuration"), _replicas, lenient=True)
LIVE_REPLICAS = Derived(("get_bucket_replication.ReplicationConfiguration.Rules",), _live_replicas)


# Access logs, inventories, analytics: all of them hold the names of objects and of who asks for them


def _access_logs(document: Document, companions: Any, inline: Any) -> Value[tuple[Flow, ...]]:
    companion = only(companions, "logging")
    found = blocks(inline if companion is None else companion)
    if isinstance(found, Unknown):
        return found
    return to_buckets(document, "log delivery", [each.get("target_bucket") for each in found])


def _inventories(document: Document, companions: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(companions)
    if isinstance(found, Unknown):
        return found
    # https://docs.aws.amazon.com/AmazonS3/latest/API/API_InventoryConfiguration.html: one that is off makes no list.
    targets = blocks([each for each in found if each.get("enabled") is not False], "destination", "bucket")
    if unknown := undecided(*(each.get("enabled") for each in found)):
        return unknown
    if isinstance(targets, Unknown):
        return targets
    return to_buckets(document, "inventory", [target.get("bucket_arn") for target in targets])


_EXPORT = ("storage_class_analysis", "data_export", "destination", "s3_bucket_destination")


def _analytics(document: Document, companions: Any) -> Value[tuple[Flow, ...]]:
    targets = blocks(companions, *_EXPORT)
    if isinstance(targets, Unknown):
        return targets
    return to_buckets(document, "analytics export", [target.get("bucket_arn") for target in targets])


LOGS = joined(
    Derived(("aws_s3_bucket_logging", "logging"), _access_logs, lenient=True),
    Derived(("aws_s3_bucket_inventory",), _inventories, lenient=True),
    Derived(("aws_s3_bucket_analytics_configuration",), _analytics, lenient=True),
)


def _live_access_logs(document: Document, target: Any) -> Value[tuple[Flow, ...]]:
    return to_buckets(document, "log delivery", [target])


def _live_inventories(document: Document, answer: Any) -> Value[tuple[Flow, ...]]:
    found = [each for each in (answer or {}).get("InventoryConfigurationList") or () if each.get("IsEnabled")]
    targets = [each["Destination"]["S3BucketDestination"]["Bucket"] for each in found]
    return _whole(answer) or to_buckets(document, "inventory", targets)


def _live_analytics(document: Document, answer: Any) -> Value[tuple[Flow, ...]]:
    exports = [
        each["StorageClassAnalysis"].get("DataExport")
        for each in (answer or {}).get("AnalyticsConfigurationList") or ()
    ]
    targets = [export["Destination"]["S3BucketDestination"]["Bucket"] for export in exports if export]
    return _whole(answer) or to_buckets(document, "analytics export", targets)


def _whole(answer: dict[str, Any] | None) -> Unknown | None:
    return Unknown("it has more of these than one answer holds") if (answer or {}).get("IsTruncated") else None


LIVE_LOGS = joined(
    Derived(("get_bucket_logging.LoggingEnabled.TargetBucket",), _live_access_logs),
    Derived(("list_bucket_inventory_configurations",), _live_inventories),
    Derived(("list_bucket_analytics_configurations",), _live_analytics),
)


# Notifications and transfer acceleration


def _acceleration(document: Document, companions: Any, inline: Any) -> Value[tuple[Flow, ...]]:
    companion = only(companions, "acceleration")
    status = companion.get("status") if isinstance(companion, dict) else companion or inline
    return undecided(status) or _accelerated(document, status)


def _accelerated(document: Document, status: Any) -> Value[tuple[Flow, ...]]:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html: objects enter and leave at
    # the edge location nearest to whoever sends or reads them.
    return Known((Flow("edge", EDGE),) if status == "Enabled" else ())


_NOTIFIED = (("lambda_function", "lambda_function_arn"), ("queue", "queue_arn"), ("topic", "topic_arn"))
_NOTIFIED_LIVE = ("LambdaFunctionConfigurations.*.LambdaFunctionArn", "QueueConfigurations.*.QueueArn",
                  "TopicConfigurations.*.TopicArn")  # fmt: skip


def _notifications(document: Document, companions: Any) -> Value[tuple[Flow, ...]]:
    targets: list[Any] = []
    for block, attribute in _NOTIFIED:
        found = blocks(companions, block)
        if isinstance(found, Unknown):
            return found
        targets += [each.get(attribute) for each in found]
    return flows(document, "notification", targets)


# EventBridge, where it is switched on, is the event bus of the bucket's own region.
DELIVERIES = joined(
    Derived(("aws_s3_bucket_accelerate_configuration", "acceleration_status"), _acceleration, lenient=True),
    Derived(("aws_s3_bucket_notification",), _notifications, lenient=True),
)
LIVE_DELIVERIES: Reader = joined(
    Derived(("get_bucket_accelerate_configuration.Status",), _accelerated),
    flows_at("notification", *(f"get_bucket_notification_configuration.{path}" for path in _NOTIFIED_LIVE)),
)
