"""What Cloud Asset Inventory lacks of a project, filled in by a direct reading of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.facts import AnyFact, Inventory
from generator.mappings import MAPPINGS, Mapping
from generator.sources.live.assets.reading import NOT_HELD


def completed(swept: Inventory, rest: Inventory, rows: Sequence[Mapping]) -> Inventory:
    """Return a sweep's inventory of a project with the `rest`, which was read directly by `rows`, in its place."""
    families = {row.family for row in rows}
    kept = [fact for fact in swept.facts if _family(fact) not in families]
    ids = {fact.id for fact in kept}
    added = [fact for fact in rest.facts if fact.id not in ids]
    gaps = {gap for gap in swept.unreadable if gap.reason != NOT_HELD}
    return msgspec.structs.replace(
        swept,
        facts=tuple(sorted((*kept, *added), key=lambda fact: (fact.id, fact.type))),
        unreadable=tuple(sorted({*gaps, *rest.unreadable})),
        resources=swept.resources - (len(swept.facts) - len(kept)) + rest.resources,
        notes=(*swept.notes, *rest.notes),
    )


def _family(fact: AnyFact) -> str:
    return MAPPINGS[fact.type].family if fact.type in MAPPINGS else ""
