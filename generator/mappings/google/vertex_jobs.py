"""Vertex AI: what jobs do and leave behind (models, tunings, pipelines, caches, corpora), and their schedules.

Most of it is made by code, not by Terraform, which has no type for it: such rows go by words and are read live only.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Model, Ref, Unknown, Value
from generator.mappings.google.common import (
    first_key,
    flattened,
    flows_at,
    joined,
    key_at,
    key_of,
    label,
    other_keys,
    placed,
    row,
)
from generator.mappings.google.inference import models_asked
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import live_only
from generator.mappings.google.vertex import KEY, bigquery, models_at, of_vertex, titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Mapping, Reader

_REST = "https://cloud.google.com/vertex-ai/docs/reference/rest/v1"


def _live_only(type: str, collection: str, asset: str = "", policy: bool = False, **fields: Reader) -> Mapping:
    """Return the row of what Terraform has no type for; `fields` are read in an item of its list.

    `policy` says that it has IAM of its own.
    """
    live = of_vertex(collection, asset, policy=policy)
    item = live.list.key
    opened = opened_by_iam("", f"{live.details[0].key}.bindings") if policy else {}
    read = {
        "data_class": label(f"{item}.labels").api,
        "key": key_at(f"{item}.{KEY[1]}"),
        **{name: field.api for name, field in opened.items()},
        **fields,
    }
    return live_only(type, Model, live, f"{_REST}/projects.locations.{collection}", **read)


def _tables_at(kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to BigQuery tables."""

    def read(document: Document, *tables: Any) -> Value[tuple[Flow, ...]]:
        found = [bigquery(document, kind, table) for table in flattened(tables)]
        unknown = undecided(*found)
        return unknown or Known(tuple(each for each in found if isinstance(each, Flow)))

    return Derived(paths, read)


def _cached_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key) if key else Unknown("the API takes the key of a cache, and does not tell it")


def _outside(document: Document, index: Any) -> Value[tuple[Flow, ...]]:
    return Known((Flow("vector database", f"pinecone:{index}"),) if index else ())


_PIPELINES = "projects_locations_pipelineJobs_list"
_CUSTOM = "projects_locations_customJobs_list.jobSpec"
_TRIALS = "projects_locations_hyperparameterTuningJobs_list.trialJobSpec"
_TRAININGS = "projects_locations_trainingPipelines_list.inputDataConfig"
_BATCHES = "projects_locations_batchPredictionJobs_list.outputConfig"
_CACHES = "projects_locations_cachedContents_list"
_CORPORA = "projects_locations_ragCorpora_list"
_VECTORS = f"{_CORPORA}.vectorDbConfig"


def _written(spec: str) -> dict[str, Any]:
    """Return where the containers of a job write, and where they ask for models."""
    return {
        "deliveries": joined(
            flows_at("output", f"{spec}.baseOutputDirectory.outputUriPrefix"),
            flows_at("artifacts", f"{spec}.protectedArtifactLocationId"),
        ),
        "inference": Derived(
            (f"{spec}.workerPoolSpecs.*.containerSpec.env", f"{spec}.workerPoolSpecs.*.pythonPackageSpec.env"),
            lambda document, *variables: models_asked(document, list(variables)),
        ),
    }


# Schedules: https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.schedules

_SCHEDULES = of_vertex("schedules", type=lambda document: "google_colab_schedule")
_SCHEDULE = _SCHEDULES.list.key
_NOTEBOOK = "create_notebook_execution_job_request.*.notebook_execution_job.*"
_PIPELINE = "create_pipeline_job_request.*.pipeline_job.*"
_LIVE_NOTEBOOK = f"{_SCHEDULE}.createNotebookExecutionJobRequest.notebookExecutionJob"
_LIVE_PIPELINE = f"{_SCHEDULE}.createPipelineJobRequest.pipelineJob"
_KEYS = tuple(f"{job}.encryption_spec.*.kms_key_name" for job in (_NOTEBOOK, _PIPELINE))
_LIVE_KEYS = tuple(f"{job}.{KEY[1]}" for job in (_LIVE_NOTEBOOK, _LIVE_PIPELINE))


def _schedule(type: str, **read: Any) -> Mapping:
    """Return the row of a schedule; both types of Terraform make the same, and live there is one only."""
    return row(
        type,
        Model,
        "aiplatform",
        path="projects/{project}/locations/{location}/schedules/{name}",
        name=titled(_SCHEDULES),
        location=placed(),
        labelled=False,
        key=Field(first_key(*_KEYS), first_key(*_LIVE_KEYS)),
        more_keys=Field(other_keys(*_KEYS), other_keys(*_LIVE_KEYS)),
        deliveries=Field(
            joined(
                flows_at("output", f"{_NOTEBOOK}.gcs_output_uri"),
                flows_at("output", f"{_PIPELINE}.runtime_config.*.gcs_output_directory"),
            ),
            joined(
                flows_at("output", f"{_LIVE_NOTEBOOK}.gcsOutputUri"),
                flows_at("output", f"{_LIVE_PIPELINE}.runtimeConfig.gcsOutputDirectory"),
            ),
        ),
        **read,
    )


GOOGLE_VERTEX_JOBS: tuple[Mapping, ...] = (
    _live_only("google vertex model", "models", "Model", policy=True),
    _live_only("google vertex tuning job", "tuningJobs", "TuningJob"),
    _live_only(
        "google vertex pipeline job",
        "pipelineJobs",
        "PipelineJob",
        deliveries=flows_at("output", f"{_PIPELINES}.runtimeConfig.gcsOutputDirectory"),
    ),
    _live_only("google vertex custom job", "customJobs", "CustomJob", **_written(_CUSTOM)),
    _live_only(
        "google vertex hyperparameter tuning job",
        "hyperparameterTuningJobs",
        "HyperparameterTuningJob",
        **_written(_TRIALS),
    ),
    _live_only(
        "google vertex training pipeline",
        "trainingPipelines",
        "TrainingPipeline",
        deliveries=joined(
            flows_at("output", f"{_TRAININGS}.gcsDestination.outputUriPrefix"),
            _tables_at("output", f"{_TRAININGS}.bigqueryDestination.outputUri"),
        ),
    ),
    _live_only(
        "google vertex batch prediction job",
        "batchPredictionJobs",
        "BatchPredictionJob",
        deliveries=joined(
            flows_at("output", f"{_BATCHES}.gcsDestination.outputUriPrefix"),
            _tables_at("output", f"{_BATCHES}.bigqueryDestination.outputUri"),
        ),
    ),
    _live_only(
        "google vertex cached content",
        "cachedContents",
        key=Derived((f"{_CACHES}.{KEY[1]}",), _cached_key),
        data_class=Always(Known("")),
    ),
    _live_only("google vertex metadata store", "metadataStores", "MetadataStore", data_class=Always(Known(""))),
    _live_only(
        "google vertex rag corpus",
        "ragCorpora",
        data_class=Always(Known("")),
        inference=models_at(f"{_VECTORS}.ragEmbeddingModelConfig.vertexPredictionEndpoint.endpoint"),
        deliveries=joined(
            flows_at(
                "vector database",
                f"{_VECTORS}.vertexVectorSearch.indexEndpoint",
                f"{_VECTORS}.vertexVectorSearch.index",
                f"{_CORPORA}.vertexAiSearchConfig.servingConfig",
            ),
            Derived((f"{_VECTORS}.pinecone.indexName",), _outside),
        ),
    ),
    _schedule("google_colab_schedule", live=_SCHEDULES),
    _schedule("google_vertex_ai_schedule", read_with="google_colab_schedule"),
)
