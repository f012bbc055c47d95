"""What an organisation policy leaves free, of its rules: the same for every form in which one is told.

A rule with a condition holds for some resources only, so whatever any rule leaves free is free.
https://cloud.google.com/resource-manager/docs/organization-policy/understanding-hierarchy
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.facts import CUSTODIES, Custody, Known, Unknown, Value
from generator.mappings.google.keys import LEVELS
from generator.mappings.read import undecided

LOCATIONS = "gcp.resourceLocations"
"""https://cloud.google.com/resource-manager/docs/organization-policy/defining-locations"""
CUSTOMER_KEYS = "gcp.restrictNonCmekServices"
"""https://cloud.google.com/kms/docs/cmek-org-policy"""
PROTECTION_LEVELS = "cloudkms.allowedProtectionLevels"
"""https://cloud.google.com/kms/docs/org-policy-constraints"""

ANYWHERE = "*"

# What EU Data Boundary with Access Justifications denies without customer keys:
# https://docs.cloud.google.com/assured-workloads/docs/control-packages/eu-data-boundary-access-justifications
# And what else a stack keeps, of what the constraint takes: https://docs.cloud.google.com/kms/docs/cmek-org-policy
DATA_SERVICES = tuple(
    f"{name}.googleapis.com"
    for name in (
        "aiplatform", "artifactregistry", "backupdr", "bigquery", "bigquerydatatransfer", "bigtable", "cloudfunctions",
        "composer", "compute", "container", "dataflow", "dataproc", "documentai", "file", "firestore", "integrations",
        "logging", "notebooks", "pubsub", "run", "secretmanager", "spanner", "sqladmin", "storage", "workstations",
    )
)  # fmt: skip
"""The services that have to ask for customer keys, and that a perimeter has to hold back."""

Rules = list[dict[str, Any]]


def regions(constraint: str, rules: Rules | Unknown) -> Value[tuple[str, ...] | None]:
    """Return the locations in which anything may be made, None where the constraint is another one."""
    return _free(constraint, LOCATIONS, rules, (ANYWHERE,), _location)


def keyless(constraint: str, rules: Rules | Unknown) -> Value[tuple[str, ...] | None]:
    """Return the services that may keep data under no key of the customer's, None where it is another constraint."""
    found = _free(constraint, CUSTOMER_KEYS, rules, DATA_SERVICES, str)
    if isinstance(found, Unknown) or found.value is None:
        return found
    return Known(tuple(name for name in found.value if name in DATA_SERVICES))


def custodies(constraint: str, rules: Rules | Unknown) -> Value[tuple[Custody, ...] | None]:
    """Return the custodies that a new key may have, None where the constraint is another one."""
    found = _free(constraint, PROTECTION_LEVELS, rules, tuple(LEVELS), str)
    if isinstance(found, Unknown) or found.value is None:
        return Known(None) if not isinstance(found, Unknown) else found
    if strange := [level for level in found.value if level not in LEVELS]:
        return Unknown(f"Cloud KMS names a protection level not known here: {strange[0]}")
    return Known(tuple(sorted({LEVELS[level] for level in found.value}, key=CUSTODIES.index)))


def rules_of(spec: Any) -> Rules | Unknown:
    """Return the rules of a `spec`, as Terraform or as the API has it; none where it restores what is usual.

    What it takes in from above is not in it.
    """
    rules: Rules = []
    for part in spec if isinstance(spec, list) else [spec] if spec else []:
        # Beside these stands what the provider fills in.
        said = part if undecided(part) else [part.get(name) for name in ("reset", "rules", *_INHERITS)]
        if unknown := first_unknown(said):
            return unknown
        if any(part.get(name) for name in _INHERITS):
            return Unknown("it takes in the policy above it")
        if not part.get("reset"):
            rules += part.get("rules") or ()
    return rules


_INHERITS = ("inherit_from_parent", "inheritFromParent")


def first_unknown(value: Any) -> Unknown | None:
    """Return why the first of all nested values that is not known is not."""
    return next(_unknowns(value), None)


def _unknowns(value: Any) -> Iterator[Unknown]:
    if found := undecided(value):
        yield found
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    for part in inner:
        yield from _unknowns(part)


def _free(
    constraint: str, wanted: str, rules: Rules | Unknown, everything: tuple[str, ...], plain: Any
) -> Value[tuple[str, ...] | None]:
    if constraint != wanted:
        return Known(None)
    if isinstance(rules, Unknown):
        return rules
    free = set() if any(not rule.get("condition") for rule in rules) else set(everything)
    for rule in rules:
        free.update(_of_rule(rule, everything, plain))
    return Known(tuple(sorted(free)))


def _of_rule(rule: dict[str, Any], everything: tuple[str, ...], plain: Any) -> list[str]:
    if _is_true(rule.get("deny_all", rule.get("denyAll"))):
        return []
    values = rule.get("values") or {}
    values = (values[0] if values else {}) if isinstance(values, list) else values
    allowed, denied = (
        [plain(str(each).removeprefix("is:")) for each in values.get(snake) or values.get(camel) or ()]
        for snake, camel in (("allowed_values", "allowedValues"), ("denied_values", "deniedValues"))
    )
    if _is_true(rule.get("allow_all", rule.get("allowAll"))) or not allowed:
        return [each for each in everything if each not in denied]
    return [each for each in allowed if each not in denied]


def _is_true(value: Any) -> bool:
    return str(value).upper() == "TRUE"


def _location(value: str) -> str:
    # Google itself writes a region as the group of what is in it; regions of other universes begin with `u-`.
    found = _REGION.fullmatch(value)
    return (found[1] if found else value).lower()


_REGION = re.compile(r"in:((?:u-)?[a-z]+-[a-z]+\d+)-locations")
