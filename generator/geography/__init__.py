"""Which country a location code lies in, and whose law reaches the company that runs it.

A code belongs to a country only when regions.yaml says so, never because of how it is spelt: `eu-west-2` is
London, `europe-west6` Zurich, `eu-isoe-west-1` British, and the zone `eu-west-3-cmn-wlz-1a` of the Paris Region
stands in Casablanca. What is not listed has no place; the caller makes that unknown, and unknown is never green.

The same multi-region code means different countries in different services (Cloud Storage `EUR7` holds London,
Spanner `eur7` does not), so codes of one service never answer for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from generator.geography.table import ANY, Operator, Place, load

__all__ = [
    "JURISDICTIONS",
    "Operator",
    "Place",
    "expand",
    "inside",
    "is_jurisdiction",
    "only_under",
    "operator",
    "operator_at",
    "partition_of",
    "place",
    "places",
    "unplaced",
    "why_not_placed",
]

_TABLE = load()

JURISDICTIONS: tuple[str, ...] = tuple(sorted({"EU", "EEA", *_TABLE.iso}))
"""Every name a profile may give for a jurisdiction, sorted."""

_MEMBERS = {"EU": _TABLE.eu, "EEA": _TABLE.eea} | {code: frozenset({code}) for code in _TABLE.iso}

_ZONE = {"aws": re.compile(r"([a-z-]+-\d+)[a-z]"), "google": re.compile(r"([a-z-]+\d+)-[a-z]")}
_NO_ZONE = re.compile(r"(?!)")
_AWS_ZONE_ID = re.compile(r"([a-z]+\d)-az\d+")


@lru_cache(maxsize=8192)
def place(provider: str, code: str, service: str = "", *, universe: str = "") -> Place | None:
    """Where the code lies, in any case of letters; None when nothing read says where.

    `service` picks the meaning of multi-regions. `universe` (a partition or universe name) keeps to the places of
    that operator: `global` in S3NS is France, and its universe has no `europe-west3`.
    """
    code, service = code.strip().lower(), _service(service)
    if "+" in code:
        return _pair(provider, code, universe)
    if service == "spanner":
        code = code.removeprefix("regional-")  # Spanner's name for a regional configuration
    own = _TABLE.lookup.get((provider, universe, service, code))
    return own or _TABLE.lookup.get((provider, universe, ANY, code)) or _zone(provider, code, universe)


def why_not_placed(provider: str, code: str, service: str = "", *, universe: str = "") -> str:
    """The sentence that goes with a None of `place`."""
    elsewhere = place(provider, code, service) if universe else None
    code, service = code.strip().lower(), _service(service)
    if elsewhere:
        return f"`{code}` is a location of {elsewhere.operator}, not of {universe}"
    for key in ((provider, ANY, service, code), (provider, ANY, ANY, code)):
        if reason := _TABLE.unknown.get(key):
            return f"`{code}`: {reason}"
    if not code:
        return "no location is given"
    return f"`{code}` is in no table of {provider} locations" + (f" for {service}" if service else "")


def places(provider: str | None = None) -> tuple[Place, ...]:
    """Every listed place, sorted by provider, code and services."""
    return tuple(each for each in _TABLE.places if provider in (None, each.provider))


def unplaced(provider: str) -> tuple[str, ...]:
    """Every code that is known to be a location, of any service, and of which nothing read says where it lies."""
    return tuple(sorted(code for owner, _, service, code in _TABLE.unknown if owner == provider and service == ANY))


def operator(name: str) -> Operator | None:
    """Who runs the partition or universe; None when nothing read says whose law reaches them."""
    return _TABLE.operators.get(name)


def operator_at(host: str) -> Operator | None:
    """Who runs the API at a host such as `storage.s3nsapis.fr`; None where it is nobody's that is listed."""
    return next((each for each in _TABLE.operators.values() if f".{host}".endswith(f".{each.suffix}")), None)


def partition_of(region: str) -> str | None:
    """The AWS partition of a region or zone; None when it is not listed."""
    found = place("aws", region)
    return found.operator if found and found.kind != "global" else None


def expand(jurisdictions: Iterable[str]) -> frozenset[str]:
    """The countries the jurisdictions name: `EU` is 27, `EEA` 30; KeyError for what is no jurisdiction."""
    return _expand(tuple(jurisdictions))


def is_jurisdiction(code: str) -> bool:
    """Whether a profile may name it: `EU`, `EEA` or an ISO 3166 country, in capitals."""
    return code in _MEMBERS


def inside(place: Place, jurisdictions: Iterable[str]) -> bool:
    """Whether everything the place may use lies in the jurisdictions; `*` never does."""
    return _all_in(place.within, _expand(tuple(jurisdictions)))


def only_under(operator: Operator, jurisdictions: Iterable[str]) -> bool:
    """Whether no law but that of the jurisdictions reaches the operator."""
    return _all_in(operator.jurisdictions, _expand(tuple(jurisdictions)))


@lru_cache(maxsize=256)
def _expand(jurisdictions: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(_MEMBERS[name] for name in jurisdictions))


def _all_in(within: tuple[str, ...], allowed: frozenset[str]) -> bool:
    """Nowhere at all is not inside: an empty `within` says nothing."""
    return bool(within) and all(name in allowed or (name == "EU" and _TABLE.eu <= allowed) for name in within)


def _service(service: str) -> str:
    return service.lower().replace("_", "").replace("-", "")


def _zone(provider: str, code: str, universe: str) -> Place | None:
    """A standard zone stands in its region's country; Local and Wavelength Zones must be listed themselves."""
    region = ""
    if found := _ZONE.get(provider, _NO_ZONE).fullmatch(code):
        region = found[1]
    elif provider == "aws" and (found := _AWS_ZONE_ID.fullmatch(code)):
        region = _TABLE.zone_ids.get(found[1], "")
    parent = _TABLE.lookup.get((provider, universe, ANY, region))
    if parent is None or parent.kind != "region":
        return None
    return msgspec.structs.replace(parent, code=code, kind="zone")


def _pair(provider: str, code: str, universe: str) -> Place | None:
    """Two regions of one operator, as a configurable dual-region names them."""
    found = [_TABLE.lookup.get((provider, universe, ANY, part.strip())) for part in sorted(code.split("+"))]
    regions = [each for each in found if each is not None and each.kind == "region"]
    if len(found) != 2 or len(regions) != 2 or regions[0].operator != regions[1].operator:
        return None
    return msgspec.structs.replace(
        regions[0],
        code="+".join(each.code for each in regions),
        title=" + ".join(each.title for each in regions),
        kind="dual-region",
        within=tuple(sorted({country for each in regions for country in each.within})),
        date=min(each.date for each in regions),
    )
