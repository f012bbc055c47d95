"""Turn a document into a fact: the only interpreter of the mapping rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec.structs import fields

from generator.facts import Fact, Flow, Known, Origin, Ref, Unknown, Value
from generator.mappings.schema import Document, Mapping, Reader

Shape = Literal["terraform", "api"]
Forms = tuple[tuple[type, ...], tuple[type, ...]]
"""What a value may be, and each part of it where it is a tuple."""


def to_fact(mapping: Mapping, document: Document, shape: Shape) -> Fact:
    """Return the fact that `document` tells; every field is read by the row's reader for `shape`.

    A plan is somebody's file: a value of a type that the provider never writes makes its field unknown.
    """
    forms = _forms(mapping.kind)
    told: dict[str, Any] = {
        name: _told(name, getattr(field, shape), document, forms[name]) for name, field in mapping.fields.items()
    }
    found = identities(mapping, document, shape)
    return mapping.kind(
        id=document.id,
        type=document.type,
        provider=mapping.provider,
        service=mapping.service,
        identities=found.value if isinstance(found, Known) else (),
        project=document.project,
        universe=_universe(mapping, document),
        origin=Origin(document.file, document.line),
        **told,
    )


def identities(mapping: Mapping, document: Document, shape: Shape) -> Value[tuple[str, ...]]:
    """Return the names that the resource goes by, or why they are not known."""
    forms = _forms(mapping.kind)["identities"]
    found = _told("identities", getattr(mapping.identities, shape), document, forms)
    return Known(()) if found is None else found


def _told(name: str, reader: Reader, document: Document, forms: Forms) -> Value[Any] | None:
    try:
        found = reader(document)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        return Unknown(f"its {name.replace('_', ' ')} has a form that is not known here: {error}")
    # No value at all means that there is no such thing.
    if not isinstance(found, Known) or _fits(found.value, *forms):
        return found
    return Unknown(f"its {name.replace('_', ' ')} has a form that is not known here")


def _fits(value: Any, forms: tuple[type, ...], parts: tuple[type, ...] = ()) -> bool:
    """Tell whether a value is one of some types, through tuples, and through references and flows to what they name."""
    if not isinstance(value, forms):
        return False
    if isinstance(value, tuple):
        return all(_fits(each, parts) for each in value)
    if isinstance(value, Flow):
        return isinstance(value.location, str) and _fits(value.to, (str, Ref))
    return not isinstance(value, Ref) or isinstance(value.to, str)


@cache
def _forms(kind: type[Fact]) -> dict[str, Forms]:
    """Return what the value of each field of a kind may be."""
    found = {}
    for field in fields(kind):
        forms = list(_alternatives(field.type))
        tuples = [form for form in forms if get_origin(form) is tuple]
        parts = tuple(part for form in tuples for part in _alternatives(get_args(form)[0]))
        found[field.name] = (tuple(get_origin(form) or form for form in forms), parts)
    return found


def _alternatives(form: Any) -> Iterator[Any]:
    """Yield what a type annotation allows: the alternatives of a union, the value of what is known, text for a word."""
    if get_origin(form) in (Union, UnionType, Known):
        for each in get_args(form):
            yield from _alternatives(each)
    elif form is not Unknown:
        yield str if get_origin(form) is Literal else form


def _universe(mapping: Mapping, document: Document) -> Value[str]:
    # AWS regions name their partition themselves, and Google's own universe goes without saying.
    own = isinstance(document.operator, Known) and document.operator.value in ("", "googleapis.com")
    return Known("") if own or mapping.provider != "google" else document.operator
