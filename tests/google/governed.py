"""What a served project stands under: an organisation that sets its policies, a perimeter, and support that asks.

A reader of the whole table asks for all of it, so a test that is about something else has it answered here.
"""

from collections.abc import Mapping
from typing import Any

from generator.mappings.google.constraints import CUSTOMER_KEYS, DATA_SERVICES, LOCATIONS, PROTECTION_LEVELS
from tests.google.double import Double

Json = Any

ORGANIZATION = "10"
ACCESS_POLICY = "accessPolicies/5"
HELD: Mapping[str, list[Json]] = {
    LOCATIONS: [{"denyAll": True}],
    CUSTOMER_KEYS: [{"denyAll": True}],
    PROTECTION_LEVELS: [{"values": {"allowedValues": ["EXTERNAL", "EXTERNAL_VPC"]}}],
}
"""The rules of each policy that holds in a project, as the strictest organisation sets them."""


def govern(double: Double, project: str, number: str = "1", policies: Mapping[str, list[Json]] = HELD) -> None:
    """Serve what a project stands under; `policies` are the rules in effect, by constraint."""
    double.endpoint("orgpolicy", "v2")
    above = f"organizations/{ORGANIZATION}"
    double.answer("cloudresourcemanager", "v3", "organizations.get", {"name": above}, name=above)
    double.answer("cloudresourcemanager", "v3", "organizations.getIamPolicy", {}, resource=above)
    for constraint, rules in {**HELD, **policies}.items():
        hold(double, project, constraint, rules)
    approve(double, project, "all")
    record(double, project)
    double.seed(
        "accesscontextmanager",
        "v1",
        "accessPolicies",
        {"name": ACCESS_POLICY, "title": "all", "parent": above},
        parent=above,
    )
    status = {"resources": [f"projects/{number}"], "restrictedServices": list(DATA_SERVICES)}
    perimeter = {"name": f"{ACCESS_POLICY}/servicePerimeters/all", "title": "all", "status": status}
    double.seed("accesscontextmanager", "v1", "accessPolicies.servicePerimeters", perimeter)


def hold(double: Double, project: str, constraint: str, rules: list[Json]) -> None:
    """Let the rules of a constraint be in effect in a project."""
    name = f"projects/{project}/policies/{constraint}"
    told = {"name": name, "spec": {"rules": rules}}
    double.answer("orgpolicy", "v2", "projects.policies.getEffectivePolicy", told, name=name)


def approve(double: Double, project: str, *above: str, own: tuple[str, ...] = ()) -> None:
    """Let support have to ask for these products, by what is set above the project, or by its own settings."""
    name = f"projects/{project}/accessApprovalSettings"
    enrolled, inherited = (
        [{"cloudProduct": product, "enrollmentLevel": "BLOCK_ALL"} for product in products] for products in (own, above)
    )
    told = {"name": name, "enrolledServices": enrolled, "ancestorsEnrolledServices": inherited}
    double.answer("accessapproval", "v1", "projects.getAccessApprovalSettings", told, name=name)


def record(double: Double, project: str) -> None:
    """Let every access in a project be recorded."""
    types = [{"logType": each} for each in ("ADMIN_READ", "DATA_READ", "DATA_WRITE")]
    told = {"auditConfigs": [{"service": "allServices", "auditLogConfigs": types}]}
    double.answer("cloudresourcemanager", "v3", "projects.getIamPolicy", told, resource=f"projects/{project}")
