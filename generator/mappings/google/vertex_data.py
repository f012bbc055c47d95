"""Vertex AI: what models are made of and measured by (datasets, features, experiments), and vector collections."""

from __future__ import annotations

from typing import Any

from generator.facts import Model, Unknown
from generator.mappings.google.common import key_at, placed, row, shared
from generator.mappings.google.regional import regional
from generator.mappings.google.vertex import KEY, of_vertex, titled
from generator.mappings.read import Always
from generator.mappings.schema import Field, Mapping

_DATASETS = of_vertex("datasets", "Dataset")
_BOARDS = of_vertex("tensorboards", "Tensorboard")


def _part(type: str, owner: str, path: str, parent: str, collection: str, named: str = "", **more: Any) -> Mapping:
    """Return the row of a part of another resource, whose full name is made by `parent` and whose key is its own.

    https://cloud.google.com/vertex-ai/docs/general/cmek: the key of a resource holds for what is in it. `named` is what
    the API calls its parts where that is not the collection.
    """
    live = of_vertex(collection, permission=f"aiplatform.{named}.list" if named else "", items=named, per=owner)
    whole = shared(parent, depth=6)
    return row(
        type,
        Model,
        "aiplatform",
        path=path,
        labels=f"{live.list.key}.labels",
        key=Field(whole.terraform, whole.api, drift=False),
        live=live,
        **more,
    )


_STORE = "projects/{project}/locations/{region}/featureOnlineStores/{feature_online_store}"
_BOARD = "projects/{project}/locations/{location}/tensorboards/{tensorboard}"

_NOT_READ = "google-api-python-client has no description of the Vector Search API"
_COLLECTION = "projects/{project}/locations/{location}/collections/{collection_id}"


def _collected(type: str, path: str, labelled: bool = True) -> Mapping:
    """Return the row of a part of a vector collection, which is under its key."""
    whole = shared(_COLLECTION)
    return row(
        type,
        Model,
        "vectorsearch",
        path=f"{_COLLECTION}/{path}",
        location=placed(),
        labelled=labelled,
        key=Field(whole.terraform, whole.api, drift=False),
        no_live=_NOT_READ,
    )


GOOGLE_VERTEX_DATA: tuple[Mapping, ...] = (
    regional(
        "google_vertex_ai_dataset",
        Model,
        _DATASETS,
        attribute="region",
        name=titled(_DATASETS),
        chosen=("region",),
        key=KEY,
    ),
    # It tells where in BigQuery features are, and keeps none.
    regional(
        "google_vertex_ai_feature_group",
        Model,
        of_vertex("featureGroups", "FeatureGroup"),
        attribute="region",
        chosen=("region",),
    ),
    regional(
        "google_vertex_ai_feature_online_store",
        Model,
        of_vertex("featureOnlineStores", "FeatureOnlineStore"),
        attribute="region",
        chosen=("region",),
        key=KEY,
    ),
    _part(
        "google_vertex_ai_feature_online_store_featureview",
        "google_vertex_ai_feature_online_store",
        f"{_STORE}/featureViews/{{name}}",
        _STORE,
        "featureOnlineStores.featureViews",
        location=placed("region"),
        chosen=("region",),
    ),
    regional(
        "google_vertex_ai_featurestore",
        Model,
        of_vertex("featurestores", "Featurestore"),
        attribute="region",
        chosen=("region",),
        key=KEY,
    ),
    _part(
        "google_vertex_ai_featurestore_entitytype",
        "google_vertex_ai_featurestore",
        "{featurestore}/entityTypes/{name}",
        "{featurestore}",
        "featurestores.entityTypes",
        location=shared("{featurestore}", depth=6),
    ),
    regional(
        "google_vertex_ai_tensorboard",
        Model,
        _BOARDS,
        attribute="region",
        name=titled(_BOARDS),
        chosen=("region",),
        key=KEY,
    ),
    _part(
        "google_vertex_ai_tensorboard_experiment",
        "google_vertex_ai_tensorboard",
        f"{_BOARD}/experiments/{{tensorboard_experiment_id}}",
        _BOARD,
        "tensorboards.experiments",
        "tensorboardExperiments",
        location=placed(),
    ),
    row(
        "google_vector_search_collection",
        Model,
        "vectorsearch",
        path=_COLLECTION,
        location=placed(),
        key=Field(key_at("encryption_spec.0.crypto_key_name"), Always(Unknown("it is not read live"))),
        no_live=_NOT_READ,
    ),
    _collected("google_vector_search_index", "indexes/{index_id}"),
    _collected("google_vector_search_data_object", "dataObjects/{data_object_id}", labelled=False),
)
