"""AWS, read through boto3: one account, every region that is enabled in it.

Measured: boto3 costs about 1.2 ms of CPU a call, so calls are spread over threads until CPU is the limit, and one
client serves all threads of a region. Requests to S3 carry the bucket in their path, not in the host name: one host a
region lets connections be kept, where a host a bucket would cost a TLS handshake for nearly every call.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from contextlib import closing
from threading import Lock
from typing import Any

import boto3
from botocore import exceptions as aws
from botocore.config import Config

import generator
from generator.errors import EurofenceError, Incomplete
from generator.facts import Inventory, Known, Operator, Unknown, Unreadable
from generator.mappings import Call, Live
from generator.mappings.permissions import REGIONS, WHO
from generator.sources.live import aws_errors as errors
from generator.sources.live.sweep import Failed, Scope, Swept, ask, call_name, live_rows, sweep

HOMES = {"aws": "eu-central-1", "aws-eusc": "eusc-de-east-1"}
"""Where a partition is asked about the account as a whole, unless told otherwise."""

Place = tuple[str, str]
"""A service and a region."""

_NO_CREDENTIALS = (
    aws.CredentialRetrievalError,
    aws.LoginError,
    aws.MetadataRetrievalError,
    aws.NoAuthTokenError,
    aws.NoCredentialsError,
    aws.PartialCredentialsError,
    aws.SSOError,
    aws.TokenRetrievalError,
)


def read_aws(
    *, region: str | None = None, expected_account: str | None = None, max_workers: int = 32, attempts: int = 5
) -> Inventory:
    """Return the facts of the account that the environment's credentials are of.

    `region` is where the account as a whole is asked, or a partition; without it AWS_REGION or the profile says it.
    Raises `Incomplete` where the credentials open nothing, and `EurofenceError` where they are of another account.
    """
    rows = live_rows("aws")
    with closing(_open(region, max_workers, attempts)) as account:
        account.identify()
        _expect(account, expected_account)
        unreadable = account.find_regions()
        swept = sweep(account, rows, max_workers)
    swept.unreadable.update(unreadable)
    notes = (
        f"read live: {', '.join(sorted(row.type for row in rows))}; no other type",
        f"regions read: {', '.join(account.regions)}",
    )
    return _inventory(account, swept, notes)


def _expect(account: Account, expected: str | None) -> None:
    if expected and account.project != expected:
        raise EurofenceError(
            f"the credentials are of account {account.project}, not of {expected}",
            where="aws",
            hint=f"use credentials of {expected}, or correct the account in the stack",
        )


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


def _open(region: str | None, workers: int, attempts: int) -> Account:
    try:
        session = boto3.Session()
        return Account(session, _home(session, region), workers, attempts)
    except aws.BotoCoreError as error:
        raise Incomplete(str(error), where="aws", hint=errors.HINT) from error


def _home(session: Any, region: str | None) -> str:
    name = region or os.environ.get("AWS_REGION") or session.region_name
    if not name:
        raise EurofenceError(
            "no region says which AWS to ask", where="aws", hint="set AWS_REGION, e.g. eu-central-1 or eusc-de-east-1"
        )
    if name in session.get_available_partitions():
        return HOMES.get(name) or str(min(session.get_available_regions("sts", name)))
    try:
        session.get_partition_for_region(name)
    except aws.UnknownRegionError as error:
        raise EurofenceError(f"{name} is no AWS region", where="aws", hint="e.g. eu-central-1") from error
    return str(name)


class Account:
    """One AWS account, asked with one session; a client a service and region, made once."""

    provider = "aws"

    def __init__(self, session: Any, home: str, workers: int, attempts: int) -> None:
        self.home = home
        self.operator: str = session.get_partition_for_region(home)
        self.project = ""
        self.regions: list[str] = []
        self._session = session
        self._config = Config(
            connect_timeout=5,
            read_timeout=20,
            max_pool_connections=workers,
            # Standard, not adaptive: it stops retrying when nothing but errors comes back.
            retries={"mode": "standard", "total_max_attempts": attempts},
            s3={"addressing_style": "path"},
            # The default one is put together anew for every call, at a tenth of its cost.
            user_agent=f"eurofence/{generator.__version__}",
        )
        self._making = Lock()
        self._clients: dict[Place, Any] = {}
        self._paginators: dict[tuple[str, str, str], Any] = {}
        self._silent: dict[Place, str] = {}

    def close(self) -> None:
        """Hang up."""
        for client in self._clients.values():
            client.close()

    def identify(self) -> None:
        """Learn which account the credentials are of."""
        try:
            answer = self._own(WHO)
        except Failed as failed:
            raise Incomplete(f"{failed.call}: {failed.reason}", where="aws", hint=errors.HINT) from failed
        self.project = answer.get("Account", "")
        if not self.project:
            raise Incomplete("sts.get_caller_identity names no account", where="aws", hint=errors.HINT)

    def find_regions(self) -> list[Unreadable]:
        """Learn the enabled regions; where that is not told, take all of the partition and say so."""
        try:
            self.regions = sorted(found.get("RegionName", "") for found in self._own(REGIONS))
            if not all(self.regions or [""]):
                raise Failed("ec2.describe_regions", "it names no region")
            return []
        except Failed as failed:
            self.regions = sorted(self._session.get_available_regions("ec2", self.operator))
            return [failed.unreadable(self.project)]

    def _own(self, call: Call) -> Any:
        return ask(self, Live(call.service, call, id=str), call, self._everywhere(), {})

    def _everywhere(self) -> Scope:
        return Scope(self.project, Known(self.home), {})

    def scopes(self, live: Live) -> list[Scope]:
        """Return the account, or each of its regions."""
        if live.per == "account":
            return [self._everywhere()]
        return [Scope(region, Known(region), {}) for region in self.regions]

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of what belongs to a resource: its region."""
        return Scope(parent, scope.region, {"parent": parent})

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Make one boto3 call, with all its pages where it gives items."""
        name = call_name(live, call)
        if isinstance(scope.region, Unknown):
            raise Failed(name, f"its region is not known: {scope.region.reason}")
        place = (call.service or live.service, scope.region.value)
        if place in self._silent:
            raise Failed(name, self._silent[place])
        try:
            return self._answer(place, call, parameters)
        except aws.ClientError as error:
            told = error.response.get("Error", {})
            if told.get("Code") in call.absent:
                return None
            raise errors.failed(name, call.permission, told, place[1], bool(self.project)) from error
        except _NO_CREDENTIALS as error:
            raise Incomplete(str(error), where="aws", hint=errors.HINT) from error
        except (aws.ConnectionError, aws.HTTPClientError) as error:
            # Every other call there would wait as long.
            self._silent[place] = f"no answer from {place[0]} in {place[1]}: {_why(error)}"
            raise Failed(name, self._silent[place]) from error

    def _answer(self, place: Place, call: Call, parameters: Dictionary[str, Any]) -> Any:
        client = self._client(place)
        if not call.items:
            return getattr(client, call.operation)(**parameters)
        # A list that is not in the answer is an error, not an empty one.
        return [item for page in self._pages(place, call, parameters) for item in page[call.items]]

    def _pages(self, place: Place, call: Call, parameters: Dictionary[str, Any]) -> Iterable[Any]:
        client = self._client(place)
        if not client.can_paginate(call.operation):
            return [getattr(client, call.operation)(**parameters)]
        key = (*place, call.operation)
        if key not in self._paginators:
            # Making one costs as much as half a call; it holds no state.
            self._paginators[key] = client.get_paginator(call.operation)
        pages: Iterable[Any] = self._paginators[key].paginate(**parameters)
        return pages

    def _client(self, place: Place) -> Any:
        found = self._clients.get(place)
        if found is None:
            # boto3 makes clients in one thread at a time only.
            with self._making:
                found = self._clients.get(place) or self._session.client(*place, config=self._config)
                self._clients[place] = found
        return found


def _why(error: Exception) -> str:
    """Return what went wrong on the way, without what differs from one run to the next."""
    return type(error).__name__.removesuffix("Error")
