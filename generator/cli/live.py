"""What verbs take in from the clouds: which accounts and projects stacks go to, and what lives there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.errors import EurofenceError

if TYPE_CHECKING:
    from generator.cli.inputs import StackFolder
    from generator.facts import Inventory
    from generator.sources.snapshot import Target
    from generator.stacks import Stack


def targets_of(stacks: Sequence[StackFolder], clouds: Sequence[str]) -> dict[Target, StackFolder]:
    """Return the accounts and projects that stacks go to, each with a stack that goes there."""
    targets = {
        target: each
        for each in reversed(stacks)
        for cloud in each.stack.clouds
        if (not clouds or cloud in clouds) and (target := target_of(each.stack, cloud))
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


def read_live(target: Target, each: StackFolder, max_rate: float | None = None) -> Inventory:
    """Read one account or project live, with at most `max_rate` requests a second.

    One that cannot be read at all, whatever the reason, is an inventory that says so: the others must not be lost.
    """
    try:
        return _read_live(target, each, max_rate)
    except EurofenceError as error:
        return unread(target, error)


def unread(target: Target, error: EurofenceError) -> Inventory:
    """Say why an account or project could not be read, and return an inventory that says so."""
    from generator.cli.output import complain
    from generator.facts import Inventory, Unreadable

    complain(EurofenceError(error.message, where=f"{target.provider} {target.name}", hint=error.hint))
    gap = Unreadable(target.provider, target.name, f"{error.message}{f' ({error.hint})' if error.hint else ''}")
    return Inventory(source=target.provider, unreadable=(gap,))


def _read_live(target: Target, each: StackFolder, max_rate: float | None) -> Inventory:
    if target.provider == "aws":
        from generator.sources.live.aws import read_aws

        region = each.stack.aws.region if each.stack.aws else None
        places = each.profile.residency.place.aws
        home = region or (places[0] if places else None)
        return read_aws(region=home, expected_account=target.name, max_rate=max_rate)
    from generator.sources.live.google import read_google

    universe = each.stack.google.universe if each.stack.google else "googleapis.com"
    return read_google(project=target.name, universe=universe, max_rate=max_rate)
