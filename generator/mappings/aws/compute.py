"""AWS compute."""

from __future__ import annotations

from generator.mappings.schema import Mapping

COMPUTE: tuple[Mapping, ...] = ()
