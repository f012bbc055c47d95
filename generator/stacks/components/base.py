"""What every component is: a name, where it goes, and the key it lies under."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar

from pydantic import Field

from generator.stacks.section import CLOUDS, Cloud, DataClass, Section, Slug

Count = Annotated[int, Field(strict=True)]
Days = Annotated[int, Field(strict=True)]
Gigabytes = Annotated[int, Field(strict=True, ge=1, le=16384)]
Refers = Mapping[str, str]
"""Of a component: the field that names another component of the stack, and what that must be."""

NOTHING: Refers = MappingProxyType({})
KEY: Refers = MappingProxyType({"key": "key"})


class Component(Section):
    """What every component has: a name, the clouds it goes to (default: all of the stack), a data class."""

    offered: ClassVar[tuple[Cloud, ...]] = ("aws",)
    refers: ClassVar[Refers] = NOTHING
    refers_on: ClassVar[tuple[Cloud, ...]] = CLOUDS
    """The clouds on which it needs what it refers to."""
    in_network: ClassVar[tuple[Cloud, ...]] = ()
    """The clouds on which it lives in the network of the stack."""
    numbered: ClassVar[bool] = False
    """Whether the number of the Google project must be known to make it."""
    single: ClassVar[bool] = False
    """Whether it sets something that an account has once a region: a second would overwrite the first."""

    name: Slug = Field(description="2 to 40 of a-z, 0-9 and -, from a letter to a letter or digit")
    clouds: tuple[Cloud, ...] = Field(default=(), description="default: every cloud of the stack")
    data_class: DataClass | None = Field(
        default=None, alias="class", description="a data class of the profile; default: the profile itself holds"
    )


class Keyed(Component):
    """A component whose data lies under a customer key of the same stack."""

    refers: ClassVar[Refers] = KEY
    numbered: ClassVar[bool] = True

    key: Slug = Field(description="the name of a key component of this stack")
