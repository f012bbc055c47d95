"""Google Cloud's moving of databases: Database Migration Service."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.google.common import flows_at, joined
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Field, Mapping, Reader

# https://cloud.google.com/database-migration/docs/reference/rest

_PROFILES = listed("datamigration", "v1", "projects.locations.connectionProfiles", asset="ConnectionProfile")
_JOBS = listed("datamigration", "v1", "projects.locations.migrationJobs", asset="MigrationJob")


def _instances(*paths: str) -> Reader:
    """Return a reader of the Cloud SQL instances at `paths`, which are given by their names."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        names = [name for value in values for name in (value if isinstance(value, list) else [value]) if name]
        for name in names:
            if isinstance(name, (Unknown, Ref)):
                return undecided(name) or Unknown("its instance is known after apply")
        if names and not isinstance(document.project, Known):
            return document.project
        owner = document.project.value if isinstance(document.project, Known) else ""
        found = (name if "/" in name else f"projects/{owner}/instances/{name}" for name in map(str, names))
        return Known(tuple(Flow("database", Ref(name)) for name in found))

    return Derived(paths, read, lenient=True)


def _hosts(role: str, *paths: str) -> Reader:
    """Return a reader of the databases that a profile reaches by address, where it is a destination."""

    def read(document: Document, said: Any, *values: Any) -> Value[tuple[Flow, ...]]:
        hosts = [host for value in values for host in (value if isinstance(value, list) else [value]) if host]
        if not hosts or said == "SOURCE":
            return Known(())
        return undecided(said, *hosts) or Unknown(f"where {hosts[0]} is cannot be told")

    return Derived((role, *paths), read, lenient=True)


GOOGLE_MIGRATIONS: tuple[Mapping, ...] = (
    regional(
        "google_database_migration_service_connection_profile",
        Route,
        _PROFILES,
        short="connection_profile_id",
        chosen=("role",),
        deliveries=Field(
            joined(
                flows_at("database", "postgresql.*.alloydb_cluster_id"),
                _instances("postgresql.*.cloud_sql_id", "mysql.*.cloud_sql_id"),
                _hosts("role", "postgresql.*.host", "mysql.*.host"),
            ),
            joined(
                flows_at("database", f"{_PROFILES.list.key}.postgresql.alloydbClusterId"),
                _instances(f"{_PROFILES.list.key}.postgresql.cloudSqlId", f"{_PROFILES.list.key}.mysql.cloudSqlId"),
                _hosts(
                    f"{_PROFILES.list.key}.role",
                    f"{_PROFILES.list.key}.postgresql.host",
                    f"{_PROFILES.list.key}.mysql.host",
                ),
            ),
        ),
    ),
    regional(
        "google_database_migration_service_migration_job",
        Compute,
        _JOBS,
        short="migration_job_id",
        deliveries=Field(
            flows_at("destination", "destination"), flows_at("destination", f"{_JOBS.list.key}.destination")
        ),
    ),
)
