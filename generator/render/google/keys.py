"""Cloud KMS keys, and which of Google's service agents they are opened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.render.demands import key_demand, label, opened_by
from generator.render.google.agents import AGENTS, Agent
from generator.render.google.project import Project
from generator.render.home import Named, View
from generator.stacks.components.base import Keyed
from generator.stacks.components.storage import KeyComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Grant:
    """One service agent that may use a key: `member`, which `service` has; without one a data source names it."""

    label: str
    member: str
    service: str


@dataclass(frozen=True, slots=True)
class GoogleKey(Named):
    """One Cloud KMS key: `external` at the custodian, reached over https or (`through_vpc`) an EKM connection."""

    protection_level: str
    algorithm: str
    external: bool
    through_vpc: bool
    connection: str | None
    external_key: str | None
    rotation_period: str
    destroy_duration: str
    justified: bool
    justifications: tuple[str, ...]
    grants: tuple[Grant, ...]


def view(project: Project) -> View:
    """Return the key ring of the stack and every key in it."""
    keys = tuple(_key(project, key) for key in project.all(KeyComponent))
    if not keys:
        return {}
    asked = {grant.service for key in keys for grant in key.grants if not grant.member}
    ring = project.stack.prefix or project.stack.stack
    return {"keys": keys, "ring": ring, "location": project.location, "project": project.target.project, "asked": asked}


def justified(project: Project) -> bool:
    """Tell whether a key names the reasons for which it may be used: only the beta of the provider can say them."""
    return any(_key(project, key).justified for key in project.all(KeyComponent))


def _key(project: Project, key: KeyComponent) -> GoogleKey:
    demand = key_demand(project.stack, project.profile, "google", key)
    external = demand.custody == "external"
    connection = project.target.ekm_connection if external else None
    through_vpc = connection is not None
    return GoogleKey(
        **project.named(key),
        protection_level="EXTERNAL_VPC" if through_vpc else _LEVELS[demand.custody],
        algorithm="EXTERNAL_SYMMETRIC_ENCRYPTION" if external else "GOOGLE_SYMMETRIC_ENCRYPTION",
        external=external,
        through_vpc=through_vpc,
        connection=connection,
        external_key=key.external_key.google if external else None,
        rotation_period=f"{demand.rotation_days * _DAY}s",
        destroy_duration=f"{demand.deletion_days * _DAY}s",
        justified=demand.justifications is not None,
        justifications=demand.justifications or (),
        grants=tuple(_grant(project, key, agent) for agent in sorted(set(_agents(project, key)), key=_name)),
    )


# https://cloud.google.com/kms/docs/reference/rest/v1/ProtectionLevel
_LEVELS = {"provider": "SOFTWARE", "customer": "SOFTWARE", "hsm": "HSM", "external": "EXTERNAL"}


def _agents(project: Project, key: KeyComponent) -> Iterator[Agent]:
    for component in opened_by(project.stack, "google", key):
        if isinstance(component, Keyed) and component.key == key.name:
            yield from AGENTS[type(component)]


def _name(agent: Agent) -> str:
    return agent.name


def _grant(project: Project, key: KeyComponent, agent: Agent) -> Grant:
    member = f"serviceAccount:{project.agent(agent)}" if agent.account else ""
    return Grant(f"{label(key.name)}_{agent.name}", member=member, service=agent.name)
