"""What runs code without machines of one's own: Cloud Run, functions, workflows, events, App Engine, builds."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from typing import Any

from generator.facts import Compute, Flow, Known, PublicAccess, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    flattened,
    flows_at,
    granted,
    iam,
    joined,
    key_at,
    named,
    placed,
    row,
    webs_at,
)
from generator.mappings.google.inference import models_asked, models_in
from generator.mappings.google.members import opened_by_iam, shared_by_iam
from generator.mappings.google.places import RUN_LOCATIONS
from generator.mappings.google.regional import listed, regional
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Call, Document, Field, Live, Mapping, Reader

# Cloud Run


def _place(document: Document, location: Any, regions: Any) -> Value[str | Ref]:
    """Return where a service is: one in several regions is `global` by its name only.

    https://cloud.google.com/run/docs/multiple-regions
    """
    found = list(flattened([regions]))
    if unknown := undecided(location, regions, *found):
        return unknown
    if found and str(location) in ("", "None", "global"):
        return Known(min(found).lower())
    return Known(str(location).lower()) if location else document.region


def _live_place(document: Document, regions: Any) -> Value[str | Ref]:
    return _place(document, document.id.partition("/locations/")[2].partition("/")[0], regions)


def _invocable(document: Document, open_to_all: Any, ingress: Any, *grants: Any) -> Value[PublicAccess]:
    """Return whether everybody can call it: nobody outside can where only internal traffic comes in.

    https://cloud.google.com/run/docs/securing/ingress
    """
    if isinstance(ingress, str) and ingress in _INTERNAL:
        return Known("private")
    members = granted(grants)
    if open_to_all is True or _EVERYBODY & {member for member in members if isinstance(member, str)}:
        return undecided(ingress) or Known("public")
    unknown = next((member for member in members if isinstance(member, Unknown)), None)
    return unknown or undecided(open_to_all) or Known("private")


def _live_invocable(document: Document, open_to_all: Any, ingress: Any, bindings: Any) -> Value[PublicAccess]:
    if isinstance(bindings, Unknown):
        return Known("private") if ingress in _INTERNAL else bindings
    return _invocable(document, open_to_all, ingress, [{"members": b.get("members")} for b in bindings or ()])


_INTERNAL = frozenset({"INGRESS_TRAFFIC_INTERNAL_ONLY", "ALLOW_INTERNAL_ONLY", "internal"})
_EVERYBODY = {"allUsers", "allAuthenticatedUsers"}


def _run(type: str, collection: str, template: str, live_template: str, asset: str, **more: Any) -> Mapping:
    path = f"projects/{{project}}/locations/{{location}}/{collection}/{{name}}"
    live = listed(
        "run",
        "v2",
        f"projects.locations.{collection}",
        f"run.{collection.lower()}.list",
        policy=True,
        places=RUN_LOCATIONS,
        asset=asset,
    )
    item, policy = live.list.key, live.details[0].key
    access = opened_by_iam(f"{type}_iam", f"{policy}.bindings")
    return regional(
        type,
        Compute,
        live,
        key=(f"{template}.encryption_key", f"{live_template}.encryptionKey"),
        companions=iam(f"{type}_iam", identity=named(path), refers="name"),
        inference=Field(
            Derived((f"{template}.containers.*.env",), models_asked, lenient=True),
            Derived((f"{item}.{live_template}.containers.*.env",), models_asked),
        ),
        **(access | more),
    )


_SERVICES = "projects_locations_services_list"
_SERVICE_IAM = tuple(f"google_cloud_run_v2_service_iam_{form}" for form in ("binding", "member", "policy"))


def _old_run() -> Mapping:
    path = "projects/{project}/locations/{location}/services/{name}"
    kind = "google_cloud_run_service_iam"
    unread = Unknown("it is read as google_cloud_run_v2_service")
    opened = opened_by_iam(kind, "")
    return row(
        "google_cloud_run_service",
        Compute,
        "run",
        path=path,
        location=placed(),
        labelled=False,
        companions=iam(kind, identity=named(path), refers="service"),
        public_access=Field(opened["public_access"].terraform, Derived((), lambda document: unread)),
        shared_with=Field(opened["shared_with"].terraform, Derived((), lambda document: unread)),
        inference=Field(
            Derived(("template.*.spec.*.containers.*.env",), models_asked, lenient=True),
            Derived((), lambda document: unread),
        ),
        no_live="a service does not tell by which version of the API it was made: it is a google_cloud_run_v2_service",
    )


# Functions


def _function(
    type: str, version: str, attribute: str, asset: str, fields: Dictionary[str, Any], **live: Any
) -> Mapping:
    path = f"projects/{{project}}/locations/{{{attribute}}}/functions/{{name}}"
    found = listed(
        "cloudfunctions",
        version,
        "projects.locations.functions",
        everywhere=True,
        policy=True,
        asset=asset,
        **live,
    )
    item, policy = found.list.key, found.details[0].key
    kind, prefix, live_prefix = f"{type}_iam", fields["config"], fields["live_config"]
    return regional(
        type,
        Compute,
        found,
        attribute=attribute,
        key=("kms_key_name", "kmsKeyName"),
        chosen=(attribute,) if attribute == "region" else (),
        companions=iam(kind, identity=named(path), refers="cloud_function"),
        public_access=Field(
            Derived(
                (f"{prefix}ingress_settings", *(f"{kind}_{form}" for form in ("binding", "member", "policy"))),
                lambda document, *found: _invocable(document, None, *found),
                lenient=True,
            ),
            Derived(
                (f"{item}.{live_prefix}ingressSettings", f"{policy}.bindings"),
                lambda document, *found: _live_invocable(document, None, *found),
                lenient=True,
            ),
        ),
        shared_with=shared_by_iam(
            kind,
            f"{policy}.bindings",
            (f"{prefix}ingress_settings", f"{item}.{live_prefix}ingressSettings", _INTERNAL),
        ),
        deliveries=Field(
            joined(*(flows_at(word, path) for word, path in fields["deliveries"])),
            joined(*(flows_at(word, f"{item}.{path}") for word, path in fields["live_deliveries"])),
        ),
        inference=Field(
            Derived((f"{prefix}environment_variables",), models_in, lenient=True),
            Derived((f"{item}.{live_prefix}environmentVariables",), models_in),
        ),
    )


def _is_first_generation(document: Document) -> bool:
    # Those have a version of the API, and a type, of their own.
    return bool(document.values["projects_locations_functions_list"].get("environment") == "GEN_1")


# Events


_TRIGGERS = listed("eventarc", "v1", "projects.locations.triggers", everywhere=True, asset="Trigger")
_CHANNELS = listed("eventarc", "v1", "projects.locations.channels", everywhere=True, asset="Channel")
_BUSES = listed("eventarc", "v1", "projects.locations.messageBuses", everywhere=True, asset="MessageBus")
_PIPELINES = listed("eventarc", "v1", "projects.locations.pipelines", everywhere=True, asset="Pipeline")
_ENROLLMENTS = listed("eventarc", "v1", "projects.locations.enrollments", everywhere=True, asset="Enrollment")
_SOURCES = listed("eventarc", "v1", "projects.locations.googleApiSources", everywhere=True, asset="GoogleApiSource")
_WORKFLOWS = listed("workflows", "v1", "projects.locations.workflows", asset="Workflow")
_CONFIG = Call(
    "projects.locations.getGoogleChannelConfig",
    "eventarc.googleChannelConfigs.get",
    {"name": "{parent}/googleChannelConfig"},
)


def _to(item: str, *ends: str) -> Reader:
    """Return a reader of the ends of events: web addresses as such, names as what they name."""
    prefix = f"{item}." if item else ""
    web, names = f"{prefix}{ends[0]}", [f"{prefix}{end}" for end in ends[1:]]
    return joined(webs_at("event target", web), flows_at("event target", *names))


def _config_id(document: Document) -> str:
    return f"//eventarc.googleapis.com/{document.values[_CONFIG.key]['name']}"


def _no_key(document: Document) -> bool:
    return not document.values[_CONFIG.key].get("cryptoKeyName")


# App Engine


def _project(document: Document, project: Any) -> Value[str]:
    return undecided(project) or (Known(str(project)) if project else document.project)


_APP = Call("apps.get", "appengine.applications.get", {"appsId": "{project}"}, absent=("404", "NOT_FOUND"))


# Builds


# https://cloud.google.com/build/docs/locations: `global`, where a trigger goes that names no region, and the regions.
_BUILD_PLACES = (
    "africa-south1", "asia-east1", "asia-east2", "asia-northeast1", "asia-northeast2", "asia-northeast3",
    "asia-south1", "asia-south2", "asia-southeast1", "asia-southeast2", "australia-southeast1",
    "australia-southeast2", "europe-central2", "europe-north1", "europe-southwest1", "europe-west1", "europe-west10",
    "europe-west12", "europe-west2", "europe-west3", "europe-west4", "europe-west6", "europe-west8", "europe-west9",
    "global", "me-central1", "me-west1", "northamerica-northeast1", "northamerica-northeast2", "southamerica-east1",
    "southamerica-west1", "us-central1", "us-east1", "us-east4", "us-east5", "us-south1", "us-west1", "us-west2",
    "us-west3", "us-west4",
)  # fmt: skip
_BUILDS = listed("cloudbuild", "v1", "projects.locations.triggers", "cloudbuild.builds.list", places=_BUILD_PLACES)
_POOLS = listed(
    "cloudbuild",
    "v1",
    "projects.locations.workerPools",
    "cloudbuild.workerpools.list",
    places=tuple(code for code in _BUILD_PLACES if code != "global"),
)
_TARGETS = listed("clouddeploy", "v1", "projects.locations.targets", asset="Target")


def _build_id(document: Document) -> str:
    item = document.values[_BUILDS.list.key]
    return f"//cloudbuild.googleapis.com/{item.get('resourceName') or item['id']}"


def _build_name(document: Document, name: Any) -> Value[str]:
    if unknown := undecided(name):
        return unknown
    return Known(str(name)) if name else Unknown("the trigger has no name")


def _logs(document: Document, bucket: Any) -> Value[tuple[Flow, ...]]:
    # https://cloud.google.com/build/docs/securing-builds/store-manage-build-logs: a bucket, with or without `gs://`.
    text = f"gs://{bucket}" if isinstance(bucket, str) and not bucket.startswith("gs://") else bucket
    return flows_at("log delivery", "bucket")(Document("", "", {"bucket": text}, document.region, document.project))


GOOGLE_SERVERLESS = (
    _run(
        "google_cloud_run_v2_service",
        "services",
        "template.0",
        "template",
        "Service",
        location=Field(
            Derived(("location", "multi_region_settings.*.regions"), _place, lenient=True),
            Derived((f"{_SERVICES}.multiRegionSettings.regions",), _live_place),
            drift=False,
        ),
        chosen=("ingress",),
        deliveries=Field(
            flows_at("region", "multi_region_settings.*.regions"),
            flows_at("region", f"{_SERVICES}.multiRegionSettings.regions"),
        ),
        public_access=Field(
            Derived(("invoker_iam_disabled", "ingress", *_SERVICE_IAM), _invocable, lenient=True),
            Derived(
                (
                    f"{_SERVICES}.invokerIamDisabled",
                    f"{_SERVICES}.ingress",
                    "projects_locations_services_getIamPolicy.bindings",
                ),
                _live_invocable,
                lenient=True,
            ),
        ),
        shared_with=shared_by_iam(
            "google_cloud_run_v2_service_iam",
            "projects_locations_services_getIamPolicy.bindings",
            ("ingress", f"{_SERVICES}.ingress", _INTERNAL),
        ),
    ),
    _run("google_cloud_run_v2_job", "jobs", "template.0.template.0", "template.template", "Job"),
    _run("google_cloud_run_v2_worker_pool", "workerPools", "template.0", "template", "WorkerPool"),
    _old_run(),
    _function(
        "google_cloudfunctions_function",
        "v1",
        "region",
        "CloudFunction",
        {
            "config": "",
            "live_config": "",
            "deliveries": (("build", "docker_repository"), ("build", "build_worker_pool")),
            "live_deliveries": (("build", "dockerRepository"), ("build", "buildWorkerPool")),
        },
    ),
    _function(
        "google_cloudfunctions2_function",
        "v2",
        "location",
        "Function",
        {
            "config": "service_config.0.",
            "live_config": "serviceConfig.",
            "deliveries": (
                ("build", "build_config.*.docker_repository"),
                ("build", "build_config.*.worker_pool"),
                ("event trigger", "event_trigger.*.trigger_region"),
            ),
            "live_deliveries": (
                ("build", "buildConfig.dockerRepository"),
                ("build", "buildConfig.workerPool"),
                ("event trigger", "eventTrigger.triggerRegion"),
            ),
        },
        skip=_is_first_generation,
    ),
    regional(
        "google_workflows_workflow",
        Compute,
        _WORKFLOWS,
        attribute="region",
        key=("crypto_key_name", "cryptoKeyName"),
        chosen=("name", "name_prefix"),
    ),
    # A trigger may be in `global`: its events pass there.
    regional(
        "google_eventarc_trigger",
        Compute,
        _TRIGGERS,
        deliveries=Field(
            _to(
                "",
                "destination.*.http_endpoint.*.uri",
                "destination.*.workflow",
                "destination.*.cloud_run_service.*.region",
                "destination.*.gke.*.location",
            ),
            _to(
                _TRIGGERS.list.key,
                "destination.httpEndpoint.uri",
                "destination.workflow",
                "destination.cloudRun.region",
                "destination.gke.location",
            ),
        ),
        chosen=("destination.cloud_run_service.region",),
    ),
    regional(
        "google_eventarc_channel",
        Store,
        _CHANNELS,
        key=("crypto_key_name", "cryptoKeyName"),
    ),
    row(
        "google_eventarc_google_channel_config",
        Store,
        "eventarc",
        path="projects/{project}/locations/{location}/googleChannelConfig",
        name=Field(
            Derived((), lambda document: Known("googleChannelConfig")),
            Derived((), lambda document: Known("googleChannelConfig")),
        ),
        location=placed(),
        labelled=False,
        key=Field(
            key_at("crypto_key_name"),
            key_at(f"{_CONFIG.key}.cryptoKeyName"),
        ),
        live=Live("eventarc", version="v1", per="location", list=_CONFIG, id=_config_id, skip=_no_key),
    ),
    regional(
        "google_eventarc_message_bus", Store, _BUSES, short="message_bus_id", key=("crypto_key_name", "cryptoKeyName")
    ),
    regional(
        "google_eventarc_google_api_source",
        Store,
        _SOURCES,
        short="google_api_source_id",
        key=("crypto_key_name", "cryptoKeyName"),
        deliveries=Field(
            flows_at("event target", "destination"), flows_at("event target", f"{_SOURCES.list.key}.destination")
        ),
    ),
    regional(
        "google_eventarc_pipeline",
        Compute,
        _PIPELINES,
        short="pipeline_id",
        key=("crypto_key_name", "cryptoKeyName"),
        deliveries=Field(
            _to("destinations.*", "http_endpoint.*.uri", "workflow", "topic", "message_bus"),
            _to(f"{_PIPELINES.list.key}.destinations.*", "httpEndpoint.uri", "workflow", "topic", "messageBus"),
        ),
    ),
    regional(
        "google_eventarc_enrollment",
        Route,
        _ENROLLMENTS,
        short="enrollment_id",
        deliveries=Field(
            flows_at("event target", "destination"), flows_at("event target", f"{_ENROLLMENTS.list.key}.destination")
        ),
    ),
    row(
        "google_app_engine_application",
        Compute,
        "appengine",
        path="apps/{project}",
        name=Field(Derived(("project",), _project, lenient=True), Derived((f"{_APP.key}.id",), _project)),
        location=placed("location_id", f"{_APP.key}.locationId"),
        labelled=False,
        match=("name",),
        live=Live(
            "appengine",
            version="v1",
            per="project",
            list=_APP,
            id=lambda document: f"//appengine.googleapis.com/{document.values[_APP.key]['name']}",
            asset="appengine.googleapis.com/Application",
        ),
    ),
    regional(
        "google_cloudbuild_trigger",
        Compute,
        Live(
            "cloudbuild",
            version="v1",
            per="location",
            list=_BUILDS.list,
            id=_build_id,
            places=_BUILD_PLACES,
        ),
        short="trigger_id",
        labelled=False,
        # Its full name is made of the id, which is known after apply only.
        name=Field(Derived(("name",), _build_name, lenient=True), Derived((f"{_BUILDS.list.key}.name",), _build_name)),
        location=placed(
            unless="global", because="Cloud Build puts a trigger without a location, and its builds, in global"
        ),
        chosen=("name",),
        deliveries=Field(
            joined(
                flows_at("worker pool", "build.*.options.*.worker_pool"),
                flows_at("artifacts", "build.*.artifacts.*.objects.*.location"),
            ),
            joined(
                flows_at("worker pool", f"{_BUILDS.list.key}.build.options.workerPool"),
                flows_at("artifacts", f"{_BUILDS.list.key}.build.artifacts.objects.location"),
            ),
        ),
        logs=Field(
            Derived(("build.0.logs_bucket",), _logs, lenient=True),
            Derived((f"{_BUILDS.list.key}.build.logsBucket",), _logs),
        ),
    ),
    regional("google_cloudbuild_worker_pool", Compute, _POOLS, labelled=False),
    regional(
        "google_clouddeploy_target",
        Route,
        _TARGETS,
        deliveries=Field(
            joined(
                flows_at("deployment", "run.*.location", "gke.*.cluster", "anthos_cluster.*.membership"),
                flows_at("artifacts", "execution_configs.*.artifact_storage"),
                flows_at("worker pool", "execution_configs.*.worker_pool"),
            ),
            joined(
                flows_at(
                    "deployment",
                    f"{_TARGETS.list.key}.run.location",
                    f"{_TARGETS.list.key}.gke.cluster",
                    f"{_TARGETS.list.key}.anthosCluster.membership",
                ),
                flows_at("artifacts", f"{_TARGETS.list.key}.executionConfigs.*.artifactStorage"),
                flows_at("worker pool", f"{_TARGETS.list.key}.executionConfigs.*.workerPool"),
            ),
        ),
        chosen=("execution_configs",),
    ),
)
