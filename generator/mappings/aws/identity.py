"""AWS directories of people, and certificate authorities."""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Store, Unknown, Value
from generator.mappings.aws.common import (
    arn_of,
    buckets_at,
    companion_of,
    flattened,
    flows,
    flows_at,
    key_at,
    names,
    public_by_policy,
    row,
    shared_by_policy,
)
from generator.mappings.read import Always, At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
_POOL_KEY = "Cognito uses a key of its own unless told otherwise"
# https://docs.aws.amazon.com/directoryservice/latest/admin-guide/data-protection.html
_DIRECTORY_KEY = "Directory Service takes no key of the customer's"
# https://docs.aws.amazon.com/privateca/latest/userguide/data-protection.html
_AUTHORITY_KEY = "its private key lies in HSMs of AWS's own"

_NO_NAMES = Field(Always(Known(())), Always(Known(())))


def _notices(document: Document, mail: Any, sms: Any) -> Value[tuple[Flow, ...]]:
    """Return where a user pool sends codes and invitations from: the e-mail identity and the SMS region it names.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
    """
    found = [flows(document, "e-mail", [mail]), flows(document, "SMS", [sms])]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(item for each in found if isinstance(each, Known) for item in each.value))


def _sharers(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    values = list(flattened(found))
    return undecided(*values) or Known(tuple(sorted({str(value) for value in values})))


_PEOPLE = (
    row(
        "aws_cognito_user_pool",
        Store,
        "cognito-idp",
        name=Field(At("name"), At("list_user_pools.Name")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("describe_user_pool.UserPool.Arn", "list_user_pools.Id"), names, lenient=True),
        ),
        tags="describe_user_pool.UserPool.UserPoolTags",
        chosen=("sms_configuration", "sms_configuration.sns_region"),
        key=Field(
            Always(Known(None, _POOL_KEY)),
            key_at("describe_user_pool.UserPool.KeyConfiguration.KmsKeyArn", _POOL_KEY),
        ),
        replicas=Field(Always(Known(())), flows_at("replication", "list_user_pools.ReplicaRegions"), drift=False),
        deliveries=Field(
            Derived(("email_configuration.*.source_arn", "sms_configuration.*.sns_region"), _notices, lenient=True),
            Derived(
                (
                    "describe_user_pool.UserPool.EmailConfiguration.SourceArn",
                    "describe_user_pool.UserPool.SmsConfiguration.SnsRegion",
                ),
                _notices,
                lenient=True,
            ),
        ),
        live=Live(
            service="cognito-idp",
            list=Call(
                "list_user_pools", "cognito-idp:ListUserPools", {"MaxResults": 60}, items="UserPools", empty=True
            ),
            details=(Call("describe_user_pool", "cognito-idp:DescribeUserPool", {"UserPoolId": "{Id}"}),),
            id=arn_of("cognito-idp", "userpool/", "list_user_pools.Id"),
        ),
    ),
    row(
        "aws_cognito_identity_pool",
        Store,
        "cognito-identity",
        name=Field(At("identity_pool_name"), At("list_identity_pools.IdentityPoolName")),
        identities=Field(
            Derived(("arn", "id"), names, lenient=True),
            Derived(("list_identity_pools.IdentityPoolId",), names, lenient=True),
        ),
        tags="describe_identity_pool.IdentityPoolTags",
        key=Field(Always(Known(None, _POOL_KEY)), Always(Known(None, _POOL_KEY))),
        live=Live(
            service="cognito-identity",
            list=Call(
                "list_identity_pools",
                "cognito-identity:ListIdentityPools",
                {"MaxResults": 60},
                items="IdentityPools",
                empty=True,
            ),
            details=(
                Call(
                    "describe_identity_pool",
                    "cognito-identity:DescribeIdentityPool",
                    {"IdentityPoolId": "{IdentityPoolId}"},
                ),
            ),
            id=arn_of("cognito-identity", "identitypool/", "list_identity_pools.IdentityPoolId"),
        ),
    ),
    row(
        "aws_directory_service_directory",
        Store,
        "ds",
        name=Field(At("name"), At("describe_directories.Name")),
        identities=Field(
            Derived(("id",), names, lenient=True), Derived(("describe_directories.DirectoryId",), names, lenient=True)
        ),
        tags="list_tags_for_resource.Tags",
        companions=(
            Companion("aws_directory_service_region", "directory_id"),
            Companion("aws_directory_service_shared_directory", "directory_id"),
        ),
        key=Field(Always(Known(None, _DIRECTORY_KEY)), Always(Known(None, _DIRECTORY_KEY))),
        replicas=Field(
            flows_at("replication", "aws_directory_service_region.*.region_name"),
            flows_at("replication", "describe_directories.RegionsInfo.AdditionalRegions"),
        ),
        shared_with=Field(
            Derived(("aws_directory_service_shared_directory.*.target.*.id",), _sharers, lenient=True),
            Derived(("describe_shared_directories.SharedDirectories.*.SharedAccountId",), _sharers, lenient=True),
        ),
        live=Live(
            service="ds",
            list=Call("describe_directories", "ds:DescribeDirectories", items="DirectoryDescriptions", empty=True),
            details=(
                Call("list_tags_for_resource", "ds:ListTagsForResource", {"ResourceId": "{DirectoryId}"}),
                Call(
                    "describe_shared_directories",
                    "ds:DescribeSharedDirectories",
                    {"OwnerDirectoryId": "{DirectoryId}"},
                    # Only Microsoft AD can be shared:
                    # https://docs.aws.amazon.com/directoryservice/latest/devguide/API_DescribeSharedDirectories.html
                    absent=("UnsupportedOperationException",),
                ),
            ),
            id=arn_of("ds", "directory/", "describe_directories.DirectoryId"),
            # A directory of another account, shown here.
            skip=lambda document: document.values["describe_directories"].get("Type") == "SharedMicrosoftAD",
        ),
    ),
    row(
        "aws_acmpca_certificate_authority",
        Store,
        "acm-pca",
        name=Field(
            At("certificate_authority_configuration.0.subject.0.common_name"),
            At("list_certificate_authorities.CertificateAuthorityConfiguration.Subject.CommonName"),
        ),
        arns=("list_certificate_authorities.Arn",),
        tags="list_tags.Tags",
        companions=(Companion("aws_acmpca_policy", "resource_arn"),),
        key=Field(Always(Known(None, _AUTHORITY_KEY)), Always(Known(None, _AUTHORITY_KEY))),
        deliveries=Field(
            buckets_at("revocation list", "revocation_configuration.*.crl_configuration.*.s3_bucket_name"),
            buckets_at(
                "revocation list", "list_certificate_authorities.RevocationConfiguration.CrlConfiguration.S3BucketName"
            ),
        ),
        shared_with=Field(
            companion_of("aws_acmpca_policy", "policy", shared_by_policy("policy")),
            shared_by_policy("get_policy.Policy"),
        ),
        public_access=Field(
            companion_of("aws_acmpca_policy", "policy", public_by_policy("policy")),
            public_by_policy("get_policy.Policy"),
        ),
        live=Live(
            service="acm-pca",
            list=Call(
                "list_certificate_authorities",
                "acm-pca:ListCertificateAuthorities",
                items="CertificateAuthorities",
                empty=True,
            ),
            details=(
                Call("list_tags", "acm-pca:ListTags", {"CertificateAuthorityArn": "{Arn}"}),
                Call(
                    "get_policy",
                    "acm-pca:GetPolicy",
                    {"ResourceArn": "{Arn}"},
                    # https://docs.aws.amazon.com/privateca/latest/APIReference/API_GetPolicy.html
                    absent=("ResourceNotFoundException",),
                ),
            ),
            id=lambda document: str(document.values["list_certificate_authorities"]["Arn"]),
            skip=lambda document: document.values["list_certificate_authorities"].get("Status") == "DELETED",
        ),
    ),
)

IDENTITY: tuple[Mapping, ...] = _PEOPLE
