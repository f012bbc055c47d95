"""The schema of hashicorp/google, as `terraform providers schema -json` prints it, for chosen types only.

The provider's own binary is in no package index; the schema can be derived from the wheel of its CDK Terrain
bindings (https://pypi.org/project/cdktn-provider-google/). One small file a type is kept in the test cache, so
that the wheel is read once.
"""

import hashlib
import json
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.google import jsii, wheels

Json = Any

PROVIDER = "registry.terraform.io/hashicorp/google"
VERSION = "7.46.1"
RESOURCES = (
    "google_kms_crypto_key",
    "google_kms_crypto_key_iam_binding",
    "google_kms_crypto_key_iam_member",
    "google_kms_crypto_key_iam_policy",
    "google_kms_crypto_key_version",
    "google_kms_ekm_connection",
    "google_kms_key_ring",
    "google_org_policy_policy",
    "google_project_service",
    "google_storage_bucket",
    "google_storage_bucket_iam_binding",
    "google_storage_bucket_iam_member",
    "google_storage_bucket_iam_policy",
)
DATA_SOURCES = (
    "google_kms_crypto_key",
    "google_kms_key_ring",
    "google_project",
    "google_storage_project_service_account",
)


def provider_schema(resources: Iterable[str] = RESOURCES, data_sources: Iterable[str] = DATA_SOURCES) -> Json:
    """The provider's schema with those types and no others; raises ValueError for a type it does not have."""
    folders = {f"resource/{name}": name.removeprefix("google_").replace("_", "-") for name in resources}
    folders |= {f"data/{name}": "data-" + name.replace("_", "-") for name in data_sources}
    derived = _derived({"provider": "provider", **folders})
    kinds: dict[str, Json] = {"resource": {}, "data": {}}
    for key in sorted(folders):
        kind, _, name = key.partition("/")
        kinds[kind][name] = derived[key]
    return {
        "format_version": "1.0",
        "provider_schemas": {
            PROVIDER: {
                "provider": derived["provider"],
                "resource_schemas": kinds["resource"],
                "data_source_schemas": kinds["data"],
            }
        },
    }


def _derived(folders: dict[str, str]) -> dict[str, Json]:
    files = {key: _cached(key) for key in folders}
    missing = {folders[key]: key for key, file in files.items() if not file.exists()}
    if missing:
        for folder, source in _sources(set(missing)).items():
            _write(files[missing.pop(folder)], jsii.schema(source))
    if missing:
        raise ValueError(f"hashicorp/google {VERSION} has no {', '.join(sorted(missing.values()))}")
    return {key: json.loads(file.read_text()) for key, file in files.items()}


def _cached(key: str) -> Path:
    # A changed converter must not read what an older one wrote.
    converter = hashlib.sha256(Path(jsii.__file__).read_bytes()).hexdigest()[:12]
    return wheels.cache() / f"google-{VERSION}-{converter}" / f"{key}.json"


def _sources(folders: set[str]) -> dict[str, str]:
    """The JavaScript of each folder of the bindings, its files joined."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(wheels.wheel("cdktn-provider-google")) as wheel:
        (bundle,) = (name for name in wheel.namelist() if name.endswith(".jsii.tgz"))
        with wheel.open(bundle) as packed, tarfile.open(fileobj=packed, mode="r|gz") as tar:
            for member in tar:
                parts = member.name.split("/")
                if parts[:2] == ["package", "lib"] and parts[2] in folders and parts[-1].endswith(".js"):
                    file = tar.extractfile(member)
                    assert file is not None
                    found[parts[2]] = found.get(parts[2], "") + file.read().decode()
    return found


def _write(file: Path, value: Json) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n")
    part.replace(file)
