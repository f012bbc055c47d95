"""Join Terraform blocks into documents and documents into facts: what `hcl` and `plan` share.

A companion (`aws_s3_bucket_versioning`) becomes part of its owner's document, whether it names the owner by a
reference or by name. A companion whose owner cannot be told could be anybody's: every owner of its module that lacks
one becomes unknown there. A companion of a resource that is not in the source makes a fact of its own, unknown in all
but what the companion says, so that nothing is dropped.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from generator import geography
from generator.facts import AnyFact, Inventory, Known, Operator, Origin, Ref, Unknown, Value
from generator.mappings import COMPANIONS, MAPPINGS, Companion, Document, is_harmless, to_fact
from generator.sources.block import Block, ProviderBlock, Reading

DATA = "@data"
"""Key under which the values of an inlined data source name its type."""


def to_inventory(reading: Reading) -> Inventory:
    """Return the facts of a reading, sorted by id, with the types that no mapping covers counted."""
    managed = [block for block in reading.blocks if block.mode == "managed"]
    data = {block.address: block for block in reading.blocks if block.mode == "data"}
    for block in managed:
        _inline(block.values, data)
    documents = [_document(block) for block in managed if block.type in MAPPINGS]
    _attach(documents, [block for block in managed if block.type in COMPANIONS])
    if reading.backend is not None:
        documents.append(_backend(reading.backend))
    facts = [to_fact(MAPPINGS[document.type], document, "terraform") for document in documents]
    known = {*MAPPINGS, *COMPANIONS}
    uncovered = Counter(b.type for b in managed if b.type not in known and not is_harmless(b.type))
    return Inventory(
        source=reading.source,
        facts=tuple(sorted((*facts, *_operators(reading.providers)), key=lambda fact: fact.id)),  # type: ignore[arg-type]
        unreadable=tuple(sorted(reading.unreadable)),
        uncovered=dict(sorted(uncovered.items())),
        resources=len(managed),
        notes=tuple(sorted(set(reading.notes))),
    )


def _inline(values: dict[str, Any], data: dict[str, Block]) -> None:
    """Put the values of a data source in place of a reference to it: a policy document is what its blocks say."""
    for name, value in values.items():
        if isinstance(value, Ref) and value.to in data:
            block = data[value.to]
            values[name] = {DATA: block.type, **block.values} if block.type == "aws_iam_policy_document" else value


def _document(block: Block) -> Document:
    return Document(block.type, block.address, dict(block.values), block.region, block.project, block.file, block.line)


def _backend(block: Block) -> Document:
    kind = f"backend.{block.type}"
    values, reason = block.values, Unknown(f"the {block.type} backend is not known here")
    if kind not in MAPPINGS:
        kind, values = "backend.remote", {}
    return Document(kind, block.address, values, reason, reason, block.file, block.line)


def _attach(documents: list[Document], companions: list[Block]) -> None:
    owners = _Owners(documents)
    waiting: dict[tuple[str, str], list[Block]] = defaultdict(list)
    for block in companions:
        found = owners.of(block)
        for owner in found if isinstance(found, list) else ():
            _list(owner, block.type).append(block.values)
        if isinstance(found, str):
            documents.append(_absent(found, block))
        elif isinstance(found, Unknown):
            waiting[block.type, _module(block.address)].append(block)
    for (kind, module), blocks in waiting.items():
        _unclaimed(documents, kind, module, blocks)


def _list(owner: Document, kind: str) -> list[Any]:
    values: dict[str, Any] = owner.values  # type: ignore[assignment]
    found = values.setdefault(kind, [])
    assert isinstance(found, list)
    return found


def _unclaimed(documents: list[Document], kind: str, module: str, blocks: list[Block]) -> None:
    types = {owner_type for owner_type, _ in COMPANIONS[kind]}
    candidates = [d for d in documents if d.type in types and _module(d.id) == module and kind not in d.values]
    if not candidates:
        documents.extend(_absent("a resource that cannot be told", block) for block in blocks)
    for document in candidates:
        values: dict[str, Any] = document.values  # type: ignore[assignment]
        values[kind] = Unknown(f"{blocks[0].address} may belong to it: its owner is known after apply")


class _Owners:
    """Finds the documents that a companion belongs to, in constant time."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_name: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            row = MAPPINGS[document.type]
            self._by_name[f"{document.type}\0{document.id}"].append(document)
            identities = row.identities.terraform(document)
            for identity in identities.value if isinstance(identities, Known) else ():
                self._by_name[f"{document.type}\0{identity}"].append(document)
            own = document.values.get("project")
            project = Known(own) if isinstance(own, str) else document.project
            if isinstance(project, Known):
                self._by_name[f"{document.type}\0projects/{project.value}"].append(document)

    def of(self, block: Block) -> list[Document] | str | Unknown:
        """Return a companion's owners, or the name of an owner that is not here, or why it cannot be told."""
        rows = COMPANIONS[block.type]
        answers = [self._of(owner_type, companion, block) for owner_type, companion in rows]
        found = [document for answer in answers if isinstance(answer, list) for document in answer]
        if found or rows[0][1].owner == "project":
            return found if found or isinstance(answers[0], list) else answers[0]
        unknown = [answer for answer in answers if isinstance(answer, Unknown)]
        names = [answer for answer in answers if isinstance(answer, str)]
        return unknown[0] if unknown else names[0] if names else Unknown("its owner is of another type")

    def _of(self, owner_type: str, companion: Companion, block: Block) -> list[Document] | str | Unknown:
        target = block.values.get(companion.refers)
        if isinstance(target, Ref):
            return self._referred(owner_type, target)
        if not isinstance(target, str):
            return target if isinstance(target, Unknown) else Unknown("it names no owner")
        if companion.identity:
            target = companion.identity(target, _document(block))
        found = self._by_name.get(f"{owner_type}\0{target}")
        return found or ([] if companion.owner == "project" else str(target))

    def _referred(self, owner_type: str, target: Ref) -> list[Document] | str | Unknown:
        found = self._by_name.get(f"{owner_type}\0{target.to}")
        if found:
            return found
        kind = _type(target.to)
        if kind == owner_type:
            return Unknown(f"{target.to} has more than one instance, or none")
        return [] if kind in MAPPINGS else target.to


def _absent(name: str, block: Block) -> Document:
    """Return a document for an owner that is not in this source: unknown, but for what its companion says."""
    owner_type = COMPANIONS[block.type][0][0]
    reason = Unknown(f"{name} is not in this source; {block.address} changes it")
    paths = {path.split(".")[0] for field in MAPPINGS[owner_type].fields.values() for path in field.terraform.paths}
    values: dict[str, Any] = dict.fromkeys(sorted(paths), reason)
    values[block.type] = [block.values]
    return Document(owner_type, f"{block.address} -> {name}", values, reason, reason, block.file, block.line)


def _type(address: str) -> str:
    """Return the resource type of an address, `data` for a data source."""
    rest = address[len(_module(address)) :]
    return rest.partition(".")[0]


def _module(address: str) -> str:
    """Return the module path of an address, instance keys included."""
    found = _MODULES.match(address)
    return found.group(0) if found else ""


_MODULES = re.compile(r"(module\.[^.\[]+(\[(\"(\\.|[^\"\\])*\"|\d+|\*)\])?\.)*")


def _operators(providers: list[ProviderBlock]) -> list[AnyFact]:
    return [
        Operator(
            id=provider.address,
            type="aws partition" if provider.name == "aws" else "google universe",
            provider=provider.name,
            service="",
            name=Known(provider.address),
            location=provider.region,
            operator=_operator(provider),
            origin=Origin(provider.file, provider.line),
        )
        for provider in providers
    ]


def _operator(provider: ProviderBlock) -> Value[str]:
    if provider.name != "aws":
        return provider.universe
    if isinstance(provider.region, Unknown):
        return provider.region
    partition = geography.partition_of(provider.region.value)
    return Known(partition) if partition else Unknown(f"region {provider.region.value} is of no known partition")
