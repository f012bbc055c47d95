"""Where messages, events and streams lead, beyond what the cases show."""

from typing import Any

import pytest

from generator.facts import Flow, Known, Ref, Unknown
from generator.mappings import MAPPINGS, Document, to_fact
from generator.mappings.aws.common import address
from generator.mappings.policy import grantees, grants_public


def told(type: str, **values: Any) -> Any:
    document = Document(type, "it", values, Known("eu-central-1"), Known("111122223333"))
    return to_fact(MAPPINGS[type], document, "terraform")


@pytest.mark.parametrize(
    ("url", "end"),
    [
        ("https://abc.execute-api.us-east-1.amazonaws.com/v1", "us-east-1"),
        ("https://abc.lambda-url.eu-west-1.on.aws/", "eu-west-1"),
        ("jdbc:redshift://c.abc.eu-central-1.redshift.amazonaws.com:5439/db", "eu-central-1"),
        ("https://kinesis.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1"),
        ("http-inputs.example.com:8088", "https://http-inputs.example.com:8088"),
        ("https://example.com/eu-west-1.amazonaws.com", "https://example.com/eu-west-1.amazonaws.com"),
        ("https://eu-west-1.amazonaws.com.example.com", "https://eu-west-1.amazonaws.com.example.com"),
        ("https://s3.amazonaws.com/b", "https://s3.amazonaws.com/b"),
        ("https://nowhere-1.amazonaws.com", "https://nowhere-1.amazonaws.com"),
    ],
)
def test_only_an_address_of_aws_itself_names_a_region(url: str, end: str) -> None:
    assert address(url) == end


@pytest.mark.parametrize(
    ("protocol", "endpoint", "end"),
    [
        ("email", "a@example.com", "mailto:a@example.com"),
        ("email-json", "a@example.com", "mailto:a@example.com"),
        ("sms", "+49", "tel:+49"),
        ("http", "http://example.com", "http://example.com"),
        ("https", "https://x.execute-api.eu-west-1.amazonaws.com", "eu-west-1"),
        (
            "application",
            "arn:aws:sns:eu-central-1:1:endpoint/GCM/a/b",
            "push:arn:aws:sns:eu-central-1:1:endpoint/GCM/a/b",
        ),
        ("lambda", Ref("aws_lambda_function.f"), Ref("aws_lambda_function.f")),
    ],
)
def test_a_subscription_ends_where_its_protocol_says(protocol: str, endpoint: Any, end: Any) -> None:
    found = told("aws_sns_topic_subscription", protocol=protocol, endpoint=endpoint)
    assert found.deliveries == Known((Flow("subscription", end),))


@pytest.mark.parametrize("protocol", ["email", "sms", "https", Unknown("later"), Ref("random_id.r")])
def test_where_an_address_kept_elsewhere_leads_is_not_known(protocol: Any) -> None:
    found = told("aws_sns_topic_subscription", protocol=protocol, endpoint=Ref("aws_ssm_parameter.p"))
    assert isinstance(found.deliveries, Unknown)


@pytest.mark.parametrize(
    ("destination", "end"),
    [
        ({"region": "eu-west-1"}, "eu-west-1"),
        ({"region": "us-east-1", "availability_zone_name": "us-east-1a"}, "us-east-1a"),
        ({"region": Unknown("later"), "file_system_id": Ref("aws_efs_file_system.b")}, Ref("aws_efs_file_system.b")),
        ({"region": "eu-west-1", "file_system_id": Unknown("later")}, "eu-west-1"),
    ],
)
def test_a_file_system_is_copied_to_a_place_or_to_another(destination: dict[str, Any], end: Any) -> None:
    found = told("aws_efs_file_system", aws_efs_replication_configuration=[{"destination": [destination]}])
    assert found.replicas == Known((Flow("replication", end),))


@pytest.mark.parametrize("destination", [{}, {"region": Unknown("later")}])
def test_a_copy_to_nowhere_told_is_unknown(destination: dict[str, Any]) -> None:
    found = told("aws_efs_file_system", aws_efs_replication_configuration=[{"destination": [destination]}])
    assert isinstance(found.replicas, Unknown)


@pytest.mark.parametrize(
    ("condition", "public"),
    [
        ({"Bool": {"elasticfilesystem:AccessedViaMountTarget": "true"}}, False),
        ({"Bool": {"elasticfilesystem:AccessedViaMountTarget": "false"}}, True),
        ({"BoolIfExists": {"elasticfilesystem:AccessedViaMountTarget": "true"}}, True),
    ],
)
def test_who_comes_through_a_mount_target_is_not_everybody(condition: Any, public: bool) -> None:
    policy = {"statement": [{"effect": "Allow", "principals": [{"type": "AWS", "identifiers": ["*"]}],
              "condition": [{"test": test, "variable": name, "values": [value]}
                            for test, pair in condition.items() for name, value in pair.items()]}]}  # fmt: skip
    assert grants_public(policy) == Known(public)
    assert grantees(policy) == Known(("*",) if public else ())


@pytest.mark.parametrize(
    ("arn", "shared"),
    [
        ("arn:aws:backup:eu-west-1:999988887777:backup-vault:v", Known(("999988887777",))),
        ("arn:aws:backup:eu-west-1:111122223333:backup-vault:v", Known(())),
        (Ref("aws_backup_vault.v"), Known(())),
        (Ref("module.m.aws_backup_logically_air_gapped_vault.v[0]"), Known(())),
        ("copies", Known(("?",))),
    ],
)
def test_a_backup_plan_shares_with_the_account_of_the_vault(arn: Any, shared: Any) -> None:
    found = told("aws_backup_plan", rule=[{"copy_action": [{"destination_vault_arn": arn}]}])
    assert found.shared_with == shared


def test_whose_vault_a_parameter_names_is_not_known() -> None:
    action = {"destination_vault_arn": Ref("aws_ssm_parameter.vault")}
    assert isinstance(told("aws_backup_plan", rule=[{"copy_action": [action]}]).shared_with, Unknown)


@pytest.mark.parametrize("content", ["schemaVersion: '1.0'", "[]", '{"inputs": []}', "{}"])
def test_session_preferences_that_cannot_be_read_are_unknown(content: str) -> None:
    assert isinstance(told("aws_ssm_document", document_type="Session", content=content).logs, Unknown)


@pytest.mark.parametrize("policy", ["no json", '{"Statement": ["x"]}', '{"Statement": [{}]}'])
def test_a_data_protection_policy_that_cannot_be_read_is_unknown(policy: str) -> None:
    found = told("aws_sns_topic", aws_sns_topic_data_protection_policy=[{"policy": policy}])
    assert isinstance(found.logs, Unknown)
