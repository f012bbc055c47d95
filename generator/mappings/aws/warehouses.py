"""AWS warehouses."""

from __future__ import annotations

from generator.mappings.schema import Mapping

WAREHOUSES: tuple[Mapping, ...] = ()
