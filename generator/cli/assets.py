"""Google Cloud through Cloud Asset Inventory, for the projects of stacks: one sweep for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import EurofenceError

if TYPE_CHECKING:
    from generator.cli.inputs import StackFolder
    from generator.facts import Inventory
    from generator.sources.snapshot import Target

_PARENT = re.compile(r"(organizations|folders|projects)/[^/]+")


def read_swept(
    assets: Sequence[str], stacks: dict[Target, StackFolder], max_rate: float | None, *, every: bool = False
) -> dict[Target, Inventory]:
    """Return the inventories of the Google projects among the targets; of `every` project that the sweep finds.

    A sweep that fails is an inventory of each target that says so.
    """
    from generator.cli.live import unread
    from generator.sources.snapshot import Target

    wanted = {target: each for target, each in stacks.items() if target.provider == "google"}
    parent, files = _source(assets)
    if not wanted:
        raise EurofenceError("none of the stacks goes to google", where="--assets")
    universe = _universe(wanted)
    projects = None if every else [target.name for target in wanted]
    try:
        found = _sweep(parent, files, universe, projects, max_rate)
    except EurofenceError as error:
        return {target: unread(target, error) for target in wanted}
    swept = {Target("google", name): inventory for name, inventory in found.items()}
    missing = {target: _missing(target, ", ".join(assets)) for target in wanted if target not in swept}
    return {**swept, **missing, **({} if files else _completed(swept, wanted, universe, max_rate))}


def _source(assets: Sequence[str]) -> tuple[str, list[Path]]:
    """Return the parent, or the files of an export: anything that has the form of a parent is one."""
    parents = [name for name in assets if _PARENT.fullmatch(name)]
    files = [Path(name) for name in assets if name not in parents]
    if parents and len(assets) > 1:
        raise EurofenceError("one organisation, folder or project at a time, or files", where="--assets")
    for file in files:
        if not file.is_file():
            hint = "give organizations/N, folders/N or projects/ID, or the files of an export"
            raise EurofenceError(f"there is no file {file}", where="--assets", hint=hint)
    return next(iter(parents), ""), files


def _universe(wanted: dict[Target, StackFolder]) -> str:
    found = {each.stack.google.universe for each in wanted.values() if each.stack.google}
    if len(found) != 1:
        raise EurofenceError(f"the stacks are in several universes: {', '.join(sorted(found))}", where="--assets")
    return found.pop()


def _sweep(
    parent: str, files: list[Path], universe: str, projects: list[str] | None, max_rate: float | None
) -> dict[str, Inventory]:
    from generator.sources.live.assets import read_assets, read_export

    if files:
        return read_export(files, universe=universe, projects=projects)
    return read_assets(parent=parent, universe=universe, projects=projects, max_rate=max_rate)


def _missing(target: Target, where: str) -> Inventory:
    from generator.facts import Inventory, Unreadable

    return Inventory(source="assets", unreadable=(Unreadable("assets", target.name, f"it is not in {where}"),))


def _completed(
    swept: dict[Target, Inventory], wanted: dict[Target, StackFolder], universe: str, max_rate: float | None
) -> dict[Target, Inventory]:
    """Return the projects of the stacks, what the inventory lacks of them read directly."""
    from generator.cli.live import unread
    from generator.sources.live.assets.completed import completed
    from generator.sources.live.assets.rows import split
    from generator.sources.live.google import read_google
    from generator.sources.live.sweep import live_rows

    _, rows = split(live_rows("google"))
    found = {}
    for target in wanted if rows else ():
        if target in swept and swept[target].facts:
            try:
                rest = read_google(project=target.name, universe=universe, max_rate=max_rate, rows=rows)
            except EurofenceError as error:
                rest = unread(target, error)
            found[target] = completed(swept[target], rest, rows)
    return found
