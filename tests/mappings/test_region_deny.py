"""What a service control policy says of regions: the ways to write it, and the ways to leave a door open."""

import json
from typing import Any

import pytest

from generator.facts import Known, Ref, Unknown
from generator.mappings.aws.region_deny import MAKING, allowed_regions, exempt_actions, opts_out, spared

EU = ["eu-central-1", "eu-west-1"]


def deny(regions: Any = EU, test: str = "StringNotEquals", conditions: Any = None, **parts: Any) -> dict[str, Any]:
    condition = {test: {"aws:RequestedRegion": regions}} | (conditions or {})
    about = {} if {"Action", "NotAction"} & set(parts) else {"NotAction": ["iam:*", "sts:*"]}
    return {"Effect": "Deny", "Resource": "*", "Condition": condition} | about | parts


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


@pytest.mark.parametrize(
    "statement",
    [
        deny(),
        deny(test="StringNotLike"),
        # A negated test holds of a request that names no region, with IfExists and without.
        deny(test="StringNotEqualsIfExists"),
        deny(Action="*"),
        deny(conditions={"ArnNotLike": {"aws:PrincipalARN": "arn:aws:iam::*:role/breakglass"}}),
        deny(Principal="*"),
        deny(Resource=["*"]),
    ],
)
def test_a_denial_of_every_other_region_is_a_list_of_regions(statement: dict[str, Any]) -> None:
    assert allowed_regions(policy(statement)) == Known(("eu-central-1", "eu-west-1"))
    assert exempt_actions(policy(statement)) == Known(())


@pytest.mark.parametrize(
    "statement",
    [
        {"Effect": "Deny", "Action": "*", "Resource": "*"},
        deny(test="StringEquals"),
        deny(Effect="Allow"),
        deny(Action="ec2:*"),
        deny(Resource="arn:aws:s3:::acme/*"),
        deny(Principal={"AWS": "arn:aws:iam::111122223333:root"}),
    ],
)
def test_anything_else_closes_no_region(statement: dict[str, Any]) -> None:
    assert allowed_regions(policy(statement)) == Known(None)
    assert exempt_actions(policy(statement)) == Known(())


@pytest.mark.parametrize(
    "statement",
    [
        deny(conditions={"StringNotEquals": {"aws:RequestedRegion": EU, "aws:PrincipalTag/team": "x"}}),
        deny(conditions={"Bool": {"aws:ViaAWSService": "false"}}),
        deny(test="ForAnyValue:StringNotEquals"),
        deny(NotPrincipal={"AWS": "arn:aws:iam::111122223333:root"}),
    ],
)
def test_what_narrows_the_denial_leaves_it_undecided(statement: dict[str, Any]) -> None:
    assert isinstance(allowed_regions(policy(statement)), Unknown)
    # Another statement that is whole decides: a denial more takes nothing back.
    assert allowed_regions(policy(statement, deny())) == Known(("eu-central-1", "eu-west-1"))


def test_two_denials_leave_what_both_leave() -> None:
    assert allowed_regions(policy(deny(), deny(["eu-west-1", "us-east-1"]))) == Known(("eu-west-1",))
    assert isinstance(allowed_regions(policy(deny(["eu-*"]), deny(["eu-west-?"]))), Unknown)


@pytest.mark.parametrize(
    ("exempt", "left"),
    [
        ("kms:*", {"kms:CreateKey", "kms:ReplicateKey"}),
        ("KMS:create*", {"kms:CreateKey"}),
        ("s3:*", {"s3:CreateBucket"}),
        ("*", set(MAKING)),
        ("route53:*", set()),
        ("s3:GetBucketLocation", set()),
    ],
)
def test_an_exemption_is_named_by_what_it_lets_be_made(exempt: str, left: set[str]) -> None:
    assert exempt_actions(policy(deny(NotAction=["iam:*", exempt]))) == Known(tuple(a for a in MAKING if a in left))


def test_an_exemption_that_another_statement_closes_is_none() -> None:
    whole = deny(NotAction=["kms:*"])
    assert exempt_actions(policy(whole, deny(Action=["kms:CreateKey", "kms:ReplicateKey"]))) == Known(())
    # One that leaves more regions open closes nothing.
    wider = deny([*EU, "us-east-1"], Action="kms:*")
    assert exempt_actions(policy(whole, wider)) == Known(("kms:CreateKey", "kms:ReplicateKey"))


def test_who_is_spared_is_told() -> None:
    role = {"ArnNotLike": {"aws:PrincipalARN": ["arn:aws:iam::*:role/a", "arn:aws:iam::*:role/b"]}}
    assert spared(policy(deny(conditions=role))) == Known(("arn:aws:iam::*:role/a", "arn:aws:iam::*:role/b"))
    assert spared(policy(deny())) == Known(())


@pytest.mark.parametrize("content", [Unknown("later"), Ref("data.x.y"), "no policy", "[]"])
def test_a_policy_that_cannot_be_read_is_unknown(content: Any) -> None:
    for tell in (allowed_regions, exempt_actions, spared, opts_out):
        assert isinstance(tell(content), Unknown)


@pytest.mark.parametrize(
    ("services", "out"),
    [
        ({"default": {"opt_out_policy": {"@@assign": "optOut"}}}, True),
        ({"default": {"opt_out_policy": "optOut"}}, True),
        ({"@@operators_allowed_for_child_policies": ["@@none"], "default": {"opt_out_policy": "optOut"}}, True),
        ({"default": {"opt_out_policy": "optOut"}, "lex": {"opt_out_policy": "optIn"}}, False),
        ({"default": {"opt_out_policy": "optout"}}, False),
        ({"lex": {"opt_out_policy": "optOut"}}, False),
        ({}, False),
    ],
)
def test_all_services_or_none_are_opted_out(services: dict[str, Any], out: bool) -> None:
    assert opts_out(json.dumps({"services": services})) == Known(out)


def test_no_policy_opts_out_of_nothing() -> None:
    assert opts_out(None) == Known(False)
    assert isinstance(opts_out('{"services": {"default": {}}}'), Unknown)
