"""Who else may reach it: controls on exposure."""

from __future__ import annotations

import re

from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import (
    Backup,
    Bucket,
    Compute,
    Fact,
    Guardrail,
    Holding,
    Known,
    Log,
    Model,
    Organization,
    Route,
    Store,
    Unknown,
    Value,
)
from generator.profiles import Profile


def judge_sharing(shared_with: Value[tuple[str, ...]], fact: Fact, profile: Profile) -> Decision | None:
    """Decide whether everybody a resource is open to belongs to the organisation; None where it is open to nobody."""
    if isinstance(shared_with, Unknown):
        return undecided(shared_with)
    if not shared_with.value:
        return None
    if profile.access.principals == "any":
        return passed("the profile allows any principal")
    own = fact.project.value if isinstance(fact.project, Known) else ""
    outside = [who for who in shared_with.value if who not in (*profile.access.organization, *_names_of(own))]
    if "*" in outside:
        return failed("it is open to everybody")
    if outside and not own:
        return undecided(f"it is open to {', '.join(outside)}; which account is its own is not known")
    if outside and all(_NUMBERED.fullmatch(who) for who in outside):
        return undecided(f"it is open to {', '.join(outside)}; whether that is its own project is not known")
    if outside:
        return failed(f"it is open to {', '.join(outside)}, outside the organisation")
    return passed(f"it is open to {', '.join(shared_with.value)} only")


def _names_of(own: str) -> tuple[str, ...]:
    """Return what an account or project is called as a principal: a Google project lends its name to its accounts."""
    if not own:
        return ()
    domain = ".".join(reversed(own.split(":")))
    return own, f"projects/{own}", f"{domain}.iam.gserviceaccount.com", f"{domain}.svc.id.goog"


# A Google project by its number: facts have its id.
_NUMBERED = re.compile(r"projects/\d+")


def _support(fact: Guardrail | Organization, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether the provider's support has to ask; a policy of something else says nothing of it."""
    if fact.approves == Known(None):
        return None
    if profile.access.support == "any":
        return passed("the profile lets support in")
    if isinstance(fact.approves, Unknown):
        return undecided(fact.approves)
    asks = fact.approves.value or ()
    if "all" not in asks:
        return failed(f"support has to ask for {', '.join(asks)} only" if asks else "support need not ask")
    if isinstance(fact, Guardrail) and fact.enforced != Known(True):
        return undecided(fact.enforced) if isinstance(fact.enforced, Unknown) else failed("it is not in force")
    return passed("support has to ask")


def _sharing(fact: Holding | Organization, scene: Scene, profile: Profile) -> Decision | None:
    return judge_sharing(fact.shared_with, fact, profile)


def _public(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    if fact.public_access == Known(None):
        return None
    if profile.storage.public_access == "allow":
        return passed("the profile allows public access to this class")
    if isinstance(fact.public_access, Unknown):
        return undecided(fact.public_access)
    if fact.public_access.value == "blocked":
        return passed("public access is blocked")
    if fact.public_access.value == "private":
        return passed("nothing makes it public")
    if fact.public_access.value == "public":
        return failed("anybody can reach it")
    return failed("nothing blocks public access to it")


def _tls(fact: Bucket, scene: Scene, profile: Profile) -> Decision:
    if profile.storage.tls == "allow":
        return passed("the profile allows plain HTTP")
    if isinstance(fact.tls_only, Unknown):
        return undecided(fact.tls_only)
    return passed("plain HTTP is refused") if fact.tls_only.value else failed("plain HTTP is not refused")


ACCESS = (
    Control(
        id="ACC-01",
        title="No public access",
        question="access",
        severity="critical",
        kinds=(Backup, Bucket, Compute, Log, Model, Route, Store),
        decide=_public,
        judges=("storage.public_access",),
        why="What anybody can read has left every jurisdiction. Not being public today is not enough: a setting must "
        "keep it so.",
        remediation="Set all four flags of the S3 public access block, or public_access_prevention = enforced.",
        clauses={"c5-2020": ("PSS-12",), "secnumcloud-3.2": ("10.1",)},
    ),
    Control(
        id="ACC-02",
        title="Support sees data only when it was approved",
        question="access",
        severity="high",
        kinds=(Guardrail, Organization),
        decide=_support,
        judges=("access.support",),
        why="The provider's staff can reach data to solve a case, from wherever they sit. With Access Approval they "
        "wait until the customer says yes; what the provider does by itself and what law asks of it stay exempt. AWS "
        "has no setting for it: nothing is said there.",
        remediation="Enrol the project, or its folder or organisation, in Access Approval for all services.",
        clauses={
            "c5-2020": ("IDM-07",),
            "c5-2026": ("IAM-07.03AS",),
            "c3a-1.0": ("SOV-4-02-C1",),
            "secnumcloud-3.2": ("9.7.d", "19.2.e"),
            "gaia-x": ("P5.2.1",),
        },
    ),
    Control(
        id="ACC-03",
        title="Nothing is shared outside the organisation",
        question="access",
        severity="critical",
        kinds=(Backup, Bucket, Compute, Log, Model, Organization, Route, Store),
        decide=_sharing,
        judges=("access.principals", "access.organization"),
        why="A snapshot shared with another account is a copy that account may take anywhere. A resource policy that "
        "names one lets it read from wherever it is.",
        remediation="Remove the account from the share or the policy, or list it in access.organization.",
        clauses={"c5-2020": ("PSS-12",), "secnumcloud-3.2": ("19.6.c",)},
    ),
    Control(
        id="ACC-04",
        title="TLS only",
        question="access",
        severity="high",
        kinds=(Bucket,),
        decide=_tls,
        judges=("storage.tls",),
        why="Over plain HTTP anybody on the way can read. S3 needs a bucket policy that denies it; Cloud Storage has "
        "no setting on the bucket, the organisation policy storage.secureHttpTransport of its project decides.",
        remediation="Deny aws:SecureTransport = false in the bucket policy, or enforce storage.secureHttpTransport.",
        clauses={"c5-2020": ("CRY-02",), "edpb-01-2020": ("use case 3",)},
    ),
)
