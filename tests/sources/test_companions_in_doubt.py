"""A companion that may not exist says nothing for sure, whichever of its readings would be the better one."""

from __future__ import annotations

from generator.facts import Bucket, Known, Unknown
from generator.sources.hcl import read_sources
from generator.sources.join import to_inventory

BUCKET = 'variable "on" {}\nresource "aws_s3_bucket" "b" {\n  bucket = "x"\n}\n'
VERSIONING = """
resource "aws_s3_bucket_versioning" "{name}" {{
  {count}
  bucket = aws_s3_bucket.b.id
  versioning_configuration {{ status = "Enabled" }}
}}
"""


def versioned(*companions: str) -> object:
    inventory = to_inventory(read_sources({"main.tf": BUCKET + "".join(companions)}))
    (bucket,) = (fact for fact in inventory.facts if isinstance(fact, Bucket))
    return bucket.versioned


def test_a_companion_whose_count_is_unknown_leaves_its_owner_unknown() -> None:
    answer = versioned(VERSIONING.format(name="v", count="count = var.on ? 1 : 0"))
    assert isinstance(answer, Unknown)
    assert "aws_s3_bucket_versioning.v[*] sets it, if it exists" in answer.reason


def test_a_certain_companion_does_not_outweigh_one_in_doubt() -> None:
    certain = VERSIONING.format(name="sure", count="")
    doubtful = VERSIONING.format(name="v", count="count = var.on ? 1 : 0")
    assert isinstance(versioned(certain, doubtful), Unknown)
    assert isinstance(versioned(doubtful, certain), Unknown)
    assert versioned(certain) == Known(True)
