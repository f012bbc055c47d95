"""Who did what: controls on audit trails."""

from __future__ import annotations

from generator.controls.flows import worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import Bucket, Known, Log, Ref, Route, Trail, Unknown, Value
from generator.profiles import Profile


def _trail(fact: Trail, scene: Scene, profile: Profile) -> Decision | None:
    """Judge a trail by itself; its key is KEY-01's, where it delivers to RES-05's."""
    if profile.audit.trail == "allow":
        return passed("the profile asks for no trail")
    wanted = [
        _holds(fact.enabled, "it is switched off"),
        _holds(fact.every_region, "it does not cover every region"),
        _every_service(fact, scene),
        _nobody_exempt(fact),
        _kept(fact, scene) if profile.audit.immutable else None,
    ]
    kept = "validated" if fact.validated == Known(True) else "locked up"
    return worst(wanted) or passed(f"it is on, {f'{kept}, ' if profile.audit.immutable else ''}in every region")


def _holds(switch: Value[bool] | Value[bool | None], otherwise: str) -> Decision | None:
    if isinstance(switch, Unknown):
        return undecided(switch)
    return None if switch.value else failed(otherwise)


def _every_service(fact: Trail, scene: Scene) -> Decision | None:
    """Judge what is recorded: here, or of what this stands under, which records here too."""
    found = [fact, *_above(fact, scene)]
    if any(trail.every_service == Known(True) for trail in found):
        return None
    told = (doubt for trail in found for doubt in (trail.every_service, trail.above) if isinstance(doubt, Unknown))
    doubt = next(told, None)
    return undecided(doubt) if doubt else failed("it does not record every kind of access to every service")


def _above(fact: Trail, scene: Scene) -> list[Trail]:
    """Return the trails above one that were read, and those above them."""
    found: dict[str, Trail] = {fact.id: fact}
    waiting = [fact]
    while waiting:
        above = waiting.pop().above
        trails = [scene.find(ref) for ref in above.value] if isinstance(above, Known) else []
        new = [trail for trail in trails if isinstance(trail, Trail) and trail.id not in found]
        found.update((trail.id, trail) for trail in new)
        waiting += new
    return list(found.values())[1:]


def _nobody_exempt(fact: Trail) -> Decision | None:
    if isinstance(fact.exempt, Unknown):
        return undecided(fact.exempt)
    return failed(f"it does not record what {', '.join(fact.exempt.value)} do") if fact.exempt.value else None


def _kept(fact: Trail, scene: Scene) -> Decision | None:
    """Judge whether records can be changed unseen; where sinks take them, whether one locks up all of them."""
    if fact.validated != Known(None):
        return _holds(fact.validated, "nobody would see that a record was changed: its files are not validated")
    routes = [each for each in scene.all(Route) if isinstance(each, Route) and each.project == fact.project]
    carrying = [_locked(each, scene) if each.audit == Known(True) else _may_carry(each) for each in routes]
    if None in carrying:
        return None
    doubt = next((each for each in carrying if each and each.verdict == "unknown"), None)
    return doubt or failed("no sink takes all of its records to a bucket that is locked: they can be deleted")


def _may_carry(route: Route) -> Decision:
    return undecided(route.audit) if isinstance(route.audit, Unknown) else failed("it carries no trail")


def _locked(route: Route, scene: Scene) -> Decision | None:
    if isinstance(route.logs, Unknown):
        return undecided(route.logs)
    ends = [scene.find(flow.to) for flow in route.logs.value if isinstance(flow.to, Ref)]
    found = [_holds(end.locked, "not locked") for end in ends if isinstance(end, (Bucket, Log))]
    if None in found:
        return None
    unknown = next((end for end in ends if isinstance(end, Unknown)), None)
    return undecided(unknown) if unknown else worst(found) or failed("it does not end in a bucket")


AUDIT: tuple[Control, ...] = (
    Control(
        id="AUD-01",
        title="Audit trails are on, whole, and show tampering",
        question="access",
        severity="high",
        kinds=(Trail,),
        decide=_trail,
        judges=("audit.trail", "audit.immutable"),
        why="Who touched data and keys can only be shown from a trail that ran. One that covers a single region does "
        "not see what was done in another, and files without digests can be changed unseen. Google records who read "
        "and wrote data only where that is switched on, and keeps it in a bucket that can be emptied.",
        remediation="Set enable_logging, is_multi_region_trail and enable_log_file_validation on the trail. On Google, "
        "an audit configuration for allServices with every log_type and no exempted member, and a sink without "
        "exclusions that takes Data Access logs to a locked bucket.",
        clauses={
            "c3a-1.0": ("SOV-3-04-C",),
            "c5-2020": ("OPS-10", "OPS-11", "OPS-12", "OPS-13", "OPS-14", "OPS-15", "OPS-16", "OPS-17"),
            "dora": ("RTS 12",),
            "eucsf-1.2.1": ("SOV-3", "SOV-7"),
            "nis2": ("3.2",),
            "secnumcloud-3.2": ("12.6.c",),
        },
    ),
)
