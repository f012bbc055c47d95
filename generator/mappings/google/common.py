"""What Google Cloud rows share: names, labels, places, and readers for keys, flows and exposure."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Field


def resource_name(name: str, document: Document) -> str:
    """Return the name a Google resource goes by: no host before it, no version after it."""
    return name.removeprefix("//cloudkms.googleapis.com/").partition("/cryptoKeyVersions/")[0]


def label(path: str) -> Field:
    """Read the data class from the `eurofence-class` label, empty where there is none."""
    return Field(Derived(("labels", "terraform_labels"), _label, lenient=True), Derived((path,), _label, lenient=True))


def _label(document: Document, *labels: Any) -> Value[str]:
    # The provider's default labels stand in `terraform_labels` only.
    for found in labels:
        if isinstance(found, dict) and CLASS_LABEL in found:
            value = found[CLASS_LABEL]
            return Known(value) if isinstance(value, str) else Unknown(f"label {CLASS_LABEL} is known after apply")
    return Unknown("its labels are known after apply") if undecided(*labels) else Known("")


CLASS_LABEL = "eurofence-class"


def location_of(document: Document, name: Any) -> Value[Ref | str]:
    """Return the location that a resource name tells, or the resource whose location this one shares."""
    if isinstance(name, (Ref, Unknown)):
        return Known(name) if isinstance(name, Ref) else name
    parts = str(name or "").split("/")
    if "locations" not in parts[:-1]:
        return Unknown(f"`{name or ''}` names no location")
    return Known(parts[parts.index("locations") + 1])
