"""What differs is said; what cannot be told is undecided; neither is ever in sync."""

from __future__ import annotations

from typing import Any

import pytest

from generator.drift import Comparison, compare
from generator.drift.values import same, text
from generator.facts import (
    AnyFact,
    Bucket,
    Flow,
    Inventory,
    Key,
    KeyRing,
    KeyStore,
    Known,
    Operator,
    Origin,
    Ref,
    Route,
    State,
    Store,
    Unknown,
    Unreadable,
)
from generator.mappings import MAPPINGS, Mapping

ACCOUNT = "111122223333"
PARIS, FRANKFURT = "eu-west-3", "eu-central-1"
RING = "projects/acme/locations/europe-west9/keyRings/main"


def inventory(*facts: AnyFact, gaps: tuple[Unreadable, ...] = (), source: str = "aws") -> Inventory:
    return Inventory(source=source, facts=facts, unreadable=gaps)


def bucket(id: str, name: str = "data", **fields: Any) -> Bucket:
    settings: dict[str, Any] = {
        "type": "aws_s3_bucket",
        "provider": "aws",
        "service": "storage",
        "name": Known(name),
        "location": Known(PARIS),
        "identities": (f"s3:{name}",),
        "key": Known(None),
        "public_access": Known("blocked"),
        "tls_only": Known(True),
        "versioned": Known(True),
        "retention_days": Known(0),
    }
    return Bucket(id=id, **{**settings, **fields})


def arn(name: str) -> str:
    return f"arn:aws:s3:::{name}"


def key(id: str, alias: str = "alias/data", region: str = PARIS, **fields: Any) -> Key:
    settings: dict[str, Any] = {
        "type": "aws_kms_key",
        "provider": "aws",
        "service": "kms",
        "name": Known(alias),
        "location": Known(region),
        "identities": (f"kms:{region}:{alias}",),
        "custody": Known("customer"),
        "rotation_days": Known(365),
        "deletion_days": Known(None),
        "multi_region": Known(False),
    }
    return Key(id=id, **{**settings, **fields})


def key_arn(number: str, region: str = PARIS) -> str:
    return f"arn:aws:kms:{region}:{ACCOUNT}:key/{number}"


def live_key(number: str = "1", alias: str = "alias/data", region: str = PARIS, **fields: Any) -> Key:
    names = (key_arn(number, region), f"kms:{region}:{number}", f"kms:{region}:{alias}")
    names += (f"arn:aws:kms:{region}:{ACCOUNT}:{alias}",)
    return key(key_arn(number, region), alias, region, **{"identities": names, **fields})


def nameless_key(number: str = "9", region: str = PARIS, reason: str = "no alias names this key") -> Key:
    return live_key(number, region=region, name=Unknown(reason), identities=(key_arn(number, region),))


def ring(id: str, name: str = "main", location: str = "europe-west9", *identities: str) -> KeyRing:
    return KeyRing(
        id=id,
        type="google_kms_key_ring",
        provider="google",
        service="kms",
        name=Known(name),
        location=Known(location),
        identities=identities,
    )


def crypto_key(id: str, parent: str, *identities: str, location: Any = None) -> Key:
    return key(
        id,
        "data",
        type="google_kms_crypto_key",
        provider="google",
        identities=identities,
        location=Known(location or Ref(parent)),
        parent=Known(Ref(parent)),
    )


def state(bucket_name: str = "state", key_ref: str | None = None) -> State:
    return State(
        id="terraform.backend",
        type="backend.s3",
        provider="aws",
        service="storage",
        name=Known(bucket_name),
        location=Known(PARIS),
        key=Known(Ref(key_ref) if key_ref else None),
    )


def drift(comparison: Comparison) -> list[tuple[str, str, str]]:
    """What differs, in short; and nothing may be undecided besides."""
    assert comparison.undecided == ()
    return [(item.kind, item.resource, item.field) for item in comparison.drift]


def undecided(comparison: Comparison) -> dict[str, str]:
    """What is undecided and why; and nothing may be called a difference besides."""
    assert comparison.drift == ()
    assert {gap.call for gap in comparison.undecided} == {"compare"}
    return {gap.scope: gap.reason for gap in comparison.undecided}


# What is the same


def test_the_same_is_in_sync_and_owned() -> None:
    comparison = compare([inventory(bucket("aws_s3_bucket.d"))], inventory(bucket(arn("data"))))
    assert comparison == Comparison((), (), (frozenset({arn("data")}),))


def test_a_value_that_is_assumed_is_the_same_as_one_that_is_said() -> None:
    wanted = bucket("aws_s3_bucket.d", versioned=Known(False, "one version unless told otherwise"))
    assert drift(compare([inventory(wanted)], inventory(bucket(arn("data"), versioned=Known(False))))) == []


def test_an_empty_cloud_misses_all_and_an_empty_stack_knows_nothing() -> None:
    wanted, live = inventory(bucket("aws_s3_bucket.d")), inventory(bucket(arn("data")))
    assert drift(compare([wanted], inventory())) == [("missing", "aws_s3_bucket.d", "")]
    assert drift(compare([inventory()], live)) == [("unmanaged", arn("data"), "")]
    assert drift(compare([inventory()], inventory())) == []


def test_an_account_is_not_a_resource_that_a_stack_must_manage() -> None:
    account = Operator(
        id="arn:aws:iam::1:root",
        type="aws account",
        provider="aws",
        service="",
        name=Known("1"),
        location=Known(PARIS),
        operator=Known("aws"),
    )
    assert drift(compare([inventory()], inventory(account))) == []


# What differs


def test_what_is_missing_unmanaged_and_changed_is_said_in_order() -> None:
    wanted = inventory(bucket("aws_s3_bucket.a", "a"), bucket("aws_s3_bucket.b", "b"))
    live = inventory(bucket(arn("c"), "c"), bucket(arn("b"), "b", versioned=Known(False)))
    comparison = compare([wanted], live)
    assert drift(comparison) == [
        ("changed", arn("b"), "versioned"),
        ("unmanaged", arn("c"), ""),
        ("missing", "aws_s3_bucket.a", ""),
    ]
    changed, unmanaged, missing = comparison.drift
    assert (changed.expected, changed.actual) == ("yes", "no")
    assert (unmanaged.expected, unmanaged.actual) == ("", f"c in {PARIS}")
    assert (missing.expected, missing.actual) == (f"a in {PARIS}", "")
    assert comparison.owned == (frozenset({arn("b")}),)


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("location", PARIS, "us-east-1", (PARIS, "us-east-1")),
        ("data_class", "sensitive", "public", ("sensitive", "public")),
        ("public_access", "blocked", "public", ("blocked", "public")),
        ("tls_only", True, False, ("yes", "no")),
        ("retention_days", 3650, 0, ("3650", "0")),
        ("replicas", (), (Flow("replication", "us-east-1"),), ("none", "replication to us-east-1")),
    ],
)
def test_every_field_of_a_bucket_that_differs_is_a_change(field: str, before: Any, after: Any, said: Any) -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", **{field: Known(before)}))
    comparison = compare([wanted], inventory(bucket(arn("data"), **{field: Known(after)})))
    assert drift(comparison) == [("changed", arn("data"), field)]
    assert (comparison.drift[0].expected, comparison.drift[0].actual) == said


def test_what_one_reading_does_not_speak_of_is_undecided() -> None:
    def alike(before: Any, after: Any) -> Any:
        return same(before, after, lambda ref, _: ref.to, lambda ref: ref.to)

    assert alike(None, None) is True
    assert isinstance(alike(None, Known(None)), Unknown) and isinstance(alike(Known(()), None), Unknown)


def test_no_key_and_a_key_of_the_providers_own_are_told_apart() -> None:
    assert text(Known(()), str) == "none"
    assert text(Known((None,)), str) == "a key of the provider's own"


def test_every_field_that_counts_is_compared() -> None:
    """A row's field is part of the name, is compared, or says itself that it does not count."""
    for row in MAPPINGS.values():
        assert set(row.match) <= set(row.fields), row.type
    # The keys of single objects are not read live.
    assert {name for name, field in MAPPINGS["aws_s3_bucket"].fields.items() if not field.drift} <= {"more_keys"}


def test_a_field_that_does_not_count_may_differ() -> None:
    assert not MAPPINGS["aws_kms_key"].fields["deletion_days"].drift
    wanted = inventory(key("aws_kms_key.k", deletion_days=Known(30)))
    assert drift(compare([wanted], inventory(live_key(deletion_days=Known(None))))) == []


# References


def test_a_bucket_is_under_the_same_key_whatever_each_side_calls_it() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    for name in (key_arn("1"), f"kms:{PARIS}:1", f"kms:{PARIS}:alias/data"):
        assert drift(compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(name))), live_key()))) == []


def test_a_bucket_under_another_key_of_the_account_is_changed() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    other = live_key("2", "alias/other")
    comparison = compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(other.id))), live_key(), other))
    assert drift(comparison) == [("unmanaged", other.id, ""), ("changed", arn("data"), "key")]
    changed = comparison.drift[1]
    assert (changed.expected, changed.actual) == (f"alias/data in {PARIS}", f"alias/other in {PARIS}")


def test_a_bucket_under_a_key_of_another_account_is_changed() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    foreign = "arn:aws:kms:us-east-1:999999999999:key/1"
    comparison = compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(foreign))), live_key()))
    assert drift(comparison) == [("changed", arn("data"), "key")]
    assert comparison.drift[0].actual == foreign


def test_a_bucket_whose_key_was_taken_away_is_changed() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    comparison = compare([wanted], inventory(bucket(arn("data")), live_key()))
    assert drift(comparison) == [("changed", arn("data"), "key")]
    assert (comparison.drift[0].expected, comparison.drift[0].actual) == (f"alias/data in {PARIS}", "none")


def test_a_bucket_whose_key_is_gone_is_under_something_else() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    comparison = compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(key_arn("1"))))))
    assert drift(comparison) == [("changed", arn("data"), "key"), ("missing", "aws_kms_key.k", "")]


def test_a_key_from_elsewhere_in_the_account_is_found_by_its_alias() -> None:
    shared = f"arn:aws:kms:{PARIS}:{ACCOUNT}:alias/shared"
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref(shared))))
    live = live_key("7", "alias/shared")
    assert drift(compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(live.id))), live))) == []


def test_a_key_that_neither_side_holds_is_the_same_only_under_the_same_name() -> None:
    foreign = "arn:aws:kms:eu-west-3:999999999999:alias/central"
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref(foreign))))
    assert drift(compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(foreign)))))) == []
    other = "arn:aws:kms:eu-west-3:999999999999:key/5"
    said = undecided(compare([wanted], inventory(bucket(arn("data"), key=Known(Ref(other))))))
    assert said == {"aws_s3_bucket.d key": f"{foreign} is not among the resources that were read"}


def test_flows_lead_to_the_same_place_in_any_order() -> None:
    flows = (Flow("replication", Ref("aws_s3_bucket.copy")), Flow("replication", "eu-central-1"))
    wanted = inventory(bucket("aws_s3_bucket.d", replicas=Known(flows)), bucket("aws_s3_bucket.copy", "copy"))
    back = (Flow("replication", "eu-central-1"), Flow("replication", Ref("s3:copy")))
    live = inventory(bucket(arn("data"), replicas=Known(back)), bucket(arn("copy"), "copy"))
    assert drift(compare([wanted], live)) == []
    away = (Flow("replication", "eu-central-1"), Flow("replication", Ref("s3:theirs")))
    comparison = compare([wanted], inventory(bucket(arn("data"), replicas=Known(away)), bucket(arn("copy"), "copy")))
    assert drift(comparison) == [("changed", arn("data"), "replicas")]
    assert comparison.drift[0].actual == "replication to eu-central-1, replication to s3:theirs"


def test_a_flow_of_another_kind_is_another_flow() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", replicas=Known((Flow("replication", FRANKFURT),))))
    live = inventory(bucket(arn("data"), replicas=Known((Flow("backup", FRANKFURT),))))
    assert drift(compare([wanted], live)) == [("changed", arn("data"), "replicas")]


# Names


def test_the_same_alias_in_two_regions_is_two_keys() -> None:
    wanted = inventory(key("aws_kms_key.p"), key("aws_kms_key.f", region=FRANKFURT))
    both = (live_key("1"), live_key("2", region=FRANKFURT))
    assert drift(compare([wanted], inventory(*both))) == []
    assert drift(compare([wanted], inventory(both[0]))) == [("missing", "aws_kms_key.f", "")]
    strayed = live_key("3", region="us-east-1")
    assert drift(compare([wanted], inventory(*both, strayed))) == [("unmanaged", strayed.id, "")]


def test_a_key_with_a_second_alias_is_still_the_same() -> None:
    live = live_key(alias="alias/data", name=Known("alias/another"))
    assert drift(compare([inventory(key("aws_kms_key.k"))], inventory(live))) == []


def test_a_bucket_and_a_key_of_one_name_are_two_things() -> None:
    live = inventory(live_key(alias="data"))
    assert drift(compare([inventory(bucket("aws_s3_bucket.d"))], live)) == [
        ("unmanaged", key_arn("1"), ""),
        ("missing", "aws_s3_bucket.d", ""),
    ]


def test_a_google_key_is_named_by_its_ring_and_the_rings_location() -> None:
    wanted = inventory(
        ring("google_kms_key_ring.r"), crypto_key("google_kms_crypto_key.k", "google_kms_key_ring.r"), source="hcl"
    )
    host = "//cloudkms.googleapis.com/"

    def live(name: str) -> tuple[AnyFact, AnyFact]:
        location = name.split("/")[3]
        full = f"{name}/cryptoKeys/data"
        return (
            ring(f"{host}{name}", name.rpartition("/")[2], location, name),
            crypto_key(f"{host}{full}", name, full, location=location),
        )

    assert drift(compare([wanted], inventory(*live(RING), source="google"))) == []
    elsewhere = RING.replace("europe-west9", "us-east1")
    kinds = drift(compare([wanted], inventory(*live(RING), *live(elsewhere), source="google")))
    assert kinds == [
        ("unmanaged", f"{host}{elsewhere}", ""),
        ("unmanaged", f"{host}{elsewhere}/cryptoKeys/data", ""),
    ]
    assert [kind for kind, _, _ in drift(compare([wanted], inventory(*live(elsewhere), source="google")))] == [
        "unmanaged",
        "unmanaged",
        "missing",
        "missing",
    ]


def test_a_google_key_in_a_ring_from_elsewhere_is_found_by_its_full_name() -> None:
    full = f"{RING}/cryptoKeys/data"
    wanted = inventory(crypto_key("google_kms_crypto_key.k", RING, full, location="europe-west9"))
    live_ring = ring(f"//cloudkms.googleapis.com/{RING}", "main", "europe-west9", RING)
    live = crypto_key(f"//cloudkms.googleapis.com/{full}", RING, full, location="europe-west9")
    # The ring itself is named by the stack, so it is not unmanaged.
    assert drift(compare([wanted], inventory(live_ring, live))) == []


def test_an_expected_resource_without_a_name_is_undecided_and_so_is_what_it_may_be() -> None:
    wanted = inventory(key("aws_kms_key.k", name=Unknown("no alias names this key"), identities=()))
    stranger = nameless_key()
    assert undecided(compare([wanted], inventory(stranger))) == {
        "aws_kms_key.k": "no alias names this key",
        stranger.id: "it may be in a stack that names none either: no alias names this key",
    }
    named = live_key()
    assert [item.kind for item in compare([wanted], inventory(named)).drift] == ["unmanaged"]


def test_a_live_resource_without_a_name_is_unmanaged_where_every_stack_names_its_own() -> None:
    stranger = nameless_key()
    live = inventory(stranger, live_key())
    assert drift(compare([inventory(key("aws_kms_key.k"))], live)) == [("unmanaged", stranger.id, "")]


def test_two_live_resources_of_one_name_are_undecided() -> None:
    store: dict[str, Any] = {
        "type": "aws_kms_custom_key_store",
        "provider": "aws",
        "service": "kms",
        "name": Known("xks"),
        "custody": Known("external"),
        "endpoints": Known(()),
    }
    wanted = KeyStore(id="aws_kms_custom_key_store.s", location=Known(PARIS), **store)
    live = [KeyStore(id=f"cks-{n}", location=Known(PARIS), **store) for n in (1, 2)]
    assert undecided(compare([inventory(wanted)], inventory(*live))) == {
        "aws_kms_custom_key_store.s": "more than one has its name: cks-1, cks-2",
        "cks-1": "it may be in a stack: another has the same name",
        "cks-2": "it may be in a stack: another has the same name",
    }


def test_what_is_undecided_is_told_with_its_file() -> None:
    wanted = bucket("aws_s3_bucket.d", origin=Origin("stacks/a/aws/storage.tf", 4), versioned=Unknown("later"))
    said = undecided(compare([inventory(wanted)], inventory(bucket(arn("data")))))
    assert said == {"aws_s3_bucket.d (stacks/a/aws/storage.tf:4) versioned": "later"}


# Values that are not known


@pytest.mark.parametrize("side", ["expected", "live"])
def test_a_value_that_is_not_known_is_undecided(side: str) -> None:
    later = {"tls_only": Unknown("access denied")}
    wanted = bucket("aws_s3_bucket.d", **(later if side == "expected" else {}))
    live = bucket(arn("data"), **(later if side == "live" else {}))
    comparison = compare([inventory(wanted)], inventory(live))
    assert undecided(comparison) == {"aws_s3_bucket.d tls_only": "access denied"}
    assert comparison.owned == (frozenset({arn("data")}),)


# What could not be listed


def gap(call: str, scope: str) -> Unreadable:
    return Unreadable(call, scope, "access denied")


@pytest.mark.parametrize(
    ("fact", "call", "scope"),
    [
        (bucket("x"), "s3.list_buckets", ACCOUNT),
        (key("x"), "kms.list_keys", PARIS),
        (key("x"), "kms.list_keys", ACCOUNT),
        (ring("x"), "cloudkms.projects.locations.list", "acme"),
        (ring("x"), "cloudkms.projects.locations.keyRings.list", "projects/acme/locations/europe-west9"),
        (bucket("x"), "aws", ACCOUNT),
        (bucket("x"), "snapshot", f"aws {ACCOUNT}"),
    ],
)
def test_what_a_failed_call_would_have_listed_is_not_missing(fact: AnyFact, call: str, scope: str) -> None:
    said = undecided(compare([inventory(fact)], inventory(gaps=(gap(call, scope),))))
    assert said == {"x": f"not found, but {call} in {scope} could not be read"}


@pytest.mark.parametrize(
    ("fact", "call", "scope"),
    [
        (bucket("x"), "kms.list_keys", PARIS),
        (bucket("x"), "s3.get_bucket_acl", arn("other")),
        (key("x"), "kms.list_keys", FRANKFURT),
        (key("x"), "kms.list_aliases", key_arn("8")),
        (key("x"), "kms.describe_custom_key_stores", PARIS),
        (ring("x"), "cloudkms.projects.locations.keyRings.list", "projects/acme/locations/europe-west3"),
        (ring("x"), "storage.buckets.list", "acme"),
    ],
)
def test_a_failed_call_that_would_not_have_listed_it_does_not_excuse_it(fact: AnyFact, call: str, scope: str) -> None:
    assert drift(compare([inventory(fact)], inventory(gaps=(gap(call, scope),)))) == [("missing", "x", "")]


@pytest.mark.parametrize(
    ("call", "scope"),
    [
        ("cloudkms.projects.locations.list", "acme"),
        ("cloudkms.projects.locations.keyRings.list", "projects/acme/locations/europe-west9"),
        ("cloudkms.projects.locations.keyRings.cryptoKeys.list", f"//cloudkms.googleapis.com/{RING}"),
    ],
)
def test_a_google_key_is_not_missing_where_any_of_the_lists_that_lead_to_it_failed(call: str, scope: str) -> None:
    wanted = inventory(crypto_key("k", RING, f"{RING}/cryptoKeys/data", location="europe-west9"))
    assert list(undecided(compare([wanted], inventory(gaps=(gap(call, scope),))))) == ["k"]


UNREAD = [row for row in MAPPINGS.values() if row.no_live and row.kind is not State]


@pytest.mark.parametrize("row", UNREAD, ids=lambda row: row.type)
def test_what_nothing_reads_live_is_not_missing(row: Mapping) -> None:
    wanted = bucket("x", type=row.type, **{name: Known("x") for name in row.match if name != "location"})
    assert undecided(compare([inventory(wanted)], inventory())) == {"x": f"{row.type} is not read live: {row.no_live}"}


def test_a_key_is_not_missing_where_another_may_have_its_alias() -> None:
    unread = nameless_key(reason="kms.list_aliases: access denied")
    gaps = (gap("kms.list_aliases", unread.id),)
    said = undecided(compare([inventory(key("aws_kms_key.k"))], inventory(unread, gaps=gaps)))
    assert said == {
        "aws_kms_key.k": f"not found, but it may be {unread.id}: kms.list_aliases: access denied",
        unread.id: "it may be in a stack: kms.list_aliases: access denied",
    }
    # Neither a key elsewhere nor a bucket can be it.
    for certain in (key("x", region=FRANKFURT), bucket("x")):
        kinds = [item.kind for item in compare([inventory(certain)], inventory(unread, gaps=gaps)).drift]
        assert kinds == ["missing"]


def test_a_bucket_under_a_key_that_could_not_be_listed_is_undecided() -> None:
    wanted = inventory(bucket("aws_s3_bucket.d", key=Known(Ref("aws_kms_key.k"))), key("aws_kms_key.k"))
    live = inventory(bucket(arn("data"), key=Known(Ref(key_arn("1")))), gaps=(gap("kms.list_keys", PARIS),))
    assert set(undecided(compare([wanted], live))) == {"aws_kms_key.k", "aws_s3_bucket.d key"}


# What is not unmanaged


def test_the_providers_own_keys_are_not_unmanaged() -> None:
    own = live_key("1", "alias/aws/s3", custody=Known("provider"))
    assert drift(compare([inventory()], inventory(own))) == []
    unclear = live_key("1", "alias/aws/s3", custody=Unknown("kms.describe_key: access denied"))
    assert undecided(compare([inventory()], inventory(unclear))) == {
        unclear.id: "it may be the provider's own: kms.describe_key: access denied"
    }


@pytest.mark.parametrize("reference", [key_arn("5"), f"kms:{PARIS}:alias/state"])
def test_the_bucket_and_key_of_the_state_are_known(reference: str) -> None:
    live = inventory(bucket(arn("state"), "state"), live_key("5", "alias/state"))
    assert drift(compare([inventory(state("state", reference))], live)) == []
    assert drift(compare([inventory()], live, [inventory(state("state", reference))])) == []
    other = inventory(state("other", None))
    assert [kind for kind, _, _ in drift(compare([other], live))] == ["unmanaged", "unmanaged"]


def test_the_ring_of_a_key_that_a_stack_names_is_known() -> None:
    full = f"{RING}/cryptoKeys/state"
    live_ring = ring(f"//cloudkms.googleapis.com/{RING}", "main", "europe-west9", RING)
    live = crypto_key(f"//cloudkms.googleapis.com/{full}", RING, full, location="europe-west9")
    named = inventory(state("state", full))
    assert drift(compare([named], inventory(live_ring, live))) == []


def test_a_missing_state_bucket_is_not_a_resource_of_the_stack() -> None:
    assert drift(compare([inventory(state())], inventory())) == []


# Several stacks


def test_what_another_stack_expects_is_managed_but_not_compared() -> None:
    mine, other = inventory(bucket("aws_s3_bucket.d")), inventory(bucket("aws_s3_bucket.d", "theirs"))
    live = inventory(bucket(arn("data")), bucket(arn("theirs"), "theirs", versioned=Known(False)))
    comparison = compare([mine], live, [other])
    assert drift(comparison) == []
    assert comparison.owned == (frozenset({arn("data")}), frozenset({arn("theirs")}))
    assert drift(compare([mine], inventory(bucket(arn("data"))), [other])) == []


def test_each_stack_is_compared_with_its_own() -> None:
    stacks = [inventory(bucket("aws_s3_bucket.d", name)) for name in ("a", "b")]
    live = inventory(bucket(arn("b"), "b", tls_only=Known(False)))
    comparison = compare(stacks, live)
    assert drift(comparison) == [("changed", arn("b"), "tls_only"), ("missing", "aws_s3_bucket.d", "")]
    assert comparison.drift[1].expected == f"a in {PARIS}"
    assert comparison.owned == (frozenset(), frozenset({arn("b")}))


def test_the_same_reading_gives_the_same_comparison_in_any_order() -> None:
    facts = [bucket(arn(name), name, versioned=Known(False)) for name in "abc"]
    wanted = [bucket(f"aws_s3_bucket.{name}", name) for name in "bcd"]
    forward = compare([inventory(*wanted)], inventory(*facts))
    assert forward == compare([inventory(*wanted[::-1])], inventory(*facts[::-1]))
    assert len(forward.drift) == 4


# Routes go by where they lead


def subscription(id: str, topic: str, *ends: str, protocol: str = "sqs") -> Route:
    return Route(
        id=id,
        type="aws_sns_topic_subscription",
        provider="aws",
        service="sns",
        name=Known(protocol),
        location=Known(PARIS) if topic == "" else Known(Ref(topic)),
        deliveries=Known(tuple(Flow("subscription", Ref(end)) for end in ends)),
    )


def queue(id: str, name: str, *identities: str) -> Store:
    return Store(
        id=id,
        type="aws_sqs_queue",
        provider="aws",
        service="sqs",
        name=Known(name),
        location=Known(PARIS),
        identities=identities,
        key=Known(None),
    )


QUEUE = f"arn:aws:sqs:{PARIS}:111122223333:"


def test_a_subscription_is_the_one_that_leads_to_the_same_queue() -> None:
    stack = inventory(
        queue("aws_sqs_queue.a", "a"),
        queue("aws_sqs_queue.b", "b"),
        subscription("aws_sns_topic_subscription.a", "", "aws_sqs_queue.a"),
        subscription("aws_sns_topic_subscription.b", "", "aws_sqs_queue.b"),
    )
    cloud = inventory(
        queue(f"{QUEUE}a", "a"),
        queue(f"{QUEUE}b", "b"),
        subscription("arn:a", "", f"{QUEUE}a"),
        subscription("arn:b", "", f"{QUEUE}b"),
    )
    assert drift(compare([stack], cloud)) == []
    (owned,) = compare([stack], cloud).owned
    assert {"arn:a", "arn:b"} <= owned
    other = inventory(*cloud.facts[:2], *cloud.facts[2:3])
    assert drift(compare([stack], other)) == [("missing", "aws_sns_topic_subscription.b", "")]


def test_a_subscription_to_what_neither_side_holds_is_undecided() -> None:
    stack = inventory(subscription("aws_sns_topic_subscription.a", "", "aws_lambda_alias.a"))
    assert "not among the resources" in str(undecided(compare([stack], inventory())))


def test_a_subscription_to_a_queue_of_another_account_is_found_by_its_arn() -> None:
    stack = inventory(subscription("aws_sns_topic_subscription.a", "", f"{QUEUE}a"))
    cloud = inventory(subscription("arn:a", "", f"{QUEUE}a"))
    assert drift(compare([stack], cloud)) == []
