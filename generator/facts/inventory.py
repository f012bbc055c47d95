"""The facts of one reading, together with what could not be read."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.facts.kinds import AnyFact, Fact
from generator.facts.value import Known, Ref, Unknown, Value


class Unreadable(msgspec.Struct, frozen=True, order=True):
    """A call that gave no answer: what was asked, where, why not, and the permission that it wants."""

    call: str
    scope: str
    reason: str
    permission: str = ""


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of one source.

    Of its `resources`, `parts` stand in the facts of others (a bucket's policy), `harmless` hold no data and no keys,
    and `uncovered` counts those of each type that no mapping knows.
    """

    source: str
    facts: tuple[AnyFact, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    uncovered: dict[str, int] = {}
    resources: int = 0
    parts: int = 0
    harmless: int = 0
    notes: tuple[str, ...] = ()


class Index:
    """Finds facts by any of their identities and follows references, each in constant time."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts: dict[str, Fact | None] = {}
        self._of: dict[type[Fact], list[Fact]] = {}
        for fact in facts:
            self._of.setdefault(type(fact), []).append(fact)
            for identity in {fact.id, *fact.identities}:
                # Two facts of one identity (the same alias in two readings) are no answer.
                self._facts[identity] = None if identity in self._facts else fact

    def find(self, ref: Ref) -> Fact | Unknown:
        """Return the resource that `ref` means, or why it cannot be told."""
        fact = self._facts.get(ref.to, _ABSENT)
        if isinstance(fact, Fact):
            return fact
        if fact is None:
            return Unknown(f"{ref.to} is the name of more than one resource here")
        return Unknown(f"{ref.to} is not among the resources that were read")

    def all(self, kind: type[Fact]) -> tuple[Fact, ...]:
        """Return every fact of a kind."""
        return tuple(self._of.get(kind, ()))

    def location(self, fact: Fact) -> Value[str]:
        """Return the location code of `fact`, through the resource whose location it shares if need be."""
        seen: set[str] = set()
        value = fact.location
        while isinstance(value, Known) and isinstance(value.value, Ref):
            if value.value.to in seen:
                return Unknown(f"{fact.id} takes its location from itself")
            seen.add(value.value.to)
            found = self.find(value.value)
            if isinstance(found, Unknown):
                return found
            value = found.location
        return value  # type: ignore[return-value]  # the loop ends on a code or an Unknown


_ABSENT = object()
