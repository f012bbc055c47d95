"""What a resource policy grants and denies, read alike from policy JSON and from `aws_iam_policy_document` blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts import Known, Ref, Unknown, Value

_UNDECIDED = (Unknown, Ref)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, each part a set of strings or unknown; `conditions` are (operator, variable, values)."""

    effect: str
    principals: frozenset[str] | Unknown
    actions: frozenset[str] | Unknown
    resources: frozenset[str] | Unknown
    conditions: tuple[tuple[str, str, frozenset[str]], ...] | Unknown


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
        if statement.effect != "Deny" or not _without_tls(statement.conditions):
            continue
        unknown = [p for p in (statement.principals, statement.actions, statement.resources) if isinstance(p, Unknown)]
        if unknown:
            doubts.append(unknown[0])
        elif _everyone(statement.principals) and _every_action(statement.actions) and _all_of_it(statement.resources):
            return Known(True)
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
        if statement.effect != "Allow":
            continue
        if isinstance(statement.principals, Unknown) or isinstance(statement.conditions, Unknown):
            doubts.append(Unknown("the principals of an Allow statement are known after apply"))
        elif "*" in statement.principals and not any(variable in _NARROWING for _, variable, _ in statement.conditions):
            return Known(True)
    return doubts[0] if doubts else Known(False)


# Condition keys that make a `*` principal non-public when set to fixed values (same page as `grants_public`).
_NARROWING = frozenset({
    "aws:principalorgid", "aws:principalaccount", "aws:sourceaccount", "aws:sourcearn", "aws:sourcevpc",
    "aws:sourcevpce", "aws:sourceowner", "aws:userid", "aws:principalarn", "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn", "s3:x-amz-server-side-encryption-aws-kms-key-id",
})  # fmt: skip


def _without_tls(conditions: tuple[tuple[str, str, frozenset[str]], ...] | Unknown) -> bool:
    # A second condition would narrow the denial, so it must stand alone.
    if isinstance(conditions, Unknown) or len(conditions) != 1:
        return False
    ((operator, variable, values),) = conditions
    return operator in ("bool", "boolifexists") and variable == "aws:securetransport" and values == {"false"}


def _everyone(principals: frozenset[str] | Unknown) -> bool:
    return not isinstance(principals, Unknown) and "*" in principals


def _every_action(actions: frozenset[str] | Unknown) -> bool:
    return not isinstance(actions, Unknown) and bool({"*", "s3:*"} & actions)


def _all_of_it(resources: frozenset[str] | Unknown) -> bool:
    # S3 itself refuses a policy that names another bucket; what is left to ask is: the bucket and its objects.
    if isinstance(resources, Unknown):
        return False
    objects = any(r.endswith("*") for r in resources)
    bucket = any(not r.endswith("/*") for r in resources)
    return objects and bucket


def _from_json(text: str) -> tuple[Statement, ...] | Unknown:
    try:
        found = json.loads(text).get("Statement", [])
        return tuple(_json_statement(s) for s in (found if isinstance(found, list) else [found]))
    except (ValueError, AttributeError, TypeError):
        return Unknown("the policy is not a JSON policy document")


def _json_statement(statement: dict[str, Any]) -> Statement:
    principal = statement.get("Principal", {"AWS": "*"} if "NotPrincipal" in statement else {})
    principals = {"*"} if principal == "*" else set(_strings(list(principal.values())))
    conditions = tuple(
        (operator.lower(), variable.lower(), frozenset(value.lower() for value in _strings(values)))
        for operator, variables in sorted(statement.get("Condition", {}).items())
        for variable, values in sorted(variables.items())
    )
    return Statement(
        effect=statement.get("Effect", ""),
        principals=frozenset(principals),
        actions=frozenset(_strings(statement.get("Action", []))),
        resources=frozenset(_strings(statement.get("Resource", []))),
        conditions=conditions,
    )


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
    blocks = document.get("statement") or []
    if isinstance(blocks, _UNDECIDED):
        return Unknown("the policy's statements are known after apply")
    return tuple(_block_statement(block) for block in blocks)


def _block_statement(block: dict[str, Any]) -> Statement:
    effect = block.get("effect") or "Allow"
    not_principals = block.get("not_principals")
    return Statement(
        effect="Allow" if isinstance(effect, _UNDECIDED) else effect,
        principals=frozenset({"*"}) if not_principals else _identifiers(block.get("principals") or []),
        actions=_set(block.get("actions")),
        resources=_set(block.get("resources")),
        conditions=_block_conditions(block.get("condition") or []),
    )


def _identifiers(blocks: Any) -> frozenset[str] | Unknown:
    if isinstance(blocks, _UNDECIDED):
        return Unknown("the principals are known after apply")
    found: set[str] = set()
    for block in blocks:
        identifiers = _set(block.get("identifiers"))
        if isinstance(identifiers, Unknown):
            return identifiers
        found |= identifiers
    return frozenset(found)


def _set(values: Any) -> frozenset[str] | Unknown:
    if values is None:
        return frozenset()
    if isinstance(values, _UNDECIDED) or any(isinstance(value, _UNDECIDED) or value is None for value in values):
        return Unknown("part of the policy is known after apply")
    return frozenset(str(value) for value in values)


def _block_conditions(blocks: Any) -> tuple[tuple[str, str, frozenset[str]], ...] | Unknown:
    if isinstance(blocks, _UNDECIDED):
        return Unknown("the conditions are known after apply")
    found = []
    for block in blocks:
        values = _set(block.get("values"))
        if isinstance(values, Unknown) or isinstance(block.get("variable"), _UNDECIDED):
            return Unknown("the conditions are known after apply")
        test = str(block.get("test", "")).lower()
        found.append((test, str(block.get("variable", "")).lower(), frozenset(v.lower() for v in values)))
    return tuple(found)
