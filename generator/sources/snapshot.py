"""Keep live readings as a file, and take them back: what `diff` can be given instead of the cloud."""

from __future__ import annotations

import msgspec

from generator.errors import EurofenceError
from generator.facts import Inventory

VERSION = 3


class Target(msgspec.Struct, frozen=True, order=True):
    """One account or project of one cloud."""

    provider: str
    name: str


class Reading(msgspec.Struct, frozen=True):
    """What one target was read to be."""

    target: Target
    inventory: Inventory


class Snapshot(msgspec.Struct, frozen=True):
    """The readings of one run; `taken` is when, in UTC."""

    version: int
    taken: str
    readings: tuple[Reading, ...]


def encode_snapshot(snapshot: Snapshot) -> str:
    """Return the text of a snapshot file."""
    return msgspec.json.format(msgspec.json.encode(snapshot), indent=1).decode() + "\n"


def decode_snapshot(data: bytes, name: str) -> Snapshot:
    """Return the snapshot in `data`; raise EurofenceError where it is none, or of another version."""
    hint = "make one with `eurofence snapshot --output FILE`"
    try:
        version = msgspec.json.decode(data, type=_Version).version
        if version != VERSION:
            raise EurofenceError(f"snapshot version {version} is not supported", where=name, hint=hint)
        snapshot = msgspec.json.decode(data, type=Snapshot)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise EurofenceError(f"this is not a snapshot: {error}", where=name, hint=hint) from error
    targets = [reading.target for reading in snapshot.readings]
    for target in targets:
        if targets.count(target) > 1:
            raise EurofenceError(f"it holds {target.provider} {target.name} twice", where=name, hint=hint)
    return snapshot


class _Version(msgspec.Struct):
    version: int
