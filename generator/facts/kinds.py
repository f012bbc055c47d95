"""The kinds of fact: one resource as it is, normalised, whoever the witness."""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.facts.value import Known, Ref, Unknown, Value

Custody = Literal["provider", "customer", "hsm", "imported", "external"]
"""Who can use a key, from the cloud provider alone to a third party the provider cannot compel."""

CUSTODIES: tuple[Custody, ...] = ("provider", "customer", "hsm", "imported", "external")

PublicAccess = Literal["blocked", "not blocked", "public"]
"""`blocked`: a setting forbids it; `not blocked`: nothing grants it, nothing forbids it; `public`: granted."""


class Flow(msgspec.Struct, frozen=True):
    """An edge along which data or keys travel: to another resource, or to a location code."""

    kind: str
    to: Ref | str


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact was read: the file and line of its block, empty and 0 where the source has none."""

    file: str = ""
    line: int = 0


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every kind has.

    `id` is the Terraform address in a configuration or plan, the ARN or full Google resource name live.
    `identities` are all the names another resource may use to refer to this one.
    `location` is the provider's own code, or the resource whose location this one shares.
    """

    id: str
    type: str
    provider: str
    service: str
    name: Value[str]
    location: Value[str | Ref]
    identities: tuple[str, ...] = ()
    data_class: Value[str] = Known("")
    origin: Origin = Origin()


class Bucket(Fact, frozen=True, kw_only=True, tag="bucket"):
    """Object storage. `key` None means a key of the provider's own."""

    key: Value[Ref | None]
    public_access: Value[PublicAccess]
    tls_only: Value[bool]
    versioned: Value[bool]
    retention_days: Value[int]
    flows: Value[tuple[Flow, ...]] = Known(())


class KeyRing(Fact, frozen=True, kw_only=True, tag="key ring"):
    """A Google key ring: it gives its keys their location."""


class KeyStore(Fact, frozen=True, kw_only=True, tag="key store"):
    """Where keys outside the provider's own service live: an AWS custom key store, a Google EKM connection."""

    custody: Value[Custody]
    endpoints: Value[tuple[str, ...]]


class Key(Fact, frozen=True, kw_only=True, tag="key"):
    """An encryption key.

    `rotation_days` 0 means never. `rotation_days` and `deletion_days` None mean that the provider keeps no such
    setting for this key (an external key rotates at its custodian; AWS asks for the window when a key is deleted).
    """

    custody: Value[Custody]
    rotation_days: Value[int | None]
    deletion_days: Value[int | None]
    multi_region: Value[bool]
    parent: Value[Ref | None] = Known(None)
    primary: Value[Ref | None] = Known(None)
    flows: Value[tuple[Flow, ...]] = Known(())


class State(Fact, frozen=True, kw_only=True, tag="state"):
    """The Terraform state backend. `key` None means a key of the provider's own."""

    key: Value[Ref | None]


class Operator(Fact, frozen=True, kw_only=True, tag="operator"):
    """The cloud that runs it all: an AWS partition or a Google universe, as one provider block or account uses it."""

    operator: Value[str]


AnyFact = Bucket | KeyRing | KeyStore | Key | State | Operator

KINDS: tuple[type[Fact], ...] = (Bucket, KeyRing, KeyStore, Key, State, Operator)

__all__ = [
    "CUSTODIES",
    "KINDS",
    "AnyFact",
    "Bucket",
    "Custody",
    "Fact",
    "Flow",
    "Key",
    "KeyRing",
    "KeyStore",
    "Operator",
    "Origin",
    "PublicAccess",
    "State",
    "Unknown",
]
