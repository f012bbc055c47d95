"""Where a model is asked: a model of one region, or an inference profile that sends prompts to several.

A profile's prefix is no promise. AWS says that `eu.` may use Frankfurt, Stockholm, Milan, Spain, Ireland and Paris,
and, according to the model, London and Zurich: which of them a profile uses stands in `PROFILES`, as AWS answered for
it, and for any other it is unknown until AWS is asked (`get_inference_profile`). Of the other prefixes every region is
told, for none of them lies in Europe. AWS adds no region to a profile that exists: it makes a new one.
https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-bedrock-alpha.CrossRegionInferenceProfileRegion.html
"""

from __future__ import annotations

from typing import Any

from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.common import aws_location, flow
from generator.mappings.read import Derived
from generator.mappings.schema import Document

GEOGRAPHIES: dict[str, tuple[str, ...]] = {
    "apac": (
        "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2", "ap-southeast-1",
        "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7", "me-central-1",
    ),
    "au": ("ap-southeast-2", "ap-southeast-4"),
    "global": ("global",),
    "jp": ("ap-northeast-1", "ap-northeast-3"),
    "us": ("us-east-1", "us-east-2", "us-west-2"),
    "us-gov": ("us-gov-east-1", "us-gov-west-1"),
}  # fmt: skip
"""Prefix of a profile -> the regions that AWS says it may use."""

_SIX = ("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3")

PROFILES: dict[str, tuple[str, ...]] = {
    "eu.anthropic.claude-haiku-4-5-20251001-v1:0": _SIX,
    "eu.anthropic.claude-opus-4-7": _SIX,
    "eu.anthropic.claude-sonnet-4-20250514-v1:0": _SIX,
    "eu.anthropic.claude-sonnet-4-5-20250929-v1:0": _SIX,
    "eu.anthropic.claude-sonnet-4-6": _SIX,
}
"""Profile -> the regions of its models, as `aws bedrock list-inference-profiles` answers in eu-west-3 and others."""

# https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html: ids begin with who made the model
_MAKERS = frozenset({
    "ai21", "amazon", "anthropic", "cohere", "deepseek", "google", "luma", "meta", "minimax", "mistral", "moonshot",
    "moonshotai", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "zai",
})  # fmt: skip


def inference_at(*paths: str) -> Derived:
    """Return a reader of the flows to the models or profiles at `paths`."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        return inference(document, _each(values))

    return Derived(paths, read, lenient=True)


def inference(document: Document, models: list[Any]) -> Value[tuple[Flow, ...]]:
    """Return the flows to `models`: references, ARNs, ids of models or profiles; one unknown makes all unknown."""
    found: set[Flow] = set()
    for model in models:
        flows = _asked(document, model)
        if isinstance(flows, Unknown):
            return flows
        found.update(flows)
    # Of what may go anywhere AWS also names the region that was asked: that adds nothing.
    return Known((_ANYWHERE,) if _ANYWHERE in found else tuple(sorted(found, key=str)))


def _each(values: Any) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if isinstance(value, (list, tuple)):
            found += _each(value)
        elif value is not None and value != "":
            found.append(value)
    return found


def _asked(document: Document, model: Any) -> tuple[Flow, ...] | Unknown:
    if isinstance(model, Unknown):
        return model
    if isinstance(model, Ref):
        return (Flow(_KIND, model),)
    head, slash, name = str(model).rpartition("/")
    if not slash:
        return _by_id(document, name)
    kind = head.rpartition(":")[2]
    if kind == "foundation-model":
        # Without a region it is one of any: https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
        region = head.split(":")[3] if head.count(":") > 3 else ""
        return (Flow(_KIND, region or "global"),)
    if kind in ("inference-profile", "guardrail-profile"):
        return _by_id(document, name)
    found = flow(document, _KIND, model)
    return found if isinstance(found, Unknown) else (found,)


def _by_id(document: Document, name: str) -> tuple[Flow, ...] | Unknown:
    prefix = name.partition(".")[0]
    regions = PROFILES.get(name) or GEOGRAPHIES.get(prefix)
    if regions:
        return tuple(Flow(_KIND, region) for region in regions)
    if prefix in _MAKERS and "." in name:
        here = aws_location(document, document.values.get("region"))
        return here if isinstance(here, Unknown) else (Flow(_KIND, here.value),)
    return Unknown(f"which regions {name} uses is in no table here: only AWS can tell")


_KIND = "inference"
_ANYWHERE = Flow(_KIND, "global")
