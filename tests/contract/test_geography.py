"""A new region is noticed: our table against the lists that botocore and googleapiclient carry.

Until it is placed in regions.yaml, a region the providers know and we do not has no place, so it is never green.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore
import googleapiclient
import pytest

from generator import geography
from generator.geography import table

PARTITIONS = json.loads((Path(botocore.__file__).parent / "data/partitions.json").read_text())["partitions"]
DISCOVERY = Path(googleapiclient.__file__).parent / "discovery_cache/documents"

NOT_IN_BOTOCORE: dict[str, str] = {}
"""Regions we place that botocore does not know, each with why."""

REGION = re.compile(r"[a-z]+(-[a-z]+)+\d+")


def test_every_aws_region_is_placed_or_known_to_be_unknown() -> None:
    missing = sorted(set(unplaced(_botocore_regions())) - {code for _, _, _, code in table.load().unknown})

    assert not missing, f"new AWS regions: give each a country and a source in regions.yaml: {missing}"


def test_every_aws_region_is_in_its_partition() -> None:
    for region, partition in _botocore_regions().items():
        if place := geography.place("aws", region):
            assert place.operator == partition, region


def test_every_aws_region_of_ours_is_real() -> None:
    ours = {each.code for each in geography.places("aws") if each.kind == "region" and not each.services}
    unheard_of = ours - _botocore_regions().keys()

    assert sorted(unheard_of) == sorted(NOT_IN_BOTOCORE), f"not in botocore {botocore.__version__}: {unheard_of}"


def test_every_partition_has_its_operator_and_endpoints() -> None:
    for partition in PARTITIONS:
        operator = geography.operator(partition["id"])
        assert operator is not None, partition["id"]
        assert operator.suffix == partition["outputs"]["dnsSuffix"], partition["id"]


def test_a_region_botocore_learns_tomorrow_is_noticed_and_nowhere() -> None:
    tomorrow = {**_botocore_regions(), "eu-west-77": "aws"}

    assert unplaced(tomorrow) == ["eu-west-77"]
    assert geography.place("aws", "eu-west-77") is None
    assert geography.place("aws", "eu-west-77a") is None
    assert geography.partition_of("eu-west-77") is None


def test_googleapiclient_carries_the_lists_this_compares_with() -> None:
    services = {service for service, _ in LOCATIONS}

    assert {"storage", "cloudkms", "aiplatform", "logging"} <= services
    assert len({code for _, code in LOCATIONS if REGION.fullmatch(code)}) > 40


def test_every_google_location_is_placed_or_known_to_be_unknown() -> None:
    """Of every API document: regions of the whole world, and the European codes that are no region."""
    unknown = table.load().unknown
    missing = [
        (service, code)
        for service, code in LOCATIONS
        if (REGION.fullmatch(code) or code in {"eu", "europe", "ch", "de", "fr", "gb", "uk"})
        and geography.place("google", code, service) is None
        and ("google", "", service, code) not in unknown
        and ("google", "", "", code) not in unknown
    ]

    assert not missing, f"place them, or say in regions.yaml why they are unknown: {missing}"


@pytest.mark.parametrize("code", ["europe-west99", "europe-west15", "europe-north3"])
def test_a_google_region_nobody_placed_is_nowhere(code: str) -> None:
    assert geography.place("google", code) is None
    assert geography.place("google", f"{code}-a") is None
    assert geography.place("google", f"europe-west1+{code}", "storage") is None


def unplaced(regions: dict[str, str]) -> list[str]:
    """The AWS regions that our table does not place."""
    return sorted(region for region in regions if geography.place("aws", region) is None)


def _botocore_regions() -> dict[str, str]:
    """Region -> partition; `aws-global` and its like are endpoints, not places."""
    return {
        region: partition["id"]
        for partition in PARTITIONS
        for region in partition["regions"]
        if not region.endswith("-global")
    }


def _google_locations() -> Iterator[tuple[str, str]]:
    for path in DISCOVERY.glob("*.json"):
        text = path.read_text()
        if '"endpoints"' not in text:
            continue
        document: dict[str, Any] = json.loads(text)
        for endpoint in document.get("endpoints", []):
            yield path.name.split(".")[0], endpoint["location"]


LOCATIONS = sorted(set(_google_locations()))
