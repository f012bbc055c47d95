"""`eurofence controls`: list what must hold."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli.output import Answering, Answers, emit

FORMATS = ("text", "json", "markdown")


@click.command(cls=Answering, formats=FORMATS, short_help="List every control.")
def controls(answers: Answers) -> int:
    """List every control: its id, severity, what it asks and what must hold. `explain` says more of one.

    \b
    Example:
      eurofence controls --format markdown
    """
    from generator.controls import CONTROLS

    rows = [(c.id, c.severity, c.question, c.title) for c in sorted(CONTROLS.values(), key=lambda c: c.id)]
    emit(table_writer(("control", "severity", "question", "title"), rows), answers)
    return 0


def table_writer(names: tuple[str, ...], rows: Sequence[tuple[str, ...]]):  # type: ignore[no-untyped-def]
    """Return what writes rows as aligned text, JSON objects or a Markdown table."""

    def write(form: str, terminal: bool) -> str:
        if form == "json":
            import json

            return json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=2, ensure_ascii=False)
        if form == "markdown":
            lines = [names, tuple("---" for _ in names), *rows]
            return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
        widths = [max(len(row[i]) for row in (names, *rows)) for i in range(len(names))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (names, *rows)
        )

    return write
