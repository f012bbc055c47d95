"""What forbids beforehand: organisation policies, a perimeter, Access Approval, a folder of Assured Workloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.geography import Place, inside, place, places
from generator.render.google.project import Project
from generator.render.home import Named, View
from generator.stacks.components.governance import (
    AccessApprovalComponent,
    AssuredWorkloadComponent,
    GuardrailsComponent,
    PerimeterComponent,
)

# What EU Data Boundary with Access Justifications denies without customer keys:
# https://docs.cloud.google.com/assured-workloads/docs/control-packages/eu-data-boundary-access-justifications
# And what else a stack keeps, of what the constraint takes: https://docs.cloud.google.com/kms/docs/cmek-org-policy
# A perimeter can hold back all of them: https://docs.cloud.google.com/vpc-service-controls/docs/restricted-vip-services
_DATA = (
    "aiplatform artifactregistry backupdr bigquery bigquerydatatransfer bigtable cloudfunctions composer compute "
    "container dataflow dataproc documentai file firestore integrations logging notebooks pubsub run secretmanager "
    "spanner sqladmin storage workstations"
)
_SERVICES = tuple(f"{name}.googleapis.com" for name in _DATA.split())


@dataclass(frozen=True, slots=True)
class Policy:
    """One organisation policy that allows or (`denies`) forbids values."""

    label: str
    name: str
    denies: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GooglePerimeter(Named):
    """One service perimeter around the project, by its number."""

    parent: str
    path: str
    project: str


@dataclass(frozen=True, slots=True)
class Approval(Named):
    """Access Approval's settings of the project."""

    emails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workload(Named):
    """One folder of Assured Workloads."""

    regime: str
    sovereign: bool
    organization: str
    billing_account: str


def guardrails(project: Project) -> View:
    """Return the organisation policies of the project, if the stack has guardrails."""
    if not project.all(GuardrailsComponent):
        return {}
    return {"policies": tuple(_policies(project)), "project": project.path}


def perimeters(project: Project) -> View:
    """Return the perimeter of the stack."""
    found = tuple(_perimeter(project, each) for each in project.all(PerimeterComponent))
    return {"perimeters": found, "services": _SERVICES} if found else {}


def approvals(project: Project) -> View:
    """Return the settings of Access Approval."""
    found = tuple(Approval(**project.named(each), emails=each.emails) for each in project.all(AccessApprovalComponent))
    return {"approvals": found, "project": project.target.project} if found else {}


def workloads(project: Project) -> View:
    """Return the folder of Assured Workloads."""
    found = tuple(_workload(project, each) for each in project.all(AssuredWorkloadComponent))
    return {"workloads": found, "location": project.location} if found else {}


def _policies(project: Project) -> Iterator[Policy]:
    custody = project.profile.keys.custody
    yield _policy(project, "gcp.resourceLocations", tuple(sorted(_locations(project))))
    if custody != "provider":
        yield _policy(project, "gcp.restrictNonCmekServices", _SERVICES, denies=True)
    if levels := _LEVELS.get(custody):
        yield _policy(project, "cloudkms.allowedProtectionLevels", levels)


# https://cloud.google.com/kms/docs/reference/rest/v1/ProtectionLevel; a key in software is a customer's too.
_LEVELS = {"hsm": ("EXTERNAL", "EXTERNAL_VPC", "HSM"), "external": ("EXTERNAL", "EXTERNAL_VPC")}


def _policy(project: Project, constraint: str, values: tuple[str, ...], *, denies: bool = False) -> Policy:
    label = "".join(f"_{each.lower()}" if each.isupper() else each for each in constraint.replace(".", "_"))
    return Policy(label, f"{project.path}/policies/{constraint}", denies, values)


def _locations(project: Project) -> Iterator[str]:
    """Yield every location whose every meaning is inside the residency.

    Google writes a region as the group of what is in it, so it is said like that.
    """
    allowed = project.profile.residency.of("data")
    known = (each for each in places("google") if each.operator == project.universe.name and each.kind in _KINDS)
    for code, meant in groupby(known, key=_code):
        found = tuple(each for each in meant if each.services != _NO_LOCATIONS)
        if found and all(inside(each, allowed) for each in found):
            yield f"in:{code}-locations" if any(each.kind == "region" and not each.services for each in found) else code


_KINDS = ("region", "multi-region", "dual-region")
# https://docs.cloud.google.com/apigee/docs/locations: what Apigee calls its data regions, no policy does.
_NO_LOCATIONS = ("apigee",)


def _code(found: Place) -> str:
    return found.code


def _perimeter(project: Project, component: PerimeterComponent) -> GooglePerimeter:
    fields = project.named(component)
    parent = f"accessPolicies/{component.access_policy}"
    return GooglePerimeter(
        **fields,
        parent=parent,
        path=f"{parent}/servicePerimeters/{fields['name'].replace('-', '_')}",
        project=f"projects/{project.number}",
    )


def _workload(project: Project, component: AssuredWorkloadComponent) -> Workload:
    eu = place("google", "in:eu-locations", "orgpolicy")
    whole = eu is not None and inside(eu, project.profile.residency.of("data"))
    return Workload(
        **project.named(component),
        # The provider takes the older names only, of which the API has made others.
        regime="EU_REGIONS_AND_SUPPORT" if whole else "REGIONAL_CONTROLS",
        sovereign=whole and project.profile.keys.custody == "external",
        organization=component.organization,
        billing_account=component.billing_account,
    )
