"""How a report is said: every reporter, by its format's name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.cli.output import Write
from generator.reports import REPORTERS

if TYPE_CHECKING:
    from generator.findings import Report

FORMATS = tuple(REPORTERS)


def report_writer(report: Report) -> Write:
    """Return what writes `report` in a format; colour and wrapping are for a person's terminal only."""

    def write(name: str, terminal: bool) -> str:
        if name == "text" and terminal:
            from generator.reports.text import text

            return text(report, color=True, width=shutil.get_terminal_size().columns)
        return REPORTERS[name](report)

    return write
