"""What stands inside a value: its attributes, its elements, and the order a loop takes them in."""

from __future__ import annotations

from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.values import Attribute, Failure, Lazy, Nested, Set, UnknownKey, number_of, text_of


class Instances(Lazy):
    """A resource or module of which it is not known how many there are; `star` stands for each of them.

    Two of them go over the same keys when their `token`s are equal: then the key of one picks the other's instance.
    """

    __slots__ = ("address", "reason", "star", "token")

    def __init__(self, address: str, reason: str, star: Any, token: Any) -> None:
        self.address = address
        self.reason = reason
        self.star = star
        self.token = token

    def attribute(self, name: str) -> Any:
        """Say that there may be many."""
        return self.outside()

    def outside(self) -> Unknown:
        """Say that there may be many."""
        return Unknown(f"which {self.address} there are is not known: {self.reason}")


def pairs(collection: list[Any] | dict[str, Any]) -> list[tuple[Any, Any]]:
    """Return keys and values in Terraform's order: a map by key, a list by position, a set by itself."""
    if isinstance(collection, dict):
        return sorted(collection.items(), key=lambda pair: str(pair[0]))
    if isinstance(collection, Set):
        return [(item, item) for item in collection]
    return list(enumerate(collection))


def attribute(value: Any, name: str) -> Any:
    """Return `value.name`."""
    if isinstance(value, dict):
        return _entry(value, name, f"there is no attribute {name} here")
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Attribute):
        return value.inner
    if isinstance(value, Lazy):
        return value.attribute(name)
    return Failure(f"{'null' if value is None else 'this value'} has no attribute {name}")


def element(value: Any, key: Any) -> Any:
    """Return `value[key]`."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Attribute):
        return value.inner
    if isinstance(value, Instances):
        return value.star if isinstance(key, UnknownKey) and key.of == value.token else value.outside()
    if isinstance(key, (Unknown, Attribute)):
        return key if isinstance(key, Unknown) else key.unknown
    if isinstance(value, list) and not isinstance(value, Set):
        number = number_of(key)
        if isinstance(number, int) and 0 <= number < len(value):
            return value[number]
        return Failure("there is no such element here")
    name = text_of(key)
    if isinstance(value, dict) and isinstance(name, str):
        return _entry(value, name, "there is no such element here")
    return name if isinstance(name, Unknown) else attribute(value, name)


def _entry(values: dict[str, Any], name: str, missing: str) -> Any:
    if name in values:
        return values[name]
    return values.rest if isinstance(values, Nested) else Failure(missing)
