"""Who can reach an S3 bucket: block-public-access settings, policy, ACLs, objects with ACLs of their own, replication.

Four settings block public access, of the bucket and of its account: what one of the two blocks is blocked.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.facts import Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.aws.common import either, only
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Derived, blocks, raw, undecided
from generator.mappings.schema import Document

BLOCK = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
LIVE_BLOCK = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
OBJECTS = ("aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy")
"""Objects that Terraform makes: parts of their bucket, which may have a key and an ACL of their own."""

_PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
_GROUPS = "http://acs.amazonaws.com/groups/"
_PUBLIC_GROUPS = (f"{_GROUPS}global/AllUsers", f"{_GROUPS}global/AuthenticatedUsers")


def public_access(flags: list[Any], policy: Value[bool], acl: Value[bool]) -> Value[PublicAccess]:
    """Weigh the four flags, in the order of `BLOCK`, against what the policy and the ACL grant."""
    if all(flag is True for flag in flags):
        return Known("blocked")
    if all(flag is True or isinstance(flag, (Unknown, Ref)) for flag in flags):
        return undecided(*flags) or Unknown("the public access block is known after apply")
    if policy == Known(True) and flags[3] is not True:
        return Known("public")
    if acl == Known(True) and flags[2] is not True:
        return Known("public")
    return Known("not blocked")


def flags_of(names: tuple[str, ...], *settings: Any) -> list[Any]:
    """Return the four flags: on where any of the settings has it on, unknown where one may."""
    return [_any([_flag(setting, name) for setting in settings]) for name in names]


def _flag(setting: Any, name: str) -> Any:
    if isinstance(setting, (Unknown, Ref)):
        return setting
    return (setting or {}).get(name)


def _any(flags: list[Any]) -> Any:
    if any(flag is True for flag in flags):
        return True
    return next((flag for flag in flags if isinstance(flag, (Unknown, Ref))), None)


def _terraform_flags(document: Document) -> list[Any]:
    settings = [
        only(raw(document, (f"aws_s3_{owner}_public_access_block",)), f"public access block of the {owner}")
        for owner in ("bucket", "account")
    ]
    return flags_of(BLOCK, *settings)


_FLAG_PATHS = ("aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block")


def _public(document: Document, *_: Any) -> Value[PublicAccess]:
    policy = grants_public(_policy(document))
    acls = [_acl(document), *_object_acls(document)]
    return public_access(_terraform_flags(document), policy, _any_of(_is_public(acl) for acl in acls))


def _policy(document: Document) -> Any:
    return either(raw(document, ("aws_s3_bucket_policy",)), "policy", "policy", raw(document, ("policy",)))


Acl = tuple[Any, Any]
"""A canned ACL, and what stands where a list of grants would: the values of a companion or blocks of the bucket."""


def _acl(document: Document) -> Acl:
    companion = only(raw(document, ("aws_s3_bucket_acl",)), "ACL")
    if isinstance(companion, Unknown):
        return companion, None
    if companion is None:
        return raw(document, ("acl",)), raw(document, ("grant",))
    # A canned ACL and a list of grants exclude each other: where one is given, the provider computes the other.
    canned = companion.get("acl")
    return canned, None if canned is not None else blocks_of(companion, "access_control_policy", "grant", "grantee")


def blocks_of(companion: dict[str, Any], *names: str) -> Any:
    """Return the nested blocks of a companion, unknown where any is."""
    return blocks(companion.get(names[0]), *names[1:])


def _object_acls(document: Document) -> list[Acl]:
    objects = [found for kind in OBJECTS for found in _documents(raw(document, (kind,)))]
    return [
        (found, None) if isinstance(found, Unknown) else (found.get("acl"), found.get("grant")) for found in objects
    ]


def _documents(companions: Any) -> list[Any]:
    return [companions] if isinstance(companions, Unknown) else list(companions or ())


def _is_public(acl: Acl) -> Value[bool]:
    canned, grants = acl
    if canned is not None and (unknown := undecided(canned)):
        return unknown
    found = blocks(grants)
    if isinstance(found, Unknown):
        return found
    return Known(canned in _PUBLIC_ACLS or any(grantee.get("uri") in _PUBLIC_GROUPS for grantee in found))


def _any_of(values: Iterable[Value[bool]]) -> Value[bool]:
    found = list(values)
    if Known(True) in found:
        return Known(True)
    return next((value for value in found if isinstance(value, Unknown)), Known(False))


PUBLIC = Derived(
    (*_FLAG_PATHS, "aws_s3_bucket_policy", "policy", "aws_s3_bucket_acl", "acl", "grant", *OBJECTS),
    _public,
    lenient=True,
)


def _live_public(document: Document, block: Any, account: Any, status: Any, grants: Any) -> Value[PublicAccess]:
    flags = flags_of(LIVE_BLOCK, block, account)
    public = status if isinstance(status, Unknown) else Known(bool(status))
    granted = {g["Grantee"].get("URI") for g in grants or ()} if not isinstance(grants, Unknown) else set()
    found = public_access(flags, public, Known(bool(granted & set(_PUBLIC_GROUPS))))
    doubts = [v for v, flag in ((status, flags[3]), (grants, flags[2])) if isinstance(v, Unknown) and flag is not True]
    doubts += [flag for flag in flags if isinstance(flag, Unknown)]
    # What could not be read may make it public, or block it.
    return doubts[0] if doubts and found == Known("not blocked") else found


_LIVE_FLAG_PATHS = (
    "get_public_access_block.PublicAccessBlockConfiguration",
    "public_access_block_of_account.PublicAccessBlockConfiguration",
)

LIVE_PUBLIC = Derived(
    (*_LIVE_FLAG_PATHS, "get_bucket_policy_status.PolicyStatus.IsPublic", "get_bucket_acl.Grants"),
    _live_public,
    lenient=True,
)


# Whom it is shared with


def _shared(document: Document, *_: Any) -> Value[tuple[str, ...]]:
    destinations = blocks(_rules(document), "destination")
    if isinstance(destinations, Unknown):
        return destinations
    accounts = [d.get("account") or d.get("account_id") for d in destinations]
    return _union(
        restricted(_terraform_flags(document), grantees(_policy(document))), _named(accounts), _owners(document)
    )


def _rules(document: Document) -> Any:
    return replication_rules(
        raw(document, ("aws_s3_bucket_replication_configuration",)), raw(document, ("replication_configuration",))
    )


def replication_rules(companions: Any, inline: Any) -> list[dict[str, Any]] | Unknown:
    """Return the replication rules that are on, of the companion or the bucket itself."""
    companion = only(companions, "replication")
    rules = blocks(inline, "rules") if companion is None else blocks(companion, "rule")
    if isinstance(rules, Unknown):
        return rules
    return [rule for rule in rules if rule.get("status") != "Disabled"]


def restricted(flags: list[Any], shared: Value[tuple[str, ...]]) -> Value[tuple[str, ...]]:
    """Return whom a policy lets in: where it is public and public buckets are restricted, nobody else's account."""
    if isinstance(shared, Unknown) or "*" not in shared.value:
        return shared
    if flags[3] is True:
        return Known(())
    return undecided(flags[3]) or shared


def _owners(document: Document) -> Value[tuple[str, ...]]:
    """Return the canonical users that the ACL lets in, other than the bucket's own."""
    companion = only(raw(document, ("aws_s3_bucket_acl",)), "ACL")
    if isinstance(companion, Unknown):
        return companion
    if companion is None:
        inline = blocks(raw(document, ("grant",)))
        if isinstance(inline, Unknown):
            return inline
        users = [grant.get("id") for grant in inline if grant.get("id") is not None]
        return Unknown("it grants canonical users; which is its owner is not known") if users else Known(())
    if companion.get("acl") is not None:
        # A canned ACL names groups only.
        return undecided(companion["acl"]) or Known(())
    found, owners = _acl(document)[1] or (), blocks_of(companion, "access_control_policy", "owner")
    if isinstance(found, Unknown) or isinstance(owners, Unknown):
        return undecided(found, owners) or Known(())
    own = [owner.get("id") for owner in owners]
    return _named([grantee.get("id") or grantee.get("email_address") for grantee in found], own)


def _named(names: list[Any], own: Iterable[Any] = ()) -> Value[tuple[str, ...]]:
    unknown = undecided(*names, *own)
    return unknown or Known(tuple(sorted({str(name) for name in names if name} - {str(name) for name in own})))


def _union(*parts: Value[tuple[str, ...]]) -> Value[tuple[str, ...]]:
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    return unknown or Known(tuple(sorted({name for part in parts if isinstance(part, Known) for name in part.value})))


SHARED = Derived(
    (
        *_FLAG_PATHS,
        "aws_s3_bucket_policy",
        "policy",
        "aws_s3_bucket_acl",
        "grant",
        "aws_s3_bucket_replication_configuration",
        "replication_configuration",
    ),
    _shared,
    lenient=True,
)


def _live_shared(
    document: Document, block: Any, account: Any, policy: Any, acl: Any, rules: Any
) -> Value[tuple[str, ...]]:
    return _union(
        restricted(flags_of(LIVE_BLOCK, block, account), grantees(policy)),
        _live_owners(acl),
        rules
        if isinstance(rules, Unknown)
        else _named([r["Destination"].get("Account") for r in rules or () if r.get("Status") != "Disabled"]),
    )


def _live_owners(acl: Any) -> Value[tuple[str, ...]]:
    if isinstance(acl, Unknown):
        return acl
    grants = (acl or {}).get("Grants") or ()
    if isinstance(grants, Unknown):
        return grants
    users = [grant["Grantee"].get("ID") for grant in grants]
    return _named(users, [((acl or {}).get("Owner") or {}).get("ID") or ""])


LIVE_SHARED = Derived(
    (
        *_LIVE_FLAG_PATHS,
        "get_bucket_policy.Policy",
        "get_bucket_acl",
        "get_bucket_replication.ReplicationConfiguration.Rules",
    ),
    _live_shared,
    lenient=True,
)
