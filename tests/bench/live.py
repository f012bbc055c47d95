"""How fast a live reading is beside the same boto3 calls on bare threads, for a thousand buckets.

Run by hand: `python -m tests.bench.live [BUCKETS] [MILLISECONDS]`. Both ask the same canned answers, given after so
many milliseconds; what is measured is our own cost. The reading must keep four fifths of the bare speed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from generator.sources.live.aws import read_aws

THREADS = 32
ROUNDS = 3
FLOOR = 0.8
OF_BUCKET = (
    "get_bucket_encryption", "get_bucket_acl", "get_bucket_policy", "get_bucket_policy_status",
    "get_bucket_replication", "get_bucket_tagging", "get_bucket_versioning", "get_object_lock_configuration",
    "get_public_access_block",
)  # fmt: skip


def bare() -> None:
    """The calls of a reading, and nothing else."""
    session = boto3.Session()
    config = Config(max_pool_connections=THREADS, retries={"mode": "standard", "total_max_attempts": 5})
    session.client("sts", config=config).get_caller_identity()
    found = session.client("ec2", config=config).describe_regions()["Regions"]
    kms = [session.client("kms", region["RegionName"], config=config) for region in found]
    pages = session.client("s3", config=config).get_paginator("list_buckets").paginate(MaxBuckets=1000)
    buckets = [bucket for page in pages for bucket in page["Buckets"]]
    s3 = {r: session.client("s3", r, config=config) for r in sorted({b["BucketRegion"] for b in buckets})}

    def details(bucket: dict[str, str]) -> None:
        client = s3[bucket["BucketRegion"]]
        for name in OF_BUCKET:
            with suppress(ClientError):
                getattr(client, name)(Bucket=bucket["Name"])

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda client: client.list_keys(), kms))
        list(pool.map(lambda client: client.describe_custom_key_stores(), kms))
        list(pool.map(details, buckets))


def ours() -> None:
    """The reading."""
    inventory = read_aws(max_workers=THREADS)
    assert not inventory.unreadable, inventory.unreadable[0]


class Cloud:
    """The canned answers in a process of their own."""

    def __init__(self, buckets: int, milliseconds: float) -> None:
        command = [sys.executable, "-m", "tests.bench.canned", str(buckets), str(milliseconds)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{self._read()}"

    def _read(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def calls(self) -> int:
        """How many calls it has answered."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._read())

    def close(self) -> None:
        """End it."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def measure(cloud: Cloud, read: Callable[[], None]) -> tuple[float, int]:
    """The seconds that a reading took, and its calls."""
    before, began = cloud.calls(), time.perf_counter()
    read()
    return time.perf_counter() - began, cloud.calls() - before


def main(buckets: int = 1000, milliseconds: float = 0) -> int:
    """Print calls a second of both, the best of three rounds each; 1 where the reading is too slow."""
    cloud = Cloud(buckets, milliseconds)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        AWS_ENDPOINT_URL=cloud.url,
        AWS_DEFAULT_REGION="eu-central-1",
        AWS_ACCESS_KEY_ID="bench",
        AWS_SECRET_ACCESS_KEY="bench",
        AWS_EC2_METADATA_DISABLED="true",
    )
    best = {"bare": 0.0, "ours": 0.0}
    for _ in range(ROUNDS):
        for name, read in (("bare", bare), ("ours", ours)):
            seconds, calls = measure(cloud, read)
            best[name] = max(best[name], calls / seconds)
            print(f"{name}: {calls} calls in {seconds:.1f} s, {calls / seconds:.0f} calls/s")
    cloud.close()
    ratio = best["ours"] / best["bare"]
    print(f"the reading keeps {ratio:.0%} of the bare speed; it must keep {FLOOR:.0%}")
    return 0 if ratio >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
