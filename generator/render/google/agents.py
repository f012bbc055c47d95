"""Which of Google's service agents use the key that a component lies under.

A service encrypts as an agent of its own in the customer's project, and that agent needs the key; nobody else of
Google's is let in. https://cloud.google.com/kms/docs/cmek#integrations, https://cloud.google.com/iam/docs/service-agents
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.stacks.components.base import Keyed
from generator.stacks.components.storage import BucketComponent


@dataclass(frozen=True, slots=True)
class Agent:
    """One service agent: `account` is its address up to the common ending, `{number}` the number of its project.

    Without an account it is asked for by a data source, as Cloud Storage's can be.
    """

    name: str
    account: str = ""


_STORAGE = Agent("storage")

AGENTS: Mapping[type[Keyed], tuple[Agent, ...]] = {
    BucketComponent: (_STORAGE,),
}
"""For each keyed component, whoever must be able to use its key."""
