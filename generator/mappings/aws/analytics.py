"""AWS analytics: Athena, and the Glue data catalogue."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    arn_of,
    buckets_at,
    by_arn,
    flattened,
    flows,
    keys_at,
    names,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_NO_NAMES = Field(Always(Known(())), Always(Known(())))


# Athena


def _results(document: Document, settings: Any) -> Value[tuple[Flow, ...]]:
    """Return where a workgroup writes the results of its queries.

    https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
    """
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    if not found:
        return Unknown("each query names its own result location: the workgroup sets nothing")
    # Terraform enforces unless told otherwise:
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/athena_workgroup
    enforced = found[0].get("enforce_workgroup_configuration")
    located = blocks(found[0].get("result_configuration"))
    if isinstance(located, Unknown):
        return located
    return _if_enforced(
        document, True if enforced is None else enforced, [each.get("output_location") for each in located]
    )


def _live_results(document: Document, enforced: Any, location: Any) -> Value[tuple[Flow, ...]]:
    return _if_enforced(document, bool(enforced), [location])


def _if_enforced(document: Document, enforced: Any, locations: list[Any]) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(enforced):
        return unknown
    if not enforced:
        return Unknown("each query may name its own result location: the workgroup does not enforce its settings")
    return flows(document, "query results", locations)


def _untouched_workgroup(document: Document) -> bool:
    # https://docs.aws.amazon.com/athena/latest/ug/creating-workgroups.html: every account has `primary` in every region
    item, detail = document.values["list_work_groups"], document.values["get_work_group"]
    if item["Name"] != "primary" or not isinstance(detail, dict):
        return False
    results = detail["WorkGroup"].get("Configuration", {}).get("ResultConfiguration") or {}
    return not results.get("OutputLocation")


def _functions(document: Document, parameters: Any) -> Value[tuple[Flow, ...]]:
    """Return the functions that a catalogue asks: they see every query and its data.

    https://docs.aws.amazon.com/athena/latest/APIReference/API_DataCatalog.html
    """
    if unknown := undecided(parameters):
        return unknown
    known = ("function", "metadata-function", "record-function", "connection-arn")
    return flows(document, "federated query", [(parameters or {}).get(name) for name in known])


# The Glue data catalogue: one a region


def catalog_id(document: Document) -> str:
    """Return the ARN of the catalogue that an item is of."""
    return f"arn:{partition_of(document)}:glue:{region_of(document)}:{account_of(document)}:catalog"


_AT_REST = "get_data_catalog_encryption_settings.DataCatalogEncryptionSettings.EncryptionAtRest"
# https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
_CATALOG_KEY = "the catalogue is not under a key of the customer's unless told so"


def _catalog_key(document: Document, modes: Any, keys: Any) -> Value[Ref | None]:
    mode, key = next(flattened([modes]), None), next(flattened([keys]), None)
    if unknown := undecided(mode):
        return unknown
    if not str(mode).startswith("SSE-KMS"):
        return Known(None, _CATALOG_KEY)
    if isinstance(key, Unknown):
        return key
    if isinstance(key, Ref):
        return Known(key)
    return Known(
        Ref(str(key) if str(key).startswith("arn:") else f"kms:{region_of(document)}:{key or 'alias/aws/glue'}")
    )


def _empty_catalog(document: Document) -> bool:
    databases = document.values["get_databases"]
    return _plain_catalog(document) and isinstance(databases, dict) and not databases.get("DatabaseList")


def _plain_catalog(document: Document) -> bool:
    settings = document.values["get_data_catalog_encryption_settings"]["DataCatalogEncryptionSettings"]
    return not str((settings.get("EncryptionAtRest") or {}).get("CatalogEncryptionMode", "")).startswith("SSE-KMS")


def _policy_id(document: Document) -> str:
    return f"{catalog_id(document)}:resource-policy"


def _data_at(document: Document, *locations: Any) -> Value[tuple[Flow, ...]]:
    """Return where the data of a table lies; a table over JDBC or a stream names no place."""
    found = [each for each in flattened(locations) if not isinstance(each, str) or each.startswith(_PLACES)]
    plain = [f"s3://{each.partition('://')[2]}" if isinstance(each, str) and "://" in each else each for each in found]
    return flows(document, "table data", plain)


_PLACES = ("s3://", "s3a://", "s3n://", "arn:")


def _table_name(document: Document, database: Any, name: Any) -> Value[str]:
    return Known(f"{database}.{name}") if database and name else Unknown("it is not named")


def _table_id(document: Document) -> str:
    item = document.values["get_tables"]
    where = f"{region_of(document)}:{account_of(document)}"
    return f"arn:{partition_of(document)}:glue:{where}:table/{item['DatabaseName']}/{item['Name']}"


def glue_tags(kind: str, name: str) -> Call:
    """Return the call for the tags of a Glue resource, whose ARN no list gives."""
    arn = f"arn:{{operator}}:glue:{{region}}:{{project}}:{kind}/{{{name}}}"
    return Call("get_tags", "glue:GetTags", {"ResourceArn": arn})


_ATHENA = (
    row(
        "aws_athena_workgroup",
        Compute,
        "athena",
        name=Field(At("name"), At("list_work_groups.Name")),
        identities=by_arn("athena", "workgroup/", "list_work_groups.Name"),
        tags="list_tags_for_resource.Tags",
        more_keys=Field(
            keys_at("configuration.*.result_configuration.*.encryption_configuration.*.kms_key_arn"),
            keys_at("get_work_group.WorkGroup.Configuration.ResultConfiguration.EncryptionConfiguration.KmsKey"),
        ),
        deliveries=Field(
            Derived(("configuration",), _results, lenient=True),
            Derived(
                (
                    "get_work_group.WorkGroup.Configuration.EnforceWorkGroupConfiguration",
                    "get_work_group.WorkGroup.Configuration.ResultConfiguration.OutputLocation",
                ),
                _live_results,
            ),
        ),
        live=Live(
            service="athena",
            list=Call("list_work_groups", "athena:ListWorkGroups", items="WorkGroups", empty=True),
            details=(
                Call("get_work_group", "athena:GetWorkGroup", {"WorkGroup": "{Name}"}),
                Call(
                    "list_tags_for_resource",
                    "athena:ListTagsForResource",
                    {"ResourceARN": "arn:{operator}:athena:{region}:{project}:workgroup/{Name}"},
                ),
            ),
            id=arn_of("athena", "workgroup/", "list_work_groups.Name"),
            skip=_untouched_workgroup,
            given=lambda document: document.values["list_work_groups"]["Name"] == "primary",
        ),
    ),
    row(
        "aws_athena_data_catalog",
        Route,
        "athena",
        name=Field(At("name"), At("list_data_catalogs.CatalogName")),
        identities=by_arn("athena", "datacatalog/", "list_data_catalogs.CatalogName"),
        tags="list_tags_for_resource.Tags",
        deliveries=Field(
            Derived(("parameters",), _functions, lenient=True),
            Derived(("get_data_catalog.DataCatalog.Parameters",), _functions, lenient=True),
        ),
        live=Live(
            service="athena",
            list=Call("list_data_catalogs", "athena:ListDataCatalogs", items="DataCatalogsSummary", empty=True),
            details=(
                Call("get_data_catalog", "athena:GetDataCatalog", {"Name": "{CatalogName}"}),
                Call(
                    "list_tags_for_resource",
                    "athena:ListTagsForResource",
                    {"ResourceARN": "arn:{operator}:athena:{region}:{project}:datacatalog/{CatalogName}"},
                ),
            ),
            id=arn_of("athena", "datacatalog/", "list_data_catalogs.CatalogName"),
            # The Glue catalogue of the account itself.
            skip=lambda document: document.values["list_data_catalogs"]["CatalogName"] == "AwsDataCatalog",
        ),
    ),
    row(
        "aws_athena_database",
        Route,
        "athena",
        name=Field(At("name"), Always(Unknown("it is not read live"))),
        identities=_NO_NAMES,
        tagged=False,
        replicas=Field(buckets_at("table data", "bucket"), Always(Known(()))),
        no_live="it is read as the aws_glue_catalog_database that it makes",
    ),
)

_CATALOG = (
    row(
        "aws_glue_data_catalog_encryption_settings",
        Store,
        "glue",
        name=Field(Always(Known("data catalogue")), Always(Known("data catalogue"))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        key=Field(
            Derived(
                (
                    "data_catalog_encryption_settings.*.encryption_at_rest.*.catalog_encryption_mode",
                    "data_catalog_encryption_settings.*.encryption_at_rest.*.sse_aws_kms_key_id",
                ),
                _catalog_key,
                lenient=True,
            ),
            Derived((f"{_AT_REST}.CatalogEncryptionMode", f"{_AT_REST}.SseAwsKmsKeyId"), _catalog_key, lenient=True),
        ),
        more_keys=Field(
            keys_at("data_catalog_encryption_settings.*.connection_password_encryption.*.aws_kms_key_id"),
            keys_at(
                "get_data_catalog_encryption_settings.DataCatalogEncryptionSettings.ConnectionPasswordEncryption.AwsKmsKeyId"
            ),
        ),
        live=Live(
            service="glue",
            list=Call("get_data_catalog_encryption_settings", "glue:GetDataCatalogEncryptionSettings"),
            # One database is enough to know that something is in it.
            details=(Call("get_databases", "glue:GetDatabases", {"MaxResults": 1}),),
            id=catalog_id,
            skip=_empty_catalog,
            given=_plain_catalog,
        ),
    ),
    row(
        "aws_glue_resource_policy",
        Route,
        "glue",
        name=Field(Always(Known("catalogue policy")), Always(Known("catalogue policy"))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        shared_with=Field(shared_by_policy("policy"), shared_by_policy("get_resource_policy.PolicyInJson")),
        public_access=Field(public_by_policy("policy"), public_by_policy("get_resource_policy.PolicyInJson")),
        live=Live(
            service="glue",
            # https://docs.aws.amazon.com/glue/latest/webapi/API_GetResourcePolicy.html: there is none
            list=Call("get_resource_policy", "glue:GetResourcePolicy", absent=("EntityNotFoundException",)),
            id=_policy_id,
        ),
    ),
    row(
        "aws_glue_catalog_database",
        # What the catalogue itself holds is under the key of its settings.
        Route,
        "glue",
        name=Field(At("name"), At("get_databases.Name")),
        identities=by_arn("glue", "database/", "get_databases.Name"),
        tags="get_tags.Tags",
        chosen=("location_uri",),
        replicas=Field(
            Derived(("location_uri",), _data_at, lenient=True),
            Derived(("get_databases.LocationUri",), _data_at, lenient=True),
        ),
        live=Live(
            service="glue",
            list=Call("get_databases", "glue:GetDatabases", items="DatabaseList"),
            details=(glue_tags("database", "Name"),),
            id=arn_of("glue", "database/", "get_databases.Name"),
            # Spark makes it where it is not.
            given=lambda document: document.values["get_databases"]["Name"] == "default",
        ),
    ),
    row(
        "aws_glue_catalog_table",
        Route,
        "glue",
        name=Field(
            Derived(("database_name", "name"), _table_name),
            Derived(("get_tables.DatabaseName", "get_tables.Name"), _table_name),
        ),
        identities=Field(
            Derived(("arn",), names, lenient=True),
            Derived(("get_tables.Name",), lambda document, _: Known((_table_id(document),))),
        ),
        tagged=False,
        replicas=Field(
            Derived(
                ("storage_descriptor.*.location", "storage_descriptor.*.additional_locations"), _data_at, lenient=True
            ),
            Derived(
                ("get_tables.StorageDescriptor.Location", "get_tables.StorageDescriptor.AdditionalLocations"),
                _data_at,
                lenient=True,
            ),
        ),
        live=Live(
            service="glue",
            list=Call("get_tables", "glue:GetTables", {"DatabaseName": "{parent_name}"}, items="TableList", empty=True),
            per="aws_glue_catalog_database",
            id=_table_id,
        ),
    ),
    row(
        "aws_glue_partition",
        Route,
        "glue",
        name=Field(Derived(("database_name", "table_name"), _table_name), Always(Unknown("it is not read live"))),
        identities=_NO_NAMES,
        tagged=False,
        replicas=Field(
            Derived(
                ("storage_descriptor.*.location", "storage_descriptor.*.additional_locations"), _data_at, lenient=True
            ),
            Always(Known(())),
        ),
        no_live="a table has as many partitions as days and hours; the table says where its data lies",
    ),
)

ANALYTICS: tuple[Mapping, ...] = (*_ATHENA, *_CATALOG)
