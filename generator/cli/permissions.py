"""`eurofence permissions`: print the read-only rights that `diff` and `snapshot` need."""

from __future__ import annotations

import click

from generator.cli.options import CLOUDS
from generator.cli.output import Answering, Answers, emit


@click.command(
    cls=Answering,
    formats=("text", "json", "terraform"),
    short_help="Print the read-only rights that live reading needs.",
)
@click.option("--cloud", required=True, type=click.Choice(CLOUDS), help="Of which cloud.")
def permissions(cloud: str, answers: Answers) -> int:
    """Print every right that reading the cloud live needs, computed from the table of calls: a line each; as JSON, an
    IAM policy for AWS and a custom role for Google Cloud; or as Terraform, a role that has them. None of them can
    change anything.

    \b
    Example:
      eurofence permissions --cloud aws --format terraform --output reader.tf
    """
    from generator.mappings.permissions import permissions as needed

    names = list(needed(cloud))

    def write(form: str, terminal: bool) -> str:
        return _written(form, cloud, names)

    emit(write, answers)
    return 0


def _written(form: str, cloud: str, names: list[str]) -> str:
    if form == "terraform":
        from generator.cli.reader import aws_terraform, google_terraform
        from generator.mappings.permissions import of_organization, of_project

        return aws_terraform(names) if cloud == "aws" else google_terraform(of_project(), of_organization())
    if form == "json":
        import json

        return json.dumps(_document(cloud, names), indent=2)
    return "\n".join(names)


def _document(cloud: str, names: list[str]) -> dict[str, object]:
    if cloud == "aws":
        statement = {"Sid": "EurofenceRead", "Effect": "Allow", "Action": names, "Resource": "*"}
        return {"Version": "2012-10-17", "Statement": [statement]}
    return {"title": "eurofence reader", "stage": "GA", "includedPermissions": names}
