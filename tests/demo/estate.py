"""An AWS account that grew by hand: a stack half in place, and data that leaves the EU in several ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.e2e.emulator import ACCOUNT, Account
from tests.e2e.world import HOME, Bucket, make_key, site_state

IRELAND, OHIO, VIRGINIA = "eu-west-1", "us-east-2", "us-east-1"


@dataclass(frozen=True)
class Planted:
    """One thing that is wrong in the account: what a report must say, by which control or drift, of which resource.

    `resource` is the end of the resource's id. A drift is named by its kind, and by its field where there is one.
    """

    what: str
    resource: str
    named: tuple[str, ...]

    def is_in(self, name: str, found: Iterable[tuple[str, str]]) -> bool:
        """Tell whether a report names it: `found` are resources with the control or drift that names them."""
        return any(told == name and resource.endswith(self.resource) for resource, told in found)


def build(account: Account) -> tuple[Planted, ...]:
    """Fill the account and return what is wrong in it."""
    _state(account)
    key = _site(account)
    _export(account)
    _invoices(account, key)
    replica = _payments(account)
    _scans(account)
    return (
        Planted("a page bucket of the stack is gone", "aws_s3_bucket.pages", ("missing",)),
        Planted("the stack's log bucket was opened by hand", ":acme-www-logs", ("changed public_access", "ACC-01")),
        Planted("a bucket in Ohio", ":acme-analytics-export", ("unmanaged", "RES-01", "KEY-01")),
        Planted("a bucket in Frankfurt that replicates to Virginia", ":acme-invoices", ("unmanaged", "RES-02")),
        Planted("its replica in Virginia", ":acme-invoices-copy", ("unmanaged", "RES-01", "KEY-01")),
        Planted(
            "a key in Frankfurt with a replica in Virginia", replica.replace(VIRGINIA, HOME), ("unmanaged", "KEY-04")
        ),
        Planted("the replica key", replica, ("unmanaged", "KEY-03", "KEY-04")),
        Planted(
            "a bucket in Ireland that nothing protects", ":acme-hr-scans", ("unmanaged", "ACC-01", "ACC-04", "KEY-01")
        ),
    )


def _state(account: Account) -> None:
    """Make what holds Terraform's state: as it should be, and no stack's."""
    state = site_state(account)
    state.make()
    state.close()


def _site(account: Account) -> str:
    """Make the stack's key, and one of its two buckets without its public access block; return the key."""
    tags = [{"TagKey": "eurofence-class", "TagValue": "internal"}]
    key = make_key(account, HOME, "alias/acme-www-web", Tags=tags)
    Bucket(account, "acme-www-logs", HOME).make(key=key, data_class="internal", closed=False)
    return key


def _export(account: Account) -> None:
    Bucket(account, "acme-analytics-export", OHIO).make()


def _invoices(account: Account, key: str) -> None:
    Bucket(account, "acme-invoices-copy", VIRGINIA).make()
    Bucket(account, "acme-invoices", HOME).make(key=key)
    rule = {
        "ID": "everything",
        "Priority": 1,
        "Status": "Enabled",
        "Filter": {"Prefix": ""},
        "DeleteMarkerReplication": {"Status": "Disabled"},
        "Destination": {"Bucket": "arn:aws:s3:::acme-invoices-copy"},
    }
    replication = {"Role": f"arn:aws:iam::{ACCOUNT}:role/replicate", "Rules": [rule]}
    with account.client("s3", HOME) as s3:
        s3.put_bucket_replication(Bucket="acme-invoices", ReplicationConfiguration=replication)


def _payments(account: Account) -> str:
    """Make a key and its replica; return the replica."""
    key = make_key(account, HOME, "alias/acme-payments", MultiRegion=True)
    with account.client("kms", HOME) as kms:
        made = kms.replicate_key(KeyId=key.rpartition("/")[2], ReplicaRegion=VIRGINIA)
        return str(made["ReplicaKeyMetadata"]["Arn"])


def _scans(account: Account) -> None:
    Bucket(account, "acme-hr-scans", IRELAND).make(closed=False, tls=False)
