"""Projects, folders and organisation: what a project is called, what is above it, and which policies hold there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.sources.live.google.names import named

_HOST = "cloudresourcemanager.googleapis.com"
PROJECT = f"{_HOST}/Project"
POLICY = "orgpolicy.googleapis.com/Policy"
TYPES = (PROJECT, f"{_HOST}/Folder", f"{_HOST}/Organization", POLICY)
"""What is to be known before any resource is read."""


class Unsettled(Exception):
    """Why it cannot be told which policy holds."""


class Hierarchy:
    """What a sweep covers. Its assets name what is above them by number, closest first, themselves included."""

    def __init__(self) -> None:
        self.projects: dict[str, list[str]] = {}
        """The projects by their ids, each with what is above it, itself included: `projects/1`, `folders/2`."""
        self.blind = ""
        """Why organisation policies are not known, empty where they are."""
        self._ids: dict[str, str] = {}
        self._covered: set[str] = set()
        self._policies: dict[tuple[str, str], Any] = {}

    def take(self, assets: Iterable[dict[str, Any]]) -> None:
        """Take in assets of `TYPES`."""
        for asset in assets:
            above, data = asset.get("ancestors") or [""], (asset.get("resource") or {}).get("data") or {}
            if asset["assetType"] == POLICY:
                self._policies[above[0], asset["name"].rpartition("/")[2]] = data
                continue
            self._covered.add(above[0])
            if asset["assetType"] == PROJECT:
                number = str(data.get("projectNumber") or above[0].removeprefix("projects/"))
                # https://cloud.google.com/resource-manager/reference/rest/v1/projects#resource:-project
                self._ids[number] = str(data.get("projectId") or number)
                self.projects[self._ids[number]] = list(above)

    @property
    def has_policies(self) -> bool:
        """Whether any organisation policy was among the assets."""
        return bool(self._policies)

    def id_of(self, number: str) -> str:
        """Return the id of a project, its number where the sweep does not cover it."""
        return self._ids.get(number, number)

    def plain(self, value: Any) -> Any:
        """Return names and data with projects called by their ids."""
        return named(value, self.id_of)

    def place_of(self, asset: dict[str, Any]) -> str:
        """Return the project, folder or organisation that an asset is in: `projects/acme-data`, `folders/7`."""
        return str(self.plain((asset.get("ancestors") or [""])[0]))

    def effective(self, project: str, constraint: str) -> Any:
        """Return the policy that holds in a project, as the API's effective one: the closest that is set.

        Raises `Unsettled` where that cannot be told: a policy may stand above what the sweep covers, or take in that
        of its parent. https://cloud.google.com/resource-manager/docs/organization-policy/understanding-hierarchy
        """
        if self.blind or project not in self.projects:
            raise Unsettled(self.blind or "it is in no project")
        for above in self.projects[project]:
            if above not in self._covered:
                raise Unsettled(f"{above} is above what was swept")
            spec = (self._policies.get((above, constraint)) or {}).get("spec")
            if spec and spec.get("inheritFromParent"):
                raise Unsettled(f"the policy of {above} takes in that of its parent")
            if spec:
                return {"spec": {} if spec.get("reset") else spec}
        return {"spec": {}}
