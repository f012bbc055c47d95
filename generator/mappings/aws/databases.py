"""AWS databases."""

from __future__ import annotations

from generator.mappings.schema import Mapping

DATABASES: tuple[Mapping, ...] = ()
