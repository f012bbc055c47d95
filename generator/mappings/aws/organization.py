"""AWS Organizations: the policies that forbid beforehand what a check can only find.

Which policies bind an account is told by the organisation's management account, or by a member that may ask because
it is a delegated administrator or the organisation's resource policy lets it. Everybody else is denied: the reading is
incomplete and says which permission it wants, for whether other regions are closed to an account is not known then.
Give the reading role of a member `organizations:ListPolicies`, `organizations:DescribePolicy` and
`organizations:ListTargetsForPolicy` in an `aws_organizations_resource_policy`, or read from the management account.
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
"""

from __future__ import annotations

from typing import Any

from generator.facts import Guardrail, Known, Organization, Ref, Unknown, Value
from generator.mappings.aws.common import account_of, names, partition_of, row
from generator.mappings.aws.region_deny import allowed_regions, exempt_actions, opts_out, spared
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicyTypeSummary.html
_SCP, _RCP, _AI = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "AISERVICES_OPT_OUT_POLICY"
_NO_ORGANIZATION = "AWSOrganizationsNotInUseException"
# One endpoint a partition: https://docs.aws.amazon.com/general/latest/gr/ao.html
_HOMES = {
    "aws": "us-east-1",
    "aws-cn": "cn-northwest-1",
    "aws-us-gov": "us-gov-west-1",
    "aws-eusc": "eusc-de-east-1",
}
_CONTENT = "describe_policy.Policy.Content"
# An organisation is no place, and no control asks where its policies lie.
_NOWHERE = Field(Always(Known("global")), Always(Known("global")), drift=False)


def _type(given: Any) -> str:
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy#type
    return str(given or _SCP)


def _name(document: Document, name: Any, kind: Any) -> Value[str]:
    if unknown := undecided(name, kind):
        return unknown
    # One list call gives the policies of one type: the rest cannot be paired with anything.
    if _type(kind) != _SCP:
        return Unknown(f"a policy of type {kind} is not read live")
    return Known(name) if name else Unknown("name is not given")


def _of_regions(inner: Any, otherwise: Any) -> Derived:
    """Return a reader of what a policy in IAM's language says of regions; other types say nothing of them."""

    def read(document: Document, content: Any, kind: Any) -> Value[Any]:
        if unknown := undecided(kind):
            return unknown
        found: Value[Any] = inner(content) if _type(kind) in (_SCP, _RCP) else Known(otherwise)
        return found

    return Derived(("content", "type"), read, lenient=True)


def _live(inner: Any) -> Derived:
    return Derived((_CONTENT,), lambda document, content: inner(content), lenient=True)


def _opts_out(document: Document, content: Any, kind: Any) -> Value[bool | None]:
    if unknown := undecided(kind):
        return unknown
    return opts_out(content) if kind == _AI else Known(None)


def _attached(document: Document, attachments: Any) -> Value[bool]:
    if isinstance(attachments, Unknown):
        return attachments
    # Of an attachment that goes nothing is left.
    return Known(any(attachments or ()))


def _has_targets(document: Document, targets: Any) -> Value[bool]:
    return targets if isinstance(targets, Unknown) else Known(bool(targets))


def _enabled_guardrails(document: Document, types: Any) -> Value[tuple[Ref, ...] | None]:
    """Say that there are no policies where their type is off; where it is on, each speaks for itself."""
    return _if_off(types, _SCP, ())


def _enabled_opt_out(document: Document, types: Any) -> Value[bool | None]:
    return _if_off(types, _AI, False)


def _if_off(types: Any, kind: str, then: Any) -> Value[Any]:
    if unknown := undecided(types, *(types if isinstance(types, list) else ())):
        return unknown
    return Known(None if kind in (types or ()) else then)


def _policies(document: Document, found: Any) -> Value[tuple[Ref, ...] | None]:
    if isinstance(found, Unknown):
        return found
    return Known(tuple(Ref(policy["Arn"]) for policy in found or () if not policy.get("AwsManaged")))


def _in_effect(document: Document, content: Any) -> Value[bool | None]:
    return opts_out(content)


def _is_aws_own(document: Document) -> bool:
    """Tell whether a policy is one of AWS's own, as FullAWSAccess, which everybody has."""
    return bool(document.values["list_policies"].get("AwsManaged"))


def _account_arn(document: Document) -> str:
    return f"arn:{partition_of(document)}:iam::{account_of(document)}:root"


_LIST = Call(
    "list_policies", "organizations:ListPolicies", {"Filter": _SCP}, items="Policies", absent=(_NO_ORGANIZATION,)
)

ORGANIZATION: tuple[Mapping, ...] = (
    row(
        "aws_organizations_organization",
        Organization,
        "organizations",
        name=Field(Always(Known("organization")), Always(Known("organization"))),
        location=_NOWHERE,
        identities=Field(Derived(("arn", "id"), names, lenient=True), Always(Known(()))),
        tagged=False,
        match=("name",),
        policies=Field(
            Derived(("enabled_policy_types",), _enabled_guardrails, lenient=True),
            Derived(("list_policies",), _policies, lenient=True),
            drift=False,
        ),
        opts_out=Field(
            Derived(("enabled_policy_types",), _enabled_opt_out, lenient=True),
            Derived(("describe_effective_policy.EffectivePolicy.PolicyContent",), _in_effect, lenient=True),
            drift=False,
        ),
        live=Live(
            # An account in no organisation is read too: nothing restricts it.
            service="organizations",
            list=Call("get_caller_identity", "sts:GetCallerIdentity", service="sts"),
            per="account",
            details=(
                _LIST,
                Call(
                    # https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html
                    "describe_effective_policy",
                    "organizations:DescribeEffectivePolicy",
                    {"PolicyType": _AI},
                    absent=(_NO_ORGANIZATION, "EffectivePolicyNotFoundException"),
                ),
            ),
            id=_account_arn,
            given=lambda document: True,
        ),
    ),
    row(
        "aws_organizations_policy",
        Guardrail,
        "organizations",
        name=Field(Derived(("name", "type"), _name, lenient=True), At("list_policies.Name")),
        location=_NOWHERE,
        identities=Field(
            Derived(("arn", "id"), names, lenient=True), Derived(("list_policies.Arn", "list_policies.Id"), names)
        ),
        tagged=False,
        match=("name",),
        companions=(Companion("aws_organizations_policy_attachment", "policy_id"),),
        regions=Field(_of_regions(allowed_regions, None), _live(allowed_regions)),
        exempt=Field(_of_regions(exempt_actions, ()), _live(exempt_actions)),
        spares=Field(_of_regions(spared, ()), _live(spared)),
        enforced=Field(
            Derived(("aws_organizations_policy_attachment",), _attached, lenient=True),
            Derived(("list_targets_for_policy",), _has_targets, lenient=True),
        ),
        opts_out=Field(Derived(("content", "type"), _opts_out, lenient=True), Always(Known(None))),
        live=Live(
            service="organizations",
            list=_LIST,
            per="account",
            homes=_HOMES,
            details=(
                Call("describe_policy", "organizations:DescribePolicy", {"PolicyId": "{Id}"}),
                Call(
                    "list_targets_for_policy",
                    "organizations:ListTargetsForPolicy",
                    {"PolicyId": "{Id}"},
                    items="Targets",
                ),
            ),
            id=lambda document: str(document.values["list_policies"]["Arn"]),
            skip=_is_aws_own,
            # The organisation binds an account by it; what the account's own stacks hold, it is not.
            given=lambda document: True,
        ),
    ),
)
