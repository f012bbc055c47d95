"""Readers: how one field's value is taken from a document's paths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.schema import Default, Document, Raw

Tokens = tuple[str | int, ...]


def raw(document: Document, tokens: Tokens) -> Raw:
    """Return what stands at `tokens`: a plain value, None where absent, an `Unknown`, or a `Ref`.

    Through `*` it is the list of what stands at each; unknown elements stay in it.
    """
    return _descend(document.values, tokens)


def _descend(value: Any, tokens: Tokens) -> Raw:
    for position, token in enumerate(tokens):
        if isinstance(value, (Unknown, Ref)):
            return value
        if token == ALL:
            return _each(value, tokens[position + 1 :])
        if isinstance(value, dict):
            value = value.get(token)
        elif isinstance(value, (list, tuple)) and isinstance(token, int):
            value = value[token] if token < len(value) else None
        else:
            return None
    return value


def _each(value: Any, rest: Tokens) -> list[Raw]:
    found: list[Raw] = []
    for item in value if isinstance(value, (list, tuple)) else [] if value is None else [value]:
        part = _descend(item, rest)
        found += part if isinstance(part, list) and ALL in rest else [part]
    return found


def undecided(*values: Raw) -> Unknown | None:
    """Return why the first of the values that is not known yet is not; None where all are known."""
    for value in values:
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Ref):
            return Unknown(f"it comes from {value.to} and is known after apply")
    return None


def blocks(value: Raw, *names: str) -> list[dict[str, Any]] | Unknown:
    """Return the nested blocks at `names`, all of them; unknown where any on the way is, for it may hold more."""
    if unknown := undecided(value):
        return unknown
    found: list[dict[str, Any]] = []
    for item in [value] if isinstance(value, dict) else value or ():
        if isinstance(item, dict):
            part = blocks(item.get(names[0]), *names[1:]) if names else [item]
        else:
            part = undecided(item) or Unknown("it is no block")
        if isinstance(part, Unknown):
            return part
        found += part
    return found


class At:
    """The value at one path; absent means `default`, and is unknown where no default is given."""

    __slots__ = ("_absent", "_convert", "_tokens", "default", "path")

    def __init__(self, path: str, default: Default | None = None, convert: Callable[[Any], Any] | None = None) -> None:
        self.path = path
        self.default = default
        self._tokens = tokenize(path)
        self._convert = convert
        self._absent: Value[Any] = (
            Known(default.value, default.because) if default else Unknown(f"{path.rpartition('.')[2]} is not given")
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """The one path it looks at."""
        return (self.path,)

    def __call__(self, document: Document) -> Value[Any]:
        """Return the value, converted; a reference to something that is not known yet is unknown here."""
        value = raw(document, self._tokens)
        if value is None:
            return self._absent
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Ref):
            return Unknown(f"{self.path} comes from {value.to} and is known after apply")
        found = self._convert(value) if self._convert else value
        return found if isinstance(found, Unknown) else Known(found)


class To:
    """The reference at one path: a `Ref` however the document writes it, None where absent.

    `normalise` turns a plain string into the identity that the other resource goes by.
    """

    __slots__ = ("_normalise", "_tokens", "path")

    def __init__(self, path: str, normalise: Callable[[str, Document], str | None] | None = None) -> None:
        self.path = path
        self._tokens = tokenize(path)
        self._normalise = normalise

    @property
    def paths(self) -> tuple[str, ...]:
        """The one path it looks at."""
        return (self.path,)

    def __call__(self, document: Document) -> Value[Ref | None]:
        """Return the reference."""
        value = raw(document, self._tokens)
        if value is None or value == "":
            return Known(None)
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Ref):
            return Known(value)
        target = self._normalise(str(value), document) if self._normalise else str(value)
        return Known(Ref(target) if target else None)


class Derived:
    """A value that a named function makes of several paths; any of them unknown makes it unknown.

    With `lenient`, the function is given the unknowns and decides itself (one public grant is enough to be public).
    """

    __slots__ = ("_tokens", "function", "lenient", "paths")

    def __init__(self, paths: tuple[str, ...], function: Callable[..., Value[Any]], lenient: bool = False) -> None:
        self.paths = paths
        self.function = function
        self.lenient = lenient
        # Split when first used: a run reads few of the thousands of them.
        self._tokens: tuple[Tokens, ...] | None = None

    def __call__(self, document: Document) -> Value[Any]:
        """Return what the function makes of the raw values, which it gets in the order of `paths`."""
        if self._tokens is None:
            self._tokens = tuple(tokenize(path) for path in self.paths)
        values = [raw(document, tokens) for tokens in self._tokens]
        if not self.lenient:
            for path, value in zip(self.paths, values, strict=True):
                if isinstance(value, Unknown):
                    return value
                if isinstance(value, Ref):
                    return Unknown(f"{path} comes from {value.to} and is known after apply")
        return self.function(document, *values)


@dataclass(frozen=True, slots=True)
class Always:
    """A value that every document of the shape has."""

    value: Value[Any]
    paths: tuple[str, ...] = ()

    def __call__(self, document: Document) -> Value[Any]:
        """Return it."""
        return self.value


ALL = "*"
_TOKENS: dict[str, Tokens] = {}


def tokenize(path: str) -> Tokens:
    """Split a dotted path; numbers index lists, `*` takes all of one."""
    tokens = _TOKENS.get(path)
    if tokens is None:
        tokens = tuple(int(part) if part.isdigit() else part for part in path.split("."))
        _TOKENS[path] = tokens
    return tokens
