"""Functions that see unknown values and pass them on: `merge` of two maps is known but for the values that are not."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.functions.arguments import (
    Refused,
    as_integer,
    as_list,
    as_map,
    as_text,
    json_text,
    opened,
    undecided,
)
from generator.sources.hcl.values import (
    MAX_ITEMS,
    Attribute,
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
    raise Refused("no argument has a value")


def _coalescelist(*arguments: Any) -> Any:
    for one in arguments:
        if one:
            return undecided(one) or as_list(one)
    raise Refused("no list has an element")


def _concat(*lists: Any) -> list[Any]:
    return list(itertools.chain.from_iterable(map(as_list, lists)))


def _contains(items: Any, wanted: Any) -> Any:
    verdicts = [equal(item, wanted) for item in as_list(items)]
    return True in verdicts or next((v for v in verdicts if isinstance(v, Unknown)), False)


def _compact(items: Any) -> Any:
    for item in as_list(items):
        reason = None if isinstance(item, Attribute) and item.never_empty else undecided(item)
        if reason is not None:
            return reason
    return [item for item in items if item is not None and item != ""]


def _element(items: Any, index: Any) -> Any:
    if not as_list(items):
        raise Refused("the list is empty")
    return items[as_integer(index) % len(items)]


def _flatten(items: Any) -> Any:
    found: list[Any] = []
    waiting = list(reversed(as_list(items)))
    while waiting:
        item = waiting.pop()
        reason = None if isinstance(item, Attribute) and item.never_empty else undecided(item)
        if reason is not None and not isinstance(item, Lazy):
            return reason
        if isinstance(item, list):
            waiting.extend(reversed(item))
        else:
            found.append(item)
        if len(found) + len(waiting) > MAX_ITEMS:
            raise Refused("the list is too large")
    return found


def _jsonencode(value: Any) -> Any:
    return not_known(value) or json_text(value)


def _length(value: Any) -> Any:
    if isinstance(value, Set):
        # Two unknown elements may turn out to be one.
        return (not_known(value) if len(value) > 1 else None) or len(value)
    if isinstance(value, (str, list, dict)):
        return len(value)
    raise Refused("a string or collection is needed")


def _lookup(values: Any, key: Any, *default: Any) -> Any:
    found = as_map(values)
    name = text_of(key)
    if isinstance(name, Unknown):
        return name
    if name not in found and not default:
        raise Refused("there is no such key")
    return found[name] if name in found else default[0]


def _merge(*maps: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for one in maps:
        merged.update(as_map({} if one is None else one))
    return merged


def _one(items: Any) -> Any:
    if items is None or items == []:
        return None
    if isinstance(items, list) and len(items) > 1:
        raise Refused("there is more than one element")
    return items[0] if isinstance(items, list) else items


def _reverse(items: Any) -> list[Any]:
    return list(reversed(as_list(items)))


def _slice(items: Any, start: Any, end: Any) -> list[Any]:
    first, last = as_integer(start), as_integer(end)
    if not 0 <= first <= last <= len(as_list(items)):
        raise Refused("the bounds are outside the list")
    return list(items[first:last])


def _setproduct(*sets: Any) -> Any:
    if math.prod(len(as_list(one)) for one in sets) > MAX_ITEMS:
        raise Refused("the product is too large")
    return [list(combination) for combination in itertools.product(*sets)]


def _tolist(value: Any) -> Any:
    return value if isinstance(value, Attribute) else undecided(value) or list(as_list(value))


def _toset(value: Any) -> Any:
    return value if isinstance(value, Attribute) else undecided(value) or set_of(as_list(value))


def _tomap(value: Any) -> Any:
    return value if isinstance(value, Attribute) else undecided(value) or as_map(value)


def _tostring(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else text_of(value)


def _tonumber(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else number_of(value)


def _tobool(value: Any) -> Any:
    return value if value is None or isinstance(value, Attribute) else truth_of(value)


def _values(values: Any) -> list[Any]:
    return [item for _, item in sorted(as_map(values).items())]


def _zipmap(names: Any, items: Any) -> Any:
    if len(as_list(names)) != len(as_list(items)):
        raise Refused("the lists differ in length")
    return not_known(names) or {as_text(name): item for name, item in zip(names, items, strict=True)}


def _sensitive(value: Any) -> Any:
    return value if isinstance(value, Attribute) else Unknown("sensitive() hides it")


PARTIAL: dict[str, Callable[..., Any]] = {
    "can": _can,
    "coalesce": _coalesce,
    "coalescelist": _coalescelist,
    "compact": opened(_compact),
    "concat": opened(_concat),
    "contains": lambda items, wanted: undecided(items) or _contains(items, wanted),
    "element": opened(_element),
    "flatten": opened(_flatten),
    "jsonencode": _jsonencode,
    "keys": opened(lambda values: sorted(as_map(values))),
    "length": opened(_length),
    "lookup": lambda values, key, *default: undecided(values) or _lookup(values, key, *default),
    "merge": opened(_merge),
    "nonsensitive": lambda value: value,
    "one": lambda items: items if isinstance(items, Attribute) else undecided(items) or _one(items),
    "reverse": opened(_reverse),
    "sensitive": _sensitive,
    "setproduct": opened(_setproduct),
    "slice": opened(_slice),
    "tobool": _tobool,
    "tolist": _tolist,
    "tomap": _tomap,
    "tonumber": _tonumber,
    "toset": _toset,
    "tostring": _tostring,
    "try": _try,
    "values": opened(_values),
    "zipmap": opened(_zipmap),
}
