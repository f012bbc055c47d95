"""Lightsail: machines, disks and databases that are sold apart from those of EC2 and RDS.

They are under a key of AWS's own, and no setting chooses another.
https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-faq-block-storage.html
Its buckets are left uncovered: their list is given in pages that the SDK does not follow.
"""

from __future__ import annotations

from generator.facts import Compute, Known, Store
from generator.facts.kinds import Fact
from generator.mappings.aws.common import public_if, row, zone
from generator.mappings.read import Always, At
from generator.mappings.schema import Call, Field, Live, Mapping

_OWN = Always(Known(None, "Lightsail encrypts with a key of its own, always"))
_CLOSED = Field(Always(Known(None)), Always(Known(None)))


def _row(type: str, kind: type[Fact], listed: str, items: str, name: str = "name", public: Field = _CLOSED) -> Mapping:
    """Return the row of something of Lightsail's that lies in a zone; `listed` is the call that lists all of it."""
    action = "".join(part.title() for part in listed.split("_"))
    return row(
        type,
        kind,
        "lightsail",
        name=Field(At(name), At(f"{listed}.name")),
        arns=(f"{listed}.arn",),
        tags=f"{listed}.tags",
        location=zone("availability_zone", f"{listed}.location.availabilityZone"),
        key=Field(_OWN, _OWN),
        public_access=public,
        live=Live(
            service="lightsail",
            list=Call(listed, f"lightsail:{action}", items=items),
            id=lambda document: str(document.values[listed]["arn"]),
        ),
    )


LIGHTSAIL: tuple[Mapping, ...] = (
    _row("aws_lightsail_instance", Compute, "get_instances", "instances"),
    _row("aws_lightsail_disk", Store, "get_disks", "disks"),
    _row(
        "aws_lightsail_database",
        Store,
        "get_relational_databases",
        "relationalDatabases",
        name="relational_database_name",
        public=Field(public_if("publicly_accessible"), public_if("get_relational_databases.publiclyAccessible")),
    ),
)
