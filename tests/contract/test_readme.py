from __future__ import annotations

from tests.contract.readme import README, generated


def test_the_readme_shows_the_program_as_it_is() -> None:
    text = README.read_text()
    assert text == generated(text), "rewrite it: python -m tests.contract.readme"
