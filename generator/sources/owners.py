"""Whose a companion is: found by reference, by name, through another companion, or by project."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from generator.facts import Known, Ref, Unknown
from generator.mappings import COMPANIONS, MAPPINGS, Companion, Document, identities
from generator.sources.block import Block

Answer = list[Document] | str | Unknown
"""The owners (none, where it concerns nobody here), the name of one that is not here, or why it cannot be told."""


class Owners:
    """Finds the documents that a companion belongs to, in constant time."""

    def __init__(self, documents: Iterable[Document], companions: Iterable[Block]) -> None:
        self.documents = list(documents)
        self._companions = {block.address: block for block in companions}
        self._by_name: dict[tuple[str, str], list[Document]] = defaultdict(list)
        for document in self.documents:
            for name in {document.id, *_identities(document), *_project(document)}:
                self._by_name[document.type, name].append(document)
        self.sole = sole_instances(self.documents)
        for bare, document in self.sole.items():
            self._by_name[document.type, bare].append(document)

    def of(self, block: Block) -> Answer:
        """Return whose a companion is."""
        answers = [self._of(kind, row, block, ()) for kind, row in COMPANIONS[block.type] if _concerns(row, block)]
        found = [document for answer in answers if isinstance(answer, list) for document in answer]
        others = [answer for answer in answers if not isinstance(answer, list)]
        if found or not others:
            return found if found or not answers or _of_project(block) else Unknown("its owner is of another type")
        return next((answer for answer in others if isinstance(answer, Unknown)), others[0])

    def _of(self, kind: str, row: Companion, block: Block, seen: tuple[str, ...]) -> Answer:
        target = block.values.get(row.refers)
        if isinstance(target, Ref):
            return self._referred(kind, row, target, (*seen, block.address))
        if target is None and row.owner == "project" and isinstance(block.project, Known):
            # It names no project, so it is for that of its provider block.
            target = block.project.value
        if not isinstance(target, str):
            return target if isinstance(target, Unknown) else Unknown("it names no owner")
        name = row.identity(target, to_document(block)) if row.identity else target
        if isinstance(name, Unknown):
            return name
        found = self._by_name.get((kind, name)) or ([] if row.owner == "project" else None)
        if found is None and row.identity and self._may_be_called_anything(kind, module_of(block.address)):
            return Unknown(f"what is called {target} cannot be told")
        return name if found is None else found

    def _may_be_called_anything(self, kind: str, module: str) -> bool:
        """Tell whether something of a type in a module has a name that is not known yet."""
        name = MAPPINGS[kind].fields["name"].terraform
        if any(path in COMPANIONS for path in name.paths):
            return False
        own = (document for document in self.documents if document.type == kind and module_of(document.id) == module)
        return any(isinstance(name(document), Unknown) or _is_anywhere(document) for document in own)

    def _referred(self, kind: str, row: Companion, target: Ref, seen: tuple[str, ...]) -> Answer:
        found = self._by_name.get((kind, target.to))
        if found:
            return found
        other = self._companions.get(target.to)
        if other is not None and other.address not in seen:
            # `bucket = aws_s3_bucket_versioning.b.bucket` is said for the order of creation.
            rows = [row for owner, row in COMPANIONS[other.type] if owner == kind]
            return self._of(kind, rows[0], other, seen) if rows else []
        named = type_of(target.to)
        if named == "data" and row.owner != "project":
            return target.to
        if named in MAPPINGS and named != kind and row.owner != "project":
            return []
        return Unknown(f"what {target.to} stands for is not known here")


def sole_instances(documents: Iterable[Document]) -> dict[str, Document]:
    """Return what has one instance only, by its address without the key: `x[*]` can mean no other."""
    instances: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        bare = _KEY.sub("", document.id)
        if bare != document.id:
            instances[bare].append(document)
    return {bare: found[0] for bare, found in instances.items() if len(found) == 1}


def to_document(block: Block) -> Document:
    """Return a block as the document that mappings read."""
    values = dict(block.values)
    return Document(
        block.type, block.address, values, block.region, block.project, block.file, block.line, block.operator
    )


def type_of(address: str) -> str:
    """Return the resource type of an address, `data` for a data source."""
    return address[len(module_of(address)) :].partition(".")[0]


def module_of(address: str) -> str:
    """Return the module path of an address, instance keys included, a dot at its end."""
    found = _MODULES.match(address)
    return found.group(0) if found else ""


_KEY = re.compile(r"\[(\"(\\.|[^\"\\])*\"|\d+)\]$")
_MODULES = re.compile(r"(module\.[^.\[]+(\[(\"(\\.|[^\"\\])*\"|\d+|\*)\])?\.)*")


def _identities(document: Document) -> tuple[str, ...]:
    found = identities(MAPPINGS[document.type], document, "terraform")
    return tuple(found.value) if isinstance(found, Known) else ()


def _is_anywhere(document: Document) -> bool:
    """Tell whether the full name of a Google resource may be any, for its project or what it is in is not known yet."""
    if any(isinstance(document.values.get(part), Unknown) for part in ("project", "location")):
        return True
    return isinstance(identities(MAPPINGS[document.type], document, "terraform"), Unknown)


def _project(document: Document) -> tuple[str, ...]:
    own = document.values.get("project")
    project = Known(own) if isinstance(own, str) else document.project
    return (f"projects/{project.value}",) if isinstance(project, Known) else ()


def _concerns(row: Companion, block: Block) -> bool:
    return row.concerns is None or row.concerns(block.values)


def _of_project(block: Block) -> bool:
    return all(row.owner == "project" for _, row in COMPANIONS[block.type])
