"""AWS data lakes: Glue jobs over the catalogue, and who Lake Formation lets in."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Model, Ref, Route, Unknown, Value
from generator.mappings.aws.analytics import catalog_id, glue_tags
from generator.mappings.aws.common import (
    account_of,
    arn_of,
    by_arn,
    flattened,
    flow,
    flows_at,
    row,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_NO_NAMES = Field(Always(Known(())), Always(Known(())))

# Glue jobs


def _work_areas(document: Document, *arguments: Any) -> Value[tuple[Flow, ...]]:
    """Return the buckets that a job's arguments name for its own files.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    if unknown := undecided(*arguments):
        return unknown
    merged = {name: value for each in arguments for name, value in (each or {}).items()}
    found = [flow(document, kind, merged[name]) for name, kind in _AREAS.items() if merged.get(name)]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(each for each in found if isinstance(each, Flow)))


_AREAS = {"--TempDir": "temporary files", "--spark-event-logs-path": "job logs"}


def _job_keys(document: Document, settings: Any) -> Value[tuple[Ref | None, ...]]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    keys: list[Ref | None] = []
    for block in found:
        for name, mode in _MODES.items():
            parts = blocks(block.get(name))
            key = parts if isinstance(parts, Unknown) else _mode_keys(document, parts, mode, "kms_key_arn")
            if isinstance(key, Unknown):
                return key
            keys += key
    return Known(tuple(keys))


_MODES = {
    "s3_encryption": "s3_encryption_mode",
    "cloudwatch_encryption": "cloudwatch_encryption_mode",
    "job_bookmarks_encryption": "job_bookmarks_encryption_mode",
}
_LIVE_MODES = {
    "S3Encryption": "S3EncryptionMode",
    "CloudWatchEncryption": "CloudWatchEncryptionMode",
    "JobBookmarksEncryption": "JobBookmarksEncryptionMode",
}


def _live_job_keys(document: Document, settings: Any) -> Value[tuple[Ref | None, ...]]:
    keys: list[Ref | None] = []
    for name, mode in _LIVE_MODES.items():
        part = settings.get(name) or []
        key = _mode_keys(document, part if isinstance(part, list) else [part], mode, "KmsKeyArn")
        if isinstance(key, Unknown):
            return key
        keys += key
    return Known(tuple(keys))


def _mode_keys(document: Document, parts: list[dict[str, Any]], mode: str, name: str) -> list[Ref | None] | Unknown:
    """Return the keys of one part of a security configuration, None for one that is under no customer key."""
    found: list[Ref | None] = []
    for part in parts:
        said, key = part.get(mode), part.get(name)
        if unknown := undecided(said) or (key if isinstance(key, Unknown) else None):
            return unknown
        held = "KMS" in str(said) and key
        found.append((key if isinstance(key, Ref) else Ref(str(key))) if held else None)
    return found


# Lake Formation


def _grantees(document: Document, *principals: Any) -> Value[tuple[str, ...]]:
    """Return the accounts and organisations that principals are of.

    https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
    """
    found = list(flattened(principals))
    # A role of the same configuration may be another account's, made through a provider block of its own.
    if unknown := undecided(*found):
        return unknown
    return Known(tuple(sorted({_account(str(each), document) for each in found if _is_somebody(str(each))})))


def _is_somebody(principal: str) -> bool:
    # The pseudo groups leave it to IAM policies of the account itself.
    return principal not in ("IAM_ALLOWED_PRINCIPALS", "") and not principal.endswith(":IAMPrincipals")


def _account(principal: str, document: Document) -> str:
    parts = principal.split(":")
    if principal.startswith("arn:") and len(parts) > 5:
        # arn:aws:organizations::111122223333:organization/o-abc: all of it, not the account that runs it
        organisation = next((part for part in parts[5].split("/") if part.startswith("o-")), "")
        return organisation or parts[4] or principal
    return parts[0]


def _grant_id(document: Document) -> str:
    item = document.values["list_permissions"]
    what = ",".join(sorted(_leaves(item.get("Resource") or {})))
    who = item["Principal"]["DataLakePrincipalIdentifier"]
    return f"{catalog_id(document)}:permissions:{who}:{what}"


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for name in sorted(value) for leaf in (f"{name}={part}" for part in _leaves(value[name]))]
    if isinstance(value, list):
        return [leaf for part in value for leaf in _leaves(part)]
    return [str(value)]


def _within(document: Document) -> bool:
    who = document.values["list_permissions"]["Principal"]["DataLakePrincipalIdentifier"]
    return not _is_somebody(who) or _account(who, document) == account_of(document)


def _settings_id(document: Document) -> str:
    return f"{catalog_id(document)}:data-lake-settings"


def _untouched_settings(document: Document) -> bool:
    settings = document.values["get_data_lake_settings"]["DataLakeSettings"]
    said = ("DataLakeAdmins", "ReadOnlyAdmins", "TrustedResourceOwners", "ExternalDataFilteringAllowList")
    return not any(settings.get(name) for name in said)


def _registered_id(document: Document) -> str:
    arn = document.values["list_resources"]["ResourceArn"]
    return f"{catalog_id(document)}:resource:{arn}"


_JOBS = (
    row(
        "aws_glue_security_configuration",
        Compute,
        "glue",
        name=Field(At("name"), At("get_security_configurations.Name")),
        identities=_NO_NAMES,
        tagged=False,
        more_keys=Field(
            Derived(("encryption_configuration",), _job_keys, lenient=True),
            Derived(("get_security_configurations.EncryptionConfiguration",), _live_job_keys),
        ),
        live=Live(
            service="glue",
            list=Call(
                "get_security_configurations",
                "glue:GetSecurityConfigurations",
                items="SecurityConfigurations",
                empty=True,
            ),
            id=arn_of("glue", "security-configuration/", "get_security_configurations.Name"),
        ),
    ),
    row(
        "aws_glue_job",
        Compute,
        "glue",
        name=Field(At("name"), At("get_jobs.Name")),
        identities=by_arn("glue", "job/", "get_jobs.Name"),
        tags="get_tags.Tags",
        deliveries=Field(
            Derived(("default_arguments", "non_overridable_arguments"), _work_areas, lenient=True),
            Derived(("get_jobs.DefaultArguments", "get_jobs.NonOverridableArguments"), _work_areas, lenient=True),
        ),
        live=Live(
            service="glue",
            list=Call("get_jobs", "glue:GetJobs", items="Jobs", empty=True),
            details=(glue_tags("job", "Name"),),
            id=arn_of("glue", "job/", "get_jobs.Name"),
        ),
    ),
    row(
        "aws_glue_crawler",
        Compute,
        "glue",
        name=Field(At("name"), At("get_crawlers.Name")),
        identities=by_arn("glue", "crawler/", "get_crawlers.Name"),
        tags="get_tags.Tags",
        live=Live(
            service="glue",
            list=Call("get_crawlers", "glue:GetCrawlers", items="Crawlers", empty=True),
            details=(glue_tags("crawler", "Name"),),
            id=arn_of("glue", "crawler/", "get_crawlers.Name"),
        ),
    ),
    row(
        "aws_glue_dev_endpoint",
        Compute,
        "glue",
        name=Field(At("name"), At("get_dev_endpoints.EndpointName")),
        identities=by_arn("glue", "devEndpoint/", "get_dev_endpoints.EndpointName"),
        tags="get_tags.Tags",
        live=Live(
            service="glue",
            list=Call("get_dev_endpoints", "glue:GetDevEndpoints", items="DevEndpoints", empty=True),
            details=(glue_tags("devEndpoint", "EndpointName"),),
            id=arn_of("glue", "devEndpoint/", "get_dev_endpoints.EndpointName"),
        ),
    ),
    row(
        "aws_glue_ml_transform",
        Model,
        "glue",
        name=Field(At("name"), At("get_ml_transforms.Name")),
        identities=by_arn("glue", "mlTransform/", "get_ml_transforms.TransformId"),
        tags="get_tags.Tags",
        live=Live(
            service="glue",
            list=Call("get_ml_transforms", "glue:GetMLTransforms", items="Transforms"),
            details=(glue_tags("mlTransform", "TransformId"),),
            id=arn_of("glue", "mlTransform/", "get_ml_transforms.TransformId"),
        ),
    ),
)

_NAMELESS = Unknown("a grant has no name")

_LAKE = (
    row(
        "aws_lakeformation_resource",
        Route,
        "lakeformation",
        name=Field(At("arn"), At("list_resources.ResourceArn")),
        identities=_NO_NAMES,
        tagged=False,
        replicas=Field(flows_at("table data", "arn"), flows_at("table data", "list_resources.ResourceArn")),
        live=Live(
            service="lakeformation",
            list=Call("list_resources", "lakeformation:ListResources", items="ResourceInfoList", empty=True),
            id=_registered_id,
        ),
    ),
    row(
        "aws_lakeformation_permissions",
        Route,
        "lakeformation",
        name=Field(Always(_NAMELESS), Always(_NAMELESS)),
        identities=_NO_NAMES,
        tagged=False,
        shared_with=Field(
            Derived(("principal",), _grantees, lenient=True),
            Derived(("list_permissions.Principal.DataLakePrincipalIdentifier",), _grantees, lenient=True),
        ),
        live=Live(
            service="lakeformation",
            list=Call(
                "list_permissions", "lakeformation:ListPermissions", items="PrincipalResourcePermissions", empty=True
            ),
            id=_grant_id,
            # What the account grants within itself shares nothing.
            skip=_within,
        ),
    ),
    row(
        "aws_lakeformation_data_lake_settings",
        Route,
        "lakeformation",
        name=Field(Always(Known("settings")), Always(Known("settings"))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        chosen=("admins", "read_only_admins", "external_data_filtering_allow_list", "trusted_resource_owners"),
        shared_with=Field(
            Derived(
                ("admins", "read_only_admins", "external_data_filtering_allow_list", "trusted_resource_owners"),
                _grantees,
                lenient=True,
            ),
            Derived(
                (
                    "get_data_lake_settings.DataLakeSettings.DataLakeAdmins.*.DataLakePrincipalIdentifier",
                    "get_data_lake_settings.DataLakeSettings.ReadOnlyAdmins.*.DataLakePrincipalIdentifier",
                    "get_data_lake_settings.DataLakeSettings.ExternalDataFilteringAllowList.*.DataLakePrincipalIdentifier",
                    "get_data_lake_settings.DataLakeSettings.TrustedResourceOwners",
                ),
                _grantees,
                lenient=True,
            ),
        ),
        live=Live(
            service="lakeformation",
            list=Call("get_data_lake_settings", "lakeformation:GetDataLakeSettings"),
            id=_settings_id,
            skip=_untouched_settings,
        ),
    ),
)

LAKES: tuple[Mapping, ...] = (*_JOBS, *_LAKE)
