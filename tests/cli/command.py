"""The command as a process: what goes in, and what comes out on both streams."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

from generator.cli import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The environment of the test, which is hermetic already, with this checkout and `more`."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def eurofence(*arguments: str | Path, folder: Path = ROOT, stdin: bytes = b"", **variables: str) -> Done:
    """Run the command to its end. No warning of ours reaches a user: one is an error."""
    command = [sys.executable, "-W", "error", "-m", "generator", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=folder, env=environment(**variables), input=stdin, capture_output=True, timeout=120
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def here(*arguments: str | Path, folder: Path = ROOT, stdin: bytes = b"") -> Done:
    """Run the command in this process, which is ten times as fast; what depends on a process needs `eurofence`."""
    out, err, given = StringIO(), StringIO(), TextIOWrapper(BytesIO(stdin))
    before, sys.stdin = sys.stdin, given
    try:
        with chdir(folder), redirect_stdout(out), redirect_stderr(err):
            code = run([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    return Done(code, out.getvalue(), err.getvalue())


def refused(done: Done, *said: str, code: int = 2) -> None:
    """Hold that a run ended with one clear message, and with nothing that could be taken for an answer."""
    assert done.code == code, done
    assert done.out == ""
    assert done.err.count("error: ") == 1, done.err
    assert "Traceback" not in done.err
    for text in said:
        assert text in done.err
