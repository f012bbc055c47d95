"""Where the files of a configuration come from: a folder on disk, or names and contents in memory."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from generator.errors import EurofenceError, Where
from generator.files import read_bytes

T = TypeVar("T")

_LIMIT = 10_000_000
_MANIFEST = ".terraform/modules/modules.json"
_WANTED = (".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json")
# A saved plan is a zip; these are the names of its copy of the configuration:
# https://github.com/hashicorp/terraform/blob/main/internal/plans/planfile/config_snapshot.go
_PLAN = "tfconfig/"
_PLAN_MANIFEST = "tfconfig/modules.json"
_PLAN_MODULE = "tfconfig/m-"


class Installed(msgspec.Struct, frozen=True, rename="pascal"):
    """Where `terraform init` put a module; `key` is its path of names, `network.vpc`."""

    key: str
    dir: str
    source: str = ""


class _Manifest(msgspec.Struct, frozen=True, rename="pascal"):
    modules: list[Installed] = []


class Tree(Protocol):
    """The folders of a configuration. Names are relative to its root and have forward slashes."""

    root: str

    def files(self, folder: str) -> Mapping[str, bytes]:
        """Return the Terraform files of one folder by name; none when there is no such folder."""

    def installed(self) -> dict[str, Installed]:
        """Return the modules that `terraform init` installed, by key."""


class Folder:
    """A configuration on disk."""

    root = "."

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise EurofenceError("there is no such folder", where=Where(str(path)), hint="look for a typing mistake")
        self._path = path

    def files(self, folder: str) -> Mapping[str, bytes]:
        """Read the Terraform files of one folder."""
        path = self._path / folder
        wanted = [name for name in _names(path) if name.endswith(_WANTED) and not (path / name).is_dir()]
        return {name: read_bytes(path / name, _LIMIT) for name in wanted}

    def installed(self) -> dict[str, Installed]:
        """Read the manifest of `terraform init`."""
        path = self._path / _MANIFEST
        return _by_key(_decode(read_bytes(path, _LIMIT), _Manifest).modules) if path.is_file() else {}


class Memory:
    """A configuration in memory: contents by path, or what the zip of a saved plan holds."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        contents = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
        self._installed: dict[str, Installed] = {}
        if _PLAN_MANIFEST in contents:
            self._installed = _by_key(_decode(contents[_PLAN_MANIFEST], list[Installed]))
            contents = dict(_planned(contents, self._installed))
        elif _MANIFEST in contents:
            self._installed = _by_key(_decode(contents[_MANIFEST], _Manifest).modules)
        self.root = folder_of(self._installed[""].dir) if "" in self._installed else "."
        self._folders: dict[str, dict[str, bytes]] = {}
        for name in sorted(contents):
            folder, file = posixpath.split(name)
            if file.endswith(_WANTED):
                self._folders.setdefault(folder_of(folder), {})[file] = contents[name]

    def files(self, folder: str) -> Mapping[str, bytes]:
        """Return the Terraform files of one folder."""
        return self._folders.get(folder, {})

    def installed(self) -> dict[str, Installed]:
        """Return the modules of the manifest."""
        return self._installed


def folder_of(*parts: str) -> str:
    """Return a folder's name in its one form: relative to the root, with forward slashes."""
    return posixpath.normpath(posixpath.join(".", *(part.replace("\\", "/") for part in parts)))


def _names(path: Path) -> list[str]:
    if not path.is_dir():
        return []
    try:
        return sorted(entry.name for entry in path.iterdir())
    except OSError as error:
        raise EurofenceError(f"cannot be listed ({error.strerror})", where=Where(str(path))) from None


def _planned(contents: Mapping[str, bytes], installed: Mapping[str, Installed]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a plan's zip under the names that they had in the folder it was made in."""
    for name, content in contents.items():
        key, _, file = name.removeprefix(_PLAN_MODULE).rpartition("/")
        if name.startswith(_PLAN_MODULE) and file:
            folder = installed[key].dir if key in installed else f"m-{key}"
            yield posixpath.join(folder_of(folder), file), content


def _by_key(modules: list[Installed]) -> dict[str, Installed]:
    return {module.key: module for module in modules}


def _decode(content: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise EurofenceError(f"is no list of modules: {error}", where=Where("modules.json")) from None
