"""Reads a Terraform schema back out of the JavaScript classes that CDK Terrain generated from one.

Each generated class names every attribute in a comment, `// name - computed: true, optional: true,
required: false`, followed by a getter that tells its type; what is a block, and of which nesting, stands in
the HCL mapping of the same class. Lost on the way, and so absent here: descriptions, `sensitive`, `deprecated`,
`write_only`, a `max_items` above 1, and what is required inside a block of the provider.
"""

import re
from dataclasses import dataclass
from typing import Any

from tests.bindings import older

Json = Any

_CLASS = re.compile(r"^class (\w+) extends cdktn\.(\w+) \{\n(.*?)^\}$", re.M | re.S)
_FUNCTION = re.compile(r"^function (\w+)ToHclTerraform\(struct\) \{\n(.*?)^\}$", re.M | re.S)
_FIELD = re.compile(r"^    // (\w+) - computed: (\w+), optional: (\w+), required: (\w+)$", re.M)
_MAPPED = re.compile(
    r'^ +(\w+): \{\n +value: .*\n +isBlock: (\w+),\n +type: "(\w+)",\n +storageClassType: "(\w+)",', re.M
)
_GETTER = re.compile(r"(tolist\()?this\.get(\w+)Attribute\(")
_MEMBER = re.compile(r"new (?:\w+\.)?(\w+?)(OutputReference|List)\(this, ['\"]\w+['\"](?:, (true|false))?\)")
_MAP = re.compile(r"new cdktn\.(\w+?)Map(List)?\(this")
_SCALARS = {"String": "string", "Boolean": "bool", "Number": "number", "Any": "string"}
_STORED = {"any": "string", "string": "string", "boolean": "bool", "number": "number"}


def schema(source: str) -> Json:
    """The schema of the one resource, data source or provider that the JavaScript source defines."""
    return {"version": 0, "block": _Module(source).root()}


@dataclass(frozen=True)
class _Field:
    """One attribute or block as the comment, the getter and the HCL mapping of its class tell it."""

    name: str
    computed: bool
    optional: bool
    required: bool
    getter: str
    is_block: bool
    nesting: str
    stored: str

    def flags(self) -> Json:
        told = {"computed": self.computed, "optional": self.optional, "required": self.required}
        return {name: True for name, value in told.items() if value}


class _Module:
    """The generated classes of one Terraform type."""

    def __init__(self, source: str) -> None:
        told = older.told if older.is_older(source) else str
        self.classes = {name: (parent, told(body)) for name, parent, body in _CLASS.findall(source)}
        self.bodies = {parent: body for _, parent, body in _CLASS.findall(source)}
        self.mapped = dict(_FUNCTION.findall(source))

    def root(self) -> Json:
        roots = [(parent, body) for parent, body in self.classes.values() if parent.startswith("Terraform")]
        if len(roots) != 1:
            raise ValueError(f"expected one root class, found {len(roots)}")
        ((parent, body),) = roots
        # `alias` of a provider belongs to the language, not to its schema.
        no_field = {"alias"} if parent == "TerraformProvider" else set()
        fields = _fields(body, self.bodies[parent])
        return self._block([field for field in fields if field.name not in no_field])

    def _members(self, owner: str) -> list[_Field]:
        mapping = self.mapped.get(owner[0].lower() + owner[1:], "")
        if f"{owner}OutputReference" in self.classes:
            return _fields(self.classes[f"{owner}OutputReference"][1], mapping)
        return [_Field(name, False, True, False, "", *rest) for name, rest in _mapped(mapping).items()]

    def _block(self, fields: list[_Field]) -> Json:
        attributes, blocks = {}, {}
        for field in fields:
            if field.is_block and not field.computed:
                blocks[field.name] = self._nested(field)
            else:
                attributes[field.name] = {"type": self._type(field), **field.flags()}
        return {"attributes": attributes, "block_types": blocks}

    def _nested(self, field: _Field) -> Json:
        owner, kind = _owner(field)
        nested = {"block": self._block(self._members(owner))}
        if field.nesting == "struct":
            return {"nesting_mode": "single", **nested}
        limits = {"min_items": 1} if field.required else {}
        if kind == "OutputReference":
            limits["max_items"] = 1
        return {"nesting_mode": field.nesting, **limits, **nested}

    def _type(self, field: _Field) -> Json:
        if found := _GETTER.search(field.getter):
            return _simple(found[2], is_set=bool(found[1]))
        if found := _MAP.search(field.getter):
            mapped = ["map", _SCALARS[found[1]]]
            return ["list", mapped] if found[2] else mapped
        if found := _MEMBER.search(field.getter):
            members = {member.name: self._type(member) for member in self._members(found[1])}
            return ["set" if found[3] == "true" else "list", ["object", members]]
        return _stored(field)


def _fields(body: str, mapping: str) -> list[_Field]:
    mapped = _mapped(mapping)
    marks = list(_FIELD.finditer(body))
    ends = [*(mark.start() for mark in marks), len(body)][1:]
    fields = []
    for mark, end in zip(marks, ends, strict=True):
        computed, optional, required = (mark[group] == "true" for group in (2, 3, 4))
        rest = mapped.get(mark[1], (False, "", ""))
        fields.append(_Field(mark[1], computed, optional, required, body[mark.end() : end], *rest))
    return fields


def _mapped(mapping: str) -> dict[str, tuple[bool, str, str]]:
    return {name: (block == "true", kind, stored) for name, block, kind, stored in _MAPPED.findall(mapping)}


def _owner(field: _Field) -> tuple[str, str]:
    """The class of a block and how it is wrapped; the provider's own blocks have no wrapper."""
    if found := _MEMBER.search(field.getter):
        return found[1], found[2]
    return field.stored.removesuffix("List"), "List"


def _simple(getter: str, *, is_set: bool) -> Json:
    if getter in _SCALARS:
        return _SCALARS[getter]
    if getter.endswith("Map"):
        return ["map", _SCALARS[getter.removesuffix("Map")]]
    element = _SCALARS[getter.removesuffix("List") or "String"]
    return ["set" if is_set else "list", element]


def _stored(field: _Field) -> Json:
    """The type of an attribute that only the HCL mapping types: the provider block's plain fields."""
    if field.stored in _STORED:
        return _STORED[field.stored]
    if not field.stored:
        raise ValueError(f"{field.name}: no type in {field.getter[:200]!r}")
    inner = field.stored.removesuffix("List") if field.stored.endswith("List") else field.stored.removesuffix("Map")
    if inner.endswith("Map"):
        return [field.nesting, ["map", _STORED[inner.removesuffix("Map")]]]
    return [field.nesting, _STORED[inner]]
