"""AWS ai."""

from __future__ import annotations

from generator.mappings.schema import Mapping

AI: tuple[Mapping, ...] = ()
