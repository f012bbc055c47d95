"""How a cloud is asked: the calls of a row, their parameters filled in, and what stands for an answer not given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, Protocol

from generator.errors import EurofenceError
from generator.facts import Unknown, Unreadable, Value
from generator.mappings import Call, Live


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a call is made. `name` is what an unreadable call is filed under; `fields` fill its parameters."""

    name: str
    region: Value[str]
    fields: Dictionary[str, str]


class Failed(Exception):
    """A call that gave no answer: why, and which permission it wants, where it was refused or throttled out."""

    def __init__(self, call: str, reason: str, permission: str = "") -> None:
        super().__init__(call, reason, permission)
        self.call = call
        self.reason = reason
        self.permission = permission

    def unreadable(self, scope: str) -> Unreadable:
        """Return what the inventory says of it."""
        return Unreadable(self.call, scope, self.reason, self.permission)

    def unknown(self) -> Unknown:
        """Return what stands in a document in place of the answer."""
        return Unknown(f"{self.call}: {self.reason}")


class Cloud(Protocol):
    """An account or project that can be asked. Every method may be called from any thread."""

    @property
    def provider(self) -> str:
        """`aws` or `google`."""

    @property
    def operator(self) -> str:
        """The partition or universe."""

    @property
    def project(self) -> str:
        """The account or project."""

    def scopes(self, live: Live) -> list[Scope]:
        """Return where `live.list` is to be called; raise `Failed` where that cannot be told."""

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of list calls per resource: that of the resource with the id `parent`."""

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Return the answer, the whole list for a call with `items`, None for an absent one; raise `Failed`.

        Raises `Incomplete` where no call can get an answer, as with expired credentials.
        """


def ask(cloud: Cloud, live: Live, call: Call, scope: Scope, fields: Dictionary[str, Any]) -> Any:
    """Make one call of `cloud`, its parameters filled from `fields`; raise `Failed`, whatever goes wrong."""
    try:
        return cloud.ask(live, call, scope, fill(call.parameters, fields))
    except (Failed, EurofenceError):
        raise
    except Unanswered as unanswered:
        raise Failed(call_name(live, call), str(unanswered)) from unanswered
    except Exception as error:
        raise odd(live, call, error) from error


def odd(live: Live, call: Call, error: Exception) -> Failed:
    """Return the failure of a call whose answer makes no sense."""
    return Failed(call_name(live, call), f"the answer is not as documented: {type(error).__name__}: {error}")


def call_name(live: Live, call: Call) -> str:
    """Return what a call goes by in reports: `s3.get_bucket_policy`."""
    return f"{call.service or live.service}.{call.operation}"


class Unanswered(Exception):
    """A parameter that is to come from another call, which gave no answer."""


def fill(template: Any, fields: Dictionary[str, Any]) -> Any:
    """Return parameters with their templates filled in, within lists and dicts too.

    `{Name}` alone is the field as it is, a number or a list too; within text it is text. What a field holds is never
    read as a template itself. A field that is not there is a KeyError: nothing is asked about "None".
    """
    if isinstance(template, str):
        return _fill_text(template, fields)
    if isinstance(template, Dictionary):
        return {name: fill(each, fields) for name, each in template.items()}
    if isinstance(template, (list, tuple)):
        return [fill(each, fields) for each in template]
    return template


def field_names(call: Call) -> set[str]:
    """Return the fields that the parameters of a call are made of."""
    return {path[0] for path in field_paths(call.parameters)}


def field_paths(template: Any) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field in parameters: `{Placement[AvailabilityZone]}` has two parts."""
    if isinstance(template, str):
        yield from (path for _, path in _parts(template) if path)
    elif isinstance(template, Dictionary):
        for each in template.values():
            yield from field_paths(each)
    elif isinstance(template, (list, tuple)):
        for each in template:
            yield from field_paths(each)


@cache
def _parts(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the literals of a template, each with the path of the field after it."""
    return tuple(
        (literal, tuple(part for part in re.split(r"[\[\]]", name or "") if part))
        for literal, name, _, _ in Formatter().parse(template)
    )


def _fill_text(template: str, fields: Dictionary[str, Any]) -> Any:
    parts = _parts(template)
    if len(parts) == 1 and not parts[0][0]:
        return _at(fields, parts[0][1])
    return "".join(literal + (str(_at(fields, path)) if path else "") for literal, path in parts)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = value[int(key) if isinstance(value, list) else key]
        if isinstance(value, Unknown):
            raise Unanswered(value.reason)
        if value is None:
            raise KeyError(key)
    return value
