"""AWS analytics."""

from __future__ import annotations

from generator.mappings.schema import Mapping

ANALYTICS: tuple[Mapping, ...] = ()
