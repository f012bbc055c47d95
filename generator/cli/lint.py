"""`eurofence lint`: find every mistake in profiles and stacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.options import STACKS


@click.command(short_help="Find every mistake in profiles and stacks.")
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
def lint(paths: Sequence[Path]) -> int:
    """Validate each PATH (default: `stacks`): the file of a profile or stack, or a folder of stacks. All mistakes of
    all files are shown at once, each with its line and column.

    \b
    Example:
      eurofence lint stacks profiles/hospital.yaml
    """
    from generator.cli.inputs import gathered
    from generator.cli.output import say

    found = gathered(paths or (STACKS,), _linted)
    say("\n".join(f"{name}: no mistakes" for names in found for name in names))
    return 0


def _linted(path: Path) -> list[str]:
    """Return the names of what is fine at `path`; raise the mistakes in all that is there."""
    from generator.cli.inputs import StackFolder, gathered, stack_folders
    from generator.profiles import load_profile
    from generator.render import render

    if _is_profile(path):
        load_profile(path)
        return [str(path)]

    def rendered(each: StackFolder) -> str:
        render(each.stack, each.profile)
        return str(each.folder)

    return gathered(stack_folders((path,)), rendered)


def _is_profile(path: Path) -> bool:
    from generator.files import read_yaml

    if not path.is_file():
        return False
    data = read_yaml(path).data
    return isinstance(data, dict) and "stack" not in data and "components" not in data
