"""Google Cloud's registries and code repositories: Artifact Registry, Source Repositories, Source Manager."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Route, Store, Value
from generator.mappings.google.common import (
    flow,
    flows_at,
    full_name,
    iam,
    key_at,
    named,
    placed,
    row,
    shared,
    webs_at,
)
from generator.mappings.google.members import opened_by_iam
from generator.mappings.read import Always, Derived
from generator.mappings.schema import Call, Document, Field, Live, Mapping

# Artifact Registry: https://cloud.google.com/artifact-registry/docs/reference/rest

_REPOSITORIES = Call(
    "projects.locations.repositories.list",
    "artifactregistry.repositories.list",
    {"parent": "{parent}"},
    items="repositories",
)
_REPOSITORY_POLICY = Call(
    "projects.locations.repositories.getIamPolicy",
    "artifactregistry.repositories.getIamPolicy",
    {"resource": "{name}"},
)
_REPOSITORY = "projects/{project}/locations/{location}/repositories/{repository}"

# Cloud Source Repositories: https://cloud.google.com/source-repositories/docs/reference/rest

_REPOS = Call("projects.repos.list", "source.repos.list", {"name": "projects/{project}"}, items="repos")
_REPO_POLICY = Call("projects.repos.getIamPolicy", "source.repos.getIamPolicy", {"resource": "{name}"})
_REPO = "projects/{project}/repos/{repository}"
_NO_PLACE = Always(Known("global", "Cloud Source Repositories does not say where it keeps code"))
_NO_KEY = Always(Known(None, "Cloud Source Repositories takes no key of the customer's"))


def _notified(document: Document, topics: Any) -> Value[Any]:
    # A map in the API: by the name of the topic.
    found = [flow(document, "notification", topic) for topic in sorted(topics or ())]
    return Known(tuple(each for each in found if isinstance(each, Flow)))


# Secure Source Manager: https://cloud.google.com/secure-source-manager/docs/reference/rest

_SOURCES = Call(
    "projects.locations.instances.list",
    "securesourcemanager.instances.list",
    {"parent": "{parent}"},
    items="instances",
)
_SOURCE_POLICY = Call(
    "projects.locations.instances.getIamPolicy",
    "securesourcemanager.instances.getIamPolicy",
    {"resource": "{name}"},
)
_SOURCE = "projects/{project}/locations/{location}/instances/{instance_id}"
_CODE = Call(
    "projects.locations.repositories.list",
    "securesourcemanager.repositories.list",
    {"parent": "{parent}"},
    items="repositories",
)
_CODE_POLICY = Call(
    "projects.locations.repositories.getIamPolicy",
    "securesourcemanager.repositories.getIamPolicy",
    {"resource": "{name}"},
)
_CODE_REPOSITORY = "projects/{project}/locations/{location}/repositories/{repository_id}"
_HOOKS = Call(
    "projects.locations.repositories.hooks.list",
    "securesourcemanager.hooks.list",
    {"parent": "{parent}"},
    items="hooks",
)

GOOGLE_REGISTRIES: tuple[Mapping, ...] = (
    row(
        "google_artifact_registry_repository",
        Store,
        "artifactregistry",
        path="projects/{project}/locations/{location}/repositories/{repository_id}",
        location=placed(),
        labels=f"{_REPOSITORIES.key}.labels",
        chosen=("location",),
        companions=iam("google_artifact_registry_repository_iam", identity=named(_REPOSITORY), refers="repository"),
        key=Field(key_at("kms_key_name"), key_at(f"{_REPOSITORIES.key}.kmsKeyName")),
        **opened_by_iam("google_artifact_registry_repository_iam", f"{_REPOSITORY_POLICY.key}.bindings"),
        live=Live(
            "artifactregistry",
            version="v1",
            per="location",
            list=_REPOSITORIES,
            details=(_REPOSITORY_POLICY,),
            id=full_name(_REPOSITORIES, "artifactregistry.googleapis.com"),
            asset="artifactregistry.googleapis.com/Repository",
        ),
    ),
    row(
        "google_sourcerepo_repository",
        Store,
        "sourcerepo",
        path="projects/{project}/repos/{name}",
        location=Field(_NO_PLACE, _NO_PLACE),
        labelled=False,
        companions=iam("google_sourcerepo_repository_iam", identity=named(_REPO), refers="repository"),
        key=Field(_NO_KEY, _NO_KEY),
        **opened_by_iam("google_sourcerepo_repository_iam", f"{_REPO_POLICY.key}.bindings"),
        deliveries=Field(
            flows_at("notification", "pubsub_configs.*.topic"),
            Derived((f"{_REPOS.key}.pubsubConfigs",), _notified),
        ),
        live=Live(
            "sourcerepo",
            version="v1",
            per="project",
            list=_REPOS,
            details=(_REPO_POLICY,),
            id=full_name(_REPOS, "sourcerepo.googleapis.com"),
        ),
    ),
    row(
        "google_secure_source_manager_instance",
        Store,
        "securesourcemanager",
        path=_SOURCE,
        location=placed(),
        labels=f"{_SOURCES.key}.labels",
        companions=iam("google_secure_source_manager_instance_iam", identity=named(_SOURCE), refers="instance_id"),
        key=Field(key_at("kms_key"), key_at(f"{_SOURCES.key}.kmsKey")),
        **opened_by_iam("google_secure_source_manager_instance_iam", f"{_SOURCE_POLICY.key}.bindings"),
        live=Live(
            "securesourcemanager",
            version="v1",
            per="location",
            list=_SOURCES,
            details=(_SOURCE_POLICY,),
            id=full_name(_SOURCES, "securesourcemanager.googleapis.com"),
            asset="securesourcemanager.googleapis.com/Instance",
        ),
    ),
    row(
        "google_secure_source_manager_repository",
        # Part of an instance, which is judged itself; a repository may be open to others.
        Route,
        "securesourcemanager",
        path=_CODE_REPOSITORY,
        location=placed(),
        labelled=False,
        companions=iam(
            "google_secure_source_manager_repository_iam", identity=named(_CODE_REPOSITORY), refers="repository_id"
        ),
        **opened_by_iam("google_secure_source_manager_repository_iam", f"{_CODE_POLICY.key}.bindings"),
        live=Live(
            "securesourcemanager",
            version="v1",
            per="location",
            list=_CODE,
            details=(_CODE_POLICY,),
            id=full_name(_CODE, "securesourcemanager.googleapis.com"),
            asset="securesourcemanager.googleapis.com/Repository",
        ),
    ),
    row(
        "google_secure_source_manager_hook",
        Route,
        "securesourcemanager",
        path="projects/{project}/locations/{location}/repositories/{repository_id}/hooks/{hook_id}",
        location=shared(_CODE_REPOSITORY),
        labelled=False,
        deliveries=Field(webs_at("hook", "target_uri"), webs_at("hook", f"{_HOOKS.key}.targetUri")),
        live=Live(
            "securesourcemanager",
            version="v1",
            per="google_secure_source_manager_repository",
            list=_HOOKS,
            id=full_name(_HOOKS, "securesourcemanager.googleapis.com"),
        ),
    ),
)
