"""Providers that are in no package index: their schemas, out of PyPI wheels, served to a real terraform."""
