"""What moves files and records from one store to another: DataSync and AppFlow.

A DataSync location is what a task reads from or writes to; it lies where its bucket or file system lies, and only as a
destination does that matter. A server of the customer's lies where no region says, and is said to be unknown.
"""

from __future__ import annotations

from typing import Any

from generator import geography
from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    addresses_at,
    buckets_at,
    flattened,
    flows,
    joined,
    key_at,
    region_of,
    row,
    s3_identity,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# DataSync locations

_LOCATION = "list_locations"
# TYPE://GLOBAL_ID/SUBDIR: https://docs.aws.amazon.com/datasync/latest/userguide/API_LocationListEntry.html
_URI = f"{_LOCATION}.LocationUri"
_SCHEMES = {
    "azure-blob": "aws_datasync_location_azure_blob",
    "efs": "aws_datasync_location_efs",
    "fsxl": "aws_datasync_location_fsx_lustre_file_system",
    "fsxn-nfs": "aws_datasync_location_fsx_ontap_file_system",
    "fsxn-smb": "aws_datasync_location_fsx_ontap_file_system",
    "fsxw": "aws_datasync_location_fsx_windows_file_system",
    "fsxz": "aws_datasync_location_fsx_openzfs_file_system",
    "hdfs": "aws_datasync_location_hdfs",
    "nfs": "aws_datasync_location_nfs",
    "object-storage": "aws_datasync_location_object_storage",
    "s3": "aws_datasync_location_s3",
    "smb": "aws_datasync_location_smb",
}
_ELSEWHERE = "it is a server outside the cloud, and no region says where"


def _location_type(document: Document) -> str:
    scheme = str(document.values[_LOCATION]["LocationUri"]).partition("://")[0]
    # What DataSync learns to read next is of no type that is known: the row of a server says that nothing is known.
    return _SCHEMES.get(scheme, "aws_datasync_location_object_storage")


def _path(document: Document, directory: Any) -> Value[str]:
    """Return the directory that a location is; it has no other name of its own."""
    return undecided(directory) or Known("/" + str(directory or "").strip("/"))


def _live_path(document: Document, uri: Any) -> Value[str]:
    return _path(document, uri.partition("://")[2].partition("/")[2])


def _live_place(document: Document, uri: Any) -> Value[str | Ref]:
    scheme, _, rest = str(uri).partition("://")
    host = rest.partition("/")[0]
    if scheme == "s3":
        # An access point goes by its ARN, which has colons.
        return Unknown(f"{uri} is no bucket's own name") if ":" in rest else Known(Ref(s3_identity(host, document)))
    region = host.partition(".")[0]
    if scheme == "efs" or scheme.startswith("fsx"):
        return Known(region) if geography.partition_of(region) else Unknown(f"{uri} names no region")
    return Unknown(_ELSEWHERE)


def _bucket(document: Document, arn: Any) -> Value[Ref]:
    if isinstance(arn, (Ref, Unknown)):
        return Known(arn) if isinstance(arn, Ref) else arn
    plain = ":s3:::" in str(arn)
    return Known(Ref(s3_identity(str(arn), document))) if plain else Unknown(f"{arn} is no bucket's own name")


def _system(document: Document, arn: Any) -> Value[str | Ref]:
    if isinstance(arn, (Ref, Unknown)):
        return Known(arn) if isinstance(arn, Ref) else arn
    region = str(arn).split(":")[3] if str(arn).count(":") > 4 else ""
    return Known(region) if region else Unknown(f"{arn} names no region")


def _location(
    type: str, place: Reader, live: Live | None = None, chosen: tuple[str, ...] = ("subdirectory",)
) -> Mapping:
    """Return the row of one kind of location; `place` reads where it lies in Terraform."""
    return row(
        type,
        Route,
        "datasync",
        name=Field(Derived(("subdirectory",), _path, lenient=True), Derived((_URI,), _live_path)),
        arns=(f"{_LOCATION}.LocationArn",),
        tags="list_tags_for_resource.Tags",
        chosen=chosen,
        location=Field(place, Derived((_URI,), _live_place), drift=False),
        live=live,
        read_with="" if live else "aws_datasync_location_s3",
    )


def _held(path: str) -> Reader:
    """Return a reader of the place of a location in a file system of AWS's."""
    return Derived((path,), _system, lenient=True)


_SERVER = Always(Unknown(_ELSEWHERE))

# DataSync tasks

_TASK = "describe_task"


def _copied(document: Document, destination: Any) -> Value[tuple[Flow, ...]]:
    """Return the way to a task's destination; the ARN of a location says nothing of where its data is."""
    if isinstance(destination, Unknown):
        return destination
    return Known((Flow("replication", destination if isinstance(destination, Ref) else Ref(str(destination))),))


# AppFlow

_FLOW = "describe_flow"
_HERE = ("CustomerProfiles", "EventBridge", "LookoutMetrics")
"""Destinations that are AWS services of the flow's own region."""
_TOLD = ("Redshift", "S3", "Upsolver")
"""Destinations whose buckets are named in the flow."""
# https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
_NO_KEY = "AppFlow encrypts with a key of its own unless told otherwise"
_PROFILE = "describe_connector_profiles"
_SETTINGS = "connector_profile_config.*.connector_profile_properties.*"
_LIVE_SETTINGS = f"{_PROFILE}.connectorProfileProperties"
_PARTS = "destination_flow_config.*.destination_connector_properties.*"
_LIVE_PARTS = f"{_FLOW}.destinationFlowConfigList.*.destinationConnectorProperties"
_FAILING = {
    "custom_connector": "CustomConnector",
    "event_bridge": "EventBridge",
    "marketo": "Marketo",
    "redshift": "Redshift",
    "salesforce": "Salesforce",
    "sapo_data": "SAPOData",
    "snowflake": "Snowflake",
    "zendesk": "Zendesk",
}
"""Destinations that leave what they refuse in a bucket, in Terraform and live."""


def _services(document: Document, *kinds: Any) -> Value[tuple[Flow, ...]]:
    found = list(flattened(kinds))
    if unknown := undecided(*found):
        return unknown
    ends = [region_of(document) if kind in _HERE else f"saas:{kind}" for kind in found if kind not in _TOLD]
    return Known(tuple(dict.fromkeys(Flow("delivery", end) for end in ends)))


def _logged(document: Document, group: Any) -> Value[tuple[Flow, ...]]:
    return flows(document, "log delivery", [group.removesuffix(":*") if isinstance(group, str) else group])


MOVERS: tuple[Mapping, ...] = (
    _location(
        "aws_datasync_location_s3",
        Derived(("s3_bucket_arn",), _bucket, lenient=True),
        Live(
            service="datasync",
            list=Call(_LOCATION, "datasync:ListLocations", items="Locations"),
            details=(Call("list_tags_for_resource", "datasync:ListTagsForResource", {"ResourceArn": "{LocationArn}"}),),
            id=lambda document: str(document.values[_LOCATION]["LocationArn"]),
            type=_location_type,
        ),
    ),
    _location("aws_datasync_location_azure_blob", _SERVER),
    _location("aws_datasync_location_efs", _held("efs_file_system_arn"), chosen=()),
    _location("aws_datasync_location_fsx_lustre_file_system", _held("fsx_filesystem_arn")),
    _location("aws_datasync_location_fsx_ontap_file_system", _held("storage_virtual_machine_arn")),
    _location("aws_datasync_location_fsx_openzfs_file_system", _held("fsx_filesystem_arn")),
    _location("aws_datasync_location_fsx_windows_file_system", _held("fsx_filesystem_arn")),
    _location("aws_datasync_location_hdfs", _SERVER, chosen=()),
    _location("aws_datasync_location_nfs", _SERVER),
    _location("aws_datasync_location_object_storage", _SERVER),
    _location("aws_datasync_location_smb", _SERVER),
    row(
        "aws_datasync_task",
        Route,
        "datasync",
        name=Field(At("name"), At(f"{_TASK}.Name")),
        arns=("list_tasks.TaskArn",),
        tags="list_tags_for_resource.Tags",
        replicas=Field(
            Derived(("destination_location_arn",), _copied, lenient=True),
            Derived((f"{_TASK}.DestinationLocationArn",), _copied),
        ),
        logs=Field(
            joined(
                Derived(("cloudwatch_log_group_arn",), _logged, lenient=True),
                buckets_at("report", "task_report_config.*.s3_destination.*.s3_bucket_arn"),
            ),
            joined(
                Derived((f"{_TASK}.CloudWatchLogGroupArn",), _logged),
                buckets_at("report", f"{_TASK}.TaskReportConfig.Destination.S3.S3BucketArn"),
            ),
        ),
        live=Live(
            service="datasync",
            list=Call("list_tasks", "datasync:ListTasks", items="Tasks"),
            details=(
                Call(_TASK, "datasync:DescribeTask", {"TaskArn": "{TaskArn}"}),
                Call("list_tags_for_resource", "datasync:ListTagsForResource", {"ResourceArn": "{TaskArn}"}),
            ),
            id=lambda document: str(document.values["list_tasks"]["TaskArn"]),
        ),
    ),
    row(
        "aws_appflow_connector_profile",
        Store,
        "appflow",
        name=Field(At("name"), At(f"{_PROFILE}.connectorProfileName")),
        arns=(f"{_PROFILE}.connectorProfileArn",),
        tagged=False,
        chosen=("kms_arn",),
        # It holds a sign-in, in a secret that AppFlow makes.
        key=Field(key_at("kms_arn", _NO_KEY), key_at("describe_secret.KmsKeyId", _NO_KEY)),
        deliveries=Field(
            joined(
                buckets_at("delivery", f"{_SETTINGS}.redshift.*.bucket_name", f"{_SETTINGS}.snowflake.*.bucket_name"),
                addresses_at("delivery", f"{_SETTINGS}.redshift.*.database_url"),
            ),
            joined(
                buckets_at(
                    "delivery", f"{_LIVE_SETTINGS}.Redshift.bucketName", f"{_LIVE_SETTINGS}.Snowflake.bucketName"
                ),
                addresses_at("delivery", f"{_LIVE_SETTINGS}.Redshift.databaseUrl"),
            ),
        ),
        live=Live(
            service="appflow",
            list=Call(_PROFILE, "appflow:DescribeConnectorProfiles", items="connectorProfileDetails"),
            details=(
                Call(
                    "describe_secret",
                    "secretsmanager:DescribeSecret",
                    {"SecretId": "{credentialsArn}"},
                    service="secretsmanager",
                ),
            ),
            id=lambda document: str(document.values[_PROFILE]["connectorProfileArn"]),
        ),
    ),
    row(
        "aws_appflow_flow",
        Compute,
        "appflow",
        name=Field(At("name"), At("list_flows.flowName")),
        arns=("list_flows.flowArn",),
        tags="list_flows.tags",
        chosen=("kms_arn", "destination_flow_config.destination_connector_properties.s3"),
        key=Field(key_at("kms_arn", _NO_KEY), key_at(f"{_FLOW}.kmsArn", _NO_KEY)),
        deliveries=Field(
            joined(
                buckets_at(
                    "delivery",
                    *(f"{_PARTS}.{part}.*.bucket_name" for part in ("s3", "upsolver")),
                    *(f"{_PARTS}.{part}.*.intermediate_bucket_name" for part in ("redshift", "snowflake")),
                    *(f"{_PARTS}.{part}.*.error_handling_config.*.bucket_name" for part in _FAILING),
                    f"{_PARTS}.sapo_data.*.success_response_handling_config.*.bucket_name",
                ),
                Derived(("destination_flow_config.*.connector_type",), _services, lenient=True),
            ),
            joined(
                buckets_at(
                    "delivery",
                    *(f"{_LIVE_PARTS}.{part}.bucketName" for part in ("S3", "Upsolver")),
                    *(f"{_LIVE_PARTS}.{part}.intermediateBucketName" for part in ("Redshift", "Snowflake")),
                    *(f"{_LIVE_PARTS}.{part}.errorHandlingConfig.bucketName" for part in _FAILING.values()),
                    f"{_LIVE_PARTS}.SAPOData.successResponseHandlingConfig.bucketName",
                ),
                Derived((f"{_FLOW}.destinationFlowConfigList.*.connectorType",), _services),
            ),
        ),
        live=Live(
            service="appflow",
            list=Call("list_flows", "appflow:ListFlows", items="flows"),
            details=(Call(_FLOW, "appflow:DescribeFlow", {"flowName": "{flowName}"}),),
            id=lambda document: str(document.values["list_flows"]["flowArn"]),
        ),
    ),
)
