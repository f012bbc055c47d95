"""A snapshot says what the reading said, to the last value; what is none is refused."""

from __future__ import annotations

import pytest

from generator.errors import EurofenceError, ExitCode
from generator.facts import Flow, Inventory, Known, Operator, Ref, Unknown, Unreadable
from generator.sources.snapshot import VERSION, Reading, Snapshot, Target, decode_snapshot, encode_snapshot
from tests.test_drift import RING, arn, bucket, crypto_key, live_key, ring


def reading() -> Reading:
    facts = (
        Operator(
            id="arn:aws:iam::1:root",
            type="aws account",
            provider="aws",
            service="",
            name=Known("1"),
            location=Unknown("nowhere"),
            operator=Known("aws"),
        ),
        bucket(arn("a"), "a", key=Known(Ref("arn:aws:kms:eu-west-3:1:key/1"), "an assumption")),
        bucket(arn("b"), "ä", replicas=Known((Flow("replication", Ref("s3:a")), Flow("replication", "us-east-1")))),
        bucket(arn("c"), "c", tls_only=Unknown("denied"), retention_days=Known(3650)),
        crypto_key("//k", RING, f"{RING}/cryptoKeys/data"),
        live_key(rotation_days=Known(None), custody=Unknown("denied")),
        ring("//r", "main", "europe-west9", RING),
    )
    gaps = (Unreadable("s3.get_bucket_policy", arn("c"), "denied", "s3:GetBucketPolicy"),)
    inventory = Inventory(
        source="aws", facts=facts, unreadable=gaps, uncovered={"x": 2}, resources=6, notes=("regions read: eu-west-3",)
    )
    return Reading(Target("aws", "111122223333"), inventory)


def snapshot() -> Snapshot:
    empty = Reading(Target("google", "acme"), Inventory(source="google"))
    return Snapshot(VERSION, "2026-01-02T03:04:05+00:00", (reading(), empty))


def test_what_was_kept_comes_back_the_same() -> None:
    text = encode_snapshot(snapshot())
    assert decode_snapshot(text.encode(), "x") == snapshot()
    assert text == encode_snapshot(decode_snapshot(text.encode(), "x"))
    assert text.endswith("\n")


def test_another_version_is_refused_before_anything_else_of_it_is_read() -> None:
    with pytest.raises(EurofenceError) as caught:
        decode_snapshot(b'{"version": 99, "readings": "whatever 99 has"}', "s.json")
    assert str(caught.value) == "s.json: snapshot version 99 is not supported"
    assert "eurofence snapshot" in caught.value.hint
    assert caught.value.exit_code is ExitCode.WRONG_INPUT


TEXT = encode_snapshot(snapshot()).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"PK\x03\x04",
        b'{"version": "1"}',
        b'{"version": 3}',
        b'{"version": 3, "taken": "", "readings": [{"target": {"provider": "aws"}}]}',
        TEXT[: len(TEXT) // 2],
        TEXT[:-3],
        TEXT.decode().encode("utf-16"),
        b"\xff" + TEXT,
        TEXT.replace(b'"kind": "bucket"', b'"kind": "balloon"'),
        TEXT.replace(b'"type": "unknown"', b'"type": "fine"'),
        b"[" * 100_000,
        b'{"version": 3, "taken": ' + b"[" * 100_000,
    ],
    ids=range(16),
)
def test_what_is_no_snapshot_is_refused(data: bytes) -> None:
    with pytest.raises(EurofenceError, match="this is not a snapshot") as caught:
        decode_snapshot(data, "s.json")
    assert caught.value.where == "s.json"
    assert caught.value.exit_code is ExitCode.WRONG_INPUT


def test_a_target_twice_is_refused() -> None:
    twice = Snapshot(VERSION, "", (reading(), reading()))
    with pytest.raises(EurofenceError, match="holds aws 111122223333 twice"):
        decode_snapshot(encode_snapshot(twice).encode(), "s.json")
