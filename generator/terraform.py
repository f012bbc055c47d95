"""Run the terraform (or tofu) binary: arguments in, bytes out, no shell."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from generator.errors import EurofenceError

BINARIES = ("terraform", "tofu")
TIMEOUT_SECONDS = 300


def show_plan(plan: Path) -> bytes:
    """Return the JSON of a saved binary plan; its folder must be initialised, for the providers' schemas are needed.

    Raises EurofenceError where no binary is on the PATH or it cannot read the plan.
    https://developer.hashicorp.com/terraform/cli/commands/show
    """
    # With its folder: a name that starts with a dash is no option.
    return _run("show", "-json", "-no-color", f"./{plan.name}", folder=plan.parent)


def _run(*arguments: str, folder: Path) -> bytes:
    binary = next((found for name in BINARIES if (found := shutil.which(name))), None)
    if binary is None:
        raise EurofenceError("neither terraform nor tofu is on the PATH", hint="install one, or give the plan's JSON")
    try:
        done = subprocess.run(
            [binary, *arguments], cwd=folder, capture_output=True, timeout=TIMEOUT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EurofenceError(f"{binary} did not answer: {error}") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = next((line.strip("│╷╵ ") for line in said if "Error" in line), "no reason given")
        raise EurofenceError(f"terraform {arguments[0]} failed: {reason}", where=str(folder))
    return done.stdout
