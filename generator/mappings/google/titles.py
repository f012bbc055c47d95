"""What goes by a title, because Google makes its name up: it is told apart by what people call it."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Unknown, Value
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Field


def titled(api: str, terraform: str = "display_name") -> Field:
    """Return the name field of what has a made-up name: its title."""
    return Field(Derived((terraform,), _title, lenient=True), Derived((api,), _title, lenient=True))


def _title(document: Document, title: Any) -> Value[str]:
    return undecided(title) or (Known(str(title)) if title else Unknown("it has no title"))
