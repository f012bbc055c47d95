"""The command: one file a verb, one table of verbs, one error boundary.

Verbs import what they need inside their functions: `eurofence --version` and `--help` must not pay for boto3,
googleapiclient or pydantic.
"""

from __future__ import annotations

import gc
import os
import sys
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper

import click

from generator import __version__
from generator.errors import EurofenceError, ExitCode

VERBS = (
    "check",
    "controls",
    "diff",
    "explain",
    "init",
    "lint",
    "permissions",
    "regions",
    "render",
    "schema",
    "snapshot",
)
"""Every verb: the module of its name in this package holds the command of its name."""


class _Verbs(click.Group):
    """The verbs, each imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"generator.cli.{name}"), name)
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = arguments[0]
        near = get_close_matches(name, VERBS, n=1)
        if near and name not in VERBS:
            context.fail(f"no such verb {name}: did you mean {near[0]}?")
        return super().resolve_command(context, arguments)


_CODES = "\n".join(f"  {code.value:>3}  {code.meaning}" for code in ExitCode)


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=f"\b\nExit codes, the same for every verb and format:\n{_CODES}",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def eurofence() -> None:
    """Keep data, keys and AI in the jurisdictions you chose, on AWS and Google Cloud.

    Profiles say what must hold, stacks what to build: eurofence renders them to Terraform, checks any plan before
    apply, and compares the live cloud with both.
    """


def main() -> None:
    """Run the command and leave with its exit code."""
    # A plan becomes 10^5 objects that all live to the end: looking for garbage among them finds none and costs a fifth.
    gc.set_threshold(200_000, 50, 50)
    if isinstance(sys.stdout, TextIOWrapper):
        # A name that the terminal's encoding lacks must not end a report half-way.
        sys.stdout.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    if code == ExitCode.INTERRUPTED:
        # Threads that wait for a cloud's answer would be waited for, and the answer is not wanted any more.
        os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command and return its exit code: the one place where errors become messages."""
    try:
        answer = eurofence.main(arguments, prog_name="eurofence", standalone_mode=False)
        return int(answer or ExitCode.COMPLIANT)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.WRONG_INPUT
    except EurofenceError as error:
        from generator.cli.output import complain

        complain(error)
        return error.exit_code
    except Exception:
        from traceback import format_exc

        click.echo(format_exc(), err=True)
        click.echo(
            f"this is a bug in eurofence {__version__}: nothing was judged. Please report the text above.", err=True
        )
        return ExitCode.BUG
