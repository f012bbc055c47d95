"""Who can open it: controls on keys, their custody, place and life."""

from __future__ import annotations

from generator.controls.access import judge_sharing
from generator.controls.flows import judge_flows, judge_place, worst
from generator.controls.interface import Control, Decision, Scene, failed, passed, undecided
from generator.controls.residency import provider_held
from generator.facts import (
    CUSTODIES,
    Backup,
    Bucket,
    Compute,
    Fact,
    Flow,
    Holding,
    Key,
    KeyRing,
    KeyStore,
    Known,
    Log,
    Model,
    Ref,
    Store,
    Trail,
    Unknown,
    Value,
)
from generator.profiles import Profile


def judge_keys(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    """Decide whether all of a resource is under keys of the customer's; None where nothing is at rest in it."""
    keys = _keys(fact, scene)
    if keys and profile.keys.custody == "provider":
        return passed("the profile asks for no customer key")
    return worst(_customer_key(key, scene) for key in keys)


def _keys(fact: Holding, scene: Scene, seen: frozenset[str] = frozenset()) -> list[Value[Ref | None]]:
    """Return every key of a resource and its parts, none where nothing is at rest in it.

    What was made of another resource (a snapshot of its volume) is under that one's keys.
    """
    own = [] if fact.key is None else [fact.key]
    parts = [fact.more_keys] if isinstance(fact.more_keys, Unknown) else [Known(key) for key in fact.more_keys.value]
    found: list[Value[Ref | None]] = []
    for key in (*own, *parts):
        source = scene.find(key.value) if isinstance(key, Known) and key.value else None
        if isinstance(source, Holding):
            inner = _keys(source, scene, seen | {fact.id}) if source.id not in seen | {fact.id} else []
            found += inner or [Unknown(f"{source.id}, which it was made of, tells no key")]
        else:
            found.append(key)
    return found


def _customer_key(key: Value[Ref | None], scene: Scene) -> Decision:
    if isinstance(key, Unknown):
        return undecided(key)
    if key.value is None or provider_held(key.value):
        return failed(f"no key of the customer's encrypts it{f': {key.assumed}' if key.assumed else ''}")
    found = _key(key.value, scene)
    return undecided(found) if isinstance(found, Unknown) else _held_by_customer(found)


def _key(key: Ref, scene: Scene) -> Key | Unknown:
    found = scene.find(key)
    if isinstance(found, Key) and found.custody == Known(None):
        # A version of a key: what its key says holds for it.
        found = scene.find(found.parent.value) if isinstance(found.parent, Known) and found.parent.value else found
    if isinstance(found, Unknown):
        return Unknown(f"who holds its key is not known: {found.reason}")
    return found if isinstance(found, Key) else Unknown(f"{found.id} is no key")


def _held_by_customer(key: Key) -> Decision:
    if isinstance(key.custody, Unknown):
        return undecided(key.custody)
    if key.custody.value == "provider":
        return failed(f"its key {key.id} is the provider's own")
    return passed(f"its key is {key.id}")


def _custody(fact: Key | Holding, scene: Scene, profile: Profile) -> Decision | None:
    return _of_key(fact, profile) if isinstance(fact, Key) else _of_data(fact, scene, profile)


def _of_data(fact: Holding, scene: Scene, profile: Profile) -> Decision | None:
    """Judge the keys of a store by what the store's own class asks: the key may be of a looser one."""
    if profile.keys.custody == "provider":
        return None
    return worst(_of_its_key(key, scene, profile) for key in _keys(fact, scene))


def _of_its_key(key: Value[Ref | None], scene: Scene, profile: Profile) -> Decision | None:
    if isinstance(key, Unknown):
        return undecided(key)
    if key.value is None or provider_held(key.value):
        # KEY-01 says so.
        return None
    found = _key(key.value, scene)
    if isinstance(found, Unknown):
        return undecided(found)
    decision = _of_key(found, profile)
    return decision and Decision(decision.verdict, f"its key {found.id}: {decision.message}")


def _of_key(fact: Key, profile: Profile) -> Decision | None:
    if isinstance(fact.custody, Unknown):
        return undecided(fact.custody)
    if fact.custody.value is None or fact.custody.value == "provider":
        # What a version does not say itself is judged at its key. The provider keeps keys of its own in every account;
        # KEY-01 asks whether anything relies on them.
        return None
    held, wanted = fact.custody.value, profile.keys.custody
    if CUSTODIES.index(held) < CUSTODIES.index(wanted):
        return failed(f"its custody is {held}, less than {wanted}")
    return passed(f"its custody is {held}")


def _is_ours(fact: Key) -> bool:
    return fact.custody != Known("provider")


def _location(fact: Key | KeyRing | KeyStore, scene: Scene, profile: Profile) -> Decision | None:
    if isinstance(fact, Key) and not _is_ours(fact):
        return None
    return judge_place(scene.place(fact), profile.residency.of("data"), "it is")


def _replicas(fact: Key, scene: Scene, profile: Profile) -> Decision | None:
    if not _is_ours(fact):
        return None
    leaving = _leaving(fact, scene, profile)
    if leaving is not None and leaving.verdict != "pass":
        return leaving
    if isinstance(fact.multi_region, Unknown):
        return undecided(fact.multi_region)
    if fact.multi_region.value and profile.keys.multi_region == "forbid":
        return failed("it is a multi-region key: its material may be copied to any region")
    return leaving or passed("its material is in one place")


def _leaving(fact: Key, scene: Scene, profile: Profile) -> Decision | None:
    """Judge the copies of a primary's material, and the way a replica's came."""
    allowed = profile.residency.of("data")
    if isinstance(fact.replicas, Unknown):
        return undecided(fact.replicas)
    if isinstance(fact.primary, Unknown):
        return undecided(fact.primary)
    if fact.primary.value is None:
        return judge_flows(fact.replicas.value, fact, scene, allowed)
    primary = scene.find(fact.primary.value)
    here = scene.location(fact)
    if isinstance(here, Unknown):
        return undecided(here)
    start = primary if isinstance(primary, Fact) else fact
    copied = judge_flows([Flow("replica key", here.value)], start, scene, allowed)
    if copied is not None and copied.verdict != "pass":
        return copied
    # The material of a replica inside is the material of a primary that may lie outside.
    if isinstance(primary, Unknown):
        return undecided(f"where its primary lies is not known: {primary.reason}")
    return judge_place(scene.place(primary), allowed, f"its primary {primary.id} is")


def _rotation(fact: Key, scene: Scene, profile: Profile) -> Decision | None:
    if not _is_ours(fact):
        return None
    if isinstance(fact.rotation_days, Unknown):
        return undecided(fact.rotation_days)
    days = fact.rotation_days.value
    if days is None:
        return None
    if days == 0:
        return failed(f"it never rotates; {profile.keys.rotation_days} days at most are allowed")
    if days > profile.keys.rotation_days:
        return failed(f"it rotates every {days} days; {profile.keys.rotation_days} at most are allowed")
    return passed(f"it rotates every {days} days")


def _deletion(fact: Key, scene: Scene, profile: Profile) -> Decision | None:
    if not _is_ours(fact):
        return None
    if isinstance(fact.deletion_days, Unknown):
        return undecided(fact.deletion_days)
    days = fact.deletion_days.value
    if days is None:
        return None
    if days < profile.keys.deletion_days:
        return failed(f"it can be saved for {days} days after deletion; {profile.keys.deletion_days} are required")
    return passed(f"it can be saved for {days} days after deletion")


def _sharing(fact: Key | KeyRing | KeyStore, scene: Scene, profile: Profile) -> Decision | None:
    if isinstance(fact, Key) and not _is_ours(fact):
        return None
    return judge_sharing(fact.shared_with, fact, profile)


def _justifications(fact: Key, scene: Scene, profile: Profile) -> Decision | None:
    """Judge the reasons for which a key may be used; None where the provider asks for none, as AWS does not."""
    reasons, allowed = fact.justifications, profile.keys.justifications
    if reasons is None or not allowed or not _is_ours(fact):
        return None
    if isinstance(reasons, Unknown):
        return undecided(reasons)
    if reasons.value is None:
        return failed(f"it may be used for every reason{f': {reasons.assumed}' if reasons.assumed else ''}")
    strange = sorted(set(reasons.value) - set(allowed))
    if strange:
        return failed(f"it may be used for {', '.join(strange)}")
    return passed(f"it may be used for {', '.join(reasons.value) or 'no reason'} only")


def _custodian(fact: Key | KeyStore, scene: Scene, profile: Profile) -> Decision | None:
    custodian = profile.keys.custodian
    if custodian is None or fact.custody == Known("hsm"):
        return None
    if isinstance(fact, Key) and fact.endpoints == Known(()):
        # Its material is with the provider, or at a key store.
        return None
    if isinstance(fact.custody, Unknown):
        return undecided(fact.custody)
    if isinstance(fact.endpoints, Unknown):
        return undecided(fact.endpoints)
    if not custodian.endpoints:
        return undecided(f"the profile names no endpoints of {custodian.name}")
    if not fact.endpoints.value:
        return undecided("it names no endpoint")
    strange = sorted(set(fact.endpoints.value) - set(custodian.endpoints))
    if strange:
        return failed(f"{', '.join(strange)} is no endpoint of {custodian.name}")
    return passed(f"its keys are at {', '.join(fact.endpoints.value)}, of {custodian.name}")


CUSTODY = (
    Control(
        id="KEY-01",
        title="Data is under a customer key",
        question="key custody",
        severity="high",
        kinds=(Backup, Bucket, Compute, Log, Store, Trail),
        decide=judge_keys,
        judges=("keys.custody",),
        why="With a key of the provider's own, the provider alone decides who reads the data; nobody can revoke it.",
        remediation="Encrypt with a key of the stack: kms_master_key_id on S3, default_kms_key_name on Cloud Storage.",
        clauses={"c5-2026": ("CRY-19",), "secnumcloud-3.2": ("10.1",), "c5-2020": ("CRY-03",)},
    ),
    Control(
        id="KEY-02",
        title="Custody is at least what the profile asks",
        question="key custody",
        severity="critical",
        kinds=(Backup, Bucket, Compute, Key, Log, Model, Store, Trail),
        decide=_custody,
        judges=("keys.custody",),
        why="Only a key outside the provider's service (AWS external key store, Cloud EKM) can be withheld from the "
        "provider. Imported material and cloud HSMs leave a copy the provider operates.",
        remediation="Create the key in an external key store or EKM that the custodian operates.",
        clauses={"c3a-1.0": ("SOV-3-02-C",), "c5-2026": ("CRY-18",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="KEY-03",
        title="Keys stay in the allowed jurisdictions",
        question="key custody",
        severity="critical",
        kinds=(Key, KeyRing, KeyStore),
        decide=_location,
        judges=("residency.data",),
        why="A key opens data from where it lies, and a key in `global` lies anywhere.",
        remediation="Create the key in the region of the data it protects.",
        clauses={"c5-2026": ("PSS-12.02AC",), "secnumcloud-3.2": ("19.2.b",)},
    ),
    Control(
        id="KEY-04",
        title="No key material is copied outside",
        question="key custody",
        severity="critical",
        kinds=(Key,),
        decide=_replicas,
        judges=("keys.multi_region", "residency.data"),
        why="A replica of a multi-region key holds the same material: it opens the data from another country, and "
        "kms:ReplicateKey is exempt from AWS's region-deny policy.",
        remediation="Delete the replica key outside, and use single-region keys.",
        clauses={"c5-2026": ("PSS-12.02AC",), "c3a-1.0": ("SOV-3-02-C",)},
    ),
    Control(
        id="KEY-05",
        title="Keys rotate often enough",
        question="key custody",
        severity="medium",
        kinds=(Key,),
        decide=_rotation,
        judges=("keys.rotation_days",),
        why="Rotation bounds what one stolen key version opens. An external key rotates at its custodian, an "
        "asymmetric one not at all: nothing is said of them here.",
        remediation="Set enable_key_rotation and rotation_period_in_days, or rotation_period.",
        clauses={"c5-2020": ("CRY-04",), "secnumcloud-3.2": ("10.5",)},
    ),
    Control(
        id="KEY-06",
        title="A deleted key can be saved",
        question="key custody",
        severity="medium",
        kinds=(Key,),
        decide=_deletion,
        judges=("keys.deletion_days",),
        why="Deleting a key destroys everything it protects; the waiting time is the only way back. AWS asks for it "
        "when a key is deleted, so a living key has none to judge.",
        remediation="Set deletion_window_in_days or destroy_scheduled_duration.",
        clauses={"c5-2020": ("CRY-04",), "secnumcloud-3.2": ("10.5",)},
    ),
    Control(
        id="KEY-07",
        title="Nobody outside the organisation may use a key",
        question="key custody",
        severity="critical",
        kinds=(Key, KeyRing, KeyStore),
        decide=_sharing,
        judges=("access.principals", "access.organization"),
        why="A key policy, grant or IAM binding that names another account opens the data to whoever controls that "
        "account, from wherever they are.",
        remediation="Remove the principal from the key policy, retire the grant, or list it in access.organization.",
        clauses={"c5-2020": ("CRY-04",), "c5-2026": ("CRY-05.02B",), "secnumcloud-3.2": ("10.5",)},
    ),
    Control(
        id="KEY-08",
        title="External keys and key stores are the custodian's",
        question="key custody",
        severity="critical",
        kinds=(Key, KeyStore),
        decide=_custodian,
        judges=("keys.custodian",),
        why="An external key store is worth what its operator is: a proxy on the provider's own machines, or with "
        "somebody nobody chose, is no trusted third party.",
        remediation="Connect the key store to an endpoint listed under keys.custodian.endpoints.",
        clauses={"c3a-1.0": ("SOV-3-02-C",), "c5-2026": ("CRY-18",), "eucsf-1.2.1": ("SOV-3",)},
    ),
    Control(
        id="KEY-09",
        title="Access justifications are enforced",
        question="key custody",
        severity="high",
        kinds=(Key,),
        decide=_justifications,
        judges=("keys.justifications",),
        why="A Google key without a policy opens data for every reason, a third party's legal request among them. AWS "
        "asks for no reasons. The policy binds where the project is enrolled in Key Access Justifications.",
        remediation="Set key_access_justifications_policy on the key (provider google-beta), with the reasons that "
        "keys.justifications lists.",
        clauses={"c5-2020": ("INQ-04",), "eucsf-1.2.1": ("SOV-2",)},
    ),
)
