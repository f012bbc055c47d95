"""Join Terraform blocks into documents and documents into facts: what `hcl` and `plan` share.

A companion (`aws_s3_bucket_versioning`) becomes part of its owner's document, whether it names the owner by a
reference or by name, and a reference to it is one to its owner. A companion whose owner cannot be told could be
anybody's: every owner of its module that lacks one becomes unknown there. A companion of a resource that is not in
the source makes a fact of its own, unknown in all but what the companion says, so that nothing is dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator import geography
from generator.facts import AnyFact, Inventory, Known, Operator, Origin, Ref, Unknown, Value
from generator.mappings import COMPANIONS, MAPPINGS, Document, is_harmless, to_fact
from generator.mappings.google.members import ACCOUNT, account_member, named_members
from generator.sources.block import Block, ProviderBlock, Reading
from generator.sources.owners import Owners, module_of, to_document

DATA = "@data"
"""Key under which the values of an inlined data source name its type."""


def to_inventory(reading: Reading) -> Inventory:
    """Return the facts of a reading, sorted by id, with the types that no mapping covers counted."""
    data = {block.address: block for block in reading.blocks if block.mode == "data"}
    blocks = sorted((b for b in reading.blocks if b.mode == "managed"), key=lambda block: block.address)
    accounts = {b.address: account_member(b.values, b.project) for b in blocks if b.type == ACCOUNT}
    managed = [_inlined(_named(block, accounts), data) for block in blocks if not block.gone]
    joined = _Joined(
        [to_document(block) for block in managed if block.type in MAPPINGS],
        [block for block in managed if block.type in COMPANIONS],
    )
    joined.delete([block for block in blocks if block.gone])
    documents = [*joined.documents, *([_backend(reading.backend)] if reading.backend else [])]
    facts = [_fact(document, joined.names[document.id]) for document in documents]
    known = {*MAPPINGS, *COMPANIONS}
    uncovered = Counter(b.type for b in managed if b.type not in known and not is_harmless(b.type))
    return Inventory(
        source=reading.source,
        facts=tuple(sorted((*facts, *_operators(reading.providers)), key=lambda fact: fact.id)),
        unreadable=tuple(sorted(reading.unreadable)),
        uncovered=dict(sorted(uncovered.items())),
        resources=len(managed),
        parts=sum(block.type in COMPANIONS and block.type not in MAPPINGS for block in managed),
        harmless=sum(is_harmless(block.type) for block in managed),
        notes=tuple(sorted(set(reading.notes))),
    )


def _inlined(block: Block, data: dict[str, Block]) -> Block:
    """Put the values of a data source in place of a reference to it: a policy document is what its blocks say."""
    found = {
        name: data[value.to]
        for name, value in block.values.items()
        if isinstance(value, Ref) and value.to in data and data[value.to].type == "aws_iam_policy_document"
    }
    if not found:
        return block
    inlined = {name: {DATA: document.type, **document.values} for name, document in found.items()}
    return replace(block, values=block.values | inlined)


def _named(block: Block, accounts: dict[str, str | Unknown]) -> Block:
    """Put the member that a service account is in place of a reference to it."""
    if not accounts or block.type not in COMPANIONS:
        return block
    return replace(block, values=named_members(block.values, accounts))


def _backend(block: Block) -> Document:
    kind = f"backend.{block.type}"
    values, reason = block.values, Unknown(f"the {block.type} backend is not known here")
    if kind not in MAPPINGS:
        kind, values = "backend.remote", {}
    return Document(kind, block.address, values, reason, reason, block.file, block.line, _universe(block))


def _universe(backend: Block) -> Value[str]:
    """A gcs backend is in Google's own universe unless it is told another one's address."""
    # https://developer.hashicorp.com/terraform/language/backend/gcs#configuration-variables
    endpoint = backend.values.get("storage_custom_endpoint")
    if backend.type != "gcs" or not endpoint:
        return Known("")
    found = geography.operator_at(urlsplit(endpoint).hostname or "") if isinstance(endpoint, str) else None
    return Known(found.name) if found else Unknown(f"the universe of {backend.address} is not told by its endpoint")


def _fact(document: Document, names: list[str]) -> AnyFact:
    fact = to_fact(MAPPINGS[document.type], document, "terraform")
    found: AnyFact = msgspec.structs.replace(fact, identities=(*fact.identities, *names))  # type: ignore[assignment]
    return found


class _Joined:
    """Documents with their companions in them; `names` are further names of each, by its id."""

    def __init__(self, documents: list[Document], companions: list[Block]) -> None:
        self.documents = documents
        self.names: dict[str, list[str]] = defaultdict(list)
        self._owners = Owners(documents, companions)
        for bare, document in self._owners.sole.items():
            self.names[document.id].append(bare)
        self._absent: dict[tuple[str, str], Document] = {}
        waiting: dict[tuple[str, str], list[Block]] = defaultdict(list)
        doubtful: list[tuple[Document, Block]] = []
        for block in companions:
            found = self._owners.of(block)
            if isinstance(found, Unknown):
                waiting[block.type, module_of(block.address)].append(block)
                continue
            owners = [self._elsewhere(found, block)] if isinstance(found, str) else found
            doubtful += [(owner, block) for owner in owners if _may_not_exist(block, owner)]
            self._attach(block, [owner for owner in owners if not _may_not_exist(block, owner)])
        for owner, block in doubtful:
            _values(owner)[block.type] = Unknown(f"{block.address} sets it, if it exists: its count is not known here")
        for (kind, module), blocks in waiting.items():
            self._unclaimed(kind, module, blocks)
        self.documents = [*documents, *self._absent.values()]

    def delete(self, companions: list[Block]) -> None:
        """Let a companion that is being deleted speak for its owner: it sets nothing any more."""
        for block in companions:
            found = self._owners.of(block)
            for owner in found if isinstance(found, list) else ():
                _add(owner, block.type, {})

    def _attach(self, block: Block, owners: list[Document]) -> None:
        for owner in owners:
            _add(owner, block.type, block.values)
            # What is a resource of its own keeps its name.
            if len(owners) == 1 and block.type not in MAPPINGS:
                self.names[owner.id].append(block.address)

    def _unclaimed(self, kind: str, module: str, blocks: list[Block]) -> None:
        rows = dict(COMPANIONS[kind])
        here = [d for d in self._owners.documents if d.type in rows and module_of(d.id) == module]
        candidates = [d for d in here if kind not in d.values or rows[d.type].several]
        for document in candidates:
            reason = f"{blocks[0].address} may belong to it: its owner is known after apply"
            _values(document)[kind] = Unknown(reason)
        if candidates or all(row.owner == "project" for row in rows.values()):
            return
        for block in blocks:
            self._attach(block, [self._elsewhere("a resource that cannot be told", block)])

    def _elsewhere(self, name: str, block: Block) -> Document:
        """Return the document of an owner that is not in this source: unknown, but for what its companions say."""
        owner_type = COMPANIONS[block.type][0][0]
        if (owner_type, name) not in self._absent:
            reason = Unknown(f"{name} is not in this source; {block.address} changes it")
            paths = {p.split(".")[0] for field in MAPPINGS[owner_type].fields.values() for p in field.terraform.paths}
            values: dict[str, Any] = dict.fromkeys(sorted(paths), reason)
            self._absent[owner_type, name] = Document(
                owner_type, f"{block.address} -> {name}", values, reason, reason, block.file, block.line, block.operator
            )
        return self._absent[owner_type, name]


def _may_not_exist(block: Block, owner: Document) -> bool:
    """Whether a companion is made for more unknown reasons (`count = var.on ? 1 : 0`) than its owner."""
    return block.address.count("[*]") > owner.id.count("[*]")


def _add(owner: Document, kind: str, companion: dict[str, Any]) -> None:
    found = _values(owner).get(kind)
    if isinstance(found, list):
        found.append(companion)
    elif not isinstance(found, Unknown) or companion:
        _values(owner)[kind] = [companion]


def _values(document: Document) -> dict[str, Any]:
    assert isinstance(document.values, dict)
    return document.values


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
