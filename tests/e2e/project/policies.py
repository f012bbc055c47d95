"""Organisation policies."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

POLICIES = Collection("orgpolicy", "v2", "projects.policies")


def _policy(project: Project, values: Json) -> None:
    (spec,) = values["spec"]
    rules = [_rule(rule) for rule in spec["rules"]]
    project.policies[values["name"].rpartition("/")[2]] = rules
    project.add(POLICIES, {"name": values["name"], "spec": {"rules": rules}})


def _rule(rule: Json) -> Json:
    if rule["enforce"]:
        return {"enforce": rule["enforce"] == "TRUE"}
    (values,) = rule["values"]
    told = {"allowedValues": values["allowed_values"], "deniedValues": values["denied_values"]}
    return {"values": {name: said for name, said in told.items() if said}}


MAKERS: dict[str, Maker] = {"google_org_policy_policy": _policy}
