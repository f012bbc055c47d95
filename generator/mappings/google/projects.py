"""What a Google project stands under: the policies that hold in it, and whether support has to ask.

https://cloud.google.com/resource-manager/docs/cloud-platform-resource-hierarchy
"""

from __future__ import annotations

from typing import Any

from generator.facts import Guardrail, Known, Organization, Unknown, Value
from generator.mappings.google.common import full_name, row
from generator.mappings.google.constraints import (
    CUSTOMER_KEYS,
    LOCATIONS,
    PROTECTION_LEVELS,
    custodies,
    first_unknown,
    keyless,
    regions,
    rules_of,
)
from generator.mappings.google.members import principals
from generator.mappings.google.policies import NOTHING, NOWHERE
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://cloud.google.com/resource-manager/reference/rest/v3/projects/get
_PROJECT = Call(
    "projects.get",
    "resourcemanager.projects.get",
    {"name": "projects/{project}"},
    service="cloudresourcemanager",
    version="v3",
)


def _effective(constraint: str, named: str) -> Call:
    # https://cloud.google.com/resource-manager/docs/reference/orgpolicy/rest/v2/projects.policies/getEffectivePolicy
    return Call(
        "projects.policies.getEffectivePolicy",
        "orgpolicy.policy.get",
        {"name": f"projects/{{project}}/policies/{constraint}"},
        named=named,
    )


_REGIONS = _effective(LOCATIONS, "effective_locations")
_KEYLESS = _effective(CUSTOMER_KEYS, "effective_customer_keys")
_LEVELS = _effective(PROTECTION_LEVELS, "effective_protection_levels")
# https://cloud.google.com/assured-workloads/access-approval/docs/reference/rest/v1/projects/getAccessApprovalSettings
_APPROVAL = Call(
    "projects.getAccessApprovalSettings",
    "accessapproval.settings.get",
    {"name": "projects/{project}/accessApprovalSettings"},
    service="accessapproval",
    version="v1",
    absent=("NOT_FOUND",),
)


# https://cloud.google.com/resource-manager/reference/rest/v3/projects/getIamPolicy
_GRANTS = Call(
    "projects.getIamPolicy",
    "resourcemanager.projects.getIamPolicy",
    {"resource": "projects/{project}"},
    service="cloudresourcemanager",
    version="v3",
)


def _open_to(document: Document, bindings: Any) -> Value[tuple[str, ...]]:
    if unknown := first_unknown(bindings):
        return unknown
    return principals(document, [member for binding in bindings or () for member in binding.get("members") or ()])


def _holding(call: Call, constraint: str, says: Any) -> Field:
    def read(document: Document, spec: Any) -> Value[Any]:
        found: Value[Any] = says(constraint, rules_of(spec))
        return found

    return Field(Always(Known(None)), Derived((f"{call.key}.spec",), read, lenient=True), drift=False)


def _approves(document: Document, *enrolled: Any) -> Value[tuple[str, ...] | None]:
    """Return the services whose support has to ask, by the settings of the project and of what is above it."""
    if unknown := first_unknown(enrolled):
        return unknown
    found: set[str] = set()
    for service in (each for services in enrolled for each in services or ()):
        level = service.get("enrollment_level") or service.get("enrollmentLevel") or "BLOCK_ALL"
        name = service.get("cloud_product") or service.get("cloudProduct")
        found |= {str(name)} if level == "BLOCK_ALL" and name else set()
    return Known(tuple(sorted(found)))


_ENROLLED = ("enrolledServices", "ancestorsEnrolledServices")


def _settings(parent: str, no_live: str = "", live: Live | None = None) -> Mapping:
    """Return the row of Access Approval's settings of a project, folder or organisation."""
    item = live.list.key if live else ""
    services = tuple(f"{item}.{name}" for name in _ENROLLED)
    live_reader = Derived(services, _approves, lenient=True) if live else Always(Unknown("it is read at each project"))
    return row(
        f"google_{parent}_access_approval_settings",
        Guardrail,
        "accessapproval",
        path=f"{parent}s/{{{parent}_id}}/accessApprovalSettings",
        location=NOWHERE,
        name=Field(
            At(f"{parent}_id", convert=lambda name: f"{parent}s/{name}/accessApprovalSettings"),
            At(f"{item}.name") if live else Always(Unknown("it is read at each project")),
        ),
        labelled=False,
        match=("name",),
        regions=Field(Always(Known(None)), Always(Known(None))),
        exempt=NOTHING,
        enforced=Field(Always(Known(True)), Always(Known(True))),
        approves=Field(Derived(("enrolled_services",), _approves, lenient=True), live_reader),
        live=live,
        no_live=no_live,
    )


_SETTINGS = Call(_APPROVAL.operation, _APPROVAL.permission, _APPROVAL.parameters, absent=("NOT_FOUND",))

# https://cloud.google.com/assured-workloads/docs/control-packages; the API renamed them, Terraform has the old names.
_EU = {"EU_REGIONS_AND_SUPPORT", "EU_DATA_BOUNDARY_AND_SUPPORT"}
_ONE_REGION = {"REGIONAL_CONTROLS", "REGIONAL_DATA_BOUNDARY"}


# https://cloud.google.com/assured-workloads/docs/reference/rest/v1/organizations.locations.workloads/list
_WORKLOADS = Call(
    "organizations.locations.workloads.list",
    "assuredworkloads.workload.list",
    {"parent": "{parent}"},
    items="workloads",
)
# https://cloud.google.com/assured-workloads/docs/locations
_CODES = (
    "africa-south1 asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2 "
    "asia-southeast1 asia-southeast2 australia-southeast1 australia-southeast2 ca europe europe-central2 europe-north1 "
    "europe-north2 europe-southwest1 europe-west1 europe-west10 europe-west12 europe-west2 europe-west3 europe-west4 "
    "europe-west6 europe-west8 europe-west9 me-central1 me-central2 me-west1 northamerica-northeast1 "
    "northamerica-northeast2 southamerica-east1 southamerica-west1 us us-central1 us-east1 us-east4 us-east5 us-south1 "
    "us-west1 us-west2 us-west3 us-west4"
)
_PLACES = tuple(_CODES.split())
_OPEN = ("activeViolationCount", "activeResourceViolationCount")


def _violations(document: Document, *counts: Any) -> Value[int]:
    return undecided(*counts) or Known(sum(int(count or 0) for count in counts))


def _live_boundary(document: Document, regime: Any, name: Any) -> Value[tuple[str, ...] | None]:
    return undecided(name) or _boundary(document, regime, str(name).split("/")[3])


def _boundary(document: Document, regime: Any, location: Any) -> Value[tuple[str, ...] | None]:
    if unknown := undecided(regime, location):
        return unknown
    if regime in _EU:
        return Known(("in:eu-locations",))
    return Known((str(location),)) if regime in _ONE_REGION else Unknown(f"where {regime} keeps data is not known here")


GOOGLE_PROJECTS: tuple[Mapping, ...] = (
    row(
        "google_project",
        Organization,
        "cloudresourcemanager",
        path="projects/{project_id}",
        location=NOWHERE,
        labelled=False,
        match=("name",),
        policies=Field(Always(Known(None)), Always(Known(None))),
        opts_out=Field(Always(Known(None)), Always(Known(None))),
        regions=_holding(_REGIONS, LOCATIONS, regions),
        keyless=_holding(_KEYLESS, CUSTOMER_KEYS, keyless),
        custodies=_holding(_LEVELS, PROTECTION_LEVELS, custodies),
        approves=Field(
            Always(Known(None)),
            Derived(
                tuple(f"{_APPROVAL.key}.{name}" for name in _ENROLLED),
                _approves,
                lenient=True,
            ),
            drift=False,
        ),
        perimeters=Field(Always(Known(None)), Always(Known(())), drift=False),
        shared_with=Field(
            Always(Known(())), Derived((f"{_GRANTS.key}.bindings",), _open_to, lenient=True), drift=False
        ),
        live=Live(
            "orgpolicy",
            version="v2",
            per="project",
            list=_PROJECT,
            details=(_REGIONS, _KEYLESS, _LEVELS, _APPROVAL, _GRANTS),
            # What the project stands under; the project itself is its operator's.
            id=lambda document: f"//orgpolicy.googleapis.com/{document.values[_PROJECT.key]['name']}",
            given=lambda document: True,
        ),
    ),
    _settings(
        "project",
        live=Live(
            "accessapproval",
            version="v1",
            per="project",
            list=_SETTINGS,
            id=lambda document: f"//accessapproval.googleapis.com/{document.values[_SETTINGS.key]['name']}",
            given=lambda document: True,
        ),
    ),
    _settings("folder", no_live="what it sets is read at each project, whose settings name those above"),
    _settings("organization", no_live="what it sets is read at each project, whose settings name those above"),
    row(
        "google_assured_workloads_workload",
        Guardrail,
        "assuredworkloads",
        path="organizations/{organization}/locations/{location}/workloads/{name}",
        location=NOWHERE,
        name=Field(At("display_name"), At(f"{_WORKLOADS.key}.displayName")),
        labelled=False,
        match=("name",),
        regions=Field(
            Derived(("compliance_regime", "location"), _boundary, lenient=True),
            Derived((f"{_WORKLOADS.key}.complianceRegime", f"{_WORKLOADS.key}.name"), _live_boundary, lenient=True),
        ),
        exempt=NOTHING,
        enforced=Field(Always(Known(True)), Always(Known(True))),
        violations=Field(
            Always(Known(0)),
            Derived(tuple(f"{_WORKLOADS.key}.complianceStatus.{name}" for name in _OPEN), _violations, lenient=True),
            drift=False,
        ),
        live=Live(
            "assuredworkloads",
            version="v1",
            per="organization",
            list=_WORKLOADS,
            places=_PLACES,
            id=full_name(_WORKLOADS, "assuredworkloads.googleapis.com"),
            given=lambda document: True,
        ),
    ),
)
