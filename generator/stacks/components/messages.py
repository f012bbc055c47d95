"""Components that data passes through: queues, topics, streams."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.stacks.components.base import Days, Keyed


class QueueComponent(Keyed):
    """A queue of messages."""

    component: Literal["queue"] = Field(description="what it is")
    retention_days: Days = Field(default=4, ge=1, le=14, description="how long a message waits to be read")


class TopicComponent(Keyed):
    """A topic that messages are published to; only what lies in the account and region may subscribe."""

    component: Literal["topic"] = Field(description="what it is")
    title: str = Field(default="", max_length=100, description="who messages are from, in a few words")


class StreamComponent(Keyed):
    """A stream of records."""

    component: Literal["stream"] = Field(description="what it is")
    retention_days: Days = Field(default=1, ge=1, le=365, description="how long a record can be read again")
