"""Rendered files against a folder: what would change, as a value; and then the change.

A file that does not start with our header is somebody else's. It is never changed and never removed, and when it
stands where a rendered file belongs, nothing at all is written.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import EurofenceError, Mistakes, Where
from generator.files import inside, read_text, remove, write_all
from generator.stacks.model import CLOUDS

HEADER = "# Rendered by eurofence:"
"""How every rendered file starts, and no other."""


@dataclass(frozen=True, slots=True, order=True)
class RenderedFile:
    """One file of a stack: its path under the stack's folder, with forward slashes, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One file that is made, changed or removed; None where there is no file."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing would do to a folder, and what stands in its way; each sorted by path."""

    created: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[EurofenceError, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the folder is anything but what was rendered."""
        return bool(self.created or self.changed or self.removed or self.refused)

    def diff(self) -> str:
        """Return the changes as a unified diff; empty when there are none."""
        changes = sorted((*self.created, *self.changed, *self.removed), key=lambda change: change.path)
        return "".join(line for change in changes for line in _diff(change))


def compare(files: Iterable[RenderedFile], folder: Path) -> Changes:
    """Return what writing `files` under `folder` would do, without doing it."""
    wanted = {file.path: file.text for file in files}
    outcomes = [_outcome(folder, path, text) for path, text in sorted(wanted.items())]
    changes = [each for each in outcomes if isinstance(each, Change)]
    return Changes(
        created=tuple(each for each in changes if each.before is None),
        changed=tuple(each for each in changes if each.before not in (None, each.after)),
        removed=tuple(_orphans(folder, frozenset(wanted))),
        unchanged=tuple(each.path for each in changes if each.before == each.after),
        refused=tuple(each for each in outcomes if isinstance(each, EurofenceError)),
    )


def write(changes: Changes, folder: Path) -> None:
    """Make `folder` what was rendered; when anything is in the way, write nothing and say all of it.

    No file is replaced before all of them are on disk. Files that are no longer rendered go last: if the machine stops
    half way, the folder is stale, which `render --check` says, but never without a resource that it had.
    """
    if changes.refused:
        raise Mistakes(changes.refused)
    write_all({inside(folder, change.path): change.after or "" for change in (*changes.created, *changes.changed)})
    for change in changes.removed:
        remove(inside(folder, change.path))


def _outcome(folder: Path, path: str, text: str) -> Change | EurofenceError:
    try:
        target = inside(folder, path)
    except EurofenceError as error:
        return error
    if not target.exists() and not target.is_symlink():
        return Change(path, None, text)
    before = _ours(target)
    if before is None:
        hint = "move it away, or give the stack a folder of its own"
        return EurofenceError("is in the way: eurofence did not write it", where=Where(str(target)), hint=hint)
    return Change(path, before, text)


def _orphans(folder: Path, wanted: frozenset[str]) -> Iterator[Change]:
    """Yield the files that we once wrote and no longer render."""
    for cloud in CLOUDS:
        for target in sorted((folder / cloud).glob("*.tf")):
            path = f"{cloud}/{target.name}"
            before = None if path in wanted else _ours(target)
            if before is not None:
                yield Change(path, before, None)


def _ours(target: Path) -> str | None:
    """Return the text of a file that we wrote; None for anybody else's, whatever it is."""
    if target.is_symlink() or not target.is_file():
        return None
    try:
        text = read_text(target)
    except EurofenceError:
        return None
    return text if text.startswith(HEADER) else None


def _diff(change: Change) -> Iterator[str]:
    before, after = (text.splitlines(keepends=True) if text else [] for text in (change.before, change.after))
    old = "/dev/null" if change.before is None else f"a/{change.path}"
    new = "/dev/null" if change.after is None else f"b/{change.path}"
    for line in difflib.unified_diff(before, after, old, new):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
