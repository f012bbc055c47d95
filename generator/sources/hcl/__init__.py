"""Read Terraform configuration into blocks: anybody's HCL, with what cannot be told left unknown.

pyhcl reads back what we render, before it is written; everything that is checked, our own files too, is read here: a
finding wants its line, and pyhcl has none, merges aliased providers and cannot tell a reference from a string. A
contract test holds both readers to the same values in every rendered file.

Files become a plain tree (`syntax`), folders declarations (`definitions`), and modules evaluate them on demand
(`modules`, `expressions`). Nothing is run and nothing is fetched: what only Terraform or a provider can tell is an
`Unknown` that says so, or a `Ref` to the resource that will.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.errors import EurofenceError, Mistakes
from generator.sources.block import Block, Reading
from generator.sources.hcl.bodies import setting, settings
from generator.sources.hcl.definitions import Definition
from generator.sources.hcl.folders import Folder, Memory, Tree
from generator.sources.hcl.inputs import inputs
from generator.sources.hcl.modules import Module
from generator.sources.hcl.project import Project
from generator.sources.hcl.tree import Expression
from generator.sources.hcl.values import outside

__all__ = ["read_directory", "read_sources"]


def read_directory(path: Path, variables: Mapping[str, Any] | None = None) -> Reading:
    """Read the root module in a directory, with the modules it calls.

    `variables` are values for its variables, over those of its tfvars files: strings as on Terraform's command line,
    or plain values. Raises `Mistakes` with everything that does not parse. A directory without Terraform files gives
    a reading without blocks.
    """
    return _read(Folder(path), variables)


def read_sources(files: Mapping[str, str | bytes], variables: Mapping[str, Any] | None = None) -> Reading:
    """Read a configuration from memory: contents by path, or the members of a saved plan's zip (`tfconfig/...`)."""
    return _read(Memory(files), variables)


def _read(tree: Tree, variables: Mapping[str, Any] | None) -> Reading:
    project = Project(tree)
    definition = project.definition(tree.root)
    reading = Reading("hcl")
    root = Module(project, definition, _inputs(project, definition, tree, variables))
    modules = list(_modules(root))
    for module in modules:
        reading.blocks.extend(instance.block(module.providers) for instance in module.instances())
    # Only now is it known which configurations are used without being declared.
    reading.providers = [block for module in modules for block in module.providers.blocks()]
    if project.mistakes:
        raise Mistakes(project.mistakes)
    reading.backend = None if definition.empty else _backend(root, project)
    reading.unreadable = sorted(project.unreadable)
    reading.notes = sorted(project.notes)
    return reading


def _inputs(
    project: Project, definition: Definition, tree: Tree, variables: Mapping[str, Any] | None
) -> dict[str, Expression]:
    try:
        return inputs(definition, tree.files(tree.root), variables)
    except EurofenceError as error:
        project.mistakes.extend(error.mistakes if isinstance(error, Mistakes) else (error,))
        return {}


def _modules(root: Module) -> Iterator[Module]:
    waiting = [root]
    while waiting:
        module = waiting.pop()
        yield module
        waiting.extend(reversed(list(module.children())))


def _backend(root: Module, project: Project) -> Block:
    if not root.definition.backends:
        return Block("terraform.backend", "local", {})
    section = root.definition.backends[0]
    kind = section.labels[0] if section.labels else section.type
    values = {
        name: outside(setting(section.body, name, root.scope, project.evaluator)) for name in settings(section.body)
    }
    return Block("terraform.backend", kind, values, file=section.file, line=section.line)
