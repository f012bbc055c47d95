"""Stacks of our own, rendered into a test's folder, and the account they are applied to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.command import eurofence
from tests.e2e.emulator import ACCOUNT, ROOT, Account, environment

HOME = "eu-central-1"
CLOSED = dict.fromkeys(("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"), True)


def copy_stack(
    name: str, folder: Path, state_project: str = "acme-platform", mended: Callable[[str], str] = str
) -> Path:
    """Copy an example stack without what was rendered of it, moved to the emulator's account, and render it there.

    `mended` returns the text of stack.yaml as it is to be.
    """
    stack = folder / name
    stack.mkdir(parents=True)
    for file in (ROOT / "stacks" / name).glob("*.yaml"):
        shutil.copy(file, stack)
    text = (stack / "stack.yaml").read_text()
    for account in ("111122223333", "444455556666", "777788889999"):
        text = text.replace(account, ACCOUNT)
    text = text.replace("acme-platform", state_project)
    (stack / "stack.yaml").write_text(mended(text))
    render(stack)
    return stack


def render(stack: Path) -> None:
    """Render a stack where it stands."""
    done = eurofence(environment(), stack, "render", ".")
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True)
class Bucket:
    """A bucket made by hand, as careful as its arguments say."""

    account: Account
    name: str
    region: str

    def make(self, *, key: str | None = None, data_class: str = "", closed: bool = True, tls: bool = True) -> None:
        """Make it: versioned, and what is asked for."""
        with self.account.client("s3", self.region) as s3:
            where = {"CreateBucketConfiguration": {"LocationConstraint": self.region}}
            s3.create_bucket(Bucket=self.name, **({} if self.region == "us-east-1" else where))
            s3.put_bucket_versioning(Bucket=self.name, VersioningConfiguration={"Status": "Enabled"})
            if data_class:
                tags = [{"Key": "eurofence-class", "Value": data_class}]
                s3.put_bucket_tagging(Bucket=self.name, Tagging={"TagSet": tags})
            if key:
                s3.put_bucket_encryption(Bucket=self.name, ServerSideEncryptionConfiguration=encryption(key))
            if closed:
                s3.put_public_access_block(Bucket=self.name, PublicAccessBlockConfiguration=CLOSED)
        if tls:
            self.refuse_plain_http()

    def refuse_plain_http(self) -> None:
        """Give it the policy that denies everything without TLS."""
        with self.account.client("s3", self.region) as s3:
            s3.put_bucket_policy(Bucket=self.name, Policy=json.dumps(_only_tls(self.name)))

    def remove(self) -> None:
        """Remove it; it must be empty."""
        with self.account.client("s3", self.region) as s3:
            s3.delete_bucket(Bucket=self.name)


def encryption(key: str) -> dict[str, Any]:
    """A bucket's default encryption under a key."""
    rule = {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}
    return {"Rules": [{"ApplyServerSideEncryptionByDefault": rule, "BucketKeyEnabled": True}]}


def make_key(account: Account, region: str, alias: str, **settings: Any) -> str:
    """Make a key that rotates and has an alias; return its ARN."""
    with account.client("kms", region) as kms:
        key = kms.create_key(KeyUsage="ENCRYPT_DECRYPT", **settings)["KeyMetadata"]
        kms.enable_key_rotation(KeyId=key["KeyId"])
        kms.create_alias(AliasName=alias, TargetKeyId=key["KeyId"])
        return str(key["Arn"])


@dataclass(frozen=True)
class State:
    """What exists before the first apply: the bucket and the key of Terraform's state."""

    bucket: Bucket
    alias: str

    def make(self) -> tuple[str, str]:
        """Make both and return their ids; the bucket has no policy yet."""
        key = make_key(self.bucket.account, self.bucket.region, self.alias)
        self.bucket.make(key=key, tls=False)
        return f"arn:aws:s3:::{self.bucket.name}", key

    def close(self) -> None:
        """Refuse plain HTTP from now on: moto does not weigh conditions, and would refuse Terraform its state."""
        self.bucket.refuse_plain_http()


def site_state(account: Account) -> State:
    """The state of the public site."""
    return State(Bucket(account, "acme-terraform-state-frankfurt", HOME), "alias/acme-terraform-state")


def _only_tls(bucket: str) -> dict[str, Any]:
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {"Version": "2012-10-17", "Statement": [statement]}
