"""Who else may reach it: controls on exposure."""

from __future__ import annotations

from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import Bucket, Unknown
from generator.profiles import Profile


def _public(fact: Bucket, scene: Scene, profile: Profile) -> Decision:
    if profile.storage.public_access == "allow":
        return passed("the profile allows public access to this class")
    if isinstance(fact.public_access, Unknown):
        return undecided(fact.public_access)
    if fact.public_access.value == "blocked":
        return passed("public access is blocked")
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
        kinds=(Bucket,),
        decide=_public,
        judges=("storage.public_access",),
        why="What anybody can read has left every jurisdiction. Not being public today is not enough: a setting must "
        "keep it so.",
        remediation="Set all four flags of the S3 public access block, or public_access_prevention = enforced.",
        clauses={"c5-2020": ("PSS-12",), "secnumcloud-3.2": ("10.1",)},
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
