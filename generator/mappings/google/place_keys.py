"""The key that a service uses for everything of a project in one location, set by a resource of its own."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.google.common import OWN_KEY, key_of
from generator.mappings.read import Derived, raw, tokenize, undecided
from generator.mappings.schema import Companion, Document, Reader


def of_every_project(type: str) -> Companion:
    """Return the companion of everything of a service in a project: which of them it concerns is for its reader."""
    return Companion(type, "project", identity=_project, owner="project", chosen=("project",), several=True)


def _project(name: str, document: Document) -> str:
    return f"projects/{name.removeprefix('projects/')}"


def key_of_place(place: Reader, companion: str, path: str, own: str = "", only: str = "") -> Reader:
    """Return a reader of the key that `companion` sets at `path` for the location that `place` reads.

    A key at the resource's `own` attribute goes before it. `only` names an attribute without which it sets none.
    """

    def read(document: Document, companions: Any, given: Any = None) -> Value[Ref | None]:
        if given:
            return key_of(document, given)
        if unknown := undecided(companions):
            return unknown
        found = [each for each in companions or () if isinstance(each, dict)]
        keys = [_key(document, place(document), each, path, only) for each in found]
        doubt = next((key for key in keys if isinstance(key, Unknown)), None)
        return doubt or next((key for key in keys if key), None) or Known(None, OWN_KEY)

    return Derived((companion, own) if own else (companion,), read, lenient=True)


def _key(
    document: Document, where: Value[Any], setting: dict[str, Any], path: str, only: str
) -> Value[Ref | None] | None:
    place, wanted = setting.get("location"), setting.get(only) if only else True
    if isinstance(where, Unknown) or undecided(place, wanted):
        return where if isinstance(where, Unknown) else undecided(place, wanted)
    if not wanted or str(place).lower() != where.value:
        return None
    key = raw(Document("", "", setting, document.region, document.project), tokenize(path))
    return key_of(document, key) if key else Unknown(f"{path} is not given")
