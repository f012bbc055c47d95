"""Where prompts go, told by the name of a model or profile: what is in no table is unknown, whatever its prefix."""

from typing import Any

import pytest

from generator import geography
from generator.facts import Flow, Known, Ref, Unknown, Value
from generator.mappings.aws.inference import GEOGRAPHIES, PROFILES, inference
from generator.mappings.schema import Document

CLAUDE = "anthropic.claude-sonnet-4-5-20250929-v1:0"
PROFILE = "arn:aws:bedrock:eu-central-1:111122223333:inference-profile"


FRANKFURT = Known("eu-central-1")


def asked(*models: Any, region: Value[str] = FRANKFURT) -> Value[tuple[Flow, ...]]:
    return inference(Document("aws_bedrockagent_agent", "a", {}, region, Known("111122223333")), list(models))


def regions(*models: Any, **more: Any) -> list[str]:
    found = asked(*models, **more)
    assert isinstance(found, Known), found
    assert {flow.kind for flow in found.value} <= {"inference"}
    return [str(flow.to) for flow in found.value]


def test_a_model_is_asked_in_its_own_region() -> None:
    assert regions(CLAUDE) == ["eu-central-1"]
    assert regions(CLAUDE, CLAUDE) == ["eu-central-1"]
    assert regions("deepseek.v3.2") == ["eu-central-1"]
    assert regions(f"arn:aws:bedrock:us-east-1::foundation-model/{CLAUDE}") == ["us-east-1"]
    # The argument of version 6 of the provider counts.
    document = Document("aws_bedrockagent_agent", "a", {"region": "eu-west-3"}, Known("eu-central-1"), Known(""))
    assert inference(document, [CLAUDE]) == Known((Flow("inference", "eu-west-3"),))
    assert isinstance(asked(CLAUDE, region=Unknown("of whoever applies")), Unknown)


@pytest.mark.parametrize("form", [f"eu.{CLAUDE}", f"{PROFILE}/eu.{CLAUDE}"])
def test_a_profile_of_the_table_is_asked_in_its_regions(form: str) -> None:
    six = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"]
    assert regions(form) == six


@pytest.mark.parametrize(
    "name", ["eu.meta.llama9-v1:0", "eu.guardrail.v1:0", "ca.amazon.nova-pro-v1:0", "abcdefghijkl", "mars.x.y"]
)
def test_a_prefix_proves_nothing(name: str) -> None:
    for form in (name, f"{PROFILE}/{name}"):
        found = asked(form)
        assert isinstance(found, Unknown) and name in found.reason
        # One that is known beside it helps nothing.
        assert isinstance(asked(CLAUDE, form), Unknown)


@pytest.mark.parametrize(
    ("name", "leaves"),
    [
        (f"us.{CLAUDE}", "us-east-1"),
        (f"apac.{CLAUDE}", "ap-south-1"),
        ("us.guardrail.v1:0", "us-west-2"),
        (f"global.{CLAUDE}", "global"),
    ],
)
def test_other_prefixes_leave_europe(name: str, leaves: str) -> None:
    assert leaves in regions(name)


def test_what_may_go_anywhere_goes_anywhere() -> None:
    # A global profile names the region that was asked, and a model without a region.
    models = [
        f"arn:aws:bedrock:eu-central-1::foundation-model/{CLAUDE}",
        f"arn:aws:bedrock:::foundation-model/{CLAUDE}",
    ]
    assert regions(*models) == ["global"]


def test_a_profile_of_one_s_own_is_a_resource() -> None:
    own = "arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abcdefghijkl"
    assert asked(own) == Known((Flow("inference", Ref(own), "eu-central-1"),))
    address = Ref("aws_bedrock_inference_profile.chat")
    assert asked(address) == Known((Flow("inference", address),))
    assert isinstance(asked(Unknown("later")), Unknown)


def test_every_region_of_the_tables_is_known() -> None:
    for name, found in (GEOGRAPHIES | PROFILES).items():
        assert found and list(found) == sorted(set(found)), name
        assert all(geography.place("aws", region) for region in found), name
    european = {"eu", "eea"} & set(GEOGRAPHIES)
    assert not european, "AWS says that a European prefix may mean London or Zurich: only a profile's own row is proof"
    assert all(
        geography.inside(geography.place("aws", region), ["EU"]) for found in PROFILES.values() for region in found
    )
