"""AWS registries of images, packages and source code, whom they are open to and where they are copied.

What comes in through a pull-through cache or an external connection leaves nothing behind elsewhere; it is no flow.
"""

from __future__ import annotations

from typing import Any

from generator.facts import Known, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    companion_of,
    flows_at,
    key_of,
    key_or,
    own_key,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_at,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# Images

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
_AES = "ECR encrypts with a key of its own unless told otherwise"


def _image_key(document: Document, settings: Any) -> Value[Ref | None]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    kind, key = (found[0].get("encryption_type"), found[0].get("kms_key")) if found else (None, None)
    return undecided(kind) or _by_type(document, kind, key)


def _live_image_key(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    return _by_type(document, kind, key)


def _by_type(document: Document, kind: Any, key: Any) -> Value[Ref | None]:
    if kind not in ("KMS", "KMS_DSSE"):
        return Known(None, _AES)
    return key_of(document, key, "") if key else own_key(document, "alias/aws/ecr")


def _identity(service: str) -> Any:
    """Return what makes an identity of a name that is unique in a region."""
    return lambda name, document: f"{service}:{region_of(document)}:{name}"


def _named(service: str) -> Any:
    """Return the function that makes identities of an ARN and a name."""

    def read(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
        found = [f"{service}:{region_of(document)}:{name}"] if isinstance(name, str) else []
        return Known((*([arn] if isinstance(arn, str) else []), *found))

    return read


def _setting(name: str) -> Any:
    """Return what makes the id of a registry's setting, which has no ARN of its own."""
    return lambda document: f"arn:{partition_of(document)}:ecr:{region_of(document)}:{account_of(document)}:{name}"


def _copies_nothing(document: Document) -> bool:
    found = document.values["describe_registry"].get("replicationConfiguration") or {}
    return not found.get("rules")


_DESTINATION = "replication_configuration.*.rule.*.destination.*"
_LIVE_DESTINATION = "describe_registry.replicationConfiguration.rules.*.destinations.*"
_TEMPLATE = "describe_repository_creation_templates"


def _template_arn(document: Document) -> str:
    place = f"{region_of(document)}:{account_of(document)}"
    return (
        f"arn:{partition_of(document)}:ecr:{place}:repository-creation-template/{document.values[_TEMPLATE]['prefix']}"
    )


_NO_KEYS = Known(None, "a public registry has no keys")


def _by_companion(companion: str, attribute: str = "policy") -> tuple[Any, Any]:
    """Return readers of who is let in by the policy of a Terraform type: everybody, and whom by name."""
    return (
        companion_of(companion, "policy", public_by_policy(attribute)),
        companion_of(companion, "policy", shared_by_policy(attribute)),
    )


_IMAGES_OPEN, _IMAGES_SHARED = _by_companion("aws_ecr_repository_policy")

# Packages and source code

_DOMAIN = "aws_codeartifact_domain_permissions_policy"
_PACKAGES = "aws_codeartifact_repository_permissions_policy"
_DOMAIN_OPEN, _DOMAIN_SHARED = _by_companion(_DOMAIN, "policy_document")
_PACKAGES_OPEN, _PACKAGES_SHARED = _by_companion(_PACKAGES, "policy_document")


def _package_identity(name: str, policy: Document) -> str | Unknown:
    domain = policy.values.get("domain")
    if isinstance(domain, str):
        return f"codeartifact-repository:{region_of(policy)}:{domain}/{name}"
    return undecided(domain) or Unknown("its domain is not given")


def _package_names(document: Document, arn: Any, domain: Any, name: Any) -> Value[tuple[str, ...]]:
    known = isinstance(domain, str) and isinstance(name, str)
    found = [f"codeartifact-repository:{region_of(document)}:{domain}/{name}"] if known else []
    return Known((*([arn] if isinstance(arn, str) else []), *found))


def _package_name(document: Document, domain: Any, name: Any) -> Value[str]:
    if unknown := undecided(domain, name):
        return unknown
    return Known(f"{domain}/{name}") if domain and name else Unknown("nothing names it")


def _code_arn(document: Document) -> str:
    name = document.values["list_repositories"]["repositoryName"]
    return f"arn:{partition_of(document)}:codecommit:{region_of(document)}:{account_of(document)}:{name}"


def _code_names(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return Known((_code_arn(document), f"codecommit:{region_of(document)}:{name}"))


REGISTRIES: tuple[Mapping, ...] = (
    row(
        "aws_ecr_repository",
        Store,
        "ecr",
        name=Field(At("name"), At("describe_repositories.repositoryName")),
        identities=Field(
            Derived(("arn", "name"), _named("ecr"), lenient=True),
            Derived(("describe_repositories.repositoryArn", "describe_repositories.repositoryName"), _named("ecr")),
        ),
        tags="list_tags_for_resource.tags",
        chosen=("encryption_configuration.kms_key",),
        companions=(Companion("aws_ecr_repository_policy", "repository", identity=_identity("ecr")),),
        key=Field(
            Derived(("encryption_configuration",), _image_key, lenient=True),
            Derived(
                (
                    "describe_repositories.encryptionConfiguration.encryptionType",
                    "describe_repositories.encryptionConfiguration.kmsKey",
                ),
                _live_image_key,
            ),
        ),
        public_access=Field(_IMAGES_OPEN, public_by_policy("get_repository_policy.policyText")),
        shared_with=Field(_IMAGES_SHARED, shared_by_policy("get_repository_policy.policyText")),
        live=Live(
            service="ecr",
            list=Call("describe_repositories", "ecr:DescribeRepositories", items="repositories"),
            details=(
                Call(
                    "get_repository_policy",
                    "ecr:GetRepositoryPolicy",
                    {"repositoryName": "{repositoryName}"},
                    absent=("RepositoryPolicyNotFoundException",),
                ),
                Call("list_tags_for_resource", "ecr:ListTagsForResource", {"resourceArn": "{repositoryArn}"}),
            ),
            id=lambda document: str(document.values["describe_repositories"]["repositoryArn"]),
        ),
    ),
    row(
        "aws_ecr_replication_configuration",
        Route,
        "ecr",
        name=Field(Always(Known("replication configuration")), Always(Known("replication configuration"))),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        replicas=Field(
            flows_at("replication", f"{_DESTINATION}.region"), flows_at("replication", f"{_LIVE_DESTINATION}.region")
        ),
        shared_with=Field(shared_at(f"{_DESTINATION}.registry_id"), shared_at(f"{_LIVE_DESTINATION}.registryId")),
        live=Live(
            service="ecr",
            list=Call("describe_registry", "ecr:DescribeRegistry"),
            id=_setting("replication-configuration"),
            skip=_copies_nothing,
        ),
    ),
    row(
        "aws_ecr_registry_policy",
        Route,
        "ecr",
        name=Field(Always(Known("registry policy")), Always(Known("registry policy"))),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        public_access=Field(public_by_policy("policy"), public_by_policy("get_registry_policy.policyText")),
        shared_with=Field(shared_by_policy("policy"), shared_by_policy("get_registry_policy.policyText")),
        live=Live(
            service="ecr",
            list=Call("get_registry_policy", "ecr:GetRegistryPolicy", absent=("RegistryPolicyNotFoundException",)),
            id=_setting("registry-policy"),
        ),
    ),
    row(
        "aws_ecr_repository_creation_template",
        # It keeps nothing, but says what those repositories are kept under that ECR makes of itself.
        Store,
        "ecr",
        name=Field(At("prefix"), At(f"{_TEMPLATE}.prefix")),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        chosen=("encryption_configuration.kms_key",),
        key=Field(
            Derived(("encryption_configuration",), _image_key, lenient=True),
            Derived(
                (f"{_TEMPLATE}.encryptionConfiguration.encryptionType", f"{_TEMPLATE}.encryptionConfiguration.kmsKey"),
                _live_image_key,
            ),
        ),
        public_access=Field(public_by_policy("repository_policy"), public_by_policy(f"{_TEMPLATE}.repositoryPolicy")),
        shared_with=Field(shared_by_policy("repository_policy"), shared_by_policy(f"{_TEMPLATE}.repositoryPolicy")),
        live=Live(
            service="ecr",
            list=Call(
                "describe_repository_creation_templates",
                "ecr:DescribeRepositoryCreationTemplates",
                items="repositoryCreationTemplates",
            ),
            id=_template_arn,
        ),
    ),
    row(
        "aws_ecrpublic_repository",
        Store,
        "ecr-public",
        name=Field(At("repository_name"), At("describe_repositories.repositoryName")),
        arns=("describe_repositories.repositoryArn",),
        tags="list_tags_for_resource.tags",
        # Whatever the provider block says: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html
        location=Field(Always(Known("us-east-1")), Always(Known("us-east-1"))),
        # Anybody may pull: https://docs.aws.amazon.com/AmazonECR/latest/public/public-repositories.html
        public_access=Field(Always(Known("public")), Always(Known("public"))),
        key=Field(
            Always(Known(None, "a public registry has no keys")), Always(Known(None, "a public registry has no keys"))
        ),
        live=Live(
            service="ecr-public",
            per="account",
            homes={"aws": "us-east-1"},
            list=Call("describe_repositories", "ecr-public:DescribeRepositories", items="repositories"),
            details=(
                Call("list_tags_for_resource", "ecr-public:ListTagsForResource", {"resourceArn": "{repositoryArn}"}),
            ),
            id=lambda document: str(document.values["describe_repositories"]["repositoryArn"]),
        ),
    ),
    row(
        "aws_codeartifact_domain",
        Store,
        "codeartifact",
        name=Field(At("domain"), At("list_domains.name")),
        identities=Field(
            Derived(("arn", "domain"), _named("codeartifact"), lenient=True),
            Derived(("list_domains.arn", "list_domains.name"), _named("codeartifact")),
        ),
        tags="list_tags_for_resource.tags",
        chosen=("encryption_key",),
        companions=(Companion(_DOMAIN, "domain", identity=_identity("codeartifact")),),
        # https://docs.aws.amazon.com/codeartifact/latest/ug/encryption.html
        key=Field(
            key_or("alias/aws/codeartifact", "encryption_key"),
            key_or("alias/aws/codeartifact", "list_domains.encryptionKey"),
        ),
        public_access=Field(_DOMAIN_OPEN, public_by_policy("get_domain_permissions_policy.policy.document")),
        shared_with=Field(_DOMAIN_SHARED, shared_by_policy("get_domain_permissions_policy.policy.document")),
        live=Live(
            service="codeartifact",
            list=Call("list_domains", "codeartifact:ListDomains", items="domains"),
            details=(
                Call(
                    "get_domain_permissions_policy",
                    "codeartifact:GetDomainPermissionsPolicy",
                    {"domain": "{name}"},
                    absent=("ResourceNotFoundException",),
                ),
                Call("list_tags_for_resource", "codeartifact:ListTagsForResource", {"resourceArn": "{arn}"}),
            ),
            id=lambda document: str(document.values["list_domains"]["arn"]),
        ),
    ),
    row(
        "aws_codeartifact_repository",
        # Its packages lie in its domain, under the domain's key.
        Route,
        "codeartifact",
        name=Field(
            Derived(("domain", "repository"), _package_name, lenient=True),
            Derived(("list_repositories.domainName", "list_repositories.name"), _package_name),
        ),
        identities=Field(
            Derived(("arn", "domain", "repository"), _package_names, lenient=True),
            Derived(
                ("list_repositories.arn", "list_repositories.domainName", "list_repositories.name"), _package_names
            ),
        ),
        tags="list_tags_for_resource.tags",
        companions=(Companion(_PACKAGES, "repository", identity=_package_identity),),
        public_access=Field(_PACKAGES_OPEN, public_by_policy("get_repository_permissions_policy.policy.document")),
        shared_with=Field(_PACKAGES_SHARED, shared_by_policy("get_repository_permissions_policy.policy.document")),
        live=Live(
            service="codeartifact",
            list=Call("list_repositories", "codeartifact:ListRepositories", items="repositories"),
            details=(
                Call(
                    "get_repository_permissions_policy",
                    "codeartifact:GetRepositoryPermissionsPolicy",
                    {"domain": "{domainName}", "domainOwner": "{domainOwner}", "repository": "{name}"},
                    absent=("ResourceNotFoundException",),
                ),
                Call("list_tags_for_resource", "codeartifact:ListTagsForResource", {"resourceArn": "{arn}"}),
            ),
            id=lambda document: str(document.values["list_repositories"]["arn"]),
        ),
    ),
    row(
        "aws_codecommit_repository",
        Store,
        "codecommit",
        name=Field(At("repository_name"), At("list_repositories.repositoryName")),
        identities=Field(
            Derived(("arn", "repository_name"), _named("codecommit"), lenient=True),
            Derived(("list_repositories.repositoryName",), _code_names),
        ),
        tags="list_tags_for_resource.tags",
        chosen=("kms_key_id",),
        companions=(Companion("aws_codecommit_trigger", "repository_name", identity=_identity("codecommit")),),
        # https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html
        key=Field(
            key_or("alias/aws/codecommit", "kms_key_id"),
            key_or("alias/aws/codecommit", "get_repository.repositoryMetadata.kmsKeyId"),
        ),
        deliveries=Field(
            companion_of(
                "aws_codecommit_trigger", "triggers", flows_at("repository event", "trigger.*.destination_arn")
            ),
            flows_at("repository event", "get_repository_triggers.triggers.*.destinationArn"),
        ),
        live=Live(
            service="codecommit",
            list=Call("list_repositories", "codecommit:ListRepositories", items="repositories"),
            details=(
                Call("get_repository", "codecommit:GetRepository", {"repositoryName": "{repositoryName}"}),
                Call(
                    "get_repository_triggers",
                    "codecommit:GetRepositoryTriggers",
                    {"repositoryName": "{repositoryName}"},
                ),
                Call(
                    "list_tags_for_resource",
                    "codecommit:ListTagsForResource",
                    {"resourceArn": "{get_repository[repositoryMetadata][Arn]}"},
                ),
            ),
            id=_code_arn,
        ),
    ),
)
