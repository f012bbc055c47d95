"""What one field of a stack cannot see of another, nor of the world's locations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.files.validation import Problem, nearest
from generator.geography import operator, place, places, why_not_placed
from generator.stacks.model import CLOUDS, AnyComponent, BucketComponent, Cloud, GoogleTarget, Stack


def problems(stack: Stack) -> Iterator[Problem]:
    """Yield everything that is wrong whatever the profile says; what a profile forbids is said where both are known."""
    if not stack.clouds:
        yield Problem((), "it goes to no cloud", f"give it a target: {' or '.join(CLOUDS)}")
    if stack.aws and stack.aws.region is not None:
        yield from _located(("aws", "region"), "aws", stack.aws.region)
    if stack.google:
        yield from _google(stack.google)
    first: dict[tuple[str, str], int] = {}
    for index, component in enumerate(stack.components):
        earlier = first.setdefault((component.component, component.name), index)
        if earlier != index:
            message = f"there are two {component.component} components called `{component.name}`"
            yield Problem(("components", index, "name"), message, "give each a name of its own")
        yield from _clouds(stack, component, index)
        if isinstance(component, BucketComponent):
            yield from _key(stack, component, index)


def _google(target: GoogleTarget) -> Iterator[Problem]:
    """A location code means something only inside its universe, so an unknown universe leaves nothing to look up."""
    known = operator(target.universe)
    if known is None or known.provider != "google":
        universes = {each.operator for each in places("google")}
        yield Problem(
            ("google", "universe"), f"unknown universe `{target.universe}`", nearest(target.universe, universes)
        )
        return
    if target.location is not None:
        yield from _located(("google", "location"), "google", target.location, target.universe)
    for steps, name in (
        (("google", "state", "key"), target.state.key),
        (("google", "ekm_connection"), target.ekm_connection),
    ):
        if name is not None:
            yield from _located(steps, "google", name.split("/")[3], target.universe)


def _located(steps: tuple[str, ...], cloud: Cloud, code: str, universe: str = "") -> Iterator[Problem]:
    """Keys pin everything else, so a location is one that the key service has."""
    found = place(cloud, code, "kms", universe=universe)
    if found is None:
        listed = [each for each in places(cloud) if each.kind == "region" and universe in ("", each.operator)]
        hint = nearest(code, [each.code for each in listed], "see eurofence regions")
        yield Problem(steps, why_not_placed(cloud, code, "kms"), hint)
    elif found.kind == "zone" or (cloud == "aws" and found.kind != "region"):
        yield Problem(steps, f"`{code}` is a {found.kind}; a region is wanted")


def _clouds(stack: Stack, component: AnyComponent, index: int) -> Iterator[Problem]:
    for position, cloud in enumerate(component.clouds):
        steps = ("components", index, "clouds", position)
        if cloud not in stack.clouds:
            yield Problem(steps, f"the stack has no target on {cloud}", f"add `{cloud}:`, or leave it out here")
        elif cloud in component.clouds[:position]:
            yield Problem(steps, f"{cloud} is named twice", "name it once")


def _key(stack: Stack, bucket: BucketComponent, index: int) -> Iterator[Problem]:
    """A bucket's key must be there, and on every cloud that the bucket goes to."""
    steps = ("components", index, "key")
    keys = {each.name: each.clouds or stack.clouds for each in stack.components if each.component == "key"}
    if bucket.key not in keys:
        hint = nearest(bucket.key, keys) or "add a component: key"
        yield Problem(steps, f"this stack has no key `{bucket.key}`", hint)
        return
    for cloud in bucket.clouds or stack.clouds:
        if cloud in stack.clouds and cloud not in keys[bucket.key]:
            message = f"key `{bucket.key}` does not go to {cloud}, the bucket does"
            yield Problem(steps, message, f"add {cloud} to the key's clouds, or give the bucket clouds")
