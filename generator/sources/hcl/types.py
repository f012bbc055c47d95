"""Type constraints of variables: what a value becomes when it is assigned.

https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.tree import Call, Expression, ListOf, Name, ObjectOf
from generator.sources.hcl.values import Attribute, Failure, Lazy, number_of, set_of, text_of, truth_of

Convert = Callable[[Any], Any]
"""Turns a value into one of a type; what is not known stays what it is."""


def converter(expression: Expression | None, value_of: Callable[[Expression], Any]) -> Convert:
    """Return the conversion that a type constraint asks for; `value_of` gives the defaults in it."""
    if isinstance(expression, Name):
        return _PRIMITIVES.get(expression.name, _same)
    if isinstance(expression, Call) and expression.arguments:
        return _unless_unknown(_collection(expression, value_of))
    return _same


def is_primitive(expression: Expression | None) -> bool:
    """Tell whether a variable of this type takes the text on a command line as it is."""
    return expression is None or isinstance(expression, Name)


def _same(value: Any) -> Any:
    return value


def _collection(expression: Call, value_of: Callable[[Expression], Any]) -> Convert:
    kind, inner = expression.function, expression.arguments[0]
    if kind == "object" and isinstance(inner, ObjectOf):
        return _object(inner, value_of)
    if kind == "tuple" and isinstance(inner, ListOf):
        kinds = [converter(item, value_of) for item in inner.items]
        return lambda value: _tuple(value, kinds)
    convert = converter(inner, value_of)
    if kind == "optional":
        return convert
    if kind == "map":
        return lambda value: _map(value, convert)
    if kind == "set":
        return lambda value: set_of([convert(item) for item in value]) if isinstance(value, list) else _NOT_A_LIST
    return lambda value: [convert(item) for item in value] if isinstance(value, list) else _NOT_A_LIST


_NOT_A_LIST = Failure("this is not a list")


def _tuple(value: Any, kinds: list[Convert]) -> Any:
    if not isinstance(value, list) or len(value) != len(kinds):
        return Failure(f"this is not a list of {len(kinds)}")
    return [convert(item) for convert, item in zip(kinds, value, strict=True)]


def _map(value: Any, convert: Convert) -> Any:
    if not isinstance(value, dict):
        return Failure("this is not a map")
    return {name: convert(item) for name, item in value.items()}


def _object(shape: ObjectOf, value_of: Callable[[Expression], Any]) -> Convert:
    fields = []
    for key, kind in shape.items:
        optional = isinstance(kind, Call) and kind.function == "optional"
        default = kind.arguments[1] if isinstance(kind, Call) and optional and len(kind.arguments) > 1 else None
        fields.append((str(getattr(key, "value", "")), converter(kind, value_of), optional, default))

    def convert(value: Any) -> Any:
        if not isinstance(value, dict):
            return Failure("this is not an object")
        found = {}
        for name, convert_field, optional, default in fields:
            item = value.get(name)
            if item is None and default is not None:
                item = value_of(default)
            found[name] = convert_field(item) if optional or name in value else Failure(f"{name} is not given")
        return found

    return convert


def _unless_unknown(convert: Convert) -> Convert:
    return lambda value: value if value is None or isinstance(value, (Unknown, Attribute, Lazy)) else convert(value)


_PRIMITIVES: dict[str, Convert] = {
    "string": _unless_unknown(text_of),
    "number": _unless_unknown(number_of),
    "bool": _unless_unknown(truth_of),
    "list": _unless_unknown(lambda value: list(value) if isinstance(value, list) else _NOT_A_LIST),
    "set": _unless_unknown(lambda value: set_of(value) if isinstance(value, list) else _NOT_A_LIST),
}
