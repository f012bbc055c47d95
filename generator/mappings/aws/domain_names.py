"""Zones of Route 53: names, which every edge location of the partition keeps."""

from __future__ import annotations

from typing import Any

from generator import geography
from generator.facts import Flow, Known, Route, Unknown, Value
from generator.mappings.aws.common import names, partition_of, row
from generator.mappings.read import At, Derived, blocks
from generator.mappings.schema import Call, Document, Field, Live, Mapping


def names_lie(document: Document, *_: Any) -> Value[str]:
    """Return where Route 53 keeps names: everywhere in the partition.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/disaster-recovery-resiliency.html
    """
    # Route 53 keeps a zone in every edge location of the partition; a partition of one region has no other.
    if isinstance(document.region, Unknown) or geography.partition_of(document.region.value) == "aws-eusc":
        return document.region
    return Known("global")


def _private_names(document: Document, networks: Any) -> Value[tuple[Flow, ...]]:
    """Return the way of a private zone's names; those of a public one are published to the world anyway."""
    found = blocks(networks)
    return found if isinstance(found, Unknown) else _names_of(document, bool(found))


def _names_of(document: Document, private: Any) -> Value[tuple[Flow, ...]]:
    where = names_lie(document)
    if isinstance(where, Unknown) and private:
        return where
    return Known((Flow("private names", where.value),) if private and isinstance(where, Known) else ())


_ZONES = "list_hosted_zones"
ROUTE53 = {
    "aws": "us-east-1",
    "aws-cn": "cn-northwest-1",
    "aws-eusc": "eusc-de-east-1",
    "aws-us-gov": "us-gov-west-1",
}
"""https://docs.aws.amazon.com/general/latest/gr/r53.html: one zone list a partition."""

DOMAIN_NAMES: tuple[Mapping, ...] = (
    row(
        "aws_route53_zone",
        Route,
        "route53",
        name=Field(At("name"), At(f"{_ZONES}.Name", convert=lambda name: name.removesuffix("."))),
        location=Field(Derived((), names_lie), Derived((), names_lie), drift=False),
        match=("name",),
        identities=Field(
            Derived(("arn", "zone_id"), names, lenient=True),
            Derived((f"{_ZONES}.Id",), lambda document, found: Known((found.rpartition("/")[2],))),
        ),
        # Its tags are asked for by an id that the list writes otherwise.
        tagged=False,
        deliveries=Field(
            Derived(("vpc",), _private_names, lenient=True),
            Derived((f"{_ZONES}.Config.PrivateZone",), _names_of),
        ),
        live=Live(
            service="route53",
            per="account",
            homes=ROUTE53,
            list=Call(_ZONES, "route53:ListHostedZones", items="HostedZones"),
            id=lambda document: f"arn:{partition_of(document)}:route53:::{document.values[_ZONES]['Id'].strip('/')}",
        ),
    ),
)
