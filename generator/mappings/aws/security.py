"""AWS security services: what they keep about who did what, where they gather it, where they send it."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Log, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    arn_of,
    aws_location,
    buckets_at,
    flows_at,
    key_at,
    names,
    partition_of,
    region_of,
    row,
    shared_at,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/securityhub/latest/userguide/data-protection.html
_HUB_KEY = "Security Hub takes no key of the customer's"
# https://docs.aws.amazon.com/guardduty/latest/ug/data-protection.html
_DETECTOR_KEY = "GuardDuty takes no key of the customer's for its findings"
# https://docs.aws.amazon.com/macie/latest/user/data-protection.html
_MACIE_KEY = "Macie takes no key of the customer's for what it knows of buckets"
# https://docs.aws.amazon.com/detective/latest/userguide/security-data-protection.html
_GRAPH_KEY = "Detective takes no key of the customer's"
# https://docs.aws.amazon.com/audit-manager/latest/userguide/data-protection.html
_MANAGER_KEY = "Audit Manager uses a key of its own unless told otherwise"
_NO_NAMES = Field(Always(Known(())), Always(Known(())))
_NOT_TOLD = "Macie answers access denied where it is switched off, as to whoever may not ask"


def _here(kind: str) -> Derived:
    """Return a reader of what is gathered from other regions into the resource's own."""

    def read(document: Document, region: Any = None) -> Value[tuple[Flow, ...]]:
        here = aws_location(document, region)
        return here if isinstance(here, Unknown) else Known((Flow(kind, here.value),))

    return Derived(("region",), read, lenient=True)


def _gathered_here(document: Document, arn: Any) -> Value[tuple[Flow, ...]]:
    return Known((Flow("finding aggregation", str(arn).split(":")[3]),))


def _listed_elsewhere(document: Document) -> bool:
    # Every linked region lists the aggregator; it lives in one.
    arn = document.values["list_finding_aggregators"]["FindingAggregatorArn"]
    return bool(arn.split(":")[3] != region_of(document))


# Macie and Audit Manager


def _manager_id(document: Document) -> str:
    return f"arn:{partition_of(document)}:auditmanager:{region_of(document)}:{account_of(document)}:account"


def _inactive(document: Document) -> bool:
    return bool(document.values["get_account_status"].get("status") != "ACTIVE")


# Resource Explorer: an index of one region, or of all


def _index_flows(document: Document, kind: Any, region: Any = None) -> Value[tuple[Flow, ...]]:
    """Return that an aggregator index holds the names of all regions' resources.

    https://docs.aws.amazon.com/resource-explorer/latest/userguide/manage-aggregator-region.html
    """
    if unknown := undecided(kind):
        return unknown
    here = aws_location(document, region)
    if kind != "AGGREGATOR":
        return Known(())
    return here if isinstance(here, Unknown) else Known((Flow("resource index", here.value),))


def _owner(document: Document, arn: Any) -> Value[tuple[str, ...]]:
    # A graph of the same configuration is another account's, made through a provider block of its own.
    if unknown := undecided(arn):
        return unknown
    account = str(arn).split(":")[4] if str(arn).count(":") > 4 else ""
    return Known((account,)) if account else Unknown(f"{arn} names no account")


def _invited(type: str, service: str, attribute: str, why: str) -> Mapping:
    """Return the row of an invitation taken: whoever sent it sees all findings."""
    return row(
        type,
        Route,
        service,
        name=Field(At(attribute), Always(Unknown(why))),
        identities=_NO_NAMES,
        tagged=False,
        shared_with=Field(shared_at(attribute), Always(Known(()))),
        no_live=why,
    )


_INVITED = "who administers the account is the organisation's to say, and no call lists invitations taken"

SECURITY: tuple[Mapping, ...] = (
    row(
        "aws_securityhub_account",
        Log,
        "securityhub",
        name=Field(Always(Known("hub")), Always(Known("hub"))),
        arns=("describe_hub.HubArn",),
        tagged=False,
        match=("location",),
        key=Field(Always(Known(None, _HUB_KEY)), Always(Known(None, _HUB_KEY))),
        live=Live(
            service="securityhub",
            list=Call(
                "describe_hub",
                "securityhub:DescribeHub",
                # https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html: it is not enabled
                absent=("InvalidAccessException", "ResourceNotFoundException"),
            ),
            id=lambda document: str(document.values["describe_hub"]["HubArn"]),
        ),
    ),
    row(
        "aws_securityhub_finding_aggregator",
        Route,
        "securityhub",
        name=Field(Always(Known("finding aggregator")), Always(Known("finding aggregator"))),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived(("list_finding_aggregators.FindingAggregatorArn",), names, lenient=True),
        ),
        tagged=False,
        match=("location",),
        logs=Field(
            _here("finding aggregation"),
            Derived(("list_finding_aggregators.FindingAggregatorArn",), _gathered_here),
        ),
        live=Live(
            service="securityhub",
            list=Call(
                "list_finding_aggregators",
                "securityhub:ListFindingAggregators",
                items="FindingAggregators",
                empty=True,
                absent=("InvalidAccessException",),
            ),
            id=lambda document: str(document.values["list_finding_aggregators"]["FindingAggregatorArn"]),
            skip=_listed_elsewhere,
        ),
    ),
    _invited("aws_securityhub_invite_accepter", "securityhub", "master_id", _INVITED),
    row(
        "aws_guardduty_detector",
        Log,
        "guardduty",
        name=Field(Always(Known("detector")), Always(Known("detector"))),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True), Derived(("list_detectors.item",), names, lenient=True)
        ),
        tags="get_detector.Tags",
        match=("location",),
        key=Field(Always(Known(None, _DETECTOR_KEY)), Always(Known(None, _DETECTOR_KEY))),
        live=Live(
            service="guardduty",
            list=Call("list_detectors", "guardduty:ListDetectors", items="DetectorIds"),
            details=(Call("get_detector", "guardduty:GetDetector", {"DetectorId": "{item}"}),),
            id=arn_of("guardduty", "detector/", "list_detectors.item"),
        ),
    ),
    row(
        "aws_guardduty_publishing_destination",
        Route,
        "guardduty",
        name=Field(Always(Known("findings")), Always(Known("findings"))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        logs=Field(
            flows_at("findings export", "destination_arn"),
            flows_at("findings export", "describe_publishing_destination.DestinationProperties.DestinationArn"),
        ),
        live=Live(
            service="guardduty",
            list=Call(
                "list_publishing_destinations",
                "guardduty:ListPublishingDestinations",
                {"DetectorId": "{parent_name}"},
                items="Destinations",
            ),
            details=(
                Call(
                    "describe_publishing_destination",
                    "guardduty:DescribePublishingDestination",
                    {"DetectorId": "{parent_name}", "DestinationId": "{DestinationId}"},
                ),
            ),
            per="aws_guardduty_detector",
            id=arn_of("guardduty", "publishing-destination/", "list_publishing_destinations.DestinationId"),
        ),
    ),
    _invited("aws_guardduty_invite_accepter", "guardduty", "master_account_id", _INVITED),
    row(
        "aws_macie2_account",
        Log,
        "macie2",
        name=Field(Always(Known("session")), Always(Unknown(_NOT_TOLD))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        key=Field(Always(Known(None, _MACIE_KEY)), Always(Known(None, _MACIE_KEY))),
        no_live=_NOT_TOLD,
    ),
    row(
        "aws_macie2_classification_export_configuration",
        Route,
        "macie2",
        name=Field(Always(Known("export")), Always(Unknown(_NOT_TOLD))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        logs=Field(buckets_at("findings export", "s3_destination.*.bucket_name"), Always(Known(()))),
        no_live=_NOT_TOLD,
    ),
    _invited("aws_macie2_invitation_accepter", "macie2", "administrator_account_id", _INVITED),
    row(
        "aws_detective_graph",
        Log,
        "detective",
        name=Field(Always(Known("graph")), Always(Known("graph"))),
        identities=Field(
            Derived(("graph_arn",), names, lenient=True), Derived(("list_graphs.Arn",), names, lenient=True)
        ),
        tags="list_tags_for_resource.Tags",
        match=("location",),
        key=Field(Always(Known(None, _GRAPH_KEY)), Always(Known(None, _GRAPH_KEY))),
        live=Live(
            service="detective",
            list=Call("list_graphs", "detective:ListGraphs", items="GraphList", empty=True),
            details=(Call("list_tags_for_resource", "detective:ListTagsForResource", {"ResourceArn": "{Arn}"}),),
            id=lambda document: str(document.values["list_graphs"]["Arn"]),
        ),
    ),
    row(
        "aws_detective_invitation_accepter",
        Route,
        "detective",
        name=Field(At("graph_arn"), Always(Unknown(_INVITED))),
        identities=_NO_NAMES,
        tagged=False,
        logs=Field(flows_at("behaviour graph", "graph_arn"), Always(Known(()))),
        shared_with=Field(Derived(("graph_arn",), _owner, lenient=True), Always(Known(()))),
        no_live=_INVITED,
    ),
    row(
        "aws_auditmanager_account_registration",
        Log,
        "auditmanager",
        name=Field(Always(Known("account")), Always(Known("account"))),
        identities=_NO_NAMES,
        tagged=False,
        match=("location",),
        key=Field(key_at("kms_key", _MANAGER_KEY), key_at("get_settings.settings.kmsKey", _MANAGER_KEY)),
        live=Live(
            service="auditmanager",
            list=Call("get_account_status", "auditmanager:GetAccountStatus"),
            details=(Call("get_settings", "auditmanager:GetSettings", {"attribute": "ALL"}),),
            id=_manager_id,
            skip=_inactive,
        ),
    ),
    row(
        "aws_auditmanager_assessment",
        Route,
        "auditmanager",
        name=Field(At("name"), At("list_assessments.name")),
        arns=("get_assessment.assessment.arn",),
        tags="get_assessment.assessment.tags",
        logs=Field(
            flows_at("assessment reports", "assessment_reports_destination.*.destination"),
            flows_at(
                "assessment reports", "get_assessment.assessment.metadata.assessmentReportsDestination.destination"
            ),
        ),
        live=Live(
            service="auditmanager",
            list=Call("list_assessments", "auditmanager:ListAssessments", items="assessmentMetadata", empty=True),
            details=(Call("get_assessment", "auditmanager:GetAssessment", {"assessmentId": "{id}"}),),
            # In a region where it is not set up every call is denied.
            per="aws_auditmanager_account_registration",
            id=arn_of("auditmanager", "assessment/", "list_assessments.id"),
        ),
    ),
    row(
        "aws_resourceexplorer2_index",
        Route,
        "resource-explorer-2",
        name=Field(Always(Known("index")), Always(Known("index"))),
        arns=("get_index.Arn",),
        tags="get_index.Tags",
        match=("location",),
        logs=Field(Derived(("type", "region"), _index_flows, lenient=True), Derived(("get_index.Type",), _index_flows)),
        live=Live(
            service="resource-explorer-2",
            list=Call(
                "get_index",
                "resource-explorer-2:GetIndex",
                # https://docs.aws.amazon.com/resource-explorer/latest/apireference/API_GetIndex.html
                absent=("ResourceNotFoundException",),
            ),
            id=lambda document: str(document.values["get_index"]["Arn"]),
        ),
    ),
)
