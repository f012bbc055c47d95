"""Components that models are made, served and asked with."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from generator.files.validation import wrong
from generator.stacks.components.base import Component, Count, Gigabytes, Keyed, Refers
from generator.stacks.components.sizes import EndpointSize, NotebookSize
from generator.stacks.section import CLOUDS, Cloud, Slug


class NotebookComponent(Keyed):
    """A notebook in the network of the stack, without a way to the internet of its own."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["notebook"] = Field(description="what it is")
    size: NotebookSize = Field(default=NotebookSize(), description="of its machine, on each cloud")
    storage_gb: Gigabytes = Field(default=20, ge=5, description="how much it can hold")


class ModelEndpointComponent(Keyed):
    """A model that is served in the network of the stack, its image and weights from the stack as well.

    On Google Cloud that is the endpoint; Terraform cannot put a model of one's own on it, and so its output says which.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = CLOUDS
    refers: ClassVar[Refers] = MappingProxyType({"key": "key", "registry": "registry", "bucket": "bucket"})

    component: Literal["model-endpoint"] = Field(description="what it is")
    registry: Slug = Field(description="the name of a registry component of this stack: where its image is")
    image: str = Field(
        pattern=r"^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|sha256:[0-9a-f]{64})$",
        description="the tag of the image, or its digest sha256:...",
    )
    bucket: Slug = Field(description="the name of a bucket component of this stack: where its weights are")
    weights: str = Field(
        pattern=r"^[A-Za-z0-9_][A-Za-z0-9_./-]*\.tar\.gz$", description="their path in the bucket, ....tar.gz"
    )
    size: EndpointSize = Field(default=EndpointSize(), description="of the machines that serve it, on each cloud")
    instances: Count = Field(default=1, ge=1, le=64, description="how many serve it")


def _foundation_model(model: str) -> str:
    # https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html: eu.anthropic.claude-...
    first = model.partition(".")[0]
    if model.count(".") > 1 and first in ("apac", "au", "ca", "eu", "global", "jp", "us", "us-gov"):
        raise wrong(f"`{model}` is an inference profile, which asks models of other regions", "name the model itself")
    return model


FoundationModel = Annotated[
    str,
    Field(pattern=r"^([a-z0-9-]+(\.[a-z0-9-]+)+(:[a-z0-9]+)*|[a-z0-9-]+/[a-z0-9.@-]+)$"),
    AfterValidator(_foundation_model),
]


class ModelAccessComponent(Component):
    """The foundation models that may be asked, in this region only, and on AWS where every question is logged.

    On Google Cloud policies of the project say so, for everybody in it. Terraform cannot set where Vertex AI logs
    questions, and nothing logs them until somebody does. Which models a region answers from within, Google lists.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    refers_on: ClassVar[tuple[Cloud, ...]] = ("aws",)
    refers: ClassVar[Refers] = MappingProxyType({"bucket": "bucket", "log_group": "log-group"})
    single: ClassVar[bool] = True

    component: Literal["model-access"] = Field(description="what it is")
    models: tuple[FoundationModel, ...] = Field(
        min_length=1,
        description="foundation models: their ids on AWS, without the region group of an inference profile; "
        "google/gemini-2.5-flash, publisher and model, on Google Cloud",
    )
    log_group: Slug | None = Field(
        default=None, description="on AWS, the name of a log-group component of this stack: where questions are logged"
    )
    bucket: Slug | None = Field(
        default=None, description="on AWS, the name of a bucket component of this stack: for what no log group can hold"
    )

    def asked(self, cloud: Cloud) -> tuple[str, ...]:
        """Return the models that may be asked on one cloud, sorted."""
        return tuple(sorted({model for model in self.models if ("/" in model) == (cloud == "google")}))
