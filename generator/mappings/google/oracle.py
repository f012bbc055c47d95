"""Oracle's databases in Google's data centres: Oracle Database@Google Cloud."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, PublicAccess, Route, Store, Value
from generator.mappings.google.common import flows_at, key_at, placed
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Live, Mapping

# https://cloud.google.com/oracle/database/docs/reference/rest


def _listed(collection: str, asset: str = "", everywhere: bool = True) -> Live:
    return listed("oracledatabase", "v1", f"projects.locations.{collection}", everywhere=everywhere, asset=asset)


_AUTONOMOUS = _listed("autonomousDatabases", "AutonomousDatabase")
_DEPLOYMENTS = _listed("goldengateDeployments", everywhere=False)
_CONNECTIONS = _listed("goldengateConnections", everywhere=False)

# https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/security-encryption.html
_ORACLES = Known(None, "Oracle encrypts with a key of its own unless told otherwise")
_NO_KEY = Field(Always(_ORACLES), Always(_ORACLES))


def _open(document: Document, everybody: Any) -> Value[PublicAccess | None]:
    return undecided(everybody) or Known("public" if everybody else "private")


# The databases that are Oracle's or Google's own. Of any other no region says where it is.
_HERE = ("GOOGLE", "ORACLE", "GOLDENGATE", "OCI")


def _connected(document: Document, kind: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(kind):
        return unknown
    outside = kind and not str(kind).startswith(_HERE)
    return Known((Flow("connection", f"{str(kind).lower()}:"),) if outside else ())


def _machine(type: str, collection: str, short: str, asset: str = "", **more: Any) -> Mapping:
    return regional(type, Store, _listed(collection, asset), short=short, key=_NO_KEY, **more)


GOOGLE_ORACLE: tuple[Mapping, ...] = (
    regional(
        "google_oracle_database_autonomous_database",
        Store,
        _AUTONOMOUS,
        short="autonomous_database_id",
        # Terraform cannot set its key.
        key=Field(Always(_ORACLES), key_at(f"{_AUTONOMOUS.list.key}.properties.encryptionKey.kmsKey")),
        replicas=Field(
            flows_at("replication", "source_config.*.autonomous_database"),
            flows_at("replication", f"{_AUTONOMOUS.list.key}.peerAutonomousDatabases"),
            drift=False,
        ),
    ),
    regional(
        "google_oracle_database_cloud_exadata_infrastructure",
        Compute,
        _listed("cloudExadataInfrastructures", "CloudExadataInfrastructure"),
        short="cloud_exadata_infrastructure_id",
    ),
    _machine(
        "google_oracle_database_cloud_vm_cluster", "cloudVmClusters", "cloud_vm_cluster_id", asset="CloudVmCluster"
    ),
    _machine("google_oracle_database_exadb_vm_cluster", "exadbVmClusters", "exadb_vm_cluster_id"),
    _machine(
        "google_oracle_database_exascale_db_storage_vault", "exascaleDbStorageVaults", "exascale_db_storage_vault_id"
    ),
    _machine("google_oracle_database_db_system", "dbSystems", "db_system_id"),
    regional(
        "google_oracle_database_goldengate_deployment",
        Compute,
        _DEPLOYMENTS,
        short="goldengate_deployment_id",
        public_access=Field(
            Always(Known("private", "Terraform cannot make it public")),
            Derived((f"{_DEPLOYMENTS.list.key}.properties.isPublic",), _open, lenient=True),
        ),
    ),
    regional(
        "google_oracle_database_goldengate_connection",
        Route,
        _CONNECTIONS,
        short="goldengate_connection_id",
        location=placed(),
        deliveries=Field(
            Derived(("properties.0.connection_type",), _connected, lenient=True),
            Derived((f"{_CONNECTIONS.list.key}.properties.connectionType",), _connected, lenient=True),
        ),
    ),
)
