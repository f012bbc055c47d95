"""Stacks against one live reading, and several reports into one: pure, and the same for every cloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from generator.drift import compare
from generator.facts import Inventory, Unreadable
from generator.findings import Coverage, Finding, Report
from generator.judge import judge, resources_judged
from generator.profiles import Profile

T = TypeVar("T", Unreadable, str)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one stack says of one cloud: the facts of its rendered files, and the profile they are under."""

    stack: str
    profile: Profile
    inventory: Inventory


def reconcile(selected: Sequence[Expectation], others: Sequence[Expectation], actual: Inventory) -> Report:
    """Return how the live cloud differs from the selected stacks, and what their profiles find in it.

    A resource of a selected stack is judged by that stack's profile, one that no stack knows by every profile (the
    worst verdict counts), one of the `others` not at all. What the stacks' own files leave unread is said too: what
    is not known to be expected cannot be missed.
    """
    wanted, beside = [each.inventory for each in selected], [each.inventory for each in others]
    comparison = compare(wanted, actual, beside)
    judged = list(_judged(selected, actual))
    findings = _findings(judged, comparison.owned)
    return Report(
        profile=", ".join(sorted({each.profile.profile for each in selected})),
        source=actual.source,
        findings=findings,
        drift=comparison.drift,
        coverage=Coverage(
            resources=actual.resources,
            judged=resources_judged(actual, findings),
            parts=actual.parts,
            harmless=actual.harmless,
            uncovered=_added(each.uncovered for each in (actual, *wanted)),
            unreadable=_union(*(each.unreadable for each in (actual, *wanted, *beside)), comparison.undecided),
            notes=_union(*(report.coverage.notes for report in judged), *(each.notes for each in wanted)),
        ),
        controls=judged[0].controls,
        on_unknown=_strictest(judged),
    )


def merge(reports: Sequence[Report]) -> Report:
    """Return several reports as one, every finding kept: the same address in two places is two resources."""
    controls = {control.id: control for report in reports for control in report.controls}
    parts = [report.coverage for report in reports]
    return Report(
        profile=", ".join(sorted({report.profile for report in reports})),
        source=", ".join(sorted({report.source for report in reports})),
        findings=_sorted(finding for report in reports for finding in report.findings),
        drift=tuple(sorted(item for report in reports for item in report.drift)),
        coverage=Coverage(
            resources=sum(part.resources for part in parts),
            judged=sum(part.judged for part in parts),
            parts=sum(part.parts for part in parts),
            harmless=sum(part.harmless for part in parts),
            uncovered=_added(part.uncovered for part in parts),
            unreadable=_union(*(part.unreadable for part in parts)),
            notes=_union(*(part.notes for part in parts)),
        ),
        on_unknown=_strictest(reports),
        controls=tuple(controls[name] for name in sorted(controls)),
    )


_WORST = ("fail", "unknown", "waived", "pass")


def _judged(selected: Sequence[Expectation], actual: Inventory) -> Iterator[Report]:
    """Yield the report of each stack's profile; stacks that share one are judged once."""
    known: list[tuple[Profile, Report]] = []
    for each in selected:
        report = next((report for profile, report in known if profile == each.profile), None)
        if report is None:
            report = judge(actual, each.profile)
            known.append((each.profile, report))
        yield report


def _findings(judged: Sequence[Report], owned: Sequence[frozenset[str]]) -> tuple[Finding, ...]:
    """Return the findings of each stack's report on its own resources, and of all on what nobody owns."""
    owner = {resource: index for index, mine in reversed(list(enumerate(owned))) for resource in mine}
    found: dict[tuple[str, str], Finding] = {}
    for index, report in enumerate(judged):
        for finding in report.findings:
            if owner.get(finding.resource, index) != index:
                continue
            known = found.setdefault((finding.resource, finding.control), finding)
            if _WORST.index(finding.verdict) < _WORST.index(known.verdict):
                found[finding.resource, finding.control] = finding
    return _sorted(found.values())


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.resource, f.control, f.file, f.line, f.verdict, f.message)))


def _strictest(reports: Sequence[Report]) -> Literal["fail", "warn"]:
    return "fail" if any(report.on_unknown == "fail" for report in reports) else "warn"


def _added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(sorted(total.items()))


def _union(*parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(sorted({item for part in parts for item in part}))
