"""No known leak is forgotten: each has a case on each cloud, seen by every witness, or a reason why it has none."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.leaks.test_leaks import CASES, expected

LEAKS = tuple(f"T{number:02}" for number in range(1, 27))
CLOUDS = ("aws", "google")
WITNESSES = {"plan", "configuration", "live"}

ELSEWHERE = {
    ("aws", "T02"): "no location code of AWS stands for several places: what is copied to others is T04 and T05",
    ("aws", "T13"): "AWS KMS names no reason for a use of a key that a key could refuse",
    ("aws", "T15"): "it is a way of Vertex AI; that of Bedrock is T14",
    ("aws", "T22"): "AWS has no setting by which its staff asks the customer first: OPR-01 says whose law reaches it",
    ("google", "T14"): "it is a way of Bedrock; that of Vertex AI is T15",
}
"""Leaks that a cloud does not have."""

BLIND = {
    ("aws", "T25", "live"): "the operator of an account is no resource of a row; it is read with the account",
    ("google", "T16", "live"): "no API tells whether a project shares its prompts to Gemini with Google",
}
"""Witnesses that see a leak in no case."""

ONLY = {"plan_only": WITNESSES - {"live"}, "live_only": {"live"}, "configuration_only": {"configuration"}}


def cloud(case: Path) -> str:
    """The cloud of what is judged: by its address or its live name, for a backend by where the state lies."""
    want = expected(case)
    said = f"{want.get('resource', '')} {want.get('live', '')}"
    if "terraform.backend" in said:
        return "google" if 'backend "gcs"' in (case / "main.tf").read_text() else "aws"
    return "google" if re.search(r"(^|\.|\s)(google_|google$|provider\.google|//)", said) else "aws"


def seen() -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for case in CASES:
        blind = [witnesses for word, witnesses in ONLY.items() if word in expected(case)]
        found[cloud(case), case.name.partition("-")[0]] |= blind[0] if blind else WITNESSES
    return found


SEEN = seen()


@pytest.mark.parametrize("provider", CLOUDS)
@pytest.mark.parametrize("leak", LEAKS)
def test_every_leak_is_seen_by_every_witness_on_each_cloud(leak: str, provider: str) -> None:
    unseen = set() if (provider, leak) in ELSEWHERE else WITNESSES - SEEN[provider, leak]
    assert unseen == {witness for cloud, name, witness in BLIND if (cloud, name) == (provider, leak)}


def test_what_a_cloud_does_not_have_has_no_case() -> None:
    assert {pair for pair in ELSEWHERE if SEEN[pair]} == set()


def test_there_is_no_case_of_a_leak_without_a_number() -> None:
    assert {leak for _, leak in SEEN if leak not in LEAKS} == set()
