"""Saved plans through the command: terraform shows them, and where it cannot, their own source is read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import Done, here, refused
from tests.sources.plan.build import change, plan

SOURCE = """
provider "aws" {
  region = "us-east-1"
}
resource "aws_s3_bucket" "d" {
  bucket = "d"
}
"""
SHOWN = plan(
    [change("aws_s3_bucket.d", {"bucket": "d"})],
    providers={"aws": {"name": "aws", "expressions": {"region": {"constant_value": "us-east-1"}}}},
)

Terraform = Callable[[str], Path]


@pytest.fixture
def terraform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terraform:
    """Put a program of that name on the PATH, and no other; it notes how it was called."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))

    def install(script: str, name: str = "terraform") -> Path:
        program = programs / name
        program.write_text(f'#!/bin/sh\necho "$PWD $*" >> {tmp_path}/calls\n{script}\n')
        program.chmod(0o755)
        return tmp_path / "calls"

    return install


def save(folder: Path, name: str = "plan.bin") -> Path:
    """Write what `terraform plan -out` writes, as far as it is read."""
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tfplan", b"\0")
        archive.writestr("tfconfig/modules.json", json.dumps([{"Key": "", "Dir": "."}]))
        archive.writestr("tfconfig/m-/main.tf", SOURCE)
    return path


def shows(folder: Path, document: object) -> str:
    (folder / "shown.json").write_text(json.dumps(document))
    return f"/bin/cat {folder}/shown.json"


def failures(done: Done) -> set[tuple[str, str, str]]:
    report = json.loads(done.out)
    found = [finding for finding in report["findings"] if finding["verdict"] == "fail"]
    return {(finding["control"], finding["resource"], finding["file"]) for finding in found}


@pytest.mark.parametrize("name", ["plan.bin", "-out.bin", "a b.bin"])
def test_terraform_shows_it_in_its_own_folder(name: str, tmp_path: Path, terraform: Terraform) -> None:
    calls = terraform(shows(tmp_path, SHOWN))
    (tmp_path / "root").mkdir()
    done = here("check", save(tmp_path / "root", name), "--format", "json")
    assert (done.code, done.err) == (1, "")
    assert ("RES-01", "aws_s3_bucket.d", "main.tf") in failures(done)
    assert calls.read_text() == f"{tmp_path}/root show -json -no-color ./{name}\n"


def test_tofu_will_do(tmp_path: Path, terraform: Terraform) -> None:
    assert terraform(shows(tmp_path, SHOWN)).name
    (tmp_path / "bin/terraform").rename(tmp_path / "bin/tofu")
    assert here("check", save(tmp_path)).code == 1


@pytest.mark.parametrize("why", ["no terraform", "not initialised"])
def test_without_terraform_its_source_is_read_and_that_is_said(why: str, tmp_path: Path, terraform: Terraform) -> None:
    if why == "not initialised":
        terraform('echo "╷\n│ Error: Required plugins are not installed" >&2; exit 1')
    done = here("check", save(tmp_path), "--format", "json")
    assert (done.code, done.err) == (1, "")
    assert ("RES-01", "aws_s3_bucket.d") in {finding[:2] for finding in failures(done)}
    notes = " ".join(json.loads(done.out)["coverage"]["notes"])
    assert "read from the configuration in the plan" in notes
    assert ("Required plugins are not installed" if why == "not initialised" else "on the PATH") in notes


def test_what_terraform_shows_must_be_a_plan(tmp_path: Path, terraform: Terraform) -> None:
    terraform("echo '{}'")
    refused(here("check", save(tmp_path)), "plan.bin: ", "no Terraform plan")
