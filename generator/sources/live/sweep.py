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
from string import Formatter
from typing import Any, Protocol

from generator.errors import EurofenceError
from generator.facts import AnyFact, Known, Unknown, Unreadable, Value
from generator.mappings import MAPPINGS, Call, Document, Live, Mapping, to_fact
from generator.mappings.read import raw, tokenize
from generator.mappings.schema import Reader


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a call is made. `name` is what an unreadable call is filed under; `fields` fill its parameters."""

    name: str
    region: Value[str]
    fields: Dictionary[str, str]


class Failed(Exception):
    """A call that gave no answer: why, and which permission it wants if it was denied for lack of one."""

    def __init__(self, call: str, reason: str, permission: str = "") -> None:
        super().__init__(call, reason, permission)
        self.call = call
        self.reason = reason
        self.permission = permission

    def unreadable(self, scope: str) -> Unreadable:
        """Return what the inventory says of it."""
        return Unreadable(self.call, scope, self.reason, self.permission)

    def unknown(self) -> Unknown:
        """Return what stands in a document in place of the answer."""
        return Unknown(f"{self.call}: {self.reason}")


class Cloud(Protocol):
    """An account or project that can be asked. Every method may be called from any thread."""

    @property
    def provider(self) -> str:
        """`aws` or `google`."""

    @property
    def operator(self) -> str:
        """The partition or universe."""

    @property
    def project(self) -> str:
        """The account or project."""

    def scopes(self, live: Live) -> list[Scope]:
        """Return where `live.list` is to be called; raise `Failed` where that cannot be told."""

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of list calls per resource: that of the resource with the id `parent`."""

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Return the answer, the whole list for a call with `items`, None for an absent one; raise `Failed`.

        Raises `Incomplete` where no call can get an answer, as with expired credentials.
        """


@dataclass(slots=True)
class Swept:
    """What a sweep found. `parents` are the ids and scopes of the items of each row."""

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
            listings = list(pool.map(lambda place: _list(cloud, *place), places))
            tasks = [(listing, item) for listing in listings for item in listing.items]
            for listing in listings:
                swept.unreadable.update(listing.unreadable)
            for found in pool.map(lambda task: _read(cloud, *task), tasks):
                _take(swept, found)
    except BaseException:
        # Whoever interrupts does not wait for the calls under way.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return swept


def _waves(rows: Iterable[Mapping]) -> Iterator[list[Mapping]]:
    """Yield rows whose parents have been read."""
    waiting = {row.type: row for row in rows}
    while waiting:
        wave = [row for row in waiting.values() if _live(row).per not in waiting]
        if not wave:
            raise ValueError(f"rows that wait for each other: {', '.join(waiting)}")
        yield wave
        for row in wave:
            del waiting[row.type]


def _live(row: Mapping) -> Live:
    assert row.live is not None, f"{row.type} is not read live"
    return row.live


def _scopes(cloud: Cloud, row: Mapping, swept: Swept) -> list[Scope]:
    live = _live(row)
    if live.per in MAPPINGS:
        return [cloud.within(parent, scope) for parent, scope in swept.parents.get(live.per, ())]
    try:
        return cloud.scopes(live)
    except EurofenceError:
        raise
    except Exception as error:
        failed = error if isinstance(error, Failed) else _odd(live, live.list, error)
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


def ask(cloud: Cloud, live: Live, call: Call, scope: Scope, fields: Dictionary[str, Any]) -> Any:
    """Make one call of `cloud`, its parameters filled from `fields`; raise `Failed`, whatever goes wrong."""
    parameters = {
        name: value.format_map(fields) if isinstance(value, str) else value for name, value in call.parameters.items()
    }
    try:
        return cloud.ask(live, call, scope, parameters)
    except (Failed, EurofenceError):
        raise
    except Exception as error:
        raise _odd(live, call, error) from error


def _odd(live: Live, call: Call, error: Exception) -> Failed:
    said = f"{type(error).__name__}: {error}"
    return Failed(call_name(live, call), f"the answer is not as documented: {said}")


def call_name(live: Live, call: Call) -> str:
    """Return what a call goes by in reports: `s3.get_bucket_policy`."""
    return f"{call.service or live.service}.{call.operation}"


@dataclass(slots=True)
class _Listing:
    """The items of one list call, and the answers that are the same for all of them."""

    row: Mapping
    scope: Scope
    items: list[Any]
    shared: dict[str, Any]
    unreadable: list[Unreadable]


def _list(cloud: Cloud, row: Mapping, scope: Scope) -> _Listing:
    live = _live(row)
    asking = _Asking(cloud, live, scope, scope.fields)
    items = asking.answer(live.list)
    if isinstance(items, Unknown) or not items:
        return _Listing(row, scope, [], {}, asking.unreadable)
    shared = {call.key: asking.answer(call) for call in live.details if _is_shared(call, live, scope)}
    return _Listing(row, scope, items, shared, asking.unreadable)


def _is_shared(call: Call, live: Live, scope: Scope) -> bool:
    """Whether a detail call says nothing of its item, so that one answer serves all."""
    return live.region is None and field_names(call) <= scope.fields.keys()


def field_names(call: Call) -> set[str]:
    """Return the fields that the parameters of a call are made of."""
    templates = [value for value in call.parameters.values() if isinstance(value, str)]
    return {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}


@dataclass(slots=True)
class _Found:
    """What came of one item; without an `id` the answer did not even tell which it is."""

    row: Mapping
    scope: Scope
    id: str = ""
    fact: Any = None
    skipped: bool = False
    unreadable: list[Unreadable] = field(default_factory=list)


def _read(cloud: Cloud, listing: _Listing, item: Any) -> _Found:
    """Make a fact of an item; an answer that is not as documented leaves it unreadable, whatever is wrong with it."""
    found = _Found(listing.row, listing.scope)
    try:
        _understand(cloud, listing, item, found)
    except EurofenceError:
        raise
    except Exception as error:
        live = _live(listing.row)
        found.unreadable.append(_odd(live, live.list, error).unreadable(found.id or listing.scope.name))
    return found


def _understand(cloud: Cloud, listing: _Listing, item: Any, found: _Found) -> None:
    row, live, scope = listing.row, _live(listing.row), listing.scope
    values = {live.list.key: item, **listing.shared}
    document = Document(row.type, "", values, scope.region, Known(cloud.project), operator=cloud.operator)
    found.id = document.id = live.id(document)
    fields = {**item, **scope.fields}
    asking = _Asking(cloud, live, replace(scope, name=found.id), fields, found.unreadable)
    if live.region:
        document.region = _locate(asking, live.region, document, values)
        asking.scope = replace(asking.scope, region=document.region)
    for call in live.details:
        if call.key not in values:
            values[call.key] = asking.answer(call)
    found.skipped = bool(live.skip and live.skip(document))
    if not found.skipped:
        document.type = live.type(document) if live.type else row.type
        found.fact = to_fact(MAPPINGS[document.type], document, "api")


def _locate(asking: _Asking, region: Reader, document: Document, values: dict[str, Any]) -> Value[str]:
    """Return an item's own region; it is asked for only where the item does not tell it."""
    located = {call.key: call for call in asking.live.locate}
    own = [path for path in region.paths if path.partition(".")[0] not in located]
    if all(raw(document, tokenize(path)) is None for path in own):
        values.update((key, asking.answer(call)) for key, call in located.items())
    found: Value[str] = region(document)
    return found


def _take(swept: Swept, found: _Found) -> None:
    if found.skipped:
        return
    swept.resources += 1
    swept.unreadable.update(found.unreadable)
    if found.id:
        swept.parents.setdefault(found.row.type, []).append((found.id, found.scope))
    if found.fact is not None:
        swept.facts.append(found.fact)
