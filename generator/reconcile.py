"""Stacks against one live reading, and several reports into one: pure, and the same for every cloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from generator.drift import Comparison, compare
from generator.facts import Inventory
from generator.findings import Coverage, Finding, Report
from generator.judge import judge
from generator.profiles import Profile


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one stack says of one cloud: the facts of its rendered files, and the profile they are under."""

    stack: str
    profile: Profile
    inventory: Inventory


def reconcile(selected: Sequence[Expectation], others: Sequence[Expectation], actual: Inventory) -> Report:
    """Return how the live cloud differs from the selected stacks, and what their profiles find in it.

    A resource of a selected stack is judged by that stack's profile, one that no stack knows by every profile (the
    worst verdict counts), one of the `others` not at all.
    """
    everyone = [*selected, *others]
    comparisons = [
        compare(each.inventory, actual, [other.inventory for other in everyone if other is not each])
        for each in everyone
    ]
    mine = comparisons[: len(selected)]
    findings = _findings(selected, everyone, comparisons, actual)
    base = merge([judge(actual, each.profile) for each in selected])
    undecided = {gap for comparison in mine for gap in comparison.undecided}
    coverage = msgspec.structs.replace(
        base.coverage,
        unreadable=tuple(sorted({*base.coverage.unreadable, *undecided})),
        resources=actual.resources,
        judged=len({finding.resource for finding in findings}),
    )
    drift = tuple(sorted({item for comparison in mine for item in comparison.drift}))
    return msgspec.structs.replace(base, findings=findings, drift=drift, coverage=coverage)


def merge(reports: Sequence[Report]) -> Report:
    """Return several reports as one, every finding kept: the same address in two places is two resources."""
    controls = {control.id: control for report in reports for control in report.controls}
    return Report(
        profile=", ".join(sorted({report.profile for report in reports})),
        source=", ".join(sorted({report.source for report in reports})),
        findings=_sorted(finding for report in reports for finding in report.findings),
        drift=tuple(sorted({item for report in reports for item in report.drift})),
        coverage=_coverage([report.coverage for report in reports]),
        on_unknown="fail" if any(report.on_unknown == "fail" for report in reports) else "warn",
        controls=tuple(controls[name] for name in sorted(controls)),
    )


_WORST = ("fail", "unknown", "waived", "pass")


def _findings(
    selected: Sequence[Expectation],
    everyone: Sequence[Expectation],
    comparisons: Sequence[Comparison],
    actual: Inventory,
) -> tuple[Finding, ...]:
    owner = {
        resource: each
        for each, comparison in reversed(list(zip(everyone, comparisons, strict=True)))
        for resource in comparison.owned
    }
    found: dict[tuple[str, str], Finding] = {}
    for each in selected:
        for finding in judge(actual, each.profile).findings:
            if owner.get(finding.resource, each) is not each:
                continue
            known = found.get((finding.resource, finding.control))
            if known is None or _WORST.index(finding.verdict) < _WORST.index(known.verdict):
                found[finding.resource, finding.control] = finding
    return _sorted(found.values())


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.resource, f.control, f.file, f.line, f.verdict, f.message)))


def _coverage(parts: Sequence[Coverage]) -> Coverage:
    uncovered: dict[str, int] = {}
    for part in parts:
        for name, count in part.uncovered.items():
            uncovered[name] = uncovered.get(name, 0) + count
    return Coverage(
        resources=sum(part.resources for part in parts),
        judged=sum(part.judged for part in parts),
        uncovered=dict(sorted(uncovered.items())),
        unreadable=tuple(sorted({gap for part in parts for gap in part.unreadable})),
        notes=tuple(sorted({note for part in parts for note in part.notes})),
    )
