"""Reports: a `Report` in, text out; one file a format.

Adding a format is one file and one entry here. A reporter reads no file, clock or environment: the same report is
the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Report
from generator.reports import json, markdown, text

Reporter = Callable[[Report], str]
"""Lays one report out in one format."""

REPORTERS: dict[str, Reporter] = {
    "text": text.text,
    "json": json.json,
    "markdown": markdown.markdown,
}

__all__ = ["REPORTERS", "Reporter"]
