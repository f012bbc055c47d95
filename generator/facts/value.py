"""A value is known, or unknown for a reason; a reference stays a reference until the inventory resolves it."""

from __future__ import annotations

from typing import Generic, TypeAlias, TypeVar

import msgspec

T = TypeVar("T", covariant=True)


class Known(msgspec.Struct, Generic[T], frozen=True, tag="known", omit_defaults=True):
    """What a witness says, or what the provider does when it says nothing (`assumed`: the rule that says so)."""

    value: T
    assumed: str = ""


class Unknown(msgspec.Struct, frozen=True, tag="unknown"):
    """What no witness can say yet, and why. It is never a pass."""

    reason: str


class Ref(msgspec.Struct, frozen=True, tag="ref"):
    """Another resource, by any of its identities: a Terraform address, an ARN, a full Google resource name."""

    to: str


Value: TypeAlias = Known[T] | Unknown
