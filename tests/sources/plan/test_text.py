"""From bytes to a plan: every encoding that a shell writes, and an error that says what the rest is."""

import codecs
import json

import pytest

from generator.errors import EurofenceError, ExitCode
from tests.sources.plan.build import change, facts, plan

PLAN = plan([change("aws_s3_bucket.b", {"bucket": "acmé"})])
LINE = json.dumps(PLAN)
PRETTY = json.dumps(PLAN, indent=2, ensure_ascii=False)
NOISE = '::group::plan\n{"@level":"info"} is what the wrapper writes\nAcquiring state lock...\n'


@pytest.mark.parametrize(
    "data",
    [
        LINE.encode(),
        PRETTY.encode(),
        codecs.BOM_UTF8 + PRETTY.encode(),
        codecs.BOM_UTF16_LE + PRETTY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"),
        NOISE.encode() + LINE.encode() + b"\n",
        NOISE.encode() + PRETTY.encode(),
        b"\n\n  " + LINE.encode() + b"\n\n",
        codecs.BOM_UTF16_LE + (NOISE + PRETTY).encode("utf-16-le"),
    ],
    ids=["line", "pretty", "utf-8-bom", "utf-16-le", "utf-16-be", "noise", "noise-pretty", "blank", "noise-utf-16"],
)
def test_a_plan_is_read(data: bytes) -> None:
    assert "aws_s3_bucket.b" in facts(data)


STATE = {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {}}}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"{}", "no Terraform plan"),
        (b"[]", "no Terraform plan"),
        (b"null", "no Terraform plan"),
        (b'{"format_version": "1.2"}', "no Terraform plan"),
        (json.dumps(STATE).encode(), "a Terraform state"),
        (b'{"version": 4, "resources": []}', "no Terraform plan"),
        (json.dumps(PLAN | {"format_version": "2.0"}).encode(), "format 2.0 is not supported"),
        (json.dumps(PLAN | {"format_version": ""}).encode(), "is not supported"),
        (LINE[:-20].encode(), "not a plan in JSON"),
        (LINE.encode() + b"\ndone", "not a plan in JSON"),
        (LINE.encode() + LINE.encode(), "not a plan in JSON"),
        (b'resource "aws_s3_bucket" "b" {}', "not a plan in JSON"),
        (NOISE.encode(), "not a plan in JSON"),
        (b"\x7fELF\0\0\0\0", "binary"),
        (LINE.encode("utf-16-le"), "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not valid utf-16"),
        (LINE.replace("acm\\u00e9", "acm\xe9").encode("latin-1"), "JSON"),
        (b'{"format_version":"1.2","resource_changes":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "no Terraform plan"),
        (b'{"format_version":"1.2","later":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too deeply"),
        (b'{"format_version":"1.2","resource_changes":{}}', "no Terraform plan"),
    ],
    ids=range(23),
)
def test_what_is_no_plan_is_said_so(data: bytes, says: str) -> None:
    with pytest.raises(EurofenceError, match=says) as error:
        facts(data)
    assert str(error.value).startswith("plan: ") and error.value.hint
    assert error.value.exit_code == ExitCode.WRONG_INPUT


def test_deep_values_are_an_error() -> None:
    deep = '{"a":' * 100_000 + "1" + "}" * 100_000
    text = LINE.replace('"acm\\u00e9"', deep)
    assert text != LINE
    with pytest.raises(EurofenceError, match="deep"):
        facts(text.encode())
