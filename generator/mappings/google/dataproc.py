"""Templates by which Dataproc makes clusters and sessions, and Spark on Google Distributed Cloud."""

from __future__ import annotations

from generator.facts import Compute
from generator.mappings.google.common import buckets_at, key_at, keys_at, placed, row
from generator.mappings.google.places import COMPUTE_REGIONS
from generator.mappings.google.regional import listed
from generator.mappings.schema import Field, Mapping

_SESSIONS = listed("dataproc", "v1", "projects.locations.sessionTemplates", places=COMPUTE_REGIONS)
_WORKFLOWS = listed("dataproc", "v1", "projects.locations.workflowTemplates", items="templates", places=COMPUTE_REGIONS)
_RUNS = "environment_config.*.execution_config.*"
_LIVE_RUNS = f"{_SESSIONS.list.key}.environmentConfig.executionConfig"
_CLUSTER = "placement.*.managed_cluster.*.config.*"
_LIVE_CLUSTER = f"{_WORKFLOWS.list.key}.placement.managedCluster.config"
_NO_GDC = "google-api-python-client has no description of the Dataproc API for Google Distributed Cloud"

GOOGLE_DATAPROC: tuple[Mapping, ...] = (
    row(
        "google_dataproc_session_template",
        Compute,
        "dataproc",
        path="{name}",
        location=placed(),
        labels=f"{_SESSIONS.list.key}.labels",
        key=Field(key_at("environment_config.0.execution_config.0.kms_key"), key_at(f"{_LIVE_RUNS}.kmsKey")),
        deliveries=Field(
            buckets_at("staging", f"{_RUNS}.staging_bucket"), buckets_at("staging", f"{_LIVE_RUNS}.stagingBucket")
        ),
        live=_SESSIONS,
    ),
    row(
        "google_dataproc_workflow_template",
        Compute,
        "dataproc",
        path="projects/{project}/locations/{location}/workflowTemplates/{name}",
        location=placed(),
        labels=f"{_WORKFLOWS.list.key}.labels",
        # The arguments of its jobs, and the disks of the cluster that it makes.
        key=Field(
            key_at("placement.0.managed_cluster.0.config.0.encryption_config.0.gce_pd_kms_key_name"),
            key_at(f"{_LIVE_CLUSTER}.encryptionConfig.gcePdKmsKeyName"),
        ),
        more_keys=Field(
            keys_at("encryption_config.*.kms_key"), keys_at(f"{_WORKFLOWS.list.key}.encryptionConfig.kmsKey")
        ),
        deliveries=Field(
            buckets_at("staging", f"{_CLUSTER}.staging_bucket", f"{_CLUSTER}.temp_bucket"),
            buckets_at("staging", f"{_LIVE_CLUSTER}.configBucket", f"{_LIVE_CLUSTER}.tempBucket"),
        ),
        live=_WORKFLOWS,
    ),
    *(
        row(
            type,
            # It runs on the customer's own machines; this is the Google location that steers them.
            Compute,
            "dataprocgdc",
            path=f"projects/{{project}}/locations/{{location}}/{collection}/{{{name}}}",
            location=placed(),
            no_live=_NO_GDC,
        )
        for type, collection, name in (
            ("google_dataproc_gdc_service_instance", "serviceInstances", "service_instance_id"),
            ("google_dataproc_gdc_spark_application", "sparkApplications", "spark_application_id"),
        )
    ),
)
