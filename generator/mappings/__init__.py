"""How documents become facts: one row a resource type; the only place provider attribute names stand.

Adding a resource type is one row here and one case folder in the tests.
"""

from generator.mappings.apply import Shape, identities, to_fact
from generator.mappings.aws import AWS
from generator.mappings.google import GOOGLE
from generator.mappings.harmless import is_harmless
from generator.mappings.schema import Call, Companion, Document, Live, Mapping
from generator.mappings.state import STATE

MAPPINGS: dict[str, Mapping] = {row.type: row for row in (*AWS, *GOOGLE, *STATE)}

COMPANIONS: dict[str, tuple[tuple[str, Companion], ...]] = {}
"""Companion type -> the rows that take it in."""
for _row in MAPPINGS.values():
    for _companion in _row.companions:
        COMPANIONS[_companion.type] = (*COMPANIONS.get(_companion.type, ()), (_row.type, _companion))

__all__ = [
    "COMPANIONS",
    "MAPPINGS",
    "Call",
    "Companion",
    "Document",
    "Live",
    "Mapping",
    "Shape",
    "identities",
    "is_harmless",
    "to_fact",
]
