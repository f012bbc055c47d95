"""What a profile demands of each component of a stack, decided once for both clouds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator import geography
from generator.facts import CUSTODIES, Custody
from generator.profiles.model import Profile
from generator.stacks.components import AnyComponent, Component
from generator.stacks.components.operations import AuditTrailComponent
from generator.stacks.components.storage import BucketComponent, KeyComponent
from generator.stacks.model import Stack
from generator.stacks.section import Cloud

C = TypeVar("C", bound=Component)


@dataclass(frozen=True, slots=True)
class KeyDemand:
    """How a key is held: at least as strictly as every class of data that it opens demands.

    `justifications` are the only reasons for which Google may use it, None where no class asks for any.
    """

    custody: Custody
    rotation_days: int
    deletion_days: int
    justifications: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class BucketDemand:
    """How a bucket is kept; `keyless` when its class asks for no key and everybody may read it.

    `immutable` when it holds a trail that nobody at all may change: nobody can shorten `retention_days` then.
    """

    public: bool
    keyless: bool
    tls: bool
    versioned: bool
    retention_days: int
    immutable: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag or label of a resource."""

    name: str
    value: str


def key_demand(stack: Stack, profile: Profile, cloud: Cloud, key: KeyComponent) -> KeyDemand:
    """Return how `key` must be held on `cloud`; an external key in the stack is external whatever the profile says."""
    wanted = [profile_of(profile, c).keys for c in (key, *opened_by(stack, cloud, key))]
    custodies: list[Custody] = [each.custody for each in wanted]
    if getattr(key.external_key, cloud) is not None:
        custodies.append("external")
    return KeyDemand(
        custody=max(custodies, key=CUSTODIES.index),
        rotation_days=min(each.rotation_days for each in wanted),
        deletion_days=max(each.deletion_days for each in wanted),
        justifications=_justifications(each.justifications for each in wanted),
    )


def _justifications(asked: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the reasons that everybody who asks for any allows, None where nobody asks."""
    allowed = [set(reasons) for reasons in asked if reasons]
    return tuple(sorted(set.intersection(*allowed))) if allowed else None


def bucket_demand(stack: Stack, profile: Profile, bucket: BucketComponent) -> BucketDemand:
    """Return how `bucket` must be kept."""
    rules = profile_of(profile, bucket)
    wanted, public = rules.storage, rules.storage.public_access == "allow"
    least, asked = least_retention(stack, profile, bucket), bucket.retention_days
    return BucketDemand(
        public=public,
        keyless=public and rules.keys.custody == "provider",
        tls=wanted.tls == "require",
        versioned=wanted.versioning == "require",
        retention_days=least if asked is None else asked,
        immutable=bool(_immutable_trails(stack, profile, bucket)),
    )


def least_retention(stack: Stack, profile: Profile, bucket: BucketComponent) -> int:
    """Return for how many days nobody may delete what is in `bucket`: as its class asks, and the trails in it."""
    trails = _immutable_trails(stack, profile, bucket)
    return max(profile_of(profile, bucket).storage.retention_days, *(rules.audit.retention_days for rules in trails), 0)


def log_days(stack: Stack, profile: Profile, component: Component) -> int:
    """Return how long logs of `component` are kept: as long as any class of data they speak of asks of a trail."""
    return max(profile_of(profile, each).audit.retention_days for each in (component, *referring(stack, component)))


def backup_days(profile: Profile, component: Component) -> int:
    """Return how long backups are kept at least: as long as a key that somebody deleted can still be saved.

    That is the profile's time to notice a mistake (`keys.deletion_days`); a backup that goes sooner is gone by then.
    """
    return profile_of(profile, component).keys.deletion_days


def vault_days(profile: Profile, component: Component) -> int:
    """Return how long a vault keeps backups at least: also as long as the profile forbids to delete what is stored."""
    return max(backup_days(profile, component), profile_of(profile, component).storage.retention_days)


def profile_of(profile: Profile, component: Component) -> Profile:
    """Return what holds for the data class of `component`."""
    return profile.for_class(component.data_class) if component.data_class else profile


def location_of(stack: Stack, profile: Profile, cloud: Cloud) -> str | None:
    """Return the location that the stack's target, or else the profile, pins on `cloud`."""
    given = stack.aws.region if cloud == "aws" and stack.aws else None
    given = stack.google.location if cloud == "google" and stack.google else given
    return given or next(_offered(stack, getattr(profile.residency.place, cloud), cloud), None)


def _offered(stack: Stack, places: tuple[str, ...], cloud: Cloud) -> Iterator[str]:
    """Yield those of a profile's places that are in the universe of the stack, all where none is."""
    universe = stack.google.universe if cloud == "google" and stack.google else ""
    found = [code for code in places if geography.place(cloud, code, universe=universe)]
    yield from found or places


def of_kind(stack: Stack, cloud: Cloud, kind: type[C]) -> tuple[C, ...]:
    """Return the components of one kind that go to `cloud`, in name order."""
    return tuple(c for c in stack.on(cloud) if isinstance(c, kind))


def opened_by(stack: Stack, cloud: Cloud, key: KeyComponent) -> Iterator[AnyComponent]:
    """Yield the components on `cloud` whose data `key` opens, be it in a bucket or log group that they name."""
    for component in stack.on(cloud):
        named = (component, *referred(stack, component))
        if any(getattr(each, "key", None) == key.name for each in named):
            yield component


def referred(stack: Stack, component: Component) -> Iterator[AnyComponent]:
    """Yield the components that `component` names."""
    wanted = {(kind, getattr(component, field)) for field, kind in component.refers.items()}
    return (each for each in stack.components if (each.component, each.name) in wanted)


def referring(stack: Stack, component: Component) -> Iterator[AnyComponent]:
    """Yield the components that name `component`."""
    return (each for each in stack.components if component in tuple(referred(stack, each)))


def label(component_name: str) -> str:
    """Return the Terraform name of a component; names hold no underscore, so no two become one."""
    return component_name.replace("-", "_")


def tags(stack: Stack, profile: Profile, component: Component) -> tuple[Tag, ...]:
    """Return the tags by which a live reading finds its way back to stack, profile and data class."""
    found = [Tag("eurofence-profile", profile.profile), Tag("eurofence-stack", stack.stack)]
    if component.data_class:
        found.append(Tag("eurofence-class", component.data_class))
    return tuple(sorted(found, key=lambda tag: tag.name))


def _immutable_trails(stack: Stack, profile: Profile, bucket: BucketComponent) -> list[Profile]:
    """What holds for each trail in `bucket` that nobody may change."""
    trails = [each for each in referring(stack, bucket) if isinstance(each, AuditTrailComponent)]
    return [rules for rules in (profile_of(profile, each) for each in trails) if rules.audit.immutable]
