"""What a sweep of an organisation through Cloud Asset Inventory costs us: 50,000 assets over HTTP, and the memory.

`python -m tests.bench.assets [ASSETS] [MILLISECONDS]`: a server of its own process gives pages of a thousand assets,
each after so many milliseconds: a quarter are buckets, a quarter keys, the others of every type that the inventory has,
as the rows' cases (`tests/mappings/cases`) tell them. Measured are the seconds of the whole reading, those of the lists
alone (asked for and decoded, nothing made of them), and the share of its time in which the reading computed instead of
waiting.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.mappings import Mapping
from generator.sources.live.assets.rows import held
from generator.sources.live.sweep import live_rows

PROJECTS = 1000
PAGE = 1000
LIMIT_MB = 1000
MOST = 0.5
"""The share of its time that a reading may compute."""
LOCATIONS = ("europe-west1", "europe-west3", "europe-west9", "us-central1")
BUCKET, KEY, RING = (
    "storage.googleapis.com/Bucket",
    "cloudkms.googleapis.com/CryptoKey",
    "cloudkms.googleapis.com/KeyRing",
)
PROJECT = "cloudresourcemanager.googleapis.com/Project"
ORGANIZATION = "cloudresourcemanager.googleapis.com/Organization"

CASES = Path(__file__).parents[1] / "mappings" / "cases"

Json = Any


def asset(kind: str, name: str, data: Json, number: int) -> Json:
    above = [f"projects/{number}", f"folders/{number % 20}", "organizations/1"]
    told = {
        "version": "v1",
        "discoveryName": kind.rpartition("/")[2],
        "data": data,
        "location": data.get("location", ""),
    }
    return {
        "name": name,
        "assetType": kind,
        "resource": {**told, "parent": f"//cloudresourcemanager.googleapis.com/projects/{number}"},
        "ancestors": above if kind != ORGANIZATION else above[2:],
        "updateTime": "2026-01-01T00:00:00Z",
    }


def bucket(i: int, number: int) -> Json:
    data = {
        "kind": "storage#bucket",
        "selfLink": f"https://www.googleapis.com/storage/v1/b/bucket-{i}",
        "id": f"bucket-{i}",
        "name": f"bucket-{i}",
        "projectNumber": str(number),
        "generation": "1700000000000000000",
        "metageneration": "3",
        "location": LOCATIONS[i % 4].upper(),
        "locationType": "region",
        "storageClass": "STANDARD",
        "timeCreated": "2025-01-01T00:00:00.000Z",
        "updated": "2025-06-01T00:00:00.000Z",
        "labels": {"eurofence-class": "internal", "team": f"team-{i % 50}", "cost-centre": "4711"},
        "encryption": {"defaultKmsKeyName": f"projects/{number}/locations/europe-west9/keyRings/r/cryptoKeys/key-{i}"},
        "iamConfiguration": {
            "publicAccessPrevention": "enforced" if i % 3 else "inherited",
            "uniformBucketLevelAccess": {"enabled": True, "lockedTime": "2026-01-01T00:00:00.000Z"},
            "bucketPolicyOnly": {"enabled": True, "lockedTime": "2026-01-01T00:00:00.000Z"},
        },
        "versioning": {"enabled": bool(i % 2)},
        "softDeletePolicy": {"retentionDurationSeconds": "604800", "effectiveTime": "2025-01-01T00:00:00.000Z"},
        "lifecycle": {"rule": [{"action": {"type": "Delete"}, "condition": {"age": 365, "isLive": False}}]},
    }
    return asset(BUCKET, f"//storage.googleapis.com/bucket-{i}", data, number)


def key(i: int, number: int) -> Json:
    name = f"projects/project-{number}/locations/{LOCATIONS[i % 4]}/keyRings/ring-{number}/cryptoKeys/key-{i}"
    version = {"name": f"{name}/cryptoKeyVersions/1", "state": "ENABLED", "protectionLevel": "HSM"}
    data = {
        "name": name,
        "primary": {**version, "algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION", "createTime": "2025-01-01T00:00:00Z"},
        "purpose": "ENCRYPT_DECRYPT",
        "createTime": "2025-01-01T00:00:00Z",
        "nextRotationTime": "2026-06-01T00:00:00Z",
        "rotationPeriod": "7776000s",
        "versionTemplate": {"protectionLevel": "HSM", "algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION"},
        "labels": {"eurofence-class": "internal"},
        "destroyScheduledDuration": "2592000s",
    }
    return asset(KEY, f"//cloudkms.googleapis.com/{name}", data, number)


def grants(i: int, number: int) -> Json:
    return _granted(asset(BUCKET, f"//storage.googleapis.com/bucket-{i}", {}, number), ["admin", "viewer"])


def _granted(told: Json, roles: list[str]) -> Json:
    bindings = [{"role": f"roles/storage.{role}", "members": [f"group:{role}@example.eu"]} for role in roles]
    return {**{k: v for k, v in told.items() if k != "resource"}, "iamPolicy": {"bindings": bindings, "etag": "ACAB"}}


def others(assets: int) -> Iterator[tuple[str, Json, Json]]:
    """Assets of every other type in turn, a type once a project: the type, the resource, and who may do what there."""
    told = [(row, case) for row in live_rows("google") if (case := _case(row))]
    for i in range(assets):
        row, case = told[i % len(told)]
        number = i // len(told) % PROJECTS + 1
        text = json.loads(case.replace("acme-prod", f"project-{number}"))
        assert row.live
        whole = [text["values"][call.key] for call in row.live.details if held(row.live, call) == "item"]
        data = {**text["values"][row.live.list.key], **(whole[0] if whole else {})}
        found = asset(row.live.assets[0], text["id"], data, number)
        yield row.live.assets[0], found, _granted(found, ["viewer"])


def _case(row: Mapping) -> str:
    """The text of a row's first case, empty where the inventory has no such thing in a project."""
    live = row.live
    if not live or not live.assets or {BUCKET, KEY} & set(live.assets) or live.per in ("folder", "organization"):
        return ""
    return next(path.read_text() for path in sorted(CASES.glob(f"{row.type}-*/api.json")))


class Canned:
    """The organisation, by content and type."""

    def __init__(self, assets: int) -> None:
        projects = [{"projectId": f"project-{n}", "projectNumber": str(n)} for n in range(1, PROJECTS + 1)]
        quarters = range(assets // 4)
        self.of: dict[tuple[str, str], list[Json]] = {
            ("RESOURCE", PROJECT): [
                asset(PROJECT, f"//cloudresourcemanager.googleapis.com/projects/{n}", data, n)
                for n, data in enumerate(projects, start=1)
            ],
            ("RESOURCE", ORGANIZATION): [asset(ORGANIZATION, "//x/organizations/1", {}, 1)],
            ("RESOURCE", BUCKET): [bucket(i, i % PROJECTS + 1) for i in quarters],
            ("RESOURCE", KEY): [key(i, i % PROJECTS + 1) for i in quarters],
            ("IAM_POLICY", BUCKET): [grants(i, i % PROJECTS + 1) for i in quarters],
        }
        for kind, found, granted in others(assets - 2 * len(quarters)):
            self.of.setdefault(("RESOURCE", kind), []).append(found)
            self.of.setdefault(("IAM_POLICY", kind), []).append(granted)
        self.thought: dict[str, bytes] = {}

    def reply(self, target: str) -> bytes:
        """The bytes of a page, made once."""
        if target not in self.thought:
            query = parse_qs(urlsplit(target).query)
            found = [each for kind in query["assetTypes"] for each in self.of.get((query["contentType"][0], kind), ())]
            start = int(query.get("pageToken", ["0"])[0])
            more = {"nextPageToken": str(start + PAGE)} if start + PAGE < len(found) else {}
            body = json.dumps(
                {"readTime": "2026-01-01T00:00:00Z", "assets": found[start : start + PAGE], **more}
            ).encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self.thought[target] = head.encode() + body
        return self.thought[target]


class Connection(asyncio.Protocol):
    """One keep-alive connection; every request is a GET without a body."""

    def __init__(self, canned: Canned, delay: float) -> None:
        self.canned, self.delay, self.read = canned, delay, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self.read += data
        while (end := self.read.find(b"\r\n\r\n")) >= 0:
            target, self.read = self.read.split(b" ", 2)[1].decode(), self.read[end + 4 :]
            reply = self.canned.reply(target)
            asyncio.get_running_loop().call_later(self.delay, self.transport.write, reply)


async def serve(assets: int, milliseconds: float) -> None:
    """Answer until standard input ends."""
    canned = Canned(assets)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(canned, milliseconds / 1000), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def listed() -> int:
    """Ask for all lists and make nothing of them."""
    from generator.mappings.permissions import ASSETS, POLICIES
    from generator.sources.live.assets.hierarchy import TYPES
    from generator.sources.live.assets.rows import Table
    from generator.sources.live.google.credentials import credentials
    from generator.sources.live.google.inventory import Listing
    from generator.sources.live.google.services import Services
    from generator.sources.live.pace import Pace

    table = Table(live_rows("google"))
    with closing(Services("googleapis.com", credentials("googleapis.com"), 1, Pace())) as services:
        listing = Listing(services, "organizations/1")
        lists = (
            (ASSETS, "RESOURCE", TYPES),
            (POLICIES, "IAM_POLICY", table.with_policies),
            (ASSETS, "RESOURCE", table.types),
        )
        return sum(1 for call, content, types in lists for _ in listing.assets(call, content, types))


def read() -> int:
    """Read all projects."""
    from generator.sources.live.assets import read_assets

    return sum(inventory.resources for inventory in read_assets(parent="organizations/1", attempts=1).values())


def measure(what: str, run: Any) -> tuple[float, float]:
    """The seconds that something took, and how many of them it computed."""
    before, began = time.process_time(), time.perf_counter()
    found = run()
    seconds, computed = time.perf_counter() - began, time.process_time() - before
    print(f"{what}: {found} assets in {seconds:.1f} s, {computed / seconds:.0%} of it outside waiting")
    return seconds, computed


def main(assets: int = 50_000, milliseconds: float = 1000) -> int:
    """Compare the reading with its lists; 1 where it computes more than it waits, or takes too much memory."""
    command = [sys.executable, "-m", "tests.bench.assets", "serve", str(assets), str(milliseconds)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout and server.stdin
        os.environ["CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDASSET"] = (
            f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        )
        os.environ["GOOGLE_OAUTH_ACCESS_TOKEN"] = "bench"
        listed()  # The server thinks out its pages once.
        alone, _ = measure("lists alone", listed)
        # Processor time counts: others on this machine must not decide.
        whole, computed = measure("whole reading", read)
        server.stdin.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{whole / alone:.2f} times the lists alone, computing {computed / whole:.0%} (at most {MOST:.0%})")
    print(f"at most {memory} MB (of {LIMIT_MB})")
    return 0 if computed <= MOST * whole and memory <= LIMIT_MB else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(int(sys.argv[2]), float(sys.argv[3])))
        sys.exit(0)
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
