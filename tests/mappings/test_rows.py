"""What every row does with what is not known: nothing it was not told becomes known."""

from typing import Any

import pytest

from generator.facts import Bucket, Flow, Known, Ref, Unknown
from generator.mappings import MAPPINGS, Document, Mapping, to_fact
from generator.mappings.apply import Shape
from generator.mappings.read import Always, At, Derived, To, blocks, raw, tokenize, undecided
from generator.mappings.schema import Default

LATER = Unknown("later")
ROWS = pytest.mark.parametrize("row", MAPPINGS.values(), ids=MAPPINGS)

DECIDED = {("google_storage_bucket", "api", "public_access")}
"""Known although everything is denied: nothing forbids public access, so far as was told, and that fails."""


def document(row: Mapping, values: dict[str, Any]) -> Document:
    return Document(row.type, "it", values, Unknown("no region"), Unknown("no project"))


def dark(row: Mapping, shape: Shape, value: Any) -> dict[str, Any]:
    paths = [path for field in row.fields.values() for path in getattr(field, shape).paths]
    return {path.split(".")[0]: value for path in paths}


@pytest.mark.parametrize("shape", ["terraform", "api"])
@ROWS
def test_where_nothing_is_known_nothing_is_said(row: Mapping, shape: Shape) -> None:
    given = document(row, dark(row, shape, LATER))
    # Field by field: what a live item is called, its list call has told, or there would be no item.
    for name, field in row.fields.items():
        reader = getattr(field, shape)
        assert isinstance(reader(given), Unknown) or fixed(reader) or (row.type, shape, name) in DECIDED, name


@ROWS
def test_a_reference_in_place_of_a_value_is_no_value(row: Mapping) -> None:
    companions = {companion.type for companion in row.companions}
    values = dark(row, "terraform", REFERENCE) | dict.fromkeys(companions)
    given = document(row, values)
    to_fact(row, given, "terraform")
    for name, field in row.fields.items():
        # What companions alone say is known where there are none: then the service's default holds.
        if {path.split(".")[0] for path in field.terraform.paths} - companions:
            known = field.terraform(given) in FAILING or name in CHOICE
            if (row.type, name) in LET_IN_BY_NOBODY:
                known = field.terraform(given) == Known("private")
            assert no_value(field.terraform, given) or known, name


@pytest.mark.parametrize("value", [LATER, REFERENCE := Ref("random_id.r")], ids=["later", "reference"])
@ROWS
def test_what_a_companion_does_not_say_yet_is_no_value(row: Mapping, value: Any) -> None:
    for companion in row.companions:
        values = dark(row, "terraform", value) | {other.type: None for other in row.companions}
        given = document(row, values | {companion.type: [Saying(value)]})
        for name, field in row.fields.items():
            if companion.type in {path.split(".")[0] for path in field.terraform.paths}:
                known = field.terraform(given) in FAILING or (companion.type, name) in BY_BEING_THERE
                assert no_value(field.terraform, given) or known, f"{companion.type}: {name}"


class Saying(dict[str, Any]):
    """A companion that says the same of everything."""

    def __init__(self, value: Any) -> None:
        super().__init__(said=value)

    def get(self, name: str, default: Any = None) -> Any:
        return self["said"]

    def __missing__(self, name: str) -> Any:
        return self["said"]

    def __contains__(self, name: object) -> bool:
        return True


def no_value(reader: Any, given: Document) -> bool:
    """Whether nothing is known but what is always so, or what the reference itself leads to: keys and flows."""
    value = reader(given)
    inner = value.value if isinstance(value, Known) else value
    parts = inner if isinstance(inner, tuple) and inner else (inner,)
    leads = all((part.to if isinstance(part, Flow) else part) in (REFERENCE, "global") for part in parts)
    return isinstance(value, Unknown) or fixed(reader) or leads


def fixed(reader: Any) -> bool:
    """Whether it reads nothing that could be unknown: a constant, or what the document's own id tells."""
    return isinstance(reader, Always) or not reader.paths


CHOICE = {"custody", "rotation_days"}
"""That there is a store, or a key in it, is known although which one is not."""
LET_IN_BY_NOBODY = {
    # Whatever traffic may come in, it is answered only to whom IAM lets in. A grant whose owner is not known yet
    # makes it unknown when the two are put together: https://cloud.google.com/functions/docs/securing/managing-access-iam
    ("google_cloudfunctions_function", "public_access"),
    ("google_cloudfunctions2_function", "public_access"),
}
"""Private without any companion, whatever the rest of it says."""
FAILING = (Known("not blocked"), Known(False))
"""What no companion sets; both fail."""
BY_BEING_THERE = {
    # Attached to whatever it is, a policy is in force there.
    ("aws_organizations_policy_attachment", "enforced"),
    # It lets in an account, whichever: it cannot make a snapshot public.
    ("aws_snapshot_create_volume_permission", "public_access"),
}
"""What a companion tells by being there at all."""


@ROWS
def test_an_empty_resource_is_read_by_its_defaults(row: Mapping) -> None:
    fact = to_fact(row, document(row, {}), "terraform")
    name = row.fields["name"].terraform
    # AWS Config's recorder is called `default` unless told otherwise: a name that the provider itself gives.
    given = isinstance(name, At) and name.default is not None
    # A location of DataSync is a directory, and the topmost where it names none.
    given = given or (row.type.startswith("aws_datasync_location_") and fact.name == Known("/"))
    assert isinstance(fact.name, Unknown) or fixed(name) or given
    if isinstance(fact, Bucket) and not isinstance(row.fields["tls_only"].terraform, Always):
        assert fact.public_access != Known("blocked") and fact.tls_only == Known(False)


def test_no_default_means_unknown() -> None:
    row = MAPPINGS["aws_s3_bucket"]
    assert isinstance(At("name")(document(row, {})), Unknown)
    assert At("name", Default(1, "because", "page"))(document(row, {})) == Known(1, "because")
    assert At("name")(document(row, {"name": False})) == Known(False)
    assert To("key")(document(row, {})) == Known(None)
    assert Derived(("a",), lambda document, a: Known(a))(document(row, {"a": Ref("x")})) != Known(Ref("x"))


@pytest.mark.parametrize(
    ("value", "names", "found"),
    [
        (None, (), []),
        ([], ("a",), []),
        ([{"a": 1}], (), [{"a": 1}]),
        ({"a": 1}, (), [{"a": 1}]),
        ([{"a": [{"b": 1}]}, {"a": [{"b": 2}, {}]}], ("a",), [{"b": 1}, {"b": 2}, {}]),
        ([{"c": 1}], ("a", "b"), []),
    ],
)
def test_nested_blocks_are_gathered(value: Any, names: tuple[str, ...], found: Any) -> None:
    assert blocks(value, *names) == found


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (LATER, ()),
        (Ref("x"), ("a",)),
        ([LATER], ()),
        ([{"a": [{}]}, {"a": LATER}], ("a",)),
        ([{"a": [{"b": Ref("x")}]}], ("a", "b")),
        (["text"], ()),
        ([{"a": "text"}], ("a",)),
    ],
)
def test_one_unknown_block_makes_all_unknown(value: Any, names: tuple[str, ...]) -> None:
    assert isinstance(blocks(value, *names), Unknown)


def test_reading_stops_at_the_unknown() -> None:
    row = MAPPINGS["aws_s3_bucket"]
    given = document(row, {"a": [{"b": LATER}], "c": Ref("x"), "d": [1]})
    assert raw(given, tokenize("a.0.b.1.c")) is LATER
    assert raw(given, tokenize("c.0.b")) == Ref("x")
    assert raw(given, tokenize("d.1")) is None and raw(given, tokenize("d.0.x")) is None
    assert undecided(1, None, LATER) is LATER and undecided(1, None) is None


def google(**values: Any) -> Any:
    row = MAPPINGS["google_kms_crypto_key"]
    return to_fact(row, document(row, values), "terraform")


@pytest.mark.parametrize(
    ("period", "days"), [("7776000s", 90), ("31536000s", 365), ("31536001s", 366), ("86399.5s", 1), ("3600s", 1)]
)
def test_a_rotation_period_is_no_shorter_than_it_is(period: str, days: int) -> None:
    assert google(rotation_period=period).rotation_days == Known(days)


@pytest.mark.parametrize("wait", ["2591999s", "2592000s"])
def test_a_deletion_wait_is_no_longer_than_it_is(wait: str) -> None:
    assert google(destroy_scheduled_duration=wait).deletion_days == Known(30 if wait == "2592000s" else 29)


@pytest.mark.parametrize("text", ["soon", "", "infs", "nans"])
def test_what_is_no_duration_is_unknown(text: str) -> None:
    assert isinstance(google(destroy_scheduled_duration=text).deletion_days, Unknown)
    assert isinstance(google(rotation_period=text or "x").rotation_days, Unknown)


@pytest.mark.parametrize("unknown", ["purpose", "rotation_period", "version_template"])
def test_a_key_of_unknown_kind_has_no_known_rotation(unknown: str) -> None:
    given = {"rotation_period": "7776000s", unknown: LATER}
    assert isinstance(google(**given).rotation_days, Unknown)


@pytest.mark.parametrize(
    ("template", "primary", "custody"),
    [
        ("SOFTWARE", "SOFTWARE", "customer"),
        ("HSM", "SOFTWARE", "customer"),
        ("SOFTWARE", "HSM", "customer"),
        ("EXTERNAL", "SOFTWARE", "customer"),
        ("SOFTWARE", "EXTERNAL", "customer"),
        ("EXTERNAL", "EXTERNAL_VPC", "external"),
        ("HSM", None, "hsm"),
        ("A LATER LEVEL", "HSM", None),
        ("HSM", "A LATER LEVEL", None),
    ],
)
def test_the_weaker_of_two_versions_counts(template: str, primary: str | None, custody: str | None) -> None:
    row = MAPPINGS["google_kms_crypto_key"]
    found = {"name": "projects/p/locations/l/keyRings/r/cryptoKeys/k", "versionTemplate": {"protectionLevel": template}}
    item = found | ({"primary": {"protectionLevel": primary}} if primary else {})
    fact: Any = to_fact(row, document(row, {"projects_locations_keyRings_cryptoKeys_list": item}), "api")
    assert fact.custody == Known(custody) if custody else isinstance(fact.custody, Unknown)


@pytest.mark.parametrize(
    "values", [{"xks_key_id": LATER}, {"custom_key_store_id": LATER}, {"xks_key_id": LATER, "custom_key_store_id": "c"}]
)
def test_a_key_in_an_unknown_store_has_no_known_custody(values: dict[str, Any]) -> None:
    row = MAPPINGS["aws_kms_key"]
    fact: Any = to_fact(row, document(row, values), "terraform")
    assert isinstance(fact.custody, Unknown)
    assert isinstance(fact.rotation_days, Unknown) == ("xks_key_id" in values)


def test_a_bucket_that_nobody_located_is_not_in_virginia() -> None:
    row = MAPPINGS["aws_s3_bucket"]
    where = row.fields["location"].api
    assert isinstance(where(document(row, {"list_buckets": {"Name": "b"}})), Unknown)
    assert where(document(row, {"get_bucket_location": {}})) == Known("us-east-1")
    assert where(document(row, {"get_bucket_location": {"LocationConstraint": "EU"}})) == Known("eu-west-1")
