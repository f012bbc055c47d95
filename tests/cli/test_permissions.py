"""The read-only role as Terraform: well laid out, valid, within AWS's limits, and exactly the rights of the table."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli.reader import POLICY_LIMIT, aws_terraform, policies
from generator.mappings.permissions import permissions
from tests.bindings.schema import GOOGLE_7, provider_schema
from tests.bindings.terraform import stub
from tests.bindings.terraform import terraform as google_terraform
from tests.bindings.wheels import Unavailable
from tests.cli.command import here

PLUGINS = os.environ.get("TF_PLUGIN_DIR", "")

MANY = [f"service{i:03}:DescribeSomethingWithALongName" for i in range(300)]


def printed(cloud: str) -> str:
    done = here("permissions", "--cloud", cloud, "--format", "terraform")
    assert (done.code, done.err) == (0, "")
    return done.out


@pytest.mark.parametrize("cloud", ["aws", "google"])
def test_the_role_has_the_rights_of_the_table_and_no_other(cloud: str) -> None:
    pattern = r'^\s+"([a-z0-9-]+:\w+)",$' if cloud == "aws" else r'^\s+"([\w.]+)",$'
    found = re.findall(pattern, printed(cloud), re.MULTILINE)
    assert sorted(set(found)) == list(permissions(cloud))


def test_what_is_asked_above_a_project_is_in_a_role_of_its_organisation() -> None:
    project, organization = printed("google").split('resource "google_organization_iam_custom_role"')
    assert '"accesscontextmanager.policies.list"' in organization
    assert '"accesscontextmanager.policies.list"' not in project
    assert '"logging.buckets.list"' in project and '"logging.buckets.list"' in organization


@pytest.mark.parametrize("cloud", ["aws", "google"])
def test_the_role_is_of_no_partition_and_no_universe(cloud: str) -> None:
    assert not re.search(r"arn:|amazonaws|googleapis|\b[a-z]{2}-[a-z]+-\d", printed(cloud))


def test_every_lot_of_actions_fits_into_a_policy_and_none_is_lost() -> None:
    lots = policies(MANY)
    assert [name for lot in lots for name in lot] == MANY
    sizes = [len(json.dumps(document(lot), separators=(",", ":"))) for lot in lots]
    assert all(size <= POLICY_LIMIT for size in sizes)
    # No lot is smaller than it must be: the first action of the next would not have fitted.
    assert all(size + len(f'"{MANY[0]}",') > POLICY_LIMIT for size in sizes[:-1])


def document(actions: list[str]) -> dict[str, object]:
    statement = {"Sid": "EurofenceRead", "Effect": "Allow", "Action": actions, "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [statement]}


def terraform(folder: Path, *arguments: str) -> str:
    (folder / "terraformrc").touch()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": str(folder / "terraformrc"),
    }
    done = subprocess.run(
        ["terraform", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.terraform
@pytest.mark.skipif(shutil.which("terraform") is None, reason="no terraform on this machine")
def test_it_is_laid_out_as_terraform_would(tmp_path: Path) -> None:
    for name, text in {
        "aws.tf": printed("aws"),
        "google.tf": printed("google"),
        "many.tf": aws_terraform(MANY),
    }.items():
        (tmp_path / name).write_text(text)
    assert terraform(tmp_path, "fmt", "-check", "-diff") == ""


@pytest.mark.terraform
@pytest.mark.skipif(not PLUGINS, reason="TF_PLUGIN_DIR names no folder with the AWS provider")
def test_the_provider_takes_it(tmp_path: Path) -> None:
    (tmp_path / "reader.tf").write_text(aws_terraform(MANY))
    terraform(tmp_path, "init", "-input=false", f"-plugin-dir={PLUGINS}")
    assert "configuration is valid" in terraform(tmp_path, "validate", "-no-color")


@pytest.mark.terraform
@pytest.mark.registry
@pytest.mark.parametrize(("organization", "made"), [("", 2), ("12345", 4)])
def test_terraform_plans_the_role_on_google(tmp_path: Path, organization: str, made: int) -> None:
    (tmp_path / "reader.tf").write_text(printed("google"))
    (tmp_path / "provider.tf").write_text('provider "google" {\n  project = "acme-prod"\n}\n')
    given = {"eurofence_project": "acme-prod", "eurofence_members": '["user:ann@acme.eu"]'}
    given |= {"eurofence_organization": organization} if organization else {}
    variables = [f"-var={name}={value}" for name, value in given.items()]
    kinds = [f"google_{what}_iam_{part}" for what in ("project", "organization") for part in ("custom_role", "member")]
    try:
        with stub(provider_schema(GOOGLE_7, kinds, [])) as environment:
            for arguments in (["init"], ["plan", *variables]):
                done = google_terraform(environment, tmp_path, *arguments, "-no-color")
                assert done.returncode == 0, done.stderr
    except Unavailable as error:
        pytest.skip(f"no terraform for Google: {error}")
    assert f"Plan: {made} to add" in done.stdout
