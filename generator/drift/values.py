"""Whether two values are the same, whatever each side calls the resources they refer to; and how to say them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from generator.facts import Fact, Flow, Index, Known, Ref, Unknown, Value


def same(
    before: Value[Any] | None,
    after: Value[Any] | None,
    meant: Callable[[Ref, Collection[str]], str | Unknown],
    lived: Callable[[Ref], str],
) -> bool | Unknown:
    """Return whether an expected and a live value are equal, or why that cannot be told.

    `lived` gives the id of what a live reference means; `meant` that of an expected one, given the ids it is held
    against.
    """
    for value in (before, after):
        if isinstance(value, Unknown):
            return value
    if before is None or after is None:
        return before is after or Unknown("one of the two readings does not speak of it")
    assert isinstance(before, Known) and isinstance(after, Known)
    ids = {lived(ref) for ref in refs(after)}
    wanted = _plain(before.value, lambda ref: meant(ref, ids))
    return wanted if isinstance(wanted, Unknown) else wanted == _plain(after.value, lived)


def _plain(value: Any, term: Callable[[Ref], str | Unknown]) -> Any:
    """Return a value with its references replaced by ids and its lists sorted, or the first Unknown in it."""
    if isinstance(value, Ref):
        return term(value)
    if isinstance(value, Flow):
        to = _plain(value.to, term)
        return to if isinstance(to, Unknown) else (value.kind, to)
    if isinstance(value, tuple):
        parts = [_plain(part, term) for part in value]
        return next((part for part in parts if isinstance(part, Unknown)), None) or sorted(parts, key=str)
    return value


def refs(value: Any) -> list[Ref]:
    """Return the references in a fact's field."""
    inner = value.value if isinstance(value, Known) else value
    parts = inner if isinstance(inner, tuple) else (inner,)
    ends = [part.to if isinstance(part, Flow) else part for part in parts]
    return [end for end in ends if isinstance(end, Ref)]


def shown(ref: Ref, indexes: Sequence[Index]) -> str:
    """Return how a reader knows what `ref` means in the first index that holds it, else its own text."""
    for index in indexes:
        found = index.find(ref)
        if isinstance(found, Fact):
            return label(found, index)
    return ref.to


def label(fact: Fact, index: Index) -> str:
    """Return a resource's name and where it is, its id where it has no name."""
    if isinstance(fact.name, Unknown):
        return fact.id
    location = index.location(fact)
    return f"{fact.name.value} in {location.value}" if isinstance(location, Known) else fact.name.value


def text(value: Value[Any], show: Callable[[Ref], str]) -> str:
    """Return a known value as a reader is told it."""
    return _said(value.value, show) if isinstance(value, Known) else ""


_OWN_KEY = "a key of the provider's own"


def _said(value: Any, show: Callable[[Ref], str]) -> str:
    if isinstance(value, Ref):
        return show(value)
    if isinstance(value, Flow):
        return f"{value.kind} to {_said(value.to, show)}"
    if isinstance(value, tuple):
        # Of several keys one that is none is the provider's own; no key at all is none.
        return ", ".join(sorted(_OWN_KEY if part is None else _said(part, show) for part in value)) or "none"
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    return str(value)
