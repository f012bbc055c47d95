"""Whom a BigQuery dataset is open to: its own access list and IAM are one and the same.

https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.facts import Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.google.common import PUBLIC, flattened, granted
from generator.mappings.google.members import principals
from generator.mappings.read import undecided
from generator.mappings.schema import Document


def readable(document: Document, access: Any, *grants: Any) -> Value[PublicAccess]:
    """Return whether everybody can read a dataset, by its own list, its parts or IAM."""
    members = _members(access, *grants)
    if PUBLIC & {member for member in members if isinstance(member, str)}:
        return Known("public")
    return next((member for member in members if isinstance(member, Unknown)), None) or Known("private")


def live_readable(document: Document, access: Any) -> Value[PublicAccess]:
    """Return whether everybody can read a dataset, by the list that the API gives."""
    return access if isinstance(access, Unknown) else readable(document, access, None)


def readers(document: Document, access: Any, *grants: Any) -> Value[tuple[str, ...]]:
    """Return the principals that a dataset is open to, by its own list, its parts or IAM."""
    return principals(document, _members(access, *grants))


def live_readers(document: Document, access: Any) -> Value[tuple[str, ...]]:
    """Return the principals that a dataset is open to, by the list that the API gives."""
    return access if isinstance(access, Unknown) else readers(document, access, None)


def _members(access: Any, *grants: Any) -> list[str | Unknown]:
    *companions, accesses = grants
    found: list[str | Unknown] = granted(companions)
    for entry in flattened([access, accesses]):
        if isinstance(entry, dict):
            found += _named_by(entry)
        else:
            found.append(undecided(entry) or Unknown("its access list is not one of entries"))
    return found


def _named_by(entry: Mapping[str, Any]) -> Iterator[str | Unknown]:
    for prefix, names in _WHO.items():
        for who in (entry.get(name) for name in names):
            if isinstance(who, (Unknown, Ref)):
                yield undecided(who) or Unknown("its access list is known after apply")
            elif who:
                yield from _member(prefix, str(who))
    # A view, routine or dataset of another project reads on behalf of whoever may use it there.
    for part in flattened([entry.get("view"), entry.get("routine"), entry.get("dataset")]):
        inner = part.get("dataset", part) if isinstance(part, dict) else part
        for each in flattened([inner]):
            found = each.get("project_id", each.get("projectId")) if isinstance(each, dict) else each
            yield undecided(found) or f"projectViewer:{found}"


def _member(prefix: str, who: str) -> Iterator[str]:
    if prefix == "special":
        # projectOwners, projectReaders and projectWriters are those of its own project.
        if who in _SPECIAL:
            yield _SPECIAL[who]
    elif prefix == "iam":
        yield who.removeprefix("iam:")
    elif who.endswith("gserviceaccount.com"):
        yield f"serviceAccount:{who}"
    else:
        yield f"{prefix}:{who}"


# https://cloud.google.com/bigquery/docs/reference/rest/v2/datasets#Dataset.FIELDS.access
_WHO = {
    "user": ("user_by_email", "userByEmail"),
    "group": ("group_by_email", "groupByEmail"),
    "domain": ("domain",),
    "special": ("special_group", "specialGroup"),
    "iam": ("iam_member", "iamMember"),
}
_SPECIAL = {"allAuthenticatedUsers": "allAuthenticatedUsers", "allUsers": "allUsers"}
