"""`eurofence schema`: print the JSON Schema of the files users write."""

from __future__ import annotations

from pathlib import Path

import click

SCHEMAS = ("profile", "stack")


@click.command(short_help="Print the JSON Schema of profiles or stacks.")
@click.argument("what", type=click.Choice(SCHEMAS))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file.")
def schema(what: str, output: Path | None) -> int:
    """Print the JSON Schema of a profile or a stack, for editors: name its file in a first line
    `# yaml-language-server: $schema=FILE`.

    \b
    Example:
      eurofence schema stack --output stack.schema.json
    """
    from generator.cli.output import say
    from generator.files import write_atomic

    text = schema_text(what)
    if output:
        write_atomic(output, text)
        click.echo(f"wrote {output}", err=True)
    else:
        say(text)
    return 0


def schema_text(what: str) -> str:
    """Return the JSON Schema of `profile` or `stack` as text."""
    import json

    from generator.profiles import profile_schema
    from generator.stacks import stack_schema

    found = profile_schema() if what == "profile" else stack_schema()
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
