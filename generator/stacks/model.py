"""What a stack can say: where it goes, and what it is made of."""

from __future__ import annotations

from pydantic import Field

from generator.stacks.components import AnyComponent, Component
from generator.stacks.section import CLOUDS, Cloud, Section, Slug
from generator.stacks.targets import AwsTarget, GoogleTarget

__all__ = ["CLOUDS", "Stack"]


class Stack(Section):
    """What to build under a profile: accounts or projects, keys, components."""

    stack: Slug = Field(description="its name: 2 to 40 of a-z, 0-9 and -, from a letter to a letter or digit")
    title: str = Field(default="", description="what it is for, in a few words")
    profile: str = Field(min_length=1, description="a builtin profile or a path relative to this file")
    prefix: Slug | None = Field(default=None, description="starts every cloud name; default: the stack's name")
    aws: AwsTarget | None = Field(default=None, description="the AWS account it goes to")
    google: GoogleTarget | None = Field(default=None, description="the Google Cloud project it goes to")
    components: tuple[AnyComponent, ...] = Field(min_length=1, description="what it is made of")

    @property
    def clouds(self) -> tuple[Cloud, ...]:
        """The clouds this stack has a target for."""
        return tuple(cloud for cloud in CLOUDS if getattr(self, cloud) is not None)

    def cloud_name(self, component: Component) -> str:
        """Return the name that `component` has in the cloud."""
        return f"{self.prefix or self.stack}-{component.name}"

    def on(self, cloud: Cloud) -> tuple[AnyComponent, ...]:
        """Return the components that go to `cloud`, in name order."""
        chosen = [c for c in self.components if cloud in (c.clouds or self.clouds)]
        return tuple(sorted(chosen, key=lambda c: (c.component, c.name)))
