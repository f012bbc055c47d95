"""The JSON Schema of a profile, by which editors complete and check it."""

from __future__ import annotations

from typing import Any

from generator.profiles.model import Profile


def profile_schema() -> dict[str, Any]:
    """Return the schema; profile.schema.json beside this module is its text, and a test keeps it so."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Profile.model_json_schema(by_alias=True),
        "title": "eurofence profile",
    }
