"""The European Sovereign Cloud: its own endpoints, its own ARNs, and no call that leaves the partition."""

from __future__ import annotations

from collections.abc import Iterator
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import boto3
import pytest

from generator.facts import Operator
from generator.sources.live.aws import read_aws
from generator.sources.live.sweep import live_rows
from tests.sources.live.conftest import ACCOUNT, regions_xml
from tests.sources.live.relay import Relay

REGION = "eusc-de-east-1"
# https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
SUFFIXES = (".amazonaws.eu", ".amazonwebservices.eu")
ROWS = [row for row in live_rows("aws") if row.live and row.live.per in ("account", "region")]
SERVICES = sorted({row.live.service for row in ROWS if row.live})


class Proxy:
    """A proxy that notes the hosts it is asked for and leads to none of them."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        noted = self.hosts

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                noted.append(self.rfile.readline().split()[1].decode().rpartition(":")[0])
                while self.rfile.readline().strip():
                    pass
                self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

        self.server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True


@pytest.fixture
def proxy(aws: Relay, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """The account and its regions are told; every other call goes where boto3 believes the service is."""
    aws.give("ec2.describe_regions", regions_xml(REGION))
    made = Proxy()
    thread = Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    monkeypatch.delenv("AWS_ENDPOINT_URL")
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
    monkeypatch.setenv("AWS_ENDPOINT_URL_EC2", aws.url)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{made.server.server_address[1]}")
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_no_call_leaves_the_partition(aws: Relay, proxy: Proxy) -> None:
    inventory = read_aws(region="aws-eusc", attempts=1)
    (operator,) = (fact for fact in inventory.facts if isinstance(fact, Operator))
    assert operator.id == f"arn:aws-eusc:iam::{ACCOUNT}:root"
    assert {asked.region for asked in aws.asked} == {REGION}
    assert not [fact.id for fact in inventory.facts if fact.id.startswith("arn:aws:")]
    assert proxy.hosts
    assert [host for host in proxy.hosts if not host.endswith(SUFFIXES)] == []
    # What the proxy refused is unreadable, and what the partition does not have is said: nothing is passed over.
    asked = {gap.call.partition(".")[0] for gap in inventory.unreadable}
    (said,) = [note for note in inventory.notes if note.startswith("not offered")] or [""]
    missing = {service for service in SERVICES if f"{service} in aws-eusc" in said}
    # EC2 answers at the relay, and STS, which is asked first what organisation there is.
    assert {*SERVICES} - asked - missing <= {"ec2", "organizations"}


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_that_the_table_asks_there_has_its_endpoint_there(service: str) -> None:
    session = boto3.Session("testing", "testing")
    homes = {row.live.homes.get("aws-eusc", "") for row in ROWS if row.live and row.live.service == service}
    for home in {home or REGION for home in homes}:
        client = session.client(service, home)
        assert client.meta.endpoint_url.endswith(SUFFIXES)
        assert client.meta.partition == "aws-eusc"
        client.close()
