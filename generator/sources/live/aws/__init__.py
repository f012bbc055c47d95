"""AWS, read through boto3: one account, every region that is enabled in it.

Measured: boto3 costs about 1.2 ms of CPU a call, so calls are spread over threads until CPU is the limit, and one
client serves all threads of a region. Requests to S3 carry the bucket in their path, not in the host name: one host a
region lets connections be kept, where a host a bucket would cost a TLS handshake for nearly every call.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from generator.errors import EurofenceError
from generator.facts import Inventory, Known, Operator
from generator.mappings import MAPPINGS, Mapping
from generator.sources.live.aws.account import Account, open_account
from generator.sources.live.pace import Pace
from generator.sources.live.sweep import Swept, live_rows, sweep


def read_aws(
    *,
    region: str | None = None,
    expected_account: str | None = None,
    max_workers: int = 32,
    attempts: int = 5,
    max_rate: float | None = None,
    rows: Sequence[Mapping] | None = None,
) -> Inventory:
    """Return the facts of the account that the environment's credentials are of.

    `region` is where the account as a whole is asked, or a partition; without it AWS_REGION or the profile says it.
    `max_rate` is how many requests a second are sent at most. `rows` are what is read, all of the table unless given.
    Raises `Incomplete` where the credentials open nothing, and `EurofenceError` where they are of another account.
    """
    rows = live_rows("aws") if rows is None else rows
    with closing(open_account(region, max_workers, attempts, Pace(max_rate))) as account:
        account.identify()
        _expect(account, expected_account)
        unreadable = account.find_regions()
        swept = sweep(account, rows, max_workers)
    swept.unreadable.update(unreadable)
    return _inventory(account, swept, (_what(rows), f"regions read: {', '.join(account.regions)}", *account.notes()))


def _expect(account: Account, expected: str | None) -> None:
    if expected and account.project != expected:
        raise EurofenceError(
            f"the credentials are of account {account.project}, not of {expected}",
            where="aws",
            hint=f"use credentials of {expected}, or correct the account in the stack",
        )


def _what(rows: Sequence[Mapping]) -> str:
    """Return what is read at all: the services, for the types are many."""
    listed = {row.type for row in rows}
    types = [row for row in MAPPINGS.values() if row.family in listed]
    services = sorted({row.live.service for row in rows if row.live})
    return f"read live: {len(types)} resource types of {', '.join(services)}; no other type"


def _inventory(account: Account, swept: Swept, notes: tuple[str, ...]) -> Inventory:
    operator = Operator(
        id=f"arn:{account.operator}:iam::{account.project}:root",
        type="aws account",
        provider="aws",
        service="",
        name=Known(account.project),
        location=Known(account.home),
        operator=Known(account.operator),
    )
    return Inventory(
        source="aws",
        facts=tuple(sorted((operator, *swept.facts), key=lambda fact: (fact.id, fact.type))),
        unreadable=tuple(sorted(swept.unreadable)),
        resources=swept.resources,
        notes=notes,
    )
