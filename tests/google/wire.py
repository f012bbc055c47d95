"""The HTTP side of the Google double: a loopback server, and answers in Google's JSON."""

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Json = Any

# Status names: https://cloud.google.com/apis/design/errors#handling_errors; reasons of the older APIs:
# https://cloud.google.com/storage/docs/json_api/v1/status-codes
_ERRORS = {
    400: ("INVALID_ARGUMENT", "badRequest"),
    401: ("UNAUTHENTICATED", "required"),
    403: ("PERMISSION_DENIED", "forbidden"),
    404: ("NOT_FOUND", "notFound"),
    429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
    500: ("INTERNAL", "backendError"),
    501: ("UNIMPLEMENTED", "notImplemented"),
    503: ("UNAVAILABLE", "backendError"),
}


@dataclass(frozen=True)
class Answer:
    """What goes back over the wire."""

    status: int
    body: Json


# (HTTP method, path and query, Authorization header, body) -> answer
Serve = Callable[[str, str, str | None, bytes], Answer]


def problem(status: int, message: str, details: list[Json] | None = None) -> Answer:
    """An error as Google's APIs word it."""
    name, reason = _ERRORS[status]
    errors = [{"message": message, "domain": "global", "reason": reason}]
    error = {"code": status, "message": message, "errors": errors, "status": name}
    return Answer(status, {"error": {**error, **({"details": details} if details else {})}})


class Server:
    """An HTTP server on a free loopback port that gives every request to one function."""

    def __init__(self, serve: Serve) -> None:
        self._http = _Http(("127.0.0.1", 0), type("Handler", (_Handler,), {"serve": staticmethod(serve)}))
        self._thread = Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/"

    def start(self) -> None:
        """Answers from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answers no more; open connections are closed."""
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    """Remembers its connections: a kept-alive one would otherwise hold its thread after the end."""

    daemon_threads = False

    def __init__(self, *arguments: Any) -> None:
        self._open: set[socket.socket] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        for request in list(self._open):
            with suppress(OSError):  # the other side may have hung up first
                request.shutdown(socket.SHUT_RD)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body are two writes; waiting to join them costs 40 ms a call.
    disable_nagle_algorithm = True
    serve: Serve

    def _call(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.serve(self.command, self.path, self.headers.get("Authorization"), body)
        payload = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _call

    def log_message(self, *_: Any) -> None:
        """Says nothing; the double keeps its own log."""
