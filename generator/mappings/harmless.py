"""Resource types that hold no data and no keys and let none travel, so that a plan with them can be judged whole.

Anything that stands neither here nor in a mapping row is uncovered: it is listed, and the answer is incomplete.
"""

from __future__ import annotations

import fnmatch
from functools import cache

HARMLESS: dict[str, str] = {
    "aws_bedrock_guardrail_version": "a version of a guardrail, which is judged itself",
    "aws_bedrockagent_agent_alias": "a name of an agent's version",
    "aws_bedrockagent_agent_collaborator": "agents that ask each other, in one region; each is judged itself",
    "aws_bedrockagent_agent_knowledge_base_association": "which knowledge base of its region an agent asks",
    "aws_iam_*": "identities and permissions; who may reach data is judged at the data",
    "aws_internet_gateway": "network plumbing",
    "aws_kendra_experience": "a search page on an index of the same region",
    "aws_kendra_query_suggestions_block_list": "words that an index does not suggest",
    "aws_kendra_thesaurus": "synonyms of an index",
    "aws_lex_intent": "what a bot understands, in the bot's own region",
    "aws_lex_slot_type": "what a bot understands, in the bot's own region",
    "aws_lexv2models_bot_locale": "a language of a bot",
    "aws_lexv2models_bot_version": "a version of a bot",
    "aws_lexv2models_intent": "what a bot understands, in the bot's own region",
    "aws_lexv2models_slot": "what a bot understands, in the bot's own region",
    "aws_lexv2models_slot_type": "what a bot understands, in the bot's own region",
    "aws_nat_gateway": "network plumbing",
    "aws_eip": "network plumbing",
    "aws_network_acl*": "network plumbing",
    "aws_s3_bucket_cors_configuration": "what browsers may ask; who may read is judged at the bucket",
    "aws_s3_bucket_intelligent_tiering_configuration": "moves objects within their bucket",
    "aws_s3_bucket_lifecycle_configuration": "moves and deletes objects within their bucket",
    "aws_s3_bucket_metric": "counts requests in the bucket's own region",
    "aws_s3_bucket_request_payment_configuration": "who pays",
    "aws_s3_bucket_website_configuration": "how pages are named; who may read them is judged at the bucket",
    "aws_organizations_account": "an account, which holds nothing itself",
    "aws_organizations_delegated_administrator": "who may administer a service",
    "aws_organizations_organizational_unit": "a folder of accounts",
    "aws_organizations_resource_policy": "who may ask the organisation about itself",
    "aws_route": "network plumbing",
    "aws_route_table*": "network plumbing",
    "aws_sagemaker_app": "a program of a space or user profile, whose domain is judged",
    "aws_sagemaker_app_image_config": "how an image is started",
    "aws_sagemaker_code_repository": "the address of code, read from there",
    "aws_sagemaker_device": "a name in a fleet, which is judged itself",
    "aws_sagemaker_human_task_ui": "the look of a page",
    "aws_sagemaker_monitoring_schedule": "when a job runs, which is judged itself",
    "aws_sagemaker_notebook_instance_lifecycle_configuration": "a script that starts a notebook",
    "aws_sagemaker_servicecatalog_portfolio_status": "switches project templates on",
    "aws_sagemaker_studio_lifecycle_config": "a script that starts a notebook",
    "aws_sagemaker_workforce": "who may sign in to label data",
    "aws_sagemaker_workteam": "who may sign in to label data",
    "aws_security_group*": "network plumbing",
    "aws_vpc": "network plumbing",
    "aws_vpc_security_group_*": "network plumbing",
    "google_compute_firewall": "network plumbing",
    "google_compute_network": "network plumbing",
    "google_compute_route": "network plumbing",
    "google_compute_subnetwork": "network plumbing",
    "google_kms_crypto_key_iam_*": "who may use a key; judged with key policies",
    "google_kms_crypto_key_version": "the version of a key; its protection is the key's",
    "google_kms_key_ring_iam_*": "who may use a key; judged with key policies",
    "google_project_service": "switches an API on",
    "google_project_service_identity": "an identity of Google's own services",
    "google_service_account": "an identity",
    "null_resource": "nothing in a cloud",
    "random_*": "nothing in a cloud",
    "terraform_data": "nothing in a cloud",
    "time_*": "nothing in a cloud",
}
"""Type, `*` for any ending -> why it is harmless."""


@cache
def is_harmless(resource_type: str) -> bool:
    """Tell whether a resource type holds no data and no keys and lets none travel."""
    return any(fnmatch.fnmatchcase(resource_type, pattern) for pattern in HARMLESS)
