"""AWS warehouses: Redshift clusters and serverless, their snapshots, shares and integrations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Backup, Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    companion_of,
    flattened,
    flows,
    flows_at,
    is_on,
    joined,
    key_of,
    keys_at,
    names,
    partition_of,
    public_if,
    region_of,
    row,
    shared_at,
    shared_by_policy,
    stays_at,
)
from generator.mappings.aws.databases import SECRET_KEY, switched_key
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
_OWNED = "Redshift encrypts with a key that AWS owns unless told otherwise"
_OWNED_NAME = "AWS_OWNED_KMS_KEY"
_CLUSTER = "describe_clusters"
_SNAPSHOT = "describe_cluster_snapshots"
_GRANT = "describe_snapshot_copy_grants"
_SHARE = "describe_data_shares"
_NAMESPACE = "list_namespaces"
_WORKGROUP = "list_workgroups"
_SERVERLESS = "list_snapshots"


def _key(document: Document, key: Any, *origins: Any) -> Value[Ref | None]:
    if not key and any(flattened(origins)):
        return Unknown("it has the key of the snapshot that it is made from")
    return key_of(document, None if key == _OWNED_NAME else key, _OWNED)


def _planned_key(document: Document, key: Any) -> Value[Ref | None]:
    return _key(document, key) if key else Unknown("it has the key of what it is taken of")


def _cluster_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"redshift:{region_of(document)}:cluster:{name}"


def _cluster_identities(document: Document, arn: Any, namespace: Any, name: Any) -> Value[tuple[str, ...]]:
    short = _cluster_identity(name, document) if isinstance(name, str) else None
    return names(document, arn, namespace, short)


def _arn(kind: str, path: str) -> Callable[[Document], str]:
    """Return how the ARN is made that the API leaves out; the name stands at `path`."""
    call, _, name = path.partition(".")
    return lambda document: (
        f"arn:{partition_of(document)}:redshift:{region_of(document)}:{account_of(document)}:{kind}:"
        f"{document.values[call][name]}"
    )


_CLUSTER_ARN = _arn("cluster", f"{_CLUSTER}.ClusterIdentifier")
_GRANT_ARN = _arn("snapshotcopygrant", f"{_GRANT}.SnapshotCopyGrantName")


def _live_cluster_identities(document: Document, namespace: Any, name: Any) -> Value[tuple[str, ...]]:
    return _cluster_identities(document, _CLUSTER_ARN(document), namespace, name)


def _exposed(document: Document, switch: Any) -> Value[str]:
    # Public unless told otherwise in version 5 of the provider, which says so in a plan; version 6 says the contrary.
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
    return undecided(switch) or Known("private" if switch is not None and not is_on(switch) else "public")


# Logs: in the cluster's own block (version 5 of the provider) or in a resource of their own.


def _log_flows(document: Document, enabled: Any, kind: Any, bucket: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(enabled, kind):
        return unknown
    if not is_on(enabled):
        return Known(())
    # https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html: to CloudWatch Logs of its own region
    return _to_bucket(document, bucket) if bucket else stays_at("log delivery", "here")(_with(document, here="logs"))


def _to_bucket(document: Document, bucket: Any) -> Value[tuple[Flow, ...]]:
    return buckets_at("log delivery", "bucket")(_with(document, bucket=bucket))


def _with(document: Document, **values: Any) -> Document:
    region = document.values.get("region")
    return Document(document.type, document.id, {**values, "region": region}, document.region, document.project)


def _block_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    block = found[0] if found else {}
    return _log_flows(document, block.get("enable"), block.get("log_destination_type"), block.get("bucket_name"))


def _companion_logs(document: Document, kind: Any, bucket: Any, cluster: Any) -> Value[tuple[Flow, ...]]:
    return _log_flows(document, bool(cluster), kind, bucket)


_LOGS = joined(
    Derived(("logging",), _block_logs, lenient=True),
    companion_of(
        "aws_redshift_logging",
        "logging",
        Derived(("log_destination_type", "bucket_name", "cluster_identifier"), _companion_logs, lenient=True),
    ),
)


# Who else may reach it


def _restorers(path: str) -> Reader:
    return shared_at(f"{path}.*.AccountId")


def _shared(*readers: Reader) -> Reader:
    """Return a reader of the principals that any of the readers finds, each once."""
    inner = joined(*readers)

    def read(document: Document, *_: Any) -> Value[tuple[str, ...]]:
        found = inner(document)
        return found if isinstance(found, Unknown) else Known(tuple(sorted(set(found.value))))

    return Derived(inner.paths, read, lenient=True)


def _taken_by_aws(document: Document) -> bool:
    # Those of a snapshot copy are made by the cluster that has one, which is judged by where it sends them.
    item = document.values[_SNAPSHOT]
    return item.get("SnapshotType") == "automated" or bool(item.get("SourceRegion"))


# Data shares

_OPEN = ("ACTIVE", "AUTHORIZED", "AVAILABLE", "PENDING_AUTHORIZATION")


def _consumers(document: Document, associations: Any) -> Value[tuple[str, ...]]:
    found = {str(each.get("ConsumerIdentifier")) for each in associations or () if each.get("Status") in _OPEN}
    # A consumer is an account, or the ARN of a namespace in one.
    return Known(tuple(sorted({who.split(":")[4] if who.startswith("arn:") else who for who in found})))


def _consumer_regions(document: Document, associations: Any) -> Value[tuple[Flow, ...]]:
    open_ones = [each.get("ConsumerRegion") for each in associations or () if each.get("Status") in _OPEN]
    return flows(document, "data share", sorted(filter(None, open_ones)))


def _consumer(document: Document, consumer: Any) -> Value[tuple[str, ...]]:
    if unknown := undecided(consumer):
        return unknown
    return Known((consumer.split(":")[4] if str(consumer).startswith("arn:") else str(consumer),))


def _share_type(document: Document) -> str:
    producer = str(document.values[_SHARE].get("ProducerArn") or document.values[_SHARE]["DataShareArn"])
    own = producer.split(":")[3:5] == [region_of(document), account_of(document)]
    return "aws_redshift_data_share_authorization" if own else "aws_redshift_data_share_consumer_association"


_CONSUMERS = Derived((f"{_SHARE}.DataShareAssociations",), _consumers)
_CONSUMER_REGIONS = Derived((f"{_SHARE}.DataShareAssociations",), _consumer_regions)


def _integration(type: str, service: str) -> Mapping:
    """Return the row of a zero-ETL integration: it keeps what it carries under a key of its own."""
    call = "describe_integrations"
    return row(
        type,
        Store,
        service,
        name=Field(At("integration_name"), At(f"{call}.IntegrationName")),
        arns=(f"{call}.IntegrationArn",),
        tags=f"{call}.Tags",
        chosen=("kms_key_id",),
        key=Field(
            Derived(("kms_key_id",), _key, lenient=True),
            Derived((f"{call}.KMSKeyId",), _key, lenient=True),
        ),
        replicas=Field(
            flows_at("integration", "source_arn", "target_arn"),
            flows_at("integration", f"{call}.SourceArn", f"{call}.TargetArn"),
        ),
        live=Live(
            service=service,
            list=Call(call, f"{service}:DescribeIntegrations", items="Integrations"),
            id=lambda document: document.values[call]["IntegrationArn"],
        ),
    )


WAREHOUSES: tuple[Mapping, ...] = (
    row(
        "aws_redshift_cluster",
        Store,
        "redshift",
        name=Field(At("cluster_identifier"), At(f"{_CLUSTER}.ClusterIdentifier")),
        identities=Field(
            Derived(("arn", "cluster_namespace_arn", "cluster_identifier"), _cluster_identities, lenient=True),
            Derived((f"{_CLUSTER}.ClusterNamespaceArn", f"{_CLUSTER}.ClusterIdentifier"), _live_cluster_identities),
        ),
        tags=f"{_CLUSTER}.Tags",
        chosen=("kms_key_id", "logging", "logging.bucket_name", "master_password_secret_kms_key_id", "snapshot_copy"),
        companions=(
            Companion("aws_redshift_endpoint_authorization", "cluster_identifier", identity=_cluster_identity),
            Companion("aws_redshift_logging", "cluster_identifier", identity=_cluster_identity),
            Companion("aws_redshift_resource_policy", "resource_arn"),
            Companion("aws_redshift_snapshot_copy", "cluster_identifier", identity=_cluster_identity),
        ),
        key=Field(
            Derived(("kms_key_id", "snapshot_identifier", "snapshot_arn"), _key, lenient=True),
            Derived((f"{_CLUSTER}.KmsKeyId",), _key, lenient=True),
        ),
        more_keys=Field(
            switched_key("manage_master_password", "master_password_secret_kms_key_id", SECRET_KEY),
            keys_at(f"{_CLUSTER}.MasterPasswordSecretKmsKeyId"),
        ),
        public_access=Field(
            Derived(("publicly_accessible",), _exposed, lenient=True), public_if(f"{_CLUSTER}.PubliclyAccessible")
        ),
        shared_with=Field(
            _shared(
                shared_at("aws_redshift_endpoint_authorization.*.account"),
                companion_of("aws_redshift_resource_policy", "policy", shared_by_policy("policy")),
            ),
            _shared(
                shared_at("describe_endpoint_authorization.*.Grantee"),
                shared_by_policy("get_resource_policy.ResourcePolicy.Policy"),
            ),
        ),
        copies=Field(
            flows_at(
                "snapshot copy",
                "snapshot_copy.*.destination_region",
                "aws_redshift_snapshot_copy.*.destination_region",
            ),
            flows_at("snapshot copy", f"{_CLUSTER}.ClusterSnapshotCopyStatus.DestinationRegion"),
        ),
        logs=Field(
            _LOGS,
            Derived(
                (
                    "describe_logging_status.LoggingEnabled",
                    "describe_logging_status.LogDestinationType",
                    "describe_logging_status.BucketName",
                ),
                _log_flows,
                lenient=True,
            ),
        ),
        live=Live(
            service="redshift",
            list=Call(_CLUSTER, "redshift:DescribeClusters", items="Clusters"),
            details=(
                Call(
                    "describe_logging_status",
                    "redshift:DescribeLoggingStatus",
                    {"ClusterIdentifier": "{ClusterIdentifier}"},
                ),
                Call(
                    "describe_endpoint_authorization",
                    "redshift:DescribeEndpointAuthorization",
                    {"ClusterIdentifier": "{ClusterIdentifier}"},
                    items="EndpointAuthorizationList",
                ),
                Call(
                    "get_resource_policy",
                    "redshift:GetResourcePolicy",
                    {"ResourceArn": "{ClusterNamespaceArn}"},
                    # https://docs.aws.amazon.com/redshift/latest/APIReference/API_GetResourcePolicy.html
                    absent=("ResourceNotFoundFault",),
                ),
            ),
            id=_CLUSTER_ARN,
        ),
    ),
    row(
        # The copies that a cluster sends to this region are kept under its key.
        "aws_redshift_snapshot_copy_grant",
        Backup,
        "redshift",
        name=Field(At("snapshot_copy_grant_name"), At(f"{_GRANT}.SnapshotCopyGrantName")),
        identities=Field(Derived(("arn",), names, lenient=True), Derived((), lambda d: Known((_GRANT_ARN(d),)))),
        tags=f"{_GRANT}.Tags",
        chosen=("kms_key_id",),
        key=Field(Derived(("kms_key_id",), _key, lenient=True), Derived((f"{_GRANT}.KmsKeyId",), _key, lenient=True)),
        live=Live(
            service="redshift",
            list=Call(_GRANT, "redshift:DescribeSnapshotCopyGrants", items="SnapshotCopyGrants"),
            id=_GRANT_ARN,
        ),
    ),
    row(
        "aws_redshift_cluster_snapshot",
        Backup,
        "redshift",
        name=Field(At("snapshot_identifier"), At(f"{_SNAPSHOT}.SnapshotIdentifier")),
        arns=(f"{_SNAPSHOT}.SnapshotArn",),
        tags=f"{_SNAPSHOT}.Tags",
        key=Field(
            Derived(("kms_key_id",), _planned_key, lenient=True),
            Derived((f"{_SNAPSHOT}.KmsKeyId",), _key, lenient=True),
        ),
        shared_with=Field(Always(Known(())), _restorers(f"{_SNAPSHOT}.AccountsWithRestoreAccess")),
        live=Live(
            service="redshift",
            list=Call(_SNAPSHOT, "redshift:DescribeClusterSnapshots", items="Snapshots"),
            id=lambda document: document.values[_SNAPSHOT]["SnapshotArn"],
            given=_taken_by_aws,
        ),
    ),
    row(
        "aws_redshift_data_share_authorization",
        Route,
        "redshift",
        # It has no name but that of what is shared.
        name=Field(At("data_share_arn"), At(f"{_SHARE}.DataShareArn")),
        identities=Field(Always(Known(())), Derived((f"{_SHARE}.DataShareArn",), names)),
        tagged=False,
        # One for each consumer in Terraform, all together live.
        shared_with=Field(Derived(("consumer_identifier",), _consumer, lenient=True), _CONSUMERS, drift=False),
        replicas=Field(Always(Known(())), _CONSUMER_REGIONS, drift=False),
        live=Live(
            service="redshift",
            list=Call(_SHARE, "redshift:DescribeDataShares", items="DataShares"),
            id=lambda document: document.values[_SHARE]["DataShareArn"],
            type=_share_type,
        ),
    ),
    row(
        "aws_redshift_data_share_consumer_association",
        Route,
        "redshift",
        name=Field(At("data_share_arn"), At(f"{_SHARE}.DataShareArn")),
        identities=Field(Always(Known(())), Derived((f"{_SHARE}.DataShareArn",), names)),
        tagged=False,
        replicas=Field(flows_at("data share", "consumer_region", "consumer_arn"), _CONSUMER_REGIONS, drift=False),
        read_with="aws_redshift_data_share_authorization",
    ),
    _integration("aws_redshift_integration", "redshift"),
    _integration("aws_rds_integration", "rds"),
    row(
        "aws_redshiftserverless_namespace",
        Store,
        "redshift-serverless",
        name=Field(At("namespace_name"), At(f"{_NAMESPACE}.namespaceName")),
        arns=(f"{_NAMESPACE}.namespaceArn",),
        tags="list_tags_for_resource.tags",
        chosen=("admin_password_secret_kms_key_id", "kms_key_id"),
        key=Field(
            Derived(("kms_key_id",), _key, lenient=True), Derived((f"{_NAMESPACE}.kmsKeyId",), _key, lenient=True)
        ),
        more_keys=Field(
            switched_key("manage_admin_password", "admin_password_secret_kms_key_id", SECRET_KEY),
            keys_at(f"{_NAMESPACE}.adminPasswordSecretKmsKeyId"),
        ),
        # Terraform cannot say it.
        copies=Field(
            Always(Known(())), flows_at("snapshot copy", "list_snapshot_copy_configurations.*.destinationRegion")
        ),
        logs=Field(stays_at("log delivery", "log_exports"), stays_at("log delivery", f"{_NAMESPACE}.logExports")),
        live=Live(
            service="redshift-serverless",
            list=Call(_NAMESPACE, "redshift-serverless:ListNamespaces", items="namespaces"),
            details=(
                Call(
                    "list_snapshot_copy_configurations",
                    "redshift-serverless:ListSnapshotCopyConfigurations",
                    {"namespaceName": "{namespaceName}"},
                    items="snapshotCopyConfigurations",
                ),
                Call(
                    "list_tags_for_resource",
                    "redshift-serverless:ListTagsForResource",
                    {"resourceArn": "{namespaceArn}"},
                ),
            ),
            id=lambda document: document.values[_NAMESPACE]["namespaceArn"],
        ),
    ),
    row(
        "aws_redshiftserverless_workgroup",
        Compute,
        "redshift-serverless",
        name=Field(At("workgroup_name"), At(f"{_WORKGROUP}.workgroupName")),
        arns=(f"{_WORKGROUP}.workgroupArn",),
        tags="list_tags_for_resource.tags",
        # https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateWorkgroup.html
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_WORKGROUP}.publiclyAccessible")),
        live=Live(
            service="redshift-serverless",
            list=Call(_WORKGROUP, "redshift-serverless:ListWorkgroups", items="workgroups"),
            details=(
                Call(
                    "list_tags_for_resource",
                    "redshift-serverless:ListTagsForResource",
                    {"resourceArn": "{workgroupArn}"},
                ),
            ),
            id=lambda document: document.values[_WORKGROUP]["workgroupArn"],
        ),
    ),
    row(
        "aws_redshiftserverless_snapshot",
        Backup,
        "redshift-serverless",
        name=Field(At("snapshot_name"), At(f"{_SERVERLESS}.snapshotName")),
        arns=(f"{_SERVERLESS}.snapshotArn",),
        tagged=False,
        companions=(Companion("aws_redshiftserverless_resource_policy", "resource_arn"),),
        key=Field(
            Derived(("kms_key_id",), _planned_key, lenient=True),
            Derived((f"{_SERVERLESS}.kmsKeyId",), _key, lenient=True),
        ),
        shared_with=Field(
            companion_of("aws_redshiftserverless_resource_policy", "policy", shared_by_policy("policy")),
            _shared(
                shared_at(f"{_SERVERLESS}.accountsWithRestoreAccess"),
                shared_at(f"{_SERVERLESS}.accountsWithProvisionedRestoreAccess"),
            ),
        ),
        live=Live(
            service="redshift-serverless",
            list=Call(_SERVERLESS, "redshift-serverless:ListSnapshots", items="snapshots"),
            id=lambda document: document.values[_SERVERLESS]["snapshotArn"],
        ),
    ),
)
