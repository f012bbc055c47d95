"""AWS organization."""

from __future__ import annotations

from generator.mappings.schema import Mapping

ORGANIZATION: tuple[Mapping, ...] = ()
