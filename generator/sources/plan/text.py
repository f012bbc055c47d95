"""From the bytes somebody hands over to a decoded plan, or to an error that says what they are instead."""

from __future__ import annotations

import codecs
import re

import msgspec

from generator.errors import EurofenceError
from generator.sources.plan.schema import Plan

SAVED = b"PK\x03\x04"
"""How a saved binary plan starts: it is a zip."""

HINT = "make one with `terraform plan -out plan.bin` and `terraform show -json plan.bin > plan.json`"
"""What to do about something that is no plan."""

# PowerShell's `>` writes UTF-16 with a byte order mark; Windows editors write UTF-8 with one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_DECODER = msgspec.json.Decoder(Plan)


def decode_plan(data: bytes, name: str) -> Plan:
    """Return the plan in `data`; `name` is what errors call it. Log lines before the JSON are passed over.

    Raises EurofenceError where there is no plan, or one of a format that is not known.
    """
    text = _plain(data, name)
    if not text.strip():
        raise EurofenceError("the plan is empty", where=name, hint=HINT)
    plan = _decode(_after_noise(text), name)
    major = plan.format_version.partition(".")[0]
    if major not in ("0", "1"):
        raise EurofenceError(
            f"plan format {plan.format_version} is not supported", where=name, hint="formats 0.1 to 1.x are read"
        )
    if plan.resource_changes is None and not bytes(plan.planned_values):
        what = "a Terraform state" if bytes(plan.values) else "JSON, but no Terraform plan"
        raise EurofenceError(f"this is {what}", where=name, hint=HINT)
    return plan


def _plain(data: bytes, name: str) -> bytes:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _reencode(data, encoding, name)
    if b"\0" in data[:4096]:
        raise EurofenceError("this is a binary file, not a plan", where=name, hint=HINT)
    return data


def _reencode(data: bytes, encoding: str, name: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        raise EurofenceError(f"the text is not valid {encoding}: {error.reason}", where=name, hint=HINT) from error


def _after_noise(text: bytes) -> bytes:
    """Cut what a wrapper printed before the JSON: everything before the line on which the plan's object opens."""
    if text.lstrip().startswith(b"{"):
        return text
    found = _OPENING.search(text)
    return text[found.start(1) :] if found else text


_OPENING = re.compile(rb"^[ \t]*(\{\s*\"format_version\")", re.MULTILINE)


def _decode(text: bytes, name: str) -> Plan:
    try:
        return _DECODER.decode(text)
    except RecursionError as error:
        raise EurofenceError("the JSON is nested too deeply", where=name, hint=HINT) from error
    except msgspec.ValidationError as error:
        raise EurofenceError(f"this is JSON, but no Terraform plan: {error}", where=name, hint=HINT) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EurofenceError(f"this is not a plan in JSON: {error}", where=name, hint=HINT) from error
