"""A relay on loopback before an AWS emulator: answers chosen operations itself, hands on the rest, notes every call.

What an operation is called comes from botocore's service models, so a rule names it as boto3 does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from threading import Thread
from typing import Any

from tests.sources.live.wire import Asked, Reply, answer, asked, error, is_foreign, nothing

HANG_UP = Reply(0, b"", "")

Rule = Callable[[Asked], Reply | None]


class Relay:
    """Forwards to `upstream` (host:port) what no rule answers; what the upstream does not know is empty there.

    With `holds`, only these services are forwarded, by the names they sign by: all others are empty.
    """

    def __init__(self, upstream: str, holds: Collection[str] = ()) -> None:
        self.upstream = upstream
        self.holds = holds
        self.asked: list[Asked] = []
        self._rules: list[Rule] = []
        self._changes: dict[str, Callable[[Any], None]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"relay": self}))
        self._server.daemon_threads = True
        # A service that is asked first where it is: here.
        self.give("timestream.describe_endpoints", {"Endpoints": [{"Address": self.url, "CachePeriodInMinutes": 60}]})
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Relay:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Where boto3 is to be sent."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def fail(
        self,
        operation: str,
        code: str,
        *,
        status: int = 400,
        region: str = "",
        bucket: str = "",
        times: int | None = None,
    ) -> None:
        """Answer an operation (`s3.*`: all of a service) with an error, everywhere or in one place."""
        left = iter(range(times)) if times is not None else repeat(0)
        self._rule(operation, region, bucket, lambda it: _error(it, status, code) if _more(left) else None)

    def hang_up(self, operation: str, *, region: str = "") -> None:
        """Close the connection instead of an answer."""
        self._rule(operation, region, "", lambda asked: HANG_UP)

    def give(self, operation: str, body: Any, *, region: str = "") -> None:
        """Answer an operation with what the SDK is to get, or with text as it is; a function gives one a call."""

        def reply(asked: Asked) -> Reply:
            found = body() if callable(body) else body
            return Reply(200, found.encode(), "text/xml") if isinstance(found, str) else answer(operation, found)

        self._rule(operation, region, "", reply)

    def amend(self, operation: str, change: Callable[[Any], None]) -> None:
        """Let a function mend every JSON answer of the upstream to an operation."""
        self._changes[operation] = change

    def beyond(self, asked: Asked) -> Reply | None:
        """Return what a service says that the upstream is not asked about."""
        beyond = self.holds and asked.operation.partition(".")[0] not in self.holds
        return nothing(asked.operation) if beyond and not asked.operation.endswith(".unknown") else None

    def mended(self, asked: Asked, reply: Reply) -> Reply:
        """Return an answer of the upstream as it should be."""
        if not asked.operation.endswith(".unknown") and (_knows_nothing(reply) or is_foreign(asked.operation, reply)):
            return nothing(asked.operation)
        change = self._changes.get(asked.operation)
        if change is None or reply.status != 200:
            return reply
        answer = json.loads(reply.body)
        change(answer)
        return Reply(reply.status, json.dumps(answer).encode(), reply.content_type)

    def _rule(self, operation: str, region: str, bucket: str, reply: Callable[[Asked], Reply | None]) -> None:
        def rule(asked: Asked) -> Reply | None:
            service, _, name = operation.partition(".")
            wanted = asked.operation.startswith(f"{service}.") if name == "*" else asked.operation == operation
            return reply(asked) if wanted and asked.region in (region or asked.region,) and _is(asked, bucket) else None

        self._rules.insert(0, rule)

    def reply(self, asked: Asked) -> Reply | None:
        """Return what the newest rule that fits answers."""
        self.asked.append(asked)
        return next((reply for rule in self._rules if (reply := rule(asked))), None)

    def operations(self) -> list[str]:
        """Return what was asked, in order."""
        return [asked.operation for asked in self.asked]


def _knows_nothing(reply: Reply) -> bool:
    """Whether the emulator has no such operation: it fails, or says so, or finds no page of that name."""
    page = reply.status == 404 and not reply.body.lstrip().startswith((b"{", b"<?xml", b"<Error"))
    return reply.status >= 500 or page or b"NotYetImplemented" in reply.body


def _more(left: Iterator[int]) -> bool:
    return next(left, None) is not None


def _is(asked: Asked, bucket: str) -> bool:
    return bucket in ("", asked.bucket)


def _error(asked: Asked, status: int, code: str) -> Reply:
    return error(asked.operation, status, code, f"{asked.operation} is refused")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body in one packet: a second one waits 40 ms for the first one's acknowledgement.
    wbufsize = 1 << 16
    relay: Relay

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = asked(self.command, self.path, dict(self.headers), body)
        reply = self.relay.reply(request) or self.relay.beyond(request)
        reply = reply or self.relay.mended(request, self._forward(body))
        if reply is HANG_UP:
            self.close_connection = True
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _answer

    def _forward(self, body: bytes) -> Reply:
        connection = HTTPConnection(self.relay.upstream, timeout=30)
        try:
            connection.request(self.command, self.path, body, dict(self.headers))
            response = connection.getresponse()
            return Reply(response.status, response.read(), response.headers.get("Content-Type", "text/xml"))
        finally:
            connection.close()
