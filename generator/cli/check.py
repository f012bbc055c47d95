"""`eurofence check`: judge Terraform before it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.output import Answers, emit
from generator.cli.reporting import Reporting, report_writer

if TYPE_CHECKING:
    from generator.findings import Report


@click.command(cls=Reporting, short_help="Judge a plan, a saved plan or a directory of .tf files.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-p", "--profile", help="A builtin profile or a file; default: the stack's, else eu-baseline.")
def check(paths: Sequence[Path], profile: str | None, answers: Answers) -> int:
    """Judge each PATH by a profile: the JSON of a plan, a saved plan, `-` for standard input, a directory of .tf
    files, or a folder of stacks.

    \b
    Example:
      terraform plan -out plan.bin
      eurofence check plan.bin --profile eu-customer-keys
    """
    from generator.cli.inputs import gathered, profile_for, terraform_inventories
    from generator.judge import judge
    from generator.profiles import load_profile
    from generator.reconcile import merge

    named = load_profile(profile) if profile else None

    def judged(path: Path) -> list[Report]:
        return [judge(facts, named or profile_for(folder)) for facts, folder in terraform_inventories(path)]

    reports = [report for some in gathered(paths, judged) for report in some]
    report = merge(reports) if len(reports) > 1 else reports[0]
    emit(report_writer(report), answers)
    return report.exit_code
