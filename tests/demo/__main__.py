"""Run the demo: render, check and diff on an embedded estate, then prove that all that was planted was found.

Everything it writes is under `.eurofence/demo`. It exits 0 when every planted leak is in the report, else 1.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.demo.estate import Planted, build
from tests.e2e.emulator import ACCOUNT, ROOT, aws_account, environment

Json = Any

FOLDER = Path(".eurofence") / "demo"
STACKS = ("patient-records", "public-site")
"""The examples that are on both clouds."""

REPORTS = {"text": "report.txt", "json": "report.json", "markdown": "report.md"}


def main() -> int:
    """Run it and return the exit code."""
    variables = _environment()
    _copy_stacks()
    _say(f"Everything happens in {FOLDER}: an AWS account is emulated on this machine, nothing leaves it.")
    _run(variables, 0, "render", "stacks")
    _run(variables, 0, "check", "stacks")
    with aws_account() as account:
        planted = build(account)
        _say(f"The emulated account {ACCOUNT} has grown by hand. Does it still match the stack and its profile?")
        pairs = [part for name, file in REPORTS.items() for part in ("--format", name, "--output", file)]
        cloud = account.environment(account.read)
        live = variables | {name: value for name, value in cloud.items() if name.startswith("AWS_")}
        _run(live, 1, "diff", "stacks/public-site", "--cloud", "aws", "--format", "text", *pairs)
    return conclude(planted, json.loads((FOLDER / REPORTS["json"]).read_text()))


def _environment() -> dict[str, str]:
    """Forget every cloud setting of whoever runs this, here too: boto3 would read them."""
    terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    kept = {name: os.environ[name] for name in ("TERM", "COLUMNS") if name in os.environ}
    variables = environment(**kept)
    os.environ.clear()
    os.environ.update(variables)
    return {name: value for name, value in variables.items() if name != "NO_COLOR" or not terminal}


def _copy_stacks() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    for source in sorted(file for name in STACKS for file in (ROOT / "stacks" / name).glob("*.yaml")):
        target = FOLDER / "stacks" / source.parent.name / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        # The emulator is one account.
        target.write_text(source.read_text().replace("444455556666", ACCOUNT))


def _run(variables: Mapping[str, str], wanted: int, *arguments: str) -> None:
    """Show a command, run it, and stop where its exit code is not the one this demo is about."""
    _say(f"$ eurofence {shlex.join(arguments)}")
    command = [sys.executable, "-m", "generator", *arguments]
    code = subprocess.run(command, cwd=FOLDER, env=dict(variables), check=False).returncode
    if code != wanted:
        raise SystemExit(f"demo: `eurofence {arguments[0]}` left with {code}, not with {wanted}")


def conclude(planted: Sequence[Planted], report: Json) -> int:
    """Say what was found, and return 1 where something planted was not."""
    found = set(named(report))
    lost = [(each.what, name) for each in planted for name in each.named if not each.is_in(name, found)]
    for what, name in lost:
        _say(f"NOT FOUND: {what} ({name})")
    kinds = [each["kind"] for each in report["drift"]]
    drift = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("missing", "changed", "unmanaged"))
    whole = len(planted) - len({what for what, _ in lost})
    _say(
        "\n".join((
            "Before apply: both stacks comply with their profiles, on AWS and on Google Cloud.",
            f"Live: {len(planted)} things were planted in the account, {whole} of them found.",
            f"Drift: {drift}; violations: {report['summary']['fail']}.",
            f"The way data takes: {_path(report)}",
            f"The report: {FOLDER / REPORTS['markdown']}, and the same as {REPORTS['text']} and {REPORTS['json']}.",
        ))
    )  # fmt: skip
    return 1 if lost else 0


def named(report: Json) -> Iterator[tuple[str, str]]:
    """Yield what a report says is wrong: the resource, and the control or drift that names it."""
    for finding in report["findings"]:
        if finding["verdict"] == "fail":
            yield finding["resource"], finding["control"]
    for drift in report["drift"]:
        yield drift["resource"], f"{drift['kind']} {drift['field']}".strip()


def _path(report: Json) -> str:
    """Return the way that data takes out of the EU, as the report tells it."""
    paths = [each["path"] for each in report["findings"] if each["control"] == "RES-02" and each["path"]]
    return " -> ".join(paths[0]) if paths else "none was found"


def _say(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
