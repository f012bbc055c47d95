"""The Google test doubles as pytest fixtures."""

from collections.abc import Iterator

import pytest

from tests.bindings.wheels import Unavailable
from tests.google.double import Double
from tests.google.terraform import stub_provider


@pytest.fixture
def google_double() -> Iterator[Double]:
    """A running, empty stand-in for Google's APIs; a fresh one for every test."""
    with Double() as double:
        yield double


@pytest.fixture(scope="session")
def google_terraform() -> Iterator[dict[str, str]]:
    """The environment to run terraform with on Google configurations, without registry and network."""
    try:
        with stub_provider() as environment:
            yield environment
    except Unavailable as error:
        pytest.skip(f"no terraform for Google: {error}")
