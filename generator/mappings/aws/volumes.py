"""AWS volumes and their snapshots, the settings of a region for both, and the policies that copy them."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Known, PublicAccess, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    flattened,
    flows_at,
    key_of,
    key_or,
    name_tag,
    names,
    own_key,
    partition_of,
    region_of,
    row,
    shared_at,
)
from generator.mappings.aws.ec2 import (
    DEFAULT_KEY,
    NAMELESS,
    NOT_ENCRYPTED,
    ec2_id,
    ec2_identities,
    setting_id,
    zone_or_outpost,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# Volumes and snapshots


def _volume_key(document: Document, key: Any, encrypted: Any, snapshot: Any) -> Value[Ref | None]:
    if key is not None:
        return key_of(document, key, "") if encrypted is not False else Known(None, "it is not encrypted")
    if isinstance(encrypted, (Unknown, Ref)):
        return undecided(encrypted) or Unknown("whether it is encrypted is known after apply")
    if snapshot:
        # https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html#volume-account-off
        return undecided(snapshot) or Unknown(f"it takes the key of the snapshot {snapshot}; name the key to be sure")
    return own_key(document, DEFAULT_KEY) if encrypted else Known(None, NOT_ENCRYPTED)


def _snapshot_key(document: Document, key: Any, encrypted: Any, volume: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/ebs/latest/userguide/ebs-creating-snapshot.html: a snapshot has its volume's key.
    if encrypted is False:
        return Known(None, "it is not encrypted")
    if key:
        return key_of(document, key, "")
    if isinstance(volume, (Unknown, Ref)):
        return volume if isinstance(volume, Unknown) else Known(volume)
    return Known(Ref(str(volume))) if volume else Unknown("nothing says which volume it is of")


def _live_snapshot_key(document: Document, encrypted: Any, key: Any) -> Value[Ref | None]:
    return key_of(document, key, "EC2 names no key") if encrypted else Known(None, "it is not encrypted")


def _snapshot_type(document: Document) -> str:
    # Of a copy the volume means nothing: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html
    item = document.values["describe_snapshots"]
    if str(item.get("Description")).startswith(_IMPORTED):
        return "aws_ebs_snapshot_import"
    return "aws_ebs_snapshot_copy" if item.get("VolumeId") == _NO_VOLUME else "aws_ebs_snapshot"


# https://docs.aws.amazon.com/vm-import/latest/userguide/vmimport-import-snapshot.html
_IMPORTED = "Imported by AWS-VMImport service"
_NO_VOLUME = "vol-ffffffff"
_PERMISSIONS = "describe_snapshot_attribute.CreateVolumePermissions"


def _open(document: Document, groups: Any) -> Value[PublicAccess]:
    found = list(flattened([groups]))
    return undecided(*found) or Known("public" if "all" in found else "private")


def _private(document: Document, companions: Any) -> Value[PublicAccess]:
    # aws_snapshot_create_volume_permission knows accounts only.
    return companions if isinstance(companions, Unknown) else Known("private")


def _snapshot(type: str, key: Reader, chosen: tuple[str, ...] = (), live: Live | None = None) -> Mapping:
    return row(
        type,
        Backup,
        "ebs",
        name=name_tag("describe_snapshots.Tags"),
        identities=ec2_identities("describe_snapshots", "SnapshotId", "snapshot", owned=False),
        tags="describe_snapshots.Tags",
        chosen=chosen,
        companions=(Companion("aws_snapshot_create_volume_permission", "snapshot_id", several=True),),
        # A snapshot's key never changes; before it is made it is told as its volume's.
        key=Field(
            key,
            Derived(("describe_snapshots.Encrypted", "describe_snapshots.KmsKeyId"), _live_snapshot_key),
            drift=False,
        ),
        public_access=Field(
            Derived(("aws_snapshot_create_volume_permission",), _private, lenient=True),
            Derived((f"{_PERMISSIONS}.*.Group",), _open, lenient=True),
        ),
        shared_with=Field(
            shared_at("aws_snapshot_create_volume_permission.*.account_id"),
            shared_at(f"{_PERMISSIONS}.*.Group", f"{_PERMISSIONS}.*.UserId"),
        ),
        live=live,
        read_with="" if live else "aws_ebs_snapshot",
    )


_COPY_KEY = key_or(DEFAULT_KEY, "kms_key_id", encrypted="encrypted", unless=False)


# Settings of a region


def _default_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key, "EC2 names no key")


def _no_default_key(document: Document) -> bool:
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsDefaultKmsKeyId.html
    return str(document.values["get_ebs_default_kms_key_id"].get("KmsKeyId")).endswith("alias/aws/ebs")


def _not_by_default(document: Document) -> bool:
    return document.values["get_ebs_encryption_by_default"].get("EbsEncryptionByDefault") is False


def _not_blocked(document: Document) -> bool:
    return str(document.values["get_snapshot_block_public_access_state"].get("State")) == "unblocked"


def _blocked(document: Document, state: Any) -> Value[PublicAccess]:
    # `block-new-sharing` leaves public what is:
    # https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
    return Known("blocked" if state == "block-all-sharing" else "not blocked")


# Policies


def _policy_id(document: Document) -> str:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondatalifecyclemanager.html
    policy = document.values["get_lifecycle_policies"]["PolicyId"]
    return f"arn:{partition_of(document)}:dlm:{region_of(document)}:{account_of(document)}:policy/{policy}"


def _policy_names(document: Document, policy: Any) -> Value[tuple[str, ...]]:
    return Known((_policy_id(document), policy))


_DETAILS = "get_lifecycle_policy.Policy.PolicyDetails"

VOLUMES: tuple[Mapping, ...] = (
    row(
        "aws_ebs_volume",
        Store,
        "ebs",
        name=name_tag("describe_volumes.Tags"),
        location=zone_or_outpost(
            "availability_zone", "describe_volumes.AvailabilityZone", "outpost_arn", "describe_volumes.OutpostArn"
        ),
        identities=ec2_identities("describe_volumes", "VolumeId", "volume"),
        tags="describe_volumes.Tags",
        chosen=("encrypted", "kms_key_id", "snapshot_id"),
        key=Field(
            Derived(("kms_key_id", "encrypted", "snapshot_id"), _volume_key, lenient=True),
            Derived(("describe_volumes.Encrypted", "describe_volumes.KmsKeyId"), _live_snapshot_key),
        ),
        live=Live(
            service="ec2",
            list=Call("describe_volumes", "ec2:DescribeVolumes", items="Volumes"),
            id=ec2_id("describe_volumes", "VolumeId", "volume"),
        ),
    ),
    _snapshot(
        "aws_ebs_snapshot",
        Derived(("kms_key_id", "encrypted", "volume_id"), _snapshot_key, lenient=True),
        ("encrypted", "kms_key_id"),
        Live(
            service="ec2",
            list=Call("describe_snapshots", "ec2:DescribeSnapshots", {"OwnerIds": ["self"]}, items="Snapshots"),
            details=(
                Call(
                    "describe_snapshot_attribute",
                    "ec2:DescribeSnapshotAttribute",
                    {"SnapshotId": "{SnapshotId}", "Attribute": "createVolumePermission"},
                ),
            ),
            id=ec2_id("describe_snapshots", "SnapshotId", "snapshot", owned=False),
            type=_snapshot_type,
        ),
    ),
    _snapshot("aws_ebs_snapshot_copy", _COPY_KEY),
    _snapshot("aws_ebs_snapshot_import", _COPY_KEY),
    row(
        "aws_ebs_default_kms_key",
        Store,
        "ebs",
        name=Field(Always(Known("default key")), Always(Known("default key"))),
        identities=NAMELESS,
        tagged=False,
        match=("location",),
        key=Field(
            Derived(("key_arn",), _default_key, lenient=True),
            Derived(("get_ebs_default_kms_key_id.KmsKeyId",), _default_key),
        ),
        live=Live(
            service="ec2",
            list=Call("get_ebs_default_kms_key_id", "ec2:GetEbsDefaultKmsKeyId"),
            id=setting_id("ebs-default-kms-key"),
            skip=_no_default_key,
        ),
    ),
    # It decides nothing by itself: each volume says whether it is encrypted. It is here so that its loss is drift.
    row(
        "aws_ebs_encryption_by_default",
        Route,
        "ebs",
        name=Field(Always(Known("encryption by default")), Always(Known("encryption by default"))),
        identities=NAMELESS,
        tagged=False,
        match=("location",),
        live=Live(
            service="ec2",
            list=Call("get_ebs_encryption_by_default", "ec2:GetEbsEncryptionByDefault"),
            id=setting_id("ebs-encryption-by-default"),
            skip=_not_by_default,
        ),
    ),
    row(
        "aws_ebs_snapshot_block_public_access",
        Route,
        "ebs",
        name=Field(Always(Known("snapshots")), Always(Known("snapshots"))),
        identities=NAMELESS,
        tagged=False,
        match=("location",),
        public_access=Field(
            Derived(("state",), _blocked),
            Derived(("get_snapshot_block_public_access_state.State",), _blocked),
        ),
        live=Live(
            service="ec2",
            list=Call("get_snapshot_block_public_access_state", "ec2:GetSnapshotBlockPublicAccessState"),
            id=setting_id("snapshot-block-public-access"),
            skip=_not_blocked,
        ),
    ),
    row(
        "aws_dlm_lifecycle_policy",
        Route,
        "dlm",
        name=Field(At("description"), At("get_lifecycle_policies.Description")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("get_lifecycle_policies.PolicyId",), _policy_names),
        ),
        tags="get_lifecycle_policies.Tags",
        copies=Field(
            flows_at(
                "snapshot copy",
                "policy_details.*.schedule.*.cross_region_copy_rule.*.target",
                "policy_details.*.action.*.cross_region_copy.*.target",
            ),
            flows_at(
                "snapshot copy",
                f"{_DETAILS}.Schedules.*.CrossRegionCopyRules.*.Target",
                f"{_DETAILS}.Schedules.*.CrossRegionCopyRules.*.TargetRegion",
                f"{_DETAILS}.Actions.*.CrossRegionCopy.*.Target",
                f"{_DETAILS}.CrossRegionCopyTargets.*.TargetRegion",
            ),
        ),
        shared_with=Field(
            shared_at("policy_details.*.schedule.*.share_rule.*.target_accounts"),
            shared_at(f"{_DETAILS}.Schedules.*.ShareRules.*.TargetAccounts"),
        ),
        live=Live(
            service="dlm",
            list=Call("get_lifecycle_policies", "dlm:GetLifecyclePolicies", items="Policies"),
            details=(Call("get_lifecycle_policy", "dlm:GetLifecyclePolicy", {"PolicyId": "{PolicyId}"}),),
            id=_policy_id,
        ),
    ),
)
