"""Terraform plans: `terraform show -json` from a file or stdin, and the saved binary plan."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.facts import Known, Unknown, Unreadable, Value
from generator.mappings import COMPANIONS, MAPPINGS
from generator.sources.block import Block, ProviderBlock, Reading
from generator.sources.plan.overlay import planned_values
from generator.sources.plan.references import References, Scope
from generator.sources.plan.schema import Change, ConfigResource, Plan, ProviderConfig, ResourceChange
from generator.sources.plan.text import SAVED, decode_plan

__all__ = ["SAVED", "read_plan"]

_WANTED = frozenset({*MAPPINGS, *COMPANIONS, "aws_iam_policy_document"})
_CLOUDS = {"aws": "aws", "google": "google", "google-beta": "google"}


def read_plan(data: bytes, name: str) -> Reading:
    """Return what the plan in `data` says will be; `name` is what errors call it.

    Values are decoded only for types that a mapping knows. Raises EurofenceError where `data` is no plan.
    """
    plan = decode_plan(data, name)
    references = References(plan)
    providers = _providers(plan, references)
    reading = Reading(source="plan", providers=[block for block, _ in providers.values()])
    for change in plan.resource_changes or ():
        if _lives_on(change):
            reading.blocks.append(_block(change, references, providers))
    reading.unreadable = _gaps(plan)
    reading.notes.append("the plan's JSON does not hold the Terraform backend: check the directory for RES-06")
    return reading


def _lives_on(change: ResourceChange) -> bool:
    # A deposed object is deleted by this plan; what is destroyed is gone; what is forgotten lives on unmanaged.
    return not change.deposed and change.change.actions not in (["delete"], [])


def _block(
    change: ResourceChange, references: References, providers: dict[str, tuple[ProviderBlock, Value[str]]]
) -> Block:
    block = Block(change.address, change.type, {}, change.mode)
    if change.type not in _WANTED:
        return block
    config = references.resource(change.module_address, change.mode, change.type, change.name)
    scope = references.scope(change.module_address)
    if config is not None and config.provider_config_key in providers:
        provider, project = providers[config.provider_config_key]
        block.region, block.project = provider.region, project
    block.values = _values(change, config, scope, references)
    return block


def _values(
    change: ResourceChange, config: ConfigResource | None, scope: Scope | None, references: References
) -> dict[str, Any]:
    if change.change.actions == ["forget"]:
        kept = Change(after=change.change.before, after_sensitive=change.change.before_sensitive)
        return planned_values(kept, {}, lambda expression: expression)
    expressions = msgspec.json.decode(config.expressions) if config is not None else None

    def follow(expression: Any) -> Any:
        if scope is None:
            return Unknown("its module is not in the plan's configuration")
        return references.follow(expression, scope, config, change.index)

    return planned_values(change.change, expressions, follow)


def _providers(plan: Plan, references: References) -> dict[str, tuple[ProviderBlock, Value[str]]]:
    found = {}
    for key, config in sorted(plan.configuration.provider_config.items()):
        name = _CLOUDS.get(config.name)
        if name:
            found[key] = _provider(config, name, references)
    return found


def _provider(config: ProviderConfig, name: str, references: References) -> tuple[ProviderBlock, Value[str]]:
    module = f"{config.module_address}." if config.module_address else ""
    address = f"{module}provider.{config.name}" + (f".{config.alias}" if config.alias else "")

    def setting(what: str) -> Value[str] | None:
        return references.setting(config.expressions, what, config.module_address)

    elsewhere = Unknown(f"{address} names no region: it comes from the environment of whoever applies")
    block = ProviderBlock(
        address=address,
        name=name,
        region=setting("region") or elsewhere,
        universe=setting("universe_domain") or Known("googleapis.com", "the universe unless told otherwise"),
    )
    return block, setting("project") or Unknown(f"{address} names no project")


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
