"""Two readers that share no code read the same in every rendered file: pyhcl, which proves what is written, and the
full parser, which reads anybody's HCL with its lines and references."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import hcl
import pytest

from generator.facts import Ref, Unknown
from generator.sources.block import Block
from generator.sources.hcl import read_directory

STACKS = Path(__file__).parents[2] / "stacks"
MODULES = sorted({file.parent for file in STACKS.glob("*/*/*.tf")})
META = {"depends_on", "lifecycle", "provider", "count", "for_each"}
"""Settings of Terraform's own, which the full parser acts on and does not pass on as values."""


@pytest.mark.parametrize("folder", MODULES, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_both_readers_read_the_same_blocks_and_values(folder: Path) -> None:
    reading = read_directory(folder)
    blocks = {(block.mode, block.type, block.address.rpartition(".")[2]): block for block in reading.blocks}
    simple: dict[tuple[str, str, str], dict[str, Any]] = {}
    for file in sorted(folder.glob("*.tf")):
        parsed = hcl.loads(file.read_text())
        for word, mode in (("resource", "managed"), ("data", "data")):
            for kind, named in parsed.get(word, {}).items():
                simple |= {(mode, kind, name): body for name, body in named.items()}
    assert blocks.keys() == simple.keys()
    assert len(simple) > 4
    read = {(kind, name): block for (_, kind, name), block in blocks.items()}
    for key, body in simple.items():
        agree({name: value for name, value in body.items() if name not in META}, blocks[key].values, key, read)
        assert_line(folder, blocks[key])


def agree(simple: Any, full: Any, where: tuple[object, ...], read: dict[tuple[str, str], Block]) -> None:
    assert not isinstance(full, Unknown), (where, full)
    if isinstance(full, Ref):
        # Of a template with one reference in it pyhcl makes a call of format.
        assert re.match(rf"(format\(\"[^\"]*\",)?{re.escape(full.to)}", str(simple)), (where, simple, full)
    elif isinstance(full, list) and full and isinstance(full[0], dict):
        parts = simple if isinstance(simple, list) else [simple]
        assert len(parts) == len(full), (where, simple, full)
        for index, (one, other) in enumerate(zip(parts, full, strict=True)):
            agree(one, other, (*where, index), read)
    elif isinstance(full, dict):
        assert simple.keys() == full.keys(), (where, simple, full)
        for name, value in full.items():
            agree(simple[name], value, (*where, name), read)
    elif simple != full:
        # The full parser follows a reference to what is written there.
        kind, name, attribute = str(simple).split(".")
        assert read[kind, name].values[attribute] == full, (where, simple, full)


def assert_line(folder: Path, block: Block) -> None:
    line = (folder / block.file).read_text().splitlines()[block.line - 1]
    assert block.type in line
    assert block.address.rpartition(".")[2] in line
