"""Cloud Workstations: machines to work on, by configuration and cluster.

https://cloud.google.com/workstations/docs/encrypt-workstation-resources
"""

from __future__ import annotations

from typing import Any

from generator.facts import Compute
from generator.mappings.google.common import iam, key_at, named, placed, row, shared
from generator.mappings.google.inference import models_in
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Derived
from generator.mappings.schema import Field, Mapping

_CLUSTERS = listed("workstations", "v1", "projects.locations.workstationClusters", asset="WorkstationCluster")
_CONFIGS = listed(
    "workstations",
    "v1",
    "projects.locations.workstationClusters.workstationConfigs",
    per="google_workstations_workstation_cluster",
    asset="WorkstationConfig",
    policy=True,
)
_STATIONS = listed(
    "workstations",
    "v1",
    "projects.locations.workstationClusters.workstationConfigs.workstations",
    per="google_workstations_workstation_config",
    asset="Workstation",
    policy=True,
)
_CLUSTER = "projects/{project}/locations/{location}/workstationClusters/{workstation_cluster_id}"
_CONFIG = f"{_CLUSTER}/workstationConfigs/{{workstation_config_id}}"
_STATION = f"{_CONFIG}/workstations/{{workstation_id}}"


def _within(type: str, path: str, live: Any, **more: Any) -> Mapping:
    """Return the row of what lies in a cluster, and which IAM may open to everybody."""
    *_, last = path.rpartition("{")
    return row(
        type,
        Compute,
        "workstations",
        path=path,
        location=placed(),
        labels=f"{live.list.key}.labels",
        companions=iam(f"{type}_iam", identity=named(path), refers=last.rstrip("}")),
        **opened_by_iam(f"{type}_iam", f"{live.details[0].key}.bindings"),
        live=live,
        **more,
    )


GOOGLE_WORKSTATIONS: tuple[Mapping, ...] = (
    # It only runs the rest, and keeps nothing.
    regional(
        "google_workstations_workstation_cluster",
        Compute,
        _CLUSTERS,
        short="workstation_cluster_id",
    ),
    _within(
        "google_workstations_workstation_config",
        _CONFIG,
        _CONFIGS,
        key=Field(key_at("encryption_key.0.kms_key"), key_at(f"{_CONFIGS.list.key}.encryptionKey.kmsKey")),
        inference=Field(
            Derived(("container.0.env",), models_in, lenient=True),
            Derived((f"{_CONFIGS.list.key}.container.env",), models_in),
        ),
    ),
    _within(
        "google_workstations_workstation",
        _STATION,
        _STATIONS,
        # Its disks are under the key of its configuration; live it has that key itself.
        key=Field(shared(_CONFIG).terraform, key_at(f"{_STATIONS.list.key}.kmsKey"), drift=False),
        inference=Field(Derived(("env",), models_in, lenient=True), Derived((f"{_STATIONS.list.key}.env",), models_in)),
    ),
)
