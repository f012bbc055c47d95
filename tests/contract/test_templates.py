"""Everything that a template can write is judged: its type has a row, is part of one, or holds nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.mappings import COMPANIONS, MAPPINGS, is_harmless

ROOT = Path(__file__).parents[2]
RESOURCE = re.compile(r'^resource "(\w+)"', re.MULTILINE)
DATA = re.compile(r'^data "(\w+)"', re.MULTILINE)


def types(pattern: re.Pattern[str], files: list[Path]) -> set[str]:
    return {kind for file in files for kind in pattern.findall(file.read_text())}


TEMPLATES = sorted((ROOT / "templates").glob("*/*.j2"))
RENDERED = sorted((ROOT / "stacks").glob("*/*/*.tf"))
EMITTED = sorted(types(RESOURCE, TEMPLATES))


@pytest.mark.parametrize("kind", EMITTED)
def test_a_type_that_a_template_writes_is_judged(kind: str) -> None:
    assert kind in MAPPINGS or kind in COMPANIONS or is_harmless(kind), f"no row reads {kind}"


@pytest.mark.parametrize("kind", [kind for kind in EMITTED if kind in MAPPINGS])
def test_what_a_template_writes_is_read_live(kind: str) -> None:
    assert MAPPINGS[MAPPINGS[kind].family].live is not None, MAPPINGS[kind].no_live


def test_no_template_writes_a_type_that_is_made_up() -> None:
    assert EMITTED
    text = "".join(file.read_text() for file in TEMPLATES)
    assert text.count('\nresource "') + text.startswith('resource "') >= len(EMITTED)
    assert not re.search(r'^resource "[^"]*\{\{', text, re.MULTILINE), "a type that is no literal is not checked here"


def test_the_examples_show_every_type() -> None:
    assert types(RESOURCE, RENDERED) == set(EMITTED)
    assert types(DATA, RENDERED) == types(DATA, TEMPLATES)
