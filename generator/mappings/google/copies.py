"""Backups that Google Cloud's databases keep: made by schedules or by hand, some outlive what they are copies of."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Flow, Known, Ref, Unknown, Value
from generator.mappings.google.common import (
    first_key,
    flattened,
    flow,
    full_name,
    key_of,
    other_keys,
    placed,
    resource_name,
    shared,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, live_only
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Call, Document, Live, Mapping, Reader


def _under(forms: str, *versions: str) -> dict[str, Reader]:
    """Return the keys of a backup, from the paths to their names or versions; `forms` is how it is encrypted."""
    first = first_key(*versions)

    def read(document: Document, form: Any, *_: Any) -> Value[Ref | None]:
        found = first(document)
        if not isinstance(found, Known) or found.value is not None:
            return found
        if unknown := undecided(form):
            return unknown
        if "CUSTOMER_MANAGED_ENCRYPTION" not in flattened([form]):
            return found
        return Unknown("it is under a key of the customer's that it does not name")

    return {"key": Derived((forms, *versions), read, lenient=True), "more_keys": other_keys(*versions)}


def _opened(policy: Call) -> dict[str, Reader]:
    return {name: field.api for name, field in opened_by_iam("", f"{policy.key}.bindings").items()}


# Spanner: https://cloud.google.com/spanner/docs/backup

_SPANNER = listed(
    "spanner",
    "v1",
    "projects.instances.backups",
    per="google_spanner_instance",
    asset="Backup",
    policy=True,
)
_SPANNER_ITEM = _SPANNER.list.key


def _partitions(document: Document, partitions: Any) -> Value[tuple[Flow, ...]]:
    """Return where a backup lies besides its instance: in the partitions that its database had then."""
    names = [str(each.get("instancePartition")) for each in partitions or ()]
    found = [flow(document, "backup", name) for name in names if not name.endswith("/instancePartitions/default")]
    return Known(tuple(each for each in found if isinstance(each, Flow)))


# Bigtable: https://cloud.google.com/bigtable/docs/backups

_BIGTABLE_LIST = Call(
    "projects.instances.clusters.backups.list",
    "bigtable.backups.list",
    {"parent": "{parent}/clusters/-"},
    items="backups",
)
_BIGTABLE_POLICY = Call(
    "projects.instances.clusters.backups.getIamPolicy", "bigtable.backups.getIamPolicy", {"resource": "{name}"}
)
_CLUSTERS = Call(
    "projects.instances.clusters.list",
    "bigtable.clusters.list",
    {"parent": "projects/{project}/instances/-"},
    items="clusters",
)
_BIGTABLE = Live(
    "bigtableadmin",
    version="v2",
    per="google_bigtable_instance",
    list=_BIGTABLE_LIST,
    details=(_BIGTABLE_POLICY, _CLUSTERS),
    id=full_name(_BIGTABLE_LIST, "bigtable.googleapis.com"),
    asset="bigtableadmin.googleapis.com/Backup",
)


def _of_cluster(document: Document, clusters: Any) -> Value[str | Ref]:
    """Return the zone of the cluster that keeps a backup."""
    if unknown := undecided(clusters):
        return unknown
    own = resource_name(document.id, document).partition("/backups/")[0]
    zone = next((each.get("location") for each in clusters or () if each.get("name") == own), "")
    return Known(str(zone).rpartition("/")[2].lower()) if zone else Unknown(f"where {own} is is not told")


# Firestore: https://cloud.google.com/firestore/docs/backups

_DATABASES = Call(
    "projects.databases.list", "datastore.databases.list", {"parent": "projects/{project}"}, items="databases"
)
_FIRESTORE = listed(
    "firestore",
    "v1",
    "projects.locations.backups",
    "datastore.backups.list",
    everywhere=True,
    details=(_DATABASES,),
)


def _of_database(document: Document, source: Any, databases: Any) -> Value[Ref | None]:
    """Return the key of a backup, which does not tell it: its database's, as long as there is one.

    https://firebase.google.com/docs/firestore/reference/rest/v1/EncryptionConfig
    """
    if unknown := undecided(source, databases):
        return unknown
    found = next((each for each in databases or () if each.get("uid") == source), None)
    if not source or found is None:
        return Unknown("its database is gone, and a backup does not tell its key")
    return key_of(document, (found.get("cmekConfig") or {}).get("kmsKeyName"))


# Memorystore for Redis Cluster. The backups of a cluster are one collection, which outlives it.

_REDIS_BACKUPS = Call(
    "projects.locations.backupCollections.backups.list", "redis.backups.list", {"parent": "{name}"}, items="backups"
)
_REDIS = listed("redis", "v1", "projects.locations.backupCollections", everywhere=True, details=(_REDIS_BACKUPS,))
_REDIS_INFO = f"{_REDIS_BACKUPS.key}.*.encryptionInfo"

# Cloud SQL: https://cloud.google.com/sql/docs/mysql/backup-recovery/manage-retained-backups

_SQL_LIST = Call("Backups.ListBackups", "cloudsql.backupRuns.list", {"parent": "projects/{project}"}, items="backups")
_SQL_KEYS = (f"{_SQL_LIST.key}.kmsKey", f"{_SQL_LIST.key}.kmsKeyVersion")


def _has_instance(document: Document) -> bool:
    """Tell whether a backup is still one of its instance's, among whose copies it is."""
    item = document.values[_SQL_LIST.key]
    return not item.get("instanceDeletionTime") and item.get("type") != "FINAL"


_SQL = Live(
    "sqladmin",
    version="v1",
    per="project",
    list=_SQL_LIST,
    id=full_name(_SQL_LIST, "sqladmin.googleapis.com"),
    skip=_has_instance,
    asset="sqladmin.googleapis.com/Backup",
)

GOOGLE_COPIES: tuple[Mapping, ...] = (
    live_only(
        "google spanner backup",
        Backup,
        _SPANNER,
        "https://cloud.google.com/spanner/docs/reference/rest/v1/projects.instances.backups",
        # It lies where its instance lies, be that its database's or another one that it was copied to.
        location=shared("projects/{project}/instances/{instance}").api,
        copies=Derived((f"{_SPANNER_ITEM}.instancePartitions",), _partitions),
        **_under(
            f"{_SPANNER_ITEM}.encryptionInfo.encryptionType",
            f"{_SPANNER_ITEM}.encryptionInfo.kmsKeyVersion",
            f"{_SPANNER_ITEM}.encryptionInformation.*.kmsKeyVersion",
        ),
        **_opened(_SPANNER.details[0]),
    ),
    live_only(
        "google bigtable backup",
        Backup,
        _BIGTABLE,
        "https://cloud.google.com/bigtable/docs/reference/admin/rest/v2/projects.instances.clusters.backups",
        location=Derived((_CLUSTERS.key,), _of_cluster, lenient=True),
        **_under(
            f"{_BIGTABLE_LIST.key}.encryptionInfo.encryptionType", f"{_BIGTABLE_LIST.key}.encryptionInfo.kmsKeyVersion"
        ),
        **_opened(_BIGTABLE_POLICY),
    ),
    live_only(
        "google firestore backup",
        Backup,
        _FIRESTORE,
        "https://cloud.google.com/firestore/docs/reference/rest/v1/projects.locations.backups",
        key=Derived((f"{_FIRESTORE.list.key}.databaseUid", _DATABASES.key), _of_database, lenient=True),
    ),
    live_only(
        "google redis backup collection",
        Backup,
        _REDIS,
        "https://cloud.google.com/memorystore/docs/cluster/reference/rest/v1/projects.locations.backupCollections",
        **_under(f"{_REDIS_INFO}.encryptionType", f"{_REDIS.list.key}.kmsKey", f"{_REDIS_INFO}.kmsKeyVersions"),
    ),
    live_only(
        "google sql retained backup",
        Backup,
        _SQL,
        "https://cloud.google.com/sql/docs/mysql/backup-recovery/manage-retained-backups",
        location=placed(api=f"{_SQL_LIST.key}.location").api,
        key=first_key(*_SQL_KEYS),
        more_keys=other_keys(*_SQL_KEYS),
    ),
)
