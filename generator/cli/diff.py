"""`eurofence diff`: compare the live cloud with stacks and their profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import CLOUDS, assets, max_rate
from generator.cli.output import Answers, emit
from generator.cli.reporting import Reporting, report_writer

if TYPE_CHECKING:
    from generator.cli.inputs import StackFolder
    from generator.facts import Inventory
    from generator.reconcile import Expectation
    from generator.sources.snapshot import Target


@click.command(cls=Reporting, short_help="Compare the live cloud with stacks and profiles.")
@click.argument("stacks", metavar="[STACK...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--cloud", "clouds", multiple=True, type=click.Choice(CLOUDS), help="Only this cloud; default: all.")
@click.option(
    "--snapshot",
    "snapshot_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read a snapshot's file instead of the cloud.",
)
@assets
@max_rate
def diff(
    stacks: Sequence[Path],
    clouds: Sequence[str],
    snapshot_file: Path | None,
    assets: Sequence[str],
    max_rate: float | None,
    answers: Answers,
) -> int:
    """Read the live cloud, in every enabled region, and say what is missing, changed, unmanaged or against the
    profile. Nothing is ever changed in the cloud; `eurofence permissions` prints the rights it needs.

    \b
    Example:
      eurofence diff stacks/patient-records --format text --format json --output diff.json
      eurofence diff --assets organizations/123456789012
    """
    from generator.cli.inputs import gathered, neighbours, refuse_stale, stack_folders
    from generator.cli.live import targets_of
    from generator.cli.readings import read_all
    from generator.reconcile import merge, reconcile

    # All that can be wrong with the files first: a mistake in them must not cost a reading of the cloud.
    selected = stack_folders(stacks)
    others = neighbours(selected)
    gathered(selected, refuse_stale)
    targets = targets_of(selected, clouds)
    expected = {target: (_expectations(target, selected), _expectations(target, others)) for target in targets}
    if snapshot_file and assets:
        raise click.UsageError("--snapshot and --assets are two readings: give one")
    read = _kept(snapshot_file, targets) if snapshot_file else read_all(targets, max_rate, assets)
    reports = [reconcile(*expected[target], inventory) for target, inventory in read]
    report = merge(reports) if len(reports) > 1 else reports[0]
    emit(report_writer(report), answers)
    return report.exit_code


def _expectations(target: Target, stacks: Sequence[StackFolder]) -> list[Expectation]:
    from generator.cli.inputs import expected_inventory, gathered
    from generator.cli.live import target_of
    from generator.reconcile import Expectation

    there = [each for each in stacks if target_of(each.stack, target.provider) == target]
    return gathered(
        there, lambda each: Expectation(each.stack.stack, each.profile, expected_inventory(each, target.provider))
    )


def _kept(path: Path, targets: Iterable[Target]) -> Iterator[tuple[Target, Inventory]]:
    """Yield what a snapshot says of the targets."""
    from generator.cli.inputs import PLAN_LIMIT
    from generator.facts import Inventory, Unreadable
    from generator.files import read_bytes
    from generator.sources.snapshot import decode_snapshot

    snapshot = decode_snapshot(read_bytes(path, PLAN_LIMIT), str(path))
    known = {reading.target: reading.inventory for reading in snapshot.readings}
    for target in targets:
        gap = Unreadable("snapshot", f"{target.provider} {target.name}", "the snapshot does not hold it")
        yield target, known.get(target, Inventory(source="snapshot", unreadable=(gap,)))
