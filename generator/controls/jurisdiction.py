"""Whose law reaches the operator: the control that residency and keys cannot answer."""

from __future__ import annotations

from generator import geography
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import Operator, Unknown
from generator.profiles import Profile


def _operator(fact: Operator, scene: Scene, profile: Profile) -> Decision:
    if isinstance(fact.operator, Unknown):
        return undecided(fact.operator)
    found = geography.operator(fact.operator.value)
    if found is None:
        return undecided(f"the operator of {fact.operator.value} is not known here")
    if not found.jurisdictions:
        return undecided(f"whose law reaches {found.title} is not known here ({found.note})")
    text = f"{found.title} is under the law of {' and '.join(found.jurisdictions)}"
    note = f" ({found.note})" if found.note else ""
    if geography.only_under(found, profile.operators.jurisdictions):
        return passed(f"{text}{note}")
    return failed(f"{text}{note}; the profile allows {', '.join(profile.operators.jurisdictions)}")


JURISDICTION = (
    Control(
        id="OPR-01",
        title="The operator is under an allowed law",
        question="jurisdiction",
        severity="high",
        kinds=(Operator,),
        decide=_operator,
        judges=("operators.jurisdictions",),
        why="A region pin says where bytes lie, not who can be ordered to hand them over: the US CLOUD Act reaches "
        "what a US operator can open, wherever it lies. Only external keys or another operator change that.",
        remediation="Use a cloud whose operator is under an allowed law (aws-eusc, S3NS), or allow the law and hold "
        "the keys with a third party.",
        clauses={"eucsf-1.2.1": ("SOV-2",), "secnumcloud-3.2": ("19.6.a", "19.6.b"), "c5-2026": ("GC-01",)},
    ),
)
