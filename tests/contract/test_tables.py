"""The tables are whole: unique ids, every path real, every type read live or excused."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.controls import CONTROLS
from generator.facts import KINDS, Inventory, Unknown
from generator.judge import judge
from generator.mappings import COMPANIONS, MAPPINGS, Mapping, Shape, is_harmless
from generator.mappings.aws import AWS
from generator.mappings.google import GOOGLE
from generator.mappings.harmless import HARMLESS
from generator.mappings.read import ALL, Always, tokenize
from generator.mappings.state import STATE
from generator.profiles import Profile

ROWS = pytest.mark.parametrize("row", MAPPINGS.values(), ids=MAPPINGS)
COMMON = {"id", "type", "provider", "service", "identities", "origin", "project", "given"}


def paths(row: Mapping, shape: Shape) -> set[str]:
    found = {path for field in row.fields.values() for path in getattr(field, shape).paths}
    return found | set(getattr(row.identities, shape).paths)


def test_a_type_stands_in_one_row() -> None:
    rows = (*AWS, *GOOGLE, *STATE)
    assert len(rows) == len(MAPPINGS)
    assert all(MAPPINGS[row.type] is row for row in rows)


def test_a_control_stands_in_one_row() -> None:
    assert all(CONTROLS[name].id == name for name in CONTROLS)
    assert len({control.title for control in CONTROLS.values()}) == len(CONTROLS)


@ROWS
def test_a_row_fills_every_field_of_its_kind(row: Mapping) -> None:
    fields = row.kind.__struct_fields__
    required = {name for name, default in zip(fields[::-1], row.kind.__struct_defaults__[::-1], strict=False)}
    wanted = set(fields) - COMMON
    assert set(row.fields) <= wanted
    assert wanted - set(row.fields) <= required - COMMON, "a field without a default that the row does not read"
    assert set(row.match) <= wanted
    assert row.kind in KINDS


@ROWS
def test_a_row_names_its_documentation(row: Mapping) -> None:
    assert row.docs.startswith("https://")
    for name, field in row.fields.items():
        for reader in (field.terraform, field.api):
            default = getattr(reader, "default", None)
            assert default is None or (default.docs.startswith("https://") and default.because), name


@ROWS
def test_a_row_is_read_live_or_says_why_not(row: Mapping) -> None:
    assert [bool(row.live), bool(row.read_with), bool(row.no_live)].count(True) == 1
    if row.read_with:
        other = MAPPINGS[row.read_with].live
        assert other is not None and other.type is not None, f"{row.read_with} does not tell types apart"
    if row.live:
        calls = {call.key for call in (row.live.list, *row.live.details, *row.live.locate)}
        assert {path.split(".")[0] for path in paths(row, "api")} <= calls
        assert all(call.permission for call in (row.live.list, *row.live.details, *row.live.locate))
        before = list(MAPPINGS)[: list(MAPPINGS).index(row.type)]
        assert row.live.per in ("account", "region", "project", "location", "folder", "organization", *before)


@pytest.mark.parametrize("row", [row for row in MAPPINGS.values() if not row.in_terraform], ids=lambda row: row.type)
def test_what_terraform_has_no_type_for_is_read_live_only(row: Mapping) -> None:
    assert row.live and not row.companions and not row.chosen
    assert paths(row, "terraform") == set()
    readers = [field.terraform for name, field in row.fields.items()]
    assert all(isinstance(reader, Always) and isinstance(reader.value, Unknown) for reader in readers)


def test_companions_are_what_the_rows_say() -> None:
    said = {(row.type, companion.type) for row in MAPPINGS.values() for companion in row.companions}
    assert {(owner, kind) for kind, owners in COMPANIONS.items() for owner, _ in owners} == said
    # A policy that refuses plain HTTP says something of every bucket, and is a policy of its own.
    assert set(COMPANIONS) & set(MAPPINGS) == {"google_org_policy_policy"}
    for kind, owners in COMPANIONS.items():
        # An owner that is not in the source is taken for one of the first type: all must be of one kind.
        assert len({MAPPINGS[owner].kind for owner, _ in owners}) == 1, kind
        assert len({companion.owner for _, companion in owners}) == 1, kind


@ROWS
def test_whom_iam_opens_a_row_to_is_read(row: Mapping) -> None:
    if any(companion.type.endswith("_iam_member") for companion in row.companions):
        assert "shared_with" in row.fields


UNREAD = {"aws_s3_bucket_ownership_controls": "decides who owns an object, which no field speaks of"}


def test_a_companion_is_read_by_a_field() -> None:
    for kind, owners in COMPANIONS.items():
        read = {path.split(".")[0] for owner, _ in owners for path in paths(MAPPINGS[owner], "terraform")}
        assert kind in read or kind in UNREAD, kind
    assert set(UNREAD) <= set(COMPANIONS)


def test_what_is_harmless_is_nothing_else() -> None:
    assert not [name for name in (*MAPPINGS, *COMPANIONS) if is_harmless(name)]
    assert all(why for why in HARMLESS.values())
    # No pattern may reach what holds data or keys, whatever it is called.
    for name in ("aws_db_instance", "aws_ebs_volume", "aws_s3_object", "aws_route53_zone", "aws_vpc_ipam",
                 "google_bigquery_dataset", "google_kms_secret_ciphertext", "google_storage_bucket_object",
                 "google_compute_disk", "google_project", "google_kms_key_ring_import_job"):  # fmt: skip
        assert not is_harmless(name), name


# Against the providers' schemas: every path that a row reads in Terraform is one.


def unreal(row: Mapping, schemas: dict[str, Any]) -> list[str]:
    """The paths of a row, of its companions and the attributes it names, that are in no schema."""
    companions = {companion.type: companion.refers for companion in row.companions}
    found = [f"{kind}.{refers}" for kind, refers in companions.items() if not has(schemas[kind], [refers])]
    for path in (*paths(row, "terraform"), *row.chosen):
        tokens = [token for token in tokenize(path) if isinstance(token, str) and token != ALL]
        if tokens[0] not in companions and not has(schemas[row.type], tokens) and path not in LATER:
            found.append(path)
    return sorted(found)


LATER = {
    "application_configuration.*.application_encryption_configuration.*.key_id",
    "application_configuration.*.application_encryption_configuration.*.key_type",
    "authorized_aws_region",
    "cross_region_config.*.guardrail_profile_identifier",
    "encryption_key_arn",
    "global_table_witness.*.region_name",
    "kms_key_identifier",
    "region",
}
"""Of version 6 of the AWS provider, which is not on every machine."""


def has(block: dict[str, Any], tokens: list[str]) -> bool:
    inner = block.get("block", block)
    name, rest = tokens[0], tokens[1:]
    if name in inner.get("block_types", {}):
        return not rest or has(inner["block_types"][name], rest)
    return name in inner.get("attributes", {}) and not rest


def chosen_by_configuration(row: Mapping, schemas: dict[str, Any]) -> list[str]:
    """Attributes of `chosen` that the provider never fills in, as far as a schema tells: it does not for blocks.

    Of what is required no configuration is silent (the `region` of an aggregator's, before version 6).
    """
    attributes = schemas[row.type]["block"]["attributes"]
    said = [name for name in row.chosen if name in attributes and not attributes[name].get("required")]
    return [name for name in said if not attributes[name].get("computed")]


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    plugins = os.environ.get("TF_PLUGIN_DIR", "")
    if not plugins or not shutil.which("terraform"):
        pytest.skip("no terraform with the AWS provider: set TF_PLUGIN_DIR")
    folder: Path = tmp_path_factory.mktemp("schema")
    (folder / "main.tf").write_text(
        'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n'
    )
    environment = {"PATH": os.environ["PATH"], "CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull}
    for arguments in (["init", f"-plugin-dir={plugins}"], ["providers", "schema", "-json"]):
        command = ["terraform", f"-chdir={folder}", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    found: dict[str, Any] = json.loads(done.stdout)["provider_schemas"]["registry.terraform.io/hashicorp/aws"]
    schemas: dict[str, Any] = found["resource_schemas"]
    return schemas


@pytest.mark.terraform
@pytest.mark.parametrize("row", AWS, ids=lambda row: row.type)
def test_an_aws_row_reads_what_the_provider_has(row: Mapping, aws: dict[str, Any]) -> None:
    assert unreal(row, aws) == []
    assert chosen_by_configuration(row, aws) == []


@pytest.mark.registry
@pytest.mark.parametrize("row", [row for row in GOOGLE if row.in_terraform], ids=lambda row: row.type)
def test_a_google_row_reads_what_the_provider_has(row: Mapping) -> None:
    from tests.bindings.schema import BETA_7
    from tests.bindings.wheels import Unavailable
    from tests.google.schema import PROVIDER, beta_schema, provider_schema

    try:
        found = {
            **provider_schema()["provider_schemas"][PROVIDER]["resource_schemas"],
            **beta_schema()["provider_schemas"][BETA_7.address]["resource_schemas"],
        }
    except Unavailable as error:
        pytest.skip(f"no schema of the Google provider: {error}")
    assert unreal(row, found) == []
    assert chosen_by_configuration(row, found) == []


def test_a_path_that_is_not_there_is_noticed() -> None:
    schema = {"block": {"attributes": {"a": {}}, "block_types": {"b": {"block": {"attributes": {"c": {}}}}}}}
    assert has(schema, ["a"]) and has(schema, ["b", "c"]) and has(schema, ["b"])
    assert not has(schema, ["c"]) and not has(schema, ["b", "a"]) and not has(schema, ["a", "c"])


def test_a_backend_that_no_row_knows_is_unknown() -> None:
    for row in STATE:
        assert row.type.startswith("backend.")
    assert isinstance(MAPPINGS["backend.remote"].fields["location"].terraform.value, Unknown)  # type: ignore[attr-defined]


def test_what_a_control_judges_is_in_the_profile() -> None:
    for control in CONTROLS.values():
        for part in control.judges:
            section, _, name = part.partition(".")
            model = Profile.model_fields[section].annotation
            assert not name or name in model.model_fields, (control.id, part)  # type: ignore[union-attr]


JUDGES = {
    "key": {"KEY-01", "AI-03"}, "more_keys": {"KEY-01", "AI-03"}, "public_access": {"ACC-01"},
    "shared_with": {"ACC-03", "KEY-07"}, "replicas": {"RES-02", "KEY-04"}, "copies": {"RES-03"},
    "deliveries": {"RES-04"}, "logs": {"RES-05"}, "inference": {"AI-02"}, "prompts": {"AI-04"},
}  # fmt: skip
"""What judges a field of a holding."""


@ROWS
def test_a_field_that_a_row_reads_is_judged_of_its_kind(row: Mapping) -> None:
    for name in set(row.fields) & set(JUDGES):
        if row.kind.__struct_config__.tag != "state":
            assert any(row.kind in CONTROLS[control].kinds for control in JUDGES[name]), name


def test_what_the_profile_asks_and_nothing_judges_is_said() -> None:
    asked = {"profile": "p", "access": {"sites": {}}, "keys": {"custody": "customer"}}
    (note,) = judge(Inventory(source="test"), Profile.model_validate(asked)).coverage.notes
    assert note == "the profile also asks for access: no control judges that yet"
    assert judge(Inventory(source="test"), Profile(profile="p")).coverage.notes == ()
