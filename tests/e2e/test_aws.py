"""A stack's whole way on AWS: real terraform and its real provider, real HTTP to an emulator, nothing patched.

What is not proven here: moto keeps no rotation period, has no external key stores, and sets no public access block on
a new bucket as AWS does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command import Json, drift, eurofence, failures, report, unreadable
from tests.e2e.emulator import REGIONS, Account, aws_account, environment
from tests.e2e.terraform import Root, require_provider
from tests.e2e.world import CLOSED, HOME, Bucket, State, copy_stack, encryption, render, site_state

pytestmark = pytest.mark.terraform

LOGS = "arn:aws:s3:::acme-www-logs"

# A bucket's host name leads nowhere on loopback, so provider and backend put it in the path.
OVERRIDE = 'provider "aws" {\n  s3_use_path_style = true\n}\n'
BACKEND = "-backend-config=use_path_style=true"


@dataclass(frozen=True)
class Applied:
    """The public site, applied. `stack` is as rendered; `root` is the copy that terraform works in."""

    account: Account
    stack: Path
    root: Root
    plan: Path
    state: tuple[str, str]

    def diff(self) -> tuple[int, Json]:
        """Compare the live account with the stack."""
        return report(self.account.environment(self.account.read), self.stack.parent, "diff", self.stack.name)

    @property
    def key(self) -> str:
        """The ARN of the stack's key."""
        with self.account.client("kms", HOME) as kms:
            return str(kms.describe_key(KeyId="alias/acme-www-web")["KeyMetadata"]["Arn"])


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Everything here wants the provider; whether it can be had is found out once."""
    versions = copy_stack("public-site", tmp_path_factory.mktemp("stacks")) / "aws" / "versions.tf"
    require_provider(tmp_path_factory.mktemp("provider"), environment(), versions.read_text())


@pytest.fixture(scope="module")
def account() -> Iterator[Account]:
    with aws_account() as running:
        yield running


@pytest.fixture(scope="module")
def applied(provider: None, account: Account, tmp_path_factory: pytest.TempPathFactory) -> Applied:
    stack = only_aws(copy_stack("public-site", tmp_path_factory.mktemp("stacks")))
    root = terraform_copy(stack, tmp_path_factory.mktemp("work"), account)
    state = site_state(account)
    made = state.make()
    root.init(BACKEND)
    root.run("validate")
    plan = root.plan()
    root.run("apply", "-input=false", plan.name)
    state.close()
    return Applied(account, stack, root, plan, made)


def only_aws(stack: Path) -> Path:
    """Take Google Cloud out of a stack."""
    text = (stack / "stack.yaml").read_text()
    head, _, rest = text.partition("google:\n")
    (stack / "stack.yaml").write_text(head + rest[rest.index("components:") :])
    render(stack)
    return stack


def terraform_copy(stack: Path, folder: Path, account: Account, url: str = "") -> Root:
    """Copy a rendered stack to where terraform may work, with what an emulator needs beside it."""
    copy = folder / stack.name
    (copy / "aws").mkdir(parents=True)
    for file in [*stack.glob("*.yaml"), *stack.glob("aws/*.tf")]:
        (copy / file.relative_to(stack)).write_bytes(file.read_bytes())
    (copy / "aws" / "emulator_override.tf").write_text(OVERRIDE)
    return Root(copy / "aws", account.environment(url or account.build))


def test_a_saved_plan_is_compliant(applied: Applied) -> None:
    code, found = report(environment(), applied.plan.parent, "check", applied.plan.name)
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    # The profile is that of the stack the plan lies in; the backend is in the saved plan, and judged.
    assert found["profile"] == "eu-customer-keys"
    assert {each["control"] for each in found["findings"]} >= {"RES-01", "RES-06", "KEY-01", "KEY-02", "ACC-01"}


def test_the_same_plan_as_json_is_compliant(applied: Applied, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(applied.root.run("show", "-json", applied.plan.name))
    code, found = report(environment(), tmp_path, "check", "plan.json", "--profile", "eu-customer-keys")
    assert (code, failures(found), unreadable(found)) == (0, [], [])


def test_plan_and_files_say_the_same(applied: Applied) -> None:
    """Two witnesses of one stack: the same resources, controls and verdicts."""
    _, planned = report(environment(), applied.plan.parent, "check", applied.plan.name)
    code, written = report(environment(), applied.stack, "check", "aws")
    assert code == 0
    assert verdicts(planned) == verdicts(written)


def verdicts(found: Json) -> list[tuple[str, ...]]:
    return [tuple(each[name] for name in ("resource", "control", "verdict", "location")) for each in found["findings"]]


def test_what_was_applied_is_in_sync(applied: Applied) -> None:
    code, found = applied.diff()
    assert (drift(found), failures(found), unreadable(found)) == ([], [], [])
    assert code == 0
    # Two buckets and a key, and the state's; what every account has: a block of public images in each region, and what
    # its organisation says, which is judged of the account and not of the policy.
    judged = 5 + len(REGIONS) + 1
    assert (found["coverage"]["resources"], found["coverage"]["judged"]) == (judged + 1, judged)
    # State bucket and key exist outside of the stack: judged, and nobody calls them unmanaged.
    assert {each["resource"] for each in found["findings"]} >= {LOGS, applied.key, *applied.state}


def test_a_snapshot_says_what_the_account_said(applied: Applied, tmp_path: Path) -> None:
    with public_access_block_deleted(applied):
        live = applied.diff()
        variables, folder = applied.account.environment(applied.account.read), applied.stack.parent
        done = eurofence(variables, folder, "snapshot", applied.stack.name, "--output", str(tmp_path / "then.json"))
        assert done.returncode == 0, done.stderr
    # No cloud is asked: the environment leads to none.
    then = report(environment(), folder, "diff", applied.stack.name, "--snapshot", str(tmp_path / "then.json"))
    assert live[0] == then[0] == 1
    for part in ("findings", "drift", "summary"):
        assert live[1][part] == then[1][part]


def test_what_was_changed_by_hand_is_named_and_nothing_else(applied: Applied) -> None:
    with public_access_block_deleted(applied), default_key_removed(applied), bucket_in_ohio(applied):
        code, found = applied.diff()
    assert code == 1
    assert drift(found) == [
        ("unmanaged", "arn:aws:s3:::acme-quick-copy", ""),
        ("changed", LOGS, "key"),
        ("changed", LOGS, "public_access"),
    ]
    values = {each["field"]: (each["expected"], each["actual"]) for each in found["drift"]}
    assert values["public_access"] == ("blocked", "not blocked")
    assert values["key"][0].startswith("alias/acme-www-web") and values["key"][1] == "none"
    assert failures(found) == [("RES-01", "arn:aws:s3:::acme-quick-copy"), ("ACC-01", LOGS), ("KEY-01", LOGS)]
    assert unreadable(found) == []


@contextmanager
def public_access_block_deleted(applied: Applied) -> Iterator[None]:
    with applied.account.client("s3", HOME) as s3:
        s3.delete_public_access_block(Bucket="acme-www-logs")
        yield
        s3.put_public_access_block(Bucket="acme-www-logs", PublicAccessBlockConfiguration=CLOSED)


@contextmanager
def default_key_removed(applied: Applied) -> Iterator[None]:
    """What is left is S3's own key."""
    with applied.account.client("s3", HOME) as s3:
        s3.delete_bucket_encryption(Bucket="acme-www-logs")
        yield
        s3.put_bucket_encryption(Bucket="acme-www-logs", ServerSideEncryptionConfiguration=encryption(applied.key))


@contextmanager
def bucket_in_ohio(applied: Applied) -> Iterator[None]:
    """Of the class public, so that nothing but its place is wrong."""
    bucket = Bucket(applied.account, "acme-quick-copy", "us-east-2")
    bucket.make(data_class="public")
    yield
    bucket.remove()


def test_a_public_access_block_half_open_is_named(applied: Applied) -> None:
    with applied.account.client("s3", HOME) as s3:
        half = {**CLOSED, "RestrictPublicBuckets": False}
        s3.put_public_access_block(Bucket="acme-www-logs", PublicAccessBlockConfiguration=half)
        code, found = applied.diff()
        s3.put_public_access_block(Bucket="acme-www-logs", PublicAccessBlockConfiguration=CLOSED)
    assert (code, failures(found)) == (1, [("ACC-01", LOGS)])
    assert drift(found) == [("changed", LOGS, "public_access")]


def test_a_key_that_waits_for_its_deletion_is_missing(applied: Applied) -> None:
    key = applied.key.rpartition("/")[2]
    with applied.account.client("kms", HOME) as kms:
        kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=30)
        code, found = applied.diff()
        kms.cancel_key_deletion(KeyId=key)
        kms.enable_key(KeyId=key)
    assert code == 1
    # What the bucket names as its key can no more be found: undecided, not green.
    assert drift(found) == [("changed", LOGS, "key"), ("missing", "aws_kms_key.web", "")]
    assert failures(found) == [("KEY-01?", LOGS), ("KEY-02?", LOGS)]


def test_all_that_was_mended_is_in_sync_again(applied: Applied) -> None:
    code, found = applied.diff()
    assert (code, drift(found), failures(found)) == (0, [], [])


def test_keys_with_a_third_party_are_planned_and_compliant(provider: None, account: Account, tmp_path: Path) -> None:
    """Planned only: the emulator has no external key stores."""
    stack = copy_stack("patient-records", tmp_path / "stacks")
    root = terraform_copy(stack, tmp_path / "work", account)
    State(Bucket(account, "chg-terraform-state-paris", "eu-west-3"), "alias/chg-terraform-state").make()
    root.init(BACKEND)
    root.run("validate")
    plan = root.plan()
    code, found = report(environment(), root.folder.parent, "check", f"aws/{plan.name}")
    assert (code, failures(found), unreadable(found)) == (0, [], [])
    assert found["profile"] == "chg-third-party"
    assert {each["control"] for each in found["findings"]} >= {"RES-01", "RES-06", "KEY-01", "KEY-02"}
