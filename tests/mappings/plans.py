"""Rewrites the plan.json that stands beside a main.tf: `python -m tests.mappings.plans [FOLDER...]`.

The plans are real: Terraform with the AWS provider of $TF_PLUGIN_DIR, and for Google with the stub provider, whose
schema is the real one. What no reader looks at is cut away.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.google.terraform import stub_provider

TESTS = Path(__file__).parents[1]
FOLDERS = (TESTS / "mappings" / "cases", TESTS / "sources" / "plan" / "configurations")
_SKIPS = ("skip_credentials_validation", "skip_metadata_api_check", "skip_requesting_account_id")
_ACCOUNTS = re.compile(r'allowed_account_ids\s*=\s*\["(\d{12})"\]')
_ALIASES = re.compile(r'^provider "aws" {[^}]*?^\s*alias\s*=\s*("[^"]*")', re.MULTILINE)
_PLAN = ("format_version", "terraform_version", "variables", "configuration", "errored", "complete")
_RESOURCE = ("address", "module_address", "mode", "type", "name", "index", "deposed")
_CHANGE = ("actions", "after", "after_unknown", "after_sensitive")


def make(configuration: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """The plan of a first run of a configuration, reduced."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "root"
        shutil.copytree(configuration, folder, ignore=shutil.ignore_patterns("*.json"))
        text = (folder / "main.tf").read_text()
        (folder / "skip_override.tf").write_text(_override(text))
        plugins = [f"-plugin-dir={os.environ['TF_PLUGIN_DIR']}"] if "hashicorp/aws" in text else []
        _run(environment, folder, "init", "-backend=false", *plugins)
        _run(environment, folder, "plan", "-input=false", "-refresh=false", "-out=plan.bin")
        plan = reduced(json.loads(_run(environment, folder, "show", "-json", "plan.bin")))
        if accounts := _ACCOUNTS.findall(text):
            said = plan["configuration"]["provider_config"]["aws"]["expressions"]
            said["allowed_account_ids"] = {"constant_value": accounts}
        return plan


def reduced(plan: dict[str, Any]) -> dict[str, Any]:
    """The parts of a plan that are read, and what the AWS provider is told for the test only taken out."""
    result = {name: plan[name] for name in _PLAN if name in plan}
    for provider in result["configuration"].get("provider_config", {}).values():
        for name in _SKIPS:
            provider.get("expressions", {}).pop(name, None)
    result["resource_changes"] = [
        {name: change[name] for name in _RESOURCE if name in change}
        | {"change": {name: change["change"][name] for name in _CHANGE}}
        for change in plan.get("resource_changes", [])
    ]
    return result


def _override(text: str) -> str:
    """Provider blocks over those of the configuration, so that the AWS provider plans without an account."""
    settings = "\n".join(f"  {name} = true" for name in _SKIPS)
    # Nobody is asked which account this is, so none could be the allowed one.
    settings += "\n  allowed_account_ids = []" if _ACCOUNTS.search(text) else ""
    aliases = _ALIASES.findall(text)
    plain = ['provider "aws" {\n' + settings + "\n}\n"] if 'provider "aws"' in text else []
    return "\n".join([*plain, *(f'provider "aws" {{\n  alias = {a}\n{settings}\n}}\n' for a in aliases)])


def _run(environment: Mapping[str, str], folder: Path, *arguments: str) -> str:
    command = ["terraform", f"-chdir={folder}", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return done.stdout


def main() -> None:
    found = [path for folder in FOLDERS for path in folder.iterdir() if not path.name.startswith("backend.")]
    every = [path for path in found if (path / "main.tf").exists()]
    aws = {
        "PATH": os.environ["PATH"],
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_REGION": "eu-central-1",
        "CHECKPOINT_DISABLE": "1",
        "TF_CLI_CONFIG_FILE": os.devnull,
    }
    with stub_provider() as google:
        for folder in [Path(name) for name in sys.argv[1:]] or sorted(every):
            text = (folder / "main.tf").read_text()
            plan = make(folder, aws if "hashicorp/aws" in text else google)
            (folder / "plan.json").write_text(json.dumps(plan, indent=1, sort_keys=True) + "\n")
            print(folder)


if __name__ == "__main__":
    main()
