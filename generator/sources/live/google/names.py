"""Projects by their ids: some APIs name a project by its number where others, and Terraform, have its id.

https://cloud.google.com/asset-inventory/docs/asset-names lists which name which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_NUMBERED = re.compile(r"(?<![^/])projects/(\d+)(?![^/])")


def named(value: Any, id_of: Callable[[str], str]) -> Any:
    """Return an answer with `projects/NUMBER` in all its texts replaced by what `id_of` calls the project."""
    if isinstance(value, str):
        return _NUMBERED.sub(lambda found: f"projects/{id_of(found[1])}", value) if "projects/" in value else value
    if isinstance(value, dict):
        return {name: named(each, id_of) for name, each in value.items()}
    if isinstance(value, list):
        return [named(each, id_of) for each in value]
    return value
