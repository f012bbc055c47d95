"""What a stack becomes under a profile, and why it sometimes becomes nothing."""

# ruff: noqa: E501  # a table reads best with a row a line

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hcl.parser import HclParser

from generator.errors import Mistakes
from generator.profiles import Profile, load_profile
from generator.render import compare, render
from generator.stacks import Stack, find_stacks, load_stack
from tests.render.conftest import MakeProfile, MakeStack, google_key
from tests.render.estate import estate, profile
from tests.render.test_readback import HOSTILE

STACKS = find_stacks(Path(__file__).parents[2] / "stacks")

_PARSER = HclParser()

EXTERNAL = {"aws": "xks-1", "google": "https://kms.example.eu/v0/keys/1"}


def _read(stack: Stack, profile: Profile) -> dict[str, Any]:
    """Render and read every file: path -> what pyhcl says of it."""
    return {file.path: _PARSER.parse(file.text) for file in render(stack, profile)}


def _mistakes(stack: Stack, profile: Profile) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        render(stack, profile)
    assert all(mistake.hint for mistake in caught.value.mistakes)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize("folder", STACKS, ids=lambda folder: folder.name)
def test_the_committed_stacks_are_what_is_rendered(folder: Path) -> None:
    stack = load_stack(folder)
    changes = compare(render(stack, load_profile(stack.profile, folder)), folder)
    assert not changes.stale, f"run: eurofence render {folder}\n{changes.diff()}"
    assert changes.unchanged


def test_there_are_committed_stacks() -> None:
    assert {folder.name for folder in STACKS} >= {"patient-records", "public-site"}


def test_rendering_is_the_same_whatever_the_order(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    first, profile = make_stack(), make_profile()
    other = first.model_copy(update={"components": first.components[::-1]})
    bodies = [[file.text.partition("\n")[2] for file in render(stack, profile)] for stack in (first, other)]
    assert bodies[0] == bodies[1]
    assert render(first, profile) == render(first, profile)


def test_every_file_says_whence_it_came(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    files = render(make_stack(), make_profile())
    heads = {file.text.partition("\n")[0] for file in files}
    assert len(heads) == 1
    assert re.fullmatch(r"# Rendered by eurofence: stack demo, profile test@[0-9a-f]{12}\.", heads.pop())
    assert [file.path for file in files] == sorted(file.path for file in files)


@pytest.mark.parametrize("change", [{"title": "Other"}, {"prefix": "demo"}])
def test_the_hash_covers_the_stack(make_stack: MakeStack, make_profile: MakeProfile, change: dict[str, str]) -> None:
    assert render(make_stack(), make_profile())[1].text != render(make_stack(**change), make_profile())[1].text


def test_the_hash_covers_the_profile(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    changed = make_profile(audit={"retention_days": 400})
    assert render(make_stack(), make_profile())[1].text != render(make_stack(), changed)[1].text


@pytest.mark.parametrize("title", [word for word in HOSTILE if word])
def test_a_hostile_title_stays_a_title(make_stack: MakeStack, make_profile: MakeProfile, title: str) -> None:
    calm, wild = (_read(make_stack(title=each), make_profile()) for each in ("calm", title))
    calm["aws/keys.tf"]["resource"]["aws_kms_key"]["data"].pop("description")
    said = wild["aws/keys.tf"]["resource"]["aws_kms_key"]["data"].pop("description")
    assert wild == calm
    assert "${" not in said


def test_a_hostile_key_address_stays_an_address(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    address = 'https://kms.example.eu/"}${file("/etc/passwd")}'
    key = {"component": "key", "name": "data", "clouds": ["google"], "external_key": {"google": address}}
    files = {file.path: file.text for file in render(make_stack(components=[key]), make_profile())}
    assert r'"https://kms.example.eu/\"}$\u007bfile(\"/etc/passwd\")}"' in files["google/keys.tf"]


def test_a_stack_without_buckets_has_no_storage(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    files = render(make_stack(components=[{"component": "key", "name": "data"}]), make_profile())
    assert {file.path for file in files if "storage" in file.path} == set()
    assert "google_storage" not in "".join(file.text for file in files)


def test_a_customer_key_rotates_and_waits(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    read = _read(make_stack(), make_profile(keys={"rotation_days": 180, "deletion_days": 20}))
    aws = read["aws/keys.tf"]["resource"]["aws_kms_key"]["data"]
    assert (aws["enable_key_rotation"], aws["rotation_period_in_days"]) == (True, 180)
    assert (aws["deletion_window_in_days"], aws["multi_region"]) == (20, False)
    google = read["google/keys.tf"]["resource"]["google_kms_crypto_key"]["data"]
    assert (google["rotation_period"], google["destroy_scheduled_duration"]) == ("15552000s", "1728000s")
    assert google["version_template"]["protection_level"] == "SOFTWARE"


def test_aws_rotates_no_slower_than_it_can(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    read = _read(make_stack(), make_profile(keys={"rotation_days": 5000}))
    assert read["aws/keys.tf"]["resource"]["aws_kms_key"]["data"]["rotation_period_in_days"] == 2560


def test_an_external_key_is_the_custodians(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    stack = _external(make_stack)
    read = _read(stack, make_profile(keys={"custody": "external"}))
    aws = read["aws/keys.tf"]["resource"]["aws_kms_key"]["data"]
    assert (aws["custom_key_store_id"], aws["xks_key_id"]) == ("cks-01", "xks-1")
    assert "enable_key_rotation" not in aws
    google = read["google/keys.tf"]["resource"]
    assert google["google_kms_crypto_key"]["data"]["version_template"]["protection_level"] == "EXTERNAL"
    assert "rotation_period" not in google["google_kms_crypto_key"]["data"]
    options = google["google_kms_crypto_key_version"]["data"]["external_protection_level_options"]
    assert options == {"external_key_uri": EXTERNAL["google"]}
    bucket = read["google/storage.tf"]["resource"]["google_storage_bucket"]["records"]
    assert "google_kms_crypto_key_version.data" in bucket["depends_on"]


def test_an_ekm_connection_is_the_keys_backend(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    connection = "projects/demo/locations/europe-west9/ekmConnections/custodian"
    stack = _external(make_stack, {"google": "v0/keys/1"}, ekm_connection=connection, clouds=["google"])
    google = _read(stack, make_profile())["google/keys.tf"]["resource"]
    key = google["google_kms_crypto_key"]["data"]
    assert (key["crypto_key_backend"], key["version_template"]["protection_level"]) == (connection, "EXTERNAL_VPC")
    options = google["google_kms_crypto_key_version"]["data"]["external_protection_level_options"]
    assert options == {"ekm_connection_key_path": "v0/keys/1"}


def test_an_hsm_key_is_in_an_hsm(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    stack = make_stack()
    stack = stack.model_copy(update={"aws": stack.aws and stack.aws.model_copy(update={"key_store": "cks-02"})})
    read = _read(stack, make_profile(keys={"custody": "hsm"}))
    aws = read["aws/keys.tf"]["resource"]["aws_kms_key"]["data"]
    assert aws["custom_key_store_id"] == "cks-02"
    assert not {"xks_key_id", "enable_key_rotation"} & set(aws)
    google = read["google/keys.tf"]["resource"]["google_kms_crypto_key"]["data"]
    assert google["version_template"]["protection_level"] == "HSM"


def test_a_key_is_as_strict_as_all_it_opens(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    strict = {"custody": "hsm", "rotation_days": 90, "deletion_days": 30}
    profile = make_profile(keys={"deletion_days": 7}, classes={"internal": {}, "sensitive": {"keys": strict}})
    components = [
        {"component": "key", "name": "data", "class": "internal"},
        {"component": "bucket", "name": "records", "class": "sensitive", "key": "data"},
    ]
    read = _read(make_stack(aws=None, components=components), profile)
    key = read["google/keys.tf"]["resource"]["google_kms_crypto_key"]["data"]
    assert key["version_template"]["protection_level"] == "HSM"
    assert (key["rotation_period"], key["destroy_scheduled_duration"]) == ("7776000s", "2592000s")


def test_a_private_bucket_is_closed(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    read = _read(make_stack(), make_profile())
    aws = read["aws/storage.tf"]["resource"]
    block = aws["aws_s3_bucket_public_access_block"]["records"]
    assert {value for name, value in block.items() if name != "bucket"} == {True}
    assert _sids(read) == ["OnlyTls", "OnlyKms", "OnlyOwnKeys"]
    bucket = read["google/storage.tf"]["resource"]["google_storage_bucket"]["records"]
    assert (bucket["public_access_prevention"], bucket["uniform_bucket_level_access"]) == ("enforced", True)
    assert "google_storage_bucket_iam_member" not in read["google/storage.tf"]["resource"]


@pytest.mark.parametrize(
    ("custody", "algorithm", "sids"),
    [
        ("provider", "AES256", ["PublicRead", "OnlyTls"]),
        ("customer", "aws:kms", ["PublicRead", "OnlyTls", "OnlyKms", "OnlyOwnKeys"]),
    ],
)
def test_a_public_bucket_can_be_read(
    make_stack: MakeStack, make_profile: MakeProfile, custody: str, algorithm: str, sids: list[str]
) -> None:
    rules = {"storage": {"public_access": "allow"}, "keys": {"custody": custody}}
    read = _read(make_stack(), make_profile(classes={"sensitive": rules}))
    aws = read["aws/storage.tf"]["resource"]
    block = aws["aws_s3_bucket_public_access_block"]["records"]
    assert (block["block_public_acls"], block["ignore_public_acls"]) == (True, True)
    assert (block["block_public_policy"], block["restrict_public_buckets"]) == (False, False)
    rule = aws["aws_s3_bucket_server_side_encryption_configuration"]["records"]["rule"]
    assert rule["apply_server_side_encryption_by_default"]["sse_algorithm"] == algorithm
    assert _sids(read) == sids
    google = read["google/storage.tf"]["resource"]
    assert google["google_storage_bucket"]["records"]["public_access_prevention"] == "inherited"
    assert google["google_storage_bucket_iam_member"]["records_public"]["member"] == "allUsers"


def test_a_retained_bucket_is_locked_and_versioned(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    profile = make_profile(storage={"retention_days": 30, "versioning": "allow"})
    read = _read(make_stack(), profile)
    aws = read["aws/storage.tf"]["resource"]
    assert aws["aws_s3_bucket"]["records"]["object_lock_enabled"] is True
    lock = aws["aws_s3_bucket_object_lock_configuration"]["records"]["rule"]["default_retention"]
    assert lock == {"mode": "GOVERNANCE", "days": 30}
    assert "aws_s3_bucket_versioning" in aws
    bucket = read["google/storage.tf"]["resource"]["google_storage_bucket"]["records"]
    assert bucket["retention_policy"]["retention_period"] == 30 * 86400


def test_what_the_profile_does_not_ask_for_is_not_there(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    read = _read(make_stack(), make_profile(storage={"versioning": "allow", "tls": "allow"}))
    assert "aws_s3_bucket_versioning" not in read["aws/storage.tf"]["resource"]
    assert _sids(read) == ["OnlyKms", "OnlyOwnKeys"]
    google = read["google/storage.tf"]["resource"]
    assert "google_org_policy_policy" not in google
    assert "versioning" not in google["google_storage_bucket"]["records"]


def test_a_policy_is_known_at_the_first_plan(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    """No reference in a policy document: its text does not wait for the apply."""
    for path in ("aws/storage.tf", "aws/keys.tf"):
        documents = _read(make_stack(), make_profile())[path]["data"]["aws_iam_policy_document"]
        for statement in (s for document in documents.values() for s in document["statement"]):
            assert all(resource == "*" or resource.startswith("arn:aws:s3:::") for resource in statement["resources"])


def test_names_come_from_the_profile_place_and_the_prefix(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    profile = make_profile(residency={"place": {"aws": ["eu-north-1"], "google": ["europe-north1"]}})
    stack = make_stack(prefix="acme")
    stack = stack.model_copy(
        update={
            "aws": stack.aws and stack.aws.model_copy(update={"region": None}),
            "google": stack.google and stack.google.model_copy(update={"location": None}),
        }
    )
    read = _read(stack, profile)
    assert read["aws/provider.tf"]["provider"]["aws"]["region"] == "eu-north-1"
    assert read["aws/storage.tf"]["resource"]["aws_s3_bucket"]["records"]["bucket"] == "acme-records"
    assert read["google/keys.tf"]["resource"]["google_kms_key_ring"]["this"] == {
        "name": "acme",
        "location": "europe-north1",
    }


def test_a_sovereign_partition_and_universe_are_spelt_out(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    aws = {
        "account": "111122223333",
        "region": "eusc-de-east-1",
        "state": {"bucket": "state-x", "key_alias": "alias/state"},
    }
    google = {
        "project": "s3ns:demo",
        "location": "u-france-east1",
        "universe": "s3nsapis.fr",
        "state": {"bucket": "state-x", "key": google_key("u-france-east1")},
    }
    read = _read(make_stack(aws=aws, google=google), make_profile())
    backend = read["aws/versions.tf"]["terraform"]["backend"]["s3"]
    assert backend["kms_key_id"] == "arn:aws-eusc:kms:eusc-de-east-1:111122223333:alias/state"
    assert read["google/provider.tf"]["provider"]["google"]["universe_domain"] == "s3nsapis.fr"
    text = "".join(file.text for file in render(make_stack(aws=aws, google=google), make_profile()))
    assert "arn:aws:" not in text


def test_every_reason_comes_at_once(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    stack = make_stack(
        aws={"account": "1" * 12, "region": "us-east-1", "state": {"bucket": "state", "key_alias": "alias/state"}},
        google={
            "project": "demo-prod",
            "location": "europe-west2",
            "state": {"bucket": "state", "key": google_key("us-east1")},
        },
        components=[
            {"component": "key", "name": "data", "class": "secret"},
            {"component": "bucket", "name": "records", "key": "data", "retention_days": 1},
        ],
    )
    profile = make_profile(keys={"custody": "external"}, storage={"retention_days": 30})
    assert _mistakes(stack, profile) == [
        "demo: aws: aws.region us-east-1 is N. Virginia, outside the residency",
        "demo: aws.state: its key lies in us-east-1: N. Virginia is outside",
        "demo: bucket records: it keeps objects 1 days, the profile at least 30",
        "demo: google: google.location europe-west2 is London, outside the residency",
        "demo: google.state: its key lies in us-east1: Moncks Corner, South Carolina is outside",
        "demo: key data: profile test has no class secret",
        "demo: key data on aws: custody external needs a key store",
        "demo: key data on aws: custody external needs the key's id",
        "demo: key data on google: custody external needs the key's address",
    ]


@pytest.mark.parametrize(
    ("stack", "profile", "says"),
    [
        ({}, {"keys": {"custody": "imported"}}, "custody imported is not rendered"),
        ({}, {"keys": {"custody": "hsm"}}, "custody hsm needs a key store"),
        ({}, {"keys": {"rotation_days": 30}}, "AWS rotates a key every 90 days at most, the profile asks for 30"),
        ({}, {"classes": {}}, "profile test has no class sensitive"),
        ({}, {"residency": {"data": ["EU"], "state": ["DE"]}}, "Paris is outside"),
        ({}, {"classes": {"sensitive": {"residency": {"data": ["DE"]}}}}, "outside the residency"),
        ({"prefix": "google-x"}, {}, 'bucket names with "google" are reserved'),
        ({"prefix": "goog-x"}, {}, 'bucket names with "goog" are reserved'),
        ({"prefix": "sthree-x"}, {}, 'bucket names with "sthree-" are reserved'),
    ],
)  # fmt: skip
def test_a_reason_is_said(
    make_stack: MakeStack, make_profile: MakeProfile, stack: dict[str, Any], profile: dict[str, Any], says: str
) -> None:
    assert any(says in mistake for mistake in _mistakes(make_stack(**stack), make_profile(**profile)))


def test_a_name_that_no_bucket_can_have_is_refused(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    bucket = {"component": "bucket", "name": "b" * 30, "key": "data"}
    stack = make_stack(prefix="a" * 40, components=[{"component": "key", "name": "data"}, bucket])
    assert len([m for m in _mistakes(stack, make_profile()) if "has 71 characters, 63 are allowed" in m]) == 2


@pytest.mark.parametrize(
    ("changes", "rules", "says"),
    [
        ({"database": {"backup_days": 13}}, {}, "database orders on aws: it keeps backups 13 days, the profile at least 14 (keys.deletion_days)"),
        ({"table": {"backup_days": 1}}, {}, "table sessions on aws: it keeps backups 1 days, the profile at least 14"),
        ({"warehouse": {"backup_days": 1}}, {}, "warehouse facts on aws: it keeps backups 1 days"),
        ({"backup_vault": {"backup_days": 59}}, {"storage": {"retention_days": 60}}, "it keeps backups 59 days, the profile at least 60 (keys.deletion_days or storage.retention_days)"),
        ({"log_group": {"retention_days": 364}}, {}, "log-group app on aws: it keeps logs 364 days, the profile at least 365"),
        ({"search": {"name": "a" * 24}}, {}, f"demo-{'a' * 24} has 29 characters, 28 are allowed"),
        ({"backup_vault": {"name": "a" * 40}, "database": {"name": "a--b"}}, {}, "demo-a--b: two hyphens in a row are not allowed"),
        ({"audit_trail": {"name": "a--b"}}, {}, "audit-trail a--b on aws: demo-a--b: two hyphens in a row"),
        ({"model_endpoint": {"size": {"aws": "ml.g5.xlarge"}}}, {}, "ml.g5.xlarge has a disk of its own, which no customer key encrypts"),
        ({"model_endpoint": {"size": {"aws": "ml.g4dn.xlarge"}}}, {}, "ml.g4dn.xlarge has a disk of its own"),
        ({}, {"residency": {"data": ["EU"], "ai": ["DE"]}}, "aws.region eu-west-3 is Paris, outside the residency of ai"),
        ({}, {"residency": {"data": ["EU"], "logs": ["DE"]}}, "outside the residency of logs"),
        ({}, {"residency": {"data": ["EU"], "backups": ["DE"]}}, "outside the residency of backups"),
        ({}, {"residency": {"data": ["EU"], "processing": ["DE"]}}, "outside the residency of processing"),
        ({}, {"ai": {"prompt_logs": ["DE"]}}, "outside the residency of prompt logs"),
        ({}, {"storage": {"public_access": "allow"}}, "bucket trail: everybody may read it, and audit-trail all writes logs to it"),
        ({"bucket": {"retention_days": 7}}, {"storage": {"retention_days": 8}}, "it keeps objects 7 days, the profile at least 8"),
    ],
)  # fmt: skip
def test_a_component_is_not_rendered_against_its_profile(
    changes: dict[str, Any], rules: dict[str, Any], says: str
) -> None:
    found = _mistakes(estate(**changes), profile(**rules))
    assert any(says in mistake for mistake in found), found


def test_the_kindest_profile_refuses_no_component() -> None:
    assert render(estate(model_endpoint={"size": {"aws": "ml.g5.xlarge"}}), profile(keys={"custody": "provider"}))


def test_a_trail_is_kept_by_its_bucket() -> None:
    stack = estate()
    changed = tuple(c.model_copy(update={"retention_days": 30}) if c.name == "trail" else c for c in stack.components)
    found = _mistakes(stack.model_copy(update={"components": changed}), profile())
    assert found == ["demo: bucket trail: it keeps objects 30 days, the profile at least 365"]


def test_files_want_a_vault_of_the_stack() -> None:
    """The vault that AWS would use is under a key of AWS."""
    stack = estate()
    changed = tuple(c for c in stack.components if c.component != "backup-vault")
    (found,) = _mistakes(stack.model_copy(update={"components": changed}), profile())
    assert found.startswith("demo: file-system files on aws: no vault of the stack keeps its backups")


@pytest.mark.parametrize(
    ("key", "connection", "says"),
    [
        ("https://kms.example.eu/1", True, "is an address, but google.ekm_connection expects a path"),
        ("v0/keys/1", False, "is a path, but there is no google.ekm_connection"),
    ],
)
def test_a_key_address_fits_its_way(
    make_stack: MakeStack, make_profile: MakeProfile, key: str, connection: bool, says: str
) -> None:
    name = "projects/demo/locations/europe-west9/ekmConnections/custodian" if connection else None
    stack = _external(make_stack, {"google": key}, ekm_connection=name, clouds=["google"])
    assert any(says in mistake for mistake in _mistakes(stack, make_profile()))


def test_a_stack_without_a_place_is_refused(make_stack: MakeStack, make_profile: MakeProfile) -> None:
    stack = make_stack(google=None)
    stack = stack.model_copy(update={"aws": stack.aws and stack.aws.model_copy(update={"region": None})})
    assert _mistakes(stack, make_profile()) == ["demo: aws: no location is given"]


def _external(
    make_stack: MakeStack,
    external_key: dict[str, str] | None = None,
    *,
    ekm_connection: str | None = None,
    clouds: list[str] | None = None,
) -> Stack:
    """A stack with an external key and what the clouds need to reach it."""
    clouds = clouds or []
    stack = make_stack(
        components=[
            {"component": "key", "name": "data", "clouds": clouds, "external_key": external_key or EXTERNAL},
            {"component": "bucket", "name": "records", "clouds": clouds, "key": "data"},
        ]
    )
    return stack.model_copy(
        update={
            "aws": stack.aws and stack.aws.model_copy(update={"key_store": "cks-01"}),
            "google": stack.google and stack.google.model_copy(update={"ekm_connection": ekm_connection}),
        }
    )


def _sids(read: dict[str, Any]) -> list[str]:
    statements = read["aws/storage.tf"]["data"]["aws_iam_policy_document"]["records_bucket"]["statement"]
    return [statement["sid"] for statement in statements]
