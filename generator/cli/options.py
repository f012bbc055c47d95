"""Choices and defaults that several verbs share, known without importing what they are about."""

from __future__ import annotations

from pathlib import Path

import click

CLOUDS = ("aws", "google")
"""The clouds a stack can go to; a test holds it equal to the stack model's."""

STACKS = Path("stacks")
"""Where stacks stand when none is named."""

max_rate = click.option(
    "--max-rate",
    type=click.FloatRange(min=0.1),
    metavar="N",
    help="Send at most N requests a second to a cloud, over all services and regions; default: as many as it takes.",
)
"""What every verb that reads live takes: an account's own programs share its request quotas."""

assets = click.option(
    "--assets",
    multiple=True,
    metavar="PARENT|FILE",
    help="Read Google Cloud through Cloud Asset Inventory: of organizations/N, folders/N or projects/ID, or from the "
    "files of an export (repeatable). What it lacks of the stacks' projects is read directly, but for an export.",
)
"""What every verb that reads live takes in place of the APIs of each project."""
