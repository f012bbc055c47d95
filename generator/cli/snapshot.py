"""`eurofence snapshot`: keep a live reading as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.options import CLOUDS, assets, max_rate


@click.command(short_help="Keep a live reading as a file.")
@click.argument("stacks", metavar="[STACK...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--cloud", "clouds", multiple=True, type=click.Choice(CLOUDS), help="Only this cloud; default: all.")
@click.option(
    "-o",
    "--output",
    default="snapshot.json",
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.",
)
@assets
@max_rate
def snapshot(
    stacks: Sequence[Path], clouds: Sequence[str], output: Path, assets: Sequence[str], max_rate: float | None
) -> int:
    """Read the accounts and projects of the stacks live and write what was read to a file. `diff --snapshot` takes it
    in place of the cloud. What could not be read is in the file, and in the exit code. With `--assets`, every project
    that Cloud Asset Inventory finds is in the file.

    \b
    Example:
      eurofence snapshot stacks/patient-records --output monday.json
    """
    from generator.cli.inputs import stack_folders
    from generator.cli.live import targets_of
    from generator.cli.readings import read_all
    from generator.errors import ExitCode
    from generator.files import write_atomic
    from generator.sources.snapshot import VERSION, Reading, Snapshot, encode_snapshot

    targets = targets_of(stack_folders(stacks), clouds)
    found = read_all(targets, max_rate, assets, every=True)
    readings = tuple(Reading(target, inventory) for target, inventory in found)
    taken = datetime.now(UTC).isoformat(timespec="seconds")
    write_atomic(output, encode_snapshot(Snapshot(VERSION, taken, readings)))
    click.echo(f"wrote {output}", err=True)
    gaps = [gap for reading in readings for gap in reading.inventory.unreadable]
    for gap in gaps:
        click.echo(f"could not be read: {gap.call} in {gap.scope}: {gap.reason}", err=True)
    return ExitCode.INCOMPLETE if gaps else ExitCode.COMPLIANT
