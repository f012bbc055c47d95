"""Runs a real terraform on Google configurations, stub providers in the place of hashicorp/google and its beta."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.bindings.terraform import stub, terraform
from tests.google.schema import DATA_SOURCES, RESOURCES, beta_schema, provider_schema

__all__ = ["stub_provider", "terraform"]


@contextmanager
def stub_provider(
    resources: Iterable[str] = RESOURCES, data_sources: Iterable[str] = DATA_SOURCES
) -> Iterator[dict[str, str]]:
    """The environment to run terraform with, while a stub provider with those types answers, and its beta beside it.

    Raises Unavailable when terraform, grpcio or a pinned wheel is missing.
    """
    with stub(provider_schema(resources, data_sources), beta_schema()) as environment:
        yield environment
