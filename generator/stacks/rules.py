"""What one field of a stack cannot see of another, nor of the world's locations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.files.validation import Problem, nearest
from generator.geography import operator, place, places, why_not_placed
from generator.stacks.components import AnyComponent
from generator.stacks.components.ai import ModelAccessComponent
from generator.stacks.model import Stack
from generator.stacks.section import CLOUDS, Cloud
from generator.stacks.targets import GoogleTarget


def problems(stack: Stack) -> Iterator[Problem]:
    """Yield everything that is wrong whatever the profile says; what a profile forbids is said where both are known."""
    if not stack.clouds:
        yield Problem((), "it goes to no cloud", f"give it a target: {' or '.join(CLOUDS)}")
    if stack.aws and stack.aws.region is not None:
        yield from _located(("aws", "region"), "aws", stack.aws.region)
    if stack.google:
        yield from _google(stack.google)
    for index, component in enumerate(stack.components):
        yield from _alone(stack, component, index)
        yield from _clouds(stack, component, index)
        yield from _offered(stack, component, index)
        yield from _targets(stack, component, index)
        if isinstance(component, ModelAccessComponent):
            yield from _models(stack, component, index)
        for field, kind in component.refers.items():
            yield from _referred(stack, component, index, field, kind)


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


def _targets(stack: Stack, component: AnyComponent, index: int) -> Iterator[Problem]:
    """What a component needs of the targets that it goes to."""
    for cloud in component.clouds or stack.clouds:
        target = stack.google if cloud == "google" else stack.aws
        if cloud not in component.offered:
            continue
        if target and cloud in component.in_network and target.network is None:
            message = f"a {component.component} lives in a network, and {cloud} has none"
            yield Problem(("components", index), message, _NETWORK[cloud])
        if isinstance(target, GoogleTarget) and component.numbered and target.project_number is None:
            message = f"a {component.component} needs the number of its Google project"
            yield Problem(("components", index), message, "give google.project_number")


def _models(stack: Stack, component: ModelAccessComponent, index: int) -> Iterator[Problem]:
    """A cloud has models of its own, and without any nobody could ask."""
    for cloud in component.clouds or stack.clouds:
        if cloud in stack.clouds and not component.asked(cloud):
            yield Problem(("components", index, "models"), f"it names no model of {cloud}", _MODELS[cloud])


_MODELS = {
    "aws": "name one by its id, e.g. amazon.titan-embed-text-v2:0",
    "google": "name one by publisher and model, e.g. google/gemini-2.5-flash",
}
_NETWORK = {
    "aws": "give aws.network: vpc, subnets and security_groups",
    "google": "give google.network: network and subnetwork",
}


def _located(steps: tuple[str, ...], cloud: Cloud, code: str, universe: str = "") -> Iterator[Problem]:
    """Keys pin everything else, so a location is one that the key service has."""
    found = place(cloud, code, "kms", universe=universe)
    if found is None:
        listed = [each for each in places(cloud) if each.kind == "region" and universe in ("", each.operator)]
        hint = nearest(code, [each.code for each in listed], "see eurofence regions")
        yield Problem(steps, why_not_placed(cloud, code, "kms", universe=universe), hint)
    elif found.kind == "zone" or (cloud == "aws" and found.kind != "region"):
        yield Problem(steps, f"`{code}` is a {found.kind}; a region is wanted")


def _clouds(stack: Stack, component: AnyComponent, index: int) -> Iterator[Problem]:
    for position, cloud in enumerate(component.clouds):
        steps = ("components", index, "clouds", position)
        if cloud not in stack.clouds:
            yield Problem(steps, f"the stack has no target on {cloud}", f"add `{cloud}:`, or leave it out here")
        elif cloud in component.clouds[:position]:
            yield Problem(steps, f"{cloud} is named twice", "name it once")


def _alone(stack: Stack, component: AnyComponent, index: int) -> Iterator[Problem]:
    """A name stands for one component of its kind, and of some kinds there is only one."""
    earlier = [each for each in stack.components[:index] if each.component == component.component]
    if any(each.name == component.name for each in earlier):
        message = f"there are two {component.component} components called `{component.name}`"
        yield Problem(("components", index, "name"), message, "give each a name of its own")
    elif component.single and earlier:
        message = f"a second {component.component}: an account has one a region, and `{earlier[0].name}` is it"
        yield Problem(("components", index), message, "leave one out, or put it into a stack of another account")


def _offered(stack: Stack, component: AnyComponent, index: int) -> Iterator[Problem]:
    """No template, no component: said where the clouds are given, else where the component begins."""
    steps: tuple[str | int, ...] = ("components", index, "clouds") if component.clouds else ("components", index)
    for cloud in component.clouds or stack.clouds:
        if cloud not in component.offered:
            hint = f"give it clouds: [{', '.join(component.offered)}]"
            yield Problem(steps, f"{component.component} does not go to {cloud} yet", hint)


def _referred(stack: Stack, component: AnyComponent, index: int, field: str, kind: str) -> Iterator[Problem]:
    """What a component names must be there, and on every cloud that the component goes to."""
    name, steps = getattr(component, field), ("components", index, field)
    needing = [cloud for cloud in component.clouds or stack.clouds if cloud in component.refers_on]
    if name is None:
        if needing:
            message = f"a {component.component} on {needing[0]} needs a {kind}"
            yield Problem(("components", index), message, f"give {field}")
        return
    found = {each.name: each.clouds or stack.clouds for each in stack.components if each.component == kind}
    if name not in found:
        yield Problem(steps, f"this stack has no {kind} `{name}`", nearest(name, found) or f"add a component: {kind}")
        return
    for cloud in needing:
        if cloud in stack.clouds and cloud not in found[name]:
            message = f"{kind} `{name}` does not go to {cloud}, the {component.component} does"
            hint = f"add {cloud} to the {kind}'s clouds, or give the {component.component} clouds"
            yield Problem(steps, message, hint)
