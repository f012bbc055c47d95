"""The Terraform functions that are evaluated, by name; any other gives an `Unknown` that names it.

`PLAIN` functions get plain values and are not called when anything in their arguments is unknown. `PARTIAL` ones see
unknown values and pass them on. A function raises `Refused` where Terraform would refuse too.
https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.functions.arguments import Refused, whole
from generator.sources.hcl.functions.partial import PARTIAL
from generator.sources.hcl.functions.plain import PLAIN
from generator.sources.hcl.values import MAX_ITEMS, MAX_TEXT, Failure, not_known

_MAX_NUMBER = 10**30


def call(name: str, arguments: list[Any]) -> Any:
    """Return what a function makes of its arguments; never raises."""
    name = name.removeprefix("core::")
    if name in PARTIAL:
        function = PARTIAL[name]
    elif name in PLAIN:
        function = PLAIN[name]
        reason = not_known(arguments)
        if reason is not None:
            return reason
    else:
        return Unknown(f"function {name}() is not evaluated")
    try:
        return _bounded(name, function(*arguments))
    except Refused as refused:
        return Failure(f"{name}(): {refused}")
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return Failure(f"{name}() does not take these arguments")


def arithmetic(sign: str, left: int | float | Unknown, right: int | float | Unknown) -> Any:
    """Return what an operator between two numbers gives."""
    for number in (left, right):
        if isinstance(number, Unknown):
            return number
    assert not isinstance(left, Unknown) and not isinstance(right, Unknown)
    try:
        found = _ARITHMETIC[sign](left, right)
    except ArithmeticError:
        return Failure("division by zero")
    return _bounded(sign, whole(found))


def _bounded(name: str, value: Any) -> Any:
    if isinstance(value, str):
        too_large = len(value) > MAX_TEXT
    elif isinstance(value, (list, dict)):
        too_large = len(value) > MAX_ITEMS
    else:
        too_large = isinstance(value, (int, float)) and not abs(value) < _MAX_NUMBER
    return Failure(f"what {name} makes is too large") if too_large else value


_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
