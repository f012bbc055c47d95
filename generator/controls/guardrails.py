"""What is forbidden beforehand: controls on the policies of the organisation."""

from __future__ import annotations

from generator.controls.interface import Control

GUARDRAILS: tuple[Control, ...] = ()
