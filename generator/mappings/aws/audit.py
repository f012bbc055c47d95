"""AWS audit."""

from __future__ import annotations

from generator.mappings.schema import Mapping

AUDIT: tuple[Mapping, ...] = ()
