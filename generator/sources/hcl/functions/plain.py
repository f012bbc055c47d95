"""Functions of plain values; nothing in their arguments is unknown."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from generator.facts import Unknown
from generator.sources.hcl.functions.arguments import (
    Refused,
    as_integer,
    as_list,
    as_map,
    as_number,
    as_text,
    as_truth,
    json_text,
    weigh,
    whole,
)
from generator.sources.hcl.values import equal, set_of

_MAX_RANGE = 1024


def _chunklist(items: Any, size: Any) -> list[Any]:
    step = as_integer(size)
    if step < 0:
        raise Refused("the size is negative")
    return [items[at : at + step] for at in range(0, len(as_list(items)), step)] if step else [list(items)]


def _distinct(items: Any) -> list[Any]:
    found: dict[str, Any] = {}
    for item in as_list(items):
        found.setdefault(json.dumps(item, sort_keys=True), item)
    return list(found.values())


def _format(pattern: Any, *arguments: Any) -> str:
    waiting = list(arguments)

    def verb(found: re.Match[str]) -> str:
        flags, letter = found.groups()
        return "%" if letter == "%" else _verb(flags, letter, waiting.pop(0))

    texts = [argument for argument in arguments if isinstance(argument, str)]
    weigh((as_text(pattern), 1), *((text, 1) for text in texts))
    made = _VERB.sub(verb, as_text(pattern))
    if waiting:
        raise Refused("there are more arguments than verbs")
    return made


_VERB = re.compile(r"%([-+# 0]*\d{0,3}(?:\.\d{1,3})?)([a-zA-Z%])")


def _verb(flags: str, letter: str, value: Any) -> str:
    if letter in "sv" and not isinstance(value, (list, dict)):
        return f"%{flags}s" % ("null" if value is None and letter == "v" else as_text(value))
    if letter in "dxXo":
        return f"%{flags}{letter}" % as_integer(value)
    if letter in "feEgG":
        return f"%{flags}{letter}" % as_number(value)
    if letter == "q":
        return json.dumps(as_text(value), ensure_ascii=False)
    if letter == "t":
        return "true" if as_truth(value) else "false"
    if letter == "v":
        return json_text(value)
    raise Refused(f"%{letter} is not a verb")


def _formatlist(pattern: Any, *arguments: Any) -> list[str]:
    length = max((len(one) for one in arguments if isinstance(one, list)), default=1)
    columns = [one if isinstance(one, list) else [one] * length for one in arguments]
    weigh((as_text(pattern), length), *((one, length) for one in arguments if isinstance(one, str)))
    return [_format(pattern, *row) for row in zip(*columns, strict=True)]


def _indent(spaces: Any, text: Any) -> str:
    margin = " " * min(as_integer(spaces), 1000)
    weigh((margin, as_text(text).count("\n")))
    return as_text(text).replace("\n", "\n" + margin)


def _index(items: Any, wanted: Any) -> int:
    return next(n for n, item in enumerate(as_list(items)) if equal(item, wanted) is True)


def _join(separator: Any, *lists: Any) -> str:
    texts = [as_text(item) for one in lists for item in as_list(one)]
    weigh((as_text(separator), len(texts)), *((text, 1) for text in texts))
    return as_text(separator).join(texts)


def _parseint(text: Any, base: Any) -> int:
    return int(as_text(text)[:100], as_integer(base))


def _pathexpand(path: Any) -> str | Unknown:
    if as_text(path).startswith("~"):
        return Unknown("function pathexpand() depends on whoever runs terraform")
    return as_text(path)


def _pow(base: Any, exponent: Any) -> int | float:
    return whole(float(as_number(base)) ** float(as_number(exponent)))


def _range(*bounds: Any) -> list[int | float]:
    numbers = [as_number(bound) for bound in bounds]
    start, end = (0, numbers[0]) if len(numbers) == 1 else numbers[:2]
    step = numbers[2] if len(numbers) == 3 else (1 if end >= start else -1)
    if step == 0 or abs(end - start) / abs(step) > _MAX_RANGE:
        raise Refused(f"more than {_MAX_RANGE} values")
    count = max(0, math.ceil((end - start) / step))
    return [whole(start + step * number) for number in range(count)]


def _replace(text: Any, old: Any, new: Any) -> Any:
    pattern = as_text(old)
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        return Unknown("function replace() with a pattern is not evaluated")
    weigh((as_text(new), as_text(text).count(pattern)))
    return as_text(text).replace(pattern, as_text(new))


def _set_operation(combine: Callable[[list[str], list[str]], list[str]]) -> Callable[..., Any]:
    def combined(*sets: Any) -> Any:
        encoded = [[json.dumps(item, sort_keys=True) for item in as_list(one)] for one in sets]
        result = encoded[0]
        for other in encoded[1:]:
            result = combine(result, other)
        return set_of([json.loads(item) for item in result])

    return combined


def _sort(items: Any) -> list[str]:
    return sorted(as_text(item) for item in as_list(items))


def _substr(text: Any, offset: Any, length: Any) -> str:
    characters, start, size = as_text(text), as_integer(offset), as_integer(length)
    start = start + len(characters) if start < 0 else start
    return characters[start:] if size < 0 else characters[start : start + size]


def _sum(items: Any) -> int | float:
    if not as_list(items):
        raise Refused("the list is empty")
    return whole(sum(as_number(item) for item in items))


def _title(text: Any) -> str:
    return re.sub(r"(^|\s)(\S)", lambda found: found.group(1) + found.group(2).upper(), as_text(text))


def _transpose(values: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, items in sorted(as_map(values).items()):
        for item in as_list(items):
            found.setdefault(as_text(item), []).append(key)
    return found


def _hashed(name: str) -> Callable[[Any], str]:
    return lambda text: hashlib.new(name, as_text(text).encode(), usedforsecurity=False).hexdigest()


PLAIN: dict[str, Callable[..., Any]] = {
    "abs": lambda number: abs(as_number(number)),
    "alltrue": lambda items: all(as_truth(item) for item in as_list(items)),
    "anytrue": lambda items: any(as_truth(item) for item in as_list(items)),
    "base64decode": lambda text: base64.b64decode(as_text(text), validate=True).decode(),
    "base64encode": lambda text: base64.b64encode(as_text(text).encode()).decode(),
    "ceil": lambda number: math.ceil(as_number(number)),
    "chomp": lambda text: as_text(text).rstrip("\r\n"),
    "chunklist": _chunklist,
    "distinct": _distinct,
    "endswith": lambda text, end: as_text(text).endswith(as_text(end)),
    "floor": lambda number: math.floor(as_number(number)),
    "format": _format,
    "formatlist": _formatlist,
    "indent": _indent,
    "index": _index,
    "join": _join,
    "jsondecode": lambda text: json.loads(as_text(text)),
    "lower": lambda text: as_text(text).lower(),
    "max": lambda *numbers: max(map(as_number, numbers)),
    "md5": _hashed("md5"),
    "min": lambda *numbers: min(map(as_number, numbers)),
    "parseint": _parseint,
    "pathexpand": _pathexpand,
    "pow": _pow,
    "range": _range,
    "replace": _replace,
    "setintersection": _set_operation(lambda one, other: [item for item in one if item in set(other)]),
    "setsubtract": _set_operation(lambda one, other: [item for item in one if item not in set(other)]),
    "setunion": _set_operation(lambda one, other: one + other),
    "sha1": _hashed("sha1"),
    "sha256": _hashed("sha256"),
    "signum": lambda number: (as_number(number) > 0) - (as_number(number) < 0),
    "sort": _sort,
    "split": lambda separator, text: as_text(text).split(as_text(separator)) if separator else list(as_text(text)),
    "startswith": lambda text, start: as_text(text).startswith(as_text(start)),
    "strcontains": lambda text, part: as_text(part) in as_text(text),
    "strrev": lambda text: as_text(text)[::-1],
    "substr": _substr,
    "sum": _sum,
    "title": _title,
    "transpose": _transpose,
    "trim": lambda text, characters: as_text(text).strip(as_text(characters)),
    "trimprefix": lambda text, prefix: as_text(text).removeprefix(as_text(prefix)),
    "trimspace": lambda text: as_text(text).strip(),
    "trimsuffix": lambda text, suffix: as_text(text).removesuffix(as_text(suffix)),
    "upper": lambda text: as_text(text).upper(),
    "urlencode": lambda text: quote_plus(as_text(text)),
}
