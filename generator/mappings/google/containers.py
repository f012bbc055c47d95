"""Kubernetes Engine: clusters with all their node pools, the backups of what runs there, and the old registry."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Compute, Known, PublicAccess, Ref, Store, Unknown, Value
from generator.mappings.google.common import flattened, flows_at, full_name, key_of, label, named, row
from generator.mappings.google.regional import EVERYWHERE, listed, regional, zoned
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live

_CLUSTERS = Call("projects.locations.clusters.list", "container.clusters.list", EVERYWHERE, items="clusters")
_ITEM = _CLUSTERS.key
_PATH = "projects/{project}/locations/{location}/clusters/{name}"


def _secrets_key(document: Document, state: Any, key: Any) -> Value[Ref | None]:
    """Return the key of the cluster's own database, which holds its secrets.

    https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets
    """
    if unknown := undecided(state):
        return unknown
    if state not in ("ENCRYPTED", "ALL_OBJECTS_ENCRYPTION_ENABLED"):
        return Known(None, "the cluster's secrets are under a key of Google's own unless told otherwise")
    return key_of(document, key)


# Nodes. A pool of its own is part of its cluster: the answer has them all together.


def _node_keys(
    document: Document,
    separate: Any,
    inline: Any,
    nodes: Any,
    gone: Any,
    pilot: Any,
    scaling: Any,
    control: Any,
) -> Value[tuple[Ref | None, ...]]:
    """Return the keys of all boot disks, and those of the control plane where it has any of its own."""
    found = _boot(separate), _boot(inline), _boot([{"node_config": nodes}]), _made(scaling, pilot)
    unknown = undecided(gone, pilot) or next((each for each in found if isinstance(each, Unknown)), None)
    if unknown:
        return unknown
    own, listed, default, made = (each for each in found if isinstance(each, list))
    # Without any of its own the cluster has a pool that Google makes.
    return _keys(document, [*own, *listed, *(() if pilot or gone or listed else default), *made], control)


def _boot(pools: Any) -> list[Any] | Unknown:
    """Return the key of every pool's boot disk, None where it is Google's."""
    found = blocks(pools)
    if isinstance(found, Unknown):
        return found
    configurations = [blocks(pool.get("node_config")) for pool in found]
    unknown = next((each for each in configurations if isinstance(each, Unknown)), None)
    known = [each for each in configurations if isinstance(each, list)]
    return unknown or [each[0].get("boot_disk_kms_key") if each else None for each in known]


def _made(scaling: Any, pilot: Any) -> list[Any] | Unknown:
    """Return the key of the nodes that Google adds by itself, None where it is its own."""
    found, defaults = blocks(scaling), blocks(scaling, "auto_provisioning_defaults")
    if isinstance(found, Unknown) or isinstance(defaults, Unknown):
        return found if isinstance(found, Unknown) else defaults
    adds = pilot or any(each.get("enabled") for each in found)
    return [each.get("boot_disk_kms_key") for each in defaults] or [None] if adds else []


def _live_node_keys(
    document: Document, pools: Any, pilot: Any, made: Any, control: Any
) -> Value[tuple[Ref | None, ...]]:
    disks = [(pool.get("config") or {}).get("bootDiskKmsKey") for pool in pools or ()]
    return _keys(document, [made] if pilot else [*disks, *([made] if made else [])], control)


def _keys(document: Document, disks: list[Any], control: Any) -> Value[tuple[Ref | None, ...]]:
    keys = [key_of(document, key) for key in (*disks, *flattened([control]))]
    unknown = next((key for key in keys if isinstance(key, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(key.value for key in keys if isinstance(key, Known))))


# Who reaches the control plane


def _endpoint(document: Document, private: Any, endpoints: Any, allowed: Any, networks: Any) -> Value[PublicAccess]:
    """Return whether the internet reaches the control plane.

    https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation
    """
    if private is True or endpoints is False:
        return Known("private")
    found = list(flattened([networks]))
    if unknown := undecided(private, endpoints, allowed, *found):
        return unknown
    return Known("public" if not allowed or _EVERYBODY & set(found) else "private")


_EVERYBODY = {"0.0.0.0/0", "::/0"}


_PLANS = listed("gkebackup", "v1", "projects.locations.backupPlans", everywhere=True, asset="BackupPlan")
_RESTORES = listed("gkebackup", "v1", "projects.locations.restorePlans", everywhere=True, asset="RestorePlan")
_RESIDES = "Container Registry keeps images in the US multi-region unless told otherwise"


def _registry(document: Document, location: Any) -> Value[str]:
    # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_registry
    return undecided(location) or Known(str(location or "us").lower(), "" if location else _RESIDES)


GOOGLE_CONTAINERS = (
    row(
        "google_container_cluster",
        Compute,
        "container",
        path=_PATH,
        location=zoned("location", f"{_ITEM}.location"),
        labelled=False,
        data_class=label(f"{_ITEM}.resourceLabels", terraform=("resource_labels", "terraform_labels")),
        chosen=("location", "node_config", "node_pool", "cluster_autoscaling.enabled"),
        companions=(Companion("google_container_node_pool", "cluster", identity=named(_PATH), several=True),),
        key=Field(
            Derived(("database_encryption.0.state", "database_encryption.0.key_name"), _secrets_key, lenient=True),
            Derived((f"{_ITEM}.databaseEncryption.state", f"{_ITEM}.databaseEncryption.keyName"), _secrets_key),
        ),
        more_keys=Field(
            Derived(
                (
                    "google_container_node_pool",
                    "node_pool",
                    "node_config",
                    "remove_default_node_pool",
                    "enable_autopilot",
                    "cluster_autoscaling",
                    "user_managed_keys_config.*.control_plane_disk_encryption_key",
                ),
                _node_keys,
                lenient=True,
            ),
            Derived(
                (
                    f"{_ITEM}.nodePools",
                    f"{_ITEM}.autopilot.enabled",
                    f"{_ITEM}.autoscaling.autoprovisioningNodePoolDefaults.bootDiskKmsKey",
                    f"{_ITEM}.userManagedKeysConfig.controlPlaneDiskEncryptionKey",
                ),
                _live_node_keys,
            ),
        ),
        public_access=Field(
            Derived(
                (
                    "private_cluster_config.0.enable_private_endpoint",
                    "control_plane_endpoints_config.0.ip_endpoints_config.0.enabled",
                    "master_authorized_networks_config",
                    "master_authorized_networks_config.*.cidr_blocks.*.cidr_block",
                ),
                _endpoint,
                lenient=True,
            ),
            Derived(
                (
                    f"{_ITEM}.privateClusterConfig.enablePrivateEndpoint",
                    f"{_ITEM}.controlPlaneEndpointsConfig.ipEndpointsConfig.enablePublicEndpoint",
                    f"{_ITEM}.masterAuthorizedNetworksConfig.enabled",
                    f"{_ITEM}.masterAuthorizedNetworksConfig.cidrBlocks.*.cidrBlock",
                ),
                _endpoint,
            ),
        ),
        deliveries=Field(
            flows_at("notification", "notification_config.*.pubsub.*.topic"),
            flows_at("notification", f"{_ITEM}.notificationConfig.pubsub.topic"),
        ),
        live=Live(
            "container",
            version="v1",
            per="project",
            list=_CLUSTERS,
            id=full_name(_CLUSTERS, "container.googleapis.com", _PATH),
            asset="container.googleapis.com/Cluster",
        ),
    ),
    # Where the plan is, there its backups are: https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke
    regional(
        "google_gke_backup_backup_plan",
        Backup,
        _PLANS,
        key=(
            "backup_config.0.encryption_key.0.gcp_kms_encryption_key",
            "backupConfig.encryptionKey.gcpKmsEncryptionKey",
        ),
    ),
    regional(
        "google_gke_backup_restore_plan",
        Compute,
        _RESTORES,
        deliveries=Field(flows_at("restore", "cluster"), flows_at("restore", f"{_RESTORES.list.key}.cluster")),
    ),
    row(
        "google_container_registry",
        Store,
        "storage",
        path="gcr:{project}",
        name=Field(Always(Known("registry")), Always(Known("registry"))),
        location=Field(Derived(("location",), _registry, lenient=True), Always(Unknown("it is read as a bucket"))),
        labelled=False,
        key=Field(
            Always(Known(None, "its bucket is made without a key of the customer's")),
            Always(Unknown("it is read as a bucket")),
        ),
        no_live="it is a bucket, and read as one",
    ),
)
