"""Clusters in other clouds and on the customer's machines, private clouds, big clusters, migrations, restores."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Store, Unknown, Value
from generator.mappings.google.common import (
    OWN_KEY,
    flow,
    flows_at,
    key_at,
    keys_at,
    located,
    placed,
    row,
    shared,
)
from generator.mappings.google.regional import listed, region_of, regional, zoned
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Document, Field, Mapping

# GKE on AWS, on Azure and attached clusters: https://cloud.google.com/kubernetes-engine/multi-cloud/docs

_NO_MULTI = "google-api-python-client has no description of the GKE Multi-Cloud API"
_UNREAD = Always(Unknown(_NO_MULTI))
_CLUSTER = "projects/{{project}}/locations/{{location}}/{}/{{cluster}}"


def _runs_in(cloud: str, region: str) -> Field:
    """Return the field that says in which region of another cloud the nodes are."""

    def read(document: Document, code: Any) -> Value[tuple[Flow, ...]]:
        return undecided(code) or Known((Flow("runs in", f"{cloud}:{code}"),) if code else ())

    return Field(Derived((region,), read, lenient=True), _UNREAD)


def _cluster(type: str, collection: str, **more: Any) -> Mapping:
    """Return the row of a cluster elsewhere that Google steers from one of its own locations."""
    return row(
        type,
        Compute,
        "gkemulticloud",
        path=f"projects/{{project}}/locations/{{location}}/{collection}/{{name}}",
        location=placed(),
        labelled=False,
        no_live=_NO_MULTI,
        **more,
    )


def _pool(type: str, clusters: str, pools: str, **more: Any) -> Mapping:
    path = _CLUSTER.format(clusters)
    return row(
        type,
        Compute,
        "gkemulticloud",
        path=f"{path}/{pools}/{{name}}",
        location=shared(path, "cluster"),
        labelled=False,
        no_live=_NO_MULTI,
        **more,
    )


_ANYWHERE = Unknown("the machines of an attached cluster are wherever it was made")


# GKE on the customer's own machines: https://cloud.google.com/kubernetes-engine/distributed-cloud


def _on_premises(type: str, collection: str) -> Mapping:
    """Return the row of a cluster on the customer's own machines, which Google steers from a location."""
    return regional(type, Compute, listed("gkeonprem", "v1", f"projects.locations.{collection}"), labelled=False)


_NO_EDGE = "google-api-python-client has no description of the Distributed Cloud Edge Container API"

# VMware Engine: https://cloud.google.com/vmware-engine/docs/concepts-private-cloud


def _live_zone(document: Document) -> Value[Ref | str]:
    found = located(document.id)
    return Known(region_of(str(found.value))) if isinstance(found, Known) else found


_CLOUDS = listed("vmwareengine", "v1", "projects.locations.privateClouds", everywhere=True)
_STRETCHED = "management_cluster.*.stretched_cluster_config.*"
_LIVE_STRETCHED = f"{_CLOUDS.list.key}.managementCluster.stretchedClusterConfig"

# Clusters of many machines: https://cloud.google.com/ai-hypercomputer/docs

_HYPER = listed("hypercomputecluster", "v1", "projects.locations.clusters")
_STORES = ("existing_bucket", "existingBucket", "new_bucket", "newBucket")
_SHARES = ("existing_filestore", "existingFilestore", "existing_lustre", "existingLustre")


def _mounted(document: Document, resources: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to the buckets and file systems that the machines of a cluster write to."""
    if isinstance(resources, dict) and not isinstance(resources.get("config"), (dict, list)):
        resources = list(resources.values())
    found = blocks(resources, "config")
    if isinstance(found, Unknown):
        return found
    flows: list[Flow] = []
    for config in found:
        for name in (*_STORES, *_SHARES):
            stores = blocks(config.get(name))
            if isinstance(stores, Unknown):
                return stores
            for store in stores:
                to = next((store[part] for part in ("bucket", "filestore", "lustre") if store.get(part)), None)
                to = f"gs://{to}" if name in _STORES and isinstance(to, str) else to
                led = flow(document, "storage", to) if to else Unknown("which storage it uses is not told")
                if isinstance(led, Unknown):
                    return led
                flows.append(led)
    return Known(tuple(sorted(set(flows), key=str)))


# What Migration Center finds out of the customer's own machines: https://cloud.google.com/migration-center/docs


def _findings(type: str, collection: str, short: str, labelled: bool = True) -> Mapping:
    live = listed("migrationcenter", "v1", f"projects.locations.{collection}")
    own = Field(Always(Known(None, OWN_KEY)), Always(Known(None, OWN_KEY)))
    return row(
        type,
        Store,
        "migrationcenter",
        path=f"projects/{{project}}/locations/{{location}}/{collection}/{{{short}}}",
        location=placed(),
        labels=f"{live.list.key}.labels" if labelled else "",
        labelled=labelled,
        key=own,
        live=live,
    )


_RESTORED = "a restore ends: what it made is judged itself"
_ZONES = (
    "compute_instance_target_environment.0.zone",
    "disk_target_environment.0.zone",
    "region_disk_target_environment.0.region",
)


def _restored(document: Document, *places: Any) -> Value[Ref | str]:
    if unknown := undecided(*places):
        return unknown
    found = next((place for place in places if place), None)
    return Known(str(found)) if found else Unknown("it does not say where to")


GOOGLE_OUTSIDE: tuple[Mapping, ...] = (
    _cluster(
        "google_container_aws_cluster",
        "awsClusters",
        key=Field(key_at("control_plane.0.database_encryption.0.kms_key_arn"), _UNREAD),
        more_keys=Field(
            keys_at(
                "control_plane.*.config_encryption.*.kms_key_arn",
                "control_plane.*.main_volume.*.kms_key_arn",
                "control_plane.*.root_volume.*.kms_key_arn",
            ),
            _UNREAD,
        ),
        deliveries=_runs_in("aws", "aws_region"),
    ),
    _pool(
        "google_container_aws_node_pool",
        "awsClusters",
        "awsNodePools",
        more_keys=Field(
            keys_at("config.*.config_encryption.*.kms_key_arn", "config.*.root_volume.*.kms_key_arn"), _UNREAD
        ),
    ),
    _cluster(
        "google_container_azure_cluster",
        "azureClusters",
        key=Field(key_at("control_plane.0.database_encryption.0.key_id"), _UNREAD),
        deliveries=_runs_in("azure", "azure_region"),
    ),
    _pool("google_container_azure_node_pool", "azureClusters", "azureNodePools"),
    _cluster(
        "google_container_attached_cluster",
        "attachedClusters",
        deliveries=Field(Always(_ANYWHERE), Always(_ANYWHERE)),
    ),
    _on_premises("google_gkeonprem_bare_metal_admin_cluster", "bareMetalAdminClusters"),
    _on_premises("google_gkeonprem_bare_metal_cluster", "bareMetalClusters"),
    _on_premises("google_gkeonprem_vmware_admin_cluster", "vmwareAdminClusters"),
    _on_premises("google_gkeonprem_vmware_cluster", "vmwareClusters"),
    row(
        "google_edgecontainer_cluster",
        # Google's machines at the customer's, steered from a location of Google's.
        Compute,
        "edgecontainer",
        path="projects/{project}/locations/{location}/clusters/{name}",
        location=placed(),
        chosen=("control_plane_encryption.kms_key",),
        key=Field(key_at("control_plane_encryption.0.kms_key"), Always(Unknown(_NO_EDGE))),
        no_live=_NO_EDGE,
    ),
    row(
        "google_edgecontainer_node_pool",
        Compute,
        "edgecontainer",
        path="projects/{project}/locations/{location}/clusters/{cluster}/nodePools/{name}",
        location=shared("projects/{project}/locations/{location}/clusters/{cluster}"),
        key=Field(key_at("local_disk_encryption.0.kms_key"), Always(Unknown(_NO_EDGE))),
        no_live=_NO_EDGE,
    ),
    row(
        "google_vmwareengine_private_cloud",
        # Machines and their disks, in one zone or stretched over two.
        Compute,
        "vmwareengine",
        path="projects/{project}/locations/{location}/privateClouds/{name}",
        location=Field(zoned("location").terraform, Derived((), _live_zone), drift=False),
        labelled=False,
        # https://cloud.google.com/vmware-engine/docs/concepts-security: the provider has no attribute for a key.
        key=Field(
            Always(Known(None, OWN_KEY)), key_at(f"{_CLOUDS.list.key}.encryptionConfig.cryptoKeyName"), drift=False
        ),
        deliveries=Field(
            flows_at("stretched", f"{_STRETCHED}.preferred_location", f"{_STRETCHED}.secondary_location"),
            flows_at("stretched", f"{_LIVE_STRETCHED}.preferredLocation", f"{_LIVE_STRETCHED}.secondaryLocation"),
        ),
        live=_CLOUDS,
    ),
    regional(
        "google_hypercomputecluster_cluster",
        Compute,
        _HYPER,
        short="cluster_id",
        deliveries=Field(
            Derived(("storage_resources",), _mounted, lenient=True),
            Derived((f"{_HYPER.list.key}.storageResources",), _mounted, lenient=True),
        ),
    ),
    _findings("google_migration_center_source", "sources", "source_id", labelled=False),
    _findings("google_migration_center_import_job", "importJobs", "import_job_id"),
    _findings("google_migration_center_report_config", "reportConfigs", "report_config_id", labelled=False),
    _findings("google_migration_center_assets_export_job", "assetsExportJobs", "assets_export_job_id"),
    row(
        "google_backup_dr_restore_workload",
        Compute,
        "backupdr",
        path="{backup_vault_id}/{data_source_id}/{backup_id}",
        location=Field(Derived(_ZONES, _restored, lenient=True), Always(Unknown(_RESTORED)), drift=False),
        labelled=False,
        more_keys=Field(
            keys_at(
                "compute_instance_restore_properties.*.instance_encryption_key.*.kms_key_name",
                "compute_instance_restore_properties.*.disks.*.disk_encryption_key.*.kms_key_name",
                "disk_restore_properties.*.disk_encryption_key.*.kms_key_name",
            ),
            Always(Unknown(_RESTORED)),
        ),
        no_live=_RESTORED,
    ),
)
