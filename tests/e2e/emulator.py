"""An AWS account on loopback, in a process of its own: moto, and a relay before it for what moto does not know.

Two addresses. Terraform and boto3 build the account at moto itself. A reader asks the relay, which passes every call
on to moto but a few: moto has no custom key stores (it answers 500), its regions are those of three partitions, where
AWS tells an account of its own partition's enabled ones, and some settings it lacks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import boto3
from botocore.config import Config

from tests.sources.live.relay import Relay

ROOT = Path(__file__).parents[2]

ACCOUNT = "123456789012"
"""The account that moto takes every access key to be of: http://docs.getmoto.org/en/latest/docs/multi_account.html"""

# Of the regions that are enabled in every account, some: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
# A reading asks some hundred questions in each.
REGIONS = ("eu-central-1", "eu-west-1", "us-east-1", "us-east-2")

# What the buckets and keys of an account are asked of; other services hold nothing, and moto takes long to say so.
HOLDS = ("kms", "s3", "sts")

_KEPT = ("HOME", "LANG", "PATH", "TMPDIR", "VIRTUAL_ENV")


def environment(**more: str) -> dict[str, str]:
    """What a command may see of the machine: this checkout, no cloud, no Terraform settings, no colour, and `more`."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **more}


@dataclass(frozen=True)
class Account:
    """A running account: where to build it, and where to read it."""

    build: str
    read: str

    def environment(self, url: str) -> dict[str, str]:
        """What leads a command to one of the two addresses, and to nothing else."""
        nowhere = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
        keys = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
        return environment(AWS_ENDPOINT_URL=url, AWS_EC2_METADATA_DISABLED="true", **keys, **nowhere)

    @contextmanager
    def client(self, service: str, region: str) -> Iterator[Any]:
        """A boto3 client that builds."""
        # The bucket in the path: a host of its own would have no address on loopback.
        config = Config(s3={"addressing_style": "path"})
        client = _session().client(service, region, endpoint_url=self.build, config=config)
        try:
            yield client
        finally:
            client.close()


@cache
def _session() -> Any:
    return boto3.Session("testing", "testing")


@contextmanager
def aws_account() -> Iterator[Account]:
    """Start an empty account; its process ends with the block, and when whoever started it is gone."""
    command = [sys.executable, "-m", __name__]
    # Hundreds of public images and their snapshots would be there; the roles' policies of AWS would not.
    settings = {"MOTO_EC2_LOAD_DEFAULT_AMIS": "false", "MOTO_IAM_LOAD_MANAGED_POLICIES": "true"}
    with TemporaryFile("w+") as complaints:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": complaints}
        emulator = subprocess.Popen(command, text=True, cwd=ROOT, env=environment(**settings), **pipes)
        try:
            yield Account(**_told(emulator, complaints))
        finally:
            _end(emulator)


def _told(emulator: subprocess.Popen[str], complaints: IO[str]) -> dict[str, str]:
    assert emulator.stdout
    line = emulator.stdout.readline()
    if not line:
        complaints.seek(0)
        raise RuntimeError(f"the emulator did not start:\n{complaints.read()}")
    found: dict[str, str] = json.loads(line)
    return found


def _end(emulator: subprocess.Popen[str]) -> None:
    assert emulator.stdin and emulator.stdout
    emulator.stdin.close()
    try:
        emulator.wait(timeout=5)
    except subprocess.TimeoutExpired:
        emulator.kill()
        emulator.wait()
    emulator.stdout.close()


def serve() -> None:
    """Tell the addresses on standard output, then serve until standard input ends."""
    from moto.server import ThreadedMotoServer

    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    with Relay(f"{host}:{port}", HOLDS) as relay:
        settle(relay)
        relay.give("bedrock.get_model_invocation_logging_configuration", {})
        print(json.dumps({"build": f"http://{host}:{port}", "read": relay.url}), flush=True)
        sys.stdin.read()
    os._exit(0)  # moto's threads would be waited for


def settle(relay: Relay) -> None:
    """Make a relay answer what every reader asks and moto does not know."""
    relay.give("ec2.describe_regions", _regions())
    relay.give("kms.describe_custom_key_stores", {"CustomKeyStores": [], "Truncated": False})
    # What AWS says where nobody has set anything.
    relay.give("ec2.get_ebs_default_kms_key_id", {"KmsKeyId": "alias/aws/ebs"})
    relay.give("ec2.get_image_block_public_access_state", {"ImageBlockPublicAccessState": "block-new-sharing"})
    relay.give("ec2.get_snapshot_block_public_access_state", {"State": "unblocked"})
    relay.fail("glue.get_resource_policy", "EntityNotFoundException")
    # The account is in an organisation, which closes other regions to it and refuses AI services its data.
    policy = f"arn:aws:organizations::{ACCOUNT}:policy/o-emulated00/service_control_policy/p-regions00"
    told = {
        "Id": "p-regions00",
        "Arn": policy,
        "Name": "regions",
        "Type": "SERVICE_CONTROL_POLICY",
        "AwsManaged": False,
    }
    relay.give("organizations.list_policies", {"Policies": [told]})
    relay.give("organizations.describe_policy", {"Policy": {"Content": json.dumps(_REGION_DENY)}})
    relay.give("organizations.list_targets_for_policy", {"Targets": [{"TargetId": ACCOUNT, "Type": "ACCOUNT"}]})
    content = {"services": {"default": {"opt_out_policy": "optOut"}}}
    effective = {"PolicyContent": json.dumps(content), "TargetId": ACCOUNT}
    relay.give("organizations.describe_effective_policy", {"EffectivePolicy": effective})
    relay.amend("kms.describe_key", _describe_better)


_REGION_DENY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "NotAction": ["iam:*", "organizations:*", "sts:*"],
            "Resource": "*",
            "Condition": {
                "StringNotEquals": {"aws:RequestedRegion": [each for each in REGIONS if each.startswith("eu-")]}
            },
        }
    ],
}


def _describe_better(answer: Any) -> None:
    """Say of a key what moto does not: it keeps one description for a primary and its replicas, and makes the keys of
    services as if somebody had."""
    key = answer["KeyMetadata"]
    if key["Description"].startswith("Default key"):
        key["KeyManager"] = "AWS"
    if regions := key.get("MultiRegionConfiguration"):
        regions["MultiRegionKeyType"] = "PRIMARY" if regions["PrimaryKey"]["Arn"] == key["Arn"] else "REPLICA"


def _regions() -> str:
    items = "".join(f"<item><regionName>{name}</regionName></item>" for name in REGIONS)
    return f"<DescribeRegionsResponse><regionInfo>{items}</regionInfo></DescribeRegionsResponse>"


if __name__ == "__main__":
    serve()
