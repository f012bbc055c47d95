"""Values while an expression is evaluated: plain Python, and what is only partly known.

A plain value is None, bool, int, float, str, list, `Set` or dict. Besides there are

- `Unknown`: nothing is known, for a reason; `Failure` where Terraform itself would refuse, so that `try` and
  `can` see the difference;
- `Attribute`: an attribute of a resource that the configuration does not say; it leaves here as a `Ref`;
- `Lazy`: something with attributes that are looked up when asked for: a resource, a module, `var`, `local`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

import msgspec

from generator.facts import Ref, Unknown

MAX_DEPTH = 60
"""How deep a value may nest; what people write stays below 20."""

MAX_ITEMS = 100_000
"""How many values are looked through before a collection counts as too large."""

MAX_TEXT = 1_000_000
"""How many characters a string may grow to."""

# The names that others know a resource by: a resource that has one of these at all has a value there, so that
# `var.key == null` is decided although the value is not known yet.
_NEVER_EMPTY = frozenset({"arn", "email", "id", "key_id", "member", "name", "project_id", "self_link", "unique_id"})


class Failure(Unknown, frozen=True):
    """Unknown because Terraform would refuse the expression."""


class UnknownKey(Unknown, frozen=True):
    """`each.key` or `count.index` where it is not known which instances there are; `of` tells whose."""

    of: Any


class Attribute(msgspec.Struct, frozen=True):
    """What only the provider knows: attribute `name` of the resource at `address`, "" for something deeper in it.

    `owner` is the resource's type, with `data.` before it for a data source.
    """

    address: str
    owner: str
    name: str = ""

    @property
    def never_empty(self) -> bool:
        """Tell whether it can be neither null nor an empty string."""
        return self.name in _NEVER_EMPTY

    @property
    def inner(self) -> Attribute:
        """Return what stands deeper in it."""
        return Attribute(self.address, self.owner)

    @property
    def unknown(self) -> Unknown:
        """Say why its value is not known."""
        what = f"{self.address}.{self.name}" if self.name else f"an attribute of {self.address}"
        return Unknown(
            f"{what} is {'read at plan time' if self.owner.startswith('data.') else 'known only after apply'}"
        )


class Set(list[Any]):
    """A set: sorted and without doubles, and its elements are their own keys."""


class Nested(dict[str, Any]):
    """A nested block of a resource: what the configuration does not say of it, the provider may."""

    def __init__(self, said: dict[str, Any], rest: Attribute) -> None:
        super().__init__((name, value) for name, value in said.items() if value is not None)
        self.rest = rest


class Lazy(ABC):
    """Something whose attributes are looked up when asked for."""

    __slots__ = ()

    @abstractmethod
    def attribute(self, name: str) -> Any:
        """Return one attribute."""

    @abstractmethod
    def outside(self) -> Ref | Unknown:
        """Return what it is to the rest of the package."""


def not_known(value: Any) -> Unknown | None:
    """Return why a value, or something in it, is not known; None for a plain value."""
    if isinstance(value, (str, int, float, type(None))):
        return None
    waiting, seen = [(value, 0)], 0
    while waiting:
        one, depth = waiting.pop()
        seen += 1
        if isinstance(one, Unknown):
            return one
        if isinstance(one, Attribute):
            return one.unknown
        if seen > MAX_ITEMS or depth > MAX_DEPTH:
            return Failure("a value is too large to evaluate")
        if isinstance(one, (list, dict)):
            inner = one.values() if isinstance(one, dict) else one
            waiting.extend((item, depth + 1) for item in inner)
        elif isinstance(one, Lazy):
            return _lazy(one)
    return None


def texts_in(value: Any) -> Iterator[str]:
    """Yield the strings in a plain value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, (list, dict)):
            waiting.extend(one)
            waiting.extend(one.values() if isinstance(one, dict) else ())


def failed(value: Any) -> bool:
    """Tell whether Terraform would refuse a value, or something directly in it."""
    if isinstance(value, (list, dict)):
        return any(isinstance(item, Failure) for item in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, Failure)


def outside(value: Any, depth: int = 0) -> Any:
    """Return a value as the rest of the package has it: plain, with `Unknown` and `Ref` for what is not known."""
    if isinstance(value, (str, int, float, type(None))):
        return value
    if depth > MAX_DEPTH:
        return Unknown("a value nests too deep to read")
    if isinstance(value, dict):
        return {name: outside(item, depth + 1) for name, item in value.items()}
    if isinstance(value, list):
        return [outside(item, depth + 1) for item in value]
    if isinstance(value, Attribute):
        return Ref(value.address)
    if isinstance(value, Unknown):
        return value if type(value) is Unknown else Unknown(value.reason)
    return value.outside() if isinstance(value, Lazy) else value


def text_of(value: Any) -> str | Unknown:
    """Return a value as a string, the way a template does."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    reason = not_known(value)
    return reason or Failure("null in a string" if value is None else "a collection in a string")


def number_of(value: Any) -> int | float | Unknown:
    """Return a value as a number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            return Failure("this is not a number")
        return int(number) if number.is_integer() and abs(number) < 1e15 else number
    return not_known(value) or Failure("this is not a number")


def truth_of(value: Any) -> bool | Unknown:
    """Return a value as a bool."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    return not_known(value) or Failure("this is neither true nor false")


def equal(left: Any, right: Any) -> bool | Unknown:
    """Compare two values as `==` does, three-valued: part unknown is unknown, unless null or "" decides it."""
    for one, other in ((left, right), (right, left)):
        if one is None and not isinstance(other, (Unknown, Attribute)):
            return other is None
        if (one is None or one == "") and isinstance(other, Attribute) and other.never_empty:
            return False
    return not_known(left) or not_known(right) or _same(left, right)


def set_of(items: list[Any]) -> Set:
    """Return a set: known elements sorted and without doubles, the others behind them as they come."""
    known = [item for item in items if not_known(item) is None]
    unknown = [item for item in items if not_known(item) is not None]
    if len({type(item) for item in known}) > 1 and all(isinstance(item, (str, int, float)) for item in known):
        known = [text_of(item) for item in known]
    ordered = sorted({_order(item): item for item in known}.items())
    return Set([item for _, item in ordered] + unknown)


def _order(value: Any) -> tuple[float, str]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value), ""
    return 0.0, value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    # In Python True equals 1; in Terraform it does not.
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def _lazy(value: Lazy) -> Unknown:
    found = value.outside()
    return found if isinstance(found, Unknown) else Unknown(f"{found.to} is known only after apply")
