"""Every live call of a row is one that the SDK knows, and every path of a row is in what the call answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import Formatter
from typing import Any

import boto3
import botocore.session
import pytest
from botocore import xform_name
from botocore.validate import ParamValidator

from generator.mappings import MAPPINGS, Call, Live, Mapping
from generator.mappings.permissions import REGIONS, WHO, calls, locations, permissions
from generator.sources.live.calls import call_name, field_names, field_paths, fill
from tests.google.discovery import service as google_service


def made(live: Live) -> tuple[Call, ...]:
    """The calls that a live reader makes."""
    return (live.list, *live.locate, *live.details)


LIVE = {row.type: row.live for row in MAPPINGS.values() if row.live}
FROM_LISTS = [row for row in MAPPINGS.values() if row.live or row.read_with]
OWN = [(Live(call.service, call, id=str), call) for call in (WHO, REGIONS)]
AWS_LIVE = [live for kind, live in LIVE.items() if MAPPINGS[kind].provider == "aws"]
AWS = [*OWN, *((live, call) for live in AWS_LIVE for call in made(live))]
GOOGLE = [
    (live, call)
    for kind, live in LIVE.items()
    if MAPPINGS[kind].provider == "google"
    for call in (*made(live), *([locations(live)] if live.per == "location" and type(live.places) is not tuple else []))
]
GIVEN = {"operator", "project", "region"}
"""The fields that every call to AWS has."""
PARENT = {"parent", "parent_name"}
"""And those of a list call per resource: its ARN, and the name in it."""


def _named(pair: Any) -> str:
    return pair[1].operation if isinstance(pair, tuple) else str(pair)


# AWS: https://github.com/boto/botocore/tree/develop/botocore/data


@cache
def aws_model(service: str) -> Any:
    return botocore.session.get_session().get_service_model(service)


def aws_operation(live: Live, call: Call) -> Any:
    """The model of a boto3 method."""
    model = aws_model(call.service or live.service)
    names = {xform_name(name): name for name in model.operation_names}
    assert call.operation in names, f"{model.service_name} has no {call.operation}"
    return model.operation_model(names[call.operation])


def listed(shape: Any, path: str) -> Any:
    """The shape of the list at a dotted path, which may lead through lists."""
    for part in path.split("."):
        shape = shape.member if shape.type_name == "list" else shape
        assert shape.type_name == "structure" and part in shape.members, f"{shape.name} has no {part}"
        shape = shape.members[part]
    assert shape.type_name == "list", f"{path} is no list"
    return shape


@pytest.mark.parametrize("pair", AWS, ids=_named)
def test_boto3_takes_the_parameters_and_gives_the_items(pair: tuple[Live, Call]) -> None:
    live, call = pair
    operation = aws_operation(live, call)
    asked = operation.input_shape
    assert set(asked.required_members if asked else ()) <= call.parameters.keys()
    # Built as boto3 builds it, with something in every template: names, types, and allowed values.
    filled = fill(call.parameters, Anything())
    problems = ParamValidator().validate(filled, asked) if asked else None
    # How long the text is, and that it is no number, says nothing of what stands in its place.
    report = problems.generate_report().splitlines() if problems else []
    telling = [line for line in report if not line.startswith("Invalid length") and not line.endswith(_A_NUMBER)]
    assert telling == []
    if call.items:
        listed(operation.output_shape, call.items)
    assert call.items or call is live.list or not call.empty


_A_NUMBER = f"type: <class '{__name__}.Text'>, valid types: <class 'int'>"


class Anything(dict[str, Any]):
    """Every field there can be, each a text of some length."""

    def __missing__(self, name: str) -> Any:
        return Text("eu-central-1-0123456789-0123456789-0123456789")


class Text(str):
    """A text that has parts too."""

    def __getitem__(self, part: Any) -> Any:
        return self


def aws_answer(call: Call, live: Live) -> Any:
    """The shape of what stands in a document under a call's key."""
    shape = aws_operation(live, call).output_shape
    if not call.items:
        return shape
    found = listed(shape, call.items)
    return found.member if call is live.list else found


def follow_shape(shape: Any, parts: Sequence[str]) -> bool:
    """Whether a path leads to something in a botocore shape."""
    for part in parts:
        if shape.type_name == "structure" and part in shape.members:
            shape = shape.members[part]
        elif shape.type_name == "list" and (part.isdecimal() or part == "*"):
            shape = shape.member
        elif shape.type_name == "map":
            shape = shape.value
        elif not (shape.type_name == "string" and part == "item"):
            return False
    return True


@pytest.mark.parametrize("live", AWS_LIVE, ids=lambda live: live.list.operation)
def test_every_field_of_a_template_is_in_the_item_or_an_earlier_answer(live: Live) -> None:
    given = GIVEN | (PARENT if live.per in MAPPINGS else set())
    item = aws_answer(live.list, live)
    answers: dict[str, Any] = {}
    for call in (*live.locate, *live.details):
        for path in field_paths(call.parameters):
            earlier = path[0] in answers and follow_shape(answers[path[0]], path[1:])
            assert path in {(name,) for name in given} or earlier or follow_shape(item, path), (call.operation, path)
        if call in live.details:
            answers[call.key] = aws_answer(call, live)


GLOBAL = {
    "bcm-data-exports",
    "budgets",
    "chatbot",
    "notificationscontacts",
    "cloudfront",
    "cur",
    "ecr-public",
    "globalaccelerator",
    "iam",
    "notifications",
    "organizations",
    "route53",
    "shield",
}
"""Services with one endpoint a partition: https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints"""


@pytest.mark.parametrize("live", AWS_LIVE, ids=lambda live: live.list.operation)
def test_a_service_without_regions_names_its_home_in_every_partition(live: Live) -> None:
    session = boto3.Session()
    # Otherwise boto3 would ask at an endpoint that is not there, or in another partition.
    # What belongs to a resource is asked about where that is.
    wanted = ((live.list.service or live.service) in GLOBAL and live.per not in LIVE) or live.list.operation in AT_HOME
    assert bool(live.homes) == wanted
    assert not live.homes or live.per == "account"
    assert {session.get_partition_for_region(home): home for home in live.homes.values()} == live.homes


AT_HOME = {"list_multi_region_access_points"}
"""Of services with an endpoint a region, what one of them answers for all."""


# Google: https://developers.google.com/discovery/v1/reference/apis


@pytest.mark.parametrize("pair", GOOGLE, ids=_named)
def test_google_takes_the_parameters_and_gives_the_items(pair: tuple[Live, Call]) -> None:
    live, call = pair
    known = google_service(call.service or live.service, call.version or live.version)
    assert call.operation in known.methods
    method = known.methods[call.operation]
    assert call.parameters.keys() <= method.parameters.keys()
    assert set(method.required) <= call.parameters.keys()
    assert not call.items or google_list(known, method.response, call.items)["type"] == "array"


def google_list(known: Any, schema: Any, path: str) -> Any:
    """The schema of the list at a dotted path, which may lead through a map."""
    for part in path.split("."):
        schema = schema["additionalProperties"] if part == "*" else known.properties(schema)[part]
        schema = known.resolve(schema)
    return schema


GOOGLE_LIVE = [live for kind, live in LIVE.items() if MAPPINGS[kind].provider == "google"]


HOSTS = {
    "dialogflow": "https://docs.cloud.google.com/dialogflow/es/docs/how/region",
    "discoveryengine": "https://docs.cloud.google.com/generative-ai-app-builder/docs/locations",
}
"""Where Google's documentation names a host for every location, its document of the API one only."""


@pytest.mark.parametrize("live", [live for live in GOOGLE_LIVE if live.endpoint], ids=lambda live: live.list.operation)
def test_the_host_of_a_place_is_made_of_place_and_universe(live: Live) -> None:
    names = {name for _, name, _, _ in Formatter().parse(live.endpoint) if name}
    assert names == {"location", "universe"}
    assert live.endpoint.startswith("https://") and live.endpoint.endswith(".{universe}/")
    # Google's own document of the API lists its hosts; older ones list none.
    listed = google_service(live.service, live.version)._document.get("endpoints", [])
    urls = {each["endpointUrl"] for each in listed}
    asked = {live.endpoint.format(location=each["location"], universe="googleapis.com") for each in listed}
    assert not urls or urls & asked or live.service in HOSTS, f"none of {live.service}'s hosts is like {live.endpoint}"


@pytest.mark.parametrize("live", [live for live in GOOGLE_LIVE if live.asset], ids=lambda live: live.list.operation)
def test_rows_of_one_asset_type_list_different_collections(live: Live) -> None:
    assert all(re.fullmatch(r"[a-z.]+\.googleapis\.com/[A-Z][A-Za-z0-9]+", asset) for asset in live.assets)
    collection = live.list.operation.rpartition(".")[0]
    for other in GOOGLE_LIVE:
        if other is not live and set(live.assets) & set(other.assets):
            assert other.list.operation.rpartition(".")[0] != collection


def follow_schema(live: Live, call: Call, parts: list[str]) -> bool:
    """Whether a path leads to something in the schema of a Google answer."""
    known = google_service(call.service or live.service, call.version or live.version)
    schema = known.methods[call.operation].response
    if call.items:
        schema = google_list(known, schema, call.items)
        schema = schema["items"] if call is live.list else schema
    for part in parts:
        if schema.get("type") == "array" and (part.isdecimal() or part == "*"):
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


def source_of(row: Mapping) -> Live:
    """The live reader that gives items of a row's type."""
    live = MAPPINGS[row.family].live
    assert live, f"{row.family} has no live reader"
    return live


def leads_somewhere(row: Mapping, path: str) -> bool:
    key, *parts = path.split(".")
    live = source_of(row)
    for call in made(live):
        if call.key == key:
            follow = row.provider == "aws" and follow_shape(aws_answer(call, live), parts)
            return follow or (row.provider != "aws" and follow_schema(live, call, parts))
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
    scopes = {"aws": {"account", "region"}, "google": {"project", "location", "folder", "organization"}}[row.provider]
    child = row.live.per in MAPPINGS and MAPPINGS[MAPPINGS[row.live.per].family].live
    assert row.live.per in scopes or (child and MAPPINGS[row.live.per].provider == row.provider)
    given = GIVEN if row.provider == "aws" else {"project"}
    given = given | (
        {"location", "parent"}
        if row.live.per == "location" or row.live.places
        else {row.live.per} & {"folder", "organization"}
    )
    given = given | ((PARENT if row.provider == "aws" else {"parent"}) if child else set())
    assert field_names(row.live.list) <= given


@pytest.mark.parametrize("row", list(MAPPINGS.values()), ids=lambda row: row.type)
def test_a_kind_without_a_live_reader_says_why(row: Mapping) -> None:
    assert [bool(row.live), bool(row.read_with), bool(row.no_live)].count(True) == 1


@pytest.mark.parametrize("row", [row for row in MAPPINGS.values() if row.read_with], ids=lambda row: row.type)
def test_what_is_read_with_another_is_told_apart_from_it(row: Mapping) -> None:
    assert source_of(row).type


def test_where_the_sdk_asks_for_endpoints_first_the_permission_is_named() -> None:
    services = {call.service or live.service for live, call in AWS}
    discovered = {name for name in services if aws_model(name).endpoint_discovery_required}
    assert discovered <= {call.service for call in calls("aws") if call.operation == "describe_endpoints"}


FORMS = {
    # API Gateway's actions are methods of HTTP: https://docs.aws.amazon.com/service-authorization/latest/reference/
    "aws": re.compile(r"[a-z0-9-]+:(List|Get|Describe|BatchGet|Search)[A-Za-z0-9]+|apigateway:GET"),
    # Healthcare has `hl7V2Stores`: https://cloud.google.com/iam/docs/permissions-reference
    "google": re.compile(r"[a-z]+(\.[A-Za-z][A-Za-z0-9]*)+"),
}
READS_DATA = {
    "dynamodb:GetItem", "ebs:GetSnapshotBlock", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
    "glue:GetConnection", "kinesis:GetRecords", "lambda:GetFunction", "logs:GetLogEvents", "s3:GetObject",
    "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath",
}  # fmt: skip
"""Actions that open content or hand out credentials; lambda:GetFunction gives a link to the code."""

ACTIONS = {
    # Its actions are methods of HTTP:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
    "apigateway.get_authorizers": "apigateway:GET",
    "apigateway.get_resources": "apigateway:GET",
    "apigateway.get_rest_apis": "apigateway:GET",
    "apigateway.get_stages": "apigateway:GET",
    "apigatewayv2.get_apis": "apigateway:GET",
    "apigatewayv2.get_authorizers": "apigateway:GET",
    "apigatewayv2.get_integrations": "apigateway:GET",
    "apigatewayv2.get_stages": "apigateway:GET",
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
    "cloudwatch.list_metric_streams": "cloudwatch:ListMetricStreams",
    "cloudwatch.list_tags_for_resource": "cloudwatch:ListTagsForResource",
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    "s3.list_buckets": "s3:ListAllMyBuckets",
    "s3.get_bucket_accelerate_configuration": "s3:GetAccelerateConfiguration",
    "s3.get_bucket_encryption": "s3:GetEncryptionConfiguration",
    "s3.get_bucket_replication": "s3:GetReplicationConfiguration",
    "s3.get_object_lock_configuration": "s3:GetBucketObjectLockConfiguration",
    "s3.get_public_access_block": "s3:GetBucketPublicAccessBlock",
    "s3.list_bucket_inventory_configurations": "s3:GetInventoryConfiguration",
    "s3.list_bucket_analytics_configurations": "s3:GetAnalyticsConfiguration",
    "s3.get_bucket_lifecycle_configuration": "s3:GetLifecycleConfiguration",
    "s3.get_bucket_notification_configuration": "s3:GetBucketNotification",
    "s3control.get_public_access_block": "s3:GetAccountPublicAccessBlock",
}
"""Where the action is not called as the operation is."""


@pytest.mark.parametrize("pair", AWS, ids=_named)
def test_the_permission_is_the_action_of_the_operation(pair: tuple[Live, Call]) -> None:
    live, call = pair
    model = aws_model(call.service or live.service)
    action = f"{model.metadata.get('signingName') or model.endpoint_prefix}:{aws_operation(live, call).name}"
    assert call.permission == ACTIONS.get(call_name(live, call), action)


@pytest.mark.parametrize("provider", ["aws", "google"])
def test_permissions_only_read(provider: str) -> None:
    found = permissions(provider)
    assert list(found) == sorted(set(found))
    assert all(FORMS[provider].fullmatch(permission) for permission in found)
    assert not READS_DATA & set(found)
    assert not [p for p in found if p.endswith((".create", ".update", ".delete", ".setIamPolicy"))]
    assert {call.permission for call in calls(provider)} == set(found)


def test_the_engine_s_own_calls_want_permissions_too() -> None:
    assert {"ec2:DescribeRegions", "sts:GetCallerIdentity", "s3:ListAllMyBuckets"} <= set(permissions("aws"))
    assert {"cloudkms.locations.list", "storage.buckets.list", "orgpolicy.policy.get"} <= set(permissions("google"))
