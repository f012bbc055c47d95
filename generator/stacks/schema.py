"""The JSON Schema of a stack, by which editors complete and check it."""

from __future__ import annotations

from typing import Any

from generator.stacks.model import Stack


def stack_schema() -> dict[str, Any]:
    """Return the schema; stack.schema.json beside this module is its text, and a test keeps it so."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Stack.model_json_schema(by_alias=True),
        "title": "eurofence stack",
    }
