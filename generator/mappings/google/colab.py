"""Colab Enterprise's notebooks, those that Workbench made before its instances, and AI Platform's models."""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Model, Ref, Unknown, Value
from generator.mappings.google.common import flows_at, iam, key_at, key_of, located, named, placed, row
from generator.mappings.google.inference import models_asked
from generator.mappings.google.members import opened_by_iam
from generator.mappings.google.regional import listed, region_at, region_of, regional
from generator.mappings.google.vertex import KEY, of_vertex, titled
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Document, Field, Mapping

# Colab Enterprise: https://cloud.google.com/colab/docs/cmek

_TEMPLATES = of_vertex("notebookRuntimeTemplates", "NotebookRuntimeTemplate", policy=True)
_TEMPLATE_IAM = "google_colab_runtime_template_iam"
_RUNTIMES = of_vertex("notebookRuntimes", "NotebookRuntime")
_EXECUTIONS = of_vertex("notebookExecutionJobs", "NotebookExecutionJob")
_named_template = named("projects/{project}/locations/{location}/notebookRuntimeTemplates/{template}")


def _key_of_template(document: Document, template: Any) -> Value[Ref | None]:
    """Return the template, whose key is that of what is made by it; without one, Google's own key."""
    if isinstance(template, (Unknown, Ref)) or not template:
        return key_of(document, template)
    found = _named_template(str(template), document)
    return found if isinstance(found, Unknown) else Known(Ref(found))


def _of_template(template: str, item: str) -> Field:
    # Live each has the key itself.
    return Field(Derived((template,), _key_of_template, lenient=True), key_at(f"{item}.{KEY[1]}"), drift=False)


# Workbench before: https://cloud.google.com/vertex-ai/docs/workbench/reference/rest/v1

_INSTANCES = listed("notebooks", "v1", "projects.locations.instances", everywhere=True, policy=True)
_INSTANCE = "projects/{project}/locations/{location}/instances/{instance_name}"
_INSTANCE_IAM = "google_notebooks_instance_iam"
_MANAGED = listed("notebooks", "v1", "projects.locations.runtimes", everywhere=True, asset="Runtime", policy=True)
_RUNTIME = "projects/{project}/locations/{location}/runtimes/{runtime_name}"
_MANAGED_IAM = "google_notebooks_runtime_iam"
_MACHINE = "virtual_machine.0.virtual_machine_config.0.encryption_config.0.kms_key"


def _region(document: Document) -> Value[str | Ref]:
    zone = located(document.id)
    return Known(region_of(zone.value)) if isinstance(zone, Known) and isinstance(zone.value, str) else zone


def _told_key(document: Document, key: Any) -> Value[Ref | None]:
    return key_of(document, key) if key else Unknown("the API takes the key of a notebook, and does not tell it")


# AI Platform


def _model_place(document: Document, regions: Any) -> Value[str | Ref]:
    """Return the one region that a model may name.

    https://cloud.google.com/ai-platform/prediction/docs/reference/rest/v1/projects.models
    """
    found = regions[0] if isinstance(regions, list) and regions else regions
    if unknown := undecided(found):
        return unknown
    if not found:
        return Known("us-central1", "AI Platform puts a model that names no region in us-central1")
    return Known(str(found).lower())


GOOGLE_COLAB: tuple[Mapping, ...] = (
    regional(
        "google_colab_runtime_template",
        Model,
        _TEMPLATES,
        name=titled(_TEMPLATES),
        key=KEY,
        chosen=("labels", "name"),
        companions=iam(
            _TEMPLATE_IAM,
            identity=named("projects/{project}/locations/{location}/notebookRuntimeTemplates/{runtime_template}"),
            refers="runtime_template",
        ),
        **opened_by_iam(_TEMPLATE_IAM, f"{_TEMPLATES.details[0].key}.bindings"),
        inference=Field(
            Derived(("software_config.0.env",), models_asked, lenient=True),
            Derived((f"{_TEMPLATES.list.key}.softwareConfig.env",), models_asked),
        ),
    ),
    row(
        "google_colab_runtime",
        Model,
        "aiplatform",
        path="projects/{project}/locations/{location}/notebookRuntimes/{name}",
        name=titled(_RUNTIMES),
        location=placed(),
        labelled=False,
        key=_of_template("notebook_runtime_template_ref.0.notebook_runtime_template", _RUNTIMES.list.key),
        live=_RUNTIMES,
    ),
    row(
        "google_colab_notebook_execution",
        Model,
        "aiplatform",
        path="projects/{project}/locations/{location}/notebookExecutionJobs/{notebook_execution_job_id}",
        name=titled(_EXECUTIONS),
        location=placed(),
        labelled=False,
        chosen=("notebook_execution_job_id",),
        key=_of_template("notebook_runtime_template_resource_name", _EXECUTIONS.list.key),
        deliveries=Field(
            flows_at("output", "gcs_output_uri"), flows_at("output", f"{_EXECUTIONS.list.key}.gcsOutputUri")
        ),
        live=_EXECUTIONS,
    ),
    row(
        "google_notebooks_instance",
        Model,
        "notebooks",
        path="projects/{project}/locations/{location}/instances/{name}",
        location=Field(Derived(("location",), region_at, lenient=True), Derived((), _region), drift=False),
        labels=f"{_INSTANCES.list.key}.labels",
        companions=iam(_INSTANCE_IAM, identity=named(_INSTANCE), refers="instance_name"),
        **opened_by_iam(_INSTANCE_IAM, f"{_INSTANCES.details[0].key}.bindings"),
        key=Field(key_at("kms_key"), Derived((f"{_INSTANCES.list.key}.kmsKey",), _told_key)),
        live=_INSTANCES,
    ),
    regional(
        "google_notebooks_runtime",
        Model,
        _MANAGED,
        key=(_MACHINE, "virtualMachine.virtualMachineConfig.encryptionConfig.kmsKey"),
        companions=iam(_MANAGED_IAM, identity=named(_RUNTIME), refers="runtime_name"),
        **opened_by_iam(_MANAGED_IAM, f"{_MANAGED.details[0].key}.bindings"),
    ),
    row(
        "google_ml_engine_model",
        Model,
        "ml",
        path="projects/{project}/models/{name}",
        location=Field(Derived(("regions",), _model_place, lenient=True), Always(Unknown("it is not read live"))),
        key=Field(
            Always(Known(None, "AI Platform takes no key of the customer's")), Always(Unknown("it is not read live"))
        ),
        no_live="Google turned AI Platform off on 31 January 2025: "
        "https://cloud.google.com/ai-platform/training/docs/deprecations",
    ),
)
