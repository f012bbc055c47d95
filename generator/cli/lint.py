"""`eurofence lint`: find every mistake in profiles and stacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click


@click.command(short_help="Find every mistake in profiles and stacks.")
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
def lint(paths: Sequence[Path]) -> int:
    """Validate each PATH (default: `stacks`): the file of a profile or stack, or a folder of stacks. All mistakes of
    all files are shown at once, each with its line and column.

    \b
    Example:
      eurofence lint stacks profiles/hospital.yaml
    """
    from generator.cli.inputs import stack_folders
    from generator.cli.output import say
    from generator.errors import EurofenceError, ExitCode, Mistakes
    from generator.profiles import load_profile
    from generator.render import render

    mistakes: list[EurofenceError] = []
    fine: list[str] = []
    for path in paths or (Path("stacks"),):
        try:
            if _is_profile(path):
                load_profile(path)
                fine.append(str(path))
                continue
            for each in stack_folders((path,)):
                render(each.stack, each.profile)
                fine.append(str(each.folder))
        except Mistakes as error:
            mistakes += error.mistakes
        except EurofenceError as error:
            if error.exit_code is not ExitCode.WRONG_INPUT:
                raise
            mistakes.append(error)
    if mistakes:
        raise Mistakes(mistakes)
    say("\n".join(f"{name}: no mistakes" for name in fine))
    return ExitCode.COMPLIANT


def _is_profile(path: Path) -> bool:
    from generator.files import read_yaml

    if not path.is_file():
        return False
    data = read_yaml(path).data
    return isinstance(data, dict) and "stack" not in data and "components" not in data
