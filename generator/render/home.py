"""What the rendering of one stack on one cloud knows of every component, whichever cloud it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypedDict, TypeVar

from generator.profiles.model import Profile
from generator.render.demands import Tag, label, of_kind, profile_of, tags
from generator.stacks.components import Component, Keyed
from generator.stacks.model import Stack
from generator.stacks.section import Cloud

View = dict[str, object]
"""What one template shows."""

C = TypeVar("C", bound=Component)


@dataclass(frozen=True, slots=True)
class Named:
    """What every resource of a component has: its Terraform label, its name in the cloud, its tags."""

    label: str
    name: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class NamedKeyed(Named):
    """The same with `key`, the label of the key that it lies under."""

    key: str


class NamedFields(TypedDict):
    """The fields of Named."""

    label: str
    name: str
    tags: tuple[Tag, ...]


class NamedKeyedFields(NamedFields):
    """The fields of NamedKeyed."""

    key: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where one stack goes on one cloud, under one profile."""

    cloud: ClassVar[Cloud]

    stack: Stack
    profile: Profile

    def all(self, kind: type[C]) -> tuple[C, ...]:
        """Return the components of one kind that go to the cloud, in name order."""
        return of_kind(self.stack, self.cloud, kind)

    def rules(self, component: Component) -> Profile:
        """Return what holds for the data class of `component`."""
        return profile_of(self.profile, component)

    def name(self, component: Component) -> str:
        """Return the name of `component` in the cloud."""
        return self.stack.cloud_name(component)

    def named(self, component: Component) -> NamedFields:
        """Return the fields of Named for `component`."""
        return {
            "label": label(component.name),
            "name": self.name(component),
            "tags": tags(self.stack, self.profile, component),
        }

    def keyed(self, component: Keyed) -> NamedKeyedFields:
        """Return the fields of NamedKeyed for `component`."""
        return {**self.named(component), "key": label(component.key)}

    def find(self, kind: type[C], name: str) -> C:
        """Return the component of one kind and name, which the stack was checked to have."""
        return next(each for each in self.all(kind) if each.name == name)
