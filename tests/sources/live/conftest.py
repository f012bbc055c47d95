"""An AWS account on loopback: an emulator, with a relay before it that can fail."""

from __future__ import annotations

import os
import socket
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto.server import ThreadedMotoServer

from generator.facts import Inventory
from generator.sources.live.aws import read_aws
from generator.sources.live.sweep import live_rows
from tests.sources.live.relay import Relay

AS_AWS_HAS_IT: dict[str, Any] = {
    "bedrock.get_model_invocation_logging_configuration": {},
    "ec2.get_ebs_default_kms_key_id": "<R><kmsKeyId>alias/aws/ebs</kmsKeyId></R>",
    "ec2.get_image_block_public_access_state": (
        "<R><imageBlockPublicAccessState>unblocked</imageBlockPublicAccessState></R>"
    ),
    "ec2.get_snapshot_block_public_access_state": "<R><state>unblocked</state></R>",
}
"""Settings of a region that nobody has touched, which the emulator does not know."""
REGIONS = ("eu-central-1", "eu-west-3", "us-east-1")
ACCOUNT = "123456789012"
ROWS = [row for row in live_rows("aws") if row.type in ("aws_kms_custom_key_store", "aws_kms_key", "aws_s3_bucket")]
"""Enough of the table to try the engine with: it knows no type, and the emulator not all of them."""


def read_account(**options: Any) -> Inventory:
    """Read keys and buckets."""
    return read_aws(rows=ROWS, **options)


@pytest.fixture(scope="session")
def emulator() -> Iterator[str]:
    # It would put four thousand snapshots of strangers into every account.
    os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"
    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def aws(emulator: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[Relay]:
    """The relay before an empty account with three enabled regions; the environment leads there."""
    urllib.request.urlopen(f"http://{emulator}/moto-api/reset", data=b"").close()
    with Relay(emulator, holds=("dynamodb", "ec2", "kms", "s3", "sts")) as relay:
        relay.give("ec2.describe_regions", regions_xml(*REGIONS))
        # The emulator knows no custom key stores.
        relay.give("kms.describe_custom_key_stores", {"CustomKeyStores": [], "Truncated": False})
        for operation, answer in AS_AWS_HAS_IT.items():
            relay.give(operation, answer)
        for name, value in {
            "AWS_ENDPOINT_URL": relay.url,
            "AWS_REGION": "eu-central-1",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": str(tmp_path / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        }.items():
            monkeypatch.setenv(name, value)
        yield relay


@pytest.fixture
def client(aws: Relay) -> Iterator[Callable[[str, str], Any]]:
    """boto3 clients that build the account, past the relay."""
    made = []

    def make(service: str, region: str) -> Any:
        config = Config(s3={"addressing_style": "path"})
        made.append(boto3.client(service, region, endpoint_url=f"http://{aws.upstream}", config=config))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def regions_xml(*names: str) -> str:
    items = "".join(f"<item><regionName>{name}</regionName></item>" for name in names)
    return f"<DescribeRegionsResponse><regionInfo>{items}</regionInfo></DescribeRegionsResponse>"


def buckets_xml(*buckets: tuple[str, str]) -> str:
    items = "".join(
        f"<Bucket><Name>{name}</Name><BucketRegion>{region}</BucketRegion></Bucket>" for name, region in buckets
    )
    return f"<ListAllMyBucketsResult><Buckets>{items}</Buckets></ListAllMyBucketsResult>"
