"""One AWS account as the engine asks it: where it has regions, and what its answers and refusals mean."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping as Dictionary
from functools import cache
from typing import Any

import boto3
import botocore.session
from botocore import exceptions as aws
from botocore.discovery import EndpointDiscoveryException
from botocore.loaders import create_loader

from generator.errors import EurofenceError, Incomplete
from generator.facts import Known, Unknown, Unreadable
from generator.mappings import Call, Live
from generator.mappings.permissions import REGIONS, WHO
from generator.sources.live.aws import errors
from generator.sources.live.aws.clients import Client, Clients, Place, WebPage
from generator.sources.live.aws.offers import Offers
from generator.sources.live.calls import Failed, Scope, ask, call_name
from generator.sources.live.pace import Pace

HOMES = {"aws": "eu-central-1", "aws-eusc": "eusc-de-east-1"}
"""Where a partition is asked about the account as a whole, unless told otherwise."""

# arn:partition:service:region:account:type/name or :type:name
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
_NAME = re.compile(r"^arn:([^:]*:){4}[^:/]*[:/]")

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


def open_account(region: str | None, workers: int, attempts: int, pace: Pace) -> Account:
    """Return the account that the environment's credentials are of, not asked yet."""
    try:
        session = _session()
        home = _home(session, region)
        return Account(session, home, Clients(session, workers, attempts, pace))
    except aws.BotoCoreError as error:
        raise Incomplete(str(error), where="aws", hint=errors.HINT) from error


def _session() -> Any:
    """Return a session of the environment; what AWS's services look like is read once, not for every account."""
    core = botocore.session.Session()
    core.register_component("data_loader", _loader(core.get_config_variable("data_path")))
    return boto3.Session(botocore_session=core)


@cache
def _loader(path: str | None) -> Any:
    return create_loader(path)


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
    """One AWS account, asked with one session, in one partition: no call ever leaves it."""

    provider = "aws"

    def __init__(self, session: Any, home: str, clients: Clients) -> None:
        self.home = home
        self.operator: str = session.get_partition_for_region(home)
        self.project = ""
        self.regions: list[str] = []
        self._session = session
        self._clients = clients
        self._offers = Offers(session, self.operator)
        self._silent: dict[Place, str] = {}

    def close(self) -> None:
        """Hang up."""
        self._clients.close()

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

    def notes(self) -> list[str]:
        """Return what was not read because AWS has no such thing there."""
        return self._offers.notes()

    def _own(self, call: Call) -> Any:
        return ask(self, Live(call.service, call, id=str), call, self._scope(self.home, self.project), {})

    def scopes(self, live: Live) -> list[Scope]:
        """Return the account, or each of its regions."""
        if live.per == "region":
            return [self._scope(region, region) for region in self.regions]
        home = live.homes.get(self.operator) if live.homes else self.home
        if home is None:
            self._offers.miss(live.service)
            return []
        return [self._scope(home, self.project)]

    def _scope(self, region: str, name: str) -> Scope:
        fields = {"operator": self.operator, "project": self.project, "region": region}
        return Scope(name, Known(region), fields)

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of what belongs to a resource: its region; `{parent_name}` is its name without the ARN."""
        name = _NAME.sub("", parent)
        return Scope(parent, scope.region, {**scope.fields, "parent": parent, "parent_name": name})

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Make one boto3 call, with all its pages where it gives items; None where nothing of the kind is there."""
        name, place = call_name(live, call), self._place(live, call, scope)
        # Only of what is listed by region can a region have none; what is asked elsewhere is known to be there.
        by_region = live.per == "region" and call is live.list
        try:
            with self._clients.lent(place) as client:
                if by_region and self._offers.is_missing(place, client.boto3.meta.endpoint_url):
                    return None
                return _answer(client, call, parameters)
        except aws.ClientError as error:
            told = error.response.get("Error", {})
            if told.get("Code") in call.absent:
                return None
            raise errors.failed(name, call.permission, told, place[1], bool(self.project)) from error
        except WebPage as error:
            raise Failed(name, f"a web page came from {place[0]} in {place[1]}, as of a proxy") from error
        except _NO_CREDENTIALS as error:
            raise Incomplete(str(error), where="aws", hint=errors.HINT) from error
        except (aws.ConnectionError, aws.HTTPClientError, EndpointDiscoveryException) as error:
            if by_region and isinstance(error, aws.EndpointConnectionError) and self._offers.may_miss(place):
                return None
            # Every other call there would wait as long.
            self._silent[place] = f"no answer from {place[0]} in {place[1]}: {_why(error)}"
            raise Failed(name, self._silent[place]) from error

    def _place(self, live: Live, call: Call, scope: Scope) -> Place:
        if isinstance(scope.region, Unknown):
            raise Failed(call_name(live, call), f"its region is not known: {scope.region.reason}")
        place = (call.service or live.service, scope.region.value)
        if place in self._silent:
            raise Failed(call_name(live, call), self._silent[place])
        return place


def _answer(client: Client, call: Call, parameters: Dictionary[str, Any]) -> Any:
    if call.items:
        return [item for page in client.pages(call.operation, parameters) for item in _items(page, call)]
    answer = getattr(client.boto3, call.operation)(**parameters)
    answer.pop("ResponseMetadata", None)
    return answer


def _items(page: Any, call: Call) -> list[Any]:
    """Return what stands at the path of a call's items. A list that is not there is an error, not an empty one."""
    found = [page]
    for part in call.items.split("."):
        found = [each for holder in found for each in _within(holder, part, call.empty)]
    return found


def _within(holder: Any, part: str, may_lack: bool) -> list[Any]:
    value = holder.get(part) if may_lack else holder[part]
    if value is None and may_lack:
        return []
    return value if isinstance(value, list) else [value]


def _why(error: Exception) -> str:
    """Return what went wrong on the way, without what differs from one run to the next."""
    return type(error).__name__.removesuffix("Error")
