"""RDS databases, DynamoDB tables, OpenSearch domains and Redshift clusters."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.logs import SEARCH_LOGS, LogGroup, service_logs
from generator.render.aws.policies import Condition, Document, Statement, from_account, service
from generator.render.demands import backup_days
from generator.render.home import NamedKeyed, View
from generator.stacks.components.storage import (
    DatabaseComponent,
    SearchComponent,
    TableComponent,
    WarehouseComponent,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One setting of a database."""

    name: str
    value: str


# Nobody connects in clear; and MySQL and MariaDB write the logs that are exported only when they are told to.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.SSLSupport.html
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.MySQL.LogFileSize.html
_TO_FILES = (
    Parameter("log_output", "FILE"),
    Parameter("require_secure_transport", "1"),
    Parameter("slow_query_log", "1"),
)
_PARAMETERS = {"mariadb": _TO_FILES, "mysql": _TO_FILES, "postgres": (Parameter("rds.force_ssl", "1"),)}
_VERSIONS = {"mariadb": "11.4", "mysql": "8.4", "postgres": "17"}


@dataclass(frozen=True, slots=True)
class AwsDatabase(NamedKeyed):
    """One RDS instance; the password of its first user is made and kept by Secrets Manager, never by Terraform."""

    engine: str
    version: str
    family: str
    parameters: tuple[Parameter, ...]
    size: str
    storage_gb: int
    backup_days: int
    final_snapshot: str
    log_groups: tuple[LogGroup, ...]
    logs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwsTable(NamedKeyed):
    """One DynamoDB table."""

    attributes: tuple[str, ...]
    hash_key: str
    sorted: bool
    range_key: str
    backup_days: int


@dataclass(frozen=True, slots=True)
class SearchLog:
    """One kind of log of a domain, and the label of the group it goes to."""

    kind: str
    group: str


@dataclass(frozen=True, slots=True)
class AwsSearch(NamedKeyed):
    """One OpenSearch domain, with a node in every zone that it may spread over."""

    size: str
    storage_gb: int
    zones: int
    subnets: tuple[str, ...]
    policy: Document
    log_policy: Document
    log_policy_name: str
    log_groups: tuple[LogGroup, ...]
    logs: tuple[SearchLog, ...]


@dataclass(frozen=True, slots=True)
class AwsWarehouse(NamedKeyed):
    """One Redshift cluster."""

    size: str
    nodes: int
    backup_days: int
    final_snapshot: str
    log_groups: tuple[LogGroup, ...]
    logs: tuple[str, ...]


def databases(account: Account) -> View:
    """Return every relational database of the stack."""
    found = tuple(_database(account, each) for each in account.all(DatabaseComponent))
    return {"databases": found, "network": account.network} if found else {}


def tables(account: Account) -> View:
    """Return every table of the stack."""
    found = tuple(_table(account, each) for each in account.all(TableComponent))
    return {"tables": found} if found else {}


def search(account: Account) -> View:
    """Return every search domain of the stack."""
    found = tuple(_domain(account, each) for each in account.all(SearchComponent))
    return {"domains": found, "network": account.network} if found else {}


def warehouses(account: Account) -> View:
    """Return every warehouse of the stack."""
    found = tuple(_warehouse(account, each) for each in account.all(WarehouseComponent))
    return {"warehouses": found, "network": account.network} if found else {}


def _database(account: Account, component: DatabaseComponent) -> AwsDatabase:
    version = component.version or _VERSIONS[component.engine]
    groups = service_logs(account, component)
    return AwsDatabase(
        **account.keyed(component),
        engine=component.engine,
        version=version,
        # https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithDBInstanceParamGroups.html
        family=f"{component.engine}{version}",
        parameters=_PARAMETERS[component.engine],
        size=component.size.aws,
        storage_gb=component.storage_gb,
        backup_days=component.backup_days or backup_days(account.profile, component),
        final_snapshot=f"{account.name(component)}-final",
        log_groups=groups,
        logs=tuple(group.stream for group in groups),
    )


def _table(account: Account, component: TableComponent) -> AwsTable:
    keys = (component.hash_key, component.range_key)
    return AwsTable(
        **account.keyed(component),
        attributes=tuple(sorted({key for key in keys if key is not None})),
        hash_key=component.hash_key,
        sorted=component.range_key is not None,
        range_key=component.range_key or "",
        backup_days=component.backup_days or backup_days(account.profile, component),
    )


def _domain(account: Account, component: SearchComponent) -> AwsSearch:
    """A domain spreads over two or three zones, and takes as many subnets.

    https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
    """
    fields, subnets = account.keyed(component), account.network.subnets[:3]
    groups, arn = service_logs(account, component), account.arn("es", f"domain/{account.name(component)}")
    access = Statement(
        "OnlyThisAccount", ("es:ESHttp*",), (f"{arn}/*",), principal_type="AWS", principals=(account.root,)
    )
    return AwsSearch(
        **fields,
        size=component.size.aws,
        storage_gb=component.storage_gb,
        zones=len(subnets),
        subnets=subnets,
        policy=Document(f"{fields['label']}_search", (access,)),
        log_policy=Document(f"{fields['label']}_search_logs", (_search_logs(account, groups, arn),)),
        log_policy_name=f"{fields['name']}-search",
        log_groups=groups,
        logs=tuple(SearchLog(SEARCH_LOGS[group.stream], group.label) for group in groups),
    )


def _search_logs(account: Account, groups: tuple[LogGroup, ...], domain: str) -> Statement:
    """https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html."""
    return Statement(
        "OpenSearchWrites",
        ("logs:CreateLogStream", "logs:PutLogEvents"),
        tuple(f"{account.log_arn(group.name)}:*" for group in groups),
        principal_type="Service",
        principals=(service("es"),),
        conditions=(from_account(account), Condition("ArnLike", "aws:SourceArn", (domain,))),
    )


def _warehouse(account: Account, component: WarehouseComponent) -> AwsWarehouse:
    groups = service_logs(account, component)
    return AwsWarehouse(
        **account.keyed(component),
        size=component.size.aws,
        nodes=component.nodes,
        backup_days=component.backup_days or backup_days(account.profile, component),
        final_snapshot=f"{account.name(component)}-final",
        log_groups=groups,
        logs=tuple(group.stream for group in groups),
    )
