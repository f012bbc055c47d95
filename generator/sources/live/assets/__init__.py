"""Google Cloud through Cloud Asset Inventory: thousands of projects in one paged sweep, or from an export's files.

Its assets hold what the APIs answer (`resource.data`), so an asset is an item of the row's list call, and from there on
the same engine and the same rows make the same facts as those of the direct reader (`google`). What the inventory does
not hold is said, call by call, and unknown in the facts.

https://cloud.google.com/asset-inventory/docs/overview
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from generator.errors import Incomplete
from generator.facts import Inventory
from generator.mappings import Mapping
from generator.mappings.permissions import ASSETS, POLICIES
from generator.sources.live.assets.export import exported
from generator.sources.live.assets.hierarchy import POLICY, TYPES, Hierarchy
from generator.sources.live.assets.reading import Reading
from generator.sources.live.assets.rows import Table
from generator.sources.live.calls import Failed
from generator.sources.live.google.credentials import credentials
from generator.sources.live.google.inventory import Listing
from generator.sources.live.google.services import Services
from generator.sources.live.pace import Pace
from generator.sources.live.sweep import live_rows

_TIMEOUT = 60
"""Seconds for a page: a thousand assets take longer than one answer of another API."""


def read_assets(
    *,
    parent: str,
    universe: str = "googleapis.com",
    projects: Collection[str] | None = None,
    attempts: int = 6,
    max_rate: float | None = None,
    rows: Sequence[Mapping] | None = None,
) -> dict[str, Inventory]:
    """Return the facts of each project in `parent` (`organizations/123`, `folders/123`, `projects/acme`), by its id.

    `projects` are those that are kept, all of them unless given. `rows` are what is read, all of the table unless
    given. Raises `Incomplete` where it cannot be told which projects there are.
    """
    # It warns of every refusal; the inventory says them all.
    logging.getLogger("googleapiclient.http").setLevel(logging.ERROR)
    table = Table(live_rows("google") if rows is None else rows)
    with closing(Services(universe, credentials(universe), attempts, Pace(max_rate), _TIMEOUT)) as services:
        listing = Listing(services, parent)
        hierarchy = Hierarchy()
        try:
            hierarchy.take(listing.assets(ASSETS, "RESOURCE", TYPES))
        except Failed as failed:
            raise Incomplete(f"{failed.call}: {failed.reason}", where=parent, hint=_HINT) from failed
        hierarchy.blind = listing.refused.get(POLICY, "")
        reading = Reading(table, hierarchy, universe, parent, projects)
        try:
            reading.take_policies(listing.assets(POLICIES, "IAM_POLICY", table.with_policies))
        except Failed as failed:
            reading.lack_policies(failed)
        try:
            reading.take(listing.assets(ASSETS, "RESOURCE", table.types))
        except Failed as failed:
            reading.lack_resources(failed)
        reading.refuse(listing.refused)
        return reading.inventories(f"{parent} as it was at {listing.read_time}")


_HINT = "grant roles/cloudasset.viewer there; https://cloud.google.com/asset-inventory/docs/access-control"


def read_export(
    files: Iterable[Path],
    *,
    universe: str = "googleapis.com",
    projects: Collection[str] | None = None,
    rows: Sequence[Mapping] | None = None,
) -> dict[str, Inventory]:
    """Return the facts of each project in the files of an export: newline-delimited JSON, resources and IAM policies.

    `gcloud asset export --content-type=resource` writes the one, `--content-type=iam-policy` the other. Raises
    `EurofenceError` for a file that is none, and `Incomplete` for an export without projects.
    https://cloud.google.com/asset-inventory/docs/export-asset-metadata
    """
    files = sorted(files)
    names = ", ".join(map(str, files))
    table = Table(live_rows("google") if rows is None else rows)
    hierarchy = Hierarchy()
    hierarchy.take(asset for asset in exported(files, *TYPES) if asset["assetType"] in TYPES and "resource" in asset)
    if not hierarchy.projects:
        hint = "export the content type `resource` with all asset types"
        raise Incomplete("the export holds no project", where=names, hint=hint)
    hierarchy.blind = "" if hierarchy.has_policies else "the export holds no organisation policies"
    reading = Reading(table, hierarchy, universe, names, projects)
    granted = (asset for asset in exported(files, '"iam_policy"', '"iamPolicy"') if "iamPolicy" in asset)
    if not reading.take_policies(granted):
        reading.lack_policies(Failed("cloudasset.assets.export", "the export holds no IAM policies"))
    reading.take(asset for asset in exported(files, *table.types) if "resource" in asset)
    return reading.inventories(f"the export {names}")
