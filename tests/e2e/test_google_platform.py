"""Every component on Google Cloud: applied by the real terraform, in sync, then changed by hand in many services."""

from __future__ import annotations

import pytest
import yaml

from generator.profiles import load_profile
from tests.e2e.command import drift, failures, report, unreadable
from tests.e2e.emulator import environment
from tests.e2e.google_tampering import CHANGES, short
from tests.e2e.test_google import Applied, applied_to
from tests.e2e.world import render
from tests.google.fixtures import google_terraform
from tests.render.google_estate import google_estate

__all__ = ["google_terraform"]

pytestmark = [pytest.mark.terraform, pytest.mark.registry]


@pytest.fixture(scope="module")
def platform(google_terraform: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Applied:
    folder = tmp_path_factory.mktemp("platform")
    stack = folder / "stacks" / "demo"
    stack.mkdir(parents=True)
    whole = google_estate(load_profile("eu-customer-keys"))
    told = whole.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    (stack / "stack.yaml").write_text(yaml.safe_dump(told))
    render(stack)
    return applied_to(stack, "demo-prod", folder, google_terraform)


def test_a_plan_of_every_component_is_compliant(platform: Applied) -> None:
    arguments = ("check", str(platform.plan), "--profile", "eu-customer-keys")
    code, found = report(environment(), platform.stack.parent, *arguments)
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    assert found["coverage"]["uncovered"] == []


@pytest.mark.parametrize("page_size", [1000, 1])
def test_what_was_applied_is_in_sync(platform: Applied, page_size: int) -> None:
    with platform.made.served(page_size) as double:
        _, found = platform.diff(double)
    assert (drift(found), failures(found), unreadable(found)) == ([], [], [])


def test_what_was_changed_by_hand_is_named_and_nothing_else(platform: Applied) -> None:
    project = platform.project()
    for change in CHANGES:
        change.make(project)
    with project.served(page_size=1) as double:
        code, found = platform.diff(double)
    assert code == 1
    named = [(kind, short(resource), field) for kind, resource, field in drift(found)]
    assert sorted(named) == sorted(each for change in CHANGES for each in change.drift)
    broken = [(control, short(resource)) for control, resource in failures(found)]
    assert sorted(broken) == sorted(each for change in CHANGES for each in change.fails)
    assert unreadable(found) == []


def test_changes_are_in_many_services() -> None:
    services = {resource.partition("/")[0] for change in CHANGES for _, resource, _ in change.drift}
    assert len(services) > 10
