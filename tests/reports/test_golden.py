"""Each format against its golden file, and the same bytes for the same report wherever it is printed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.reports import REPORTERS
from tests.reports.rewrite import COMMAND, golden
from tests.reports.sample import REPORT

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", REPORTERS)
def test_a_format_is_its_golden_file(name):
    path = golden(name)
    assert path.exists(), f"no {path.name} yet; write it with: {COMMAND}"
    assert REPORTERS[name](REPORT) == path.read_text(encoding="utf-8"), f"rewrite it with: {COMMAND}"


@pytest.mark.parametrize("name", REPORTERS)
def test_the_environment_changes_nothing(name):
    code = (
        "import sys; from generator.reports import REPORTERS; from tests.reports.sample import REPORT;"
        f"sys.stdout.buffer.write(REPORTERS[{name!r}](REPORT).encode())"
    )
    odd = {"COLUMNS": "20", "FORCE_COLOR": "1", "TERM": "xterm-256color", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    environment = {"PATH": os.environ["PATH"], **odd}
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout.decode() == REPORTERS[name](REPORT)


@pytest.mark.parametrize("name", REPORTERS)
def test_a_report_ends_its_last_line(name):
    assert REPORTERS[name](REPORT).endswith("\n")
    assert not REPORTERS[name](REPORT).endswith("\n\n")
