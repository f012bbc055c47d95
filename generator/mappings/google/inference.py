"""Where code asks for models: at the place that its environment tells the SDK of Vertex AI."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.google.common import flattened
from generator.mappings.read import undecided
from generator.mappings.schema import Document


def models_asked(document: Document, variables: Any) -> Value[tuple[Flow, ...]]:
    """Return where models are asked for, by variables that are written as blocks of `name` and `value`.

    https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations#global-endpoint
    """
    found = list(flattened([variables]))
    names = [each.get("name") if isinstance(each, dict) else each for each in found]
    said = [_said(each) for each in found if isinstance(each, dict) and each.get("name") in _PLACES_OF_MODELS]
    unknown = undecided(*(name for name in names if not isinstance(name, str)), *said)
    places = sorted({str(place).lower() for place in said if place})
    return unknown or Known(tuple(Flow("inference", place) for place in places))


def _said(variable: dict[str, Any]) -> Any:
    """Return the value of a variable; one that has none comes from wherever its other parts say."""
    value = variable.get("value")
    elsewhere = not value and any(part for name, part in variable.items() if name not in ("name", "value"))
    return Unknown(f"{variable['name']} comes from a secret") if elsewhere else value


def models_in(document: Document, variables: Any) -> Value[tuple[Flow, ...]]:
    """Return the same by variables that are written as one map."""
    if isinstance(variables, (Unknown, Ref)):
        return undecided(variables) or Known(())
    pairs = [{"name": name, "value": value} for name, value in (variables or {}).items()]
    return models_asked(document, pairs)


_PLACES_OF_MODELS = ("CLOUD_ML_REGION", "GOOGLE_CLOUD_LOCATION", "VERTEXAI_LOCATION", "VERTEX_LOCATION")
