"""A first project: what is written is right as it is, and nothing that exists is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.files import read_yaml
from tests.cli.command import here

FILES = (
    ".github/workflows/eurofence.yml",
    "profile.schema.json",
    "profile.yaml",
    "stack.schema.json",
    "stacks/first/stack.yaml",
)


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_is_written_is_right_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    done = here("init", folder)
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.out.splitlines() if line.startswith("wrote ")] == [
        f"wrote {folder / name}" for name in FILES
    ]
    assert sorted(files(folder)) == sorted(FILES)
    for verb in ("lint", "lint profile.yaml", "render", "render --check", "check stacks"):
        done = here(*verb.split(), folder=folder)
        assert (done.code, done.err) == (0, ""), (verb, done)
    found = json.loads(here("check", "stacks", "--format", "json", folder=folder).out)
    assert found["profile"] == "ours"
    assert {finding["verdict"] for finding in found["findings"]} == {"pass"}
    assert {finding["provider"] for finding in found["findings"]} == {"aws", "google"}


def test_here_is_the_default(tmp_path: Path) -> None:
    assert here("init", folder=tmp_path).code == 0
    assert sorted(files(tmp_path)) == sorted(FILES)


def test_the_ci_job_runs_verbs_that_there_are(tmp_path: Path) -> None:
    here("init", tmp_path)
    steps = read_yaml(tmp_path / FILES[0]).data["jobs"]["eurofence"]["steps"]
    runs = [step["run"].split() for step in steps if str(step.get("run", "")).startswith("eurofence ")]
    assert [run[1] for run in runs] == ["lint", "render", "check"]
    here("render", folder=tmp_path)
    for run in runs:
        assert here(*run[1:], folder=tmp_path).code == 0
    assert (tmp_path / "eurofence.md").read_text()


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_overwritten_and_nothing_is_half_written(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    done = here("init", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert f"{tmp_path / name}: is there already" in done.err
    assert files(tmp_path) == {name: "mine"}


def test_a_second_time_everything_is_there_already(tmp_path: Path) -> None:
    here("init", tmp_path)
    before = files(tmp_path)
    done = here("init", tmp_path)
    assert done.code == 2
    assert done.err.count("is there already") == len(FILES)
    assert files(tmp_path) == before


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").symlink_to(tmp_path / "elsewhere")
    assert here("init", tmp_path).code == 2
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert here("init", tmp_path / "file").code == 2
    assert here("init", tmp_path / "file/below").code == 2
