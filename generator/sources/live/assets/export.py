"""The files that an export of Cloud Asset Inventory is: an asset a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.errors import EurofenceError
from generator.files import read_lines

_SNAKE = re.compile(r"_([a-z])")


def exported(files: Iterable[Path], *words: str) -> Iterator[dict[str, Any]]:
    """Yield the assets of export files in whose lines one of the words stands, one asset in memory at a time.

    They are named as the API has them: an export writes `asset_type` where the API says `assetType`; what is in `data`
    is the resource's own.
    """
    wanted = [word.encode() for word in words]
    for file in files:
        for number, line in enumerate(read_lines(file), start=1):
            if any(word in line for word in wanted):
                yield _asset(line, f"{file}:{number}")
            elif not line.strip().startswith(b"{"):
                raise EurofenceError("this is no asset", where=f"{file}:{number}", hint=_HINT)


def _asset(line: bytes, where: str) -> dict[str, Any]:
    try:
        asset = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EurofenceError(f"this is no line of JSON: {error}", where=where, hint=_HINT) from error
    named = {_camel(name): value for name, value in asset.items()} if isinstance(asset, dict) else {}
    if not isinstance(named.get("name"), str) or not isinstance(named.get("assetType"), str):
        raise EurofenceError("this is no asset: it has no name or no asset type", where=where, hint=_HINT)
    return named


_HINT = "give the files that `gcloud asset export --output-path` wrote"


def _camel(name: str) -> str:
    return _SNAKE.sub(lambda found: found[1].upper(), name)
