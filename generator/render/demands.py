"""What a profile demands of each component of a stack, decided once for both clouds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts import CUSTODIES, Custody
from generator.profiles.model import Profile
from generator.stacks.model import BucketComponent, Cloud, Component, KeyComponent, Stack


@dataclass(frozen=True, slots=True)
class KeyDemand:
    """How a key is held: at least as strictly as every class of data that it opens demands."""

    custody: Custody
    rotation_days: int
    deletion_days: int


@dataclass(frozen=True, slots=True)
class BucketDemand:
    """How a bucket is kept; `keyless` when its class asks for no key and everybody may read it."""

    public: bool
    keyless: bool
    tls: bool
    versioned: bool
    retention_days: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag or label of a resource."""

    name: str
    value: str


def key_demand(stack: Stack, profile: Profile, cloud: Cloud, key: KeyComponent) -> KeyDemand:
    """Return how `key` must be held on `cloud`; an external key in the stack is external whatever the profile says."""
    wanted = [profile_of(profile, c).keys for c in (key, *buckets_of(stack, cloud, key))]
    custodies: list[Custody] = [each.custody for each in wanted]
    if getattr(key.external_key, cloud) is not None:
        custodies.append("external")
    return KeyDemand(
        custody=max(custodies, key=CUSTODIES.index),
        rotation_days=min(each.rotation_days for each in wanted),
        deletion_days=max(each.deletion_days for each in wanted),
    )


def bucket_demand(profile: Profile, bucket: BucketComponent) -> BucketDemand:
    """Return how `bucket` must be kept."""
    rules = profile_of(profile, bucket)
    wanted, public = rules.storage, rules.storage.public_access == "allow"
    asked = bucket.retention_days
    return BucketDemand(
        public=public,
        keyless=public and rules.keys.custody == "provider",
        tls=wanted.tls == "require",
        versioned=wanted.versioning == "require",
        retention_days=wanted.retention_days if asked is None else asked,
    )


def profile_of(profile: Profile, component: Component) -> Profile:
    """Return what holds for the data class of `component`."""
    return profile.for_class(component.data_class) if component.data_class else profile


def location_of(stack: Stack, profile: Profile, cloud: Cloud) -> str | None:
    """Return the location that the stack's target, or else the profile, pins on `cloud`."""
    given = stack.aws.region if cloud == "aws" and stack.aws else None
    given = stack.google.location if cloud == "google" and stack.google else given
    return given or next(iter(getattr(profile.residency.place, cloud)), None)


def keys_on(stack: Stack, cloud: Cloud) -> tuple[KeyComponent, ...]:
    """Return the keys that go to `cloud`, in name order."""
    return tuple(c for c in stack.on(cloud) if isinstance(c, KeyComponent))


def buckets_on(stack: Stack, cloud: Cloud) -> tuple[BucketComponent, ...]:
    """Return the buckets that go to `cloud`, in name order."""
    return tuple(c for c in stack.on(cloud) if isinstance(c, BucketComponent))


def buckets_of(stack: Stack, cloud: Cloud, key: KeyComponent) -> Iterator[BucketComponent]:
    """Yield the buckets on `cloud` that `key` opens."""
    return (bucket for bucket in buckets_on(stack, cloud) if bucket.key == key.name)


def label(component_name: str) -> str:
    """Return the Terraform name of a component; names hold no underscore, so no two become one."""
    return component_name.replace("-", "_")


def tags(stack: Stack, profile: Profile, component: Component) -> tuple[Tag, ...]:
    """Return the tags by which a live reading finds its way back to stack, profile and data class."""
    found = [Tag("eurofence-profile", profile.profile), Tag("eurofence-stack", stack.stack)]
    if component.data_class:
        found.append(Tag("eurofence-class", component.data_class))
    return tuple(sorted(found, key=lambda tag: tag.name))
