"""What every component guarantees on AWS, taken from the rendered text under profiles that want different things."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.render import render
from generator.render.aws import views
from generator.render.environment import templates_folder
from generator.stacks import COMPONENTS, find_stacks, load_stack
from tests.render.estate import PROFILES, at, estate, profile, read, read_under, text_of, text_under
from tests.render.test_readback import HOSTILE
from tests.render.test_render import STACKS

OFFERED = {kind for kind, component in COMPONENTS.items() if "aws" in component.offered}
UNDER = pytest.mark.parametrize("name", PROFILES)

# component, resource type, label, the way to its key, the label of that key
KEYS = [
    ("bucket", "aws_s3_bucket_server_side_encryption_configuration", "records",
     "rule.apply_server_side_encryption_by_default.kms_master_key_id", "data"),
    ("volume-defaults", "aws_ebs_default_kms_key", "volumes", "key_arn", "data"),
    ("database", "aws_db_instance", "orders", "kms_key_id", "data"),
    ("database", "aws_db_instance", "orders", "master_user_secret_kms_key_id", "data"),
    ("database", "aws_cloudwatch_log_group", "orders_database_error", "kms_key_id", "data"),
    ("database", "aws_cloudwatch_log_group", "orders_database_slowquery", "kms_key_id", "data"),
    ("table", "aws_dynamodb_table", "sessions", "server_side_encryption.kms_key_arn", "data"),
    ("file-system", "aws_efs_file_system", "files", "kms_key_id", "data"),
    ("queue", "aws_sqs_queue", "jobs", "kms_master_key_id", "data"),
    ("topic", "aws_sns_topic", "news", "kms_master_key_id", "data"),
    ("stream", "aws_kinesis_stream", "events", "kms_key_id", "data"),
    ("secret", "aws_secretsmanager_secret", "token", "kms_key_id", "data"),
    ("registry", "aws_ecr_repository", "images", "encryption_configuration.kms_key", "data"),
    ("log-group", "aws_cloudwatch_log_group", "app_log_group", "kms_key_id", "logs"),
    ("audit-trail", "aws_cloudtrail", "all", "kms_key_id", "logs"),
    ("backup-vault", "aws_backup_vault", "vault", "kms_key_arn", "data"),
    ("search", "aws_opensearch_domain", "papers", "encrypt_at_rest.kms_key_id", "data"),
    ("search", "aws_cloudwatch_log_group", "papers_search_index_logs", "kms_key_id", "data"),
    ("warehouse", "aws_redshift_cluster", "facts", "kms_key_id", "data"),
    ("warehouse", "aws_redshift_cluster", "facts", "master_password_secret_kms_key_id", "data"),
    ("warehouse", "aws_cloudwatch_log_group", "facts_warehouse_userlog", "kms_key_id", "data"),
    ("notebook", "aws_sagemaker_notebook_instance", "lab", "kms_key_id", "data"),
    ("notebook", "aws_cloudwatch_log_group", "lab_notebook_logs", "kms_key_id", "data"),
    ("model-endpoint", "aws_sagemaker_endpoint_configuration", "triage", "kms_key_arn", "data"),
    ("model-endpoint", "aws_cloudwatch_log_group", "triage_model_endpoint_logs", "kms_key_id", "data"),
]  # fmt: skip


def one(name: str, kind: str) -> dict[str, Any]:
    """The only resource of a type."""
    (body,) = read_under(name)["resource"][kind].values()
    found: dict[str, Any] = body
    return found


def document(name: str, label: str) -> dict[str, dict[str, Any]]:
    """The statements of a policy document by their sid."""
    body = read_under(name)["data"]["aws_iam_policy_document"][label]["statement"]
    statements = body if isinstance(body, list) else [body]
    return {statement["sid"]: statement for statement in statements}


def test_the_tables_are_whole() -> None:
    """Every component that holds data is in KEYS; a key is its own, and model-access logs to others."""
    assert {kind for kind, *_ in KEYS} == OFFERED - {"key", "model-access"}
    templates = {p.name for p in (templates_folder() / "aws").glob("*.j2") if not p.name.startswith("_")}
    assert {f"{name}.tf.j2" for name in views(estate(), profile())} == templates


def test_an_example_uses_every_component() -> None:
    (folder,) = [each for each in find_stacks(STACKS[0].parent) if each.name == "research-platform"]
    assert {each.component for each in load_stack(folder).components} == OFFERED


@UNDER
@pytest.mark.parametrize(("component", "kind", "label", "way", "key"), KEYS)
def test_data_lies_under_its_key(name: str, component: str, kind: str, label: str, way: str, key: str) -> None:
    assert at(read_under(name)["resource"][kind][label], way) == f"aws_kms_key.{key}.arn"


@UNDER
def test_everything_is_in_the_region_of_the_provider(name: str) -> None:
    """No resource names a region of its own, and no ARN names another one."""
    found = read_under(name)
    assert found["provider"]["aws"]["region"] == "eu-west-3"
    regions = {
        match[1]
        for text in text_under(name).values()
        for match in re.finditer(r"arn:aws:[a-z0-9*-]+:([a-z0-9-]*):", text)
    }
    assert regions == {"", "eu-west-3"}
    bodies = [body for kinds in found["resource"].values() for body in kinds.values()]
    assert not [body for body in bodies if {"region", "replica", "provider", "copy_action"} & set(body)]


def test_a_label_stands_for_one_resource() -> None:
    """Components of different kinds may share a name, and their resources still have labels of their own."""
    assert_labels_differ(text_under("customer"))
    changes = {}
    for kind in set(COMPONENTS) - {"key", "bucket"}:
        names = [field for field, other in COMPONENTS[kind].refers.items() if other not in ("key", "bucket")]
        changes[kind.replace("-", "_")] = dict.fromkeys(["name", *names], "same")
    stack = estate(**changes)
    assert {each.name for each in stack.components} == {"data", "logs", "records", "trail", "same"}
    assert_labels_differ(text_of(stack, profile()))


def assert_labels_differ(texts: dict[str, str]) -> None:
    labels = [each for text in texts.values() for each in re.findall(r'^(?:resource|data) "\w+" "[\w-]+"', text, re.M)]
    assert len(labels) > 80
    assert len(labels) == len(set(labels))


@UNDER
def test_backups_are_kept_as_long_as_the_profile_implies(name: str) -> None:
    days = PROFILES[name]["keys"]["deletion_days"]
    assert one(name, "aws_db_instance")["backup_retention_period"] == days
    assert one(name, "aws_dynamodb_table")["point_in_time_recovery"] == {
        "enabled": True,
        "recovery_period_in_days": days,
    }
    assert one(name, "aws_redshift_cluster")["automated_snapshot_retention_period"] == days
    assert one(name, "aws_secretsmanager_secret")["recovery_window_in_days"] == days
    kept = max(days, PROFILES[name].get("storage", {}).get("retention_days", 0))
    assert one(name, "aws_backup_plan")["rule"]["lifecycle"]["delete_after"] == kept
    assert one(name, "aws_backup_vault_lock_configuration")["min_retention_days"] == kept


@UNDER
def test_what_is_dropped_leaves_a_snapshot_and_is_not_dropped_by_mistake(name: str) -> None:
    for kind in ("aws_db_instance", "aws_redshift_cluster"):
        body = one(name, kind)
        assert body["skip_final_snapshot"] is False
        assert body["final_snapshot_identifier"].endswith("-final")
    assert one(name, "aws_db_instance")["deletion_protection"] is True
    assert one(name, "aws_db_instance")["copy_tags_to_snapshot"] is True
    assert one(name, "aws_dynamodb_table")["deletion_protection_enabled"] is True
    for kind in ("aws_db_instance", "aws_dynamodb_table", "aws_efs_file_system", "aws_opensearch_domain",
                 "aws_redshift_cluster", "aws_backup_vault"):  # fmt: skip
        assert one(name, kind)["lifecycle"] == {"prevent_destroy": True}


@UNDER
def test_nothing_has_a_public_door(name: str) -> None:
    assert one(name, "aws_db_instance")["publicly_accessible"] is False
    assert one(name, "aws_redshift_cluster")["publicly_accessible"] is False
    assert one(name, "aws_redshift_cluster")["enhanced_vpc_routing"] is True
    assert one(name, "aws_sagemaker_notebook_instance")["direct_internet_access"] == "Disabled"
    assert one(name, "aws_sagemaker_model")["enable_network_isolation"] is True
    assert one(name, "aws_opensearch_domain")["vpc_options"]["subnet_ids"] == ["subnet-01", "subnet-02"]
    assert one(name, "aws_ebs_snapshot_block_public_access")["state"] == "block-all-sharing"
    mounts = read_under(name)["resource"]["aws_efs_mount_target"].values()
    assert sorted(mount["subnet_id"] for mount in mounts) == ["subnet-01", "subnet-02"]


@UNDER
def test_nobody_connects_in_clear(name: str) -> None:
    parameters = {each["name"]: each["value"] for each in one(name, "aws_db_parameter_group")["parameter"]}
    assert parameters["require_secure_transport"] == "1"
    parameters = {each["name"]: each["value"] for each in one(name, "aws_redshift_parameter_group")["parameter"]}
    assert parameters["require_ssl"] == "true"
    domain = one(name, "aws_opensearch_domain")
    assert domain["domain_endpoint_options"]["enforce_https"] is True
    assert domain["node_to_node_encryption"] == {"enabled": True}
    for label in ("jobs_queue", "news_topic", "files_file_system"):
        deny = document(name, label)["OnlyTls"]
        assert (deny["effect"], deny["condition"]["variable"]) == ("Deny", "aws:SecureTransport")


@pytest.mark.parametrize(
    ("engine", "version", "family", "logs"),
    [
        ("postgres", None, "postgres17", ["postgresql", "upgrade"]),
        ("mysql", "8.0", "mysql8.0", ["error", "slowquery"]),
        ("mariadb", None, "mariadb11.4", ["error", "slowquery"]),
    ],
)
def test_an_engine_has_its_parameters_and_logs(engine: str, version: str | None, family: str, logs: list[str]) -> None:
    stack = estate(database={"engine": engine, "version": version})
    found = read({"databases.tf": text_of(stack, profile())["databases.tf"]})["resource"]
    assert found["aws_db_parameter_group"]["orders"]["family"] == family
    assert found["aws_db_instance"]["orders"]["enabled_cloudwatch_logs_exports"] == logs
    names = {body["name"] for body in found["aws_cloudwatch_log_group"].values()}
    assert names == {f"/aws/rds/instance/demo-orders/{log}" for log in logs}


@pytest.mark.parametrize(
    ("days", "kept"), [(0, 1), (30, 30), (31, 60), (365, 365), (366, 400), (3653, 3653), (3654, 0)]
)
def test_logs_are_kept_at_least_as_long_as_asked(days: int, kept: int) -> None:
    """CloudWatch takes certain numbers only; what is longer than all of them is kept for ever."""
    texts = text_of(estate(), profile(audit={"retention_days": days}))
    groups = read({"logs.tf": texts["logs.tf"], "databases.tf": texts["databases.tf"]})["resource"]
    assert {body["retention_in_days"] for body in groups["aws_cloudwatch_log_group"].values()} == {kept}


def test_logs_are_kept_as_the_strictest_who_writes_to_them_asks() -> None:
    classes = {"internal": {"audit": {"retention_days": 30}}, "sensitive": {"audit": {"retention_days": 730}}}
    stack = estate()
    group = next(each for each in stack.components if each.component == "log-group")
    milder = tuple(each.model_copy(update={"data_class": "internal"}) if each is group else each
                   for each in stack.components)  # fmt: skip
    texts = text_of(stack.model_copy(update={"components": milder}), profile(classes=classes))
    found = read({"logs.tf": texts["logs.tf"]})["resource"]["aws_cloudwatch_log_group"]
    assert found["app_log_group"]["retention_in_days"] == 731


def test_a_trail_that_nobody_may_change_is_locked() -> None:
    rule = read_under("customer")["resource"]["aws_s3_bucket_object_lock_configuration"]["trail"]["rule"]
    assert rule["default_retention"] == {"mode": "COMPLIANCE", "days": 365}
    rule = read_under("external")["resource"]["aws_s3_bucket_object_lock_configuration"]["trail"]["rule"]
    assert rule["default_retention"] == {"mode": "GOVERNANCE", "days": 60}


@UNDER
def test_a_trail_holds_everything(name: str) -> None:
    trail = one(name, "aws_cloudtrail")
    for switch in ("is_multi_region_trail", "include_global_service_events", "enable_log_file_validation",
                   "enable_logging"):  # fmt: skip
        assert trail[switch] is True
    selected = [selector["field_selector"] for selector in trail["advanced_event_selector"]]
    assert {each["name"] for each in trail["advanced_event_selector"]} == {"items", "management", "objects"}
    watched = [field["starts_with"] for fields in selected if isinstance(fields, list)
               for field in fields if "starts_with" in field]  # fmt: skip
    assert watched == [["arn:aws:s3:::demo-records/"]], "every bucket but the one of the trail"
    write = document(name, "trail_bucket")["CloudTrailWrites"]
    assert write["resources"] == ["arn:aws:s3:::demo-trail/AWSLogs/111122223333/*"]
    source = next(each for each in write["condition"] if each["variable"] == "aws:SourceArn")
    assert source["values"] == ["arn:aws:cloudtrail:eu-west-3:111122223333:trail/demo-all"]


@UNDER
def test_a_service_is_let_in_only_where_it_is_needed(name: str) -> None:
    always = {"OnlyThisAccount", "NoSoonerDeletion"}
    assert set(document(name, "data_key")) == always | {"CloudWatchLogs", "BedrockLogs"}
    assert set(document(name, "logs_key")) == always | {"CloudWatchLogs", "CloudTrailEncrypts", "CloudTrailReads"}
    logs = document(name, "logs_key")["CloudWatchLogs"]
    assert logs["principals"] == {"type": "Service", "identifiers": ["logs.eu-west-3.amazonaws.com"]}
    assert logs["condition"]["values"] == ["arn:aws:logs:eu-west-3:111122223333:log-group:demo-app"]
    for label in ("data_key", "logs_key", "records_bucket", "trail_bucket", "papers_search_logs"):
        for sid, statement in document(name, label).items():
            if statement.get("principals", {}).get("type") == "Service":
                assert "condition" in statement, f"{sid} of {label} is for anybody's account"


def test_a_key_that_only_volumes_need_lets_no_service_in() -> None:
    stack = estate()
    kept = tuple(c for c in stack.components if c.component in ("volume-defaults",) or c.name == "data")
    texts = text_of(stack.model_copy(update={"components": kept}), profile())
    statements = read(texts)["data"]["aws_iam_policy_document"]["data_key"]["statement"]
    assert [each["sid"] for each in statements] == ["OnlyThisAccount", "NoSoonerDeletion"]


@UNDER
def test_no_copy_leaves(name: str) -> None:
    assert document(name, "vault_backup_vault")["NoCopy"]["actions"] == ["backup:CopyFromBackupVault"]
    assert document(name, "token_secret")["NoReplica"]["actions"] == ["secretsmanager:ReplicateSecretToRegions"]
    subscribe = document(name, "news_topic")["NoSubscriberElsewhere"]
    assert subscribe["condition"] == {
        "test": "StringNotLike",
        "variable": "sns:Endpoint",
        "values": ["arn:aws:*:eu-west-3:111122223333:*"],
    }
    for label, sid in (("vault_backup_vault", "NoCopy"), ("token_secret", "NoReplica"),
                       ("news_topic", "NoSubscriberElsewhere")):  # fmt: skip
        assert document(name, label)[sid]["effect"] == "Deny"
        assert document(name, label)[sid]["principals"]["identifiers"] == ["*"]


@UNDER
def test_only_the_named_models_are_asked_and_only_here(name: str) -> None:
    statements = document(name, "ask_model_access")
    named = ["arn:aws:bedrock:eu-west-3::foundation-model/mistral.mistral-large-2402-v1:0"]
    assert statements["TheseModels"]["resources"] == named
    assert statements["NoOtherModelNorRoute"]["not_resources"] == named
    assert statements["NoOtherModelNorRoute"]["effect"] == "Deny"
    assert statements["NoOtherRegion"]["condition"]["values"] == ["eu-west-3"]
    logging = one(name, "aws_bedrock_model_invocation_logging_configuration")["logging_config"]
    assert logging["cloudwatch_config"]["log_group_name"] == "aws_cloudwatch_log_group.app_log_group.name"
    assert {value for switch, value in logging.items() if switch.endswith("_enabled")} == {True}
    assert "BedrockWrites" in document(name, "records_bucket")


@UNDER
def test_a_served_model_comes_from_the_stack(name: str) -> None:
    container = one(name, "aws_sagemaker_model")["primary_container"]
    assert container == {
        "image": "111122223333.dkr.ecr.eu-west-3.amazonaws.com/demo-images:v1",
        "model_data_url": "s3://demo-records/triage/model.tar.gz",
    }
    may = document(name, "triage_model_endpoint_role")
    assert may["Weights"]["resources"] == ["arn:aws:s3:::demo-records/triage/model.tar.gz"]
    assert may["Image"]["resources"] == ["arn:aws:ecr:eu-west-3:111122223333:repository/demo-images"]
    assert may["Keys"]["condition"]["values"] == ["alias/demo-data"]


def test_an_image_can_be_named_by_its_digest() -> None:
    digest = "sha256:" + "0" * 64
    found = read({"e": text_of(estate(model_endpoint={"image": digest}), profile())["endpoints.tf"]})
    assert found["resource"]["aws_sagemaker_model"]["triage"]["primary_container"]["image"].endswith(f"images@{digest}")


@UNDER
def test_the_vault_takes_what_carries_the_tag_of_the_stack(name: str) -> None:
    selection = one(name, "aws_backup_selection")["selection_tag"]
    assert selection == {"type": "STRINGEQUALS", "key": "eurofence-stack", "value": "demo"}
    assert one(name, "aws_db_instance")["tags"][selection["key"]] == selection["value"]
    # AWS would keep backups of its own under its own key.
    assert one(name, "aws_efs_backup_policy")["backup_policy"]["status"] == "DISABLED"


def test_a_key_is_as_strict_as_what_is_logged_under_it() -> None:
    """Questions of a sensitive class lie in a log group: its key is held as they demand, whatever its own class."""
    classes = {"internal": {}, "sensitive": {"keys": {"deletion_days": 30}}}
    stack = estate()
    milder = tuple(
        each if each.component == "model-access" else each.model_copy(update={"data_class": "internal"})
        for each in stack.components
    )
    texts = text_of(stack.model_copy(update={"components": milder}), profile(classes=classes))
    keys = read({"keys.tf": texts["keys.tf"]})["resource"]["aws_kms_key"]
    assert {label: key["deletion_window_in_days"] for label, key in keys.items()} == {"data": 30, "logs": 30}


def test_one_group_takes_the_logs_of_all_notebooks() -> None:
    stack = estate()
    lab = next(each for each in stack.components if each.component == "notebook")
    second = lab.model_copy(update={"name": "second"})
    texts = text_of(stack.model_copy(update={"components": (*stack.components, second)}), profile())
    found = read({"notebooks.tf": texts["notebooks.tf"]})["resource"]
    assert len(found["aws_sagemaker_notebook_instance"]) == 2
    assert [body["name"] for body in found["aws_cloudwatch_log_group"].values()] == ["/aws/sagemaker/NotebookInstances"]


SOVEREIGN = {"region": "eusc-de-east-1"}


def test_the_sovereign_cloud_is_spelt_out() -> None:
    """Its ARNs and endpoints are its own; its service principals end in amazonaws.com, as the provider says."""
    texts = text_of(estate(target=SOVEREIGN), profile(operators={"jurisdictions": ["EU"]}))
    text = "".join(texts.values())
    assert "arn:aws:" not in text
    assert {line.strip() for line in text.splitlines() if "amazonaws.com" in line} == {
        f'identifiers = ["{name}.amazonaws.com"]'
        for name in ("backup", "bedrock", "cloudtrail", "es", "logs.eusc-de-east-1", "sagemaker")
    }
    found = read(texts)
    image = found["resource"]["aws_sagemaker_model"]["triage"]["primary_container"]["image"]
    assert image == "111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu/demo-images:v1"
    assert found["terraform"]["backend"]["s3"]["skip_region_validation"] is True
    assert "skip_region_validation" not in text_under("customer")["versions.tf"]


@pytest.mark.parametrize(("major", "version"), [(5, "~> 5.100"), (6, "~> 6.0")])
def test_a_stack_pins_one_major_of_the_provider(major: int, version: str) -> None:
    text = text_of(estate(target={"provider": major}), profile())["versions.tf"]
    assert re.search(r'version += "(.*)"', text.partition("hashicorp/aws")[2])[1] == version  # type: ignore[index]


FREE = [("topic", "title", 100), ("secret", "title", 2048), ("table", "hash_key", 255), ("table", "range_key", 255)]


@pytest.mark.parametrize(("kind", "field", "most"), FREE)
@pytest.mark.parametrize("word", [word for word in HOSTILE if word])
def test_hostile_words_stay_words(kind: str, field: str, most: int, word: str) -> None:
    """Rendering proves it for every value; here that nothing else in the file changes with it."""
    name = {"topic": "topics.tf", "secret": "secrets.tf", "table": "tables.tf"}[kind]
    file = next(file for file in _small(kind, {field: word[:most]}) if file.path == f"aws/{name}")
    calm = next(file for file in _small(kind, {field: "calm"}) if file.path == f"aws/{name}")
    assert len(file.text.splitlines()) == len(calm.text.splitlines())
    assert re.findall(r"^\w+ .*{$", file.text, re.M) == re.findall(r"^\w+ .*{$", calm.text, re.M)
    assert "${" not in file.text


def _small(kind: str, change: dict[str, Any]) -> Any:
    stack = estate(**{kind: change})
    kept = tuple(c for c in stack.components if c.component == kind or c.name == "data")
    return render(stack.model_copy(update={"components": kept}), profile())
