"""Where is it: controls on the places of data, its copies, its logs, where it is processed, and Terraform state."""

from __future__ import annotations

from generator.controls.flows import judge_field, judge_place, worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.facts import (
    Backup,
    Bucket,
    Compute,
    Holding,
    Key,
    Log,
    Model,
    Ref,
    Route,
    State,
    Store,
    Trail,
    Unknown,
)
from generator.profiles import Profile


def _at_rest(fact: Bucket | Store, scene: Scene, profile: Profile) -> Decision:
    return judge_place(scene.place(fact), profile.residency.of("data"), "data at rest is")


def _replicas(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    decision = judge_field(fact.replicas, fact, scene, profile.residency.of("data"))
    return decision or (None if isinstance(fact, Route) else passed("nothing is replicated"))


def _backups(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    allowed = profile.residency.of("backups")
    here = judge_place(scene.place(fact), allowed, "the backup is") if isinstance(fact, Backup) else None
    return worst((here, judge_field(fact.copies, fact, scene, allowed)))


def _processing(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    allowed = profile.residency.of("processing")
    here = judge_place(scene.place(fact), allowed, "data is processed") if isinstance(fact, Compute) else None
    return worst((here, judge_field(fact.deliveries, fact, scene, allowed)))


def _logged(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    allowed = profile.residency.of("logs")
    here = judge_place(scene.place(fact), allowed, "logs are kept") if isinstance(fact, (Log, Trail)) else None
    return worst((here, judge_field(fact.logs, fact, scene, allowed)))


def _state(fact: State, scene: Scene, profile: Profile) -> Decision:
    decision = judge_place(scene.place(fact), profile.residency.of("state"), "Terraform state is")
    if decision.verdict != "pass":
        return decision
    if isinstance(fact.key, Unknown):
        return undecided(fact.key)
    doubt = _not_ours(fact.key.value, scene)
    if isinstance(doubt, Unknown):
        return undecided(doubt)
    if doubt or fact.key.value is None:
        return failed(f"{decision.message}, but under a key of the provider's own")
    return passed(f"{decision.message}, under {fact.key.value.to}")


def _not_ours(key: Ref | None, scene: Scene) -> bool | Unknown:
    """Tell whether a key is the provider's own. An AWS key's id does not say whose it is, its alias does."""
    if key is None or provider_held(key):
        return True
    found = scene.find(key)
    if isinstance(found, Key):
        return found.custody if isinstance(found.custody, Unknown) else found.custody.value == "provider"
    if key.to.startswith(("arn:", "kms:")) and ":alias/" not in key.to:
        return Unknown(f"whose key {key.to} is cannot be told: name it by its alias")
    return False


def _implicit(fact: Holding | Key, scene: Scene, profile: Profile) -> Decision:
    location = scene.location(fact)
    if isinstance(location, Unknown):
        return undecided(location)
    if location.assumed:
        return failed(f"nothing says where it goes: {location.assumed}")
    return passed(f"it is pinned to {location.value}")


def provider_held(key: Ref) -> bool:
    """Tell whether a reference is to a key of the provider's own: AWS reserves `alias/aws/` for those.

    https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
    """
    return ":alias/aws/" in key.to


RESIDENCY = (
    Control(
        id="RES-01",
        title="Data at rest stays in the allowed jurisdictions",
        question="residency",
        severity="critical",
        kinds=(Bucket, Store),
        decide=_at_rest,
        judges=("residency.data",),
        why="A store lies in a country, and that country's courts reach it. The effective location counts: the "
        "resource's own region, else its provider block's, else the service's default. A region code means the "
        "country it lies in: eu-west-2 is London, eu-central-2 is Zurich.",
        remediation="Move the store to a location inside the profile's residency.data, or change the profile.",
        clauses={
            "secnumcloud-3.2": ("19.2.b",),
            "c5-2026": ("PSS-12.01B",),
            "c3a-1.0": ("SOV-3-01-C3",),
            "eucsf-1.2.1": ("SOV-3",),
        },
    ),
    Control(
        id="RES-02",
        title="Replicas stay in the allowed jurisdictions",
        question="residency",
        severity="critical",
        kinds=(Backup, Bucket, Log, Model, Route, Store),
        decide=_replicas,
        judges=("residency.data",),
        why="Replication carries every object to another place, whatever the source's region says. The bucket that "
        "replicates to Virginia is an EU bucket by every check of its own region.",
        remediation="Point the replication at a bucket inside the profile's residency.data, or remove it.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="RES-03",
        title="Backups and snapshots stay in the allowed jurisdictions",
        question="residency",
        severity="critical",
        kinds=(Backup, Bucket, Route, Store),
        decide=_backups,
        judges=("residency.backups",),
        why="A backup is all of the data once more. Snapshot copies, replicated automated backups and the copy actions "
        "of a backup plan carry it to another region, which no check of the database's own region sees.",
        remediation="Point copies at a vault or region inside residency.backups, or remove them.",
        clauses={"secnumcloud-3.2": ("12.5.d",), "c5-2026": ("PSS-12.01B",), "c5-2020": ("OPS-09",)},
    ),
    Control(
        id="RES-04",
        title="Data is processed in the allowed jurisdictions",
        question="residency",
        severity="high",
        kinds=(Backup, Bucket, Compute, Log, Model, Route, Store, Trail),
        decide=_processing,
        judges=("residency.processing",),
        why="Whoever computes on data has it in clear. Events, subscriptions, streams and edge networks carry it to "
        "where it is processed, and a cloud's edge is everywhere.",
        remediation="Send events only to targets inside residency.processing; do without the edge service.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="RES-05",
        title="Logs stay in the allowed jurisdictions",
        question="residency",
        severity="high",
        kinds=(Backup, Bucket, Compute, Log, Model, Route, Store, Trail),
        decide=_logged,
        judges=("residency.logs",),
        why="Logs name people and what they did, and often hold the data itself. Trails, sinks and subscriptions "
        "gather them in another region or with a vendor.",
        remediation="Deliver logs to a bucket, log group or stream inside residency.logs.",
        clauses={"secnumcloud-3.2": ("19.2.d",), "c5-2026": ("PSS-12.01AS",), "c3a-1.0": ("SOV-3-01-C2",)},
    ),
    Control(
        id="RES-06",
        title="Terraform state stays in the allowed jurisdictions, under a customer key",
        question="residency",
        severity="high",
        kinds=(State,),
        decide=_state,
        judges=("residency.state",),
        why="State holds every attribute of every resource, secrets included, in clear text.",
        remediation="Use an s3 backend with region, encrypt and kms_key_id, or a gcs backend with kms_encryption_key.",
        clauses={"secnumcloud-3.2": ("19.2.d",), "c5-2026": ("PSS-12.01AS",)},
    ),
    Control(
        id="RES-07",
        title="No location is left to a default",
        question="residency",
        severity="medium",
        kinds=(Backup, Bucket, Compute, Key, Log, Model, Store, Trail),
        decide=_implicit,
        why="A location that nobody wrote down changes with the provider's default or the environment of whoever "
        "applies. Cloud Storage and BigQuery default to the US.",
        remediation="Write the location down: region in the provider block, location on the resource.",
        clauses={"secnumcloud-3.2": ("19.2.a",), "c5-2026": ("PSS-12.01B",)},
    ),
)
