"""AWS files."""

from __future__ import annotations

from generator.mappings.schema import Mapping

FILES: tuple[Mapping, ...] = ()
