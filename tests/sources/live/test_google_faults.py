"""Every list call of the table on Google Cloud, failing over real HTTP in every way that it can.

A row's case (`tests/mappings/cases`) is served as the API answers it, then its list call fails. Whatever happens, it is
asked again or stands among the unreadable: a reading is never silently empty, and never green.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from googleapiclient import http

from generator.controls import CONTROLS
from generator.errors import ExitCode
from generator.facts import Bucket, Inventory, Known
from generator.judge import judge
from generator.mappings import MAPPINGS, Call, Mapping
from generator.mappings.permissions import locations
from generator.profiles import load_profile
from generator.sources.live.calls import call_name
from generator.sources.live.google import pages, read_google, services
from generator.sources.live.sweep import live_rows
from tests.google.discovery import Method, Service, service
from tests.google.double import Double
from tests.sources.live.test_google_both import World, cases_of, lineage, nested, within

Json = Any
Break = Callable[[Double, Mapping], None]

ROWS = live_rows("google")
LISTS = [row for row in ROWS if row.live and row.live.list.items]
EVERY = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.type)
EVERY_LIST = pytest.mark.parametrize("row", LISTS, ids=lambda row: row.type)

TOLD = {"etag", "id", "kind", "nextPageToken", "selfLink", "totalSize"}
"""What a list says beside its items that is no doubt about them."""


@pytest.fixture(scope="module")
def everything() -> Iterator[tuple[Double, dict[str, str]]]:
    """One double for all APIs of the table; the client's objects are made once too, and it never waits."""
    with Double() as double, pytest.MonkeyPatch.context() as patch:
        for name, version in sorted({_api(row, call) for row in ROWS for call in _calls(row)}):
            double.endpoint(name, version)
        patch.setattr(services.Services, "_collection", _made_once())
        # The client waits a random part of a second, and twice as long each time.
        patch.setattr(http, "random", SimpleNamespace(**{**vars(random), "random": lambda: 0.0}))
        yield double, double.environment()


@pytest.fixture
def double(everything: tuple[Double, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> Double:
    double, environment = everything
    double.forget()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return double


def _made_once() -> Callable[..., Any]:
    made: dict[tuple[str, str, str], Any] = {}
    make = services.Services._collection

    def once(self: Any, *named: str) -> Any:
        if named not in made:
            made[named] = make(self, *named)
        return made[named]

    return once


def _calls(row: Mapping) -> list[Call]:
    live = row.live
    assert live
    asks = live.per == "location" and not isinstance(live.places, tuple)
    return [live.list, *live.details, *([locations(live)] if asks else [])]


def _api(row: Mapping, call: Call) -> tuple[str, str]:
    assert row.live
    return call.service or row.live.service, call.version or row.live.version


def known(row: Mapping) -> tuple[Service, Method]:
    """The document of a row's API, and its list call there."""
    assert row.live
    found = service(*_api(row, row.live.list))
    return found, found.methods[row.live.list.operation]


def only(method: Method) -> str:
    return f"^{method.id}$".replace(".", r"\.")


def case(row: Mapping) -> Json:
    return _case(row.type)


@cache
def _case(kind: str) -> Json:
    return json.loads((cases_of(MAPPINGS[kind])[0] / "api.json").read_text())


def serve(double: Double, row: Mapping) -> None:
    World(double, case(row)["project"]).serve(row, case(row))


def read(row: Mapping, attempts: int = 2) -> Inventory:
    told = case(row)
    rows = [within(each, told["id"]) for each in lineage(row)]
    return read_google(project=told["project"], rows=rows, max_workers=1, attempts=attempts)


def of(inventory: Inventory, row: Mapping) -> list[Any]:
    return [fact for fact in inventory.facts if fact.type in MAPPINGS and MAPPINGS[fact.type].family == row.family]


def gaps(inventory: Inventory, row: Mapping) -> list[Any]:
    assert row.live
    return [gap for gap in inventory.unreadable if gap.call == call_name(row.live, row.live.list)]


PROFILE = load_profile("eu-baseline")
GREEN = Bucket(
    id="//storage.googleapis.com/fine",
    type="google_storage_bucket",
    provider="google",
    service="storage",
    name=Known("fine"),
    location=Known("europe-west9"),
    key=Known(None),
    public_access=Known("blocked"),
    tls_only=Known(True),
    versioned=Known(True),
    retention_days=Known(10),
)


def code(inventory: Inventory) -> ExitCode:
    """The exit code of a reading in whose place there is one resource that is as it should be."""
    judged = msgspec.structs.replace(inventory, facts=(GREEN,), resources=1)
    return judge(judged, PROFILE, {"RES-01": CONTROLS["RES-01"]}).exit_code


# Refusals


@EVERY
def test_a_list_that_answers_is_there(row: Mapping, double: Double) -> None:
    serve(double, row)
    inventory = read(row)
    assert of(inventory, row)
    assert gaps(inventory, row) == []


REFUSALS = {
    403: "access denied: injected fault 403",
    404: "not found, or not to be seen: injected fault 404",
    429: "throttled, and again at every retry",
    503: "HTTP 503: injected fault 503",
}


@pytest.mark.parametrize("status", REFUSALS)
@EVERY
def test_a_list_that_is_refused_is_unreadable(row: Mapping, status: int, double: Double) -> None:
    assert row.live
    serve(double, row)
    _, method = known(row)
    double.fault(only(method), status, times=None)
    inventory = read(row)
    assert of(inventory, row) == []
    if status == 404 and {"404", "NOT_FOUND"} & set(row.live.list.absent):
        # A setting that was never made is documented so; a list is never.
        assert not row.live.list.items
        return
    found = gaps(inventory, row)
    assert found and {gap.reason for gap in found} == {REFUSALS[status]}
    permission = row.live.list.permission if status in (403, 404) else ""
    assert {gap.permission for gap in found} == {permission}
    assert code(inventory) == ExitCode.INCOMPLETE
    assert double.log.count(method.id) >= len(found) * (2 if status in (429, 503) else 1)


@pytest.mark.parametrize("status", [429, 503])
@EVERY
def test_a_list_that_is_refused_once_is_asked_again(row: Mapping, status: int, double: Double) -> None:
    serve(double, row)
    _, method = known(row)
    double.fault(only(method), status, times=1)
    inventory = read(row)
    assert gaps(inventory, row) == []
    assert of(inventory, row)
    assert double.log.count(method.id) > 1


# Pages


@EVERY_LIST
def test_a_list_is_read_to_its_last_page(row: Mapping, double: Double) -> None:
    assert row.live
    serve(double, row)
    found, method = known(row)
    assert ("nextPageToken" in found.properties(method.response)) == ("pageToken" in method.parameters)
    if "pageToken" not in method.parameters:
        return
    whole = of(read(row), row)
    body = _body(row)
    # The first page may be empty and lead on, as https://google.aip.dev/158 allows.
    double.answer(found.name, _api(row, row.live.list)[1], row.live.list.operation, {"nextPageToken": "second"})
    for token, page in (("second", {**body, "nextPageToken": "third"}), ("third", body)):
        double.answer(found.name, _api(row, row.live.list)[1], row.live.list.operation, page, pageToken=token)
    inventory = read(row)
    assert gaps(inventory, row) == []
    assert len(of(inventory, row)) == 2 * len(whole) > 0


@EVERY_LIST
def test_a_page_that_is_refused_makes_the_list_unreadable(row: Mapping, double: Double) -> None:
    assert row.live
    serve(double, row)
    found, method = known(row)
    if "pageToken" not in method.parameters:
        return
    page = {**_body(row), "nextPageToken": "second"}
    double.answer(found.name, _api(row, row.live.list)[1], row.live.list.operation, page)
    double.fault(only(method), 503, times=None, page="second")
    inventory = read(row)
    assert {gap.reason for gap in gaps(inventory, row)} == {REFUSALS[503]}
    assert of(inventory, row) == []
    assert code(inventory) == ExitCode.INCOMPLETE


def _body(row: Mapping) -> Json:
    assert row.live
    return nested(row.live.list.items, [case(row)["values"][row.live.list.key]])


# Places that gave no answer


@EVERY_LIST
def test_a_list_that_says_it_is_not_whole_is_unreadable(row: Mapping, double: Double) -> None:
    assert row.live
    found, method = known(row)
    properties = found.properties(method.response)
    doubts = properties.keys() - TOLD - {row.live.list.items.partition(".")[0]}
    assert doubts <= {*pages.MISSING, "warning"}
    for name in sorted(doubts):
        double.forget()
        serve(double, row)
        body = {**_body(row), name: _doubt(found, properties[name])}
        double.answer(found.name, _api(row, row.live.list)[1], row.live.list.operation, body)
        inventory = read(row)
        reasons = {gap.reason for gap in gaps(inventory, row)}
        assert reasons <= {"some places gave no answer: europe-west3", "the list may not be whole: UNREACHABLE down"}
        assert reasons
        assert code(inventory) == ExitCode.INCOMPLETE


def _doubt(known: Service, schema: Json) -> Json:
    schema = known.resolve(schema)
    if schema.get("type") == "array":
        return [_doubt(known, schema["items"])]
    if schema.get("type") != "object":
        return "europe-west3"
    names = schema["properties"]
    if "code" in names and "region" not in names:
        return {"code": "UNREACHABLE", "message": "down"}
    return {"region" if "region" in names else "name": "europe-west3"}


# Answers that make no sense

NONSENSE = {"a page of the web": b"<html>Sign in</html>", "null": None, "a list": []}


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE)
@EVERY
def test_an_answer_that_is_none_makes_the_list_unreadable(row: Mapping, body: Json, double: Double) -> None:
    serve(double, row)
    double.garble(only(known(row)[1]), body)
    unreadable(row)


@pytest.mark.parametrize("items", [False, [None]], ids=str)
@EVERY_LIST
def test_items_that_are_none_make_the_list_unreadable(row: Mapping, items: Json, double: Double) -> None:
    assert row.live
    serve(double, row)
    double.garble(only(known(row)[1]), nested(row.live.list.items, items))
    unreadable(row)


def unreadable(row: Mapping) -> None:
    inventory = read(row)
    assert of(inventory, row) == []
    found = gaps(inventory, row)
    assert found
    assert all(gap.reason.startswith("the answer is not as documented: ") for gap in found)
    assert code(inventory) == ExitCode.INCOMPLETE


# Where there are places, and details

PLACES = {
    _api(row, locations(row.live)): row
    for row in ROWS
    if row.live and row.live.per == "location" and not isinstance(row.live.places, tuple)
}


@pytest.mark.parametrize("status", REFUSALS)
@pytest.mark.parametrize("row", PLACES.values(), ids=lambda row: row.live.service)
def test_places_that_are_refused_are_unreadable(row: Mapping, status: int, double: Double) -> None:
    assert row.live
    serve(double, row)
    call = locations(row.live)
    double.fault(only(service(*_api(row, call)).methods[call.operation]), status, times=None)
    inventory = read(row)
    assert REFUSALS[status] in {gap.reason for gap in inventory.unreadable if gap.call == call_name(row.live, call)}
    assert of(inventory, row) == []
    assert code(inventory) == ExitCode.INCOMPLETE


DETAILS = [(row, call) for row in ROWS if row.live for call in row.live.details]


@pytest.mark.parametrize(("row", "call"), DETAILS, ids=lambda each: getattr(each, "type", ""))
def test_a_detail_that_is_refused_is_a_gap(row: Mapping, call: Call, double: Double) -> None:
    assert row.live
    serve(double, row)
    double.fault(only(service(*_api(row, call)).methods[call.operation]), 403, times=None)
    inventory = read(row)
    assert REFUSALS[403] in {gap.reason for gap in inventory.unreadable if gap.call == call_name(row.live, call)}
    assert code(inventory) == ExitCode.INCOMPLETE


def test_without_a_gap_the_code_is_green() -> None:
    assert code(Inventory(source="google")) == ExitCode.COMPLIANT


def test_a_project_with_nothing_in_it_is_asked_each_thing_once(double: Double) -> None:
    World(double, "acme-prod")
    for row in PLACES.values():
        assert row.live
        call = locations(row.live)
        found = [{"locationId" if "locations" in call.operation else "name": f"europe-west{n}"} for n in (1, 3, 9)]
        double.answer(*_api(row, call), call.operation, nested(call.items, found))
    read_google(project="acme-prod", attempts=1)
    asked = Counter((call.method, *sorted(call.parameters.items())) for call in double.calls)
    # Two rows that share one list ask for it twice, and the project's own name is asked for by itself.
    assert max(asked.values()) <= 3
    assert len(double.calls) - len(asked) < 20
