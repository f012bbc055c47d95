"""The report as Markdown: the body of a pull request, or a page to read.

GitHub refuses a body of more than 65,536 characters, so every block gets its fair share of the room: a control with
ten thousand violations must not push out the one with a single critical one. What is left out is counted and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from generator.facts import Unreadable
from generator.findings import Drift, DriftKind, Finding, Report, Verdict
from generator.reports import outline
from generator.reports.escape import code, inside_html, prose

LIMIT = 65_536
"""GitHub refuses a longer body (https://github.com/renovatebot/renovate/issues/2032). Counted in bytes, to be safe."""

_SECTIONS: tuple[tuple[Verdict, str], ...] = (("fail", "violation"), ("unknown", "undecided"), ("waived", "waived"))
_NOTICE = 60
"""Room for the line that says how much a block leaves out."""


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """A heading or a folded list. `hidden` items are not even in `items`; `about` goes first when room is short."""

    opening: str
    about: str = ""
    items: tuple[str, ...] = ()
    hidden: int = 0
    closing: str = ""

    @property
    def need(self) -> int:
        """How much room all of it takes."""
        return _size(self.opening + self.about + self.closing + "".join(self.items)) + _NOTICE


def markdown(report: Report, *, limit: int = LIMIT) -> str:
    """Return the report as GitHub-flavoured Markdown of at most `limit` bytes; foreign text in it is only text."""
    head = _head(report)
    blocks = [*_findings(report), *_drift(report), *_coverage(report)]
    room = limit - _size(head) - _size(_shortened(10**12))
    fitted = [_fit(block, share) for block, share in zip(blocks, _shares(blocks, room), strict=True)]
    left_out = sum(number for _, number in fitted)
    end = _shortened(left_out) if left_out else ""
    return head + "".join(laid for laid, _ in fitted) + end


def _shortened(left_out: int) -> str:
    return f"\n**Shortened:** {left_out:,} entries are left out here; `--format json` holds every one.\n"


def _shares(blocks: Sequence[_Block], room: int) -> list[int]:
    """Share the room: small blocks get all they need, and the large ones the rest in equal parts."""
    shares = [0] * len(blocks)
    smallest_first = sorted(range(len(blocks)), key=lambda number: blocks[number].need)
    for done, number in enumerate(smallest_first):
        shares[number] = min(blocks[number].need, max(room, 0) // (len(blocks) - done))
        room -= shares[number]
    return shares


def _fit(block: _Block, room: int) -> tuple[str, int]:
    """Return as much of a block as fits, and how many of its items do not."""
    about = block.about if block.need <= room or _size(block.about) <= room // 3 else ""
    used = _size(block.opening + about + block.closing) + _NOTICE
    if used > room:
        return "", len(block.items) + block.hidden
    kept: list[str] = []
    for item in block.items:
        used += _size(item)
        if used > room:
            break
        kept.append(item)
    left_out = len(block.items) - len(kept) + block.hidden
    notice = f"- and {left_out:,} more, left out here\n" if left_out else ""
    return block.opening + about + "".join(kept) + notice + block.closing, left_out


def _size(content: str) -> int:
    return len(content.encode())


def _head(report: Report) -> str:
    lines = [
        f"## {outline.verdict(report)}",
        "",
        f"Profile {code(report.profile)}, read from {code(report.source)}. {outline.exit_line(report)}",
        "",
    ]
    alerts = outline.alerts(report)
    if alerts:
        lines += ["> [!WARNING]", *(f"> - {alert}" for alert in alerts), ""]
    lines += ["| question | answer | pass | fail | unknown | waived |", "|---|---|--:|--:|--:|--:|"]
    for answer in outline.answers(report):
        counts = " | ".join(f"{answer.counts[verdict]:,}" for verdict in outline.VERDICTS)
        lines.append(f"| {answer.asks} | {answer.word} | {counts} |")
    idle = outline.idle(report)
    unused = f" Nothing to judge for {', '.join(map(prose, idle))}." if idle else ""
    return "\n".join([*lines, "", f"{outline.seen(report.coverage)}.{unused}", ""])


def _findings(report: Report) -> Iterator[_Block]:
    for verdict, noun in _SECTIONS:
        for group in outline.groups(report, verdict):
            yield _Block(opening=f"\n### {'Violations' if verdict == 'fail' else noun.capitalize()}: {group.title}\n")
            for entry in group.entries:
                yield _entry(entry, verdict, noun)


def _entry(entry: outline.Entry, verdict: Verdict, noun: str) -> _Block:
    shown, hidden = outline.first(entry.findings)
    count = outline.plural(len(entry.findings), noun, "violations" if verdict == "fail" else noun)
    title = f" {inside_html(entry.info.title)}" if entry.info else ""
    summary = f"<b>{inside_html(entry.control)}</b>{title}: {count} ({entry.severity})"
    return _Block(
        opening=_opening(summary, opened=verdict == "fail"),
        about=_about(entry, verdict),
        items=tuple(map(_finding, shown)),
        hidden=hidden,
        closing=_CLOSING,
    )


_CLOSING = "\n</details>\n"


def _opening(summary: str, *, opened: bool = False) -> str:
    return f"\n<details{' open' if opened else ''}>\n<summary>{summary}</summary>\n\n"


def _about(entry: outline.Entry, verdict: Verdict) -> str:
    if entry.info is None or verdict != "fail":
        return ""
    clauses = "; ".join(
        f"{prose(framework)} {', '.join(map(prose, some))}" for framework, some in sorted(entry.info.clauses.items())
    )
    why = f"**Why:** {prose(entry.info.why)}\n\n**Fix:** {prose(entry.info.remediation)}\n\n"
    return f"{why}**Clauses:** {clauses}\n\n" if clauses else why


def _finding(finding: Finding) -> str:
    place = outline.place(finding)
    where = f" in {code(place)}" if place else ""
    path = f"\\\n  {code(' -> '.join(finding.path))}" if finding.path else ""
    return f"- {code(finding.resource)}{_name(finding.name, finding.resource)}{where}: {prose(finding.message)}{path}\n"


def _drift(report: Report) -> Iterator[_Block]:
    if report.drift:
        yield _Block(opening="\n### Drift\n")
    for kind in outline.SYMBOLS:
        some = sorted(item for item in report.drift if item.kind == kind)
        resources = [tuple(items) for _, items in groupby(some, key=lambda item: (item.resource, item.type))]
        if resources:
            yield _drifted(kind, resources)


def _drifted(kind: DriftKind, resources: Sequence[Sequence[Drift]]) -> _Block:
    shown, hidden = outline.first(resources)
    return _Block(
        opening=_opening(f"<b>{kind}</b>: {len(resources):,}, {outline.MEANINGS[kind]}", opened=True),
        items=tuple(map(_resource, shown)),
        hidden=hidden,
        closing=_CLOSING,
    )


def _resource(items: Sequence[Drift]) -> str:
    fields = [
        f"  - {code(item.field)}: {_value(item.expected)} → {_value(item.actual)}\n" for item in items if item.field
    ]
    first = items[0]
    name = "" if first.field else first.expected or first.actual
    return f"- {code(first.resource)}{_name(name, first.resource)} ({code(first.type)})\n" + "".join(fields)


def _name(name: str, resource: str) -> str:
    known = outline.known_as(name, resource)
    return f" {code(known)}" if known else ""


def _value(text: str) -> str:
    return code(text) if text else "nothing"


def _coverage(report: Report) -> Iterator[_Block]:
    coverage = report.coverage
    types = [f"- {count:,} {code(name)}\n" for name, count in sorted(coverage.uncovered.items())]
    unreadable, hidden = outline.first(coverage.unreadable)
    gaps = [_gap(gap) for gap in unreadable]
    notes = [f"- Note: {prose(note)}\n" for note in coverage.notes]
    blocks = (
        (f"Not judged, covered by no mapping: {outline.plural(len(types), 'type')}", types, 0),
        (f"Unreadable: {len(gaps) + hidden:,}", gaps, hidden),
        (f"Notes: {len(notes)}", notes, 0),
    )
    if types or gaps or notes:
        yield _Block(opening="\n### Coverage\n")
    for title, items, more in blocks:
        if items:
            yield _Block(opening=_opening(title), items=tuple(items), hidden=more, closing=_CLOSING)


def _gap(gap: Unreadable) -> str:
    wants = f"\\\n  wants {code(gap.permission)}" if gap.permission else ""
    return f"- {code(gap.call)} on {code(gap.scope)}: {prose(gap.reason)}{wants}\n"
