"""The AWS view of a stack: every value that templates/aws lays out, decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.profiles.model import Profile
from generator.render.aws import ai, databases, keys, logs, messages, operations, storage
from generator.render.aws.account import Account, account_of
from generator.render.home import View
from generator.stacks.model import Stack


def views(stack: Stack, profile: Profile) -> dict[str, View]:
    """Return what each AWS template shows; of what the stack does not have there is no file."""
    account = account_of(stack, profile)
    shown = {name: view(account) for name, view in _VIEWS.items()}
    return {name: view for name, view in shown.items() if view}


def _provider(account: Account) -> View:
    return {"region": account.region, "account": account.target.account}


def _versions(account: Account) -> View:
    return {
        "provider": _PROVIDERS[account.target.provider],
        "bucket": account.target.state.bucket,
        "key": f"{account.stack.stack}/aws.tfstate",
        "region": account.region,
        # Terraform's backend knows no region of the sovereign cloud, and refuses what it does not know:
        # https://github.com/hashicorp/terraform-provider-aws/issues/44437
        "unknown_region": account.partition == "aws-eusc",
        "kms_key": account.arn("kms", account.target.state.key_alias),
    }


# What the templates use of version 5 is in version 6 as well, by the same words; plans of both are read.
# https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
_PROVIDERS = {5: "~> 5.100", 6: "~> 6.0"}

_VIEWS: Mapping[str, Callable[[Account], View]] = {
    "audit": operations.audit,
    "backups": operations.backups,
    "databases": databases.databases,
    "endpoints": ai.endpoints,
    "file_systems": storage.file_systems,
    "keys": keys.view,
    "logs": logs.view,
    "models": ai.models,
    "notebooks": ai.notebooks,
    "provider": _provider,
    "queues": messages.queues,
    "registries": operations.registries,
    "search": databases.search,
    "secrets": operations.secrets,
    "storage": storage.buckets,
    "streams": messages.streams,
    "tables": databases.tables,
    "topics": messages.topics,
    "versions": _versions,
    "volumes": storage.volumes,
    "warehouses": databases.warehouses,
}
"""What each template of templates/aws shows, by its name."""
