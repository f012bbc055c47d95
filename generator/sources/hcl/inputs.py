"""The values of the root module's variables: tfvars files, and what the caller gives.

The environment is not read: what `TF_VAR_` variables would say, the caller has to say.
https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

import msgspec

from generator.errors import EurofenceError, Where
from generator.sources.hcl.definitions import Definition
from generator.sources.hcl.syntax import parse, parse_expression
from generator.sources.hcl.tree import Expression, Literal
from generator.sources.hcl.types import is_primitive

_FIRST = ("terraform.tfvars", "terraform.tfvars.json")
_AUTOMATIC = (".auto.tfvars", ".auto.tfvars.json")


def inputs(
    definition: Definition, files: Mapping[str, bytes], variables: Mapping[str, Any] | None
) -> dict[str, Expression]:
    """Return what is assigned to each variable of the root module, later sources winning."""
    found: dict[str, Expression] = {}
    for name in (*_FIRST, *sorted(name for name in files if name.endswith(_AUTOMATIC))):
        if name in files:
            found.update(_file(name, files[name]))
    for name, value in sorted((variables or {}).items()):
        found[name] = _given(definition, name, value)
    return found


def _file(name: str, content: bytes) -> dict[str, Expression]:
    if name.endswith(".json"):
        try:
            values = msgspec.json.decode(content, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise EurofenceError(f"is not a JSON object: {error}", where=Where(name)) from None
        return {key: Literal(value) for key, value in values.items()}
    body = parse(name, content)
    for section in body.blocks:
        raise EurofenceError("a tfvars file holds no blocks", where=Where(name, section.line))
    return body.settings


def _given(definition: Definition, name: str, value: Any) -> Expression:
    section = definition.variables.get(name)
    if section is None:
        near = difflib.get_close_matches(name, definition.variables, 1)
        hint = f"did you mean {near[0]}?" if near else ""
        raise EurofenceError(f"there is no variable {name}", where="variables", hint=hint)
    if isinstance(value, str) and not is_primitive(section.body.settings.get("type")):
        return parse_expression(f"variable {name}", value)
    return Literal(value)
