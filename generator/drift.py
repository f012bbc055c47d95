"""The difference of two inventories: what a stack says and what lives, matched by name and compared by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts import Fact, Flow, Index, Inventory, Key, Known, Ref, State, Unknown, Unreadable
from generator.findings import Drift
from generator.mappings import MAPPINGS, Mapping

Identity = tuple[str, ...]
"""What makes two facts one resource: provider, kind and the row's match fields."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The drift of one stack, which live resources are its own, and what could not be compared."""

    drift: tuple[Drift, ...]
    undecided: tuple[Unreadable, ...]
    owned: frozenset[str]


class _Side:
    """One inventory, its references and its resources by identity."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self.index = Index(inventory.facts)
        self.facts: dict[Identity, Fact] = {}
        self.nameless: list[tuple[Fact, str]] = []
        for fact in inventory.facts:
            if fact.type in MAPPINGS and MAPPINGS[fact.type].kind is not State:
                self._add(fact)

    def _add(self, fact: Fact) -> None:
        identity = self.identity(fact)
        if isinstance(identity, Unknown):
            self.nameless.append((fact, identity.reason))
        elif identity in self.facts:
            self.nameless.append((fact, f"{self.facts[identity].id} has the same name"))
        else:
            self.facts[identity] = fact

    def identity(self, fact: Fact) -> Identity | Unknown:
        """Return what a resource is matched by, or why it cannot be matched."""
        parts = [fact.provider, fact.__struct_config__.tag or fact.type]
        for name in MAPPINGS[fact.type].match:
            value = self.index.location(fact) if name == "location" else getattr(fact, name)
            if isinstance(value, Unknown):
                return value
            parts.append(str(self.comparable(value.value)))
        return tuple(str(part) for part in parts)

    def comparable(self, value: Any) -> Any:
        """Return a value in a form that is equal on both sides: references become what they refer to."""
        if isinstance(value, Ref):
            found = self.index.find(value)
            identity = found if isinstance(found, Unknown) else self.identity(found)
            return value.to if isinstance(identity, Unknown) else " ".join(identity[2:])
        if isinstance(value, Flow):
            return f"{value.kind} to {self.comparable(value.to)}"
        if isinstance(value, tuple):
            return tuple(sorted(str(self.comparable(part)) for part in value))
        return value


def compare(expected: Inventory, actual: Inventory, others: Iterable[Inventory] = ()) -> Comparison:
    """Return how `actual` differs from `expected`; what the `others` expect is managed, but not compared."""
    wanted, found = _Side(expected), _Side(actual)
    drift: list[Drift] = []
    undecided = [Unreadable("compare", fact.id, reason) for fact, reason in wanted.nameless]
    for identity, fact in wanted.facts.items():
        live = found.facts.get(identity)
        if live is not None:
            changes, open_questions = _changes(fact, live, wanted, found)
            drift += changes
            undecided += open_questions
        elif doubt := _unlisted(fact, actual):
            undecided.append(doubt)
        else:
            drift.append(Drift(kind="missing", resource=fact.id, type=fact.type, expected=_name(fact)))
    managed = {*wanted.facts, *(identity for other in others for identity in _Side(other).facts)}
    states = {live.id for side in (expected, *others) for live in _state(side, found)}
    strangers = [fact for identity, fact in found.facts.items() if identity not in managed] + [
        fact for fact, _ in found.nameless
    ]
    drift += [_unmanaged(fact) for fact in strangers if fact.id not in states and not _providers(fact)]
    owned = frozenset(found.facts[identity].id for identity in wanted.facts if identity in found.facts)
    return Comparison(tuple(sorted(drift)), tuple(sorted(undecided)), owned)


def _changes(fact: Fact, live: Fact, wanted: _Side, found: _Side) -> tuple[list[Drift], list[Unreadable]]:
    changes, undecided = [], []
    for name in _compared(MAPPINGS[fact.type]):
        before, after = getattr(fact, name), getattr(live, name)
        if isinstance(before, Unknown):
            undecided.append(Unreadable("compare", f"{fact.id} {name}", before.reason))
        elif isinstance(after, Unknown):
            undecided.append(Unreadable("compare", f"{live.id} {name}", after.reason))
        elif wanted.comparable(before.value) != found.comparable(after.value):
            expected, actual = _text(wanted.comparable(before.value)), _text(found.comparable(after.value))
            changes.append(
                Drift(kind="changed", resource=live.id, type=live.type, field=name, expected=expected, actual=actual)
            )
    return changes, undecided


def _compared(row: Mapping) -> Iterator[str]:
    for name, field in row.fields.items():
        if field.drift and name not in row.match:
            yield name


def _unlisted(fact: Fact, actual: Inventory) -> Unreadable | None:
    """Say why a resource that was not found may be there all the same: a call that would have listed it failed."""
    live = _live(fact)
    for gap in actual.unreadable:
        if live is None or gap.call.startswith(f"{live.service}.{live.list.operation}") or "." not in gap.call:
            return Unreadable("compare", fact.id, f"not found, but {gap.call} in {gap.scope} could not be read")
        if live.per in ("region", "location") and gap.call.startswith(f"{live.service}.") and "list" in gap.call:
            return Unreadable("compare", fact.id, f"not found, but {gap.call} in {gap.scope} could not be read")
    return None


def _live(fact: Fact) -> Any:
    row = MAPPINGS[fact.type]
    lists = [other.live for other in MAPPINGS.values() if other.kind is row.kind and other.provider == row.provider]
    return row.live or next((live for live in lists if live), None)


def _state(expected: Inventory, found: _Side) -> Iterator[Fact]:
    """Yield the live resources that hold the Terraform state of a stack: they exist beforehand, outside of it."""
    for fact in expected.facts:
        if not isinstance(fact, State):
            continue
        bucket = found.facts.get((fact.provider, "bucket", fact.name.value)) if isinstance(fact.name, Known) else None
        if bucket is not None:
            yield bucket
        key = found.index.find(fact.key.value) if isinstance(fact.key, Known) and fact.key.value else None
        while isinstance(key, Fact):
            yield key
            parent = getattr(key, "parent", None)
            key = found.index.find(parent.value) if isinstance(parent, Known) and parent.value else None


def _unmanaged(fact: Fact) -> Drift:
    return Drift(kind="unmanaged", resource=fact.id, type=fact.type, actual=_name(fact))


def _providers(fact: Fact) -> bool:
    return isinstance(fact, Key) and fact.custody == Known("provider")


def _name(fact: Fact) -> str:
    return str(fact.name.value) if isinstance(fact.name, Known) else ""


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    return ", ".join(value) if isinstance(value, tuple) else str(value)
