"""AWS queues, topics and message brokers, and where topics deliver."""

from __future__ import annotations

import json
from typing import Any

from generator.facts import Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    address,
    buckets_at,
    companion_of,
    flow,
    is_on,
    key_at,
    key_of,
    names,
    own_key,
    partition_of,
    public_by_policy,
    public_if,
    region_of,
    row,
    s3_identity,
    shared_by_policy,
)
from generator.mappings.policy import grantees
from generator.mappings.read import Always, At, Derived, To, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# Queues

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
_SSE_SQS = "SQS encrypts with a key of its own unless told otherwise"
_QUEUE = "get_queue_attributes.Attributes"


def _queue_name(url: str) -> str:
    return url.rpartition("/")[2]


def _queue_arn(document: Document) -> str:
    # The list gives addresses only: https://sqs.eu-central-1.amazonaws.com/111122223333/orders
    name = _queue_name(document.values["list_queues"]["item"])
    return f"arn:{partition_of(document)}:sqs:{region_of(document)}:{account_of(document)}:{name}"


def _queue_names(document: Document, url: Any) -> Value[tuple[str, ...]]:
    return Known((_queue_arn(document), url))


# Topics

# https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
_NO_SSE = "SNS keeps messages under no key unless told to"
_TOPIC = "get_topic_attributes.Attributes"


def _topic_readers(document: Document, policy: Any) -> Value[tuple[str, ...]]:
    """Return whom a topic's policy lets in; that which SNS gives every topic lets in its own account.

    https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
    """
    found = grantees(policy)
    given = isinstance(policy, str) and '"__default_policy_ID"' in policy
    return Known(()) if given and found == Known((account_of(document),)) else found


def _findings(document: Document, policy: Any) -> Value[tuple[Flow, ...]]:
    """Return where a data protection policy reports what it found in messages.

    https://docs.aws.amazon.com/sns/latest/dg/sns-message-data-protection-operations.html
    """
    if unknown := undecided(policy):
        return unknown
    try:
        operations = [statement["Operation"] for statement in json.loads(policy or "{}").get("Statement", ())]
        ends = [operation.get("Audit", {}).get("FindingsDestination", {}) for operation in operations]
        buckets = [end["S3"]["Bucket"] for end in ends if "S3" in end]
    except (ValueError, AttributeError, TypeError, KeyError):
        return Unknown("the data protection policy is not as documented")
    # Log groups and delivery streams are named only: they are of the topic's own region.
    here = [Flow("findings", region_of(document)) for end in ends if {"CloudWatchLogs", "Firehose"} & set(end)]
    return Known(tuple(dict.fromkeys([Flow("findings", Ref(s3_identity(name, document))) for name in buckets] + here)))


# Subscriptions

# https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
_SCHEMES = {"email": "mailto:", "email-json": "mailto:", "sms": "tel:", "application": "push:"}


def _subscribed(document: Document, protocol: Any, endpoint: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(protocol):
        return unknown
    if protocol not in _SCHEMES and protocol not in ("http", "https"):
        found = flow(document, "subscription", endpoint)
        return found if isinstance(found, Unknown) else Known((found,))
    # Where a reference leads cannot be told from whose attribute it is: an address may be kept in a parameter.
    if unknown := undecided(endpoint):
        return unknown
    scheme = _SCHEMES.get(protocol)
    return Known((Flow("subscription", f"{scheme}{endpoint}" if scheme else address(str(endpoint))),))


def _subscription_arn(document: Document) -> str:
    listed = document.values["list_subscriptions"]
    arn = str(listed["SubscriptionArn"])
    # Until somebody confirms it, it has none.
    return arn if arn.startswith("arn:") else f"{listed['TopicArn']}:{listed['Protocol']}:{listed['Endpoint']}"


def _is_deleted(document: Document) -> bool:
    return bool(document.values["list_subscriptions"].get("SubscriptionArn") == "Deleted")


def _texts(document: Document) -> str:
    return f"arn:{partition_of(document)}:sns:{region_of(document)}:{account_of(document)}:sms-preferences"


def _no_texts(document: Document) -> bool:
    # What an account has in every region before anybody chose anything.
    return set(document.values["get_sms_attributes"].get("attributes") or ()) <= {"MonthlySpendLimit"}


def _pushes(document: Document, platform: Any, *topics: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(platform):
        return unknown
    ends = [flow(document, "notification", topic) for topic in topics if topic]
    unsure = next((end for end in ends if isinstance(end, Unknown)), None)
    return unsure or Known((Flow("push", f"push:{platform}"), *(end for end in ends if isinstance(end, Flow))))


def _live_pushes(document: Document, arn: Any, *topics: Any) -> Value[tuple[Flow, ...]]:
    # arn:aws:sns:eu-central-1:111122223333:app/GCM/shop
    return _pushes(document, arn.split("/")[1], *topics)


_ON = ("EventEndpointCreated", "EventEndpointDeleted", "EventEndpointUpdated", "EventDeliveryFailure")
_ON_TERRAFORM = (
    "event_endpoint_created_topic_arn",
    "event_endpoint_deleted_topic_arn",
    "event_endpoint_updated_topic_arn",
    "event_delivery_failure_topic_arn",
)


# Brokers


def _broker_key(document: Document, key: Any, owned: Any) -> Value[Ref | None]:
    """Return a broker's key; `use_aws_owned_key` is on unless it is switched off.

    https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection-encryption-at-rest.html
    """
    if unknown := undecided(owned):
        return unknown
    if is_on(True if owned is None else owned):
        return Known(None, "Amazon MQ encrypts with a key of its own unless told otherwise")
    return key_of(document, key, "") if key else own_key(document, "alias/aws/mq")


def _counterpart(document: Document, region: Any, role: Any) -> Value[tuple[Flow, ...]]:
    return Known((Flow("replication", region),) if region and role == "PRIMARY" else ())


_COUNTERPART = "describe_broker.DataReplicationMetadata"

MESSAGES: tuple[Mapping, ...] = (
    row(
        "aws_sqs_queue",
        Store,
        "sqs",
        name=Field(At("name"), At("list_queues.item", convert=_queue_name)),
        identities=Field(
            Derived(("arn", "url"), names, lenient=True),
            Derived(("list_queues.item",), _queue_names),
        ),
        tags="list_queue_tags.Tags",
        chosen=("policy",),
        companions=(Companion("aws_sqs_queue_policy", "queue_url"),),
        key=Field(key_at("kms_master_key_id", _SSE_SQS), key_at(f"{_QUEUE}.KmsMasterKeyId", _SSE_SQS)),
        public_access=Field(public_by_policy("policy", "aws_sqs_queue_policy"), public_by_policy(f"{_QUEUE}.Policy")),
        shared_with=Field(shared_by_policy("policy", "aws_sqs_queue_policy"), shared_by_policy(f"{_QUEUE}.Policy")),
        live=Live(
            service="sqs",
            list=Call("list_queues", "sqs:ListQueues", {"MaxResults": 1000}, items="QueueUrls", empty=True),
            details=(
                Call(
                    "get_queue_attributes",
                    "sqs:GetQueueAttributes",
                    {"QueueUrl": "{item}", "AttributeNames": ["All"]},
                ),
                Call("list_queue_tags", "sqs:ListQueueTags", {"QueueUrl": "{item}"}),
            ),
            id=_queue_arn,
        ),
    ),
    row(
        "aws_sns_topic",
        Store,
        "sns",
        name=Field(At("name"), At("list_topics.TopicArn", convert=lambda arn: arn.rpartition(":")[2])),
        arns=("list_topics.TopicArn",),
        tags="list_tags_for_resource.Tags",
        chosen=("policy",),
        companions=(
            Companion("aws_sns_topic_policy", "arn"),
            Companion("aws_sns_topic_data_protection_policy", "arn"),
        ),
        key=Field(key_at("kms_master_key_id", _NO_SSE), key_at(f"{_TOPIC}.KmsMasterKeyId", _NO_SSE)),
        public_access=Field(public_by_policy("policy", "aws_sns_topic_policy"), public_by_policy(f"{_TOPIC}.Policy")),
        shared_with=Field(
            shared_by_policy("policy", "aws_sns_topic_policy"),
            Derived((f"{_TOPIC}.Policy",), _topic_readers, lenient=True),
        ),
        logs=Field(
            companion_of(
                "aws_sns_topic_data_protection_policy",
                "data protection policy",
                Derived(("policy",), _findings, lenient=True),
            ),
            Derived(("get_data_protection_policy.DataProtectionPolicy",), _findings),
        ),
        live=Live(
            service="sns",
            list=Call("list_topics", "sns:ListTopics", items="Topics"),
            details=(
                Call("get_topic_attributes", "sns:GetTopicAttributes", {"TopicArn": "{TopicArn}"}),
                Call("get_data_protection_policy", "sns:GetDataProtectionPolicy", {"ResourceArn": "{TopicArn}"}),
                Call("list_tags_for_resource", "sns:ListTagsForResource", {"ResourceArn": "{TopicArn}"}),
            ),
            id=lambda document: str(document.values["list_topics"]["TopicArn"]),
        ),
    ),
    row(
        "aws_sns_topic_subscription",
        Route,
        "sns",
        name=Field(At("protocol"), At("list_subscriptions.Protocol")),
        arns=("list_subscriptions.SubscriptionArn",),
        tagged=False,
        location=Field(To("topic_arn"), To("list_subscriptions.TopicArn"), drift=False),
        # One queue may subscribe to two topics: then nobody can tell which is which, and says so.
        match=("name", "location", "deliveries"),
        deliveries=Field(
            Derived(("protocol", "endpoint"), _subscribed, lenient=True),
            Derived(("list_subscriptions.Protocol", "list_subscriptions.Endpoint"), _subscribed),
        ),
        live=Live(
            service="sns",
            list=Call("list_subscriptions", "sns:ListSubscriptions", items="Subscriptions"),
            id=_subscription_arn,
            skip=_is_deleted,
        ),
    ),
    row(
        "aws_sns_sms_preferences",
        Route,
        "sns",
        name=Field(Always(Known("sms preferences")), Always(Known("sms preferences"))),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        logs=Field(
            buckets_at("usage report", "usage_report_s3_bucket"),
            buckets_at("usage report", "get_sms_attributes.attributes.UsageReportS3Bucket"),
        ),
        live=Live(
            service="sns",
            list=Call("get_sms_attributes", "sns:GetSMSAttributes"),
            id=_texts,
            skip=_no_texts,
        ),
    ),
    row(
        "aws_sns_platform_application",
        Route,
        "sns",
        name=Field(
            At("name"),
            At("list_platform_applications.PlatformApplicationArn", convert=lambda arn: arn.rpartition("/")[2]),
        ),
        arns=("list_platform_applications.PlatformApplicationArn",),
        tagged=False,
        deliveries=Field(
            Derived(("platform", *_ON_TERRAFORM), _pushes, lenient=True),
            Derived(
                (
                    "list_platform_applications.PlatformApplicationArn",
                    *(f"list_platform_applications.Attributes.{name}" for name in _ON),
                ),
                _live_pushes,
            ),
        ),
        live=Live(
            service="sns",
            list=Call("list_platform_applications", "sns:ListPlatformApplications", items="PlatformApplications"),
            id=lambda document: str(document.values["list_platform_applications"]["PlatformApplicationArn"]),
        ),
    ),
    row(
        "aws_mq_broker",
        Store,
        "mq",
        name=Field(At("broker_name"), At("list_brokers.BrokerName")),
        arns=("list_brokers.BrokerArn",),
        tags="describe_broker.Tags",
        chosen=("encryption_options.kms_key_id",),
        key=Field(
            Derived(
                ("encryption_options.0.kms_key_id", "encryption_options.0.use_aws_owned_key"),
                _broker_key,
                lenient=True,
            ),
            Derived(
                (
                    "describe_broker.EncryptionOptions.KmsKeyId",
                    "describe_broker.EncryptionOptions.UseAwsOwnedKey",
                ),
                _broker_key,
                lenient=True,
            ),
        ),
        public_access=Field(public_if("publicly_accessible"), public_if("describe_broker.PubliclyAccessible")),
        # In Terraform the copy names the broker that it is of, and lies where it lies.
        replicas=Field(
            Always(Known(())),
            Derived(
                (f"{_COUNTERPART}.DataReplicationCounterpart.Region", f"{_COUNTERPART}.DataReplicationRole"),
                _counterpart,
            ),
            drift=False,
        ),
        live=Live(
            service="mq",
            list=Call("list_brokers", "mq:ListBrokers", items="BrokerSummaries"),
            details=(Call("describe_broker", "mq:DescribeBroker", {"BrokerId": "{BrokerId}"}),),
            id=lambda document: str(document.values["list_brokers"]["BrokerArn"]),
        ),
    ),
)
