"""regions.yaml, read once into lookups.

The file is the only place where a location meets a country; only this module knows its layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

ANY = ""
"""Stands for "every operator" or "every service" in a lookup key."""

Key = tuple[str, str, str, str]
"""Provider, operator, service, code."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a location code lies, and who says so."""

    provider: str
    """`aws` or `google`."""
    code: str
    """As the provider writes it, in lower case."""
    title: str
    kind: str
    """`region`, `zone`, `multi-region`, `dual-region`, `global`, or a `value group` of organisation policies."""
    within: tuple[str, ...]
    """ISO 3166 countries; `EU` for "somewhere in EU member states"; `*` for "anywhere"."""
    operator: str
    """The AWS partition or Google universe it belongs to."""
    source: str
    date: str
    """The day the source was read."""
    services: tuple[str, ...] = ()
    """The services that give the code this meaning; empty when every service does."""


class Operator(msgspec.Struct, frozen=True, gc=False):
    """Who runs an AWS partition or a Google universe, and whose law reaches them."""

    name: str
    provider: str
    title: str
    jurisdictions: tuple[str, ...]
    """Empty where nothing read says whose law reaches them."""
    suffix: str
    """What its endpoints end in."""
    source: str
    date: str
    prefix: str = ""
    """What the project ids of a Google universe begin with, and its service accounts end with: `s3ns:acme`."""
    registry: str = ""
    """What the hosts of its container registries end in, on Google: `europe-west9-docker.pkg.dev`."""
    note: str = ""
    """What a report must add so that the jurisdictions are not read as more than they are."""


class Table(msgspec.Struct, frozen=True, gc=False):
    """Everything regions.yaml says, ready to be looked up."""

    places: tuple[Place, ...]
    lookup: Mapping[Key, Place]
    zone_ids: Mapping[str, str]
    unknown: Mapping[Key, str]
    operators: Mapping[str, Operator]
    eu: frozenset[str]
    eea: frozenset[str]
    iso: frozenset[str]


def load() -> Table:
    """The table as regions.yaml has it."""
    document = _read_table()
    checked = document["checked"]
    places = tuple(_places(document["places"], checked))
    members = {name: frozenset(entry["members"].split()) for name, entry in document["jurisdictions"].items()}
    prefixes = (pair.partition("=")[::2] for pair in document["zone_ids"]["prefixes"].split())
    return Table(
        places=tuple(sorted(places, key=_order)),
        lookup=_lookup(places),
        zone_ids=dict(prefixes),
        unknown=dict(_unknown(document["unknown"])),
        operators={name: _operator(name, entry, checked) for name, entry in document["operators"].items()},
        eu=members["eu"],
        eea=members["eu"] | members["eea"],
        iso=members["iso"],
    )


def _read_table() -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name("regions.yaml").read_bytes(), loader)


def _places(groups: list[dict[str, Any]], checked: str) -> Iterator[Place]:
    for group in groups:
        services = tuple(sorted(group.get("services", "").split()))
        for code, line in group["places"].items():
            countries, title = line.split(" ", 1)
            yield Place(
                provider=group["provider"],
                code=code,
                title=title,
                kind=group["kind"],
                within=tuple(countries.split(",")),
                operator=group["operator"],
                source=group["source"],
                date=group.get("checked", checked),
                services=services,
            )


def _order(place: Place) -> tuple[str, str, tuple[str, ...], str]:
    return place.provider, place.code, place.services, place.operator


def _lookup(places: tuple[Place, ...]) -> dict[Key, Place]:
    """By exact operator, and by any operator, where the first group that has a code keeps it."""
    found: dict[Key, Place] = {}
    for place in places:
        for service in place.services or (ANY,):
            found[place.provider, place.operator, service, place.code] = place
            found.setdefault((place.provider, ANY, service, place.code), place)
    return found


def _unknown(groups: list[dict[str, str]]) -> Iterator[tuple[Key, str]]:
    for group in groups:
        for service in group.get("services", "").split() or [ANY]:
            for code in group["codes"].split():
                yield (group["provider"], ANY, service, code), group["reason"]


def _operator(name: str, entry: dict[str, str], checked: str) -> Operator:
    return Operator(
        name=name,
        provider=entry["provider"],
        title=entry["title"],
        jurisdictions=tuple(entry.get("jurisdictions", "").split()),
        suffix=entry["suffix"],
        source=entry["source"],
        date=entry.get("checked", checked),
        prefix=entry.get("prefix", ""),
        registry=entry.get("registry", ""),
        note=entry.get("note", ""),
    )
