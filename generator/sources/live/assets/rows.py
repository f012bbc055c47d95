"""Which rows Cloud Asset Inventory can answer: whose items it has, and which of their detail calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from generator.mappings import MAPPINGS, Call, Live, Mapping

Held = Literal["item", "policy", "effective", ""]
_ROOTS = {"billingAccounts", "folders", "organizations", "projects"}
_NAME = re.compile(r"^//[^/]+/")


def held(live: Live, call: Call) -> Held:
    """Return what of the inventory answers a detail call, empty where nothing does.

    The item itself, in whole: https://cloud.google.com/asset-inventory/docs/resource-name-format; its IAM policy; the
    organisation policy that holds in its project.
    """
    listed, (collection, _, verb) = live.list.operation.rpartition(".")[0], call.operation.rpartition(".")
    own = collection == listed and (call.service or live.service) == live.service
    if own and verb == "get":
        return "item"
    if own and verb == "getIamPolicy":
        return "policy"
    return "effective" if call.operation == "projects.policies.getEffectivePolicy" else ""


def split(rows: Iterable[Mapping]) -> tuple[list[Mapping], list[Mapping]]:
    """Return the rows that the inventory can answer wholly, and those to be read directly, with their parents."""
    rows = list(rows)
    known = {row.type: row for row in rows}
    direct: dict[str, Mapping] = {}
    for row in rows:
        if row.live and not (row.live.assets and all(held(row.live, call) for call in row.live.details)):
            while row.type not in direct:
                direct[row.type] = row
                parent = MAPPINGS[row.live.per].family if row.live and row.live.per in MAPPINGS else ""
                row = known.get(parent, row)
    whole = [row for row in rows if row.live and all(held(row.live, c) for c in row.live.details) and row.live.assets]
    return whole, [row for row in rows if row.type in direct]


class Table:
    """The rows to be read, by asset type. `lacking` are those whose items the inventory does not have."""

    def __init__(self, rows: Sequence[Mapping]) -> None:
        self.rows = rows
        self.lacking = [row for row in rows if row.live and not row.live.assets]
        self._of: dict[str, list[Mapping]] = {}
        for row in rows:
            for kind in row.live.assets if row.live else ():
                self._of.setdefault(kind, []).append(row)
        self.types = sorted(self._of)
        self.with_policies = sorted({kind for kind, of in self._of.items() if any(map(_has_policy, of))})

    def rows_of(self, kind: str) -> list[Mapping]:
        """Return the rows of an asset type."""
        return self._of.get(kind, [])

    def row_of(self, asset: dict[str, Any]) -> Mapping | None:
        """Return the row that lists an asset: where several share its type, the one that lists its collection."""
        rows = self.rows_of(asset["assetType"])
        parts = _NAME.sub("", asset["name"]).split("/")
        if len(rows) > 1:
            collection = ".".join(parts[::2])
            return next((row for row in rows if _collection(row) == collection), None)
        return next((row for row in rows if _same_root(_collection(row), parts[0])), None)


def _has_policy(row: Mapping) -> bool:
    return bool(row.live and any(held(row.live, call) == "policy" for call in row.live.details))


def _collection(row: Mapping) -> str:
    """Return what an item's name is made of; what an API gets as a part of something is called like that part."""
    if not row.live:
        return ""
    collection, _, verb = row.live.list.operation.rpartition(".")
    part = verb.removeprefix("get") if verb.startswith("get") else ""
    return f"{collection}.{part[0].lower()}{part[1:]}" if part else collection


def _same_root(collection: str, root: str) -> bool:
    """Whether a collection can be under what a name begins with: that of a project lists nothing of a folder."""
    listed = collection.partition(".")[0]
    return not {listed, root} <= _ROOTS or listed == root
