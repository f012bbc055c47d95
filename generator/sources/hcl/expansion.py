"""How many there are of a resource or module: `count` and `for_each`.

When that is not known there is one copy, `[*]`, that stands for each of them: judged, never dropped. Two blocks whose
`count` or `for_each` is the same expression of the same module have the same copies, whatever they are; that is what
lets `aws_s3_bucket.x[each.key].id` find its bucket even then.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.facts import Unknown
from generator.sources.hcl.access import Instances, pairs
from generator.sources.hcl.expressions import Evaluator, Scope
from generator.sources.hcl.tree import Section
from generator.sources.hcl.values import UnknownKey, not_known, number_of, set_of, text_of

MAX_COPIES = 100_000
"""How many resources and modules a whole configuration may expand to."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One of them: what stands behind the address, its key, and the names its expressions may use."""

    suffix: str
    key: Any
    names: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expansion:
    """All of them. `reason` says why `unknown` ones are unknown; equal `token`s mean the same copies."""

    kind: Literal["one", "count", "each", "unknown"]
    copies: Sequence[Copy]
    reason: str = ""
    token: Any = None

    def gather(self, address: str, objects: Sequence[Any]) -> Any:
        """Return what a reference without a key means: an object, a list or map of them, or `Instances`."""
        if self.kind == "one":
            return objects[0]
        if self.kind == "count":
            return list(objects)
        if self.kind == "each":
            return {copy.key: item for copy, item in zip(self.copies, objects, strict=True)}
        return Instances(address, self.reason, objects[0], self.token)


def expand(section: Section, scope: Scope, evaluator: Evaluator, module: str) -> Expansion:
    """Return the copies of a resource or module block; `module` is the address of the module it stands in."""
    count, each = section.body.settings.get("count"), section.body.settings.get("for_each")
    if count is None and each is None:
        return _ONE
    if count is not None:
        number = _count(evaluator.value(count, scope))
        return _unknown("count", number, (module, count)) if isinstance(number, Unknown) else _counted(number)
    assert each is not None
    value = evaluator.value(each, scope)
    if isinstance(value, Instances):
        return _unknown("each", Unknown(value.reason), value.token, value.star)
    items = _items(value)
    return _unknown("each", items, (module, each)) if isinstance(items, Unknown) else _each(items)


_ONE = Expansion("one", (Copy("", None, {}),))


def _count(value: Any) -> int | Unknown:
    number = number_of(value)
    if isinstance(number, int) and 0 <= number <= MAX_COPIES:
        return number
    return number if isinstance(number, Unknown) else Unknown("count is no number of copies")


def _counted(number: int) -> Expansion:
    return Expansion("count", [Copy(f"[{i}]", i, {"count": {"index": i}}) for i in range(number)])


def _items(value: Any) -> list[tuple[str, Any]] | Unknown:
    """Return keys and values of a `for_each`, all of whose keys must be known.

    A list counts as a set: Terraform takes one only where it becomes a set, as in `x ? toset(y) : []`.
    """
    if isinstance(value, dict):
        return pairs(value)
    if not isinstance(value, list):
        return not_known(value) or Unknown("for_each is neither a map nor a set")
    reason = not_known(value)
    keys = [text_of(item) for item in set_of(value)] if reason is None else [reason]
    wrong = next((key for key in keys if isinstance(key, Unknown)), None)
    return wrong or [(key, key) for key in keys if isinstance(key, str)]


def _each(items: list[tuple[str, Any]]) -> Expansion:
    copies = [Copy(f"[{_quoted(key)}]", key, {"each": {"key": key, "value": item}}) for key, item in items]
    return Expansion("each", copies)


def _quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def _unknown(kind: str, why: Unknown, token: Any, star: Any = None) -> Expansion:
    token = (kind, token) if star is None else token
    key = UnknownKey(why.reason, token)
    value = Unknown(why.reason) if star is None else star
    names = {"each": {"key": key, "value": value}} if kind == "each" else {"count": {"index": key}}
    return Expansion("unknown", (Copy("[*]", key, names),), why.reason, token)
