"""Google Cloud's topics, queues and schedules, and where they deliver: Pub/Sub, Cloud Tasks, Cloud Scheduler."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    flow,
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
    web,
    webs_at,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# Pub/Sub: https://cloud.google.com/pubsub/docs/reference/rest

_TOPICS = Call("projects.topics.list", "pubsub.topics.list", {"project": "projects/{project}"}, items="topics")
_TOPIC_POLICY = Call("projects.topics.getIamPolicy", "pubsub.topics.getIamPolicy", {"resource": "{name}"})
_SUBSCRIPTIONS = Call(
    "projects.subscriptions.list",
    "pubsub.subscriptions.list",
    {"project": "projects/{project}"},
    items="subscriptions",
)
_SUBSCRIPTION_POLICY = Call(
    "projects.subscriptions.getIamPolicy", "pubsub.subscriptions.getIamPolicy", {"resource": "{name}"}
)
_TOPIC = "projects/{project}/topics/{topic}"
_STORAGE = f"{_TOPICS.key}.messageStoragePolicy"

# https://cloud.google.com/pubsub/docs/resource-location-restriction
_ANYWHERE = "Pub/Sub keeps messages wherever they are published unless told otherwise"


def _regions(policies: Any) -> list[str] | Unknown:
    if isinstance(policies, (Unknown, Ref)):
        return undecided(policies) or Unknown("its storage policy is known after apply")
    found = [region for regions in policies or () for region in _listed(regions)]
    return undecided(*found) or sorted({str(region).lower() for region in found})


def _listed(regions: Any) -> list[Any]:
    return regions if isinstance(regions, list) else [] if regions is None else [regions]


def _topic_place(document: Document, policies: Any) -> Value[str]:
    regions = _regions(policies)
    if isinstance(regions, Unknown):
        return regions
    return Known(regions[0]) if regions else Known("global", _ANYWHERE)


def _other_regions(document: Document, policies: Any) -> Value[tuple[Flow, ...]]:
    regions = _regions(policies)
    return regions if isinstance(regions, Unknown) else Known(tuple(Flow("replication", r) for r in regions[1:]))


def _transit(document: Document, enforced: Any) -> Value[tuple[Flow, ...]]:
    """Return where messages may be on their way: in any region that publishes or subscribes, unless that is forbidden.

    https://cloud.google.com/pubsub/docs/resource-location-restriction#message_storage_policy_overview
    """
    found = enforced if isinstance(enforced, (Unknown, Ref)) else next(iter(_listed(enforced)), None)
    return undecided(found) or Known(() if found is True else (Flow("transit", "global"),))


def _to_bucket(document: Document, bucket: Any) -> Value[tuple[Flow, ...]]:
    if not bucket:
        return Known(())
    found = flow(document, "subscription", f"gs://{bucket}" if isinstance(bucket, str) else bucket)
    return found if isinstance(found, Unknown) else Known((found,))


def _to_dataset(document: Document, table: Any) -> Value[tuple[Flow, ...]]:
    """Return the flow to the dataset of a table, which is written `project.dataset.table`."""
    if not table or isinstance(table, Unknown):
        return table or Known(())
    if isinstance(table, Ref):
        return Known((Flow("subscription", table),))
    parts = str(table).replace(":", ".").rsplit(".", 2)
    if len(parts) != 3:
        return Unknown(f"`{table}` is no table of BigQuery")
    return Known((Flow("subscription", Ref(f"projects/{parts[0]}/datasets/{parts[1]}")),))


def _live_topic(document: Document, topic: Any) -> Value[Ref | None]:
    # What a subscription says whose topic is gone.
    return (
        Unknown("its topic was deleted") if topic == "_deleted-topic_" else Known(Ref(resource_name(topic, document)))
    )


# Cloud Tasks: https://cloud.google.com/tasks/docs/reference/rest

_QUEUES = Call("projects.locations.queues.list", "cloudtasks.queues.list", {"parent": "{parent}"}, items="queues")
_QUEUE_POLICY = Call("projects.locations.queues.getIamPolicy", "cloudtasks.queues.getIamPolicy", {"resource": "{name}"})
_QUEUE_KEY = Call("projects.locations.getCmekConfig", "cloudtasks.cmekConfig.get", {"name": "{parent}/cmekConfig"})
_QUEUE = "projects/{project}/locations/{location}/queues/{name}"


def _to_host(document: Document, host: Any) -> Value[tuple[Flow, ...]]:
    if not host:
        return Known(())
    found = web(document, "task", f"https://{host}" if isinstance(host, str) else host)
    return found if isinstance(found, Unknown) else Known((found,))


# Cloud Scheduler: https://cloud.google.com/scheduler/docs/reference/rest

_JOBS = Call("projects.locations.jobs.list", "cloudscheduler.jobs.list", {"parent": "{parent}"}, items="jobs")

_OFF = "Google turned Pub/Sub Lite off on 18 March 2026: https://cloud.google.com/pubsub/lite/docs"


def _lite_place(document: Document, zone: Any, region: Any) -> Value[str | Ref]:
    if unknown := undecided(zone, region):
        return unknown
    return Known(str(zone or region)) if zone or region else document.region


GOOGLE_MESSAGES: tuple[Mapping, ...] = (
    row(
        "google_pubsub_topic",
        Store,
        "pubsub",
        path="projects/{project}/topics/{name}",
        location=Field(
            Derived(("message_storage_policy.*.allowed_persistence_regions",), _topic_place, lenient=True),
            Derived((f"{_STORAGE}.allowedPersistenceRegions",), lambda d, regions: _topic_place(d, [regions])),
        ),
        labels=f"{_TOPICS.key}.labels",
        chosen=("message_storage_policy",),
        companions=iam("google_pubsub_topic_iam", identity=named(_TOPIC), refers="topic"),
        key=Field(key_at("kms_key_name"), key_at(f"{_TOPICS.key}.kmsKeyName")),
        **opened_by_iam("google_pubsub_topic_iam", f"{_TOPIC_POLICY.key}.bindings"),
        replicas=Field(
            Derived(("message_storage_policy.*.allowed_persistence_regions",), _other_regions, lenient=True),
            Derived((f"{_STORAGE}.allowedPersistenceRegions",), lambda d, regions: _other_regions(d, [regions])),
        ),
        # A topic is no model: what its messages are put through is processing.
        deliveries=Field(
            joined(
                Derived(("message_storage_policy.*.enforce_in_transit",), _transit, lenient=True),
                flows_at("inference", "message_transforms.*.ai_inference.0.endpoint"),
            ),
            joined(
                Derived((f"{_STORAGE}.enforceInTransit",), _transit),
                flows_at("inference", f"{_TOPICS.key}.messageTransforms.*.aiInference.endpoint"),
            ),
        ),
        live=Live(
            "pubsub",
            version="v1",
            per="project",
            list=_TOPICS,
            details=(_TOPIC_POLICY,),
            id=full_name(_TOPICS, "pubsub.googleapis.com"),
            asset="pubsub.googleapis.com/Topic",
        ),
    ),
    row(
        "google_pubsub_subscription",
        # What it keeps lies where its topic's messages lie, under the topic's key.
        Route,
        "pubsub",
        path="projects/{project}/subscriptions/{name}",
        location=Field(shared(_TOPIC).terraform, Derived((f"{_SUBSCRIPTIONS.key}.topic",), _live_topic), drift=False),
        labels=f"{_SUBSCRIPTIONS.key}.labels",
        companions=iam(
            "google_pubsub_subscription_iam",
            identity=named("projects/{project}/subscriptions/{subscription}"),
            refers="subscription",
        ),
        **opened_by_iam("google_pubsub_subscription_iam", f"{_SUBSCRIPTION_POLICY.key}.bindings"),
        deliveries=Field(
            joined(
                webs_at("subscription", "push_config.*.push_endpoint"),
                Derived(("bigquery_config.0.table",), _to_dataset, lenient=True),
                Derived(("cloud_storage_config.0.bucket",), _to_bucket, lenient=True),
                flows_at("dead letter", "dead_letter_policy.0.dead_letter_topic"),
            ),
            joined(
                webs_at("subscription", f"{_SUBSCRIPTIONS.key}.pushConfig.pushEndpoint"),
                Derived((f"{_SUBSCRIPTIONS.key}.bigqueryConfig.table",), _to_dataset, lenient=True),
                Derived((f"{_SUBSCRIPTIONS.key}.cloudStorageConfig.bucket",), _to_bucket, lenient=True),
                flows_at("subscription", f"{_SUBSCRIPTIONS.key}.bigtableConfig.table"),
                flows_at("dead letter", f"{_SUBSCRIPTIONS.key}.deadLetterPolicy.deadLetterTopic"),
            ),
        ),
        inference=Field(
            flows_at("inference", "message_transforms.*.ai_inference.0.endpoint"),
            flows_at("inference", f"{_SUBSCRIPTIONS.key}.messageTransforms.*.aiInference.endpoint"),
        ),
        live=Live(
            "pubsub",
            version="v1",
            per="project",
            list=_SUBSCRIPTIONS,
            details=(_SUBSCRIPTION_POLICY,),
            id=full_name(_SUBSCRIPTIONS, "pubsub.googleapis.com"),
            asset="pubsub.googleapis.com/Subscription",
        ),
    ),
    row(
        "google_pubsub_lite_topic",
        Store,
        "pubsublite",
        path="projects/{project}/locations/{region}/topics/{name}",
        location=Field(Derived(("zone", "region"), _lite_place, lenient=True), Always(Unknown("it is not read live"))),
        labelled=False,
        key=Field(
            Always(Known(None, "Pub/Sub Lite takes no key of the customer's")), Always(Unknown("it is not read live"))
        ),
        no_live=_OFF,
    ),
    row(
        "google_cloud_tasks_queue",
        Store,
        "cloudtasks",
        path=_QUEUE,
        location=placed(),
        labelled=False,
        companions=iam("google_cloud_tasks_queue_iam", identity=named(_QUEUE), refers="name"),
        # https://cloud.google.com/tasks/docs/cmek: one key for all queues of a location, set by the API alone.
        key=Field(
            Always(Known(None, "Cloud Tasks encrypts with a key of Google's own unless told otherwise")),
            key_at(f"{_QUEUE_KEY.key}.kmsKey"),
        ),
        **opened_by_iam("google_cloud_tasks_queue_iam", f"{_QUEUE_POLICY.key}.bindings"),
        deliveries=Field(
            Derived(("http_target.0.uri_override.0.host",), _to_host, lenient=True),
            Derived((f"{_QUEUES.key}.httpTarget.uriOverride.host",), _to_host),
        ),
        live=Live(
            "cloudtasks",
            version="v2",
            per="location",
            list=_QUEUES,
            details=(_QUEUE_POLICY, _QUEUE_KEY),
            id=full_name(_QUEUES, "cloudtasks.googleapis.com"),
            asset="cloudtasks.googleapis.com/Queue",
        ),
    ),
    row(
        "google_cloud_scheduler_job",
        Route,
        "cloudscheduler",
        path="projects/{project}/locations/{region}/jobs/{name}",
        location=placed("region"),
        labelled=False,
        chosen=("region",),
        deliveries=Field(
            joined(
                webs_at("schedule", "http_target.*.uri"),
                flows_at("schedule", "pubsub_target.0.topic_name"),
            ),
            joined(
                webs_at("schedule", f"{_JOBS.key}.httpTarget.uri"),
                flows_at("schedule", f"{_JOBS.key}.pubsubTarget.topicName"),
            ),
        ),
        live=Live(
            "cloudscheduler",
            version="v1",
            per="location",
            list=_JOBS,
            id=full_name(_JOBS, "cloudscheduler.googleapis.com"),
            asset="cloudscheduler.googleapis.com/Job",
        ),
    ),
)
