"""What the files of one folder declare: its blocks, by kind and name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.errors import EurofenceError, Mistakes, Where
from generator.facts import Unreadable
from generator.sources.hcl.syntax import parse
from generator.sources.hcl.tree import Body, Expression, Literal, ObjectOf, Section

K = TypeVar("K")
V = TypeVar("V")

_JSON = "Terraform's JSON syntax is not read"
_OVERRIDE = "override files are not merged into what they override"
_TWICE = "under OpenTofu it takes the place of {name}, which was read instead"
# Blocks that declare nothing that stays in a cloud.
_IGNORED = frozenset({"action", "check", "ephemeral", "import", "language", "moved", "removed"})


@dataclass(slots=True)
class Definition:
    """The declarations of one folder."""

    folder: str
    variables: dict[str, Section] = field(default_factory=dict)
    locals: dict[str, Expression] = field(default_factory=dict)
    outputs: dict[str, Section] = field(default_factory=dict)
    modules: dict[str, Section] = field(default_factory=dict)
    resources: dict[tuple[str, str, str], Section] = field(default_factory=dict)
    """By `data` or `managed`, type, and name."""
    providers: dict[tuple[str, str], Section] = field(default_factory=dict)
    """By local name and alias, "" for the default one."""
    provider_types: dict[str, str] = field(default_factory=dict)
    """The provider that a local name means, where `required_providers` says so."""
    backends: list[Section] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    mistakes: list[EurofenceError] = field(default_factory=list)
    empty: bool = True


def define(folder: str, files: Mapping[str, bytes]) -> Definition:
    """Return what a folder declares, with all its mistakes and the files that are not read."""
    definition = Definition(folder)
    for name in sorted(files):
        if _is_hidden(name) or name.endswith((".tfvars", ".tfvars.json")):
            continue
        definition.empty = False
        path = name if folder == "." else f"{folder}/{name}"
        body = _parsed(definition, path, files[name])
        reason = _not_read(name, files, body)
        if reason:
            definition.unreadable.append(Unreadable(call=path, scope=folder, reason=reason))
        else:
            for section in body.blocks:
                _declare(definition, section)
    return definition


def _parsed(definition: Definition, path: str, content: bytes) -> Body:
    if path.endswith(".json"):
        return Body({}, ())
    try:
        body = parse(path, content)
    except EurofenceError as error:
        definition.mistakes.extend(error.mistakes if isinstance(error, Mistakes) else (error,))
        return Body({}, ())
    for setting in body.settings:
        definition.mistakes.append(EurofenceError(f"{setting} stands outside every block", where=Where(path)))
    return body


def _is_hidden(name: str) -> bool:
    # https://developer.hashicorp.com/terraform/language/files
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))


def _not_read(name: str, files: Mapping[str, bytes], body: Body) -> str:
    """Return why a file is left out, "" when it is not."""
    stem = name.removesuffix(".json").rpartition(".")[0]
    if name.endswith(".json"):
        return _JSON
    if stem == "override" or stem.endswith("_override"):
        return _OVERRIDE
    twice = name.endswith(".tofu") and f"{stem}.tf" in files
    return _TWICE.format(name=f"{stem}.tf") if twice and not _is_about_versions(body) else ""


def _is_about_versions(body: Body) -> bool:
    inner = [block.type for section in body.blocks for block in section.body.blocks]
    return all(section.type == "terraform" for section in body.blocks) and not {"backend", "cloud"}.intersection(inner)


def _declare(definition: Definition, section: Section) -> None:
    if section.type in _IGNORED:
        return
    declare = _DECLARE.get(section.type)
    if declare is None:
        # A word of a Terraform newer than this program may declare anything.
        call, reason = f"{section.file}:{section.line}", f"a block of the unknown type {section.type}"
        definition.unreadable.append(Unreadable(call=call, scope=definition.folder, reason=reason))
    elif len(section.labels) != _LABELS.get(section.type, 1):
        _mistake(definition, section, f"{section.type} needs {_LABELS.get(section.type, 1)} names behind it")
    else:
        declare(definition, section)


def _locals(definition: Definition, section: Section) -> None:
    for name, expression in section.body.settings.items():
        _add(definition, definition.locals, name, expression, section, f"local.{name}")


def _resource(definition: Definition, section: Section) -> None:
    kind, name = section.labels
    mode = "data" if section.type == "data" else "managed"
    _add(definition, definition.resources, (mode, kind, name), section, section, f"{kind}.{name}")


def _provider(definition: Definition, section: Section) -> None:
    name, alias = section.labels[0], section.body.settings.get("alias")
    key = name, str(alias.value) if isinstance(alias, Literal) else ""
    _add(definition, definition.providers, key, section, section, f"provider {'.'.join(filter(None, key))}")


def _terraform(definition: Definition, section: Section) -> None:
    for block in section.body.blocks:
        if block.type in ("backend", "cloud"):
            definition.backends.append(block)
        elif block.type == "required_providers":
            for name, wanted in block.body.settings.items():
                definition.provider_types[name] = _provider_type(name, wanted)
    if len(definition.backends) > 1:
        _mistake(definition, definition.backends[-1], "there is a second backend")


def _provider_type(name: str, wanted: Expression) -> str:
    """Return the last part of a provider's source address: `hashicorp/google-beta` is a `google-beta`."""
    for key, value in wanted.items if isinstance(wanted, ObjectOf) else ():
        if key == Literal("source") and isinstance(value, Literal):
            return str(value.value).rpartition("/")[2]
    return name


def _named(table: Callable[[Definition], dict[str, Section]]) -> Callable[[Definition, Section], None]:
    def declare(definition: Definition, section: Section) -> None:
        name = section.labels[0]
        _add(definition, table(definition), name, section, section, f"{section.type} {name}")

    return declare


def _add(definition: Definition, table: dict[K, V], key: K, value: V, section: Section, called: str) -> None:
    if key in table:
        _mistake(definition, section, f"{called} is declared a second time")
    table[key] = value


def _mistake(definition: Definition, section: Section, message: str) -> None:
    definition.mistakes.append(EurofenceError(message, where=Where(section.file, section.line)))


_LABELS = {"resource": 2, "data": 2, "locals": 0, "terraform": 0}
_DECLARE: dict[str, Callable[[Definition, Section], None]] = {
    "data": _resource,
    "locals": _locals,
    "module": _named(lambda definition: definition.modules),
    "output": _named(lambda definition: definition.outputs),
    "provider": _provider,
    "resource": _resource,
    "terraform": _terraform,
    "variable": _named(lambda definition: definition.variables),
}
