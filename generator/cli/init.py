"""`eurofence init`: write a first profile, stack and CI job."""

from __future__ import annotations

from pathlib import Path

import click

PROFILE = """\
# yaml-language-server: $schema=profile.schema.json
# What must hold. `eurofence explain` says what each control asks; `eurofence lint` finds mistakes.
profile: ours
title: Our data, in the EU, under our keys
extends: eu-customer-keys
residency:
  data: [EU]
  place:
    aws: [eu-central-1]
    google: [europe-west3]
"""

STACK = """\
# yaml-language-server: $schema=../../stack.schema.json
# What to build. Change the accounts and names, then run `eurofence render`.
stack: first
title: A first stack
profile: ../../profile.yaml
prefix: change-me
aws:
  account: "111122223333"
  state:
    bucket: change-me-state
    key_alias: alias/change-me-state
google:
  project: change-me-project
  state:
    bucket: change-me-state
    key: projects/change-me-project/locations/europe-west3/keyRings/state/cryptoKeys/state
components:
  - component: key
    name: data
  - component: bucket
    name: documents
    class: internal
    key: data
"""

WORKFLOW = """\
name: eurofence
on: [pull_request]
permissions:
  contents: read
jobs:
  eurofence:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install eurofence
      - run: eurofence lint stacks
      - run: eurofence render --check
      - run: eurofence check stacks --format text --format markdown --output eurofence.md
"""


@click.command(short_help="Write a first profile, stack and CI job.")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> int:
    """Write a profile, a stack, their JSON Schemas and a CI job into FOLDER (default: here). Nothing that exists is
    overwritten: if any of the files is there, nothing is written.

    \b
    Example:
      eurofence init sovereign
    """
    from generator.cli.output import say
    from generator.cli.schema import schema_text
    from generator.errors import EurofenceError, Mistakes
    from generator.files import write_all

    files = {
        folder / ".github/workflows/eurofence.yml": WORKFLOW,
        folder / "profile.schema.json": schema_text("profile"),
        folder / "profile.yaml": PROFILE,
        folder / "stack.schema.json": schema_text("stack"),
        folder / "stacks/first/stack.yaml": STACK,
    }
    there = [path for path in files if path.exists() or path.is_symlink()]
    if there:
        hint = "nothing was written; name another folder"
        raise Mistakes(EurofenceError("is there already", where=str(path), hint=hint) for path in there)
    write_all(files)
    say(
        "\n".join(
            [*(f"wrote {path}" for path in files), "next: change stacks/first/stack.yaml, then `eurofence render`"]
        )
    )
    return 0
