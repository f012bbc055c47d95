"""Follow what an unknown attribute refers to: through module inputs and outputs, `each`, `count`, to one resource.

A value that is known after apply is not a mystery: the configuration in the plan says which resource it will come
from. Three things a plan's JSON cannot say: what a local holds, what stands inside a dynamic block, and how several
references are combined. Those stay unknown. A fourth it cannot say either: whether a function stands around a single
reference (`lookup({...}, var.region)` is told as `var.region`). That one is taken for the plain reference it nearly
always is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from generator.facts import Known, Ref, Unknown, Value
from generator.sources.block import ACCOUNTS, sole
from generator.sources.plan.schema import (
    ConfigResource,
    Configuration,
    Index,
    Module,
    ModuleCall,
    Plan,
)


@dataclass(slots=True)
class Scope:
    """One module instance: its configuration, its address with a dot at the end, and who called it with which key."""

    module: Module
    prefix: str
    parent: Scope | None = None
    call: ModuleCall | None = None
    key: Index = None


class References:
    """Resolves the references of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._configuration: Configuration = plan.configuration
        self._variables = plan.variables
        self._scopes: dict[str, Scope | None] = {"": Scope(plan.configuration.root_module, "")}
        self._resources: dict[int, dict[tuple[str, str, str], ConfigResource]] = {}

    def resource(self, module_address: str, mode: str, kind: str, name: str) -> ConfigResource | None:
        """Return the block of the configuration that a resource instance was made from."""
        scope = self.scope(module_address)
        if scope is None:
            return None
        found = self._resources.get(id(scope.module))
        if found is None:
            found = {(r.mode, r.type, r.name): r for r in scope.module.resources}
            self._resources[id(scope.module)] = found
        return found.get((mode, kind, name))

    def scope(self, address: str) -> Scope | None:
        """Return the module instance at `address`, None where the configuration has no such module."""
        if address not in self._scopes:
            self._scopes[address] = self._descend(address)
        return self._scopes[address]

    def follow(
        self, expression: Any, scope: Scope, block: ConfigResource | ModuleCall | None, key: Index, depth: int = 0
    ) -> Any:
        """Return what `expression` comes to: a constant, a `Ref`, or an `Unknown`.

        `block` and `key` give `each` and `count` their meaning.
        """
        if not isinstance(expression, dict) or depth > _DEEPEST:
            return Unknown("its expression is not in the plan")
        if "constant_value" in expression:
            return expression["constant_value"]
        names = _most_specific(expression.get("references") or [])
        if len(names) == 2 and names[1] in ("each.key", "count.index") and key is not None:
            # `x[each.key].arn` is told as `x, each.key`; `"${x.arn}/${each.key}"` as `x.arn, x, each.key`.
            return self._instance(names[0], scope, key)
        if len(names) != 1:
            return Unknown(f"it combines {', '.join(names)}" if names else "it is known after apply")
        return self._name(names[0], scope, block, key, depth + 1)

    def setting(self, expressions: dict[str, msgspec.Raw], name: str, module_address: str) -> Value[str] | None:
        """Return what a provider block sets `name` to, None where it says nothing."""
        if name not in expressions:
            return None
        scope = self.scope(module_address)
        if scope is None:
            return Unknown(f"module {module_address} is not in the plan's configuration")
        found = self.follow(msgspec.json.decode(expressions[name]), scope, None, None)
        if isinstance(found, (Unknown, Ref)):
            return found if isinstance(found, Unknown) else Unknown(f"it comes from {found.to}")
        if name == ACCOUNTS:
            found = sole(found)
        return Known(found) if isinstance(found, str) else None

    def _descend(self, address: str) -> Scope | None:
        parent_address, name, key = _last_module(address)
        parent = self.scope(parent_address)
        call = parent.module.module_calls.get(name) if parent else None
        return Scope(call.module, f"{address}.", parent, call, key) if call else None

    def _name(self, name: str, scope: Scope, block: ConfigResource | ModuleCall | None, key: Index, depth: int) -> Any:
        head, _, rest = name.partition(".")
        if head == "var":
            return self._variable(rest.split(".")[0].split("[")[0], scope, depth)
        if head == "module":
            return self._output(name, scope, depth)
        if head == "each":
            return self._each(name, scope, block, key)
        if head in ("local", "path", "terraform", "self", "count"):
            return Unknown(f"it goes through {name}, which the plan does not hold")
        return Ref(f"{scope.prefix}{_resource(name)}")

    def _instance(self, name: str, scope: Scope, key: Index) -> Ref | Unknown:
        if name != _resource(name) or name.startswith(("module.", "var.", "local.")):
            return Unknown(f"it combines {name} and an instance's key")
        return Ref(f"{scope.prefix}{name}{_subscript(key)}")

    def _variable(self, name: str, scope: Scope, depth: int) -> Any:
        block = scope.module.variables.get(name)
        if block is not None and block.sensitive:
            return Unknown(f"var.{name} is sensitive")
        if scope.parent is None or scope.call is None:
            variable = self._variables.get(name)
            value = msgspec.json.decode(variable.value) if variable else None
            return value if isinstance(value, str) else Unknown(f"var.{name} is not known in the plan")
        if name in scope.call.expressions:
            expression = msgspec.json.decode(scope.call.expressions[name])
            return self.follow(expression, scope.parent, scope.call, scope.key, depth)
        if block is None or not bytes(block.default):
            return Unknown(f"var.{name} is not known in the plan")
        default = msgspec.json.decode(block.default)
        return default if isinstance(default, str) else Unknown(f"var.{name} is not known in the plan")

    def _output(self, name: str, scope: Scope, depth: int) -> Any:
        found = _OUTPUT.match(name)
        if not found:
            return Unknown(f"it goes through {name}")
        address = f"{scope.prefix}module.{found['call']}"
        child = self.scope(address)
        output = child.module.outputs.get(found["output"]) if child else None
        if child is None or output is None:
            return Unknown(f"{name} is not in the plan's configuration")
        return self.follow(output.expression, child, None, None, depth)

    def _each(self, name: str, scope: Scope, block: ConfigResource | ModuleCall | None, key: Index) -> Any:
        expression = block.for_each_expression if block else None
        names = _most_specific(expression.references) if expression else []
        if not name.startswith("each.value") or len(names) != 1 or key is None:
            return Unknown(f"it is {name} of something known after apply")
        if names[0].split(".")[0] in ("var", "local", "module", "data"):
            return Unknown(f"it is {name} of {names[0]}")
        return Ref(f"{scope.prefix}{_resource(names[0])}{_subscript(key)}")


_DEEPEST = 50
_OUTPUT = re.compile(r"module\.(?P<call>[^.\[]+(\[(\"[^\"]*\"|\d+)\])?)\.(?P<output>[^.\[]+)")
_STEP = re.compile(r"module\.(?P<name>[^.\[]+)(\[(?P<key>\"(\\.|[^\"\\])*\"|\d+)\])?(\.|$)")


def _last_module(address: str) -> tuple[str, str, Index]:
    steps = list(_STEP.finditer(address))
    if not steps:
        return "", "", None
    last = steps[-1]
    key = json.loads(last["key"]) if last["key"] else None
    return address[: last.start()].rstrip("."), last["name"], key


def _most_specific(names: list[str]) -> list[str]:
    """Drop names that only shorten the one before: `a.b.arn, a.b` is one reference."""
    kept: list[str] = []
    for name in names:
        if not any(other.startswith((f"{name}.", f"{name}[")) for other in kept) and name not in kept:
            kept.append(name)
    return kept


def _resource(name: str) -> str:
    """Return the resource's address of a reference, without the attribute: `a.b[0].arn` -> `a.b[0]`."""
    found = _RESOURCE.match(name)
    return found.group(0) if found else name


_RESOURCE = re.compile(r"(data\.)?[^.\[]+\.[^.\[]+(\[(\"(\\.|[^\"\\])*\"|\d+)\])?")


def _subscript(key: Index) -> str:
    return f"[{json.dumps(key)}]"
