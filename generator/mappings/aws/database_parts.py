"""AWS databases with an API of their own, and what stands in front of or within those of RDS."""

from __future__ import annotations

from generator.facts import Compute, Store
from generator.mappings.aws.common import key_at, public_if, row
from generator.mappings.read import At
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/documentdb/latest/developerguide/elastic-encryption.html
_ELASTIC_OWN = "DocumentDB elastic clusters are under a key that AWS owns unless told otherwise"
# https://docs.aws.amazon.com/neptune-analytics/latest/userguide/encryption-at-rest.html
_GRAPH_OWN = "Neptune Analytics encrypts with a key that AWS owns unless told otherwise"
_ELASTIC = "get_cluster.cluster"
_PROXY = "describe_db_proxies"
_SHARDS = "describe_db_shard_groups"
_ENGINE = "describe_db_engine_versions"


def _of_aws(document: Document) -> bool:
    # AWS's own versions of these engines have no ARN.
    return not document.values[_ENGINE].get("DBEngineVersionArn")


DATABASE_PARTS: tuple[Mapping, ...] = (
    row(
        "aws_docdbelastic_cluster",
        Store,
        "docdb-elastic",
        name=Field(At("name"), At("list_clusters.clusterName")),
        arns=("list_clusters.clusterArn",),
        tags="list_tags_for_resource.tags",
        chosen=("kms_key_id",),
        key=Field(key_at("kms_key_id", _ELASTIC_OWN), key_at(f"{_ELASTIC}.kmsKeyId", _ELASTIC_OWN)),
        live=Live(
            service="docdb-elastic",
            list=Call("list_clusters", "docdb-elastic:ListClusters", items="clusters", empty=True),
            details=(
                Call("get_cluster", "docdb-elastic:GetCluster", {"clusterArn": "{clusterArn}"}),
                Call("list_tags_for_resource", "docdb-elastic:ListTagsForResource", {"resourceArn": "{clusterArn}"}),
            ),
            id=lambda document: document.values["list_clusters"]["clusterArn"],
        ),
    ),
    row(
        "aws_neptunegraph_graph",
        Store,
        "neptune-graph",
        name=Field(At("graph_name"), At("list_graphs.name")),
        arns=("list_graphs.arn",),
        tags="list_tags_for_resource.tags",
        chosen=("kms_key_identifier", "public_connectivity"),
        key=Field(key_at("kms_key_identifier", _GRAPH_OWN), key_at("list_graphs.kmsKeyIdentifier", _GRAPH_OWN)),
        # https://docs.aws.amazon.com/neptune-analytics/latest/apiref/API_CreateGraph.html: not by default
        public_access=Field(public_if("public_connectivity"), public_if("list_graphs.publicConnectivity")),
        live=Live(
            service="neptune-graph",
            list=Call("list_graphs", "neptune-graph:ListGraphs", items="graphs"),
            details=(Call("list_tags_for_resource", "neptune-graph:ListTagsForResource", {"resourceArn": "{arn}"}),),
            id=lambda document: document.values["list_graphs"]["arn"],
        ),
    ),
    row(
        "aws_db_proxy",
        Compute,
        "rds",
        name=Field(At("name"), At(f"{_PROXY}.DBProxyName")),
        arns=(f"{_PROXY}.DBProxyArn",),
        tags="list_tags_for_resource.TagList",
        live=Live(
            service="rds",
            list=Call(_PROXY, "rds:DescribeDBProxies", items="DBProxies"),
            details=(Call("list_tags_for_resource", "rds:ListTagsForResource", {"ResourceName": "{DBProxyArn}"}),),
            id=lambda document: document.values[_PROXY]["DBProxyArn"],
        ),
    ),
    row(
        "aws_rds_shard_group",
        Compute,
        "rds",
        name=Field(At("db_shard_group_identifier"), At(f"{_SHARDS}.DBShardGroupIdentifier")),
        arns=(f"{_SHARDS}.DBShardGroupArn",),
        tags=f"{_SHARDS}.TagList",
        chosen=("publicly_accessible",),
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_shard_group
        public_access=Field(public_if("publicly_accessible"), public_if(f"{_SHARDS}.PubliclyAccessible")),
        live=Live(
            service="rds",
            list=Call(_SHARDS, "rds:DescribeDBShardGroups", items="DBShardGroups"),
            id=lambda document: document.values[_SHARDS]["DBShardGroupArn"],
        ),
    ),
    row(
        "aws_rds_custom_db_engine_version",
        Store,
        "rds",
        name=Field(At("engine_version"), At(f"{_ENGINE}.EngineVersion")),
        arns=(f"{_ENGINE}.DBEngineVersionArn",),
        tags=f"{_ENGINE}.TagList",
        chosen=("kms_key_id",),
        key=Field(
            key_at("kms_key_id", "no key encrypts the engine's image unless told otherwise"),
            key_at(f"{_ENGINE}.KMSKeyId", "no key encrypts the engine's image"),
        ),
        live=Live(
            service="rds",
            list=Call(
                _ENGINE,
                "rds:DescribeDBEngineVersions",
                # The engines that take versions of one's own: https://docs.aws.amazon.com/AmazonRDS/latest/
                # APIReference/API_CreateCustomDBEngineVersion.html
                {
                    "Filters": [
                        {
                            "Name": "engine",
                            "Values": [
                                "custom-oracle-ee",
                                "custom-oracle-ee-cdb",
                                "custom-oracle-se2",
                                "custom-oracle-se2-cdb",
                                "custom-sqlserver-ee",
                                "custom-sqlserver-se",
                                "custom-sqlserver-web",
                                "sqlserver-dev-ee",
                            ],
                        }
                    ]
                },
                items="DBEngineVersions",
            ),
            id=lambda document: str(document.values[_ENGINE].get("DBEngineVersionArn", "")),
            skip=_of_aws,
        ),
    ),
)
