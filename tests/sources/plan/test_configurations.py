"""Real first plans: what they refer to, and where they lie. The configuration they were made of is asked as well.

The plans are made by `python -m tests.mappings.plans`.
"""

from pathlib import Path

import pytest

from generator.facts import Bucket, Fact, Index, Inventory, Known, Unknown
from generator.judge import judge
from generator.profiles import Profile
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan

FOLDER = Path(__file__).parent / "configurations"
PLAN, HCL = "plan", "hcl"
both = pytest.mark.parametrize("witness", [PLAN, HCL])


def read(name: str, witness: str) -> Inventory:
    folder = FOLDER / name
    reading = read_plan((folder / "plan.json").read_bytes(), name) if witness == PLAN else read_directory(folder)
    return to_inventory(reading)


def buckets(inventory: Inventory) -> dict[str, Bucket]:
    return {fact.id: fact for fact in inventory.facts if isinstance(fact, Bucket)}


def key_of(inventory: Inventory, bucket: Bucket) -> str | None:
    """The id of the key that a bucket is under; None where that is not known."""
    if isinstance(bucket.key, Unknown) or bucket.key.value is None:
        return None
    found = Index(inventory.facts).find(bucket.key.value)
    return found.id if isinstance(found, Fact) else None


@both
def test_however_a_companion_names_its_owner_it_is_found(witness: str) -> None:
    inventory = read("fair", witness)
    assert {name: key_of(inventory, bucket) for name, bucket in buckets(inventory).items()} == {
        "aws_s3_bucket.alias": "aws_kms_key.one",
        "aws_s3_bucket.count[0]": "aws_kms_key.sole[0]",
        "aws_s3_bucket.count[1]": "aws_kms_key.sole[0]",
        "aws_s3_bucket.direct": "aws_kms_key.one",
        'aws_s3_bucket.key["a"]': "aws_kms_key.sole[0]",
        'aws_s3_bucket.key["b"]': "aws_kms_key.sole[0]",
        'aws_s3_bucket.value["a"]': 'aws_kms_key.each["a"]',
        'aws_s3_bucket.value["b"]': 'aws_kms_key.each["b"]',
    }
    report = judge(inventory, Profile(profile="p"))
    assert {f.verdict for f in report.findings if f.control in ("KEY-01", "KEY-02", "RES-01")} == {"pass"}


@both
def test_a_region_comes_from_the_provider_in_use(witness: str) -> None:
    found = {name: bucket.location for name, bucket in buckets(read("regions", witness)).items()}
    unset, secret = found.pop("aws_s3_bucket.unset"), found.pop("aws_s3_bucket.secret")
    local = found.pop("aws_s3_bucket.local")
    assert found == {
        "aws_s3_bucket.default": Known("eu-central-1"),
        "aws_s3_bucket.us": Known("us-east-1"),
        "aws_s3_bucket.variable": Known("eu-west-3"),
        "module.inherited.aws_s3_bucket.this": Known("eu-central-1"),
        "module.passed.aws_s3_bucket.this": Known("us-east-1"),
    }
    assert isinstance(unset, Unknown) and "environment" in unset.reason
    assert isinstance(secret, Unknown) and "eu-north-1" not in secret.reason
    # A plan does not hold locals.
    assert local == Known("eu-west-1") if witness == HCL else isinstance(local, Unknown)


@both
def test_a_key_of_the_same_first_run_is_found_through_modules(witness: str) -> None:
    inventory = read("first-run", witness)
    found = {name: key_of(inventory, bucket) for name, bucket in buckets(inventory).items()}
    assert found['module.store["a"].aws_s3_bucket.this'] == "aws_kms_key.key"
    assert found["aws_s3_bucket.outer"] == "module.keyed.aws_kms_key.own[0]"


def test_what_a_plan_cannot_tell_stays_unknown() -> None:
    found = buckets(read("first-run", PLAN))
    dynamic = found["aws_s3_bucket.dynamic"]
    # A dynamic block of unknown content is not in the configuration of a plan, as if nothing had been written.
    assert isinstance(dynamic.key, Unknown)
    assert isinstance(dynamic.replicas, Unknown)
    assert isinstance(found["aws_s3_bucket.either"].key, Unknown)
    assert isinstance(found["aws_s3_bucket.tagged"].data_class, Unknown)
