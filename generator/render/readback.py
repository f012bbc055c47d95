"""The proof, before a file is written, that it says what was meant.

Each template is laid out twice: once with the real strings, once with a harmless stand-in for each. Both are read
by pyhcl, a parser that shares nothing with the templates. The two must have the same blocks and attributes, and where
one has a stand-in the other must have exactly the string it stands for. So no string can end its quotes, open a block,
begin a comment or an interpolation, or get lost. A string in a comment, or written twice, is refused as well: every
stand-in is found exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from threading import Lock

from hcl.parser import HclParser

from generator.render.environment import quoted

Leaf = tuple[tuple[str | int, ...], object]


class MisreadError(Exception):
    """What was laid out does not read back as what was meant: our bug, and nothing is written."""


class StandIns:
    """Writes a harmless string in place of each real one, and remembers which."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, text: str) -> str:
        """Return the literal that stands for `text`."""
        self.words.append(text)
        return quoted(_stand_in(len(self.words) - 1))


def verify(text: str, shadow: str, words: list[str]) -> None:
    """Raise MisreadError unless `text` reads as `shadow` with `words` in place of the stand-ins."""
    real, meant = list(_leaves(_parse(text), ())), list(_leaves(_parse(shadow), ()))
    if [path for path, _ in real] != [path for path, _ in meant]:
        raise MisreadError("a value changes which blocks and attributes there are")
    indexes = {_stand_in(index): index for index in range(len(words))}
    found = []
    for (path, value), (_, expected) in zip(real, meant, strict=True):
        if isinstance(value, str) and ("${" in value or "%{" in value):
            raise MisreadError(f"{'.'.join(map(str, path))} is interpolated: {value!r}")
        if isinstance(expected, str) and expected in indexes:
            found.append(indexes[expected])
            expected = words[indexes[expected]]
            value = _decoded(value)
        if value != expected or type(value) is not type(expected):
            raise MisreadError(f"{'.'.join(map(str, path))} reads as {value!r}, but {expected!r} was meant")
    if sorted(found) != list(range(len(words))):
        raise MisreadError("a value was lost, or stands where no value can be read")


def _stand_in(index: int) -> str:
    return f"eurofence-stand-in-{index}"


# Building pyhcl's grammar takes 40 times as long as reading a file, and a parser reads one file at a time.
_parser = cache(HclParser)
_READING = Lock()


def _parse(text: str) -> object:
    try:
        with _READING:
            return _parser().parse(text)
    except ValueError as error:
        raise MisreadError(f"pyhcl cannot read it: {error}") from error


def _leaves(value: object, path: tuple[str | int, ...]) -> Iterator[Leaf]:
    """Yield every value with its path; a block or list yields itself too, so that an empty one is seen."""
    if isinstance(value, dict):
        yield path, dict
        for key in sorted(value, key=str):
            yield from _leaves(value[key], (*path, str(key)))
    elif isinstance(value, list):
        yield path, list
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    else:
        yield path, value


_ESCAPE = re.compile(r"\\(?:u(?P<four>[0-9a-f]{4})|U(?P<eight>[0-9a-f]{8})|(?P<short>[nrt]))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t"}


def _decoded(value: object) -> object:
    r"""Undo the escapes that pyhcl leaves in a string; it undoes `\"` itself, and we write no `\\`."""
    return _ESCAPE.sub(_character, value) if isinstance(value, str) else value


def _character(escape: re.Match[str]) -> str:
    if escape["short"]:
        return _SHORT[escape["short"]]
    return chr(int(escape["four"] or escape["eight"], 16))
