"""A real terraform with its real AWS provider, from the folder TF_PLUGIN_DIR names or, without it, the registry."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

TIMEOUT = 300


class Root:
    """A root module in a folder, and the environment terraform runs in there."""

    def __init__(self, folder: Path, variables: Mapping[str, str]) -> None:
        self.folder = folder
        self._variables = {**variables, "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}

    def run(self, *arguments: str) -> str:
        """Run one terraform command that must succeed, and return what it says."""
        done = self.attempt(*arguments)
        assert done.returncode == 0, f"terraform {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def attempt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one terraform command, whatever comes of it."""
        command = ["terraform", *arguments, "-no-color"]
        variables = self._variables
        return subprocess.run(
            command, cwd=self.folder, env=variables, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )

    def init(self, *options: str) -> None:
        """Initialise; what fails is ours, for `require_provider` has shown that the provider can be had."""
        self.run(*_INIT, *_plugins(), *options)

    def plan(self) -> Path:
        """Return a saved plan."""
        self.run("plan", "-input=false", "-out=plan.bin")
        return self.folder / "plan.bin"


_INIT = ("init", "-input=false")
_NO_PROVIDER = ("Failed to query available provider packages", "Failed to install provider")


def require_provider(folder: Path, variables: Mapping[str, str], versions: str) -> None:
    """Skip, and say why, where there is no terraform or no provider for what `versions` requires."""
    if not shutil.which("terraform"):
        pytest.skip("end to end: terraform is not on the PATH")
    (folder / "versions.tf").write_text(versions)
    done = Root(folder, variables).attempt(*_INIT, *_plugins(), "-backend=false")
    if done.returncode and any(reason in done.stderr for reason in _NO_PROVIDER):
        said = " ".join(done.stderr.split())[:300]
        pytest.skip(f"end to end: the AWS provider cannot be had (TF_PLUGIN_DIR names an offline folder): {said}")
    assert done.returncode == 0, done.stderr


def _plugins() -> list[str]:
    folder = os.environ.get("TF_PLUGIN_DIR")
    return [f"-plugin-dir={folder}"] if folder else []
