"""Where a stack goes: an AWS account and a Google Cloud project, each with its location, state and network."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from generator.files.validation import wrong
from generator.stacks.section import Section


def _customer_alias(alias: str) -> str:
    if alias.startswith("alias/aws/"):
        raise wrong(f"`{alias}` is a key of AWS", "name a customer key")
    return alias


CustomerAlias = Annotated[str, Field(pattern=r"^alias/[A-Za-z0-9/_-]+$"), AfterValidator(_customer_alias)]


class AwsState(Section):
    """The S3 bucket that keeps the Terraform state, and the key alias that encrypts it; both exist beforehand."""

    bucket: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", description="the name of the S3 bucket")
    key_alias: CustomerAlias = Field(description="alias/..., a customer key")


class GoogleState(Section):
    """The Cloud Storage bucket that keeps the Terraform state, and the key that encrypts it; both exist beforehand."""

    bucket: str = Field(
        pattern=r"^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$", description="the name of the Cloud Storage bucket"
    )
    key: str = Field(
        pattern=r"^projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+$",
        description="projects/.../locations/.../keyRings/.../cryptoKeys/...",
    )


class AwsNetwork(Section):
    """The VPC that databases and their like live in; it exists beforehand, and nothing in it is given a public door."""

    vpc: str = Field(pattern=r"^vpc-[0-9a-f]+$", description="the id of the VPC")
    subnets: tuple[Annotated[str, Field(pattern=r"^subnet-[0-9a-f]+$")], ...] = Field(
        min_length=2, description="private subnets of the VPC, each in a zone of its own; at least two"
    )
    security_groups: tuple[Annotated[str, Field(pattern=r"^sg-[0-9a-f]+$")], ...] = Field(
        min_length=1, description="security groups of the VPC that say who may connect"
    )


class AwsTarget(Section):
    """One AWS account and the region that its root module pins."""

    account: str = Field(pattern=r"^[0-9]{12}$", description="12 digits, in quotes")
    region: str | None = Field(default=None, description="default: the profile's place")
    state: AwsState = Field(description="where the Terraform state lies")
    key_store: str | None = Field(
        default=None, pattern=r"^cks-[0-9a-f]+$", description="the external key store that the custodian connected"
    )
    provider: Literal[5, 6] = Field(default=5, description="the major version of the Terraform provider")
    network: AwsNetwork | None = Field(default=None, description="the VPC for the components that live in one")


class GoogleNetwork(Section):
    """The VPC that databases and their like live in; it exists beforehand, with private services access set up.

    https://cloud.google.com/vpc/docs/private-services-access
    """

    network: str = Field(
        pattern=r"^projects/[^/]+/global/networks/[^/]+$", description="projects/.../global/networks/..."
    )
    subnetwork: str = Field(
        pattern=r"^projects/[^/]+/regions/[^/]+/subnetworks/[^/]+$",
        description="projects/.../regions/.../subnetworks/..., with private Google access",
    )


class GoogleTarget(Section):
    """One Google Cloud project and the location that its root module pins."""

    project: str = Field(pattern=r"^[a-z][a-z0-9.:-]{4,61}[a-z0-9]$", description="the project id")
    project_number: str | None = Field(
        default=None,
        pattern=r"^[0-9]{6,20}$",
        description="the project's number, in quotes: Google's service agents are named by it",
    )
    location: str | None = Field(default=None, description="default: the profile's place")
    universe: str = Field(default="googleapis.com", pattern=r"^[a-z0-9.-]+$", description="the universe domain")
    state: GoogleState = Field(description="where the Terraform state lies")
    ekm_connection: str | None = Field(
        default=None,
        pattern=r"^projects/[^/]+/locations/[^/]+/ekmConnections/[^/]+$",
        description="the EKM connection through a VPC; without it keys are reached over their own https address",
    )
    provider: Literal[6, 7, 8] = Field(default=7, description="the major version of the Terraform provider")
    network: GoogleNetwork | None = Field(default=None, description="the VPC for the components that live in one")
