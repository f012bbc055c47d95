"""One resource or data source: its attributes, as other expressions see them and as a `Block`."""

from __future__ import annotations

from typing import Any

from generator.facts import Ref, Unknown
from generator.sources.block import Block
from generator.sources.hcl import bodies
from generator.sources.hcl.expressions import Evaluator, Scope
from generator.sources.hcl.providers import Provider, Providers
from generator.sources.hcl.tree import Section
from generator.sources.hcl.values import Attribute, Lazy, Nested, outside


class Instance(Lazy):
    """One instance of a resource; attributes are evaluated once, when first asked for."""

    __slots__ = ("_evaluator", "_scope", "_section", "_values", "address")

    def __init__(self, section: Section, address: str, scope: Scope, evaluator: Evaluator) -> None:
        self.address = address
        self._section = section
        self._scope = scope
        self._evaluator = evaluator
        self._values: dict[str, Any] = {}

    def attribute(self, name: str) -> Any:
        """Return what the configuration says of an attribute, or the `Attribute` that only the provider knows."""
        here = Attribute(self.address, self._owner, name)
        if self._values.get(name) is _ASKED:
            return here
        value = self._setting(name)
        if value is None or isinstance(value, Unknown):
            return here
        if isinstance(value, Attribute) and value.owner.split("_")[0] != self._owner.split("_")[0]:
            # A bucket whose name is a `random_id` is still to be found by its own address.
            return here
        return value if name in self._section.body.settings else _nested(value, here.inner)

    def outside(self) -> Ref:
        """Return a reference to it."""
        return Ref(self.address)

    def block(self, providers: Providers) -> Block:
        """Return it as the rest of the package has it."""
        provider = providers.of(self._section)
        values = {name: outside(self._setting(name)) for name in bodies.settings(self._section.body)}
        return Block(
            address=self.address,
            type=self._section.labels[0],
            values=values | _with_defaults(values, provider),
            mode="data" if self._section.type == "data" else "managed",
            region=provider.block.region,
            project=provider.project,
            operator=provider.block.universe,
            file=self._section.file,
            line=self._section.line,
        )

    @property
    def _owner(self) -> str:
        return f"{'data.' if self._section.type == 'data' else ''}{self._section.labels[0]}"

    def _setting(self, name: str) -> Any:
        found = self._values.get(name, _MISSING)
        if found is _ASKED:
            return Unknown(f"{self.address}.{name} refers to itself")
        if found is _MISSING:
            self._values[name] = _ASKED
            found = bodies.setting(self._section.body, name, self._scope, self._evaluator)
            self._values[name] = found
        return found


def _nested(value: Any, rest: Attribute) -> Any:
    """Return nested blocks as another expression sees them."""
    if isinstance(value, list):
        return [_nested(item, rest) for item in value]
    if isinstance(value, dict):
        return Nested({name: _nested(item, rest) for name, item in value.items()}, rest)
    return rest if isinstance(value, Unknown) else value


_MISSING = object()
_ASKED = object()


_SHOWN = {"aws": ("tags", "tags_all")}
"""Cloud -> where a resource says its own tags, and where a plan shows them with the provider's default ones."""
_SHOWN |= dict.fromkeys(("google", "google-beta"), ("labels", "terraform_labels"))


def _with_defaults(values: dict[str, Any], provider: Provider) -> dict[str, Any]:
    if provider.defaults is None or provider.block.name not in _SHOWN:
        return {}
    name, shown = _SHOWN[provider.block.name]
    own = values.get(name) or {}
    if isinstance(own, dict) and isinstance(provider.defaults, dict):
        return {shown: provider.defaults | own}
    return {shown: Unknown("the provider's defaults or its own are not known before apply")}
