"""What is forbidden beforehand: controls on the policies of the organisation."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator import geography
from generator.controls.flows import judge_place, worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, place, undecided
from generator.facts import Guardrail, Organization, Ref, Unknown
from generator.profiles import Profile


def _regions(fact: Guardrail | Organization, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether what a policy allows is inside, or whether an organisation has such a policy at all.

    A policy that does not restrict regions is about something else, and nothing is said of it.
    """
    asked = fact.policies if isinstance(fact, Organization) else fact.regions
    if isinstance(asked, Unknown):
        return undecided(asked)
    if asked.value is None:
        return None
    if profile.guardrails == "allow":
        return passed("the profile asks for no guardrails")
    if isinstance(fact, Organization):
        return _some_policy([scene.find(ref) for ref in asked.value if isinstance(ref, Ref)])
    return worst(_of_policy(fact, profile))


def _some_policy(found: list[object]) -> Decision:
    policies = [each for each in found if isinstance(each, Guardrail)]
    doubts = [each for each in (*found, *(policy.regions for policy in policies)) if isinstance(each, Unknown)]
    restricting = [p for p in policies if not isinstance(p.regions, Unknown) and p.regions.value is not None]
    if restricting:
        return passed(f"regions are restricted by {', '.join(policy.id for policy in restricting)}")
    return undecided(doubts[0]) if doubts else failed("no policy of an organisation restricts it to any region")


def _of_policy(fact: Guardrail, profile: Profile) -> Iterator[Decision]:
    """Yield what speaks for and against a policy that restricts regions."""
    assert not isinstance(fact.regions, Unknown) and fact.regions.value is not None
    decisions = (_region(code, fact.provider, profile.residency.of("data")) for code in fact.regions.value)
    yield from (decision for decision in decisions if decision.verdict != "pass")
    if isinstance(fact.exempt, Unknown):
        yield undecided(fact.exempt)
    elif fact.exempt.value:
        yield failed(f"it leaves {', '.join(fact.exempt.value)} free in every region")
    if isinstance(fact.spares, Unknown):
        yield undecided(fact.spares)
    elif everybody := [name for name in fact.spares.value if _is_everybody(name)]:
        yield failed(f"it spares {', '.join(everybody)}, and so everybody")
    if isinstance(fact.enforced, Unknown):
        yield undecided(fact.enforced)
    elif not fact.enforced.value:
        yield failed("it is attached to nothing")
    spared = ", ".join(() if isinstance(fact.spares, Unknown) else fact.spares.value)
    # Said where nothing speaks against it: the worst decision comes first.
    yield passed(
        f"it allows {', '.join(fact.regions.value) or 'no region'} only{f'; it spares {spared}' if spared else ''}"
    )


def _region(code: str, provider: str, allowed: tuple[str, ...]) -> Decision:
    """Judge one region of the list, or every region that a pattern stands for."""
    if "*" not in code and "?" not in code:
        return judge_place(place(provider, code, ""), allowed, "it allows everything")
    meant = [each for each in geography.places(provider) if each.kind == "region" and fnmatchcase(each.code, code)]
    decision = worst(judge_place(each, allowed, f"it allows {code}, and so everything") for each in meant)
    return decision or undecided(f"no region is known that {code} could mean")


def _is_everybody(principal: str) -> bool:
    """Tell whether a pattern of principals is any: `*`, or all roles or users of all accounts."""
    return principal.rpartition("/")[2].rpartition(":")[2] == "*"


GUARDRAILS: tuple[Control, ...] = (
    Control(
        id="GRD-01",
        title="A policy of the organisation keeps everything in the allowed jurisdictions",
        question="residency",
        severity="high",
        kinds=(Guardrail, Organization),
        decide=_regions,
        judges=("guardrails", "residency.data"),
        why="A check finds a leak after it was made; a policy that denies every other region stops it, whoever makes "
        "it. It holds as far as its list goes: what it exempts (AWS's own list has kms:*), whom it spares, and whether "
        "it is attached. It never binds the organisation's management account.",
        remediation="Attach a service control policy to the root that denies all actions where aws:RequestedRegion is "
        "none of the allowed regions; exempt only what has no region, and neither kms:* nor the making of stores.",
        clauses={"c5-2026": ("PSS-12.01B",), "secnumcloud-3.2": ("19.2.b",), "c3a-1.0": ("SOV-3-01-C3",)},
    ),
)
