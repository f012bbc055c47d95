"""Turn a document into a fact: the only interpreter of the mapping rows."""

from __future__ import annotations

from typing import Literal

from generator.facts import Fact, Known, Origin, Value
from generator.mappings.schema import Document, Mapping

Shape = Literal["terraform", "api"]


def to_fact(mapping: Mapping, document: Document, shape: Shape) -> Fact:
    """Return the fact that `document` tells; every field is read by the row's reader for `shape`."""
    fields = {name: getattr(field, shape)(document) for name, field in mapping.fields.items()}
    found = getattr(mapping.identities, shape)(document)
    return mapping.kind(
        id=document.id,
        type=document.type,
        provider=mapping.provider,
        service=mapping.service,
        identities=found.value if isinstance(found, Known) else (),
        project=document.project,
        universe=_universe(mapping, document),
        origin=Origin(document.file, document.line),
        **fields,
    )


def _universe(mapping: Mapping, document: Document) -> Value[str]:
    # AWS regions name their partition themselves, and Google's own universe goes without saying.
    own = isinstance(document.operator, Known) and document.operator.value in ("", "googleapis.com")
    return Known("") if own or mapping.provider != "google" else document.operator
