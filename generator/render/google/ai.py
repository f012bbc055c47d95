"""Workbench notebooks, the private endpoints of Vertex AI, and which foundation models may be asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from generator.geography import Operator, places, unplaced
from generator.render.demands import label
from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.ai import ModelAccessComponent, ModelEndpointComponent, NotebookComponent
from generator.stacks.components.operations import RegistryComponent
from generator.stacks.components.storage import BucketComponent, SearchComponent


@dataclass(frozen=True, slots=True)
class GoogleNotebook(UnderKey):
    """One Workbench instance, as an identity that may do nothing until its owner adds to it."""

    account: str
    zone: str
    size: str
    storage_gb: int


@dataclass(frozen=True, slots=True)
class GoogleEndpoint(UnderKey):
    """One endpoint; `number` is its id. The other fields are of the model that somebody deploys there."""

    number: str
    image: str
    weights: str
    size: str
    instances: int


@dataclass(frozen=True, slots=True)
class GoogleSearch(UnderKey):
    """One index of Vector Search, and the endpoint that answers from it."""

    dimensions: int
    size: str


@dataclass(frozen=True, slots=True)
class GoogleModelAccess:
    """Which models the project may ask, and the hosts of Vertex AI that it may not ask at."""

    label: str
    models: tuple[str, ...]
    elsewhere: tuple[str, ...]


def notebooks(project: Project) -> View:
    """Return every notebook of the stack."""
    found = tuple(_notebook(project, each) for each in project.all(NotebookComponent))
    return {"notebooks": found, "network": project.network} if found else {}


def endpoints(project: Project) -> View:
    """Return every served model of the stack."""
    found = tuple(_endpoint(project, each) for each in project.all(ModelEndpointComponent))
    return {"endpoints": found, **_private(project)} if found else {}


def searches(project: Project) -> View:
    """Return every search index of the stack."""
    found = tuple(_search(project, each) for each in project.all(SearchComponent))
    return {"searches": found, **_private(project)} if found else {}


def models(project: Project) -> View:
    """Return the access to foundation models of the stack."""
    found = tuple(_models(project, each) for each in project.all(ModelAccessComponent))
    if not found:
        return {}
    return {
        "accesses": found,
        "project": project.path,
        "models_policy": f"{project.path}/policies/vertexai.allowedModels",
        "hosts_policy": f"{project.path}/policies/gcp.restrictEndpointUsage",
    }


def _models(project: Project, component: ModelAccessComponent) -> GoogleModelAccess:
    """https://cloud.google.com/vertex-ai/generative-ai/docs/control-model-access."""
    asked = (model.partition("/") for model in component.asked("google"))
    return GoogleModelAccess(
        label=label(component.name),
        models=tuple(f"publishers/{publisher}/models/{model}:predict" for publisher, _, model in asked),
        elsewhere=tuple(sorted(_hosts(project.universe, project.location))),
    )


def _hosts(universe: Operator, here: str) -> Iterator[str]:
    """Yield every host of Vertex AI but that of `here`, by each of its names; `global` has the bare one.

    https://docs.cloud.google.com/docs/security/compliance/restrict-endpoint-usage
    """
    listed = {each.code for each in places("google") if each.kind == "region" and each.operator == universe.name}
    regions = sorted({*listed, *unplaced("google")} - {here})
    for name in ("aiplatform", *(f"{code}-aiplatform" for code in regions)):
        yield from (f"{name}.{universe.suffix}", f"{name}.mtls.{universe.suffix}", f"content-{name}.{universe.suffix}")
    yield from (f"aiplatform.{several}.rep.{universe.suffix}" for several in ("eu", "us"))


def _private(project: Project) -> View:
    """Who may connect to a private endpoint: the project that the network of the stack is in."""
    return {"location": project.location, "reached_from": (project.network.network.split("/")[1],)}


def _notebook(project: Project, component: NotebookComponent) -> GoogleNotebook:
    fields = project.under_key(component)
    return GoogleNotebook(
        **fields,
        account=f"{fields['name']}-notebook",
        # An instance is in a zone, and every region has a zone b: https://cloud.google.com/compute/docs/regions-zones
        zone=f"{project.location}-b",
        size=component.size.google,
        storage_gb=component.storage_gb,
    )


def _endpoint(project: Project, component: ModelEndpointComponent) -> GoogleEndpoint:
    fields = project.under_key(component)
    repository = project.name(project.find(RegistryComponent, component.registry))
    store = project.name(project.find(BucketComponent, component.bucket))
    # https://cloud.google.com/artifact-registry/docs/docker/names
    host = f"{project.location}-docker.{project.universe.registry}/{project.target.project}"
    separator = "@" if component.image.startswith("sha256:") else ":"
    return GoogleEndpoint(
        **fields,
        number=_number(fields["name"]),
        image=f"{host}/{repository}/{component.name}{separator}{component.image}",
        weights=f"gs://{store}/{component.weights}",
        size=component.size.google,
        instances=component.instances,
    )


def _number(name: str) -> str:
    """Ten digits that a name always gives: an endpoint's id is a number that whoever makes it chooses.

    https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/vertex_ai_endpoint#name
    """
    return str(10**9 + crc32(name.encode()))


def _search(project: Project, component: SearchComponent) -> GoogleSearch:
    return GoogleSearch(**project.under_key(component), dimensions=component.dimensions, size=component.size.google)
