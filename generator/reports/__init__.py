"""Reports: a `Report` in, text out; one file a format.

Adding a format is one file and one entry here. A reporter reads no file, clock or environment: the same report is
the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Report
from generator.reports.json import json
from generator.reports.markdown import markdown
from generator.reports.text import text

Reporter = Callable[[Report], str]
"""Lays one report out in one format."""

REPORTERS: dict[str, Reporter] = {
    "text": text,
    "json": json,
    "markdown": markdown,
}

__all__ = ["REPORTERS", "Reporter"]
