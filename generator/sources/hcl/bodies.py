"""What a block says: its attributes, and its nested blocks as lists, `dynamic` ones expanded."""

from __future__ import annotations

from typing import Any

from generator.facts import Unknown
from generator.sources.hcl.access import pairs
from generator.sources.hcl.expressions import Evaluator, Scope
from generator.sources.hcl.tree import Body, Name, Section
from generator.sources.hcl.values import not_known

_ABOUT_THE_BLOCK = frozenset({"count", "for_each", "provider", "depends_on"})
_NESTED_ABOUT_THE_BLOCK = frozenset({"lifecycle", "provisioner", "connection"})


def settings(body: Body) -> list[str]:
    """Return the names of the attributes and nested blocks of a resource that tell of the resource itself."""
    names = [name for name in body.settings if name not in _ABOUT_THE_BLOCK]
    kinds = {_kind(section) for section in body.blocks if section.type not in _NESTED_ABOUT_THE_BLOCK}
    return [*names, *sorted(kinds.difference(names))]


def setting(body: Body, name: str, scope: Scope, evaluator: Evaluator) -> Any:
    """Return the value of one attribute, or the list of the nested blocks of that name; None when there is neither."""
    if name in body.settings:
        return evaluator.value(body.settings[name], scope)
    found: list[Any] = []
    for section in body.blocks:
        if _kind(section) != name:
            continue
        inner = (
            _dynamic(section, scope, evaluator) if section.type == "dynamic" else [_all(section.body, scope, evaluator)]
        )
        if isinstance(inner, Unknown):
            return inner
        found += inner
    return found or (None if not any(_kind(section) == name for section in body.blocks) else [])


def _kind(section: Section) -> str:
    return section.labels[0] if section.type == "dynamic" and section.labels else section.type


def _all(body: Body, scope: Scope, evaluator: Evaluator) -> dict[str, Any]:
    values = {name: evaluator.value(expression, scope) for name, expression in body.settings.items()}
    for section in body.blocks:
        kind = _kind(section)
        if kind not in values:
            values[kind] = setting(body, kind, scope, evaluator)
    return values


def _dynamic(section: Section, scope: Scope, evaluator: Evaluator) -> list[Any] | Unknown:
    content = section.body.of("content")
    over = section.body.settings.get("for_each")
    if len(content) != 1 or over is None:
        return Unknown(f"dynamic {_kind(section)} has no for_each or no content")
    collection = evaluator.value(over, scope)
    if not isinstance(collection, (list, dict)):
        return not_known(collection) or Unknown(f"dynamic {_kind(section)} goes over something that is no collection")
    iterator = section.body.settings.get("iterator")
    name = iterator.name if isinstance(iterator, Name) else _kind(section)
    return [
        _all(content[0].body, scope.inner({name: {"key": key, "value": item}}), evaluator)
        for key, item in pairs(collection)
    ]
