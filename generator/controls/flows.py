"""Where things go: whether a place, and everything that travels from a fact, lies in the allowed jurisdictions."""

from __future__ import annotations

from collections.abc import Iterable

from generator import geography
from generator.controls.interface import Decision, Scene, failed, passed, place, undecided
from generator.facts import Fact, Flow, Known, Unknown, Value


def judge_place(found: geography.Place | Unknown, allowed: tuple[str, ...], what: str, *path: str) -> Decision:
    """Decide whether a place lies in the allowed jurisdictions; `what` starts the message."""
    if isinstance(found, Unknown):
        return undecided(found, *path)
    text = f"{what} in {spot(found)}"
    if geography.inside(found, allowed):
        return passed(text)
    return failed(f"{text}, outside {', '.join(allowed)}", *path)


def spot(found: geography.Place) -> str:
    """Return a place the way a reader knows it: `eu-west-2 (London, GB)`."""
    within = "anywhere" if found.within == ("*",) else " and ".join(found.within)
    return f"{found.code} ({found.title}, {within})" if found.title else f"{found.code} ({within})"


def judge_flows(flows: Iterable[Flow], fact: Fact, scene: Scene, allowed: tuple[str, ...]) -> Decision | None:
    """Decide whether everything that travels from a fact stays inside; the worst flow speaks for all."""
    start = f"{fact.id} {_code(fact, scene)}"
    return worst(_judge_flow(flow, fact, scene, allowed, start) for flow in flows)


def judge_field(flows: Value[tuple[Flow, ...]], fact: Fact, scene: Scene, allowed: tuple[str, ...]) -> Decision | None:
    """Decide whether the flows of one field stay inside; None where there are none."""
    return undecided(flows) if isinstance(flows, Unknown) else judge_flows(flows.value, fact, scene, allowed)


def worst(decisions: Iterable[Decision | None]) -> Decision | None:
    """Return the worst of several decisions, the first of those that are alike; None where there is none."""
    found = [decision for decision in decisions if decision]
    return min(found, key=lambda decision: _WORST.index(decision.verdict), default=None)


_WORST = ("fail", "unknown", "pass")


def _judge_flow(flow: Flow, fact: Fact, scene: Scene, allowed: tuple[str, ...], start: str) -> Decision:
    if isinstance(flow.to, str):
        return _judge_address(flow, fact, allowed, start)
    target = scene.find(flow.to)
    where = target if isinstance(target, Unknown) else scene.place(target)
    if isinstance(where, Unknown) and flow.location:
        # What was not read, or not wholly: the ARN that names it names its region.
        where = place(fact, flow.location, fact.service)
    name = flow.to.to if isinstance(target, Unknown) else target.id
    end = name if isinstance(target, Unknown) else f"{name} {_code(target, scene)}"
    return judge_place(where, allowed, f"{flow.kind}: {name} is", start, flow.kind, end)


def _judge_address(flow: Flow, fact: Fact, allowed: tuple[str, ...], start: str) -> Decision:
    assert isinstance(flow.to, str)
    if ":" in flow.to:
        return failed(f"{flow.kind}: {flow.to} is outside the cloud: no region says where", start, flow.kind, flow.to)
    where = place(fact, flow.to, fact.service)
    return judge_place(where, allowed, f"{flow.kind}: it ends", start, flow.kind, flow.to)


def _code(fact: Fact, scene: Scene) -> str:
    location = scene.location(fact)
    return location.value if isinstance(location, Known) else "somewhere unknown"
