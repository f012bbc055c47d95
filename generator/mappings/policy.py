"""What a resource policy grants and denies, read alike from policy JSON and from `aws_iam_policy_document` blocks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.read import blocks

_UNDECIDED = (Unknown, Ref)

Condition = tuple[str, str, frozenset[str]]
"""Operator, variable and values, all in small letters, for IAM compares the first two without case."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, each part a set of strings or unknown.

    `principals` holds `*` where the statement names everybody, and everybody but some where it has `NotPrincipal`:
    an Allow of those is public, a Deny of those spares somebody (`spares`). `other_actions` are those of `NotAction`:
    it is about every action but them.
    """

    effect: str | Unknown
    principals: frozenset[str] | Unknown
    spares: bool
    actions: frozenset[str] | Unknown
    resources: frozenset[str] | Unknown
    conditions: tuple[Condition, ...] | Unknown
    other_actions: frozenset[str] | Unknown = frozenset()


def statements(policy: Any) -> tuple[Statement, ...] | Unknown:
    """Return the statements of a policy: JSON text, or the values of an `aws_iam_policy_document`; None has none."""
    if policy is None or policy == "":
        return ()
    if isinstance(policy, Unknown):
        return policy
    if isinstance(policy, Ref):
        return Unknown(f"the policy comes from {policy.to} and is known after apply")
    if isinstance(policy, str):
        return _from_json(policy)
    return _from_document(policy)


def denies_plain_http(policy: Any) -> Value[bool]:
    """Tell whether every request without TLS is denied.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
    """
    found = statements(policy)
    if isinstance(found, Unknown):
        return found
    doubts = []
    for statement in found:
        parts = (statement.effect, statement.conditions, statement.principals, statement.actions, statement.resources)
        holds = [isinstance(part, Unknown) or test(part) for part, test in zip(parts, _DENIES_PLAIN_HTTP, strict=True)]
        if not all(holds) or statement.spares:
            continue
        unknown = [part for part in parts if isinstance(part, Unknown)]
        if not unknown:
            return Known(True)
        doubts.append(unknown[0])
    return doubts[0] if doubts else Known(False)


def grants_public(policy: Any) -> Value[bool]:
    """Tell whether somebody unknown is allowed something without a condition that narrows who.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
    """
    found = statements(policy)
    if isinstance(found, Unknown):
        return found
    doubts = []
    for statement in found:
        if statement.effect == "Deny":
            continue
        parts = (statement.effect, statement.principals, statement.conditions)
        unknown = [part for part in parts if isinstance(part, Unknown)]
        if unknown:
            doubts.append(unknown[0])
        elif _everyone(statement.principals) and not _narrowed(statement.conditions):
            return Known(True)
    return doubts[0] if doubts else Known(False)


def grantees(policy: Any) -> Value[tuple[str, ...]]:
    """Return whom the policy allows anything, other than AWS's own services: accounts, organisations, `*`, sorted.

    A statement for everybody that a condition narrows is for the accounts and organisations that the condition names.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    found = statements(policy)
    if isinstance(found, Unknown):
        return found
    names: set[str] = set()
    for statement in found:
        if statement.effect == "Deny":
            continue
        parts = (statement.effect, statement.principals, statement.conditions)
        unknown = next((part for part in parts if isinstance(part, Unknown)), None)
        if unknown:
            return unknown
        names.update(_let_in(statement.principals, statement.conditions))
    return Known(tuple(sorted(names)))


def accounts(name: str) -> Iterator[str]:
    """Yield the account of an ARN, or the name itself; services and identity providers belong to nobody's account."""
    if name.startswith("arn:"):
        account = name.split(":")[4] if name.count(":") > 4 else ""
        yield account or name
    elif "." not in name and ":" not in name:
        yield name


def _let_in(principals: Any, conditions: Any) -> Iterator[str]:
    for principal in principals:
        if principal != "*":
            yield from accounts(principal)
        elif _narrowed(conditions):
            named = [condition for condition in conditions if _narrows(condition) and condition[1] in _NAMING]
            yield from (who for _, _, values in named for value in values for who in accounts(value))
        else:
            yield "*"


# Those of `_NARROWING` that say whose it is.
_NAMING = frozenset({
    "aws:principalorgid", "aws:principalaccount", "aws:sourceaccount", "aws:sourcearn", "aws:sourceowner",
    "aws:principalarn", "kms:calleraccount", "s3:dataaccesspointaccount",
})  # fmt: skip


def _narrowed(conditions: Any) -> bool:
    return any(_narrows(condition) for condition in conditions)


def _narrows(condition: Condition) -> bool:
    # A negation narrows nothing, `IfExists` and `ForAllValues` hold for who brings no such key, a wildcard is no
    # fixed value.
    operator, variable, values = condition
    if variable == _FROM_A_NETWORK and operator == "bool" and values == {"true"}:
        return True
    test = operator.removeprefix("foranyvalue:")
    fixed = bool(values) and not any(sign in value for value in values for sign in "*?$")
    return variable in _NARROWING and test in _EQUALITIES and fixed


# Through a mount target, so from within the network that holds it:
# https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
_FROM_A_NETWORK = "elasticfilesystem:accessedviamounttarget"

_EQUALITIES = frozenset({
    "stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike",
})  # fmt: skip

# Condition keys that make a `*` principal non-public when set to fixed values (same page as `grants_public`).
_NARROWING = frozenset({
    "aws:principalorgid", "aws:principalaccount", "aws:sourceaccount", "aws:sourcearn", "aws:sourcevpc",
    "aws:sourcevpce", "aws:sourceowner", "aws:userid", "aws:principalarn", "kms:calleraccount",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn", "s3:x-amz-server-side-encryption-aws-kms-key-id",
})  # fmt: skip


def _without_tls(conditions: Any) -> bool:
    # A second condition would narrow the denial, so it must stand alone.
    if len(conditions) != 1:
        return False
    ((operator, variable, values),) = conditions
    return operator in ("bool", "boolifexists") and variable == "aws:securetransport" and values == {"false"}


def _everyone(principals: Any) -> bool:
    return "*" in principals


def _every_action(actions: Any) -> bool:
    return bool({"*", "s3:*"} & {action.lower() for action in actions})


def _all_of_it(resources: Any) -> bool:
    # S3 itself refuses a policy that names another bucket; what is left to ask is: the bucket and all its objects.
    names = [resource.rpartition(":::")[2] for resource in resources]
    whole = any(name.endswith("*") and "/" not in name for name in names)
    bucket = any("/" not in name for name in names)
    objects = any(name.endswith("/*") and name.count("/") == 1 for name in names)
    return whole or (bucket and objects)


_DENIES_PLAIN_HTTP: tuple[Callable[[Any], bool], ...] = (
    lambda effect: effect == "Deny",
    _without_tls,
    _everyone,
    _every_action,
    _all_of_it,
)
"""What the parts of a statement must be, in the order of `denies_plain_http`."""


@lru_cache(maxsize=1024)  # one policy is asked for several things, one after the other
def _from_json(text: str) -> tuple[Statement, ...] | Unknown:
    try:
        found = json.loads(text).get("Statement", [])
        return tuple(_json_statement(s) for s in (found if isinstance(found, list) else [found]))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Unknown("the policy is not a JSON policy document")


def _json_statement(statement: dict[str, Any]) -> Statement:
    spares = "NotPrincipal" in statement
    principal: Any = "*" if spares else statement.get("Principal", {})
    conditions = tuple(
        (operator.lower(), variable.lower(), frozenset(value.lower() for value in _strings(values)))
        for operator, variables in sorted(statement.get("Condition", {}).items())
        for variable, values in sorted(variables.items())
    )
    return Statement(
        effect=statement.get("Effect", ""),
        principals=frozenset(_named({"AWS": "*"} if principal == "*" else principal)),
        spares=spares,
        actions=frozenset(_strings(statement.get("Action", []))),
        resources=frozenset(_strings(statement.get("Resource", []))),
        conditions=conditions,
        other_actions=frozenset(_strings(statement.get("NotAction", []))),
    )


def _named(principal: dict[str, Any]) -> Iterator[str]:
    # Only `*` of AWS means everybody: `{"Service": "*"}` are the services.
    for kind, names in principal.items():
        yield from (name if kind == "AWS" or name != "*" else f"{kind}:*" for name in _strings(names))


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from _strings(item)
        else:
            yield str(item).lower() if isinstance(item, bool) else str(item)


def _from_document(document: dict[str, Any]) -> tuple[Statement, ...] | Unknown:
    merged = [document.get(name) for name in ("source_policy_documents", "override_policy_documents")]
    if any(merged):
        return Unknown("the policy merges other documents, known after apply")
    found = blocks(document.get("statement"))
    return found if isinstance(found, Unknown) else tuple(_block_statement(block) for block in found)


def _block_statement(block: dict[str, Any]) -> Statement:
    effect = block.get("effect") or "Allow"
    spares = bool(block.get("not_principals"))
    return Statement(
        effect=Unknown("the effect is known after apply") if isinstance(effect, _UNDECIDED) else effect,
        principals=frozenset({"*"}) if spares else _identifiers(block.get("principals") or []),
        spares=spares,
        actions=_set(block.get("actions")),
        resources=_set(block.get("resources")),
        conditions=_block_conditions(block.get("condition") or []),
        other_actions=_set(block.get("not_actions")),
    )


def _identifiers(given: Any) -> frozenset[str] | Unknown:
    found: set[str] = set()
    principals = blocks(given)
    if isinstance(principals, Unknown):
        return principals
    for block in principals:
        identifiers, kind = _set(block.get("identifiers")), block.get("type")
        if isinstance(identifiers, Unknown) or isinstance(kind, _UNDECIDED):
            return Unknown("the principals are known after apply")
        found |= {name if kind in ("*", "AWS") or name != "*" else f"{kind}:*" for name in identifiers}
    return frozenset(found)


def _set(values: Any) -> frozenset[str] | Unknown:
    if values is None:
        return frozenset()
    if isinstance(values, _UNDECIDED) or any(isinstance(value, _UNDECIDED) or value is None for value in values):
        return Unknown("part of the policy is known after apply")
    return frozenset([values] if isinstance(values, str) else [str(value) for value in values])


def _block_conditions(given: Any) -> tuple[Condition, ...] | Unknown:
    conditions = blocks(given)
    if isinstance(conditions, Unknown):
        return conditions
    found = []
    for block in conditions:
        values, test, variable = _set(block.get("values")), block.get("test"), block.get("variable")
        if isinstance(values, Unknown) or isinstance(test, _UNDECIDED) or isinstance(variable, _UNDECIDED):
            return Unknown("the conditions are known after apply")
        found.append((str(test).lower(), str(variable).lower(), frozenset(v.lower() for v in values)))
    return tuple(found)
