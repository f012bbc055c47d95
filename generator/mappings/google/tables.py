"""Google Cloud's distributed databases: Spanner and Bigtable, whose data lie where a configuration or clusters say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Backup, Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    first_key,
    flows_at,
    full_name,
    iam,
    key_of,
    named,
    other_keys,
    row,
    shared,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.read import Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# Spanner: https://cloud.google.com/spanner/docs/instance-configurations

_INSTANCES = Call(
    "projects.instances.list", "spanner.instances.list", {"parent": "projects/{project}"}, items="instances"
)
_INSTANCE_POLICY = Call("projects.instances.getIamPolicy", "spanner.instances.getIamPolicy", {"resource": "{name}"})
_PARTITIONS = Call(
    "projects.instances.instancePartitions.list",
    "spanner.instancePartitions.list",
    {"parent": "projects/{project}/instances/-"},
    items="instancePartitions",
)
_CONFIGS = Call(
    "projects.instanceConfigs.list",
    "spanner.instanceConfigs.list",
    {"parent": "projects/{project}"},
    items="instanceConfigs",
)
_BASE = Call("projects.instanceConfigs.get", "spanner.instanceConfigs.get", {"name": "{baseConfig}"})
_DATABASES = Call(
    "projects.instances.databases.list", "spanner.databases.list", {"parent": "{parent}"}, items="databases"
)
_DATABASE_POLICY = Call(
    "projects.instances.databases.getIamPolicy", "spanner.databases.getIamPolicy", {"resource": "{name}"}
)
_SCHEDULES = Call(
    "projects.instances.databases.backupSchedules.list",
    "spanner.backupSchedules.list",
    {"parent": "{parent}"},
    items="backupSchedules",
)
_DATABASE = "projects/{project}/instances/{instance}/databases/{database}"


def _configured(document: Document, config: Any) -> Value[str | Ref]:
    """Return where an instance configuration puts data: one of Google's by its name, one of the customer's as such."""
    if isinstance(config, (Unknown, Ref)) or not config:
        return Known(config) if isinstance(config, Ref) else config or Unknown("it names no configuration")
    name = str(config).rpartition("/")[2]
    if not name.startswith("custom-"):
        return Known(name.lower().removeprefix("regional-"))
    # https://cloud.google.com/spanner/docs/create-manage-configurations: only the customer's are called so.
    project = document.project.value if isinstance(document.project, Known) else ""
    return Known(Ref(f"projects/{project}/instanceConfigs/{name}"))


def _replicas(document: Document, replicas: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(replicas)
    if isinstance(found, Unknown):
        return found
    places = [replica.get("location") for replica in found]
    return undecided(*places) or Known(tuple(Flow("replication", place) for place in sorted({*map(str, places)})))


def _added_replicas(document: Document, replicas: Any, base: Any) -> Value[tuple[Flow, ...]]:
    # Terraform names only what is added to the base configuration; the API lists all.
    given = {replica.get("location") for replica in base or ()}
    return _replicas(document, [replica for replica in replicas or () if replica.get("location") not in given])


def _is_googles(document: Document) -> bool:
    return bool(document.values[_CONFIGS.key].get("configType") != "USER_MANAGED")


_DATABASE_KEYS = ("encryption_config.0.kms_key_name", "encryption_config.0.kms_key_names")
_LIVE_DATABASE_KEYS = (
    f"{_DATABASES.key}.encryptionConfig.kmsKeyName",
    f"{_DATABASES.key}.encryptionConfig.kmsKeyNames",
)
_BACKUP_OF = shared(_DATABASE)


def _backup_key(owner: Reader) -> Callable[..., Value[Ref | None]]:
    """Return a reader of the key of a schedule's backups: the database's, unless told otherwise.

    https://cloud.google.com/spanner/docs/reference/rest/v1/CreateBackupEncryptionConfig
    """

    def read(document: Document, form: Any, key: Any, keys: Any, *_: Any) -> Value[Ref | None]:
        if unknown := undecided(form):
            return unknown
        if not form or form in ("USE_DATABASE_ENCRYPTION", "ENCRYPTION_TYPE_UNSPECIFIED"):
            found: Value[Ref | None] = owner(document)
            return found
        if form == "GOOGLE_DEFAULT_ENCRYPTION":
            return Known(None, "the schedule asks for Google's own key")
        several = [keys] if isinstance(keys, Unknown) else list(keys or ())
        return key_of(document, key or (several[0] if several else None))

    return read


# Bigtable

_BIGTABLES = Call(
    "projects.instances.list", "bigtable.instances.list", {"parent": "projects/{project}"}, items="instances"
)
_CLUSTERS = Call("projects.instances.clusters.list", "bigtable.clusters.list", {"parent": "{name}"}, items="clusters")
_BIGTABLE_POLICY = Call("projects.instances.getIamPolicy", "bigtable.instances.getIamPolicy", {"resource": "{name}"})
_TABLES = Call(
    "projects.instances.tables.list", "bigtable.tables.list", {"parent": "{parent}", "view": "FULL"}, items="tables"
)
_TABLE_POLICY = Call("projects.instances.tables.getIamPolicy", "bigtable.tables.getIamPolicy", {"resource": "{name}"})

Cluster = tuple[str, Value[Ref | None]]
"""The zone of a cluster, and its key."""


def _planned_clusters(document: Document, clusters: Any) -> list[Cluster] | Unknown:
    found = blocks(clusters)
    if isinstance(found, Unknown):
        return found
    zones = [cluster.get("zone") for cluster in found]
    if unknown := undecided(*zones) or (None if all(zones) else Unknown("its zone is that of the provider block")):
        return unknown
    return _sorted(
        (str(zone), key_of(document, each.get("kms_key_name"))) for zone, each in zip(zones, found, strict=True)
    )


def _live_clusters(document: Document, clusters: Any) -> list[Cluster] | Unknown:
    if isinstance(clusters, Unknown):
        return clusters
    return _sorted(
        (
            str(cluster.get("location")).rpartition("/")[2],
            key_of(document, (cluster.get("encryptionConfig") or {}).get("kmsKeyName")),
        )
        for cluster in clusters or ()
    )


def _sorted(clusters: Any) -> list[Cluster] | Unknown:
    # Which of them is called the first does not depend on who lists them.
    return sorted(clusters, key=lambda cluster: cluster[0]) or Unknown("it has no cluster")


def _of_clusters(read: Callable[[list[Cluster]], Value[Any]]) -> Field:
    def planned(document: Document, clusters: Any) -> Value[Any]:
        found = _planned_clusters(document, clusters)
        return found if isinstance(found, Unknown) else read(found)

    def live(document: Document, clusters: Any) -> Value[Any]:
        found = _live_clusters(document, clusters)
        return found if isinstance(found, Unknown) else read(found)

    return Field(Derived(("cluster",), planned, lenient=True), Derived((_CLUSTERS.key,), live, lenient=True))


def _further_keys(clusters: list[Cluster]) -> Value[tuple[Ref | None, ...]]:
    keys = [key for _, key in clusters[1:]]
    unknown = next((key for key in keys if isinstance(key, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(key.value for key in keys if isinstance(key, Known))))


def _other_zones(clusters: list[Cluster]) -> Value[tuple[Flow, ...]]:
    return Known(tuple(Flow("replication", zone) for zone, _ in clusters[1:]))


_INSTANCE = "projects/{project}/instances/{instance}"
_TABLE = "projects/{project}/instances/{instance_name}/tables/{table}"

GOOGLE_TABLES: tuple[Mapping, ...] = (
    row(
        "google_spanner_instance_config",
        Route,
        "spanner",
        path="projects/{project}/instanceConfigs/{name}",
        location=Field(
            Derived(("base_config",), _configured, lenient=True),
            Derived((f"{_CONFIGS.key}.baseConfig",), _configured),
        ),
        labels=f"{_CONFIGS.key}.labels",
        replicas=Field(
            Derived(("replicas",), _replicas, lenient=True),
            Derived((f"{_CONFIGS.key}.replicas", f"{_BASE.key}.replicas"), _added_replicas),
        ),
        live=Live(
            "spanner",
            version="v1",
            per="project",
            list=_CONFIGS,
            details=(_BASE,),
            id=full_name(_CONFIGS, "spanner.googleapis.com"),
            skip=_is_googles,
        ),
    ),
    row(
        "google_spanner_instance",
        # It is where databases run; what is at rest is theirs, and lies where it lies.
        Compute,
        "spanner",
        path="projects/{project}/instances/{name}",
        location=Field(
            Derived(("config",), _configured, lenient=True),
            Derived((f"{_INSTANCES.key}.config",), _configured),
        ),
        labels=f"{_INSTANCES.key}.labels",
        chosen=("name",),
        companions=iam("google_spanner_instance_iam", identity=named(_INSTANCE), refers="instance"),
        **opened_by_iam("google_spanner_instance_iam", f"{_INSTANCE_POLICY.key}.bindings"),
        live=Live(
            "spanner",
            version="v1",
            per="project",
            list=_INSTANCES,
            details=(_INSTANCE_POLICY,),
            id=full_name(_INSTANCES, "spanner.googleapis.com"),
            asset="spanner.googleapis.com/Instance",
        ),
    ),
    row(
        "google_spanner_instance_partition",
        Compute,
        "spanner",
        path="projects/{project}/instances/{instance}/instancePartitions/{name}",
        location=Field(
            Derived(("config",), _configured, lenient=True),
            Derived((f"{_PARTITIONS.key}.config",), _configured),
        ),
        labelled=False,
        live=Live(
            "spanner",
            version="v1",
            per="project",
            list=_PARTITIONS,
            id=full_name(_PARTITIONS, "spanner.googleapis.com"),
        ),
    ),
    row(
        "google_spanner_database",
        Store,
        "spanner",
        path="projects/{project}/instances/{instance}/databases/{name}",
        location=shared(_INSTANCE),
        labelled=False,
        chosen=("encryption_config.kms_key_names",),
        companions=iam("google_spanner_database_iam", identity=named(_DATABASE), refers="database"),
        key=Field(first_key(*_DATABASE_KEYS), first_key(*_LIVE_DATABASE_KEYS)),
        more_keys=Field(other_keys(*_DATABASE_KEYS), other_keys(*_LIVE_DATABASE_KEYS)),
        **opened_by_iam("google_spanner_database_iam", f"{_DATABASE_POLICY.key}.bindings"),
        live=Live(
            "spanner",
            version="v1",
            per="google_spanner_instance",
            list=_DATABASES,
            details=(_DATABASE_POLICY,),
            id=full_name(_DATABASES, "spanner.googleapis.com"),
            asset="spanner.googleapis.com/Database",
        ),
    ),
    row(
        "google_spanner_backup_schedule",
        # The backups that it makes, which lie where their database lies.
        Backup,
        "spanner",
        path="projects/{project}/instances/{instance}/databases/{database}/backupSchedules/{name}",
        location=_BACKUP_OF,
        labelled=False,
        key=Field(
            Derived(
                (
                    "encryption_config.0.encryption_type",
                    "encryption_config.0.kms_key_name",
                    "encryption_config.0.kms_key_names",
                    *_BACKUP_OF.terraform.paths,
                ),
                _backup_key(_BACKUP_OF.terraform),
                lenient=True,
            ),
            Derived(
                (
                    f"{_SCHEDULES.key}.encryptionConfig.encryptionType",
                    f"{_SCHEDULES.key}.encryptionConfig.kmsKeyName",
                    f"{_SCHEDULES.key}.encryptionConfig.kmsKeyNames",
                ),
                _backup_key(_BACKUP_OF.api),
            ),
        ),
        live=Live(
            "spanner",
            version="v1",
            per="google_spanner_database",
            list=_SCHEDULES,
            id=full_name(_SCHEDULES, "spanner.googleapis.com"),
        ),
    ),
    row(
        "google_bigtable_instance",
        Store,
        "bigtable",
        path="projects/{project}/instances/{name}",
        location=_of_clusters(lambda clusters: Known(clusters[0][0])),
        labels=f"{_BIGTABLES.key}.labels",
        chosen=("cluster.kms_key_name",),
        companions=iam("google_bigtable_instance_iam", identity=named(_INSTANCE), refers="instance"),
        key=_of_clusters(lambda clusters: clusters[0][1]),
        more_keys=_of_clusters(_further_keys),
        replicas=_of_clusters(_other_zones),
        **opened_by_iam("google_bigtable_instance_iam", f"{_BIGTABLE_POLICY.key}.bindings"),
        live=Live(
            "bigtableadmin",
            version="v2",
            per="project",
            list=_BIGTABLES,
            details=(_CLUSTERS, _BIGTABLE_POLICY),
            id=full_name(_BIGTABLES, "bigtable.googleapis.com"),
            asset="bigtableadmin.googleapis.com/Instance",
        ),
    ),
    row(
        "google_bigtable_table",
        # Part of an instance, which is judged itself; a table may be open to others and backed up elsewhere.
        Route,
        "bigtable",
        path="projects/{project}/instances/{instance_name}/tables/{name}",
        location=shared("projects/{project}/instances/{instance_name}"),
        labelled=False,
        chosen=("automated_backup_policy", "automated_backup_policy.locations"),
        companions=iam("google_bigtable_table_iam", identity=named(_TABLE), refers="table"),
        **opened_by_iam("google_bigtable_table_iam", f"{_TABLE_POLICY.key}.bindings"),
        copies=Field(
            flows_at("backup", "automated_backup_policy.0.locations.*"),
            flows_at("backup", f"{_TABLES.key}.automatedBackupPolicy.locations.*"),
        ),
        live=Live(
            "bigtableadmin",
            version="v2",
            per="google_bigtable_instance",
            list=_TABLES,
            details=(_TABLE_POLICY,),
            id=full_name(_TABLES, "bigtable.googleapis.com"),
            asset="bigtableadmin.googleapis.com/Table",
        ),
    ),
)
