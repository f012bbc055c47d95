"""What functions ask of their arguments; `Refused` is what Terraform would say about a wrong one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.values import MAX_TEXT, Attribute, Lazy, not_known, number_of, text_of, texts_in, truth_of


class Refused(Exception):
    """What Terraform would say about the arguments."""


def as_text(value: Any) -> str:
    """Return the argument as a string."""
    found = text_of(value)
    if isinstance(found, Unknown):
        raise Refused(found.reason)
    return found


def as_number(value: Any) -> int | float:
    """Return the argument as a number."""
    found = number_of(value)
    if isinstance(found, Unknown):
        raise Refused(found.reason)
    return found


def as_integer(value: Any) -> int:
    """Return the argument as a whole number."""
    found = as_number(value)
    if not isinstance(found, int):
        raise Refused("a whole number is needed")
    return found


def as_truth(value: Any) -> bool:
    """Return the argument as a bool."""
    found = truth_of(value)
    if isinstance(found, Unknown):
        raise Refused(found.reason)
    return found


def as_list(value: Any) -> list[Any]:
    """Return the argument as a list."""
    if not isinstance(value, list):
        raise Refused("a list is needed")
    return value


def as_map(value: Any) -> dict[str, Any]:
    """Return the argument as a map."""
    if not isinstance(value, dict):
        raise Refused("a map is needed")
    return value


def undecided(value: Any) -> Unknown | None:
    """Return why a value itself is not known; what is in it may be."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Attribute):
        return value.unknown
    if isinstance(value, Lazy):
        return not_known(value)
    return None


def opened(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return `function` for arguments that are known themselves, whatever is in them."""

    def guarded(*arguments: Any) -> Any:
        return next((u for u in map(undecided, arguments) if u is not None), None) or function(*arguments)

    return guarded


def whole(number: int | float) -> int | float:
    """Return a number without a fraction as an int."""
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < 1e15 else number


def weigh(*texts: tuple[str, int]) -> None:
    """Refuse to make a string that would be too long, before it takes the memory."""
    if sum(len(text) * times for text, times in texts) > MAX_TEXT:
        raise Refused("the string would be too long")


def json_text(value: Any) -> str:
    """Return a plain value as JSON, the way Terraform writes it."""
    weigh(*((text, 1) for text in texts_in(value)))
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
