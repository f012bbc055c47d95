"""The project and location that everything of one Google Cloud rendering lies in, and how things are named there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from generator.geography import Operator, operator
from generator.profiles.model import Profile
from generator.render.demands import key_demand, location_of
from generator.render.google.agents import AGENTS, Agent
from generator.render.home import Home, NamedKeyed, NamedKeyedFields
from generator.stacks.components import Keyed
from generator.stacks.components.storage import KeyComponent
from generator.stacks.model import Stack
from generator.stacks.section import Cloud
from generator.stacks.targets import GoogleNetwork, GoogleTarget


@dataclass(frozen=True, slots=True)
class UnderKey(NamedKeyed):
    """What lies under a key, and so waits until it can be used.

    `grants` are the labels of what opens the key to the service; an `external` key has a version to wait for too.
    """

    grants: tuple[str, ...]
    external: bool


class UnderKeyFields(NamedKeyedFields):
    """The fields of UnderKey."""

    grants: tuple[str, ...]
    external: bool


@dataclass(frozen=True, slots=True)
class Project(Home):
    """One Google Cloud project and location of one stack under one profile."""

    cloud: ClassVar[Cloud] = "google"

    target: GoogleTarget
    location: str

    @property
    def path(self) -> str:
        """The project, as a parent of what belongs to it."""
        return f"projects/{self.target.project}"

    @property
    def universe(self) -> Operator:
        """The universe of the stack; one that is not listed is refused when the stack is loaded."""
        found = operator(self.target.universe)
        if found is None:
            raise ValueError(f"{self.stack.stack} is in no known universe")
        return found

    @property
    def elsewhere(self) -> bool:
        """Whether that is another universe than Google's own, which the provider has to be told."""
        return self.universe.name != "googleapis.com"

    @property
    def number(self) -> str:
        """The number of the project; a component that needs it is refused without it, when the stack is loaded."""
        if self.target.project_number is None:
            raise ValueError(f"{self.stack.stack} has no project number on google")
        return self.target.project_number

    @property
    def network(self) -> GoogleNetwork:
        """The VPC of the stack; a component that lives in one is refused without it, when the stack is loaded."""
        if self.target.network is None:
            raise ValueError(f"{self.stack.stack} has no network on google")
        return self.target.network

    def agent(self, agent: Agent) -> str:
        """Return the e-mail address of a service agent in this project."""
        # https://documentation.s3ns.fr/docs/overview/tpc-key-differences#service_accounts
        prefix = self.universe.prefix
        own = f".{prefix}-system" if prefix else ""
        return f"{agent.account.format(number=self.number)}{own}.iam.gserviceaccount.com"

    def under_key(self, component: Keyed) -> UnderKeyFields:
        """Return the fields of UnderKey for `component`."""
        fields, key = self.keyed(component), self.find(KeyComponent, component.key)
        return {
            **fields,
            "grants": tuple(f"{fields['key']}_{agent.name}" for agent in AGENTS[type(component)]),
            "external": key_demand(self.stack, self.profile, self.cloud, key).custody == "external",
        }


def project_of(stack: Stack, profile: Profile) -> Project:
    """Return where `stack` goes on Google Cloud under `profile`; what is missing was refused before."""
    location = location_of(stack, profile, "google")
    if stack.google is None or location is None:
        raise ValueError(f"{stack.stack} has no Google target")
    return Project(stack, profile, stack.google, location)
