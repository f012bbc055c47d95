"""AWS caches: ElastiCache, MemoryDB, DynamoDB Accelerator."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import flattened, flows, key_at, key_of, names, region_of, row, stays_at
from generator.mappings.read import Always, At, Derived
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
_ELASTICACHE_OWN = "ElastiCache encrypts with a key of its own, if at all, unless told otherwise"
# https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
_MEMORYDB_OWN = "MemoryDB encrypts with a key of its own unless told otherwise"
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
_DAX_OWN = "DAX takes no key of the customer's"
_NO_NODE_KEY = "a cluster that is no replication group is not encrypted at rest"
_TAGS = "list_tags_for_resource.TagList"


def _group_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"elasticache:{region_of(document)}:replicationgroup:{name}"


def _group_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _group_identity(name, document) if isinstance(name, str) else None)


def _global_group(name: str) -> str:
    """Return the identity of a global datastore, with or without the letters that AWS puts before its name."""
    return f"elasticache::globalreplicationgroup:{name}"


def _joins(prefix: str, kind: str, *paths: str) -> Reader:
    """Return a reader of the flow to what spans regions and that the resource joins by name."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        return flows(document, kind, [Ref(f"{prefix}{v}") if isinstance(v, str) else v for v in flattened(values)])

    return Derived(paths, read, lenient=True)


def _global_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _global_group(name) if isinstance(name, str) else None)


def _primary(document: Document, group: Any) -> Value[tuple[Flow, ...]]:
    if isinstance(group, str):
        return Known((Flow("global datastore", Ref(_group_identity(group, document)), region_of(document)),))
    return flows(document, "global datastore", [group])


def _group_members(document: Document, members: Any) -> Value[tuple[Flow, ...]]:
    found = sorted((m["ReplicationGroupRegion"], m["ReplicationGroupId"]) for m in members or ())
    return Known(
        tuple(
            Flow("global datastore", Ref(f"elasticache:{region}:replicationgroup:{name}"), region)
            for region, name in found
        )
    )


def _not_its_primary(document: Document) -> bool:
    # Each region of a global datastore tells of it: it is read where its primary is, or its first member by name.
    members = document.values["describe_global_replication_groups"].get("Members") or []
    primary = [m["ReplicationGroupRegion"] for m in members if m.get("Role") == "PRIMARY"]
    home = sorted(primary or [m["ReplicationGroupRegion"] for m in members])[:1]
    return home != [region_of(document)]


def _without_prefix(name: str) -> str:
    # AWS puts five letters before the name: ldgnf-orders
    return name.partition("-")[2]


def _in_a_group(document: Document) -> bool:
    # The nodes of a replication group are clusters too; they are judged as the group.
    return bool(document.values["describe_cache_clusters"].get("ReplicationGroupId"))


def _memory_members(document: Document, members: Any) -> Value[tuple[Flow, ...]]:
    return flows(document, "multi-region cluster", sorted(member["ARN"] for member in members or ()))


def _not_its_first_region(document: Document) -> bool:
    members = document.values["describe_multi_region_clusters"].get("Clusters") or []
    return sorted(member["Region"] for member in members)[:1] != [region_of(document)]


def _multi_region_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, f"memorydb::{name}" if isinstance(name, str) else None)


def _snapshot_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, _MEMORYDB_OWN) if key else Unknown("it has the key of its cluster")


def _node_key(document: Document, group: Any) -> Value[Ref | None]:
    return Unknown("it has the key of its replication group") if group else Known(None, _NO_NODE_KEY)


def _tagged(arn: str = "{ARN}") -> Call:
    return Call("list_tags_for_resource", "elasticache:ListTagsForResource", {"ResourceName": arn})


_LOGS = "log_delivery_configuration.*.destination"
_GROUP = "describe_replication_groups"
_NODE = "describe_cache_clusters"
_SERVERLESS = "describe_serverless_caches"
_GLOBAL = "describe_global_replication_groups"
_MEMORY = "describe_clusters"
_MULTI = "describe_multi_region_clusters"

CACHES: tuple[Mapping, ...] = (
    row(
        "aws_elasticache_replication_group",
        Store,
        "elasticache",
        name=Field(At("replication_group_id"), At(f"{_GROUP}.ReplicationGroupId")),
        identities=Field(
            Derived(("arn", "replication_group_id"), _group_identities, lenient=True),
            Derived((f"{_GROUP}.ARN", f"{_GROUP}.ReplicationGroupId"), _group_identities),
        ),
        tags=_TAGS,
        chosen=("global_replication_group_id",),
        key=Field(key_at("kms_key_id", _ELASTICACHE_OWN), key_at(f"{_GROUP}.KmsKeyId", _ELASTICACHE_OWN)),
        replicas=Field(
            _joins(_global_group(""), "global datastore", "global_replication_group_id"),
            _joins(
                _global_group(""),
                "global datastore",
                f"{_GROUP}.GlobalReplicationGroupInfo.GlobalReplicationGroupId",
            ),
            # The primary names no global datastore in Terraform: that names the primary.
            drift=False,
        ),
        # Log groups and Firehose streams are named without a region: they are in that of the cache.
        logs=Field(
            stays_at("log delivery", _LOGS),
            stays_at("log delivery", f"{_GROUP}.LogDeliveryConfigurations.*.DestinationType"),
        ),
        live=Live(
            service="elasticache",
            list=Call(_GROUP, "elasticache:DescribeReplicationGroups", items="ReplicationGroups"),
            details=(_tagged(),),
            id=lambda document: document.values[_GROUP]["ARN"],
        ),
    ),
    row(
        "aws_elasticache_cluster",
        Store,
        "elasticache",
        name=Field(At("cluster_id"), At(f"{_NODE}.CacheClusterId")),
        arns=(f"{_NODE}.ARN",),
        tags=_TAGS,
        chosen=("replication_group_id",),
        key=Field(Derived(("replication_group_id",), _node_key, lenient=True), Always(Known(None, _NO_NODE_KEY))),
        logs=Field(
            stays_at("log delivery", _LOGS),
            stays_at("log delivery", f"{_NODE}.LogDeliveryConfigurations.*.DestinationType"),
        ),
        live=Live(
            service="elasticache",
            list=Call(_NODE, "elasticache:DescribeCacheClusters", items="CacheClusters"),
            details=(_tagged(),),
            id=lambda document: document.values[_NODE]["ARN"],
            skip=_in_a_group,
        ),
    ),
    row(
        "aws_elasticache_serverless_cache",
        Store,
        "elasticache",
        name=Field(At("name"), At(f"{_SERVERLESS}.ServerlessCacheName")),
        arns=(f"{_SERVERLESS}.ARN",),
        tags=_TAGS,
        key=Field(key_at("kms_key_id", _ELASTICACHE_OWN), key_at(f"{_SERVERLESS}.KmsKeyId", _ELASTICACHE_OWN)),
        live=Live(
            service="elasticache",
            list=Call(_SERVERLESS, "elasticache:DescribeServerlessCaches", items="ServerlessCaches"),
            details=(_tagged(),),
            id=lambda document: document.values[_SERVERLESS]["ARN"],
        ),
    ),
    row(
        "aws_elasticache_global_replication_group",
        Route,
        "elasticache",
        name=Field(
            At("global_replication_group_id_suffix"),
            At(f"{_GLOBAL}.GlobalReplicationGroupId", convert=_without_prefix),
        ),
        identities=Field(
            Derived(("arn", "global_replication_group_id"), _global_identities, lenient=True),
            Derived((f"{_GLOBAL}.ARN", f"{_GLOBAL}.GlobalReplicationGroupId"), _global_identities),
        ),
        tagged=False,
        match=("name",),
        replicas=Field(
            Derived(("primary_replication_group_id",), _primary, lenient=True),
            Derived((f"{_GLOBAL}.Members",), _group_members),
            # In Terraform the other replication groups join it from their own side.
            drift=False,
        ),
        live=Live(
            service="elasticache",
            list=Call(
                _GLOBAL,
                "elasticache:DescribeGlobalReplicationGroups",
                {"ShowMemberInfo": True},
                items="GlobalReplicationGroups",
            ),
            id=lambda document: document.values[_GLOBAL]["ARN"],
            skip=_not_its_primary,
        ),
    ),
    row(
        "aws_memorydb_cluster",
        Store,
        "memorydb",
        name=Field(At("name"), At(f"{_MEMORY}.Name")),
        arns=(f"{_MEMORY}.ARN",),
        tags="list_tags.TagList",
        key=Field(key_at("kms_key_arn", _MEMORYDB_OWN), key_at(f"{_MEMORY}.KmsKeyId", _MEMORYDB_OWN)),
        replicas=Field(
            _joins("memorydb::", "multi-region cluster", "multi_region_cluster_name"),
            _joins("memorydb::", "multi-region cluster", f"{_MEMORY}.MultiRegionClusterName"),
        ),
        live=Live(
            service="memorydb",
            list=Call(_MEMORY, "memorydb:DescribeClusters", items="Clusters"),
            details=(Call("list_tags", "memorydb:ListTags", {"ResourceArn": "{ARN}"}),),
            id=lambda document: document.values[_MEMORY]["ARN"],
        ),
    ),
    row(
        "aws_memorydb_multi_region_cluster",
        Route,
        "memorydb",
        name=Field(
            At("multi_region_cluster_name_suffix"),
            At(f"{_MULTI}.MultiRegionClusterName", convert=_without_prefix),
        ),
        identities=Field(
            Derived(("arn", "multi_region_cluster_name"), _multi_region_identities, lenient=True),
            Derived((f"{_MULTI}.ARN", f"{_MULTI}.MultiRegionClusterName"), _multi_region_identities),
        ),
        tags="list_tags.TagList",
        match=("name",),
        # In Terraform the clusters join it from their own side.
        replicas=Field(Always(Known(())), Derived((f"{_MULTI}.Clusters",), _memory_members), drift=False),
        live=Live(
            service="memorydb",
            list=Call(
                _MULTI,
                "memorydb:DescribeMultiRegionClusters",
                {"ShowClusterDetails": True},
                items="MultiRegionClusters",
            ),
            details=(Call("list_tags", "memorydb:ListTags", {"ResourceArn": "{ARN}"}),),
            id=lambda document: document.values[_MULTI]["ARN"],
            skip=_not_its_first_region,
        ),
    ),
    row(
        "aws_memorydb_snapshot",
        Backup,
        "memorydb",
        name=Field(At("name"), At("describe_snapshots.Name")),
        arns=("describe_snapshots.ARN",),
        tags="list_tags.TagList",
        key=Field(
            Derived(("kms_key_arn",), _snapshot_key, lenient=True),
            key_at("describe_snapshots.KmsKeyId", _MEMORYDB_OWN),
        ),
        live=Live(
            service="memorydb",
            list=Call("describe_snapshots", "memorydb:DescribeSnapshots", items="Snapshots"),
            details=(Call("list_tags", "memorydb:ListTags", {"ResourceArn": "{ARN}"}),),
            id=lambda document: document.values["describe_snapshots"]["ARN"],
            given=lambda document: document.values["describe_snapshots"].get("Source") == "automated",
        ),
    ),
    row(
        "aws_dax_cluster",
        Store,
        "dax",
        name=Field(At("cluster_name"), At(f"{_MEMORY}.ClusterName")),
        arns=(f"{_MEMORY}.ClusterArn",),
        tags="list_tags.Tags",
        key=Field(Always(Known(None, _DAX_OWN)), Always(Known(None, _DAX_OWN))),
        live=Live(
            service="dax",
            list=Call("describe_clusters", "dax:DescribeClusters", items="Clusters", empty=True),
            details=(Call("list_tags", "dax:ListTags", {"ResourceName": "{ClusterArn}"}),),
            id=lambda document: document.values["describe_clusters"]["ClusterArn"],
        ),
    ),
)
