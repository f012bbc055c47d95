"""Where data is analysed: BigQuery, Dataproc, Dataflow, Composer, Dataplex, Data Fusion, Datastream, transfers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    buckets_at,
    flattened,
    flows_at,
    full_name,
    iam,
    joined,
    key_at,
    named,
    placed,
    resource_name,
    row,
    shared,
)
from generator.mappings.google.datasets import live_readable, live_readers, readable, readers
from generator.mappings.google.members import opened_by_iam, opened_in_terraform
from generator.mappings.google.places import BIGQUERY_LOCATIONS, COMPUTE_REGIONS
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# BigQuery. https://cloud.google.com/bigquery/docs/locations: what names no location goes to the US.

_DATASETS = Call("datasets.list", "bigquery.datasets.get", {"projectId": "{project}"}, items="datasets")
_DATASET = Call(
    "datasets.get",
    "bigquery.datasets.get",
    {"projectId": "{project}", "datasetId": "{datasetReference[datasetId]}"},
)
_DATASET_PATH = "projects/{project}/datasets/{dataset_id}"
_DATASET_IAM = tuple(f"google_bigquery_dataset_iam_{form}" for form in ("binding", "member", "policy"))
_IN_THE_US = "BigQuery puts what names no location in the US"
_IN_THE_US_FIELD = placed(unless="us", because=_IN_THE_US)


def _dataset_id(document: Document) -> str:
    found = document.values[_DATASETS.key]["datasetReference"]
    return f"//bigquery.googleapis.com/projects/{found['projectId']}/datasets/{found['datasetId']}"


def _table_key(document: Document, key: Any, dataset: Any) -> Value[Ref | None]:
    """Return a table's own key, else its dataset's, which it gets when it is made.

    https://cloud.google.com/bigquery/docs/customer-managed-encryption#dataset_default_key
    """
    if key:
        return key_at("key")(Document("", "", {"key": key}, document.region, document.project))
    if isinstance(dataset, (Unknown, Ref)):
        return dataset if isinstance(dataset, Unknown) else Known(dataset)
    owner = named(_DATASET_PATH)(str(dataset), document)
    return owner if isinstance(owner, Unknown) else Known(Ref(owner))


_CONNECTIONS = listed(
    "bigqueryconnection", "v1", "projects.locations.connections", "bigquery.connections.list", places=BIGQUERY_LOCATIONS
)
_TRANSFERS = listed(
    "bigquerydatatransfer",
    "v1",
    "projects.locations.transferConfigs",
    "bigquery.transfers.get",
    asset="TransferConfig",
)
_RESERVATIONS = listed(
    "bigqueryreservation",
    "v1",
    "projects.locations.reservations",
    "bigquery.reservations.list",
    places=BIGQUERY_LOCATIONS,
    asset="Reservation",
)


def _to_dataset(document: Document, dataset: Any) -> Value[tuple[Flow, ...]]:
    if isinstance(dataset, (Unknown, Ref)):
        return dataset if isinstance(dataset, Unknown) else Known((Flow("transfer", dataset),))
    if not dataset:
        return Known(())
    name = named(_DATASET_PATH)(str(dataset), document)
    return name if isinstance(name, Unknown) else Known((Flow("transfer", Ref(name)),))


# Dataproc and Dataflow

_CLUSTERS = Call(
    "projects.regions.clusters.list",
    "dataproc.clusters.list",
    {"projectId": "{project}", "region": "{location}"},
    items="clusters",
)
_BATCHES = listed("dataproc", "v1", "projects.locations.batches", places=COMPUTE_REGIONS, asset="Batch")
_METASTORES = listed("metastore", "v1", "projects.locations.services", asset="Service", policy=True)
_METASTORE = "projects/{project}/locations/{location}/services/{service_id}"
# Who may read one of its databases or tables may reach into it.
_METASTORE_IAM = tuple(f"google_dataproc_metastore_{part}_iam" for part in ("service", "database", "table"))
_JOBS = Call(
    "projects.jobs.aggregated",
    "dataflow.jobs.list",
    {"projectId": "{project}", "filter": "ACTIVE", "view": "JOB_VIEW_ALL"},
    items="jobs",
)


def _cluster_id(document: Document) -> str:
    item = document.values[_CLUSTERS.key]
    place = document.region.value if isinstance(document.region, Known) else item.get("labels", {}).get(_LOCATION, "")
    return f"//dataproc.googleapis.com/projects/{item['projectId']}/regions/{place}/clusters/{item['clusterName']}"


_LOCATION = "goog-dataproc-location"
"""Dataproc tells a cluster's region in a label: https://cloud.google.com/dataproc/docs/guides/creating-managing-labels"""


def _job_name(document: Document, name: Any) -> Value[str]:
    return undecided(name) or (Known(str(name)) if name else Unknown("it has no name"))


# The others

_COMPOSER = listed("composer", "v1", "projects.locations.environments", places=COMPUTE_REGIONS, asset="Environment")
_LAKES = listed("dataplex", "v1", "projects.locations.lakes", asset="Lake", policy=True)
_LAKE_IAM = tuple(f"google_dataplex_{part}_iam" for part in ("lake", "zone", "asset"))
_SCANS = listed(
    "dataplex", "v1", "projects.locations.dataScans", "dataplex.datascans.list", asset="DataScan", policy=True
)
_FUSION = listed("datafusion", "v1", "projects.locations.instances", everywhere=True, asset="Instance")
_STREAMS = listed("datastream", "v1", "projects.locations.streams", asset="Stream")
_PROFILES = listed("datastream", "v1", "projects.locations.connectionProfiles", asset="ConnectionProfile")
_HEALTH = listed("healthcare", "v1", "projects.locations.datasets", asset="Dataset", policy=True)
_LOOKER = listed("looker", "v1", "projects.locations.instances", asset="Instance")
_REPOSITORIES = listed("dataform", "v1", "projects.locations.repositories", asset="Repository", policy=True)
_MOVES = Call(
    "transferJobs.list",
    "storagetransfer.jobs.list",
    {"filter": '{{"projectId": "{project}"}}'},
    items="transferJobs",
)


def _topics(item: str = "") -> Reader:
    prefix = f"{item}." if item else ""
    if item:
        ends = "notificationConfigs.*.pubsubTopic", "notificationConfig.pubsubTopic"
        return flows_at("notification", *(f"{prefix}{end}" for end in ends))
    return flows_at("notification", "notification_configs.*.pubsub_topic", "notification_config.*.pubsub_topic")


def _health_store(type: str, collection: str, asset: str, **more: Any) -> Mapping:
    """Return the row of a store, which shares place and key with its dataset."""
    live = listed(
        "healthcare",
        "v1",
        f"projects.locations.datasets.{collection}",
        f"healthcare.{collection}.list",
        per="google_healthcare_dataset",
        asset=asset,
        policy=True,
    )
    dataset = shared("{dataset}", depth=6)
    kind, attribute = f"{type}_iam", f"{type.removeprefix('google_healthcare_')}_id"
    return row(
        type,
        Store,
        "healthcare",
        path=f"{{dataset}}/{collection}/{{name}}",
        location=dataset,
        labels=f"{live.list.key}.labels",
        match=("name", "location"),
        # https://cloud.google.com/healthcare-api/docs/cmek: the dataset's key holds for all its stores.
        key=Field(dataset.terraform, dataset.api, drift=False),
        companions=iam(kind, identity=_in_short(collection), refers=attribute),
        **opened_by_iam(kind, f"{live.details[0].key}.bindings"),
        live=live,
        **more,
    )


def _in_short(collection: str) -> Callable[[str, Document], str | Unknown]:
    """Return the full name of a store that its grants name `[PROJECT/]LOCATION/DATASET/STORE`, or in full."""

    def read(name: str, document: Document) -> str | Unknown:
        parts = name.split("/")
        if len(parts) not in (3, 4):
            return resource_name(name, document)
        said = Known(parts[0]) if len(parts) == 4 else document.project
        if isinstance(said, Unknown):
            return said
        place, dataset, store = parts[-3:]
        return f"projects/{said.value}/locations/{place}/datasets/{dataset}/{collection}/{store}"

    return read


def _sinks(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
    *buckets, machines = values
    found = buckets_at("transfer", *(f"b{number}" for number, _ in enumerate(buckets)))
    fields = {f"b{number}": value for number, value in enumerate(buckets)}
    to_buckets = found(Document("", "", fields, document.region, document.project))
    outside = list(flattened([machines]))
    if isinstance(to_buckets, Unknown) or undecided(*outside):
        return to_buckets if isinstance(to_buckets, Unknown) else undecided(*outside) or to_buckets
    return Known((*to_buckets.value, *(Flow("transfer", f"posix:{each}") for each in outside)))


_GLOBAL = Field(Always(Known("global")), Always(Known("global")), drift=False)


GOOGLE_ANALYTICS = (
    row(
        "google_bigquery_dataset",
        Store,
        "bigquery",
        path=_DATASET_PATH,
        location=placed("location", f"{_DATASETS.key}.location", unless="us", because=_IN_THE_US),
        labels=f"{_DATASETS.key}.labels",
        match=("name",),
        companions=(
            *iam("google_bigquery_dataset_iam", identity=named(_DATASET_PATH), refers="dataset_id"),
            Companion("google_bigquery_dataset_access", "dataset_id", identity=named(_DATASET_PATH), several=True),
        ),
        key=Field(
            key_at("default_encryption_configuration.0.kms_key_name"),
            key_at(f"{_DATASET.key}.defaultEncryptionConfiguration.kmsKeyName"),
        ),
        public_access=Field(
            Derived(("access", *_DATASET_IAM, "google_bigquery_dataset_access"), readable, lenient=True),
            Derived((f"{_DATASET.key}.access",), live_readable, lenient=True),
        ),
        shared_with=Field(
            Derived(("access", *_DATASET_IAM, "google_bigquery_dataset_access"), readers, lenient=True),
            Derived((f"{_DATASET.key}.access",), live_readers, lenient=True),
        ),
        replicas=Field(
            buckets_at("table storage", "external_catalog_dataset_options.*.default_storage_location_uri"),
            buckets_at("table storage", f"{_DATASET.key}.externalCatalogDatasetOptions.defaultStorageLocationUri"),
        ),
        live=Live(
            "bigquery",
            version="v2",
            per="project",
            list=_DATASETS,
            details=(_DATASET,),
            id=_dataset_id,
            asset="bigquery.googleapis.com/Dataset",
        ),
    ),
    row(
        "google_bigquery_table",
        Store,
        "bigquery",
        path=f"{_DATASET_PATH}/tables/{{table_id}}",
        location=shared(_DATASET_PATH, "dataset_id"),
        companions=iam(
            "google_bigquery_table_iam", identity=named(f"{_DATASET_PATH}/tables/{{table_id}}"), refers="table_id"
        ),
        **opened_in_terraform("google_bigquery_table_iam", "tables are not read one by one"),
        key=Field(
            Derived(("encryption_configuration.0.kms_key_name", "dataset_id"), _table_key, lenient=True),
            Always(Unknown("tables are not read one by one")),
            drift=False,
        ),
        # The data of an external or BigLake table is where its files are.
        replicas=Field(
            flows_at(
                "table storage",
                "external_data_configuration.*.source_uris.*",
                "biglake_configuration.*.storage_uri",
            ),
            Always(Unknown("tables are not read one by one")),
        ),
        no_live="one call for every table would be needed: what they hold is judged by their dataset",
    ),
    regional(
        "google_bigquery_connection",
        Store,
        _CONNECTIONS,
        service="bigquery",
        short="connection_id",
        labelled=False,
        chosen=("connection_id",),
        location=_IN_THE_US_FIELD,
        key=("kms_key_name", "kmsKeyName"),
        # BigQuery Omni computes in the other cloud: https://cloud.google.com/bigquery/docs/omni-introduction
        deliveries=Field(
            flows_at("Omni", "aws.*.access_role.*.iam_role_id"),
            flows_at("Omni", f"{_CONNECTIONS.list.key}.aws.accessRole.iamRoleId"),
        ),
    ),
    row(
        "google_bigquery_data_transfer_config",
        Compute,
        "bigquerydatatransfer",
        path="{name}",
        name=Field(
            Derived(("display_name",), _job_name, lenient=True),
            Derived((f"{_TRANSFERS.list.key}.displayName",), _job_name),
        ),
        location=_IN_THE_US_FIELD,
        labelled=False,
        key=Field(
            key_at("encryption_configuration.0.kms_key_name"),
            key_at(f"{_TRANSFERS.list.key}.encryptionConfiguration.kmsKeyName"),
        ),
        deliveries=Field(
            joined(
                Derived(("destination_dataset_id",), _to_dataset, lenient=True),
                flows_at("notification", "notification_pubsub_topic"),
            ),
            joined(
                Derived((f"{_TRANSFERS.list.key}.destinationDatasetId",), _to_dataset, lenient=True),
                flows_at("notification", f"{_TRANSFERS.list.key}.notificationPubsubTopic"),
            ),
        ),
        live=_TRANSFERS,
    ),
    regional(
        "google_bigquery_reservation",
        Compute,
        _RESERVATIONS,
        service="bigquery",
        location=_IN_THE_US_FIELD,
        deliveries=Field(
            flows_at("failover", "secondary_location"),
            flows_at("failover", f"{_RESERVATIONS.list.key}.secondaryLocation"),
        ),
    ),
    row(
        "google_dataproc_cluster",
        Compute,
        "dataproc",
        path="projects/{project}/regions/{region}/clusters/{name}",
        # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster#region
        location=placed("region", unless="global", because="the provider puts a cluster without a region in global"),
        labels=f"{_CLUSTERS.key}.labels",
        key=Field(
            key_at("cluster_config.0.encryption_config.0.kms_key_name"),
            key_at(f"{_CLUSTERS.key}.config.encryptionConfig.gcePdKmsKeyName"),
        ),
        deliveries=Field(
            buckets_at("staging", "cluster_config.*.staging_bucket", "cluster_config.*.temp_bucket"),
            buckets_at("staging", f"{_CLUSTERS.key}.config.configBucket", f"{_CLUSTERS.key}.config.tempBucket"),
        ),
        chosen=("cluster_config", "cluster_config.temp_bucket"),
        live=Live(
            "dataproc",
            version="v1",
            per="location",
            list=_CLUSTERS,
            id=_cluster_id,
            places=COMPUTE_REGIONS,
            asset="dataproc.googleapis.com/Cluster",
        ),
    ),
    regional(
        "google_dataproc_batch",
        Compute,
        _BATCHES,
        short="batch_id",
        key=("environment_config.0.execution_config.0.kms_key", "environmentConfig.executionConfig.kmsKey"),
        deliveries=Field(
            buckets_at("staging", "environment_config.*.execution_config.*.staging_bucket"),
            buckets_at("staging", f"{_BATCHES.list.key}.environmentConfig.executionConfig.stagingBucket"),
        ),
    ),
    row(
        "google_dataproc_metastore_service",
        Store,
        "metastore",
        path=_METASTORE,
        # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_metastore_service
        location=placed(unless="global", because="the provider puts a metastore without a location in global"),
        labels=f"{_METASTORES.list.key}.labels",
        key=Field(key_at("encryption_config.0.kms_key"), key_at(f"{_METASTORES.list.key}.encryptionConfig.kmsKey")),
        copies=Field(
            buckets_at("backup", "scheduled_backup.*.backup_location"),
            buckets_at("backup", f"{_METASTORES.list.key}.scheduledBackup.backupLocation"),
        ),
        companions=iam(*_METASTORE_IAM, identity=named(_METASTORE), refers="service_id"),
        **opened_by_iam(_METASTORE_IAM[0], f"{_METASTORES.details[0].key}.bindings", *_METASTORE_IAM[1:]),
        live=_METASTORES,
    ),
    row(
        "google_dataflow_job",
        Compute,
        "dataflow",
        path="projects/{project}/locations/{region}/jobs/{job_id}",
        name=Field(Derived(("name",), _job_name, lenient=True), Derived((f"{_JOBS.key}.name",), _job_name)),
        location=placed("region", f"{_JOBS.key}.location"),
        labels=f"{_JOBS.key}.labels",
        key=Field(key_at("kms_key_name"), key_at(f"{_JOBS.key}.environment.serviceKmsKeyName")),
        deliveries=Field(
            buckets_at("staging", "temp_gcs_location"),
            buckets_at("staging", f"{_JOBS.key}.environment.tempStoragePrefix"),
        ),
        live=Live(
            "dataflow",
            version="v1b3",
            per="project",
            list=_JOBS,
            id=full_name(_JOBS, "dataflow.googleapis.com", "projects/{projectId}/locations/{location}/jobs/{id}"),
            asset="dataflow.googleapis.com/Job",
        ),
    ),
    regional(
        "google_composer_environment",
        Store,
        _COMPOSER,
        attribute="region",
        key=("config.0.encryption_config.0.kms_key_name", "config.encryptionConfig.kmsKeyName"),
        chosen=("region", "config", "storage_config"),
        copies=Field(
            buckets_at("backup", "config.*.recovery_config.*.scheduled_snapshots_config.*.snapshot_location"),
            buckets_at(
                "backup",
                f"{_COMPOSER.list.key}.config.recoveryConfig.scheduledSnapshotsConfig.snapshotLocation",
            ),
        ),
    ),
    regional(
        "google_dataplex_lake",
        Compute,
        _LAKES,
        companions=iam(
            *_LAKE_IAM, identity=named("projects/{project}/locations/{location}/lakes/{lake}"), refers="lake"
        ),
        **opened_by_iam(_LAKE_IAM[0], f"{_LAKES.details[0].key}.bindings", *_LAKE_IAM[1:]),
    ),
    regional(
        "google_dataplex_datascan",
        Compute,
        _SCANS,
        short="data_scan_id",
        companions=iam(
            "google_dataplex_datascan_iam",
            identity=named("projects/{project}/locations/{location}/dataScans/{data_scan_id}"),
            refers="data_scan_id",
        ),
        **opened_by_iam("google_dataplex_datascan_iam", f"{_SCANS.details[0].key}.bindings"),
    ),
    regional(
        "google_data_fusion_instance",
        Compute,
        _FUSION,
        attribute="region",
        key=("crypto_key_config.0.key_reference", "cryptoKeyConfig.keyReference"),
        chosen=("region",),
        deliveries=Field(
            flows_at("notification", "event_publish_config.*.topic"),
            flows_at("notification", f"{_FUSION.list.key}.eventPublishConfig.topic"),
        ),
    ),
    regional(
        "google_datastream_stream",
        Compute,
        _STREAMS,
        short="stream_id",
        key=("customer_managed_encryption_key", "customerManagedEncryptionKey"),
        deliveries=Field(
            flows_at(
                "stream",
                "destination_config.*.destination_connection_profile",
                "destination_config.*.bigquery_destination_config.*.source_hierarchy_datasets.*.dataset_template"
                ".*.location",
            ),
            flows_at(
                "stream",
                f"{_STREAMS.list.key}.destinationConfig.destinationConnectionProfile",
                f"{_STREAMS.list.key}.destinationConfig.bigqueryDestinationConfig.sourceHierarchyDatasets."
                "datasetTemplate.location",
            ),
        ),
    ),
    regional(
        "google_datastream_connection_profile",
        Route,
        _PROFILES,
        short="connection_profile_id",
        deliveries=Field(
            buckets_at("stream", "gcs_profile.*.bucket"),
            buckets_at("stream", f"{_PROFILES.list.key}.gcsProfile.bucket"),
        ),
    ),
    regional(
        "google_healthcare_dataset",
        Store,
        _HEALTH,
        labelled=False,
        key=("encryption_spec.0.kms_key_name", "encryptionSpec.kmsKeyName"),
        companions=iam(
            "google_healthcare_dataset_iam",
            identity=named("projects/{project}/locations/{location}/datasets/{name}"),
            refers="dataset_id",
        ),
        **opened_by_iam("google_healthcare_dataset_iam", f"{_HEALTH.details[0].key}.bindings"),
    ),
    _health_store(
        "google_healthcare_dicom_store",
        "dicomStores",
        "DicomStore",
        deliveries=Field(
            flows_at("notification", "notification_config.*.pubsub_topic"),
            flows_at("notification", "projects_locations_datasets_dicomStores_list.notificationConfig.pubsubTopic"),
        ),
    ),
    _health_store(
        "google_healthcare_fhir_store",
        "fhirStores",
        "FhirStore",
        deliveries=Field(_topics(), _topics("projects_locations_datasets_fhirStores_list")),
    ),
    _health_store(
        "google_healthcare_hl7_v2_store",
        "hl7V2Stores",
        "Hl7V2Store",
        deliveries=Field(
            _topics(),
            flows_at("notification", "projects_locations_datasets_hl7V2Stores_list.notificationConfigs.*.pubsubTopic"),
        ),
    ),
    _health_store("google_healthcare_consent_store", "consentStores", "ConsentStore"),
    regional(
        "google_looker_instance",
        Store,
        _LOOKER,
        attribute="region",
        labelled=False,
        key=("encryption_config.0.kms_key_name", "encryptionConfig.kmsKeyName"),
        copies=Field(
            buckets_at("export", "periodic_export_config.*.gcs_uri"),
            buckets_at("export", f"{_LOOKER.list.key}.periodicExportConfig.gcsUri"),
        ),
    ),
    row(
        "google_storage_transfer_job",
        Route,
        "storagetransfer",
        path="{name}",
        location=_GLOBAL,
        labelled=False,
        name=Field(
            Derived(("description",), _job_name, lenient=True), Derived((f"{_MOVES.key}.description",), _job_name)
        ),
        match=("name",),
        replicas=Field(
            Derived(
                (
                    "transfer_spec.*.gcs_data_sink.*.bucket_name",
                    "replication_spec.*.gcs_data_sink.*.bucket_name",
                    "transfer_spec.*.posix_data_sink.*.root_directory",
                ),
                _sinks,
                lenient=True,
            ),
            Derived(
                (
                    f"{_MOVES.key}.transferSpec.gcsDataSink.bucketName",
                    f"{_MOVES.key}.replicationSpec.gcsDataSink.bucketName",
                    f"{_MOVES.key}.transferSpec.posixDataSink.rootDirectory",
                ),
                _sinks,
            ),
        ),
        live=Live(
            "storagetransfer",
            version="v1",
            per="project",
            list=_MOVES,
            id=full_name(_MOVES, "storagetransfer.googleapis.com"),
            asset="storagetransfer.googleapis.com/TransferJob",
        ),
    ),
    regional(
        "google_dataform_repository",
        Store,
        _REPOSITORIES,
        attribute="region",
        companions=iam(
            "google_dataform_repository_iam",
            identity=named("projects/{project}/locations/{region}/repositories/{repository}"),
            refers="repository",
        ),
        **opened_by_iam("google_dataform_repository_iam", f"{_REPOSITORIES.details[0].key}.bindings"),
        key=("kms_key_name", "kmsKeyName"),
    ),
)
