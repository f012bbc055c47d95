"""`eurofence check`: judge Terraform before it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.output import emit, output_options
from generator.cli.reporting import FORMATS, report_writer


@click.command(short_help="Judge a plan, a saved plan or a directory of .tf files.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-p", "--profile", help="A builtin profile or a file; default: the stack's, else eu-baseline.")
@output_options(FORMATS)
def check(paths: Sequence[Path], profile: str | None, formats: Sequence[str], outputs: Sequence[Path]) -> int:
    """Judge each PATH by a profile: the JSON of a plan, a saved plan, `-` for standard input, a directory of .tf
    files, or a folder of stacks.

    \b
    Example:
      terraform plan -out plan.bin
      eurofence check plan.bin --profile eu-customer-keys
    """
    from generator.cli.inputs import profile_for, terraform_inventories
    from generator.judge import judge
    from generator.reconcile import merge

    reports = [
        judge(inventory, profile_for(profile, folder))
        for path in paths
        for inventory, folder in terraform_inventories(path)
    ]
    report = merge(reports) if len(reports) > 1 else reports[0]
    emit(report_writer(report), formats, outputs)
    return report.exit_code
