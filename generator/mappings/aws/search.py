"""AWS search: OpenSearch and Elasticsearch domains, serverless collections, CloudSearch."""

from __future__ import annotations

import json
from typing import Any

from generator.facts import Flow, Known, PublicAccess, Ref, Route, Store, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    companion_of,
    either,
    flattened,
    flows,
    key_of,
    names,
    own_key,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_at,
    shared_by_policy,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Always, At, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
_DOMAIN_KEY = "alias/aws/es"
_DOMAIN = "describe_domain.DomainStatus"
_ARN = "arn:{operator}:es:{region}:{project}:domain/{DomainName}"
_OUT = "describe_outbound_connections"
_IN = "describe_inbound_connections"


def _domain_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"es:{region_of(document)}:{name}"


def _domain_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _domain_identity(name, document) if isinstance(name, str) else None)


def _domain_arn(document: Document) -> str:
    name = document.values["list_domain_names"]["DomainName"]
    return f"arn:{partition_of(document)}:es:{region_of(document)}:{account_of(document)}:domain/{name}"


def _live_domain_identities(document: Document, name: Any) -> Value[tuple[str, ...]]:
    return _domain_identities(document, _domain_arn(document), name)


def _domain_key(document: Document, settings: Any) -> Value[Ref | None]:
    found = blocks(settings)
    if isinstance(found, Unknown):
        return found
    block = found[0] if found else {}
    return _encryption(document, block.get("enabled"), block.get("kms_key_id"))


def _encryption(document: Document, enabled: Any, key: Any) -> Value[Ref | None]:
    if unknown := undecided(enabled):
        return unknown
    if not enabled:
        return Known(None, "a domain is not encrypted at rest unless told to be")
    return key_of(document, key, "") if key else own_key(document, _DOMAIN_KEY)


# Who can reach it: a domain in a VPC has no public endpoint, whatever its policy says.
# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html


def _public(document: Document, vpc: Any, policy: Any, companions: Any = None) -> Value[PublicAccess]:
    if isinstance(vpc, (Unknown, Ref)):
        return undecided(vpc) or Unknown("its VPC is known after apply")
    if vpc:
        return Known("private")
    found = grants_public(either(companions, "policy", "access_policies", policy))
    return found if isinstance(found, Unknown) else Known("public" if found.value else "private")


def _shared(document: Document, vpc: Any, policy: Any, others: Any, companions: Any = None) -> Value[tuple[str, ...]]:
    found = grantees(either(companions, "policy", "access_policies", policy))
    accounts = list(flattened([others]))
    if unknown := undecided(vpc, *accounts):
        return unknown
    if isinstance(found, Unknown):
        return found
    # Everybody, within a VPC, is whoever is in it.
    named = [who for who in found.value if who != "*" or not vpc]
    return Known(tuple(sorted({*named, *map(str, accounts)})))


def _log_groups(document: Document, options: Any) -> Value[tuple[Flow, ...]]:
    found = blocks(options)
    if isinstance(found, Unknown):
        return found
    if unknown := undecided(*(block.get("enabled") for block in found)):
        return unknown
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain#enabled-1: on
    active = [block.get("cloudwatch_log_group_arn") for block in found if block.get("enabled") is not False]
    return flows(document, "log delivery", [_group(arn) for arn in active])


def _live_log_groups(document: Document, options: Any) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(options):
        return unknown
    active = [each for _, each in sorted((options or {}).items()) if each.get("Enabled")]
    return flows(document, "log delivery", [_group(each.get("CloudWatchLogsLogGroupArn")) for each in active])


def _group(arn: Any) -> Any:
    return arn.removesuffix(":*") if isinstance(arn, str) else arn


def _domain_type(document: Document) -> str:
    engine = document.values["list_domain_names"].get("EngineType")
    return "aws_elasticsearch_domain" if engine == "Elasticsearch" else "aws_opensearch_domain"


_DOMAINS = Live(
    service="opensearch",
    list=Call("list_domain_names", "es:ListDomainNames", items="DomainNames"),
    details=(
        Call("describe_domain", "es:DescribeDomain", {"DomainName": "{DomainName}"}),
        Call(
            "list_vpc_endpoint_access",
            "es:ListVpcEndpointAccess",
            {"DomainName": "{DomainName}"},
            items="AuthorizedPrincipalList",
        ),
        Call("list_tags", "es:ListTags", {"ARN": _ARN}),
    ),
    id=_domain_arn,
    type=_domain_type,
)
_LIVE_VPC = f"{_DOMAIN}.VPCOptions.VPCId"


def _domain(type: str, policy: str, guests: str, live: Live | None) -> Mapping:
    """Return the row of a domain; `policy` and `guests` are the resources that may hold parts of it."""
    return row(
        type,
        Store,
        "es",
        name=Field(At("domain_name"), At("list_domain_names.DomainName")),
        identities=Field(
            Derived(("arn", "domain_name"), _domain_identities, lenient=True),
            Derived(("list_domain_names.DomainName",), _live_domain_identities),
        ),
        tags="list_tags.TagList",
        chosen=("access_policies", "encrypt_at_rest", "encrypt_at_rest.kms_key_id"),
        companions=tuple(
            Companion(companion, "domain_name", identity=_domain_identity)
            for companion in (policy, guests)
            if companion
        ),
        key=Field(
            Derived(("encrypt_at_rest",), _domain_key, lenient=True),
            Derived(
                (f"{_DOMAIN}.EncryptionAtRestOptions.Enabled", f"{_DOMAIN}.EncryptionAtRestOptions.KmsKeyId"),
                _encryption,
                lenient=True,
            ),
        ),
        public_access=Field(
            Derived(("vpc_options", "access_policies", policy), _public, lenient=True),
            Derived((_LIVE_VPC, f"{_DOMAIN}.AccessPolicies"), _public, lenient=True),
        ),
        shared_with=Field(
            Derived(("vpc_options", "access_policies", f"{guests}.*.account", policy), _shared, lenient=True)
            if guests
            else Derived(("vpc_options", "access_policies", policy), _shared_without_guests, lenient=True),
            Derived(
                (_LIVE_VPC, f"{_DOMAIN}.AccessPolicies", "list_vpc_endpoint_access.*.Principal"),
                _shared,
                lenient=True,
            ),
        ),
        logs=Field(
            Derived(("log_publishing_options",), _log_groups, lenient=True),
            Derived((f"{_DOMAIN}.LogPublishingOptions",), _live_log_groups, lenient=True),
        ),
        live=live,
        read_with="" if live else "aws_opensearch_domain",
    )


def _shared_without_guests(document: Document, vpc: Any, policy: Any, companions: Any) -> Value[tuple[str, ...]]:
    return _shared(document, vpc, policy, None, companions)


# Connections between domains


def _remote(document: Document, region: Any, name: Any) -> Value[tuple[Flow, ...]]:
    regions, domains = list(flattened([region])), list(flattened([name]))
    if unknown := undecided(*regions, *(each for each in domains if isinstance(each, Unknown))):
        return unknown
    return Known(
        tuple(
            Flow("connection", domain if isinstance(domain, Ref) else Ref(f"es:{where}:{domain}"), where)
            for where, domain in zip(regions, domains, strict=False)
        )
    )


def _connection_arn(call: str) -> Any:
    return lambda document: (
        f"arn:{partition_of(document)}:es:{region_of(document)}:{account_of(document)}:"
        f"connection/{document.values[call]['ConnectionId']}"
    )


def _ends(call: str, *sides: str) -> tuple[str, ...]:
    found = [f"{call}.{side}.AWSDomainInformation" for side in sides]
    return tuple(f"{side}.{part}" for side in found for part in ("Region", "DomainName"))


def _both(document: Document, *found: Any) -> Value[tuple[Flow, ...]]:
    # Whoever asked is one of the two ends; the other is this domain.
    return _remote(document, list(found[::2]), list(found[1::2]))


def _asked(document: Document, connection: Any) -> Value[tuple[Flow, ...]]:
    if isinstance(connection, str):
        return Known((Flow("connection", Ref(connection)),))
    return flows(document, "connection", [connection])


# Serverless

_POLICY_DECIDES = "the encryption policy that matches it decides which key it has"
_TWO_LISTS = "there is a list for each kind of policy; what they decide is read at the collections"


def _planned_key(document: Document, key: Any) -> Value[Ref | None]:
    return _collection_key(document, key) if key else Unknown(_POLICY_DECIDES)


def _collection_key(document: Document, key: Any) -> Value[Ref | None]:
    # https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
    own = not key or key == "auto"
    return key_of(document, None if own else key, "OpenSearch Serverless encrypts with a key that AWS owns")


def _rules(policy: Any) -> list[dict[str, Any]] | Unknown:
    """Return the rules of a serverless policy: JSON text, or what the API makes of it."""
    if unknown := undecided(policy):
        return unknown
    try:
        found = json.loads(policy) if isinstance(policy, str) else policy
    except ValueError:
        return Unknown("the policy is no JSON")
    rules = found if isinstance(found, list) else [found]
    return rules if all(isinstance(rule, dict) for rule in rules) else Unknown("the policy is not as documented")


def _open(document: Document, policy: Any) -> Value[PublicAccess]:
    rules = _rules(policy)
    if isinstance(rules, Unknown):
        return rules
    return Known("public" if any(rule.get("AllowFromPublic") is True for rule in rules) else "private")


def _principals(document: Document, policy: Any) -> Value[tuple[str, ...]]:
    rules = _rules(policy)
    if isinstance(rules, Unknown):
        return rules
    # https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html: ARNs, or
    # users and groups of SAML and IAM Identity Center (saml/111122223333/provider/user/...), which are the account's.
    found = [str(who) for rule in rules for who in rule.get("Principal") or ()]
    return Known(tuple(sorted({_account(who) for who in found})))


def _account(principal: str) -> str:
    if principal.startswith("arn:"):
        return principal.split(":")[4]
    parts = principal.split("/")
    return parts[1] if len(parts) > 1 else principal


def _access_policy_arn(document: Document) -> str:
    name = document.values["list_access_policies"]["name"]
    return f"arn:{partition_of(document)}:aoss:{region_of(document)}:{account_of(document)}:accesspolicy/data/{name}"


# CloudSearch

_CLOUDSEARCH = "describe_domains"


def _cloudsearch_identity(name: str, document: Document) -> str:
    return name if name.startswith("arn:") else f"cloudsearch:{region_of(document)}:{name}"


def _cloudsearch_identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    return names(document, arn, _cloudsearch_identity(name, document) if isinstance(name, str) else None)


def _by_access_policy(inner: Reader) -> Reader:
    return companion_of("aws_cloudsearch_domain_service_access_policy", "policy", inner)


_CLOUDSEARCH_POLICY = "describe_service_access_policies.AccessPolicies.Options"
# https://docs.aws.amazon.com/cloudsearch/latest/developerguide/data-protection.html
_CLOUDSEARCH_OWN = "CloudSearch takes no key of the customer's"

SEARCH: tuple[Mapping, ...] = (
    _domain(
        "aws_opensearch_domain",
        "aws_opensearch_domain_policy",
        "aws_opensearch_authorize_vpc_endpoint_access",
        _DOMAINS,
    ),
    _domain("aws_elasticsearch_domain", "aws_elasticsearch_domain_policy", "", None),
    row(
        "aws_opensearch_outbound_connection",
        Route,
        "es",
        name=Field(At("connection_alias"), At(f"{_OUT}.ConnectionAlias")),
        identities=Field(
            Derived(("id",), names, lenient=True), Derived((f"{_OUT}.ConnectionId",), names, lenient=True)
        ),
        tagged=False,
        deliveries=Field(
            Derived(("remote_domain_info.*.region", "remote_domain_info.*.domain_name"), _remote, lenient=True),
            Derived(_ends(_OUT, "RemoteDomainInfo"), _remote, lenient=True),
        ),
        shared_with=Field(
            shared_at("remote_domain_info.*.owner_id"),
            shared_at(f"{_OUT}.RemoteDomainInfo.AWSDomainInformation.OwnerId"),
        ),
        live=Live(
            service="opensearch",
            list=Call(_OUT, "es:DescribeOutboundConnections", items="Connections", empty=True),
            id=_connection_arn(_OUT),
        ),
    ),
    row(
        "aws_opensearch_inbound_connection_accepter",
        Route,
        "es",
        name=Field(At("connection_id"), At(f"{_IN}.ConnectionId")),
        identities=Field(Always(Known(())), Derived((), lambda document: Known((_connection_arn(_IN)(document),)))),
        tagged=False,
        deliveries=Field(
            Derived(("connection_id",), _asked, lenient=True),
            Derived(_ends(_IN, "LocalDomainInfo", "RemoteDomainInfo"), _both, lenient=True),
            # Terraform knows the connection, not its ends.
            drift=False,
        ),
        shared_with=Field(
            Always(Known(())),
            shared_at(
                f"{_IN}.LocalDomainInfo.AWSDomainInformation.OwnerId",
                f"{_IN}.RemoteDomainInfo.AWSDomainInformation.OwnerId",
            ),
            drift=False,
        ),
        live=Live(
            service="opensearch",
            list=Call(_IN, "es:DescribeInboundConnections", items="Connections", empty=True),
            id=_connection_arn(_IN),
        ),
    ),
    row(
        "aws_opensearchserverless_collection",
        Store,
        "aoss",
        name=Field(At("name"), At("list_collections.name")),
        arns=("list_collections.arn",),
        tags="list_tags_for_resource.tags",
        key=Field(
            Derived(("kms_key_arn",), _planned_key, lenient=True),
            Derived(("list_collections.kmsKeyArn",), _collection_key, lenient=True),
        ),
        live=Live(
            service="opensearchserverless",
            list=Call("list_collections", "aoss:ListCollections", items="collectionSummaries", empty=True),
            details=(Call("list_tags_for_resource", "aoss:ListTagsForResource", {"resourceArn": "{arn}"}),),
            id=lambda document: document.values["list_collections"]["arn"],
        ),
    ),
    row(
        # A network policy opens collections to the internet; an encryption policy names keys, judged at collections.
        "aws_opensearchserverless_security_policy",
        Route,
        "aoss",
        name=Field(At("name"), Always(Unknown(_TWO_LISTS))),
        identities=Field(Always(Known(())), Always(Known(()))),
        tagged=False,
        public_access=Field(Derived(("policy",), _open, lenient=True), Always(Unknown(_TWO_LISTS))),
        no_live=_TWO_LISTS,
    ),
    row(
        "aws_opensearchserverless_access_policy",
        Route,
        "aoss",
        name=Field(At("name"), At("list_access_policies.name")),
        identities=Field(Always(Known(())), Derived((), lambda document: Known((_access_policy_arn(document),)))),
        tagged=False,
        shared_with=Field(
            Derived(("policy",), _principals, lenient=True),
            Derived(("get_access_policy.accessPolicyDetail.policy",), _principals, lenient=True),
        ),
        live=Live(
            service="opensearchserverless",
            list=Call(
                "list_access_policies",
                "aoss:ListAccessPolicies",
                {"type": "data"},
                items="accessPolicySummaries",
                empty=True,
            ),
            details=(Call("get_access_policy", "aoss:GetAccessPolicy", {"type": "data", "name": "{name}"}),),
            id=_access_policy_arn,
        ),
    ),
    row(
        "aws_cloudsearch_domain",
        Store,
        "cloudsearch",
        name=Field(At("name"), At(f"{_CLOUDSEARCH}.DomainName")),
        identities=Field(
            Derived(("arn", "name"), _cloudsearch_identities, lenient=True),
            Derived((f"{_CLOUDSEARCH}.ARN", f"{_CLOUDSEARCH}.DomainName"), _cloudsearch_identities),
        ),
        tagged=False,
        companions=(
            Companion("aws_cloudsearch_domain_service_access_policy", "domain_name", identity=_cloudsearch_identity),
        ),
        key=Field(Always(Known(None, _CLOUDSEARCH_OWN)), Always(Known(None, _CLOUDSEARCH_OWN))),
        public_access=Field(
            _by_access_policy(public_by_policy("access_policy")), public_by_policy(_CLOUDSEARCH_POLICY)
        ),
        shared_with=Field(_by_access_policy(shared_by_policy("access_policy")), shared_by_policy(_CLOUDSEARCH_POLICY)),
        live=Live(
            service="cloudsearch",
            list=Call(_CLOUDSEARCH, "cloudsearch:DescribeDomains", items="DomainStatusList"),
            details=(
                Call(
                    "describe_service_access_policies",
                    "cloudsearch:DescribeServiceAccessPolicies",
                    {"DomainName": "{DomainName}"},
                ),
            ),
            id=lambda document: document.values[_CLOUDSEARCH]["ARN"],
        ),
    ),
)
