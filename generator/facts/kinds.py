"""The kinds of fact: one resource as it is, normalised, whoever the witness."""

from __future__ import annotations

from typing import Literal

import msgspec

from generator.facts.value import Known, Ref, Unknown, Value

Custody = Literal["provider", "customer", "hsm", "imported", "external"]
"""Who can use a key, from the cloud provider alone to a third party the provider cannot compel."""

CUSTODIES: tuple[Custody, ...] = ("provider", "customer", "hsm", "imported", "external")

PublicAccess = Literal["blocked", "private", "not blocked", "public"]
"""`blocked`: a setting forbids it; `private`: nothing grants it, and the service needs no setting to keep it so;
`not blocked`: nothing grants it, and a setting that would forbid it is not on; `public`: granted."""


class Flow(msgspec.Struct, frozen=True, omit_defaults=True):
    """An edge along which data or keys travel.

    `to` is another resource, a location code, or an address outside the cloud (`https://...`, `mailto:...`).
    `location` is the code that the reference itself tells (an ARN names a region), for what was not read.
    """

    kind: str
    to: Ref | str
    location: str = ""


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a fact was read: the file and line of its block, empty and 0 where the source has none."""

    file: str = ""
    line: int = 0


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every kind has.

    `id` is the Terraform address in a configuration or plan, the ARN or full Google resource name live.
    `identities` are all the names another resource may use to refer to this one.
    `location` is the provider's own code, or the resource whose location this one shares. `project` is its AWS account
    or Google project. `universe` is the Google universe that it is in, empty for Google's own, googleapis.com: a
    location code means something only inside its universe. `given` marks what no stack can hold, because the
    provider puts it in every account by itself or Terraform has no type for it: it is judged, never unmanaged.
    """

    id: str
    type: str
    provider: str
    service: str
    name: Value[str]
    location: Value[str | Ref]
    identities: tuple[str, ...] = ()
    data_class: Value[str] = Known("")
    project: Value[str] = Known("")
    universe: Value[str] = Known("")
    given: bool = False
    origin: Origin = Origin()


class Holding(Fact, frozen=True, kw_only=True):
    """What every resource has that data passes through; each control on flows judges one field of it.

    `key` Known(None) means a key of the provider's own, or none at all; no value means that nothing is at rest in it.
    `more_keys` are those of its parts (a second volume, a log of its own). `public_access` None means that nothing can
    make it public. `shared_with` are the principals it is open to: account or organisation ids, `*` for everybody.
    `replicas`, `copies` (backups), `deliveries` (what is sent on to be processed), `logs` and `inference` are flows.
    """

    key: Value[Ref | None] | None = None
    more_keys: Value[tuple[Ref | None, ...]] = Known(())
    public_access: Value[PublicAccess | None] = Known(None)
    shared_with: Value[tuple[str, ...]] = Known(())
    replicas: Value[tuple[Flow, ...]] = Known(())
    copies: Value[tuple[Flow, ...]] = Known(())
    deliveries: Value[tuple[Flow, ...]] = Known(())
    logs: Value[tuple[Flow, ...]] = Known(())
    inference: Value[tuple[Flow, ...]] = Known(())


class Bucket(Holding, frozen=True, kw_only=True, tag="bucket"):
    """Object storage. `locked` means that nobody can delete what it holds before its time."""

    key: Value[Ref | None]
    public_access: Value[PublicAccess]
    tls_only: Value[bool]
    versioned: Value[bool]
    retention_days: Value[int]
    locked: Value[bool] = Known(False)


class Store(Holding, frozen=True, kw_only=True, tag="store"):
    """Any other place where data rests: a volume, database, table, file system, queue, stream, secret, registry."""

    key: Value[Ref | None]


class Backup(Holding, frozen=True, kw_only=True, tag="backup"):
    """A copy kept to restore from: a snapshot, an image, a backup vault."""

    key: Value[Ref | None]


class Log(Holding, frozen=True, kw_only=True, tag="log"):
    """Where logs are kept or gathered: a log group, a recorder, an event data store. `locked` as of a bucket."""

    key: Value[Ref | None]
    locked: Value[bool] = Known(False)


class Trail(Holding, frozen=True, kw_only=True, tag="trail"):
    """An audit trail: who did what. `validated` means that a changed record shows.

    Of a trail that only says what is recorded there is no `key`, and `validated` is None: routes with `audit` carry its
    records, and what they end in decides. `every_service` means every kind of access to every service, `exempt` are
    those whose access is not recorded. `above` are the trails that record here too, if they are there.
    """

    key: Value[Ref | None] | None = None
    enabled: Value[bool]
    every_region: Value[bool]
    validated: Value[bool | None]
    every_service: Value[bool] = Known(True)
    exempt: Value[tuple[str, ...]] = Known(())
    above: Value[tuple[Ref, ...]] = Known(())


class Compute(Holding, frozen=True, kw_only=True, tag="compute"):
    """Where clear data is processed: a function, an instance, a cluster, a job."""


class Model(Holding, frozen=True, kw_only=True, tag="model"):
    """AI: a model, an endpoint, an index, a feature store, a notebook. `prompts` are where prompts are logged to."""

    prompts: Value[tuple[Flow, ...]] = Known(())


class Route(Holding, frozen=True, kw_only=True, tag="route"):
    """What holds nothing itself but sends data on: a subscription, a rule's target, a backup plan, a distribution.

    `audit` says whether every record of an audit trail goes through it.
    """

    prompts: Value[tuple[Flow, ...]] = Known(())
    audit: Value[bool] = Known(False)


class Guardrail(Fact, frozen=True, kw_only=True, tag="guardrail"):
    """A policy of the organisation that forbids beforehand what a profile forbids.

    `regions` are the only ones it allows (`eu-*` stands for all that are spelt so, `*` for any), None where it does
    not restrict regions. `exempt` are the actions that make or move data or keys and that it leaves free everywhere,
    `spares` the principals it does not bind. `enforced` says whether it binds anything. `violations` counts what stands
    against it and was found. The rest is None where it does not speak of that: `opts_out` says whether it keeps the
    provider's AI services from keeping what they are given, `keyless` are the services that may keep data under no
    key of the customer's, `custodies` those that a new key may have, `approves` the services whose support has to ask
    before it sees data, `all` for every one.
    """

    regions: Value[tuple[str, ...] | None]
    exempt: Value[tuple[str, ...]]
    enforced: Value[bool]
    spares: Value[tuple[str, ...]] = Known(())
    opts_out: Value[bool | None] = Known(None)
    keyless: Value[tuple[str, ...] | None] = Known(None)
    custodies: Value[tuple[Custody, ...] | None] = Known(None)
    approves: Value[tuple[str, ...] | None] = Known(None)
    violations: Value[int] = Known(0)


class Organization(Fact, frozen=True, kw_only=True, tag="organization"):
    """What an account or project stands under, all settings taken together.

    None where this witness tells of single policies only. `policies` are all guardrails of the organisation, none where
    there is no organisation; where the provider itself says what they come to, `regions`, `keyless`, `custodies` and
    `approves` are that, as in a guardrail. `opts_out` says whether the provider's AI services may keep nothing.
    `perimeters` are those that it names itself to be in; access policies name the rest. `shared_with` are the
    principals that everything in it is open to.
    """

    policies: Value[tuple[Ref, ...] | None]
    opts_out: Value[bool | None]
    regions: Value[tuple[str, ...] | None] = Known(None)
    keyless: Value[tuple[str, ...] | None] = Known(None)
    custodies: Value[tuple[Custody, ...] | None] = Known(None)
    approves: Value[tuple[str, ...] | None] = Known(None)
    perimeters: Value[tuple[Ref, ...] | None] = Known(None)
    shared_with: Value[tuple[str, ...]] = Known(())


class Perimeter(Fact, frozen=True, kw_only=True, tag="perimeter"):
    """A boundary around projects that their data does not cross.

    `free` are the services with data that it does not hold back, `exits` where its rules let data out to (`*` for
    anywhere). `enforced` says whether it is more than a trial. A `bridge` joins projects of several perimeters.
    """

    enforced: Value[bool]
    free: Value[tuple[str, ...]]
    exits: Value[tuple[str, ...]]
    bridge: Value[bool]


class AccessPolicy(Fact, frozen=True, kw_only=True, tag="access policy"):
    """All perimeters of an organisation. `holds` are the projects and folders in those that are enforced.

    None where this witness tells of single perimeters only.
    """

    holds: Value[tuple[str, ...] | None]


class KeyRing(Fact, frozen=True, kw_only=True, tag="key ring"):
    """A Google key ring: it gives its keys their location, and whom it is open to may use them all."""

    shared_with: Value[tuple[str, ...]] = Known(())


class KeyStore(Fact, frozen=True, kw_only=True, tag="key store"):
    """Where keys outside the provider's own service live: an AWS custom key store, a Google EKM connection."""

    custody: Value[Custody]
    endpoints: Value[tuple[str, ...]]
    shared_with: Value[tuple[str, ...]] = Known(())


class Key(Fact, frozen=True, kw_only=True, tag="key"):
    """An encryption key.

    `custody` None means that of `parent`, of which it is a version. `rotation_days` 0 means never. `rotation_days` and
    `deletion_days` None mean that the provider keeps no such setting for this key (an external key rotates at its
    custodian; AWS asks for the window when a key is deleted). `endpoints` are where it says itself that its material
    lies. `justifications` are the only reasons for which the provider may use it, None all; no value means that the
    provider asks for no reasons.
    """

    custody: Value[Custody | None]
    rotation_days: Value[int | None]
    deletion_days: Value[int | None]
    multi_region: Value[bool]
    parent: Value[Ref | None] = Known(None)
    primary: Value[Ref | None] = Known(None)
    replicas: Value[tuple[Flow, ...]] = Known(())
    shared_with: Value[tuple[str, ...]] = Known(())
    endpoints: Value[tuple[str, ...]] = Known(())
    justifications: Value[tuple[str, ...] | None] | None = None


class State(Fact, frozen=True, kw_only=True, tag="state"):
    """The Terraform state backend. `key` None means a key of the provider's own."""

    key: Value[Ref | None]


class Operator(Fact, frozen=True, kw_only=True, tag="operator"):
    """The cloud that runs it all: an AWS partition or a Google universe, as one provider block or account uses it."""

    operator: Value[str]


AnyFact = (
    AccessPolicy
    | Backup
    | Bucket
    | Compute
    | Guardrail
    | Key
    | KeyRing
    | KeyStore
    | Log
    | Model
    | Operator
    | Organization
    | Perimeter
    | Route
    | State
    | Store
    | Trail
)

KINDS: tuple[type[Fact], ...] = (
    AccessPolicy,
    Backup,
    Bucket,
    Compute,
    Guardrail,
    Key,
    KeyRing,
    KeyStore,
    Log,
    Model,
    Operator,
    Organization,
    Perimeter,
    Route,
    State,
    Store,
    Trail,
)

__all__ = [
    "CUSTODIES",
    "KINDS",
    "AccessPolicy",
    "AnyFact",
    "Backup",
    "Bucket",
    "Compute",
    "Custody",
    "Fact",
    "Flow",
    "Guardrail",
    "Holding",
    "Key",
    "KeyRing",
    "KeyStore",
    "Log",
    "Model",
    "Operator",
    "Organization",
    "Origin",
    "Perimeter",
    "PublicAccess",
    "Route",
    "State",
    "Store",
    "Trail",
    "Unknown",
]
