"""AWS audit trails: CloudTrail and its event data stores."""

from __future__ import annotations

from generator.facts import Log, Trail
from generator.mappings.aws.common import buckets_at, joined, key_at, row
from generator.mappings.aws.logs import group_at
from generator.mappings.read import At
from generator.mappings.schema import Call, Default, Document, Field, Live, Mapping

TRAIL_API = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html"
TRAIL_DOCS = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail"

_ONE_REGION = Default(False, "a trail covers its own region unless made for all", TRAIL_API)
_NOT_VALIDATED = Default(False, "CloudTrail writes no digests unless told to", TRAIL_API)

# The SNS topic of a trail hears that a file has come, not what is in it: no flow.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html


def _ending(document: Document) -> bool:
    # https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DeleteEventDataStore.html: kept for seven days.
    store = document.values["get_event_data_store"]
    return isinstance(store, dict) and store.get("Status") == "PENDING_DELETION"


AUDIT: tuple[Mapping, ...] = (
    row(
        "aws_cloudtrail",
        Trail,
        "cloudtrail",
        name=Field(At("name"), At("describe_trails.Name")),
        arns=("describe_trails.TrailARN",),
        tags="list_tags.0.TagsList",
        key=Field(
            # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
            key_at("kms_key_id", "CloudTrail leaves it to S3 unless told otherwise"),
            key_at("describe_trails.KmsKeyId", "CloudTrail leaves it to S3 unless told otherwise"),
        ),
        enabled=Field(
            At("enable_logging", Default(True, "Terraform starts a trail unless told not to", TRAIL_DOCS)),
            At("get_trail_status.IsLogging"),
        ),
        every_region=Field(
            At("is_multi_region_trail", _ONE_REGION), At("describe_trails.IsMultiRegionTrail", _ONE_REGION)
        ),
        validated=Field(
            At("enable_log_file_validation", _NOT_VALIDATED),
            At("describe_trails.LogFileValidationEnabled", _NOT_VALIDATED),
        ),
        logs=Field(
            joined(
                buckets_at("log delivery", "s3_bucket_name"), group_at("log delivery", "cloud_watch_logs_group_arn")
            ),
            joined(
                buckets_at("log delivery", "describe_trails.S3BucketName"),
                group_at("log delivery", "describe_trails.CloudWatchLogsLogGroupArn"),
            ),
        ),
        live=Live(
            service="cloudtrail",
            # Without its shadows a trail is listed once, where it was made.
            list=Call(
                "describe_trails", "cloudtrail:DescribeTrails", {"includeShadowTrails": False}, items="trailList"
            ),
            details=(
                Call("get_trail_status", "cloudtrail:GetTrailStatus", {"Name": "{TrailARN}"}),
                Call("list_tags", "cloudtrail:ListTags", {"ResourceIdList": ["{TrailARN}"]}, items="ResourceTagList"),
            ),
            id=lambda document: str(document.values["describe_trails"]["TrailARN"]),
        ),
    ),
    row(
        "aws_cloudtrail_event_data_store",
        Log,
        "cloudtrail",
        name=Field(At("name"), At("list_event_data_stores.Name")),
        arns=("list_event_data_stores.EventDataStoreArn",),
        tags="list_tags.0.TagsList",
        key=Field(
            # https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
            key_at("kms_key_id", "CloudTrail Lake uses a key of its own unless told otherwise"),
            key_at("get_event_data_store.KmsKeyId", "CloudTrail Lake uses a key of its own unless told otherwise"),
        ),
        live=Live(
            service="cloudtrail",
            list=Call("list_event_data_stores", "cloudtrail:ListEventDataStores", items="EventDataStores", empty=True),
            details=(
                Call(
                    "get_event_data_store",
                    "cloudtrail:GetEventDataStore",
                    {"EventDataStore": "{EventDataStoreArn}"},
                ),
                Call(
                    "list_tags",
                    "cloudtrail:ListTags",
                    {"ResourceIdList": ["{EventDataStoreArn}"]},
                    items="ResourceTagList",
                ),
            ),
            id=lambda document: str(document.values["list_event_data_stores"]["EventDataStoreArn"]),
            skip=_ending,
        ),
    ),
)
