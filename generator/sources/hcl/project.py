"""A whole configuration while it is read: its folders, what has been said of it, and its bounds."""

from __future__ import annotations

import re

from generator.errors import EurofenceError
from generator.facts import Unreadable
from generator.sources.hcl.definitions import Definition, define
from generator.sources.hcl.expansion import MAX_COPIES
from generator.sources.hcl.expressions import Evaluator, Scope
from generator.sources.hcl.folders import Tree, folder_of
from generator.sources.hcl.tree import Section
from generator.sources.hcl.types import Convert, converter
from generator.sources.hcl.values import Failure

# https://developer.hashicorp.com/terraform/language/modules/sources#terraform-registry
_REGISTRY = re.compile(r"([\w.-]+\.[\w.-]+/)?[\w-]+/[\w-]+/[\w-]+(//.*)?")


class Project:
    """What the modules of one reading share."""

    def __init__(self, tree: Tree) -> None:
        self.evaluator = Evaluator()
        self.unreadable: set[Unreadable] = set()
        self.notes: set[str] = set()
        self.mistakes: list[EurofenceError] = []
        self._tree = tree
        self._installed = tree.installed()
        self._definitions: dict[str, Definition] = {}
        self._conversions: dict[tuple[str, int], Convert] = {}
        self._copies = 0

    def definition(self, folder: str) -> Definition:
        """Return what a folder declares; its mistakes and unreadable files are kept."""
        if folder not in self._definitions:
            found = define(folder, self._tree.files(folder))
            self.mistakes.extend(found.mistakes)
            self.unreadable.update(found.unreadable)
            self._definitions[folder] = found
        return self._definitions[folder]

    def conversion(self, variable: Section) -> Convert:
        """Return what a variable's type makes of the values that are assigned to it."""
        key = (variable.file, variable.line)
        if key not in self._conversions:
            nothing = Scope(_Nothing())
            wanted = variable.body.settings.get("type")
            self._conversions[key] = converter(wanted, lambda default: self.evaluator.value(default, nothing))
        return self._conversions[key]

    def locate(self, names: tuple[str, ...], source: str, caller: str) -> Definition | str:
        """Return what the module at `names` declares, or why it cannot be read."""
        if source.startswith(("./", "../")):
            found = self.definition(folder_of(caller, source))
            if not found.empty:
                return found
        installed = self._installed.get(".".join(names))
        if installed is None:
            return f"source {source} is not here: run terraform init"
        if _REGISTRY.fullmatch(source) and not installed.source.endswith(source):
            return f"source {source} is not what is installed here: run terraform init"
        found = self.definition(folder_of(installed.dir))
        return f"source {source} is not here: run terraform init" if found.empty else found

    def count(self, copies: int) -> None:
        """Count resources and modules; raises when there are more than anybody has."""
        self._copies += copies
        if self._copies > MAX_COPIES:
            raise EurofenceError(f"this configuration expands to more than {MAX_COPIES:,} resources and modules")


class _Nothing:
    """The names in force where none may be used: in the defaults of a type."""

    def root(self, name: str) -> Failure:
        """Say so."""
        return Failure(f"{name} means nothing here")
