"""Writing: all or nothing, only what is ours, and what we no longer render goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import EurofenceError, Mistakes
from generator.render.write import HEADER, Changes, RenderedFile, compare, write

KEYS = RenderedFile("aws/keys.tf", f"{HEADER} x\na = 1\n")
STORAGE = RenderedFile("aws/storage.tf", f"{HEADER} x\nb = 1\n")


def _write(files: tuple[RenderedFile, ...], folder: Path) -> Changes:
    changes = compare(files, folder)
    write(changes, folder)
    return changes


def _tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_files_are_made_changed_and_left(tmp_path: Path) -> None:
    first = _write((STORAGE, KEYS), tmp_path)
    assert [change.path for change in first.created] == ["aws/keys.tf", "aws/storage.tf"]
    assert first.stale
    newer = RenderedFile(KEYS.path, f"{HEADER} y\na = 2\n")
    second = _write((newer, STORAGE), tmp_path)
    assert [change.path for change in second.changed] == ["aws/keys.tf"]
    assert second.unchanged == ("aws/storage.tf",)
    assert _tree(tmp_path) == {newer.path: newer.text, STORAGE.path: STORAGE.text}
    assert not compare((newer, STORAGE), tmp_path).stale


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    _write((KEYS,), tmp_path)
    before = (tmp_path / KEYS.path).stat()
    _write((KEYS,), tmp_path)
    assert (tmp_path / KEYS.path).stat().st_ino == before.st_ino


def test_what_is_no_longer_rendered_goes_and_nothing_else(tmp_path: Path) -> None:
    _write((KEYS, STORAGE, RenderedFile("google/keys.tf", f"{HEADER} x\n")), tmp_path)
    others = {
        "aws/network.tf": "# by hand\n",
        "aws/.terraform.lock.hcl": "lock\n",
        "aws/modules/m/keys.tf": f"{HEADER} in a folder of somebody else\n",
        "other/keys.tf": f"{HEADER} not a cloud\n",
        "stack.yaml": "stack: x\n",
    }
    for path, text in others.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    changes = _write((KEYS,), tmp_path)
    assert [change.path for change in changes.removed] == ["aws/storage.tf", "google/keys.tf"]
    assert _tree(tmp_path) == {KEYS.path: KEYS.text, **others}


@pytest.mark.parametrize("content", [b"# by hand\n", b"", b"\xff\xfe\x00", b"\xc3\x28", f" {HEADER}".encode()])
def test_a_file_of_somebody_else_in_the_way_stops_everything(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "aws").mkdir()
    (tmp_path / "aws/storage.tf").write_bytes(content)
    changes = compare((KEYS, STORAGE), tmp_path)
    assert changes.stale
    with pytest.raises(Mistakes, match=r"storage\.tf: is in the way: eurofence did not write it"):
        write(changes, tmp_path)
    assert (tmp_path / "aws/storage.tf").read_bytes() == content
    assert not (tmp_path / "aws/keys.tf").exists()


def test_a_folder_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "aws/keys.tf").mkdir(parents=True)
    with pytest.raises(Mistakes, match=r"keys\.tf: is in the way"):
        write(compare((KEYS,), tmp_path), tmp_path)


def test_a_link_in_the_way_is_neither_followed_nor_cut(tmp_path: Path) -> None:
    target = tmp_path / "precious.tf"
    target.write_text(f"{HEADER} somewhere else\n")
    folder = tmp_path / "stack"
    (folder / "aws").mkdir(parents=True)
    (folder / "aws/keys.tf").symlink_to(target)
    (folder / "aws/storage.tf").symlink_to(target)
    with pytest.raises(Mistakes):
        write(compare((KEYS,), folder), folder)
    assert (folder / "aws/keys.tf").is_symlink()
    assert (folder / "aws/storage.tf").is_symlink()
    assert target.read_text() == f"{HEADER} somewhere else\n"


def test_a_linked_cloud_folder_does_not_lead_out(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "stack").mkdir()
    (tmp_path / "stack/aws").symlink_to(tmp_path / "outside")
    with pytest.raises(Mistakes, match="leads out of"):
        write(compare((KEYS,), tmp_path / "stack"), tmp_path / "stack")
    assert _tree(tmp_path / "outside") == {}


@pytest.mark.parametrize("path", ["../evil.tf", "/tmp/evil.tf", "aws/../../evil.tf"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "stack"
    folder.mkdir()
    with pytest.raises(Mistakes, match="leads out of"):
        write(compare((KEYS, RenderedFile(path, KEYS.text)), folder), folder)
    assert _tree(tmp_path) == {}


def test_a_write_that_fails_leaves_every_file_as_it_was_and_says_so(tmp_path: Path) -> None:
    _write((KEYS, STORAGE), tmp_path)
    newer = tuple(RenderedFile(f.path, f"{f.text}more = 1\n") for f in (KEYS, STORAGE))
    changes = compare(newer, tmp_path)
    (tmp_path / STORAGE.path).unlink()
    (tmp_path / STORAGE.path).mkdir()
    with pytest.raises(EurofenceError, match="not a plain file"):
        write(changes, tmp_path)
    assert _tree(tmp_path) == {KEYS.path: KEYS.text}
    assert compare(newer, tmp_path).stale


def test_the_diff_shows_every_change_and_nothing_else(tmp_path: Path) -> None:
    _write((KEYS, STORAGE), tmp_path)
    changes = compare((RenderedFile(KEYS.path, f"{HEADER} x\na = 2"), RenderedFile("aws/new.tf", "n\n")), tmp_path)
    assert changes.diff() == (
        "--- a/aws/keys.tf\n+++ b/aws/keys.tf\n@@ -1,2 +1,2 @@\n"
        f" {HEADER} x\n-a = 1\n+a = 2\n\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/aws/new.tf\n@@ -0,0 +1 @@\n+n\n"
        "--- a/aws/storage.tf\n+++ /dev/null\n@@ -1,2 +0,0 @@\n"
        f"-{HEADER} x\n-b = 1\n"
    )
    assert compare((KEYS, STORAGE), tmp_path).diff() == ""
