"""Terraform from a stack and a profile: laid out, read back, compared with what is there, and only then written.

`render` is pure. It shares nothing with the controls and sources that judge its output: a bug here cannot hide there.
What is written carries a header; what carries no header is never touched. The header names the profile and a hash of
what was rendered from, not the version of eurofence: the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping

from generator.errors import Mistakes
from generator.profiles.model import Profile
from generator.render import aws, google
from generator.render.environment import lay_out, quoted
from generator.render.readback import MisreadError, StandIns, verify
from generator.render.refusals import refusals
from generator.render.write import HEADER, Changes, RenderedFile, compare, write
from generator.stacks.model import Stack

__all__ = ["VIEWS", "Changes", "MisreadError", "RenderedFile", "compare", "render", "write"]

View = dict[str, object]

VIEWS: Mapping[str, Callable[[Stack, Profile], dict[str, View]]] = {"aws": aws.views, "google": google.views}
"""For each cloud, what each of its templates shows."""


def render(stack: Stack, profile: Profile) -> tuple[RenderedFile, ...]:
    """Return the Terraform files of `stack` under `profile`, by path; all reasons why not, at once, as Mistakes."""
    reasons = tuple(refusals(stack, profile))
    if reasons:
        raise Mistakes(reasons)
    header = _header(stack, profile)
    return tuple(
        RenderedFile(f"{cloud}/{name}.tf", _proven(f"{cloud}/{name}.tf.j2", view, header))
        for cloud in sorted(stack.clouds)
        for name, view in sorted(VIEWS[cloud](stack, profile).items())
    )


def _proven(template: str, view: View, header: str) -> str:
    """Return what `template` says of `view`, after it has been read back."""
    stand_ins = StandIns()
    text, shadow = lay_out(template, view, quoted), lay_out(template, view, stand_ins)
    try:
        verify(header + text, header + shadow, stand_ins.words)
    except MisreadError as error:
        raise MisreadError(f"templates/{template}: {error}") from None
    return header + text


def _header(stack: Stack, profile: Profile) -> str:
    # What a model does not say is left out, so that a new field with a default makes no file stale.
    said = [model.model_dump(mode="json", by_alias=True, exclude_defaults=True) for model in (profile, stack)]
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]
    return (
        f"{HEADER} stack {stack.stack}, profile {profile.profile}@{digest}.\n"
        '# Do not edit: change stack.yaml and run "eurofence render".\n\n'
    )
