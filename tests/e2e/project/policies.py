"""What forbids beforehand: organisation policies, perimeters, Access Approval, Assured Workloads."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

POLICIES = Collection("orgpolicy", "v2", "projects.policies")
PERIMETERS = Collection("accesscontextmanager", "v1", "accessPolicies.servicePerimeters")
WORKLOADS = Collection("assuredworkloads", "v1", "organizations.locations.workloads")


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


def _perimeter(project: Project, values: Json) -> None:
    (status,) = values["status"]
    told = {"resources": status["resources"], "restrictedServices": status["restricted_services"]}
    project.add(PERIMETERS, {"name": values["name"], "title": values["title"], "status": told})


def _approval(project: Project, values: Json) -> None:
    (service,) = values["enrolled_services"]
    project.approves = (service["cloud_product"],)


def _workload(project: Project, values: Json) -> None:
    name = f"organizations/{values['organization']}/locations/{values['location']}/workloads/1"
    regime = {"EU_REGIONS_AND_SUPPORT": "EU_DATA_BOUNDARY_AND_SUPPORT"}.get(values["compliance_regime"])
    told = {"name": name, "displayName": values["display_name"]}
    project.add(WORKLOADS, {**told, "complianceRegime": regime or "REGIONAL_DATA_BOUNDARY"})


MAKERS: dict[str, Maker] = {
    "google_access_context_manager_service_perimeter": _perimeter,
    "google_assured_workloads_workload": _workload,
    "google_org_policy_policy": _policy,
    "google_project_access_approval_settings": _approval,
}
