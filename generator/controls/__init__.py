"""What must hold, one row a control, by concern.

Adding a control is one row here and one case file in the tests.
"""

from generator.controls.access import ACCESS
from generator.controls.ai import AI
from generator.controls.audit import AUDIT
from generator.controls.custody import CUSTODY
from generator.controls.guardrails import GUARDRAILS
from generator.controls.interface import Control, Decision, Scene
from generator.controls.jurisdiction import JURISDICTION
from generator.controls.perimeters import PERIMETERS
from generator.controls.residency import RESIDENCY

CONTROLS: dict[str, Control] = {
    control.id: control
    for control in sorted(
        (*ACCESS, *AI, *AUDIT, *CUSTODY, *GUARDRAILS, *JURISDICTION, *PERIMETERS, *RESIDENCY), key=lambda each: each.id
    )
}

__all__ = ["CONTROLS", "Control", "Decision", "Scene"]
