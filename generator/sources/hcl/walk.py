"""Turn tree-sitter's nodes of an expression into the plain syntax tree.

The HCL grammar (tree-sitter-hcl 1.2) groups two things unlike Terraform, which changes what they mean; both are put
right here. `a ? b : c ? d : e` groups to the left there. `.*` takes the indexes behind it along, and `[*]` loses a
second splat behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from generator.errors import EurofenceError, Where
from generator.sources.hcl.templates import Templates, unescape
from generator.sources.hcl.tree import (
    Binary,
    Call,
    Conditional,
    Expression,
    For,
    Index,
    ListOf,
    Literal,
    Name,
    ObjectOf,
    Path,
    Splat,
    Step,
    Unary,
)

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_NESTING = 80
"""How deep brackets, operators and blocks may nest; what people write stays below 30."""

_STRING = re.compile(rb'"([^"\\$%\r\n]*)"')
_REFERENCE = re.compile(rb"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*")
_INTEGER = re.compile(rb"[0-9]{1,15}")
_WORDS = {"true": Literal(True), "false": Literal(False), "null": Literal(None)}
_OPERATORS = frozenset({"==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "&&", "||"})


class Refused(Exception):
    """A node that parses but that Terraform would refuse, or that cannot be read safely."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self._place = node.start_point
        self._message = message

    def mistake(self, file: str) -> EurofenceError:
        """Return it as an error at a place in `file`."""
        row, column = self._place
        return EurofenceError(self._message, where=Where(file, row + 1, column + 1))


class Walk:
    """Walks the nodes of one file; keeps count of how deep it is."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._depth = 0
        self._templates = Templates(self)

    def enter(self, node: Node) -> None:
        """Go one level down; raises `Refused` when that is too deep for what follows to be read safely."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Refused(node, f"this nests deeper than {MAX_NESTING} levels")

    def leave(self) -> None:
        """Come up one level."""
        self._depth -= 1

    def text(self, node: Node) -> str:
        """Return what is written at a node."""
        return self.source[node.start_byte : node.end_byte].decode()

    def expression(self, node: Node) -> Expression:
        """Return the tree of an `expression` node."""
        simple = _simple(self.source[node.start_byte : node.end_byte])
        if simple is not None:
            return simple
        self.enter(node)
        found = self._operand(_without_comments(node))
        self.leave()
        return found

    def first_expression(self, node: Node) -> Expression:
        """Return the tree of the first expression among the children of a node."""
        return self.expression(_expressions(node)[0])

    def _operand(self, nodes: Sequence[Node]) -> Expression:
        if nodes[0].type == "(":
            base, rest = self.expression(nodes[1]), nodes[3:]
        else:
            read = _PRIMARIES.get(nodes[0].type)
            if read is None:
                raise Refused(nodes[0], f"a {nodes[0].type} is not expected here")
            base, rest = read(self, nodes[0]), nodes[1:]
        return Path(base, self._steps(list(_flat(rest)))) if rest else base

    def _steps(self, nodes: list[Node]) -> tuple[Step, ...]:
        steps: list[Step] = []
        for position, node in enumerate(nodes):
            rest = nodes[position + 1 :]
            if node.type == "[*]":
                # Everything behind a full splat happens inside each element.
                return (*steps, Splat(self._steps(rest)))
            if node.type == ".*":
                # An attribute splat takes only attributes along: an index applies to the list it makes.
                inside = next((i for i, one in enumerate(rest) if one.type != "get_attr"), len(rest))
                return (*steps, Splat(self._steps(rest[:inside])), *self._steps(rest[inside:]))
            steps.append(self._step(node))
        return tuple(steps)

    def _step(self, node: Node) -> Step:
        if node.type == "get_attr":
            return self.text(node.named_children[-1])
        if node.type == "legacy_index":
            return Index(Literal(int(self.text(node).strip(". \t\r\n")[:15])))
        if node.type == "new_index":
            return Index(self.first_expression(node))
        raise Refused(node, f"a {node.type} is not expected here")

    def _literal(self, node: Node) -> Expression:
        inner = node.named_children[0]
        text = self.text(inner)
        if inner.type == "string_lit":
            return Literal(unescape(text[1:-1]))
        return _number(inner, text) if inner.type == "numeric_lit" else _WORDS[text]

    def _variable(self, node: Node) -> Expression:
        return Name(self.text(node))

    def _call(self, node: Node) -> Expression:
        name, *rest = node.named_children
        nodes = [part for child in rest if child.type == "function_arguments" for part in child.named_children]
        arguments = tuple(self.expression(part) for part in nodes if part.type == "expression")
        return Call(self.text(name), arguments, any(part.type == "ellipsis" for part in nodes))

    def _collection(self, node: Node) -> Expression:
        (inner,) = _without_comments(node)
        if inner.type == "tuple":
            return ListOf(tuple([self.expression(child) for child in _expressions(inner)]))
        return ObjectOf(tuple([self._pair(child) for child in inner.named_children if child.type == "object_elem"]))

    def _pair(self, node: Node) -> tuple[Expression, Expression]:
        key, value = _expressions(node)
        # A bare word is a name, not a reference; parentheses make it one.
        first = key.children[0]
        bare = first.type == "variable_expr" and len(key.children) == 1
        literal = first.type == "literal_value" and first.named_children[0].type in ("null_lit", "bool_lit")
        name = Literal(self.text(key)) if bare or literal else self.expression(key)
        return name, self.expression(value)

    def _for(self, node: Node) -> Expression:
        (inner,) = _without_comments(node)
        names, collection = self.intro(next(c for c in inner.named_children if c.type == "for_intro"))
        values = [self.expression(child) for child in _expressions(inner)]
        condition = next((self.first_expression(c) for c in inner.named_children if c.type == "for_cond"), None)
        grouped = any(child.type == "ellipsis" for child in inner.named_children)
        key = values[0] if inner.type == "for_object_expr" else None
        return For(names, collection, key, values[-1], condition, grouped)

    def intro(self, node: Node) -> tuple[tuple[str, ...], Expression]:
        """Return the names that a `for` binds, and what it goes over."""
        names = tuple(self.text(child) for child in node.named_children if child.type == "identifier")
        return names, self.first_expression(node)

    def _conditional(self, node: Node) -> Expression:
        test, yes, no = _expressions(node)
        return self._turned(test, self.expression(yes), self.expression(no))

    def _turned(self, test: Node, yes: Expression, no: Expression) -> Expression:
        """Return `test ? yes : no`; where `test` is a conditional without parentheses, group to the right."""
        first = _without_comments(test)[0]
        if first.type != "conditional":
            return Conditional(self.expression(test), yes, no)
        self.enter(test)
        inner_test, inner_yes, inner_no = _expressions(first)
        inner = self._turned(inner_no, yes, no)
        found = self._turned(inner_test, self.expression(inner_yes), inner)
        self.leave()
        return found

    def _operation(self, node: Node) -> Expression:
        self.enter(node)
        inner = node.named_children[0]
        parts = _without_comments(inner)
        if inner.type == "unary_operation":
            found: Expression = Unary(parts[0].type, self._operand(parts[1:]))
        else:
            at = next(i for i, part in enumerate(parts) if part.type in _OPERATORS)
            found = Binary(parts[at].type, self._operand(parts[:at]), self._operand(parts[at + 1 :]))
        self.leave()
        return found

    def _template(self, node: Node) -> Expression:
        return self._templates.read(node.named_children[0])


_PRIMARIES: dict[str, Callable[[Walk, Node], Expression]] = {
    "literal_value": Walk._literal,
    "variable_expr": Walk._variable,
    "function_call": Walk._call,
    "collection_value": Walk._collection,
    "for_expr": Walk._for,
    "conditional": Walk._conditional,
    "operation": Walk._operation,
    "template_expr": Walk._template,
}


def _simple(source: bytes) -> Expression | None:
    """Return the tree of a plain string, number, word or dotted reference: most of what people write."""
    found = _STRING.fullmatch(source)
    if found:
        return Literal(found.group(1).decode())
    if _REFERENCE.fullmatch(source):
        first, *rest = source.decode().split(".")
        if rest:
            return Path(Name(first), tuple(rest))
        return _WORDS.get(first) or Name(first)
    return Literal(int(source)) if _INTEGER.fullmatch(source) else None


def _number(node: Node, text: str) -> Literal:
    if text.isdigit() and len(text) < 40:
        return Literal(int(text))
    try:
        number = float(text)
    except ValueError:
        raise Refused(node, f"{text[:40]} is not a number") from None
    if not isfinite(number):
        raise Refused(node, "this number is too large")
    return Literal(int(number) if number.is_integer() and abs(number) < 1e15 else number)


def _without_comments(node: Node) -> list[Node]:
    return [child for child in node.children if child.type != "comment"]


def _expressions(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type == "expression"]


def _flat(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the steps behind an operand one by one, out of the splats that the grammar puts them in."""
    for node in nodes:
        if node.type in ("index", "splat"):
            inner = node.named_children[0]
            if inner.type in ("full_splat", "attr_splat"):
                yield inner.children[0]
                yield from _flat(_without_comments(inner)[1:])
            else:
                yield inner
        elif node.type != ")":
            yield node
