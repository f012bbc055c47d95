"""What a control is: one thing that must hold, why, what to do about it, and how it is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import geography
from generator.facts import Fact, Index, Known, Ref, Unknown, Value
from generator.findings import ControlInfo, Question, Severity, Verdict
from generator.profiles import Profile


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on one fact, why, and the way a flow takes."""

    verdict: Verdict
    message: str
    path: tuple[str, ...] = ()


Decide = Callable[[Any, "Scene", Profile], Decision | None]
"""Judges one fact under the profile of its class; None where the control has nothing to say of it."""


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that must hold.

    `judges` are the parts of a profile that it holds facts to. `clauses` maps a framework to the clauses that a pass
    gives evidence for.
    """

    id: str
    title: str
    question: Question
    severity: Severity
    kinds: tuple[type[Fact], ...]
    decide: Decide
    why: str
    remediation: str
    judges: tuple[str, ...] = ()
    clauses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def info(self) -> ControlInfo:
        """What a reader needs to know of this control."""
        return ControlInfo(
            id=self.id,
            title=self.title,
            question=self.question,
            severity=self.severity,
            why=self.why,
            remediation=self.remediation,
            clauses=dict(self.clauses),
        )


class Scene:
    """What a control may look at besides its fact: what holds for the fact's class, other facts, places."""

    def __init__(self, profile: Profile, index: Index) -> None:
        self._profile = profile
        self._index = index
        self._classes = {"": profile, **{name: profile.for_class(name) for name in profile.classes}}

    def profiles(self, data_class: Value[str]) -> tuple[Profile, ...]:
        """Return what may hold for a class: one profile, or every one where the profile does not know the class."""
        if not self._profile.classes:
            return (self._profile,)
        if isinstance(data_class, Known) and data_class.value in self._classes:
            return (self._classes[data_class.value],)
        return tuple(self._classes.values())

    def find(self, ref: Ref) -> Fact | Unknown:
        """Return the fact that a reference means, or why it cannot be told."""
        return self._index.find(ref)

    def all(self, kind: type[Fact]) -> tuple[Fact, ...]:
        """Return every fact of a kind."""
        return self._index.all(kind)

    def location(self, fact: Fact) -> Value[str]:
        """Return the location code of a fact, through the resource whose location it shares if need be."""
        return self._index.location(fact)

    def place(self, fact: Fact) -> geography.Place | Unknown:
        """Return where a fact is, or why that is unknown."""
        location = self.location(fact)
        return location if isinstance(location, Unknown) else place(fact, location.value, fact.service)


def place(fact: Fact, code: str, service: str) -> geography.Place | Unknown:
    """Return where a location code is in the cloud of a fact, or why that is unknown."""
    universe = universe_of(fact)
    if isinstance(universe, Unknown):
        return Unknown(f"which universe `{code}` is a location of is not known: {universe.reason}")
    found = geography.place(fact.provider, code, service, universe=universe)
    return found or Unknown(geography.why_not_placed(fact.provider, code, service, universe=universe))


def universe_of(fact: Fact) -> str | Unknown:
    """Return the universe of a Google fact; it is empty on AWS, where a code names its partition itself."""
    if isinstance(fact.universe, Unknown) or fact.provider != "google":
        return fact.universe if isinstance(fact.universe, Unknown) else ""
    return fact.universe.value or "googleapis.com"


def passed(message: str) -> Decision:
    """Say that it holds."""
    return Decision("pass", message)


def failed(message: str, *path: str) -> Decision:
    """Say that it does not hold."""
    return Decision("fail", message, path)


def undecided(reason: Unknown | str, *path: str) -> Decision:
    """Say why it cannot be told whether it holds."""
    return Decision("unknown", reason.reason if isinstance(reason, Unknown) else reason, path)
