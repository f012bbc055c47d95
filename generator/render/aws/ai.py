"""SageMaker notebooks and endpoints, and access to the foundation models of Bedrock."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.aws.account import Account
from generator.render.aws.keys import from_bedrock
from generator.render.aws.logs import NOTEBOOK_LOGS, LogGroup, service_logs
from generator.render.aws.policies import Condition, Document, Statement, from_account, trust
from generator.render.aws.storage import MODEL_LOGS
from generator.render.demands import label
from generator.render.home import Named, NamedKeyed, View
from generator.stacks.components.ai import ModelAccessComponent, ModelEndpointComponent, NotebookComponent
from generator.stacks.components.operations import LogGroupComponent, RegistryComponent
from generator.stacks.components.storage import BucketComponent, KeyComponent


@dataclass(frozen=True, slots=True)
class Role:
    """One IAM role: by its Terraform label and its name, who may assume it, and what it may do."""

    label: str
    name: str
    trust: Document
    policy: Document


@dataclass(frozen=True, slots=True)
class AwsNotebook(NamedKeyed):
    """One notebook instance; its role may do nothing but log until its owner adds to it."""

    size: str
    storage_gb: int
    subnet: str
    role: Role
    log_groups: tuple[LogGroup, ...]


@dataclass(frozen=True, slots=True)
class AwsEndpoint(NamedKeyed):
    """One model, served: image and weights come from the stack, and it reaches nothing."""

    image: str
    weights: str
    size: str
    instances: int
    role: Role
    log_groups: tuple[LogGroup, ...]


@dataclass(frozen=True, slots=True)
class AwsModelAccess(Named):
    """Who has `policy` may ask these models, here; every question and answer is logged."""

    policy: Document
    role: Role
    log_group: str
    bucket: str
    prefix: str


def notebooks(account: Account) -> View:
    """Return every notebook of the stack."""
    found = tuple(_notebook(account, each) for each in account.all(NotebookComponent))
    return {"notebooks": found, "network": account.network} if found else {}


def endpoints(account: Account) -> View:
    """Return every served model of the stack."""
    found = tuple(_endpoint(account, each) for each in account.all(ModelEndpointComponent))
    return {"endpoints": found, "network": account.network} if found else {}


def models(account: Account) -> View:
    """Return the access to foundation models of the stack."""
    found = tuple(_models(account, each) for each in account.all(ModelAccessComponent))
    return {"accesses": found} if found else {}


def _notebook(account: Account, component: NotebookComponent) -> AwsNotebook:
    return AwsNotebook(
        **account.keyed(component),
        size=component.size.aws,
        storage_gb=component.storage_gb,
        subnet=account.network.subnets[0],
        role=_role(account, component, (_writes(account, NOTEBOOK_LOGS),)),
        log_groups=service_logs(account, component),
    )


def _endpoint(account: Account, component: ModelEndpointComponent) -> AwsEndpoint:
    repository = account.name(account.find(RegistryComponent, component.registry))
    store = account.name(account.find(BucketComponent, component.bucket))
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
    host = f"{account.target.account}.dkr.ecr.{account.region}.{account.suffix}"
    separator = "@" if component.image.startswith("sha256:") else ":"
    return AwsEndpoint(
        **account.keyed(component),
        image=f"{host}/{repository}{separator}{component.image}",
        weights=f"s3://{store}/{component.weights}",
        size=component.size.aws,
        instances=component.instances,
        role=_role(account, component, _serves(account, component)),
        log_groups=service_logs(account, component),
    )


def _serves(account: Account, component: ModelEndpointComponent) -> tuple[Statement, ...]:
    """https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms."""
    repository = account.name(account.find(RegistryComponent, component.registry))
    bucket = account.find(BucketComponent, component.bucket)
    weights = f"{account.bucket_arn(account.name(bucket))}/{component.weights}"
    return (
        Statement("Weights", ("s3:GetObject",), (weights,)),
        _opens(account, "Keys", {bucket.key, component.key}),
        Statement("LogIn", ("ecr:GetAuthorizationToken",)),
        Statement(
            "Image",
            ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
            (account.arn("ecr", f"repository/{repository}"),),
        ),
        Statement("Network", _NETWORK),
        *(_writes(account, group.name) for group in service_logs(account, component)),
    )


# https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html
_NETWORK = (
    "ec2:CreateNetworkInterface",
    "ec2:CreateNetworkInterfacePermission",
    "ec2:DeleteNetworkInterface",
    "ec2:DeleteNetworkInterfacePermission",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
)


def _models(account: Account, component: ModelAccessComponent) -> AwsModelAccess:
    fields = account.named(component)
    log_group = account.find(LogGroupComponent, component.log_group or "")
    bucket = account.find(BucketComponent, component.bucket or "")
    named = f"{fields['label']}_model_access"
    return AwsModelAccess(
        **fields,
        policy=Document(named, _only_these_models(account, component)),
        role=_log_role(account, component, log_group),
        log_group=f"{label(log_group.name)}_log_group",
        bucket=label(bucket.name),
        prefix=MODEL_LOGS,
    )


def _only_these_models(account: Account, component: ModelAccessComponent) -> tuple[Statement, ...]:
    """An inference profile asks models of every region that it names, so what is no model of this region is denied.

    https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
    """
    here = f"arn:{account.partition}:bedrock:{account.region}::foundation-model/"
    asked = tuple(f"{here}{model}" for model in component.asked("aws"))
    ask = ("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")
    return (
        Statement("TheseModels", ask, asked),
        Statement("NoOtherModelNorRoute", ask, resources=(), not_resources=asked, effect="Deny"),
        Statement(
            "NoOtherRegion",
            ("bedrock:*",),
            effect="Deny",
            conditions=(Condition("StringNotEquals", "aws:RequestedRegion", (account.region,)),),
        ),
    )


def _log_role(account: Account, component: ModelAccessComponent, log_group: LogGroupComponent) -> Role:
    """https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html."""
    stream = f"{account.log_arn(account.name(log_group))}:log-stream:aws/bedrock/modelinvocations"
    writes = Statement("Logs", ("logs:CreateLogStream", "logs:PutLogEvents"), (stream,))
    return _role(account, component, (writes,), "bedrock", (from_account(account), from_bedrock(account)))


def _role(
    account: Account,
    component: ModelAccessComponent | ModelEndpointComponent | NotebookComponent,
    statements: tuple[Statement, ...],
    principal: str = "sagemaker",
    conditions: tuple[Condition, ...] = (),
) -> Role:
    own = f"{label(component.name)}_{label(component.component)}"
    return Role(
        label=own,
        name=f"{account.name(component)}-{component.component}",
        trust=trust(f"{own}_trust", principal, conditions),
        policy=Document(f"{own}_role", statements),
    )


def _writes(account: Account, group: str) -> Statement:
    arn = account.log_arn(group)
    actions = ("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")
    return Statement("Logs", actions, (arn, f"{arn}:*"))


def _opens(account: Account, sid: str, keys: set[str]) -> Statement:
    """The keys' ARNs are not known at the first plan, their aliases are.

    https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
    """
    aliases = tuple(f"alias/{account.name(account.find(KeyComponent, key))}" for key in sorted(keys))
    return Statement(
        sid,
        ("kms:CreateGrant", "kms:Decrypt"),
        (account.arn("kms", "key/*"),),
        conditions=(Condition("ForAnyValue:StringEquals", "kms:ResourceAliases", aliases),),
    )
