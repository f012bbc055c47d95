"""Log groups: those of the stack, and those that services write to, made beforehand so that they have key and end.

A service makes the group it writes to itself when it is not there: without a key, and kept for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from generator.render.aws.account import Account
from generator.render.demands import label, log_days, tags
from generator.render.home import NamedKeyed, View
from generator.stacks.components import Component
from generator.stacks.components.ai import ModelEndpointComponent, NotebookComponent
from generator.stacks.components.operations import LogGroupComponent
from generator.stacks.components.storage import DatabaseComponent, SearchComponent, WarehouseComponent

# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html; 0 is for ever, as in
# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group#retention_in_days
_RETENTIONS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
DATABASE_LOGS = {
    "mariadb": ("error", "slowquery"),
    "mysql": ("error", "slowquery"),
    "postgres": ("postgresql", "upgrade"),
}
# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
SEARCH_LOGS = {
    "application-logs": "ES_APPLICATION_LOGS",
    "index-logs": "INDEX_SLOW_LOGS",
    "search-logs": "SEARCH_SLOW_LOGS",
}
# https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
WAREHOUSE_LOGS = ("connectionlog", "useractivitylog", "userlog")
NOTEBOOK_LOGS = "/aws/sagemaker/NotebookInstances"

Logging = DatabaseComponent | ModelEndpointComponent | NotebookComponent | SearchComponent | WarehouseComponent
"""The components whose services log."""
Streams = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LogGroup(NamedKeyed):
    """One log group; `stream` is what its service calls what it writes there."""

    days: int
    stream: str = ""


def view(account: Account) -> View:
    """Return the log groups that are components of the stack."""
    groups = tuple(_own(account, each) for each in account.all(LogGroupComponent))
    return {"log_groups": groups} if groups else {}


def log_groups(account: Account) -> Iterator[LogGroup]:
    """Yield every log group of the stack."""
    for each in account.all(LogGroupComponent):
        yield _own(account, each)
    for component in account.stack.on("aws"):
        if isinstance(component, Logging):
            yield from service_logs(account, component)


def service_logs(account: Account, component: Logging) -> tuple[LogGroup, ...]:
    """Return the log groups that the service behind `component` writes to."""
    prefix = f"{label(component.name)}_{label(component.component)}"
    return tuple(
        LogGroup(
            label=label(f"{prefix}_{stream}"),
            name=name,
            key=label(component.key),
            tags=tags(account.stack, account.profile, component),
            days=_allowed(log_days(account.stack, account.profile, component)),
            stream=stream,
        )
        for stream, name in _streams(component, account)
    )


def _own(account: Account, component: LogGroupComponent) -> LogGroup:
    days = max(log_days(account.stack, account.profile, component), component.retention_days or 0)
    fields = account.keyed(component)
    fields["label"] = f"{fields['label']}_log_group"
    return LogGroup(**fields, days=_allowed(days))


def _allowed(days: int) -> int:
    """The next number of days that CloudWatch accepts; for ever when it has none so long."""
    return next((each for each in _RETENTIONS if each >= days), 0)


@singledispatch
def _streams(component: Component, account: Account) -> Streams:
    """Yield what each service that logs calls its logs, and the group it writes them to."""
    raise TypeError(f"{component!r} does not log")


@_streams.register
def _database(component: DatabaseComponent, account: Account) -> Streams:
    for stream in DATABASE_LOGS[component.engine]:
        yield stream, f"/aws/rds/instance/{account.name(component)}/{stream}"


@_streams.register
def _search(component: SearchComponent, account: Account) -> Streams:
    for stream in SEARCH_LOGS:
        yield stream, f"/aws/OpenSearchService/domains/{account.name(component)}/{stream}"


@_streams.register
def _warehouse(component: WarehouseComponent, account: Account) -> Streams:
    for stream in WAREHOUSE_LOGS:
        yield stream, f"/aws/redshift/cluster/{account.name(component)}/{stream}"


@_streams.register
def _notebook(component: NotebookComponent, account: Account) -> Streams:
    # All notebooks of a region write to one group, each a stream of its own: the first of the stack brings it.
    # https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
    if component == account.all(NotebookComponent)[0]:
        yield "logs", NOTEBOOK_LOGS


@_streams.register
def _endpoint(component: ModelEndpointComponent, account: Account) -> Streams:
    # https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
    yield "logs", f"/aws/sagemaker/Endpoints/{account.name(component)}"
