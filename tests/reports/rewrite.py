"""Rewrite the golden files: `python -m tests.reports.rewrite`, then read the difference before committing it."""

from pathlib import Path

from generator.reports import REPORTERS
from tests.reports.sample import REPORT

COMMAND = "python -m tests.reports.rewrite"
_ENDINGS = {"text": "txt", "markdown": "md"}


def golden(name: str) -> Path:
    return Path(__file__).parent / "golden" / f"report.{_ENDINGS.get(name, name)}"


if __name__ == "__main__":
    for name, reporter in REPORTERS.items():
        golden(name).write_text(reporter(REPORT), encoding="utf-8")
