"""The report as JSON: versioned, every finding in it, the contract for whatever reads us by machine."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from generator.facts import Unreadable
from generator.findings import Drift, DriftKind, Finding, Report, Severity, Verdict
from generator.reports.outline import visible

VERSION: Literal[1] = 1
"""Grows when a field goes away or changes its meaning; new fields do not count."""


class _Finding(msgspec.Struct, frozen=True, gc=False):
    control: str
    verdict: Verdict
    severity: Severity
    resource: str
    type: str
    name: str
    provider: str
    location: str
    message: str
    path: tuple[str, ...]
    file: str
    line: int
    fingerprint: str


class _Drift(msgspec.Struct, frozen=True):
    kind: DriftKind
    resource: str
    type: str
    field: str
    expected: str
    actual: str


class _Coverage(msgspec.Struct, frozen=True):
    resources: int
    judged: int
    uncovered: tuple[str, ...]
    unreadable: tuple[Unreadable, ...]
    notes: tuple[str, ...]


class _Document(msgspec.Struct, frozen=True):
    version: int
    profile: str
    source: str
    summary: dict[str, int]
    findings: tuple[_Finding, ...]
    drift: tuple[_Drift, ...]
    coverage: _Coverage
    exit_code: int


def json(report: Report) -> str:
    """Return the whole report, findings that pass included, in the order in which the report holds them."""
    document = _document(report)
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:
        # A file name that is not UTF-8 reaches us as lone surrogates, which no JSON can hold.
        encoded = msgspec.json.encode(_printable(msgspec.to_builtins(document)))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _document(report: Report) -> _Document:
    return _Document(
        version=VERSION,
        profile=report.profile,
        source=report.source,
        summary=report.summary,
        findings=tuple(map(_finding, report.findings)),
        drift=tuple(map(_drift, report.drift)),
        coverage=_Coverage(
            resources=report.coverage.resources,
            judged=report.coverage.judged,
            uncovered=tuple(sorted(report.coverage.uncovered)),
            unreadable=report.coverage.unreadable,
            notes=report.coverage.notes,
        ),
        exit_code=int(report.exit_code),
    )


def _finding(finding: Finding) -> _Finding:
    return _Finding(
        finding.control,
        finding.verdict,
        finding.severity,
        finding.resource,
        finding.type,
        finding.name,
        finding.provider,
        finding.location,
        finding.message,
        finding.path,
        finding.file,
        finding.line,
        finding.fingerprint,
    )


def _drift(item: Drift) -> _Drift:
    return _Drift(item.kind, item.resource, item.type, item.field, item.expected, item.actual)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list | tuple) else value
