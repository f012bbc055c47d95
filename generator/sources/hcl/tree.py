"""The plain syntax tree of a Terraform file: what the parser makes and the evaluator reads."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec


class Literal(msgspec.Struct, frozen=True, gc=False):
    """A value that is written out."""

    value: Any


class Name(msgspec.Struct, frozen=True, gc=False):
    """The first word of a reference: `var`, `each`, a resource type, a loop's variable."""

    name: str


class Index(msgspec.Struct, frozen=True, gc=False):
    """`[key]` behind an expression."""

    key: Expression


class Splat(msgspec.Struct, frozen=True, gc=False):
    """`[*]` or `.*` behind an expression, with the steps it takes inside each element."""

    steps: tuple[Step, ...]


class Path(msgspec.Struct, frozen=True, gc=False):
    """An expression and the steps into it; a step that is a string is an attribute's name."""

    base: Expression
    steps: tuple[Step, ...]


class Unary(msgspec.Struct, frozen=True, gc=False):
    """`!x` or `-x`."""

    operator: str
    operand: Expression


class Binary(msgspec.Struct, frozen=True, gc=False):
    """An operator between two expressions."""

    operator: str
    left: Expression
    right: Expression


class Conditional(msgspec.Struct, frozen=True, gc=False):
    """`test ? yes : no`, and the `%{ if }` of a template."""

    test: Expression
    yes: Expression
    no: Expression


class ListOf(msgspec.Struct, frozen=True, gc=False):
    """`[a, b]`."""

    items: tuple[Expression, ...]


class ObjectOf(msgspec.Struct, frozen=True, gc=False):
    """`{ key = value }`."""

    items: tuple[tuple[Expression, Expression], ...]


class For(msgspec.Struct, frozen=True, gc=False):
    """A `for` expression: of a list where `key` is None, of an object else; `grouped` is its `...`."""

    names: tuple[str, ...]
    collection: Expression
    key: Expression | None
    value: Expression
    condition: Expression | None
    grouped: bool = False


class Call(msgspec.Struct, frozen=True, gc=False):
    """A function call; `spread` when its last argument ends in `...`."""

    function: str
    arguments: tuple[Expression, ...]
    spread: bool = False


class Template(msgspec.Struct, frozen=True, gc=False):
    """A string with expressions in it; always a string, also of a single part."""

    parts: tuple[str | Expression, ...]


Expression: TypeAlias = Literal | Name | Path | Unary | Binary | Conditional | ListOf | ObjectOf | For | Call | Template
Step: TypeAlias = str | Index | Splat


class Body(msgspec.Struct, frozen=True):
    """What stands between the braces of a block: its attributes, and its blocks in the order of the file."""

    settings: dict[str, Expression]
    blocks: tuple[Section, ...]

    def of(self, kind: str) -> list[Section]:
        """Return the blocks of one type."""
        return [block for block in self.blocks if block.type == kind]


class Section(msgspec.Struct, frozen=True):
    """A block as it is written, and the file and line of its header."""

    type: str
    labels: tuple[str, ...]
    body: Body
    file: str
    line: int
