"""Judge facts by controls under a profile: pure, and the same whoever the witness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.controls import CONTROLS, Control, Decision, Scene
from generator.facts import Fact, Index, Inventory, Known, Operator, State, Unknown, Value
from generator.findings import Coverage, Finding, Report
from generator.profiles import Profile


def judge(inventory: Inventory, profile: Profile, controls: Mapping[str, Control] = CONTROLS) -> Report:
    """Return every finding on an inventory, sorted by resource and control, with its coverage."""
    scene = Scene(profile, Index(inventory.facts))
    by_kind: dict[type[Fact], list[Control]] = {}
    for control in controls.values():
        for kind in control.kinds:
            by_kind.setdefault(kind, []).append(control)
    findings = [
        _finding(control, fact, decision, scene)
        for fact in inventory.facts
        for control in by_kind.get(type(fact), ())
        if (decision := _decide(control, fact, scene)) is not None
    ]
    findings.sort(key=lambda finding: (finding.resource, finding.control))
    return Report(
        profile=profile.profile,
        source=inventory.source,
        findings=tuple(findings),
        coverage=_coverage(inventory, resources_judged(inventory, findings), _unjudged(profile, controls)),
        controls=tuple(control.info for control in controls.values()),
        on_unknown=profile.on_unknown,
    )


def resources_judged(inventory: Inventory, findings: Iterable[Finding]) -> int:
    """Return how many resources there are findings on; a provider block or a backend alone is nothing to judge."""
    settings = {fact.id for fact in inventory.facts if isinstance(fact, (Operator, State))}
    return len({finding.resource for finding in findings} - settings)


def _coverage(inventory: Inventory, judged: int, notes: tuple[str, ...]) -> Coverage:
    return Coverage(
        resources=inventory.resources,
        judged=judged,
        parts=inventory.parts,
        harmless=inventory.harmless,
        uncovered=inventory.uncovered,
        unreadable=inventory.unreadable,
        notes=(*inventory.notes, *notes),
    )


def _unjudged(profile: Profile, controls: Mapping[str, Control]) -> tuple[str, ...]:
    """Say what a profile asks for that no control judges yet: silence would look like a pass."""
    judged = {part for control in controls.values() for part in control.judges} | _NO_DEMANDS
    asked: dict[str, list[str]] = {}
    for name, section in profile.model_dump(exclude_unset=True, include=_DEMANDS).items():
        parts = [f"{name}.{part}" for part in section] if isinstance(section, dict) else [name]
        open_parts = [part for part in parts if part not in judged]
        if open_parts:
            asked[name] = [name] if open_parts == parts else open_parts
    names = sorted(part for parts in asked.values() for part in parts)
    return (f"the profile also asks for {', '.join(names)}: no control judges that yet",) if names else ()


_DEMANDS = {"residency", "operators", "keys", "storage", "ai", "access", "audit", "guardrails"}
_NO_DEMANDS = {"residency.place"}


def _decide(control: Control, fact: Fact, scene: Scene) -> Decision | None:
    profiles = scene.profiles(fact.data_class)
    decision = control.decide(fact, scene, profiles[0])
    for profile in profiles[1:]:
        # The class is not known: the verdict stands only if every class comes to the same.
        other = control.decide(fact, scene, profile)
        if (other and other.verdict) != (decision and decision.verdict):
            return Decision("unknown", f"it depends on its data class: {_doubt(fact.data_class)}")
    return decision


def _doubt(data_class: Value[str]) -> str:
    return data_class.reason if isinstance(data_class, Unknown) else f"the profile has no class {data_class.value}"


def _finding(control: Control, fact: Fact, decision: Decision, scene: Scene) -> Finding:
    location = scene.location(fact)
    return Finding(
        control=control.id,
        verdict=decision.verdict,
        severity=control.severity,
        resource=fact.id,
        type=fact.type,
        name=fact.name.value if isinstance(fact.name, Known) else "",
        provider=fact.provider,
        location=location.value if isinstance(location, Known) else "",
        message=decision.message,
        path=decision.path,
        file=fact.origin.file,
        line=fact.origin.line,
    )
