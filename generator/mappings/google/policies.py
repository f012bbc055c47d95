"""Google organisation policies: what may be made at all in a project, folder or organisation.

A policy binds what is made from then on, never what was there before, and not every service asks it.
https://cloud.google.com/resource-manager/docs/organization-policy/overview
"""

from __future__ import annotations

from typing import Any

from generator.facts import Guardrail, Known, Unknown, Value
from generator.mappings.google.common import full_name, row
from generator.mappings.google.constraints import Rules, custodies, first_unknown, keyless, regions, rules_of
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

NOWHERE = Field(Always(Known("global")), Always(Known("global")), drift=False)
"""A policy is no place, and no control asks where one lies."""
NOTHING = Field(Always(Known(())), Always(Known(())))

_LIST = Call("projects.policies.list", "orgpolicy.policies.list", {"parent": "projects/{project}"}, items="policies")
_ITEM = _LIST.key

_SAYS = {"regions": regions, "keyless": keyless, "custodies": custodies}
"""What each field of a guardrail makes of a constraint and its rules."""


def _of_spec(field: str) -> Derived:
    return Derived(("name", "spec", "dry_run_spec"), _reading(field), lenient=True)


def _of_item(field: str) -> Derived:
    return Derived((f"{_ITEM}.name", f"{_ITEM}.spec", f"{_ITEM}.dryRunSpec"), _reading(field), lenient=True)


def _reading(field: str) -> Any:
    says: Any = _SAYS[field]

    def read(document: Document, name: Any, spec: Any, tried: Any) -> Value[Any]:
        if unknown := undecided(name):
            return unknown
        # What is only tried out says what it would do.
        found: Value[Any] = says(str(name).rpartition("/")[2], rules_of(spec or tried))
        return found

    return read


def _enforced(document: Document, spec: Any) -> Value[bool]:
    return undecided(spec) or Known(bool(spec))


def _name(document: Document, name: Any) -> Value[str]:
    if unknown := undecided(name):
        return unknown
    if not str(name).startswith("projects/"):
        return Unknown("of what is above a project, only what holds in the project is read live")
    return Known(str(name))


# The older resources, which set the same policies.


def _of_lists(field: str) -> Derived:
    says: Any = _SAYS[field]

    def read(document: Document, constraint: Any, lists: Any, restored: Any) -> Value[Any]:
        if unknown := undecided(constraint):
            return unknown
        rules = _rules_of_lists(lists, restored)
        found: Value[Any] = says(str(constraint).removeprefix("constraints/"), rules)
        return found

    return Derived(("constraint", "list_policy", "restore_policy"), read, lenient=True)


def _rules_of_lists(lists: Any, restored: Any) -> Rules | Unknown:
    if unknown := undecided(lists, restored):
        return unknown
    if restored:
        return []
    rules: Rules = []
    for policy in lists or ():
        said = policy if undecided(policy) else [policy.get(name) for name in ("allow", "deny", "inherit_from_parent")]
        if unknown := first_unknown(said):
            return unknown
        if policy.get("inherit_from_parent"):
            return Unknown("it takes in the policy above it")
        allow, deny = ((policy.get(side) or [{}])[0] for side in ("allow", "deny"))
        values = {"allowed_values": allow.get("values"), "denied_values": deny.get("values")}
        rules.append({"allow_all": allow.get("all"), "deny_all": deny.get("all"), "values": values})
    return rules


def _older(type: str, parent: str) -> Mapping:
    """Return the row of the older form of a policy; `parent` is the attribute that names what it is for."""
    return row(
        type,
        Guardrail,
        "orgpolicy",
        path=f"{{{parent}}}/policies/{{constraint}}",
        location=NOWHERE,
        labelled=False,
        match=("name",),
        regions=_told(_of_lists("regions")),
        keyless=_told(_of_lists("keyless")),
        custodies=_told(_of_lists("custodies")),
        exempt=NOTHING,
        enforced=_told(Always(Known(True))),
        no_live="the policy it sets is read as google_org_policy_policy, or in what holds in a project",
    )


def _told(reader: Any) -> Field:
    return Field(reader, Always(Unknown("it is read as google_org_policy_policy")))


GOOGLE_POLICIES: tuple[Mapping, ...] = (
    row(
        "google_org_policy_policy",
        Guardrail,
        "orgpolicy",
        path="{name}",
        location=NOWHERE,
        name=Field(
            Derived(("name",), _name, lenient=True),
            At(f"{_ITEM}.name"),
        ),
        labelled=False,
        match=("name",),
        regions=Field(_of_spec("regions"), _of_item("regions")),
        keyless=Field(_of_spec("keyless"), _of_item("keyless")),
        custodies=Field(_of_spec("custodies"), _of_item("custodies")),
        exempt=NOTHING,
        enforced=Field(
            Derived(("spec",), _enforced, lenient=True), Derived((f"{_ITEM}.spec",), _enforced, lenient=True)
        ),
        live=Live(
            "orgpolicy",
            version="v2",
            per="project",
            list=_LIST,
            id=full_name(_LIST, "orgpolicy.googleapis.com"),
            asset="orgpolicy.googleapis.com/Policy",
            # Whoever looks after the organisation sets some too; what they all come to is judged at the project.
            given=lambda document: True,
        ),
    ),
    _older("google_project_organization_policy", "project"),
    _older("google_folder_organization_policy", "folder"),
    _older("google_organization_policy", "org_id"),
)
