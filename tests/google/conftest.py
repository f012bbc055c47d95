"""Fixtures of the Google tests."""

from tests.google.fixtures import google_double, google_terraform

__all__ = ["google_double", "google_terraform"]
