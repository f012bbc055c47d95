"""Google Cloud object storage: buckets, who may read them, what they send on, and the project's TLS policy."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from typing import Any

from generator.facts import Bucket, Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.google.common import (
    PUBLIC,
    buckets_at,
    flattened,
    granted,
    gs_identity,
    iam,
    label,
    resource_name,
)
from generator.mappings.google.members import principals
from generator.mappings.read import At, Derived, To, blocks, undecided
from generator.mappings.schema import Call, Companion, Default, Document, Field, Live, Mapping, Raw

TLS_POLICY = "storage.secureHttpTransport"
"""https://cloud.google.com/storage/docs/org-policy-constraints#secure-http: plain HTTP is refused in the project."""

_GRANTS = ("google_storage_bucket_iam", "google_storage_managed_folder_iam")
_IAM = tuple(f"{kind}_{form}" for kind in _GRANTS for form in ("binding", "member", "policy"))
_LISTS = (
    "google_storage_bucket_access_control",
    "google_storage_bucket_acl",
    "google_storage_default_object_access_control",
    "google_storage_default_object_acl",
    "google_storage_object_access_control",
    "google_storage_object_acl",
)
"""Access control lists of a bucket, of objects that are made without one, and of single objects."""


def _location(document: Document, location: Any, pair: Any) -> Value[str]:
    if unknown := undecided(location, pair, *(pair if isinstance(pair, list) else ())):
        return unknown
    if pair:
        return Known("+".join(sorted(str(code).lower() for code in pair)))
    if not location:
        # https://cloud.google.com/storage/docs/locations: the default location of a bucket is the US multi-region.
        return Known("us", "Cloud Storage puts a bucket without a location in the US")
    return Known(str(location).lower())


def _public(document: Document, prevention: Any, uniform: Any, *grants: Any) -> Value[PublicAccess]:
    """Return whether a grant opens it; one that is not known yet leaves it as bad as no prevention does."""
    members, entities = granted(grants[: len(_IAM)]), _entities(grants[len(_IAM) :])
    return _exposed(prevention, uniform, members, entities)


def _exposed(prevention: Any, uniform: Any, members: Any, entities: Any) -> Value[PublicAccess]:
    if unknown := undecided(prevention):
        return unknown
    if prevention == "enforced":
        return Known("blocked")
    if PUBLIC & {member for member in members if isinstance(member, str)}:
        return Known("public")
    if PUBLIC & {entity for entity in entities if isinstance(entity, str)}:
        # https://cloud.google.com/storage/docs/uniform-bucket-level-access: where it is on, no list counts.
        return undecided(uniform) or Known("not blocked" if uniform is True else "public")
    return Known("not blocked")


def _entities(lists: Any) -> list[Any]:
    """Return whom access control lists let in: `READER:allUsers`, `allUsers`, or a list by its name."""
    found: list[Any] = []
    for companions in lists:
        if isinstance(companions, (Unknown, Ref)):
            found.append(undecided(companions))
        for companion in companions if isinstance(companions, list) else ():
            said = [companion.get(name) for name in ("entity", "role_entity", "predefined_acl", "default_acl")]
            for name in flattened(said):
                plain = isinstance(name, str)
                found.append(_OPEN_LISTS.get(name, name.rpartition(":")[2]) if plain else undecided(name))
    return found


# https://cloud.google.com/storage/docs/access-control/lists#predefined-acl
_OPEN_LISTS = {
    "authenticatedRead": "allAuthenticatedUsers",
    "publicRead": "allUsers",
    "publicReadWrite": "allUsers",
}


def _live_public(document: Document, prevention: Any, uniform: Any, bindings: Any, *lists: Any) -> Value[PublicAccess]:
    if prevention == "enforced":
        return Known("blocked")
    if unknown := undecided(bindings, *lists, *flattened(lists)):
        return unknown
    members = [member for binding in bindings or () for member in binding.get("members") or ()]
    return _exposed(prevention, uniform, members, list(flattened(lists)))


def _shared(document: Document, prevention: Any, uniform: Any, *grants: Any) -> Value[tuple[str, ...]]:
    """Return the principals that IAM and access control lists let in."""
    members = [*granted(grants[: len(_IAM)]), *_listed(uniform, _entities(grants[len(_IAM) :]))]
    open_to = principals(document, members, barred=prevention == "enforced")
    doubt = undecided(prevention) if isinstance(prevention, Ref) or "*" in getattr(open_to, "value", ()) else None
    return doubt or open_to


def _live_shared(
    document: Document, prevention: Any, uniform: Any, number: Any, bindings: Any, *lists: Any
) -> Value[tuple[str, ...]]:
    if unknown := undecided(bindings, *lists, *flattened(lists)):
        return unknown
    members = [member for binding in bindings or () for member in binding.get("members") or ()]
    members += _listed(uniform, list(flattened(lists)), str(number))
    return principals(document, members, barred=prevention == "enforced")


def _listed(uniform: Any, entities: list[Any], own: str = "") -> list[str | Unknown]:
    """Return entities of access control lists as members of IAM; where access is uniform, no list counts.

    https://cloud.google.com/storage/docs/access-control/lists#scopes
    """
    if uniform is True:
        return []
    found = [member for entity in entities if (member := _listed_one(entity, own))]
    doubt = undecided(uniform)
    return [doubt] if doubt and found else found


def _listed_one(entity: Any, own: str) -> str | Unknown:
    if isinstance(entity, Unknown):
        return entity
    if entity in PUBLIC:
        return str(entity)
    kind, _, who = str(entity).partition("-")
    if kind == "project":
        number = who.rpartition("-")[2]
        return "" if number == own else f"projectViewer:{number}"
    account = "serviceAccount" if who.endswith("gserviceaccount.com") else kind
    # What has no dash is the name of a list, which lets the project in and nobody else.
    return f"{account}:{who}" if who else ""


def is_tls_policy(values: Dictionary[str, Raw]) -> bool:
    """Tell whether an organisation policy may be the one that refuses plain HTTP."""
    name = values.get("name")
    return not isinstance(name, str) or name.rpartition("/")[2] == TLS_POLICY


def _tls(document: Document, policies: Any) -> Value[bool]:
    rules = blocks(policies, "spec", "rules")
    if isinstance(rules, Unknown):
        return rules
    found = blocks(policies)
    names = [policy.get("name") for policy in found] if isinstance(found, list) else []
    unknown = undecided(*names, *(rule.get("enforce") for rule in rules))
    # A rule with a condition holds for some buckets only, so one without must enforce it too.
    always = any(not rule.get("condition") for rule in rules)
    return unknown or Known(always and all(str(rule.get("enforce")).upper() == "TRUE" for rule in rules))


def _live_tls(document: Document, rules: Any) -> Value[bool]:
    always = any(not rule.get("condition") for rule in rules or ())
    return Known(always and all(rule.get("enforce") is True for rule in rules))


def _retention(document: Document, period: Any) -> Value[int]:
    return Known(int(period or 0) // 86400)


_LIST = "buckets_list"
_ONE_VERSION = Default(
    False,
    "a bucket keeps one version of an object unless told otherwise",
    "https://cloud.google.com/storage/docs/object-versioning",
)

_NOT_LOCKED = Default(
    False,
    "the retention of a bucket can be shortened until it is locked",
    "https://cloud.google.com/storage/docs/bucket-lock",
)

GOOGLE_STORAGE = (
    Mapping(
        type="google_storage_bucket",
        kind=Bucket,
        provider="google",
        service="storage",
        docs="https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
        companions=(
            Companion("google_org_policy_policy", "parent", owner="project", concerns=is_tls_policy),
            *iam(*_GRANTS, identity=gs_identity, refers="bucket"),
            *(
                Companion(kind, "bucket", identity=gs_identity, chosen=("role_entity",), several=True)
                for kind in _LISTS
            ),
        ),
        chosen=("project", "public_access_prevention", "uniform_bucket_level_access", "versioning"),
        identities=Field(
            Derived(("name",), lambda document, n: Known((f"gs:{n}",) if isinstance(n, str) else ()), lenient=True),
            At(f"{_LIST}.name", convert=lambda name: (f"gs:{name}",)),
        ),
        fields={
            "name": Field(At("name"), At(f"{_LIST}.name")),
            "location": Field(
                Derived(("location", "custom_placement_config.0.data_locations"), _location, lenient=True),
                Derived((f"{_LIST}.location", f"{_LIST}.customPlacementConfig.dataLocations"), _location),
            ),
            "data_class": label(f"{_LIST}.labels"),
            "key": Field(
                To("encryption.0.default_kms_key_name", resource_name),
                To(f"{_LIST}.encryption.defaultKmsKeyName", resource_name),
            ),
            "public_access": Field(
                Derived(
                    ("public_access_prevention", "uniform_bucket_level_access", *_IAM, *_LISTS), _public, lenient=True
                ),
                Derived(
                    (
                        f"{_LIST}.iamConfiguration.publicAccessPrevention",
                        f"{_LIST}.iamConfiguration.uniformBucketLevelAccess.enabled",
                        "buckets_getIamPolicy.bindings",
                        f"{_LIST}.acl.*.entity",
                        f"{_LIST}.defaultObjectAcl.*.entity",
                    ),
                    _live_public,
                    lenient=True,
                ),
            ),
            "logs": Field(
                buckets_at("access log", "logging.*.log_bucket"), buckets_at("access log", f"{_LIST}.logging.logBucket")
            ),
            "shared_with": Field(
                Derived(
                    ("public_access_prevention", "uniform_bucket_level_access", *_IAM, *_LISTS), _shared, lenient=True
                ),
                Derived(
                    (
                        f"{_LIST}.iamConfiguration.publicAccessPrevention",
                        f"{_LIST}.iamConfiguration.uniformBucketLevelAccess.enabled",
                        f"{_LIST}.projectNumber",
                        "buckets_getIamPolicy.bindings",
                        f"{_LIST}.acl.*.entity",
                        f"{_LIST}.defaultObjectAcl.*.entity",
                    ),
                    _live_shared,
                    lenient=True,
                ),
            ),
            "tls_only": Field(
                Derived(("google_org_policy_policy",), _tls, lenient=True),
                Derived(("projects_policies_getEffectivePolicy.spec.rules",), _live_tls),
            ),
            "versioned": Field(
                At("versioning.0.enabled", _ONE_VERSION, convert=bool),
                At(f"{_LIST}.versioning.enabled", _ONE_VERSION, convert=bool),
            ),
            "retention_days": Field(
                Derived(("retention_policy.0.retention_period",), _retention),
                Derived((f"{_LIST}.retentionPolicy.retentionPeriod",), _retention),
            ),
            "locked": Field(
                At("retention_policy.0.is_locked", _NOT_LOCKED, convert=bool),
                At(f"{_LIST}.retentionPolicy.isLocked", _NOT_LOCKED, convert=bool),
            ),
        },
        live=Live(
            service="storage",
            version="v1",
            asset="storage.googleapis.com/Bucket",
            per="project",
            list=Call(
                "buckets.list",
                "storage.buckets.list",
                {"project": "{project}", "projection": "full"},
                items="items",
            ),
            details=(
                Call("buckets.getIamPolicy", "storage.buckets.getIamPolicy", {"bucket": "{name}"}),
                Call(
                    "projects.policies.getEffectivePolicy",
                    "orgpolicy.policy.get",
                    {"name": f"projects/{{project}}/policies/{TLS_POLICY}"},
                    service="orgpolicy",
                    version="v2",
                ),
            ),
            id=lambda document: f"//storage.googleapis.com/{document.values[_LIST]['name']}",
        ),
    ),
)
