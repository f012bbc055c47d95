"""Write the generated parts of the README: `python -m tests.contract.readme`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.mappings import Mapping, Shape
from generator.mappings.read import Always

README = Path(__file__).parents[2] / "README.md"


def generated(text: str) -> str:
    """Return the README with its generated parts as the program has them now."""
    parts = {"help": _help(), "controls": _controls(), "coverage": _coverage(), "components": _components()}
    for name, body in parts.items():
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


def _coverage() -> str:
    from generator.mappings import MAPPINGS

    rows = [
        f"| `{row.type}` | {_fields(row, 'terraform')} | {_live(row)} |"
        for row in sorted(MAPPINGS.values(), key=lambda row: row.type)
    ]
    return "\n".join(["| type | read from Terraform | read live |", "|---|---|---|", *rows, ""])


def _components() -> str:
    from generator.stacks.components import COMPONENTS

    rows = [f"| `{name}` | {_first(each.__doc__)} | {', '.join(each.offered)} |" for name, each in COMPONENTS.items()]
    return "\n".join(["| component | what it is | on |", "|---|---|---|", *rows, ""])


def _first(text: str | None) -> str:
    """The first sentence of a docstring."""
    return " ".join((text or "").split()).partition(". ")[0].rstrip(".")


def _fields(row: Mapping, shape: Shape) -> str:
    """The facts that a witness really tells: those that are the same for every resource of the type are none."""
    if shape == "terraform" and not row.in_terraform:
        return "no: Terraform has no type for it"
    told = [name for name, field in row.fields.items() if not isinstance(getattr(field, shape), Always)]
    return ", ".join(name.replace("_", " ") for name in sorted(told))


def _live(row: Mapping) -> str:
    return f"no: {row.no_live}" if row.no_live else _fields(row, "api")


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
