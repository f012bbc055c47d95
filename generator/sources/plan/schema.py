"""The parts of `terraform show -json` that are read, as typed structs: msgspec decodes these and skips the rest.

https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Index = int | str | None
_NOTHING = msgspec.Raw(b"{}")


class Change(msgspec.Struct):
    """What happens to one resource; values stay undecoded until a mapping asks for their type."""

    actions: list[str] = []
    before: msgspec.Raw = _NOTHING
    after: msgspec.Raw = _NOTHING
    after_unknown: msgspec.Raw = _NOTHING
    after_sensitive: msgspec.Raw = _NOTHING
    before_sensitive: msgspec.Raw = _NOTHING


class ResourceChange(msgspec.Struct):
    """One resource instance of the plan, changed or not."""

    address: str
    type: str
    name: str
    change: Change
    mode: Literal["managed", "data"] = "managed"
    module_address: str = ""
    index: Index = None
    deposed: str = ""


class Expression(msgspec.Struct):
    """How an attribute was written: a constant, or the names it refers to, most specific first."""

    constant_value: Any = None
    references: list[str] = []


class ConfigResource(msgspec.Struct):
    """A resource block of the configuration. `expressions` stays undecoded until it is needed."""

    mode: str
    type: str
    name: str
    provider_config_key: str = ""
    expressions: msgspec.Raw = _NOTHING
    for_each_expression: Expression | None = None
    count_expression: Expression | None = None


class Output(msgspec.Struct):
    """An output of a module."""

    expression: dict[str, Any] = {}


class ModuleCall(msgspec.Struct):
    """A module block and, within, the module it calls."""

    module: Module
    expressions: dict[str, msgspec.Raw] = {}
    for_each_expression: Expression | None = None
    count_expression: Expression | None = None


class VariableBlock(msgspec.Struct):
    """A variable block; `default` is empty where it has none."""

    default: msgspec.Raw = msgspec.Raw(b"")
    sensitive: bool = False


class Module(msgspec.Struct):
    """A module of the configuration."""

    variables: dict[str, VariableBlock] = {}
    resources: list[ConfigResource] = []
    module_calls: dict[str, ModuleCall] = {}
    outputs: dict[str, Output] = {}


class ProviderConfig(msgspec.Struct):
    """A provider block."""

    name: str = ""
    alias: str = ""
    module_address: str = ""
    expressions: dict[str, msgspec.Raw] = {}


class Configuration(msgspec.Struct):
    """The configuration the plan was made of, without its locals and its backend."""

    provider_config: dict[str, ProviderConfig] = {}
    root_module: Module = msgspec.field(default_factory=Module)


class Variable(msgspec.Struct):
    """The value a root variable had; undecoded, for it may be a secret."""

    value: msgspec.Raw = _NOTHING


class Plan(msgspec.Struct):
    """A plan. `values` is there in a state only, which some take for a plan."""

    format_version: str
    resource_changes: list[ResourceChange] | None = None
    configuration: Configuration = msgspec.field(default_factory=Configuration)
    variables: dict[str, Variable] = {}
    errored: bool = False
    complete: bool = True
    deferred_changes: list[msgspec.Raw] = []
    planned_values: msgspec.Raw = msgspec.Raw(b"")
    values: msgspec.Raw = msgspec.Raw(b"")
