"""The paged lists of Cloud Asset Inventory: several at once, the next page on its way while one is read.

The types asked for stand in the address, which must not grow too long, so they are asked for in lots; each lot is a
list of its own. Waiting for a page costs much longer than to read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from generator.mappings import Call, Live
from generator.mappings.permissions import ASSETS
from generator.sources.live.calls import Failed, call_name, fill, odd
from generator.sources.live.google.errors import failed
from generator.sources.live.google.pages import items_of
from generator.sources.live.google.services import Refused, Services, Silent

INVENTORY = Live("cloudasset", ASSETS, id=str)

_LOT = 1200
"""Characters of the types in one address: googleapiclient turns a GET of more than 2048 into a POST."""

_STREAMS = 4


@dataclass(slots=True)
class _Stream:
    """One list: the request of its next page, and the tokens of those that were read."""

    types: Sequence[str]
    parameters: dict[str, Any]
    request: Any
    tokens: set[str] = field(default_factory=set)


class Listing:
    """What Cloud Asset Inventory holds of a project, folder or organisation (`parent`).

    `read_time` is when it was so, the same for every list. `refused` are the types that it does not know, and why.
    """

    def __init__(self, services: Services, parent: str) -> None:
        self.parent = parent
        self.read_time = ""
        self.refused: dict[str, str] = {}
        self._services = services

    def assets(self, call: Call, content: str, types: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield the assets of these types; raise `Failed` where a list is not read to its end."""
        streams = [self._stream(call, content, lot) for lot in lots(types)]
        pool = ThreadPoolExecutor(_STREAMS, thread_name_prefix="assets")
        try:
            pending = {pool.submit(self._page, call, stream): stream for stream in streams}
            while pending:
                done, _ = wait(pending, return_when=FIRST_COMPLETED)
                for future in done:
                    for stream in self._following(call, content, pending.pop(future), future):
                        pending[pool.submit(self._page, call, stream)] = stream
                    yield from (future.result() or {}).get("assets") or ()
        finally:
            # Whoever interrupts does not wait for the calls under way.
            pool.shutdown(wait=False, cancel_futures=True)

    def _stream(self, call: Call, content: str, types: Sequence[str]) -> _Stream:
        fields = {"parent": self.parent, "types": types, "content": content}
        parameters = fill(call.parameters, fields) | ({"readTime": self.read_time} if self.read_time else {})
        return _Stream(types, parameters, self._services.request(INVENTORY, call, parameters))

    def _page(self, call: Call, stream: _Stream) -> Any:
        """Return a page, None where the inventory does not know the types asked for."""
        try:
            page = self._services.execute(stream.request)
            for asset in items_of(page, call.items):
                # Whoever reads them goes by these.
                if not all(isinstance(asset[name], str) for name in ("name", "assetType")):
                    raise ValueError("an asset without a name")
            return page
        except Refused as refused:
            if not stream.tokens and refused.problem.status == 400:
                if len(stream.types) == 1:
                    self.refused[stream.types[0]] = refused.problem.message
                return None
            raise failed(call_name(INVENTORY, call), call.permission, refused.problem, self.parent) from refused
        except Silent as silent:
            raise Failed(call_name(INVENTORY, call), f"no answer from cloudasset: {silent}") from silent
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise odd(INVENTORY, call, error) from error

    def _following(self, call: Call, content: str, stream: _Stream, page: Future[Any]) -> list[_Stream]:
        """Return what is to be asked next: the page after this one, or each half of the types that were refused."""
        answer = page.result()
        if answer is None:
            half = (len(stream.types) + 1) // 2
            halves = (stream.types[:half], stream.types[half:]) if len(stream.types) > 1 else ()
            return [self._stream(call, content, types) for types in halves]
        self.read_time = self.read_time or answer.get("readTime", "")
        token = answer.get("nextPageToken", "")
        if token in stream.tokens:
            raise Failed(call_name(INVENTORY, call), "the list never ends: a page leads back to itself")
        stream.tokens.add(token)
        stream.request = self._services.after(INVENTORY, call, stream.parameters, answer)
        return [stream] if stream.request is not None else []


def lots(types: Sequence[str]) -> Iterator[list[str]]:
    """Yield the types in as few lots as an address can hold."""
    lot: list[str] = []
    for kind in types:
        if lot and sum(len(each) + 20 for each in (*lot, kind)) > _LOT:
            yield lot
            lot = []
        lot.append(kind)
    if lot:
        yield lot
