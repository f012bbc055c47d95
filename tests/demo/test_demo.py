"""The demo runs, proves what it says, and leaves nothing running."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.demo.__main__ import STACKS, conclude, named
from tests.demo.estate import build
from tests.demo.picture import PICTURE, same_in_every_run, words
from tests.e2e.emulator import aws_account, environment


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """One run of the demo, as `make demo` runs it, and the folder of its report."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-W", "error", "-m", "tests.demo"]
    # What the machine says of clouds must not reach it.
    variables = environment(AWS_PROFILE="nobody", AWS_REGION="us-east-1", AWS_ENDPOINT_URL="http://127.0.0.1:1")
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=120)
    return done, folder / ".eurofence" / "demo"


def test_it_finds_what_it_planted(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = demo
    assert done.returncode == 0, done.stdout + done.stderr
    assert "NOT FOUND" not in done.stdout
    assert "8 things were planted in the account, 8 of them found." in done.stdout


def test_it_shows_each_command_and_then_its_output(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = demo
    verbs = [line.split()[2] for line in done.stdout.splitlines() if line.startswith("$ eurofence ")]
    assert verbs == ["render", "check", "diff"]
    order = ["$ eurofence check", "Compliant.", "$ eurofence diff", "us-east-2 (Ohio, US)", "The report: "]
    places = [done.stdout.index(part) for part in order]
    assert places == sorted(places)
    assert "\x1b" not in done.stdout + done.stderr


def test_it_leaves_a_report_of_nothing_but_what_was_planted(
    demo: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, folder = demo
    text, markdown = (folder / "report.txt").read_text(), (folder / "report.md").read_text()
    assert all("acme-analytics-export" in said and "Ohio" in said for said in (text, markdown))
    found = set(named(json.loads((folder / "report.json").read_text())))
    with aws_account() as account:
        planted = build(account)
    # The ids of keys differ from one account to the next.
    names = sorted(name for each in planted for name in each.named)
    assert sorted(name for _, name in found) == names


def test_it_renders_for_both_clouds_beside_its_report(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, folder = demo
    rendered = {path.relative_to(folder / "stacks").parent.as_posix() for path in folder.rglob("*.tf")}
    assert rendered == {f"{stack}/{cloud}" for stack in STACKS for cloud in ("aws", "google")}


def test_it_fails_where_something_planted_is_not_in_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    with aws_account() as account:
        planted = build(account)
    assert conclude(planted, {"findings": [], "drift": [], "summary": {"fail": 0}}) == 1
    assert "NOT FOUND: a bucket in Ohio (RES-01)" in capsys.readouterr().out


def test_the_emulator_ends_with_its_block() -> None:
    with aws_account() as account:
        for url in (account.build, account.read):
            _connect(url).close()
    for url in (account.build, account.read):
        with pytest.raises(ConnectionRefusedError):
            _connect(url)


def _connect(url: str) -> socket.socket:
    return socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=5)


def test_the_picture_in_the_readme_is_what_it_prints(demo: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, _ = demo
    printed = "".join(same_in_every_run(done.stdout).split())
    shown = words(PICTURE.read_text())
    assert shown.removeprefix("makedemo") == printed, "take it again: python -m tests.demo.picture"
