"""Reading and writing files: what is odd, hostile or out of bounds is one clear error with its place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.errors import EurofenceError, Mistakes, Where
from generator.files import decoded, find, inside, parse_yaml, read_bytes, read_text, read_yaml, remove, write_atomic
from generator.files.document import MAX_DEPTH, YAML_LIMIT


def error_of(text: str) -> EurofenceError:
    with pytest.raises(EurofenceError) as caught:
        parse_yaml(text, "p.yaml")
    return caught.value


# What YAML says


def test_every_key_and_value_has_its_place():
    document = parse_yaml("residency:\n  data: [EU, CH]\ntitle: x\n", "p.yaml")
    assert document.data == {"residency": {"data": ["EU", "CH"]}, "title": "x"}
    assert document.where(("residency", "data", 1)) == Where("p.yaml", 2, 14)
    assert document.where_key(("residency", "data")) == Where("p.yaml", 2, 3)
    assert document.where(("title",)) == Where("p.yaml", 3, 8)


def test_what_has_no_place_stands_at_what_is_around_it():
    document = parse_yaml("a:\n  b: 1\n", "p.yaml")
    assert document.where(("a", "x", "y")) == Where("p.yaml", 2, 3)
    assert document.where_key(("a", "x")) == Where("p.yaml", 2, 3)
    assert document.where(("x",)) == Where("p.yaml")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("'~'", "~"),
        ("365", 365),
        ("-1", -1),
        ("012345678901", "012345678901"),
        ("'365'", "365"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("12:30:45", "12:30:45"),
        ("2026-11-23", "2026-11-23"),
        ("0x1F", "0x1F"),
        ("9" * 5000, "9" * 5000),
        ("|\n  a\n  b", "a\nb"),
    ],
)
def test_scalars_are_what_people_mean(written, read):
    value = parse_yaml(f"a: {written}", "p.yaml").data["a"]
    assert (value, type(value)) == (read, type(read))


def test_keys_are_text():
    assert parse_yaml("NO: 1\n2: 2\ntrue: 3\n", "p.yaml").data == {"NO": 1, "2": 2, "true": 3}


def test_an_alias_is_its_anchor():
    assert parse_yaml("a: &x [EU]\nb: *x\n", "p.yaml").data == {"a": ["EU"], "b": ["EU"]}


def test_a_byte_order_mark_is_no_text(tmp_path):
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_yaml(path).data == {"a": 1}
    assert parse_yaml("\ufeffa: 1", "p.yaml").where(("a",)) == Where("p.yaml", 1, 4)


# What it refuses


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", "p.yaml: is empty", "key: value"),
        ("# nothing\n", "p.yaml: is empty", "key: value"),
        ("- a\n", "p.yaml:1:1: a mapping is wanted at the top, not a list", "key: value"),
        ("a\n", "p.yaml:1:1: a mapping is wanted at the top, not a single value", "key: value"),
        ("a: 1\n---\nb: 2\n", "p.yaml:2:1: a second document starts here", "a file of its own"),
        ("a:\n\tb: 1\n", "p.yaml:2:1: found character that cannot start any token", "spaces, not tabs"),
        ("a: b: c\n", "p.yaml:1:5: mapping values are not allowed in this context", "in quotes"),
        ("a: [1, 2\nb: 3\n", "p.yaml:2:2: did not find expected ',' or ']'", "brackets"),
        ("a: @x\n", "p.yaml:1:4: found character that cannot start any token", "in quotes"),
        ("a: *x\n", "p.yaml:1:4: found undefined alias", "in quotes"),
        ("a: !env HOME\n", "p.yaml:1:4: tag `!env` is not read here", "plainly"),
        (
            "a: !!python/object/apply:os.system [id]\n",
            "p.yaml:1:4: tag `tag:yaml.org,2002:python/object/apply:os.system` is not read here",
            "plainly",
        ),
        ("a: x\nb: y\x07\n", "p.yaml:2:5: character U+0007 is not text", ""),
        ("a: &a\n  b: *a\n", "p.yaml:1:4: an alias leads into itself", "write the value out"),
        ("a: &a [1, *a]\n", "p.yaml:1:4: an alias leads into itself", "write the value out"),
    ],
)
def test_what_cannot_be_read_is_one_error_with_its_place(text, message, hint):
    error = error_of(text)
    assert str(error) == message
    assert hint in error.hint


def test_all_structural_mistakes_come_at_once():
    error = error_of("a: 1\na: 2\nb: {c: 1, c: 2}\nd: &d {e: 1}\nf:\n  <<: *d\n? [g]\n: 1\n")
    assert isinstance(error, Mistakes)
    assert [str(each) for each in error.mistakes] == [
        "p.yaml:2:1: key `a` is given twice",
        "p.yaml:3:11: key `c` is given twice",
        "p.yaml:6:3: merge key `<<` is not read here",
        "p.yaml:7:3: a key must be plain text",
    ]
    assert error.mistakes[0].hint == "it stands in line 1 already; keep one"


def test_a_billion_laughs_cost_little():
    lines = ["l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
    started = time.perf_counter()
    assert "holds more than 100,000 values" in str(error_of("\n".join(lines)))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("text", ["a: " + "[" * 200_000, "a: " + "{b: " * 200_000, "- " * 200_000])
def test_deep_nesting_is_refused_before_it_is_built(text):
    assert f"is nested deeper than {MAX_DEPTH} levels" in str(error_of(text))


def test_aliases_cannot_nest_deeper_than_text_may():
    lines = ["l0: &l0 [1]"] + [f"l{n}: &l{n} [*l{n - 1}]" for n in range(1, MAX_DEPTH + 5)]
    assert f"is nested deeper than {MAX_DEPTH} levels" in str(error_of("\n".join(lines)))


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "p.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    started = time.perf_counter()
    with pytest.raises(EurofenceError, match=f"is larger than {YAML_LIMIT:,} bytes"):
        read_yaml(path)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1".encode("utf-16"), "f: is UTF-16, not UTF-8"),
        ("a: 1".encode("utf-16-be"), "f: is a binary file, not text"),
        (b"\x7fELF\0\0", "f: is a binary file, not text"),
        (b"a: 1\nb: \xc3\xa9\xe9\n", "f:2:5: is not UTF-8 text"),
        (b"\xef\xbb\xbfa: \xff", "f:1:4: is not UTF-8 text"),
    ],
)
def test_what_is_no_utf8_text_is_said(content, message):
    with pytest.raises(EurofenceError) as caught:
        decoded(content, "f")
    assert str(caught.value) == message


# Reading


def test_reading_says_what_is_wrong_with_the_path(tmp_path):
    with pytest.raises(EurofenceError, match=r"gone\.yaml: no such file or folder"):
        read_text(tmp_path / "gone.yaml")
    with pytest.raises(EurofenceError, match="is a folder, not a file"):
        read_yaml(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(EurofenceError, match="is not a folder"):
        read_text(tmp_path / "file" / "below")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path):
    path = tmp_path / "secret"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(EurofenceError, match="may not be read"):
        read_text(path)


def test_a_limit_counts_for_what_has_no_size(tmp_path):
    with pytest.raises(EurofenceError, match="is larger than 1,000 bytes"):
        read_bytes(Path("/dev/zero"), 1000)
    path = tmp_path / "f"
    path.write_bytes(b"x" * 1000)
    assert len(read_bytes(path, 1000)) == 1000


def test_find_is_sorted_and_leaves_hidden_folders_alone(tmp_path):
    for folder in ("b", "a/deep", ".terraform/modules"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "stack.yaml").touch()
    assert find(tmp_path, "stack.yaml") == (tmp_path / "a/deep/stack.yaml", tmp_path / "b/stack.yaml")
    with pytest.raises(EurofenceError, match="no such file or folder"):
        find(tmp_path / "gone", "stack.yaml")
    with pytest.raises(EurofenceError, match="is not a folder"):
        find(tmp_path / "b/stack.yaml", "stack.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_find_does_not_pass_over_a_folder_it_cannot_list(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    try:
        with pytest.raises(EurofenceError, match="closed: may not be read"):
            find(tmp_path, "stack.yaml")
    finally:
        closed.chmod(0o700)


# Writing


def test_writing_makes_folders_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "aws" / "storage.tf"
    write_atomic(path, "été\r\n")
    assert path.read_bytes() == "été\r\n".encode()
    write_atomic(path, "new\n")
    assert path.read_text() == "new\n"
    assert [each.name for each in path.parent.iterdir()] == ["storage.tf"]


def test_a_new_file_follows_the_umask_and_an_old_one_keeps_its_mode(tmp_path):
    path = tmp_path / "f"
    before = os.umask(0o027)
    try:
        write_atomic(path, "x")
        assert path.stat().st_mode & 0o777 == 0o640
        path.chmod(0o604)
        write_atomic(path, "y")
        assert path.stat().st_mode & 0o777 == 0o604
    finally:
        os.umask(before)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "f"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomic(path, "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_folders_are_not_written_over(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("keep")
    link = tmp_path / "link"
    link.symlink_to(outside)
    with pytest.raises(EurofenceError, match="is a symbolic link"):
        write_atomic(link, "x")
    assert outside.read_text() == "keep"
    assert link.is_symlink()
    (tmp_path / "folder").mkdir()
    with pytest.raises(EurofenceError, match="is not a plain file"):
        write_atomic(tmp_path / "folder", "x")
    with pytest.raises(EurofenceError, match="could not be written"):
        write_atomic(outside / "below", "x")


def test_remove_takes_files_only(tmp_path):
    path = tmp_path / "f"
    path.touch()
    remove(path)
    remove(path)
    assert not path.exists()
    with pytest.raises(EurofenceError, match="is a folder"):
        remove(tmp_path)


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/passwd", "link/x"])
def test_a_path_cannot_leave_its_folder(tmp_path, path):
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path)
    with pytest.raises(EurofenceError, match="leads out of"):
        inside(root, path)


def test_a_path_inside_its_folder_is_given_back(tmp_path):
    assert inside(tmp_path, "a/b.tf") == tmp_path / "a/b.tf"
    assert inside(tmp_path, "a/../b.tf") == tmp_path / "a/../b.tf"
