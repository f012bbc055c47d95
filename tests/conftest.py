"""Every test runs hermetic: no cloud or Terraform settings from outside, no colour, no network but loopback."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest

FOREIGN = ("AWS_", "BOTO_", "CLOUDSDK_", "GCLOUD_", "GCP_", "GITHUB_", "GOOGLE_", "TF_VAR_", "TF_CLI_", "TF_LOG")
"""Prefixes of environment variables that would let the machine speak into a test. TF_PLUGIN_DIR stays."""

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    for name in list(os.environ):
        if name.startswith(FOREIGN):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(socket.socket, "connect", _only_loopback(socket.socket.connect))
    yield


def _only_loopback(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and not str(host).startswith(LOOPBACK):
            raise OSError(f"a test tried to reach {host}: tests reach loopback only")
        return connect(self, address)

    return guarded
