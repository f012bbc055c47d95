"""The table of exit codes, row by row, through the command; the same whatever the format."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import ExitCode
from generator.reports import REPORTERS
from tests.cli.command import ROOT, environment, eurofence
from tests.sources.plan.build import change, plan

STRAY = plan([change("aws_s3_bucket.d", {"bucket": "d", "region": "us-east-1"})])
NOTHING = plan([])
UNMAPPED = plan([change("aws_unheard_of.q", {"name": "q"})])

Job = Callable[[Path], tuple[str | Path, ...]]


def checking(document: object) -> Job:
    """Write a plan and check it."""

    def job(folder: Path) -> tuple[str | Path, ...]:
        (folder / "plan.json").write_text(json.dumps(document))
        return "check", folder / "plan.json"

    return job


ANSWERS: dict[str, tuple[ExitCode, Job]] = {
    "compliant": (ExitCode.COMPLIANT, lambda folder: ("check", ROOT / "stacks")),
    "a violation": (ExitCode.VIOLATIONS, checking(STRAY)),
    "nothing to judge": (ExitCode.INCOMPLETE, checking(NOTHING)),
    "a type without a mapping": (ExitCode.INCOMPLETE, checking(UNMAPPED)),
}


@pytest.mark.parametrize("form", REPORTERS)
@pytest.mark.parametrize("case", ANSWERS)
def test_the_answer_decides_and_not_how_it_is_said(case: str, form: str, tmp_path: Path) -> None:
    code, job = ANSWERS[case]
    done = eurofence(*job(tmp_path), "--format", form)
    assert done.code == code, done
    assert done.out.strip()
    assert done.err == ""


@pytest.mark.parametrize("form", REPORTERS)
def test_into_a_file_it_is_the_same(form: str, tmp_path: Path) -> None:
    done = eurofence(*checking(STRAY)(tmp_path), "--format", form, "--output", tmp_path / "report")
    assert (done.code, done.out) == (ExitCode.VIOLATIONS, "")
    assert (tmp_path / "report").read_text().strip()


@pytest.mark.parametrize("form", REPORTERS)
def test_wrong_input_is_2(form: str, tmp_path: Path) -> None:
    done = eurofence("check", tmp_path / "nowhere.json", "--format", form)
    assert (done.code, done.out) == (ExitCode.WRONG_INPUT, "")


@pytest.mark.parametrize(
    "arguments",
    [(), ("check",), ("check", "x", "--format", "yaml"), ("chek",), ("check", "--profle"), ("explain", "X")],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...]) -> None:
    done = eurofence(*arguments)
    assert (done.code, done.out) == (ExitCode.WRONG_INPUT, "")
    assert done.err


def test_a_value_that_is_not_known_is_3(tmp_path: Path) -> None:
    document = plan([change("aws_s3_bucket.d", {"bucket": "d"}, after_unknown={"region": True})], providers={})
    done = eurofence(*checking(document)(tmp_path), "--format", "json")
    verdicts = {finding["verdict"] for finding in json.loads(done.out)["findings"]}
    assert "unknown" in verdicts
    assert done.code == (ExitCode.VIOLATIONS if "fail" in verdicts else ExitCode.INCOMPLETE)


def test_a_stale_file_is_1(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "stacks/public-site", tmp_path / "site")
    assert eurofence("render", tmp_path / "site", "--check").code == ExitCode.COMPLIANT
    (tmp_path / "site/aws/storage.tf").unlink()
    assert eurofence("render", tmp_path / "site", "--check").code == ExitCode.VIOLATIONS


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the package with a bug in it."""
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    judge = tmp_path / "generator/judge.py"
    judge.write_text(judge.read_text().replace("    scene = Scene(", "    1 / 0\n    scene = Scene("))
    return tmp_path


@pytest.mark.parametrize("form", REPORTERS)
def test_our_bug_is_70(form: str, broken: Path) -> None:
    done = eurofence("check", ROOT / "stacks", "--format", form, folder=broken, PYTHONPATH=str(broken))
    assert (done.code, done.out) == (ExitCode.BUG, "")
    assert "ZeroDivisionError" in done.err
    assert "this is a bug in eurofence" in done.err


def test_interrupted_is_130() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "check", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin
    # It takes in more than a pipe holds, so it is reading by now.
    running.stdin.write(b" " * 1_000_000)
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (ExitCode.INTERRUPTED, b"")
    assert err.strip() == b"interrupted"


def test_the_table_is_in_the_help() -> None:
    done = eurofence("--help")
    assert done.code == ExitCode.COMPLIANT
    for code in ExitCode:
        assert f"{code.value:>3}  {code.meaning}" in done.out
    assert [code.value for code in ExitCode] == [0, 1, 2, 3, 70, 130]
