"""Who a resource is open to by IAM: the members of its policy, as the principals that an organisation is made of.

A principal is what an organisation can be told by: the domain of an account or group, the domain of a project's
service accounts (`acme.iam.gserviceaccount.com`), a project, folder or organisation (`projects/123456789012`), a pool
of identities, `*` for everybody. https://cloud.google.com/iam/docs/principal-identifiers

Google's service agents are no principals here, as AWS's services are none in a policy: they act for Google's own
services, and what those do is judged where it is set up. https://cloud.google.com/iam/docs/service-agents
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.google.common import PUBLIC, granted, public_by_iam
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field


def opened_by_iam(kind: str, api: str, *parts: str) -> dict[str, Any]:
    """Return the fields of what IAM alone opens: `public_access` and `shared_with`.

    `kind` is the IAM type without its ending (`google_pubsub_topic_iam`), `api` the path to the bindings; `parts` are
    the IAM types of what belongs to it.
    """
    return {
        "public_access": public_by_iam(kind, api, *parts),
        "shared_with": shared_by_iam(kind, api, parts=parts),
    }


def opened_in_terraform(kind: str, why: str) -> dict[str, Any]:
    """Return the fields of what IAM alone opens and nothing reads live, for the reason `why`."""
    fields = opened_by_iam(kind, "")
    return {name: Field(field.terraform, Always(Unknown(why)), drift=False) for name, field in fields.items()}


def granted_in_terraform(kind: str) -> dict[str, Any]:
    """Return what a grant in Terraform opens of what says nothing by itself: as if there were none, live too.

    Compute Engine wants the zone of a disk to tell its policy, by a name that its own list does not give.
    """
    public, shared = opened_by_iam(kind, "").values()

    def read(document: Document, *_: Any) -> Value[Any]:
        found = public.terraform(document)
        return Known(None) if found == Known("private") else found

    return {
        "public_access": Field(Derived(public.terraform.paths, read, lenient=True), Always(Known(None)), drift=False),
        "shared_with": Field(shared.terraform, Always(Known(())), drift=False),
    }


def shared_by_iam(
    kind: str, api: str, closed: tuple[str, str, frozenset[str]] | None = None, parts: tuple[str, ...] = ()
) -> Field:
    """Return the field of the principals that IAM lets in, also to its `parts`.

    `closed` is a setting, in Terraform and live, and its values under which a grant to everybody opens nothing.
    """
    forms = tuple(f"{each}_{form}" for each in (kind, *parts) for form in ("binding", "member", "policy"))
    terraform, live, values = closed or ("", "", frozenset())

    def read(document: Document, *found: Any) -> Value[tuple[str, ...]]:
        setting, *grants = found if closed else (None, *found)
        open_to = principals(document, granted(grants), barred=isinstance(setting, str) and setting in values)
        doubt = undecided(setting) if isinstance(setting, Ref) or "*" in getattr(open_to, "value", ()) else None
        return doubt or open_to

    def bound(document: Document, *found: Any) -> Value[tuple[str, ...]]:
        setting, bindings = found if closed else (None, *found)
        if isinstance(bindings, Unknown):
            return bindings
        members = [member for binding in bindings or () for member in binding.get("members") or ()]
        return principals(document, members, barred=setting in values)

    return Field(
        Derived((terraform, *forms) if closed else forms, read, lenient=True),
        Derived((live, api) if closed else (api,), bound, lenient=True),
    )


def principals(document: Document, members: list[str | Unknown], *, barred: bool = False) -> Value[tuple[str, ...]]:
    """Return the principals that members belong to, sorted; one that is unknown makes all of it unknown.

    `barred` says that everybody is kept out whatever is granted.
    """
    found = [member if isinstance(member, Unknown) else principal(member) for member in members]
    if unknown := next((each for each in found if isinstance(each, Unknown)), None):
        return unknown
    own = f"projects/{document.project.value}" if isinstance(document.project, Known) else ""
    # Google lets a project's own owners, editors and viewers into many things by itself.
    known = {each for each in found if isinstance(each, str)} - {"", own} - ({"*"} if barred else set())
    return Known(tuple(sorted(known)))


def principal(member: str) -> str | Unknown:
    """Return the principal that a member belongs to, empty for one of Google's own services."""
    if member in PUBLIC:
        return "*"
    # What was deleted can come back, with what was granted to it.
    # https://cloud.google.com/iam/docs/service-accounts-delete-undelete#undeleting
    kind, _, who = member.removeprefix("deleted:").partition("?uid=")[0].partition(":")
    if kind in ("principal", "principalSet"):
        return _of_pool(who)
    if kind in ("projectOwner", "projectEditor", "projectViewer"):
        return f"projects/{who}"
    if kind == "domain":
        return who.lower()
    if kind == "serviceAccount":
        return _of_account(who.lower())
    if kind in ("user", "group") and "@" in who:
        return who.rpartition("@")[2].lower()
    return Unknown(f"{member} is no form of a member that is known here")


ACCOUNT = "google_service_account"


def account_member(values: Mapping[str, Any], provided: Value[str]) -> str | Unknown:
    """Return the member that a service account is: the provider computes it, its configuration says what of."""
    name, project = values.get("account_id"), values.get("project")
    if project is None:
        project = provided.value if isinstance(provided, Known) else provided
    if unknown := undecided(name, project):
        return unknown
    # Of a project within a domain, `example.com:acme`, the domain comes last.
    return f"serviceAccount:{name}@{'.'.join(reversed(str(project).split(':')))}.iam.gserviceaccount.com"


def named_members(values: Mapping[str, Any], accounts: Mapping[str, str | Unknown]) -> dict[str, Any]:
    """Return the values of an IAM resource, what a service account is in place of a reference to one of `accounts`."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(each) for each in value]
        return accounts.get(value.to, value) if isinstance(value, Ref) else value

    return {name: named(value) if name in ("member", "members") else value for name, value in values.items()}


def _of_account(email: str) -> str | Unknown:
    if _AGENT.fullmatch(email):
        return ""
    # The default accounts of Compute Engine and Cloud Build go by the project's number, App Engine's by its id.
    # https://cloud.google.com/iam/docs/service-account-types#default
    if found := _OF_PROJECT.fullmatch(email):
        return f"projects/{found[1] or found[2]}"
    # The identity of a Kubernetes workload: PROJECT.svc.id.goog[NAMESPACE/ACCOUNT].
    name, _, domain = email.partition("[")[0].rpartition("@")
    if domain.endswith(".svc.id.goog") or (name and domain):
        return domain
    return Unknown(f"serviceAccount:{email} is no form of a service account that is known here")


def _of_pool(name: str) -> str | Unknown:
    if name == "//goog/public:all":
        return "*"
    found = _POOL.match(name)
    if found is None:
        return Unknown(f"{name} is no form of a principal that is known here")
    # A cluster's pool is its project's: projects/NUMBER/.../workloadIdentityPools/PROJECT.svc.id.goog
    return found["cluster"] or found["pool"] or found["parent"]


_POOL = re.compile(
    r"//iam\.googleapis\.com/(?P<pool>(?:projects/[^/]+/)?locations/global/(?:workload|workforce)(?:IdentityPools|Pools)/"
    r"(?:(?P<cluster>[^/]+\.svc\.id\.goog)|[^/]+))(?:/|$)"
    r"|//cloudresourcemanager\.googleapis\.com/(?P<parent>(?:projects|folders|organizations)/[^/]+)(?:/|$)"
)
_OF_PROJECT = re.compile(
    r"(\d+)(?:-compute@developer|@cloudbuild)\.gserviceaccount\.com|([a-z][a-z0-9.-]+)@appspot\.gserviceaccount\.com"
)
# Nobody but Google has projects of these names. https://cloud.google.com/iam/docs/service-agents
_AGENT = re.compile(
    r"[^@]+@(?:gcp-sa-[a-z0-9-]+|bigquery-encryption|cloud-cdn-fill|cloud-filer|cloud-memcache-sa|cloud-ml\.google\.com"
    r"|cloud-redis|cloud-tpu|cloudcomposer-accounts|compute-system|container-analysis|container-engine-robot"
    r"|containerregistry|dataflow-service-producer-prod|dataproc-accounts|dlp-api|endpoints-portal|firebase-rules"
    r"|gae-api-prod\.google\.com|gcf-admin-robot|genomics-api|gs-project-accounts|remotebuildexecution"
    r"|serverless-robot-prod|service-networking|sourcerepo-service-accounts|storage-transfer-service"
    r"|trifacta-gcloud-prod)(?:\.[a-z0-9]+-system)?\.iam\.gserviceaccount\.com"
    r"|\d+@cloudservices\.gserviceaccount\.com|[^@]+@system\.gserviceaccount\.com"
)
