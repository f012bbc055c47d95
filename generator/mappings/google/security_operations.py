"""Google Security Operations (Chronicle): where the logs of a whole organisation are gathered, and what is exported."""

from __future__ import annotations

from builtins import type as type_
from typing import Any

from generator.facts import Fact, Flow, Known, Log, Route, Store, Unknown, Value
from generator.mappings.google.common import flow, placed, row
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Document, Field, Mapping

_NO_API = "google-api-python-client has no description of the Chronicle API"
_KEY = Unknown("the key of an instance of Security Operations is set when it is made, which Terraform does not tell")
_INSTANCE = "projects/{{project}}/locations/{{location}}/instances/{{instance}}/{}/{{{}}}"
_EXPORTS = (
    "entity_graph_settings",
    "ioc_matches_settings",
    "rule_detections_settings",
    "udm_events_aggregates_settings",
    "udm_events_settings",
)


def _of_instance(type: str, kind: type_[Fact], collection: str, short: str, **more: Any) -> Mapping:
    """Return the row of a part of an instance, which lies where the instance lies."""
    return row(
        type,
        kind,
        "chronicle",
        path=_INSTANCE.format(collection, short),
        location=placed(),
        labelled=False,
        no_live=_NO_API,
        **more,
    )


def _exported(document: Document, *settings: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to the tables of BigQuery that Google keeps for an instance, in a project of its own.

    https://cloud.google.com/chronicle/docs/reports/export-to-customer-managed-project
    """
    for setting in settings:
        found = blocks(setting)
        if isinstance(found, Unknown):
            return found
        if unknown := undecided(*(each.get("enabled") for each in found)):
            return unknown
        if any(each.get("enabled") for each in found):
            return Unknown("in which location Google keeps the exported tables is not told")
    return Known(())


def _bucket(document: Document, bucket: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to a bucket, which is written `projects/PROJECT/buckets/NAME`."""
    if not bucket:
        return Unknown("it names no bucket")
    found = flow(document, "export", f"gs://{bucket.rpartition('/')[2]}" if isinstance(bucket, str) else bucket)
    return found if isinstance(found, Unknown) else Known((found,))


_UNTOLD = Field(Always(_KEY), Always(_KEY))

GOOGLE_SECURITY_OPERATIONS: tuple[Mapping, ...] = (
    # Logs that come in; they are kept in the instance.
    _of_instance("google_chronicle_feed", Log, "feeds", "feed", key=_UNTOLD),
    _of_instance("google_chronicle_data_table", Store, "dataTables", "data_table_id", key=_UNTOLD),
    _of_instance("google_chronicle_reference_list", Store, "referenceLists", "reference_list_id", key=_UNTOLD),
    _of_instance(
        "google_chronicle_data_export",
        Route,
        "dataExports",
        "data_export_id",
        deliveries=Field(Derived(("gcs_bucket",), _bucket, lenient=True), Always(Unknown(_NO_API))),
    ),
    _of_instance(
        "google_chronicle_big_query_export",
        Route,
        "bigQueryExports",
        "name",
        deliveries=Field(Derived(_EXPORTS, _exported, lenient=True), Always(Unknown(_NO_API))),
    ),
)
