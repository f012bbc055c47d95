"""What leaves BigQuery: listings of an exchange and whoever subscribes to them, and the jobs that write elsewhere."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Unknown, Value
from generator.mappings.google.common import (
    buckets_at,
    flows_at,
    iam,
    joined,
    keys_at,
    named,
    placed,
    row,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.places import BIGQUERY_LOCATIONS
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Document, Field, Mapping

# BigQuery sharing: https://cloud.google.com/bigquery/docs/analytics-hub-introduction

_EXCHANGES = listed("analyticshub", "v1", "projects.locations.dataExchanges", policy=True, places=BIGQUERY_LOCATIONS)
_LISTINGS = listed(
    "analyticshub",
    "v1",
    "projects.locations.dataExchanges.listings",
    policy=True,
    per="google_bigquery_analytics_hub_data_exchange",
)
_SUBSCRIPTIONS = listed("analyticshub", "v1", "projects.locations.subscriptions", places=BIGQUERY_LOCATIONS)
_EXCHANGE = "projects/{project}/locations/{location}/dataExchanges/{data_exchange_id}"
_LISTING = f"{_EXCHANGE}/listings/{{listing_id}}"
_SUBSCRIBED = f"{_SUBSCRIPTIONS.list.key}.destinationDataset"

# Jobs: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job

_WRITES = ("copy", "load", "query")
_JOB_KEYS = tuple(f"{kind}.*.destination_encryption_configuration.*.kms_key_name" for kind in _WRITES)
_ENDS = "a job ends: what it wrote is judged where it lies"


def _written(document: Document, *kinds: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the datasets that a job copies, loads or writes its answer into."""
    found: list[Flow] = []
    for kind in kinds:
        tables = blocks(kind, "destination_table")
        if isinstance(tables, Unknown):
            return tables
        for table in tables:
            owner = _dataset_of(document, table)
            if isinstance(owner, Unknown):
                return owner
            found.append(Flow("query result", owner))
    return Known(tuple(dict.fromkeys(found)))


def _dataset_of(document: Document, table: dict[str, Any]) -> Ref | Unknown:
    """Return the dataset of a table, which a job names in parts or by its full name.

    https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_job#nested_destination_table
    """
    dataset, whole = table.get("dataset_id"), table.get("table_id")
    if isinstance(dataset, Ref):
        return dataset
    if not dataset and isinstance(whole, Ref):
        return whole
    if unknown := undecided(dataset, None if dataset else whole):
        return unknown
    if not dataset:
        return Ref(str(whole).partition("/tables/")[0])
    given = Document("", "", {"project": table.get("project_id")}, document.region, document.project)
    name = named("projects/{project}/datasets/{dataset_id}")(str(dataset), given)
    return name if isinstance(name, Unknown) else Ref(name)


GOOGLE_EXCHANGES: tuple[Mapping, ...] = (
    regional(
        "google_bigquery_analytics_hub_data_exchange",
        # Where others find what a project shares: whoever may list or subscribe is in its IAM policy.
        Route,
        _EXCHANGES,
        short="data_exchange_id",
        labelled=False,
        companions=iam(
            "google_bigquery_analytics_hub_data_exchange_iam", identity=named(_EXCHANGE), refers="data_exchange_id"
        ),
        **opened_by_iam("google_bigquery_analytics_hub_data_exchange_iam", f"{_EXCHANGES.details[0].key}.bindings"),
    ),
    row(
        "google_bigquery_analytics_hub_listing",
        # A dataset or topic as others subscribe to it. https://cloud.google.com/bigquery/docs/analytics-hub-introduction
        Route,
        "analyticshub",
        path=_LISTING,
        location=placed(),
        labelled=False,
        companions=iam("google_bigquery_analytics_hub_listing_iam", identity=named(_LISTING), refers="listing_id"),
        **opened_by_iam("google_bigquery_analytics_hub_listing_iam", f"{_LISTINGS.details[0].key}.bindings"),
        replicas=Field(
            flows_at("sharing", "bigquery_dataset.*.replica_locations.*"),
            flows_at("sharing", f"{_LISTINGS.list.key}.bigqueryDataset.replicaLocations.*"),
        ),
        live=_LISTINGS,
    ),
    regional(
        "google_bigquery_analytics_hub_listing_subscription",
        # The dataset through which a subscriber reads what another shares, where the subscriber wants it.
        Route,
        _SUBSCRIPTIONS,
        short="subscription_id",
        labelled=False,
        replicas=Field(
            flows_at("sharing", "destination_dataset.*.location", "destination_dataset.*.replica_locations.*"),
            flows_at("sharing", f"{_SUBSCRIBED}.location", f"{_SUBSCRIBED}.replicaLocations.*"),
        ),
    ),
    row(
        "google_bigquery_job",
        Compute,
        "bigquery",
        path="projects/{project}/jobs/{job_id}",
        # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_job#location-1
        location=placed(unless="us", because="BigQuery runs a job without a location in the US"),
        chosen=tuple(f"{kind}.destination_table.{part}_id" for kind in _WRITES for part in ("dataset", "project")),
        more_keys=Field(keys_at(*_JOB_KEYS), Always(Unknown(_ENDS))),
        deliveries=Field(
            joined(Derived(_WRITES, _written, lenient=True), buckets_at("export", "extract.*.destination_uris.*")),
            Always(Unknown(_ENDS)),
        ),
        no_live=_ENDS,
    ),
)
