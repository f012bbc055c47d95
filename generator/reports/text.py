"""The report as an engineer reads it in a terminal or a CI log.

What could not be read or decided stands first, the verdict last, where the eye is when the command returns. Only the
tables go through rich: its layout costs milliseconds a line, and a fleet can have ten thousand lines.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from generator.findings import Drift, DriftKind, Finding, Report, Verdict
from generator.reports import outline
from generator.reports.outline import visible

Paint = Callable[[str, str], str]
"""Puts a style on some text, or leaves it as it is."""

_STYLES = {
    "fail": "1;31",
    "unknown": "1;33",
    "waived": "35",
    "pass": "32",
    "title": "1",
    "quiet": "2",
    "-": "31",
    "+": "33",
    "~": "36",
}
"""Select Graphic Rendition codes, https://www.ecma-international.org/publications-and-standards/standards/ecma-48/"""

_SECTIONS: tuple[tuple[Verdict, str], ...] = (("fail", "Violations"), ("unknown", "Undecided"), ("waived", "Waived"))
_JUSTIFIED: tuple[Literal["left", "right"], ...] = ("left", "right", "right", "right", "right", "left")
_COLORS: dict[Verdict, str] = {"pass": "green", "fail": "bold red", "unknown": "bold yellow", "waived": "magenta"}
_INDENT = "       "


def text(report: Report, *, color: bool = False, width: int = 0) -> str:
    """Return the report as text. `width` wraps what is prose; 0 leaves every line whole, as a log wants it."""
    paint = _painted if color else _plain
    body = [
        *_head(report, paint),
        *(line for kind, title in _SECTIONS for line in _findings(report, kind, title, paint, width)),
        *_drift(report, paint),
        *_summary(report, paint, color),
        *_coverage(report, paint),
        paint(_tone(report), f"{outline.verdict(report)}."),
        outline.exit_line(report),
    ]
    return "\n".join(body) + "\n"


def _plain(style: str, content: str) -> str:
    return content


def _painted(style: str, content: str) -> str:
    return f"\x1b[{_STYLES[style]}m{content}\x1b[0m" if content else ""


def _tone(report: Report) -> str:
    return {0: "pass", 1: "fail"}.get(report.exit_code, "unknown")


def _head(report: Report, paint: Paint) -> Iterator[str]:
    yield f"Profile {visible(report.profile)}, read from {visible(report.source)}"
    for alert in outline.alerts(report):
        yield f"{paint('unknown', '!')} {alert}"
    yield ""


def _findings(report: Report, kind: Verdict, title: str, paint: Paint, width: int) -> Iterator[str]:
    for group in outline.groups(report, kind):
        yield paint("title", f"{title}: {group.title}")
        yield ""
        for entry in group.entries:
            yield f"  {entry.control}  {visible(entry.info.title) if entry.info else 'not described in this report'}"
            shown, hidden = outline.first(entry.findings)
            for finding in shown:
                yield from _finding(finding, paint, width)
            if hidden:
                yield f"  ... and {hidden:,} more of {entry.control}; --format json holds every one"
            if entry.info and kind == "fail":
                yield from _prose(f"fix: {visible(entry.info.remediation)}", width, "  ", "       ")
            yield ""


def _finding(finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    label = paint(finding.verdict, finding.verdict.upper())
    place = outline.place(finding)
    where = f"  {paint('quiet', visible(place))}" if place else ""
    resource = f"{visible(finding.resource)}{_name(finding.name, finding.resource)}"
    yield f"  {label} {finding.control} {finding.severity}  {resource}{where}"
    yield from _prose(visible(finding.message), width, _INDENT, _INDENT)
    if finding.path:
        yield f"{_INDENT}{visible(' -> '.join(finding.path))}"


def _name(name: str, resource: str) -> str:
    known = outline.known_as(name, resource)
    return f"  {visible(known)}" if known else ""


def _prose(content: str, width: int, start: str, later: str) -> list[str]:
    if not width or len(start) + len(content) <= width:
        return [start + content]
    return textwrap.wrap(
        content,
        max(width, 40),
        initial_indent=start,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _drift(report: Report, paint: Paint) -> Iterator[str]:
    if not report.drift:
        return
    yield paint("title", f"Drift: {outline.plural(len(report.drift), 'difference')}")
    yield ""
    for kind, symbol in outline.SYMBOLS.items():
        resources = _by_resource(report.drift, kind)
        shown, hidden = outline.first(resources)
        if resources:
            yield f"  {kind}  {paint(symbol, symbol)} {outline.MEANINGS[kind]}"
        for items in shown:
            yield from _resource(items, paint(symbol, symbol))
        if hidden:
            yield f"  ... and {hidden:,} more {kind}; --format json holds every one"
        if resources:
            yield ""


def _by_resource(drift: Iterable[Drift], kind: DriftKind) -> list[list[Drift]]:
    some = sorted(item for item in drift if item.kind == kind)
    return [list(items) for _, items in groupby(some, key=lambda item: (item.resource, item.type))]


def _resource(items: Sequence[Drift], symbol: str) -> Iterator[str]:
    first = items[0]
    name = "" if first.field else first.expected or first.actual
    yield f"    {symbol} {visible(first.resource)}{_name(name, first.resource)}  ({visible(first.type)})"
    for item in items:
        if item.field:
            yield visible(f"        {item.field}: {item.expected or 'nothing'} -> {item.actual or 'nothing'}")


def _summary(report: Report, paint: Paint, color: bool) -> Iterator[str]:
    yield paint("title", "Summary")
    rows = [(answer.asks, answer.counts, answer.word) for answer in outline.answers(report)]
    total = report.summary
    rows.append(("all", {kind: total[kind] for kind in outline.VERDICTS}, f"{total['drift']:,} drift"))
    yield from _table(rows, color)
    yield ""


def _table(rows: Iterable[tuple[str, Mapping[Verdict, int], str]], color: bool) -> Iterator[str]:
    # Imported here: a verb that prints no text report need not wait for rich.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for justify in _JUSTIFIED:
        table.add_column(justify=justify, no_wrap=True)
    for title, counts, word in rows:
        # A zero is no news, and has no colour.
        cells = [Text(f"{counts[kind]:,} {kind}", style if counts[kind] else "") for kind, style in _COLORS.items()]
        table.add_row(title, *cells, word)
    # Nothing is left to the environment: the same report is the same bytes wherever it is printed.
    console = Console(
        file=io.StringIO(),
        width=400,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        yield f"  {line.rstrip()}"


def _coverage(report: Report, paint: Paint) -> Iterator[str]:
    coverage = report.coverage
    yield paint("title", "Coverage")
    yield f"  {outline.seen(coverage)}; {len(coverage.unreadable):,} unreadable"
    idle = outline.idle(report)
    if idle:
        yield f"  {len(idle)} of {len(report.controls)} controls found nothing to judge: {', '.join(idle)}"
    if coverage.uncovered:
        yield "  covered by no mapping"
    for name, count in sorted(coverage.uncovered.items()):
        yield f"    {count:,} {visible(name)}"
    yield from _unreadable(report, paint)
    for note in coverage.notes:
        yield f"  note: {visible(note)}"
    yield ""


def _unreadable(report: Report, paint: Paint) -> Iterator[str]:
    if report.coverage.unreadable:
        yield "  unreadable"
    shown, hidden = outline.first(report.coverage.unreadable)
    for gap in shown:
        yield f"    {paint('unknown', visible(gap.call))}  {visible(gap.scope)}"
        yield f"        {visible(gap.reason)}"
        if gap.permission:
            yield f"        wants {visible(gap.permission)}"
    if hidden:
        yield f"    ... and {hidden:,} more; --format json holds every one"
