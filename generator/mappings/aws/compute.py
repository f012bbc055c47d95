"""AWS compute that brings its machines along: EMR, Step Functions, Elastic Beanstalk."""

from __future__ import annotations

import json
from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    flattened,
    flows,
    flows_at,
    key_at,
    key_of,
    keys_at,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# EMR: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html

_NO_CONFIGURATION = "EMR encrypts the disks of a cluster only where a security configuration says so"
_NOT_AT_REST = "the security configuration switches encryption at rest off, or says nothing of it"
_LIVE_CLUSTER = "describe_cluster.Cluster"
_ACTIVE = ("STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING")


def _cluster_keys(document: Document, configuration: Any, log_key: Any) -> Value[tuple[Ref | None, ...]]:
    # A security configuration is judged itself.
    if isinstance(configuration, Unknown):
        return configuration
    found = [Known(None)] if not configuration else []
    found += [key_of(document, log_key, "")] if log_key is not None else []  # type: ignore[list-item]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(each.value for each in found), "" if configuration else _NO_CONFIGURATION)


def _cluster_logs(document: Document, uri: Any) -> Value[tuple[Flow, ...]]:
    # EMR answers with the scheme of an older file system: s3n://logs/emr/
    known = isinstance(uri, str)
    return flows(
        document, "log delivery", [uri.replace("s3n://", "s3://").replace("s3a://", "s3://") if known else uri]
    )


def _at_rest(configuration: Any) -> dict[str, Any] | Unknown:
    if unknown := undecided(configuration):
        return unknown
    try:
        found = json.loads(configuration).get("EncryptionConfiguration") or {}
        return dict(found.get("AtRestEncryptionConfiguration") or {}) if found.get("EnableAtRestEncryption") else {}
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Unknown("the security configuration is not a JSON document")


def _disk_key(document: Document, configuration: Any) -> Value[Ref | None]:
    found = _at_rest(configuration)
    if isinstance(found, Unknown):
        return found
    local = found.get("LocalDiskEncryptionConfiguration") or {}
    return key_of(document, local.get("AwsKmsKey"), _NOT_AT_REST)


def _file_keys(document: Document, configuration: Any) -> Value[tuple[Ref | None, ...]]:
    found = _at_rest(configuration)
    if isinstance(found, Unknown):
        return found
    files = found.get("S3EncryptionConfiguration") or {}
    settings = [each for each in (files, *(files.get("Overrides") or ())) if each]
    keys = [key_of(document, each.get("AwsKmsKey"), "") for each in settings]
    return Known(tuple(key.value for key in keys if isinstance(key, Known)))


def _configuration_id(document: Document) -> str:
    name = document.values["list_security_configurations"]["Name"]
    return (
        f"arn:{partition_of(document)}:elasticmapreduce:{region_of(document)}:{account_of(document)}"
        f":security-configuration/{name}"
    )


def _studio_id(document: Document) -> str:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticmapreduce.html
    studio = document.values["list_studios"]["StudioId"]
    return f"arn:{partition_of(document)}:elasticmapreduce:{region_of(document)}:{account_of(document)}:studio/{studio}"


def _one(identify: Any) -> Any:
    def read(document: Document, *_: Any) -> Value[tuple[str, ...]]:
        return Known((identify(document),))

    return read


_STUDIO_KEY = "EMR Studio encrypts workspaces with a key of AWS's own unless told otherwise"
"""https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-studio-workspace-storage-encryption.html"""
_TEMPLATE_KEY = "EMR encrypts job templates with a key of AWS's own unless told otherwise"
"""https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/job-templates.html"""
_MONITORING = "list_job_templates.jobTemplateData.configurationOverrides.monitoringConfiguration"
_APPLICATION = "get_application.application"

# Step Functions

_MACHINE_KEY = "Step Functions encrypts with a key of AWS's own unless told otherwise"
"""https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html"""


def _machine_logs(document: Document, levels: Any, destinations: Any) -> Value[tuple[Flow, ...]]:
    if list(flattened([levels])) == ["OFF"]:
        return Known(())
    found = [each.removesuffix(":*") if isinstance(each, str) else each for each in flattened([destinations])]
    return flows(document, "log delivery", found)


COMPUTE: tuple[Mapping, ...] = (
    row(
        "aws_emr_cluster",
        Compute,
        "emr",
        name=Field(At("name"), At("list_clusters.Name")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("list_clusters.ClusterArn", "list_clusters.Id"), names),
        ),
        tags=f"{_LIVE_CLUSTER}.Tags",
        more_keys=Field(
            Derived(("security_configuration", "log_encryption_kms_key_id"), _cluster_keys, lenient=True),
            Derived(
                (f"{_LIVE_CLUSTER}.SecurityConfiguration", f"{_LIVE_CLUSTER}.LogEncryptionKmsKeyId"),
                _cluster_keys,
            ),
        ),
        logs=Field(
            Derived(("log_uri",), _cluster_logs, lenient=True), Derived((f"{_LIVE_CLUSTER}.LogUri",), _cluster_logs)
        ),
        live=Live(
            service="emr",
            list=Call(
                "list_clusters",
                "elasticmapreduce:ListClusters",
                {"ClusterStates": list(_ACTIVE)},
                items="Clusters",
            ),
            details=(Call("describe_cluster", "elasticmapreduce:DescribeCluster", {"ClusterId": "{Id}"}),),
            id=lambda document: str(document.values["list_clusters"]["ClusterArn"]),
        ),
    ),
    row(
        "aws_emr_security_configuration",
        Compute,
        "emr",
        name=Field(At("name"), At("list_security_configurations.Name")),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived(("list_security_configurations.Name",), _one(_configuration_id)),
        ),
        tagged=False,
        key=Field(
            Derived(("configuration",), _disk_key, lenient=True),
            Derived(("describe_security_configuration.SecurityConfiguration",), _disk_key),
        ),
        more_keys=Field(
            Derived(("configuration",), _file_keys, lenient=True),
            Derived(("describe_security_configuration.SecurityConfiguration",), _file_keys),
        ),
        live=Live(
            service="emr",
            list=Call(
                "list_security_configurations",
                "elasticmapreduce:ListSecurityConfigurations",
                items="SecurityConfigurations",
            ),
            details=(
                Call(
                    "describe_security_configuration",
                    "elasticmapreduce:DescribeSecurityConfiguration",
                    {"Name": "{Name}"},
                ),
            ),
            id=_configuration_id,
        ),
    ),
    row(
        "aws_emr_studio",
        Compute,
        "emr",
        name=Field(At("name"), At("list_studios.Name")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("list_studios.StudioId",), _one(_studio_id)),
        ),
        tags="describe_studio.Studio.Tags",
        key=Field(
            key_at("encryption_key_arn", _STUDIO_KEY),
            key_at("describe_studio.Studio.EncryptionKeyArn", _STUDIO_KEY),
        ),
        deliveries=Field(
            flows_at("workspace storage", "default_s3_location"),
            flows_at("workspace storage", "describe_studio.Studio.DefaultS3Location"),
        ),
        live=Live(
            service="emr",
            list=Call("list_studios", "elasticmapreduce:ListStudios", items="Studios"),
            details=(Call("describe_studio", "elasticmapreduce:DescribeStudio", {"StudioId": "{StudioId}"}),),
            id=_studio_id,
        ),
    ),
    row(
        "aws_emrserverless_application",
        Compute,
        "emr-serverless",
        name=Field(At("name"), At("list_applications.name")),
        arns=("list_applications.arn",),
        tags=f"{_APPLICATION}.tags",
        # The provider has no arguments for keys and logs; they may be set beside Terraform.
        more_keys=Field(
            Always(Known(())),
            keys_at(
                f"{_APPLICATION}.diskEncryptionConfiguration.encryptionKeyArn",
                f"{_APPLICATION}.monitoringConfiguration.s3MonitoringConfiguration.encryptionKeyArn",
            ),
        ),
        logs=Field(
            Always(Known(())),
            flows_at("log delivery", f"{_APPLICATION}.monitoringConfiguration.s3MonitoringConfiguration.logUri"),
        ),
        live=Live(
            service="emr-serverless",
            list=Call("list_applications", "emr-serverless:ListApplications", items="applications"),
            details=(Call("get_application", "emr-serverless:GetApplication", {"applicationId": "{id}"}),),
            id=lambda document: str(document.values["list_applications"]["arn"]),
            skip=lambda document: str(document.values["list_applications"].get("state")) == "TERMINATED",
        ),
    ),
    row(
        "aws_emrcontainers_job_template",
        Compute,
        "emr-containers",
        name=Field(At("name"), At("list_job_templates.name")),
        arns=("list_job_templates.arn", "list_job_templates.id"),
        tags="list_job_templates.tags",
        key=Field(key_at("kms_key_arn", _TEMPLATE_KEY), key_at("list_job_templates.kmsKeyArn", _TEMPLATE_KEY)),
        logs=Field(
            flows_at(
                "log delivery",
                "job_template_data.*.configuration_overrides.*.monitoring_configuration.*"
                ".s3_monitoring_configuration.*.log_uri",
            ),
            flows_at("log delivery", f"{_MONITORING}.s3MonitoringConfiguration.logUri"),
        ),
        live=Live(
            service="emr-containers",
            list=Call("list_job_templates", "emr-containers:ListJobTemplates", items="templates"),
            id=lambda document: str(document.values["list_job_templates"]["arn"]),
        ),
    ),
    row(
        "aws_sfn_state_machine",
        Compute,
        "stepfunctions",
        name=Field(At("name"), At("list_state_machines.name")),
        arns=("list_state_machines.stateMachineArn",),
        tags="list_tags_for_resource.tags",
        key=Field(
            key_at("encryption_configuration.0.kms_key_id", _MACHINE_KEY),
            key_at("describe_state_machine.encryptionConfiguration.kmsKeyId", _MACHINE_KEY),
        ),
        chosen=("encryption_configuration", "logging_configuration"),
        logs=Field(
            Derived(
                ("logging_configuration.*.level", "logging_configuration.*.log_destination"),
                _machine_logs,
                lenient=True,
            ),
            Derived(
                (
                    "describe_state_machine.loggingConfiguration.level",
                    "describe_state_machine.loggingConfiguration.destinations.*.cloudWatchLogsLogGroup.logGroupArn",
                ),
                _machine_logs,
                lenient=True,
            ),
        ),
        live=Live(
            service="stepfunctions",
            list=Call("list_state_machines", "states:ListStateMachines", items="stateMachines"),
            details=(
                Call(
                    "describe_state_machine",
                    "states:DescribeStateMachine",
                    {"stateMachineArn": "{stateMachineArn}"},
                ),
                Call("list_tags_for_resource", "states:ListTagsForResource", {"resourceArn": "{stateMachineArn}"}),
            ),
            id=lambda document: str(document.values["list_state_machines"]["stateMachineArn"]),
        ),
    ),
    row(
        "aws_sfn_activity",
        Compute,
        "stepfunctions",
        name=Field(At("name"), At("list_activities.name")),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived(("list_activities.activityArn",), names),
        ),
        tags="list_tags_for_resource.tags",
        key=Field(
            key_at("encryption_configuration.0.kms_key_id", _MACHINE_KEY),
            key_at("describe_activity.encryptionConfiguration.kmsKeyId", _MACHINE_KEY),
        ),
        chosen=("encryption_configuration",),
        live=Live(
            service="stepfunctions",
            list=Call("list_activities", "states:ListActivities", items="activities"),
            details=(
                Call("describe_activity", "states:DescribeActivity", {"activityArn": "{activityArn}"}),
                Call("list_tags_for_resource", "states:ListTagsForResource", {"resourceArn": "{activityArn}"}),
            ),
            id=lambda document: str(document.values["list_activities"]["activityArn"]),
        ),
    ),
    # Its instances, volumes, buckets and databases are read live as themselves.
    row(
        "aws_elastic_beanstalk_environment",
        Compute,
        "elasticbeanstalk",
        name=Field(At("name"), At("describe_environments.EnvironmentName")),
        arns=("describe_environments.EnvironmentArn", "describe_environments.EnvironmentId"),
        tags="list_tags_for_resource.ResourceTags",
        live=Live(
            service="elasticbeanstalk",
            list=Call(
                "describe_environments",
                "elasticbeanstalk:DescribeEnvironments",
                {"IncludeDeleted": False},
                items="Environments",
            ),
            details=(
                Call(
                    "list_tags_for_resource",
                    "elasticbeanstalk:ListTagsForResource",
                    {"ResourceArn": "{EnvironmentArn}"},
                ),
            ),
            id=lambda document: str(document.values["describe_environments"]["EnvironmentArn"]),
        ),
    ),
)
