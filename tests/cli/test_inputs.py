"""Which stacks stand next door: all in the folder `stacks`, else those right beside, and never a whole home folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.inputs import neighbours, stack_folders
from generator.errors import EurofenceError, Mistakes


def place(project: Path, *folders: str) -> None:
    """Put a copy of the first stack into every folder, at the same depth below its profile's folder."""
    for folder in folders:
        target = project / folder
        target.mkdir(parents=True)
        text = (project / "stacks/first/stack.yaml").read_text()
        (target / "stack.yaml").write_text(text.replace("../../profile.yaml", "eu-customer-keys"))


def beside(folder: Path) -> list[str]:
    root = folder.parents[1]
    return [str(each.folder.relative_to(root)) for each in neighbours(stack_folders((folder,)))]


def test_all_in_the_folder_stacks_are_neighbours_however_deep(project: Path) -> None:
    place(project, "stacks/second", "stacks/team/third", "elsewhere/fourth")
    assert beside(project / "stacks/first") == ["stacks/second", "stacks/team/third"]


def test_without_it_those_right_beside_are(project: Path) -> None:
    place(project, "infra/first", "infra/second", "infra/team/third", "other/fourth")
    assert beside(project / "infra/first") == ["infra/second"]


def test_from_inside_its_own_folder_a_stack_has_the_same_neighbours(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(project, "stacks/second")
    monkeypatch.chdir(project / "stacks/first")
    assert [each.folder.name for each in neighbours(stack_folders((Path(),)))] == ["second"]


def test_what_is_selected_is_no_neighbour(project: Path) -> None:
    place(project, "stacks/second")
    assert neighbours(stack_folders((project / "stacks",))) == []


def test_a_broken_neighbour_is_said(project: Path) -> None:
    (project / "stacks/second").mkdir()
    (project / "stacks/second/stack.yaml").write_text("stack: second\n")
    with pytest.raises(EurofenceError, match=r"second/stack\.yaml"):
        neighbours(stack_folders((project / "stacks/first",)))


def test_a_stack_that_is_named_twice_is_taken_once(project: Path) -> None:
    paths = (project / "stacks", project / "stacks/first", project / "stacks/first/stack.yaml")
    assert len(stack_folders(paths)) == 1


def test_the_mistakes_of_all_paths_are_raised_at_once(project: Path) -> None:
    shutil.rmtree(project / "stacks")
    with pytest.raises(Mistakes) as caught:
        stack_folders((project / "stacks", project / "nowhere"))
    assert len(caught.value.mistakes) == 2
