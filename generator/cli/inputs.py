"""What verbs take in from files: stacks with their profiles, and Terraform in any shape."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.cli.options import STACKS
from generator.errors import EurofenceError, Incomplete, Mistakes, Where

if TYPE_CHECKING:
    from generator.facts import Inventory
    from generator.profiles import Profile
    from generator.sources.block import Block, ProviderBlock, Reading
    from generator.stacks import Stack

T = TypeVar("T")
R = TypeVar("R")

DEFAULT_PROFILE = "eu-baseline"

PLAN_LIMIT = 4 * 1024**3
"""Bytes of a plan that are read at most."""


@dataclass(frozen=True, slots=True)
class StackFolder:
    """A stack, the folder it stands in and the profile it is under."""

    folder: Path
    stack: Stack
    profile: Profile


def stack_folders(paths: Sequence[Path]) -> list[StackFolder]:
    """Return the stacks at or below the paths (default: `stacks`); raise all the mistakes of all of them at once."""
    found = gathered(paths or (STACKS,), _folders)
    return gathered(dict.fromkeys(folder for folders in found for folder in folders), load_folder)


def gathered(items: Iterable[T], take: Callable[[T], R]) -> list[R]:
    """Return what `take` makes of every item; raise all the mistakes of all items at once."""
    taken: list[R] = []
    errors: list[EurofenceError] = []
    for item in items:
        try:
            taken.append(take(item))
        except EurofenceError as error:
            errors.append(error)
    if len(errors) > 1:
        raise Mistakes(
            each for error in errors for each in (error.mistakes if isinstance(error, Mistakes) else [error])
        )
    if errors:
        raise errors[0]
    return taken


def _folders(path: Path) -> tuple[Path, ...]:
    from generator.stacks import STACK_FILE, find_stacks

    if not path.exists():
        hint = "name a stack's folder, or start one with `eurofence init`"
        raise EurofenceError("no such file or folder", where=str(path), hint=hint)
    if path.is_file():
        if path.name != STACK_FILE:
            raise EurofenceError(f"a stack's file is called {STACK_FILE}", where=str(path), hint="name its folder")
        return (path.parent,)
    found = find_stacks(path)
    if not found:
        raise Incomplete("there is no stack.yaml here", where=str(path), hint="start one with `eurofence init`")
    return found


def load_folder(folder: Path) -> StackFolder:
    """Return the stack in a folder, and its profile."""
    from generator.profiles import load_profile
    from generator.stacks import load_stack

    stack = load_stack(folder)
    return StackFolder(folder, stack, load_profile(stack.profile, relative_to=folder))


def neighbours(stacks: Sequence[StackFolder]) -> list[StackFolder]:
    """Return the other stacks in the folder `stacks` around the given ones, without one those right beside them.

    What they manage is not unmanaged.
    """
    own = {each.folder.resolve() for each in stacks}
    beside = {found for each in own for found in _beside(each)}
    return gathered(sorted(beside - own), load_folder)


def _beside(folder: Path) -> Iterable[Path]:
    from generator.stacks import STACK_FILE, find_stacks

    root = next((parent for parent in folder.parents if parent.name == STACKS.name), None)
    return find_stacks(root) if root else (file.parent for file in folder.parent.glob(f"*/{STACK_FILE}"))


def terraform_inventories(path: Path) -> Iterator[tuple[Inventory, Path]]:
    """Yield the facts of what `path` is, each with the folder its stack may stand in.

    A saved plan, a plan's JSON, `-` for standard input, a directory of .tf files, or a folder with stacks in it.
    """
    from generator.sources.join import to_inventory

    if str(path) == "-":
        from generator.sources.plan import read_plan

        yield to_inventory(read_plan(_standard_input(), "standard input")), Path()
    elif path.is_dir():
        yield from _directories(path)
    else:
        yield to_inventory(_plan(path)), path.parent


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise EurofenceError("standard input is closed", hint="name a file, or pipe a plan's JSON in")
    data = sys.stdin.buffer.read(PLAN_LIMIT + 1)
    if len(data) > PLAN_LIMIT:
        raise EurofenceError(f"is larger than {PLAN_LIMIT:,} bytes", where="standard input")
    return data


def _plan(path: Path) -> Reading:
    from generator.files import read_bytes
    from generator.sources.plan import SAVED, read_plan

    if path.suffix in (".tf", ".tofu"):
        raise EurofenceError("this is configuration, not a plan", where=str(path), hint="name its folder")
    data = read_bytes(path, PLAN_LIMIT)
    if not data.startswith(SAVED):
        return read_plan(data, str(path))
    from generator.sources.plan.saved import read_saved_plan

    return read_saved_plan(path, data)


def _directories(path: Path) -> list[tuple[Inventory, Path]]:
    from generator.stacks import find_stacks, load_stack

    if _holds_terraform(path):
        return [(_directory(path), path)]
    roots = [folder / cloud for folder in find_stacks(path) for cloud in load_stack(folder).clouds]
    if not roots:
        raise Incomplete("there are no .tf files here", where=str(path), hint="name a root module's folder, or a plan")
    return gathered(roots, lambda root: (_rendered(root), root))


def _holds_terraform(path: Path) -> bool:
    return any(any(path.glob(pattern)) for pattern in ("*.tf", "*.tf.json", "*.tofu", "*.tofu.json"))


def _rendered(folder: Path) -> Inventory:
    if not _holds_terraform(folder):
        raise EurofenceError("the stack is not rendered", where=str(folder), hint="run `eurofence render`")
    return _directory(folder)


def _directory(path: Path) -> Inventory:
    from generator.sources.hcl import read_directory
    from generator.sources.join import to_inventory

    try:
        reading = read_directory(path)
    except Mistakes as error:
        raise Mistakes(_below(path, mistake) for mistake in error.mistakes) from None
    backend = [reading.backend] if reading.backend else []
    blocks: list[Block | ProviderBlock] = [*reading.blocks, *reading.providers, *backend]
    for block in blocks:
        # A path as the user would type it: two root modules have files of the same names.
        block.file = str(path / block.file) if block.file else ""
    return to_inventory(reading)


def _below(folder: Path, mistake: EurofenceError) -> EurofenceError:
    """Return a mistake in a module's file with the path as the user would type it."""
    if not isinstance(mistake.where, Where):
        return mistake
    where = Where(str(folder / mistake.where.file), mistake.where.line, mistake.where.column)
    return EurofenceError(mistake.message, where=where, hint=mistake.hint)


def profile_for(folder: Path) -> Profile:
    """Return the profile of the stack in or above `folder`, else the baseline."""
    from generator.profiles import load_profile
    from generator.stacks import STACK_FILE, load_stack

    # Resolved: the parent of `.` is `.`.
    for place in (folder.resolve(), folder.resolve().parent):
        if (place / STACK_FILE).is_file():
            return load_profile(load_stack(place).profile, relative_to=place)
    return load_profile(DEFAULT_PROFILE)


def expected_inventory(each: StackFolder, cloud: str) -> Inventory:
    """Return the facts that a stack's rendered files say of one cloud."""
    return _rendered(each.folder / cloud)


def refuse_stale(each: StackFolder) -> None:
    """Raise EurofenceError where a stack's rendered files are not what the stack says."""
    from generator.render import compare, render

    changes = compare(render(each.stack, each.profile), each.folder)
    if changes.refused:
        raise Mistakes(changes.refused)
    if changes.stale:
        hint = "run `eurofence render`; with --diff it shows what changes"
        raise EurofenceError("the rendered files are not what the stack says", where=str(each.folder), hint=hint)
