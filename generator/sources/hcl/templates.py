"""Strings with expressions in them: escapes, interpolations, directives, and the indentation of heredocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from generator.sources.hcl.tree import Call, Conditional, Expression, For, Literal, Template

if TYPE_CHECKING:
    from tree_sitter import Node

Parts = tuple[str | Expression, ...]

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|([$%])\2\{", re.DOTALL)
_MARKER = re.compile(r"([$%])\1\{")
_CHARACTERS = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_ITEMS = frozenset({"template_interpolation", "template_directive"})


class Reader(Protocol):
    """What a template needs to read the expressions inside it."""

    source: bytes

    def enter(self, node: Node) -> None:
        """Go one level down."""

    def leave(self) -> None:
        """Come up one level."""

    def first_expression(self, node: Node) -> Expression:
        """Return the first expression below a node."""

    def intro(self, node: Node) -> tuple[tuple[str, ...], Expression]:
        """Return the names that a `for` binds, and what it goes over."""


def unescape(text: str) -> str:
    """Return what the inside of a quoted string means."""
    return _ESCAPE.sub(_escape, text) if "\\" in text or "{" in text else text


class Templates:
    """Reads the templates of one file.

    Text is taken from between the nodes, by offset: the grammar drops blanks at the edges of its own text nodes.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._columns: int | None = None  # what `<<-` takes off each line; None outside a heredoc

    def read(self, node: Node) -> Expression:
        """Return the tree of a quoted string or a heredoc; a lone interpolation is its own value, whatever its type."""
        outer, self._columns = self._columns, None
        if node.type == "quoted_template":
            parts = self._pieces(_items(node), node.children[0].end_byte, node.children[-1].start_byte)
        else:
            start, end = self._heredoc(node)
            parts = self._pieces(_items(node), start, end)
        self._columns = outer
        if all(isinstance(part, str) for part in parts):
            return Literal("".join(str(part) for part in parts))
        return parts[0] if len(parts) == 1 and not isinstance(parts[0], str) else Template(parts)

    def _heredoc(self, node: Node) -> tuple[int, int]:
        source = self._reader.source
        marks = [child for child in node.children if child.type == "heredoc_identifier"]
        start = source.index(b"\n", marks[0].end_byte) + 1
        end = max(start, source.rfind(b"\n", 0, marks[-1].start_byte) + 1)
        self._columns = 0
        if source.startswith(b"<<-", node.start_byte):
            texts = ((self._begins_line(a), source[a:b].decode()) for a, b in _texts(_items(node), start, end))
            self._columns = _indentation(texts)
        return start, end

    def _begins_line(self, at: int) -> bool:
        return self._reader.source[at - 1 : at] == b"\n"

    def _pieces(self, items: list[Node], start: int, end: int, strip: tuple[bool, bool] = (False, False)) -> Parts:
        """Return texts and expressions between two offsets; `strip` is what the markers around them ask for."""
        found: list[str | Expression] = []
        left, at = strip[0], start
        for item in items:
            before, after = _strips(item)
            found += (self._text(at, item.start_byte, left, before), self._item(item))
            left, at = after, item.end_byte
        found.append(self._text(at, end, left, strip[1]))
        return tuple(part for part in found if part != "")

    def _text(self, start: int, end: int, left: bool, right: bool) -> str:
        text = self._reader.source[start:end].decode()
        if self._columns is None:
            text = unescape(text)
        else:
            text = _MARKER.sub(r"\1{", _dedent(self._begins_line(start), text, self._columns))
        text = text.lstrip() if left else text
        return text.rstrip() if right else text

    def _item(self, item: Node) -> Expression:
        if item.type == "template_interpolation":
            return self._reader.first_expression(item)
        directive = item.named_children[0]
        self._reader.enter(directive)
        intro, *items, end = (child for child in directive.named_children if child.type != "comment")
        if directive.type == "template_if":
            found = self._if(intro, items, end)
        else:
            names, collection = self._reader.intro(intro)
            found = Call("join", (Literal(""), For(names, collection, None, self._between(intro, items, end), None)))
        self._reader.leave()
        return found

    def _if(self, intro: Node, items: list[Node], end: Node) -> Expression:
        test = self._reader.first_expression(intro)
        at = next((i for i, item in enumerate(items) if item.type == "template_else_intro"), None)
        if at is None:
            return Conditional(test, self._between(intro, items, end), Literal(""))
        yes, no = self._between(intro, items[:at], items[at]), self._between(items[at], items[at + 1 :], end)
        return Conditional(test, yes, no)

    def _between(self, first: Node, items: list[Node], last: Node) -> Expression:
        inner = [item for item in items if item.type in _ITEMS]
        strip = (_marks(first)[1], _marks(last)[0])
        return Template(self._pieces(inner, first.end_byte, last.start_byte, strip))


def _items(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type in _ITEMS]


def _texts(items: list[Node], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the texts between items lie, those inside directives included."""
    at = start
    for item in items:
        yield at, item.start_byte
        if item.type == "template_directive":
            yield from _inner_texts(item.named_children[0])
        at = item.end_byte
    yield at, end


def _inner_texts(directive: Node) -> Iterator[tuple[int, int]]:
    waiting: list[Node] = []
    first = directive.named_children[0]
    for child in directive.named_children[1:]:
        if child.type in _ITEMS:
            waiting.append(child)
        elif child.type in ("template_else_intro", "template_if_end", "template_for_end"):
            yield from _texts(waiting, first.end_byte, child.start_byte)
            first, waiting = child, []


def _strips(item: Node) -> tuple[bool, bool]:
    """Tell whether an item strips the text before and behind it."""
    if item.type == "template_interpolation":
        return _marks(item)
    parts = item.named_children[0].named_children
    return _marks(parts[0])[0], _marks(parts[-1])[1]


def _marks(node: Node) -> tuple[bool, bool]:
    children = node.children
    return children[1].type == "strip_marker", children[-2].type == "strip_marker"


def _lines(begins: bool, text: str) -> list[tuple[bool, str]]:
    """Return the lines of a text, and whether indentation counts in each: not in a blank line or the rest of one."""
    lines = text.split("\n")
    ended = [line + "\n" for line in lines[:-1]] + lines[-1:]
    return [((begins or n > 0) and not (line.endswith("\n") and line.isspace()), line) for n, line in enumerate(ended)]


def _indentation(texts: Iterable[tuple[bool, str]]) -> int:
    found = [
        len(line) - len(line.lstrip())
        for begins, text, last in _with_last(texts)
        for counts, line in _lines(begins, text)
        if counts and not (last and not line)
    ]
    return min(found, default=0)


def _with_last(texts: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str, bool]]:
    found = list(texts)
    for number, (begins, text) in enumerate(found):
        yield begins, text, number == len(found) - 1


def _dedent(begins: bool, text: str, columns: int) -> str:
    return "".join(line[columns:] if counts else line for counts, line in _lines(begins, text))


def _escape(found: re.Match[str]) -> str:
    code, marker = found.groups()
    if marker:
        return f"{marker}{{"
    if code[0] in "uU" and len(code) > 1:
        number = int(code[1:], 16)
        # Half a surrogate pair is no character, and no output could hold it.
        return "\ufffd" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else chr(number)
    return _CHARACTERS.get(code, found.group(0))
