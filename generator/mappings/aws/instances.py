"""AWS virtual machines, what starts them, and the zones they run in: some lie in another country than their region."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    buckets_at,
    flows,
    name_tag,
    names,
    partition_of,
    region_of,
    row,
)
from generator.mappings.aws.ec2 import (
    NAMELESS,
    device_key,
    device_keys,
    ec2_arn,
    ec2_id,
    ec2_identities,
    in_subnet,
    live_zone,
    zones_at,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_ROOT = "its root volume takes the key of its image, or the region's default key; name the key to be sure"
"""https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html"""
_NO_KEYS = "a launch configuration cannot name a key: its volumes take the region's default key"
"""https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Ebs.html"""
_TEMPLATE = "describe_launch_template_versions.0.LaunchTemplateData"

# Its volumes are read live as themselves.
_VOLUMES_APART = Always(Known(()))


def _instance_type(document: Document) -> str:
    item = document.values["describe_instances"]
    return "aws_spot_instance_request" if item.get("InstanceLifecycle") == "spot" else "aws_instance"


def _is_gone(document: Document) -> bool:
    state = document.values["describe_instances"].get("State") or {}
    return state.get("Name") in ("shutting-down", "terminated")


def _instance(type: str, live: Live | None = None) -> Mapping:
    return row(
        type,
        Compute,
        "ec2",
        name=name_tag("describe_instances.Tags"),
        location=Field(
            in_subnet("availability_zone", "subnet_id", "network_interface"),
            live_zone("describe_instances.Placement.AvailabilityZone", "describe_instances.OutpostArn"),
            drift=False,
        ),
        identities=ec2_identities("describe_instances", "InstanceId", "instance"),
        tags="describe_instances.Tags",
        chosen=(
            "availability_zone",
            "ebs_block_device",
            "ebs_block_device.encrypted",
            "ebs_block_device.kms_key_id",
            "network_interface",
            "root_block_device",
            "root_block_device.encrypted",
            "root_block_device.kms_key_id",
            "subnet_id",
        ),
        # EC2 chooses a zone where the configuration names none.
        match=("name",),
        more_keys=Field(
            device_keys(
                ("root_block_device.*.kms_key_id", "root_block_device.*.encrypted"),
                ("ebs_block_device.*.kms_key_id", "ebs_block_device.*.encrypted"),
                absent=_ROOT,
            ),
            _VOLUMES_APART,
            drift=False,
        ),
        live=live,
        read_with="" if live else "aws_instance",
    )


# Templates and fleets


def _template_keys(document: Document, devices: Any) -> Value[tuple[Ref | None, ...]]:
    volumes = [device["Ebs"] for device in devices or () if device.get("Ebs")]
    found = [device_key(document, volume.get("KmsKeyId"), volume.get("Encrypted")) for volume in volumes]
    keys = tuple(each.value for each in found if isinstance(each, Known))
    return Known(keys) if keys else Known((None,), _ROOT)


def _template_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((ec2_arn(document, "launch-template", name), name))


def _fleet_id(document: Document) -> str:
    return ec2_arn(document, "fleet", document.values["describe_fleets"]["FleetId"])


def _fleet_gone(document: Document) -> bool:
    return str(document.values["describe_fleets"].get("FleetState")).startswith("deleted")


def _spot_fleet_id(document: Document) -> str:
    return ec2_arn(
        document, "spot-fleet-request", document.values["describe_spot_fleet_requests"]["SpotFleetRequestId"]
    )


def _spot_fleet_gone(document: Document) -> bool:
    return str(document.values["describe_spot_fleet_requests"].get("SpotFleetRequestState")).startswith("cancelled")


_DEVICES = ("ebs_block_device", "root_block_device")
_SPOT_FLEET = "describe_spot_fleet_requests.SpotFleetRequestConfig"


# Zones


def _subnet_place(document: Document, outpost: Any, region: Any, *zones: Any) -> Value[str]:
    if outpost:
        return undecided(outpost) or Unknown(f"{outpost} stands wherever its owner put it")
    for zone in zones:
        if zone:
            return undecided(zone) or Known(zone)
    return aws_location(document, region)


_DEFAULT_SUBNETS = "AWS puts a default subnet in every zone of every account: those are not read"


def _is_default(document: Document) -> bool:
    # Every account has a default network in every region: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
    item = document.values["describe_subnets"]
    return item.get("DefaultForAz") is True and str(item.get("AvailabilityZone"))[:-1] == region_of(document)


def _zone_id(document: Document) -> str:
    # A group may have several zones, not all named after it.
    zone = document.values["describe_availability_zones"]["ZoneName"]
    return f"arn:{partition_of(document)}:ec2:{region_of(document)}:{account_of(document)}:availability-zone/{zone}"


def _is_not_opted_in(document: Document) -> bool:
    return str(document.values["describe_availability_zones"].get("OptInStatus")) != "opted-in"


def _group_zone(document: Document, group: Any, status: Any) -> Value[tuple[Flow, ...]]:
    if status == "not-opted-in":
        return Known(())
    if unknown := undecided(group, status):
        return unknown
    return flows(document, "zone", [f"{group}a"])


INSTANCES: tuple[Mapping, ...] = (
    _instance(
        "aws_instance",
        Live(
            service="ec2",
            list=Call("describe_instances", "ec2:DescribeInstances", items="Reservations.Instances"),
            id=ec2_id("describe_instances", "InstanceId", "instance"),
            type=_instance_type,
            skip=_is_gone,
        ),
    ),
    _instance("aws_spot_instance_request"),
    row(
        "aws_launch_template",
        Compute,
        "ec2",
        name=Field(At("name"), At("describe_launch_templates.LaunchTemplateName")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("describe_launch_templates.LaunchTemplateId",), _template_names),
        ),
        tags="describe_launch_templates.Tags",
        more_keys=Field(
            device_keys(
                ("block_device_mappings.*.ebs.*.kms_key_id", "block_device_mappings.*.ebs.*.encrypted"),
                absent=_ROOT,
            ),
            Derived((f"{_TEMPLATE}.BlockDeviceMappings",), _template_keys),
        ),
        deliveries=Field(
            zones_at("placement.*.availability_zone"),
            zones_at(f"{_TEMPLATE}.Placement.AvailabilityZone"),
        ),
        live=Live(
            service="ec2",
            list=Call("describe_launch_templates", "ec2:DescribeLaunchTemplates", items="LaunchTemplates"),
            details=(
                Call(
                    "describe_launch_template_versions",
                    "ec2:DescribeLaunchTemplateVersions",
                    {"LaunchTemplateId": "{LaunchTemplateId}", "Versions": ["$Default"]},
                    items="LaunchTemplateVersions",
                ),
            ),
            id=ec2_id("describe_launch_templates", "LaunchTemplateId", "launch-template"),
        ),
    ),
    row(
        "aws_launch_configuration",
        Compute,
        "autoscaling",
        name=Field(At("name"), At("describe_launch_configurations.LaunchConfigurationName")),
        arns=("describe_launch_configurations.LaunchConfigurationARN",),
        tagged=False,
        more_keys=Field(Always(Known((None,), _NO_KEYS)), Always(Known((None,), _NO_KEYS))),
        live=Live(
            service="autoscaling",
            list=Call(
                "describe_launch_configurations",
                "autoscaling:DescribeLaunchConfigurations",
                items="LaunchConfigurations",
            ),
            id=lambda document: str(document.values["describe_launch_configurations"]["LaunchConfigurationARN"]),
        ),
    ),
    row(
        "aws_autoscaling_group",
        Compute,
        "autoscaling",
        name=Field(At("name"), At("describe_auto_scaling_groups.AutoScalingGroupName")),
        arns=("describe_auto_scaling_groups.AutoScalingGroupARN",),
        # Its tags are of a shape of their own, and for its instances.
        tagged=False,
        chosen=("availability_zones",),
        deliveries=Field(
            zones_at("availability_zones"), zones_at("describe_auto_scaling_groups.AvailabilityZones"), drift=False
        ),
        live=Live(
            service="autoscaling",
            list=Call(
                "describe_auto_scaling_groups", "autoscaling:DescribeAutoScalingGroups", items="AutoScalingGroups"
            ),
            id=lambda document: str(document.values["describe_auto_scaling_groups"]["AutoScalingGroupARN"]),
        ),
    ),
    row(
        "aws_ec2_fleet",
        Compute,
        "ec2",
        name=name_tag("describe_fleets.Tags"),
        identities=ec2_identities("describe_fleets", "FleetId", "fleet"),
        tags="describe_fleets.Tags",
        deliveries=Field(
            zones_at("launch_template_config.*.override.*.availability_zone"),
            zones_at("describe_fleets.LaunchTemplateConfigs.*.Overrides.*.AvailabilityZone"),
        ),
        live=Live(
            service="ec2",
            list=Call("describe_fleets", "ec2:DescribeFleets", items="Fleets"),
            id=_fleet_id,
            skip=_fleet_gone,
        ),
    ),
    row(
        "aws_spot_fleet_request",
        Compute,
        "ec2",
        name=name_tag("describe_spot_fleet_requests.Tags"),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived(
                ("describe_spot_fleet_requests.SpotFleetRequestId",),
                lambda document, name: Known((_spot_fleet_id(document), name)),
            ),
        ),
        tags="describe_spot_fleet_requests.Tags",
        chosen=(
            "launch_specification.availability_zone",
            *(f"launch_specification.{device}" for device in _DEVICES),
            *(f"launch_specification.{device}.{name}" for device in _DEVICES for name in ("encrypted", "kms_key_id")),
        ),
        more_keys=Field(
            device_keys(
                (
                    "launch_specification.*.root_block_device.*.kms_key_id",
                    "launch_specification.*.root_block_device.*.encrypted",
                ),
                (
                    "launch_specification.*.ebs_block_device.*.kms_key_id",
                    "launch_specification.*.ebs_block_device.*.encrypted",
                ),
            ),
            _VOLUMES_APART,
            drift=False,
        ),
        deliveries=Field(
            zones_at(
                "launch_specification.*.availability_zone", "launch_template_config.*.overrides.*.availability_zone"
            ),
            zones_at(
                f"{_SPOT_FLEET}.LaunchSpecifications.*.Placement.AvailabilityZone",
                f"{_SPOT_FLEET}.LaunchTemplateConfigs.*.Overrides.*.AvailabilityZone",
            ),
        ),
        live=Live(
            service="ec2",
            list=Call("describe_spot_fleet_requests", "ec2:DescribeSpotFleetRequests", items="SpotFleetRequestConfigs"),
            id=_spot_fleet_id,
            skip=_spot_fleet_gone,
        ),
    ),
    # One of a region: where EC2 writes how spot instances were used.
    row(
        "aws_spot_datafeed_subscription",
        Route,
        "ec2",
        name=Field(Always(Known("spot data feed")), Always(Known("spot data feed"))),
        identities=NAMELESS,
        tagged=False,
        match=("location",),
        logs=Field(
            buckets_at("log delivery", "bucket"),
            buckets_at("log delivery", "describe_spot_datafeed_subscription.SpotDatafeedSubscription.Bucket"),
        ),
        live=Live(
            service="ec2",
            list=Call(
                "describe_spot_datafeed_subscription",
                "ec2:DescribeSpotDatafeedSubscription",
                absent=("InvalidSpotDatafeed.NotFound",),
            ),
            id=lambda document: (
                f"arn:{partition_of(document)}:ec2:{region_of(document)}:{account_of(document)}:spot-datafeed"
            ),
        ),
    ),
    row(
        "aws_subnet",
        Route,
        "ec2",
        name=name_tag("describe_subnets.Tags"),
        location=Field(
            Derived(
                ("outpost_arn", "region", "availability_zone", "availability_zone_id"), _subnet_place, lenient=True
            ),
            live_zone("describe_subnets.AvailabilityZone", "describe_subnets.OutpostArn"),
            drift=False,
        ),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("describe_subnets.SubnetArn", "describe_subnets.SubnetId"), names, lenient=True),
        ),
        tags="describe_subnets.Tags",
        chosen=("availability_zone", "availability_zone_id"),
        # EC2 chooses a zone where the configuration names none.
        match=("name",),
        deliveries=Field(
            zones_at("availability_zone", "availability_zone_id"),
            zones_at("describe_subnets.AvailabilityZone"),
            drift=False,
        ),
        live=Live(
            service="ec2",
            list=Call("describe_subnets", "ec2:DescribeSubnets", items="Subnets"),
            id=ec2_id("describe_subnets", "SubnetId", "subnet"),
            skip=_is_default,
        ),
    ),
    row(
        # Terraform takes it over rather than makes it: what is started there lies in its zone.
        # https://docs.aws.amazon.com/vpc/latest/userguide/work-with-default-vpc.html
        "aws_default_subnet",
        Route,
        "ec2",
        name=Field(At("availability_zone"), Always(Unknown(_DEFAULT_SUBNETS))),
        location=Field(
            Derived(
                ("region", "availability_zone"),
                lambda document, region, zone: _subnet_place(document, None, region, zone),
                lenient=True,
            ),
            Always(Unknown(_DEFAULT_SUBNETS)),
            drift=False,
        ),
        identities=Field(Derived(("arn", "id"), names, lenient=True), Always(Known(()))),
        match=("name",),
        deliveries=Field(zones_at("availability_zone"), Always(Known(())), drift=False),
        no_live=_DEFAULT_SUBNETS,
    ),
    row(
        "aws_ec2_availability_zone_group",
        Route,
        "ec2",
        name=Field(At("group_name"), At("describe_availability_zones.GroupName")),
        identities=NAMELESS,
        tagged=False,
        deliveries=Field(
            Derived(("group_name", "opt_in_status"), _group_zone, lenient=True),
            zones_at("describe_availability_zones.ZoneName"),
        ),
        live=Live(
            service="ec2",
            list=Call(
                "describe_availability_zones",
                "ec2:DescribeAvailabilityZones",
                {"Filters": [{"Name": "opt-in-status", "Values": ["opted-in"]}]},
                items="AvailabilityZones",
            ),
            id=_zone_id,
            skip=_is_not_opted_in,
        ),
    ),
)
