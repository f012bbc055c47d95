"""How a report is said: every reporter, by its format's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.output import Write
from generator.reports import REPORTERS

if TYPE_CHECKING:
    from generator.findings import Report

FORMATS = tuple(REPORTERS)


def report_writer(report: Report) -> Write:
    """Return what writes `report` in a format; colour is for a person's terminal only."""
    return lambda name, terminal: REPORTERS[name](report, terminal)
