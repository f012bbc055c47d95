"""What real Terraform says of what we render: the format, the strings, and the AWS provider's own checks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from generator.profiles import Profile, builtin_profiles, load_profile
from generator.render import compare, render, write
from generator.render.environment import quoted
from generator.stacks import Stack
from tests.render.estate import estate, profile
from tests.render.test_readback import HOSTILE

STACKS = Path(__file__).parents[2] / "stacks"
PLUGINS = os.environ.get("TF_PLUGIN_DIR", "")

pytestmark = [
    pytest.mark.terraform,
    pytest.mark.skipif(shutil.which("terraform") is None, reason="no terraform on this machine"),
]

# A backend without a bucket and credentials of nobody: enough for a plan that creates everything.
_OFFLINE = """
terraform {
  backend "local" {}
}
provider "aws" {
  access_key                  = "x"
  secret_key                  = "x"
  allowed_account_ids         = []
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
"""


def _terraform(folder: Path, *arguments: str) -> str:
    (folder / "terraformrc").touch()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": str(folder / "terraformrc"),
        "TF_IN_AUTOMATION": "1",
    }
    command = ["terraform", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_format_is_terraforms_own(tmp_path: Path) -> None:
    shutil.copytree(STACKS, tmp_path / "stacks")
    assert _terraform(tmp_path, "fmt", "-check", "-diff", "-recursive", "stacks") == ""


def test_terraform_reads_every_string_as_it_was_meant(tmp_path: Path) -> None:
    # Terraform brings all text into Unicode's composed form (NFC), and so do we for the comparison.
    words = [unicodedata.normalize("NFC", word) for word in HOSTILE]
    blocks = [f'output "w{index}" {{\n  value = {quoted(word)}\n}}\n' for index, word in enumerate(words)]
    (tmp_path / "main.tf").write_text("".join(blocks))
    _terraform(tmp_path, "init", "-input=false")
    _terraform(tmp_path, "plan", "-input=false", "-out=plan")
    outputs = json.loads(_terraform(tmp_path, "show", "-json", "plan"))["planned_values"]["outputs"]
    assert [outputs[f"w{index}"]["value"] for index in range(len(words))] == words


@pytest.mark.skipif(not PLUGINS, reason="no provider folder: set TF_PLUGIN_DIR")
@pytest.mark.parametrize("name", sorted(folder.parent.name for folder in STACKS.glob("*/aws")))
def test_the_aws_provider_plans_what_is_rendered(tmp_path: Path, name: str) -> None:
    shutil.copytree(STACKS / name / "aws", tmp_path, dirs_exist_ok=True)
    (tmp_path / "offline_override.tf").write_text(_OFFLINE)
    _terraform(tmp_path, "init", "-input=false", f"-plugin-dir={PLUGINS}")
    _terraform(tmp_path, "validate")
    _terraform(tmp_path, "plan", "-input=false", "-out=plan")
    plan: dict[str, Any] = json.loads(_terraform(tmp_path, "show", "-json", "plan"))
    resources = plan["planned_values"]["root_module"]["resources"]
    policies = [
        (each["address"], each["values"].get(_POLICIES[each["type"]]))
        for each in resources
        if each["type"] in _POLICIES
    ]
    assert policies
    assert [address for address, policy in policies if not policy] == [], "every policy is known at the first plan"
    tagged = [(each["address"], each["values"]["tags"] or {}) for each in resources if "tags" in each.get("values", {})]
    assert [address for address, tags in tagged if not set(tags) >= _TAGS] == [], "all that takes tags says whose it is"


_TAGS = {"eurofence-class", "eurofence-profile", "eurofence-stack"}
_POLICIES = {
    "aws_backup_vault_policy": "policy",
    "aws_cloudwatch_log_resource_policy": "policy_document",
    "aws_efs_file_system_policy": "policy",
    "aws_iam_policy": "policy",
    "aws_iam_role": "assume_role_policy",
    "aws_iam_role_policy": "policy",
    "aws_kms_key": "policy",
    "aws_opensearch_domain_policy": "access_policies",
    "aws_s3_bucket_policy": "policy",
    "aws_secretsmanager_secret_policy": "policy",
    "aws_sns_topic_policy": "policy",
    "aws_sqs_queue_policy": "policy",
}


@pytest.mark.skipif(not PLUGINS, reason="no provider folder: set TF_PLUGIN_DIR")
def test_the_aws_provider_accepts_every_component_under_every_profile(tmp_path: Path) -> None:
    """One configuration for all of them: the provider takes longer to start than to check. Both engines that write the
    same parameters, and the sovereign cloud, are among them."""
    cases = {name: _case(name) for name in builtin_profiles()}
    cases["sovereign"] = (estate(target={"region": "eusc-de-east-1"}), profile())
    cases["mariadb"] = (estate(database={"engine": "mariadb"}), profile())
    main = ['terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n']
    for name, (stack, rules) in cases.items():
        write(compare(render(stack, rules), tmp_path / name), tmp_path / name)
        main.append(f'module "{name}" {{\n  source = "./{name}/aws"\n}}\n')
    (tmp_path / "main.tf").write_text("".join(main))
    _terraform(tmp_path, "init", "-input=false", f"-plugin-dir={PLUGINS}")
    _terraform(tmp_path, "validate")


def _case(name: str) -> tuple[Stack, Profile]:
    rules = load_profile(name)
    return estate(custody=rules.keys.custody, target={"region": rules.residency.place.aws[0]}), rules
