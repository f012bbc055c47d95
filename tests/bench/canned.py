"""An AWS that answers at once and always the same: what a reading costs when the cloud costs nothing.

`python -m tests.bench.canned BUCKETS MILLISECONDS` prints its port, then the number of calls so far for every line
of its input, until that ends.
"""

from __future__ import annotations

import asyncio
import sys

from tests.sources.live.wire import asked, nothing

REGIONS = (
    *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
    *("ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"),
    *("sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2"),
)
HOMES = ("eu-central-1", "eu-west-1", "eu-west-3")


def bucket_answers() -> dict[bytes, bytes]:
    """What is said of every bucket, by the part of it that is asked for."""
    rule = (
        "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>"
    )
    flags = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
    blocked = "".join(f"<{flag}>true</{flag}>" for flag in flags)
    return {
        b"?acl": ok("<AccessControlPolicy><AccessControlList/></AccessControlPolicy>"),
        b"?encryption": ok(
            f"<ServerSideEncryptionConfiguration><Rule>{rule}</Rule></ServerSideEncryptionConfiguration>"
        ),
        b"?object-lock": missing("ObjectLockConfigurationNotFoundError"),
        b"?policy": missing("NoSuchBucketPolicy"),
        b"?policyStatus": missing("NoSuchBucketPolicy"),
        b"?publicAccessBlock": ok(f"<PublicAccessBlockConfiguration>{blocked}</PublicAccessBlockConfiguration>"),
        b"?replication": missing("ReplicationConfigurationNotFoundError"),
        b"?tagging": ok("<Tagging><TagSet><Tag><Key>app</Key><Value>one</Value></Tag></TagSet></Tagging>"),
        b"?versioning": ok("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"),
    }


def ok(body: str, kind: str = "text/xml") -> bytes:
    """The bytes of an answer."""
    return answer("200 OK", body, kind)


def missing(code: str) -> bytes:
    """The bytes of an answer that says that nothing is set."""
    return answer("404 Not Found", f"<Error><Code>{code}</Code><Message>nothing is set</Message></Error>", "text/xml")


def answer(status: str, body: str, kind: str) -> bytes:
    """The bytes of any answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


class Canned:
    """The answers, and how many were given."""

    def __init__(self, buckets: int) -> None:
        listed = "".join(
            f"<Bucket><Name>bucket-{i:05}</Name><BucketRegion>{HOMES[i % len(HOMES)]}</BucketRegion></Bucket>"
            for i in range(buckets)
        )
        regions = "".join(f"<item><regionName>{region}</regionName></item>" for region in REGIONS)
        who = "<GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>"
        self.calls = 0
        self.thought: dict[tuple[object, ...], bytes] = {}
        self.buckets = ok(f"<ListAllMyBucketsResult><Buckets>{listed}</Buckets></ListAllMyBucketsResult>")
        self.of_bucket = bucket_answers()
        self.named = {
            b"Action=DescribeRegions": ok(
                f"<DescribeRegionsResponse><regionInfo>{regions}</regionInfo></DescribeRegionsResponse>"
            ),
            b"Action=GetCallerIdentity": ok(f"<GetCallerIdentityResponse>{who}</GetCallerIdentityResponse>"),
            b"TrentService.ListKeys": ok('{"Keys": []}', "application/json"),
            b"TrentService.DescribeCustomKeyStores": ok('{"CustomKeyStores": []}', "application/json"),
        }

    def reply(self, head: bytes, body: bytes) -> bytes:
        """The answer to a request."""
        self.calls += 1
        line = head[: head.index(b"\r\n")]
        path = line.split(b" ")[1]
        found = self.buckets if path.startswith(b"/?") else self.of_bucket.get(path[path.find(b"?") :])
        if found and line.startswith(b"GET"):
            return found
        return next((reply for name, reply in self.named.items() if name in head or name in body), None) or self.rest(
            line, head, body
        )

    def rest(self, line: bytes, head: bytes, body: bytes) -> bytes:
        """The answer that there is nothing, thought out once for each operation and path."""
        headers = dict(each.split(": ", 1) for each in head.decode().split("\r\n")[1:])
        action = b"&".join(body.split(b"&")[:2]) if body.startswith(b"Action=") else b""
        key = (line, headers.get("X-Amz-Target", ""), action, headers["Authorization"].split("/")[3])
        if key not in self.thought:
            method, path, _ = line.decode().split(" ")
            reply = nothing(asked(method, path, headers, action).operation)
            kind, said = reply.content_type, reply.body.decode()
            self.thought[key] = answer("200 OK" if reply.status == 200 else "404 Not Found", said, kind)
        return self.thought[key]


class Connection(asyncio.Protocol):
    """One keep-alive connection."""

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
            head = self.read[:end]
            at = head.lower().find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self.read) < end + 4 + length:
                return
            body, self.read = self.read[end + 4 : end + 4 + length], self.read[end + 4 + length :]
            reply = self.canned.reply(head, body)
            if self.delay:
                asyncio.get_running_loop().call_later(self.delay, self.transport.write, reply)
            else:
                self.transport.write(reply)


async def serve(buckets: int, milliseconds: float) -> None:
    """Answer until standard input ends; every line of it is answered with the number of calls so far."""
    canned = Canned(buckets)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(canned, milliseconds / 1000), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(canned.calls, flush=True)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
