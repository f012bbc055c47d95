"""What a row can say of its calls: each way of listing and asking, tried with rows of its own at the wire."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import boto3
import pytest

from generator.facts import Inventory, Known, Operator, Unknown, Unreadable
from generator.mappings import MAPPINGS, Call, Document, Live, Mapping
from generator.sources.live.aws import read_aws
from generator.sources.live.aws.clients import KEPT, Clients
from generator.sources.live.calls import Unanswered, fill
from generator.sources.live.pace import Pace
from tests.sources.live.conftest import ACCOUNT, REGIONS, read_account
from tests.sources.live.relay import Relay

Client = Callable[[str, str], Any]


def row(kind: str = "aws_s3_bucket", **live: Any) -> Mapping:
    """A row of the table that is read in another way; what it reads of it stands in the id."""
    return replace(MAPPINGS[kind], live=Live(**live))


def read(*rows: Mapping, **options: Any) -> Inventory:
    return read_aws(rows=rows, **options)


def ids(inventory: Inventory) -> list[str]:
    return [fact.id for fact in inventory.facts if not isinstance(fact, Operator)]


# Lists

INSTANCES = Call("describe_instances", "ec2:DescribeInstances", items="Reservations.Instances")


def test_items_in_lists_of_lists(aws: Relay) -> None:
    found = [{"Instances": [{"InstanceId": "i-1"}, {"InstanceId": "i-2"}]}, {"Instances": [{"InstanceId": "i-3"}]}]
    aws.give("ec2.describe_instances", {"Reservations": found}, region="eu-west-3")
    aws.give("ec2.describe_instances", {"Reservations": []}, region="us-east-1")
    aws.give("ec2.describe_instances", {"Reservations": [{"Instances": []}]}, region="eu-central-1")
    inventory = read(row(service="ec2", list=INSTANCES, id=lambda d: d.values["describe_instances"]["InstanceId"]))
    assert (ids(inventory), inventory.unreadable) == (["i-1", "i-2", "i-3"], ())


@pytest.mark.parametrize("lists", [{}, {"Keys": None}])
@pytest.mark.parametrize("may_lack", [True, False])
def test_a_list_that_is_left_out_is_empty_only_where_the_row_says_so(aws: Relay, may_lack: bool, lists: Any) -> None:
    aws.give("kms.list_keys", lists)
    call = Call("list_keys", "kms:ListKeys", items="Keys", empty=may_lack)
    inventory = read(row(service="kms", list=call, id=lambda d: str(d.values["list_keys"]["KeyArn"])))
    assert len(inventory.unreadable) == (0 if may_lack else len(REGIONS))


def test_a_web_page_is_no_empty_list(aws: Relay) -> None:
    aws.give("kms.list_keys", "<!DOCTYPE html><html>Please sign in</html>", region="eu-west-3")
    aws.give("kms.list_keys", {})
    aws.give("kms.list_keys", "\n<HTML>Please sign in</HTML>", region="us-east-1")
    call = Call("list_keys", "kms:ListKeys", items="Keys", empty=True)
    (gap,) = read(row(service="kms", list=call, id=str)).unreadable
    assert gap == Unreadable("kms.list_keys", "us-east-1", "a web page came from kms in us-east-1, as of a proxy")


def test_a_setting_of_every_region_is_an_item(aws: Relay) -> None:
    aws.give("ec2.get_ebs_encryption_by_default", {"EbsEncryptionByDefault": True})
    inventory = read(
        row(
            service="ec2",
            list=Call("get_ebs_encryption_by_default", "ec2:GetEbsEncryptionByDefault"),
            id=lambda d: f"{d.region}: {d.values['get_ebs_encryption_by_default']}",
        )
    )
    assert ids(inventory) == [f"{Known(region)}: {{'EbsEncryptionByDefault': True}}" for region in REGIONS]


def test_a_setting_that_is_absent_is_no_item(aws: Relay) -> None:
    aws.fail("ec2.get_ebs_encryption_by_default", "NotSet", region="eu-west-3")
    call = Call("get_ebs_encryption_by_default", "ec2:GetEbsEncryptionByDefault", absent=("NotSet",))
    inventory = read(row(service="ec2", list=call, id=lambda d: str(d.region)))
    assert (ids(inventory), inventory.unreadable) == ([str(Known("eu-central-1")), str(Known("us-east-1"))], ())


# Parameters


def test_plain_strings_and_what_an_earlier_call_said_fill_parameters(aws: Relay, client: Client) -> None:
    key = {"AttributeName": "id", "KeyType": "HASH"}
    client("dynamodb", "eu-west-3").create_table(
        TableName="visits",
        KeySchema=[key],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        Tags=[{"Key": "eurofence-class", "Value": "sensitive"}],
    )
    arn = "{describe_table[Table][TableArn]}"
    inventory = read(
        row(
            service="dynamodb",
            list=Call("list_tables", "dynamodb:ListTables", items="TableNames"),
            details=(
                Call("describe_table", "dynamodb:DescribeTable", {"TableName": "{item}"}),
                Call("list_tags_of_resource", "dynamodb:ListTagsOfResource", {"ResourceArn": arn}, items="Tags"),
            ),
            id=lambda d: "visits" if d.values["list_tables"] == {"item": "visits"} else "",
            skip=lambda d: d.values["list_tags_of_resource"] != [{"Key": "eurofence-class", "Value": "sensitive"}],
        )
    )
    assert (ids(inventory), inventory.unreadable) == (["visits"], ())


def test_without_the_earlier_answer_the_later_call_is_not_made(aws: Relay, client: Client) -> None:
    client("kms", "eu-west-3").create_key()
    aws.fail("kms.describe_key", "AccessDenied", status=403)
    key = "{describe_key[KeyMetadata][KeyId]}"
    inventory = read(
        row(
            service="kms",
            list=Call("list_keys", "kms:ListKeys", items="Keys"),
            details=(
                Call("describe_key", "kms:DescribeKey", {"KeyId": "{KeyId}"}),
                Call("list_aliases", "kms:ListAliases", {"KeyId": key}, items="Aliases"),
            ),
            id=lambda d: str(d.values["list_keys"]["KeyArn"]),
        )
    )
    why = "access denied: kms.describe_key is refused"
    assert [(u.call, u.reason) for u in inventory.unreadable] == [
        ("kms.describe_key", why),
        ("kms.list_aliases", f"kms.describe_key: {why}"),
    ]
    assert "kms.list_aliases" not in aws.operations()


FIELDS = {"Name": "a{b}%s{Name}", "Placement": {"Zone": "z"}, "Tags": ["one", {"Key": "two"}], "Size": 7, "Off": None}


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{Name}", "a{b}%s{Name}"),
        ("arn:{Placement[Zone]}/{Name}", "arn:z/a{b}%s{Name}"),
        ({"Filters": [{"Values": ["{Placement[Zone]}"]}]}, {"Filters": [{"Values": ["z"]}]}),
        ("{Tags[1][Key]}{Tags[0]}", "twoone"),
        ("{Size}", 7),
        ("{Size} GB", "7 GB"),
        ("{{literal}}", "{literal}"),
        (("{Size}", 5, True, None), [7, 5, True, None]),
    ],
)  # fmt: skip
def test_templates(template: Any, filled: Any) -> None:
    assert fill(template, FIELDS) == filled


@pytest.mark.parametrize("template", ["{Nome}", "x{Off}", "{Off}", ["{Placement[Region]}"], {"a": "{Tags[7]}"}])
def test_nothing_is_asked_about_a_field_that_is_not_there(template: Any) -> None:
    with pytest.raises(LookupError):
        fill(template, FIELDS)


def test_what_is_unknown_fills_nothing() -> None:
    with pytest.raises(Unanswered, match="denied"):
        fill("{answer[Arn]}", {"answer": Unknown("denied")})


def test_a_parameter_can_name_the_account_the_region_and_the_partition(aws: Relay) -> None:
    aws.give("s3.get_public_access_block", {"PublicAccessBlockConfiguration": {"BlockPublicAcls": True}})
    name = "{operator}-{project}-{region}"
    call = Call("get_public_access_block", "s3:GetAccountPublicAccessBlock", {"Bucket": name})
    read(row(service="s3", list=call, per="account", id=str))
    assert [a.bucket for a in aws.asked if a.bucket] == [f"aws-{ACCOUNT}-eu-central-1"]


# Scopes


def names(d: Document) -> str:
    return str(d.values["list_accounts"]["Id"])


def organization(**homes: str) -> Mapping:
    call = Call("list_accounts", "organizations:ListAccounts", items="Accounts")
    return row(service="organizations", list=call, per="account", homes=homes, id=names)


@pytest.mark.parametrize(
    ("partition", "homes", "asked"),
    [
        ("aws", {"aws": "us-east-1", "aws-eusc": "eusc-de-east-1"}, ["us-east-1"]),
        ("aws-eusc", {"aws": "us-east-1", "aws-eusc": "eusc-de-east-1"}, ["eusc-de-east-1"]),
        ("aws-eusc", {"aws": "us-east-1"}, []),
        ("aws", {"aws-eusc": "eusc-de-east-1"}, []),
    ],
)
def test_a_service_of_the_whole_partition_is_asked_in_its_home_or_nowhere(
    aws: Relay, partition: str, homes: dict[str, str], asked: list[str]
) -> None:
    aws.give("organizations.list_accounts", {"Accounts": [{"Id": "1"}]})
    inventory = read(replace(organization(), live=replace(organization(**homes).live, homes=homes)), region=partition)  # type: ignore[type-var]
    assert [a.region for a in aws.asked if a.operation == "organizations.list_accounts"] == asked
    assert ids(inventory) == ["1"] * len(asked)
    said = f"not offered by AWS: organizations in {partition}"
    assert (said in inventory.notes) == (not asked)
    assert inventory.unreadable == ()


def test_what_belongs_to_a_resource_is_asked_where_that_is(aws: Relay, client: Client) -> None:
    for region in ("eu-west-3", "us-east-1"):
        where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        client("s3", region).create_bucket(Bucket=f"in-{region}", **where)
    buckets = MAPPINGS["aws_s3_bucket"]
    assert buckets.live
    first = replace(buckets, live=replace(buckets.live, details=(), id=lambda d: str(d.values["list_buckets"]["Name"])))
    call = Call("get_bucket_acl", "s3:GetBucketAcl", {"Bucket": "{parent}"})
    second = row("aws_kms_key", service="s3", list=call, per="aws_s3_bucket", id=str, skip=lambda d: True)
    inventory = read(second, first)
    assert inventory.unreadable == ()
    details = {(a.bucket, a.region) for a in aws.asked if a.operation == "s3.get_bucket_acl"}
    assert details == {("in-eu-west-3", "eu-west-3"), ("in-us-east-1", "us-east-1")}


def test_what_belongs_to_a_resource_may_be_asked_by_its_name(aws: Relay, client: Client) -> None:
    aws.holds = (*aws.holds, "logs")
    client("kinesis", "eu-west-3").create_stream(StreamName="central", ShardCount=1)
    stream = client("kinesis", "eu-west-3").describe_stream_summary(StreamName="central")
    logs = client("logs", "eu-west-3")
    logs.create_log_group(logGroupName="/app/orders")
    logs.put_subscription_filter(
        logGroupName="/app/orders",
        filterName="all",
        filterPattern="",
        destinationArn=stream["StreamDescriptionSummary"]["StreamARN"],
    )
    inventory = read(MAPPINGS["aws_cloudwatch_log_subscription_filter"], MAPPINGS["aws_cloudwatch_log_group"])
    assert inventory.unreadable == ()
    found = {fact.id.partition("log-group:")[2] for fact in inventory.facts if "/app/orders" in fact.id}
    assert found == {"/app/orders", "/app/orders:subscription-filter:all"}


def test_what_the_provider_gives_is_marked(aws: Relay, client: Client) -> None:
    arns = {client("kms", "eu-west-3").create_key()["KeyMetadata"]["Arn"] for _ in range(2)}
    keys = row(
        service="kms",
        list=Call("list_keys", "kms:ListKeys", items="Keys"),
        id=lambda d: str(d.values["list_keys"]["KeyArn"]),
        given=lambda d: d.id == min(arns),
    )
    found = {fact.id: fact.given for fact in read(keys).facts if fact.id in arns}
    assert found == {min(arns): True, max(arns): False}


# What AWS does not offer


def test_a_region_without_the_service_is_noted_and_one_without_an_answer_is_unreadable(
    aws: Relay, nobody: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # botocore lists Comprehend in Frankfurt and Virginia, and not in Paris.
    monkeypatch.setenv("AWS_ENDPOINT_URL_COMPREHEND", nobody)
    call = Call("list_flywheels", "comprehend:ListFlywheels", items="FlywheelSummaryList")
    inventory = read(row(service="comprehend", list=call, id=str), attempts=1)
    assert [(u.scope, u.reason) for u in inventory.unreadable] == [
        (region, f"no answer from comprehend in {region}: EndpointConnection")
        for region in ("eu-central-1", "us-east-1")
    ]
    assert "not offered by AWS: comprehend in eu-west-3" in inventory.notes


def test_a_region_that_hangs_up_offers_the_service(aws: Relay) -> None:
    call = Call("list_flywheels", "comprehend:ListFlywheels", items="FlywheelSummaryList")
    aws.hang_up("comprehend.*")
    inventory = read(row(service="comprehend", list=call, id=str), attempts=1)
    assert {u.scope for u in inventory.unreadable} == set(REGIONS)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("OptInRequired", "the account is not signed up for ec2 in eu-west-3 (OptInRequired)"),
        ("SubscriptionRequiredException", "the account is not signed up for ec2 in eu-west-3"),
        ("UnsupportedOperation", "eu-west-3 does not do this (UnsupportedOperation)"),
        ("UnauthorizedOperation", "access denied"),
    ],
)
def test_a_refusal_is_never_nothing(aws: Relay, code: str, says: str) -> None:
    aws.give("ec2.describe_instances", {"Reservations": []})
    aws.fail("ec2.describe_instances", code, region="eu-west-3")
    (gap,) = read(row(service="ec2", list=INSTANCES, id=str)).unreadable
    assert gap.scope == "eu-west-3"
    assert gap.reason.startswith(says)


# Pace and clients


def test_no_more_requests_a_second_than_told_and_the_same_result(aws: Relay, client: Client) -> None:
    for _ in range(4):
        client("kms", "eu-west-3").create_key()
    fast = read_account()
    before, began = len(aws.asked), time.monotonic()
    assert read_account(max_rate=40) == fast
    assert time.monotonic() - began >= (len(aws.asked) - before - 1) / 40


def test_a_retry_waits_for_its_turn_too(aws: Relay) -> None:
    aws.fail("kms.list_keys", "ThrottlingException", times=1)
    began = time.monotonic()
    read_account(max_rate=10)
    assert time.monotonic() - began >= (len(aws.asked) - 1) / 10


def test_clients_are_let_go_but_never_one_in_use(aws: Relay) -> None:
    session = boto3.Session()
    clients = Clients(session, 1, 1, Pace())
    places = [(service, region) for region in session.get_available_regions("sts") for service in ("sts", "sqs", "sns")]
    assert len(places) > KEPT
    with clients.lent(places[0]) as used, clients.lent(places[1]) as idle:
        pass
    with clients.lent(places[0]) as again:
        assert again is used
        for place in places[1:]:
            with clients.lent(place):
                pass
        assert used.boto3.get_caller_identity()["Account"] == ACCOUNT
        with clients.lent(places[0]) as still:
            assert still is used
    with clients.lent(places[1]) as anew:
        assert anew is not idle
    clients.close()


def test_a_list_without_a_paginator_is_read_to_its_last_page(aws: Relay) -> None:
    name = "wafv2.list_web_acls"
    arns = [f"arn:aws:wafv2:eu-central-1:{ACCOUNT}:regional/webacl/{each}/1" for each in ("first", "second")]
    first, second = ([{"Name": arn.split("/")[2], "Id": "1", "ARN": arn}] for arn in arns)
    pages = iter([{"WebACLs": first, "NextMarker": "more"}, {"WebACLs": second}])
    aws.give(name, lambda: next(pages), region="eu-central-1")
    found = ids(read(MAPPINGS["aws_wafv2_web_acl"]))
    assert found == arns


def test_a_list_that_leads_back_to_itself_is_unreadable(aws: Relay) -> None:
    aws.give("wafv2.list_web_acls", {"WebACLs": [], "NextMarker": "again"}, region="eu-central-1")
    inventory = read(MAPPINGS["aws_wafv2_web_acl"])
    (gap,) = (gap for gap in inventory.unreadable if gap.scope == "eu-central-1")
    assert "never ends" in gap.reason
