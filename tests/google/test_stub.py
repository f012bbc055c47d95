"""The stub provider under a real terraform: what a good configuration becomes, and which are refused."""

import json
from pathlib import Path

import pytest

from tests.bindings.changes import PROJECT_NUMBER, RESOURCE_VALUES
from tests.e2e.project import MAKERS
from tests.google.schema import DATA_SOURCES
from tests.google.terraform import stub_provider, terraform

pytestmark = [pytest.mark.terraform, pytest.mark.registry]

HEAD = """
terraform {
  required_providers {
    google = { source = "hashicorp/google", version = "~> 7.40" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west9"
}
"""

GOOD = """
provider "google" {
  alias   = "vault"
  project = "acme-keys"
}

data "google_storage_project_service_account" "gcs" {}

resource "google_kms_key_ring" "ring" {
  provider = google.vault
  name     = "ring"
  location = "europe-west9"
}

resource "google_kms_crypto_key" "key" {
  name            = "key"
  key_ring        = google_kms_key_ring.ring.id
  rotation_period = "7776000s"
  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }
}

resource "google_kms_crypto_key_iam_member" "gcs" {
  crypto_key_id = google_kms_crypto_key.key.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = data.google_storage_project_service_account.gcs.member
}

resource "google_storage_bucket" "data" {
  name     = "acme-data"
  location = "EUROPE-WEST9"
  labels   = { class = "sensitive" }
  encryption {
    default_kms_key_name = google_kms_crypto_key_iam_member.gcs.crypto_key_id
  }
}
"""

EVERY_OTHER = """
data "google_project" "here" {}

data "google_logging_project_settings" "logs" {
  project = "acme-prod"
}

data "google_kms_key_ring" "ring" {
  name     = "ring"
  location = "europe-west9"
}

data "google_kms_crypto_key" "key" {
  name     = "key"
  key_ring = data.google_kms_key_ring.ring.id
}

resource "google_kms_crypto_key_version" "v" {
  crypto_key = data.google_kms_crypto_key.key.id
  external_protection_level_options { external_key_uri = "https://kms.example.eu/1" }
}

resource "google_kms_ekm_connection" "e" {
  name                = "e"
  location            = "europe-west9"
  key_management_mode = "MANUAL"
  service_resolvers {
    service_directory_service = "projects/p/locations/l/namespaces/n/services/s"
    hostname                  = "kms.example.eu"
    server_certificates { raw_der = "AAAA" }
  }
}

resource "google_org_policy_policy" "place" {
  name   = "projects/acme-prod/policies/gcp.resourceLocations"
  parent = "projects/acme-prod"
  spec {
    rules {
      values { allowed_values = ["in:eu-locations"] }
    }
  }
}

resource "google_project_service" "s" { service = "cloudkms.googleapis.com" }

resource "google_kms_crypto_key_iam_binding" "b" {
  crypto_key_id = data.google_kms_crypto_key.key.id
  role          = "roles/viewer"
  members       = ["user:a@b.c"]
}

resource "google_kms_crypto_key_iam_policy" "p" {
  crypto_key_id = data.google_kms_crypto_key.key.id
  policy_data   = "{}"
}

resource "google_storage_bucket_iam_binding" "b" {
  bucket  = "x"
  role    = "roles/viewer"
  members = ["user:a@b.c"]
}

resource "google_storage_bucket_iam_member" "b" {
  bucket = "x"
  role   = "roles/viewer"
  member = "user:a@b.c"
}

resource "google_storage_bucket_iam_policy" "p" {
  bucket      = "x"
  policy_data = "{}"
}
"""

KEY = "projects/acme-keys/locations/europe-west9/keyRings/ring/cryptoKeys/key"


class Workspace:
    """A folder with one configuration, and terraform to run in it."""

    def __init__(self, folder: Path, environment: dict[str, str], body: str) -> None:
        self._folder, self._environment = folder, environment
        self.write(body)
        self.ok("init", "-no-color")

    def write(self, body: str) -> None:
        (self._folder / "main.tf").write_text(HEAD + body)

    def ok(self, *arguments: str) -> str:
        done = terraform(self._environment, self._folder, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def code(self, *arguments: str) -> int:
        return terraform(self._environment, self._folder, *arguments).returncode

    def refusal(self) -> str:
        done = terraform(self._environment, self._folder, "validate", "-json")
        assert done.returncode == 1, done.stdout
        return " ".join(d["summary"] + ": " + d["detail"] for d in json.loads(done.stdout)["diagnostics"])

    def plan(self) -> dict[str, dict]:
        self.ok("plan", "-no-color", "-input=false", "-out=plan")
        shown = json.loads(self.ok("show", "-json", "plan"))
        return {change["address"]: change["change"] for change in shown["resource_changes"]}

    def state(self) -> dict[str, dict]:
        resources = json.loads(self.ok("show", "-json"))["values"]["root_module"]["resources"]
        return {resource["address"]: resource["values"] for resource in resources}


def test_plan_knows_what_is_configured_and_marks_the_rest_unknown(tmp_path, google_terraform):
    plan = Workspace(tmp_path, google_terraform, GOOD).plan()
    bucket, key = plan["google_storage_bucket.data"], plan["google_kms_crypto_key.key"]
    assert bucket["actions"] == ["create"]
    assert bucket["after"]["location"] == "EUROPE-WEST9"
    assert bucket["after"]["storage_class"] is None
    assert bucket["after_unknown"]["public_access_prevention"] is True
    assert bucket["after_unknown"]["encryption"] == [
        {
            "customer_managed_encryption_enforcement_config": [],
            "customer_supplied_encryption_enforcement_config": [],
            "default_kms_key_name": True,
            "google_managed_encryption_enforcement_config": [],
        }
    ]
    assert key["after"]["version_template"] == [{"algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION", "protection_level": "HSM"}]
    assert key["after_unknown"]["id"] is True


def test_project_comes_from_the_provider_block_that_serves_the_resource(tmp_path, google_terraform):
    plan = Workspace(tmp_path, google_terraform, GOOD).plan()
    assert plan["google_storage_bucket.data"]["after"]["project"] == "acme-prod"
    assert plan["google_kms_key_ring.ring"]["after"]["project"] == "acme-keys"


def test_data_source_is_read_while_planning(tmp_path, google_terraform):
    plan = Workspace(tmp_path, google_terraform, GOOD).plan()
    member = plan["google_kms_crypto_key_iam_member.gcs"]["after"]["member"]
    assert member == f"serviceAccount:service-{PROJECT_NUMBER}@gs-project-accounts.iam.gserviceaccount.com"


def test_apply_gives_identifiers_and_leaves_nothing_to_change(tmp_path, google_terraform):
    workspace = Workspace(tmp_path, google_terraform, GOOD)
    workspace.ok("apply", "-auto-approve", "-no-color")
    state = workspace.state()
    assert state["google_kms_crypto_key.key"]["id"] == KEY
    assert state["google_kms_crypto_key.key"]["primary"] == []
    assert state["google_storage_bucket.data"]["encryption"][0]["default_kms_key_name"] == KEY
    assert state["google_storage_bucket.data"]["id"] == "acme-data"
    assert state["google_storage_bucket.data"]["effective_labels"] == {"class": "sensitive"}
    assert workspace.code("plan", "-detailed-exitcode") == 0
    workspace.ok("destroy", "-auto-approve", "-no-color")
    assert "values" not in json.loads(workspace.ok("show", "-json"))


def test_change_in_place_and_change_that_replaces(tmp_path, google_terraform):
    workspace = Workspace(tmp_path, google_terraform, GOOD)
    workspace.ok("apply", "-auto-approve", "-no-color")
    workspace.write(GOOD.replace("EUROPE-WEST9", "US").replace("7776000s", "2592000s"))
    plan = workspace.plan()
    assert plan["google_storage_bucket.data"]["actions"] == ["delete", "create"]
    assert plan["google_storage_bucket.data"]["replace_paths"] == [["location"]]
    assert plan["google_kms_crypto_key.key"]["actions"] == ["update"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('name = "b"\nlocation = "EU"\nregion = "x"', "An argument named"),
        ('name = "b"', 'The argument "location" is required'),
        ('name = ["b"]\nlocation = "EU"', "string required"),
        ('name = "b"\nlocation = "EU"\nsecrecy {}', "Blocks of type"),
        ('name = "b"\nlocation = "EU"\nversioning = { enabled = true }', "An argument named"),
        ('name = "b"\nlocation = "EU"\nversioning {}', 'The argument "enabled" is required'),
        (
            'name = "b"\nlocation = "EU"\nversioning {\nenabled = true\n}\nversioning {\nenabled = true\n}',
            'No more than 1 "versioning" blocks',
        ),
        ('name = "b"\nlocation = "EU"\nself_link = "x"', "unconfigurable attribute: self_link"),
        ('name = "b"\nlocation = google_kms_key_ring.nowhere.location', "has not been declared"),
    ],
)
def test_wrong_bucket_is_refused(tmp_path, google_terraform, body, told):
    workspace = Workspace(tmp_path, google_terraform, f'resource "google_storage_bucket" "b" {{\n{body}\n}}')
    assert told in workspace.refusal()


def test_type_that_only_google_beta_has_is_refused(tmp_path, google_terraform):
    body = 'resource "google_project_service_identity" "x" {\nservice = "storage.googleapis.com"\n}'
    assert "does not support resource type" in Workspace(tmp_path, google_terraform, body).refusal()


def test_no_project_anywhere_is_refused_at_plan(tmp_path, google_terraform):
    workspace = Workspace(tmp_path, google_terraform, "")
    body = 'resource "google_storage_bucket" "b" {\nname = "b"\nlocation = "EU"\n}'
    (tmp_path / "main.tf").write_text(HEAD.replace('project = "acme-prod"', "") + body)
    assert workspace.code("plan", "-input=false") == 1


def test_other_types_can_be_asked_for(tmp_path, google_terraform):
    body = 'resource "google_pubsub_topic" "t" {\nname = "t"\n}'
    with stub_provider(resources=["google_pubsub_topic"], data_sources=[]) as environment:
        plan = Workspace(tmp_path, environment, body).plan()
    assert plan["google_pubsub_topic.t"]["after"]["project"] == "acme-prod"


def test_every_type_with_values_of_its_own_can_be_applied(tmp_path, google_terraform):
    workspace = Workspace(tmp_path, google_terraform, EVERY_OTHER)
    workspace.ok("apply", "-auto-approve", "-no-color")
    identifiers = {address: values["id"] for address, values in workspace.state().items()}
    assert identifiers["data.google_kms_crypto_key.key"] == KEY.replace("acme-keys", "acme-prod")
    assert identifiers["google_org_policy_policy.place"].endswith("/policies/gcp.resourceLocations")
    assert workspace.code("plan", "-detailed-exitcode") == 0
    served = {address.removeprefix("data.").split(".")[0] for address in identifiers}
    in_good = {line.split('"')[1] for line in GOOD.splitlines() if line.startswith(("resource", "data"))}
    # What a stack makes is applied end to end, where what it is made into is read.
    assert served | in_good | set(MAKERS) >= {*RESOURCE_VALUES, *DATA_SOURCES}
