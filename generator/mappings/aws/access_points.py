"""Further ways to S3 data: access points of one and of many regions, functions before them, Storage Lens exports."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, PublicAccess, Route, Unknown, Value
from generator.mappings.aws.bucket_access import BLOCK, LIVE_BLOCK, flags_of, restricted
from generator.mappings.aws.bucket_flows import EDGE, to_buckets
from generator.mappings.aws.common import (
    account_of,
    either,
    flows_at,
    names,
    partition_of,
    row,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

_NO_POLICY = ("NoSuchAccessPointPolicy",)
_POLICY = "aws_s3control_access_point_policy"


def _exposure(flags: list[Any], policy: Any) -> Value[PublicAccess]:
    if all(flag is True for flag in flags):
        return Known("blocked")
    if unknown := undecided(*flags):
        return unknown
    public = grants_public(policy)
    if isinstance(public, Unknown):
        return public
    return Known("public" if public.value and flags[3] is not True else "not blocked")


def _flags(settings: Any) -> list[Any]:
    """Return the flags of an access point, which are on unless switched off.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
    """
    found = blocks(settings)
    if isinstance(found, Unknown):
        return [found] * len(BLOCK)
    if not found:
        return [True] * len(BLOCK)
    return [True if found[0].get(name) is None else found[0][name] for name in BLOCK]


def _public(document: Document, settings: Any, inline: Any, policies: Any, network: Any = None) -> Value[PublicAccess]:
    if found := blocks(network):
        # What answers within one VPC only, nobody else can ask.
        return found if isinstance(found, Unknown) else Known("private")
    return _exposure(_flags(settings), either(policies, "policy", "policy", inline))


def _live_public(document: Document, flags: Any, policy: Any, network: Any = None) -> Value[PublicAccess]:
    if network:
        return undecided(network) or Known("private")
    return _exposure(flags_of(LIVE_BLOCK, flags), policy)


def _shared(document: Document, settings: Any, inline: Any, policies: Any) -> Value[tuple[str, ...]]:
    return restricted(_flags(settings), grantees(either(policies, "policy", "policy", inline)))


def _live_shared(document: Document, flags: Any, policy: Any) -> Value[tuple[str, ...]]:
    return restricted(flags_of(LIVE_BLOCK, flags), grantees(policy))


def _name_of(identity: str, document: Document) -> str:
    """Return the name an access point goes by, from its ARN or the provider's id `account:name`."""
    return f"accesspoint:{identity.rpartition('/')[2].rpartition(':')[2]}"


def _point_names(document: Document, name: Any, arn: Any = None) -> Value[tuple[str, ...]]:
    found = [f"accesspoint:{name}"] if isinstance(name, str) else []
    return Known((*found, *([arn] if isinstance(arn, str) else [])))


# Multi-Region Access Points


def _multi_arn(document: Document) -> str:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html
    alias = document.values["list_multi_region_access_points"]["Alias"]
    return f"arn:{partition_of(document)}:s3::{account_of(document)}:accesspoint/{alias}"


def _multi_names(document: Document, alias: Any) -> Value[tuple[str, ...]]:
    return Known((_multi_arn(document),))


def _multi_buckets(document: Document, details: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(details, "region")
    if isinstance(found, Unknown):
        return found
    return _sorted(to_buckets(document, "multi-region access point", [region.get("bucket") for region in found]))


def _live_buckets(document: Document, regions: Any) -> Value[tuple[Flow, ...]]:
    return _sorted(to_buckets(document, "multi-region access point", [region["Bucket"] for region in regions or ()]))


def _sorted(found: Value[tuple[Flow, ...]]) -> Value[tuple[Flow, ...]]:
    # A plan has them in an order of its own.
    return Known(tuple(sorted(found.value, key=str))) if isinstance(found, Known) else found


def _multi_policy(policies: Any) -> Any:
    found = blocks(policies, "details")
    if isinstance(found, Unknown):
        return found
    return found[0].get("policy") if found else None


def _multi_public(document: Document, details: Any, policies: Any) -> Value[PublicAccess]:
    found = blocks(details)
    if isinstance(found, Unknown):
        return found
    settings = found[0].get("public_access_block") if found else None
    return _exposure(_flags(settings), _multi_policy(policies))


def _multi_shared(document: Document, details: Any, policies: Any) -> Value[tuple[str, ...]]:
    found = blocks(details)
    if isinstance(found, Unknown):
        return found
    return restricted(_flags(found[0].get("public_access_block") if found else None), grantees(_multi_policy(policies)))


# https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPoints.html: requests go through AWS Global
# Accelerator, that is, in and out at the edge location nearest to whoever asks.
_THROUGH_THE_EDGE = Field(Always(Known((Flow("edge", EDGE),))), Always(Known((Flow("edge", EDGE),))))
GLOBAL = Field(Always(Known(EDGE)), Always(Known(EDGE)), drift=False)
"""The location of what has none of its own."""

_MULTI = "list_multi_region_access_points"
_MULTI_POLICY = "aws_s3control_multi_region_access_point_policy"


# Storage Lens


def _exports(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    switches = [each.get("enabled") for each in found]
    targets = blocks(
        [each for each in found if each.get("enabled") is not False], "data_export", "s3_bucket_destination"
    )
    if unknown := undecided(*switches):
        return unknown
    if isinstance(targets, Unknown):
        return targets
    return to_buckets(document, "storage lens export", [target.get("arn") for target in targets])


def _live_exports(document: Document, found: Any) -> Value[tuple[Flow, ...]]:
    exports = [found.get("DataExport"), found.get("ExpandedPrefixesDataExport")] if found.get("IsEnabled") else []
    targets = [(export or {}).get("S3BucketDestination", {}).get("Arn") for export in exports]
    return to_buckets(document, "storage lens export", targets)


_LENSES = "list_storage_lens_configurations"
_LAMBDAS = "list_access_points_for_object_lambda"
_LAMBDA_POLICY = "aws_s3control_object_lambda_access_point_policy"


ACCESS_POINTS: tuple[Mapping, ...] = (
    row(
        "aws_s3_access_point",
        Route,
        "storage",
        name=Field(At("name"), At("list_access_points.Name")),
        identities=Field(
            Derived(("name", "arn"), _point_names, lenient=True),
            Derived(("list_access_points.Name", "list_access_points.AccessPointArn"), _point_names),
        ),
        tagged=False,
        chosen=("policy",),
        companions=(Companion(_POLICY, "access_point_arn", identity=_name_of),),
        public_access=Field(
            Derived(
                ("public_access_block_configuration", "policy", _POLICY, "vpc_configuration"), _public, lenient=True
            ),
            Derived(
                (
                    "get_access_point.PublicAccessBlockConfiguration",
                    "get_access_point_policy.Policy",
                    "list_access_points.VpcConfiguration",
                ),
                _live_public,
                lenient=True,
            ),
        ),
        shared_with=Field(
            Derived(("public_access_block_configuration", "policy", _POLICY), _shared, lenient=True),
            Derived(
                ("get_access_point.PublicAccessBlockConfiguration", "get_access_point_policy.Policy"),
                _live_shared,
                lenient=True,
            ),
        ),
        live=Live(
            service="s3control",
            list=Call(
                "list_access_points", "s3:ListAccessPoints", {"AccountId": "{project}"}, "AccessPointList", empty=True
            ),
            details=(
                Call("get_access_point", "s3:GetAccessPoint", {"AccountId": "{project}", "Name": "{Name}"}),
                Call(
                    "get_access_point_policy",
                    "s3:GetAccessPointPolicy",
                    {"AccountId": "{project}", "Name": "{Name}"},
                    absent=_NO_POLICY,
                ),
            ),
            id=lambda document: str(document.values["list_access_points"]["AccessPointArn"]),
        ),
    ),
    # Asked about in one region only, wherever its buckets are:
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManagingMultiRegionAccessPoints.html
    row(
        "aws_s3control_multi_region_access_point",
        Route,
        "storage",
        name=Field(At("details.0.name"), At(f"{_MULTI}.Name")),
        location=GLOBAL,
        identities=Field(Derived(("arn",), names, lenient=True), Derived((f"{_MULTI}.Alias",), _multi_names)),
        tagged=False,
        match=("name",),
        # It names its access point within a block, so whose it is cannot be told: all of its module are in doubt.
        companions=(Companion(_MULTI_POLICY, "details"),),
        replicas=Field(
            Derived(("details",), _multi_buckets, lenient=True), Derived((f"{_MULTI}.Regions",), _live_buckets)
        ),
        deliveries=_THROUGH_THE_EDGE,
        public_access=Field(
            Derived(("details", _MULTI_POLICY), _multi_public, lenient=True),
            Derived(
                (f"{_MULTI}.PublicAccessBlock", "get_multi_region_access_point_policy.Policy.Established.Policy"),
                _live_public,
                lenient=True,
            ),
        ),
        shared_with=Field(
            Derived(("details", _MULTI_POLICY), _multi_shared, lenient=True),
            Derived(
                (f"{_MULTI}.PublicAccessBlock", "get_multi_region_access_point_policy.Policy.Established.Policy"),
                _live_shared,
                lenient=True,
            ),
        ),
        live=Live(
            service="s3control",
            per="account",
            homes={"aws": "us-west-2"},
            list=Call(_MULTI, "s3:ListMultiRegionAccessPoints", {"AccountId": "{project}"}, "AccessPoints", empty=True),
            details=(
                Call(
                    "get_multi_region_access_point_policy",
                    "s3:GetMultiRegionAccessPointPolicy",
                    {"AccountId": "{project}", "Name": "{Name}"},
                ),
            ),
            id=_multi_arn,
        ),
    ),
    row(
        "aws_s3control_object_lambda_access_point",
        Route,
        "storage",
        name=Field(At("name"), At(f"{_LAMBDAS}.Name")),
        identities=Field(
            Derived(("name", "arn"), _point_names, lenient=True),
            Derived((f"{_LAMBDAS}.Name", f"{_LAMBDAS}.ObjectLambdaAccessPointArn"), _point_names),
        ),
        tagged=False,
        companions=(Companion(_LAMBDA_POLICY, "name", identity=_name_of),),
        shared_with=Field(
            Derived((_LAMBDA_POLICY,), lambda document, found: grantees(either(found, "policy", "policy", None)), True),
            Derived(
                ("get_access_point_policy_for_object_lambda.Policy",),
                lambda document, policy: grantees(policy),
                lenient=True,
            ),
        ),
        deliveries=Field(
            flows_at(
                "function",
                "configuration.*.transformation_configuration.*.content_transformation.*.aws_lambda.*.function_arn",
            ),
            flows_at(
                "function",
                "get_access_point_configuration_for_object_lambda.Configuration.TransformationConfigurations.*"
                ".ContentTransformation.AwsLambda.FunctionArn",
            ),
        ),
        live=Live(
            service="s3control",
            list=Call(
                _LAMBDAS,
                "s3:ListAccessPointsForObjectLambda",
                {"AccountId": "{project}"},
                "ObjectLambdaAccessPointList",
                empty=True,
            ),
            details=(
                Call(
                    "get_access_point_configuration_for_object_lambda",
                    "s3:GetAccessPointConfigurationForObjectLambda",
                    {"AccountId": "{project}", "Name": "{Name}"},
                ),
                Call(
                    "get_access_point_policy_for_object_lambda",
                    "s3:GetAccessPointPolicyForObjectLambda",
                    {"AccountId": "{project}", "Name": "{Name}"},
                    absent=_NO_POLICY,
                ),
            ),
            id=lambda document: str(document.values[_LAMBDAS]["ObjectLambdaAccessPointArn"]),
        ),
    ),
    row(
        "aws_s3control_storage_lens_configuration",
        Route,
        "storage",
        name=Field(At("config_id"), At(f"{_LENSES}.Id")),
        arns=(f"{_LENSES}.StorageLensArn",),
        logs=Field(
            Derived(("storage_lens_configuration",), _exports, lenient=True),
            Derived(("get_storage_lens_configuration.StorageLensConfiguration",), _live_exports),
        ),
        live=Live(
            service="s3control",
            list=Call(
                _LENSES,
                "s3:ListStorageLensConfigurations",
                {"AccountId": "{project}"},
                "StorageLensConfigurationList",
                empty=True,
            ),
            details=(
                Call(
                    "get_storage_lens_configuration",
                    "s3:GetStorageLensConfiguration",
                    {"AccountId": "{project}", "ConfigId": "{Id}"},
                ),
            ),
            id=lambda document: str(document.values[_LENSES]["StorageLensArn"]),
            given=lambda document: document.values[_LENSES]["Id"] == "default-account-dashboard",
        ),
    ),
)
