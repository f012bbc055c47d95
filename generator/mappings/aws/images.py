"""AWS machine images and who may start them."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Known, PublicAccess, Ref, Route, Unknown, Value
from generator.mappings.aws.common import flattened, key_or, row
from generator.mappings.aws.ec2 import DEFAULT_KEY, NAMELESS, NOT_ENCRYPTED, ec2_id, ec2_identities, setting_id
from generator.mappings.read import Always, At, Derived, To, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

_PERMISSION = "aws_ami_launch_permission"
_LIVE_PERMISSION = "describe_image_attribute.LaunchPermissions"
_DEVICES = "describe_images.BlockDeviceMappings"

# An image is under the keys of its snapshots: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html


def _snapshots(document: Document, snapshots: Any) -> Value[tuple[Ref | None, ...]]:
    found = list(flattened([snapshots]))
    # How many devices there are is not known where all of them come from one reference.
    unknown = undecided(snapshots) or next((each for each in found if isinstance(each, Unknown)), None)
    if unknown:
        return unknown
    return Known(tuple(each if isinstance(each, Ref) else Ref(str(each)) for each in found))


def _live_snapshots(document: Document, devices: Any) -> Value[tuple[Ref | None, ...]]:
    volumes = [device["Ebs"] for device in devices or () if device.get("Ebs")]
    return Known(tuple(Ref(v["SnapshotId"]) if v.get("Encrypted") and "SnapshotId" in v else None for v in volumes))


def _first(document: Document, found: Value[tuple[Ref | None, ...]]) -> Value[Ref | None]:
    if isinstance(found, Unknown):
        return found
    return Known(found.value[0]) if found.value else Known(None, NOT_ENCRYPTED)


def _rest(found: Value[tuple[Ref | None, ...]]) -> Value[tuple[Ref | None, ...]]:
    return found if isinstance(found, Unknown) else Known(found.value[1:])


_ONE = Derived((_DEVICES,), lambda document, devices: _first(document, _live_snapshots(document, devices)))
_MORE = Derived((_DEVICES,), lambda document, devices: _rest(_live_snapshots(document, devices)))
_SNAPSHOTS = "ebs_block_device.*.snapshot_id"


# Who may start it


def grantees_at(*paths: str) -> Reader:
    """Return a reader of the accounts and organisations at `paths` that may start an image; `all` is everybody."""

    def read(document: Document, *found: Any) -> Value[tuple[str, ...]]:
        names = list(flattened(found))
        if unknown := undecided(*names):
            return unknown
        return Known(tuple(sorted({_grantee(str(name)) for name in names})))

    return Derived(paths, read, lenient=True)


def _grantee(name: str) -> str:
    # arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-x: a part of the organisation o-a1b2c3d4e5
    if name.startswith("arn:"):
        return name.split("/")[1] if "/" in name else name
    return "*" if name == "all" else name


def _public(document: Document, groups: Any) -> Value[PublicAccess]:
    found = list(flattened([groups]))
    return Known("public") if "all" in found else undecided(*found) or Known("private")


def _live_public(document: Document, public: Any) -> Value[PublicAccess]:
    return Known("public" if public else "private")


def _image_type(document: Document) -> str:
    item = document.values["describe_images"]
    if item.get("SourceImageId"):
        return "aws_ami_copy"
    return "aws_ami_from_instance" if item.get("SourceInstanceId") else "aws_ami"


def _image(
    type: str, key: Reader, more: Reader | None = None, chosen: tuple[str, ...] = (), live: Live | None = None
) -> Mapping:
    return row(
        type,
        Backup,
        "ami",
        name=Field(At("name"), At("describe_images.Name")),
        identities=ec2_identities("describe_images", "ImageId", "image", owned=False),
        tags="describe_images.Tags",
        chosen=chosen,
        companions=(Companion(_PERMISSION, "image_id", several=True),),
        # An image's keys never change; live they are told by its snapshots.
        key=Field(key, _ONE, drift=False),
        more_keys=Field(more or Always(Known(())), _MORE, drift=False),
        public_access=Field(
            Derived((f"{_PERMISSION}.*.group",), _public, lenient=True),
            Derived(("describe_images.Public",), _live_public),
        ),
        shared_with=Field(
            grantees_at(
                f"{_PERMISSION}.*.account_id",
                f"{_PERMISSION}.*.group",
                f"{_PERMISSION}.*.organization_arn",
                f"{_PERMISSION}.*.organizational_unit_arn",
            ),
            grantees_at(
                f"{_LIVE_PERMISSION}.*.UserId",
                f"{_LIVE_PERMISSION}.*.Group",
                f"{_LIVE_PERMISSION}.*.OrganizationArn",
                f"{_LIVE_PERMISSION}.*.OrganizationalUnitArn",
            ),
        ),
        live=live,
        read_with="" if live else "aws_ami",
    )


# The block of new shares


_STATE = "get_image_block_public_access_state.ImageBlockPublicAccessState"


def _blocked(document: Document, state: Any) -> Value[PublicAccess]:
    # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
    return Known("blocked" if state == "block-new-sharing" else "not blocked")


def _state(document: Document) -> str:
    return str(document.values["get_image_block_public_access_state"].get("ImageBlockPublicAccessState"))


IMAGES: tuple[Mapping, ...] = (
    _image(
        "aws_ami",
        Derived((_SNAPSHOTS,), lambda document, found: _first(document, _snapshots(document, found)), lenient=True),
        Derived((_SNAPSHOTS,), lambda document, found: _rest(_snapshots(document, found)), lenient=True),
        ("ebs_block_device",),
        Live(
            service="ec2",
            list=Call("describe_images", "ec2:DescribeImages", {"Owners": ["self"]}, items="Images"),
            details=(
                Call(
                    "describe_image_attribute",
                    "ec2:DescribeImageAttribute",
                    {"ImageId": "{ImageId}", "Attribute": "launchPermission"},
                ),
            ),
            id=ec2_id("describe_images", "ImageId", "image", owned=False),
            type=_image_type,
        ),
    ),
    _image(
        "aws_ami_copy",
        key_or(DEFAULT_KEY, "kms_key_id", encrypted="encrypted", unless=False),
        chosen=("kms_key_id",),
    ),
    # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html: the keys are the instance's.
    _image("aws_ami_from_instance", To("source_instance_id")),
    row(
        "aws_ec2_image_block_public_access",
        Route,
        "ami",
        name=Field(Always(Known("images")), Always(Known("images"))),
        identities=NAMELESS,
        tagged=False,
        match=("location",),
        public_access=Field(Derived(("state",), _blocked), Derived((_STATE,), _blocked)),
        live=Live(
            service="ec2",
            list=Call("get_image_block_public_access_state", "ec2:GetImageBlockPublicAccessState"),
            id=setting_id("image-block-public-access"),
            skip=lambda document: _state(document) == "unblocked",
            # New accounts have it: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
            given=lambda document: _state(document) == "block-new-sharing",
        ),
    ),
)
