"""profile.schema.json says what the models say. `python -m tests.profiles.test_schema` rewrites it."""

from __future__ import annotations

import json
from pathlib import Path

import generator.profiles
from generator.files import write_atomic
from generator.profiles import profile_schema

FILE = Path(generator.profiles.__file__).with_name("profile.schema.json")
REWRITE = "python -m tests.profiles.test_schema"


def text() -> str:
    return json.dumps(profile_schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_file_says_what_the_models_say():
    assert FILE.is_file() and FILE.read_text() == text(), f"stale: run `{REWRITE}`"


def test_every_field_is_described():
    schema = profile_schema()
    sections = {"Profile": schema, **schema["$defs"]}
    bare = [
        f"{section}.{name}"
        for section, content in sections.items()
        for name, field in content.get("properties", {}).items()
        if "description" not in field
    ]
    assert bare == []


def test_unknown_keys_are_refused_by_editors_too():
    schema = profile_schema()
    objects = [schema, *(each for each in schema["$defs"].values() if each["type"] == "object")]
    assert len(objects) > 10
    assert all(each["additionalProperties"] is False for each in objects)


if __name__ == "__main__":
    write_atomic(FILE, text())
