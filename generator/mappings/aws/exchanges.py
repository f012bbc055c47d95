"""AWS services that hand data on: QuickSight, DataZone, Data Exchange, AppIntegrations, Data Pipeline."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    arn_of,
    buckets_at,
    flattened,
    flows,
    flows_at,
    key_at,
    names,
    row,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/quicksight/latest/user/key-management.html
_SPICE_KEY = "SPICE is under a key of AWS's own unless the account registers another"
# https://docs.aws.amazon.com/datazone/latest/userguide/encryption-rest-datazone.html
_ZONE_KEY = "DataZone uses a key of its own unless told otherwise"
# https://docs.aws.amazon.com/data-exchange/latest/userguide/data-protection.html
_EXCHANGE_KEY = "Data Exchange takes no key of the customer's for what it holds"
# https://docs.aws.amazon.com/appintegrations/latest/APIReference/API_CreateDataIntegration.html
_INTEGRATION_KEY = "it names no key"

_NO_SIGN_UP = "QuickSight answers access denied where nobody signed up, as to whoever may not ask"
_NO_NAMES = Field(Always(Known(())), Always(Known(())))


def _buckets_named(document: Document, values: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the buckets among the fields of a pipeline's steps.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3datanode.html
    """
    found = list(flattened([values]))
    if unknown := undecided(*found):
        return unknown
    return flows(document, "pipeline", [each for each in found if str(each).startswith("s3://")])


EXCHANGES: tuple[Mapping, ...] = (
    row(
        "aws_quicksight_account_subscription",
        Store,
        "quicksight",
        name=Field(At("account_name"), Always(Unknown(_NO_SIGN_UP))),
        identities=_NO_NAMES,
        tagged=False,
        key=Field(Always(Known(None, _SPICE_KEY)), Always(Known(None, _SPICE_KEY))),
        no_live=_NO_SIGN_UP,
    ),
    row(
        "aws_quicksight_data_set",
        Store,
        "quicksight",
        name=Field(At("data_set_id"), Always(Unknown(_NO_SIGN_UP))),
        identities=Field(Derived(("arn",), names, lenient=True), Always(Known(()))),
        key=Field(Always(Known(None, _SPICE_KEY)), Always(Known(None, _SPICE_KEY))),
        no_live=_NO_SIGN_UP,
    ),
    row(
        "aws_datazone_domain",
        Store,
        "datazone",
        name=Field(At("name"), At("list_domains.name")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("list_domains.arn", "list_domains.id"), names, lenient=True),
        ),
        tags="get_domain.tags",
        key=Field(key_at("kms_key_identifier", _ZONE_KEY), key_at("get_domain.kmsKeyIdentifier", _ZONE_KEY)),
        live=Live(
            service="datazone",
            list=Call("list_domains", "datazone:ListDomains", items="items"),
            details=(Call("get_domain", "datazone:GetDomain", {"identifier": "{id}"}),),
            id=lambda document: str(document.values["list_domains"]["arn"]),
            skip=lambda document: document.values["list_domains"].get("status") in ("DELETED", "DELETING"),
        ),
    ),
    row(
        "aws_datazone_environment_blueprint_configuration",
        # Where projects of a domain may have their databases made.
        Route,
        "datazone",
        name=Field(
            At("environment_blueprint_id"), At("list_environment_blueprint_configurations.environmentBlueprintId")
        ),
        identities=_NO_NAMES,
        tagged=False,
        deliveries=Field(
            flows_at("environments", "enabled_regions"),
            flows_at("environments", "list_environment_blueprint_configurations.enabledRegions"),
        ),
        live=Live(
            service="datazone",
            list=Call(
                "list_environment_blueprint_configurations",
                "datazone:ListEnvironmentBlueprintConfigurations",
                {"domainIdentifier": "{parent_name}"},
                items="items",
                empty=True,
            ),
            per="aws_datazone_domain",
            id=arn_of("datazone", "blueprint/", "list_environment_blueprint_configurations.environmentBlueprintId"),
        ),
    ),
    row(
        "aws_dataexchange_data_set",
        Store,
        "dataexchange",
        name=Field(At("name"), At("list_data_sets.Name")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("list_data_sets.Arn", "list_data_sets.Id"), names, lenient=True),
        ),
        tags="list_tags_for_resource.Tags",
        key=Field(Always(Known(None, _EXCHANGE_KEY)), Always(Known(None, _EXCHANGE_KEY))),
        live=Live(
            service="dataexchange",
            list=Call("list_data_sets", "dataexchange:ListDataSets", {"Origin": "OWNED"}, items="DataSets", empty=True),
            details=(Call("list_tags_for_resource", "dataexchange:ListTagsForResource", {"ResourceArn": "{Arn}"}),),
            id=lambda document: str(document.values["list_data_sets"]["Arn"]),
        ),
    ),
    row(
        "aws_dataexchange_event_action",
        Route,
        "dataexchange",
        name=Field(
            At("event.0.revision_published.0.data_set_id"), At("list_event_actions.Event.RevisionPublished.DataSetId")
        ),
        arns=("list_event_actions.Arn",),
        tagged=False,
        replicas=Field(
            buckets_at("export", "action.*.export_revision_to_s3.*.revision_destination.*.bucket"),
            buckets_at("export", "list_event_actions.Action.ExportRevisionToS3.RevisionDestination.Bucket"),
        ),
        live=Live(
            service="dataexchange",
            list=Call("list_event_actions", "dataexchange:ListEventActions", items="EventActions", empty=True),
            id=lambda document: str(document.values["list_event_actions"]["Arn"]),
        ),
    ),
    row(
        "aws_appintegrations_data_integration",
        Store,
        "appintegrations",
        name=Field(At("name"), At("list_data_integrations.Name")),
        arns=("list_data_integrations.Arn",),
        tags="get_data_integration.Tags",
        key=Field(key_at("kms_key", _INTEGRATION_KEY), key_at("get_data_integration.KmsKey", _INTEGRATION_KEY)),
        live=Live(
            service="appintegrations",
            list=Call(
                "list_data_integrations", "app-integrations:ListDataIntegrations", items="DataIntegrations", empty=True
            ),
            details=(Call("get_data_integration", "app-integrations:GetDataIntegration", {"Identifier": "{Name}"}),),
            id=lambda document: str(document.values["list_data_integrations"]["Arn"]),
        ),
    ),
    row(
        "aws_datapipeline_pipeline",
        Compute,
        "datapipeline",
        name=Field(At("name"), At("list_pipelines.name")),
        identities=Field(Derived(("id",), names, lenient=True), Derived(("list_pipelines.id",), names, lenient=True)),
        tags="describe_pipelines.0.tags",
        live=Live(
            service="datapipeline",
            list=Call("list_pipelines", "datapipeline:ListPipelines", items="pipelineIdList"),
            details=(
                Call(
                    "describe_pipelines",
                    "datapipeline:DescribePipelines",
                    {"pipelineIds": ["{id}"]},
                    items="pipelineDescriptionList",
                ),
            ),
            id=arn_of("datapipeline", "pipeline/", "list_pipelines.id"),
        ),
    ),
    row(
        "aws_datapipeline_pipeline_definition",
        Route,
        "datapipeline",
        name=Field(At("pipeline_id"), Always(Unknown("it is not read live"))),
        identities=_NO_NAMES,
        tagged=False,
        deliveries=Field(
            Derived(("pipeline_object.*.field.*.string_value",), _buckets_named, lenient=True), Always(Known(()))
        ),
        no_live="what a pipeline does is read from its definition, which holds passwords",
    ),
)
