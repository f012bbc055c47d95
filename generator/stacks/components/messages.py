"""Components that data passes through: queues, topics, streams."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.stacks.components.base import Days, Keyed
from generator.stacks.section import CLOUDS, Cloud


class QueueComponent(Keyed):
    """A queue of messages: on Google Cloud a topic of Pub/Sub with one subscription, from which messages are pulled."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["queue"] = Field(description="what it is")
    retention_days: Days = Field(default=4, ge=1, le=14, description="how long a message waits to be read")


class TopicComponent(Keyed):
    """A topic that messages are published to; its messages stay in the region.

    On AWS only what lies in the account and region may subscribe; on Google Cloud who may is a matter of IAM.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["topic"] = Field(description="what it is")
    title: str = Field(
        default="",
        max_length=100,
        description="who messages are from, in a few words; Google Cloud has no place for it",
    )


class StreamComponent(Keyed):
    """A stream of records that can be read again: Kinesis, or a topic of Pub/Sub that keeps what it is told, in order.

    (Managed Kafka is closer in its words, but a cluster of machines that is paid for by the hour; Kinesis is not.)
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["stream"] = Field(description="what it is")
    retention_days: Days = Field(default=1, ge=1, le=365, description="how long a record can be read again")
