"""Where a verb's answer goes: `--format` and `--output` in pairs, and standard output for the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from generator.files import write_atomic

Write = Callable[[str, bool], str]
"""Turns a format's name into text; the second argument says whether a person's terminal will show it."""


def output_options(formats: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add `--format` and `--output` to a verb; the first of `formats` is the default."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        function = click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            type=click.Path(dir_okay=False, path_type=Path),
            help="Write the format before it to a file instead of standard output; repeat in pairs.",
        )(function)
        return click.option(
            "-f",
            "--format",
            "formats",
            multiple=True,
            type=click.Choice(formats),
            help=f"How to say it; default {formats[0]}.",
        )(function)

    return decorate


def emit(write: Write, formats: Sequence[str], outputs: Sequence[Path], default: str = "text") -> None:
    """Write an answer: the first format to the first output and so on, what has no output to standard output."""
    chosen = list(formats) or [default]
    if len(outputs) > len(chosen):
        raise click.UsageError("every --output needs a --format: give them in pairs")
    for index, name in enumerate(chosen):
        if index < len(outputs):
            write_atomic(outputs[index], write(name, False))
            click.echo(f"wrote {outputs[index]}", err=True)
        else:
            say(write(name, sys.stdout.isatty() and "NO_COLOR" not in os.environ))


def say(text: str) -> None:
    """Print text; a reader that has gone away (`| head`) does not change the exit code."""
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open("/dev/null", "w")  # noqa: PTH123, SIM115  # nothing more can be said
