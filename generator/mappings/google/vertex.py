"""Vertex AI: what answers (endpoints, indexes, agents) and the machines it answers on.

https://cloud.google.com/vertex-ai/docs/general/cmek tells what a customer's key encrypts.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, Ref, Route, Unknown, Value
from generator.mappings.google.common import (
    flattened,
    flows_at,
    full_name,
    iam,
    joined,
    key_at,
    located,
    named,
    placed,
    row,
)
from generator.mappings.google.inference import models_asked
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

HOST = "https://{location}-aiplatform.{universe}/"
"""https://cloud.google.com/vertex-ai/docs/reference/rest#rest_endpoints"""
KEY = ("encryption_spec.0.kms_key_name", "encryptionSpec.kmsKeyName")
"""Where its key stands, in Terraform and in the API, whatever it is of Vertex AI's."""


def of_vertex(collection: str, asset: str = "", **more: Any) -> Live:
    """Return the live reader of a collection of Vertex AI, which answers where its items are."""
    return listed("aiplatform", "v1", f"projects.locations.{collection}", asset=asset, endpoint=HOST, **more)


def titled(live: Live) -> Field:
    """Return the name of what Google names by a number: that which it is shown by."""
    return Field(At("display_name"), At(f"{live.list.key}.displayName"))


def models_at(*paths: str) -> Reader:
    """Return a reader of where the models are whose full names stand at the paths; a short one is of its own place."""

    def read(document: Document, *names: Any) -> Value[tuple[Flow, ...]]:
        places = [located(f"/{name}") for name in flattened(names)]
        found = sorted({str(place.value) for place in places if isinstance(place, Known)})
        return Known(tuple(Flow("inference", place) for place in found))

    return Derived(paths, read)


def bigquery(document: Document, kind: str, uri: Any) -> Flow | Unknown:
    """Return the flow to a table, which is written `bq://project.dataset.table`; without a dataset one is made."""
    if isinstance(uri, (Unknown, Ref)):
        return uri if isinstance(uri, Unknown) else Flow(kind, uri)
    project, _, rest = str(uri or "").removeprefix("bq://").partition(".")
    if not rest:
        return Unknown("Vertex AI makes a dataset itself, and where is not told")
    return Flow(kind, Ref(f"projects/{project}/datasets/{rest.partition('.')[0]}"))


def _prompts(document: Document, enabled: Any, table: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(enabled):
        return unknown
    found = bigquery(document, "prompt log", table) if enabled else None
    return found if isinstance(found, Unknown) else Known((found,) if found else ())


def _asked(document: Document, *variables: Any) -> Value[tuple[Flow, ...]]:
    return models_asked(document, list(variables))


# Endpoints: https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints

_ENDPOINTS = of_vertex("endpoints", "Endpoint", type=lambda document: "google_vertex_ai_endpoint")
_ENDPOINT = _ENDPOINTS.list.key
_LOGGING = "predict_request_response_logging_config.0"
_LIVE_LOGGING = f"{_ENDPOINT}.predictRequestResponseLoggingConfig"

# Indexes: https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.indexEndpoints

_INDEXES = of_vertex("indexes", "Index")
_INDEX_ENDPOINTS = of_vertex("indexEndpoints", "IndexEndpoint")
_DEPLOYED = "google_vertex_ai_index_endpoint_deployed_index"

# Caches: https://cloud.google.com/vertex-ai/docs/reference/rest/v1beta1/projects

_CACHE = Call(
    "projects.getCacheConfig",
    "aiplatform.cacheConfigs.get",
    {"name": "projects/{project}/cacheConfig"},
    absent=("404", "NOT_FOUND"),
)


def _cached(document: Document, off: Any) -> Value[tuple[Flow, ...]]:
    kept = Unknown("models keep what they were asked, and for what place or key is not told")
    return undecided(off) or (Known(()) if off is True else kept)


def _keeps(document: Document) -> bool:
    # As every project does that was told nothing: only who turns it off has something to compare.
    return document.values[_CACHE.key].get("disableCache") is not True


# Agents: https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/projects.locations.reasoningEngines

_ENGINES = of_vertex("reasoningEngines", "ReasoningEngine", policy=True)
_ENGINE = _ENGINES.list.key
_ENGINE_IAM = "google_vertex_ai_reasoning_engine_iam"
_DEPLOYED_AS, _LIVE_DEPLOYED_AS = "spec.0.deployment_spec.0", f"{_ENGINE}.spec.deploymentSpec"
_MEMORIES = f"{_ENGINE}.contextSpec.memoryBankConfig"

_POOLS = of_vertex("deploymentResourcePools")
_MACHINES = of_vertex("persistentResources")
_METRICS = of_vertex("evaluationMetrics")


GOOGLE_VERTEX: tuple[Mapping, ...] = (
    regional(
        "google_vertex_ai_endpoint",
        Model,
        _ENDPOINTS,
        name=titled(_ENDPOINTS),
        key=KEY,
        prompts=Field(
            Derived((f"{_LOGGING}.enabled", f"{_LOGGING}.bigquery_destination.0.output_uri"), _prompts, lenient=True),
            Derived((f"{_LIVE_LOGGING}.enabled", f"{_LIVE_LOGGING}.bigqueryDestination.outputUri"), _prompts),
        ),
    ),
    row(
        "google_vertex_ai_endpoint_with_model_garden_deployment",
        Model,
        "aiplatform",
        path="projects/{project}/locations/{location}/endpoints/{endpoint}",
        name=Field(At("endpoint_config.0.endpoint_display_name"), At(f"{_ENDPOINT}.displayName")),
        location=placed(),
        labelled=False,
        key=Field(
            Always(Known(None, "what Model Garden deploys takes no key of the customer's")),
            key_at(f"{_ENDPOINT}.{KEY[1]}"),
        ),
        # Live it is an endpoint like any other.
        read_with="google_vertex_ai_endpoint",
    ),
    regional("google_vertex_ai_index", Model, _INDEXES, attribute="region", name=titled(_INDEXES), key=KEY),
    regional(
        "google_vertex_ai_index_endpoint",
        Model,
        _INDEX_ENDPOINTS,
        attribute="region",
        name=titled(_INDEX_ENDPOINTS),
        key=KEY,
        companions=(
            Companion(
                _DEPLOYED,
                "index_endpoint",
                identity=named("projects/{project}/locations/{region}/indexEndpoints/{index_endpoint}"),
                chosen=("region",),
                several=True,
            ),
        ),
        deliveries=Field(
            flows_at("deployed index", f"{_DEPLOYED}.*.index"),
            flows_at("deployed index", f"{_INDEX_ENDPOINTS.list.key}.deployedIndexes.*.index"),
        ),
    ),
    regional(
        "google_vertex_ai_reasoning_engine",
        Model,
        _ENGINES,
        attribute="region",
        name=titled(_ENGINES),
        key=KEY,
        companions=iam(
            _ENGINE_IAM,
            identity=named("projects/{project}/locations/{region}/reasoningEngines/{reasoning_engine}"),
            refers="reasoning_engine",
        ),
        **opened_by_iam(_ENGINE_IAM, f"{_ENGINES.details[0].key}.bindings"),
        inference=Field(
            Derived((f"{_DEPLOYED_AS}.env", f"{_DEPLOYED_AS}.secret_env"), _asked, lenient=True),
            joined(
                Derived((f"{_LIVE_DEPLOYED_AS}.env", f"{_LIVE_DEPLOYED_AS}.secretEnv"), _asked),
                models_at(
                    f"{_MEMORIES}.generationConfig.model",
                    f"{_MEMORIES}.similaritySearchConfig.embeddingModel",
                ),
            ),
        ),
    ),
    # Machines that models or jobs are put on: they keep nothing of their own.
    regional(
        "google_vertex_ai_deployment_resource_pool",
        Model,
        _POOLS,
        attribute="region",
        labelled=False,
    ),
    regional("google_vertex_ai_persistent_resource", Model, _MACHINES, key=KEY),
    regional(
        "google_vertex_ai_evaluation_metric",
        Model,
        _METRICS,
        attribute="region",
        short="evaluation_metric_id",
        name=titled(_METRICS),
        key=KEY,
    ),
    row(
        "google_vertex_ai_cache_config",
        Route,
        "aiplatform",
        path="projects/{project}/cacheConfig",
        name=Field(Always(Known("cacheConfig")), Always(Known("cacheConfig"))),
        location=Field(Always(Known("global")), Always(Known("global"))),
        labelled=False,
        prompts=Field(
            Derived(("disable_cache",), _cached, lenient=True), Derived((f"{_CACHE.key}.disableCache",), _cached)
        ),
        live=Live(
            "aiplatform",
            version="v1",
            per="project",
            list=_CACHE,
            id=full_name(_CACHE, "aiplatform.googleapis.com"),
            skip=_keeps,
            given=lambda document: True,
        ),
    ),
    row(
        "google_vertex_ai_rag_engine_config",
        Model,
        "aiplatform",
        path="projects/{project}/locations/{region}/ragEngineConfig",
        name=Field(Always(Known("ragEngineConfig")), Always(Known("ragEngineConfig"))),
        location=placed("region"),
        labelled=False,
        chosen=("region",),
        no_live="every location has one, used or not; the corpora in it are read live",
    ),
    row(
        "google_vertex_ai_semantic_governance_policy_engine",
        Model,
        "aiplatform",
        path="projects/{project}/locations/{region}/semanticGovernancePolicyEngine",
        name=Field(Always(Known("semanticGovernancePolicyEngine")), Always(Known("semanticGovernancePolicyEngine"))),
        location=placed("region"),
        labelled=False,
        chosen=("region",),
        no_live="no list tells where there is one: each location would have to be asked for its own",
    ),
)
