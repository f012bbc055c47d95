"""Why a stack cannot be rendered under a profile: every reason at once, before anything is laid out.

What is wrong with a stack whatever the profile says is found when it is loaded, with its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import EurofenceError
from generator.geography import inside, place, why_not_placed
from generator.profiles.model import Profile
from generator.render.demands import (
    buckets_on,
    key_demand,
    keys_on,
    location_of,
    profile_of,
)
from generator.stacks.model import AnyComponent, BucketComponent, Cloud, KeyComponent, Stack


def refusals(stack: Stack, profile: Profile) -> Iterator[EurofenceError]:
    """Yield every reason; none when the stack can be rendered."""
    for component in stack.components:
        yield from _component(stack, profile, component)
    for cloud in stack.clouds:
        yield from _location(stack, profile, cloud)
        yield from _state(stack, profile, cloud)
        for key in keys_on(stack, cloud):
            yield from _key(stack, profile, cloud, key)
        for bucket in buckets_on(stack, cloud):
            yield from _bucket(stack, cloud, bucket)


def _component(stack: Stack, profile: Profile, component: AnyComponent) -> Iterator[EurofenceError]:
    where, known = _where(stack, component), sorted(profile.classes)
    if component.data_class and component.data_class not in known:
        hint = f"the classes are {', '.join(known)}" if known else "the profile names no classes"
        yield _refusal(where, f"profile {profile.profile} has no class {component.data_class}", hint)
    if isinstance(component, BucketComponent):
        least, days = profile_of(profile, component).storage.retention_days, component.retention_days
        if days is not None and days < least:
            yield _refusal(where, f"it keeps objects {days} days, the profile at least {least}", "keep them longer")


def _location(stack: Stack, profile: Profile, cloud: Cloud) -> Iterator[EurofenceError]:
    """What the target pins must be a real place, inside what the profile and every class on it allow."""
    code, field = location_of(stack, profile, cloud), _FIELD[cloud]
    where = f"{stack.stack}: {cloud}"
    if code is None:
        yield _refusal(where, "no location is given", f"give {field}, or the profile a residency.place.{cloud}")
        return
    for service in ("kms", "storage"):
        found = place(cloud, code, service, universe=_universe(stack, cloud))
        if found is None:
            yield _refusal(where, f"{field}: {why_not_placed(cloud, code, service)}", "see eurofence regions")
            return
        for rules in {c.data_class: profile_of(profile, c) for c in stack.on(cloud)}.values():
            if not inside(found, rules.residency.of("data")):
                allowed = ", ".join(rules.residency.of("data"))
                hint = f"profile {profile.profile} allows {allowed}"
                yield _refusal(where, f"{field} {code} is {found.title}, outside the residency", hint)
                return


def _state(stack: Stack, profile: Profile, cloud: Cloud) -> Iterator[EurofenceError]:
    """Terraform state holds values in clear: it lies where the key lies that encrypts it."""
    code = location_of(stack, profile, cloud)
    if cloud == "google" and stack.google:
        code = stack.google.state.key.split("/")[3]
    if code is None:
        return
    found = place(cloud, code, "kms", universe=_universe(stack, cloud))
    allowed = profile.residency.of("state")
    if found is None or not inside(found, allowed):
        reason = f"{found.title} is outside" if found else why_not_placed(cloud, code, "kms")
        hint = f"profile {profile.profile} allows {', '.join(allowed)}"
        yield _refusal(f"{stack.stack}: {cloud}.state", f"its key lies in {code}: {reason}", hint)


def _key(stack: Stack, profile: Profile, cloud: Cloud, key: KeyComponent) -> Iterator[EurofenceError]:
    where, demand = f"{_where(stack, key)} on {cloud}", key_demand(stack, profile, cloud, key)
    if demand.custody == "imported":
        message = "custody imported is not rendered: Terraform would keep the key material in its state"
        yield _refusal(where, message, "ask for custody hsm or external")
    if cloud == "aws":
        yield from _aws_key(stack, key, where, demand.custody, demand.rotation_days)
    elif demand.custody == "external":
        yield from _google_external_key(stack, key, where)


def _aws_key(stack: Stack, key: KeyComponent, where: str, custody: str, rotation_days: int) -> Iterator[EurofenceError]:
    store = stack.aws.key_store if stack.aws else None
    if custody in ("external", "hsm") and store is None:
        kind = "external key store" if custody == "external" else "CloudHSM key store"
        yield _refusal(where, f"custody {custody} needs a key store", f"give aws.key_store, the id of the {kind}")
    if custody == "external" and key.external_key.aws is None:
        yield _refusal(where, "custody external needs the key's id", "give external_key.aws, the XKS key id")
    # https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html: 90 to 2560 days
    if custody not in ("external", "hsm") and rotation_days < 90:
        message = f"AWS rotates a key every 90 days at most, the profile asks for {rotation_days}"
        yield _refusal(where, message, "ask for rotation_days of 90 or more")


def _google_external_key(stack: Stack, key: KeyComponent, where: str) -> Iterator[EurofenceError]:
    connection = stack.google.ekm_connection if stack.google else None
    given = key.external_key.google
    if given is None:
        hint = "give external_key.google: its https address, or its path behind google.ekm_connection"
        yield _refusal(where, "custody external needs the key's address", hint)
    elif connection and given.startswith("https://"):
        message = "external_key.google is an address, but google.ekm_connection expects a path"
        yield _refusal(where, message, "give the path, e.g. v0/keys/1, or leave the connection out")
    elif not connection and not given.startswith("https://"):
        message = "external_key.google is a path, but there is no google.ekm_connection"
        yield _refusal(where, message, "give the key's https address, or google.ekm_connection")


def _bucket(stack: Stack, cloud: Cloud, bucket: BucketComponent) -> Iterator[EurofenceError]:
    where = f"{_where(stack, bucket)} on {cloud}"
    name = stack.cloud_name(bucket)
    if len(name) > 63:
        yield _refusal(where, f"{name} has {len(name)} characters, 63 are allowed", "give a shorter prefix")
    if match := _RESERVED[cloud].search(name):
        yield _refusal(where, f'{name}: bucket names with "{match[0]}" are reserved', "give another prefix")


_FIELD = {"aws": "aws.region", "google": "google.location"}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
# https://cloud.google.com/storage/docs/buckets#naming
_RESERVED = {
    "aws": re.compile(r"^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3|-an)$"),
    "google": re.compile(r"google|g00gle|^goog"),
}


def _universe(stack: Stack, cloud: Cloud) -> str:
    """AWS regions name their partition themselves; a Google code means something only inside its universe."""
    return stack.google.universe if cloud == "google" and stack.google else ""


def _where(stack: Stack, component: AnyComponent) -> str:
    return f"{stack.stack}: {component.component} {component.name}"


def _refusal(where: str, message: str, hint: str) -> EurofenceError:
    return EurofenceError(message, where=where, hint=hint)
