"""How a report is said: every reporter, by its format's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.cli.output import Answering, Write

if TYPE_CHECKING:
    from generator.findings import Report


class Reporting(Answering):
    """A verb that answers with a report: its formats are the reporters, which are imported when it is used."""

    def formats(self) -> Sequence[str]:
        """Return the names of the reporters."""
        from generator.reports import REPORTERS

        return tuple(REPORTERS)


def report_writer(report: Report) -> Write:
    """Return what writes `report` in a format; colour and wrapping are for a person's terminal only."""

    def write(name: str, terminal: bool) -> str:
        from generator.reports import REPORTERS

        if name == "text" and terminal:
            import shutil

            from generator.reports.text import text

            return text(report, color=True, width=shutil.get_terminal_size().columns)
        return REPORTERS[name](report)

    return write
