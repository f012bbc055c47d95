"""The account as it is: what the facts say of resources that boto3 made."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.errors import EurofenceError, ExitCode
from generator.facts import Bucket, Fact, Flow, Inventory, Key, KeyStore, Known, Operator, Ref, Unreadable
from tests.sources.live.conftest import ACCOUNT, buckets_xml, read_account
from tests.sources.live.relay import Relay

Client = Callable[[str, str], Any]


def one(inventory: Inventory, kind: type[Fact]) -> Any:
    (found,) = [fact for fact in inventory.facts if isinstance(fact, kind)]
    return found


def make_bucket(client: Client, name: str, region: str) -> Any:
    s3 = client("s3", region)
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=name, **where)
    return s3


def make_key(client: Client, region: str, **settings: Any) -> str:
    made = client("kms", region).create_key(KeyUsage="ENCRYPT_DECRYPT", **settings)
    return str(made["KeyMetadata"]["Arn"])


def test_an_empty_account_is_its_operator_alone(aws: Relay) -> None:
    inventory = read_account()
    assert inventory.facts == (
        Operator(
            id=f"arn:aws:iam::{ACCOUNT}:root",
            type="aws account",
            provider="aws",
            service="",
            name=Known(ACCOUNT),
            location=Known("eu-central-1"),
            operator=Known("aws"),
        ),
    )
    assert (inventory.source, inventory.unreadable, inventory.resources) == ("aws", (), 0)
    assert inventory.notes == (
        "read live: 6 resource types of kms, s3; no other type",
        "regions read: eu-central-1, eu-west-3, us-east-1",
    )


def test_a_locked_bucket_is_read_whole(aws: Relay, client: Client) -> None:
    key = make_key(client, "eu-west-3")
    s3 = make_bucket(client, "eu-data", "eu-west-3")
    make_bucket(client, "eu-copy", "eu-west-3").put_bucket_versioning(
        Bucket="eu-copy", VersioningConfiguration={"Status": "Enabled"}
    )
    s3.put_bucket_versioning(Bucket="eu-data", VersioningConfiguration={"Status": "Enabled"})
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}}
    s3.put_bucket_encryption(Bucket="eu-data", ServerSideEncryptionConfiguration={"Rules": [rule]})
    flags = dict.fromkeys(("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"), True)
    s3.put_public_access_block(Bucket="eu-data", PublicAccessBlockConfiguration=flags)
    s3.put_bucket_tagging(Bucket="eu-data", Tagging={"TagSet": [{"Key": "eurofence-class", "Value": "sensitive"}]})
    s3.put_bucket_policy(Bucket="eu-data", Policy=json.dumps(TLS_ONLY))
    s3.put_bucket_replication(Bucket="eu-data", ReplicationConfiguration=REPLICATION)

    inventory = read_account()

    assert inventory.unreadable == ()
    (data,) = [fact for fact in inventory.facts if fact.id == "arn:aws:s3:::eu-data"]
    assert data == Bucket(
        id="arn:aws:s3:::eu-data",
        type="aws_s3_bucket",
        provider="aws",
        service="storage",
        name=Known("eu-data"),
        location=Known("eu-west-3"),
        identities=("s3:eu-data", "arn:aws:s3:::eu-data"),
        data_class=Known("sensitive"),
        key=Known(Ref(key)),
        public_access=Known("blocked"),
        tls_only=Known(True),
        versioned=Known(True),
        retention_days=Known(0),
        replicas=Known((Flow("replication", Ref("s3:eu-copy")),)),
        project=Known(ACCOUNT),
    )


TLS_ONLY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": ["arn:aws:s3:::eu-data", "arn:aws:s3:::eu-data/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ],
}
REPLICATION = {
    "Role": "arn:aws:iam::123456789012:role/replicate",
    "Rules": [
        {
            "ID": "all",
            "Priority": 1,
            "Status": "Enabled",
            "Filter": {"Prefix": ""},
            "DeleteMarkerReplication": {"Status": "Disabled"},
            "Destination": {"Bucket": "arn:aws:s3:::eu-copy"},
        }
    ],
}


def test_every_bucket_is_asked_in_its_own_region(aws: Relay, client: Client) -> None:
    make_bucket(client, "in-paris", "eu-west-3")
    make_bucket(client, "in-virginia", "us-east-1")
    inventory = read_account()
    assert {f.name: f.location for f in inventory.facts if isinstance(f, Bucket)} == {
        Known("in-paris"): Known("eu-west-3"),
        Known("in-virginia"): Known("us-east-1"),
    }
    details = {(a.bucket, a.region) for a in aws.asked if a.bucket and a.operation != "s3.get_bucket_location"}
    assert details == {("in-paris", "eu-west-3"), ("in-virginia", "us-east-1")}
    # Where they are is asked at home.
    assert {a.region for a in aws.asked if a.operation == "s3.get_bucket_location"} == {"eu-central-1"}


def test_a_bucket_that_tells_its_region_is_not_asked_for_it(aws: Relay, client: Client) -> None:
    make_bucket(client, "in-paris", "eu-west-3")
    aws.give("s3.list_buckets", buckets_xml(("in-paris", "eu-west-3")))
    assert one(read_account(), Bucket).location == Known("eu-west-3")
    assert "s3.get_bucket_location" not in aws.operations()


def test_keys_of_every_region_with_their_aliases(aws: Relay, client: Client) -> None:
    key = make_key(client, "eu-central-1")
    aws.give(
        "kms.get_key_rotation_status",
        {"KeyRotationEnabled": True, "RotationPeriodInDays": 90, "KeyId": key},
        region="eu-central-1",
    )
    client("kms", "eu-central-1").create_alias(AliasName="alias/app", TargetKeyId=key)
    imported = make_key(client, "us-east-1", Origin="EXTERNAL")
    facts = {fact.id: fact for fact in read_account().facts if isinstance(fact, Key)}
    assert facts.keys() == {key, imported}
    assert (facts[key].name, facts[key].location) == (Known("alias/app"), Known("eu-central-1"))
    assert (facts[key].custody, facts[key].rotation_days) == (Known("customer"), Known(90))
    assert f"arn:aws:kms:eu-central-1:{ACCOUNT}:alias/app" in facts[key].identities
    assert (facts[imported].type, facts[imported].custody) == ("aws_kms_external_key", Known("imported"))


def test_a_replica_key_is_of_its_own_type(aws: Relay) -> None:
    # The emulator keeps one description for a key and its replicas, so these answers are given.
    primary, replica = (f"arn:aws:kms:{region}:{ACCOUNT}:key/mrk-1" for region in ("eu-central-1", "us-east-1"))
    regions = {
        "PrimaryKey": {"Arn": primary, "Region": "eu-central-1"},
        "ReplicaKeys": [{"Arn": replica, "Region": "us-east-1"}],
    }
    for arn, kind in ((primary, "PRIMARY"), (replica, "REPLICA")):
        region = arn.split(":")[3]
        metadata = {
            "KeyId": "mrk-1",
            "Arn": arn,
            "Origin": "AWS_KMS",
            "KeyUsage": "ENCRYPT_DECRYPT",
            "MultiRegion": True,
        }
        described = {**metadata, "MultiRegionConfiguration": {"MultiRegionKeyType": kind, **regions}}
        aws.give("kms.list_keys", {"Keys": [{"KeyArn": arn, "KeyId": "mrk-1"}]}, region=region)
        aws.give("kms.describe_key", {"KeyMetadata": described}, region=region)
    aws.give("kms.get_key_rotation_status", {"KeyRotationEnabled": True})
    aws.give("kms.list_aliases", {"Aliases": []})
    aws.give("kms.list_resource_tags", {"Tags": []})
    facts = {fact.type: fact for fact in read_account().facts if isinstance(fact, Key)}
    assert facts["aws_kms_key"].replicas == Known((Flow("replica key", "us-east-1"),))
    assert facts["aws_kms_replica_key"].primary == Known(Ref(primary))


def test_a_key_that_waits_for_its_deletion_is_no_resource(aws: Relay, client: Client) -> None:
    key = make_key(client, "eu-central-1")
    client("kms", "eu-central-1").schedule_key_deletion(KeyId=key.rpartition("/")[2], PendingWindowInDays=7)
    aws.fail("kms.get_key_rotation_status", "KMSInvalidStateException")
    inventory = read_account()
    assert (len(inventory.facts), inventory.resources, inventory.unreadable) == (1, 0, ())


def test_external_key_stores_of_every_page(aws: Relay) -> None:
    store = {
        "CustomKeyStoreId": "cks-1234567890abcdef0",
        "CustomKeyStoreName": "custodian",
        "CustomKeyStoreType": "EXTERNAL_KEY_STORE",
        "XksProxyConfiguration": {"UriEndpoint": "https://kms.example.eu"},
    }
    aws.give("kms.describe_custom_key_stores", {"CustomKeyStores": [store], "Truncated": False}, region="eu-west-3")
    found = one(read_account(), KeyStore)
    assert (found.id, found.location, found.custody) == (
        store["CustomKeyStoreId"],
        Known("eu-west-3"),
        Known("external"),
    )
    assert found.endpoints == Known(("https://kms.example.eu",))


def test_lists_are_read_to_their_last_page(aws: Relay, client: Client) -> None:
    kms = client("kms", "eu-central-1")
    keys = {kms.create_key(KeyUsage="ENCRYPT_DECRYPT")["KeyMetadata"]["Arn"] for _ in range(3)}
    pages = iter(
        [
            {
                "Keys": [{"KeyArn": arn, "KeyId": arn.rpartition("/")[2]}],
                "Truncated": i < 2,
                "NextMarker": f"page-{i + 1}",
            }
            for i, arn in enumerate(sorted(keys))
        ]
    )
    aws.give("kms.list_keys", lambda: next(pages), region="eu-central-1")
    assert {fact.id for fact in read_account().facts if isinstance(fact, Key)} == keys
    assert [a.region for a in aws.asked if a.operation == "kms.list_keys"].count("eu-central-1") == 3


def test_two_readings_are_the_same_and_sorted(aws: Relay, client: Client) -> None:
    for i in range(3):
        make_bucket(client, f"bucket-{i}", "eu-west-3")
    aws.fail("s3.get_bucket_policy", "AccessDenied", status=403)
    first, second = read_account(), read_account(max_workers=1)
    assert first == second
    assert [fact.id for fact in first.facts] == sorted(fact.id for fact in first.facts)
    assert list(first.unreadable) == sorted(first.unreadable)
    assert len(first.unreadable) == 3


def test_the_sovereign_cloud_is_asked_at_its_own_endpoints(
    aws: Relay, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_REGION", "eusc-de-east-1")
    aws.give(
        "ec2.describe_regions", "<R><regionInfo><item><regionName>eusc-de-east-1</regionName></item></regionInfo></R>"
    )
    aws.give("s3.list_buckets", buckets_xml(("sovereign", "eusc-de-east-1")))
    inventory = read_account()
    assert {asked.region for asked in aws.asked} == {"eusc-de-east-1"}
    assert one(inventory, Operator).id == f"arn:aws-eusc:iam::{ACCOUNT}:root"
    assert one(inventory, Bucket).id == "arn:aws-eusc:s3:::sovereign"


@pytest.mark.parametrize(("told", "home"), [("aws-eusc", "eusc-de-east-1"), ("aws", "eu-central-1")])
def test_a_partition_stands_for_its_own_home(aws: Relay, told: str, home: str) -> None:
    read_account(region=told)
    assert aws.asked[0].region == home


def test_credentials_of_another_account_are_a_mistake(aws: Relay) -> None:
    with pytest.raises(EurofenceError, match=f"of account {ACCOUNT}, not of 999999999999") as caught:
        read_account(expected_account="999999999999")
    assert caught.value.exit_code == ExitCode.WRONG_INPUT
    assert aws.operations() == ["sts.get_caller_identity"]


@pytest.mark.parametrize("region", ["", "eu-paris", "../x"])
def test_no_region_and_no_such_region_are_mistakes(aws: Relay, monkeypatch: pytest.MonkeyPatch, region: str) -> None:
    monkeypatch.delenv("AWS_REGION")
    with pytest.raises(EurofenceError, match=r"no AWS region|no region says") as caught:
        read_account(region=region or None)
    assert caught.value.exit_code == ExitCode.WRONG_INPUT
    assert aws.asked == []


def test_what_is_denied_is_said_and_unknown(aws: Relay, client: Client) -> None:
    make_bucket(client, "eu-data", "eu-west-3")
    aws.fail("s3.get_bucket_policy", "AccessDenied", status=403)
    inventory = read_account()
    assert inventory.unreadable == (
        Unreadable(
            "s3.get_bucket_policy",
            "arn:aws:s3:::eu-data",
            "access denied: s3.get_bucket_policy is refused",
            "s3:GetBucketPolicy",
        ),
    )
    found = one(inventory, Bucket)
    assert found.tls_only.reason == "s3.get_bucket_policy: access denied: s3.get_bucket_policy is refused"
    assert found.versioned == Known(False, "a bucket keeps one version of an object unless told otherwise")
