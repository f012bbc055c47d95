"""The planned values of one resource, with `Ref` and `Unknown` standing where the plan says "known after apply"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec

from generator.facts import Unknown
from generator.sources.plan.schema import Change

Follow = Callable[[Any], Any]
"""Turns the configuration's expression of an attribute into a constant, a `Ref` or an `Unknown`."""

_SECRET = Unknown("Terraform marks it sensitive")
_LATER = Unknown("it is known after apply")
_EMPTY = (b"{}", b"false", b"null")


_VALUES = msgspec.json.Decoder(dict[str, Any] | None)


def planned_values(
    change: Change, expressions: dict[str, Any] | None, follow: Follow, chosen: Collection[str] = ()
) -> dict[str, Any]:
    """Return the values a resource will have.

    What is unknown, not set by the configuration and of the provider's own choosing (`chosen`, dotted for what stands
    in a block) is left out, so that the row's default speaks. Nothing else is: a dynamic block is not in the plan's
    configuration either.
    `expressions` is None where the configuration of the resource is not in the plan. A sensitive value is never read.
    """
    values = _VALUES.decode(change.after) or {}
    if bytes(change.after_unknown) not in _EMPTY:
        for name, mark in (_VALUES.decode(change.after_unknown) or {}).items():
            expression = expressions.get(name) if expressions is not None else None
            if mark is True and expressions is not None and expression is None and name in chosen:
                values.pop(name, None)
            else:
                values[name] = _overlay(values.get(name), mark, expression, follow, _within(name, chosen))
    if bytes(change.after_sensitive) not in _EMPTY:
        marks = msgspec.json.decode(change.after_sensitive)
        values = {name: _redact(value, marks if marks is True else marks.get(name)) for name, value in values.items()}
    return values


def _within(name: str, chosen: Collection[str]) -> Collection[str]:
    """Return the names of `chosen` that stand in the block `name`, as they are called there."""
    return {path[len(name) + 1 :] for path in chosen if path.startswith(f"{name}.")}


def _overlay(value: Any, mark: Any, expression: Any, follow: Follow, chosen: Collection[str]) -> Any:
    if mark is True:
        return follow(expression) if expression is not None else _LATER
    if isinstance(mark, dict):
        return _overlay_mapping(value, mark, expression, follow, chosen)
    if isinstance(mark, list):
        return _overlay_list(value, mark, expression, follow, chosen)
    return value


def _overlay_mapping(value: Any, mark: dict[str, Any], expression: Any, follow: Follow, chosen: Collection[str]) -> Any:
    result = dict(value) if isinstance(value, dict) else {}
    block = isinstance(expression, dict) and "references" not in expression and "constant_value" not in expression
    inner = expression if block else {}
    for name, part in mark.items():
        if part is True and block and name not in inner and name in chosen:
            result.pop(name, None)
        else:
            result[name] = _overlay(result.get(name), part, inner.get(name), follow, _within(name, chosen))
    return result


def _overlay_list(value: Any, mark: list[Any], expression: Any, follow: Follow, chosen: Collection[str]) -> Any:
    result = list(value) if isinstance(value, list) else []
    result += [None] * (len(mark) - len(result))
    inner = _blocks(result, mark, expression)
    for index, part in enumerate(mark):
        result[index] = _overlay(result[index], part, inner[index], follow, chosen)
    return result


def _blocks(values: list[Any], marks: list[Any], expression: Any) -> list[Any]:
    """Return the configuration's block for each one of the plan, None where that cannot be told.

    Both stand in one order, unless a dynamic block made some of them or they are a set: then a block is, of those left
    over, the one that says most of the same and nothing else.
    """
    if not isinstance(expression, list) or len(expression) != len(marks):
        return [None] * len(marks)
    if all(_says(*each) is not None for each in zip(expression, values, marks, strict=True)):
        return list(expression)
    left, found = list(expression), list[Any]()
    for value, mark in zip(values, marks, strict=True):
        fits = [block for block in left if _says(block, value, mark) is not None]
        found.append(max(fits, key=lambda block: _says(block, value, mark) or 0, default=None))
        left = [other for other in left if other is not found[-1]]
    return found


def _says(block: Any, value: Any, mark: Any) -> int | None:
    """Return how many of a block's constants stand in this one of the plan; None where one is another there."""
    if not isinstance(block, dict) or not isinstance(value, dict):
        return 0
    unknown = mark if isinstance(mark, dict) else {}
    constants = {name: part["constant_value"] for name, part in block.items() if _is_constant(part)}
    same = [unknown.get(name) is not True and _text(value.get(name)) == _text(each) for name, each in constants.items()]
    return len(same) if all(same) else None


def _text(value: Any) -> str:
    """Return a value as Terraform converts it to a string."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_constant(expression: Any) -> bool:
    return isinstance(expression, dict) and "constant_value" in expression


def _redact(value: Any, mark: Any) -> Any:
    if mark is True:
        return _SECRET
    if isinstance(mark, dict) and isinstance(value, dict):
        return {name: _redact(part, mark.get(name)) for name, part in value.items()}
    if isinstance(mark, list) and isinstance(value, list):
        marks = [*mark, *[None] * (len(value) - len(mark))]
        return [_redact(part, inner) for part, inner in zip(value, marks, strict=False)]
    return value
