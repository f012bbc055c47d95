"""AWS Systems Manager: parameters, documents, and what it writes elsewhere."""

from __future__ import annotations

import json
from typing import Any

from generator.facts import Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    buckets_at,
    key_of,
    names,
    own_key,
    partition_of,
    region_of,
    row,
    s3_identity,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# Parameters


def _parameter_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    """Return the key of a parameter: only the value of a SecureString is under one that can be chosen.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
    """
    if unknown := undecided(kind):
        return unknown
    if kind != "SecureString":
        return Known(None, f"a {kind} parameter is plain text: only a SecureString is under a key")
    return key_of(document, key, "") if key else own_key(document, "alias/aws/ssm")


def _parameter_arn(document: Document) -> str:
    name = str(document.values["describe_parameters"]["Name"]).removeprefix("/")
    return f"arn:{partition_of(document)}:ssm:{region_of(document)}:{account_of(document)}:parameter/{name}"


def _parameter_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_parameter_arn(document),))


# Documents


def _readers(document: Document, permissions: Any) -> Value[tuple[str, ...]]:
    """Return the accounts that a document is shared with: `All` is everybody.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
    """
    if unknown := undecided(permissions):
        return unknown
    given = (permissions or {}).get("account_ids") or ""
    return undecided(given) or _accounts(str(given).split(","))


def _live_readers(document: Document, accounts: Any) -> Value[tuple[str, ...]]:
    return _accounts(accounts or ())


def _accounts(accounts: Any) -> Value[tuple[str, ...]]:
    found = {account.strip() for account in accounts if account.strip()}
    return Known(tuple(sorted("*" if account.lower() == "all" else account for account in found)))


def _shown(document: Document, shared: Value[tuple[str, ...]]) -> Value[str]:
    if isinstance(shared, Unknown):
        return shared
    return Known("public" if "*" in shared.value else "private")


def _session_logs(document: Document, kind: Any, content: Any) -> Value[tuple[Flow, ...]]:
    """Return where sessions are logged to, from the document that holds the preferences of Session Manager.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
    """
    if unknown := undecided(kind):
        return unknown
    if kind != "Session":
        return Known(())
    if unknown := undecided(content):
        return unknown
    try:
        inputs = json.loads(content)["inputs"]
        bucket, group = inputs.get("s3BucketName"), inputs.get("cloudWatchLogGroupName")
    except (ValueError, AttributeError, TypeError, KeyError):
        return Unknown("where sessions are logged to does not stand in it as documented")
    found = [Flow("session log", Ref(s3_identity(bucket, document)))] if bucket else []
    return Known((*found, *([Flow("session log", region_of(document))] if group else [])))


def _document_arn(document: Document) -> str:
    name = document.values["list_documents"]["Name"]
    return f"arn:{partition_of(document)}:ssm:{region_of(document)}:{account_of(document)}:document/{name}"


def _document_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_document_arn(document),))


# Associations, tasks and inventories


def _association_arn(document: Document) -> str:
    found = document.values["list_associations"]["AssociationId"]
    return f"arn:{partition_of(document)}:ssm:{region_of(document)}:{account_of(document)}:association/{found}"


def _association_names(document: Document, found: Any) -> Value[tuple[str, ...]]:
    return Known((_association_arn(document),))


def _first(document: Document, *given: Any) -> Value[str]:
    found = next((each for each in given if each is not None), None)
    return undecided(found) or (Known(found) if found else Unknown("nothing names it"))


def _synchronised(document: Document, bucket: Any, region: Any) -> Value[tuple[Flow, ...]]:
    """Return the bucket that inventories are written to; the sync names its region too."""
    if isinstance(bucket, Unknown) or bucket is None:
        return bucket or Unknown("its bucket is not told")
    to = bucket if isinstance(bucket, Ref) else Ref(s3_identity(str(bucket), document))
    return undecided(region) or Known((Flow("inventory", to, str(region or "")),))


def _sync_arn(document: Document) -> str:
    name = document.values["list_resource_data_sync"]["SyncName"]
    return f"arn:{partition_of(document)}:ssm:{region_of(document)}:{account_of(document)}:resource-data-sync/{name}"


def _is_gathered(document: Document) -> bool:
    # A sync from other regions and accounts gathers here, and writes to no bucket.
    return not document.values["list_resource_data_sync"].get("S3Destination")


# Incidents


Regions = list[tuple[Any, Any]]
"""The regions of a replication set, each with its key."""


def _regions(blocks_or_map: Any) -> Regions | Unknown:
    if isinstance(blocks_or_map, dict):
        return [(name, found.get("sseKmsKeyId")) for name, found in sorted(blocks_or_map.items())]
    found = blocks(blocks_or_map)
    if isinstance(found, Unknown):
        return found
    pairs = [(region.get("name"), region.get("kms_key_arn")) for region in found]
    return undecided(*(name for name, _ in pairs)) or pairs


def _here(document: Document, regions: Any) -> Value[Regions]:
    found, here = _regions(regions), aws_location(document)
    if isinstance(found, Unknown) or isinstance(here, Unknown):
        return found if isinstance(found, Unknown) else Unknown("which of its regions is its own is not known")
    # Its own comes first.
    return Known(sorted(found, key=lambda pair: (pair[0] != here.value, pair[0])))


def _set_flows(document: Document, regions: Any) -> Value[tuple[Flow, ...]]:
    found = _here(document, regions)
    if isinstance(found, Unknown):
        return found
    return Known(tuple(Flow("replication", name) for name, _ in found.value[1:]))


def _set_key(document: Document, regions: Any) -> Value[Ref | None]:
    found = _set_keys(document, regions)
    return found if isinstance(found, Unknown) else Known(found.value[0] if found.value else None, _IN_EVERY_REGION)


def _other_keys(document: Document, regions: Any) -> Value[tuple[Ref | None, ...]]:
    found = _set_keys(document, regions)
    return found if isinstance(found, Unknown) else Known(found.value[1:])


def _set_keys(document: Document, regions: Any) -> Value[tuple[Ref | None, ...]]:
    found = _here(document, regions)
    if isinstance(found, Unknown):
        return found
    keys: list[Ref | None] = []
    for region, key in found.value:
        if isinstance(key, Unknown):
            return key
        # What the provider calls a key of AWS's own.
        named = "" if key == "DefaultKey" else str(key or "")
        short = Ref(named if named.startswith("arn:") else f"kms:{region}:{named}") if named else None
        keys.append(key if isinstance(key, Ref) else short)
    return Known(tuple(keys))


def _set_arn(document: Document) -> str:
    return str(document.values["list_replication_sets"]["item"])


def _is_seen_elsewhere(document: Document) -> bool:
    """Whether a set, which every region of its lists, is told of by another region: the first one does."""
    found = document.values["get_replication_set"]
    regions = [] if isinstance(found, Unknown) else sorted(found["replicationSet"]["regionMap"])
    return region_of(document) in regions[1:]


_SET = "get_replication_set.replicationSet.regionMap"
_IN_EVERY_REGION = "incidents are under a key of AWS's own unless told otherwise"
_DESCRIPTION = "describe_association.AssociationDescription"
_OUTPUT = f"{_DESCRIPTION}.OutputLocation.S3Location"
_RUN = "task_invocation_parameters.*.run_command_parameters.*"

SYSTEMS: tuple[Mapping, ...] = (
    row(
        "aws_ssm_parameter",
        Store,
        "ssm",
        name=Field(At("name"), At("describe_parameters.Name")),
        identities=Field(
            Derived(("arn",), names, lenient=True), Derived(("describe_parameters.Name",), _parameter_names)
        ),
        tags="list_tags_for_resource.TagList",
        chosen=("key_id",),
        key=Field(
            Derived(("type", "key_id"), _parameter_key, lenient=True),
            Derived(("describe_parameters.Type", "describe_parameters.KeyId"), _parameter_key),
        ),
        live=Live(
            service="ssm",
            list=Call("describe_parameters", "ssm:DescribeParameters", {"MaxResults": 50}, items="Parameters"),
            details=(
                Call(
                    "list_tags_for_resource",
                    "ssm:ListTagsForResource",
                    {"ResourceType": "Parameter", "ResourceId": "{Name}"},
                ),
            ),
            id=_parameter_arn,
        ),
    ),
    row(
        "aws_ssm_document",
        Route,
        "ssm",
        name=Field(At("name"), At("list_documents.Name")),
        identities=Field(Derived(("arn",), names, lenient=True), Derived(("list_documents.Name",), _document_names)),
        tags="list_documents.Tags",
        public_access=Field(
            Derived(("permissions",), lambda document, given: _shown(document, _readers(document, given))),
            Derived(
                ("describe_document_permission.AccountIds",),
                lambda document, given: _shown(document, _live_readers(document, given)),
            ),
        ),
        shared_with=Field(
            Derived(("permissions",), _readers),
            Derived(("describe_document_permission.AccountIds",), _live_readers),
        ),
        logs=Field(
            Derived(("document_type", "content"), _session_logs, lenient=True),
            Derived(("list_documents.DocumentType", "get_document.Content"), _session_logs, lenient=True),
        ),
        live=Live(
            service="ssm",
            list=Call(
                "list_documents",
                "ssm:ListDocuments",
                {"Filters": [{"Key": "Owner", "Values": ["Self"]}]},
                items="DocumentIdentifiers",
            ),
            details=(
                Call(
                    "describe_document_permission",
                    "ssm:DescribeDocumentPermission",
                    {"Name": "{Name}", "PermissionType": "Share"},
                ),
                Call("get_document", "ssm:GetDocument", {"Name": "{Name}", "DocumentFormat": "JSON"}),
            ),
            id=_document_arn,
        ),
    ),
    row(
        "aws_ssm_association",
        Route,
        "ssm",
        name=Field(
            Derived(("association_name", "name"), _first, lenient=True),
            Derived(("list_associations.AssociationName", "list_associations.Name"), _first),
        ),
        identities=Field(
            Derived(("arn",), names, lenient=True), Derived(("list_associations.AssociationId",), _association_names)
        ),
        tags="list_tags_for_resource.TagList",
        logs=Field(
            buckets_at("command output", "output_location.*.s3_bucket_name"),
            buckets_at("command output", f"{_OUTPUT}.OutputS3BucketName"),
        ),
        live=Live(
            service="ssm",
            list=Call("list_associations", "ssm:ListAssociations", items="Associations"),
            details=(
                Call("describe_association", "ssm:DescribeAssociation", {"AssociationId": "{AssociationId}"}),
                Call(
                    "list_tags_for_resource",
                    "ssm:ListTagsForResource",
                    {"ResourceType": "Association", "ResourceId": "{AssociationId}"},
                ),
            ),
            id=_association_arn,
        ),
    ),
    row(
        "aws_ssm_maintenance_window_task",
        Route,
        "ssm",
        name=Field(At("name"), Always(Unknown("it is not read live"))),
        tagged=False,
        logs=Field(
            buckets_at("command output", f"{_RUN}.output_s3_bucket"),
            Always(Unknown("it is not read live")),
        ),
        no_live="AWS tells where a task's output goes one task of one window at a time",
    ),
    row(
        "aws_ssm_resource_data_sync",
        Route,
        "ssm",
        name=Field(At("name"), At("list_resource_data_sync.SyncName")),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        logs=Field(
            Derived(("s3_destination.0.bucket_name", "s3_destination.0.region"), _synchronised, lenient=True),
            Derived(
                (
                    "list_resource_data_sync.S3Destination.BucketName",
                    "list_resource_data_sync.S3Destination.Region",
                ),
                _synchronised,
            ),
        ),
        live=Live(
            service="ssm",
            list=Call("list_resource_data_sync", "ssm:ListResourceDataSync", items="ResourceDataSyncItems"),
            id=_sync_arn,
            skip=_is_gathered,
        ),
    ),
    row(
        "aws_ssmincidents_replication_set",
        Store,
        "ssm-incidents",
        name=Field(Always(Known("replication set")), Always(Known("replication set"))),
        arns=("list_replication_sets.item",),
        tags="list_tags_for_resource.tags",
        # An account has one: https://docs.aws.amazon.com/incident-manager/latest/userguide/general-settings.html
        match=("name",),
        # Its blocks named `region` are where it copies to.
        location=Field(Derived((), aws_location), Derived((), aws_location), drift=False),
        key=Field(Derived(("region",), _set_key, lenient=True), Derived((_SET,), _set_key)),
        more_keys=Field(Derived(("region",), _other_keys, lenient=True), Derived((_SET,), _other_keys)),
        replicas=Field(Derived(("region",), _set_flows, lenient=True), Derived((_SET,), _set_flows)),
        live=Live(
            service="ssm-incidents",
            list=Call("list_replication_sets", "ssm-incidents:ListReplicationSets", items="replicationSetArns"),
            details=(
                Call("get_replication_set", "ssm-incidents:GetReplicationSet", {"arn": "{item}"}),
                Call("list_tags_for_resource", "ssm-incidents:ListTagsForResource", {"resourceArn": "{item}"}),
            ),
            id=_set_arn,
            skip=_is_seen_elsewhere,
        ),
    ),
)
