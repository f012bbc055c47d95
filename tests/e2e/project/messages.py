"""Pub/Sub topics and their subscriptions."""

from __future__ import annotations

from tests.e2e.project.model import Collection, Json, Maker, Project

TOPICS = Collection("pubsub", "v1", "projects.topics")
SUBSCRIPTIONS = Collection("pubsub", "v1", "projects.subscriptions")


def _topic(project: Project, values: Json) -> None:
    (policy,) = values["message_storage_policy"]
    made = {
        "name": values["id"],
        "labels": values["labels"],
        "kmsKeyName": values["kms_key_name"],
        "messageStoragePolicy": {
            "allowedPersistenceRegions": policy["allowed_persistence_regions"],
            "enforceInTransit": policy["enforce_in_transit"],
        },
    }
    project.add(TOPICS, made)


def _subscription(project: Project, values: Json) -> None:
    assert not values["push_config"]
    project.add(SUBSCRIPTIONS, {"name": values["id"], "topic": values["topic"], "labels": values["labels"]})


MAKERS: dict[str, Maker] = {
    "google_pubsub_subscription": _subscription,
    "google_pubsub_topic": _topic,
}
