"""What Google Cloud does not take, whatever a profile asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import EurofenceError
from generator.profiles.model import Profile
from generator.render.demands import key_demand, of_kind
from generator.render.refusal import component_of, refusal
from generator.stacks.components.storage import BucketComponent, KeyComponent
from generator.stacks.model import Stack


def refusals(stack: Stack, profile: Profile) -> Iterator[EurofenceError]:
    """Yield every reason why the part of `stack` on Google Cloud cannot be rendered."""
    for key in of_kind(stack, "google", KeyComponent):
        if key_demand(stack, profile, "google", key).custody == "external":
            yield from _external_key(stack, key, f"{component_of(stack, key)} on google")
    for bucket in of_kind(stack, "google", BucketComponent):
        yield from _bucket(stack, bucket, f"{component_of(stack, bucket)} on google")


def _external_key(stack: Stack, key: KeyComponent, where: str) -> Iterator[EurofenceError]:
    connection = stack.google.ekm_connection if stack.google else None
    given = key.external_key.google
    if given is None:
        hint = "give external_key.google: its https address, or its path behind google.ekm_connection"
        yield refusal(where, "custody external needs the key's address", hint)
    elif connection and given.startswith("https://"):
        message = "external_key.google is an address, but google.ekm_connection expects a path"
        yield refusal(where, message, "give the path, e.g. v0/keys/1, or leave the connection out")
    elif not connection and not given.startswith("https://"):
        message = "external_key.google is a path, but there is no google.ekm_connection"
        yield refusal(where, message, "give the key's https address, or google.ekm_connection")


def _bucket(stack: Stack, bucket: BucketComponent, where: str) -> Iterator[EurofenceError]:
    """https://cloud.google.com/storage/docs/buckets#naming."""
    name = stack.cloud_name(bucket)
    if len(name) > 63:
        yield refusal(where, f"{name} has {len(name)} characters, 63 are allowed", "give a shorter prefix")
    if match := _RESERVED.search(name):
        yield refusal(where, f'{name}: bucket names with "{match[0]}" are reserved', "give another prefix")


_RESERVED = re.compile(r"google|g00gle|^goog")
