"""Policy documents as values, so that templates lay them out and decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.aws.account import Account


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a statement."""

    test: str
    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `principal_type` is empty in a policy of an identity, which has no principals."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    not_resources: tuple[str, ...] = ()
    effect: str = "Allow"
    principal_type: str = ""
    principals: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document, by the Terraform label of its data source."""

    label: str
    statements: tuple[Statement, ...]


def service(name: str, region: str = "") -> str:
    """Return the principal of an AWS service.

    They end in amazonaws.com whatever the partition's DNS suffix is, also in aws-eusc, as version 5.100.0 of the
    provider answers: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/service_principal
    """
    return f"{name}.{region}.amazonaws.com" if region else f"{name}.amazonaws.com"


def from_account(account: Account) -> Condition:
    """Return the condition that a service acts for this account, not for somebody else's.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
    """
    return Condition("StringEquals", "aws:SourceAccount", (account.target.account,))


def trust(label: str, name: str, conditions: tuple[Condition, ...] = ()) -> Document:
    """Return which service may assume a role.

    A role is passed to a service within its account only, so most services say nothing that a condition could ask for:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    """
    statement = Statement(
        "OnlyThisService",
        ("sts:AssumeRole",),
        resources=(),
        principal_type="Service",
        principals=(service(name),),
        conditions=conditions,
    )
    return Document(label, (statement,))


def only_tls(actions: tuple[str, ...], resources: tuple[str, ...]) -> Statement:
    """Return the statement that nobody may speak to a resource in clear."""
    return Statement(
        "OnlyTls",
        actions,
        resources,
        effect="Deny",
        principal_type="*",
        principals=("*",),
        conditions=(Condition("Bool", "aws:SecureTransport", ("false",)),),
    )
