"""Every component on AWS: applied by the real provider to an emulator, in sync, then changed by hand in many services.

What moto does not know is answered in its place, see `lacks`. What cannot be applied is planned: NOT_APPLIED.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.stacks import COMPONENTS
from tests.e2e.command import Json, drift, failures, report, unreadable
from tests.e2e.emulator import ROOT, Account, aws_account, environment
from tests.e2e.lacks import LACKS, Complete
from tests.e2e.tampering import CHANGES, short
from tests.e2e.terraform import Root, require_provider
from tests.e2e.test_aws import BACKEND, terraform_copy
from tests.e2e.world import HOME, copy_stack, render, site_state
from tests.sources.live.relay import Relay

pytestmark = pytest.mark.terraform

NOT_APPLIED = {
    # https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/opensearch/wait.go
    "search": "the provider waits ten minutes for a domain before it asks for the first time",
}


@dataclass(frozen=True)
class Platform:
    """The research platform, planned whole, and applied without what cannot be."""

    account: Account
    reader: Relay
    stack: Path
    plan: Path

    def diff(self) -> tuple[int, Json]:
        """Compare the live account with the stack."""
        return report(self.account.environment(self.reader.url), self.stack.parent, "diff", self.stack.name)


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    with aws_account() as running:
        yield running


@pytest.fixture(scope="module")
def platform(account: Account, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    stack = copy_stack("research-platform", tmp_path_factory.mktemp("stacks"), mended=lambda it: network(account, it))
    versions = (stack / "aws" / "versions.tf").read_text()
    require_provider(tmp_path_factory.mktemp("provider"), environment(), versions)
    state = site_state(account)
    state.make()
    with Complete(account, builds=True) as builder, Complete(account, builds=False) as reader:
        root = terraform_copy(stack, tmp_path_factory.mktemp("work"), account, builder.url)
        root.init(BACKEND)
        root.run("validate")
        plan = root.plan()
        leave_out(stack, root)
        root.run("apply", "-input=false", "-auto-approve", "-parallelism=30")
        state.close()
        yield Platform(account, reader, stack, plan)


def network(account: Account, text: str) -> str:
    """Put the account's own network where a stack.yaml names one."""
    given = yaml.safe_load(text)["aws"]["network"]
    with account.client("ec2", HOME) as ec2:
        subnets = sorted(ec2.describe_subnets()["Subnets"], key=lambda each: str(each["AvailabilityZone"]))
        (group,) = ec2.describe_security_groups()["SecurityGroups"]
    names = dict(zip(given["subnets"], (each["SubnetId"] for each in subnets), strict=True))
    names |= {given["vpc"]: subnets[0]["VpcId"], given["security_groups"][0]: group["GroupId"]}
    for name, real in names.items():
        text = text.replace(name, real)
    return text


def leave_out(stack: Path, root: Root) -> None:
    """Take out of a stack, and of the copy that terraform works in, the components that cannot be applied."""
    file = stack / "stack.yaml"
    told = yaml.safe_load(file.read_text())
    told["components"] = [each for each in told["components"] if each["component"] not in NOT_APPLIED]
    file.write_text(yaml.safe_dump(told))
    render(stack)
    for old in root.folder.glob("*.tf"):
        if not old.name.endswith("_override.tf"):
            old.unlink()
    for new in stack.glob("aws/*.tf"):
        (root.folder / new.name).write_bytes(new.read_bytes())


def test_a_plan_of_every_component_is_compliant(platform: Platform) -> None:
    code, found = report(environment(), platform.plan.parent, "check", platform.plan.name)
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    assert found["coverage"]["uncovered"] == []


def test_what_was_applied_is_in_sync(platform: Platform) -> None:
    code, found = platform.diff()
    assert (drift(found), failures(found), unreadable(found)) == ([], [], [])
    assert code == 0


def test_what_was_changed_by_hand_is_named_and_nothing_else(platform: Platform) -> None:
    """Last, for nothing is mended: all changes are there when the account is read."""
    for change in CHANGES:
        change.make(platform.account)
    code, found = platform.diff()
    assert code == 1
    fields = ("kind", "resource", "field", "expected", "actual")
    named = [tuple(short(each[field]) for field in fields) for each in found["drift"]]
    assert sorted(named) == sorted(drift for change in CHANGES for drift in change.drift)
    failed = [(control, short(resource)) for control, resource in failures(found)]
    assert sorted(failed) == sorted(fails for change in CHANGES for fails in change.fails)
    assert [
        each["name"] for each in found["findings"] if each["control"] == "KEY-05" and each["verdict"] == "fail"
    ] == ["alias/acme-rp-logs"]
    assert unreadable(found) == []


def test_changes_are_in_many_services() -> None:
    services = {drift[1].partition(":")[0] for change in CHANGES for drift in change.drift}
    assert len(services) > 10


def test_what_is_not_applied_or_not_kept_is_said() -> None:
    """The components there are, less those not applied; what the relay answers is of types that the stack has."""
    told = yaml.safe_load((ROOT / "stacks" / "research-platform" / "stack.yaml").read_text())
    names = {each["component"] for each in told["components"]}
    offered = {name for name, component in COMPONENTS.items() if "aws" in component.offered}
    assert names == offered > set(NOT_APPLIED)
    types = re.findall(r'^resource "(\w+)"', rendered(), re.MULTILINE)
    assert set(LACKS) <= set(types)


def rendered() -> str:
    files = (ROOT / "stacks" / "research-platform" / "aws").glob("*.tf")
    return "".join(file.read_text() for file in files)
