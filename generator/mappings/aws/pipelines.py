"""AWS pipelines that build and carry code and images: CodeBuild, CodePipeline, Image Builder."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, PublicAccess, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    flattened,
    flow,
    flows,
    flows_at,
    joined,
    key_of,
    key_or,
    own_key,
    partition_of,
    public_by_policy,
    region_of,
    row,
    s3_identity,
    shared_by_policy,
)
from generator.mappings.aws.ec2 import device_keys
from generator.mappings.aws.images import grantees_at
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_ARTIFACT_KEY = "alias/aws/s3"
"""What CodeBuild and CodePipeline encrypt artifacts with where no key is named.

https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
"""

# CodeBuild

_PROJECT = "batch_get_projects.0"
_POLICIES = "CodeBuild tells policies one by one, and of what is shared with the account too"


def _artifacts(document: Document, *settings: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the buckets of artifacts and caches that are of type S3."""
    found = blocks(list(flattened(settings)))
    if isinstance(found, Unknown):
        return found
    ends: list[Flow | Unknown] = []
    for each in found:
        if unknown := undecided(each.get("type")):
            return unknown
        if each.get("type") == "S3" and each.get("location") is not None:
            ends.append(_bucket(document, "build artifacts", each["location"]))
    return _all(ends)


def _build_logs(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    # Logs go to a bucket where that is switched on; CloudWatch takes them in the project's own region.
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    on = [each for each in found if each.get("status") != "DISABLED" and each.get("location") is not None]
    return _all([undecided(each.get("status")) or _bucket(document, "log delivery", each["location"]) for each in on])


def _bucket(document: Document, kind: str, location: Any) -> Flow | Unknown:
    return flow(document, kind, location if isinstance(location, (Ref, Unknown)) else _named(document, location))


def _named(document: Document, location: str) -> Ref:
    # my-bucket/folder, or arn:aws:s3:::my-bucket/folder
    return Ref(s3_identity(location, document))


def _all(found: list[Flow | Unknown]) -> Value[tuple[Flow, ...]]:
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))


def _visible(document: Document, visibility: Any) -> Value[PublicAccess]:
    # https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html
    return undecided(visibility) or Known("public" if visibility == "PUBLIC_READ" else "private")


# CodePipeline

_LIVE_PIPELINE = "get_pipeline.pipeline"


def _store_keys(document: Document, stores: Any) -> Value[tuple[Ref | None, ...]]:
    found = blocks(stores)
    if isinstance(found, Unknown):
        return found
    keys = []
    for store in found:
        named = blocks(store.get("encryption_key"))
        if isinstance(named, Unknown):
            return named
        keys.append(_store_key(document, named[0].get("id") if named else None))
    return _keys(keys)


def _live_store_keys(document: Document, store: Any, stores: Any) -> Value[tuple[Ref | None, ...]]:
    found = [*([store] if store else []), *(stores or {}).values()]
    return _keys([_store_key(document, (each.get("encryptionKey") or {}).get("id")) for each in found])


def _store_key(document: Document, key: Any) -> Value[Ref | None]:
    return own_key(document, _ARTIFACT_KEY) if key is None else key_of(document, key, "")


def _keys(found: list[Value[Ref | None]]) -> Value[tuple[Ref | None, ...]]:
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(each.value for each in found if isinstance(each, Known)))


def _live_stores(document: Document, store: Any, stores: Any) -> Value[tuple[Flow, ...]]:
    found = [*([store] if store else []), *(stores or {}).values()]
    buckets = [_named(document, each["location"]) for each in found]
    return flows(document, "artifact store", [*buckets, *sorted(stores or {})])


def _pipeline_id(document: Document) -> str:
    # https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html
    name = document.values["list_pipelines"]["name"]
    return f"arn:{partition_of(document)}:codepipeline:{region_of(document)}:{account_of(document)}:{name}"


def _pipeline_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_pipeline_id(document),))


# Image Builder

_DISTRIBUTIONS = "get_distribution_configuration.distributionConfiguration.distributions.*"
_LAUNCH = "distribution.*.ami_distribution_configuration.*.launch_permission.*"
_LIVE_LAUNCH = f"{_DISTRIBUTIONS}.amiDistributionConfiguration.launchPermission"
_RECIPE = "get_image_recipe.imageRecipe"


def _recipe_devices(document: Document, devices: Any) -> Value[tuple[Ref | None, ...]]:
    volumes = [device["ebs"] for device in devices or () if device.get("ebs")]
    inner = Document(document.type, "", {"v": volumes}, document.region, document.project, operator=document.operator)
    found: Value[tuple[Ref | None, ...]] = device_keys(("v.*.kmsKeyId", "v.*.encrypted"))(inner)
    return found


PIPELINES: tuple[Mapping, ...] = (
    row(
        "aws_codebuild_project",
        Compute,
        "codebuild",
        name=Field(At("name"), At("list_projects.item")),
        arns=(f"{_PROJECT}.arn",),
        tags=f"{_PROJECT}.tags",
        chosen=("encryption_key",),
        key=Field(key_or(_ARTIFACT_KEY, "encryption_key"), key_or(_ARTIFACT_KEY, f"{_PROJECT}.encryptionKey")),
        public_access=Field(
            Derived(("project_visibility",), _visible, lenient=True),
            Derived((f"{_PROJECT}.projectVisibility",), _visible, lenient=True),
        ),
        deliveries=Field(
            Derived(("artifacts", "secondary_artifacts", "cache"), _artifacts, lenient=True),
            Derived(
                (f"{_PROJECT}.artifacts", f"{_PROJECT}.secondaryArtifacts", f"{_PROJECT}.cache"),
                _artifacts,
                lenient=True,
            ),
        ),
        logs=Field(
            Derived(("logs_config.0.s3_logs",), _build_logs, lenient=True),
            Derived((f"{_PROJECT}.logsConfig.s3Logs",), _build_logs, lenient=True),
        ),
        live=Live(
            service="codebuild",
            list=Call("list_projects", "codebuild:ListProjects", items="projects"),
            details=(
                Call("batch_get_projects", "codebuild:BatchGetProjects", {"names": ["{item}"]}, items="projects"),
            ),
            id=lambda document: (
                f"arn:{partition_of(document)}:codebuild:{region_of(document)}:{account_of(document)}"
                f":project/{document.values['list_projects']['item']}"
            ),
        ),
    ),
    row(
        "aws_codebuild_report_group",
        Route,
        "codebuild",
        name=Field(At("name"), At("list_report_groups.item", convert=lambda arn: arn.rpartition("/")[2])),
        arns=("list_report_groups.item",),
        tags="batch_get_report_groups.0.tags",
        deliveries=Field(
            buckets_at("report export", "export_config.*.s3_destination.*.bucket"),
            buckets_at("report export", "batch_get_report_groups.0.exportConfig.s3Destination.bucket"),
        ),
        live=Live(
            service="codebuild",
            list=Call("list_report_groups", "codebuild:ListReportGroups", items="reportGroups"),
            details=(
                Call(
                    "batch_get_report_groups",
                    "codebuild:BatchGetReportGroups",
                    {"reportGroupArns": ["{item}"]},
                    items="reportGroups",
                ),
            ),
            id=lambda document: str(document.values["list_report_groups"]["item"]),
        ),
    ),
    row(
        # Of a project or a report group, whose builds or reports another account then sees:
        # https://docs.aws.amazon.com/codebuild/latest/userguide/project-sharing.html
        "aws_codebuild_resource_policy",
        Route,
        "codebuild",
        name=Field(At("resource_arn"), Always(Unknown(_POLICIES))),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        match=("name",),
        public_access=Field(public_by_policy("policy"), Always(Unknown(_POLICIES))),
        shared_with=Field(shared_by_policy("policy"), Always(Unknown(_POLICIES))),
        no_live=_POLICIES,
    ),
    row(
        "aws_codepipeline",
        Compute,
        "codepipeline",
        name=Field(At("name"), At("list_pipelines.name")),
        identities=Field(
            Derived(("arn",), lambda document, arn: Known((arn,) if isinstance(arn, str) else ()), lenient=True),
            Derived(("list_pipelines.name",), _pipeline_names),
        ),
        tags="list_tags_for_resource.tags",
        chosen=("stage.action.region",),
        more_keys=Field(
            Derived(("artifact_store",), _store_keys, lenient=True),
            Derived(
                (f"{_LIVE_PIPELINE}.artifactStore", f"{_LIVE_PIPELINE}.artifactStores"),
                _live_store_keys,
            ),
        ),
        # Artifacts lie in a bucket of each region that an action runs in.
        deliveries=Field(
            joined(
                buckets_at("artifact store", "artifact_store.*.location"),
                flows_at("artifact store", "artifact_store.*.region"),
                flows_at("pipeline action", "stage.*.action.*.region"),
            ),
            joined(
                Derived((f"{_LIVE_PIPELINE}.artifactStore", f"{_LIVE_PIPELINE}.artifactStores"), _live_stores),
                flows_at("pipeline action", f"{_LIVE_PIPELINE}.stages.*.actions.*.region"),
            ),
        ),
        live=Live(
            service="codepipeline",
            list=Call("list_pipelines", "codepipeline:ListPipelines", items="pipelines"),
            details=(
                Call("get_pipeline", "codepipeline:GetPipeline", {"name": "{name}"}),
                Call(
                    "list_tags_for_resource",
                    "codepipeline:ListTagsForResource",
                    {"resourceArn": "{get_pipeline[metadata][pipelineArn]}"},
                ),
            ),
            id=_pipeline_id,
        ),
    ),
    row(
        "aws_imagebuilder_distribution_configuration",
        Route,
        "imagebuilder",
        name=Field(At("name"), At("list_distribution_configurations.name")),
        arns=("list_distribution_configurations.arn",),
        tags="list_distribution_configurations.tags",
        copies=Field(
            joined(
                flows_at("image copy", "distribution.*.region"),
                buckets_at("image export", "distribution.*.s3_export_configuration.*.s3_bucket"),
            ),
            joined(
                flows_at("image copy", f"{_DISTRIBUTIONS}.region"),
                buckets_at("image export", f"{_DISTRIBUTIONS}.s3ExportConfiguration.s3Bucket"),
            ),
        ),
        shared_with=Field(
            grantees_at(
                f"{_LAUNCH}.user_ids",
                f"{_LAUNCH}.user_groups",
                f"{_LAUNCH}.organization_arns",
                f"{_LAUNCH}.organizational_unit_arns",
            ),
            grantees_at(
                f"{_LIVE_LAUNCH}.userIds",
                f"{_LIVE_LAUNCH}.userGroups",
                f"{_LIVE_LAUNCH}.organizationArns",
                f"{_LIVE_LAUNCH}.organizationalUnitArns",
            ),
        ),
        live=Live(
            service="imagebuilder",
            list=Call(
                "list_distribution_configurations",
                "imagebuilder:ListDistributionConfigurations",
                items="distributionConfigurationSummaryList",
            ),
            details=(
                Call(
                    "get_distribution_configuration",
                    "imagebuilder:GetDistributionConfiguration",
                    {"distributionConfigurationArn": "{arn}"},
                ),
            ),
            id=lambda document: str(document.values["list_distribution_configurations"]["arn"]),
        ),
    ),
    row(
        "aws_imagebuilder_infrastructure_configuration",
        Route,
        "imagebuilder",
        name=Field(At("name"), At("list_infrastructure_configurations.name")),
        arns=("list_infrastructure_configurations.arn",),
        tags="list_infrastructure_configurations.tags",
        logs=Field(
            buckets_at("log delivery", "logging.*.s3_logs.*.s3_bucket_name"),
            buckets_at(
                "log delivery",
                "get_infrastructure_configuration.infrastructureConfiguration.logging.s3Logs.s3BucketName",
            ),
        ),
        live=Live(
            service="imagebuilder",
            list=Call(
                "list_infrastructure_configurations",
                "imagebuilder:ListInfrastructureConfigurations",
                items="infrastructureConfigurationSummaryList",
            ),
            details=(
                Call(
                    "get_infrastructure_configuration",
                    "imagebuilder:GetInfrastructureConfiguration",
                    {"infrastructureConfigurationArn": "{arn}"},
                ),
            ),
            id=lambda document: str(document.values["list_infrastructure_configurations"]["arn"]),
        ),
    ),
    # Its volumes become the snapshots of every image that is built by it.
    row(
        "aws_imagebuilder_image_recipe",
        Compute,
        "imagebuilder",
        name=Field(At("name"), At("list_image_recipes.name")),
        arns=("list_image_recipes.arn",),
        tags="list_image_recipes.tags",
        more_keys=Field(
            device_keys(("block_device_mapping.*.ebs.*.kms_key_id", "block_device_mapping.*.ebs.*.encrypted")),
            Derived((f"{_RECIPE}.blockDeviceMappings",), _recipe_devices),
        ),
        live=Live(
            service="imagebuilder",
            list=Call(
                "list_image_recipes",
                "imagebuilder:ListImageRecipes",
                {"owner": "Self"},
                items="imageRecipeSummaryList",
            ),
            details=(Call("get_image_recipe", "imagebuilder:GetImageRecipe", {"imageRecipeArn": "{arn}"}),),
            id=lambda document: str(document.values["list_image_recipes"]["arn"]),
        ),
    ),
)
