"""The Google Cloud view of a stack: every value that templates/google lays out, decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.profiles.model import Profile
from generator.render.google import keys, storage
from generator.render.google.project import Project, project_of
from generator.render.home import View
from generator.stacks.model import Stack


def views(stack: Stack, profile: Profile) -> dict[str, View]:
    """Return what each Google template shows; of what the stack does not have there is no file."""
    project = project_of(stack, profile)
    shown = {name: view(project) for name, view in _VIEWS.items()}
    return {name: view for name, view in shown.items() if view}


def _provider(project: Project) -> View:
    universe = project.target.universe
    return {
        "project": project.target.project,
        "region": project.location,
        "other_universe": universe != "googleapis.com",
        "universe": universe,
    }


def _versions(project: Project) -> View:
    state = project.target.state
    return {"bucket": state.bucket, "prefix": f"{project.stack.stack}/google", "kms_key": state.key}


_VIEWS: Mapping[str, Callable[[Project], View]] = {
    "keys": keys.view,
    "provider": _provider,
    "storage": storage.buckets,
    "versions": _versions,
}
"""What each template of templates/google shows, by its name."""
