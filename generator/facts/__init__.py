"""What the world is, independent of who says it: values, kinds of fact, inventories."""

from generator.facts.inventory import Index, Inventory, Unreadable
from generator.facts.kinds import (
    CUSTODIES,
    KINDS,
    AnyFact,
    Bucket,
    Custody,
    Fact,
    Flow,
    Key,
    KeyRing,
    KeyStore,
    Operator,
    Origin,
    PublicAccess,
    State,
)
from generator.facts.value import Known, Ref, Unknown, Value

__all__ = [
    "CUSTODIES",
    "KINDS",
    "AnyFact",
    "Bucket",
    "Custody",
    "Fact",
    "Flow",
    "Index",
    "Inventory",
    "Key",
    "KeyRing",
    "KeyStore",
    "Known",
    "Operator",
    "Origin",
    "PublicAccess",
    "Ref",
    "State",
    "Unknown",
    "Unreadable",
    "Value",
]
