"""boto3 clients, one a service and region: made when first asked for, let go when others are wanted more.

Measured: making one costs 5 ms of CPU and more, in one thread at a time, and 0.4 MB before its connections; a
service's first one 20 to 300 ms more, for its model. The table in seventeen regions takes 1,560 of them: 740 MB if all
are kept, 320 MB so, for a tenth more CPU. A sweep asks one service in all regions before the next, and so makes hardly
one twice.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dictionary
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from botocore.config import Config

import generator
from generator.sources.live.pace import Pace

Place = tuple[str, str]
"""A service and a region."""

KEPT = 96
"""Clients that are kept while nobody uses them."""


class WebPage(Exception):
    """A page for people came where an API's answer should have been, as from a proxy."""


@dataclass(slots=True)
class Client:
    """A boto3 client, and how many threads use it."""

    boto3: Any
    users: int = 0
    _paginators: dict[str, Any] = field(default_factory=dict)

    def pages(self, operation: str, parameters: Dictionary[str, Any]) -> Iterable[Any]:
        """Return the pages of an operation's answer: one, where it has no pages."""
        paginator = self._paginators.get(operation)
        if paginator is None:
            if not self.boto3.can_paginate(operation):
                return self._by_token(operation, parameters)
            # Making one costs as much as half a call; it holds no state.
            paginator = self._paginators[operation] = self.boto3.get_paginator(operation)
        pages: Iterable[Any] = paginator.paginate(**parameters)
        return pages

    def _by_token(self, operation: str, parameters: Dictionary[str, Any]) -> Iterator[Any]:
        """Follow the token of an operation that boto3 has no paginator for, as those of S3 Control and WAF.

        Raises ValueError where the answer is not all and nobody knows how to ask for the rest.
        """
        seen: set[str] = set()
        answer = getattr(self.boto3, operation)(**parameters)
        yield answer
        while token := next((name for name in answer if _TOKEN.fullmatch(name) and answer[name]), None):
            if answer[token] in seen:
                raise ValueError("the list never ends: a page leads back to itself")
            seen.add(answer[token])
            answer = getattr(self.boto3, operation)(**parameters, **{self._asked_by(operation, token): answer[token]})
            yield answer

    def _asked_by(self, operation: str, token: str) -> str:
        """Return what the next question calls the token that an answer gives."""
        meta = self.boto3.meta
        asked = meta.service_model.operation_model(meta.method_to_api_mapping[operation]).input_shape
        found = [name for name in (asked.members if asked else ()) if token.lower().endswith(name.lower())]
        if not any(_TOKEN.fullmatch(name) for name in found):
            raise ValueError(f"the list goes on at {token}, and {operation} takes no such thing")
        return str(next(name for name in found if _TOKEN.fullmatch(name)))


_TOKEN = re.compile(r"(next)?_?(page)?(token|marker)", re.IGNORECASE)
"""What operations call the way to the rest of a list: https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html"""


class Clients:
    """The clients of one session, all at one pace."""

    def __init__(self, session: Any, workers: int, attempts: int, pace: Pace) -> None:
        self._session = session
        self._config = Config(
            connect_timeout=5,
            read_timeout=20,
            max_pool_connections=workers,
            # Adaptive: standard, which gives up where nothing but errors comes back, at the rate that AWS lets pass.
            # https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
            retries={"mode": "adaptive", "total_max_attempts": attempts},
            s3={"addressing_style": "path"},
            # The default one is put together anew for every call, at a tenth of its cost.
            user_agent=f"eurofence/{generator.__version__}",
        )
        self._making = Lock()
        self._counting = Lock()
        self._clients: OrderedDict[Place, Client] = OrderedDict()
        # Before every attempt and every page, not only every call.
        session.events.register("before-send", lambda **_: pace.wait())
        session.events.register("before-parse", _refuse_web_page)
        session.events.register("before-call.s3-control", _ask_an_address)

    def close(self) -> None:
        """Hang up; threads that nobody waits for any more may still make clients."""
        with self._counting:
            clients = list(self._clients.values())
        for client in clients:
            client.boto3.close()

    @contextmanager
    def lent(self, place: Place) -> Iterator[Client]:
        """Lend the client of a service and region: while it is in use it is not let go."""
        client = self._lend(place) or self._make(place)
        try:
            yield client
        finally:
            with self._counting:
                client.users -= 1

    def _lend(self, place: Place) -> Client | None:
        with self._counting:
            client = self._clients.get(place)
            if client:
                client.users += 1
                self._clients.move_to_end(place)
            return client

    def _make(self, place: Place) -> Client:
        # boto3 makes clients in one thread at a time only.
        with self._making:
            found = self._lend(place)
            if found:
                return found
            made = Client(self._session.client(*place, config=self._config), users=1)
            with self._counting:
                self._clients[place] = made
                retired = self._retire()
        for client in retired:
            client.boto3.close()
        return made

    def _retire(self) -> list[Client]:
        """Take out the clients that have been idle for longest, as many as there are too many."""
        idle = [place for place, client in self._clients.items() if not client.users]
        return [self._clients.pop(place) for place in idle[: max(0, len(self._clients) - KEPT)]]


def _ask_an_address(params: dict[str, Any], **_: Any) -> None:
    """Let S3 Control go to an IP address: it puts the account before any host, and an address has nothing below it.

    https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_AWS_S3_Control.html
    """
    params["url"] = _BEFORE_ADDRESS.sub("", params["url"])


_BEFORE_ADDRESS = re.compile(r"(?<=://)\d{12}\.(?=\[|\d+\.\d+\.\d+\.\d+[:/])")


def _refuse_web_page(response_dict: dict[str, Any], **_: Any) -> None:
    """Raise where a successful answer is a web page: read as an answer, it would say that nothing is set."""
    body = response_dict.get("body")
    page = isinstance(body, bytes) and body[:64].lstrip()[:5].lower() in (b"<html", b"<!doc")
    if page and response_dict["status_code"] < 300:
        raise WebPage
