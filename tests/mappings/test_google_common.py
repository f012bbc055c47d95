"""What Google rows share: names made of a template, what lies with another resource, web addresses, backups' places."""

from typing import Any

import pytest

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings import MAPPINGS, Document
from generator.mappings.google.common import named, shared, web
from generator.mappings.google.regional import region_of

PROVIDERS: Value[str] = Known("europe-west3")
DATABASE = "projects/{project}/instances/{instance}/databases/{database}"


def document(values: dict[str, Any] | None = None, id: str = "x", region: Value[str] = PROVIDERS) -> Document:
    return Document("google_x", id, values or {}, region, Known("acme"))


@pytest.mark.parametrize(
    ("name", "values", "found"),
    [
        ("orders", {"instance": "main"}, "projects/acme/instances/main/databases/orders"),
        ("orders", {"instance": "main", "project": "other"}, "projects/other/instances/main/databases/orders"),
        ("orders", {"instance": "projects/other/instances/main"}, "projects/acme/instances/main/databases/orders"),
        ("projects/p/instances/i/databases/d", {}, "projects/p/instances/i/databases/d"),
    ],
)
def test_a_name_is_made_whole(name: str, values: dict[str, Any], found: str) -> None:
    assert named(DATABASE)(name, document(values)) == found


@pytest.mark.parametrize("instance", [None, Unknown("later"), Ref("google_spanner_instance.i")])
def test_a_name_is_unknown_where_a_part_of_it_is(instance: Any) -> None:
    assert isinstance(named(DATABASE)("orders", document({"instance": instance})), Unknown)


def test_what_names_no_place_is_in_its_providers() -> None:
    whole = named("projects/{project}/locations/{location}/queues/{name}")
    assert whole("later", document()) == "projects/acme/locations/europe-west3/queues/later"
    assert isinstance(whole("later", document(region=Unknown("no region"))), Unknown)


def test_what_lies_with_another_resource() -> None:
    place = shared("projects/{project}/instances/{instance}")
    assert place.terraform(document({"instance": "main"})) == Known(Ref("projects/acme/instances/main"))
    assert place.terraform(document({"instance": Ref("i")})) == Known(Ref("i"))
    assert isinstance(place.terraform(document({})), Unknown)
    found = place.api(document(id="//spanner.googleapis.com/projects/acme/instances/main/databases/orders"))
    assert found == Known(Ref("projects/acme/instances/main"))


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("https://shop-123456789012.europe-west1.run.app/take", "europe-west1"),
        ("https://europe-west3-acme.cloudfunctions.net/take", "europe-west3"),
        ("https://run.googleapis.com/v2/projects/p/locations/us-central1/jobs/j:run", "us-central1"),
        ("https://shop-abcdef-ey.a.run.app", "https://shop-abcdef-ey.a.run.app"),
        ("https://europe-west3-acme.cloudfunctions.net.example.com/", "https://europe-west3-acme.cloudfunctions.net.example.com/"),
        ("https://example.com/run.googleapis.com/locations/europe-west3/x", "https://example.com/run.googleapis.com/locations/europe-west3/x"),
        ("https://shop-1.europe-west1.run.app@example.com/", "https://shop-1.europe-west1.run.app@example.com/"),
        ("https://a@x.googleapis.com.example.com/locations/eu/", "https://a@x.googleapis.com.example.com/locations/eu/"),
    ],
)  # fmt: skip
def test_a_web_address_tells_a_region_only_where_google_runs_it(address: str, end: str) -> None:
    assert web(document(), "push", address) == Flow("push", end)


def test_a_reference_is_followed_only_to_what_runs_an_address() -> None:
    service = Ref("module.m.google_cloud_run_v2_service.shop")
    assert web(document(), "push", service) == Flow("push", service)
    assert isinstance(web(document(), "push", Ref("google_secret_manager_secret_version.url")), Unknown)
    assert isinstance(web(document(), "push", Unknown("later")), Unknown)


@pytest.mark.parametrize(
    ("region", "end"),
    [("europe-west3", "eu"), ("europe-west2", "eu"), ("us-east4", "us"), ("asia-east1", "asia")],
)  # fmt: skip
def test_backups_without_a_place_are_in_the_closest_multi_region(region: str, end: str) -> None:
    values = {"region": region, "settings": [{"backup_configuration": [{"enabled": True}]}]}
    found = MAPPINGS["google_sql_database_instance"].fields["copies"].terraform(document(values))
    assert isinstance(found, Known) and found.assumed and found.value == (Flow("backup", end),)


@pytest.mark.parametrize("region", ["me-west1", "africa-south1", "u-france-east1"])
def test_what_no_multi_region_is_known_to_be_close_to_is_unknown(region: str) -> None:
    values = {"region": region, "settings": [{"backup_configuration": [{"enabled": True}]}]}
    found = MAPPINGS["google_sql_database_instance"].fields["copies"].terraform(document(values))
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(
    ("networks", "found"),
    [
        ([], Known("not blocked")),
        (["192.0.2.0/24"], Known("not blocked")),
        (["192.0.2.0/24", "0.0.0.0/0"], Known("public")),
        (["0.0.0.0/1", "128.0.0.0/1"], Known("public")),
        (["::/0"], Known("public")),
        ([Unknown("later"), "0.0.0.0/0"], Known("public")),
    ],
)
def test_who_reaches_a_database(networks: list[Any], found: Value[str]) -> None:
    values = {"settings": [{"ip_configuration": [{"authorized_networks": [{"value": n} for n in networks]}]}]}
    assert MAPPINGS["google_sql_database_instance"].fields["public_access"].terraform(document(values)) == found


@pytest.mark.parametrize("network", [Unknown("later"), "everywhere"])
def test_a_network_that_cannot_be_read_is_not_small(network: Any) -> None:
    values = {"settings": [{"ip_configuration": [{"authorized_networks": [{"value": network}]}]}]}
    found = MAPPINGS["google_sql_database_instance"].fields["public_access"].terraform(document(values))
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("europe-west3-b", "europe-west3"),
        ("projects/p/zones/europe-west3-b", "europe-west3"),
        ("u-france-east1-a", "u-france-east1"),
        ("U-FRANCE-EAST1", "u-france-east1"),
        ("global", "global"),
        ("eur4", "eur4"),
    ],
)
def test_a_zone_is_told_by_its_region(code: str, region: str) -> None:
    assert region_of(code) == region


API = "https://run.{}/v2/projects/acme/locations/u-france-east1/services/s:invoke"


@pytest.mark.parametrize(
    ("universe", "host", "place"),
    [
        ("s3nsapis.fr", "s3nsapis.fr", "u-france-east1"),
        ("s3nsapis.fr", "googleapis.com", API.format("googleapis.com")),
        ("", "s3nsapis.fr", API.format("s3nsapis.fr")),
        ("", "googleapis.com", "u-france-east1"),
    ],
)
def test_the_address_of_an_api_tells_a_place_in_its_own_universe_only(universe: str, host: str, place: str) -> None:
    here = Document("google_x", "it", {}, Known("x"), Known("acme"), operator=Known(universe))
    assert web(here, "push", API.format(host)) == Flow("push", place)
