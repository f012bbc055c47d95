"""AWS secrets."""

from __future__ import annotations

from generator.mappings.schema import Mapping

SECRETS: tuple[Mapping, ...] = ()
