"""AWS queues, topics and streams, and where they deliver."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, Store, Value
from generator.mappings.aws.common import (
    account_of,
    key_of,
    names,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import At, Derived
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
_SSE_SQS = "SQS encrypts with a key of its own unless told otherwise"
_QUEUE = "get_queue_attributes.Attributes"


def _queue_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, _SSE_SQS)


def _queue_name(url: str) -> str:
    return url.rpartition("/")[2]


def _queue_arn(document: Document) -> str:
    # The list gives addresses only: https://sqs.eu-central-1.amazonaws.com/111122223333/orders
    name = _queue_name(document.values["list_queues"]["item"])
    return f"arn:{partition_of(document)}:sqs:{region_of(document)}:{account_of(document)}:{name}"


def _queue_names(document: Document, url: Any) -> Value[tuple[str, ...]]:
    return Known((_queue_arn(document), url))


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
        key=Field(
            Derived(("kms_master_key_id",), _queue_key, lenient=True),
            Derived((f"{_QUEUE}.KmsMasterKeyId",), _queue_key, lenient=True),
        ),
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
)
