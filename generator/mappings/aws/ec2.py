"""What the rows of EC2 share: names that its answers leave out, places smaller than a region, keys of block devices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    aws_location,
    flattened,
    flows,
    is_on,
    key_of,
    names,
    own_key,
    partition_of,
    region_of,
    zone,
)
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Reader

DEFAULT_KEY = "alias/aws/ebs"
"""What encrypts where no key is named, unless the region's default was set to another.

https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html
"""
NOT_ENCRYPTED = "EBS does not encrypt unless told to, here or for the whole region"
"""https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html"""

NAMELESS = Field(Always(Known(())), Always(Known(())))
"""The identities of a setting that nothing refers to."""


def ec2_arn(document: Document, resource: str, name: str, owned: bool = True) -> str:
    """Return the ARN that EC2's answers leave out; images and snapshots have no account in theirs.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    """
    account = account_of(document) if owned else ""
    return f"arn:{partition_of(document)}:ec2:{region_of(document)}:{account}:{resource}/{name}"


def ec2_id(call: str, field: str, resource: str, owned: bool = True) -> Callable[[Document], str]:
    """Return a function that makes the ARN of a listed item from its short id."""

    def make(document: Document) -> str:
        return ec2_arn(document, resource, document.values[call][field], owned)

    return make


def ec2_identities(call: str, field: str, resource: str, owned: bool = True) -> Field:
    """Return the names of what goes by a short id that is unique in the world, and by an ARN made of it."""

    def live(document: Document, name: Any) -> Value[tuple[str, ...]]:
        return Known((ec2_arn(document, resource, name, owned), name))

    return Field(Derived(("arn", "id"), names, lenient=True), Derived((f"{call}.{field}",), live))


def setting_id(name: str) -> Callable[[Document], str]:
    """Return a function that makes an id for a setting of a whole region."""

    def make(document: Document) -> str:
        return f"arn:{partition_of(document)}:ec2:{region_of(document)}:{account_of(document)}:{name}"

    return make


def zone_or_outpost(terraform: str, api: str, outpost: str, live_outpost: str) -> Field:
    """Return the location of what lies in a zone, unknown on an Outpost: that stands wherever its owner put it.

    https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html
    """
    return Field(
        _off_outpost(zone(terraform, api).terraform, outpost),
        live_zone(api, live_outpost),
        drift=False,
    )


def live_zone(api: str, outpost: str) -> Reader:
    """Return the live half of `zone_or_outpost`."""
    return _off_outpost(zone(api, api).api, outpost)


def _off_outpost(inner: Reader, outpost: str) -> Reader:
    def read(document: Document, found: Any, *_: Any) -> Value[str]:
        if found is None or found == "":
            location: Value[str] = inner(document)
            return location
        return undecided(found) or Unknown(f"{found} stands wherever its owner put it")

    return Derived((outpost, *inner.paths), read, lenient=True)


def device_keys(*devices: tuple[str, str], absent: str = "") -> Reader:
    """Return a reader of the keys of block devices; each is a path of keys and a path of the switches beside them.

    A device that is not encrypted, or whose key is not named, is under none of the customer's.
    """

    def read(document: Document, *values: Any) -> Value[tuple[Ref | None, ...]]:
        found: list[Value[Ref | None]] = [Known(None)] if absent and not _any(values[0]) else []
        for keys, switches in zip(values[::2], values[1::2], strict=True):
            if isinstance(keys, Unknown):
                return keys
            found += [device_key(document, key, switch) for key, switch in _paired(keys, switches)]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(each.value for each in found if isinstance(each, Known)), absent if found else "")

    return Derived(tuple(path for device in devices for path in device), read, lenient=True)


def _any(keys: Any) -> bool:
    return isinstance(keys, Unknown) or bool(keys)


def _paired(keys: Any, switches: Any) -> list[tuple[Any, Any]]:
    keys = keys if isinstance(keys, list) else [keys] if keys is not None else []
    switches = switches if isinstance(switches, list) else [switches] * len(keys)
    return list(zip(keys, switches, strict=True))


def device_key(document: Document, key: Any, encrypted: Any) -> Value[Ref | None]:
    """Return the key of one block device, from the key and the switch that are given for it."""
    if key is None and isinstance(encrypted, Unknown):
        return encrypted
    if encrypted in (False, "false"):
        return Known(None)
    if key is None and is_on(encrypted):
        return own_key(document, DEFAULT_KEY)
    return key_of(document, key, NOT_ENCRYPTED)


def in_subnet(zone: str, subnet: str, *elsewhere: str) -> Reader:
    """Return a reader of where something in a subnet is: the zone at `zone`, else where the subnet at `subnet` is.

    What stands at `elsewhere` would decide the zone in place of the two; without any of them it is the region.
    """

    def read(document: Document, found: Any, inside: Any, region: Any, *others: Any) -> Value[str | Ref]:
        if found:
            return Known(found) if isinstance(found, str) else undecided(found) or Unknown("its zone is not known")
        if inside:
            return inside if isinstance(inside, Unknown) else Known(inside if isinstance(inside, Ref) else Ref(inside))
        if any(others):
            return undecided(*others) or Unknown("something else decides its zone; name the zone to be sure")
        return aws_location(document, region)

    return Derived((zone, subnet, "region", *elsewhere), read, lenient=True)


def zones_at(*paths: str) -> Reader:
    """Return a reader of the flows to those zones at `paths` that are none of the region's own.

    The name of a Local or Wavelength Zone says nothing of its country: eu-west-3-cmn-wlz-1a stands in Casablanca.
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
    """

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        zones = list(flattened(values))
        region = aws_location(document, document.values.get("region"))
        if zones and isinstance(region, Unknown):
            return region
        return flows(document, "zone", [zone for zone in zones if not _is_own(zone, region_of(document))])

    return Derived(paths, read, lenient=True)


def _is_own(zone: Any, region: str) -> bool:
    return isinstance(zone, str) and zone[:-1] == region
