"""The lists of the Google double: pages of what was seeded, wildcards, and compute's aggregated lists."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.google.discovery import Invalid, Method, Service

Json = Any


@dataclass(frozen=True)
class Seed:
    """One resource, by what `get` finds it, and the parameters that `list` must be called with to find it."""

    resource: Json
    identities: frozenset[tuple[str, ...]]
    listed: Mapping[str, str]


def items(known: Service, method: Method) -> tuple[str, Json]:
    """The property of a list's answer that holds the resources, and their schema."""
    return _array(known, method.response, known.methods.get(f"{method.collection}.get"), method.id)


def _array(known: Service, response: Json, get: Method | None, what: str) -> tuple[str, Json]:
    arrays = [
        (name, schema["items"])
        for name, schema in known.properties(response).items()
        if schema.get("type") == "array" and schema["items"].keys() & {"$ref", "properties"}
    ]
    chosen = [each for each in arrays if get and each[1] == get.response] or arrays
    if not chosen:
        raise Invalid(f"{what} answers no list of resources")
    return chosen[0]


def page(known: Service, method: Method, parameters: Mapping[str, str], seeds: list[Seed], most: int) -> Json:
    """One page of what was seeded and is listed under these parameters."""
    found, body = _turned(known, method, parameters, seeds, most)
    if found:
        name, schema = items(known, method)
        # Some lists hold less of a resource than `get` tells: BigQuery's are of a type of their own.
        kept = known.properties(schema)
        body[name] = [{key: value for key, value in seed.resource.items() if key in kept} for seed in found]
    return body


def aggregated(known: Service, method: Method, parameters: Mapping[str, str], seeds: list[Seed], most: int) -> Json:
    """One page of a list over all zones and regions, as compute has them.

    https://cloud.google.com/compute/docs/reference/rest/v1/disks/aggregatedList
    """
    found, body = _turned(known, method, parameters, seeds, most)
    scoped = known.properties(method.response)["items"]["additionalProperties"]
    name, _ = _array(known, scoped, known.methods.get(f"{method.collection}.get"), method.id)
    nothing = {"warning": {"code": "NO_RESULTS_ON_PAGE", "message": "There are no results for scope on this page."}}
    body["items"] = {"regions/europe-north1": nothing}
    for seed in found:
        scope = next((f"{key}s/{seed.listed[key]}" for key in ("zone", "region") if key in seed.listed), "global")
        body["items"].setdefault(scope, {}).setdefault(name, []).append(seed.resource)
    return body


def _turned(
    known: Service, method: Method, parameters: Mapping[str, str], seeds: list[Seed], most: int
) -> tuple[list[Seed], Json]:
    """What a page holds, and the rest of its body."""
    found = [seed for seed in seeds if _is_listed(seed, parameters)]
    # Some lists have no pages, as Firestore's of databases: then all of it is one.
    most = most if "pageToken" in method.parameters else len(found)
    asked = int(parameters.get("pageSize") or parameters.get("maxResults") or most)
    start, size = start_of(parameters.get("pageToken")), min(asked or most, most)
    properties = known.properties(method.response)
    body = {"kind": properties["kind"]["default"]} if "default" in properties.get("kind", {}) else {}
    if start + size < len(found):
        body["nextPageToken"] = token_at(start + size)
    return found[start : start + size], body


def _is_listed(seed: Seed, parameters: Mapping[str, str]) -> bool:
    return all(_fits(parameters.get(name, value), value) for name, value in seed.listed.items())


def _fits(asked: str, value: str) -> bool:
    """Whether a parent is asked for, also by a wildcard: `projects/p/locations/-`."""
    pairs = list(zip(asked.split("/"), value.split("/"), strict=False))
    return asked.count("/") == value.count("/") and all(one in ("-", other) for one, other in pairs)


def token_at(start: int) -> str:
    """The token of the page that starts there."""
    return base64.urlsafe_b64encode(f"from {start}".encode()).decode()


def start_of(token: str | None) -> int:
    """Where the page of a token starts."""
    if not token:
        return 0
    try:
        return int(base64.urlsafe_b64decode(token).decode().removeprefix("from "))
    except (binascii.Error, ValueError) as error:
        raise Invalid(f"Invalid page token {token!r}") from error
