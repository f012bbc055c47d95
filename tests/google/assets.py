"""Cloud Asset Inventory as the double has it: assets with their ancestors, by type and content.

https://cloud.google.com/asset-inventory/docs/reference/rest/v1/assets/list
"""

import re
from collections.abc import Mapping
from typing import Any

from tests.google.discovery import Invalid
from tests.google.lists import start_of, token_at

Json = Any

_CONTENTS = {"RESOURCE": "resource", "IAM_POLICY": "iamPolicy"}
PROJECT = "cloudresourcemanager.googleapis.com/Project"


class Assets:
    """What the inventory holds; `unsupported` are types that it refuses to be asked for."""

    def __init__(self) -> None:
        self.unsupported: set[str] = set()
        self._assets: list[Json] = []
        self._ancestors: dict[str, list[str]] = {}

    def project(self, name: str, number: str, organization: str = "", folders: tuple[str, ...] = ()) -> None:
        """Puts a project into the hierarchy."""
        above = [f"projects/{number}", *(f"folders/{each}" for each in folders)]
        self._ancestors[name] = [*above, *([f"organizations/{organization}"] if organization else [])]
        data = {"projectId": name, "projectNumber": number, "lifecycleState": "ACTIVE"}
        self.add(PROJECT, f"//cloudresourcemanager.googleapis.com/projects/{number}", data, project=name)

    def add(self, kind: str, name: str, data: Json, *, iam: Json = None, project: str = "", above: Json = ()) -> None:
        """Puts an asset into a project, or below the ancestors `above`."""
        asset = {"name": name, "assetType": kind, "ancestors": list(above) or self._ancestors[project]}
        resource = {"version": "v1", "data": data}
        self._assets.append({**asset, "resource": resource, **({"iamPolicy": iam} if iam else {})})

    def export(self, content: str) -> list[Json]:
        """What `gcloud asset export` writes of one content type, a line each."""
        return self._listed(content, [".*"], None)

    def page(self, parameters: Mapping[str, str], most: int) -> Json:
        """One page of a list."""
        kinds = parameters.get("assetTypes", ".*").split(",")
        if refused := self.unsupported & set(kinds):
            raise Invalid(f"asset types not supported: {', '.join(sorted(refused))}")
        found = self._listed(parameters.get("contentType", ""), kinds, self._known(parameters["parent"]))
        start, size = start_of(parameters.get("pageToken")), min(int(parameters.get("pageSize", 100)), 1000, most)
        body = {"readTime": "2026-01-01T00:00:00Z", "assets": found[start : start + size]}
        return {**body, **({"nextPageToken": token_at(start + size)} if start + size < len(found) else {})}

    def _known(self, parent: str) -> str:
        """A parent by number."""
        return self._ancestors.get(parent.removeprefix("projects/"), [parent])[0]

    def _listed(self, content: str, kinds: list[str], parent: str | None) -> list[Json]:
        key = _CONTENTS.get(content, "")
        return [
            {name: value for name, value in asset.items() if name not in _CONTENTS.values() or name == key}
            for asset in self._assets
            if any(re.fullmatch(kind, asset["assetType"]) for kind in kinds)
            and (parent is None or parent in asset["ancestors"])
            and (not key or key in asset)
        ]
