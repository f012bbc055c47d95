"""The Terraform functions that are evaluated, by name; any other gives an `Unknown` that names it.

`_PURE` functions get plain values and are not called when anything in their arguments is unknown. `_OPEN` ones see
unknown values and pass them on: `merge` of two maps is known but for the values that are not.
A function refuses with `_Refused`, where Terraform would refuse too.
https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import math
import operator
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from generator.facts import Unknown
from generator.sources.hcl.values import (
    MAX_ITEMS,
    MAX_TEXT,
    Attribute,
    Failure,
    Lazy,
    Set,
    equal,
    failed,
    not_known,
    number_of,
    set_of,
    text_of,
    truth_of,
)

_MAX_RANGE = 1024
_MAX_NUMBER = 10**30


class _Refused(Exception):
    """What Terraform would say about the arguments."""


def call(name: str, arguments: list[Any]) -> Any:
    """Return what a function makes of its arguments; never raises."""
    name = name.removeprefix("core::")
    if name in _OPEN:
        function = _OPEN[name]
    elif name in _PURE:
        function = _PURE[name]
        reason = not_known(arguments)
        if reason is not None:
            return reason
    else:
        return Unknown(f"function {name}() is not evaluated")
    try:
        return _bounded(name, function(*arguments))
    except _Refused as refused:
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
    return _bounded(sign, _whole(found))


def _bounded(name: str, value: Any) -> Any:
    if isinstance(value, str):
        too_large = len(value) > MAX_TEXT
    elif isinstance(value, (list, dict)):
        too_large = len(value) > MAX_ITEMS
    else:
        too_large = isinstance(value, (int, float)) and not abs(value) < _MAX_NUMBER
    return Failure(f"what {name} makes is too large") if too_large else value


def _whole(number: int | float) -> int | float:
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


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


# Arguments of pure functions.


def _text(value: Any) -> str:
    found = text_of(value)
    if isinstance(found, Unknown):
        raise _Refused(found.reason)
    return found


def _number(value: Any) -> int | float:
    found = number_of(value)
    if isinstance(found, Unknown):
        raise _Refused(found.reason)
    return found


def _integer(value: Any) -> int:
    found = _number(value)
    if not isinstance(found, int):
        raise _Refused("a whole number is needed")
    return found


def _truth(value: Any) -> bool:
    found = truth_of(value)
    if isinstance(found, Unknown):
        raise _Refused(found.reason)
    return found


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _Refused("a list is needed")
    return value


def _map(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Refused("a map is needed")
    return value


def _undecided(value: Any) -> Unknown | None:
    """Return why a value itself is not known; what is in it may be."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Attribute):
        return value.unknown
    if isinstance(value, Lazy):
        return not_known(value)
    return None


def _opened(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` for arguments that are known themselves, whatever is in them."""

    def guarded(*arguments: Any) -> Any:
        return next((u for u in map(_undecided, arguments) if u is not None), None) or function(*arguments)

    return guarded


# Functions that see unknown values.


def _try(*arguments: Any) -> Any:
    return next((one for one in arguments if not failed(one)), arguments[-1])


def _can(value: Any) -> Any:
    return False if failed(value) else not_known(value) or True


def _coalesce(*arguments: Any) -> Any:
    for one in arguments:
        if isinstance(one, Attribute) and not one.never_empty:
            return one.unknown
        if one is not None and one != "":
            return one
    raise _Refused("no argument has a value")


def _coalescelist(*arguments: Any) -> Any:
    for one in arguments:
        if one:
            return _undecided(one) or _items(one)
    raise _Refused("no list has an element")


def _concat(*lists: Any) -> list[Any]:
    return list(itertools.chain.from_iterable(map(_items, lists)))


def _contains(items: Any, wanted: Any) -> Any:
    verdicts = [equal(item, wanted) for item in _items(items)]
    return True in verdicts or next((v for v in verdicts if isinstance(v, Unknown)), False)


def _compact(items: Any) -> Any:
    for item in _items(items):
        reason = None if isinstance(item, Attribute) and item.never_empty else _undecided(item)
        if reason is not None:
            return reason
    return [item for item in items if item is not None and item != ""]


def _element(items: Any, index: Any) -> Any:
    if not _items(items):
        raise _Refused("the list is empty")
    return items[_integer(index) % len(items)]


def _flatten(items: Any) -> Any:
    found: list[Any] = []
    waiting = list(reversed(_items(items)))
    while waiting:
        item = waiting.pop()
        reason = None if isinstance(item, Attribute) and item.never_empty else _undecided(item)
        if reason is not None and not isinstance(item, Lazy):
            return reason
        if isinstance(item, list):
            waiting.extend(reversed(item))
        else:
            found.append(item)
        if len(found) + len(waiting) > MAX_ITEMS:
            raise _Refused("the list is too large")
    return found


def _jsonencode(value: Any) -> Any:
    reason = not_known(value)
    if reason is not None:
        return reason
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _length(value: Any) -> Any:
    if isinstance(value, Set):
        # Two unknown elements may turn out to be one.
        return (not_known(value) if len(value) > 1 else None) or len(value)
    if isinstance(value, (str, list, dict)):
        return len(value)
    raise _Refused("a string or collection is needed")


def _lookup(values: Any, key: Any, *default: Any) -> Any:
    found = _map(values)
    name = text_of(key)
    if isinstance(name, Unknown):
        return name
    if name not in found and not default:
        raise _Refused("there is no such key")
    return found[name] if name in found else default[0]


def _merge(*maps: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for one in maps:
        merged.update(_map({} if one is None else one))
    return merged


def _one(items: Any) -> Any:
    if items is None or items == []:
        return None
    if isinstance(items, list) and len(items) > 1:
        raise _Refused("there is more than one element")
    return items[0] if isinstance(items, list) else items


def _reverse(items: Any) -> list[Any]:
    return list(reversed(_items(items)))


def _slice(items: Any, start: Any, end: Any) -> list[Any]:
    first, last = _integer(start), _integer(end)
    if not 0 <= first <= last <= len(_items(items)):
        raise _Refused("the bounds are outside the list")
    return list(items[first:last])


def _setproduct(*sets: Any) -> Any:
    if math.prod(len(_items(one)) for one in sets) > MAX_ITEMS:
        raise _Refused("the product is too large")
    return [list(combination) for combination in itertools.product(*sets)]


def _tolist(value: Any) -> Any:
    return value if isinstance(value, Attribute) else _undecided(value) or list(_items(value))


def _toset(value: Any) -> Any:
    return value if isinstance(value, Attribute) else _undecided(value) or set_of(_items(value))


def _tomap(value: Any) -> Any:
    return value if isinstance(value, Attribute) else _undecided(value) or _map(value)


def _tostring(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else text_of(value)


def _tonumber(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else number_of(value)


def _tobool(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else truth_of(value)


def _values(values: Any) -> list[Any]:
    return [item for _, item in sorted(_map(values).items())]


def _zipmap(names: Any, items: Any) -> Any:
    if len(_items(names)) != len(_items(items)):
        raise _Refused("the lists differ in length")
    return not_known(names) or {_text(name): item for name, item in zip(names, items, strict=True)}


def _sensitive(value: Any) -> Any:
    return value if isinstance(value, Attribute) else Unknown("sensitive() hides it")


_OPEN: dict[str, Callable[..., Any]] = {
    "can": _can,
    "coalesce": _coalesce,
    "coalescelist": _coalescelist,
    "compact": _opened(_compact),
    "concat": _opened(_concat),
    "contains": lambda items, wanted: _undecided(items) or _contains(items, wanted),
    "element": _opened(_element),
    "flatten": _opened(_flatten),
    "jsonencode": _jsonencode,
    "keys": _opened(lambda values: sorted(_map(values))),
    "length": _opened(_length),
    "lookup": lambda values, key, *default: _undecided(values) or _lookup(values, key, *default),
    "merge": _opened(_merge),
    "nonsensitive": lambda value: value,
    "one": lambda items: items if isinstance(items, Attribute) else _undecided(items) or _one(items),
    "reverse": _opened(_reverse),
    "sensitive": _sensitive,
    "setproduct": _opened(_setproduct),
    "slice": _opened(_slice),
    "tobool": _tobool,
    "tolist": _tolist,
    "tomap": _tomap,
    "tonumber": _tonumber,
    "toset": _toset,
    "tostring": _tostring,
    "try": _try,
    "values": _opened(_values),
    "zipmap": _opened(_zipmap),
}


# Functions of plain values.


def _chunklist(items: Any, size: Any) -> list[Any]:
    step = _integer(size)
    if step < 0:
        raise _Refused("the size is negative")
    return [items[at : at + step] for at in range(0, len(_items(items)), step)] if step else [list(items)]


def _distinct(items: Any) -> list[Any]:
    found: dict[str, Any] = {}
    for item in _items(items):
        found.setdefault(json.dumps(item, sort_keys=True), item)
    return list(found.values())


def _format(pattern: Any, *arguments: Any) -> str:
    waiting = list(arguments)

    def verb(found: re.Match[str]) -> str:
        flags, letter = found.groups()
        return "%" if letter == "%" else _verb(flags, letter, waiting.pop(0))

    made = _VERB.sub(verb, _text(pattern))
    if waiting:
        raise _Refused("there are more arguments than verbs")
    return made


_VERB = re.compile(r"%([-+# 0]*\d{0,3}(?:\.\d{1,3})?)([a-zA-Z%])")


def _verb(flags: str, letter: str, value: Any) -> str:
    if letter in "sv" and not isinstance(value, (list, dict)):
        return f"%{flags}s" % ("null" if value is None and letter == "v" else _text(value))
    if letter in "dxXo":
        return f"%{flags}{letter}" % _integer(value)
    if letter in "feEgG":
        return f"%{flags}{letter}" % _number(value)
    if letter == "q":
        return json.dumps(_text(value), ensure_ascii=False)
    if letter == "t":
        return "true" if _truth(value) else "false"
    if letter == "v":
        return str(_jsonencode(value))
    raise _Refused(f"%{letter} is not a verb")


def _formatlist(pattern: Any, *arguments: Any) -> list[str]:
    length = max((len(one) for one in arguments if isinstance(one, list)), default=1)
    columns = [one if isinstance(one, list) else [one] * length for one in arguments]
    return [_format(pattern, *row) for row in zip(*columns, strict=True)]


def _indent(spaces: Any, text: Any) -> str:
    return _text(text).replace("\n", "\n" + " " * min(_integer(spaces), 1000))


def _index(items: Any, wanted: Any) -> int:
    return next(n for n, item in enumerate(_items(items)) if equal(item, wanted) is True)


def _parseint(text: Any, base: Any) -> int:
    return int(_text(text)[:100], _integer(base))


def _pow(base: Any, exponent: Any) -> int | float:
    return _whole(float(_number(base)) ** float(_number(exponent)))


def _range(*bounds: Any) -> list[int | float]:
    numbers = [_number(bound) for bound in bounds]
    start, end = (0, numbers[0]) if len(numbers) == 1 else numbers[:2]
    step = numbers[2] if len(numbers) == 3 else (1 if end >= start else -1)
    if step == 0 or abs(end - start) / abs(step) > _MAX_RANGE:
        raise _Refused(f"more than {_MAX_RANGE} values")
    count = max(0, math.ceil((end - start) / step))
    return [_whole(start + step * number) for number in range(count)]


def _replace(text: Any, old: Any, new: Any) -> Any:
    pattern = _text(old)
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        return Unknown("function replace() with a pattern is not evaluated")
    return _text(text).replace(pattern, _text(new))


def _set_operation(combine: Callable[[list[str], list[str]], list[str]]) -> Callable[..., Any]:
    def combined(*sets: Any) -> Any:
        encoded = [[json.dumps(item, sort_keys=True) for item in _items(one)] for one in sets]
        result = encoded[0]
        for other in encoded[1:]:
            result = combine(result, other)
        return set_of([json.loads(item) for item in result])

    return combined


def _sort(items: Any) -> list[str]:
    return sorted(_text(item) for item in _items(items))


def _substr(text: Any, offset: Any, length: Any) -> str:
    whole, start, size = _text(text), _integer(offset), _integer(length)
    start = start + len(whole) if start < 0 else start
    return whole[start:] if size < 0 else whole[start : start + size]


def _sum(items: Any) -> int | float:
    if not _items(items):
        raise _Refused("the list is empty")
    return _whole(sum(_number(item) for item in items))


def _title(text: Any) -> str:
    return re.sub(r"(^|\s)(\S)", lambda found: found.group(1) + found.group(2).upper(), _text(text))


def _transpose(values: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, items in sorted(_map(values).items()):
        for item in _items(items):
            found.setdefault(_text(item), []).append(key)
    return found


def _hashed(name: str) -> Callable[[Any], str]:
    return lambda text: hashlib.new(name, _text(text).encode(), usedforsecurity=False).hexdigest()


_PURE: dict[str, Callable[..., Any]] = {
    "abs": lambda number: abs(_number(number)),
    "alltrue": lambda items: all(_truth(item) for item in _items(items)),
    "anytrue": lambda items: any(_truth(item) for item in _items(items)),
    "base64decode": lambda text: base64.b64decode(_text(text), validate=True).decode(),
    "base64encode": lambda text: base64.b64encode(_text(text).encode()).decode(),
    "ceil": lambda number: math.ceil(_number(number)),
    "chomp": lambda text: _text(text).rstrip("\r\n"),
    "chunklist": _chunklist,
    "distinct": _distinct,
    "endswith": lambda text, end: _text(text).endswith(_text(end)),
    "floor": lambda number: math.floor(_number(number)),
    "format": _format,
    "formatlist": _formatlist,
    "indent": _indent,
    "index": _index,
    "join": lambda separator, *lists: _text(separator).join(_text(item) for one in lists for item in _items(one)),
    "jsondecode": lambda text: json.loads(_text(text)),
    "lower": lambda text: _text(text).lower(),
    "max": lambda *numbers: max(map(_number, numbers)),
    "md5": _hashed("md5"),
    "min": lambda *numbers: min(map(_number, numbers)),
    "parseint": _parseint,
    "pow": _pow,
    "range": _range,
    "replace": _replace,
    "setintersection": _set_operation(lambda one, other: [item for item in one if item in set(other)]),
    "setsubtract": _set_operation(lambda one, other: [item for item in one if item not in set(other)]),
    "setunion": _set_operation(lambda one, other: one + other),
    "sha1": _hashed("sha1"),
    "sha256": _hashed("sha256"),
    "signum": lambda number: (_number(number) > 0) - (_number(number) < 0),
    "sort": _sort,
    "split": lambda separator, text: _text(text).split(_text(separator)) if separator else list(_text(text)),
    "startswith": lambda text, start: _text(text).startswith(_text(start)),
    "strcontains": lambda text, part: _text(part) in _text(text),
    "strrev": lambda text: _text(text)[::-1],
    "substr": _substr,
    "sum": _sum,
    "title": _title,
    "transpose": _transpose,
    "trim": lambda text, characters: _text(text).strip(_text(characters)),
    "trimprefix": lambda text, prefix: _text(text).removeprefix(_text(prefix)),
    "trimspace": lambda text: _text(text).strip(),
    "trimsuffix": lambda text, suffix: _text(text).removesuffix(_text(suffix)),
    "upper": lambda text: _text(text).upper(),
    "urlencode": lambda text: quote_plus(_text(text)),
}
