"""Amazon SageMaker: notebooks, domains, models, endpoints, features, and what they send where."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Model, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    either,
    flows_at,
    joined,
    key_at,
    key_of,
    keys_at,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
_OWN = "SageMaker encrypts with a key of AWS's own unless told otherwise"
_TAGS = "list_tags.Tags"


def _tags_of(arn: str) -> Call:
    return Call("list_tags", "sagemaker:ListTags", {"ResourceArn": arn})


def _listed(operation: str, items: str, arn: str, *details: Call, **more: Any) -> Live:
    """Return the reader of what SageMaker lists with name and ARN, and describes by its name."""
    listing = Call(operation, _permission(operation), items=items)
    return Live(
        service="sagemaker",
        list=listing,
        details=(*details, _tags_of(f"{{{arn}}}")),
        id=lambda document: str(document.values[operation][arn]),
        **more,
    )


def _described(operation: str, parameter: str, field: str = "", absent: tuple[str, ...] = ()) -> Call:
    return Call(operation, _permission(operation), {parameter: f"{{{field or parameter}}}"}, absent=absent)


def _permission(operation: str) -> str:
    return f"sagemaker:{''.join(part.capitalize() for part in operation.split('_'))}"


# Who may go out to the internet from inside

_INTERNET = (Flow("internet access", "https://*"),)


def _direct(document: Document, access: Any) -> Value[tuple[Flow, ...]]:
    # On unless told otherwise:
    # https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateNotebookInstance.html
    return undecided(access) or Known(() if access == "Disabled" else _INTERNET)


def _domain_access(document: Document, access: Any) -> Value[tuple[Flow, ...]]:
    # Public unless told otherwise:
    # https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html
    return undecided(access) or Known(() if access == "VpcOnly" else _INTERNET)


_NOTEBOOK = row(
    "aws_sagemaker_notebook_instance",
    Model,
    "sagemaker",
    name=Field(At("name"), At("list_notebook_instances.NotebookInstanceName")),
    arns=("list_notebook_instances.NotebookInstanceArn",),
    tags=_TAGS,
    key=Field(key_at("kms_key_id", _OWN), key_at("describe_notebook_instance.KmsKeyId", _OWN)),
    deliveries=Field(
        Derived(("direct_internet_access",), _direct, lenient=True),
        Derived(("describe_notebook_instance.DirectInternetAccess",), _direct, lenient=True),
    ),
    live=_listed(
        "list_notebook_instances",
        "NotebookInstances",
        "NotebookInstanceArn",
        _described("describe_notebook_instance", "NotebookInstanceName"),
    ),
)

_SHARING = "sharing_settings.*"

_DOMAIN = row(
    "aws_sagemaker_domain",
    Model,
    "sagemaker",
    name=Field(At("domain_name"), At("list_domains.DomainName")),
    identities=Field(
        Derived(("arn", "id"), names, lenient=True),
        Derived(("list_domains.DomainArn", "list_domains.DomainId"), names, lenient=True),
    ),
    tags=_TAGS,
    # The home directories and the disks of its spaces and users are under it.
    key=Field(key_at("kms_key_id", _OWN), key_at("describe_domain.KmsKeyId", _OWN)),
    more_keys=Field(
        keys_at(f"default_user_settings.*.{_SHARING}.s3_kms_key_id"),
        keys_at("describe_domain.DefaultUserSettings.SharingSettings.S3KmsKeyId"),
    ),
    deliveries=Field(
        joined(
            Derived(("app_network_access_type",), _domain_access, lenient=True),
            flows_at("notebook output", f"default_user_settings.*.{_SHARING}.s3_output_path"),
            flows_at(
                "notebook output", "default_user_settings.*.canvas_app_settings.*.workspace_settings.*.s3_artifact_path"
            ),
        ),
        joined(
            Derived(("describe_domain.AppNetworkAccessType",), _domain_access, lenient=True),
            flows_at("notebook output", "describe_domain.DefaultUserSettings.SharingSettings.S3OutputPath"),
            flows_at(
                "notebook output",
                "describe_domain.DefaultUserSettings.CanvasAppSettings.WorkspaceSettings.S3ArtifactPath",
            ),
        ),
    ),
    live=_listed("list_domains", "Domains", "DomainArn", _described("describe_domain", "DomainId")),
)


def _in_domain(kind: str, listing: str, name: str) -> Any:
    def arn(document: Document) -> str:
        item = document.values[listing]
        where = f"{partition_of(document)}:sagemaker:{region_of(document)}:{account_of(document)}"
        return f"arn:{where}:{kind}/{item['DomainId']}/{item[name]}"

    return arn


_USER_ARN = _in_domain("user-profile", "list_user_profiles", "UserProfileName")

_USER = row(
    "aws_sagemaker_user_profile",
    Model,
    "sagemaker",
    # What a user keeps lies in the domain's file system and disks, under the domain's key.
    name=Field(At("user_profile_name"), At("list_user_profiles.UserProfileName")),
    identities=Field(
        Derived(("arn",), names, lenient=True),
        Derived(("list_user_profiles.DomainId",), lambda document, domain: Known((_USER_ARN(document),))),
    ),
    tags=_TAGS,
    more_keys=Field(
        keys_at(f"user_settings.*.{_SHARING}.s3_kms_key_id"),
        keys_at("describe_user_profile.UserSettings.SharingSettings.S3KmsKeyId"),
    ),
    deliveries=Field(
        flows_at(
            "notebook output",
            f"user_settings.*.{_SHARING}.s3_output_path",
            "user_settings.*.canvas_app_settings.*.workspace_settings.*.s3_artifact_path",
        ),
        flows_at(
            "notebook output",
            "describe_user_profile.UserSettings.SharingSettings.S3OutputPath",
            "describe_user_profile.UserSettings.CanvasAppSettings.WorkspaceSettings.S3ArtifactPath",
        ),
    ),
    live=Live(
        service="sagemaker",
        list=Call("list_user_profiles", "sagemaker:ListUserProfiles", items="UserProfiles"),
        details=(
            Call(
                "describe_user_profile",
                "sagemaker:DescribeUserProfile",
                {"DomainId": "{DomainId}", "UserProfileName": "{UserProfileName}"},
            ),
            _tags_of("arn:{operator}:sagemaker:{region}:{project}:user-profile/{DomainId}/{UserProfileName}"),
        ),
        id=_USER_ARN,
    ),
)

# Models and what serves them

_MODEL = row(
    "aws_sagemaker_model",
    Model,
    "sagemaker",
    # An image and files in a bucket, each judged where it lies; where it runs, the endpoint configuration says.
    name=Field(At("name"), At("list_models.ModelName")),
    identities=Field(
        Derived(("arn", "name"), names, lenient=True),
        Derived(("list_models.ModelArn", "list_models.ModelName"), names, lenient=True),
    ),
    tags=_TAGS,
    live=_listed("list_models", "Models", "ModelArn"),
)

_CONFIG = "describe_endpoint_config"

_ENDPOINT_CONFIGURATION = row(
    "aws_sagemaker_endpoint_configuration",
    Model,
    "sagemaker",
    name=Field(At("name"), At("list_endpoint_configs.EndpointConfigName")),
    identities=Field(
        Derived(("arn",), names, lenient=True), Derived(("list_endpoint_configs.EndpointConfigArn",), names)
    ),
    tags=_TAGS,
    key=Field(key_at("kms_key_arn", _OWN), key_at(f"{_CONFIG}.KmsKeyId", _OWN)),
    more_keys=Field(
        keys_at(
            "data_capture_config.*.kms_key_id",
            "async_inference_config.*.output_config.*.kms_key_id",
            "production_variants.*.core_dump_config.*.kms_key_id",
            "shadow_production_variants.*.core_dump_config.*.kms_key_id",
        ),
        keys_at(
            f"{_CONFIG}.DataCaptureConfig.KmsKeyId",
            f"{_CONFIG}.AsyncInferenceConfig.OutputConfig.KmsKeyId",
            f"{_CONFIG}.ProductionVariants.*.CoreDumpConfig.KmsKeyId",
            f"{_CONFIG}.ShadowProductionVariants.*.CoreDumpConfig.KmsKeyId",
        ),
    ),
    prompts=Field(
        flows_at("prompt log", "data_capture_config.*.destination_s3_uri"),
        flows_at("prompt log", f"{_CONFIG}.DataCaptureConfig.DestinationS3Uri"),
    ),
    deliveries=Field(
        flows_at(
            "inference output",
            "async_inference_config.*.output_config.*.s3_output_path",
            "async_inference_config.*.output_config.*.s3_failure_path",
            "async_inference_config.*.output_config.*.notification_config.*.success_topic",
            "async_inference_config.*.output_config.*.notification_config.*.error_topic",
            "production_variants.*.core_dump_config.*.destination_s3_uri",
            "shadow_production_variants.*.core_dump_config.*.destination_s3_uri",
        ),
        flows_at(
            "inference output",
            f"{_CONFIG}.AsyncInferenceConfig.OutputConfig.S3OutputPath",
            f"{_CONFIG}.AsyncInferenceConfig.OutputConfig.S3FailurePath",
            f"{_CONFIG}.AsyncInferenceConfig.OutputConfig.NotificationConfig.SuccessTopic",
            f"{_CONFIG}.AsyncInferenceConfig.OutputConfig.NotificationConfig.ErrorTopic",
            f"{_CONFIG}.ProductionVariants.*.CoreDumpConfig.DestinationS3Uri",
            f"{_CONFIG}.ShadowProductionVariants.*.CoreDumpConfig.DestinationS3Uri",
        ),
    ),
    live=_listed(
        "list_endpoint_configs",
        "EndpointConfigs",
        "EndpointConfigArn",
        _described("describe_endpoint_config", "EndpointConfigName"),
    ),
)

_ENDPOINT = row(
    "aws_sagemaker_endpoint",
    Model,
    "sagemaker",
    # What it holds and sends stands in its configuration.
    name=Field(At("name"), At("list_endpoints.EndpointName")),
    arns=("list_endpoints.EndpointArn",),
    tags=_TAGS,
    live=_listed("list_endpoints", "Endpoints", "EndpointArn"),
)

# Features: an online store of SageMaker's own, an offline one in a bucket, or both


def _feature_key(document: Document, online: Any, key: Any, offline: Any, bucket_key: Any) -> Value[Ref | None]:
    if unknown := undecided(*_all(online), *_all(offline)):
        return unknown
    if any(_all(online)):
        return key_of(document, _first(key), _OWN)
    return key_of(document, _first(bucket_key), "the bucket of its offline store decides")


def _all(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> Any:
    return next((each for each in _all(value) if each is not None), None)


_ONLINE, _OFFLINE = "online_store_config.*", "offline_store_config.*.s3_storage_config.*"
_GROUP = "describe_feature_group"
_GROUP_OFFLINE = f"{_GROUP}.OfflineStoreConfig.S3StorageConfig"

_FEATURES = row(
    "aws_sagemaker_feature_group",
    Model,
    "sagemaker",
    name=Field(At("feature_group_name"), At("list_feature_groups.FeatureGroupName")),
    arns=("list_feature_groups.FeatureGroupArn",),
    tags=_TAGS,
    key=Field(
        Derived(
            (
                f"{_ONLINE}.enable_online_store",
                f"{_ONLINE}.security_config.*.kms_key_id",
                f"{_OFFLINE}.s3_uri",
                f"{_OFFLINE}.kms_key_id",
            ),
            _feature_key,
            lenient=True,
        ),
        Derived(
            (
                f"{_GROUP}.OnlineStoreConfig.EnableOnlineStore",
                f"{_GROUP}.OnlineStoreConfig.SecurityConfig.KmsKeyId",
                f"{_GROUP_OFFLINE}.S3Uri",
                f"{_GROUP_OFFLINE}.KmsKeyId",
            ),
            _feature_key,
            lenient=True,
        ),
    ),
    more_keys=Field(keys_at(f"{_OFFLINE}.kms_key_id"), keys_at(f"{_GROUP_OFFLINE}.KmsKeyId")),
    replicas=Field(
        flows_at("offline store", f"{_OFFLINE}.s3_uri"), flows_at("offline store", f"{_GROUP_OFFLINE}.S3Uri")
    ),
    live=_listed(
        "list_feature_groups",
        "FeatureGroupSummaries",
        "FeatureGroupArn",
        _described("describe_feature_group", "FeatureGroupName"),
    ),
)

# Registries, tracking, pipelines

_POLICY = "aws_sagemaker_model_package_group_policy"


def _shared(document: Document, companions: Any) -> Value[tuple[str, ...]]:
    return grantees(either(companions, "policy", "resource_policy", None))


def _public(document: Document, companions: Any) -> Value[str]:
    return _exposed(document, either(companions, "policy", "resource_policy", None))


def _exposed(document: Document, policy: Any) -> Value[str]:
    found = grants_public(policy)
    return found if isinstance(found, Unknown) else Known("public" if found.value else "private")


_PACKAGES = row(
    "aws_sagemaker_model_package_group",
    Model,
    "sagemaker",
    # A list of models, whose files lie in buckets.
    name=Field(At("model_package_group_name"), At("list_model_package_groups.ModelPackageGroupName")),
    identities=Field(
        Derived(("arn", "id", "model_package_group_name"), names, lenient=True),
        Derived(("list_model_package_groups.ModelPackageGroupArn",), names),
    ),
    tags=_TAGS,
    companions=(Companion(_POLICY, "model_package_group_name"),),
    shared_with=Field(
        Derived((_POLICY,), _shared, lenient=True),
        Derived(
            ("get_model_package_group_policy.ResourcePolicy",),
            lambda document, policy: grantees(policy),
            lenient=True,
        ),
    ),
    public_access=Field(
        Derived((_POLICY,), _public, lenient=True),
        Derived(("get_model_package_group_policy.ResourcePolicy",), _exposed, lenient=True),
    ),
    live=_listed(
        "list_model_package_groups",
        "ModelPackageGroupSummaryList",
        "ModelPackageGroupArn",
        # AWS answers a group without a policy so:
        # https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_GetModelPackageGroupPolicy.html
        _described("get_model_package_group_policy", "ModelPackageGroupName", absent=("ValidationException",)),
    ),
)

_TRACKING = row(
    "aws_sagemaker_mlflow_tracking_server",
    Model,
    "sagemaker",
    name=Field(At("tracking_server_name"), At("list_mlflow_tracking_servers.TrackingServerName")),
    arns=("list_mlflow_tracking_servers.TrackingServerArn",),
    tags=_TAGS,
    # https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow.html: its own store takes no key
    key=Field(Always(Known(None, _OWN)), Always(Known(None, _OWN))),
    replicas=Field(
        flows_at("artifact store", "artifact_store_uri"),
        flows_at("artifact store", "describe_mlflow_tracking_server.ArtifactStoreUri"),
    ),
    live=_listed(
        "list_mlflow_tracking_servers",
        "TrackingServerSummaries",
        "TrackingServerArn",
        _described("describe_mlflow_tracking_server", "TrackingServerName"),
    ),
)

_PIPELINE = row(
    "aws_sagemaker_pipeline",
    Compute,
    "sagemaker",
    name=Field(At("pipeline_name"), At("list_pipelines.PipelineName")),
    arns=("list_pipelines.PipelineArn",),
    tags=_TAGS,
    live=_listed("list_pipelines", "PipelineSummaries", "PipelineArn"),
)


def _is_of_aws(document: Document) -> bool:
    """Tell whether a hub is AWS's own, which everybody sees."""
    return ":aws:hub/" in str(document.values["list_hubs"]["HubArn"])


_HUB = row(
    "aws_sagemaker_hub",
    Model,
    "sagemaker",
    name=Field(At("hub_name"), At("list_hubs.HubName")),
    arns=("list_hubs.HubArn",),
    tags=_TAGS,
    replicas=Field(
        flows_at("hub contents", "s3_storage_config.*.s3_output_path"),
        flows_at("hub contents", "describe_hub.S3StorageConfig.S3OutputPath"),
    ),
    live=_listed("list_hubs", "HubSummaries", "HubArn", _described("describe_hub", "HubName"), skip=_is_of_aws),
)

# Jobs and people that look at what a model was asked

_FLEET = row(
    "aws_sagemaker_device_fleet",
    Model,
    "sagemaker",
    name=Field(At("device_fleet_name"), At("list_device_fleets.DeviceFleetName")),
    arns=("list_device_fleets.DeviceFleetArn",),
    tags=_TAGS,
    more_keys=Field(keys_at("output_config.*.kms_key_id"), keys_at("describe_device_fleet.OutputConfig.KmsKeyId")),
    deliveries=Field(
        flows_at("device output", "output_config.*.s3_output_location"),
        flows_at("device output", "describe_device_fleet.OutputConfig.S3OutputLocation"),
    ),
    live=_listed(
        "list_device_fleets",
        "DeviceFleetSummaries",
        "DeviceFleetArn",
        _described("describe_device_fleet", "DeviceFleetName"),
    ),
)


def _reviewers(document: Document, teams: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to a crowd of strangers; a team of one's own is people, not a place.

    https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management.html
    """
    found = [team for team in _all(teams) if team is not None]
    # The crowds are no resources of anybody's: a team of the same configuration is one's own.
    others = [team for team in found if not (isinstance(team, Ref) and "aws_sagemaker_workteam." in team.to)]
    if unknown := undecided(*others):
        return unknown
    crowds = [team for team in others if "-crowd" in str(team)]
    return Known(
        tuple(Flow("human review", f"crowd:{str(team).rpartition('/')[0].rpartition('/')[2]}") for team in crowds)
    )


_REVIEW = row(
    "aws_sagemaker_flow_definition",
    Route,
    "sagemaker",
    name=Field(At("flow_definition_name"), At("list_flow_definitions.FlowDefinitionName")),
    arns=("list_flow_definitions.FlowDefinitionArn",),
    tags=_TAGS,
    deliveries=Field(
        joined(
            flows_at("human review", "output_config.*.s3_output_path"),
            Derived(("human_loop_config.*.workteam_arn",), _reviewers, lenient=True),
        ),
        joined(
            flows_at("human review", "describe_flow_definition.OutputConfig.S3OutputPath"),
            Derived(("describe_flow_definition.HumanLoopConfig.WorkteamArn",), _reviewers, lenient=True),
        ),
    ),
    live=_listed(
        "list_flow_definitions",
        "FlowDefinitionSummaries",
        "FlowDefinitionArn",
        _described("describe_flow_definition", "FlowDefinitionName"),
    ),
)

_JOB = "describe_data_quality_job_definition"

_QUALITY = row(
    "aws_sagemaker_data_quality_job_definition",
    Model,
    "sagemaker",
    name=Field(At("name"), At("list_data_quality_job_definitions.MonitoringJobDefinitionName")),
    arns=("list_data_quality_job_definitions.MonitoringJobDefinitionArn",),
    tags=_TAGS,
    key=Field(
        key_at("job_resources.0.cluster_config.0.volume_kms_key_id", _OWN),
        key_at(f"{_JOB}.JobResources.ClusterConfig.VolumeKmsKeyId", _OWN),
    ),
    more_keys=Field(
        keys_at("data_quality_job_output_config.*.kms_key_id"), keys_at(f"{_JOB}.DataQualityJobOutputConfig.KmsKeyId")
    ),
    deliveries=Field(
        flows_at("monitoring output", "data_quality_job_output_config.*.monitoring_outputs.*.s3_output.*.s3_uri"),
        flows_at("monitoring output", f"{_JOB}.DataQualityJobOutputConfig.MonitoringOutputs.*.S3Output.S3Uri"),
    ),
    live=_listed(
        "list_data_quality_job_definitions",
        "JobDefinitionSummaries",
        "MonitoringJobDefinitionArn",
        _described("describe_data_quality_job_definition", "JobDefinitionName", "MonitoringJobDefinitionName"),
    ),
)

AI: tuple[Mapping, ...] = (
    _DOMAIN,
    _USER,
    _NOTEBOOK,
    _MODEL,
    _ENDPOINT_CONFIGURATION,
    _ENDPOINT,
    _FEATURES,
    _PACKAGES,
    _TRACKING,
    _PIPELINE,
    _HUB,
    _FLEET,
    _REVIEW,
    _QUALITY,
)
