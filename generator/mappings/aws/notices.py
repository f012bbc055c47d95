"""What tells others about an AWS account: cost reports, notices, chat and e-mail."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    arn_of,
    flattened,
    flows_at,
    names,
    row,
    s3_identity,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_HOMES = {"aws": "us-east-1"}
# https://docs.aws.amazon.com/general/latest/gr/chatbot.html
_CHATBOT_HOMES = {"aws": "us-east-2"}
_NO_NAMES = Field(Always(Known(())), Always(Known(())))


def _report_flow(kind: str, bucket: str, region: str) -> Derived:
    """Return a reader of the flow to a bucket that stands beside its own region."""

    def read(document: Document, name: Any, code: Any) -> Value[tuple[Flow, ...]]:
        bucket, place = next(flattened([name]), None), next(flattened([code]), None)
        if isinstance(bucket, Unknown):
            return bucket
        if bucket is None:
            return Unknown("it names no bucket")
        to = bucket if isinstance(bucket, Ref) else Ref(s3_identity(str(bucket), document))
        # The bucket's own region counts where it was read; this one is what the report expects it to be.
        return undecided(place) or Known((Flow(kind, to, str(place or "")),))

    return Derived((bucket, region), read, lenient=True)


def _always(kind: str, to: str) -> Field:
    """Return a field of the one flow that such a resource has, outside the cloud, whatever its channel."""
    there = Always(Known((Flow(kind, to),)))
    return Field(there, there)


def _mail(document: Document, address: Any) -> Value[tuple[Flow, ...]]:
    return undecided(address) or Known((Flow("e-mail", f"mailto:{address}"),))


_BILLS = (
    row(
        "aws_cur_report_definition",
        Route,
        "cur",
        name=Field(At("report_name"), At("describe_report_definitions.ReportName")),
        identities=Field(Derived(("arn",), names, lenient=True), Always(Known(()))),
        tags="list_tags_for_resource.Tags",
        match=("name",),
        logs=Field(
            _report_flow("cost report", "s3_bucket", "s3_region"),
            _report_flow("cost report", "describe_report_definitions.S3Bucket", "describe_report_definitions.S3Region"),
        ),
        live=Live(
            service="cur",
            list=Call(
                "describe_report_definitions", "cur:DescribeReportDefinitions", items="ReportDefinitions", empty=True
            ),
            details=(Call("list_tags_for_resource", "cur:ListTagsForResource", {"ReportName": "{ReportName}"}),),
            per="account",
            homes=_HOMES,
            id=arn_of("cur", "definition/", "describe_report_definitions.ReportName"),
        ),
    ),
    row(
        "aws_bcmdataexports_export",
        Route,
        "bcm-data-exports",
        name=Field(At("export.0.name"), At("list_exports.ExportName")),
        identities=Field(Always(Known(())), Derived(("list_exports.ExportArn",), names, lenient=True)),
        tags="list_tags_for_resource.ResourceTags",
        match=("name",),
        logs=Field(
            _report_flow(
                "cost report",
                "export.*.destination_configurations.*.s3_destination.*.s3_bucket",
                "export.*.destination_configurations.*.s3_destination.*.s3_region",
            ),
            _report_flow(
                "cost report",
                "get_export.Export.DestinationConfigurations.S3Destination.S3Bucket",
                "get_export.Export.DestinationConfigurations.S3Destination.S3Region",
            ),
        ),
        live=Live(
            service="bcm-data-exports",
            list=Call("list_exports", "bcm-data-exports:ListExports", items="Exports", empty=True),
            details=(
                Call("get_export", "bcm-data-exports:GetExport", {"ExportArn": "{ExportArn}"}),
                Call("list_tags_for_resource", "bcm-data-exports:ListTagsForResource", {"ResourceArn": "{ExportArn}"}),
            ),
            per="account",
            homes=_HOMES,
            id=lambda document: str(document.values["list_exports"]["ExportArn"]),
        ),
    ),
    row(
        "aws_notifications_notification_hub",
        # Every notice about the account, from all of its regions, is kept there.
        # https://docs.aws.amazon.com/notifications/latest/userguide/notification-hubs.html
        Route,
        "notifications",
        name=Field(At("notification_hub_region"), At("list_notification_hubs.notificationHubRegion")),
        identities=_NO_NAMES,
        tagged=False,
        match=("name",),
        logs=Field(
            flows_at("notices", "notification_hub_region"),
            flows_at("notices", "list_notification_hubs.notificationHubRegion"),
        ),
        live=Live(
            service="notifications",
            list=Call(
                "list_notification_hubs", "notifications:ListNotificationHubs", items="notificationHubs", empty=True
            ),
            per="account",
            homes=_HOMES,
            id=arn_of("notifications", "hub/", "list_notification_hubs.notificationHubRegion"),
        ),
    ),
)

_NOTICES = (
    row(
        "aws_notificationscontacts_email_contact",
        Route,
        "notificationscontacts",
        name=Field(At("name"), At("list_email_contacts.name")),
        arns=("list_email_contacts.arn",),
        tags="list_tags_for_resource.tags",
        match=("name",),
        logs=Field(Derived(("email_address",), _mail, lenient=True), Derived(("list_email_contacts.address",), _mail)),
        live=Live(
            service="notificationscontacts",
            list=Call(
                "list_email_contacts", "notifications-contacts:ListEmailContacts", items="emailContacts", empty=True
            ),
            details=(Call("list_tags_for_resource", "notifications-contacts:ListTagsForResource", {"arn": "{arn}"}),),
            per="account",
            homes=_HOMES,
            id=lambda document: str(document.values["list_email_contacts"]["arn"]),
        ),
    ),
    row(
        "aws_chatbot_slack_channel_configuration",
        Route,
        "chatbot",
        name=Field(At("configuration_name"), At("describe_slack_channel_configurations.ConfigurationName")),
        identities=Field(
            Derived(("chat_configuration_arn",), names, lenient=True),
            Derived(("describe_slack_channel_configurations.ChatConfigurationArn",), names, lenient=True),
        ),
        tags="describe_slack_channel_configurations.Tags",
        match=("name",),
        logs=_always("chat messages", "https://slack.com"),
        live=Live(
            service="chatbot",
            list=Call(
                "describe_slack_channel_configurations",
                "chatbot:DescribeSlackChannelConfigurations",
                items="SlackChannelConfigurations",
                empty=True,
            ),
            per="account",
            homes=_CHATBOT_HOMES,
            id=lambda d: str(d.values["describe_slack_channel_configurations"]["ChatConfigurationArn"]),
        ),
    ),
    row(
        "aws_chatbot_teams_channel_configuration",
        Route,
        "chatbot",
        name=Field(At("configuration_name"), At("list_microsoft_teams_channel_configurations.ConfigurationName")),
        identities=Field(
            Derived(("chat_configuration_arn",), names, lenient=True),
            Derived(("list_microsoft_teams_channel_configurations.ChatConfigurationArn",), names, lenient=True),
        ),
        tags="list_microsoft_teams_channel_configurations.Tags",
        match=("name",),
        logs=_always("chat messages", "https://teams.microsoft.com"),
        live=Live(
            service="chatbot",
            list=Call(
                "list_microsoft_teams_channel_configurations",
                "chatbot:ListMicrosoftTeamsChannelConfigurations",
                items="TeamChannelConfigurations",
                empty=True,
            ),
            per="account",
            homes=_CHATBOT_HOMES,
            id=lambda d: str(d.values["list_microsoft_teams_channel_configurations"]["ChatConfigurationArn"]),
        ),
    ),
)

NOTICES: tuple[Mapping, ...] = (*_BILLS, *_NOTICES)
