"""Which permissions a live reading needs: those of the rows' calls, and of the calls that the engine makes itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.mappings import MAPPINGS
from generator.mappings.google.places import ANCESTRY
from generator.mappings.schema import Call, Live

# https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
WHO = Call("get_caller_identity", "sts:GetCallerIdentity", service="sts")
"""Which account and partition the credentials are of."""

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html: only the enabled ones
REGIONS = Call("describe_regions", "ec2:DescribeRegions", items="Regions", service="ec2")
"""Which regions the account can have anything in."""

# https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations/list
_LOCATIONS = Call("projects.locations.list", "", {"name": "projects/{project}"}, items="locations")

# https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.endpoint-discovery.html
_DISCOVERY = {
    name: Call("describe_endpoints", "timestream:DescribeEndpoints", service=name)
    for name in ("timestream-query", "timestream-write")
}
"""Services of which the SDK asks first where to ask them."""

# https://cloud.google.com/resource-manager/reference/rest/v3/projects/get
PROJECT = Call(
    "projects.get",
    "resourcemanager.projects.get",
    {"name": "projects/{project}"},
    service="cloudresourcemanager",
    version="v3",
)
"""Which number a project has: some APIs name by it what others name by the project's id."""

# https://cloud.google.com/asset-inventory/docs/reference/rest/v1/assets/list
ASSETS = Call(
    "assets.list",
    "cloudasset.assets.listResource",
    {"parent": "{parent}", "assetTypes": "{types}", "contentType": "{content}", "pageSize": 1000},
    items="assets",
    service="cloudasset",
    version="v1",
)
"""What Cloud Asset Inventory holds of a project, folder or organisation."""

# https://cloud.google.com/asset-inventory/docs/access-control: a permission for each kind of content
POLICIES = replace(ASSETS, permission="cloudasset.assets.listIamPolicy")
"""And of who may do what there."""

_OWN = {"aws": (WHO, REGIONS), "google": (PROJECT, ANCESTRY, ASSETS, POLICIES)}


def locations(live: Live) -> Call:
    """Return the call that lists the locations of a Google service."""
    if isinstance(live.places, Call):
        return live.places
    return replace(_LOCATIONS, permission=f"{live.service}.locations.list", service=live.service, version=live.version)


def permissions(provider: str) -> tuple[str, ...]:
    """Return every IAM action or permission that reading `provider` live can use, sorted."""
    return tuple(sorted({call.permission for call in calls(provider)}))


def of_organization() -> tuple[str, ...]:
    """Return those permissions that are asked for in a folder or an organisation of Google's, sorted.

    No role of a project can give them there, and some it cannot hold at all:
    https://cloud.google.com/iam/docs/creating-custom-roles
    """
    return tuple(sorted({call.permission for live in _lives("google") if _is_above(live) for call in _of(live)}))


def of_project() -> tuple[str, ...]:
    """Return those that are asked for in a Google project, sorted."""
    found = [*_OWN["google"], *(call for live in _lives("google") if not _is_above(live) for call in _of(live))]
    return tuple(sorted({call.permission for call in found}))


def calls(provider: str) -> Iterator[Call]:
    """Yield every call that reading `provider` live can make."""
    yield from _OWN[provider]
    for live in _lives(provider):
        yield from _of(live)


def _lives(provider: str) -> Iterator[Live]:
    return (row.live for row in MAPPINGS.values() if row.provider == provider and row.live)


def _of(live: Live) -> Iterator[Call]:
    yield from (live.list, *live.locate, *live.details)
    if live.service in _DISCOVERY:
        yield _DISCOVERY[live.service]
    if live.per == "location" and not isinstance(live.places, tuple):
        yield locations(live)


def _is_above(live: Live) -> bool:
    """Whether it is listed for a folder or an organisation, or for what is."""
    parent = MAPPINGS.get(live.per)
    return live.per in ("folder", "organization") or bool(parent and parent.live and _is_above(parent.live))
