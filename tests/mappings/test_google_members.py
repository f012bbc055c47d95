"""The members of an IAM policy as principals: accounts by their domain, projects, pools, everybody."""

from pathlib import Path
from typing import Any

import pytest

from generator.facts import Holding, Known, Ref, Unknown
from generator.mappings import Document
from generator.mappings.google.common import granted
from generator.mappings.google.datasets import live_readers, readers
from generator.mappings.google.members import principal, principals
from generator.sources.hcl import read_directory
from generator.sources.join import to_inventory

DOCUMENT = Document("google_x", "x", {}, Known("europe-west3"), Known("acme-prod"))
POOL = "projects/123456789012/locations/global/workloadIdentityPools"


@pytest.mark.parametrize(
    ("member", "of"),
    [
        ("user:Ada@Example.eu", "example.eu"),
        ("group:readers@example.eu", "example.eu"),
        ("domain:example.eu", "example.eu"),
        ("serviceAccount:app@acme-prod.iam.gserviceaccount.com", "acme-prod.iam.gserviceaccount.com"),
        ("serviceAccount:app@acme.example.eu.iam.gserviceaccount.com", "acme.example.eu.iam.gserviceaccount.com"),
        ("serviceAccount:123456789012-compute@developer.gserviceaccount.com", "projects/123456789012"),
        ("serviceAccount:123456789012@cloudbuild.gserviceaccount.com", "projects/123456789012"),
        ("serviceAccount:acme-prod@appspot.gserviceaccount.com", "projects/acme-prod"),
        ("serviceAccount:acme-prod.svc.id.goog[shop/web]", "acme-prod.svc.id.goog"),
        ("serviceAccount:service-1@gs-project-accounts.iam.gserviceaccount.com", ""),
        ("serviceAccount:service-1@gcp-sa-pubsub.iam.gserviceaccount.com", ""),
        ("serviceAccount:service-1@gcp-sa-pubsub.s3ns-system.iam.gserviceaccount.com", ""),
        ("serviceAccount:123456789012@cloudservices.gserviceaccount.com", ""),
        ("serviceAccount:cloud-logs@system.gserviceaccount.com", ""),
        # Anybody may call an account of a project as Google calls its own.
        (
            "serviceAccount:service-123456789012@my-project.iam.gserviceaccount.com",
            "my-project.iam.gserviceaccount.com",
        ),
        ("projectOwner:acme-prod", "projects/acme-prod"),
        ("deleted:user:ada@example.eu?uid=123", "example.eu"),
        ("deleted:serviceAccount:app@old.iam.gserviceaccount.com?uid=1", "old.iam.gserviceaccount.com"),
        (f"principal://iam.googleapis.com/{POOL}/github/subject/repo", f"{POOL}/github"),
        (f"principalSet://iam.googleapis.com/{POOL}/github/*", f"{POOL}/github"),
        (
            f"principal://iam.googleapis.com/{POOL}/acme-prod.svc.id.goog/subject/ns/shop/sa/web",
            "acme-prod.svc.id.goog",
        ),
        (
            "principalSet://iam.googleapis.com/locations/global/workforcePools/staff/group/readers",
            "locations/global/workforcePools/staff",
        ),
        ("principalSet://cloudresourcemanager.googleapis.com/organizations/1/type/ServiceAccount", "organizations/1"),
        ("principalSet://goog/public:all", "*"),
        ("allUsers", "*"),
        ("allAuthenticatedUsers", "*"),
    ],
)
def test_a_member_is_of_a_principal(member: str, of: str) -> None:
    assert principal(member) == of


@pytest.mark.parametrize(
    "member", ["", "ada", "user:ada", "robot:r@example.eu", "serviceAccount:nobody", "principal://x/y"]
)
def test_a_member_of_another_form_is_unknown(member: str) -> None:
    assert isinstance(principal(member), Unknown)
    assert isinstance(principals(DOCUMENT, ["user:ada@example.eu", member]), Unknown)


def test_a_project_s_own_owners_are_nobody_else() -> None:
    members: list[str | Unknown] = ["projectOwner:acme-prod", "projectEditor:acme-prod", "projectViewer:other"]
    assert principals(DOCUMENT, members) == Known(("projects/other",))


@pytest.mark.parametrize(
    ("companion", "of"),
    [
        ({"member": Ref("data.google_storage_project_service_account.this")}, Known(())),
        ({"member": Ref("module.m.google_logging_project_sink.out")}, Known(())),
        ({"policy_data": '{"bindings": [{"members": ["user:a@b.eu", "allUsers"]}]}'}, Known(("*", "b.eu"))),
    ],
)
def test_what_a_companion_grants(companion: dict[str, Any], of: Any) -> None:
    assert principals(DOCUMENT, granted([[companion]])) == of


@pytest.mark.parametrize(
    "companion",
    [
        {"member": Ref("var.who")},
        {"members": ["user:a@b.eu", Unknown("later")]},
        {"members": Ref("local.them")},
        {"policy_data": Ref("data.google_iam_policy.p")},
        {"policy_data": "no JSON"},
        {"policy_data": Unknown("later")},
    ],
)
def test_what_a_companion_grants_may_be_unknown(companion: dict[str, Any]) -> None:
    assert isinstance(principals(DOCUMENT, granted([[companion]])), Unknown)


MAIN = """
provider "google" {
  project = "acme-prod"
}
resource "google_service_account" "here" { account_id = "here" }
resource "google_service_account" "there" {
  account_id = "there"
  project    = "example.eu:other"
}
resource "google_pubsub_topic" "t" { name = "t" }
resource "google_pubsub_topic_iam_member" "one" {
  topic  = google_pubsub_topic.t.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.here.member
}
resource "google_pubsub_topic_iam_binding" "more" {
  topic   = google_pubsub_topic.t.name
  role    = "roles/pubsub.subscriber"
  members = ["serviceAccount:${google_service_account.there.email}"]
}
resource "google_pubsub_topic_iam_member" "keys" {
  topic  = google_pubsub_topic.t.name
  role   = "roles/pubsub.publisher"
  member = format("serviceAccount:%s", data.google_logging_project_settings.this.kms_service_account_id)
}
data "google_logging_project_settings" "this" { project = "acme-prod" }
"""


def test_a_service_account_of_the_configuration_is_of_its_project(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text(MAIN)
    (topic,) = (fact for fact in to_inventory(read_directory(tmp_path)).facts if isinstance(fact, Holding))
    assert topic.shared_with == Known(("acme-prod.iam.gserviceaccount.com", "other.example.eu.iam.gserviceaccount.com"))


def test_a_dataset_s_list_is_read_alike_in_terraform_and_live() -> None:
    terraform = [
        {"user_by_email": "app@acme-prod.iam.gserviceaccount.com", "role": "READER"},
        {"group_by_email": "readers@example.eu"},
        {"special_group": "projectOwners"},
        {"iam_member": "iam:domain:example.org"},
        {"view": [{"project_id": "other", "dataset_id": "d", "table_id": "t"}]},
        {"dataset": [{"dataset": [{"project_id": "third", "dataset_id": "d"}], "target_types": ["VIEWS"]}]},
    ]
    live = [
        {"userByEmail": "app@acme-prod.iam.gserviceaccount.com", "role": "READER"},
        {"groupByEmail": "readers@example.eu"},
        {"specialGroup": "projectOwners"},
        {"iamMember": "iam:domain:example.org"},
        {"view": {"projectId": "other", "datasetId": "d", "tableId": "t"}},
        {"dataset": {"dataset": {"projectId": "third", "datasetId": "d"}, "targetTypes": ["VIEWS"]}},
    ]
    of = Known(("acme-prod.iam.gserviceaccount.com", "example.eu", "example.org", "projects/other", "projects/third"))
    assert readers(DOCUMENT, terraform, None) == of
    assert live_readers(DOCUMENT, live) == of
    assert isinstance(readers(DOCUMENT, [{"domain": Unknown("later")}], None), Unknown)
    assert isinstance(readers(DOCUMENT, Ref("local.access"), None), Unknown)
