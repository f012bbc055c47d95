"""A stack of every component on AWS, under two profiles that want different things; rendered and read once each."""

from __future__ import annotations

from functools import cache
from typing import Any

from hcl.parser import HclParser

from generator.profiles.model import Profile
from generator.render import render
from generator.stacks import Stack

NETWORK = {"vpc": "vpc-01", "subnets": ["subnet-01", "subnet-02"], "security_groups": ["sg-01"]}

TARGET = {
    "account": "111122223333",
    "region": "eu-west-3",
    "state": {"bucket": "state-paris", "key_alias": "alias/state"},
    "key_store": "cks-01",
    "network": NETWORK,
}

COMPONENTS: tuple[dict[str, Any], ...] = (
    {"component": "key", "name": "data", "external_key": {"aws": "xks-1"}},
    {"component": "key", "name": "logs", "external_key": {"aws": "xks-2"}},
    {"component": "bucket", "name": "records", "key": "data"},
    {"component": "bucket", "name": "trail", "key": "logs"},
    {"component": "volume-defaults", "name": "volumes", "key": "data"},
    {"component": "database", "name": "orders", "key": "data", "engine": "mysql"},
    {"component": "table", "name": "sessions", "key": "data", "hash_key": "id", "range_key": "at"},
    {"component": "file-system", "name": "files", "key": "data"},
    {"component": "queue", "name": "jobs", "key": "data"},
    {"component": "topic", "name": "news", "key": "data", "title": "News"},
    {"component": "stream", "name": "events", "key": "data", "retention_days": 2},
    {"component": "secret", "name": "token", "key": "data", "title": "Token"},
    {"component": "registry", "name": "images", "key": "data"},
    {"component": "log-group", "name": "app", "key": "logs"},
    {"component": "audit-trail", "name": "all", "key": "logs", "bucket": "trail"},
    {"component": "backup-vault", "name": "vault", "key": "data"},
    {"component": "search", "name": "papers", "key": "data"},
    {"component": "warehouse", "name": "facts", "key": "data"},
    {"component": "notebook", "name": "lab", "key": "data"},
    {
        "component": "model-endpoint",
        "name": "triage",
        "key": "data",
        "registry": "images",
        "image": "v1",
        "bucket": "records",
        "weights": "triage/model.tar.gz",
    },
    {
        "component": "model-access",
        "name": "ask",
        "models": ["mistral.mistral-large-2402-v1:0"],
        "log_group": "app",
        "bucket": "records",
    },
)

PROFILES: dict[str, dict[str, Any]] = {
    "customer": {"keys": {"custody": "customer", "deletion_days": 14}, "audit": {"retention_days": 365}},
    "external": {
        "keys": {"custody": "external", "deletion_days": 30},
        "storage": {"retention_days": 60},
        "audit": {"retention_days": 400, "immutable": False},
        "residency": {"data": ["FR"]},
    },
}


def profile(name: str = "customer", **changes: Any) -> Profile:
    said = {"profile": name, "classes": {"internal": {}, "sensitive": {}}, **PROFILES[name], **changes}
    return Profile.model_validate(said)


def estate(*, custody: str = "customer", target: dict[str, Any] | None = None, **fields: dict[str, Any]) -> Stack:
    """The stack; each of `fields` changes the component of that kind (`model_endpoint={...}`)."""
    components, changes = [], {kind.replace("_", "-"): change for kind, change in fields.items()}
    for component in COMPONENTS:
        said = {**component, **changes.pop(component["component"], {}), "class": "sensitive"}
        if custody != "external":
            said.pop("external_key", None)
        components.append(said)
    aws = {**TARGET, **(target or {})}
    if custody != "external":
        aws.pop("key_store")
    return Stack.model_validate(
        {"stack": "demo", "title": "Demo", "profile": "test", "aws": aws, "components": components}
    )


@cache
def text_under(name: str) -> dict[str, str]:
    """What the estate becomes under a profile of PROFILES: name of the file -> its text."""
    return text_of(estate(custody=name), profile(name))


@cache
def read_under(name: str) -> dict[str, Any]:
    """The same, all files read as one: "resource" and "data" -> type -> label -> body."""
    return read(text_under(name))


def text_of(stack: Stack, rules: Profile) -> dict[str, str]:
    return {file.path.removeprefix("aws/"): file.text for file in render(stack, rules)}


def read(texts: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in texts.values():
        parsed = _parser().parse(text)
        for word in ("resource", "data"):
            for kind, named in parsed.pop(word, {}).items():
                found.setdefault(word, {}).setdefault(kind, {}).update(named)
        found |= parsed
    return found


def at(body: Any, way: str) -> Any:
    """What stands at a dotted way inside a body."""
    for step in way.split("."):
        body = body[step]
    return body


@cache
def _parser() -> HclParser:
    return HclParser()
