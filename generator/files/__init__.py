"""The only file I/O: whole files in, atomic writes out, and YAML with the place of every value.

A package rather than one module, because three things have one reason each: `disk` (bytes and folders), `document`
(YAML; the only import of it) and `validation` (a document against a pydantic model, every mistake with its place).
`validation` is imported by its own name, so that what only reads files does not load pydantic.
"""

from generator.files.disk import (
    decoded,
    find,
    inside,
    read_bytes,
    read_lines,
    read_text,
    remove,
    write_all,
    write_atomic,
)
from generator.files.document import Steps, Yaml, parse_yaml, read_yaml

__all__ = [
    "Steps",
    "Yaml",
    "decoded",
    "find",
    "inside",
    "parse_yaml",
    "read_bytes",
    "read_lines",
    "read_text",
    "read_yaml",
    "remove",
    "write_all",
    "write_atomic",
]
