"""Who did what: controls on audit trails."""

from __future__ import annotations

from generator.controls.flows import worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import Trail, Unknown, Value
from generator.profiles import Profile


def _trail(fact: Trail, scene: Scene, profile: Profile) -> Decision | None:
    """Judge a trail by itself; its key is KEY-01's, where it delivers to RES-05's."""
    if profile.audit.trail == "allow":
        return passed("the profile asks for no trail")
    wanted = [(fact.enabled, "it is switched off"), (fact.every_region, "it does not cover every region")]
    if profile.audit.immutable:
        wanted.append((fact.validated, "nobody would see that a record was changed: its files are not validated"))
    kept = "validated, " if profile.audit.immutable else ""
    return worst(_holds(switch, otherwise) for switch, otherwise in wanted) or passed(
        f"it is on, {kept}in every region"
    )


def _holds(switch: Value[bool], otherwise: str) -> Decision | None:
    if isinstance(switch, Unknown):
        return undecided(switch)
    return None if switch.value else failed(otherwise)


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
        "not see what was done in another, and files without digests can be changed unseen.",
        remediation="Set enable_logging, is_multi_region_trail and enable_log_file_validation on the trail.",
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
