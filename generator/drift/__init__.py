"""The difference of two inventories: what stacks say and what lives, paired by name and compared by value.

Nothing is called a difference that the reading does not bear out. A resource is missing only where every call that
would have listed it gave an answer, unmanaged only where its name could be read, changed only where both values are
known. All else is undecided, and undecided is never in sync.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drift.pairing import Live, Pairing, alike
from generator.drift.values import label, same, shown, text
from generator.facts import Fact, Inventory, Key, Known, Unknown, Unreadable
from generator.findings import Drift
from generator.mappings import MAPPINGS

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The drift, what could not be compared, and the ids of the live resources that each inventory expects."""

    drift: tuple[Drift, ...]
    undecided: tuple[Unreadable, ...]
    owned: tuple[frozenset[str], ...]


def compare(expected: Sequence[Inventory], actual: Inventory, others: Sequence[Inventory] = ()) -> Comparison:
    """Return how `actual` differs from all that is `expected`.

    What the `others` expect is managed, but not compared. `owned` has a set for each of `expected`, then of `others`.
    """
    live = Live(actual)
    pairings = [Pairing(inventory, live) for inventory in (*expected, *others)]
    found: set[Drift | Unreadable] = set(_strangers(live, pairings))
    for pairing in pairings[: len(expected)]:
        found.update(_missing(fact, pairing) for fact in pairing.absent)
        found.update(_undecided(_placed(fact), reason) for fact, reason in pairing.doubts.values())
        for fact, twin in pairing.pairs.values():
            found.update(_changes(fact, twin, pairing))
    return Comparison(
        drift=tuple(sorted(each for each in found if isinstance(each, Drift))),
        undecided=tuple(sorted(each for each in found if isinstance(each, Unreadable))),
        owned=tuple(frozenset(twin.id for _, twin in pairing.pairs.values()) for pairing in pairings),
    )


def _undecided(what: str, reason: str) -> Unreadable:
    return Unreadable("compare", what, reason)


def _placed(fact: Fact) -> str:
    """Return an address with its file: two stacks may use the same address."""
    return f"{fact.id} ({fact.origin.file}:{fact.origin.line})" if fact.origin.file else fact.id


def _missing(fact: Fact, pairing: Pairing) -> Drift:
    return Drift(kind="missing", resource=fact.id, type=fact.type, expected=label(fact, pairing.index))


def _changes(fact: Fact, twin: Fact, pairing: Pairing) -> Iterator[Drift | Unreadable]:
    row = MAPPINGS[fact.type]
    for name, field in row.fields.items():
        if not field.drift or name in row.match:
            continue
        before, after = getattr(fact, name), getattr(twin, name)
        equal = same(before, after, pairing.term, pairing.live.term)
        if isinstance(equal, Unknown):
            yield _undecided(f"{_placed(fact)} {name}", equal.reason)
        elif not equal:
            yield Drift(
                kind="changed",
                resource=twin.id,
                type=twin.type,
                field=name,
                expected=text(before, lambda ref: shown(ref, (pairing.index, pairing.live.index))),
                actual=text(after, lambda ref: shown(ref, (pairing.live.index,))),
            )


def _strangers(live: Live, pairings: Sequence[Pairing]) -> Iterator[Drift | Unreadable]:
    """Yield the live resources that no inventory makes or names, and those of which that cannot be told."""
    managed = {twin.id for pairing in pairings for _, twin in pairing.pairs.values()}
    managed.update(name for pairing in pairings for name in pairing.known())
    candidates = {name for pairing in pairings for name in pairing.candidates}
    nameless = [fact for pairing in pairings for fact in pairing.nameless]
    unread = {fact.id for fact in live.unread}
    for fact in live.facts:
        custody = fact.custody if isinstance(fact, Key) else Known("")
        if fact.id in managed or fact.given or custody == Known("provider"):
            continue
        if isinstance(custody, Unknown):
            yield _undecided(fact.id, f"it may be the provider's own: {custody.reason}")
        elif fact.id in unread:
            yield _undecided(fact.id, f"it may be in a stack: {live.nameless[fact.id]}")
        elif fact.id in candidates:
            yield _undecided(fact.id, "it may be in a stack: another has the same name")
        elif fact.id in live.nameless and any(alike(fact, other) for other in nameless):
            yield _undecided(fact.id, f"it may be in a stack that names none either: {live.nameless[fact.id]}")
        else:
            yield Drift(kind="unmanaged", resource=fact.id, type=fact.type, actual=label(fact, live.index))
