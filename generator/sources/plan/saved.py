"""Saved binary plans: their JSON through terraform, and the reviewed source that their zip holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from generator.errors import EurofenceError
from generator.facts import Unknown
from generator.sources.block import Block, Reading
from generator.sources.hcl import read_sources
from generator.sources.plan import read_plan
from generator.terraform import show_plan

SOURCE_LIMIT = 64 * 1024 * 1024
"""Bytes of configuration a plan may hold unpacked."""


def read_saved_plan(path: Path, data: bytes) -> Reading:
    """Return what a saved plan says will be, with the lines and the backend of the source it was made of.

    Where terraform cannot show it (no binary, folder not initialised), the source in its zip is read instead, which
    knows less; then a note says so. Raises EurofenceError where `data` is no saved plan.
    """
    source = _source(path, data)
    try:
        shown = show_plan(path)
    except EurofenceError as error:
        source.notes.append(f"read from the configuration in the plan, for {error}")
        source.source = "plan"
        return source
    reading = read_plan(shown, str(path))
    _complete(reading, source)
    return reading


def _source(path: Path, data: bytes) -> Reading:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [info for info in archive.infolist() if info.filename.startswith("tfconfig/")]
            if sum(info.file_size for info in names) > SOURCE_LIMIT:
                raise EurofenceError("the configuration in the plan is too large", where=str(path))
            files = {info.filename: archive.read(info) for info in names}
            is_plan = "tfplan" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise EurofenceError(f"this is not a saved plan: {error}", where=str(path)) from error
    if not is_plan or "tfconfig/modules.json" not in files:
        raise EurofenceError("this zip is not a saved plan", where=str(path))
    return read_sources({name: text for name, text in files.items() if not name.startswith("tfplan")})


def _complete(reading: Reading, source: Reading) -> None:
    """Give the plan's blocks the lines, regions and backend that only the source tells."""
    told = {block.address: block for block in source.blocks}
    for block in reading.blocks:
        if origin := told.get(block.address):
            block.file, block.line = origin.file, origin.line
            _pin(block, origin)
    reading.backend = source.backend
    reading.notes = [note for note in reading.notes if "backend" not in note]


def _pin(block: Block, origin: Block) -> None:
    if isinstance(block.region, Unknown):
        block.region = origin.region
    if isinstance(block.project, Unknown):
        block.project = origin.project
