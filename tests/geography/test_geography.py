"""Where a code lies: the traps by name, then the rules every row of the table keeps."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from generator import geography
from generator.geography import expand, inside, place, table

IN_THE_EU = [
    ("aws", "eu-central-1", "", "DE"),
    ("aws", "eu-west-1", "", "IE"),
    ("aws", "eu-west-3", "", "FR"),
    ("aws", "eu-north-1", "", "SE"),
    ("aws", "eu-south-1", "", "IT"),
    ("aws", "eu-south-2", "", "ES"),
    ("aws", "eusc-de-east-1", "", "DE"),
    ("aws", "eu-central-1-waw-1a", "", "PL"),
    ("google", "europe-central2", "", "PL"),
    ("google", "europe-north1", "", "FI"),
    ("google", "europe-west4", "", "NL"),
    ("google", "europe-west10", "", "DE"),
    ("google", "u-france-east1", "", "FR"),
    ("google", "u-germany-northeast1", "", "DE"),
    ("google", "EU", "storage", "EU"),
    ("google", "EUR4", "storage", "FI NL"),
    ("google", "EU", "bigquery", "EU"),
    ("google", "europe", "kms", "EU"),
    ("google", "eur3", "spanner", "BE FI NL"),
    ("google", "eur7", "spanner", "DE IT"),
    ("google", "dual-region-germany1", "spanner", "DE"),
    ("google", "regional-europe-west3", "spanner", "DE"),
    ("google", "eur3", "firestore", "BE FI NL"),
    ("google", "eu", "vertex", "EU"),
    ("google", "eu", "logging", "EU"),
]

NOT_IN_THE_EU = [
    ("aws", "eu-west-2", "", "GB"),
    ("aws", "eu-central-2", "", "CH"),
    ("aws", "eu-isoe-west-1", "", "GB"),
    ("aws", "il-central-1", "", "IL"),
    ("aws", "us-east-1", "", "US"),
    ("aws", "aws-global", "", "*"),
    ("aws", "eu-west-3-cmn-wlz-1a", "", "MA"),
    ("aws", "eu-central-1-ist-1a", "", "TR"),
    ("google", "europe-west2", "", "GB"),
    ("google", "europe-west6", "", "CH"),
    ("google", "me-west1", "", "IL"),
    ("google", "global", "", "*"),
    ("google", "global", "kms", "*"),
    ("google", "EUR5", "storage", "BE GB"),
    ("google", "EUR7", "storage", "DE GB"),
    ("google", "EUR8", "storage", "CH DE"),
    ("google", "ASIA", "storage", "*"),
    ("google", "eur5", "spanner", "BE GB NL"),
    ("google", "eur6", "spanner", "CH DE NL"),
    ("google", "nam-eur-asia3", "spanner", "BE NL TW US"),
    ("google", "ch", "apigee", "CH"),
]

NOWHERE = [
    ("aws", "eu-west-9", ""),
    ("aws", "", ""),
    ("aws", "eu-central-1-xyz-1a", ""),
    ("aws", "eu-central-1ab", ""),
    ("aws", "aws-globala", ""),
    ("aws", "zzz1-az1", ""),
    ("aws", "EU", ""),
    ("azure", "westeurope", ""),
    ("google", "europe-west15", ""),
    ("google", "europe-west3-", ""),
    ("google", "europe-west3-bb", ""),
    ("google", "europe-west4-ai1a", ""),
    ("google", "EU", ""),
    ("google", "eur4", "kms"),
    ("google", "eur6", "kms"),
    ("google", "eu", "kms"),
    ("google", "europe", "storage"),
    ("google", "europe", "artifactregistry"),
    ("google", "eu", "secretmanager"),
    ("google", "eur8", "spanner"),
    ("google", "eur4", "bigquery"),
    ("google", "regional-europe-west3", "storage"),
]


@pytest.mark.parametrize(("provider", "code", "service", "within"), IN_THE_EU)
def test_in_the_eu(provider: str, code: str, service: str, within: str) -> None:
    found = place(provider, code, service)

    assert found is not None
    assert found.within == tuple(within.split())
    assert inside(found, ["EU"])
    assert inside(found, ["EEA"])


@pytest.mark.parametrize(("provider", "code", "service", "within"), NOT_IN_THE_EU)
def test_not_in_the_eu(provider: str, code: str, service: str, within: str) -> None:
    found = place(provider, code, service)

    assert found is not None
    assert found.within == tuple(within.split())
    assert not inside(found, ["EU"])
    assert not inside(found, ["EEA"])


@pytest.mark.parametrize(("provider", "code", "service"), NOWHERE)
def test_what_is_not_listed_has_no_place_but_a_reason(provider: str, code: str, service: str) -> None:
    assert place(provider, code, service) is None
    assert geography.why_not_placed(provider, code, service)


@pytest.mark.parametrize("code", ["EUROPE-WEST3", "europe-west3", "Europe-West3", " europe-west3 "])
def test_letters_may_be_of_any_case(code: str) -> None:
    assert place("google", code) == place("google", "europe-west3")


@pytest.mark.parametrize("service", ["artifact_registry", "ArtifactRegistry", "artifact-registry"])
def test_a_service_is_known_however_it_is_spelt(service: str) -> None:
    assert place("google", "us", "artifactregistry") is not None
    assert place("google", "us", service) == place("google", "us", "artifactregistry")


@pytest.mark.parametrize(
    ("provider", "code", "title"),
    [
        ("aws", "eu-central-1a", "Frankfurt"),
        ("aws", "EU-CENTRAL-2C", "Zurich"),
        ("aws", "euc1-az1", "Frankfurt"),
        ("aws", "euw2-az3", "London"),
        ("aws", "eusc-de-east-1b", "Brandenburg"),
        ("google", "europe-west3-b", "Frankfurt"),
        ("google", "europe-west10-a", "Berlin"),
        ("google", "u-france-east1-c", "France"),
    ],
)
def test_a_standard_zone_stands_where_its_region_does(provider: str, code: str, title: str) -> None:
    found = place(provider, code)

    assert found is not None
    assert (found.code, found.kind, found.title) == (code.lower(), "zone", title)


def test_a_local_zone_stands_where_it_is_listed() -> None:
    casablanca, by_id = place("aws", "eu-west-3-cmn-wlz-1a"), place("aws", "euw3-cmn1-wlz1")

    assert casablanca is not None
    assert by_id is not None
    assert casablanca.within == by_id.within == ("MA",)
    assert geography.partition_of("eu-west-3-cmn-wlz-1a") == "aws"


@pytest.mark.parametrize(
    ("pair", "within", "in_eu"),
    [
        ("europe-west3+europe-west10", "DE", True),
        ("EUROPE-WEST9+EUROPE-WEST1", "BE FR", True),
        ("europe-west1+europe-west2", "BE GB", False),
    ],
)
def test_a_pair_is_both_regions(pair: str, within: str, in_eu: bool) -> None:
    found = place("google", pair, "storage")

    assert found is not None
    assert found.kind == "dual-region"
    assert found.within == tuple(within.split())
    assert inside(found, ["EU"]) is in_eu


@pytest.mark.parametrize(
    "pair",
    [
        "europe-west1+europe-west15",
        "europe-west1+",
        "+",
        "europe-west1+europe-west3+europe-west4",
        "europe-west1+eu",
        "europe-west1+europe-west3-b",
        "europe-west9+u-france-east1",
    ],
)
def test_a_pair_of_anything_but_two_regions_of_one_operator_is_nowhere(pair: str) -> None:
    assert place("google", pair, "storage") is None


def test_a_universe_has_its_own_places_only() -> None:
    in_s3ns = place("google", "global", universe="s3nsapis.fr")

    assert in_s3ns is not None
    assert in_s3ns.within == ("FR",)
    assert place("google", "u-france-east1-a", universe="s3nsapis.fr") is not None
    assert place("google", "europe-west9", universe="s3nsapis.fr") is None
    assert place("google", "eu", "storage", universe="s3nsapis.fr") is None
    assert place("google", "u-france-east1", universe="googleapis.com") is None
    assert place("aws", "eu-central-1", universe="aws-eusc") is None


def test_a_legacy_name_answers_for_its_own_service_only() -> None:
    ireland = place("aws", "EU", "s3")

    assert ireland is not None
    assert ireland.within == ("IE",)
    assert place("aws", "EU", "rds") is None


@pytest.mark.parametrize(
    ("region", "partition"),
    [
        ("eu-central-1", "aws"),
        ("eusc-de-east-1", "aws-eusc"),
        ("eusc-de-east-1a", "aws-eusc"),
        ("cn-north-1", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("eu-west-9", None),
        ("aws-global", None),
    ],
)
def test_partition(region: str, partition: str | None) -> None:
    assert geography.partition_of(region) == partition


def test_jurisdictions_expand() -> None:
    assert len(expand(["EU"])) == 27
    assert len(expand(["EEA"])) == 30
    assert expand(["EEA"]) - expand(["EU"]) == {"IS", "LI", "NO"}
    assert expand(["FR", "CH"]) == {"FR", "CH"}
    assert expand([]) == frozenset()
    assert "GR" in expand(["EU"])
    assert not expand(["EEA"]) & {"GB", "CH", "EL", "UK"}


@pytest.mark.parametrize("name", ["EL", "UK", "XK", "Europe", "eu", "*", ""])
def test_what_is_no_jurisdiction_is_an_error(name: str) -> None:
    assert not geography.is_jurisdiction(name)
    with pytest.raises(KeyError):
        expand([name])


def test_every_jurisdiction_is_named_once() -> None:
    assert len(geography.JURISDICTIONS) == 249 + 2
    assert list(geography.JURISDICTIONS) == sorted(set(geography.JURISDICTIONS))
    assert all(geography.is_jurisdiction(name) for name in geography.JURISDICTIONS)


def test_somewhere_in_the_eu_needs_all_of_the_eu() -> None:
    anywhere_in_eu = place("google", "eu", "storage")
    members = sorted(expand(["EU"]))

    assert anywhere_in_eu is not None
    assert inside(anywhere_in_eu, members)
    assert not inside(anywhere_in_eu, members[1:])
    assert not inside(anywhere_in_eu, ["DE", "FR"])


def test_anywhere_is_inside_nothing() -> None:
    anywhere = place("google", "global")

    assert anywhere is not None
    assert not inside(anywhere, geography.JURISDICTIONS)


def test_nothing_is_inside_no_jurisdictions() -> None:
    assert not any(inside(each, []) for each in geography.places())


@pytest.mark.parametrize(
    ("name", "allowed", "holds"),
    [
        ("aws", ["EU"], False),
        ("aws", ["EU", "US"], True),
        ("googleapis.com", ["EU"], False),
        ("aws-eusc", ["EU"], True),
        ("s3nsapis.fr", ["EU"], True),
        ("s3nsapis.fr", ["FR"], True),
        ("aws-iso-e", ["GB"], False),
    ],
)
def test_whose_law_reaches_the_operator(name: str, allowed: list[str], holds: bool) -> None:
    found = geography.operator(name)

    assert found is not None
    assert geography.only_under(found, allowed) is holds


def test_the_sovereign_operator_with_a_us_parent_says_so() -> None:
    sovereign = geography.operator("aws-eusc")

    assert sovereign is not None
    assert "Amazon.com (US)" in sovereign.note
    assert sovereign.suffix == "amazonaws.eu"


@pytest.mark.parametrize("name", ["example.com", ""])
def test_an_operator_nobody_vouches_for_is_unknown(name: str) -> None:
    assert geography.operator(name) is None


def test_a_reason_names_the_code() -> None:
    assert "`europe-west15`" in geography.why_not_placed("google", "EUROPE-WEST15")
    assert "Cloud KMS" in geography.why_not_placed("google", "eur5", "kms")
    assert "for spanner" in geography.why_not_placed("google", "eur9", "spanner")
    assert geography.why_not_placed("google", "") == "no location is given"


def test_places_are_sorted_and_filtered() -> None:
    everything = geography.places()

    assert everything == geography.places("aws") + geography.places("google")
    assert list(everything) == sorted(everything, key=lambda each: (each.provider, each.code, each.services))
    assert geography.places("azure") == ()


# --- every row ----------------------------------------------------------------------------------------------------


def test_every_row_is_whole() -> None:
    kinds = {"region", "zone", "multi-region", "dual-region", "global", "value group"}
    for each in geography.places():
        assert each.kind in kinds, each
        assert each.provider in {"aws", "google"}, each
        assert each.code == each.code.strip().lower(), each
        assert each.title, each
        assert each.source.startswith("https://"), each
        assert len(each.date) == len("2026-11-23"), each
        assert list(each.within) == sorted(set(each.within)), each


def test_every_row_lies_somewhere() -> None:
    known = set(geography.JURISDICTIONS) - {"EEA"} | {"*"}
    for each in geography.places():
        assert each.within, each
        assert known.issuperset(each.within), each
        assert len(each.within) == 1 or not {"*", "EU"} & set(each.within), each
        if each.kind in {"region", "zone"}:
            assert len(each.within) == 1, each
            assert each.within[0] not in {"EU", "*"}, each


def test_no_code_has_two_meanings() -> None:
    seen: set[tuple[str, str, str, str]] = set()
    for each in geography.places():
        for service in each.services or ("",):
            key = (each.provider, each.operator, service, each.code)
            assert key not in seen, key
            seen.add(key)


def test_no_key_stands_twice_in_a_mapping() -> None:
    """YAML keeps the last of two equal keys and says nothing: a second `eur4` would move the first."""
    file = Path(table.__file__).with_name("regions.yaml")
    nodes = [yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), f"{node.start_mark}: {sorted(keys)}"
            nodes.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)


def test_every_row_is_found_by_its_own_code() -> None:
    for each in geography.places():
        for service in each.services or ("",):
            assert place(each.provider, each.code.upper(), service, universe=each.operator) == each


def test_no_code_is_both_placed_and_unknown() -> None:
    for provider, _, service, code in table.load().unknown:
        assert place(provider, code, service) is None, (code, service)


def test_every_operator_is_whole() -> None:
    for name, each in table.load().operators.items():
        assert each.name == name
        assert each.jurisdictions or "no law is vouched for" in each.note, name
        assert set(each.jurisdictions) <= set(geography.JURISDICTIONS), name
        assert each.suffix, name
        assert each.source.startswith("https://"), name


def test_every_zone_id_prefix_leads_to_a_region() -> None:
    for prefix, region in table.load().zone_ids.items():
        zone = place("aws", f"{prefix}-az1")
        assert zone is not None, prefix
        assert zone.within == place("aws", region).within, prefix  # type: ignore[union-attr]


def test_lookups_are_cheap() -> None:
    begin = time.perf_counter()
    for _ in range(100_000):
        place("google", "EUROPE-WEST3", "storage")
    assert time.perf_counter() - begin < 1


def test_loading_is_cheap() -> None:
    """Every start pays for it: about 7 ms; the bound leaves room for a busy machine, not for a slow parser."""
    assert min(_seconds_to_load() for _ in range(5)) < 0.03


def _seconds_to_load() -> float:
    begin = time.perf_counter()
    table.load()
    return time.perf_counter() - begin
