"""Choices that several verbs offer, known without importing what they choose between."""

from __future__ import annotations

CLOUDS = ("aws", "google")
"""The clouds a stack can go to; a test holds it equal to the stack model's."""
