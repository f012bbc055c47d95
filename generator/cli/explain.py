"""`eurofence explain`: say what a control asks, why, and what to do."""

from __future__ import annotations

from typing import Any

import click

from generator.cli.output import Answering, Answers, emit


@click.command(cls=Answering, formats=("text", "json"), short_help="Explain one control.")
@click.argument("control_id", metavar="ID")
def explain(control_id: str, answers: Answers) -> int:
    """Say what control ID asks, of which resource types, why, what to do when it fails, and which framework clauses a
    pass gives evidence for.

    \b
    Example:
      eurofence explain RES-02
    """
    import json

    facts = _explained(control_id)

    def write(form: str, terminal: bool) -> str:
        return json.dumps(facts, indent=2, ensure_ascii=False) if form == "json" else _text(facts)

    emit(write, answers)
    return 0


def _explained(control_id: str) -> dict[str, Any]:
    from difflib import get_close_matches

    from generator.controls import CONTROLS
    from generator.errors import EurofenceError
    from generator.mappings import MAPPINGS

    control = CONTROLS.get(control_id.upper())
    if control is None:
        near = get_close_matches(control_id.upper(), CONTROLS, n=1, cutoff=0.0)
        raise EurofenceError(f"there is no control {control_id}", hint=f"did you mean {near[0]}?")
    return {
        "control": control.id,
        "title": control.title,
        "severity": control.severity,
        "question": control.question,
        "why": control.why,
        "remediation": control.remediation,
        "judges": list(control.judges),
        "types": sorted(row.type for row in MAPPINGS.values() if row.kind in control.kinds),
        "clauses": {name: list(clauses) for name, clauses in sorted(control.clauses.items())},
    }


def _text(facts: dict[str, Any]) -> str:
    import textwrap

    def block(title: str, text: str) -> str:
        return f"{title}\n{textwrap.indent(textwrap.fill(text, 96), '  ')}"

    clauses = [f"{name} {', '.join(found)}" for name, found in facts["clauses"].items()]
    return "\n\n".join(
        [
            f"{facts['control']}  {facts['title']}  ({facts['severity']}; {facts['question']})",
            block("Why", facts["why"]),
            block("What to do", facts["remediation"]),
            block("Holds facts to", ", ".join(facts["judges"]) or "no single part of the profile"),
            block("Judged on", ", ".join(facts["types"]) or "the provider blocks, or the account or project"),
            block("Gives evidence for", "; ".join(clauses) or "no clause of a framework"),
        ]
    )
