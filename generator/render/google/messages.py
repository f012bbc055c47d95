"""What passes through Pub/Sub: queues, topics and streams."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.messages import QueueComponent, StreamComponent, TopicComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Kept(UnderKey):
    """A topic that keeps what it is told for a time, and its subscription."""

    retention: str


def queues(project: Project) -> View:
    """Return every queue of the stack."""
    return _kept(project, "queues", project.all(QueueComponent))


def topics(project: Project) -> View:
    """Return every topic of the stack."""
    found = tuple(UnderKey(**project.under_key(each)) for each in project.all(TopicComponent))
    return {"topics": found, "location": project.location} if found else {}


def streams(project: Project) -> View:
    """Return every stream of the stack."""
    return _kept(project, "streams", project.all(StreamComponent))


def _kept(project: Project, name: str, components: tuple[QueueComponent | StreamComponent, ...]) -> View:
    found = tuple(Kept(**project.under_key(each), retention=f"{each.retention_days * _DAY}s") for each in components)
    return {name: found, "location": project.location} if found else {}
