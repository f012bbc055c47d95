"""What AWS does not take, whatever a profile asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import EurofenceError
from generator.profiles.model import Profile
from generator.render.demands import key_demand, of_kind, profile_of
from generator.render.refusal import component_of, refusal
from generator.stacks.components import AnyComponent
from generator.stacks.components.ai import ModelEndpointComponent
from generator.stacks.components.operations import BackupVaultComponent
from generator.stacks.components.storage import FileSystemComponent, KeyComponent
from generator.stacks.model import Stack


def refusals(stack: Stack, profile: Profile) -> Iterator[EurofenceError]:
    """Yield every reason why the part of `stack` on AWS cannot be rendered."""
    for key in of_kind(stack, "aws", KeyComponent):
        yield from _key(stack, profile, key)
    for component in stack.on("aws"):
        where = f"{component_of(stack, component)} on aws"
        yield from _name(stack, component, where)
        if isinstance(component, ModelEndpointComponent):
            yield from _disks(profile, component, where)
    vaults = of_kind(stack, "aws", BackupVaultComponent)
    for files in () if vaults else of_kind(stack, "aws", FileSystemComponent):
        message = "no vault of the stack keeps its backups, and the vault of AWS is under a key of AWS"
        yield refusal(f"{component_of(stack, files)} on aws", message, "add a component: backup-vault")


def _key(stack: Stack, profile: Profile, key: KeyComponent) -> Iterator[EurofenceError]:
    demand, where = key_demand(stack, profile, "aws", key), f"{component_of(stack, key)} on aws"
    store, custody = stack.aws.key_store if stack.aws else None, demand.custody
    if custody in ("external", "hsm") and store is None:
        kind = "external key store" if custody == "external" else "CloudHSM key store"
        yield refusal(where, f"custody {custody} needs a key store", f"give aws.key_store, the id of the {kind}")
    if custody == "external" and key.external_key.aws is None:
        yield refusal(where, "custody external needs the key's id", "give external_key.aws, the XKS key id")
    # https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html: 90 to 2560 days
    if custody not in ("external", "hsm") and demand.rotation_days < 90:
        message = f"AWS rotates a key every 90 days at most, the profile asks for {demand.rotation_days}"
        yield refusal(where, message, "ask for rotation_days of 90 or more")


def _name(stack: Stack, component: AnyComponent, where: str) -> Iterator[EurofenceError]:
    name, kind = stack.cloud_name(component), component.component
    most = _LONGEST.get(kind)
    if most is not None and len(name) > most:
        yield refusal(where, f"{name} has {len(name)} characters, {most} are allowed", "give a shorter prefix")
    if kind == "bucket" and (match := _RESERVED.search(name)):
        yield refusal(where, f'{name}: bucket names with "{match[0]}" are reserved', "give another prefix")
    if kind in _NO_DOUBLE_HYPHEN and "--" in name:
        yield refusal(where, f"{name}: two hyphens in a row are not allowed", "give another name or prefix")


def _disks(profile: Profile, component: ModelEndpointComponent, where: str) -> Iterator[EurofenceError]:
    """A disk inside the machine is encrypted by the machine, not under the key of the endpoint.

    https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html, KmsKeyId; which machines
    have one: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (a `d` after the number) and
    https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html (accelerated machines, with and without it)
    """
    if profile_of(profile, component).keys.custody != "provider" and _OWN_DISK.match(component.size.aws):
        message = f"{component.size.aws} has a disk of its own, which no customer key encrypts"
        yield refusal(where, message, "give a size without one, e.g. ml.m5.large, ml.p3.2xlarge or ml.inf2.xlarge")


_OWN_DISK = re.compile(r"ml\.([a-z]+[0-9]+[a-z]*d[a-z]*|g[5-9][a-z]*|p[5-9][a-z]*|trn[0-9]+[a-z]*)\.")

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
_RESERVED = re.compile(r"^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3|-an)$")

# Of a role, whose name has the kind of the component at its end, there is room for 64:
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
_LONGEST = {
    # https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
    "backup-vault": 50,
    "bucket": 63,
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    "database": 63,
    # https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
    "file-system": 64,
    "model-access": 64 - len("-model-access"),
    "model-endpoint": 64 - len("-model-endpoint"),
    "notebook": 64 - len("-notebook"),
    # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    "queue": 80,
    # https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html
    "search": 28,
    # https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
    "warehouse": 63,
}
# The database and warehouse as above, and
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
_NO_DOUBLE_HYPHEN = ("audit-trail", "database", "warehouse")
