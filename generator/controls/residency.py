"""Where is it: controls on the places of data, of what is copied, and of Terraform state."""

from __future__ import annotations

from collections.abc import Iterable

from generator import geography
from generator.controls.interface import (
    Control,
    Decision,
    Scene,
    failed,
    passed,
    place,
    undecided,
)
from generator.facts import Bucket, Fact, Flow, Key, Known, Ref, State, Unknown
from generator.profiles import Profile


def judge_place(found: geography.Place | Unknown, allowed: tuple[str, ...], what: str, *path: str) -> Decision:
    """Decide whether a place lies in the allowed jurisdictions; `what` starts the message."""
    if isinstance(found, Unknown):
        return undecided(found, *path)
    text = f"{what} in {spot(found)}"
    if geography.inside(found, allowed):
        return passed(text)
    return failed(f"{text}, outside {', '.join(allowed)}", *path)


def spot(found: geography.Place) -> str:
    """Return a place the way a reader knows it: `eu-west-2 (London, GB)`."""
    within = "anywhere" if found.within == ("*",) else " and ".join(found.within)
    return f"{found.code} ({found.title}, {within})" if found.title else f"{found.code} ({within})"


def judge_flows(flows: Iterable[Flow], fact: Fact, scene: Scene, allowed: tuple[str, ...]) -> Decision | None:
    """Decide whether everything that travels from a fact stays inside; the worst flow speaks for all."""
    start = f"{fact.id} {_code(fact, scene)}"
    decisions = [_judge_flow(flow, fact, scene, allowed, start) for flow in flows]
    for verdict in ("fail", "unknown", "pass"):
        chosen = [decision for decision in decisions if decision.verdict == verdict]
        if chosen:
            return chosen[0]
    return None


def _judge_flow(flow: Flow, fact: Fact, scene: Scene, allowed: tuple[str, ...], start: str) -> Decision:
    if isinstance(flow.to, str):
        where = place(fact.provider, flow.to, fact.service)
        return judge_place(where, allowed, f"{flow.kind}:", start, flow.kind, flow.to)
    target = scene.find(flow.to)
    if isinstance(target, Unknown):
        return undecided(target, start, flow.kind, flow.to.to)
    end = f"{target.id} {_code(target, scene)}"
    return judge_place(scene.place(target), allowed, f"{flow.kind}: {target.id} is", start, flow.kind, end)


def _code(fact: Fact, scene: Scene) -> str:
    location = scene.location(fact)
    return location.value if isinstance(location, Known) else "somewhere unknown"


def _at_rest(fact: Bucket, scene: Scene, profile: Profile) -> Decision:
    return judge_place(scene.place(fact), profile.residency.of("data"), "data at rest is")


def _replicas(fact: Bucket, scene: Scene, profile: Profile) -> Decision:
    if isinstance(fact.flows, Unknown):
        return undecided(fact.flows)
    decision = judge_flows(fact.flows.value, fact, scene, profile.residency.of("data"))
    return decision or passed("nothing is replicated")


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


def _implicit(fact: Bucket | Key, scene: Scene, profile: Profile) -> Decision:
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
        kinds=(Bucket,),
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
        kinds=(Bucket,),
        decide=_replicas,
        judges=("residency.data",),
        why="Replication carries every object to another place, whatever the source's region says. The bucket that "
        "replicates to Virginia is an EU bucket by every check of its own region.",
        remediation="Point the replication at a bucket inside the profile's residency.data, or remove it.",
        clauses={"secnumcloud-3.2": ("19.2.b",), "c5-2026": ("PSS-12.01B",), "eucsf-1.2.1": ("SOV-3",)},
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
        kinds=(Bucket, Key),
        decide=_implicit,
        why="A location that nobody wrote down changes with the provider's default or the environment of whoever "
        "applies. Cloud Storage and BigQuery default to the US.",
        remediation="Write the location down: region in the provider block, location on the resource.",
        clauses={"secnumcloud-3.2": ("19.2.a",), "c5-2026": ("PSS-12.01B",)},
    ),
)
