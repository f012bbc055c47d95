"""Components that forbid beforehand: the policies of a project, its perimeter, whether support has to ask."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.stacks.components.base import Component
from generator.stacks.section import Cloud

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]


class GuardrailsComponent(Component):
    """Organisation policies on the project: where anything may be made, and under which keys."""

    offered: ClassVar[tuple[Cloud, ...]] = ("google",)
    single: ClassVar[bool] = True

    component: Literal["guardrails"] = Field(description="what it is")


class PerimeterComponent(Component):
    """A service perimeter around the project, which its data does not leave."""

    offered: ClassVar[tuple[Cloud, ...]] = ("google",)
    numbered: ClassVar[bool] = True
    single: ClassVar[bool] = True

    component: Literal["perimeter"] = Field(description="what it is")
    access_policy: str = Field(
        pattern=r"^[0-9]+$", description="the number of the organisation's access policy, in quotes"
    )


class AccessApprovalComponent(Component):
    """Access Approval for the project: support of every service has to ask before it sees data."""

    offered: ClassVar[tuple[Cloud, ...]] = ("google",)
    single: ClassVar[bool] = True

    component: Literal["access-approval"] = Field(description="what it is")
    emails: tuple[Email, ...] = Field(default=(), max_length=50, description="who is told that support asks")


class AssuredWorkloadComponent(Component):
    """A folder of Assured Workloads, whose policies keep what is in it where the profile says."""

    offered: ClassVar[tuple[Cloud, ...]] = ("google",)
    single: ClassVar[bool] = True

    component: Literal["assured-workload"] = Field(description="what it is")
    organization: str = Field(pattern=r"^[0-9]+$", description="the number of the organisation, in quotes")
    billing_account: str = Field(
        pattern=r"^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", description="who pays for what is made in it"
    )
