"""`eurofence regions`: say which location lies where."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli.options import CLOUDS
from generator.cli.output import Answering, Answers, emit


@click.command(
    cls=Answering, formats=("text", "json", "markdown"), short_help="List every location and the country it lies in."
)
@click.option("--cloud", type=click.Choice(CLOUDS), help="Only this cloud; default: all.")
@click.option("--in", "within", metavar="JURISDICTION", multiple=True, help="Only what lies inside: EU, EEA, FR ...")
def regions(cloud: str | None, within: Sequence[str], answers: Answers) -> int:
    """List every location code: where it lies, who operates it, and who says so. A code that is not in this list is
    unknown, and unknown is never a pass.

    \b
    Example:
      eurofence regions --cloud google --in EU
    """
    from generator import geography
    from generator.cli.controls import table_writer

    wrong = [name for name in within if not geography.is_jurisdiction(name)]
    if wrong:
        raise click.UsageError(f"{', '.join(wrong)}: not a jurisdiction (EU, EEA, or an ISO 3166 country)")
    rows = [
        (p.provider, p.code, " ".join(p.services), p.kind, ",".join(p.within), p.title, p.operator, p.source, p.date)
        for p in geography.places(cloud)
        if not within or geography.inside(p, within)
    ]
    names = ("cloud", "location", "services", "kind", "within", "title", "operator", "source", "date")
    emit(table_writer(names, rows), answers)
    return 0
