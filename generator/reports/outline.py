"""What a reader is told and in which order, before text or Markdown lays it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from generator.errors import ExitCode
from generator.findings import QUESTIONS, ControlInfo, Coverage, DriftKind, Finding, Report, Severity, Verdict

T = TypeVar("T")

VERDICTS: tuple[Verdict, ...] = ("pass", "fail", "unknown", "waived")
SYMBOLS: dict[DriftKind, str] = {"missing": "-", "unmanaged": "+", "changed": "~"}
MEANINGS: dict[DriftKind, str] = {
    "missing": "in a stack, but not in the cloud",
    "unmanaged": "in the cloud, but in no stack",
    "changed": "in both, but not the same",
}

_ORDER: dict[Severity, int] = {"critical": 0, "high": 1, "medium": 2, "low": 3}
_OTHER = "other controls"
_MANY, _SHOWN = 200, 50


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One control and its findings of one verdict; `info` is None where the report does not describe the control."""

    control: str
    info: ControlInfo | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.findings[0].severity


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one question, the worst first."""

    title: str
    entries: tuple[Entry, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One question and how many findings of each verdict answer it."""

    asks: str
    question: str
    counts: Mapping[Verdict, int]

    @property
    def word(self) -> str:
        """The answer in a word. Nothing judged is no answer, and never a good one."""
        if self.counts["fail"]:
            return "violated"
        if self.counts["unknown"]:
            return "undecided"
        if self.counts["waived"]:
            return "waived"
        return "holds" if self.counts["pass"] else "nothing was judged"


def groups(report: Report, verdict: Verdict) -> tuple[Group, ...]:
    """Return the findings of a verdict by question and control. A control that nobody describes is not dropped."""
    infos = {info.id: info for info in report.controls}
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.verdict == verdict:
            found.setdefault(finding.control, []).append(finding)
    entries = [Entry(control=name, info=infos.get(name), findings=tuple(some)) for name, some in found.items()]
    entries.sort(key=lambda entry: (_ORDER[entry.severity], entry.control))
    by_question: dict[str, list[Entry]] = {}
    for entry in entries:
        by_question.setdefault(entry.info.question if entry.info else _OTHER, []).append(entry)
    return tuple(
        Group(title=asks if question == asks else f"{asks} ({question})", entries=tuple(by_question[question]))
        for question, asks in [*QUESTIONS.items(), (_OTHER, _OTHER)]
        if question in by_question
    )


def known_as(name: str, resource: str) -> str:
    """Return the name people gave a resource, where its id does not show it: a key's alias beside its ARN."""
    return "" if name in resource else name


def seen(coverage: Coverage) -> str:
    """Return how many resources there were, and what became of each."""
    counted = (
        (coverage.judged, "judged"),
        (coverage.parts, "judged as parts of others"),
        (coverage.harmless, "without data or keys"),
        (sum(coverage.uncovered.values()), "covered by no mapping"),
    )
    told = ", ".join(f"{count:,} {what}" for count, what in counted if count or what == "judged")
    return f"{plural(coverage.resources, 'resource')} seen: {told}"


def answers(report: Report) -> tuple[Answer, ...]:
    """Return an answer to each question, also to those that nothing was judged under."""
    questions: dict[str, str] = {info.id: info.question for info in report.controls}
    counts: dict[str, Counter[Verdict]] = {}
    for (control, verdict), number in Counter((f.control, f.verdict) for f in report.findings).items():
        counts.setdefault(questions.get(control, _OTHER), Counter())[verdict] += number
    asked = [*QUESTIONS.items(), *([(_OTHER, _OTHER)] if _OTHER in counts else [])]
    return tuple(
        Answer(question=question, asks=asks, counts=counts.get(question, Counter())) for question, asks in asked
    )


def alerts(report: Report) -> tuple[str, ...]:
    """Return what the verdicts do not speak of: it stands before them, because it is never green."""
    coverage, unknown = report.coverage, report.summary["unknown"]
    said = []
    if not coverage.judged:
        said.append("Nothing was judged: no control speaks of anything that was read.")
    if coverage.unreadable:
        said.append(f"Could not be read: {len(coverage.unreadable):,}. Calls and reasons stand under Coverage.")
    if coverage.uncovered:
        resources = plural(sum(coverage.uncovered.values()), "resource")
        said.append(f"Covered by no mapping, so not judged: {resources} of {plural(len(coverage.uncovered), 'type')}.")
    if unknown:
        note = "" if report.on_unknown == "fail" else " The profile lets that pass with this warning."
        said.append(f"Undecided: {plural(unknown, 'finding')}.{note}")
    return tuple(said)


def idle(report: Report) -> tuple[str, ...]:
    """Return the ids of the controls that ran and found nothing to judge."""
    busy = {finding.control for finding in report.findings}
    return tuple(sorted(info.id for info in report.controls if info.id not in busy))


def verdict(report: Report) -> str:
    """Return what it comes to, in words."""
    summary = report.summary
    if report.exit_code is ExitCode.VIOLATIONS:
        failed = [plural(summary["fail"], "violation")] if summary["fail"] else []
        drifted = [plural(summary["drift"], "difference", "differences") + " of drift"] if summary["drift"] else []
        return f"Not compliant: {' and '.join([*failed, *drifted])}"
    if report.exit_code is ExitCode.INCOMPLETE:
        return "Incomplete: no violation was found, but not everything could be read and decided"
    but = [f"{summary[word]} {label}" for word, label in _EXCEPT.items() if summary[word]]
    return f"Compliant{', but for ' + ' and '.join(but) if but else ''}"


_EXCEPT = {"waived": "waived", "unknown": "undecided"}


def exit_line(report: Report) -> str:
    """Return the exit code and what it means."""
    return f"Exit code {int(report.exit_code)}: {report.exit_code.meaning}."


def first(items: Sequence[T]) -> tuple[Sequence[T], int]:
    """Return what to show of a list, and how many that leaves out: a long list is shown by its beginning."""
    return (items, 0) if len(items) <= _MANY else (items[:_SHOWN], len(items) - _SHOWN)


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number and its noun: `1 call`, `1,200 calls`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def place(finding: Finding) -> str:
    """Return `file:line`, or nothing where the source has no files."""
    return f"{finding.file}:{finding.line}" if finding.file and finding.line else finding.file


def visible(text: str) -> str:
    """Return text with everything that does not print made visible.

    Names and messages carry what somebody else wrote: an escape sequence must not move a terminal's cursor, a
    newline not start a line of its own, a right-to-left mark not turn one around.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
