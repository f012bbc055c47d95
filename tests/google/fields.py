"""Google's partial responses: `fields=items(name,location),nextPageToken`.

A reader that forgets to ask for the next page's token must fail here as it would there.
Syntax: https://cloud.google.com/storage/docs/json_api#partial-response
"""

import re
from typing import Any

from tests.google.discovery import Invalid, Service

Json = Any
Mask = dict[str, Any]


def select(value: Json, text: str, service: Service, schema: Json) -> Json:
    """The chosen part of an answer; raises Invalid for a field that its schema does not have."""
    tokens = re.findall(r"[(),/]|[^(),/]+", text)
    mask = _selection(tokens)
    if tokens:
        raise Invalid(f"Invalid field selection {text}")
    _check(mask, service, schema)
    return _pick(value, mask)


def _selection(tokens: list[str]) -> Mask:
    mask: Mask = {}
    while tokens and tokens[0] != ")":
        name = tokens.pop(0)
        inner = mask.setdefault(name, {})
        while tokens and tokens[0] == "/":
            tokens.pop(0)
            inner = inner.setdefault(tokens.pop(0), {}) if tokens else inner
        if tokens and tokens[0] == "(":
            tokens.pop(0)
            inner.update(_selection(tokens))
            if not tokens:
                raise Invalid("Invalid field selection: missing )")
            tokens.pop(0)
        if tokens and tokens[0] == ",":
            tokens.pop(0)
    return mask


def _check(mask: Mask, service: Service, schema: Json) -> None:
    schema = service.resolve(schema)
    if schema.get("type") == "array":
        schema = service.resolve(schema["items"])
    known, more = schema.get("properties", {}), schema.get("additionalProperties")
    for name, inner in mask.items():
        for each in known.values() if name == "*" else [known.get(name, more)]:
            if each is None:
                raise Invalid(f"Invalid field selection {name}")
            if inner and name != "*":
                _check(inner, service, each)


def _pick(value: Json, mask: Mask) -> Json:
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [_pick(item, mask) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _pick(value[name], inner) for name, inner in mask.items() if name in value}
