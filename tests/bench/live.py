"""How fast a live reading is beside the same boto3 calls on bare threads: a thousand buckets, and the whole table.

Run by hand: `python -m tests.bench.live [BUCKETS] [MILLISECONDS]`. Both ask the same canned answers, given after so
many milliseconds; what is measured is our own cost. The reading must keep four fifths of the bare speed. The whole
table is read in an account that is empty, in seventeen regions: there it is mostly clients that are made.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from generator.mappings import MAPPINGS, Call, Live, Mapping
from generator.sources.live.aws import read_aws
from generator.sources.live.calls import fill
from generator.sources.live.sweep import live_rows

THREADS = 32
ROUNDS = 3
FLOOR = 0.8
FEW = [MAPPINGS[kind] for kind in ("aws_kms_key", "aws_kms_custom_key_store", "aws_s3_bucket")]
# S3 Control puts the account before the host, and an address has no such host; Timestream is asked where it is.
ELSEWHERE = ("s3control", "timestream-query", "timestream-write")
ALL = [row for row in live_rows("aws") if row.live and row.live.service not in ELSEWHERE]


class Bare:
    """boto3 as anybody would use it: clients made one by one, calls on threads."""

    def __init__(self) -> None:
        self.session = boto3.Session()
        self.config = Config(max_pool_connections=THREADS, retries={"mode": "standard", "total_max_attempts": 5})
        self.account = self.session.client("sts", config=self.config).get_caller_identity()["Account"]
        found = self.session.client("ec2", config=self.config).describe_regions()["Regions"]
        self.regions = [region["RegionName"] for region in found]
        self.clients: dict[tuple[str, str], Any] = {}

    def client(self, service: str, region: str) -> Any:
        """A client that is made once."""
        if (service, region) not in self.clients:
            self.clients[service, region] = self.session.client(service, region, config=self.config)
        return self.clients[service, region]

    def list(self, rows: Sequence[Mapping]) -> None:
        """The list calls of rows in every region, and nothing else."""
        lives = [row.live for row in rows if row.live and row.live.per in ("account", "region")]
        places = [(live, region) for live in lives for region in self.places(live)]
        made = [(self.client(live.list.service or live.service, region), live.list, region) for live, region in places]
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(lambda each: self.ask(*each), made))

    def places(self, live: Live) -> Sequence[str]:
        """Where a row is listed."""
        return self.regions if live.per == "region" else [live.homes.get("aws", "eu-central-1")]

    def ask(self, client: Any, call: Call, region: str) -> None:
        """One call, with all its pages."""
        parameters = fill(call.parameters, {"operator": "aws", "project": self.account, "region": region})
        with suppress(ClientError):
            if client.can_paginate(call.operation):
                list(client.get_paginator(call.operation).paginate(**parameters))
            else:
                getattr(client, call.operation)(**parameters)

    def detail(self, live: Live) -> None:
        """What is asked of every bucket, each in its region."""
        pages = self.client("s3", "eu-central-1").get_paginator("list_buckets").paginate(MaxBuckets=1000)
        buckets = [bucket for page in pages for bucket in page["Buckets"]]
        for region in {bucket["BucketRegion"] for bucket in buckets}:
            self.client("s3", region)
        names = [call.operation for call in live.details if call.parameters == {"Bucket": "{Name}"}]

        def ask(bucket: dict[str, str]) -> None:
            for name in names:
                with suppress(ClientError):
                    getattr(self.client("s3", bucket["BucketRegion"]), name)(Bucket=bucket["Name"])

        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(ask, buckets))


def bare_few() -> None:
    """Keys, key stores and buckets, bare."""
    live = MAPPINGS["aws_s3_bucket"].live
    assert live
    bare = Bare()
    bare.list([row for row in FEW if row.type != "aws_s3_bucket"])
    bare.detail(live)


def bare_all() -> None:
    """All that there is to list, bare."""
    Bare().list(ALL)


def ours_few() -> None:
    """The reading of keys, key stores and buckets."""
    inventory = read_aws(max_workers=THREADS, rows=FEW)
    assert not inventory.unreadable, inventory.unreadable[0]


def ours_all() -> None:
    """The reading of everything, of which there is nothing."""
    inventory = read_aws(max_workers=THREADS, rows=ALL)
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


def compare(cloud: Cloud, what: str, bare: Callable[[], None], ours: Callable[[], None]) -> float:
    """Print calls a second of both, the best of a few rounds each; return ours as a part of the bare one's."""
    best = {"bare": 0.0, "ours": 0.0}
    for _ in range(ROUNDS):
        for name, read in (("bare", bare), ("ours", ours)):
            seconds, calls = measure(cloud, read)
            best[name] = max(best[name], calls / seconds)
            print(f"{what}, {name}: {calls} calls in {seconds:.1f} s, {calls / seconds:.0f} calls/s")
    ratio = best["ours"] / best["bare"]
    print(f"{what}: the reading keeps {ratio:.0%} of the bare speed; it must keep {FLOOR:.0%}")
    return ratio


def main(buckets: int = 1000, milliseconds: float = 0) -> int:
    """Compare both ways of asking in both accounts; 1 where the reading is too slow."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    ratios = []
    for what, many, bare, ours in (("buckets", buckets, bare_few, ours_few), ("whole table", 0, bare_all, ours_all)):
        cloud = Cloud(many, milliseconds)
        os.environ.update(
            AWS_ENDPOINT_URL=cloud.url,
            AWS_DEFAULT_REGION="eu-central-1",
            AWS_ACCESS_KEY_ID="bench",
            AWS_SECRET_ACCESS_KEY="bench",
            AWS_EC2_METADATA_DISABLED="true",
        )
        ratios.append(compare(cloud, what, bare, ours))
        cloud.close()
    return 0 if min(ratios) >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
