"""The APIs that a stack needs in its project.

Cloud KMS and Cloud Storage are on already, for the state of Terraform lies there. A service agent is made when its
API is first used, and cannot be given a key before; only version beta of the provider can ask for one, so people do.
https://cloud.google.com/iam/docs/create-service-agents
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.google.agents import AGENTS
from generator.render.google.project import Project
from generator.render.home import View
from generator.stacks.components import Keyed


@dataclass(frozen=True, slots=True)
class Service:
    """One API: `label` is its short name, `service` its full one, which is the same in every universe.

    https://documentation.s3ns.fr/docs/overview/tpc-key-differences#service_names_endpoints_and_resources
    """

    label: str
    service: str


_ON = ("storage",)


def services(project: Project) -> View:
    """Return every API whose service agent is given a key of the stack."""
    names = {
        agent.name
        for component in project.stack.on("google")
        if isinstance(component, Keyed)
        for agent in AGENTS.get(type(component), ())
        if agent.name not in _ON
    }
    found = tuple(Service(name, f"{name}.googleapis.com") for name in sorted(names))
    return {"services": found} if found else {}
