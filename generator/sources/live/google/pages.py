"""What a page of a list holds, and what it says it does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = Any

# What the lists call the places that gave them no answer: compute `unreachables`, sqladmin `warnings`, dataplex
# `unreachableLocations`, bigtableadmin `failedLocations`, dataflow `failedLocation`, container `missingZones`, the
# others `unreachable` (https://google.aip.dev/217).
MISSING = (
    "failedLocation",
    "failedLocations",
    "missingZones",
    "unreachable",
    "unreachableLocations",
    "unreachables",
    "warnings",
)

# https://cloud.google.com/compute/docs/reference/rest/v1/disks/aggregatedList: a place without any says so.
_HARMLESS = {"NO_RESULTS_ON_PAGE"}


def items_of(page: Json, path: str) -> list[Json]:
    """Return the items at a path that may lead through a map, `items.*.disks`.

    An absent list is an empty one; anything else than a list is an error.
    """
    return list(_walk(page, path.split(".")))


def _walk(value: Json, parts: list[str]) -> Iterator[Json]:
    if not parts:
        if not isinstance(value, list):
            raise ValueError(f"its items are no list, but {type(value).__name__}")
        yield from value
        return
    part, rest = parts[0], parts[1:]
    for each in value.values() if part == "*" else [value.get(part)]:
        if each is not None:
            yield from _walk(each, rest)


def gap_in(page: Json, path: str) -> str:
    """Return why a page may lack items, empty where nothing says so."""
    silent = [_told(place) for name in MISSING for place in page.get(name) or ()]
    if silent:
        return f"some places gave no answer: {', '.join(sorted(silent))}"
    return next(_warnings(page, path), "")


def _told(place: Json) -> str:
    if not isinstance(place, dict):
        return str(place)
    return str(place.get("region") or place.get("name") or place.get("message") or place)


def _warnings(page: Json, path: str) -> Iterator[str]:
    """Yield the warnings of a page and of each scope of an aggregated list."""
    top, _, inner = path.partition(".")
    scopes = page.get(top) if inner.startswith("*") else None
    for name, scope in (("the list", page), *(scopes or {}).items()):
        warning = scope.get("warning") if isinstance(scope, dict) else None
        if warning and warning.get("code") not in _HARMLESS:
            yield f"{name} may not be whole: {warning.get('code', '')} {warning.get('message', '')}".strip()
