"""Foreign text in Markdown: names and messages may hold anything, and must mean nothing.

Escaping characters one by one fails on GitHub, which reads mentions, issue numbers, emoji and formulas out of text
after the Markdown is done. Inside a code span it reads nothing. So every word that is not plainly a word goes into
one, which is also how a reader expects to see an identifier, and a copy of it is exact.
"""

from __future__ import annotations

import html
import re

from generator.reports.outline import visible

_LONGEST = 400
_WORD = re.compile(r"([(\"']*)(.*?)([)\"'.,;:!?]*)")
_PLAIN = re.compile(r"[^\W_]*(?:[-.,/'’%()][^\W_]+)*%?")  # noqa: RUF001  (the apostrophe of prose)
# GitHub links commits and `GH-12` by their look, and anything that starts with `www.`.
_LINKED = re.compile(r"[0-9a-f]{7,40}|gh-\d+|.*www\..*", re.IGNORECASE)


def code(text: str) -> str:
    """Return text as a code span that it cannot leave."""
    content = _clipped(text)
    if not content:
        return "(empty)"
    longest = max(map(len, re.findall("`+", content)), default=0)
    pad = " " if content[0] in "` " or content[-1] in "` " else ""
    fence = "`" * (longest + 1)
    return f"{fence}{pad}{content}{pad}{fence}"


def prose(text: str) -> str:
    """Return a sentence for the middle of a line, with whatever is not plainly a word in code spans."""
    return " ".join(_word(word) for word in _clipped(text).split(" "))


def inside_html(text: str) -> str:
    """Return text for the inside of an HTML element."""
    return html.escape(_clipped(text))


def _word(word: str) -> str:
    found = _WORD.fullmatch(word)
    assert found  # every part of the pattern may be empty, and `visible` left no newline
    before, middle, after = found.groups()
    if not middle or (_PLAIN.fullmatch(middle) and not _LINKED.fullmatch(middle)):
        return word
    return f"{before}{code(middle)}{after}"


def _clipped(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}… ({len(shown) - _LONGEST:,} more characters)"
