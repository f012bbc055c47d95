"""What a Terraform witness, configuration or plan, tells of one resource; `join.py` turns blocks into facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from generator.facts import Known, Unknown, Unreadable, Value

_NO_REGION = Unknown("no provider block names a region")
_NO_PROJECT = Unknown("no provider block names a project")
_NO_OPERATOR = Known("")


ACCOUNTS = "allowed_account_ids"
"""The only setting whose value is a list: of one account it says which, of several none."""

CLOUDS = {"aws": "aws", "google": "google", "google-beta": "google"}
"""The provider of a provider block -> its cloud. Google's beta has the same resources, and some more attributes."""

PROJECTS = {"aws": ACCOUNTS, "google": "project", "google-beta": "project"}
"""The setting of a provider block that says which account or project it works in."""


def sole(value: Any) -> Any:
    """Return the one element of a list of one, anything else as it is."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


@dataclass(slots=True)
class Block:
    """One resource, data source or backend.

    `values` holds attributes as plain Python values and nested blocks as lists of dicts, the way plan JSON has them.
    Any leaf, list or dict in it may instead be an `Unknown`, or a `Ref` to the address of another block
    (`module.m["a"].aws_kms_key.k[0]`, `data.aws_iam_policy_document.d`) whose value is not known yet.
    `region` and `project` (on AWS the account) are what the resource's provider block pins.
    `operator` is the Google universe of that block; on AWS it is empty, for the region tells the partition.
    """

    address: str
    type: str
    values: dict[str, Any]
    mode: Literal["managed", "data"] = "managed"
    region: Value[str] = _NO_REGION
    project: Value[str] = _NO_PROJECT
    operator: Value[str] = _NO_OPERATOR
    file: str = ""
    line: int = 0
    gone: bool = False
    """Deleted by this plan, and told only because a companion that goes leaves nothing of what it set."""


@dataclass(slots=True)
class ProviderBlock:
    """One provider configuration in use: `address` is `provider.aws` or `module.m.provider.aws.us`."""

    address: str
    name: str
    region: Value[str]
    universe: Value[str]
    file: str = ""
    line: int = 0


@dataclass(slots=True)
class Reading:
    """Everything one Terraform witness told, and what it could not be asked.

    `backend` is the backend block of the root module (`type` is `s3`, `gcs`, ...; address `terraform.backend`), None
    where the source cannot tell (a plan's JSON does not hold it: then a note says so).
    """

    source: str
    blocks: list[Block] = field(default_factory=list)
    providers: list[ProviderBlock] = field(default_factory=list)
    backend: Block | None = None
    unreadable: list[Unreadable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
