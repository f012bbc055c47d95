"""What is said of data: catalogues of BigLake and Dataplex, and federations of metastores; the data is elsewhere."""

from __future__ import annotations

from builtins import type as type_
from typing import Any

from generator.facts import Compute, Fact, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    OWN_KEY,
    buckets_at,
    flow,
    flows_at,
    gs_identity,
    iam,
    key_at,
    located,
    named,
    placed,
    resource_name,
    row,
    shared,
)
from generator.mappings.google.members import opened_by_iam, opened_in_terraform
from generator.mappings.google.places import BIGQUERY_LOCATIONS
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Live, Mapping

# BigLake: https://cloud.google.com/bigquery/docs/reference/biglake/rest

_CATALOGS = listed("biglake", "v1", "projects.locations.catalogs", places=BIGQUERY_LOCATIONS)
_DATABASES = listed("biglake", "v1", "projects.locations.catalogs.databases", per="google_biglake_catalog")
_TABLES = listed("biglake", "v1", "projects.locations.catalogs.databases.tables", per="google_biglake_database")
_NOT_LISTED = "google-api-python-client has no list of the Iceberg catalogues of BigLake"
_UNREAD = Always(Unknown(_NOT_LISTED))
_CATALOG = "projects/{project}/catalogs/{name}"
_NAMESPACE = "projects/{project}/catalogs/{catalog}/namespaces/{namespace}"


def _iceberg_place(document: Document, region: Any, form: Any, name: Any) -> Value[Ref | str]:
    """Return where a catalogue is: where it is told to be, else in the bucket that it is called after.

    https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/biglake_iceberg_catalog
    """
    if unknown := undecided(region, form):
        return unknown
    if region:
        return Known(str(region).lower())
    if isinstance(name, (Ref, Unknown)):
        return name if isinstance(name, Unknown) else Known(name)
    if form == "CATALOG_TYPE_GCS_BUCKET" and name:
        return Known(Ref(gs_identity(str(name), document)))
    return Unknown("nothing says where it is")


def _iceberg_files(document: Document, properties: Any) -> Value[tuple[Flow, ...]]:
    """Return the bucket that the tables of a namespace are kept in, where its properties name one."""
    if unknown := undecided(properties):
        return unknown
    place = (properties or {}).get("location")
    found = flow(document, "table storage", place) if place else None
    return found if isinstance(found, Unknown) else Known((found,) if found else ())


# Dataplex: https://cloud.google.com/dataplex/docs/reference/rest

_GROUPS = listed("dataplex", "v1", "projects.locations.entryGroups", policy=True)
_GLOSSARIES = listed("dataplex", "v1", "projects.locations.glossaries", policy=True)
_PRODUCTS = listed("dataplex", "v1", "projects.locations.dataProducts", everywhere=True, policy=True)
_FEEDS = listed("dataplex", "v1", "projects.locations.metadataFeeds")
_TASKS = listed("dataplex", "v1", "projects.locations.lakes.tasks", per="google_dataplex_lake", policy=True)
_LAKE = "projects/{project}/locations/{location}/lakes/{lake}"
# https://docs.cloud.google.com/dataplex/docs/cmek: one key for all of an organisation's metadata in a location.
_ITS_KEY = Unknown("the key of Dataplex is set for the whole organisation, which is not read")
_UNTOLD = Field(Always(_ITS_KEY), Always(_ITS_KEY))


def _opened(type: str, kind: type_[Fact], live: Live, short: str, **more: Any) -> Mapping:
    """Return the row of what is listed in a location and IAM opens to others."""
    collection = live.list.operation.split(".")[-2]
    path = f"projects/{{project}}/locations/{{location}}/{collection}/{{{short}}}"
    return row(
        type,
        kind,
        live.service,
        path=path,
        location=placed(),
        labels=f"{live.list.key}.labels",
        live=live,
        companions=iam(f"{type}_iam", identity=named(path), refers=short),
        **opened_by_iam(f"{type}_iam", f"{live.details[0].key}.bindings"),
        **more,
    )


# Metastores

_FEDERATIONS = listed("metastore", "v1", "projects.locations.federations", policy=True)


def _federated(document: Document, stores: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the metastores and projects that a federation asks."""
    if unknown := undecided(stores):
        return unknown
    found: list[Flow] = []
    for store in stores.values() if isinstance(stores, dict) else stores or ():
        name = undecided(store) or store.get("name")
        if isinstance(name, Unknown):
            return name
        full = name if isinstance(name, Ref) else Ref(resource_name(str(name), document))
        place = located(f"/{full.to}")
        found.append(Flow("federation", full, str(place.value) if isinstance(place, Known) else ""))
    return Known(tuple(sorted(set(found), key=lambda each: each.to.to if isinstance(each.to, Ref) else each.to)))


GOOGLE_CATALOGS: tuple[Mapping, ...] = (
    row(
        "google_biglake_catalog",
        # Names and columns of tables; what they hold lies in buckets.
        Store,
        "biglake",
        path="projects/{project}/locations/{location}/catalogs/{name}",
        location=placed(),
        labelled=False,
        key=Field(Always(Known(None, OWN_KEY)), Always(Known(None, OWN_KEY))),
        live=_CATALOGS,
    ),
    row(
        "google_biglake_database",
        Route,
        "biglake",
        path="{catalog}/databases/{name}",
        location=shared("{catalog}", depth=6),
        labelled=False,
        replicas=Field(
            buckets_at("table storage", "hive_options.*.location_uri"),
            buckets_at("table storage", f"{_DATABASES.list.key}.hiveOptions.locationUri"),
        ),
        live=_DATABASES,
    ),
    row(
        "google_biglake_table",
        Route,
        "biglake",
        path="{database}/tables/{name}",
        location=shared("{database}", depth=8),
        labelled=False,
        replicas=Field(
            buckets_at("table storage", "hive_options.*.storage_descriptor.*.location_uri"),
            buckets_at("table storage", f"{_TABLES.list.key}.hiveOptions.storageDescriptor.locationUri"),
        ),
        live=_TABLES,
    ),
    row(
        "google_biglake_iceberg_catalog",
        Store,
        "biglake",
        path=_CATALOG,
        location=Field(
            Derived(("primary_location", "catalog_type", "name"), _iceberg_place, lenient=True), _UNREAD, drift=False
        ),
        labelled=False,
        chosen=("default_location",),
        companions=iam("google_biglake_iceberg_catalog_iam", identity=named(_CATALOG), refers="name"),
        key=Field(Always(Known(None, OWN_KEY)), _UNREAD),
        **opened_in_terraform("google_biglake_iceberg_catalog_iam", _NOT_LISTED),
        replicas=Field(buckets_at("table storage", "default_location"), _UNREAD),
        no_live=_NOT_LISTED,
    ),
    row(
        "google_biglake_iceberg_namespace",
        Route,
        "biglake",
        path="projects/{project}/catalogs/{catalog}/namespaces/{namespace_id}",
        location=shared("projects/{project}/catalogs/{catalog}"),
        labelled=False,
        chosen=("properties",),
        companions=iam(
            "google_biglake_iceberg_namespace_iam",
            identity=named("projects/{project}/catalogs/{catalog}/namespaces/{namespace_id}"),
            refers="namespace_id",
        ),
        **opened_in_terraform("google_biglake_iceberg_namespace_iam", _NOT_LISTED),
        replicas=Field(Derived(("properties",), _iceberg_files, lenient=True), _UNREAD),
        no_live=_NOT_LISTED,
    ),
    row(
        "google_biglake_iceberg_table",
        Route,
        "biglake",
        path=f"{_NAMESPACE}/tables/{{name}}",
        location=shared("projects/{project}/catalogs/{catalog}"),
        labelled=False,
        chosen=("location",),
        companions=iam(
            "google_biglake_iceberg_table_iam", identity=named(f"{_NAMESPACE}/tables/{{name}}"), refers="name"
        ),
        **opened_in_terraform("google_biglake_iceberg_table_iam", _NOT_LISTED),
        replicas=Field(buckets_at("table storage", "location"), _UNREAD),
        no_live=_NOT_LISTED,
    ),
    _opened("google_dataplex_entry_group", Store, _GROUPS, "entry_group_id", key=_UNTOLD),
    _opened("google_dataplex_glossary", Store, _GLOSSARIES, "glossary_id", key=_UNTOLD),
    # Lets others in to data that is judged itself.
    _opened("google_dataplex_data_product", Route, _PRODUCTS, "data_product_id"),
    regional(
        "google_dataplex_metadata_feed",
        Route,
        _FEEDS,
        short="metadata_feed_id",
        deliveries=Field(flows_at("metadata", "pubsub_topic"), flows_at("metadata", f"{_FEEDS.list.key}.pubsubTopic")),
    ),
    row(
        "google_dataplex_task",
        Compute,
        "dataplex",
        path=f"{_LAKE}/tasks/{{task_id}}",
        location=shared(_LAKE, "lake"),
        labels=f"{_TASKS.list.key}.labels",
        companions=iam("google_dataplex_task_iam", identity=named(f"{_LAKE}/tasks/{{task_id}}"), refers="task_id"),
        key=Field(key_at("execution_spec.0.kms_key"), key_at(f"{_TASKS.list.key}.executionSpec.kmsKey")),
        **opened_by_iam("google_dataplex_task_iam", f"{_TASKS.details[0].key}.bindings"),
        live=_TASKS,
    ),
    _opened(
        "google_dataproc_metastore_federation",
        Route,
        _FEDERATIONS,
        "federation_id",
        deliveries=Field(
            Derived(("backend_metastores",), _federated, lenient=True),
            Derived((f"{_FEDERATIONS.list.key}.backendMetastores",), _federated, lenient=True),
        ),
    ),
)
