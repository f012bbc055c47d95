"""Plans as `terraform show -json` writes them, in few words."""

import json
from typing import Any

from generator.facts import AnyFact, Inventory
from generator.sources.join import to_inventory
from generator.sources.plan import read_plan

Json = dict[str, Any]
FRANKFURT: Json = {"aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-central-1"}}}}


def change(address: str, after: Json | None = None, **more: Any) -> Json:
    """One resource change; `index`, `module_address`, `deposed` and parts of the change by name."""
    parts = address.removeprefix(more.get("module_address", "")).strip(".").removeprefix("data.")
    kind, _, name = parts.partition("[")[0].partition(".")
    top = {key: more.pop(key) for key in ("index", "module_address", "deposed", "mode") if key in more}
    inner = {"actions": ["create"], "before": None, "after": after, "after_unknown": {}, "after_sensitive": {}}
    return {"address": address, "mode": "managed", "type": kind, "name": name, **top, "change": inner | more}


def configured(address: str, expressions: Json | None = None, provider: str = "aws", **more: Any) -> Json:
    """One resource of the configuration."""
    kind, _, name = address.removeprefix("data.").partition(".")
    mode = "data" if address.startswith("data.") else "managed"
    return {
        "address": address, "mode": mode, "type": kind, "name": name, "provider_config_key": provider,
        "expressions": expressions or {}, **more,
    }  # fmt: skip


def reference(*names: str) -> Json:
    """An expression that refers to these."""
    return {"references": list(names)}


def plan(changes: list[Json], resources: list[Json] | None = None, **more: Any) -> Json:
    """A whole plan; without `resources`, every changed one is configured by nothing but its address."""
    found = resources if resources is not None else [configured(c["address"].partition("[")[0]) for c in changes]
    root = {"resources": found, **more.pop("root", {})}
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "resource_changes": changes,
        "configuration": {"provider_config": more.pop("providers", FRANKFURT), "root_module": root},
        **more,
    }


def inventory(document: Json | bytes) -> Inventory:
    """What a plan says, as facts."""
    return to_inventory(read_plan(document if isinstance(document, bytes) else json.dumps(document).encode(), "plan"))


def facts(document: Json | bytes) -> dict[str, AnyFact]:
    """The facts of a plan by id."""
    return {fact.id: fact for fact in inventory(document).facts}
