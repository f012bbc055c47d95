"""Cloud SQL instances, Firestore databases and BigQuery datasets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.demands import backup_days
from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.storage import DatabaseComponent, TableComponent, WarehouseComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class GoogleDatabase(UnderKey):
    """One Cloud SQL instance; whoever signs in first gets a password from somebody who may know it, or uses IAM.

    MySQL is restored to a point in time by its binary log, PostgreSQL by a switch of its own.
    """

    version: str
    mysql: bool
    iam_flag: str
    size: str
    edition: str
    storage_gb: int
    backup_days: int
    log_days: int


@dataclass(frozen=True, slots=True)
class GoogleTable(UnderKey):
    """One Firestore database."""

    retention: str


@dataclass(frozen=True, slots=True)
class GoogleWarehouse(UnderKey):
    """One BigQuery dataset."""

    dataset: str


def databases(project: Project) -> View:
    """Return every relational database of the stack."""
    found = tuple(_database(project, each) for each in project.all(DatabaseComponent))
    return {"databases": found, "location": project.location, "network": project.network} if found else {}


def tables(project: Project) -> View:
    """Return every table of the stack."""
    found = tuple(_table(project, each) for each in project.all(TableComponent))
    return {"tables": found, "location": project.location} if found else {}


def warehouses(project: Project) -> View:
    """Return every warehouse of the stack."""
    found = tuple(
        # https://cloud.google.com/bigquery/docs/datasets#dataset-naming: letters, digits and underscores.
        GoogleWarehouse(**project.under_key(each), dataset=project.name(each).replace("-", "_"))
        for each in project.all(WarehouseComponent)
    )
    return {"warehouses": found, "location": project.location} if found else {}


def database_version(component: DatabaseComponent) -> str:
    """Return what Cloud SQL calls a version: MYSQL_8_4, POSTGRES_17.

    https://cloud.google.com/sql/docs/mysql/admin-api/rest/v1/SqlDatabaseVersion
    """
    version = component.version or _VERSIONS[component.engine]
    return f"{component.engine.upper()}_{version.replace('.', '_')}"


_VERSIONS = {"mysql": "8.4", "postgres": "17"}


def _database(project: Project, component: DatabaseComponent) -> GoogleDatabase:
    days, mysql = component.backup_days or backup_days(project.profile, component), component.engine == "mysql"
    return GoogleDatabase(
        **project.under_key(component),
        version=database_version(component),
        mysql=mysql,
        # https://cloud.google.com/sql/docs/mysql/iam-authentication, https://cloud.google.com/sql/docs/postgres/flags
        iam_flag="cloudsql_iam_authentication" if mysql else "cloudsql.iam_authentication",
        size=component.size.google,
        edition="ENTERPRISE" if component.size.google.startswith(_ENTERPRISE) else "ENTERPRISE_PLUS",
        storage_gb=component.storage_gb,
        backup_days=days,
        log_days=min(days, _LOG_DAYS),
    )


# https://cloud.google.com/sql/docs/postgres/editions-intro: every other tier is of the edition Enterprise Plus.
_ENTERPRISE = ("db-custom-", "db-f1-", "db-g1-", "db-n1-")
# https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr: the most that both editions take.
_LOG_DAYS = 7


def _table(project: Project, component: TableComponent) -> GoogleTable:
    days = component.backup_days or backup_days(project.profile, component)
    return GoogleTable(**project.under_key(component), retention=f"{days * _DAY}s")
