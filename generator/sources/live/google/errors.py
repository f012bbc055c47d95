"""What Google's error answers mean for a reading: who must do what about them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.errors import Incomplete
from generator.sources.live.calls import Failed

HINT = "set GOOGLE_OAUTH_ACCESS_TOKEN, or run `gcloud auth application-default login`"

# https://cloud.google.com/apis/design/errors#error_info, and the older APIs' words for the same:
# https://cloud.google.com/storage/docs/json_api/v1/status-codes
_DISABLED = {"SERVICE_DISABLED", "accessNotConfigured"}
_THROTTLED = {"429", "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded"}


class Problem:
    """An error answer: every code it goes by (HTTP status, status name, reasons) and its message.

    `disabled` says that the API is not enabled, and `consumer` in which project (`projects/123`), where that is told.
    """

    def __init__(self, status: int, content: bytes) -> None:
        self.status = status
        error = _error(content)
        self.codes = {str(status), *_reasons(error)}
        self.message = " ".join(str(error.get("message", "")).split()) or "no message"
        self.disabled = bool(self.codes & _DISABLED)
        self.consumer = next(_consumers(error), "")


def _error(content: bytes) -> dict[str, Any]:
    try:
        error = json.loads(content)["error"]
        return error if isinstance(error, dict) else {}
    except (ValueError, KeyError, TypeError):
        return {}


def _reasons(error: dict[str, Any]) -> Iterator[str]:
    if isinstance(error.get("status"), str):
        yield error["status"]
    for part in _parts(error, "details", "errors"):
        if isinstance(part.get("reason"), str):
            yield part["reason"]


def _consumers(error: dict[str, Any]) -> Iterator[str]:
    for part in _parts(error, "details"):
        told = part.get("metadata")
        if part.get("reason") in _DISABLED and isinstance(told, dict) and isinstance(told.get("consumer"), str):
            yield told["consumer"]


def _parts(error: dict[str, Any], *keys: str) -> Iterator[dict[str, Any]]:
    for key in keys:
        yield from (part for part in error.get(key) or () if isinstance(part, dict))


def failed(call: str, permission: str, problem: Problem, project: str) -> Failed:
    """Return what an error answer means; raise `Incomplete` where the credentials get no answer from any call."""
    if problem.status == 401:
        raise no_credentials(problem.message)
    if problem.disabled:
        where = problem.consumer.removeprefix("projects/") or project
        return Failed(call, f"the API {call.partition('.')[0]} is not enabled in project {where}")
    if problem.codes & _THROTTLED:
        return Failed(call, "throttled, and again at every retry")
    if problem.status == 403:
        return Failed(call, f"access denied: {problem.message}", permission)
    if problem.status == 404:
        return Failed(call, f"not found, or not to be seen: {problem.message}", permission)
    return Failed(call, f"HTTP {problem.status}: {problem.message}")


def no_credentials(why: Exception | str) -> Incomplete:
    """Return the end of a reading whose credentials open nothing."""
    return Incomplete(f"the credentials are not accepted: {why}", where="google", hint=HINT)
