"""AWS containers: ECS, EKS, Batch, App Runner."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    buckets_at,
    flattened,
    key_at,
    keys_at,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.aws.ec2 import device_keys
from generator.mappings.aws.log_drivers import driver_logs
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_CLUSTER = "describe_clusters.0"
_EXEC = "configuration.*.execute_command_configuration.*"
_STORAGE = "configuration.*.managed_storage_configuration.*"
_LIVE_EXEC = f"{_CLUSTER}.configuration.executeCommandConfiguration"
_LIVE_STORAGE = f"{_CLUSTER}.configuration.managedStorageConfiguration"


def _last(arn: str) -> str:
    return arn.rpartition("/")[2]


# ECS


def _family_arn(document: Document) -> str:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
    family = document.values["list_task_definition_families"]["item"]
    return f"arn:{partition_of(document)}:ecs:{region_of(document)}:{account_of(document)}:task-definition/{family}"


def _family_names(document: Document, family: Any, arn: Any) -> Value[tuple[str, ...]]:
    return Known((_family_arn(document), *([arn] if isinstance(arn, str) else ())))


# EKS: https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html

_EKS_KEY = "EKS encrypts what Kubernetes keeps with a key of its own unless told otherwise"
"""https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html"""
_NODE_VOLUMES = "without a launch template that names a key, its volumes take the region's default key"
"""https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html"""
_EVERYBODY = ("0.0.0.0/0", "::/0")


def _endpoint(document: Document, public: Any, cidrs: Any) -> Value[PublicAccess]:
    on = list(flattened([public]))
    allowed = list(flattened([cidrs]))
    if False in on:
        return Known("private")
    if unknown := undecided(*on, *allowed):
        return unknown
    return Known("public" if not allowed or any(each in _EVERYBODY for each in allowed) else "private")


def _on_outposts(document: Document, outposts: Any, region: Any = None) -> Value[str]:
    found = list(flattened([outposts]))
    if found:
        return undecided(*found) or Unknown(f"{found[0]} stands wherever its owner put it")
    return aws_location(document, region)


def _eks_arn(document: Document, kind: str, name: str) -> str:
    return f"arn:{partition_of(document)}:eks:{region_of(document)}:{account_of(document)}:{kind}/{name}"


def _eks_id(document: Document) -> str:
    return _eks_arn(document, "cluster", document.values["list_clusters"]["item"])


def _eks_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_eks_id(document),))


def _node_group_id(document: Document) -> str:
    answer = document.values["describe_cluster"]
    cluster = answer["cluster"]["name"] if isinstance(answer, dict) else "?"
    return _eks_arn(document, "nodegroup", f"{cluster}/{document.values['list_nodegroups']['item']}")


def _node_keys(document: Document, template: Any) -> Value[tuple[Ref | None, ...]]:
    # A template is judged itself.
    return undecided(template) or (Known(()) if template else Known((None,), _NODE_VOLUMES))


# Batch


def _batch_keys(document: Document, kinds: Any, templates: Any) -> Value[tuple[Ref | None, ...]]:
    kind, template = list(flattened([kinds])), list(flattened([templates]))
    if unknown := undecided(*kind) or next((each for each in template if isinstance(each, Unknown)), None):
        return unknown
    own = any(each in ("EC2", "SPOT") for each in kind)
    return Known((None,), _NODE_VOLUMES) if own and not template else Known(())


# App Runner

_APP_KEY = "App Runner encrypts with a key of its own unless told otherwise"
"""https://docs.aws.amazon.com/apprunner/latest/dg/security-data-protection-encryption.html"""


def _ingress(document: Document, switch: Any) -> Value[PublicAccess]:
    # Public unless told otherwise: https://docs.aws.amazon.com/apprunner/latest/api/API_IngressConfiguration.html
    found = list(flattened([switch]))
    return undecided(*found) or Known("private" if False in found else "public")


CONTAINERS: tuple[Mapping, ...] = (
    row(
        "aws_ecs_cluster",
        Compute,
        "ecs",
        name=Field(At("name"), At("list_clusters.item", convert=_last)),
        arns=("list_clusters.item",),
        tags=f"{_CLUSTER}.tags",
        more_keys=Field(
            keys_at(
                f"{_EXEC}.kms_key_id",
                f"{_STORAGE}.kms_key_id",
                f"{_STORAGE}.fargate_ephemeral_storage_kms_key_id",
            ),
            keys_at(
                f"{_LIVE_EXEC}.kmsKeyId",
                f"{_LIVE_STORAGE}.kmsKeyId",
                f"{_LIVE_STORAGE}.fargateEphemeralStorageKmsKeyId",
            ),
        ),
        logs=Field(
            buckets_at("log delivery", f"{_EXEC}.log_configuration.*.s3_bucket_name"),
            buckets_at("log delivery", f"{_LIVE_EXEC}.logConfiguration.s3BucketName"),
        ),
        live=Live(
            service="ecs",
            list=Call("list_clusters", "ecs:ListClusters", items="clusterArns"),
            details=(
                Call(
                    "describe_clusters",
                    "ecs:DescribeClusters",
                    {"clusters": ["{item}"], "include": ["CONFIGURATIONS", "TAGS"]},
                    items="clusters",
                ),
            ),
            id=lambda document: str(document.values["list_clusters"]["item"]),
        ),
    ),
    row(
        "aws_ecs_service",
        Compute,
        "ecs",
        name=Field(At("name"), At("list_services.item", convert=_last)),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived(("list_services.item",), names),
        ),
        tags="describe_services.0.tags",
        # The volumes of its tasks are read live as themselves.
        more_keys=Field(
            device_keys(
                (
                    "volume_configuration.*.managed_ebs_volume.*.kms_key_id",
                    "volume_configuration.*.managed_ebs_volume.*.encrypted",
                )
            ),
            Always(Known(())),
            drift=False,
        ),
        logs=Field(driver_logs("service_connect_configuration"), driver_logs("describe_services.0.deployments")),
        live=Live(
            service="ecs",
            per="aws_ecs_cluster",
            list=Call("list_services", "ecs:ListServices", {"cluster": "{parent}"}, items="serviceArns"),
            details=(
                Call(
                    "describe_services",
                    "ecs:DescribeServices",
                    {"cluster": "{parent}", "services": ["{item}"], "include": ["TAGS"]},
                    items="services",
                ),
            ),
            id=lambda document: str(document.values["list_services"]["item"]),
        ),
    ),
    row(
        "aws_ecs_task_definition",
        Compute,
        "ecs",
        name=Field(At("family"), At("list_task_definition_families.item")),
        identities=Field(
            Derived(("arn", "arn_without_revision"), names, lenient=True),
            Derived(
                ("list_task_definition_families.item", "describe_task_definition.taskDefinition.taskDefinitionArn"),
                _family_names,
                lenient=True,
            ),
        ),
        tags="describe_task_definition.tags",
        logs=Field(
            driver_logs("container_definitions"),
            driver_logs("describe_task_definition.taskDefinition.containerDefinitions"),
        ),
        live=Live(
            service="ecs",
            list=Call(
                "list_task_definition_families",
                "ecs:ListTaskDefinitionFamilies",
                {"status": "ACTIVE"},
                items="families",
            ),
            details=(
                Call(
                    "describe_task_definition",
                    "ecs:DescribeTaskDefinition",
                    {"taskDefinition": "{item}", "include": ["TAGS"]},
                ),
            ),
            id=_family_arn,
        ),
    ),
    row(
        "aws_eks_cluster",
        Compute,
        "eks",
        name=Field(At("name"), At("list_clusters.item")),
        identities=Field(
            Derived(("arn",), names, lenient=True),
            Derived(("list_clusters.item",), _eks_names),
        ),
        tags="describe_cluster.cluster.tags",
        location=Field(
            Derived(("outpost_config.*.outpost_arns", "region"), _on_outposts, lenient=True),
            Derived(("describe_cluster.cluster.outpostConfig.outpostArns",), _on_outposts, lenient=True),
            drift=False,
        ),
        chosen=("vpc_config.public_access_cidrs",),
        key=Field(
            key_at("encryption_config.0.provider.0.key_arn", _EKS_KEY),
            key_at("describe_cluster.cluster.encryptionConfig.0.provider.keyArn", _EKS_KEY),
        ),
        public_access=Field(
            Derived(
                ("vpc_config.*.endpoint_public_access", "vpc_config.*.public_access_cidrs"), _endpoint, lenient=True
            ),
            Derived(
                (
                    "describe_cluster.cluster.resourcesVpcConfig.endpointPublicAccess",
                    "describe_cluster.cluster.resourcesVpcConfig.publicAccessCidrs",
                ),
                _endpoint,
                lenient=True,
            ),
        ),
        live=Live(
            service="eks",
            list=Call("list_clusters", "eks:ListClusters", items="clusters"),
            details=(Call("describe_cluster", "eks:DescribeCluster", {"name": "{item}"}),),
            id=_eks_id,
        ),
    ),
    row(
        "aws_eks_node_group",
        Compute,
        "eks",
        name=Field(At("node_group_name"), At("list_nodegroups.item")),
        arns=("describe_nodegroup.nodegroup.nodegroupArn",),
        tags="describe_nodegroup.nodegroup.tags",
        more_keys=Field(
            Derived(("launch_template",), _node_keys, lenient=True),
            Derived(("describe_nodegroup.nodegroup.launchTemplate",), _node_keys, lenient=True),
        ),
        live=Live(
            service="eks",
            per="aws_eks_cluster",
            list=Call("list_nodegroups", "eks:ListNodegroups", {"clusterName": "{parent_name}"}, items="nodegroups"),
            details=(
                Call("describe_cluster", "eks:DescribeCluster", {"name": "{parent_name}"}),
                Call(
                    "describe_nodegroup",
                    "eks:DescribeNodegroup",
                    {"clusterName": "{parent_name}", "nodegroupName": "{item}"},
                ),
            ),
            id=_node_group_id,
        ),
    ),
    row(
        "aws_batch_compute_environment",
        Compute,
        "batch",
        name=Field(At("compute_environment_name"), At("describe_compute_environments.computeEnvironmentName")),
        arns=("describe_compute_environments.computeEnvironmentArn",),
        tags="describe_compute_environments.tags",
        more_keys=Field(
            Derived(
                ("compute_resources.*.type", "compute_resources.*.launch_template"),
                _batch_keys,
                lenient=True,
            ),
            Derived(
                (
                    "describe_compute_environments.computeResources.type",
                    "describe_compute_environments.computeResources.launchTemplate",
                ),
                _batch_keys,
            ),
        ),
        live=Live(
            service="batch",
            list=Call(
                "describe_compute_environments", "batch:DescribeComputeEnvironments", items="computeEnvironments"
            ),
            id=lambda document: str(document.values["describe_compute_environments"]["computeEnvironmentArn"]),
        ),
    ),
    row(
        "aws_batch_job_definition",
        Compute,
        "batch",
        name=Field(At("name"), At("describe_job_definitions.jobDefinitionName")),
        arns=("describe_job_definitions.jobDefinitionArn",),
        tags="describe_job_definitions.tags",
        logs=Field(
            driver_logs("container_properties", "ecs_properties", "node_properties"),
            driver_logs(
                "describe_job_definitions.containerProperties",
                "describe_job_definitions.ecsProperties",
                "describe_job_definitions.nodeProperties",
            ),
        ),
        live=Live(
            service="batch",
            list=Call(
                "describe_job_definitions",
                "batch:DescribeJobDefinitions",
                {"status": "ACTIVE"},
                items="jobDefinitions",
            ),
            id=lambda document: str(document.values["describe_job_definitions"]["jobDefinitionArn"]),
        ),
    ),
    row(
        "aws_apprunner_service",
        Compute,
        "apprunner",
        name=Field(At("service_name"), At("list_services.ServiceName")),
        arns=("list_services.ServiceArn",),
        tags="list_tags_for_resource.Tags",
        key=Field(
            key_at("encryption_configuration.0.kms_key", _APP_KEY),
            key_at("describe_service.Service.EncryptionConfiguration.KmsKey", _APP_KEY),
        ),
        public_access=Field(
            Derived(
                ("network_configuration.*.ingress_configuration.*.is_publicly_accessible",), _ingress, lenient=True
            ),
            Derived(
                ("describe_service.Service.NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible",),
                _ingress,
                lenient=True,
            ),
        ),
        chosen=("network_configuration",),
        live=Live(
            service="apprunner",
            list=Call("list_services", "apprunner:ListServices", items="ServiceSummaryList"),
            details=(
                Call("describe_service", "apprunner:DescribeService", {"ServiceArn": "{ServiceArn}"}),
                Call("list_tags_for_resource", "apprunner:ListTagsForResource", {"ResourceArn": "{ServiceArn}"}),
            ),
            id=lambda document: str(document.values["list_services"]["ServiceArn"]),
        ),
    ),
)
