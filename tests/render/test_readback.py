"""What reads back as something else than was meant is never written."""

from __future__ import annotations

import pytest

from generator.render.environment import literal, quoted
from generator.render.readback import MisreadError, StandIns, verify

HOSTILE = (
    "",
    '"',
    '""',
    '\\"',
    '"\\"\\\\"',
    "\\",
    "\\\\",
    "\\n",
    "\n",
    "\r\n",
    "\\u007b",
    "${",
    "}",
    "${var.secret}",
    "$${x}",
    "$$${",
    "%{ for x in y }",
    "%%{",
    "\\${",
    '"\n}\nresource "aws_s3_bucket" "evil" {\n  bucket = "evil"\n',
    "# comment",
    "// comment",
    "/* comment",
    "*/",
    "<<EOF\nEOF\n",
    "<<-EOF",
    "`id`",
    "'; drop",
    "{{ jinja }} {% raw %}",
    "true",
    "5",
    "null",
    "aws_kms_key.other.arn",
    "eurofence-stand-in-0",
    "\x00\x01\x1b\x7f\x85",
    "\u2028\u2029\u202e\ufeff",
    "é😀\U000e0001",
    "[", "]", "{", "a = b", ",", " ", "\t",
)  # fmt: skip


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_string_reads_back_as_itself(word: str) -> None:
    template = 'resource "a" "b" {{\n  x = {}\n  list = [{}, {}]\n\n  block {{\n    y = 1\n  }}\n}}\n'
    stand_ins = StandIns()
    shadow = template.format(*(stand_ins(w) for w in (word, "z", word)))
    verify(template.format(quoted(word), quoted("z"), quoted(word)), shadow, stand_ins.words)
    assert stand_ins.words == [word, "z", word]


def test_lists_and_maps_read_back() -> None:
    value = {"a": ["x", "${y}"], "b": {"c": 'q"', "d": [], "e": 5, "f": False}}
    stand_ins = StandIns()
    verify(f"a = {literal(value)}\n", f"a = {literal(value, stand_ins)}\n", stand_ins.words)


@pytest.mark.parametrize(
    ("text", "shadow", "words"),
    [
        ('a = "x"\n', 'a = "eurofence-stand-in-0"\n', ["y"]),  # another value
        ('a = "x"\nb = "y"\n', 'a = "eurofence-stand-in-0"\n', ["x"]),  # one attribute more
        ('a = "x"\nc {\n}\n', 'a = "eurofence-stand-in-0"\n', ["x"]),  # one block more
        ('a = ["x", "y"]\n', 'a = ["eurofence-stand-in-0"]\n', ["x"]),  # one item more
        ("a = []\n", "a = {}\n", []),  # another kind of nothing
        ("a = 5\n", 'a = "eurofence-stand-in-0"\n', ["5"]),  # a number is not a string
        ("a = true\n", "a = 1\n", []),  # nor a boolean a number
        ('a = "x" # y\n', 'a = "eurofence-stand-in-0" # eurofence-stand-in-1\n', ["x", "y"]),  # a value in a comment
        ('a = "x-x"\n', 'a = "eurofence-stand-in-0-eurofence-stand-in-0"\n', ["x"]),  # a value inside another
        ('a = "x"\nb = "x"\n', 'a = "eurofence-stand-in-0"\nb = "eurofence-stand-in-0"\n', ["x"]),  # written twice
        ('a = "x', 'a = "eurofence-stand-in-0"\n', ["x"]),  # no end
        ('a = "${x}"\n', 'a = "eurofence-stand-in-0"\n', ["$${x}"]),  # an interpolation
        ('a "b" "c" {\n}\na "b" "c" {\n}\n', 'a "b" "c" {\n x = "eurofence-stand-in-0"\n}\n', ["x"]),  # one lost
    ],
)
def test_what_reads_otherwise_is_refused(text: str, shadow: str, words: list[str]) -> None:
    with pytest.raises(MisreadError):
        verify(text, shadow, words)


@pytest.mark.parametrize("word", [w for w in HOSTILE if '"' in w or w.endswith("\\") or "${" in w])
def test_an_escape_that_is_forgotten_is_noticed(word: str) -> None:
    """The proof does not lean on `quoted`: what is pasted in raw is caught."""
    stand_ins = StandIns()
    shadow = f"a = {stand_ins(word)}\nb = 1\n"
    with pytest.raises(MisreadError):
        verify(f'a = "{word}"\nb = 1\n', shadow, stand_ins.words)
