"""Google Cloud's databases and caches: Cloud SQL, AlloyDB, Firestore, Redis, Valkey and Memcached."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

from generator.facts import Backup, Compute, Flow, Known, PublicAccess, Ref, Store, Unknown, Value
from generator.mappings.google.common import (
    flow,
    flows_at,
    full_name,
    key_at,
    key_of,
    keys_at,
    label,
    located,
    placed,
    row,
    shared,
)
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_EVERYWHERE = {"parent": "projects/{project}/locations/-"}

# Who is let in

_NOBODYS = 8
"""No network of so few bits is one organisation's: https://www.iana.org/assignments/ipv4-address-space"""


def _reach(public_ip: Any, networks: Any) -> Value[PublicAccess]:
    if isinstance(public_ip, Unknown):
        return public_ip
    if not public_ip:
        return Known("blocked")
    unknown = undecided(networks)
    found = [unknown] if unknown else [_is_for_all(network) for network in networks or ()]
    if True in found:
        return Known("public")
    return next((each for each in found if isinstance(each, Unknown)), None) or Known("not blocked")


def _is_for_all(network: Any) -> bool | Unknown:
    if unknown := undecided(network):
        return unknown
    try:
        return ip_network(str(network).strip(), strict=False).prefixlen < _NOBODYS
    except ValueError:
        return Unknown(f"`{network}` is no network")


def _sql_reach(document: Document, public_ip: Any, networks: Any) -> Value[PublicAccess]:
    """Return who reaches a Cloud SQL instance: it has a public address unless told otherwise.

    https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance#ipv4_enabled
    """
    return _reach(undecided(public_ip) or public_ip is not False, networks)


def _live_sql_reach(document: Document, public_ip: Any, networks: Any) -> Value[PublicAccess]:
    return _reach(bool(public_ip), networks)


def _alloydb_reach(document: Document, public_ip: Any, networks: Any) -> Value[PublicAccess]:
    """Return who reaches an AlloyDB instance: it has no public address unless told to.

    https://cloud.google.com/alloydb/docs/connect-public-ip
    """
    return _reach(undecided(public_ip) or bool(public_ip), networks)


# Cloud SQL

_SQL = Call("instances.list", "cloudsql.instances.list", {"project": "{project}"}, items="items")
# https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1/backupRuns/list: `-` is every instance of the project.
_RUNS = Call("backupRuns.list", "cloudsql.backupRuns.list", {"project": "{project}", "instance": "-"}, items="items")
_REGION = placed("region", f"{_SQL.key}.region")
_SETTINGS = f"{_SQL.key}.settings"

# https://cloud.google.com/sql/docs/postgres/locations#location-mr: these are used for backups only.
_MULTI_REGIONS = {
    "asia": "asia", "australia": "asia", "europe": "eu", "northamerica": "us", "southamerica": "us", "us": "us",
}  # fmt: skip


def _closest(region: Value[str | Ref]) -> Value[tuple[Flow, ...]]:
    """Return where backups go that nobody says a place for.

    https://cloud.google.com/sql/docs/mysql/backup-recovery/backups#location
    """
    if isinstance(region, Unknown):
        return region
    found = _MULTI_REGIONS.get(str(region.value).partition("-")[0])
    if not found:
        return Unknown(f"which multi-region is closest to {region.value} is not documented")
    because = "Cloud SQL keeps backups in the closest multi-region unless told otherwise"
    return Known((Flow("backup", found),), because)


def _backups(region: Value[str | Ref], primary: Any, enabled: Any, final: Any, place: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(enabled, final, place) or (primary if isinstance(primary, Unknown) else None):
        return unknown
    # A read replica has no backups; where none are made, a place that is given still is that of those made by hand.
    if primary or not (enabled or final or place):
        return Known(())
    return Known((Flow("backup", str(place).lower()),)) if place else _closest(region)


def _sql_backups(document: Document, *settings: Any) -> Value[tuple[Flow, ...]]:
    return _backups(_REGION.terraform(document), *settings)


def _live_sql_backups(document: Document, runs: Any, *settings: Any) -> Value[tuple[Flow, ...]]:
    """Return where backups go by the settings, and where those are that were made before."""
    planned = _backups(_REGION.api(document), *settings)
    if isinstance(runs, Unknown) or isinstance(planned, Unknown):
        return planned if isinstance(planned, Unknown) else runs
    name = document.values[_SQL.key].get("name")
    kept = {str(run["location"]).lower() for run in runs or () if run.get("instance") == name and run.get("location")}
    flows = (*planned.value, *(Flow("backup", place) for place in sorted(kept)))
    return Known(tuple(dict.fromkeys(flows)), planned.assumed)


def _sql_key(document: Document, key: Any, primary: Any) -> Value[Ref | None]:
    """Return an instance's key; a read replica that names none is under its primary's.

    https://cloud.google.com/sql/docs/mysql/cmek#replicas
    """
    if key or not primary:
        return key_of(document, key)
    if isinstance(primary, (Unknown, Ref)):
        return primary if isinstance(primary, Unknown) else Known(primary)
    return Known(_instance(document, str(primary)))


def _successor(document: Document, replica: Any) -> Value[tuple[Flow, ...]]:
    if not replica:
        return Known(())
    found = flow(document, "replication", replica if not isinstance(replica, str) else _instance(document, replica))
    return found if isinstance(found, Unknown) else Known((found,))


def _instance(document: Document, name: str) -> Ref:
    # It is given alone or as `project:instance`.
    own = document.project.value if isinstance(document.project, Known) else ""
    project, _, short = name.rpartition(":")
    return Ref(f"projects/{project or own}/instances/{short}")


def _is_elsewhere(document: Document) -> bool:
    """Tell whether an entry only says where a database outside Cloud SQL is, from which data come.

    https://cloud.google.com/sql/docs/mysql/replication/external-server
    """
    return bool(document.values[_SQL.key].get("instanceType") == "ON_PREMISES_INSTANCE")


# AlloyDB

_ALLOYDB = Call("projects.locations.clusters.list", "alloydb.clusters.list", _EVERYWHERE, items="clusters")
_ALLOYDB_BACKUPS = Call(
    "projects.locations.backups.list", "alloydb.backups.list", {"parent": "{parent}"}, items="backups"
)
_ALLOYDB_INSTANCES = Call(
    "projects.locations.clusters.instances.list",
    "alloydb.instances.list",
    {"parent": "projects/{project}/locations/-/clusters/-"},
    items="instances",
)


def _alloydb_backups(document: Document, place: Any, own: Any) -> Value[tuple[Flow, ...]]:
    """Return where a cluster's backups go that leave its own region, where they are unless told otherwise.

    https://cloud.google.com/alloydb/docs/backup/overview
    """
    if not place:
        return Known(())
    return undecided(place, own) or Known(() if place == own else (Flow("backup", str(place)),))


def _live_alloydb_backups(document: Document, place: Any) -> Value[tuple[Flow, ...]]:
    own = located(document.id)
    return own if isinstance(own, Unknown) else _alloydb_backups(document, place, own.value)


# Firestore

_FIRESTORE = Call(
    "projects.databases.list", "datastore.databases.list", {"parent": "projects/{project}"}, items="databases"
)

# Caches

_REDIS = Call("projects.locations.instances.list", "redis.instances.list", _EVERYWHERE, items="instances")
_CLUSTERS = Call("projects.locations.clusters.list", "redis.clusters.list", _EVERYWHERE, items="clusters")
_MEMCACHED = Call("projects.locations.instances.list", "memcache.instances.list", _EVERYWHERE, items="instances")
_NO_KEY = Always(Known(None, "Memorystore for Memcached takes no key of the customer's"))
"""https://cloud.google.com/memorystore/docs/memcached/about-memorystore-for-memcached"""

GOOGLE_DATABASES: tuple[Mapping, ...] = (
    row(
        "google_sql_database_instance",
        Store,
        "sql",
        path="projects/{project}/instances/{name}",
        location=_REGION,
        labelled=False,
        chosen=(
            "encryption_key_name",
            "master_instance_name",
            "name",
            "region",
            "replication_cluster",
            "settings",
            "settings.backup_configuration",
            "settings.ip_configuration",
            "settings.user_labels",
        ),
        data_class=label(f"{_SETTINGS}.userLabels", terraform=("settings.0.user_labels",)),
        key=Field(
            Derived(("encryption_key_name", "master_instance_name"), _sql_key, lenient=True),
            Derived((f"{_SQL.key}.diskEncryptionConfiguration.kmsKeyName", f"{_SQL.key}.masterInstanceName"), _sql_key),
        ),
        public_access=Field(
            Derived(
                (
                    "settings.0.ip_configuration.0.ipv4_enabled",
                    "settings.0.ip_configuration.0.authorized_networks.*.value",
                ),
                _sql_reach,
                lenient=True,
            ),
            Derived(
                (f"{_SETTINGS}.ipConfiguration.ipv4Enabled", f"{_SETTINGS}.ipConfiguration.authorizedNetworks.*.value"),
                _live_sql_reach,
            ),
        ),
        replicas=Field(
            Derived(("replication_cluster.0.failover_dr_replica_name",), _successor, lenient=True),
            Derived((f"{_SQL.key}.replicationCluster.failoverDrReplicaName",), _successor),
        ),
        copies=Field(
            Derived(
                (
                    "master_instance_name",
                    "settings.0.backup_configuration.0.enabled",
                    "settings.0.final_backup_config.0.enabled",
                    "settings.0.backup_configuration.0.location",
                ),
                _sql_backups,
                lenient=True,
            ),
            Derived(
                (
                    _RUNS.key,
                    f"{_SQL.key}.masterInstanceName",
                    f"{_SETTINGS}.backupConfiguration.enabled",
                    f"{_SETTINGS}.finalBackupConfig.enabled",
                    f"{_SETTINGS}.backupConfiguration.location",
                ),
                _live_sql_backups,
                lenient=True,
            ),
        ),
        logs=Field(
            flows_at("audit log", "settings.0.sql_server_audit_config.0.bucket"),
            flows_at("audit log", f"{_SETTINGS}.sqlServerAuditConfig.bucket"),
        ),
        live=Live(
            "sqladmin",
            version="v1",
            per="project",
            list=_SQL,
            details=(_RUNS,),
            id=full_name(_SQL, "cloudsql.googleapis.com", "projects/{project}/instances/{name}"),
            skip=_is_elsewhere,
            asset="sqladmin.googleapis.com/Instance",
        ),
    ),
    row(
        "google_alloydb_cluster",
        Store,
        "alloydb",
        path="projects/{project}/locations/{location}/clusters/{cluster_id}",
        location=placed(),
        labels=f"{_ALLOYDB.key}.labels",
        chosen=("automated_backup_policy", "automated_backup_policy.location", "continuous_backup_config"),
        key=Field(
            key_at("encryption_config.0.kms_key_name"),
            key_at(f"{_ALLOYDB.key}.encryptionConfig.kmsKeyName"),
        ),
        more_keys=Field(
            keys_at(
                "automated_backup_policy.0.encryption_config.0.kms_key_name",
                "continuous_backup_config.0.encryption_config.0.kms_key_name",
            ),
            keys_at(
                f"{_ALLOYDB.key}.automatedBackupPolicy.encryptionConfig.kmsKeyName",
                f"{_ALLOYDB.key}.continuousBackupConfig.encryptionConfig.kmsKeyName",
            ),
        ),
        replicas=Field(
            flows_at("replication", "secondary_config.0.primary_cluster_name"),
            flows_at("replication", f"{_ALLOYDB.key}.secondaryConfig.primaryClusterName"),
        ),
        copies=Field(
            Derived(("automated_backup_policy.0.location", "location"), _alloydb_backups, lenient=True),
            Derived((f"{_ALLOYDB.key}.automatedBackupPolicy.location",), _live_alloydb_backups),
        ),
        live=Live(
            "alloydb",
            version="v1",
            per="project",
            list=_ALLOYDB,
            id=full_name(_ALLOYDB, "alloydb.googleapis.com"),
            asset="alloydb.googleapis.com/Cluster",
        ),
    ),
    row(
        "google_alloydb_instance",
        Compute,
        "alloydb",
        path="{cluster}/instances/{instance_id}",
        location=shared("{cluster}", depth=6),
        labels=f"{_ALLOYDB_INSTANCES.key}.labels",
        public_access=Field(
            Derived(
                ("network_config.0.enable_public_ip", "network_config.0.authorized_external_networks.*.cidr_range"),
                _alloydb_reach,
                lenient=True,
            ),
            Derived(
                (
                    f"{_ALLOYDB_INSTANCES.key}.networkConfig.enablePublicIp",
                    f"{_ALLOYDB_INSTANCES.key}.networkConfig.authorizedExternalNetworks.*.cidrRange",
                ),
                _alloydb_reach,
            ),
        ),
        live=Live(
            "alloydb",
            version="v1",
            per="project",
            list=_ALLOYDB_INSTANCES,
            id=full_name(_ALLOYDB_INSTANCES, "alloydb.googleapis.com"),
            asset="alloydb.googleapis.com/Instance",
        ),
    ),
    row(
        "google_alloydb_backup",
        Backup,
        "alloydb",
        path="projects/{project}/locations/{location}/backups/{backup_id}",
        location=placed(),
        labels=f"{_ALLOYDB_BACKUPS.key}.labels",
        key=Field(
            key_at("encryption_config.0.kms_key_name"),
            key_at(f"{_ALLOYDB_BACKUPS.key}.encryptionConfig.kmsKeyName"),
        ),
        live=Live(
            "alloydb",
            version="v1",
            per="location",
            list=_ALLOYDB_BACKUPS,
            id=full_name(_ALLOYDB_BACKUPS, "alloydb.googleapis.com"),
            asset="alloydb.googleapis.com/Backup",
        ),
    ),
    row(
        "google_firestore_database",
        Store,
        "firestore",
        path="projects/{project}/databases/{name}",
        location=placed("location_id", f"{_FIRESTORE.key}.locationId"),
        labelled=False,
        key=Field(
            key_at("cmek_config.0.kms_key_name"),
            key_at(f"{_FIRESTORE.key}.cmekConfig.kmsKeyName"),
        ),
        live=Live(
            "firestore",
            version="v1",
            per="project",
            list=_FIRESTORE,
            id=full_name(_FIRESTORE, "firestore.googleapis.com"),
            asset="firestore.googleapis.com/Database",
        ),
    ),
    row(
        "google_redis_instance",
        Store,
        "redis",
        path="projects/{project}/locations/{region}/instances/{name}",
        location=placed("region"),
        labels=f"{_REDIS.key}.labels",
        chosen=("region",),
        key=Field(key_at("customer_managed_key"), key_at(f"{_REDIS.key}.customerManagedKey")),
        live=Live(
            "redis",
            version="v1",
            per="project",
            list=_REDIS,
            id=full_name(_REDIS, "redis.googleapis.com"),
            asset="redis.googleapis.com/Instance",
        ),
    ),
    row(
        "google_redis_cluster",
        Store,
        "redis",
        path="projects/{project}/locations/{region}/clusters/{name}",
        location=placed("region"),
        labels=f"{_CLUSTERS.key}.labels",
        chosen=("name", "region", "cross_cluster_replication_config"),
        key=Field(key_at("kms_key"), key_at(f"{_CLUSTERS.key}.kmsKey")),
        replicas=Field(
            flows_at(
                "replication",
                "cross_cluster_replication_config.0.primary_cluster.0.cluster",
                "cross_cluster_replication_config.0.secondary_clusters.*.cluster",
            ),
            flows_at(
                "replication",
                f"{_CLUSTERS.key}.crossClusterReplicationConfig.primaryCluster.cluster",
                f"{_CLUSTERS.key}.crossClusterReplicationConfig.secondaryClusters.*.cluster",
            ),
        ),
        live=Live(
            "redis",
            version="v1",
            per="project",
            list=_CLUSTERS,
            id=full_name(_CLUSTERS, "redis.googleapis.com"),
            asset="redis.googleapis.com/Cluster",
        ),
    ),
    row(
        "google_memorystore_instance",
        Store,
        "memorystore",
        path="projects/{project}/locations/{location}/instances/{instance_id}",
        location=placed(),
        chosen=("cross_instance_replication_config",),
        key=Field(key_at("kms_key"), Always(Unknown("it is not read live"))),
        replicas=Field(
            flows_at(
                "replication",
                "cross_instance_replication_config.0.primary_instance.0.instance",
                "cross_instance_replication_config.0.secondary_instances.*.instance",
            ),
            Always(Unknown("it is not read live")),
        ),
        no_live="google-api-python-client has no description of the Memorystore API",
    ),
    row(
        "google_memcache_instance",
        Store,
        "memcache",
        path="projects/{project}/locations/{region}/instances/{name}",
        location=placed("region"),
        labels=f"{_MEMCACHED.key}.labels",
        chosen=("region",),
        key=Field(_NO_KEY, _NO_KEY),
        live=Live(
            "memcache",
            version="v1",
            per="project",
            list=_MEMCACHED,
            id=full_name(_MEMCACHED, "memcache.googleapis.com"),
            asset="memcache.googleapis.com/Instance",
        ),
    ),
)
