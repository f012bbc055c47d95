"""A Google Cloud project as Terraform's state says it was made, for the discovery double to serve.

The state of a real apply is the only source: what a stack makes is not written down a second time. What a resource is
called in the API stands in each type's page: https://registry.terraform.io/providers/hashicorp/google/latest/docs

One module a group of services, each with the table of its makers: Terraform type -> what it makes.
"""

from __future__ import annotations

from tests.bindings.changes import PROJECT_NUMBER
from tests.e2e.project import ai, databases, keys, logs, messages, operations, policies, storage
from tests.e2e.project.model import Collection, Json, Maker, Project

__all__ = ["MAKERS", "Collection", "Project", "project_of"]

MAKERS: dict[str, Maker] = {
    **ai.MAKERS,
    **databases.MAKERS,
    **keys.MAKERS,
    **logs.MAKERS,
    **messages.MAKERS,
    **operations.MAKERS,
    **policies.MAKERS,
    **storage.MAKERS,
}


def project_of(name: str, state: Json, number: str = str(PROJECT_NUMBER)) -> Project:
    """Return the project that a state (`terraform show -json`) describes."""
    project = Project(name, number)
    for resource in state["values"]["root_module"]["resources"]:
        if resource["mode"] == "managed":
            MAKERS[resource["type"]](project, resource["values"])
    return logs.with_logs(project)
