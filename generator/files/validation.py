"""A document against a pydantic model: every mistake at its place, in the words of the file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.errors import EurofenceError, Mistakes
from generator.files.document import Steps, Yaml

M = TypeVar("M", bound=BaseModel)

_UNIONS = (Union, UnionType)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule finds wrong at a value of a valid model: where in the data, what, and what to do."""

    steps: Steps
    message: str
    hint: str = ""


def validated(model: type[M], document: Yaml) -> M:
    """Return the document as a `model`, or raise all its mistakes."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise Mistakes(_translated(error, model, document)) from None


def mistakes_in(model: type[BaseModel], document: Yaml, *, partial: bool = False) -> list[EurofenceError]:
    """Return what is wrong with the document; `partial`: what is missing below the top may come from elsewhere."""
    try:
        model.model_validate(document.data)
    except ValidationError as error:
        return list(_translated(error, model, document, partial=partial))
    return []


def located(problems: Iterable[Problem], document: Yaml) -> list[EurofenceError]:
    """Return each problem as an error at its place in the document."""
    return [EurofenceError(each.message, where=document.where(each.steps), hint=each.hint) for each in problems]


def wrong(message: str, hint: str) -> PydanticCustomError:
    """Return the error that a model's own check raises."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def nearest(word: str, valid: Iterable[str], otherwise: str | None = None) -> str:
    """Return a hint: the valid word that was probably meant, else `otherwise`, by default the valid words."""
    words = {each.lower(): each for each in sorted(valid)}
    if close := difflib.get_close_matches(word.lower(), words, n=1):
        return f"did you mean `{words[close[0]]}`?"
    return _valid(words.values()) if otherwise is None else otherwise


def _translated(
    error: ValidationError, model: type[BaseModel], document: Yaml, *, partial: bool = False
) -> Iterator[EurofenceError]:
    for detail in error.errors(include_url=False):
        kind, spot = detail["type"], _follow(detail["loc"], model)
        if kind == "missing" and partial and len(spot.steps) > 1:
            continue
        if kind == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # pydantic counts only valid items, and has said what is wrong with the others
        if kind == "missing":
            place = document.where_key(spot.steps[:-1])
        elif kind == "extra_forbidden" or detail["loc"][-1:] == ("[key]",):
            place = document.where_key(spot.steps)
        else:
            place = document.where(spot.steps)
        message, hint = _words(detail, spot)
        yield EurofenceError(message, where=place, hint=hint)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a mistake is: the way in the data, the section around it, and what is said about the field."""

    steps: Steps
    section: type[BaseModel]
    description: str


def _follow(loc: Sequence[str | int], model: type[BaseModel]) -> _Spot:
    """Return the spot of a mistake from pydantic's way, which names a union's tag as a step of its own."""
    steps: list[str | int] = []
    section, description = model, ""
    annotation: Any = model
    for step in loc:
        if step == "[key]":
            break
        options = _options(annotation)
        models = [each for each in options if _is_model(each)]
        if len(models) > 1:
            annotation = next((each for each in models if step in _tags(each)), annotation)
            continue
        steps.append(step)
        if models:
            section = models[0]
            field = _field(section, step)
            annotation, description = (field.annotation, field.description or "") if field else (None, "")
        else:
            annotation = next((get_args(each)[-1 if _is_dict(each) else 0] for each in options if get_args(each)), None)
    return _Spot(tuple(steps), section, description)


def _options(annotation: Any) -> tuple[Any, ...]:
    """The types an annotation allows besides None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in _UNIONS:
        return tuple(option for each in get_args(annotation) for option in _options(each))
    return () if annotation in (None, NoneType) else (annotation,)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_dict(annotation: Any) -> bool:
    return get_origin(annotation) is dict


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    """The field a key of the file means."""
    return next((field for name, field in model.model_fields.items() if key == (field.alias or name)), None)


def _tags(model: type[BaseModel]) -> set[Any]:
    """Every literal the model's fields are bound to: a union's tag is one of them."""
    annotations = [field.annotation for field in model.model_fields.values()]
    return {tag for each in annotations if get_origin(each) is Literal for tag in get_args(each)}


def _words(detail: ErrorDetails, spot: _Spot) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    last = str(spot.steps[-1]) if spot.steps else ""
    if kind == "missing":
        return f"`{last}` is missing", spot.description
    if kind == "union_tag_not_found":
        return f"{context['discriminator'].replace(chr(39), '`')} is missing", ""
    if kind == "extra_forbidden":
        keys = _keys(spot.section)
        return f"unknown key `{last}`", f"{nearest(last, keys, '')} {_valid(keys)}".strip()
    if kind in ("literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context["expected_tags"]
        valid = _QUOTED.findall(expected) or re.findall(r"\d+", expected)
        word = context.get("tag", given)
        return f"{_shown(word)} is not one of {', '.join(valid)}", nearest(str(word), valid, "")
    if "hint" in context:  # one of our own checks
        return context["message"], context["hint"]
    if kind == "string_pattern_mismatch":
        described = spot.description if detail["loc"][-1:] != ("[key]",) else ""
        return f"{_shown(given)} has the wrong form", described or f"it must match {context['pattern']}"
    return _words_of_type(kind, given, context)


def _words_of_type(kind: str, given: Any, context: dict[str, Any]) -> tuple[str, str]:
    """The same for what has the wrong type or size."""
    if kind in _BOUNDS:
        return f"{_shown(given)} is {_BOUNDS[kind].format(**context)}", ""
    wanted = next((words for start, words in _WANTED.items() if kind.startswith(start)), None)
    if wanted is None:
        return f"{_shown(given)} is not valid here ({kind.replace('_', ' ')})", ""
    hint = ""
    if kind == "string_type" and isinstance(given, bool | int | float):
        hint = "put it in quotes"
    elif kind == "tuple_type" and isinstance(given, str):
        hint = f"write [{given}]"
    return f"{wanted} is wanted, not {_shown(given)}", hint


_QUOTED = re.compile(r"'([^']*)'")
_WANTED = {
    "model": "a mapping",
    "dict": "a mapping",
    "tuple": "a list",
    "string_type": "text",
    "int": "a whole number",
    "bool": "true or false",
}
_BOUNDS = {
    "greater_than_equal": "less than {ge}",
    "less_than_equal": "more than {le}",
    "too_short": "not enough, at least {min_length} is wanted",
    "string_too_short": "too short, at least {min_length} characters are wanted",
    "string_too_long": "too long, at most {max_length} characters are wanted",
}


def _keys(model: type[BaseModel]) -> list[str]:
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _valid(words: Iterable[str]) -> str:
    return f"valid: {', '.join(words)}" if words else ""


def _shown(given: Any) -> str:
    """A value as its writer would name it."""
    if given is None or given == "":
        return "nothing" if given is None else "an empty text"
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list | tuple):
        return "a list" if given else "an empty list"
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return f"`{text if len(text) <= 80 else text[:77] + '...'}`"
