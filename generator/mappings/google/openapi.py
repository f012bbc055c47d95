"""Whom the text of an OpenAPI description tells to call."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.facts import Flow, Ref, Unknown, Value
from generator.mappings.google.common import webs_at
from generator.mappings.read import Derived, undecided
from generator.mappings.schema import Document, Reader

# https://spec.openapis.org/oas/v3.1.0#server-object, in YAML and in JSON
_SERVER = re.compile(r"""["']?\burl["']?\s*:\s*["']?(https?://[^\s"',}]+)""")


def servers_at(path: str) -> Reader:
    """Return a reader of the flows to the servers that the description at `path` names, which may hold `*`."""
    return Derived((path,), _of_texts(webs_at("tool", "servers")), lenient=True)


def _of_texts(webs: Reader) -> Callable[..., Value[tuple[Flow, ...]]]:
    def read(document: Document, texts: Any) -> Value[tuple[Flow, ...]]:
        found: list[str] = []
        for text in texts if isinstance(texts, list) else [texts]:
            if isinstance(text, (Unknown, Ref)):
                return undecided(text) or Unknown("its OpenAPI description is known after apply")
            servers = _SERVER.findall(text or "")
            if text and not servers:
                return Unknown("its OpenAPI description names no server")
            found += servers
        return webs(Document("", "", {"servers": found}, document.region, document.project))

    return read
