"""What must hold, one row a control, by concern.

Adding a control is one row here and one case file in the tests.
"""

from generator.controls.access import ACCESS
from generator.controls.custody import CUSTODY
from generator.controls.interface import Control, Decision, Scene
from generator.controls.jurisdiction import JURISDICTION
from generator.controls.residency import RESIDENCY

CONTROLS: dict[str, Control] = {control.id: control for control in (*ACCESS, *CUSTODY, *JURISDICTION, *RESIDENCY)}

__all__ = ["CONTROLS", "Control", "Decision", "Scene"]
