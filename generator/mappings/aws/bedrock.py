"""Amazon Bedrock: models, what asks them, where they are asked, and where prompts are logged."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    buckets_at,
    flows_at,
    joined,
    key_at,
    names,
    partition_of,
    region_of,
    row,
    stays_at,
)
from generator.mappings.aws.inference import inference, inference_at
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/bedrock/latest/userguide/data-encryption.html
_OWN = "Bedrock encrypts with a key that AWS owns unless told otherwise"


def _arn(document: Document, kind: str, name: str) -> str:
    where = f"{partition_of(document)}:bedrock:{region_of(document)}:{account_of(document)}"
    return f"arn:{where}:{kind}/{name}"


def _tags_of(arn: str, service: str = "") -> Call:
    permission = "bedrock:ListTagsForResource"
    # The two services of Bedrock spell the same parameter differently.
    parameter = "resourceArn" if service == "bedrock-agent" else "resourceARN"
    return Call("list_tags_for_resource", permission, {parameter: arn})


# A model that was trained here

_CUSTOM = row(
    "aws_bedrock_custom_model",
    Model,
    "bedrock",
    name=Field(At("custom_model_name"), At("list_custom_models.modelName")),
    identities=Field(
        Derived(("custom_model_arn", "job_arn"), names, lenient=True),
        Derived(("list_custom_models.modelArn", "get_custom_model.jobArn"), names, lenient=True),
    ),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("custom_model_kms_key_id", _OWN), key_at("get_custom_model.modelKmsKeyArn", _OWN)),
    deliveries=Field(
        flows_at("training output", "output_data_config.*.s3_uri"),
        flows_at("training output", "get_custom_model.outputDataConfig.s3Uri"),
    ),
    live=Live(
        service="bedrock",
        list=Call("list_custom_models", "bedrock:ListCustomModels", {"isOwned": True}, items="modelSummaries"),
        details=(
            Call("get_custom_model", "bedrock:GetCustomModel", {"modelIdentifier": "{modelArn}"}),
            _tags_of("{modelArn}"),
        ),
        id=lambda document: str(document.values["list_custom_models"]["modelArn"]),
    ),
)

_GUARDRAIL = row(
    "aws_bedrock_guardrail",
    Model,
    "bedrock",
    name=Field(At("name"), At("list_guardrails.name")),
    identities=Field(
        Derived(("guardrail_arn", "guardrail_id"), names, lenient=True),
        Derived(("list_guardrails.arn", "list_guardrails.id"), names, lenient=True),
    ),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("kms_key_arn", _OWN), key_at("get_guardrail.kmsKeyArn", _OWN)),
    inference=Field(
        # Of version 6 of the provider: what it looks at may be looked at in another region.
        inference_at("cross_region_config.*.guardrail_profile_identifier"),
        inference_at("get_guardrail.crossRegionDetails.guardrailProfileId"),
    ),
    live=Live(
        service="bedrock",
        list=Call("list_guardrails", "bedrock:ListGuardrails", items="guardrails"),
        details=(
            Call("get_guardrail", "bedrock:GetGuardrail", {"guardrailIdentifier": "{id}"}),
            _tags_of("{arn}"),
        ),
        id=lambda document: str(document.values["list_guardrails"]["arn"]),
    ),
)

# Where a model is asked

_PROFILE = row(
    "aws_bedrock_inference_profile",
    Model,
    "bedrock",
    name=Field(At("name"), At("list_inference_profiles.inferenceProfileName")),
    arns=("list_inference_profiles.inferenceProfileArn", "list_inference_profiles.inferenceProfileId"),
    tags="list_tags_for_resource.tags",
    inference=Field(
        inference_at("model_source.*.copy_from"), inference_at("list_inference_profiles.models.*.modelArn")
    ),
    live=Live(
        service="bedrock",
        list=Call(
            "list_inference_profiles",
            "bedrock:ListInferenceProfiles",
            {"typeEquals": "APPLICATION"},
            items="inferenceProfileSummaries",
        ),
        details=(_tags_of("{inferenceProfileArn}"),),
        id=lambda document: str(document.values["list_inference_profiles"]["inferenceProfileArn"]),
    ),
)

_PROVISIONED = row(
    "aws_bedrock_provisioned_model_throughput",
    Model,
    "bedrock",
    name=Field(At("provisioned_model_name"), At("list_provisioned_model_throughputs.provisionedModelName")),
    identities=Field(
        Derived(("provisioned_model_arn",), names, lenient=True),
        Derived(("list_provisioned_model_throughputs.provisionedModelArn",), names, lenient=True),
    ),
    tags="list_tags_for_resource.tags",
    inference=Field(inference_at("model_arn"), inference_at("list_provisioned_model_throughputs.modelArn")),
    live=Live(
        service="bedrock",
        list=Call(
            "list_provisioned_model_throughputs",
            "bedrock:ListProvisionedModelThroughputs",
            items="provisionedModelSummaries",
        ),
        details=(_tags_of("{provisionedModelArn}"),),
        id=lambda document: str(document.values["list_provisioned_model_throughputs"]["provisionedModelArn"]),
    ),
)

# Where prompts are logged

_LOGGING = "get_model_invocation_logging_configuration.loggingConfig"


def _logging_arn(document: Document) -> str:
    return _arn(document, "model-invocation-logging", "configuration")


def _logs_nothing(document: Document) -> bool:
    # A region in which nobody set anything logs no prompts.
    return not document.values["get_model_invocation_logging_configuration"].get("loggingConfig")


_INVOCATIONS = row(
    "aws_bedrock_model_invocation_logging_configuration",
    Route,
    "bedrock",
    name=Field(Always(Known("model invocations")), Always(Known("model invocations"))),
    identities=Field(Derived(("id",), names, lenient=True), Always(Known(()))),
    tagged=False,
    match=("location",),
    prompts=Field(
        joined(
            buckets_at(
                "prompt log",
                "logging_config.*.s3_config.*.bucket_name",
                "logging_config.*.cloudwatch_config.*.large_data_delivery_s3_config.*.bucket_name",
            ),
            # A log group is named without a region: it is in this one.
            stays_at("prompt log", "logging_config.*.cloudwatch_config.*.log_group_name"),
        ),
        joined(
            buckets_at(
                "prompt log",
                f"{_LOGGING}.s3Config.bucketName",
                f"{_LOGGING}.cloudWatchConfig.largeDataDeliveryS3Config.bucketName",
            ),
            stays_at("prompt log", f"{_LOGGING}.cloudWatchConfig.logGroupName"),
        ),
    ),
    live=Live(
        service="bedrock",
        list=Call("get_model_invocation_logging_configuration", "bedrock:GetModelInvocationLoggingConfiguration"),
        id=_logging_arn,
        skip=_logs_nothing,
    ),
)

# Agents, their knowledge and prompts


def _agent_arn(document: Document) -> str:
    return _arn(document, "agent", document.values["list_agents"]["agentId"])


def _agent_names(document: Document, agent: str) -> Value[tuple[str, ...]]:
    return Known((_agent_arn(document), agent))


def _agent_inference(document: Document, model: Any, others: Any, routed: Any) -> Value[tuple[Flow, ...]]:
    """Return where an agent's prompts go: AWS says of the profile that it asks which regions that uses."""
    models = [*(others or ())] if not isinstance(others, Unknown) else [others]
    if isinstance(routed, list) and routed:
        # The same model over again, where a prompt of the agent's names it, goes the same way.
        return inference(document, [*routed, *(other for other in models if other and other != model)])
    return inference(document, [each for each in (model, *models) if each])


_AGENT = row(
    "aws_bedrockagent_agent",
    Model,
    "bedrock",
    name=Field(At("agent_name"), At("list_agents.agentName")),
    identities=Field(
        Derived(("agent_arn", "agent_id"), names, lenient=True),
        Derived(("list_agents.agentId",), _agent_names),
    ),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("customer_encryption_key_arn", _OWN), key_at("get_agent.agent.customerEncryptionKeyArn", _OWN)),
    inference=Field(
        inference_at("foundation_model"),
        Derived(
            (
                "get_agent.agent.foundationModel",
                "get_agent.agent.promptOverrideConfiguration.promptConfigurations.*.foundationModel",
                "get_inference_profile.models.*.modelArn",
            ),
            _agent_inference,
            lenient=True,
        ),
    ),
    live=Live(
        service="bedrock-agent",
        list=Call("list_agents", "bedrock:ListAgents", items="agentSummaries"),
        details=(
            Call("get_agent", "bedrock:GetAgent", {"agentId": "{agentId}"}),
            Call(
                # A model of the region itself is no profile, and AWS says so.
                # https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetInferenceProfile.html
                "get_inference_profile",
                "bedrock:GetInferenceProfile",
                {"inferenceProfileIdentifier": "{get_agent[agent][foundationModel]}"},
                absent=("ResourceNotFoundException", "ValidationException"),
                service="bedrock",
            ),
            _tags_of("arn:{operator}:bedrock:{region}:{project}:agent/{agentId}", "bedrock-agent"),
        ),
        id=_agent_arn,
    ),
)

_ACTIONS = row(
    "aws_bedrockagent_agent_action_group",
    Route,
    "bedrock",
    name=Field(At("action_group_name"), Always(Unknown("it is not read live"))),
    identities=Field(Derived(("id",), names, lenient=True), Always(Known(()))),
    tagged=False,
    deliveries=Field(flows_at("agent action", "action_group_executor.*.lambda"), Always(Known(()))),
    no_live="it is listed by the version of its agent, which asks only functions of its own region",
)


def _base_arn(document: Document) -> str:
    return _arn(document, "knowledge-base", document.values["list_knowledge_bases"]["knowledgeBaseId"])


def _base_names(document: Document, base: str) -> Value[tuple[str, ...]]:
    return Known((_base_arn(document), base))


_VECTORS = "knowledge_base_configuration.*.vector_knowledge_base_configuration.*"
_STORAGE = "storage_configuration.*"
_BASE = "get_knowledge_base.knowledgeBase"
_BASE_VECTORS = f"{_BASE}.knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration"


def _hosts(document: Document, *hosts: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to vector stores outside AWS, which are told by their host or address."""
    found: list[Flow] = []
    for host in hosts:
        for each in host if isinstance(host, list) else [host]:
            if unknown := undecided(each):
                return unknown
            if each:
                found.append(Flow("index", each if "://" in str(each) else f"https://{each}"))
    return Known(tuple(found))


_KNOWLEDGE = row(
    "aws_bedrockagent_knowledge_base",
    Model,
    "bedrock",
    name=Field(At("name"), At("list_knowledge_bases.name")),
    identities=Field(
        Derived(("arn", "id"), names, lenient=True),
        Derived(("list_knowledge_bases.knowledgeBaseId",), _base_names),
    ),
    tags="list_tags_for_resource.tags",
    inference=Field(
        inference_at(f"{_VECTORS}.embedding_model_arn"), inference_at(f"{_BASE_VECTORS}.embeddingModelArn")
    ),
    deliveries=Field(
        joined(
            flows_at(
                "index",
                f"{_STORAGE}.opensearch_serverless_configuration.*.collection_arn",
                f"{_STORAGE}.rds_configuration.*.resource_arn",
                f"{_VECTORS}.supplemental_data_storage_configuration.*.storage_location.*.s3_location.*.uri",
            ),
            Derived(
                (
                    f"{_STORAGE}.pinecone_configuration.*.connection_string",
                    f"{_STORAGE}.redis_enterprise_cloud_configuration.*.endpoint",
                ),
                _hosts,
                lenient=True,
            ),
        ),
        joined(
            flows_at(
                "index",
                f"{_BASE}.storageConfiguration.opensearchServerlessConfiguration.collectionArn",
                f"{_BASE}.storageConfiguration.opensearchManagedClusterConfiguration.domainArn",
                f"{_BASE}.storageConfiguration.rdsConfiguration.resourceArn",
                f"{_BASE_VECTORS}.supplementalDataStorageConfiguration.storageLocations.*.s3Location.uri",
            ),
            Derived(
                (
                    f"{_BASE}.storageConfiguration.pineconeConfiguration.connectionString",
                    f"{_BASE}.storageConfiguration.redisEnterpriseCloudConfiguration.endpoint",
                    f"{_BASE}.storageConfiguration.mongoDbAtlasConfiguration.endpoint",
                ),
                _hosts,
                lenient=True,
            ),
        ),
    ),
    live=Live(
        service="bedrock-agent",
        list=Call("list_knowledge_bases", "bedrock:ListKnowledgeBases", items="knowledgeBaseSummaries"),
        details=(
            Call("get_knowledge_base", "bedrock:GetKnowledgeBase", {"knowledgeBaseId": "{knowledgeBaseId}"}),
            _tags_of("arn:{operator}:bedrock:{region}:{project}:knowledge-base/{knowledgeBaseId}", "bedrock-agent"),
        ),
        id=_base_arn,
    ),
)

_INGESTION = "vector_ingestion_configuration.*"

_SOURCE = row(
    "aws_bedrockagent_data_source",
    Model,
    "bedrock",
    name=Field(At("name"), Always(Unknown("it is not read live"))),
    identities=Field(Derived(("id", "data_source_id"), names, lenient=True), Always(Known(()))),
    tagged=False,
    # https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html: what is in hand while it is read in
    key=Field(
        key_at("server_side_encryption_configuration.0.kms_key_arn", _OWN), Always(Unknown("it is not read live"))
    ),
    inference=Field(
        inference_at(f"{_INGESTION}.parsing_configuration.*.bedrock_foundation_model_configuration.*.model_arn"),
        Always(Known(())),
    ),
    deliveries=Field(
        flows_at(
            "ingestion",
            f"{_INGESTION}.custom_transformation_configuration.*.intermediate_storage.*.s3_location.*.uri",
            f"{_INGESTION}.custom_transformation_configuration.*.transformation.*.transformation_function.*"
            ".transformation_lambda_configuration.*.lambda_arn",
        ),
        Always(Known(())),
    ),
    no_live="it is listed by the short id of its knowledge base; what it read in lies there",
)

_PROMPT = row(
    "aws_bedrockagent_prompt",
    Model,
    "bedrock",
    name=Field(At("name"), At("list_prompts.name")),
    arns=("list_prompts.arn", "list_prompts.id"),
    tags="list_tags_for_resource.tags",
    key=Field(key_at("customer_encryption_key_arn", _OWN), key_at("get_prompt.customerEncryptionKeyArn", _OWN)),
    inference=Field(inference_at("variant.*.model_id"), inference_at("get_prompt.variants.*.modelId")),
    live=Live(
        service="bedrock-agent",
        list=Call("list_prompts", "bedrock:ListPrompts", items="promptSummaries"),
        details=(
            Call("get_prompt", "bedrock:GetPrompt", {"promptIdentifier": "{id}"}),
            _tags_of("{arn}", "bedrock-agent"),
        ),
        id=lambda document: str(document.values["list_prompts"]["arn"]),
    ),
)

BEDROCK: tuple[Mapping, ...] = (
    _CUSTOM,
    _GUARDRAIL,
    _PROFILE,
    _PROVISIONED,
    _INVOCATIONS,
    _AGENT,
    _ACTIONS,
    _KNOWLEDGE,
    _SOURCE,
    _PROMPT,
)
