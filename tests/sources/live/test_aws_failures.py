"""What cannot be read is said, once and plainly; what nothing can be read with ends the reading."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from generator.errors import ExitCode, Incomplete
from generator.facts import Bucket, Key, Known, Unknown, Unreadable
from tests.sources.live.conftest import ACCOUNT, buckets_xml, read_account
from tests.sources.live.relay import Relay
from tests.sources.live.test_aws import make_bucket, make_key, one

Client = Callable[[str, str], Any]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("ExpiredToken", "aws: the credentials have expired (ExpiredToken)"),
        ("InvalidClientTokenId", "does not accept the credentials (InvalidClientTokenId)"),
        ("SignatureDoesNotMatch", "does not accept the credentials (SignatureDoesNotMatch)"),
        ("AccessDenied", "access denied"),
    ],
)
def test_credentials_that_open_nothing_end_the_reading(aws: Relay, code: str, says: str) -> None:
    aws.fail("sts.get_caller_identity", code, status=403)
    with pytest.raises(Incomplete) as caught:
        read_account()
    assert says in str(caught.value)
    assert caught.value.exit_code == ExitCode.INCOMPLETE
    assert "aws sts get-caller-identity" in caught.value.hint
    assert aws.operations() == ["sts.get_caller_identity"]


def test_no_credentials_end_the_reading(aws: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(Incomplete, match="Unable to locate credentials"):
        read_account()
    assert aws.asked == []


def test_a_profile_that_is_not_there_ends_the_reading(aws: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    with pytest.raises(Incomplete, match="nobody"):
        read_account()


def test_an_answer_without_an_account_ends_the_reading(aws: Relay) -> None:
    aws.give("sts.get_caller_identity", "<GetCallerIdentityResponse/>")
    with pytest.raises(Incomplete, match=r"sts\.get_caller_identity"):
        read_account()


def test_credentials_that_expire_meanwhile_end_the_reading(aws: Relay, client: Client) -> None:
    make_bucket(client, "eu-data", "eu-west-3")
    aws.fail("s3.get_bucket_policy", "ExpiredToken", status=400)
    with pytest.raises(Incomplete, match="expired"):
        read_account()


@pytest.mark.parametrize(
    ("call", "scope", "permission"),
    [
        ("s3.list_buckets", ACCOUNT, "s3:ListAllMyBuckets"),
        ("kms.list_keys", "eu-west-3", "kms:ListKeys"),
        ("kms.describe_custom_key_stores", "eu-west-3", "kms:DescribeCustomKeyStores"),
        ("ec2.describe_regions", ACCOUNT, "ec2:DescribeRegions"),
    ],
)
def test_a_list_that_is_denied_is_unreadable_where_it_is(aws: Relay, call: str, scope: str, permission: str) -> None:
    aws.fail(call, "AccessDenied", status=403, region="eu-central-1" if scope == ACCOUNT else scope)
    inventory = read_account()
    assert inventory.unreadable == (Unreadable(call, scope, f"access denied: {call} is refused", permission),)


def test_without_the_list_of_regions_all_of_the_partition_are_read(aws: Relay) -> None:
    aws.fail("ec2.describe_regions", "UnauthorizedOperation", status=403)
    read_account()
    asked = {a.region for a in aws.asked if a.operation == "kms.list_keys"}
    assert {"eu-west-3", "us-west-2", "ap-south-2"} <= asked
    assert not any(region.startswith(("cn-", "us-gov-", "eusc-")) for region in asked)


@pytest.mark.parametrize("code", ["UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure"])
def test_a_region_that_is_switched_off_is_unreadable_alone(aws: Relay, client: Client, code: str) -> None:
    key = make_key(client, "eu-central-1")
    aws.fail("kms.*", code, status=403, region="eu-west-3")
    inventory = read_account()
    assert one(inventory, Key).id == key
    assert {(u.call, u.scope) for u in inventory.unreadable} == {
        ("kms.list_keys", "eu-west-3"),
        ("kms.describe_custom_key_stores", "eu-west-3"),
    }
    assert all("the region is not enabled for the account" in u.reason for u in inventory.unreadable)


def test_throttling_that_passes_is_waited_for(aws: Relay, client: Client) -> None:
    make_bucket(client, "eu-data", "eu-west-3")
    aws.fail("s3.get_bucket_acl", "SlowDown", status=503, times=1)
    assert read_account(attempts=2).unreadable == ()


def test_throttling_that_does_not_pass_is_unreadable(aws: Relay, client: Client) -> None:
    make_key(client, "eu-west-3")
    aws.fail("kms.list_aliases", "ThrottlingException")
    inventory = read_account(attempts=2)
    (throttled,) = inventory.unreadable
    assert throttled.call == "kms.list_aliases"
    assert throttled.reason == "throttled in eu-west-3, and again at every retry (ThrottlingException)"
    assert throttled.permission == "kms:ListAliases"
    assert isinstance(one(inventory, Key).name, Unknown)


def test_a_page_of_a_proxy_is_no_answer(aws: Relay) -> None:
    aws.give("kms.list_keys", "<html>Please sign in</html>", region="eu-west-3")
    aws.give("s3.list_buckets", "<html>Please sign in</html>")
    inventory = read_account()
    assert [(u.call, u.scope) for u in inventory.unreadable] == [
        ("kms.list_keys", "eu-west-3"),
        ("s3.list_buckets", ACCOUNT),
    ]
    assert all(("web page" in u.reason or "not as documented" in u.reason) for u in inventory.unreadable)


@pytest.mark.parametrize("body", [{}, {"KeyMetadata": {}}, {"KeyMetadata": {"Origin": "LUNAR", "KeyUsage": "?"}}])
def test_an_answer_that_is_not_as_documented_loses_no_resource(aws: Relay, client: Client, body: Any) -> None:
    key = make_key(client, "eu-west-3")
    aws.give("kms.describe_key", body)
    inventory = read_account()
    assert inventory.resources == 1
    unreadable = {u.scope for u in inventory.unreadable}
    unknown = {f.id for f in inventory.facts if isinstance(f, Key) and isinstance(f.custody, Unknown)}
    assert unreadable | unknown == {key}


def test_an_item_without_a_name_is_not_lost(aws: Relay) -> None:
    aws.give("kms.list_keys", {"Keys": [{}], "Truncated": False}, region="eu-west-3")
    inventory = read_account()
    assert inventory.resources == 1
    assert [(u.call, u.scope) for u in inventory.unreadable] == [("kms.list_keys", "eu-west-3")]


def test_a_bucket_whose_region_is_not_told_is_not_guessed(aws: Relay, client: Client) -> None:
    make_bucket(client, "eu-data", "eu-west-3")
    aws.fail("s3.get_bucket_location", "AccessDenied", status=403)
    inventory = read_account()
    bucket = one(inventory, Bucket)
    assert isinstance(bucket.location, Unknown)
    assert isinstance(bucket.key, Unknown)
    assert {u.scope for u in inventory.unreadable} == {"arn:aws:s3:::eu-data"}
    assert not [a for a in aws.asked if a.operation == "s3.get_bucket_encryption"]


def test_a_bucket_that_nothing_is_set_on_is_known_to_be_so(aws: Relay, client: Client) -> None:
    make_bucket(client, "eu-data", "eu-west-3")
    for call, code in {
        "s3.get_bucket_encryption": "ServerSideEncryptionConfigurationNotFoundError",
        "s3.get_bucket_policy": "NoSuchBucketPolicy",
        "s3.get_bucket_policy_status": "NoSuchBucketPolicy",
        "s3.get_bucket_replication": "ReplicationConfigurationNotFoundError",
        "s3.get_bucket_tagging": "NoSuchTagSet",
        "s3.get_object_lock_configuration": "ObjectLockConfigurationNotFoundError",
        "s3.get_public_access_block": "NoSuchPublicAccessBlockConfiguration",
    }.items():
        aws.fail(call, code, status=404)
    inventory = read_account()
    assert inventory.unreadable == ()
    bucket = one(inventory, Bucket)
    assert (bucket.tls_only, bucket.public_access, bucket.replicas) == (Known(False), Known("not blocked"), Known(()))


def test_a_service_that_does_not_answer_is_asked_once(aws: Relay, nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", nobody)
    aws.give("kms.list_keys", {"Keys": [], "Truncated": False})
    inventory = read_account(attempts=2)
    assert [(u.call, u.scope, u.reason) for u in inventory.unreadable] == [
        ("s3.list_buckets", ACCOUNT, "no answer from s3 in eu-central-1: EndpointConnection"),
    ]


def test_a_dead_region_does_not_hold_up_the_rest(aws: Relay) -> None:
    names = [f"bucket-{i:03}" for i in range(200)]
    aws.give("s3.list_buckets", buckets_xml(*((name, "us-east-1") for name in names)))
    aws.hang_up("s3.*", region="us-east-1")
    began = time.monotonic()
    inventory = read_account(attempts=2, max_workers=8)
    assert time.monotonic() - began < 20
    assert inventory.resources == len(names)
    assert {u.scope for u in inventory.unreadable} == {f"arn:aws:s3:::{name}" for name in names}
    # Eight threads may ask at once before the first one knows; nobody asks after that.
    assert len([a for a in aws.asked if a.bucket]) <= 8 * 2 * 2


def test_no_network_ends_the_reading(aws: Relay, nobody: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", nobody)
    with pytest.raises(Incomplete, match="no answer from sts in eu-central-1"):
        read_account(attempts=2)
