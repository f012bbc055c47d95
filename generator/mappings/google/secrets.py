"""Google Cloud's secrets and parameters: Secret Manager and Parameter Manager, global and regional."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Flow, Known, Ref, Store, Unknown, Value
from generator.mappings.google.common import (
    flows_at,
    full_name,
    iam,
    key_at,
    key_of,
    named,
    placed,
    row,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.read import Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# Secret Manager: https://cloud.google.com/secret-manager/docs/reference/rest

_SECRETS = Call(
    "projects.secrets.list", "secretmanager.secrets.list", {"parent": "projects/{project}"}, items="secrets"
)
_SECRET_POLICY = Call("projects.secrets.getIamPolicy", "secretmanager.secrets.getIamPolicy", {"resource": "{name}"})
_REGIONAL = Call(
    "projects.locations.secrets.list", "secretmanager.secrets.list", {"parent": "{parent}"}, items="secrets"
)
_REGIONAL_POLICY = Call(
    "projects.locations.secrets.getIamPolicy", "secretmanager.secrets.getIamPolicy", {"resource": "{name}"}
)
_SECRET = "projects/{project}/secrets/{secret_id}"
_REGIONAL_SECRET = "projects/{project}/locations/{location}/secrets/{secret_id}"

Copy = tuple[str, Value[Ref | None]]
"""Where a copy of a secret is kept, and its key."""


def _planned_copies(document: Document, automatic: Any, replicas: Any) -> list[Copy] | Unknown:
    found = blocks(replicas)
    if isinstance(found, Unknown):
        return found
    copies = []
    for replica in found:
        place, keys = replica.get("location"), blocks(replica.get("customer_managed_encryption"))
        if unknown := undecided(place):
            return unknown
        copies.append((str(place).lower(), key_of(document, _key_name(keys))))
    return _sorted(document, copies, undecided(automatic) or blocks(automatic, "customer_managed_encryption"))


def _sorted(document: Document, copies: list[Copy], keys: Any) -> list[Copy] | Unknown:
    if copies:
        return sorted(copies, key=lambda copy: copy[0])
    # https://cloud.google.com/secret-manager/docs/choosing-replication#automatic: without any restriction.
    return [("global", key_of(document, _key_name(keys)))]


def _key_name(keys: Any) -> Any:
    return keys if isinstance(keys, Unknown) or not keys else keys[0].get("kms_key_name")


def _live_copies(document: Document, automatic: Any, replicas: Any) -> list[Copy] | Unknown:
    copies = [
        (str(replica.get("location")).lower(), key_of(document, _live_key(replica))) for replica in replicas or ()
    ]
    return _sorted(document, copies, [{"kms_key_name": _live_key(automatic or {})}])


def _live_key(holder: Any) -> Any:
    return (holder.get("customerManagedEncryption") or {}).get("kmsKeyName")


def _of_copies(read: Callable[[list[Copy]], Value[Any]]) -> Field:
    def planned(document: Document, automatic: Any, replicas: Any) -> Value[Any]:
        found = _planned_copies(document, automatic, replicas)
        return found if isinstance(found, Unknown) else read(found)

    def live(document: Document, automatic: Any, replicas: Any) -> Value[Any]:
        found = _live_copies(document, automatic, replicas)
        return found if isinstance(found, Unknown) else read(found)

    return Field(
        Derived(("replication.0.auto", "replication.0.user_managed.0.replicas"), planned, lenient=True),
        Derived((f"{_SECRETS.key}.replication.automatic", f"{_SECRETS.key}.replication.userManaged.replicas"), live),
    )


def _further_keys(copies: list[Copy]) -> Value[tuple[Ref | None, ...]]:
    keys = [key for _, key in copies[1:]]
    unknown = next((key for key in keys if isinstance(key, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(key.value for key in keys if isinstance(key, Known))))


# Parameter Manager: https://cloud.google.com/secret-manager/parameter-manager/docs/reference/rest

_PARAMETERS = Call(
    "projects.locations.parameters.list",
    "parametermanager.parameters.list",
    {"parent": "projects/{project}/locations/global"},
    items="parameters",
)
_REGIONAL_PARAMETERS = Call(
    "projects.locations.parameters.list",
    "parametermanager.parameters.list",
    {"parent": "{parent}"},
    items="parameters",
)


def _is_global(document: Document) -> bool:
    return "/locations/global/" in document.id


GOOGLE_SECRETS: tuple[Mapping, ...] = (
    row(
        "google_secret_manager_secret",
        Store,
        "secretmanager",
        path=_SECRET,
        location=_of_copies(lambda copies: Known(copies[0][0])),
        labels=f"{_SECRETS.key}.labels",
        companions=iam("google_secret_manager_secret_iam", identity=named(_SECRET), refers="secret_id"),
        key=_of_copies(lambda copies: copies[0][1]),
        more_keys=_of_copies(_further_keys),
        **opened_by_iam("google_secret_manager_secret_iam", f"{_SECRET_POLICY.key}.bindings"),
        replicas=_of_copies(lambda copies: Known(tuple(Flow("replication", place) for place, _ in copies[1:]))),
        deliveries=Field(
            flows_at("notification", "topics.*.name"), flows_at("notification", f"{_SECRETS.key}.topics.*.name")
        ),
        live=Live(
            "secretmanager",
            version="v1",
            per="project",
            list=_SECRETS,
            details=(_SECRET_POLICY,),
            id=full_name(_SECRETS, "secretmanager.googleapis.com"),
            asset="secretmanager.googleapis.com/Secret",
        ),
    ),
    row(
        "google_secret_manager_regional_secret",
        Store,
        "secretmanager",
        path=_REGIONAL_SECRET,
        location=placed(),
        labels=f"{_REGIONAL.key}.labels",
        companions=iam(
            "google_secret_manager_regional_secret_iam", identity=named(_REGIONAL_SECRET), refers="secret_id"
        ),
        key=Field(
            key_at("customer_managed_encryption.0.kms_key_name"),
            key_at(f"{_REGIONAL.key}.customerManagedEncryption.kmsKeyName"),
        ),
        **opened_by_iam("google_secret_manager_regional_secret_iam", f"{_REGIONAL_POLICY.key}.bindings"),
        deliveries=Field(
            flows_at("notification", "topics.*.name"), flows_at("notification", f"{_REGIONAL.key}.topics.*.name")
        ),
        live=Live(
            "secretmanager",
            version="v1",
            per="location",
            list=_REGIONAL,
            details=(_REGIONAL_POLICY,),
            id=full_name(_REGIONAL, "secretmanager.googleapis.com"),
            # https://cloud.google.com/secret-manager/docs/regional-secrets-overview: nowhere else are they listed.
            endpoint="https://secretmanager.{location}.rep.{universe}/",
            asset="secretmanager.googleapis.com/Secret",
        ),
    ),
    row(
        "google_parameter_manager_parameter",
        Store,
        "parametermanager",
        path="projects/{project}/locations/global/parameters/{parameter_id}",
        location=Field(
            Derived((), lambda document: Known("global")),
            Derived((), lambda document: Known("global")),
        ),
        labels=f"{_PARAMETERS.key}.labels",
        key=Field(key_at("kms_key"), key_at(f"{_PARAMETERS.key}.kmsKey")),
        live=Live(
            "parametermanager",
            version="v1",
            per="project",
            list=_PARAMETERS,
            id=full_name(_PARAMETERS, "parametermanager.googleapis.com"),
        ),
    ),
    row(
        "google_parameter_manager_regional_parameter",
        Store,
        "parametermanager",
        path="projects/{project}/locations/{location}/parameters/{parameter_id}",
        location=placed(),
        labels=f"{_REGIONAL_PARAMETERS.key}.labels",
        key=Field(key_at("kms_key"), key_at(f"{_REGIONAL_PARAMETERS.key}.kmsKey")),
        live=Live(
            "parametermanager",
            version="v1",
            per="location",
            list=_REGIONAL_PARAMETERS,
            id=full_name(_REGIONAL_PARAMETERS, "parametermanager.googleapis.com"),
            skip=_is_global,
            # https://cloud.google.com/secret-manager/parameter-manager/docs/regional-parameters
            endpoint="https://parametermanager.{location}.rep.{universe}/",
        ),
    ),
)
