"""The contracts between the layers hold, and each of them bites: a planted import is found by the one it breaks."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
PLACE = "One library, one place: "


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts in a folder that holds the package and pyproject.toml."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def broken(done: subprocess.CompletedProcess[str]) -> set[str]:
    lines = done.stdout.splitlines()
    return {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(" KEPT") == len(CONTRACTS)


PLANTED = [
    ("Layers", "facts/value.py", "import generator.cli"),
    ("Layers", "errors.py", "import generator.files"),
    ("Layers", "controls/interface.py", "import generator.sources"),
    ("Layers", "sources/join.py", "import generator.render"),
    ("Layers", "reports/text.py", "import generator.judge"),
    ("Layers", "unplaced.py", ""),
    ("No cycles", "sources/plan/schema.py", "import generator.sources.plan.text"),
    ("Author and judge share only facts", "render/aws.py", "import generator.mappings"),
    (f"{PLACE}click", "judge.py", "import click"),
    (f"{PLACE}boto3", "sources/live/sweep.py", "from botocore.config import Config"),
    (f"{PLACE}boto3", "cli/diff.py", "import boto3"),
    (f"{PLACE}google-api-python-client", "sources/live/sweep.py", "from googleapiclient import discovery"),
    (f"{PLACE}google-api-python-client", "sources/live/aws/account.py", "import google.auth"),
    (f"{PLACE}google-api-python-client", "cli/diff.py", "import httplib2"),
    (f"{PLACE}google-api-python-client", "cli/diff.py", "import google_auth_httplib2"),
    (f"{PLACE}pyhcl", "render/write.py", "import hcl"),
    (f"{PLACE}pyhcl", "sources/hcl/syntax.py", "import hcl"),
    (f"{PLACE}tree-sitter", "render/readback.py", "import tree_sitter"),
    (f"{PLACE}tree-sitter", "sources/hcl/modules.py", "import tree_sitter_hcl"),
    (f"{PLACE}Jinja", "reports/markdown.py", "import jinja2"),
    (f"{PLACE}YAML", "profiles/load.py", "import yaml"),
    (f"{PLACE}rich", "cli/output.py", "from rich.console import Console"),
]


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_a_planted_import_is_found_by_its_contract(contract: str, module: str, line: str, copy: Path) -> None:
    path = copy / "generator" / module
    original = path.read_text() if path.exists() else None
    # Inside a function: an import is one wherever it stands.
    path.write_text(f"{original or ''}\n\ndef _planted() -> None:\n    {line or 'pass'}\n")
    try:
        done = lint(copy)
    finally:
        if original is None:
            path.unlink()
        else:
            path.write_text(original)
    if module == "unplaced.py":
        # A module in no layer ends the run before any contract is looked at.
        assert done.returncode != 0
        assert "unplaced" in done.stdout + done.stderr
    else:
        assert contract in broken(done), done.stdout


def test_every_contract_has_been_seen_to_bite() -> None:
    assert {contract for contract, _, _ in PLANTED} == {contract["name"] for contract in CONTRACTS}
