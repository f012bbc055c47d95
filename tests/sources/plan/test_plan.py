"""What a plan says will be: actions, gaps, secrets, references."""

import json
from typing import Any

import pytest

from generator.errors import EurofenceError, ExitCode
from generator.facts import Bucket, Key, Known, Ref, Unknown
from generator.findings import Report
from generator.judge import judge
from generator.profiles import Profile
from generator.sources.plan import read_plan
from tests.sources.plan.build import change, configured, facts, inventory, plan, reference

BUCKET = {"bucket": "acme", "tags": None}
ENFORCED = dict.fromkeys(
    ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"), True
)


def report(document: Any) -> Report:
    return judge(inventory(document), Profile(profile="p"))


def bucket(document: Any, address: str = "aws_s3_bucket.b") -> Bucket:
    found = facts(document)[address]
    assert isinstance(found, Bucket)
    return found


@pytest.mark.parametrize(
    ("actions", "lives"),
    [
        (["create"], True),
        (["no-op"], True),
        (["update"], True),
        (["delete", "create"], True),
        (["create", "delete"], True),
        (["forget"], True),
        (["an action of a later Terraform"], True),
        ([], True),
        (["delete"], False),
    ],
)
def test_what_lives_on_is_judged(actions: list[str], lives: bool) -> None:
    before = {} if actions != ["forget"] else {"before": BUCKET}
    after = None if actions in (["delete"], ["forget"]) else BUCKET
    found = inventory(plan([change("aws_s3_bucket.b", after, actions=actions, **before)]))
    names = [fact.name for fact in found.facts if isinstance(fact, Bucket)]
    assert names == ([Known("acme")] if lives else [])


def test_a_deposed_object_goes() -> None:
    changes = [
        change("aws_s3_bucket.b", BUCKET, actions=["no-op"]),
        change("aws_s3_bucket.b", None, actions=["delete"], deposed="abcd", before={"bucket": "old"}),
    ]
    found = inventory(plan(changes))
    assert [fact.name for fact in found.facts if isinstance(fact, Bucket)] == [Known("acme")]


def test_a_data_source_is_no_resource() -> None:
    document = change("data.aws_kms_key.k", {"arn": "x"}, actions=["read"], mode="data")
    found = inventory(plan([document]))
    assert found.resources == 0 and not found.uncovered


def test_a_companion_that_is_deleted_leaves_nothing() -> None:
    """The bucket still shows what the companion set, for a plan's values are those of before the change."""
    shown = {
        **BUCKET,
        "versioning": [{"enabled": True}],
        "server_side_encryption_configuration": [
            {"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms",
                                                                    "kms_master_key_id": "alias/x"}]}]}
        ],
        "policy": json.dumps({"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
                                             "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}),
    }  # fmt: skip
    kept = change("aws_s3_bucket.b", shown, actions=["no-op"])
    before = bucket(plan([kept]))
    assert (before.tls_only, before.versioned) == (Known(True), Known(True)) and before.key != Known(None)
    gone = [
        change(f"aws_s3_bucket_{kind}.b", None, actions=["delete"], before={"bucket": "acme"})
        for kind in ("policy", "versioning", "server_side_encryption_configuration")
    ]
    document = plan([kept, *gone], [configured("aws_s3_bucket.b")])
    after = bucket(document)
    assert (after.tls_only, after.versioned, after.key) == (
        Known(False),
        Known(False, "a bucket keeps one version of an object unless told otherwise"),
        Known(None, "S3 encrypts with a key of its own unless told otherwise"),
    )
    assert inventory(document).resources == 1


def test_a_companion_that_moves_by_deletion_is_undecided() -> None:
    changes = [
        change("aws_s3_bucket.b", BUCKET, actions=["no-op"]),
        change(
            "aws_s3_bucket_public_access_block.old", None, actions=["delete"], before={"bucket": "acme", **ENFORCED}
        ),
        change("aws_s3_bucket_public_access_block.new", {"bucket": "acme", **ENFORCED}),
    ]
    # Terraform does not order the two, so the deletion may come last.
    assert isinstance(bucket(plan(changes)).public_access, Unknown)


def test_a_forgotten_companion_stays() -> None:
    changes = [
        change("aws_s3_bucket.b", BUCKET, actions=["no-op"]),
        change("aws_s3_bucket_public_access_block.b", None, actions=["forget"], before={"bucket": "acme", **ENFORCED}),
    ]
    assert bucket(plan(changes)).public_access == Known("blocked")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"errored": True}, "planning failed"),
        ({"complete": False}, "incomplete"),
        ({"deferred_changes": [{"reason": "provider_config_unknown"}]}, "later plan"),
    ],
)
def test_a_plan_that_is_not_whole_is_never_compliant(more: dict[str, Any], says: str) -> None:
    key = {"enable_key_rotation": True, "rotation_period_in_days": 90, "deletion_window_in_days": 30,
           "multi_region": False}  # fmt: skip
    whole = plan([change("aws_kms_key.k", key)])
    assert report(whole).exit_code == ExitCode.COMPLIANT
    found = report(whole | more)
    assert found.exit_code == ExitCode.INCOMPLETE
    assert says in found.coverage.unreadable[0].reason


@pytest.mark.parametrize("changes", [[], None])
def test_a_plan_without_resources_is_not_compliant(changes: list[Any] | None) -> None:
    document = plan([]) | {"resource_changes": changes, "planned_values": {"root_module": {}}}
    assert report(document).exit_code == ExitCode.INCOMPLETE


def test_a_plan_of_harmless_or_uncovered_types_only_is_not_compliant() -> None:
    assert report(plan([change("random_id.r", {})])).exit_code == ExitCode.INCOMPLETE
    uncovered = report(plan([change("aws_unheard_of.d", {}), change("aws_unheard_of.e", {})]))
    assert uncovered.coverage.uncovered == {"aws_unheard_of": 2}
    assert uncovered.exit_code == ExitCode.INCOMPLETE


def test_a_resource_without_configuration_keeps_its_unknowns() -> None:
    document = plan([change("aws_s3_bucket.b", BUCKET, after_unknown={"versioning": True, "id": True})], [])
    found = bucket(document)
    assert isinstance(found.versioned, Unknown)
    assert isinstance(found.location, Unknown)


def test_a_resource_names_its_own_region() -> None:
    found = bucket(plan([change("aws_s3_bucket.b", BUCKET | {"region": "us-east-1"})]))
    assert found.location == Known("us-east-1")
    later = plan(
        [change("aws_s3_bucket.b", BUCKET, after_unknown={"region": True})],
        [configured("aws_s3_bucket.b", {"region": reference("random_id.r.hex", "random_id.r")})],
    )
    assert isinstance(bucket(later).location, Unknown)


SECRET = "hunter2-hunter2"


def test_nothing_sensitive_leaves_the_plan() -> None:
    values = {"bucket": SECRET, "policy": SECRET, "tags": {"eurofence-class": SECRET},
              "server_side_encryption_configuration": [{"rule": [{"apply_server_side_encryption_by_default": [
                  {"sse_algorithm": "aws:kms", "kms_master_key_id": SECRET}]}]}]}  # fmt: skip
    marks = {"bucket": True, "policy": True, "tags": {"eurofence-class": True},
             "server_side_encryption_configuration": [{"rule": [{"apply_server_side_encryption_by_default": [
                 {"kms_master_key_id": True}]}]}]}  # fmt: skip
    provider = {"aws": {"name": "aws", "expressions": {"region": reference("var.region")}}}
    document = plan(
        [
            change("aws_s3_bucket.b", values, after_sensitive=marks),
            change("aws_s3_bucket.c", values, after_sensitive=True),
            change("aws_s3_bucket.d", None, actions=["forget"], before=values, before_sensitive=marks),
        ],
        providers=provider,
        variables={"region": {"value": SECRET}},
        root={"variables": {"region": {"sensitive": True}}},
    )
    found = inventory(document)
    text = repr(found) + repr(judge(found, Profile(profile="p")))
    assert SECRET not in text
    for name in "bcd":
        fact = bucket(document, f"aws_s3_bucket.{name}")
        assert all(isinstance(value, Unknown) for value in (fact.name, fact.key, fact.data_class, fact.tls_only))


def sse(*references: str) -> dict[str, Any]:
    return {
        "bucket": reference("aws_s3_bucket.b.id", "aws_s3_bucket.b"),
        "rule": [{"apply_server_side_encryption_by_default": [
            {"sse_algorithm": {"constant_value": "aws:kms"}, "kms_master_key_id": reference(*references)}]}],
    }  # fmt: skip


def encrypted(*references: str, **more: Any) -> Bucket:
    rule = [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]
    marks = {"bucket": True, "rule": [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": True}]}]}
    name = "aws_s3_bucket_server_side_encryption_configuration.e"
    document = plan(
        [
            change("aws_s3_bucket.b", BUCKET),
            change(name, {"rule": rule}, after_unknown=marks),
            change('aws_kms_key.k["a"]', {}, index="a"),
        ],
        [configured("aws_s3_bucket.b"), configured(name, sse(*references)), configured("aws_kms_key.k")],
        **more,
    )
    return bucket(document)


def test_a_reference_is_followed_to_the_instance() -> None:
    assert encrypted('aws_kms_key.k["a"].arn', 'aws_kms_key.k["a"]', "aws_kms_key.k").key == Known(
        Ref('aws_kms_key.k["a"]')
    )


@pytest.mark.parametrize(
    "references",
    [
        ("aws_kms_key.k.arn", "aws_kms_key.k", "aws_kms_key.other.arn", "aws_kms_key.other"),
        ("local.keys",),
        ("local.keys", "each.key"),
        ("each.value",),
        ("each.value.arn",),
        ("module.keys",),
        ("module.keys.arn", "module.keys"),
        ("var.key",),
        ("var.key.arn", "var.key"),
        ("path.module",),
        ("count.index",),
        (),
    ],
    ids=str,
)
def test_a_reference_that_the_plan_does_not_resolve_is_unknown(references: tuple[str, ...]) -> None:
    assert isinstance(encrypted(*references).key, Unknown)


def keyed(*references: str) -> Bucket:
    """A bucket whose encryption is one of several by key, and names its key like this."""
    name = "aws_s3_bucket_server_side_encryption_configuration.e"
    rule = [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]
    marks = {"rule": [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": True}]}]}
    document = plan(
        [
            change("aws_s3_bucket.b", BUCKET),
            change(f'{name}["a"]', {"bucket": "acme", "rule": rule}, index="a", after_unknown=marks),
        ],
        [configured("aws_s3_bucket.b"), configured(name, sse(*references))],
    )
    return bucket(document)


def test_an_instance_is_chosen_by_the_key_of_its_user() -> None:
    assert keyed("aws_kms_key.k", "each.key").key == Known(Ref('aws_kms_key.k["a"]'))
    # "${aws_kms_key.k.arn}/${each.key}" chooses none.
    assert isinstance(keyed("aws_kms_key.k.arn", "aws_kms_key.k", "each.key").key, Unknown)


@pytest.mark.parametrize(
    ("provider", "data_class"),
    [
        ({}, Known("")),
        ({"default_tags": [{"tags": reference("local.tags")}]}, Unknown("its tags are known after apply")),
    ],
)
def test_tags_that_the_provider_adds_are_not_left_out(provider: dict[str, Any], data_class: Any) -> None:
    document = plan(
        [change("aws_s3_bucket.b", BUCKET, after_unknown={"tags_all": True})],
        providers={"aws": {"name": "aws", "expressions": provider}},
    )
    assert bucket(document).data_class == data_class


def test_a_region_from_a_function_is_not_known() -> None:
    region = reference("var.a", "var.b")
    document = plan(
        [change("aws_s3_bucket.b", BUCKET)],
        providers={"aws": {"name": "aws", "expressions": {"region": region}}},
        variables={"a": {"value": "eu-central-1"}, "b": {"value": "us-east-1"}},
    )
    assert isinstance(bucket(document).location, Unknown)


def test_a_region_that_is_no_text_is_not_known() -> None:
    for value in (None, 1, ["eu-central-1"], {"a": "eu-central-1"}):
        document = plan(
            [change("aws_s3_bucket.b", BUCKET)],
            providers={"aws": {"name": "aws", "expressions": {"region": {"constant_value": value}}}},
        )
        assert isinstance(bucket(document).location, Unknown)


@pytest.mark.parametrize(
    ("accounts", "known"),
    [(["111122223333"], "111122223333"), (["111122223333", "444455556666"], None), ([], None), ([1], None), (1, None)],
)
def test_the_one_account_that_is_allowed_is_the_account(accounts: Any, known: str | None) -> None:
    expressions = {"region": {"constant_value": "eu-west-3"}, "allowed_account_ids": {"constant_value": accounts}}
    found = bucket(
        plan([change("aws_s3_bucket.b", BUCKET)], providers={"aws": {"name": "aws", "expressions": expressions}})
    )
    assert found.location == Known("eu-west-3")
    assert found.project == Known(known) if known else isinstance(found.project, Unknown)


def test_modules_that_call_themselves_end() -> None:
    looped = {"expression": reference("module.m.key", "module.m")}
    call = {"expressions": {}, "module": {"outputs": {"key": looped}}}
    assert isinstance(encrypted("module.m.key", "module.m", root={"module_calls": {"m": call}}).key, Unknown)


def test_a_key_store_of_unknown_content_is_no_hardware() -> None:
    document = plan(
        [change("aws_kms_key.k", {}, after_unknown={"custom_key_store_id": True})],
        [configured("aws_kms_key.k", {"custom_key_store_id": reference("local.store")})],
    )
    key = facts(document)["aws_kms_key.k"]
    assert isinstance(key, Key) and isinstance(key.custody, Unknown)


@pytest.mark.parametrize("after", ["text", 5, [1], True])
def test_values_that_are_no_object_are_an_error(after: Any) -> None:
    with pytest.raises(EurofenceError, match="not what Terraform writes"):
        read_plan(json.dumps(plan([change("aws_s3_bucket.b", after)])).encode(), "plan")
