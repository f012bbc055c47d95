"""Values become literals that nothing can leave; templates that go wrong say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import EurofenceError
from generator.render.environment import lay_out, literal, name, quoted, templates_folder


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", '"plain"'),
        ("", '""'),
        ('say "hi"', '"say \\"hi\\""'),
        ("two\nlines\r\tand a tab", '"two\\nlines\\r\\tand a tab"'),
        ("back\\slash", '"back\\u005cslash"'),
        ("${var.x} %{ if true }", '"$\\u007bvar.x} %\\u007b if true }"'),
        ("$${x", '"$$\\u007bx"'),
        ("{x} $5 %d", '"{x} $5 %d"'),
        ("é😀", '"é😀"'),
        ("\x00\x7f\u2028\u202e", '"\\u0000\\u007f\\u2028\\u202e"'),
        ("\U000e0001", '"\\U000e0001"'),
        (True, "true"),
        (False, "false"),
        (30, "30"),
        (-5, "-5"),
        (1.5, "1.5"),
        ((), "[]"),
        (["a", 1, True], '["a", 1, true]'),
        ({}, "{}"),
        ({"b": 1, "a-c": ["x"]}, '{ a-c = ["x"], b = 1 }'),
    ],
)
def test_a_value_is_one_literal(value: object, text: str) -> None:
    assert literal(value) == text


@pytest.mark.parametrize("value", [None, object(), b"bytes", float("nan"), float("inf"), {"not a name": 1}, {1: 2}])
def test_what_has_no_literal_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        literal(value)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        quoted("\ud800")


@pytest.mark.parametrize("value", ["a", "_a", "eurofence-class", "a1"])
def test_a_name_is_an_identifier(value: str) -> None:
    assert name(value) == value


@pytest.mark.parametrize("value", ["", "1a", "-a", "a b", 'a"', "a.b", "a\n", "é", None, 1])
def test_what_is_no_name_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="identifier"):
        name(value)


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("a = 1\nb = {{ value }}\n", 2, "must pass the filter"),
        ("a = {{ 'constant' }}\n", 1, "must pass the filter"),
        ("a = 1\n\nb = {{ missing | hcl }}\n", 3, "'missing' is undefined"),
        ("a = {{ missing | ident }}\n", 1, "'missing' is undefined"),
        ("a = {{ missing }}\n", 1, "'missing' is undefined"),
        ("a = 1\nb = {{ nothing | hcl }}\n", 2, "NoneType has no HCL literal"),
        ("a = {{ value | ident }}\n", 1, "not an identifier"),
        ("a = 1\n{% if %}\n", 2, "Expected an expression"),
        ("a = {{ value | upper }}\n", 1, "No filter named 'upper'"),
        ("a = 1\nb = {{ (1 // 0) | hcl }}\n", 2, "zero"),
        ("a = {{ value.__class__ | hcl }}\n", 1, "unsafe"),
    ],
)
def test_a_template_that_fails_names_its_line(tmp_path: Path, template: str, line: int, says: str) -> None:
    (tmp_path / "bad.tf.j2").write_text(template)
    with pytest.raises(EurofenceError) as caught:
        lay_out("bad.tf.j2", {"value": "a b", "nothing": None}, quoted, tmp_path)
    assert str(caught.value.where) == f"templates/bad.tf.j2:{line}"
    assert says in caught.value.message


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(EurofenceError, match=r"none\.tf\.j2"):
        lay_out("none.tf.j2", {}, quoted, tmp_path)


def test_a_template_cannot_be_read_from_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in").mkdir()
    with pytest.raises(EurofenceError, match="secret"):
        lay_out("../secret", {}, quoted, tmp_path / "in")


def test_equal_signs_of_neighbours_are_aligned(tmp_path: Path) -> None:
    (tmp_path / "t.tf.j2").write_text(
        '\n\na "b" {\n  x = 1\n  longer = {{ v | hcl }}\n  tags = {\n    k = 2\n    k-2 = 3\n  }\n\n  y = [\n  ]\n}\n'
    )
    assert lay_out("t.tf.j2", {"v": "x = 1 {"}, quoted, tmp_path) == (
        'a "b" {\n  x      = 1\n  longer = "x = 1 {"\n  tags = {\n    k   = 2\n    k-2 = 3\n  }\n\n  y = [\n  ]\n}\n'
    )


def test_the_templates_of_both_clouds_are_found() -> None:
    names = {cloud: {p.name for p in (templates_folder() / cloud).glob("*.j2")} for cloud in ("aws", "google")}
    assert names["google"] & names["aws"] >= {f"{n}.tf.j2" for n in ("keys", "provider", "storage", "versions")}
