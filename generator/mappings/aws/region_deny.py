"""What a service or resource control policy says of regions, and an AI policy of opting out.

A policy restricts regions where it denies every action, or every one but some, in all regions but a few. AWS knows two
ways to write it, `StringNotEquals` and `StringNotLike`; `IfExists` weakens neither, for a negated test holds of a
request without the key all the same.
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from generator.facts import Known, Ref, Unknown, Value
from generator.mappings.policy import Statement, statements

MAKING = (
    "athena:CreateWorkGroup", "backup:CreateBackupVault", "bedrock:CreateModelCustomizationJob", "bedrock:InvokeModel",
    "cloudtrail:CreateTrail", "dynamodb:CreateTable", "ec2:CopyImage", "ec2:CopySnapshot", "ec2:CreateSnapshot",
    "ec2:CreateVolume", "ec2:RunInstances", "ecr:CreateRepository", "ecs:CreateCluster", "eks:CreateCluster",
    "elasticache:CreateReplicationGroup", "elasticfilesystem:CreateFileSystem", "elasticmapreduce:RunJobFlow",
    "es:CreateDomain", "events:PutTargets", "firehose:CreateDeliveryStream", "fsx:CreateFileSystem",
    "glue:CreateDatabase", "kafka:CreateClusterV2", "kinesis:CreateStream", "kms:CreateKey", "kms:ReplicateKey",
    "lambda:CreateFunction", "logs:CreateLogGroup", "mq:CreateBroker", "rds:CopyDBSnapshot", "rds:CreateDBCluster",
    "rds:CreateDBInstance", "redshift:CreateCluster", "s3:CreateBucket", "sagemaker:CreateEndpoint",
    "sagemaker:CreateNotebookInstance", "secretsmanager:CreateSecret", "secretsmanager:ReplicateSecretToRegions",
    "sns:CreateTopic", "sqs:CreateQueue", "ssm:PutParameter",
)  # fmt: skip
"""Actions that put data or keys in a region, one or two a service: what a pattern of exemptions is held against.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""


def allowed_regions(policy: Any) -> Value[tuple[str, ...] | None]:
    """Return the only regions that a policy allows, None where it does not restrict regions."""
    found = _denials(policy)
    if isinstance(found, Unknown):
        return found
    whole = [denial for denial in found if isinstance(denial, _Denial) and denial.whole]
    if not whole:
        return next((each for each in found if isinstance(each, Unknown)), Known(None))
    if len(whole) > 1 and any(sign in region for denial in whole for region in denial.regions for sign in "*?"):
        return Unknown("several of its statements restrict regions by pattern")
    return Known(tuple(sorted(frozenset.intersection(*(denial.regions for denial in whole)))))


def exempt_actions(policy: Any) -> Value[tuple[str, ...]]:
    """Return the actions of `MAKING` that a policy leaves free everywhere: those that no statement of it denies."""
    found = _denials(policy)
    if isinstance(found, Unknown):
        return found
    denials = [denial for denial in found if isinstance(denial, _Denial)]
    whole = [denial for denial in denials if denial.whole]
    if not whole:
        return Known(())
    regions = frozenset.intersection(*(denial.regions for denial in whole))
    return Known(tuple(
        action for action in MAKING
        if not all(denial.covers(action) for denial in whole)
        and not any(denial.regions <= regions and denial.covers(action) for denial in denials if not denial.whole)
    ))  # fmt: skip


def spared(policy: Any) -> Value[tuple[str, ...]]:
    """Return the principals that the statements on regions do not bind."""
    found = _denials(policy)
    if isinstance(found, Unknown):
        return found
    denials = [denial for denial in found if isinstance(denial, _Denial)]
    return Known(tuple(sorted({name for denial in denials for name in denial.spares})))


def opts_out(policy: Any) -> Value[bool]:
    """Tell whether an AI services policy, as written or as in effect, opts every service out; none opts nothing out.

    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html
    """
    if policy is None or policy == "":
        return Known(False)
    if isinstance(policy, (Unknown, Ref)):
        return policy if isinstance(policy, Unknown) else Unknown(f"it comes from {policy.to}, known after apply")
    try:
        services = json.loads(policy)["services"].items()
        said = {name: _assigned(service["opt_out_policy"]) for name, service in services if not name.startswith("@@")}
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return Unknown("its content is no AI services opt-out policy")
    return Known(said.get("default") == "optOut" and all(value == "optOut" for value in said.values()))


def _assigned(value: Any) -> Any:
    return value.get("@@assign") if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True)
class _Denial:
    """One statement that denies actions in all regions but some: `actions`, or all but `others`."""

    regions: frozenset[str]
    actions: frozenset[str]
    others: frozenset[str]
    spares: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether it is about everything, with exceptions at most."""
        return bool(self.others) or "*" in self.actions

    def covers(self, action: str) -> bool:
        """Whether it denies an action."""
        if self.others:
            return not _matches(action, self.others)
        return _matches(action, self.actions)


def _matches(action: str, patterns: frozenset[str]) -> bool:
    # IAM compares actions without case.
    return any(fnmatchcase(action.lower(), pattern.lower()) for pattern in patterns)


def _denials(policy: Any) -> list[_Denial | Unknown] | Unknown:
    found = statements(policy)
    if isinstance(found, Unknown):
        return found
    return [denial for statement in found for denial in _denial(statement)]


def _denial(statement: Statement) -> Iterator[_Denial | Unknown]:
    """Yield what a statement says of regions, if it does; unknown where it may."""
    if statement.effect == "Allow" or not (isinstance(statement.conditions, Unknown) or _on_regions(statement)):
        return
    who, what = statement.principals, statement.resources
    parts = (statement.effect, who, what, statement.conditions, statement.actions, statement.other_actions)
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    if isinstance(who, Unknown) or isinstance(what, Unknown) or unknown:
        yield unknown or Unknown("part of the policy is not known")
    elif "*" in what and (not who or "*" in who):
        # A service control policy names no principals; one about some or about some resources closes no region.
        yield _of_conditions(statement)


def _on_regions(statement: Statement) -> bool:
    conditions = () if isinstance(statement.conditions, Unknown) else statement.conditions
    # A list of what is denied says nothing of what is allowed: AWS opens regions every year.
    return any(variable == _REGION and operator not in _POSITIVE for operator, variable, _ in conditions)


def _of_conditions(statement: Statement) -> _Denial | Unknown:
    regions: list[frozenset[str]] = []
    spares: frozenset[str] = frozenset()
    conditions = () if isinstance(statement.conditions, Unknown) else statement.conditions
    for operator, variable, values in conditions:
        test = operator.removesuffix("ifexists")
        if variable == _REGION and test in _NEGATED:
            regions.append(values)
        elif variable == _PRINCIPAL and test in _NEGATED:
            spares |= values
        else:
            return Unknown(f"what {operator} of {variable} leaves of its denial cannot be told")
    if statement.spares or len(regions) != 1:
        return Unknown("whom or what its denial spares cannot be told")
    assert not isinstance(statement.actions, Unknown) and not isinstance(statement.other_actions, Unknown)
    return _Denial(regions[0], statement.actions, statement.other_actions, spares)


_REGION, _PRINCIPAL = "aws:requestedregion", "aws:principalarn"
_NEGATED = frozenset({
    "stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotlike", "arnnotequals",
})  # fmt: skip
_POSITIVE = frozenset({"stringequals", "stringequalsignorecase", "stringlike"})
