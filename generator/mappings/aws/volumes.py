"""AWS volumes."""

from __future__ import annotations

from generator.mappings.schema import Mapping

VOLUMES: tuple[Mapping, ...] = ()
