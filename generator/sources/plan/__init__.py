"""Terraform plans: `terraform show -json` from a file or stdin, and the saved binary plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from generator.errors import EurofenceError
from generator.facts import Known, Unknown, Unreadable, Value
from generator.mappings import COMPANIONS, MAPPINGS
from generator.mappings.google.members import ACCOUNT
from generator.sources.block import CLOUDS, PROJECTS, Block, ProviderBlock, Reading
from generator.sources.plan.overlay import planned_values
from generator.sources.plan.references import References
from generator.sources.plan.schema import Change, ConfigResource, Plan, ProviderConfig, ResourceChange
from generator.sources.plan.text import HINT, SAVED, decode_plan

__all__ = ["SAVED", "read_plan"]

_WANTED = frozenset({*MAPPINGS, *COMPANIONS, ACCOUNT, "aws_iam_policy_document"})
_UNIVERSE: Value[str] = Known("googleapis.com", "the universe unless told otherwise")
_DEFAULTS = {"default_tags": "tags_all", "default_labels": "terraform_labels"}
"""Setting of a provider block -> the attribute in which resources show it."""


@dataclass(frozen=True, slots=True)
class _Provider:
    """What a provider block pins. `silent` are attributes that repeat a resource's own, for it sets no defaults."""

    block: ProviderBlock
    project: Value[str]
    silent: frozenset[str]


def read_plan(data: bytes, name: str) -> Reading:
    """Return what the plan in `data` says will be; `name` is what errors call it.

    Values are decoded only for types that a mapping knows. Raises EurofenceError where `data` is no plan.
    """
    plan = decode_plan(data, name)
    try:
        reading = _reading(plan)
    except RecursionError as error:
        raise EurofenceError("the JSON is nested too deeply", where=name, hint=HINT) from error
    except (msgspec.DecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        # Values are decoded only when they are asked for, and of their shape there is only Terraform's word.
        raise EurofenceError(f"its JSON is not what Terraform writes: {error}", where=name, hint=HINT) from error
    reading.unreadable = _gaps(plan)
    reading.notes.append("the plan's JSON does not hold the Terraform backend: check the directory for RES-06")
    return reading


def _reading(plan: Plan) -> Reading:
    references = References(plan)
    providers = _providers(plan, references)
    blocks = [_block(change, references, providers) for change in plan.resource_changes or ()]
    return Reading(
        source="plan",
        blocks=[block for block in blocks if block is not None],
        providers=[provider.block for provider in providers.values()],
    )


def _block(change: ResourceChange, references: References, providers: dict[str, _Provider]) -> Block | None:
    block = Block(change.address, change.type, {}, change.mode)
    if change.change.actions == ["delete"]:
        # What is destroyed is gone; so is a deposed object. What is forgotten lives on, unmanaged.
        if change.deposed or change.type not in COMPANIONS:
            return None
        block.gone = True
    if change.type not in _WANTED:
        return block
    config = references.resource(change.module_address, change.mode, change.type, change.name)
    provider = providers.get(config.provider_config_key) if config is not None else None
    if provider is not None:
        block.region, block.project = provider.block.region, provider.project
        block.operator = provider.block.universe
    block.values = _values(change, config, provider, references)
    return block


def _values(
    change: ResourceChange, config: ConfigResource | None, provider: _Provider | None, references: References
) -> dict[str, Any]:
    if change.change.actions in (["forget"], ["delete"]):
        kept = Change(after=change.change.before, after_sensitive=change.change.before_sensitive)
        return planned_values(kept, {}, lambda expression: expression)
    expressions = msgspec.json.decode(config.expressions) if config is not None else None
    scope = references.scope(change.module_address)

    def follow(expression: Any) -> Any:
        if scope is None:
            return Unknown("its module is not in the plan's configuration")
        return references.follow(expression, scope, config, change.index)

    parts = [name for _, companion in COMPANIONS.get(change.type, ()) for name in companion.chosen]
    chosen = MAPPINGS[change.type].chosen if change.type in MAPPINGS else parts
    return planned_values(change.change, expressions, follow, {*chosen, *(provider.silent if provider else ())})


def _providers(plan: Plan, references: References) -> dict[str, _Provider]:
    found = {}
    for key, config in sorted(plan.configuration.provider_config.items()):
        name = CLOUDS.get(config.name)
        if name:
            found[key] = _provider(config, name, references)
    return found


def _provider(config: ProviderConfig, name: str, references: References) -> _Provider:
    module = f"{config.module_address}." if config.module_address else ""
    address = f"{module}provider.{config.name}" + (f".{config.alias}" if config.alias else "")

    def setting(what: str) -> Value[str] | None:
        return references.setting(config.expressions, what, config.module_address)

    elsewhere = Unknown(f"{address} names no region: it comes from the environment of whoever applies")
    block = ProviderBlock(
        address=address,
        name=name,
        region=setting("region") or elsewhere,
        universe=Known("") if name == "aws" else setting("universe_domain") or _UNIVERSE,
    )
    silent = frozenset(shown for name, shown in _DEFAULTS.items() if name not in config.expressions)
    project = setting(PROJECTS[name]) or Unknown(f"{address} names no {PROJECTS[name]}")
    return _Provider(block, project, silent)


def _gaps(plan: Plan) -> list[Unreadable]:
    gaps = []
    if plan.errored:
        gaps.append(Unreadable("terraform plan", "the whole plan", "planning failed: resources may be missing"))
    if not plan.complete:
        gaps.append(Unreadable("terraform plan", "the whole plan", "the plan is incomplete: another plan must follow"))
    if plan.deferred_changes:
        count = len(plan.deferred_changes)
        gaps.append(Unreadable("terraform plan", f"{count} deferred changes", "they are decided in a later plan"))
    return gaps
