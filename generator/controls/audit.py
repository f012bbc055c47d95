"""Who did what: controls on audit trails."""

from __future__ import annotations

from generator.controls.interface import Control

AUDIT: tuple[Control, ...] = ()
