"""The readings that `diff` and `snapshot` are about: one of each account and project, whichever reader gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.cli.inputs import StackFolder
    from generator.facts import Inventory
    from generator.sources.snapshot import Target


def read_all(
    targets: dict[Target, StackFolder], max_rate: float | None, assets: Sequence[str] = (), *, every: bool = False
) -> Iterator[tuple[Target, Inventory]]:
    """Yield all accounts and projects as they live; the Google ones through Cloud Asset Inventory where `assets` says.

    With `every`, all projects that are found there are among them.
    """
    from generator.cli.assets import read_swept
    from generator.cli.live import read_live

    swept = read_swept(assets, targets, max_rate, every=every) if assets else {}
    for target in sorted({*targets, *swept}):
        yield target, swept[target] if target in swept else read_live(target, targets[target], max_rate)
