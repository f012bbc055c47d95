"""What hands do to a Google Cloud project behind Terraform's back, and what a report must say of each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.project import Project
from tests.e2e.project.ai import ENDPOINTS, INDEXES, NOTEBOOKS
from tests.e2e.project.databases import DATABASES, DATASETS, INSTANCES
from tests.e2e.project.keys import KEYS
from tests.e2e.project.logs import LOGS, SINKS
from tests.e2e.project.messages import SUBSCRIPTIONS, TOPICS
from tests.e2e.project.model import TLS_POLICY, Collection, Json
from tests.e2e.project.operations import PLANS, REPOSITORIES, SECRETS, VAULTS
from tests.e2e.project.storage import BUCKETS, FILES, SNAPSHOTS, bucket

VIRGINIA = "us-east4"


@dataclass(frozen=True)
class Change:
    """One change: what it makes different (kind, resource, field), and which controls it breaks.

    A resource is written as its API and its name, without what is the same in all of them.
    """

    make: Callable[[Project], None]
    drift: tuple[tuple[str, str, str], ...]
    fails: tuple[tuple[str, str], ...] = ()


def short(resource: str) -> str:
    """Return the id of a resource without the project and its location."""
    text = resource.removeprefix("//").replace("projects/demo-prod/", "").replace("locations/europe-west3/", "")
    return text.replace(".googleapis.com", "")


def only(project: Project, collection: Collection, ending: str = "") -> Json:
    """Return the one item of a collection, whose name ends so."""
    (name,) = (name for name in project.of(collection) if name.endswith(ending))
    return project.of(collection)[name]


def keep_backups_abroad(project: Project) -> None:
    """Cloud SQL: backups go to the United States from now on."""
    only(project, INSTANCES)["settings"]["backupConfiguration"]["location"] = VIRGINIA


def open_database(project: Project) -> None:
    """Cloud SQL: a public address, for everybody."""
    address = only(project, INSTANCES)["settings"]["ipConfiguration"]
    address["ipv4Enabled"], address["authorizedNetworks"] = True, [{"value": "0.0.0.0/0"}]


def second_database(project: Project) -> None:
    """Firestore: a database in the United States, under Google's key."""
    name = "projects/demo-prod/databases/quick"
    project.add(DATABASES, {"name": name, "locationId": "nam5", "type": "FIRESTORE_NATIVE"})


def share_dataset(project: Project) -> None:
    """BigQuery: everybody with a Google account may read."""
    only(project, DATASETS)["access"].append({"role": "READER", "specialGroup": "allAuthenticatedUsers"})


def send_messages_abroad(project: Project) -> None:
    """Pub/Sub: a topic keeps its messages in the United States too, and lets them pass anywhere."""
    policy = only(project, TOPICS, "/demo-news")["messageStoragePolicy"]
    policy["allowedPersistenceRegions"], policy["enforceInTransit"] = ["europe-west3", VIRGINIA], False


def push_messages(project: Project) -> None:
    """Pub/Sub: a queue is pushed to somebody's server."""
    push = {"pushEndpoint": "https://hooks.example.com/in"}
    only(project, SUBSCRIPTIONS, "/demo-jobs")["pushConfig"] = push


def copy_secret(project: Project) -> None:
    """Secret Manager: a secret is made again, with a copy in the United States under Google's key."""
    only(project, SECRETS)["replication"]["userManaged"]["replicas"].append({"location": VIRGINIA})


def share_images(project: Project) -> None:
    """Artifact Registry: everybody may pull."""
    (name,) = project.of(REPOSITORIES)
    project.grants[REPOSITORIES, name] = [{"role": "roles/artifactregistry.reader", "members": ["allUsers"]}]


def second_file_system(project: Project) -> None:
    """Filestore: made by hand, under Google's key."""
    name = "projects/demo-prod/locations/europe-west3/instances/quick"
    project.add(FILES, {"name": name, "labels": {"eurofence-class": "internal"}})


def second_plan(project: Project) -> None:
    """Backup and DR: machines are backed up into a vault in the United States."""
    place = f"projects/demo-prod/locations/{VIRGINIA}"
    made = {"name": f"{place}/backupPlans/quick", "backupVault": f"{place}/backupVaults/quick",
            "resourceType": "compute.googleapis.com/Instance"}  # fmt: skip
    project.add(PLANS, made)
    project.add(VAULTS, {"name": f"{place}/backupVaults/quick"})


def snapshots_abroad(project: Project) -> None:
    """Compute Engine: snapshots go to the United States."""
    storage = {"policy": "SPECIFIC_LOCATIONS", "locations": {VIRGINIA: {"name": VIRGINIA}}}
    only(project, SNAPSHOTS)["storageLocation"] = storage


def stop_rotation(project: Project) -> None:
    """Cloud KMS: the key stays as it is."""
    del only(project, KEYS)["rotationPeriod"]


def quick_bucket(project: Project) -> None:
    """Cloud Storage: a bucket in the United States."""
    project.add(BUCKETS, bucket("demo-quick", "us"))


def plain_http(project: Project) -> None:
    """Organisation policy: plain HTTP is let in again."""
    project.policies[TLS_POLICY] = [{"enforce": False}]


def open_notebook(project: Project) -> None:
    """Workbench: the machine is given a public address, and so a way to anywhere."""
    only(project, NOTEBOOKS)["gceSetup"]["disablePublicIp"] = False


def ask_abroad(project: Project) -> None:
    """Vertex AI: an endpoint in the United States, under Google's key."""
    name = f"projects/demo-prod/locations/{VIRGINIA}/endpoints/9"
    project.add(ENDPOINTS, {"name": name, "displayName": "quick"})


def second_index(project: Project) -> None:
    """Vertex AI: an index under Google's key."""
    name = "projects/demo-prod/locations/europe-west3/indexes/10"
    project.add(INDEXES, {"name": name, "displayName": "quick", "labels": {"eurofence-class": "internal"}})


_VAULT, _PLAN = f"backupdr/locations/{VIRGINIA}/backupVaults/quick", f"backupdr/locations/{VIRGINIA}/backupPlans/quick"
_SQL, _FIRESTORE, _DATASET = (
    "cloudsql/instances/demo-orders",
    "firestore/databases/quick",
    "bigquery/datasets/demo_facts",
)
_TOPIC, _SUBSCRIPTION = "pubsub/topics/demo-news", "pubsub/subscriptions/demo-jobs"
_SECRET, _IMAGES = "secretmanager/secrets/demo-token", "artifactregistry/repositories/demo-images"
_FILES, _SNAPSHOTS, _QUICK = "file/instances/quick", "compute/global/snapshotSettings", "storage/demo-quick"
_KEY, _RECORDS, _TRAIL = "cloudkms/keyRings/demo/cryptoKeys/demo-data", "storage/demo-records", "storage/demo-trail"

_NOTEBOOK = "notebooks/locations/europe-west3-b/instances/demo-lab"
_ASKED, _INDEX = f"aiplatform/locations/{VIRGINIA}/endpoints/9", "aiplatform/indexes/10"


def lead_logs_abroad(project: Project) -> None:
    """Cloud Logging: the default sink leads to a log bucket in the United States."""
    name = "projects/demo-prod/locations/us-east4/buckets/quick"
    project.add(LOGS, {"name": name, "cmekSettings": dict(only(project, LOGS, "/demo-app")["cmekSettings"])})
    project.of(SINKS)["_Default"]["destination"] = f"logging.googleapis.com/{name}"


def stop_recording(project: Project) -> None:
    """Audit logs: nobody is told any more who read data."""
    told = {"auditConfigs": [{"service": "allServices", "auditLogConfigs": [{"logType": "DATA_WRITE"}]}]}
    answer = ("cloudresourcemanager", "v3", "projects.getIamPolicy", told, {"resource": "projects/demo-prod"})
    project.answers.append(answer)


_LOGS = "logging/locations/us-east4/buckets/quick"
_SINK = "logging/sinks/_Default"
_RECORDED = "cloudresourcemanager/auditConfigs/allServices"

CHANGES: tuple[Change, ...] = (
    Change(
        lead_logs_abroad,
        (("unmanaged", _LOGS, ""), ("changed", _SINK, "logs")),
        (("RES-05", _LOGS), ("RES-05", _SINK), ("RES-05", _RECORDED)),
    ),
    Change(stop_recording, (("changed", _RECORDED, "every_service"),), (("AUD-01", _RECORDED),)),
    Change(keep_backups_abroad, (("changed", _SQL, "copies"),), (("RES-03", _SQL),)),
    Change(open_database, (("changed", _SQL, "public_access"),), (("ACC-01", _SQL),)),
    Change(second_database, (("unmanaged", _FIRESTORE, ""),), (("KEY-01", _FIRESTORE), ("RES-01", _FIRESTORE))),
    Change(
        share_dataset,
        (("changed", _DATASET, "public_access"), ("changed", _DATASET, "shared_with")),
        (("ACC-01", _DATASET), ("ACC-03", _DATASET)),
    ),
    Change(
        send_messages_abroad,
        (("changed", _TOPIC, "replicas"), ("changed", _TOPIC, "deliveries")),
        (("RES-02", _TOPIC), ("RES-04", _TOPIC)),
    ),
    Change(push_messages, (("changed", _SUBSCRIPTION, "deliveries"),), (("RES-04", _SUBSCRIPTION),)),
    Change(
        copy_secret,
        (("changed", _SECRET, "replicas"), ("changed", _SECRET, "more_keys")),
        (("RES-02", _SECRET), ("KEY-01", _SECRET)),
    ),
    Change(
        share_images,
        (("changed", _IMAGES, "public_access"), ("changed", _IMAGES, "shared_with")),
        (("ACC-01", _IMAGES), ("ACC-03", _IMAGES)),
    ),
    Change(second_file_system, (("unmanaged", _FILES, ""),), (("KEY-01", _FILES),)),
    Change(
        second_plan,
        (("unmanaged", _PLAN, ""), ("unmanaged", _VAULT, "")),
        (("RES-03", _PLAN), ("RES-03", _VAULT), ("KEY-01", _VAULT)),
    ),
    Change(snapshots_abroad, (("changed", _SNAPSHOTS, "copies"),), (("RES-03", _SNAPSHOTS),)),
    Change(stop_rotation, (("changed", _KEY, "rotation_days"),), (("KEY-05", _KEY),)),
    Change(
        quick_bucket,
        (("unmanaged", _QUICK, ""),),
        (("RES-01", _QUICK), ("KEY-01", _QUICK), ("ACC-04", _QUICK)),
    ),
    Change(
        plain_http,
        (("changed", _RECORDS, "tls_only"), ("changed", _TRAIL, "tls_only")),
        (("ACC-04", _RECORDS), ("ACC-04", _TRAIL)),
    ),
    Change(open_notebook, (("changed", _NOTEBOOK, "deliveries"),), (("RES-04", _NOTEBOOK),)),
    Change(ask_abroad, (("unmanaged", _ASKED, ""),), (("AI-01", _ASKED), ("AI-03", _ASKED))),
    Change(second_index, (("unmanaged", _INDEX, ""),), (("AI-03", _INDEX),)),
)
