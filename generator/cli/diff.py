"""`eurofence diff`: compare the live cloud with stacks and their profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import CLOUDS
from generator.cli.output import emit, output_options
from generator.cli.reporting import FORMATS, report_writer

if TYPE_CHECKING:
    from generator.cli.inputs import StackFolder
    from generator.facts import Inventory
    from generator.findings import Report
    from generator.reconcile import Expectation
    from generator.sources.snapshot import Target


@click.command(short_help="Compare the live cloud with stacks and profiles.")
@click.argument("stacks", metavar="[STACK...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--cloud", "clouds", multiple=True, type=click.Choice(CLOUDS), help="Only this cloud; default: all.")
@click.option(
    "--snapshot",
    "snapshot_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read a snapshot's file instead of the cloud.",
)
@output_options(FORMATS)
def diff(
    stacks: Sequence[Path],
    clouds: Sequence[str],
    snapshot_file: Path | None,
    formats: Sequence[str],
    outputs: Sequence[Path],
) -> int:
    """Read the live cloud, in every enabled region, and say what is missing, changed, unmanaged or against the
    profile. Nothing is ever changed in the cloud; `eurofence permissions` prints the rights it needs.

    \b
    Example:
      eurofence diff stacks/patient-records --format text --format json --output diff.json
    """
    from generator.cli.inputs import neighbours, stack_folders, targets_of
    from generator.reconcile import merge

    selected = stack_folders(stacks)
    others = neighbours(selected)
    known = _snapshot(snapshot_file) if snapshot_file else None
    targets = targets_of(selected, clouds)
    reports = [_report(target, each, selected, others, known) for target, each in targets.items()]
    report = merge(reports) if len(reports) > 1 else reports[0]
    emit(report_writer(report), formats, outputs)
    return report.exit_code


def _report(
    target: Target,
    each: StackFolder,
    selected: Sequence[StackFolder],
    others: Sequence[StackFolder],
    known: dict[Target, Inventory] | None,
) -> Report:
    from generator.cli.inputs import read_live
    from generator.reconcile import reconcile

    # The rendered files first: a mistake in them should not cost a sweep of the cloud.
    wanted, beside = _expectations(target, selected), _expectations(target, others)
    actual = read_live(target, each) if known is None else _known(known, target)
    return reconcile(wanted, beside, actual)


def _expectations(target: Target, stacks: Sequence[StackFolder]) -> list[Expectation]:
    from generator.cli.inputs import expected_inventory, target_of
    from generator.reconcile import Expectation

    return [
        Expectation(each.stack.stack, each.profile, expected_inventory(each, target.provider))
        for each in stacks
        if target_of(each.stack, target.provider) == target
    ]


def _snapshot(path: Path) -> dict[Target, Inventory]:
    from generator.cli.inputs import PLAN_LIMIT
    from generator.files import read_bytes
    from generator.sources.snapshot import decode_snapshot

    snapshot = decode_snapshot(read_bytes(path, PLAN_LIMIT), str(path))
    return {reading.target: reading.inventory for reading in snapshot.readings}


def _known(known: dict[Target, Inventory], target: Target) -> Inventory:
    from generator.facts import Inventory, Unreadable

    gap = Unreadable("snapshot", f"{target.provider} {target.name}", "the snapshot does not hold it")
    return known.get(target, Inventory(source="snapshot", unreadable=(gap,)))
