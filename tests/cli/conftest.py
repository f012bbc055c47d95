"""A project as `init` writes it, rendered, and clouds on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import eurofence
from tests.google.double import Double
from tests.google.governed import ORGANIZATION, govern
from tests.sources.live.conftest import ACCOUNT, aws, client, emulator, regions_xml
from tests.sources.live.relay import Relay

__all__ = ["aws", "client", "emulator"]

PROJECT = "change-me-project"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that nobody changes."""
    folder = tmp_path_factory.mktemp("written")
    assert eurofence("init", folder).code == 0
    stack = folder / "stacks/first/stack.yaml"
    stack.write_text(stack.read_text().replace("111122223333", ACCOUNT))
    done = eurofence("render", folder=folder)
    assert done.code == 0, done
    return folder


@pytest.fixture
def project(written: Path, tmp_path: Path) -> Path:
    """A project of the test's own."""
    shutil.copytree(written, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture(autouse=True)
def one_region(request: pytest.FixtureRequest) -> None:
    """Where an account is read, only one region is enabled in it: every service is asked in every one."""
    if "aws" in request.fixturenames:
        account: Relay = request.getfixturevalue("aws")
        account.give("ec2.describe_regions", regions_xml("eu-central-1"))


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Double]:
    """An empty Google project whose key service is in Frankfurt; the environment leads there."""
    with Double() as double:
        double.project(PROJECT, organization=ORGANIZATION)
        govern(double, PROJECT)
        name = f"projects/{PROJECT}/locations/europe-west3"
        double.seed("cloudkms", "v1", "projects.locations", {"name": name, "locationId": "europe-west3"})
        double.endpoint("storage", "v1")
        for variable, value in double.environment().items():
            monkeypatch.setenv(variable, value)
        monkeypatch.setenv("NO_GCE_CHECK", "true")
        monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
        yield double
