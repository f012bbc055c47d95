"""Write the generated parts of the README: `python -m tests.contract.readme`."""

from __future__ import annotations

import re
from pathlib import Path

import click

README = Path(__file__).parents[2] / "README.md"


def generated(text: str) -> str:
    """Return the README with its generated parts as the program has them now."""
    for name, body in (("help", _help()), ("controls", _controls())):
        pattern = rf"(<!-- {name}:.*?-->\n).*?(<!-- /{name} -->)"
        text, count = re.subn(pattern, lambda found, body=body: f"{found[1]}{body}{found[2]}", text, flags=re.DOTALL)
        assert count == 1, f"the README has no place for {name}"
    return text


def _help() -> str:
    from generator.cli import eurofence

    settings = {**eurofence.context_settings, "terminal_width": 100}
    context = click.Context(eurofence, info_name="eurofence", **settings)
    return f"```\n{eurofence.get_help(context)}\n```\n"


def _controls() -> str:
    from generator.controls import CONTROLS

    rows = [f"| {c.id} | {c.question} | {c.title} | {c.severity} |" for _, c in sorted(CONTROLS.items())]
    return "\n".join(["| control | asks | what must hold | severity |", "|---|---|---|---|", *rows, ""])


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
