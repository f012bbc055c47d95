"""The account and region that everything of one rendering lies in, and how its things are named there.

ARNs are spelt out from the names, not referred to, so that every policy is known at the first plan. Partition and DNS
suffix are those of the region: `aws-eusc` and `amazonaws.eu` in the European Sovereign Cloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.geography import operator, partition_of
from generator.profiles.model import Profile
from generator.render.demands import location_of
from generator.render.home import Home
from generator.stacks.model import Stack
from generator.stacks.section import Cloud
from generator.stacks.targets import AwsNetwork, AwsTarget


@dataclass(frozen=True, slots=True)
class Account(Home):
    """One AWS account and region of one stack under one profile."""

    cloud: ClassVar[Cloud] = "aws"

    target: AwsTarget
    region: str
    partition: str
    suffix: str

    def arn(self, service: str, resource: str, region: str | None = None) -> str:
        """Return the ARN of a resource of this account, in this region unless another (or none) is given."""
        place = self.region if region is None else region
        return f"arn:{self.partition}:{service}:{place}:{self.target.account}:{resource}"

    def bucket_arn(self, name: str) -> str:
        """Return the ARN of a bucket, which names neither account nor region."""
        return f"arn:{self.partition}:s3:::{name}"

    def log_arn(self, group: str) -> str:
        """Return the ARN of a log group; `:*` after it means its streams."""
        return self.arn("logs", f"log-group:{group}")

    @property
    def network(self) -> AwsNetwork:
        """The VPC of the stack; a component that lives in one is refused without it, when the stack is loaded."""
        if self.target.network is None:
            raise ValueError(f"{self.stack.stack} has no network on aws")
        return self.target.network

    @property
    def root(self) -> str:
        """The account itself, as a principal."""
        return self.arn("iam", "root", region="")


def account_of(stack: Stack, profile: Profile) -> Account:
    """Return where `stack` goes on AWS under `profile`; what is missing was refused before."""
    region = location_of(stack, profile, "aws")
    partition = partition_of(region) if region else None
    owner = operator(partition) if partition else None
    if stack.aws is None or region is None or partition is None or owner is None:
        raise ValueError(f"{stack.stack} has no AWS target")
    return Account(stack, profile, stack.aws, region, partition, owner.suffix)
