"""Where the log drivers of containers send what they read: a setting within JSON, alike in ECS and Batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.common import address
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Reader

_ADDRESSES = ("splunk-url", "fluentd-address", "gelf-address", "syslog-address", "Host", "host")
"""Options that name a receiver: https://docs.docker.com/engine/logging/configure/"""
_REGIONS = ("awslogs-region", "region")
"""https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html"""
_LOCAL = ("localhost", "127.0.0.1", "unix://", "[::1]")
_INSIDE = ("awsfirelens", "awslogs", "journald", "json-file", "none", "")


def driver_logs(*paths: str) -> Reader:
    """Return a reader of the log deliveries of all containers that stand at `paths`, as JSON text or as it is."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found: list[Flow] = []
        for value in values:
            for configuration in _configurations(value):
                ends = configuration if isinstance(configuration, Unknown) else _ends(configuration)
                if isinstance(ends, Unknown):
                    return ends
                found += ends
        return Known(tuple(dict.fromkeys(found)))

    return Derived(paths, read, lenient=True)


def _configurations(value: Any) -> Iterator[dict[str, Any] | Unknown]:
    if isinstance(value, (Unknown, Ref)):
        yield undecided(value) or Unknown("its containers are known after apply")
    elif isinstance(value, str) and value[:1] in ("{", "["):
        try:
            yield from _configurations(json.loads(value))
        except (ValueError, RecursionError):
            yield Unknown("its containers are not in JSON")
    elif isinstance(value, list):
        for each in value:
            yield from _configurations(each)
    elif isinstance(value, dict):
        yield from _within(value)


def _within(value: dict[str, Any]) -> Iterator[dict[str, Any] | Unknown]:
    for name, part in value.items():
        if name in ("logConfiguration", "log_configuration"):
            yield from (each for each in (part if isinstance(part, list) else [part]) if each)
        elif isinstance(part, (dict, list)):
            yield from _configurations(part)


def _ends(configuration: dict[str, Any]) -> list[Flow] | Unknown:
    if not isinstance(configuration, dict):
        return undecided(configuration) or Unknown("its logging is known after apply")
    driver = configuration.get("logDriver", configuration.get("log_driver"))
    options = configuration.get("options") or {}
    if unknown := undecided(driver, options):
        return unknown
    receivers = [options[name] for name in _ADDRESSES if options.get(name)]
    regions = [options[name] for name in _REGIONS if options.get(name)]
    if unknown := undecided(*receivers, *regions):
        return unknown
    away = [Flow("log delivery", address(each)) for each in receivers if not each.startswith(_LOCAL) and _far(each)]
    if not away and not regions and (driver or "") not in _INSIDE and not receivers:
        # Every other driver sends to a product of somebody's.
        return [Flow("log delivery", f"{driver}:")]
    return [*away, *(Flow("log delivery", region) for region in regions)]


def _far(receiver: str) -> bool:
    return not any(name in receiver for name in _LOCAL)
