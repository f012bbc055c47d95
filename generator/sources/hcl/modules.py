"""Modules: what `var`, `local`, `module`, `data` and resources mean in each, looked up when asked for.

Looking up on demand makes the order of declarations irrelevant, and a cycle is found where it closes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.facts import Unknown, Unreadable
from generator.sources.hcl.definitions import Definition
from generator.sources.hcl.expansion import Copy, Expansion, expand
from generator.sources.hcl.expressions import Scope
from generator.sources.hcl.project import Project
from generator.sources.hcl.providers import Providers
from generator.sources.hcl.resources import Instance
from generator.sources.hcl.tree import Expression, Section
from generator.sources.hcl.values import Attribute, Failure, Lazy

_MAX_DEPTH = 30
"""How deep modules may call modules; people stay below 10."""

_ABOUT_THE_CALL = frozenset({"source", "version", "count", "for_each", "providers", "depends_on"})


@dataclass(frozen=True, slots=True)
class Call:
    """One copy of a `module` block: the module it stands in, and the names its inputs may use."""

    module: Module
    section: Section
    copy: Copy

    @property
    def names(self) -> tuple[str, ...]:
        """The path of names to what it calls, without keys."""
        return (*self.module.names, self.section.labels[0])

    @property
    def prefix(self) -> str:
        """What the addresses in what it calls begin with."""
        return f"{self.module.prefix}module.{self.section.labels[0]}{self.copy.suffix}."


class Module:
    """One instance of a module. `names` is its path without keys, `prefix` what its addresses begin with."""

    def __init__(
        self, project: Project, definition: Definition, inputs: Mapping[str, Expression], call: Call | None = None
    ) -> None:
        self.definition: Definition = definition
        self.names: tuple[str, ...] = call.names if call else ()
        self.prefix: str = call.prefix if call else ""
        self.scope = Scope(self)
        self.providers: Providers = Providers(
            definition,
            self.prefix,
            self._value,
            call.module.providers if call else None,
            call.section.body.settings.get("providers") if call else None,
        )
        self._project = project
        self._inputs = inputs
        self._input_scope: Scope = call.module.scope.inner(call.copy.names) if call else self.scope
        self._folders: tuple[str, ...] = (*(call.module._folders if call else ()), definition.folder)
        self._known: dict[str, Any] = {}
        self._asked: set[str] = set()

    def root(self, name: str) -> Any:
        """Return what the first word of a reference means here."""
        lookup = _ROOTS.get(name)
        if lookup is not None:
            return lookup(self)
        if name in ("each", "count", "self"):
            return Failure(f"{name} means nothing here")
        return Names(name, lambda label: self._resource("managed", name, label))

    def instances(self) -> Iterator[Instance]:
        """Yield every resource and data source of this module."""
        for key in self.definition.resources:
            yield from self._instances(*key)[1]

    def children(self) -> Iterator[Module]:
        """Yield every module that this one calls."""
        for name in self.definition.modules:
            yield from self._modules(name)[1]

    def output(self, name: str) -> Any:
        """Return the value of an output."""
        section = self.definition.outputs.get(name)
        if section is None or "value" not in section.body.settings:
            return Failure(f"{self.prefix[:-1]} has no output {name}")
        value = section.body.settings["value"]
        return self._once(f"output.{name}", lambda: self._unless_secret(section, f"output {name}", self._value(value)))

    def _variable(self, name: str) -> Any:
        section = self.definition.variables.get(name)
        if section is None:
            return Failure(f"var.{name} is not declared")
        return self._once(f"var.{name}", lambda: self._assigned(name, section))

    def _assigned(self, name: str, section: Section) -> Any:
        settings = section.body.settings
        if name in self._inputs:
            value = self._project.evaluator.value(self._inputs[name], self._input_scope)
            if value is None and "nullable" in settings and self._value(settings["nullable"]) is False:
                value = self._value(settings["default"]) if "default" in settings else None
        elif "default" in settings:
            value = self._value(settings["default"])
        else:
            where = f" of {self.prefix[:-1]}" if self.prefix else ""
            return Unknown(f"var.{name}{where} has no {'value' if self.prefix else 'default'}")
        converted = self._project.conversion(section)(value)
        if isinstance(converted, Failure) and not isinstance(value, Unknown):
            converted = Failure(f"var.{name}: {converted.reason}")
        return self._unless_secret(section, f"var.{name}", converted)

    def _unless_secret(self, section: Section, what: str, value: Any) -> Any:
        """Return a value unless it is marked as a secret, which must never reach any output."""
        for mark in ("sensitive", "ephemeral"):
            expression = section.body.settings.get(mark)
            marked = expression is not None and self._value(expression) is not False
            if marked and not isinstance(value, (Attribute, Unknown)):
                return Unknown(f"{what} is {mark}")
        return value

    def _local(self, name: str) -> Any:
        expression = self.definition.locals.get(name)
        if expression is None:
            return Failure(f"local.{name} is not declared")
        return self._once(f"local.{name}", lambda: self._value(expression))

    def _resource(self, mode: str, kind: str, name: str) -> Any:
        """Return what a resource or data source is to an expression: one, a list or map of them, or unknown."""
        if (mode, kind, name) not in self.definition.resources:
            return Failure(f"{_address(mode, kind, name)} is not declared")
        return self._instances(mode, kind, name)[0]

    def _instances(self, mode: str, kind: str, name: str) -> tuple[Any, list[Instance]]:
        address = _address(mode, kind, name)
        found: tuple[Any, list[Instance]] = self._once(address, lambda: self._made(mode, kind, name), _closed)
        return found

    def _made(self, mode: str, kind: str, name: str) -> tuple[Any, list[Instance]]:
        section = self.definition.resources[mode, kind, name]
        address = f"{self.prefix}{_address(mode, kind, name)}"
        expansion = self._expanded(section, address)
        made = [
            Instance(section, f"{address}{copy.suffix}", self.scope.inner(copy.names), self._project.evaluator)
            for copy in expansion.copies
        ]
        return expansion.gather(address, made), made

    def _module(self, name: str) -> Any:
        if name not in self.definition.modules:
            return Failure(f"module.{name} is not declared")
        return self._modules(name)[0]

    def _modules(self, name: str) -> tuple[Any, list[Module]]:
        found: tuple[Any, list[Module]] = self._once(f"module.{name}", lambda: self._called(name), _closed)
        return found

    def _called(self, name: str) -> tuple[Any, list[Module]]:
        section = self.definition.modules[name]
        address = f"{self.prefix}module.{name}"
        expansion = self._expanded(section, address)
        found = self._located(name, section) if expansion.copies else self.definition
        if isinstance(found, str):
            self._project.unreadable.add(Unreadable(call=f"module {name}", scope=address, reason=found))
            return Unknown(f"{address} is not read: {found}"), []
        inputs = {key: value for key, value in section.body.settings.items() if key not in _ABOUT_THE_CALL}
        made = [Module(self._project, found, inputs, Call(self, section, copy)) for copy in expansion.copies]
        return expansion.gather(address, [Names(f"{m.prefix[:-1]}", m.output) for m in made]), made

    def _located(self, name: str, section: Section) -> Definition | str:
        expression = section.body.settings.get("source")
        source = None if expression is None else self._value(expression)
        if not isinstance(source, str):
            return source.reason if isinstance(source, Unknown) else "it names no source"
        found = self._project.locate((*self.names, name), source, self.definition.folder)
        if isinstance(found, Definition) and found.folder in self._folders:
            return f"source {source} calls itself"
        return "modules call modules too deep" if len(self.names) >= _MAX_DEPTH else found

    def _expanded(self, section: Section, address: str) -> Expansion:
        found = expand(section, self.scope, self._project.evaluator, self.prefix)
        self._project.count(len(found.copies))
        if found.kind == "unknown":
            self._project.notes.add(f"{address}: how many there are is not known: {found.reason}")
        return found

    def _value(self, expression: Expression) -> Any:
        return self._project.evaluator.value(expression, self.scope)

    def _once(
        self, name: str, make: Callable[[], Any], closed: Callable[[Unknown], Any] = lambda reason: reason
    ) -> Any:
        """Return the remembered value of `name`; `closed` makes one of the reason when it depends on itself."""
        if name in self._asked:
            return closed(Failure(f"{name} refers to itself"))
        if name not in self._known:
            self._asked.add(name)
            try:
                self._known[name] = make()
            finally:
                self._asked.discard(name)
        return self._known[name]


class Names(Lazy):
    """Something that only has names in it: `var`, `local`, a resource type, the outputs of a module."""

    __slots__ = ("_label", "_lookup")

    def __init__(self, label: str, lookup: Callable[[str], Any]) -> None:
        self._label = label
        self._lookup = lookup

    def attribute(self, name: str) -> Any:
        """Look a name up."""
        return self._lookup(name)

    def outside(self) -> Unknown:
        """Say that it is no value itself."""
        return Unknown(f"{self._label} is no value that can be read")


def _address(mode: str, kind: str, name: str) -> str:
    return f"data.{kind}.{name}" if mode == "data" else f"{kind}.{name}"


def _closed(reason: Unknown) -> tuple[Unknown, list[Any]]:
    return reason, []


_ROOTS: dict[str, Callable[[Module], Any]] = {
    "data": lambda m: Names("data", lambda kind: Names(kind, lambda name: m._resource("data", kind, name))),
    "ephemeral": lambda m: Unknown("an ephemeral resource keeps no values"),
    "local": lambda m: Names("local", m._local),
    "module": lambda m: Names("module", m._module),
    "path": lambda m: {
        "module": m.definition.folder,
        "root": ".",
        "cwd": Unknown("path.cwd is the folder of whoever runs terraform"),
    },
    "terraform": lambda m: {"workspace": Unknown("terraform.workspace is chosen when terraform runs")},
    "var": lambda m: Names("var", m._variable),
}
