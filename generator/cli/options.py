"""Choices and defaults that several verbs share, known without importing what they are about."""

from __future__ import annotations

from pathlib import Path

CLOUDS = ("aws", "google")
"""The clouds a stack can go to; a test holds it equal to the stack model's."""

STACKS = Path("stacks")
"""Where stacks stand when none is named."""
