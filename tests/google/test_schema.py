"""The derived provider schema: what it must have kept, and what it refuses."""

from string import Formatter

import pytest

from tests.bindings.changes import DATA_SOURCE_VALUES, RESOURCE_VALUES
from tests.bindings.schema import GOOGLE_6
from tests.bindings.schema import provider_schema as of
from tests.bindings.wheels import Unavailable
from tests.google.schema import PROVIDER, provider_schema

pytestmark = pytest.mark.registry


@pytest.fixture(scope="module")
def schema():
    try:
        return provider_schema()["provider_schemas"][PROVIDER]
    except Unavailable as error:
        pytest.skip(f"no schema of hashicorp/google: {error}")


def attributes(schema, kind, name):
    return schema[kind][name]["block"]["attributes"]


def blocks(schema, name):
    return schema["resource_schemas"][name]["block"]["block_types"]


def test_keeps_types_and_flags(schema):
    bucket = attributes(schema, "resource_schemas", "google_storage_bucket")
    assert bucket["location"] == {"type": "string", "required": True}
    assert bucket["project"] == {"type": "string", "optional": True, "computed": True}
    assert bucket["labels"] == {"type": ["map", "string"], "optional": True}
    assert bucket["self_link"] == {"type": "string", "computed": True}
    assert bucket["project_number"]["type"] == "number"
    binding = attributes(schema, "resource_schemas", "google_kms_crypto_key_iam_binding")
    assert binding["members"] == {"type": ["set", "string"], "required": True}


def test_keeps_objects_that_are_attributes(schema):
    key = attributes(schema, "resource_schemas", "google_kms_crypto_key")
    assert key["primary"]["type"] == ["list", ["object", {"name": "string", "state": "string"}]]


def test_keeps_nesting_and_limits(schema):
    bucket = blocks(schema, "google_storage_bucket")
    assert {name: bucket["encryption"].get(name) for name in ("nesting_mode", "min_items", "max_items")} == {
        "nesting_mode": "list",
        "min_items": None,
        "max_items": 1,
    }
    assert bucket["lifecycle_rule"]["block"]["block_types"]["action"]["nesting_mode"] == "set"
    assert bucket["lifecycle_rule"]["block"]["block_types"]["action"]["min_items"] == 1
    assert bucket["timeouts"]["nesting_mode"] == "single"


def test_provider_block_is_the_providers_own(schema):
    provider = schema["provider"]["block"]["attributes"]
    assert provider["project"] == {"type": "string", "optional": True}
    assert provider["default_labels"]["type"] == ["map", "string"]
    assert "alias" not in provider


def test_data_sources_are_told_from_resources(schema):
    data = attributes(schema, "data_source_schemas", "google_storage_project_service_account")
    assert data["email_address"] == {"type": "string", "computed": True}
    assert "google_storage_project_service_account" not in schema["resource_schemas"]


@pytest.mark.parametrize(
    ("kind", "rows"), [("resource_schemas", RESOURCE_VALUES), ("data_source_schemas", DATA_SOURCE_VALUES)]
)
def test_values_the_stub_computes_are_attributes_nobody_must_set(schema, kind, rows):
    # What a data source tells is all it is for. A resource needs a row only where a test reads what it computes:
    # its id would else be made of its type and name.
    assert rows.keys() <= schema[kind].keys()
    assert rows.keys() == schema[kind].keys() or kind == "resource_schemas"
    for name, row in rows.items():
        known = attributes(schema, kind, name)
        assert not any(known[attribute].get("required") for attribute in row), name
        for value in row.values():
            used = {field for _, field, _, _ in Formatter().parse(str(value)) if field}
            assert used <= known.keys() | {"project"}, name


def test_a_type_without_such_values_has_an_id_that_the_provider_computes(schema):
    for name in schema["resource_schemas"].keys() - RESOURCE_VALUES:
        known = attributes(schema, "resource_schemas", name)
        assert known["id"].get("computed") and not known["id"].get("required"), name
        assert not known.get("self_link", {}).get("required"), name


def test_type_that_the_provider_lacks_is_an_error(schema):
    with pytest.raises(ValueError, match="has no resource/google_no_such_thing"):
        provider_schema(["google_storage_bucket", "google_no_such_thing"], [])


@pytest.mark.parametrize(
    "kind", ["google_kms_ekm_connection", "google_kms_key_ring_iam_binding", "google_kms_key_ring"]
)
def test_the_form_of_older_wheels_tells_the_same(kind, schema):
    older = of(GOOGLE_6, [kind], [])["provider_schemas"][PROVIDER]["resource_schemas"][kind]
    assert told(older["block"]) == told(schema["resource_schemas"][kind]["block"])


def told(block):
    """What both forms tell: names, types, nesting, what is required and what can be set."""
    attributes = {
        name: (value["type"], value.get("required"), value.get("required") or value.get("optional"))
        for name, value in block["attributes"].items()
        if name != "deletion_policy"
    }
    nested = {name: (value["nesting_mode"], told(value["block"])) for name, value in block["block_types"].items()}
    return attributes, nested
