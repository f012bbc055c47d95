"""YAML as data with the place of every key and value.

People write these files, so the reader takes what people mean and refuses what only machines write:

- Scalars follow YAML 1.2, where only `true` and `false` are truth values. In YAML 1.1 `NO`, the country, is false,
  and an account id that starts with 0 is an octal number.
- Keys are always text.
- Tags, merge keys (`<<`) and more than one document are mistakes; aliases may not form cycles nor expand without
  bound, and depth and size are limited, so that a hostile file costs no more than an honest one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from generator.errors import EurofenceError, Mistakes, Where
from generator.files.disk import after, decoded, read_bytes

Steps: TypeAlias = tuple[str | int, ...]
"""The way from the top to a value: `("residency", "data", 0)`."""

YAML_LIMIT = 1_000_000
MAX_DEPTH = 40
MAX_VALUES = 100_000

_TOO_DEEP = f"is nested deeper than {MAX_DEPTH} levels"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
# No leading zero: what has one is an id, not a number. 18 digits fit any integer the rest of the program meets.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))([eE][-+]?[0-9]{1,3})?")
_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Yaml:
    """A mapping read from YAML, and where its keys and values stand."""

    name: str
    data: dict[str, Any]
    values: Mapping[Steps, Where] = field(default_factory=dict)
    keys: Mapping[Steps, Where] = field(default_factory=dict)

    def where(self, steps: Steps) -> Where:
        """Return the place of the value, else of the nearest value around it."""
        while steps and steps not in self.values:
            steps = steps[:-1]
        return self.values[steps] if steps else Where(self.name)

    def where_key(self, steps: Steps) -> Where:
        """Return the place of the key that leads to the value, else of the nearest thing around it."""
        return self.keys.get(steps) or self.where(steps)


def read_yaml(path: Path) -> Yaml:
    """Return the file's mapping; raise one error, or all structural mistakes at once, with their places."""
    return parse_yaml(decoded(read_bytes(path, YAML_LIMIT), str(path)), str(path))


def parse_yaml(text: str, name: str) -> Yaml:
    """Return the text's mapping; `name` stands for the file in every place."""
    text = text.removeprefix("\ufeff")
    if found := _NOT_TEXT.search(text):
        where = after(text[: found.start()], name)
        raise EurofenceError(f"character U+{ord(found[0]):04X} is not text", where=where)
    with _syntax(name, text):
        _guard(text, name)
        root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise EurofenceError("is empty", where=Where(name), hint="a mapping is wanted: `key: value` lines")
    if not isinstance(root, yaml.MappingNode):
        what = "a list" if isinstance(root, yaml.SequenceNode) else "a single value"
        hint = "start with `key: value` lines"
        raise EurofenceError(f"a mapping is wanted at the top, not {what}", where=_at(root, name), hint=hint)
    builder = _Builder(name)
    data = builder.value(root, ())
    if builder.mistakes:
        raise Mistakes(builder.mistakes)
    return Yaml(name, data, builder.values, builder.keys)


@contextmanager
def _syntax(name: str, text: str) -> Iterator[None]:
    """Turn the parser's complaints into errors with a place and, where the cause is common, a hint."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        lines = text.splitlines()
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        message = (error.problem or str(error)).rstrip(".").replace("'\\t' ", "")
        if "maximum nesting depth" in message:  # the parser looks ahead, and has a limit of its own since 6.0.4
            message = _TOO_DEEP
        where = _at_mark(mark, name) if mark else Where(name)
        raise EurofenceError(message, where=where, hint=_syntax_hint(message, line)) from None
    except yaml.YAMLError as error:
        raise EurofenceError(str(error).partition("\n")[0], where=Where(name)) from None


def _syntax_hint(message: str, line: str) -> str:
    if "\t" in line:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in message:
        return "put text that holds `: ` in quotes"
    if "undefined alias" in message:
        return "put text that starts with `*` in quotes"
    if "cannot start any token" in message:
        return "put text that starts with a special character in quotes"
    if "did not find expected" in message:
        return "look at the indentation and the brackets, here and in the line above"
    return ""


def _guard(text: str, name: str) -> None:
    """Refuse what is dear or dangerous to build, from the parser's events alone."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        if depth > MAX_DEPTH:
            raise EurofenceError(_TOO_DEEP, where=_at(event, name))
        if documents > 1:
            hint = "put each document in a file of its own"
            raise EurofenceError("a second document starts here", where=_at(event, name), hint=hint)
        if tag := getattr(event, "tag", None):
            hint = "write the value plainly, or in quotes"
            raise EurofenceError(f"tag `{tag}` is not read here", where=_at(event, name), hint=hint)


class _Builder:
    """Builds data from nodes, noting every place and every mistake on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[Steps, Where] = {}
        self.keys: dict[Steps, Where] = {}
        self.mistakes: list[EurofenceError] = []
        self._count = 0
        self._open: set[int] = set()

    def value(self, node: Any, steps: Steps) -> Any:
        """Return what the node says; `steps` is the way to it."""
        self._count += 1
        where = self.values[steps] = _at(node, self.name)
        if self._count > MAX_VALUES:
            hint = "repeat less through aliases"
            raise EurofenceError(f"holds more than {MAX_VALUES:,} values", where=where, hint=hint)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._open:
            raise EurofenceError("an alias leads into itself", where=where, hint="write the value out")
        if len(steps) > MAX_DEPTH:  # aliases can nest deeper than the text does
            raise EurofenceError(_TOO_DEEP, where=where)
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*steps, index)) for index, item in enumerate(node.value)]
            return self._mapping(node, steps)
        finally:
            self._open.remove(id(node))

    def _mapping(self, node: Any, steps: Steps) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            where = _at(key, self.name)
            if mistake := self._bad_key(key, data, steps):
                self.mistakes.append(EurofenceError(mistake[0], where=where, hint=mistake[1]))
                continue
            self.keys[*steps, key.value] = where
            data[key.value] = self.value(value, (*steps, key.value))
        return data

    def _bad_key(self, key: Any, data: dict[str, Any], steps: Steps) -> tuple[str, str] | None:
        """What is wrong with the key, and what to do."""
        if not isinstance(key, yaml.ScalarNode):
            return "a key must be plain text", "put it in quotes if it starts with `[` or `{`"
        if not key.value:
            return "a key is empty", "write a name before the colon"
        if key.value in data:
            first = self.keys[*steps, key.value]
            return f"key `{key.value}` is given twice", f"it stands in line {first.line} already; keep one"
        if key.value == "<<" and not key.style:
            return "merge key `<<` is not read here", "repeat the keys"
        return None


def _scalar(node: Any) -> str | int | float | bool | None:
    text: str = node.value
    if node.style:  # quoted, or a block
        return text
    if text in _NULL:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _at(node: Any, name: str) -> Where:
    return _at_mark(node.start_mark, name)


def _at_mark(mark: Any, name: str) -> Where:
    return Where(name, mark.line + 1, mark.column + 1)
