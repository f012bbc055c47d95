"""Which provider configuration a resource uses, and the region, project and universe that it pins.

A module has its own configurations, those its caller passes (`providers = { aws = aws.us }`), and the default ones of
its caller.
https://developer.hashicorp.com/terraform/language/modules/develop/providers
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts import Known, Unknown, Value
from generator.sources.block import ACCOUNTS, CLOUDS, PROJECTS, ProviderBlock, sole
from generator.sources.hcl.definitions import Definition
from generator.sources.hcl.tree import Expression, Literal, Name, ObjectOf, Path, Section
from generator.sources.hcl.values import not_known, outside

# https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#universe_domain
_UNIVERSE: Value[str] = Known("googleapis.com", "default universe")
_NO_UNIVERSE: Value[str] = Known("")


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider configuration; `project` is AWS's account too, `defaults` the tags or labels of every resource."""

    block: ProviderBlock
    project: Value[str]
    defaults: Any = None


class Providers:
    """The provider configurations that one instance of a module can use."""

    def __init__(
        self,
        definition: Definition,
        prefix: str,
        value_of: Callable[[Expression], Any],
        parent: Providers | None,
        passed: Expression | None,
    ) -> None:
        self._definition = definition
        self._prefix = prefix
        self._value_of = value_of
        self._parent = parent
        self._passed = self._mapping(passed)
        kinds = definition.provider_types
        self._sections = {(kinds.get(name, name), alias): one for (name, alias), one in definition.providers.items()}
        self._found: dict[tuple[str, str], Provider] = {}

    def of(self, section: Section) -> Provider:
        """Return the configuration that a resource or data block uses."""
        wanted = section.body.settings.get("provider")
        named = _named(wanted) if wanted is not None else (section.labels[0].partition("_")[0], "")
        if named is None:
            reason = Unknown(f"the provider of {'.'.join(section.labels)} is not a plain reference")
            return _unknown(self._prefix, "", "", reason)
        return self._local(*named)

    def blocks(self) -> Iterator[ProviderBlock]:
        """Yield the cloud provider configurations that are declared here, and those used here without one."""
        for key in self._sections:
            self._find(*key)
        for (kind, alias), provider in sorted(self._found.items()):
            implied = self._parent is None and not alias
            if kind in CLOUDS and (implied or (kind, alias) in self._sections):
                yield provider.block

    def _local(self, name: str, alias: str) -> Provider:
        """Return a configuration by the name it has in this module."""
        return self._find(self._definition.provider_types.get(name, name), alias)

    def _find(self, kind: str, alias: str) -> Provider:
        key = (kind, alias)
        if key not in self._found:
            self._found[key] = self._resolve(kind, alias)
        return self._found[key]

    def _resolve(self, kind: str, alias: str) -> Provider:
        key = (kind, alias)
        if key in self._sections:
            return self._configured(kind, alias, self._sections[key])
        if self._parent is not None and key in self._passed:
            return self._parent._local(*self._passed[key])
        if self._parent is not None and not alias:
            return self._parent._find(kind, "")
        if alias:
            return _unknown("", kind, alias, Unknown(f"provider {kind}.{alias} is configured nowhere"))
        return _implied(kind)

    def _configured(self, kind: str, alias: str, section: Section) -> Provider:
        where = f"provider {kind} at {section.file}:{section.line}"
        universe = _NO_UNIVERSE if kind == "aws" else self._setting(section, "universe_domain", where, _UNIVERSE)
        block = ProviderBlock(
            address=f"{self._prefix}provider.{kind}{'.' if alias else ''}{alias}",
            name=CLOUDS.get(kind, kind),
            region=self._setting(section, "region", where),
            universe=universe,
            file=section.file,
            line=section.line,
        )
        return Provider(block, self._setting(section, PROJECTS.get(kind, "project"), where), self._defaults(section))

    def _defaults(self, section: Section) -> Any:
        """Return the default tags or labels of a configuration, None where it gives none."""
        found = [each.body.settings.get("tags") for each in section.body.of("default_tags")]
        expression = found[0] if found else section.body.settings.get("default_labels")
        return None if expression is None else outside(self._value_of(expression))

    def _setting(self, section: Section, name: str, where: str, default: Value[str] | None = None) -> Value[str]:
        if "for_each" in section.body.settings:
            return Unknown(f"{where} has a for_each, which is not evaluated")
        expression = section.body.settings.get(name)
        value = None if expression is None else self._value_of(expression)
        if value is None or value == "":
            return default or Unknown(f"{where} names no {name}: it comes from the environment of whoever applies")
        if name == ACCOUNTS:
            value = sole(value)
        if isinstance(value, str):
            return Known(value)
        return not_known(value) or Unknown(f"{where}: its {name} is not a string")

    def _mapping(self, passed: Expression | None) -> dict[tuple[str, str], tuple[str, str]]:
        """Return the caller's names of configurations by provider and alias here."""
        found = {}
        for here, there in passed.items if isinstance(passed, ObjectOf) else ():
            inner, outer = _named(here), _named(there)
            if inner is not None and outer is not None:
                found[self._definition.provider_types.get(inner[0], inner[0]), inner[1]] = outer
        return found


def _named(expression: Expression) -> tuple[str, str] | None:
    """Return name and alias of `aws`, `aws.us`, or the old `"aws.us"`."""
    if isinstance(expression, Literal) and isinstance(expression.value, str):
        name, _, alias = expression.value.partition(".")
        return name, alias
    if isinstance(expression, Name):
        return expression.name, ""
    if isinstance(expression, Path) and isinstance(expression.base, Name) and isinstance(expression.steps[0], str):
        return expression.base.name, expression.steps[0]
    return None


def _implied(kind: str) -> Provider:
    reason = f"no provider block configures {kind}: its {{}} comes from the environment of whoever applies"
    universe = _NO_UNIVERSE if kind == "aws" else _UNIVERSE
    region = Unknown(reason.format("region"))
    block = ProviderBlock(address=f"provider.{kind}", name=CLOUDS.get(kind, kind), region=region, universe=universe)
    return Provider(block, Unknown(reason.format(PROJECTS.get(kind, "project"))))


def _unknown(prefix: str, kind: str, alias: str, reason: Unknown) -> Provider:
    address = f"{prefix}provider.{kind}{'.' if alias else ''}{alias}"
    return Provider(ProviderBlock(address, kind, region=reason, universe=reason), reason)
