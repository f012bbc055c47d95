"""How one Google project is asked: aggregated lists, places, ancestors, hosts; no row is needed for any of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from google.oauth2.credentials import Credentials

from generator.facts import Known
from generator.mappings import Call, Live
from generator.sources.live.calls import Failed, Scope, ask
from generator.sources.live.google.project import Project
from generator.sources.live.google.services import Services
from generator.sources.live.pace import Pace
from tests.google.double import Double
from tests.google.fixtures import google_double

__all__ = ["google_double"]

DISKS = Live(
    "compute",
    Call("disks.aggregatedList", "compute.disks.list", {"project": "{project}"}, items="items.*.disks"),
    id=str,
    version="v1",
    per="project",
)
PARIS = "projects/acme-data/locations/europe-west9"


@pytest.fixture
def cloud(google_double: Double, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    google_double.project("acme-data", organization="10", folders=("7", "8"))
    for name in ("compute", "sqladmin", "file", "aiplatform"):
        google_double.endpoint(name, "v1")
    for name, value in google_double.environment().items():
        monkeypatch.setenv(name, value)
    services = Services("googleapis.com", Credentials("test"), 1, Pace())
    with closing(services):
        yield Project("acme-data", services)


def whole(project: Project) -> Scope:
    (scope,) = project.scopes(DISKS)
    return scope


def listed(project: Project, live: Live) -> Any:
    (scope,) = project.scopes(live)
    return ask(project, live, live.list, scope, scope.fields)


# Lists of everywhere


def test_an_aggregated_list_is_one_over_all_zones_and_regions(google_double: Double, cloud: Project) -> None:
    for i, where in enumerate([{"zone": "europe-west9-a"}, {"zone": "us-central1-b"}, {"zone": "europe-west9-a"}]):
        google_double.seed("compute", "v1", "disks", {"name": f"disk-{i}"}, project="acme-data", **where)
    google_double.page_size = 2
    assert sorted(disk["name"] for disk in listed(cloud, DISKS)) == ["disk-0", "disk-1", "disk-2"]
    assert google_double.log.count("compute.disks.aggregatedList") == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"unreachables": ["regions/europe-west9"]}, "some places gave no answer: regions/europe-west9"),
        (
            {"items": {"zones/europe-west9-a": {"warning": {"code": "UNREACHABLE", "message": "down"}}}},
            "zones/europe-west9-a may not be whole: UNREACHABLE down",
        ),
        (
            {"warning": {"code": "PARTIAL_SUCCESS", "message": "half"}},
            "the list may not be whole: PARTIAL_SUCCESS half",
        ),
    ],
)
def test_an_aggregated_list_that_is_not_whole_is_unreadable(
    google_double: Double, cloud: Project, answer: dict[str, Any], reason: str
) -> None:
    google_double.answer("compute", "v1", "disks.aggregatedList", answer)
    with pytest.raises(Failed) as caught:
        listed(cloud, DISKS)
    assert caught.value.reason == reason


def test_a_service_s_own_word_for_a_place_without_an_answer_is_known(google_double: Double, cloud: Project) -> None:
    live = Live("sqladmin", Call("instances.list", "", {"project": "{project}"}, items="items"), str, "v1", "project")
    warnings = [{"code": "REGION_UNREACHABLE", "message": "no answer", "region": "europe-west9"}]
    google_double.answer("sqladmin", "v1", "instances.list", {"warnings": warnings})
    with pytest.raises(Failed, match="some places gave no answer: europe-west9"):
        listed(cloud, live)


def test_a_wildcard_is_all_locations_at_once(google_double: Double, cloud: Project) -> None:
    for location in ("europe-west9-a", "europe-west3-b"):
        name = f"projects/acme-data/locations/{location}/instances/one"
        google_double.seed("file", "v1", "projects.locations.instances", {"name": name})
    call = Call("projects.locations.instances.list", "", {"parent": "projects/{project}/locations/-"}, "instances")
    assert len(listed(cloud, Live("file", call, str, "v1", "project"))) == 2
    google_double.answer("file", "v1", call.operation, {"unreachable": [PARIS]})
    with pytest.raises(Failed, match=f"some places gave no answer: {PARIS}"):
        listed(cloud, Live("file", call, str, "v1", "project"))


# Places


def located(places: Any) -> Live:
    return Live("bigqueryconnection", Call("x.list", ""), str, "v1", "location", places=places)


def test_another_service_can_list_the_places(google_double: Double, cloud: Project) -> None:
    for name in ("europe-west9", "europe-west3"):
        google_double.seed("compute", "v1", "regions", {"name": name}, project="acme-data", region=name)
    call = Call("regions.list", "", {"project": "{project}"}, "items", service="compute", version="v1")
    for _ in range(2):
        assert [scope.region for scope in cloud.scopes(located(call))] == [Known("europe-west3"), Known("europe-west9")]
    assert google_double.log.count("compute.regions.list") == 1


def test_places_can_be_those_of_the_documentation(cloud: Project) -> None:
    assert [scope.fields["parent"] for scope in cloud.scopes(located(("eu", "us")))] == [
        "projects/acme-data/locations/eu",
        "projects/acme-data/locations/us",
    ]


def test_a_universe_has_only_its_own_places() -> None:
    project = Project("acme-data", Services("s3nsapis.fr", Credentials("test"), 1, Pace()))
    scopes = project.scopes(located(("eu", "global", "us")))
    assert [scope.region for scope in scopes] == [Known("global"), Known("u-france-east1")]


# What is above a project


def test_folders_and_organisation_are_those_above_the_project(google_double: Double, cloud: Project) -> None:
    for kind, numbers in (("folder", ["7", "8"]), ("organization", ["10"])):
        scopes = cloud.scopes(Live("logging", Call("x.list", ""), str, "v2", kind))
        assert [scope.name for scope in scopes] == [f"{kind}s/{number}" for number in numbers]
        assert [scope.fields[kind] for scope in scopes] == numbers
    assert google_double.log.count("cloudresourcemanager.projects.getAncestry") == 1


def test_a_project_without_an_organisation_says_so(google_double: Double, cloud: Project) -> None:
    google_double.project("acme-data")
    assert cloud.scopes(Live("logging", Call("x.list", ""), str, "v2", "folder")) == []
    with pytest.raises(Failed, match="the project is in no organisation that is to be seen"):
        cloud.scopes(Live("logging", Call("x.list", ""), str, "v2", "organization"))


def test_ancestors_that_are_denied_are_unreadable(google_double: Double, cloud: Project) -> None:
    google_double.fault("getAncestry", 403, times=None)
    for kind in ("organization", "folder"):
        with pytest.raises(Failed) as caught:
            cloud.scopes(Live("logging", Call("x.list", ""), str, "v2", kind))
        assert caught.value.permission == "resourcemanager.projects.get"
    assert google_double.log.count("cloudresourcemanager.projects.getAncestry") == 1


# Hosts


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts whose address is wanted: a resolver that notes them and knows none."""
    wanted: list[str] = []

    def resolve(host: str, *_: Any, **__: Any) -> Any:
        wanted.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return wanted


VERTEX = "https://{location}-aiplatform.{universe}/"


def indexes(parent: str, endpoint: str = VERTEX) -> Live:
    call = Call("projects.locations.indexes.list", "", {"parent": parent}, "indexes")
    return Live("aiplatform", call, str, "v1", "project", endpoint=endpoint)


RINGS = Live(
    "cloudkms", Call("projects.locations.keyRings.list", "", {"parent": PARIS}, "keyRings"), str, "v1", "project"
)


@pytest.mark.parametrize(
    ("universe", "live", "host"),
    [
        ("googleapis.com", indexes(PARIS), "europe-west9-aiplatform.googleapis.com"),
        ("googleapis.com", indexes("projects/acme-data/locations/global"), "aiplatform.googleapis.com"),
        ("googleapis.com", indexes("projects/acme-data/locations/-"), "aiplatform.googleapis.com"),
        ("googleapis.com", indexes(PARIS, ""), "europe-west9-aiplatform.googleapis.com"),
        ("googleapis.com", indexes("projects/acme-data/locations/eu"), "aiplatform.eu.rep.googleapis.com"),
        ("googleapis.com", indexes("projects/acme-data/locations/mars"), "mars-aiplatform.googleapis.com"),
        ("googleapis.com", RINGS, "cloudkms.europe-west9.rep.googleapis.com"),
        ("s3nsapis.fr", RINGS, "cloudkms.s3nsapis.fr"),
        ("s3nsapis.fr", indexes(PARIS), "europe-west9-aiplatform.s3nsapis.fr"),
        ("s3nsapis.fr", indexes(PARIS, ""), "aiplatform.s3nsapis.fr"),
        ("s3nsapis.fr", DISKS, "compute.s3nsapis.fr"),
        ("berlin-build0.goog", DISKS, "compute.berlin-build0.goog"),
        ("googleapis.com", DISKS, "compute.googleapis.com"),
    ],
)
def test_a_call_goes_to_the_host_of_its_place_and_universe(
    hosts: list[str], universe: str, live: Live, host: str
) -> None:
    services = Services(universe, Credentials("test", universe_domain=universe), 1, Pace())
    with closing(services), pytest.raises(Failed, match="no answer from"):
        listed(Project("acme-data", services), live)
    assert set(hosts) == {host}


def test_a_place_that_does_not_answer_says_nothing_of_others(hosts: list[str]) -> None:
    asked = Project("acme-data", Services("googleapis.com", Credentials("test"), 1, Pace()))
    for place in ("europe-west9", "europe-west9", "europe-west3"):
        call = Call(
            "projects.locations.keyRings.list", "", {"parent": f"projects/acme-data/locations/{place}"}, "keyRings"
        )
        with pytest.raises(Failed, match=f"no answer from cloudkms.{place}.rep.googleapis.com"):
            listed(asked, Live("cloudkms", call, str, "v1", "project"))
    assert hosts == [f"cloudkms.{place}.rep.googleapis.com" for place in ("europe-west9", "europe-west3")]


def test_an_endpoint_of_the_environment_wins_over_the_host_of_a_place(google_double: Double, cloud: Project) -> None:
    name = f"{PARIS}/indexes/one"
    google_double.seed("aiplatform", "v1", "projects.locations.indexes", {"name": name})
    assert [index["name"] for index in listed(cloud, indexes(PARIS))] == [name]
