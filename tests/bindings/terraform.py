"""Runs a real terraform with a stub provider in the place of the real one."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.bindings.wheels import Unavailable

_PASSED_ON = ("PATH", "HOME", "TMPDIR")


@contextmanager
def stub(*schemas: Any) -> Iterator[dict[str, str]]:
    """The environment to run terraform with, while a stub of each provider answers.

    Raises Unavailable when terraform or grpcio is missing.
    """
    if not shutil.which("terraform"):
        raise Unavailable("terraform is not on PATH")
    try:
        from tests.bindings.stub_provider import StubProvider
    except ImportError as error:
        raise Unavailable(f"{error.name} is not installed") from error
    with ExitStack() as stack:
        ports = {}
        for schema in schemas:
            provider = StubProvider(schema)
            provider.start()
            stack.callback(provider.stop)
            (address,) = schema["provider_schemas"]
            ports[address] = provider.port
        yield _environment(ports)


def terraform(environment: Mapping[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One terraform command in a folder, finished, whatever its exit code."""
    command = ["terraform", f"-chdir={folder}", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)


def _environment(ports: Mapping[str, int]) -> dict[str, str]:
    # https://developer.hashicorp.com/terraform/plugin/debugging: a provider that already runs; terraform then
    # needs no registry, checks no version and leaves the process alone when it is done.
    reattach = {
        address: {
            "Protocol": "grpc",
            "ProtocolVersion": 6,
            "Pid": os.getpid(),
            "Test": True,
            "Addr": {"Network": "tcp", "String": f"127.0.0.1:{port}"},
        }
        for address, port in ports.items()
    }
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": os.devnull,
        "TF_IN_AUTOMATION": "1",
        "TF_REATTACH_PROVIDERS": json.dumps(reattach),
    }
