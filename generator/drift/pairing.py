"""Which live resource an expected one is: the same by an identity, else by name; or why that cannot be told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from generator import geography
from generator.drift.values import refs
from generator.facts import Bucket, Fact, Flow, Index, Inventory, Known, Ref, State, Unknown
from generator.mappings import MAPPINGS
from generator.mappings.google.places import ANCESTRY
from generator.mappings.permissions import locations
from generator.mappings.schema import Live as LiveRow

Name = tuple[str, ...]
"""The row's family and match fields: unique among resources that live at the same time."""


class Live:
    """The live inventory: its resources by name, and those whose name is not known."""

    def __init__(self, inventory: Inventory) -> None:
        self.index = Index(inventory.facts)
        self.facts = tuple(_resources(inventory))
        self.nameless: dict[str, str] = {}
        """Why they have no name, by id."""
        self._named: dict[Name, list[Fact]] = {}
        self._gaps = inventory.unreadable
        for fact in self.facts:
            name = _name(fact, (self.index,))
            if isinstance(name, Unknown):
                self.nameless[fact.id] = name.reason
            else:
                self._named.setdefault(name, []).append(fact)
        failed = {gap.scope for gap in inventory.unreadable}
        self.unread = tuple(fact for fact in self.facts if fact.id in self.nameless and fact.id in failed)
        """Those that may have any name: a call about them failed."""

    def term(self, ref: Ref) -> str:
        """Return the id of what `ref` means here, its own text where that was not read."""
        found = self.index.find(ref)
        return ref.to if isinstance(found, Unknown) else found.id

    def twins(self, fact: Fact, name: Name | Unknown) -> list[Fact]:
        """Return the live resources that `fact` may be."""
        for identity in fact.identities:
            found = self.index.find(Ref(identity))
            if isinstance(found, Fact) and alike(found, fact):
                return [found]
        return [] if isinstance(name, Unknown) else self._named.get(name, [])

    def buckets(self, provider: str, name: str) -> list[Fact]:
        """Return the buckets of a name; there is at most one in the world."""
        return [fact for family in _BUCKETS.get(provider, ()) for fact in self._named.get((family, name), ())]

    def doubt(self, fact: Fact, code: str | None) -> str | None:
        """Return why `fact`, which was not found at location `code`, may be there all the same."""
        calls = _listing_calls(MAPPINGS[fact.type].family)
        if not calls:
            return f"{fact.type} is not read live: {MAPPINGS[fact.type].no_live}"
        for gap in self._gaps:
            # A gap that names no call is a whole account, project or snapshot.
            if (gap.call in calls or "." not in gap.call) and _may_be_at(code, _scope_code(gap.scope)):
                return f"not found, but {gap.call} in {gap.scope} could not be read"
        for other in self.unread:
            if alike(other, fact) and _may_be_at(code, _code(other, self.index)):
                return f"not found, but it may be {other.id}: {self.nameless[other.id]}"
        return None


class Pairing:
    """One expected inventory against the live one."""

    def __init__(self, inventory: Inventory, live: Live) -> None:
        self.live = live
        self.index = Index(inventory.facts)
        self.pairs: dict[str, tuple[Fact, Fact]] = {}
        """Expected and live, by the id of the expected."""
        self.absent: list[Fact] = []
        """What is certainly not there."""
        self.doubts: dict[str, tuple[Fact, str]] = {}
        """The rest, and why it cannot be paired, by id."""
        self.nameless: list[Fact] = []
        self.candidates: set[str] = set()
        """Ids of live resources that share the name of an expected one."""
        self._facts = inventory.facts
        for fact in _resources(inventory):
            self._pair(fact)

    def _pair(self, fact: Fact) -> None:
        name = _name(fact, (self.index, self.live.index))
        twins = self.live.twins(fact, name)
        if len(twins) == 1:
            self.pairs[fact.id] = fact, twins[0]
        elif twins:
            self.doubts[fact.id] = fact, f"more than one has its name: {', '.join(sorted(t.id for t in twins))}"
            self.candidates.update(twin.id for twin in twins)
        elif isinstance(name, Unknown):
            self.doubts[fact.id] = fact, name.reason
            self.nameless.append(fact)
        elif doubt := self.live.doubt(fact, _code(fact, self.index)):
            self.doubts[fact.id] = fact, doubt
        else:
            self.absent.append(fact)

    def term(self, ref: Ref, lived: Collection[str]) -> str | Unknown:
        """Return the id of the live resource that an expected `ref` means; it will be held against those `lived`."""
        own = self.index.find(ref)
        if isinstance(own, Fact):
            if own.id in self.doubts:
                return Unknown(f"{own.id}: {self.doubts[own.id][1]}")
            return self.pairs[own.id][1].id if own.id in self.pairs else own.id
        found = self.live.index.find(ref)
        if isinstance(found, Fact):
            return found.id
        # Neither reading holds it. A resource has several names, so two different ones may mean the same.
        return ref.to if ref.to in lived else Unknown(f"{ref.to} is not among the resources that were read")

    def known(self) -> Iterator[str]:
        """Yield the ids of the live resources that are named here, made here or not, and of what they belong to.

        So the bucket and key of the Terraform state, or a key store connected beforehand, are not unmanaged.
        """
        for fact in self._facts:
            named = [ref for field in fact.__struct_fields__ for ref in refs(getattr(fact, field))]
            for ref in named:
                yield from self._with_parents(self.live.index.find(ref))
            if isinstance(fact, State) and isinstance(fact.name, Known):
                for bucket in self.live.buckets(fact.provider, fact.name.value):
                    yield bucket.id

    def _with_parents(self, fact: Fact | Unknown | None) -> Iterator[str]:
        seen: set[str] = set()
        while isinstance(fact, Fact) and fact.id not in seen:
            seen.add(fact.id)
            yield fact.id
            parents = refs(getattr(fact, "parent", None))
            fact = self.live.index.find(parents[0]) if parents else None


def alike(one: Fact, other: Fact) -> bool:
    """Return whether two facts can be the same resource as far as their types go."""
    return MAPPINGS[one.type].family == MAPPINGS[other.type].family


def _resources(inventory: Inventory) -> Iterator[Fact]:
    """Yield what lives by itself: neither the setting of a backend nor the account or project."""
    for fact in inventory.facts:
        if fact.type in MAPPINGS and not isinstance(fact, State):
            yield fact


def _name(fact: Fact, indexes: Sequence[Index]) -> Name | Unknown:
    parts: Name = (MAPPINGS[fact.type].family,)
    for field in MAPPINGS[fact.type].match:
        value = indexes[0].location(fact) if field == "location" else getattr(fact, field)
        inner = value if isinstance(value, Unknown) else _told(value.value, indexes)
        if isinstance(inner, Unknown):
            return inner
        parts += inner
    return parts


def _told(value: Any, indexes: Sequence[Index]) -> Name | Unknown:
    """Return what a field says, in the words of both witnesses: what it refers to goes by its own name."""
    if isinstance(value, Flow):
        return _told(value.to, indexes)
    if isinstance(value, Ref):
        return _parent_name(value, indexes)
    if not isinstance(value, tuple):
        return (str(value),)
    told: list[Name] = []
    for part in value:
        name = _told(part, indexes)
        if isinstance(name, Unknown):
            return name
        told.append(name)
    return tuple(part for name in sorted(told) for part in name)


def _parent_name(ref: Ref, indexes: Sequence[Index]) -> Name | Unknown:
    for index in indexes:
        found = index.find(ref)
        if isinstance(found, Fact):
            return _name(found, (index,))
    # Live it goes by another name than its address.
    return Unknown(f"{ref.to} is not among the resources that were read") if _ADDRESS.match(ref.to) else (ref.to,)


_ADDRESS = re.compile(r"(data|module)\.|(aws|google)_\w+\.")


_BUCKETS = {
    provider: tuple(
        row.type for row in MAPPINGS.values() if row.kind is Bucket and row.live and row.provider == provider
    )
    for provider in {row.provider for row in MAPPINGS.values()}
}


@cache
def _listing_calls(family: str) -> frozenset[str]:
    """Return the calls that find the resources of a family, as an inventory's gaps name them."""
    row = MAPPINGS[family].live
    return frozenset(_calls(row)) if row else frozenset()


def _calls(row: LiveRow) -> Iterator[str]:
    yield f"{row.service}.{row.list.operation}"
    if row.per == "location" and not isinstance(row.places, tuple):
        yield f"{locations(row).service}.{locations(row).operation}"
    if row.per in ("folder", "organization"):
        yield f"{ANCESTRY.service}.{ANCESTRY.operation}"
    parent = MAPPINGS.get(row.per)
    if parent is not None and parent.live is not None:
        yield from _calls(parent.live)


def _scope_code(scope: str) -> str | None:
    """Return the location that a gap is confined to, None where it may be any."""
    parts = scope.split("/")
    if "locations" in parts[:-1]:
        return parts[parts.index("locations") + 1]
    return scope if geography.partition_of(scope) else None


def _may_be_at(code: str | None, other: str | None) -> bool:
    return code is None or other is None or code == other


def _code(fact: Fact, index: Index) -> str | None:
    found = index.location(fact)
    return found.value if isinstance(found, Known) and isinstance(found.value, str) else None
