"""What is shipped: the wheel works away from the sources, and the source archive builds the same wheel."""

from __future__ import annotations

import email
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from tests.cli.command import ROOT

pytestmark = pytest.mark.registry
"""Building downloads hatchling."""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, without this checkout on its path."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=variables, capture_output=True, text=True, timeout=300
    )


def build(source: Path, into: Path) -> Path:
    """Return the wheel of a source tree or archive."""
    done = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", into, source, folder=into)
    assert done.returncode == 0, done.stderr
    (wheel,) = into.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is committed or about to be: nothing that is ignored or left lying around."""
    folder = tmp_path_factory.mktemp("tree")
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", folder=ROOT)
    assert listed.returncode == 0, listed.stderr
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tree, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The command of a fresh environment, in which the wheel is installed beside the libraries of this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=True)
    libraries = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    (site,) = folder.glob("lib/python*/site-packages")
    done = run(
        sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--quiet", "--no-deps", wheel,
        folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    # A line in a .pth file adds a folder, and does not run the .pth files in it: the editable checkout stays out.
    (site / "libraries.pth").write_text(f"{libraries}\n")
    yield folder / "bin/eurofence"


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_what_the_package_reads(wheel: Path) -> None:
    found = names(wheel)
    for folder, inside in (("generator", "generator"), ("templates", "generator/_templates")):
        shipped = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        assert shipped
        assert {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in shipped} <= found


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert tops == {"generator", f"eurofence-{generator.__version__}.dist-info"}
    assert not [name for name in names(wheel) if name.endswith(".pyc")]


def library(requirement: str) -> str:
    """Return a requirement's name without its versions."""
    return re.split(r"[^\w.-]", requirement)[0]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        folder = f"eurofence-{generator.__version__}.dist-info"
        metadata = email.message_from_bytes(archive.read(f"{folder}/METADATA"))
        entries = archive.read(f"{folder}/entry_points.txt").decode()
        assert f"{folder}/licenses/LICENSE" in archive.namelist()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (metadata["Name"], metadata["Version"]) == ("eurofence", generator.__version__)
    assert metadata["License-Expression"] == project["license"]
    required = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert sorted(map(library, required)) == sorted(map(library, project["dependencies"]))
    assert "eurofence = generator.__main__:main" in entries


def test_the_installed_command_works_away_from_the_sources(command: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "stacks/public-site", tmp_path / "site", ignore=shutil.ignore_patterns("*.tf"))
    # The schemas that the examples name lie in the checkout; nothing else may.
    where = run(command.with_name("python"), "-c", "import generator; print(generator.__file__)", folder=tmp_path)
    assert where.stdout.startswith(str(command.parents[1]))
    assert run(command, "--version", folder=tmp_path).stdout == f"eurofence {generator.__version__}\n"
    for verb in ("lint site", "render site", "render site --check", "check site", "controls", "regions --in EU"):
        done = run(command, *verb.split(), folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), (verb, done)
    for path in (ROOT / "stacks/public-site").rglob("*.tf"):
        copy = tmp_path / "site" / path.relative_to(ROOT / "stacks/public-site")
        assert copy.read_text() == path.read_text()


def test_the_installed_command_starts_a_project(command: Path, tmp_path: Path) -> None:
    for verb in ("init", "lint", "render", "check stacks"):
        done = run(command, *verb.split(), folder=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), (verb, done)


@pytest.fixture(scope="module")
def archive(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive; its build needs `build`, or hatchling itself."""
    folder = tmp_path_factory.mktemp("sdist")
    fresh = folder / "builder"
    venv.create(fresh, symlinks=True)
    python = fresh / "bin/python"
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "hatchling", folder=folder)
    assert done.returncode == 0, done.stderr
    done = run(python, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, folder=tree)
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.tar.gz")
    return found


def test_the_source_archive_holds_what_builds_and_tests_it(archive: Path, tree: Path) -> None:
    with tarfile.open(archive) as opened:
        found = {name.partition("/")[2] for name in opened.getnames()}
    kept = {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}
    wanted = {name for name in kept if name.partition("/")[0] in ("generator", "templates", "stacks", "tests")}
    wanted |= {"pyproject.toml", "README.md", "LICENSE", "Makefile"}
    assert wanted <= found
    assert not [name for name in found if name.endswith(".pyc")]


def test_the_source_archive_builds_the_same_wheel(archive: Path, wheel: Path, tmp_path: Path) -> None:
    assert names(build(archive, tmp_path)) == names(wheel)
