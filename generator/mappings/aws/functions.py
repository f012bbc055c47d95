"""AWS Lambda: functions, who may call them, and where what they are given goes."""

from __future__ import annotations

from typing import Any

from generator.facts import Compute, Flow, Known, PublicAccess, Ref, Route, Unknown, Value
from generator.mappings.aws.common import (
    account_of,
    flattened,
    flows,
    flows_at,
    key_at,
    names,
    partition_of,
    public_by_policy,
    region_of,
    row,
    shared_by_policy,
)
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import At, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping

# https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
_OWN = "Lambda encrypts code and environment with a key of its own unless told otherwise"

_PERMISSION, _URL, _INVOKE = (
    "aws_lambda_permission",
    "aws_lambda_function_url",
    "aws_lambda_function_event_invoke_config",
)
_LIVE_POLICY, _LIVE_URLS = "get_policy.Policy", "list_function_url_configs.*.AuthType"
_LIVE_INVOKE = "list_function_event_invoke_configs.*.DestinationConfig"


def function_identity(name: str, document: Document) -> str:
    """Return the identity a function goes by, from its name or its ARN, with or without a version.

    https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
    """
    if name.startswith("arn:"):
        return ":".join(name.split(":")[:7])
    return f"lambda:{region_of(document)}:{name.partition(':')[0]}"


def _identities(document: Document, arn: Any, name: Any) -> Value[tuple[str, ...]]:
    found = names(document, arn, name)
    assert isinstance(found, Known)
    return Known(tuple(function_identity(each, document) for each in found.value))


# Who may call it


def _policy(permissions: Any) -> Any:
    """Return what permissions say, as the statements of a policy."""
    if permissions is None or isinstance(permissions, Unknown):
        return permissions
    return {"statement": [_statement(each) for each in permissions if each.get("principal") is not None]}


def _statement(permission: dict[str, Any]) -> dict[str, Any]:
    principal = permission["principal"]
    service = isinstance(principal, str) and principal.endswith((".amazonaws.com", ".amazonaws.eu"))
    return {
        "effect": "Allow",
        "actions": [permission.get("action")],
        "principals": [{"type": "Service" if service else "AWS", "identifiers": [principal]}],
        # Services are nobody's: what narrows them is not asked, it may be known after apply only.
        "condition": [
            {"test": "StringEquals", "variable": variable, "values": [permission[name]]}
            for name, variable in _CONDITIONS.items()
            if permission.get(name) is not None and not service
        ],
    }


# https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html, API_AddLayerVersionPermission.html
_CONDITIONS = {
    "organization_id": "aws:PrincipalOrgID",
    "principal_org_id": "aws:PrincipalOrgID",
    "source_account": "aws:SourceAccount",
    "source_arn": "aws:SourceArn",
}


def _shared(document: Document, permissions: Any) -> Value[tuple[str, ...]]:
    return grantees(_policy(permissions))


def _public(document: Document, permissions: Any, urls: Any) -> Value[PublicAccess]:
    return _open(grants_public(_policy(permissions)), urls)


def _live_public(document: Document, policy: Any, urls: Any) -> Value[PublicAccess]:
    return _open(grants_public(policy), urls)


def _open(granted: Value[bool], urls: Any) -> Value[PublicAccess]:
    # An address without authorization is for everybody: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    kinds = list(flattened([urls]))
    if "NONE" in kinds or granted == Known(True):
        return Known("public")
    if unknown := undecided(*kinds):
        return unknown
    return granted if isinstance(granted, Unknown) else Known("private")


def _layer_public(document: Document, permissions: Any) -> Value[PublicAccess]:
    return _open(grants_public(_policy(permissions)), None)


# What is passed on


def _events(document: Document, function: Any, *destinations: Any) -> Value[tuple[Flow, ...]]:
    to = function if isinstance(function, (Ref, Unknown)) else Ref(function_identity(str(function), document))
    caller, rest = flows(document, "event", [to]), flows(document, "event destination", destinations)
    if isinstance(caller, Unknown) or isinstance(rest, Unknown):
        return caller if isinstance(caller, Unknown) else rest
    return Known((*caller.value, *rest.value))


def _mapping_arn(document: Document) -> str:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
    mapping = document.values["list_event_source_mappings"]["UUID"]
    return (
        f"arn:{partition_of(document)}:lambda:{region_of(document)}:{account_of(document)}"
        f":event-source-mapping:{mapping}"
    )


# Layers


def _layer_identity(name: str, document: Document) -> str:
    # arn:aws:lambda:eu-central-1:111122223333:layer:tools:3
    return ":".join(name.split(":")[:7]) if name.startswith("arn:") else f"layer:{region_of(document)}:{name}"


def _layer_names(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    return Known(tuple(_layer_identity(name, document) for name in found if isinstance(name, str) and name))


FUNCTIONS: tuple[Mapping, ...] = (
    row(
        "aws_lambda_function",
        Compute,
        "lambda",
        name=Field(At("function_name"), At("list_functions.FunctionName")),
        identities=Field(
            Derived(("arn", "function_name"), _identities, lenient=True),
            Derived(("list_functions.FunctionArn", "list_functions.FunctionName"), _identities, lenient=True),
        ),
        tags="list_tags.Tags",
        companions=tuple(
            Companion(kind, "function_name", function_identity, several=True) for kind in (_PERMISSION, _URL, _INVOKE)
        ),
        key=Field(key_at("kms_key_arn", _OWN), key_at("list_functions.KMSKeyArn", _OWN)),
        public_access=Field(
            Derived((_PERMISSION, f"{_URL}.*.authorization_type"), _public, lenient=True),
            Derived((_LIVE_POLICY, _LIVE_URLS), _live_public, lenient=True),
        ),
        shared_with=Field(Derived((_PERMISSION,), _shared, lenient=True), shared_by_policy(_LIVE_POLICY)),
        deliveries=Field(
            flows_at(
                "event destination",
                "dead_letter_config.*.target_arn",
                f"{_INVOKE}.*.destination_config.*.on_failure.*.destination",
                f"{_INVOKE}.*.destination_config.*.on_success.*.destination",
            ),
            flows_at(
                "event destination",
                "list_functions.DeadLetterConfig.TargetArn",
                f"{_LIVE_INVOKE}.OnFailure.Destination",
                f"{_LIVE_INVOKE}.OnSuccess.Destination",
            ),
        ),
        live=Live(
            service="lambda",
            list=Call("list_functions", "lambda:ListFunctions", items="Functions"),
            details=(
                Call("list_tags", "lambda:ListTags", {"Resource": "{FunctionArn}"}),
                Call(
                    "get_policy",
                    "lambda:GetPolicy",
                    {"FunctionName": "{FunctionName}"},
                    absent=("ResourceNotFoundException",),
                ),
                Call(
                    "list_function_url_configs",
                    "lambda:ListFunctionUrlConfigs",
                    {"FunctionName": "{FunctionName}"},
                    items="FunctionUrlConfigs",
                ),
                Call(
                    "list_function_event_invoke_configs",
                    "lambda:ListFunctionEventInvokeConfigs",
                    {"FunctionName": "{FunctionName}"},
                    items="FunctionEventInvokeConfigs",
                ),
            ),
            id=lambda document: str(document.values["list_functions"]["FunctionArn"]),
        ),
    ),
    # It reads in its own region: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
    row(
        "aws_lambda_event_source_mapping",
        Route,
        "lambda",
        name=Field(At("event_source_arn"), At("list_event_source_mappings.EventSourceArn")),
        identities=Field(
            Derived(("arn", "uuid"), names, lenient=True),
            Derived(("list_event_source_mappings.UUID",), lambda document, name: Known((_mapping_arn(document), name))),
        ),
        match=("location", "deliveries"),
        deliveries=Field(
            Derived(
                ("function_name", "destination_config.*.on_failure.*.destination_arn"),
                _events,
                lenient=True,
            ),
            Derived(
                (
                    "list_event_source_mappings.FunctionArn",
                    "list_event_source_mappings.DestinationConfig.OnFailure.Destination",
                ),
                _events,
            ),
        ),
        live=Live(
            service="lambda",
            list=Call("list_event_source_mappings", "lambda:ListEventSourceMappings", items="EventSourceMappings"),
            details=(Call("list_tags", "lambda:ListTags", {"Resource": "{EventSourceMappingArn}"}),),
            id=_mapping_arn,
        ),
        tags="list_tags.Tags",
    ),
    # Code that functions of whoever may read it run.
    row(
        "aws_lambda_layer_version",
        Compute,
        "lambda",
        name=Field(At("layer_name"), At("list_layers.LayerName")),
        identities=Field(
            Derived(("arn", "layer_name"), _layer_names, lenient=True),
            Derived(("list_layers.LayerArn", "list_layers.LayerName"), _layer_names),
        ),
        tagged=False,
        companions=(Companion("aws_lambda_layer_version_permission", "layer_name", _layer_identity, several=True),),
        public_access=Field(
            Derived(("aws_lambda_layer_version_permission",), _layer_public, lenient=True),
            public_by_policy("get_layer_version_policy.Policy"),
        ),
        shared_with=Field(
            Derived(("aws_lambda_layer_version_permission",), _shared, lenient=True),
            shared_by_policy("get_layer_version_policy.Policy"),
        ),
        live=Live(
            service="lambda",
            list=Call("list_layers", "lambda:ListLayers", items="Layers"),
            details=(
                Call(
                    "get_layer_version_policy",
                    "lambda:GetLayerVersionPolicy",
                    {"LayerName": "{LayerName}", "VersionNumber": "{LatestMatchingVersion[Version]}"},
                    absent=("ResourceNotFoundException",),
                ),
            ),
            id=lambda document: str(document.values["list_layers"]["LayerArn"]),
        ),
    ),
)
