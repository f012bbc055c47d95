"""Majors 6, 7 and 8 of the Google provider: every template renders, validates and plans with each of them.

The provider itself is on no machine here; its schema, out of a PyPI wheel, is served to the real terraform. All
profiles are planned at once, each as a module.
"""

import re
from pathlib import Path

import pytest

from generator.profiles import Profile, builtin_profiles, load_profile
from generator.render import VIEWS, compare, render, write
from generator.render.environment import templates_folder
from generator.stacks import COMPONENTS, Stack
from tests.bindings.schema import BETA_6, BETA_7, BETA_8, GOOGLE_6, GOOGLE_7, GOOGLE_8, Binding, provider_schema
from tests.bindings.terraform import stub, terraform
from tests.bindings.wheels import Unavailable
from tests.render import google_estate as estate

MAJORS = {6: (GOOGLE_6, BETA_6), 7: (GOOGLE_7, BETA_7), 8: (GOOGLE_8, BETA_8)}
LACKING: dict[int, dict[str, str]] = {
    6: {
        "backup-vault": "encryption_config of google_backup_dr_backup_vault",
        "file-system": "a vault for its backups",
        "search": "encryption_spec of google_vertex_ai_index",
    },
    7: {},
    8: {},
}
"""Components that a major has no types for, and what it lacks."""
_RESOURCE = re.compile(r'^resource "(\w+)" "\w+" \{\n(?:  #.*\n)?(  provider\s+= google-beta\n)?', re.MULTILINE)
_DATA = re.compile(r'^data "(\w+)"', re.MULTILINE)


def stacks(major: int) -> dict[str, tuple[Stack, Profile]]:
    """One stack of every component for each builtin profile."""
    found = {}
    for name in builtin_profiles():
        profile = load_profile(name)
        stack = estate.google_estate(profile, {"provider": major})
        left = [each for each in stack.components if each.component not in LACKING[major]]
        found[name] = (stack.model_copy(update={"components": tuple(left)}), profile)
    return found


def schemas(major: int, texts: list[str]) -> list[object]:
    """What the texts use of the provider and of its beta."""
    used = [found for text in texts for found in _RESOURCE.findall(text)]
    data = sorted({kind for text in texts for kind in _DATA.findall(text)})
    google, beta = MAJORS[major]
    plain = sorted({kind for kind, in_beta in used if not in_beta})
    return [provider_schema(google, plain, data), *_beta(beta, sorted({kind for kind, in_beta in used if in_beta}))]


def _beta(binding: Binding, kinds: list[str]) -> list[object]:
    return [provider_schema(binding, kinds, [])] if kinds else []


@pytest.mark.terraform
@pytest.mark.registry
@pytest.mark.parametrize("major", MAJORS)
def test_every_template_is_planned_by_every_major(tmp_path: Path, major: int) -> None:
    texts, calls = [], []
    for name, (stack, profile) in stacks(major).items():
        files = render(stack, profile)
        texts += [file.text for file in files]
        write(compare(files, tmp_path / name), tmp_path / name)
        calls.append(f'module "{name}" {{\n  source = "./{name}/google"\n}}\n')
    (tmp_path / "main.tf").write_text("\n".join(calls))
    try:
        with stub(*schemas(major, texts)) as environment:
            for arguments in (["init"], ["validate"], ["plan", "-refresh=false", "-out=plan.bin"]):
                done = terraform(environment, tmp_path, *arguments, "-no-color")
                assert done.returncode == 0, done.stderr
    except Unavailable as error:
        pytest.skip(f"no provider {major}: {error}")


def test_every_component_and_every_template_is_among_them() -> None:
    offered = {kind for kind, model in COMPONENTS.items() if "google" in model.offered}
    assert {each["component"] for each in estate.COMPONENTS} == offered
    shown = {name for stack, profile in stacks(7).values() for name in VIEWS["google"](stack, profile)}
    folder = templates_folder() / "google"
    assert shown == {file.name.partition(".")[0] for file in folder.glob("[!_]*.j2")}


def test_what_a_major_lacks_is_a_component() -> None:
    offered = {each["component"] for each in estate.COMPONENTS}
    assert all(set(lacking) <= offered for lacking in LACKING.values())
