"""Why a stack cannot be rendered under a profile: every reason at once, before anything is laid out.

What is wrong with a stack whatever the profile says is found when it is loaded, with its place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from generator.errors import EurofenceError
from generator.geography import inside, place, why_not_placed
from generator.profiles.model import Profile
from generator.render.aws.refusals import refusals as aws_refusals
from generator.render.demands import (
    backup_days,
    bucket_demand,
    key_demand,
    least_retention,
    location_of,
    log_days,
    of_kind,
    profile_of,
    referring,
    vault_days,
)
from generator.render.google.refusals import refusals as google_refusals
from generator.render.refusal import component_of, refusal
from generator.stacks.components import AnyComponent
from generator.stacks.components.operations import BackupVaultComponent, LogGroupComponent
from generator.stacks.components.storage import BucketComponent, KeyComponent
from generator.stacks.model import Stack
from generator.stacks.section import Cloud


def refusals(stack: Stack, profile: Profile) -> Iterator[EurofenceError]:
    """Yield every reason; none when the stack can be rendered."""
    for component in stack.components:
        yield from _component(stack, profile, component)
    for cloud in stack.clouds:
        yield from _location(stack, profile, cloud)
        yield from _state(stack, profile, cloud)
        for key in of_kind(stack, cloud, KeyComponent):
            yield from _key(stack, profile, cloud, key)
        for component in stack.on(cloud):
            yield from _kept(stack, profile, component, f"{component_of(stack, component)} on {cloud}")
        yield from _CLOUDS[cloud](stack, profile)


_CLOUDS: dict[Cloud, Callable[[Stack, Profile], Iterator[EurofenceError]]] = {
    "aws": aws_refusals,
    "google": google_refusals,
}


def _component(stack: Stack, profile: Profile, component: AnyComponent) -> Iterator[EurofenceError]:
    where, known = component_of(stack, component), sorted(profile.classes)
    if component.data_class and component.data_class not in known:
        hint = f"the classes are {', '.join(known)}" if known else "the profile names no classes"
        yield refusal(where, f"profile {profile.profile} has no class {component.data_class}", hint)
    if isinstance(component, BucketComponent):
        least, days = least_retention(stack, profile, component), component.retention_days
        if days is not None and days < least:
            yield refusal(where, f"it keeps objects {days} days, the profile at least {least}", "keep them longer")
        users = [each for each in referring(stack, component) if each.component != "model-endpoint"]
        if users and bucket_demand(stack, profile, component).public:
            message = f"everybody may read it, and {users[0].component} {users[0].name} writes logs to it"
            yield refusal(where, message, "give the logs a bucket of another class")


def _kept(stack: Stack, profile: Profile, component: AnyComponent, where: str) -> Iterator[EurofenceError]:
    """What a stack says of backups and logs must not undercut what the profile implies."""
    asked: int | None = getattr(component, "backup_days", None)
    vault = isinstance(component, BackupVaultComponent)
    least = vault_days(profile, component) if vault else backup_days(profile, component)
    if asked is not None and asked < least:
        source = "keys.deletion_days or storage.retention_days" if vault else "keys.deletion_days"
        message = f"it keeps backups {asked} days, the profile at least {least} ({source})"
        yield refusal(where, message, "keep them longer")
    if isinstance(component, LogGroupComponent) and component.retention_days is not None:
        least = log_days(stack, profile, component)
        if component.retention_days < least:
            message = f"it keeps logs {component.retention_days} days, the profile at least {least}"
            yield refusal(where, message, "keep them longer")


def _location(stack: Stack, profile: Profile, cloud: Cloud) -> Iterator[EurofenceError]:
    """What the target pins must be a real place, inside what the profile and every class on it allow."""
    code, field = location_of(stack, profile, cloud), _FIELD[cloud]
    where = f"{stack.stack}: {cloud}"
    if code is None:
        yield refusal(where, "no location is given", f"give {field}, or the profile a residency.place.{cloud}")
        return
    for service in ("kms", "storage"):
        universe = _universe(stack, cloud)
        found = place(cloud, code, service, universe=universe)
        if found is None:
            reason = why_not_placed(cloud, code, service, universe=universe)
            yield refusal(where, f"{field}: {reason}", "see eurofence regions")
            return
        for what, allowed in sorted(_residencies(stack, profile, cloud), key=lambda pair: pair[0] != "data"):
            if not inside(found, allowed):
                of = "" if what == "data" else f" of {what}"
                hint = f"profile {profile.profile} allows {', '.join(allowed)}"
                yield refusal(where, f"{field} {code} is {found.title}, outside the residency{of}", hint)
                return


def _residencies(stack: Stack, profile: Profile, cloud: Cloud) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield where the things that the components on `cloud` hold or do may lie."""
    for component in stack.on(cloud):
        rules = profile_of(profile, component)
        yield "data", rules.residency.of("data")
        for what in _HOLDS.get(component.component, ()):
            yield what, rules.residency.of(what)
        if component.component == "model-access":
            yield "prompt logs", rules.ai.prompt_logs or rules.residency.of("logs")


_HOLDS: dict[str, tuple[Literal["processing", "backups", "logs", "ai"], ...]] = {
    "audit-trail": ("logs",),
    "backup-vault": ("backups",),
    "database": ("backups", "logs", "processing"),
    "log-group": ("logs",),
    "model-access": ("ai",),
    "model-endpoint": ("ai", "logs"),
    "notebook": ("ai", "logs", "processing"),
    "search": ("backups", "logs", "processing"),
    "table": ("backups",),
    "warehouse": ("backups", "logs", "processing"),
}
"""What a component holds or does beside data, all of it where the component is."""


def _state(stack: Stack, profile: Profile, cloud: Cloud) -> Iterator[EurofenceError]:
    """Terraform state holds values in clear: it lies where the key lies that encrypts it."""
    code = location_of(stack, profile, cloud)
    if cloud == "google" and stack.google:
        code = stack.google.state.key.split("/")[3]
    if code is None:
        return
    universe = _universe(stack, cloud)
    found = place(cloud, code, "kms", universe=universe)
    allowed = profile.residency.of("state")
    if found is None or not inside(found, allowed):
        reason = f"{found.title} is outside" if found else why_not_placed(cloud, code, "kms", universe=universe)
        hint = f"profile {profile.profile} allows {', '.join(allowed)}"
        yield refusal(f"{stack.stack}: {cloud}.state", f"its key lies in {code}: {reason}", hint)


def _key(stack: Stack, profile: Profile, cloud: Cloud, key: KeyComponent) -> Iterator[EurofenceError]:
    if key_demand(stack, profile, cloud, key).custody == "imported":
        message = "custody imported is not rendered: Terraform would keep the key material in its state"
        yield refusal(f"{component_of(stack, key)} on {cloud}", message, "ask for custody hsm or external")


_FIELD = {"aws": "aws.region", "google": "google.location"}


def _universe(stack: Stack, cloud: Cloud) -> str:
    """AWS regions name their partition themselves; a Google code means something only inside its universe."""
    return stack.google.universe if cloud == "google" and stack.google else ""
