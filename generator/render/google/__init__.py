"""The Google Cloud view of a stack: every value that templates/google lays out, decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.profiles.model import Profile
from generator.render.google import ai, databases, governance, keys, logs, messages, operations, services, storage
from generator.render.google.project import Project, project_of
from generator.render.home import View
from generator.stacks.model import Stack


def views(stack: Stack, profile: Profile) -> dict[str, View]:
    """Return what each Google template shows; of what the stack does not have there is no file."""
    project = project_of(stack, profile)
    shown = {name: view(project) for name, view in _VIEWS.items()}
    return {name: view for name, view in shown.items() if view}


def _provider(project: Project) -> View:
    return {
        "project": project.target.project,
        "region": project.location,
        "other_universe": project.elsewhere,
        "universe": project.universe.name,
        "beta": keys.justified(project),
    }


def _versions(project: Project) -> View:
    state = project.target.state
    return {
        "provider": _PROVIDERS[project.target.provider],
        "beta": keys.justified(project),
        "bucket": state.bucket,
        "prefix": f"{project.stack.stack}/google",
        "kms_key": state.key,
        "other_universe": project.elsewhere,
        "endpoint": f"https://storage.{project.universe.suffix}/storage/v1/b",
    }


# What the templates write is in all three, by the same words.
# https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/version_7_upgrade
# https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/version_8_upgrade
_PROVIDERS = {6: "~> 6.50", 7: "~> 7.40", 8: "~> 8.0"}

_VIEWS: Mapping[str, Callable[[Project], View]] = {
    "access_approval": governance.approvals,
    "assured_workloads": governance.workloads,
    "audit": logs.audit,
    "backups": operations.backups,
    "databases": databases.databases,
    "endpoints": ai.endpoints,
    "file_systems": storage.file_systems,
    "guardrails": governance.guardrails,
    "keys": keys.view,
    "logs": logs.log_groups,
    "models": ai.models,
    "notebooks": ai.notebooks,
    "perimeters": governance.perimeters,
    "provider": _provider,
    "queues": messages.queues,
    "registries": operations.registries,
    "search": ai.searches,
    "secrets": operations.secrets,
    "services": services.services,
    "storage": storage.buckets,
    "streams": messages.streams,
    "tables": databases.tables,
    "topics": messages.topics,
    "versions": _versions,
    "volumes": storage.volumes,
    "warehouses": databases.warehouses,
}
"""What each template of templates/google shows, by its name."""
