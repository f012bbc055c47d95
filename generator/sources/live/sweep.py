"""The engine of a live reading: makes the calls that the rows' `Live` name, and a fact of every item.

It knows no cloud and no resource type. An item is one task with all its calls, so that threads cost little. A task
shares nothing and returns what it found, so the result does not depend on which thread was first.

Nothing is lost: what cannot be read stands among the unreadable, and in the item's document as an `Unknown`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from generator.errors import EurofenceError
from generator.facts import AnyFact, Known, Unknown, Unreadable, Value
from generator.mappings import MAPPINGS, Call, Document, Live, Mapping, to_fact
from generator.mappings.read import raw, tokenize
from generator.mappings.schema import Reader
from generator.sources.live.calls import Cloud, Failed, Scope, ask, field_names, odd

FEW = 4
"""Items that are not worth another task."""


@dataclass(slots=True)
class Swept:
    """What a sweep found. `parents` are the ids and scopes of the resources of each type."""

    facts: list[AnyFact] = field(default_factory=list)
    unreadable: set[Unreadable] = field(default_factory=set)
    parents: dict[str, list[tuple[str, Scope]]] = field(default_factory=dict)
    resources: int = 0


def live_rows(provider: str) -> list[Mapping]:
    """Return the rows that are read live from a provider, in the order of the table."""
    return [row for row in MAPPINGS.values() if row.provider == provider and row.live]


def sweep(cloud: Cloud, rows: Iterable[Mapping], workers: int) -> Swept:
    """Read every row from `cloud` on `workers` threads."""
    swept = Swept()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="live")
    try:
        for wave in _waves(rows):
            places = [(row, scope) for row in wave for scope in _scopes(cloud, row, swept)]
            tasks = []
            for listing, read in pool.map(lambda place: _list(cloud, *place), places):
                swept.unreadable.update(listing.unreadable)
                for found in read:
                    _take(swept, found)
                tasks += [(listing, item) for item in listing.items[len(read) :]]
            for found in pool.map(lambda task: _read(cloud, *task), tasks):
                _take(swept, found)
    except BaseException:
        # Whoever interrupts does not wait for the calls under way.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return swept


def read_item(cloud: Cloud, row: Mapping, scope: Scope, item: Any) -> Found:
    """Return what comes of one item that is listed already; its detail calls are asked of `cloud`."""
    return _read(cloud, _Listing(row, scope, [item], {}, []), item)


def _waves(rows: Iterable[Mapping]) -> Iterator[list[Mapping]]:
    """Yield rows whose parents have been read, those of one service beside each other: they share its connections."""
    waiting = {row.type: row for row in rows}
    while waiting:
        wave = [row for row in waiting.values() if _parent(_live(row)) not in waiting]
        if not wave:
            raise ValueError(f"rows that wait for each other: {', '.join(waiting)}")
        yield sorted(wave, key=lambda row: _live(row).service)
        for row in wave:
            del waiting[row.type]


def _live(row: Mapping) -> Live:
    assert row.live is not None, f"{row.type} is not read live"
    return row.live


def _parent(live: Live) -> str:
    """Return the type of the row that gives the resources a row is listed for, if it is listed for any."""
    return MAPPINGS[live.per].family if live.per in MAPPINGS else ""


def _scopes(cloud: Cloud, row: Mapping, swept: Swept) -> list[Scope]:
    live = _live(row)
    if live.per in MAPPINGS:
        return [cloud.within(parent, scope) for parent, scope in swept.parents.get(live.per, ())]
    try:
        return cloud.scopes(live)
    except EurofenceError:
        raise
    except Exception as error:
        failed = error if isinstance(error, Failed) else odd(live, live.list, error)
        swept.unreadable.add(failed.unreadable(cloud.project))
        return []


@dataclass(slots=True)
class _Asking:
    """Makes calls in one scope, and keeps account of those that gave no answer."""

    cloud: Cloud
    live: Live
    scope: Scope
    fields: Dictionary[str, Any]
    unreadable: list[Unreadable] = field(default_factory=list)

    def answer(self, call: Call) -> Any:
        """Return what a document holds for a call: its answer, or an `Unknown` where there is none."""
        try:
            return ask(self.cloud, self.live, call, self.scope, self.fields)
        except Failed as failed:
            self.unreadable.append(failed.unreadable(self.scope.name))
            return failed.unknown()


@dataclass(slots=True)
class _Listing:
    """The items of one list call, and the answers that are the same for all of them."""

    row: Mapping
    scope: Scope
    items: list[Any]
    shared: dict[str, Any]
    unreadable: list[Unreadable]


def _list(cloud: Cloud, row: Mapping, scope: Scope) -> tuple[_Listing, list[Found]]:
    """Return what a place lists. Few items are read at once, while its client is there; many are for all threads."""
    live = _live(row)
    asking = _Asking(cloud, live, scope, scope.fields)
    items = _items(live.list, asking.answer(live.list))
    shared = {call.key: asking.answer(call) for call in live.details if items and _is_shared(call, live, scope)}
    listing = _Listing(row, scope, items, shared, asking.unreadable)
    return listing, [_read(cloud, listing, item) for item in items if len(items) <= FEW]


def _items(call: Call, answer: Any) -> list[Any]:
    """Return what a list call lists: a call that names no list answers with the one item there is."""
    if answer is None or isinstance(answer, Unknown):
        return []
    if not call.items:
        return [answer]
    return [{"item": item} if isinstance(item, str) else item for item in answer]


def _is_shared(call: Call, live: Live, scope: Scope) -> bool:
    """Whether a detail call says nothing of its item, so that one answer serves all.

    Items that live elsewhere than where they are listed share only what is asked of their account.
    """
    named = field_names(call)
    return named == {"project"} or (live.region is None and named <= scope.fields.keys())


@dataclass(slots=True)
class Found:
    """What came of one item; without an `id` the answer did not even tell which it is."""

    type: str
    scope: Scope
    id: str = ""
    fact: Any = None
    skipped: bool = False
    unreadable: list[Unreadable] = field(default_factory=list)


def _read(cloud: Cloud, listing: _Listing, item: Any) -> Found:
    """Make a fact of an item; an answer that is not as documented leaves it unreadable, whatever is wrong with it."""
    found = Found(listing.row.type, listing.scope)
    try:
        _understand(cloud, listing, item, found)
    except EurofenceError:
        raise
    except Exception as error:
        live = _live(listing.row)
        found.unreadable.append(odd(live, live.list, error).unreadable(found.id or listing.scope.name))
    return found


def _understand(cloud: Cloud, listing: _Listing, item: Any, found: Found) -> None:
    row, live, scope = listing.row, _live(listing.row), listing.scope
    values = {live.list.key: item, **listing.shared}
    document = Document(row.type, "", values, scope.region, Known(cloud.project), operator=Known(cloud.operator))
    found.id = document.id = live.id(document)
    fields = {**item, **listing.shared, **scope.fields}
    asking = _Asking(cloud, live, replace(scope, name=found.id), fields, found.unreadable)
    if live.region:
        document.region = _locate(asking, live.region, document, values)
        found.scope = asking.scope = _moved(asking.scope, document.region)
        fields.update(asking.scope.fields)
    for call in live.details:
        if call.key not in values:
            fields[call.key] = values[call.key] = asking.answer(call)
    found.skipped = bool(live.skip and live.skip(document))
    if not found.skipped:
        found.type = document.type = live.type(document) if live.type else row.type
        found.fact = _fact(live, document)


def _moved(scope: Scope, region: Value[str]) -> Scope:
    """Return the scope of an item that lives elsewhere than where it was listed."""
    fields = {**scope.fields, "region": region.value} if isinstance(region, Known) else scope.fields
    return replace(scope, region=region, fields=fields)


def _fact(live: Live, document: Document) -> Any:
    row = MAPPINGS[document.type]
    fact = to_fact(row, document, "api")
    given = not row.in_terraform or (live.given is not None and live.given(document))
    return msgspec.structs.replace(fact, given=True) if given else fact


def _locate(asking: _Asking, region: Reader, document: Document, values: dict[str, Any]) -> Value[str]:
    """Return an item's own region; it is asked for only where the item does not tell it."""
    located = {call.key: call for call in asking.live.locate}
    own = [path for path in region.paths if path.partition(".")[0] not in located]
    if all(raw(document, tokenize(path)) is None for path in own):
        values.update((key, asking.answer(call)) for key, call in located.items())
    found: Value[str] = region(document)
    return found


def _take(swept: Swept, found: Found) -> None:
    if found.skipped:
        return
    swept.resources += 1
    swept.unreadable.update(found.unreadable)
    if found.id:
        swept.parents.setdefault(found.type, []).append((found.id, found.scope))
    if found.fact is not None:
        swept.facts.append(found.fact)
