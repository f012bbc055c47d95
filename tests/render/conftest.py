"""A profile and a stack with a bit of everything, and a way to say what is different."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.profiles.model import Profile
from generator.stacks.model import Stack

MakeStack = Callable[..., Stack]
MakeProfile = Callable[..., Profile]


@pytest.fixture
def make_profile() -> MakeProfile:
    def make(**changes: Any) -> Profile:
        said: dict[str, Any] = {"profile": "test", "classes": {"internal": {}, "sensitive": {}}, **changes}
        return Profile.model_validate(said)

    return make


@pytest.fixture
def make_stack() -> MakeStack:
    def make(**changes: Any) -> Stack:
        said: dict[str, Any] = {
            "stack": "demo",
            "title": "Demo",
            "profile": "test",
            "aws": {
                "account": "111122223333",
                "region": "eu-west-3",
                "state": {"bucket": "state-paris", "key_alias": "alias/state"},
            },
            "google": {
                "project": "demo-prod",
                "location": "europe-west9",
                "state": {"bucket": "state-paris", "key": google_key("europe-west9")},
            },
            "components": [
                {"component": "key", "name": "data", "class": "sensitive"},
                {"component": "bucket", "name": "records", "class": "sensitive", "key": "data"},
            ],
        }
        said |= changes
        return Stack.model_validate({name: value for name, value in said.items() if value is not None})

    return make


def google_key(location: str) -> str:
    return f"projects/platform/locations/{location}/keyRings/terraform/cryptoKeys/state"
