"""AWS storage gateways: the shares and volumes that an appliance elsewhere keeps in AWS."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Store, Unknown, Value
from generator.mappings.aws.common import (
    flow,
    flows_at,
    is_on,
    key_at,
    key_of,
    row,
)
from generator.mappings.read import At, Derived
from generator.mappings.schema import Call, Document, Field, Live, Mapping


def _told(info: Any, *names: str) -> list[Any] | Unknown:
    """Return what the one entry of an answer says; a share is asked for as either kind, and is of one."""
    if isinstance(info, Unknown):
        return info
    if not info:
        return Unknown("nothing is told of it")
    return [info[0].get(name) for name in names]


def _share_key(document: Document, info: Any) -> Value[Ref | None]:
    found = _told(info, "KMSEncrypted", "KMSKey")
    if isinstance(found, Unknown):
        return found
    return key_of(document, found[1] if is_on(found[0]) else None, _S3_OWN)


# https://docs.aws.amazon.com/filegateway/latest/files3/encrypt-objects-stored-by-file-gateway-in-amazon-s3.html
_S3_OWN = "a gateway writes objects under a key of S3's own unless told otherwise"


def _share_name(document: Document, info: Any) -> Value[str]:
    found = _told(info, "FileShareName")
    return found if isinstance(found, Unknown) else Known(str(found[0]))


def _share_flow(kind: str, name: str) -> Any:
    def read(document: Document, info: Any) -> Value[tuple[Flow, ...]]:
        found = _told(info, name)
        if isinstance(found, Unknown):
            return found
        told = flow(document, kind, found[0]) if found[0] else None
        return told if isinstance(told, Unknown) else Known((told,) if told else ())

    return read


def _share(type: str, answer: str, live: Live | None = None) -> Mapping:
    """Return the row of a file share: what is written to it lies in a bucket, under the share's key."""
    return row(
        type,
        Store,
        "storagegateway",
        name=Field(At("file_share_name"), Derived((answer,), _share_name, lenient=True)),
        arns=("list_file_shares.FileShareARN",),
        tags="list_tags_for_resource.Tags",
        chosen=("file_share_name",),
        key=Field(
            key_at("kms_key_arn", _S3_OWN, encrypted="kms_encrypted", unless=False),
            Derived((answer,), _share_key, lenient=True),
        ),
        deliveries=Field(
            flows_at("file share", "location_arn"),
            Derived((answer,), _share_flow("file share", "LocationARN"), lenient=True),
        ),
        logs=Field(
            flows_at("audit log", "audit_destination_arn"),
            Derived((answer,), _share_flow("audit log", "AuditDestinationARN"), lenient=True),
        ),
        live=live,
        read_with="" if live else "aws_storagegateway_nfs_file_share",
    )


_NFS = "describe_nfs_file_shares.NFSFileShareInfoList"
_SMB = "describe_smb_file_shares.SMBFileShareInfoList"


def _share_type(document: Document) -> str:
    smb = document.values["list_file_shares"].get("FileShareType") == "SMB"
    return "aws_storagegateway_smb_file_share" if smb else "aws_storagegateway_nfs_file_share"


def _volume_key(document: Document, info: Any) -> Value[Ref | None]:
    found = _told(info, "KMSKey")
    return found if isinstance(found, Unknown) else key_of(document, found[0], _VOLUME_OWN)


# https://docs.aws.amazon.com/storagegateway/latest/vgw/encryption.html
_VOLUME_OWN = "a gateway's volume is under a key of S3's own unless told otherwise"


def _volume_name(document: Document, info: Any) -> Value[str]:
    found = _told(info, "TargetName")
    return found if isinstance(found, Unknown) else Known(str(found[0]))


def _volume(type: str, answer: str, live: Live | None = None) -> Mapping:
    return row(
        type,
        Store,
        "storagegateway",
        name=Field(At("target_name"), Derived((answer,), _volume_name, lenient=True)),
        arns=("list_volumes.VolumeARN",),
        tags="list_tags_for_resource.Tags",
        key=Field(
            key_at("kms_key", _VOLUME_OWN, encrypted="kms_encrypted", unless=False),
            Derived((answer,), _volume_key, lenient=True),
        ),
        live=live,
        read_with="" if live else "aws_storagegateway_cached_iscsi_volume",
    )


_CACHED = "describe_cached_iscsi_volumes.CachediSCSIVolumes"
_STORED = "describe_stored_iscsi_volumes.StorediSCSIVolumes"


def _volume_type(document: Document) -> str:
    stored = "STORED" in str(document.values["list_volumes"].get("VolumeType")).upper()
    return "aws_storagegateway_stored_iscsi_volume" if stored else "aws_storagegateway_cached_iscsi_volume"


def _gateway_call(operation: str, permission: str, parameter: str, field: str) -> Call:
    # Asked of the other kind, it says that there is none.
    absent = ("InvalidGatewayRequestException",)
    return Call(operation, f"storagegateway:{permission}", {parameter: [f"{{{field}}}"]}, absent=absent)


def _gateway_tags(field: str) -> Call:
    return Call("list_tags_for_resource", "storagegateway:ListTagsForResource", {"ResourceARN": f"{{{field}}}"})


GATEWAYS: tuple[Mapping, ...] = (
    _share(
        "aws_storagegateway_nfs_file_share",
        _NFS,
        Live(
            service="storagegateway",
            list=Call("list_file_shares", "storagegateway:ListFileShares", items="FileShareInfoList"),
            details=(
                _gateway_call("describe_nfs_file_shares", "DescribeNFSFileShares", "FileShareARNList", "FileShareARN"),
                _gateway_call("describe_smb_file_shares", "DescribeSMBFileShares", "FileShareARNList", "FileShareARN"),
                _gateway_tags("FileShareARN"),
            ),
            id=lambda document: str(document.values["list_file_shares"]["FileShareARN"]),
            type=_share_type,
        ),
    ),
    _share("aws_storagegateway_smb_file_share", _SMB),
    _volume(
        "aws_storagegateway_cached_iscsi_volume",
        _CACHED,
        Live(
            service="storagegateway",
            list=Call("list_volumes", "storagegateway:ListVolumes", items="VolumeInfos"),
            details=(
                _gateway_call("describe_cached_iscsi_volumes", "DescribeCachediSCSIVolumes", "VolumeARNs", "VolumeARN"),
                _gateway_call("describe_stored_iscsi_volumes", "DescribeStorediSCSIVolumes", "VolumeARNs", "VolumeARN"),
                _gateway_tags("VolumeARN"),
            ),
            id=lambda document: str(document.values["list_volumes"]["VolumeARN"]),
            type=_volume_type,
        ),
    ),
    _volume("aws_storagegateway_stored_iscsi_volume", _STORED),
)
