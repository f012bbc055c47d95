"""The row types: where each field of a fact stands in a Terraform document and in an API answer.

A row is data: its paths are read by the interpreter (`apply.py`), by the contract tests (every path exists in the
provider's schema or the SDK's service model) and by `permissions` (every call names what it needs).

A path is dotted, numbers index lists, `*` takes all of one: `rule.*.destination.0.bucket`. The first part is an
attribute of the resource, the Terraform type of a companion (a list of its documents), or, live, the name of a call
(its answer).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from generator.facts import Fact, Known, Unknown, Value

Raw = Any
"""A leaf as the document has it: a plain value, None where absent, an `Unknown`, or a `Ref`."""


FactKind = type[Fact]

_NO_OPERATOR = Known("")


@dataclass(slots=True)
class Document:
    """One resource as one witness tells it, its companions joined in; the input of a mapping.

    `region` and `project` (on AWS the account) are those of its provider block or API endpoint. `operator` is the
    AWS partition or Google universe that it is in, empty where a configuration leaves the partition to its region.
    """

    type: str
    id: str
    values: Dictionary[str, Raw]
    region: Value[str]
    project: Value[str]
    file: str = ""
    line: int = 0
    operator: Value[str] = _NO_OPERATOR


class Reader(Protocol):
    """Reads one field of a fact from a document; `paths` is everything it looks at."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The document paths it looks at."""

    def __call__(self, document: Document) -> Value[Any]:
        """Return the field's value."""


@dataclass(frozen=True, slots=True)
class Default:
    """What the provider does when nothing is said, and the page that says so."""

    value: Any
    because: str
    docs: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact: a reader for each shape. `drift` says whether a difference between two readings counts."""

    terraform: Reader
    api: Reader
    drift: bool = True


@dataclass(frozen=True, slots=True)
class Companion:
    """A Terraform resource that holds part of another one; `refers` is its attribute that names the owner.

    `owner` is what that attribute holds: any identity of the owner (`identity` makes it of a plain string), or, for
    a companion of everything in a project, the owner's project.
    """

    type: str
    refers: str
    identity: Callable[[str, Document], str | Unknown] | None = None
    owner: Literal["identity", "project"] = "identity"
    concerns: Callable[[Dictionary[str, Raw]], bool] | None = None
    """Tells from its values whether it concerns owners of this type at all, where not every one does."""
    chosen: tuple[str, ...] = ()
    """As of a mapping: its attributes that the provider fills in where the configuration sets none."""
    several: bool = False
    """Whether an owner can have more than one, so that the one it has does not tell that another is not its own."""


@dataclass(frozen=True, slots=True)
class Call:
    """One API call: a boto3 method, or a Google method path such as `projects.locations.keyRings.list`.

    `parameters` are templates over the item's own fields, e.g. `{"Bucket": "{Name}"}`, also within a list. `items` is
    the path to a list call's items (`Reservations.Instances`, or through a map `items.*.disks`); without it the answer
    itself is the one item, as with a setting of a region. An item that is a plain string is read as `{"item": ...}`.
    An error whose code is in `absent` means that nothing is set, not that the call failed; `empty` says that the
    answer leaves the list out where it is empty.
    """

    operation: str
    permission: str
    parameters: Dictionary[str, Any] = field(default_factory=dict)
    items: str = ""
    absent: tuple[str, ...] = ()
    empty: bool = False
    service: str = ""
    version: str = ""
    """Where a detail call goes to another API than the list call's."""
    named: str = ""
    """The name of its answer, where another API of the row has an operation of the same name."""

    @property
    def key(self) -> str:
        """The name under which its answer stands in a document: a path's first part, so without dots."""
        return self.named or self.operation.replace(".", "_")


@dataclass(frozen=True, slots=True)
class Live:
    """How a type is read live: one list call per scope, then detail calls per item.

    `service` is the boto3 client or Google API (`storage`, `cloudkms`), `version` the Google API's version.
    `per` is the scope of the list call: `account` (once), `region` (each enabled one), `project`, `location`
    (each location of the service in a project), `folder` and `organization` (each of those that a project is in), or
    a Terraform type (once per resource of that type, which must stand earlier in the table; its id is the template's
    `{parent}`, on AWS its name without the ARN `{parent_name}`). List calls per account or region may use `{project}`
    (the account) and `{region}`; on Google all may use `{project}`, those per location `{location}` and `{parent}`
    (`projects/p/locations/l`), those per folder or organisation its number `{folder}` or `{organization}`.
    `homes` is where a call per account goes: partition -> region; a partition that it does not name has no such
    service.
    The answers are a document's values under the `key` of their call; the item itself stands under the list call's.
    """

    service: str
    list: Call
    id: Callable[[Document], str]
    version: str = ""
    per: str = "region"
    details: tuple[Call, ...] = ()
    locate: tuple[Call, ...] = ()
    """Calls made in the account's home region first, for items that do not tell their own region themselves."""
    region: Reader | None = None
    type: Callable[[Document], str] | None = None
    """The Terraform type of an item, where one list holds several."""
    skip: Callable[[Document], bool] | None = None
    """Items that are no resources of the customer's."""
    given: Callable[[Document], bool] | None = None
    """Items that the provider puts in every account by itself: judged, but never unmanaged."""
    homes: Dictionary[str, str] = field(default_factory=dict)
    endpoint: str = ""
    """Google: the host of what is in a location, `https://{location}-aiplatform.{universe}/`, where the API answers
    there only: for universes and locations of which Google's own document of the API lists no host."""
    places: Call | tuple[str, ...] | None = None
    """Google, per location: where the API itself does not list its locations, the call that does (its items are named
    by `locationId` or `name`), or the codes that its documentation lists. Per folder or organisation, the codes of the
    locations in which it is asked there: the list call may use `{location}` and `{parent}` then too."""
    asset: str | tuple[str, ...] = ""
    """Google: the type or types by which Cloud Asset Inventory has the items, `storage.googleapis.com/Bucket`; empty
    where it has none. Rows that share one list different collections.
    https://cloud.google.com/asset-inventory/docs/asset-types"""

    @property
    def assets(self) -> tuple[str, ...]:
        """The types by which Cloud Asset Inventory has the items."""
        return (self.asset,) if isinstance(self.asset, str) and self.asset else tuple(self.asset)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One resource type: its kind, its fields, its companions, and how it is read live (or why it is not).

    What Terraform has no type for goes by words (`google vertex model`), and its Terraform readers know nothing.
    """

    type: str
    kind: FactKind
    provider: str
    service: str
    fields: Dictionary[str, Field]
    identities: Field
    docs: str
    companions: tuple[Companion, ...] = ()
    chosen: tuple[str, ...] = ()
    """Attributes (in a block: `block.attribute`) that the provider fills in where the configuration sets none: unknown
    in a plan, they say nothing and the field's default speaks. Any other attribute that is unknown in a plan was set,
    and stays unknown."""
    match: tuple[str, ...] = ("name",)
    """The fields by which drift pairs an expected resource with a live one."""
    live: Live | None = None
    read_with: str = ""
    """The type whose live reader gives this one too."""
    no_live: str = ""
    """Why there is no live reader, where there is none."""

    @property
    def in_terraform(self) -> bool:
        """Whether Terraform has the type, so that a stack can hold one."""
        return " " not in self.type

    @property
    def family(self) -> str:
        """The type under which its live readings stand: resources of one family can be each other."""
        return self.read_with or self.type
