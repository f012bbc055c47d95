"""Verdicts, findings, drift and the report: what every verb computes before anything is printed."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Literal

import msgspec

from generator.errors import ExitCode
from generator.facts import Unreadable

Verdict = Literal["pass", "fail", "unknown", "waived"]
Severity = Literal["critical", "high", "medium", "low"]
Question = Literal["residency", "key custody", "jurisdiction", "access"]
"""What a control asks: where is it, who can open it, whose law reaches the operator, and who else may reach it."""

QUESTIONS: dict[Question, str] = {
    "residency": "where is it",
    "key custody": "who can open it",
    "jurisdiction": "whose law reaches the operator",
    "access": "who else may reach it",
}


class ControlInfo(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader needs to know of a control: reports and catalogues say it, without the code that decides."""

    id: str
    title: str
    question: Question
    severity: Severity
    why: str
    remediation: str
    clauses: dict[str, tuple[str, ...]] = {}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One control on one fact. `path` is the way a flow takes, hop by hop; empty where nothing travels."""

    control: str
    verdict: Verdict
    severity: Severity
    resource: str
    type: str
    name: str
    provider: str
    location: str
    message: str
    path: tuple[str, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def fingerprint(self) -> str:
        """A name for this finding that stays the same when lines move and words change."""
        # The file tells one address in two root modules apart.
        what = f"{self.control}\0{self.type}\0{self.resource}\0{self.file}"
        return hashlib.sha256(what.encode(errors="surrogateescape")).hexdigest()[:16]


DriftKind = Literal["missing", "unmanaged", "changed"]


class Drift(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One difference between what a stack says and what lives. `field` is empty where the whole resource differs."""

    resource: str
    kind: DriftKind
    field: str = ""
    type: str
    expected: str = ""
    actual: str = ""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the world the verdicts speak of: an inventory's counts, and how many resources were judged."""

    resources: int = 0
    judged: int = 0
    parts: int = 0
    harmless: int = 0
    uncovered: dict[str, int] = {}
    unreadable: tuple[Unreadable, ...] = ()
    notes: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one run of a verb found.

    `on_unknown` is the profile's word on what undecided findings mean. `controls` are all that ran, those that
    found nothing to judge included.
    """

    profile: str
    source: str
    findings: tuple[Finding, ...] = ()
    drift: tuple[Drift, ...] = ()
    coverage: Coverage = Coverage()
    controls: tuple[ControlInfo, ...] = ()
    on_unknown: Literal["fail", "warn"] = "fail"

    @property
    def summary(self) -> dict[str, int]:
        """Return how many findings there are of each verdict, and how many differences."""
        counts = Counter(finding.verdict for finding in self.findings)
        verdicts: tuple[Verdict, ...] = ("pass", "fail", "unknown", "waived")
        return {**{verdict: counts[verdict] for verdict in verdicts}, "drift": len(self.drift)}

    @property
    def exit_code(self) -> ExitCode:
        """Return the exit code: violations outweigh what is undecided, and nothing judged is never compliant."""
        summary = self.summary
        if summary["fail"] or self.drift:
            return ExitCode.VIOLATIONS
        undecided = summary["unknown"] and self.on_unknown == "fail"
        if undecided or self.coverage.unreadable or self.coverage.uncovered or not self.coverage.judged:
            return ExitCode.INCOMPLETE
        return ExitCode.COMPLIANT
