"""The schema of a provider, as `terraform providers schema -json` prints it, for chosen types only.

The provider's own binary is in no package index; the schema can be derived from the wheel of its CDK Terrain
bindings (https://pypi.org/project/cdktn-provider-google/, .../cdktn-provider-google-beta/, .../cdktn-provider-aws/).
One small file a type is kept in the test cache, so that the wheel is read once.
"""

import hashlib
import json
import tarfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bindings import jsii, older, wheels

Json = Any


@dataclass(frozen=True)
class Binding:
    """One version of a provider, and the wheel that tells its schema."""

    name: str
    version: str
    wheel: str

    @property
    def address(self) -> str:
        """What Terraform calls the provider."""
        return f"registry.terraform.io/hashicorp/{self.name}"


AWS_6 = Binding("aws", "6.69.1", "cdktn-provider-aws==25.8.1")
GOOGLE_6 = Binding("google", "6.50.0", "cdktn-provider-google==18.0.0")
GOOGLE_7 = Binding("google", "7.46.1", "cdktn-provider-google==20.3.1")
GOOGLE_8 = Binding("google", "8.7.0", "cdktn-provider-google==21.1.0")
BETA_6 = Binding("google-beta", "6.50.0", "cdktn-provider-google-beta==18.0.0")
BETA_7 = Binding("google-beta", "7.46.1", "cdktn-provider-google-beta==20.3.1")
BETA_8 = Binding("google-beta", "8.7.0", "cdktn-provider-google-beta==21.1.0")


def provider_schema(binding: Binding, resources: Iterable[str], data_sources: Iterable[str]) -> Json:
    """The provider's schema with those types and no others; raises ValueError for a type it does not have."""
    folders = {f"resource/{name}": name.removeprefix(f"{binding.name}_").replace("_", "-") for name in resources}
    folders |= {f"data/{name}": "data-" + name.replace("_", "-") for name in data_sources}
    derived = _derived(binding, {"provider": "provider", **folders})
    kinds: dict[str, Json] = {"resource": {}, "data": {}}
    for key in sorted(folders):
        kind, _, name = key.partition("/")
        kinds[kind][name] = derived[key]
    return {
        "format_version": "1.0",
        "provider_schemas": {
            binding.address: {
                "provider": derived["provider"],
                "resource_schemas": kinds["resource"],
                "data_source_schemas": kinds["data"],
            }
        },
    }


def lacking(binding: Binding, resources: Iterable[str]) -> set[str]:
    """Those of the resource types that the provider does not have."""
    listing = wheels.cache() / f"{binding.name}-{binding.version}.txt"
    if not listing.exists():
        folders: set[str] = set()
        with zipfile.ZipFile(wheels.wheel(binding.wheel)) as wheel:
            (bundle,) = (name for name in wheel.namelist() if name.endswith(".jsii.tgz"))
            with wheel.open(bundle) as packed, tarfile.open(fileobj=packed, mode="r|gz") as tar:
                folders = {name.split("/")[2] for name in (member.name for member in tar) if name.count("/") > 2}
        listing.write_text("\n".join(sorted(folders)))
    here = set(listing.read_text().split())
    return {name for name in resources if name.removeprefix(f"{binding.name}_").replace("_", "-") not in here}


def _derived(binding: Binding, folders: dict[str, str]) -> dict[str, Json]:
    files = {key: _cached(binding, key) for key in folders}
    missing = {folders[key]: key for key, file in files.items() if not file.exists()}
    if missing:
        for folder, source in _sources(binding, set(missing)).items():
            _write(files[missing.pop(folder)], jsii.schema(source))
    if missing:
        raise ValueError(f"hashicorp/{binding.name} {binding.version} has no {', '.join(sorted(missing.values()))}")
    return {key: json.loads(file.read_text()) for key, file in files.items()}


def _cached(binding: Binding, key: str) -> Path:
    # A changed converter must not read what an older one wrote.
    said = b"".join(Path(module.__file__).read_bytes() for module in (jsii, older))
    converter = hashlib.sha256(said).hexdigest()[:12]
    return wheels.cache() / f"{binding.name}-{binding.version}-{converter}" / f"{key}.json"


def _sources(binding: Binding, folders: set[str]) -> dict[str, str]:
    """The JavaScript of each folder of the bindings, its files joined."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(wheels.wheel(binding.wheel)) as wheel:
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
