"""SQS queues, SNS topics and Kinesis streams."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.policies import Condition, Document, Statement, only_tls
from generator.render.home import NamedKeyed, View
from generator.stacks.components.messages import QueueComponent, StreamComponent, TopicComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class AwsQueue(NamedKeyed):
    """One SQS queue."""

    retention_seconds: int
    policy: Document


@dataclass(frozen=True, slots=True)
class AwsTopic(NamedKeyed):
    """One SNS topic."""

    titled: bool
    title: str
    policy: Document


@dataclass(frozen=True, slots=True)
class AwsStream(NamedKeyed):
    """One Kinesis stream; it is spoken to over TLS only, whatever its policy says."""

    retention_hours: int


def queues(account: Account) -> View:
    """Return every queue of the stack."""
    found = tuple(_queue(account, each) for each in account.all(QueueComponent))
    return {"queues": found} if found else {}


def topics(account: Account) -> View:
    """Return every topic of the stack."""
    found = tuple(_topic(account, each) for each in account.all(TopicComponent))
    return {"topics": found} if found else {}


def streams(account: Account) -> View:
    """Return every stream of the stack."""
    found = tuple(
        AwsStream(**account.keyed(each), retention_hours=each.retention_days * 24)
        for each in account.all(StreamComponent)
    )
    return {"streams": found} if found else {}


def _queue(account: Account, component: QueueComponent) -> AwsQueue:
    fields = account.keyed(component)
    arn = account.arn("sqs", fields["name"])
    return AwsQueue(
        **fields,
        retention_seconds=component.retention_days * _DAY,
        policy=Document(f"{fields['label']}_queue", (only_tls(("sqs:*",), (arn,)),)),
    )


def _topic(account: Account, component: TopicComponent) -> AwsTopic:
    """What is published goes to whoever subscribes, so only an ARN of this account and region may.

    https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
    """
    fields = account.keyed(component)
    arn = account.arn("sns", fields["name"])
    inside = f"arn:{account.partition}:*:{account.region}:{account.target.account}:*"
    stays = Statement(
        "NoSubscriberElsewhere",
        ("sns:Subscribe",),
        (arn,),
        effect="Deny",
        principal_type="*",
        principals=("*",),
        conditions=(Condition("StringNotLike", "sns:Endpoint", (inside,)),),
    )
    return AwsTopic(
        **fields,
        titled=component.title != "",
        title=component.title,
        policy=Document(f"{fields['label']}_topic", (only_tls(("sns:Publish",), (arn,)), stays)),
    )
