"""What bucket policies come to: the same as JSON text and as the blocks of a policy document."""

import json
from typing import Any

import pytest

from generator.facts import Known, Ref, Unknown
from generator.mappings.policy import denies_plain_http, grants_public

LATER = Unknown("later")
BUCKET = ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]
TLS = {"Bool": {"aws:SecureTransport": "false"}}


def deny(**changes: Any) -> dict[str, Any]:
    plain = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": BUCKET, "Condition": TLS}
    return {name: value for name, value in (plain | changes).items() if value is not None}


def allow(**changes: Any) -> dict[str, Any]:
    return deny(**{"Effect": "Allow", "Action": "s3:GetObject", "Condition": None, **changes})


def text(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def document(*statements: dict[str, Any]) -> dict[str, Any]:
    """The values of an aws_iam_policy_document that makes the same policy."""
    return {"statement": [block(statement) for statement in statements]}


def block(statement: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"effect": statement["Effect"]}
    for name, attribute in (("Action", "actions"), ("NotAction", "not_actions"), ("Resource", "resources"),
                            ("NotResource", "not_resources")):  # fmt: skip
        if name in statement:
            made[attribute] = listed(statement[name])
    for name, attribute in (("Principal", "principals"), ("NotPrincipal", "not_principals")):
        if name in statement:
            given = {"*": "*"} if statement[name] == "*" else statement[name]
            made[attribute] = [{"type": kind, "identifiers": listed(who)} for kind, who in given.items()]
    made["condition"] = [
        {"test": test, "variable": variable, "values": listed(values)}
        for test, variables in statement.get("Condition", {}).items()
        for variable, values in variables.items()
    ]
    return made


def listed(value: Any) -> list[str]:
    return [str(part) for part in (value if isinstance(value, list) else [value])]


@pytest.mark.parametrize("write", [text, document])
@pytest.mark.parametrize(
    ("statement", "denies"),
    [
        (deny(), True),
        (deny(Principal={"AWS": "*"}), True),
        (deny(Principal={"AWS": ["*"]}), True),
        (deny(Action="*"), True),
        (deny(Action=["S3:*"]), True),
        (deny(Resource="*"), True),
        (deny(Resource=["arn:aws:s3:::acme*"]), True),
        (deny(Condition={"BoolIfExists": {"AWS:SecureTransport": ["false"]}}), True),
        (deny(Effect="Allow"), False),
        (deny(Principal={"AWS": "111122223333"}), False),
        (deny(Principal={"Service": "*"}), False),
        (deny(Principal=None, NotPrincipal={"AWS": "arn:aws:iam::111122223333:role/spared"}), False),
        (deny(Action="s3:GetObject"), False),
        (deny(Action=None, NotAction="s3:GetObject"), False),
        (deny(Resource=["arn:aws:s3:::acme/*"]), False),
        (deny(Resource=["arn:aws:s3:::acme"]), False),
        (deny(Resource=["arn:aws:s3:::acme", "arn:aws:s3:::acme/public/*"]), False),
        (deny(Resource=["arn:aws:s3:::acme", "arn:aws:s3:::acme/public*"]), False),
        (deny(Resource=None, NotResource="arn:aws:s3:::acme/public/*"), False),
        (deny(Condition=None), False),
        (deny(Condition={"Bool": {"aws:SecureTransport": "true"}}), False),
        (deny(Condition={"Bool": {"aws:SecureTransport": ["false", "true"]}}), False),
        (deny(Condition={**TLS, "StringEquals": {"aws:PrincipalAccount": "111122223333"}}), False),
        (deny(Condition={"Bool": {"aws:SecureTransport": "false", "aws:ViaAWSService": "false"}}), False),
        (deny(Condition={"StringEquals": {"aws:SecureTransport": "false"}}), False),
    ],
    ids=range(25),
)
def test_plain_http_is_denied_only_to_everybody_everywhere(write: Any, statement: dict[str, Any], denies: bool) -> None:
    assert denies_plain_http(write(statement)) == Known(denies)
    assert denies_plain_http(write(allow(), statement)) == Known(denies)


ORG = {"StringEquals": {"aws:PrincipalOrgID": "o-123"}}


@pytest.mark.parametrize("write", [text, document])
@pytest.mark.parametrize(
    ("statement", "public"),
    [
        (allow(), True),
        (allow(Principal={"AWS": "*"}), True),
        (allow(Principal={"AWS": ["111122223333", "*"]}), True),
        (allow(Principal=None, NotPrincipal={"AWS": "111122223333"}), True),
        (allow(Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o-123"}}), True),
        (allow(Condition={"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-123"}}), True),
        (allow(Condition={"ForAllValues:StringEquals": {"aws:PrincipalOrgID": "o-123"}}), True),
        (allow(Condition={"StringLike": {"aws:PrincipalArn": "*"}}), True),
        (allow(Condition={"Bool": {"aws:SecureTransport": "true"}}), True),
        (allow(Condition={"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}), True),
        (allow(Condition=ORG), False),
        (allow(Condition={**ORG, "Bool": {"aws:SecureTransport": "true"}}), False),
        (allow(Condition={"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:t"}}), False),
        (allow(Principal={"AWS": "111122223333"}), False),
        (allow(Principal={"Service": "cloudtrail.amazonaws.com"}), False),
        (deny(), False),
    ],
    ids=range(16),
)
def test_everybody_is_allowed_unless_something_narrows_who(write: Any, statement: dict[str, Any], public: bool) -> None:
    assert grants_public(write(statement)) == Known(public)
    assert grants_public(write(deny(), statement)) == Known(public)


@pytest.mark.parametrize("nothing", [None, "", {}, text(), document()])
def test_no_policy_denies_and_grants_nothing(nothing: Any) -> None:
    assert denies_plain_http(nothing) == grants_public(nothing) == Known(False)


def doubtful(**changes: Any) -> dict[str, Any]:
    return document(deny()) | {"statement": [block(deny()) | changes]}


@pytest.mark.parametrize(
    "policy",
    [
        LATER,
        Ref("data.aws_iam_policy_document.d"),
        "not JSON",
        "[]",
        '"text"',
        '{"Statement": "text"}',
        '{"Statement": [1]}',
        '{"Statement": [{"Effect": "Deny", "Condition": "x"}]}',
        "[" * 100_000,
        {"statement": LATER},
        {"statement": [LATER]},
        {"statement": [], "source_policy_documents": ["{}"]},
        {"statement": [], "override_policy_documents": LATER},
    ],
    ids=range(13),
)
def test_a_policy_that_cannot_be_read_decides_nothing(policy: Any) -> None:
    assert isinstance(denies_plain_http(policy), Unknown)
    assert isinstance(grants_public(policy), Unknown)


@pytest.mark.parametrize(
    "changes",
    [
        {"effect": LATER},
        {"principals": LATER},
        {"principals": [{"type": LATER, "identifiers": ["*"]}]},
        {"principals": [{"type": "*", "identifiers": LATER}]},
        {"principals": [{"type": "*", "identifiers": [LATER]}]},
        {"actions": LATER},
        {"resources": ["arn:aws:s3:::acme", LATER]},
        {"resources": Ref("aws_s3_bucket.b")},
        {"condition": LATER},
        {"condition": [{"test": "Bool", "variable": "aws:SecureTransport", "values": LATER}]},
        {"condition": [{"test": LATER, "variable": "aws:SecureTransport", "values": ["false"]}]},
    ],
    ids=range(11),
)
def test_a_denial_with_an_unknown_part_is_undecided(changes: dict[str, Any]) -> None:
    assert isinstance(denies_plain_http(doubtful(**changes)), Unknown)
    # A second statement that is whole decides.
    sure = {"statement": [*doubtful(**changes)["statement"], block(deny())]}
    assert denies_plain_http(sure) == Known(True)


@pytest.mark.parametrize("changes", [{"effect": LATER}, {"principals": LATER}, {"condition": LATER}])
def test_a_grant_with_an_unknown_part_is_undecided(changes: dict[str, Any]) -> None:
    assert isinstance(grants_public({"statement": [block(allow()) | changes]}), Unknown)


def test_an_unknown_part_does_not_save_a_denial_that_fails_anyway() -> None:
    statement = block(deny(Action="s3:GetObject")) | {"resources": LATER}
    assert denies_plain_http({"statement": [statement]}) == Known(False)
