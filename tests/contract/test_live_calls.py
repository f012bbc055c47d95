"""Every live call of a row is one that the SDK knows, and every path of a row is in what the call answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import botocore.session
import pytest
from botocore import xform_name

from generator.mappings import MAPPINGS, Call, Live, Mapping
from generator.mappings.permissions import REGIONS, WHO, calls, locations, permissions
from generator.sources.live.calls import field_names
from tests.google.discovery import service as google_service


def made(live: Live) -> tuple[Call, ...]:
    """The calls that a live reader makes."""
    return (live.list, *live.locate, *live.details)


LIVE = {row.type: row.live for row in MAPPINGS.values() if row.live}
FROM_LISTS = [row for row in MAPPINGS.values() if row.live or row.no_live.startswith("read with ")]
AWS = [
    *((Live(call.service, call, id=str), call) for call in (WHO, REGIONS)),
    *((live, call) for kind, live in LIVE.items() if MAPPINGS[kind].provider == "aws" for call in made(live)),
]
GOOGLE = [
    (live, call)
    for kind, live in LIVE.items()
    if MAPPINGS[kind].provider == "google"
    for call in (*made(live), *([locations(live)] if live.per == "location" else []))
]


def _named(pair: Any) -> str:
    return pair[1].operation if isinstance(pair, tuple) else str(pair)


# AWS: https://github.com/boto/botocore/tree/develop/botocore/data


def shapes(live: Live, call: Call) -> tuple[Any, Any]:
    """The input and output of a boto3 method."""
    model = botocore.session.get_session().get_service_model(call.service or live.service)
    names = {xform_name(name): name for name in model.operation_names}
    assert call.operation in names, f"{model.service_name} has no {call.operation}"
    operation = model.operation_model(names[call.operation])
    return operation.input_shape, operation.output_shape


@pytest.mark.parametrize("pair", AWS, ids=_named)
def test_boto3_takes_the_parameters_and_gives_the_items(pair: tuple[Live, Call]) -> None:
    live, call = pair
    asked, answered = shapes(live, call)
    members = asked.members if asked else {}
    assert call.parameters.keys() <= members.keys()
    assert set(asked.required_members if asked else ()) <= call.parameters.keys()
    if call.items:
        assert answered.members[call.items].type_name == "list"


def aws_answer(call: Call, live: Live) -> Any:
    """The shape of what stands in a document under a call's key."""
    _, shape = shapes(live, call)
    if not call.items:
        return shape
    return shape.members[call.items].member if call is live.list else shape.members[call.items]


def follow_shape(shape: Any, parts: list[str]) -> bool:
    """Whether a path leads to something in a botocore shape."""
    for part in parts:
        if shape.type_name == "structure" and part in shape.members:
            shape = shape.members[part]
        elif shape.type_name == "list" and part.isdecimal():
            shape = shape.member
        elif shape.type_name == "map":
            shape = shape.value
        else:
            return False
    return True


# Google: https://developers.google.com/discovery/v1/reference/apis


@pytest.mark.parametrize("pair", GOOGLE, ids=_named)
def test_google_takes_the_parameters_and_gives_the_items(pair: tuple[Live, Call]) -> None:
    live, call = pair
    known = google_service(call.service or live.service, call.version or live.version)
    assert call.operation in known.methods
    method = known.methods[call.operation]
    assert call.parameters.keys() <= method.parameters.keys()
    assert set(method.required) <= call.parameters.keys()
    if call.items:
        assert known.properties(method.response)[call.items]["type"] == "array"


def follow_schema(live: Live, call: Call, parts: list[str]) -> bool:
    """Whether a path leads to something in the schema of a Google answer."""
    known = google_service(call.service or live.service, call.version or live.version)
    schema = known.methods[call.operation].response
    if call.items:
        schema = known.properties(schema)[call.items]
        schema = schema["items"] if call is live.list else schema
    for part in parts:
        if schema.get("type") == "array" and part.isdecimal():
            schema = schema["items"]
        elif "additionalProperties" in schema:
            schema = schema["additionalProperties"]
        elif part in known.properties(schema):
            schema = known.properties(schema)[part]
        else:
            return False
    return True


# Both


def paths(row: Mapping) -> Iterator[str]:
    """Every path that the row's live columns look at."""
    for field in (*row.fields.values(), row.identities):
        yield from field.api.paths
    if row.live and row.live.region:
        yield from row.live.region.paths


def lists_of(row: Mapping) -> list[Live]:
    """The live readers that items of a row's type can come from."""
    if row.live:
        return [row.live]
    return [live for kind, live in LIVE.items() if MAPPINGS[kind].provider == row.provider and live.type]


def leads_somewhere(row: Mapping, path: str) -> bool:
    key, *parts = path.split(".")
    for live in lists_of(row):
        for call in made(live):
            if call.key == key:
                if row.provider == "aws":
                    return follow_shape(aws_answer(call, live), parts)
                return follow_schema(live, call, parts)
    return False


@pytest.mark.parametrize(
    ("row", "path"),
    [(row, path) for row in FROM_LISTS for path in sorted(set(paths(row)))],
    ids=lambda each: each if isinstance(each, str) else each.type,
)
def test_every_path_is_in_the_answer(row: Mapping, path: str) -> None:
    assert leads_somewhere(row, path), f"{row.type}: nothing stands at {path}"


@pytest.mark.parametrize(
    "path",
    ["get_bucket_policy.Policies", "get_bucket_tags.TagSet", "list_buckets.Nome", "get_bucket_acl.Grants.Grantee"],
)
def test_a_path_that_leads_nowhere_is_noticed(path: str) -> None:
    assert not leads_somewhere(MAPPINGS["aws_s3_bucket"], path)


@pytest.mark.parametrize("path", ["buckets_list.place", "buckets_list.versioning.enabled.x", "buckets_get.name"])
def test_a_google_path_that_leads_nowhere_is_noticed(path: str) -> None:
    assert not leads_somewhere(MAPPINGS["google_storage_bucket"], path)


@pytest.mark.parametrize("row", [row for row in MAPPINGS.values() if row.live], ids=lambda row: row.type)
def test_every_list_has_a_scope(row: Mapping) -> None:
    assert row.live
    scopes = {"aws": {"account", "region"}, "google": {"project", "location"}}[row.provider]
    assert row.live.per in scopes or (row.live.per in LIVE and MAPPINGS[row.live.per].provider == row.provider)
    given = {"project"} | ({"location", "parent"} if row.live.per == "location" else set())
    given |= {"parent"} if row.live.per in LIVE else set()
    assert field_names(row.live.list) <= given


@pytest.mark.parametrize("row", list(MAPPINGS.values()), ids=lambda row: row.type)
def test_a_kindwithout_a_live_reader_says_why(row: Mapping) -> None:
    assert bool(row.live) != bool(row.no_live)


FORMS = {"aws": re.compile(r"[a-z0-9-]+:(List|Get|Describe)[A-Za-z]+"), "google": re.compile(r"[a-z]+(\.[A-Za-z]+)+")}


@pytest.mark.parametrize("provider", ["aws", "google"])
def test_permissions_only_read(provider: str) -> None:
    found = permissions(provider)
    assert list(found) == sorted(set(found))
    assert all(FORMS[provider].fullmatch(permission) for permission in found)
    assert not [p for p in found if p.endswith((".create", ".update", ".delete", ".setIamPolicy"))]
    assert {call.permission for call in calls(provider)} == set(found)


def test_the_engine_s_own_calls_want_permissions_too() -> None:
    assert {"ec2:DescribeRegions", "sts:GetCallerIdentity", "s3:ListAllMyBuckets"} <= set(permissions("aws"))
    assert {"cloudkms.locations.list", "storage.buckets.list", "orgpolicy.policy.get"} <= set(permissions("google"))
