"""Google's own discovery documents, as google-api-python-client carries them: routes, parameters and schemas.

Format: https://developers.google.com/discovery/v1/reference/apis
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import googleapiclient

Json = Any

_DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
_VARIABLE = re.compile(r"\{(\+?)([^}]+)\}")
_JSON_TYPES: dict[str, Any] = {
    "any": object,
    "array": list,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "object": dict,
    "string": str,
}
# How the string formats look: https://developers.google.com/discovery/v1/type-format
_FORMATS = {
    "byte": r"[A-Za-z0-9+/_-]*={0,2}",
    "date": r"\d{4}-\d\d-\d\d",
    "date-time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    "google-datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)",
    "google-duration": r"-?\d+(\.\d{1,9})?s",
    "int64": r"-?\d+",
    "uint64": r"\d+",
}


class Invalid(ValueError):
    """Something does not fit the document; the message says where and why."""


@dataclass(frozen=True)
class Method:
    """One method of an API: how it is called and what it answers."""

    id: str
    collection: str
    verb: str
    http: str
    path: tuple[str, ...]
    parameters: Mapping[str, Json]
    request: Json
    response: Json
    patterns: tuple[str, ...]

    @property
    def required(self) -> list[str]:
        """The parameters no call may leave out."""
        return [name for name, told in self.parameters.items() if told.get("required")]

    @property
    def weight(self) -> int:
        """How much of the path is literal: of two methods that fit a path, the heavier is meant."""
        return len(self.patterns[0])

    def match(self, http: str, path: str) -> dict[str, str] | None:
        """The path parameters when this is the method called, else None."""
        if http != self.http or not all(_compiled(pattern).fullmatch(path) for pattern in self.patterns):
            return None
        found = _compiled(self.patterns[-1]).fullmatch(path)
        assert found is not None
        return dict(zip(self.path, map(unquote, found.groups()), strict=True))


class Service:
    """One version of one Google API."""

    def __init__(self, name: str, version: str) -> None:
        file = _DOCUMENTS / f"{name}.{version}.json"
        if not file.exists():
            raise Invalid(f"no discovery document for {name} {version}")
        self._document = json.loads(file.read_bytes())
        self.name = name
        base = self._document["servicePath"]
        self.prefix = base if base.startswith(f"{name}/") else f"{name}/{base}"
        self.methods = {f"{m.collection}.{m.verb}": m for m in _methods(self._document, "")}
        self._routes = sorted(self.methods.values(), key=lambda method: -method.weight)

    def route(self, http: str, path: str) -> tuple[Method, dict[str, str]] | None:
        """The method that a request means, with its path parameters."""
        for method in self._routes:
            found = method.match(http, path)
            if found is not None:
                return method, found
        return None

    def properties(self, schema: Json) -> dict[str, Json]:
        """The properties of an object schema."""
        return dict(self.resolve(schema).get("properties", {}))

    def resolve(self, schema: Json) -> Json:
        """A schema itself, in the place of a reference to it."""
        return self._document["schemas"][schema["$ref"]] if "$ref" in schema else schema

    def check(self, value: Json, schema: Json, where: str) -> None:
        """Raises Invalid unless the value has the schema's shape, and nothing else."""
        schema = self.resolve(schema)
        kind = schema.get("type", "any")
        wrong_bool = isinstance(value, bool) and kind in ("integer", "number")
        if not isinstance(value, _JSON_TYPES[kind]) or wrong_bool:
            raise Invalid(f"{where}: {value!r} is not of type {kind}")
        if kind == "array":
            for index, item in enumerate(value):
                self.check(item, schema["items"], f"{where}[{index}]")
        if kind == "object":
            self._check_object(value, schema, where)
        if kind == "string":
            _check_string(value, schema, where)

    def check_query(self, method: Method, query: Mapping[str, list[str]]) -> None:
        """Raises Invalid for a query parameter that is unknown, repeated, or of the wrong kind."""
        common = self._document.get("parameters", {})
        for name, values in query.items():
            told = method.parameters.get(name) or common.get(name)
            if told is None or told["location"] != "query":
                raise Invalid(f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.')
            if len(values) > 1 and not told.get("repeated"):
                raise Invalid(f"{name}: given more than once")
            for value in values:
                _check_text(value, told, name)

    def _check_object(self, value: Json, schema: Json, where: str) -> None:
        known, more = schema.get("properties", {}), schema.get("additionalProperties")
        for name, item in value.items():
            inner = known.get(name, more)
            if inner is None:
                raise Invalid(f"{where}: unknown field {name!r}")
            self.check(item, inner, f"{where}.{name}")


@cache
def service(name: str, version: str) -> Service:
    """The service that a document describes; raises Invalid when the client carries none."""
    return Service(name, version)


def _methods(node: Json, collection: str) -> Iterator[Method]:
    for verb, told in node.get("methods", {}).items():
        variables = tuple(name for _, name in _VARIABLE.findall(told["path"]))
        paths = [told["flatPath"], told["path"]] if "flatPath" in told else [told["path"]]
        yield Method(
            id=told["id"],
            collection=collection,
            verb=verb,
            http=told["httpMethod"],
            path=variables,
            parameters=told.get("parameters", {}),
            request=told.get("request"),
            response=told.get("response", {}),
            patterns=tuple(map(_pattern, paths)),
        )
    for name, inner in node.get("resources", {}).items():
        yield from _methods(inner, f"{collection}.{name}" if collection else name)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first tried: most of the thousands of methods are never called."""
    return re.compile(pattern)


def _pattern(template: str) -> str:
    parts, end = [], 0
    for variable in _VARIABLE.finditer(template):
        parts += [re.escape(template[end : variable.start()]), "(.+)" if variable[1] else "([^/]+)"]
        end = variable.end()
    return "".join(parts) + re.escape(template[end:])


def _check_string(value: str, schema: Json, where: str) -> None:
    if "enum" in schema and value not in schema["enum"]:
        raise Invalid(f"{where}: {value!r} is none of {', '.join(schema['enum'])}")
    pattern = _FORMATS.get(schema.get("format", ""))
    if pattern and not re.fullmatch(pattern, value):
        raise Invalid(f"{where}: {value!r} is not a {schema['format']}")


def _check_text(value: str, told: Json, name: str) -> None:
    """A query parameter's text: all of them are strings on the wire."""
    if told["type"] == "integer" and not re.fullmatch(r"-?\d+", value):
        raise Invalid(f"{name}: {value!r} is not an integer")
    if told["type"] == "boolean" and value not in ("true", "false"):
        raise Invalid(f"{name}: {value!r} is not a boolean")
    if told["type"] == "string":
        _check_string(value, told, name)
