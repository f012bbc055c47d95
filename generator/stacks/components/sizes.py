"""How large a thing is on each cloud, in the cloud's own words."""

from __future__ import annotations

from pydantic import Field

from generator.stacks.section import Section

_SAGEMAKER = r"^ml\.[a-z0-9-]+\.[a-z0-9-]+$"
_COMPUTE_ENGINE = r"^[a-z][a-z0-9]*-[a-z0-9-]+$"


class DatabaseSize(Section):
    """Of a database: the instance class of RDS, the tier of Cloud SQL."""

    aws: str = Field(default="db.m7g.large", pattern=r"^db\.[a-z0-9.-]+$", description="the instance class")
    google: str = Field(
        default="db-custom-2-7680",
        pattern=r"^db-[A-Za-z0-9-]+$",
        description="the tier: db-custom-<cores>-<megabytes>, or db-perf-optimized-N-<cores>",
    )


class NotebookSize(Section):
    """Of a notebook: the instance type of SageMaker, the machine type of Workbench."""

    aws: str = Field(default="ml.t3.medium", pattern=_SAGEMAKER, description="the instance type")
    google: str = Field(default="e2-standard-2", pattern=_COMPUTE_ENGINE, description="the machine type")


class EndpointSize(Section):
    """Of a machine that serves a model: the instance type of SageMaker, the machine type of Vertex AI."""

    aws: str = Field(default="ml.m5.large", pattern=_SAGEMAKER, description="the instance type")
    google: str = Field(default="n1-standard-4", pattern=_COMPUTE_ENGINE, description="the machine type")


class SearchSize(Section):
    """Of a machine that answers: a node of a search domain, or of a deployed index of Vector Search."""

    aws: str = Field(default="m7g.large.search", pattern=r"^[a-z0-9-]+\.[a-z0-9]+\.search$", description="of a node")
    google: str = Field(default="e2-standard-2", pattern=_COMPUTE_ENGINE, description="the machine type")


class WarehouseSize(Section):
    """Of a node of a warehouse; BigQuery has none."""

    aws: str = Field(default="ra3.large", pattern=r"^ra3\.[a-z0-9]+$", description="the node type")
