"""Runs a real terraform on Google configurations, with the stub provider in the place of hashicorp/google."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.bindings.terraform import stub, terraform
from tests.google.schema import DATA_SOURCES, RESOURCES, provider_schema

__all__ = ["stub_provider", "terraform"]


@contextmanager
def stub_provider(
    resources: Iterable[str] = RESOURCES, data_sources: Iterable[str] = DATA_SOURCES
) -> Iterator[dict[str, str]]:
    """The environment to run terraform with, while a stub provider with those types answers.

    Raises Unavailable when terraform, grpcio or a pinned wheel is missing.
    """
    with stub(provider_schema(resources, data_sources)) as environment:
        yield environment
