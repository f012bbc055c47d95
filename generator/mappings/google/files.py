"""Google Cloud's file systems and what backs them up: Filestore, NetApp, Lustre, Parallelstore, Backup and DR."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    flows_at,
    full_name,
    key_at,
    key_of,
    named,
    placed,
    row,
    shared,
)
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

_EVERYWHERE = {"parent": "projects/{project}/locations/-"}

# Filestore: https://cloud.google.com/filestore/docs/reference/rest

_FILESTORES = Call("projects.locations.instances.list", "file.instances.list", _EVERYWHERE, items="instances")
_FILESTORE_BACKUPS = Call("projects.locations.backups.list", "file.backups.list", _EVERYWHERE, items="backups")


def _share_place(document: Document, location: Any, zone: Any) -> Value[str | Ref]:
    # `zone` is what `location` was called before.
    if unknown := undecided(location, zone):
        return unknown
    return Known(str(location or zone).lower()) if location or zone else Unknown("its zone is that of the provider")


def _backup_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/filestore_backup#kms_key_name
    return key_of(document, key) if key else Unknown("which key a backup is under is told after it is made")


# NetApp Volumes: https://cloud.google.com/netapp/volumes/docs/reference/rest

_POOLS = Call("projects.locations.storagePools.list", "netapp.storagePools.list", _EVERYWHERE, items="storagePools")
_VOLUMES = Call("projects.locations.volumes.list", "netapp.volumes.list", _EVERYWHERE, items="volumes")
_REPLICATIONS = Call(
    "projects.locations.volumes.replications.list",
    "netapp.replications.list",
    {"parent": "{parent}"},
    items="replications",
)
_VAULTS = Call("projects.locations.backupVaults.list", "netapp.backupVaults.list", _EVERYWHERE, items="backupVaults")
_KMS = Call("projects.locations.kmsConfigs.list", "netapp.kmsConfigs.list", _EVERYWHERE, items="kmsConfigs")
_POOL = "projects/{project}/locations/{location}/storagePools/{storage_pool}"
_VOLUME = "projects/{project}/locations/{location}/volumes/{volume_name}"


def _key_of_pool(document: Document, pool: Any, *_: Any) -> Value[Ref | None]:
    """Return what a volume is encrypted as: its pool, which is under a key or not.

    https://cloud.google.com/netapp/volumes/docs/configure-and-use/cmek/cmek-overview
    """
    if isinstance(pool, (Unknown, Ref)) or not pool:
        return Known(pool) if isinstance(pool, Ref) else pool or Unknown("it names no storage pool")
    found = named(_POOL)(str(pool), document)
    return found if isinstance(found, Unknown) else Known(Ref(found))


def _live_key_of_pool(document: Document, pool: Any) -> Value[Ref | None]:
    name = str(pool or "")
    place = document.id.split("/locations/")[0].partition("//netapp.googleapis.com/")[2]
    return Known(Ref(name if "/" in name else f"{place}/locations/{_location(document)}/storagePools/{name}"))


def _location(document: Document) -> str:
    return document.id.partition("/locations/")[2].partition("/")[0]


def _hybrid(document: Document, peer: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to a NetApp system outside Google Cloud that a volume is replicated with.

    https://cloud.google.com/netapp/volumes/docs/protect-data/about-external-replication
    """
    return undecided(peer) or Known((Flow("replication", f"ontap:{peer}"),) if peer else ())


def _elsewhere(document: Document, region: Any) -> Value[tuple[Flow, ...]]:
    return undecided(region) or Known((Flow("backup copy", str(region).rpartition("/")[2]),) if region else ())


# Managed Lustre, Parallelstore

_PARALLEL = Call("projects.locations.instances.list", "parallelstore.instances.list", _EVERYWHERE, items="instances")
_NO_KEY = Always(Known(None, "Parallelstore takes no key of the customer's"))
"""https://cloud.google.com/parallelstore/docs/overview"""

# Backup and DR: https://cloud.google.com/backup-disaster-recovery/docs/reference/rest

_DR_VAULTS = Call(
    "projects.locations.backupVaults.list", "backupdr.backupVaults.list", _EVERYWHERE, items="backupVaults"
)
_PLANS = Call("projects.locations.backupPlans.list", "backupdr.backupPlans.list", _EVERYWHERE, items="backupPlans")
_SERVERS = Call(
    "projects.locations.managementServers.list",
    "backupdr.managementServers.list",
    _EVERYWHERE,
    items="managementServers",
)


GOOGLE_FILES: tuple[Mapping, ...] = (
    row(
        "google_filestore_instance",
        Store,
        "filestore",
        path="projects/{project}/locations/{location}/instances/{name}",
        location=Field(Derived(("location", "zone"), _share_place, lenient=True), placed().api),
        labels=f"{_FILESTORES.key}.labels",
        chosen=("location", "zone"),
        key=Field(key_at("kms_key_name"), key_at(f"{_FILESTORES.key}.kmsKeyName")),
        replicas=Field(
            flows_at("replication", "initial_replication.0.replicas.*.peer_instance"),
            flows_at("replication", f"{_FILESTORES.key}.replication.replicas.*.peerInstance"),
            # Only the standby names its peer in Terraform; live both do.
            drift=False,
        ),
        live=Live(
            "file",
            version="v1",
            per="project",
            list=_FILESTORES,
            id=full_name(_FILESTORES, "file.googleapis.com"),
            asset="file.googleapis.com/Instance",
        ),
    ),
    row(
        "google_filestore_backup",
        Backup,
        "filestore",
        path="projects/{project}/locations/{location}/backups/{name}",
        location=placed(),
        labels=f"{_FILESTORE_BACKUPS.key}.labels",
        key=Field(
            Derived(("kms_key_name",), _backup_key, lenient=True),
            key_at(f"{_FILESTORE_BACKUPS.key}.kmsKey"),
        ),
        live=Live(
            "file",
            version="v1",
            per="project",
            list=_FILESTORE_BACKUPS,
            id=full_name(_FILESTORE_BACKUPS, "file.googleapis.com"),
            asset="file.googleapis.com/Backup",
        ),
    ),
    row(
        "google_netapp_kmsconfig",
        # The key that storage pools of its region name through it.
        Store,
        "netapp",
        path="projects/{project}/locations/{location}/kmsConfigs/{name}",
        location=placed(),
        labels=f"{_KMS.key}.labels",
        key=Field(key_at("crypto_key_name"), key_at(f"{_KMS.key}.cryptoKeyName")),
        live=Live(
            "netapp",
            version="v1",
            per="project",
            list=_KMS,
            id=full_name(_KMS, "netapp.googleapis.com"),
        ),
    ),
    row(
        "google_netapp_storage_pool",
        Store,
        "netapp",
        path="projects/{project}/locations/{location}/storagePools/{name}",
        location=placed(),
        labels=f"{_POOLS.key}.labels",
        key=Field(key_at("kms_config"), key_at(f"{_POOLS.key}.kmsConfig")),
        live=Live(
            "netapp",
            version="v1",
            per="project",
            list=_POOLS,
            id=full_name(_POOLS, "netapp.googleapis.com"),
            asset="netapp.googleapis.com/StoragePool",
        ),
    ),
    row(
        "google_netapp_volume",
        Store,
        "netapp",
        path="projects/{project}/locations/{location}/volumes/{name}",
        location=placed(),
        labels=f"{_VOLUMES.key}.labels",
        key=Field(
            Derived(("storage_pool", "location", "project"), _key_of_pool, lenient=True),
            Derived((f"{_VOLUMES.key}.storagePool",), _live_key_of_pool),
        ),
        replicas=Field(
            Derived(("hybrid_replication_parameters.0.peer_cluster_name",), _hybrid, lenient=True),
            Derived((f"{_VOLUMES.key}.hybridReplicationParameters.peerClusterName",), _hybrid),
        ),
        copies=Field(
            flows_at("backup", "backup_config.0.backup_vault"),
            flows_at("backup", f"{_VOLUMES.key}.backupConfig.backupVault"),
        ),
        live=Live(
            "netapp",
            version="v1",
            per="project",
            list=_VOLUMES,
            id=full_name(_VOLUMES, "netapp.googleapis.com"),
            asset="netapp.googleapis.com/Volume",
        ),
    ),
    row(
        "google_netapp_volume_replication",
        Route,
        "netapp",
        path="projects/{project}/locations/{location}/volumes/{volume_name}/replications/{name}",
        location=shared(_VOLUME),
        labels=f"{_REPLICATIONS.key}.labels",
        replicas=Field(
            flows_at("replication", "destination_volume_parameters.0.storage_pool"),
            flows_at("replication", f"{_REPLICATIONS.key}.destinationVolume"),
            # Terraform names the pool in which the API makes the volume.
            drift=False,
        ),
        live=Live(
            "netapp",
            version="v1",
            per="google_netapp_volume",
            list=_REPLICATIONS,
            id=full_name(_REPLICATIONS, "netapp.googleapis.com"),
        ),
    ),
    row(
        "google_netapp_backup_vault",
        Backup,
        "netapp",
        path="projects/{project}/locations/{location}/backupVaults/{name}",
        location=placed(),
        labels=f"{_VAULTS.key}.labels",
        key=Field(key_at("kms_config"), key_at(f"{_VAULTS.key}.kmsConfig")),
        copies=Field(
            Derived(("backup_region",), _elsewhere, lenient=True),
            Derived((f"{_VAULTS.key}.backupRegion",), _elsewhere),
        ),
        live=Live(
            "netapp",
            version="v1",
            per="project",
            list=_VAULTS,
            id=full_name(_VAULTS, "netapp.googleapis.com"),
            asset="netapp.googleapis.com/BackupVault",
        ),
    ),
    row(
        "google_lustre_instance",
        Store,
        "lustre",
        path="projects/{project}/locations/{location}/instances/{instance_id}",
        location=placed(),
        key=Field(key_at("kms_key"), Always(Unknown("it is not read live"))),
        no_live="google-api-python-client has no description of the Managed Lustre API",
    ),
    row(
        "google_parallelstore_instance",
        Store,
        "parallelstore",
        path="projects/{project}/locations/{location}/instances/{instance_id}",
        location=placed(),
        labels=f"{_PARALLEL.key}.labels",
        key=Field(_NO_KEY, _NO_KEY),
        live=Live(
            "parallelstore",
            version="v1",
            per="project",
            list=_PARALLEL,
            id=full_name(_PARALLEL, "parallelstore.googleapis.com"),
            asset="parallelstore.googleapis.com/Instance",
        ),
    ),
    row(
        "google_backup_dr_backup_vault",
        Backup,
        "backupdr",
        path="projects/{project}/locations/{location}/backupVaults/{backup_vault_id}",
        location=placed(),
        labels=f"{_DR_VAULTS.key}.labels",
        key=Field(
            key_at("encryption_config.0.kms_key_name"),
            key_at(f"{_DR_VAULTS.key}.encryptionConfig.kmsKeyName"),
        ),
        live=Live(
            "backupdr",
            version="v1",
            per="project",
            list=_DR_VAULTS,
            id=full_name(_DR_VAULTS, "backupdr.googleapis.com"),
            asset="backupdr.googleapis.com/BackupVault",
        ),
    ),
    row(
        "google_backup_dr_backup_plan",
        Route,
        "backupdr",
        path="projects/{project}/locations/{location}/backupPlans/{backup_plan_id}",
        location=placed(),
        labelled=False,
        copies=Field(flows_at("backup", "backup_vault"), flows_at("backup", f"{_PLANS.key}.backupVault")),
        live=Live(
            "backupdr",
            version="v1",
            per="project",
            list=_PLANS,
            id=full_name(_PLANS, "backupdr.googleapis.com"),
            asset="backupdr.googleapis.com/BackupPlan",
        ),
    ),
    row(
        "google_backup_dr_management_server",
        Compute,
        "backupdr",
        path="projects/{project}/locations/{location}/managementServers/{name}",
        location=placed(),
        labelled=False,
        live=Live(
            "backupdr",
            version="v1",
            per="project",
            list=_SERVERS,
            id=full_name(_SERVERS, "backupdr.googleapis.com"),
            asset="backupdr.googleapis.com/ManagementServer",
        ),
    ),
)
