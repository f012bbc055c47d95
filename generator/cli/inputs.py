"""What verbs take in: stacks with their profiles, Terraform in any shape, and live clouds or a snapshot of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import EurofenceError, Incomplete, Mistakes

if TYPE_CHECKING:
    from generator.facts import Inventory
    from generator.profiles import Profile
    from generator.sources.block import Reading
    from generator.sources.snapshot import Target
    from generator.stacks import Stack

STACKS = Path("stacks")
"""Where stacks stand when none is named."""

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
    from generator.stacks import find_stacks

    folders: dict[Path, None] = {}
    for path in paths or (STACKS,):
        if not path.exists():
            raise EurofenceError(
                "no such file or folder" if paths else "there is no folder `stacks` here",
                where=str(path),
                hint="name a stack's folder, or start one with `eurofence init`",
            )
        found = (path.parent,) if path.is_file() else find_stacks(path)
        if not found:
            raise Incomplete("there is no stack.yaml here", where=str(path), hint="start one with `eurofence init`")
        folders |= dict.fromkeys(found)
    return _loaded(list(folders))


def _loaded(folders: list[Path]) -> list[StackFolder]:
    from generator.profiles import load_profile
    from generator.stacks import load_stack

    loaded, mistakes = [], []
    for folder in folders:
        try:
            stack = load_stack(folder)
            loaded.append(StackFolder(folder, stack, load_profile(stack.profile, relative_to=folder)))
        except Mistakes as error:
            mistakes += error.mistakes
        except EurofenceError as error:
            mistakes.append(error)
    if mistakes:
        raise Mistakes(mistakes) if len(mistakes) > 1 else mistakes[0]
    return loaded


def neighbours(stacks: Sequence[StackFolder]) -> list[StackFolder]:
    """Return the stacks that stand beside the given ones: what they manage is not unmanaged."""
    from generator.stacks import find_stacks

    own = {each.folder.resolve() for each in stacks}
    beside = {found for each in stacks for found in find_stacks(each.folder.parent)}
    return _loaded(sorted(folder for folder in beside if folder.resolve() not in own))


def terraform_inventories(path: Path) -> Iterator[tuple[Inventory, Path]]:
    """Yield the facts of what `path` is, each with the folder its stack may stand in.

    A saved plan, a plan's JSON, `-` for standard input, a directory of .tf files, or a folder with stacks in it.
    """
    from generator.sources.join import to_inventory

    if str(path) == "-":
        from generator.sources.plan import read_plan

        yield to_inventory(read_plan(sys.stdin.buffer.read(), "standard input")), Path()
    elif path.is_dir():
        yield from _directories(path)
    else:
        yield to_inventory(_plan(path)), path.parent


def _plan(path: Path) -> Reading:
    from generator.files import read_bytes
    from generator.sources.plan import SAVED, read_plan

    data = read_bytes(path, PLAN_LIMIT)
    if not data.startswith(SAVED):
        return read_plan(data, str(path))
    from generator.sources.plan.saved import read_saved_plan

    return read_saved_plan(path, data)


def _directories(path: Path) -> Iterator[tuple[Inventory, Path]]:
    from generator.stacks import find_stacks, load_stack

    if any(path.glob("*.tf")) or any(path.glob("*.tf.json")):
        yield _directory(path), path
        return
    roots = [folder / cloud for folder in find_stacks(path) for cloud in load_stack(folder).clouds]
    if not roots:
        raise Incomplete("there are no .tf files here", where=str(path), hint="name a root module's folder, or a plan")
    for root in roots:
        yield _directory(root), root


def _directory(path: Path) -> Inventory:
    from generator.sources.hcl import read_directory
    from generator.sources.join import to_inventory

    reading = read_directory(path)
    backend = [reading.backend] if reading.backend else []
    for block in (*reading.blocks, *reading.providers, *backend):
        # A path as the user would type it: two root modules have files of the same names.
        block.file = str(path / block.file) if block.file else ""
    return to_inventory(reading)


def profile_for(name: str | None, folder: Path) -> Profile:
    """Return the profile that was named, else that of the stack in or above `folder`, else the baseline."""
    from generator.profiles import load_profile
    from generator.stacks import load_stack

    if name:
        return load_profile(name, relative_to=Path())
    # Resolved: the parent of `.` is `.`.
    for place in (folder.resolve(), folder.resolve().parent):
        if (place / "stack.yaml").is_file():
            return load_profile(load_stack(place).profile, relative_to=place)
    return load_profile(DEFAULT_PROFILE)


def expected_inventory(each: StackFolder, cloud: str) -> Inventory:
    """Return the facts that a stack's rendered files say of one cloud."""
    folder = each.folder / cloud
    if not any(folder.glob("*.tf")):
        raise EurofenceError("the stack is not rendered", where=str(folder), hint="run `eurofence render`")
    return _directory(folder)


def targets_of(stacks: Sequence[StackFolder], clouds: Sequence[str]) -> dict[Target, StackFolder]:
    """Return the accounts and projects that stacks go to, each with a stack that goes there."""
    targets = {
        target_of(each.stack, cloud): each
        for each in reversed(stacks)
        for cloud in each.stack.clouds
        if not clouds or cloud in clouds
    }
    if not targets:
        raise EurofenceError(f"none of the stacks goes to {', '.join(clouds)}")
    return dict(sorted(targets.items()))


def target_of(stack: Stack, cloud: str) -> Target | None:
    """Return the account or project that a stack goes to on one cloud, None where it does not go there."""
    from generator.sources.snapshot import Target

    if cloud == "aws":
        return Target("aws", stack.aws.account) if stack.aws else None
    return Target("google", stack.google.project) if stack.google else None


def read_live(target: Target, each: StackFolder) -> Inventory:
    """Read one account or project live; what could not be read at all is an inventory that says so."""
    from generator.facts import Inventory, Unreadable

    try:
        return _read_live(target, each)
    except Incomplete as error:
        gap = Unreadable(target.provider, target.name, f"{error.message}{f' ({error.hint})' if error.hint else ''}")
        return Inventory(source=target.provider, unreadable=(gap,))


def _read_live(target: Target, each: StackFolder) -> Inventory:
    if target.provider == "aws":
        from generator.sources.live.aws import read_aws

        region = each.stack.aws.region if each.stack.aws else None
        places = each.profile.residency.place.aws
        return read_aws(region=region or (places[0] if places else None), expected_account=target.name)
    from generator.sources.live.google import read_google

    universe = each.stack.google.universe if each.stack.google else "googleapis.com"
    return read_google(project=target.name, universe=universe)
