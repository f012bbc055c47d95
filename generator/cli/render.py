"""`eurofence render`: write the Terraform of stacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.render import Changes


@click.command(short_help="Write the Terraform of stacks.")
@click.argument("stacks", metavar="[STACK...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 when a file is stale.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what changes, line by line.")
def render(stacks: Sequence[Path], check_only: bool, show_diff: bool) -> int:
    """Render each STACK (default: all below `stacks`) under its profile, into a root module per cloud beside its
    stack.yaml. Files that it once wrote and no longer needs are removed; a file it did not write is never touched.

    \b
    Example:
      eurofence render stacks/patient-records --diff
    """
    from generator.cli.inputs import StackFolder, gathered, stack_folders
    from generator.cli.output import say
    from generator.errors import ExitCode, Mistakes
    from generator.render import compare, write
    from generator.render import render as render_stack

    def compared(each: StackFolder) -> tuple[Path, Changes]:
        return each.folder, compare(render_stack(each.stack, each.profile), each.folder)

    # Every stack is rendered and compared before the first file is written: a mistake in one leaves all as they were.
    pending = gathered(stack_folders(stacks), compared)
    mistakes = [mistake for _, changes in pending for mistake in changes.refused]
    if mistakes:
        raise Mistakes(mistakes)
    for folder, changes in pending:
        if not check_only:
            write(changes, folder)
        say(_said(folder, changes, show_diff))
    stale = any(changes.stale for _, changes in pending)
    return ExitCode.VIOLATIONS if check_only and stale else ExitCode.COMPLIANT


def _said(folder: Path, changes: Changes, show_diff: bool) -> str:
    if not changes.stale:
        return f"{folder}: up to date"
    marks = (("+", changes.created), ("~", changes.changed), ("-", changes.removed))
    lines = sorted((change.path, symbol) for symbol, group in marks for change in group)
    said = [f"{folder}: + made, ~ changed, - removed", *(f"  {symbol} {path}" for path, symbol in lines)]
    return "\n".join([*said, changes.diff()] if show_diff else said)
