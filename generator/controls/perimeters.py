"""What data may not cross: the control on service perimeters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.controls.flows import worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import AccessPolicy, Known, Organization, Perimeter, Unknown
from generator.profiles import Profile


def _perimeter(fact: AccessPolicy | Organization | Perimeter, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether a perimeter holds, or whether a project is in one at all."""
    if isinstance(fact, Perimeter):
        found = worst(_holds(fact, profile))
    elif isinstance(fact, AccessPolicy):
        found = _of_access_policy(fact)
    else:
        found = _inside(fact, scene)
    if found and found.verdict == "fail" and profile.guardrails == "allow":
        return passed("the profile asks for no guardrails")
    return found


def _holds(fact: Perimeter, profile: Profile) -> Iterator[Decision]:
    """Yield what speaks for and against a perimeter."""
    own = profile.access.organization
    if isinstance(fact.bridge, Unknown):
        yield undecided(fact.bridge)
    elif fact.bridge.value:
        # https://cloud.google.com/vpc-service-controls/docs/share-across-perimeters
        yield passed("it is a bridge between perimeters of the organisation")
        return
    if isinstance(fact.enforced, Unknown):
        yield undecided(fact.enforced)
    elif not fact.enforced.value:
        yield failed("it is only tried out, and holds nothing back")
    if isinstance(fact.free, Unknown):
        yield undecided(fact.free)
    elif fact.free.value:
        yield failed(f"it leaves {', '.join(fact.free.value)} free")
    if isinstance(fact.exits, Unknown):
        yield undecided(fact.exits)
    elif out := [name for name in fact.exits.value if name.removeprefix("projects/") not in own]:
        where = "anywhere" if "*" in out else ", ".join(out)
        yield failed(f"its rules let data out to {where}, outside the organisation")
    yield passed("it holds data back")


def _of_access_policy(fact: AccessPolicy) -> Decision | None:
    if isinstance(fact.holds, Unknown):
        return undecided(fact.holds)
    own = _name(fact)
    return passed(f"a perimeter of it holds {own}") if own in (fact.holds.value or ()) else None


def _inside(fact: Organization, scene: Scene) -> Decision | None:
    if isinstance(fact.perimeters, Unknown):
        return undecided(fact.perimeters)
    if fact.perimeters.value is None:
        return None
    own = _name(fact)
    held = [each.holds for each in scene.all(AccessPolicy) if isinstance(each, AccessPolicy)]
    names = {name for each in held if isinstance(each, Known) for name in each.value or ()}
    if own in names or fact.perimeters.value:
        return passed("a perimeter holds it")
    if unknown := next((each for each in held if isinstance(each, Unknown)), None):
        return undecided(unknown)
    if folders := sorted(name for name in names if not name.startswith("projects/")):
        return undecided(f"whether it is in {', '.join(folders)}, which a perimeter holds, is not told")
    return failed("no perimeter holds it") if held else undecided("no access policy of its organisation was read")


def _name(fact: AccessPolicy | Organization) -> str:
    return f"projects/{fact.project.value}" if isinstance(fact.project, Known) else ""


PERIMETERS = (
    Control(
        id="GRD-03",
        title="A perimeter holds the data of every project",
        question="access",
        severity="high",
        kinds=(AccessPolicy, Organization, Perimeter),
        decide=_perimeter,
        judges=("guardrails",),
        why="Whoever holds credentials can copy data to a project of their own, in any region, and no setting of the "
        "data's own stops it. A perimeter does, where it is enforced, holds back every service with data, and has no "
        "rule that lets data out to everywhere. AWS has no such thing: nothing is said there.",
        remediation="Put the project into an enforced service perimeter that restricts every service with data, and "
        "name in its egress rules only projects of the organisation.",
        clauses={"c5-2020": ("COS-04", "PSS-12"), "eucsf-1.2.1": ("SOV-7",), "nis2": ("Art. 21(2)(i)",)},
    ),
)
