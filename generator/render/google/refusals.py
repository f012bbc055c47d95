"""What Google Cloud does not take, whatever a profile asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.errors import EurofenceError
from generator.geography import place
from generator.profiles.model import Profile
from generator.render.demands import key_demand, location_of, log_days, of_kind
from generator.render.refusal import component_of, refusal
from generator.stacks.components import AnyComponent, Keyed
from generator.stacks.components.ai import ModelAccessComponent, NotebookComponent
from generator.stacks.components.messages import StreamComponent
from generator.stacks.components.operations import AuditTrailComponent, BackupVaultComponent, LogGroupComponent
from generator.stacks.components.storage import (
    BucketComponent,
    DatabaseComponent,
    FileSystemComponent,
    KeyComponent,
    SearchComponent,
    WarehouseComponent,
)
from generator.stacks.model import Stack


def refusals(stack: Stack, profile: Profile) -> Iterator[EurofenceError]:
    """Yield every reason why the part of `stack` on Google Cloud cannot be rendered."""
    for key in of_kind(stack, "google", KeyComponent):
        if key_demand(stack, profile, "google", key).custody == "external":
            yield from _external_key(stack, key, f"{component_of(stack, key)} on google")
    for bucket in of_kind(stack, "google", BucketComponent):
        yield from _bucket(stack, bucket, f"{component_of(stack, bucket)} on google")
    for log in of_kind(stack, "google", LogGroupComponent):
        yield from _log(log, log_days(stack, profile, log), f"{component_of(stack, log)} on google")
    for component in stack.on("google"):
        where = f"{component_of(stack, component)} on google"
        yield from _name(stack, component, where)
        yield from _place(stack, profile, component, where)
        if check := _CHECKS.get(component.component):
            yield from check(stack, component, where)


def _external_key(stack: Stack, key: KeyComponent, where: str) -> Iterator[EurofenceError]:
    connection = stack.google.ekm_connection if stack.google else None
    given = key.external_key.google
    if given is None:
        hint = "give external_key.google: its https address, or its path behind google.ekm_connection"
        yield refusal(where, "custody external needs the key's address", hint)
    elif connection and given.startswith("https://"):
        message = "external_key.google is an address, but google.ekm_connection expects a path"
        yield refusal(where, message, "give the path, e.g. v0/keys/1, or leave the connection out")
    elif not connection and not given.startswith("https://"):
        message = "external_key.google is a path, but there is no google.ekm_connection"
        yield refusal(where, message, "give the key's https address, or google.ekm_connection")


def _bucket(stack: Stack, bucket: BucketComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/storage/docs/buckets#naming."""
    name = stack.cloud_name(bucket)
    if len(name) > 63:
        yield refusal(where, f"{name} has {len(name)} characters, 63 are allowed", "give a shorter prefix")
    if match := _RESERVED.search(name):
        yield refusal(where, f'{name}: bucket names with "{match[0]}" are reserved', "give another prefix")


_RESERVED = re.compile(r"google|g00gle|^goog")


def _log(log: LogGroupComponent, least: int, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/logging/quotas#logs_retention_periods."""
    days = max(least, log.retention_days or 0)
    if days > _LOG_DAYS:
        message = f"it keeps logs {days} days, Cloud Logging {_LOG_DAYS} at most"
        yield refusal(where, message, "keep them shorter, and the rest in the bucket of an audit-trail")


_LOG_DAYS = 3650


def _trail(stack: Stack, trail: AuditTrailComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/logging/docs/routing/overview."""
    if not of_kind(stack, "google", LogGroupComponent):
        message = "its records would also stay in the bucket _Default, which is in global"
        yield refusal(where, message, "add a component: log-group")
    buckets = [each for each in of_kind(stack, "google", BucketComponent) if each.name == trail.bucket]
    if buckets and buckets[0].key != trail.key:
        message = f"its records lie under key {buckets[0].key} of bucket {trail.bucket}, not under {trail.key}"
        yield refusal(where, message, f"give it key: {buckets[0].key}")
    first = of_kind(stack, "google", AuditTrailComponent)[0]
    if trail is not first:
        message = f"a project records one way, and audit-trail {first.name} says which"
        yield refusal(where, message, "leave it out, or give it clouds: [aws]")


def _name(stack: Stack, component: AnyComponent, where: str) -> Iterator[EurofenceError]:
    name, kind = stack.cloud_name(component), component.component
    project = stack.google.project if stack.google else ""
    # https://cloud.google.com/sql/docs/mysql/create-instance: together with the project.
    most = 97 - len(project) if kind == "database" else _LONGEST.get(kind)
    if most is not None and len(name) > most:
        yield refusal(where, f"{name} has {len(name)} characters, {most} are allowed", "give a shorter prefix")
    if kind in _IN_PUBSUB:
        # https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names
        if name.startswith("goog"):
            yield refusal(where, f'{name}: Pub/Sub takes no name that starts with "goog"', "give another prefix")
        others = [each for each in stack.on("google") if each.component in _IN_PUBSUB and each.name == component.name]
        if component is not others[0]:
            message = f"it is a topic of Pub/Sub, and {others[0].component} {others[0].name} is that one already"
            yield refusal(where, message, "give each a name of its own")


_IN_PUBSUB = ("queue", "stream", "topic")
_LONGEST = {
    # https://cloud.google.com/backup-disaster-recovery/docs/reference/rest/v1/projects.locations.backupVaults/create
    "backup-vault": 63,
    # https://cloud.google.com/filestore/docs/reference/rest/v1/projects.locations.instances/create
    "file-system": 63,
    # https://cloud.google.com/iam/docs/service-accounts-create: of 30, with what its identity is called after it.
    "notebook": 21,
    # https://cloud.google.com/artifact-registry/docs/repositories/create-repos
    "registry": 63,
    # https://cloud.google.com/firestore/docs/manage-databases
    "table": 63,
}


def _place(stack: Stack, profile: Profile, component: AnyComponent, where: str) -> Iterator[EurofenceError]:
    """A bucket, what is kept in one, and a key may lie in a multi-region; all else is made for a region."""
    if (
        not isinstance(component, Keyed)
        or isinstance(component, (AuditTrailComponent, BucketComponent))
        or stack.google is None
    ):
        return
    universe, code = stack.google.universe, location_of(stack, profile, "google")
    found = place("google", code, "kms", universe=universe) if code else None
    if found is not None and found.kind != "region":
        yield refusal(where, f"google.location {code} is a {found.kind}, and it lies in a region", "give a region")


def _database(stack: Stack, component: DatabaseComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/sql/docs/db-versions."""
    if component.engine == "mariadb":
        hint = "give it engine: mysql, or clouds: [aws]"
        yield refusal(where, "Cloud SQL has no MariaDB", hint)
    elif component.version is not None and not _VERSIONS[component.engine].fullmatch(component.version):
        form = {"mysql": '"8.4"', "postgres": '"17"'}[component.engine]
        message = f"Cloud SQL has no {component.engine} {component.version}"
        yield refusal(where, message, f"give its major version alone, e.g. {form}")


_VERSIONS = {"mysql": re.compile(r"[0-9]\.[0-9]"), "postgres": re.compile(r"9\.6|[0-9]{2}")}


def _files(stack: Stack, component: FileSystemComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/filestore/docs/backups."""
    if not of_kind(stack, "google", BackupVaultComponent):
        message = "no vault of the stack keeps its backups, and Filestore makes none by itself"
        yield refusal(where, message, "add a component: backup-vault")


def _stream(stack: Stack, component: StreamComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/pubsub/docs/topic-properties."""
    if component.retention_days > _STREAM_DAYS:
        message = f"it keeps records {component.retention_days} days, Pub/Sub {_STREAM_DAYS} at most"
        yield refusal(where, message, "keep them shorter, or give it clouds: [aws]")


_STREAM_DAYS = 31


def _warehouse(stack: Stack, component: WarehouseComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/bigquery/docs/time-travel."""
    if component.backup_days is not None and component.backup_days > _TRAVEL_DAYS:
        message = f"it keeps snapshots {component.backup_days} days, BigQuery what is deleted {_TRAVEL_DAYS} at most"
        yield refusal(where, message, "leave backup_days out, or give it clouds: [aws]")


_TRAVEL_DAYS = 7


def _vault(stack: Stack, component: BackupVaultComponent, where: str) -> Iterator[EurofenceError]:
    """https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/backup_dr_backup_vault."""
    if stack.google and stack.google.provider == 6:
        message = "version 6 of the Terraform provider cannot put a vault under a key"
        yield refusal(where, message, "give google.provider: 7")


def _notebook(stack: Stack, component: NotebookComponent, where: str) -> Iterator[EurofenceError]:
    """https://documentation.s3ns.fr/sdk/gcloud/reference/workbench/instances/create."""
    if stack.google and stack.google.universe == "s3nsapis.fr":
        yield refusal(where, "S3NS has no Workbench", "leave it out, or give it clouds: [aws]")


def _models(stack: Stack, component: ModelAccessComponent, where: str) -> Iterator[EurofenceError]:
    if stack.google and stack.google.universe != "googleapis.com":
        message = f"which models {stack.google.universe} has, and what keeps them in it, is not known here"
        yield refusal(where, message, "leave it out, or give it clouds: [aws]")


def _search(stack: Stack, component: SearchComponent, where: str) -> Iterator[EurofenceError]:
    """https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/vertex_ai_index."""
    if stack.google and stack.google.provider == 6:
        message = "version 6 of the Terraform provider cannot put an index under a key"
        yield refusal(where, message, "give google.provider: 7")


_CHECKS: Mapping[str, Callable[[Stack, Any, str], Iterator[EurofenceError]]] = {
    "audit-trail": _trail,
    "backup-vault": _vault,
    "database": _database,
    "file-system": _files,
    "model-access": _models,
    "notebook": _notebook,
    "search": _search,
    "stream": _stream,
    "warehouse": _warehouse,
}
"""What else is refused of some components."""
