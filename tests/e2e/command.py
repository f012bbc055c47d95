"""The command as a user runs it: a process, its exit code and what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Json = Any


def eurofence(variables: Mapping[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one verb in a folder and return what came of it, whatever its exit code.

    A warning is an error, as in every test.
    """
    command = [sys.executable, "-W", "error", "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=dict(variables), capture_output=True, text=True, timeout=300)


def report(variables: Mapping[str, str], folder: Path, *arguments: str) -> tuple[int, Json]:
    """Run one verb and return its exit code and its report; without a report, fail with what it said."""
    done = eurofence(variables, folder, *arguments, "--format", "json")
    assert done.stdout, done.stderr
    assert not done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


def drift(found: Json) -> list[tuple[str, str, str]]:
    """Return the differences a report names: kind, resource and field."""
    return [(each["kind"], each["resource"], each["field"]) for each in found["drift"]]


def failures(found: Json) -> list[tuple[str, str]]:
    """Return the findings that do not hold: control and resource; an undecided one carries a question mark."""
    marks = {"fail": "", "unknown": "?"}
    bad = [each for each in found["findings"] if each["verdict"] in marks]
    return [(each["control"] + marks[each["verdict"]], each["resource"]) for each in bad]


def unreadable(found: Json) -> Json:
    """Return what a report says could not be read."""
    return found["coverage"]["unreadable"]
