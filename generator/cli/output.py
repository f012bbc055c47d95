"""Where a verb's answer goes: `--format` and `--output` in pairs, and standard output for the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from generator.errors import EurofenceError, Mistakes

Write = Callable[[str, bool], str]
"""Turns a format's name into text; the second argument says whether a person's terminal will show it."""

Answers = Sequence[tuple[str, Path | None]]
"""Formats, each with the file it goes to, None for standard output."""


class Answering(click.Command):
    """A verb with `--format` and `--output`; its function gets them, in pairs, as `answers`.

    The pairs are made before the verb starts: a mistake in them must not cost a reading of the cloud.
    """

    def __init__(self, *arguments: Any, formats: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self._formats = formats

    def formats(self) -> Sequence[str]:
        """Return the formats there are, the default first."""
        return self._formats

    def get_params(self, context: click.Context) -> list[click.Parameter]:
        """Return the verb's own options, then the two for its answer."""
        *own, help_option = super().get_params(context)
        return [*own, *self._options, help_option]

    @cached_property
    def _options(self) -> tuple[click.Option, click.Option]:
        formats = self.formats()
        return (
            click.Option(
                ["-f", "--format", "formats"],
                multiple=True,
                type=click.Choice(formats),
                help=f"How to say it; default {formats[0]}. Repeat it for several.",
            ),
            click.Option(
                ["-o", "--output", "outputs"],
                multiple=True,
                type=click.Path(dir_okay=False, path_type=Path),
                help="Write the format named before it to a file instead of standard output.",
            ),
        )

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Read the options as click does, then pair them in the order they stand in."""
        _, _, order = self.make_parser(context).parse_args(args=list(arguments))
        rest = super().parse_args(context, arguments)
        formats, outputs = context.params.pop("formats"), context.params.pop("outputs")
        names = [parameter.name or "" for parameter in order]
        context.params["answers"] = _paired(names, formats or self.formats()[:1], outputs)
        return rest


def _paired(order: Sequence[str], formats: Sequence[str], outputs: Sequence[Path]) -> Answers:
    if len(formats) == len(outputs):
        pairs: list[tuple[str, Path | None]] = list(zip(formats, outputs, strict=True))
    else:
        pairs = _in_order(order, iter(formats), iter(outputs))
    files = [path for _, path in pairs if path is not None]
    if len(pairs) - len(files) > 1:
        raise click.UsageError("two formats cannot share standard output: give all but one an --output")
    if len(set(files)) < len(files):
        raise click.UsageError("two formats cannot share a file")
    return pairs


def _in_order(order: Sequence[str], formats: Iterator[str], outputs: Iterator[Path]) -> list[tuple[str, Path | None]]:
    """Pair each output with the format right before it."""
    pairs: list[tuple[str, Path | None]] = []
    for name in order:
        if name == "formats":
            pairs.append((next(formats), None))
        elif name == "outputs":
            if not pairs or pairs[-1][1] is not None:
                raise click.UsageError("every --output needs a --format of its own before it")
            pairs[-1] = pairs[-1][0], next(outputs)
    return pairs or [(form, None) for form in formats]


def emit(write: Write, answers: Answers) -> None:
    """Write an answer in every format; where one cannot be written, the others are, and then it is an error."""
    from generator.files import write_atomic

    mistakes = []
    for form, path in answers:
        try:
            if path is None:
                say(write(form, sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ))
            else:
                write_atomic(path, write(form, False))
                click.echo(f"wrote {path}", err=True)
        except EurofenceError as error:
            mistakes.append(error)
    if mistakes:
        raise Mistakes(mistakes)


def say(text: str) -> None:
    """Print text. A reader that has gone away (`| head`) does not change the exit code; a full disk is an error."""
    if sys.stdout is None:
        raise EurofenceError("standard output is closed", hint="give an --output FILE")
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would fail again when the interpreter ends, and change the exit code:
        # https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise EurofenceError(f"standard output could not be written ({error.strerror})") from error


def complain(error: EurofenceError) -> None:
    """Say what is wrong, and what to do about it, on standard error: every mistake of one input."""
    for mistake in mistakes_of(error):
        click.echo(f"error: {mistake}", err=True)
        if mistake.hint:
            click.echo(f"  hint: {mistake.hint}", err=True)


def mistakes_of(error: EurofenceError) -> Sequence[EurofenceError]:
    """Return the mistakes that an error stands for: itself, or several."""
    return error.mistakes if isinstance(error, Mistakes) else (error,)
