"""Google Cloud's Managed Service for Apache Kafka: clusters, and the connectors that carry messages on."""

from __future__ import annotations

import re
from typing import Any

from generator.facts import Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import flow, placed, row
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Field, Mapping

# https://cloud.google.com/managed-service-for-apache-kafka/docs/reference/rest

_CLUSTERS = listed("managedkafka", "v1", "projects.locations.clusters", asset="Cluster")
_CONNECTS = listed("managedkafka", "v1", "projects.locations.connectClusters")
_CONNECTORS = listed(
    "managedkafka",
    "v1",
    "projects.locations.connectClusters.connectors",
    per="google_managed_kafka_connect_cluster",
)

_TARGET = "target.cluster.bootstrap.servers"
_OWN = re.compile(r"bootstrap\.[^.]+\.([a-z0-9-]+)\.managedkafka\.[^:]+\.cloud\.goog(?::|$)")
"""How a cluster of this service is reached: it names its region."""


def _carried(document: Document, configs: Any) -> Value[tuple[Flow, ...]]:
    """Return where a connector writes what it reads from Kafka.

    https://docs.cloud.google.com/managed-service-for-apache-kafka/docs/connect-cluster/create-connect-cluster
    """
    if unknown := undecided(configs):
        return unknown
    said = configs if isinstance(configs, dict) else {}
    kind = said.get("connector.class")
    if unknown := undecided(kind):
        return unknown
    name = str(kind or "").rpartition(".")[2]
    if name.endswith("SourceConnector") and _TARGET not in said:
        # It brings messages in, to the cluster that its Connect cluster belongs to.
        return Known(())
    found = _target(document, said)
    if isinstance(found, (Unknown, Ref)):
        return undecided(found) or Unknown("where it writes is known after apply")
    return Known((found,)) if found else Unknown(f"where a connector of class `{name}` writes is not known")


def _target(document: Document, said: dict[str, Any]) -> Flow | Unknown | Ref | None:
    bucket, servers, topic = said.get("gcs.bucket.name"), said.get(_TARGET), said.get("cps.topic")
    dataset = said.get("defaultDataset")
    if bucket:
        return flow(document, "connector", f"gs://{bucket}" if isinstance(bucket, str) else bucket)
    if servers:
        return undecided(servers) or _of_servers(str(servers))
    kind, name, project = ("topics", topic, "cps.project") if topic else ("datasets", dataset, "project")
    if unknown := undecided(name, said.get(project)):
        return unknown
    return Flow("connector", Ref(f"projects/{said[project]}/{kind}/{name}")) if name and said.get(project) else None


def _of_servers(servers: str) -> Flow:
    found = _OWN.match(servers)
    return Flow("connector", found[1] if found else f"kafka://{servers}")


GOOGLE_KAFKA: tuple[Mapping, ...] = (
    regional(
        "google_managed_kafka_cluster",
        Store,
        _CLUSTERS,
        short="cluster_id",
        key=("gcp_config.0.kms_key", "gcpConfig.kmsKey"),
    ),
    regional("google_managed_kafka_connect_cluster", Compute, _CONNECTS, short="connect_cluster_id"),
    row(
        "google_managed_kafka_connector",
        Route,
        "managedkafka",
        path="projects/{project}/locations/{location}/connectClusters/{connect_cluster}/connectors/{connector_id}",
        location=placed(),
        labelled=False,
        deliveries=Field(
            Derived(("configs",), _carried, lenient=True), Derived((f"{_CONNECTORS.list.key}.configs",), _carried)
        ),
        live=_CONNECTORS,
    ),
)
