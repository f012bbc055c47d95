"""What every component guarantees on Google Cloud, taken from the rendered text under profiles that want different
things."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from googleapiclient.discovery_cache import get_static_doc

from generator.errors import Mistakes
from generator.profiles import Profile
from generator.render import render
from generator.render.google.agents import AGENTS
from generator.stacks import COMPONENTS, Stack
from tests.render.estate import at, read
from tests.render.google_estate import google_estate

PLACE = {"data": ["FR"], "place": {"google": ["europe-west9"]}}
PROFILES: dict[str, dict[str, Any]] = {
    "customer": {"keys": {"custody": "customer", "deletion_days": 14}},
    "external": {"keys": {"custody": "external", "deletion_days": 30}, "storage": {"retention_days": 60}},
}
UNDER = pytest.mark.parametrize("name", PROFILES)

# component, resource type, label, the way to its key
KEYS = [
    ("bucket", "google_storage_bucket", "records", "encryption.default_kms_key_name"),
    ("log-group", "google_logging_project_bucket_config", "app", "cmek_settings.kms_key_name"),
    ("database", "google_sql_database_instance", "orders", "encryption_key_name"),
    ("table", "google_firestore_database", "sessions", "cmek_config.kms_key_name"),
    ("file-system", "google_filestore_instance", "files", "kms_key_name"),
    ("queue", "google_pubsub_topic", "jobs", "kms_key_name"),
    ("topic", "google_pubsub_topic", "news", "kms_key_name"),
    ("stream", "google_pubsub_topic", "events", "kms_key_name"),
    ("secret", "google_secret_manager_secret", "token",
     "replication.user_managed.replicas.customer_managed_encryption.kms_key_name"),
    ("registry", "google_artifact_registry_repository", "images", "kms_key_name"),
    ("backup-vault", "google_backup_dr_backup_vault", "vault", "encryption_config.kms_key_name"),
    ("warehouse", "google_bigquery_dataset", "facts", "default_encryption_configuration.kms_key_name"),
    ("search", "google_vertex_ai_index", "papers", "encryption_spec.kms_key_name"),
    ("search", "google_vertex_ai_index_endpoint", "papers", "encryption_spec.kms_key_name"),
    ("notebook", "google_workbench_instance", "lab", "gce_setup.boot_disk.kms_key"),
    ("notebook", "google_workbench_instance", "lab", "gce_setup.data_disks.kms_key"),
    ("model-endpoint", "google_vertex_ai_endpoint", "triage", "encryption_spec.kms_key_name"),
]  # fmt: skip

NO_KEY_OF_ITS_OWN = {
    "access-approval", "assured-workload", "audit-trail", "guardrails", "key", "model-access", "perimeter",
    "volume-defaults",
}  # fmt: skip


def profile(name: str = "customer", **changes: Any) -> Profile:
    said = {"profile": name, "residency": PLACE, "classes": {"sensitive": {}}, **PROFILES[name], **changes}
    return Profile.model_validate(said)


@cache
def text_under(name: str) -> dict[str, str]:
    return text_of(google_estate(profile(name)), profile(name))


def text_of(stack: Stack, rules: Profile) -> dict[str, str]:
    return {file.path.removeprefix("google/"): file.text for file in render(stack, rules)}


@cache
def resources(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read(text_under(name))["resource"]
    return found


def one(name: str, kind: str, label: str) -> dict[str, Any]:
    found: dict[str, Any] = resources(name)[kind][label]
    return found


def mistakes(stack: Stack, rules: Profile) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        render(stack, rules)
    assert all(mistake.hint for mistake in caught.value.mistakes)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_table_is_whole() -> None:
    offered = {kind for kind, model in COMPONENTS.items() if "google" in model.offered}
    assert {kind for kind, *_ in KEYS} == offered - NO_KEY_OF_ITS_OWN


@UNDER
@pytest.mark.parametrize(("component", "kind", "label", "way"), KEYS)
def test_data_lies_under_its_key(name: str, component: str, kind: str, label: str, way: str) -> None:
    body = one(name, kind, label)
    assert at(body, way) == "google_kms_crypto_key.data.id"
    agents = AGENTS[COMPONENTS[component]]  # type: ignore[index]
    waits = [f"google_kms_crypto_key_iam_member.data_{agent.name}" for agent in agents]
    waits += ["google_kms_crypto_key_version.data"] if name == "external" else []
    assert body["depends_on"] == waits


@UNDER
def test_who_is_given_a_key_has_a_service_that_is_on(name: str) -> None:
    grants = resources(name)["google_kms_crypto_key_iam_member"]
    on = {body["service"] for body in resources(name)["google_project_service"].values()}
    assert len(on) == len(grants) - 1, "Cloud Storage is on, and tells its agent itself"
    for label, body in grants.items():
        if "depends_on" in body:
            assert f"{label.removeprefix('data_')}.googleapis.com" in on
            assert re.fullmatch(r"serviceAccount:(service|bq)-123456789012@[a-z-]+\.iam\.gserviceaccount\.com",
                                body["member"])  # fmt: skip


@UNDER
def test_everything_is_in_the_location_of_the_stack(name: str) -> None:
    text = "".join(text_under(name).values())
    assert set(re.findall(r'"((?:europe|us|eu)[a-z0-9-]*)"', text)) == {"europe-west9", "europe-west9-b"}
    for kind in ("google_pubsub_topic",):
        for body in resources(name)[kind].values():
            policy = {"allowed_persistence_regions": ["europe-west9"], "enforce_in_transit": True}
            assert body["message_storage_policy"] == policy
    assert one(name, "google_compute_snapshot_settings", "volumes")["storage_location"] == {
        "policy": "SPECIFIC_LOCATIONS",
        "locations": {"name": "europe-west9", "location": "europe-west9"},
    }


def test_a_label_stands_for_one_resource() -> None:
    """Components of different kinds may share a name, but for those that are topics of Pub/Sub."""
    kinds = {kind for kind, *_ in KEYS} - {"bucket", "queue", "stream"} | {"volume-defaults"}
    same = {kind.replace("-", "_"): {"name": "same"} for kind in kinds}
    same["model_endpoint"]["registry"] = "same"
    texts = text_of(google_estate(profile(), **same), profile())
    labels = [each for text in texts.values() for each in re.findall(r'^(?:resource|data) "\w+" "[\w-]+"', text, re.M)]
    assert len(labels) > 30
    assert len(labels) == len(set(labels))


@UNDER
def test_backups_are_kept_as_long_as_the_profile_implies(name: str) -> None:
    days = PROFILES[name]["keys"]["deletion_days"]
    settings = one(name, "google_sql_database_instance", "orders")["settings"]["backup_configuration"]
    assert settings["location"] == "europe-west9"
    assert settings["backup_retention_settings"] == {"retained_backups": days, "retention_unit": "COUNT"}
    schedule = one(name, "google_firestore_backup_schedule", "sessions")
    assert schedule["retention"] == f"{days * 86400}s"
    assert one(name, "google_secret_manager_secret", "token")["version_destroy_ttl"] == f"{days * 86400}s"
    kept = max(days, PROFILES[name].get("storage", {}).get("retention_days", 0))
    vault = one(name, "google_backup_dr_backup_vault", "vault")
    assert vault["backup_minimum_enforced_retention_duration"] == f"{kept * 86400}s"
    assert one(name, "google_backup_dr_backup_plan", "vault")["backup_rules"]["backup_retention_days"] == kept
    association = one(name, "google_backup_dr_backup_plan_association", "files")
    assert association["resource"] == "google_filestore_instance.files.id"


@UNDER
def test_what_is_dropped_is_not_dropped_by_mistake(name: str) -> None:
    for kind, label in (
        ("google_sql_database_instance", "orders"),
        ("google_firestore_database", "sessions"),
        ("google_filestore_instance", "files"),
        ("google_bigquery_dataset", "facts"),
        ("google_backup_dr_backup_vault", "vault"),
    ):
        assert one(name, kind, label)["lifecycle"] == {"prevent_destroy": True}
    database = one(name, "google_sql_database_instance", "orders")
    assert database["deletion_protection"] is True
    assert database["settings"]["deletion_protection_enabled"] is True
    table = one(name, "google_firestore_database", "sessions")
    assert table["delete_protection_state"] == "DELETE_PROTECTION_ENABLED"
    assert table["point_in_time_recovery_enablement"] == "POINT_IN_TIME_RECOVERY_ENABLED"
    assert one(name, "google_filestore_instance", "files")["deletion_protection_enabled"] is True
    assert one(name, "google_bigquery_dataset", "facts")["delete_contents_on_destroy"] is False
    for body in resources(name)["google_project_service"].values():
        assert body["disable_on_destroy"] is False


@UNDER
def test_nothing_has_a_public_door(name: str) -> None:
    address = one(name, "google_sql_database_instance", "orders")["settings"]["ip_configuration"]
    assert address == {
        "ipv4_enabled": False,
        "private_network": "projects/demo-net/global/networks/main",
        "ssl_mode": "ENCRYPTED_ONLY",
    }
    mounted = one(name, "google_filestore_instance", "files")["networks"]
    assert mounted["connect_mode"] == "PRIVATE_SERVICE_ACCESS"
    assert one(name, "google_backup_dr_backup_vault", "vault")["access_restriction"] == "WITHIN_PROJECT"
    users = at(one(name, "google_org_policy_policy", "volumes_own_use"), "spec.rules.values.allowed_values")
    assert users == ["under:projects/demo-prod"]


@UNDER
def test_nothing_is_pushed_and_nothing_expires(name: str) -> None:
    for label in ("jobs", "events"):
        subscription = one(name, "google_pubsub_subscription", label)
        assert subscription["expiration_policy"] == {"ttl": ""}
        assert not {"push_config", "bigquery_config", "cloud_storage_config"} & set(subscription)
    assert one(name, "google_pubsub_subscription", "jobs")["message_retention_duration"] == f"{4 * 86400}s"
    assert one(name, "google_pubsub_topic", "events")["message_retention_duration"] == f"{2 * 86400}s"
    assert one(name, "google_pubsub_subscription", "events")["enable_message_ordering"] is True


@UNDER
def test_nobody_moves_a_tag_and_terraform_knows_no_secret(name: str) -> None:
    registry = one(name, "google_artifact_registry_repository", "images")
    assert (registry["format"], registry["docker_config"]) == ("DOCKER", {"immutable_tags": True})
    assert "google_secret_manager_secret_version" not in resources(name)
    assert "root_password" not in one(name, "google_sql_database_instance", "orders")


@pytest.mark.parametrize(
    ("change", "version", "flag", "recovery", "edition"),
    [
        ({"engine": "mysql"}, "MYSQL_8_4", "cloudsql_iam_authentication", "binary_log_enabled", "ENTERPRISE"),
        ({"engine": "mysql", "version": "8.0"}, "MYSQL_8_0", "cloudsql_iam_authentication", "binary_log_enabled",
         "ENTERPRISE"),
        ({"engine": "postgres", "size": {"google": "db-perf-optimized-N-2"}}, "POSTGRES_17",
         "cloudsql.iam_authentication", "point_in_time_recovery_enabled", "ENTERPRISE_PLUS"),
    ],
)  # fmt: skip
def test_an_engine_has_its_own_words(
    change: dict[str, Any], version: str, flag: str, recovery: str, edition: str
) -> None:
    texts = text_of(google_estate(profile(), database=change), profile())
    body = read({"d": texts["databases.tf"]})["resource"]["google_sql_database_instance"]["orders"]
    settings = body["settings"]
    assert (body["database_version"], settings["edition"]) == (version, edition)
    assert settings["database_flags"] == {"name": flag, "value": "on"}
    assert settings["backup_configuration"][recovery] is True


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"database": {"engine": "mariadb"}}, "database orders on google: Cloud SQL has no MariaDB"),
        ({"database": {"engine": "postgres", "version": "17.2"}}, "Cloud SQL has no postgres 17.2"),
        ({"database": {"version": "8"}}, "Cloud SQL has no mysql 8"),
        ({"database": {"backup_days": 13}}, "orders on google: it keeps backups 13 days, the profile at least 14"),
        ({"table": {"backup_days": 13}}, "table sessions on google: it keeps backups 13 days, the profile at least 14"),
        ({"stream": {"retention_days": 32}}, "stream events on google: it keeps records 32 days, Pub/Sub 31 at most"),
        ({"warehouse": {"backup_days": 14}}, "it keeps snapshots 14 days, BigQuery what is deleted 7 at most"),
        ({"topic": {"name": "jobs"}}, "jobs on google: it is a topic of Pub/Sub, and queue jobs is that one already"),
    ],
)  # fmt: skip
def test_what_google_cloud_does_not_do_is_refused(changes: dict[str, Any], says: str) -> None:
    assert any(says in mistake for mistake in mistakes(google_estate(profile(), **changes), profile()))


@pytest.mark.parametrize("kind", ["backup_vault", "file_system", "registry", "table"])
def test_a_name_that_is_too_long_is_refused(kind: str) -> None:
    stack = google_estate(profile(), **{kind: {"name": "n" * 40}}).model_copy(update={"prefix": "p" * 40})
    where = f"demo: {kind.replace('_', '-')} {'n' * 40} on google"
    assert any(each.startswith(where) and "81 characters, 63 are" in each for each in mistakes(stack, profile()))


def test_a_database_and_its_project_share_what_room_there_is() -> None:
    stack = google_estate(profile(), {"project": "p" * 30}, database={"name": "n" * 40})
    stack = stack.model_copy(update={"prefix": "p" * 40})
    assert any("has 81 characters, 67 are allowed" in each for each in mistakes(stack, profile()))


def test_a_topic_of_a_reserved_name_is_refused() -> None:
    stack = google_estate(profile()).model_copy(update={"prefix": "goog-x"})
    assert any('Pub/Sub takes no name that starts with "goog"' in each for each in mistakes(stack, profile()))


def test_a_file_system_that_no_vault_keeps_is_refused() -> None:
    stack = google_estate(profile())
    kept = tuple(each for each in stack.components if each.component != "backup-vault")
    found = mistakes(stack.model_copy(update={"components": kept}), profile())
    assert found == ["demo: file-system files on google: no vault of the stack keeps its backups, and Filestore makes none by itself"]  # noqa: E501  # fmt: skip


def test_a_vault_or_an_index_under_a_key_needs_version_7_of_the_provider() -> None:
    found = mistakes(google_estate(profile(), {"provider": 6}), profile())
    says = "on google: version 6 of the Terraform provider cannot put"
    assert found == [
        f"demo: backup-vault vault {says} a vault under a key",
        f"demo: search papers {says} an index under a key",
    ]


def test_a_multi_region_is_for_buckets_only() -> None:
    rules = profile(residency={"data": ["EU"], "place": {"google": ["europe-west9"]}})
    stack = google_estate(rules, {"location": "europe"})
    found = mistakes(stack, rules)
    says = "google.location europe is a multi-region, and it lies in a region"
    refused = {each.partition(": ")[2].partition(" ")[0] for each in found if says in each}
    assert refused == {kind for kind, *_ in KEYS} - {"bucket"} | {"volume-defaults"}


S3NS = {"project": "s3ns:demo", "location": "u-france-east1", "universe": "s3nsapis.fr"}
NOT_IN_S3NS = {"model-access", "notebook"}


def test_in_another_universe_services_are_called_alike_and_their_agents_are_its_own() -> None:
    state = {"bucket": "state", "key": "projects/x/locations/u-france-east1/keyRings/r/cryptoKeys/k"}
    stack = google_estate(profile(), {**S3NS, "state": state})
    says = "notebook lab on google: S3NS has no Workbench"
    unknown = "model-access ask on google: which models s3nsapis.fr has, and what keeps them in it, is not known here"
    assert mistakes(stack, profile()) == [f"demo: {unknown}", f"demo: {says}"]
    left = tuple(each for each in stack.components if each.component not in NOT_IN_S3NS)
    stack = stack.model_copy(update={"components": left})
    found = read(text_of(stack, profile()))["resource"]
    assert found["google_project_service"]["pubsub"]["service"] == "pubsub.googleapis.com"
    member = found["google_kms_crypto_key_iam_member"]["data_pubsub"]["member"]
    assert member == "serviceAccount:service-123456789012@gcp-sa-pubsub.s3ns-system.iam.gserviceaccount.com"


# Notebooks, models and search


@UNDER
def test_nothing_of_ai_has_a_public_address(name: str) -> None:
    notebook = one(name, "google_workbench_instance", "lab")
    assert notebook["disable_proxy_access"] is True
    assert notebook["location"] == "europe-west9-b"
    setup = notebook["gce_setup"]
    assert setup["disable_public_ip"] is True
    assert setup["network_interfaces"]["subnet"] == "projects/demo-net/regions/europe-west9/subnetworks/main"
    assert setup["service_accounts"]["email"] == "google_service_account.lab_notebook.email"
    for kind, label in (("google_vertex_ai_endpoint", "triage"), ("google_vertex_ai_index_endpoint", "papers")):
        private = {"enable_private_service_connect": True, "project_allowlist": ["demo-net"]}
        assert one(name, kind, label)["private_service_connect_config"] == private
        assert one(name, kind, label).get("public_endpoint_enabled", False) is False


@UNDER
def test_what_is_to_be_served_is_told(name: str) -> None:
    told = read(text_under(name))["output"]["triage_model_endpoint"]["value"]
    assert told["image"] == "europe-west9-docker.pkg.dev/demo-prod/demo-images/triage:v1"
    assert told["weights"] == "gs://demo-records/triage/model.tar.gz"
    assert (told["machine_type"], told["instances"]) == ("n1-standard-4", 1)


def test_an_image_is_in_the_registry_of_its_universe() -> None:
    state = {"bucket": "state", "key": "projects/x/locations/u-france-east1/keyRings/r/cryptoKeys/k"}
    stack = google_estate(profile(), {**S3NS, "state": state})
    left = tuple(each for each in stack.components if each.component not in NOT_IN_S3NS)
    text = text_of(stack.model_copy(update={"components": left}), profile())["endpoints.tf"]
    assert "u-france-east1-docker.s3nsregistry.fr/s3ns:demo/" in text


def test_the_id_of_an_endpoint_is_a_number_of_its_name() -> None:
    first, again = (read(text_of(google_estate(profile()), profile())) for _ in range(2))
    number = first["resource"]["google_vertex_ai_endpoint"]["triage"]["name"]
    assert re.fullmatch(r"[1-9][0-9]{9}", number)
    assert again["resource"]["google_vertex_ai_endpoint"]["triage"]["name"] == number
    other = google_estate(profile(), model_endpoint={"name": "other"})
    assert read(text_of(other, profile()))["resource"]["google_vertex_ai_endpoint"]["other"]["name"] != number


@UNDER
def test_all_logs_of_the_project_go_to_the_first_log_group(name: str) -> None:
    log, sink = one(name, "google_logging_project_bucket_config", "app"), one(name, SINK, "_default")
    assert log["bucket_id"] == "demo-app"
    assert log["retention_days"] == 365
    assert sink["name"] == "_Default"
    assert (
        sink["destination"] == f"logging.googleapis.com/projects/demo-prod/locations/{log['location']}/buckets/demo-app"
    )


@UNDER
def test_a_trail_records_everything_and_ends_in_a_bucket_that_is_locked(name: str) -> None:
    recorded = one(name, "google_project_iam_audit_config", "all")
    assert recorded["service"] == "allServices"
    assert [each["log_type"] for each in recorded["audit_log_config"]] == ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    assert one(name, SINK, "all")["destination"] == "storage.googleapis.com/demo-trail"
    writer = one(name, "google_storage_bucket_iam_member", "all_audit_trail")
    assert writer["member"] == "google_logging_project_sink.all.writer_identity"
    assert one(name, "google_storage_bucket", "trail")["retention_policy"] == {
        "is_locked": True,
        "retention_period": 365 * 86400,
    }


def test_a_bucket_is_locked_only_for_a_trail_that_nobody_may_change() -> None:
    rules = profile(storage={"retention_days": 30}, audit={"immutable": False})
    text = text_of(google_estate(rules), rules)["storage.tf"]
    assert "is_locked        = false" in text
    assert "is_locked        = true" not in text


SINK = "google_logging_project_sink"


def test_what_cloud_logging_does_not_take_is_refused() -> None:
    found = mistakes(google_estate(profile(), log_group={"retention_days": 4000}), profile())
    assert any("it keeps logs 4000 days, Cloud Logging 3650 at most" in each for each in found)
    stack = google_estate(profile())
    found = mistakes(changed(stack, [each for each in stack.components if each.component != "log-group"]), profile())
    assert any("its records would also stay in the bucket _Default, which is in global" in each for each in found)


def test_a_trail_is_the_only_one_and_lies_under_the_key_of_its_bucket() -> None:
    stack = google_estate(profile())
    (trail,) = (each for each in stack.components if each.component == "audit-trail")
    other = trail.model_copy(update={"name": "more", "key": "other"})
    key = next(each for each in stack.components if each.component == "key").model_copy(update={"name": "other"})
    found = mistakes(changed(stack, [*stack.components, other, key]), profile())
    assert any("its records lie under key data of bucket trail, not under other" in each for each in found)
    assert any("a project records one way, and audit-trail all says which" in each for each in found)


def changed(stack: Stack, components: list[Any]) -> Stack:
    return stack.model_copy(update={"components": tuple(components)})


@UNDER
def test_only_the_models_of_the_stack_answer_and_only_here(name: str) -> None:
    def values(policy: str) -> dict[str, Any]:
        found: dict[str, Any] = one(name, "google_org_policy_policy", policy)["spec"]["rules"]["values"]
        return found

    asked = ["publishers/google/models/gemini-2.5-flash", "publishers/mistralai/models/mistral-small-2503"]
    assert values("ask_models") == {"allowed_values": [f"{model}:predict" for model in asked]}
    assert one(name, "google_org_policy_policy", "ask_models")["spec"]["inherit_from_parent"] is False
    denied = set(values("ask_hosts")["denied_values"])
    assert len(denied) < 500, "https://cloud.google.com/vertex-ai/generative-ai/docs/control-model-access"
    document = json.loads(get_static_doc("aiplatform", "v1"))
    hosts = {urlsplit(each["endpointUrl"]).netloc for each in document["endpoints"]}
    every = {host for host in hosts if "preprod" not in host} | {urlsplit(document["rootUrl"]).netloc}
    assert every - denied == {"europe-west9-aiplatform.googleapis.com"}
    assert not [host for host in denied if "europe-west9" in host]
