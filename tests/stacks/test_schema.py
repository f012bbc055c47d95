"""stack.schema.json says what the models say. `python -m tests.stacks.test_schema` rewrites it."""

from __future__ import annotations

import json
from pathlib import Path

import generator.stacks
from generator.files import write_atomic
from generator.stacks import stack_schema

FILE = Path(generator.stacks.__file__).with_name("stack.schema.json")
REWRITE = "python -m tests.stacks.test_schema"


def text() -> str:
    return json.dumps(stack_schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_file_says_what_the_models_say():
    assert FILE.is_file() and FILE.read_text() == text(), f"stale: run `{REWRITE}`"


def test_every_field_is_described():
    schema = stack_schema()
    sections = {"Stack": schema, **schema["$defs"]}
    bare = [
        f"{section}.{name}"
        for section, content in sections.items()
        for name, field in content.get("properties", {}).items()
        if "description" not in field
    ]
    assert bare == []


def test_unknown_keys_are_refused_by_editors_too():
    schema = stack_schema()
    objects = [schema, *(each for each in schema["$defs"].values() if each["type"] == "object")]
    assert len(objects) > 5
    assert all(each["additionalProperties"] is False for each in objects)


if __name__ == "__main__":
    write_atomic(FILE, text())
