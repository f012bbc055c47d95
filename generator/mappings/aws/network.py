"""AWS network."""

from __future__ import annotations

from generator.mappings.schema import Mapping

NETWORK: tuple[Mapping, ...] = ()
