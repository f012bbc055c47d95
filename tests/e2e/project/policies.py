"""Organisation policies."""

from __future__ import annotations

from tests.e2e.project.model import Json, Maker, Project


def _policy(project: Project, values: Json) -> None:
    (spec,) = values["spec"]
    rules = [{"enforce": rule["enforce"] == "TRUE"} for rule in spec["rules"]]
    project.policies[values["name"].rpartition("/")[2]] = rules


MAKERS: dict[str, Maker] = {"google_org_policy_policy": _policy}
