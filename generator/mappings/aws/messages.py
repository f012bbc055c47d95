"""AWS messages."""

from __future__ import annotations

from generator.mappings.schema import Mapping

MESSAGES: tuple[Mapping, ...] = ()
