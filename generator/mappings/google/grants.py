"""Who may do what in a whole project, folder or organisation: everything in it is open to them.

https://cloud.google.com/iam/docs/resource-hierarchy-access-control
"""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Organization, Unknown, Value
from generator.mappings.google.common import granted, row
from generator.mappings.google.members import principals
from generator.mappings.google.policies import NOWHERE
from generator.mappings.read import Always, Derived
from generator.mappings.schema import Document, Field, Mapping

_MEMBERS = {"binding": "members", "member": "member", "policy": "policy_data"}
_PARENTS = {"project": "project", "folder": "folder", "organization": "org_id"}
_READ = "all grants of a project are read with it"


def _shared(form: str) -> Field:
    attribute = _MEMBERS[form]

    def read(document: Document, members: Any) -> Value[tuple[str, ...]]:
        return principals(document, granted([[{attribute: members}]]))

    return Field(Derived((attribute,), read, lenient=True), Always(Unknown(_READ)))


def _grant(parent: str, form: str) -> Mapping:
    """Return the row of one IAM resource; `parent` is what it grants something in."""
    said = Field(Always(Known(None)), Always(Known(None)))
    return row(
        f"google_{parent}_iam_{form}",
        Organization,
        "cloudresourcemanager",
        path=f"{parent}s/{{{_PARENTS[parent]}}}/iam",
        location=NOWHERE,
        labelled=False,
        match=("name",),
        policies=said,
        opts_out=said,
        shared_with=_shared(form),
        no_live=_READ if parent == "project" else f"only projects are read, not what is granted in a {parent}",
    )


GOOGLE_GRANTS: tuple[Mapping, ...] = tuple(_grant(parent, form) for parent in _PARENTS for form in _MEMBERS)
