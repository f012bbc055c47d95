"""What a stack can say: where it goes, and its components; one pydantic model a component."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.files.validation import wrong

Cloud = Literal["aws", "google"]
CLOUDS: tuple[Cloud, ...] = ("aws", "google")

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,38}[a-z0-9]$")]
DataClass = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,62}$")]


def _customer_alias(alias: str) -> str:
    if alias.startswith("alias/aws/"):
        raise wrong(f"`{alias}` is a key of AWS", "name a customer key")
    return alias


CustomerAlias = Annotated[str, Field(pattern=r"^alias/[A-Za-z0-9/_-]+$"), AfterValidator(_customer_alias)]


class Section(BaseModel):
    """A part of a stack: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class AwsTarget(Section):
    """One AWS account and the region that its root module pins."""

    account: str = Field(pattern=r"^[0-9]{12}$", description="12 digits, in quotes")
    region: str | None = Field(default=None, description="default: the profile's place")
    state: AwsState = Field(description="where the Terraform state lies")
    key_store: str | None = Field(
        default=None, pattern=r"^cks-[0-9a-f]+$", description="the external key store that the custodian connected"
    )


class GoogleTarget(Section):
    """One Google Cloud project and the location that its root module pins."""

    project: str = Field(pattern=r"^[a-z][a-z0-9.:-]{4,61}[a-z0-9]$", description="the project id")
    location: str | None = Field(default=None, description="default: the profile's place")
    universe: str = Field(default="googleapis.com", pattern=r"^[a-z0-9.-]+$", description="the universe domain")
    state: GoogleState = Field(description="where the Terraform state lies")
    ekm_connection: str | None = Field(
        default=None,
        pattern=r"^projects/[^/]+/locations/[^/]+/ekmConnections/[^/]+$",
        description="the EKM connection through a VPC; without it keys are reached over their own https address",
    )


class Component(Section):
    """What every component has: a name, the clouds it goes to (default: all of the stack), a data class."""

    name: Slug = Field(description="2 to 40 of a-z, 0-9 and -, from a letter to a letter or digit")
    clouds: tuple[Cloud, ...] = Field(default=(), description="default: every cloud of the stack")
    data_class: DataClass | None = Field(
        default=None, alias="class", description="a data class of the profile; default: the profile itself holds"
    )


class ExternalKey(Section):
    """Where the custodian keeps the key: the XKS key id for AWS, the key's https address or EKM path for Google."""

    aws: str | None = Field(
        default=None, pattern=r"^[A-Za-z0-9_.-]{1,128}$", description="the key's id in the external key store"
    )
    google: str | None = Field(
        default=None,
        pattern=r"^(https://\S+|[A-Za-z0-9_./-]+)$",
        description="the key's https address, or its path behind the EKM connection",
    )


class KeyComponent(Component):
    """A customer key, held where the profile's custody says."""

    component: Literal["key"] = Field(description="what it is")
    external_key: ExternalKey = Field(default=ExternalKey(), description="where the custodian keeps it")


class BucketComponent(Component):
    """Object storage under a customer key of the same stack."""

    component: Literal["bucket"] = Field(description="what it is")
    key: Slug = Field(description="the name of a key component of this stack")
    retention_days: Annotated[int, Field(strict=True)] | None = Field(
        default=None, ge=0, le=36500, description="default: the profile's"
    )


COMPONENTS: dict[str, type[Component]] = {"bucket": BucketComponent, "key": KeyComponent}
"""Every component a stack can name: one model here, one template in templates/<cloud>/."""

AnyComponent = Annotated[BucketComponent | KeyComponent, Field(discriminator="component")]


class Stack(Section):
    """What to build under a profile: accounts or projects, keys, components."""

    stack: Slug = Field(description="its name: 2 to 40 of a-z, 0-9 and -, from a letter to a letter or digit")
    title: str = Field(default="", description="what it is for, in a few words")
    profile: str = Field(min_length=1, description="a builtin profile or a path relative to this file")
    prefix: Slug | None = Field(default=None, description="starts every cloud name; default: the stack's name")
    aws: AwsTarget | None = Field(default=None, description="the AWS account it goes to")
    google: GoogleTarget | None = Field(default=None, description="the Google Cloud project it goes to")
    components: tuple[AnyComponent, ...] = Field(min_length=1, description="what it is made of")

    @property
    def clouds(self) -> tuple[Cloud, ...]:
        """The clouds this stack has a target for."""
        return tuple(cloud for cloud in CLOUDS if getattr(self, cloud) is not None)

    def cloud_name(self, component: Component) -> str:
        """Return the name that `component` has in the cloud."""
        return f"{self.prefix or self.stack}-{component.name}"

    def on(self, cloud: Cloud) -> tuple[AnyComponent, ...]:
        """Return the components that go to `cloud`, in name order."""
        chosen = [c for c in self.components if cloud in (c.clouds or self.clouds)]
        return tuple(sorted(chosen, key=lambda c: (c.component, c.name)))
