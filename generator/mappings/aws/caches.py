"""AWS caches."""

from __future__ import annotations

from generator.mappings.schema import Mapping

CACHES: tuple[Mapping, ...] = ()
