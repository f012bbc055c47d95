"""A stack of every component on Google Cloud, under any profile."""

from __future__ import annotations

from typing import Any

from generator.profiles import Profile
from generator.stacks import Stack


def target(location: str) -> dict[str, Any]:
    """Where the stack goes: a project with a network, its state beside it."""
    return {
        "project": "demo-prod",
        "project_number": "123456789012",
        "location": location,
        "state": {
            "bucket": "state",
            "key": f"projects/platform/locations/{location}/keyRings/terraform/cryptoKeys/state",
        },
        "network": {
            "network": "projects/demo-net/global/networks/main",
            "subnetwork": f"projects/demo-net/regions/{location}/subnetworks/main",
        },
    }


COMPONENTS: tuple[dict[str, Any], ...] = (
    {"component": "key", "name": "data", "external_key": {"google": "https://kms.example.eu/v0/keys/1"}},
    {"component": "bucket", "name": "records", "key": "data"},
    {"component": "bucket", "name": "trail", "key": "data"},
    {"component": "log-group", "name": "app", "key": "data"},
    {"component": "audit-trail", "name": "all", "key": "data", "bucket": "trail"},
    {"component": "volume-defaults", "name": "volumes", "key": "data"},
    {"component": "database", "name": "orders", "key": "data", "engine": "mysql"},
    {"component": "table", "name": "sessions", "key": "data", "hash_key": "id", "range_key": "at"},
    {"component": "file-system", "name": "files", "key": "data"},
    {"component": "queue", "name": "jobs", "key": "data"},
    {"component": "topic", "name": "news", "key": "data", "title": "News"},
    {"component": "stream", "name": "events", "key": "data", "retention_days": 2},
    {"component": "secret", "name": "token", "key": "data", "title": "Token"},
    {"component": "registry", "name": "images", "key": "data"},
    {"component": "backup-vault", "name": "vault", "key": "data"},
    {"component": "warehouse", "name": "facts", "key": "data"},
    {"component": "search", "name": "papers", "key": "data"},
    {"component": "notebook", "name": "lab", "key": "data"},
    {"component": "model-access", "name": "ask", "models": ["google/gemini-2.5-flash", "mistralai/mistral-small-2503"]},
    {"component": "guardrails", "name": "policies"},
    {"component": "perimeter", "name": "around", "access_policy": "5"},
    {"component": "access-approval", "name": "support", "emails": ["security@example.eu"]},
    {
        "component": "assured-workload",
        "name": "boundary",
        "organization": "10",
        "billing_account": "01A2B3-01A2B3-01A2B3",
    },
    {
        "component": "model-endpoint",
        "name": "triage",
        "key": "data",
        "registry": "images",
        "image": "v1",
        "bucket": "records",
        "weights": "triage/model.tar.gz",
    },
)
"""Every component that Google Cloud is offered: a new one stands here, and is planned on three majors."""


def google_estate(rules: Profile, changed: dict[str, Any] | None = None, **fields: dict[str, Any]) -> Stack:
    """The stack in the profile's place; each of `fields` changes the components of that kind (`log_group={...}`)."""
    components, changes = [], {kind.replace("_", "-"): change for kind, change in fields.items()}
    for component in COMPONENTS:
        said = {**component, **changes.get(component["component"], {})}
        if rules.keys.custody != "external":
            said.pop("external_key", None)
        if rules.classes:
            said["class"] = "sensitive"
        components.append(said)
    google = {**target(rules.residency.place.google[0]), **(changed or {})}
    return Stack.model_validate(
        {"stack": "demo", "title": "Demo", "profile": rules.profile, "google": google, "components": components}
    )
