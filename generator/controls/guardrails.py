"""What is forbidden beforehand: controls on the policies of the organisation."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from generator import geography
from generator.controls.flows import judge_place, worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, place, undecided, universe_of
from generator.facts import CUSTODIES, Guardrail, Known, Organization, Ref, Unknown
from generator.profiles import Profile


def _regions(fact: Guardrail | Organization, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether what a policy allows is inside, or whether an organisation has such a policy at all.

    A policy that does not restrict regions is about something else, and nothing is said of it.
    """
    by_policies = isinstance(fact, Organization) and fact.policies != Known(None)
    asked = fact.policies if isinstance(fact, Organization) and by_policies else fact.regions
    if isinstance(asked, Unknown):
        return undecided(asked)
    if asked.value is None:
        return None
    if profile.guardrails == "allow":
        return passed("the profile asks for no guardrails")
    if by_policies:
        return _some_policy([scene.find(ref) for ref in asked.value if isinstance(ref, Ref)])
    codes = tuple(code for code in asked.value if isinstance(code, str))
    found = _of_codes(codes, fact, profile.residency.of("data"))
    return worst([*found, *(_of_policy(fact) if isinstance(fact, Guardrail) else ()), _only(codes, fact)])


def _some_policy(found: list[object]) -> Decision:
    policies = [each for each in found if isinstance(each, Guardrail)]
    doubts = [each for each in (*found, *(policy.regions for policy in policies)) if isinstance(each, Unknown)]
    restricting = [p for p in policies if not isinstance(p.regions, Unknown) and p.regions.value is not None]
    if restricting:
        return passed(f"regions are restricted by {', '.join(policy.id for policy in restricting)}")
    return undecided(doubts[0]) if doubts else failed("no policy of an organisation restricts it to any region")


def _of_codes(codes: tuple[str, ...], fact: Guardrail | Organization, allowed: tuple[str, ...]) -> Iterator[Decision]:
    """Yield what speaks against the regions that are allowed."""
    if "*" in codes:
        yield failed("no policy restricts it to any region")
        return
    decisions = (_region(code, fact, allowed) for code in codes)
    yield from (decision for decision in decisions if decision.verdict != "pass")


def _of_policy(fact: Guardrail) -> Iterator[Decision]:
    """Yield what speaks against a policy that restricts regions, beside the regions."""
    if isinstance(fact.exempt, Unknown):
        yield undecided(fact.exempt)
    elif fact.exempt.value:
        yield failed(f"it leaves {', '.join(fact.exempt.value)} free in every region")
    if isinstance(fact.spares, Unknown):
        yield undecided(fact.spares)
    elif everybody := [name for name in fact.spares.value if _is_everybody(name)]:
        yield failed(f"it spares {', '.join(everybody)}, and so everybody")
    if isinstance(fact.violations, Unknown):
        yield undecided(fact.violations)
    elif fact.violations.value:
        yield failed(f"{fact.violations.value} violations of it are open")
    yield from _in_force(fact)


def _in_force(fact: Guardrail) -> Iterator[Decision]:
    if isinstance(fact.enforced, Unknown):
        yield undecided(fact.enforced)
    elif not fact.enforced.value:
        yield failed("it is attached to nothing, or only tried out")


def _only(codes: tuple[str, ...], fact: Guardrail | Organization) -> Decision:
    """Say what is allowed where nothing speaks against it: the worst decision comes first."""
    spares = fact.spares if isinstance(fact, Guardrail) else Known(())
    spared = ", ".join(() if isinstance(spares, Unknown) else spares.value)
    return passed(f"it allows {', '.join(codes) or 'no region'} only{f'; it spares {spared}' if spared else ''}")


def _region(code: str, fact: Guardrail | Organization, allowed: tuple[str, ...]) -> Decision:
    """Judge one region of the list, or every region that a pattern stands for."""
    if "*" not in code and "?" not in code:
        # A policy speaks to every service, and what a code of several regions means is for each to say.
        meant = [each for each in _places(fact) if each.code == code and each.services]
        found = [*meant, *([] if meant else [place(fact, code, "")])]
        return worst(judge_place(each, allowed, "it allows everything") for each in found) or undecided(code)
    meant = [each for each in _places(fact) if each.kind == "region" and fnmatchcase(each.code, code)]
    decision = worst(judge_place(each, allowed, f"it allows {code}, and so everything") for each in meant)
    return decision or undecided(f"no region is known that {code} could mean")


def _places(fact: Guardrail | Organization) -> list[geography.Place]:
    """Return the places that a policy can mean: those of its own universe."""
    universe = universe_of(fact)
    return [each for each in geography.places(fact.provider) if universe in ("", each.operator)]


def _is_everybody(principal: str) -> bool:
    """Tell whether a pattern of principals is any: `*`, or all roles or users of all accounts."""
    return principal.rpartition("/")[2].rpartition(":")[2] == "*"


def _keys(fact: Guardrail | Organization, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether data can only be kept under keys as the profile asks for them."""
    asked = (fact.keyless, fact.custodies)
    if asked == (Known(None), Known(None)):
        return None
    if profile.guardrails == "allow":
        return passed("the profile asks for no guardrails")
    if profile.keys.custody == "provider":
        return passed("the profile asks for no keys of the customer's")
    found = [*_keyless(fact), *_custodies(fact, profile), *(_in_force(fact) if isinstance(fact, Guardrail) else ())]
    return worst([*found, passed("nothing can be made without a key as the profile asks for it")])


def _keyless(fact: Guardrail | Organization) -> Iterator[Decision]:
    if isinstance(fact.keyless, Unknown):
        yield undecided(fact.keyless)
    elif fact.keyless.value:
        yield failed(f"it lets {', '.join(fact.keyless.value)} keep data under keys of the provider's own")


def _custodies(fact: Guardrail | Organization, profile: Profile) -> Iterator[Decision]:
    if isinstance(fact.custodies, Unknown):
        yield undecided(fact.custodies)
        return
    least = CUSTODIES.index(profile.keys.custody)
    weaker = [each for each in fact.custodies.value or () if CUSTODIES.index(each) < least]
    if weaker:
        asked = profile.keys.custody
        yield failed(f"it lets keys of custody {', '.join(weaker)} be made; the profile asks for {asked}")


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
        "it is attached; AWS's never binds the organisation's management account, Google's neither what was made "
        "before nor what has no location. `in:europe-locations` holds London and Zurich.",
        remediation="On AWS, attach a service control policy to the root that denies all actions where "
        "aws:RequestedRegion is none of the allowed regions; exempt only what has no region, and neither kms:* nor the "
        "making of stores. On Google, allow only regions and multi-regions of the residency in gcp.resourceLocations.",
        clauses={"c5-2026": ("PSS-12.01B",), "secnumcloud-3.2": ("19.2.b",), "c3a-1.0": ("SOV-3-01-C3",)},
    ),
    Control(
        id="GRD-02",
        title="A policy of the organisation keeps everything under the keys that are asked for",
        question="key custody",
        severity="high",
        kinds=(Guardrail, Organization),
        decide=_keys,
        judges=("guardrails", "keys.custody"),
        why="A store without a key of the customer's is found after it was made, and some can never be given one. A "
        "policy that refuses to make it, and keys of less custody than is asked for, leaves nothing to find. AWS has "
        "no such policy for all services: nothing is said there.",
        remediation="Deny every service with data in gcp.restrictNonCmekServices, and allow in "
        "cloudkms.allowedProtectionLevels only levels of the custody: EXTERNAL and EXTERNAL_VPC, or HSM as well.",
        clauses={"c5-2020": ("CRY-03",), "secnumcloud-3.2": ("10.1", "10.5"), "dora": ("Art. 9(4)(d)", "RTS Art. 7")},
    ),
)
