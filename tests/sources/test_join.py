"""Companions and their owners: how they name each other, and what becomes of those that cannot be matched."""

from typing import Any

import pytest

from generator.facts import Bucket, Index, Inventory, Key, Known, Ref, Unknown
from generator.mappings import MAPPINGS
from generator.sources.block import Block, ProviderBlock, Reading
from generator.sources.join import to_inventory

FRANKFURT = Known("eu-central-1")
ON = {"versioning_configuration": [{"status": "Enabled"}]}
OFF = {"versioning_configuration": [{"status": "Suspended"}]}
BLOCKED = dict.fromkeys(
    ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"), True
)


def block(address: str, /, **values: Any) -> Block:
    kind = address.rpartition("module.")[2].split(".")[1 if "module." in address else 0]
    return Block(address, kind, values, region=FRANKFURT, project=Known("acme-prod"))


def join(*blocks: Block, **more: Any) -> Inventory:
    return to_inventory(Reading("test", list(blocks), **more))


def fact(inventory: Inventory, name: str) -> Any:
    (found,) = (fact for fact in inventory.facts if fact.id == name)
    return found


def versioned(inventory: Inventory, name: str = "aws_s3_bucket.b") -> Any:
    found = fact(inventory, name)
    assert isinstance(found, Bucket)
    return found.versioned


@pytest.mark.parametrize(
    ("bucket", "names"),
    [
        ("aws_s3_bucket.b", "acme"),
        ("aws_s3_bucket.b", "arn:aws:s3:::acme"),
        ("aws_s3_bucket.b", Ref("aws_s3_bucket.b")),
        ("aws_s3_bucket.b[0]", Ref("aws_s3_bucket.b[0]")),
        ('aws_s3_bucket.b["a.b[c]"]', Ref('aws_s3_bucket.b["a.b[c]"]')),
        ("aws_s3_bucket.b[0]", Ref("aws_s3_bucket.b")),
        ("module.m.aws_s3_bucket.b", Ref("module.m.aws_s3_bucket.b")),
        ('module.m["x"].module.n[0].aws_s3_bucket.b', Ref('module.m["x"].module.n[0].aws_s3_bucket.b')),
        ("module.m.aws_s3_bucket.b", "acme"),
    ],
    ids=str,
)
def test_a_companion_joins_its_owner(bucket: str, names: Any) -> None:
    found = join(block(bucket, bucket="acme"), block("aws_s3_bucket_versioning.v", bucket=names, **ON))
    assert versioned(found, bucket) == Known(True)
    assert [f.id for f in found.facts] == [bucket]
    assert found.resources == 2 and not found.uncovered


def test_a_reference_to_a_companion_is_one_to_its_owner() -> None:
    found = join(
        block("aws_kms_key.k"),
        block("aws_kms_alias.a", name="alias/a", target_key_id=Ref("aws_kms_key.k")),
        block("aws_s3_bucket.b", bucket="acme"),
        block("aws_s3_bucket_versioning.v", bucket=Ref("aws_s3_bucket.b"), **ON),
        block("aws_s3_bucket_public_access_block.p", bucket=Ref("aws_s3_bucket_versioning.v"), **BLOCKED),
    )
    bucket = fact(found, "aws_s3_bucket.b")
    assert (bucket.versioned, bucket.public_access) == (Known(True), Known("blocked"))
    assert Index(found.facts).find(Ref("aws_kms_alias.a")) is fact(found, "aws_kms_key.k")
    assert len(found.facts) == 2


def test_companions_that_refer_to_each_other_are_undecided() -> None:
    found = join(
        block("aws_s3_bucket.b", bucket="acme"),
        block("aws_s3_bucket_versioning.v", bucket=Ref("aws_s3_bucket_acl.a"), **ON),
        block("aws_s3_bucket_acl.a", bucket=Ref("aws_s3_bucket_versioning.v"), acl="private"),
    )
    assert isinstance(versioned(found), Unknown)


def test_two_companions_of_a_kind_decide_nothing() -> None:
    found = join(
        block("aws_s3_bucket.b", bucket="acme"),
        block("aws_s3_bucket_versioning.v", bucket=Ref("aws_s3_bucket.b"), **ON),
        block("aws_s3_bucket_versioning.w", bucket="acme", **OFF),
    )
    assert isinstance(versioned(found), Unknown)


@pytest.mark.parametrize(
    "owner",
    [
        Unknown("known after apply"),
        Ref("aws_s3_bucket.many"),
        Ref("local_file.name"),
        Ref("module.m"),
        Ref('module.m["a"]'),
        None,
        ["acme"],
    ],
    ids=str,
)
def test_an_unclaimed_companion_makes_owners_that_lack_one_unknown(owner: Any) -> None:
    found = join(
        block("aws_s3_bucket.b", bucket="acme"),
        block("aws_s3_bucket.c", bucket="other"),
        block("aws_s3_bucket_versioning.c", bucket="other", **OFF),
        block("module.m.aws_s3_bucket.d", bucket="elsewhere"),
        block("aws_s3_bucket_versioning.v", bucket=owner, **ON),
    )
    assert isinstance(versioned(found), Unknown)
    assert versioned(found, "aws_s3_bucket.c") == Known(False)
    assert isinstance(versioned(found, "module.m.aws_s3_bucket.d"), Known)
    assert len(found.facts) == 3


def test_a_reference_to_one_of_several_instances_is_to_none_of_them() -> None:
    found = join(
        block("aws_kms_key.k[0]"),
        block("aws_kms_key.k[1]"),
        block("aws_s3_bucket.b[0]", bucket="acme"),
        block("aws_s3_bucket.b[1]", bucket="other"),
        block("aws_s3_bucket_versioning.v", bucket=Ref("aws_s3_bucket.b"), **ON),
    )
    assert isinstance(versioned(found, "aws_s3_bucket.b[0]"), Unknown)
    assert isinstance(versioned(found, "aws_s3_bucket.b[1]"), Unknown)
    assert isinstance(Index(found.facts).find(Ref("aws_kms_key.k")), Unknown)


def test_an_unclaimed_companion_without_candidates_is_a_fact_of_its_own() -> None:
    found = join(
        block("aws_s3_bucket.b", bucket="acme"),
        block("module.m.aws_s3_bucket_versioning.v", bucket=Unknown("later"), **ON),
    )
    assert [fact.id for fact in found.facts] == [
        "aws_s3_bucket.b",
        "module.m.aws_s3_bucket_versioning.v -> a resource that cannot be told",
    ]
    assert versioned(found) == Known(False, "a bucket keeps one version of an object unless told otherwise")


def test_an_orphan_companion_is_a_fact_that_is_unknown_but_for_what_it_says() -> None:
    found = join(
        block("aws_s3_bucket_versioning.v", bucket="elsewhere", **ON),
        block("aws_s3_bucket_public_access_block.p", bucket="elsewhere", **BLOCKED),
        block("aws_s3_bucket_versioning.w", bucket=Ref("data.aws_s3_bucket.d"), **ON),
    )
    assert [f.id for f in found.facts] == [
        "aws_s3_bucket_public_access_block.p -> s3:elsewhere",
        "aws_s3_bucket_versioning.w -> data.aws_s3_bucket.d",
    ]
    bucket = found.facts[0]
    assert isinstance(bucket, Bucket)
    assert (bucket.versioned, bucket.public_access) == (Known(True), Known("blocked"))
    # What the row never reads no companion can tell: no bucket has it, and the kind's own value stands.
    told = {"versioned", "public_access"}
    dark = [getattr(bucket, name) for name in (*MAPPINGS[bucket.type].fields, "project") if name not in told]
    assert dark and all(isinstance(value, Unknown) for value in dark)
    unread = set(bucket.__struct_fields__) - set(MAPPINGS[bucket.type].fields) - {"project", *PLAIN}
    assert bucket.given is False and all(isinstance(getattr(bucket, name), Known) for name in unread - {"given"})


PLAIN = ("id", "type", "provider", "service", "identities", "origin")


@pytest.mark.parametrize(
    "kind", ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key"]
)
@pytest.mark.parametrize("by", ["reference", "arn", "id"])
def test_an_alias_finds_a_key_of_any_type(kind: str, by: str) -> None:
    arn = "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"
    target: Any = {"reference": Ref(f"{kind}.k"), "arn": arn, "id": arn[-36:]}[by]
    keys = [
        block(f"{each}.k", **({"arn": arn, "id": arn[-36:]} if each == kind else {}), primary_key_arn="arn:x")
        for each in ("aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key")
    ]
    found = join(*keys, block("aws_kms_alias.a", name="alias/data", target_key_id=target))
    names = {fact.id: fact.name for fact in found.facts}
    assert names.pop(f"{kind}.k") == Known("alias/data")
    assert all(isinstance(name, Unknown) for name in names.values()) and len(names) == 3
    assert Index(found.facts).find(Ref("kms:eu-central-1:alias/data")) is fact(found, f"{kind}.k")


def test_an_alias_of_something_that_is_no_key_is_kept() -> None:
    found = join(
        block("aws_s3_bucket.b", bucket="acme"),
        block("aws_kms_alias.a", name="alias/data", target_key_id=Ref("aws_s3_bucket.b")),
    )
    assert [type(fact) for fact in found.facts] == [Key, Bucket] and isinstance(found.facts[0], Key)


def test_names_in_an_unknown_region_meet_nothing() -> None:
    nowhere = Unknown("unset")
    key = Block("aws_kms_key.k", "aws_kms_key", {}, region=nowhere)
    alias = Block("aws_kms_alias.a", "aws_kms_alias", {"name": "alias/x", "target_key_id": Ref("aws_kms_key.k")})
    rule = [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms", "kms_master_key_id": "alias/x"}]}]
    inline = {"server_side_encryption_configuration": [{"rule": rule}]}
    found = join(key, alias, Block("aws_s3_bucket.b", "aws_s3_bucket", inline, region=nowhere))
    bucket = fact(found, "aws_s3_bucket.b")
    assert isinstance(Index(found.facts).find(bucket.key.value), Unknown)


TLS = {"spec": [{"rules": [{"enforce": "TRUE"}]}]}
SECURE = "projects/acme-prod/policies/storage.secureHttpTransport"


def tls(*blocks: Block) -> Any:
    return fact(join(*blocks), "google_storage_bucket.b").tls_only


def policy(**values: Any) -> Block:
    return block("google_org_policy_policy.p", **{"name": SECURE, "parent": "projects/acme-prod", **TLS, **values})


GOOGLE = block("google_storage_bucket.b", name="acme", location="EU")


def google(**values: Any) -> Block:
    return block("google_storage_bucket.b", name="acme", location="EU", **values)


def test_a_policy_of_a_project_joins_every_bucket_of_it() -> None:
    inventory = join(google(), block("module.m.google_storage_bucket.c", name="x", location="EU"), policy())
    assert {fact.id: fact.tls_only for fact in inventory.facts if isinstance(fact, Bucket)} == {
        "google_storage_bucket.b": Known(True),
        "module.m.google_storage_bucket.c": Known(True),
    }


@pytest.mark.parametrize(
    ("bucket", "given", "wanted"),
    [
        (google(project="acme-other"), policy(), Known(False)),
        (google(project="acme-other"), policy(parent="projects/acme-other"), Known(True)),
        (google(), policy(parent="folders/123"), Known(False)),
        (google(), policy(name="projects/acme-prod/policies/gcp.resourceLocations"), Known(False)),
        (google(), policy(spec=[{"rules": [{"enforce": "FALSE"}]}]), Known(False)),
        (google(), policy(spec=[]), Known(False)),
        (google(), policy(spec=[{"rules": [{"enforce": "TRUE", "condition": [{"expression": "x"}]}]}]), Known(False)),
        (
            google(),
            policy(spec=[{"rules": [{"enforce": "TRUE"}, {"enforce": "FALSE", "condition": [{"expression": "x"}]}]}]),
            Known(False),
        ),
        (
            google(),
            policy(parent=Ref("google_project.p"), name="projects/x/policies/gcp.resourceLocations"),
            Known(False),
        ),
    ],
    ids=range(9),
)
def test_a_policy_counts_where_it_holds(bucket: Block, given: Block, wanted: Any) -> None:
    assert tls(bucket, given) == wanted


@pytest.mark.parametrize(
    "given",
    [
        policy(parent=Ref("google_project.p")),
        policy(parent=Unknown("later")),
        policy(name=Unknown("later")),
        policy(spec=Unknown("later")),
        policy(spec=[{"rules": Unknown("later")}]),
        policy(spec=[{"rules": [{"enforce": Unknown("later")}]}]),
    ],
    ids=range(6),
)
def test_a_policy_in_doubt_decides_nothing(given: Block) -> None:
    assert isinstance(tls(google(), given), Unknown)


def test_a_policy_whose_project_is_unknown_makes_no_bucket() -> None:
    found = join(block("aws_s3_bucket.b", bucket="acme"), policy(parent=Ref("google_project.p")))
    assert {fact.type for fact in found.facts} == {"aws_s3_bucket", "google_org_policy_policy"}


@pytest.mark.parametrize("name", ["acme", "b/acme", "gs://acme", "https://www.googleapis.com/storage/v1/b/acme"])
def test_a_public_member_is_found_by_any_name_of_its_bucket(name: str) -> None:
    member = block("google_storage_bucket_iam_member.m", bucket=name, role="r", member="allUsers")
    assert fact(join(google(), member), "google_storage_bucket.b").public_access == Known("public")


def test_what_no_row_knows_is_counted_and_what_is_harmless_is_not() -> None:
    found = join(
        block("aws_unheard_of.a"), block("aws_unheard_of.b"), block("aws_iam_role.r"), block("random_id.r"),
        Block("data.aws_ami.a", "aws_ami", {}, mode="data"),
    )  # fmt: skip
    assert found.uncovered == {"aws_unheard_of": 2} and found.resources == 4 and not found.facts


def test_a_policy_document_is_read_in_place_of_its_reference() -> None:
    statement = {"effect": "Deny", "actions": ["s3:*"], "resources": ["*"],
                 "principals": [{"type": "*", "identifiers": ["*"]}],
                 "condition": [{"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]}]}  # fmt: skip
    document = Block("data.aws_iam_policy_document.d", "aws_iam_policy_document", {"statement": [statement]}, "data")
    given = block("aws_s3_bucket_policy.p", bucket="acme", policy=Ref("data.aws_iam_policy_document.d"))
    found = join(block("aws_s3_bucket.b", bucket="acme"), given, document)
    assert fact(found, "aws_s3_bucket.b").tls_only == Known(True)
    alone = join(block("aws_s3_bucket.b", bucket="acme"), given)
    assert isinstance(fact(alone, "aws_s3_bucket.b").tls_only, Unknown)


def test_a_provider_block_is_an_operator() -> None:
    unknown = Unknown("environment")
    providers = [
        ProviderBlock("provider.aws", "aws", FRANKFURT, unknown),
        ProviderBlock("provider.aws.sovereign", "aws", Known("eusc-de-east-1"), unknown),
        ProviderBlock("provider.aws.unset", "aws", unknown, unknown),
        ProviderBlock("provider.aws.wrong", "aws", Known("eu-west-99"), unknown),
        ProviderBlock("provider.google", "google", Known("europe-west3"), Known("s3nsapis.fr")),
    ]
    found = {fact.id: fact.operator for fact in join(providers=providers).facts}  # type: ignore[union-attr]
    assert found["provider.aws"] == Known("aws")
    assert found["provider.aws.sovereign"] == Known("aws-eusc")
    assert found["provider.google"] == Known("s3nsapis.fr")
    assert isinstance(found["provider.aws.unset"], Unknown) and isinstance(found["provider.aws.wrong"], Unknown)


def test_facts_do_not_depend_on_the_order_of_blocks() -> None:
    blocks = [
        ("aws_s3_bucket.b", {"bucket": "acme"}),
        ("aws_s3_bucket_versioning.v", {"bucket": "acme", **ON}),
        ("aws_kms_key.k", {}),
        ("aws_kms_alias.a", {"name": "alias/a", "target_key_id": Ref("aws_kms_key.k")}),
        ("aws_kms_alias.b", {"name": "alias/b", "target_key_id": Ref("aws_kms_key.k")}),
    ]
    forward = join(*(block(address, **values) for address, values in blocks))
    backward = join(*(block(address, **values) for address, values in reversed(blocks)))
    assert forward == backward


def rule(name: Any = "all", **more: Any) -> Block:
    return block("aws_cloudwatch_event_rule.r", name=name, event_bus_name="orders", **more)


def target(address: str = "aws_cloudwatch_event_target.t", **more: Any) -> Block:
    values = {"rule": "all", "event_bus_name": "orders", "arn": "arn:aws:sqs:eu-central-1:111122223333:q"}
    return block(address, **(values | more))


@pytest.mark.parametrize("bus", ["orders", "arn:aws:events:eu-central-1:111122223333:event-bus/orders"])
def test_a_target_joins_the_rule_of_its_name_and_bus(bus: str) -> None:
    found = fact(join(rule(), target(event_bus_name=bus)), "aws_cloudwatch_event_rule.r")
    (flow,) = found.deliveries.value
    assert flow.to == Ref("arn:aws:sqs:eu-central-1:111122223333:q")


def test_a_target_of_another_bus_is_another_rules() -> None:
    found = join(rule(), target(event_bus_name="other"))
    assert fact(found, "aws_cloudwatch_event_rule.r").deliveries == Known(())
    assert len(found.facts) == 2


@pytest.mark.parametrize("bus", [Unknown("later"), Ref("random_id.r")])
def test_one_of_several_does_not_settle_whose_another_is(bus: Any) -> None:
    found = join(rule(), target(), target("aws_cloudwatch_event_target.u", event_bus_name=bus))
    assert isinstance(fact(found, "aws_cloudwatch_event_rule.r").deliveries, Unknown)


def test_a_name_that_is_not_known_may_be_the_one_a_companion_means() -> None:
    found = join(rule(Unknown("later")), target())
    assert isinstance(fact(found, "aws_cloudwatch_event_rule.r").deliveries, Unknown)
    assert len(found.facts) == 1
