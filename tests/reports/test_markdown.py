"""Markdown: foreign text stays text, on GitHub too, and the whole stays short enough to be a pull request's body."""

import re

import msgspec
import pytest
from hypothesis import given, settings, strategies
from markdown_it import MarkdownIt

from generator.facts import Unreadable
from generator.findings import ControlInfo, Coverage, Drift
from generator.reports.escape import code, prose
from generator.reports.markdown import LIMIT, markdown
from tests.reports.sample import REPORT, finding
from tests.reports.test_text import dressed

READER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
HOSTILE = [
    "a | b | c",
    "`",
    "``` x",
    "`` ` ``",
    " `",
    "\\",
    "\\`",
    "\n\n# head\n\n- item",
    "\r\n</details>\r\n",
    "</details><script>alert(1)</script>",
    "<!-- ",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "[ref]: https://evil.example",
    "https://evil.example/?a=b",
    "www.evil.example",
    "**bold** _em_ ~~gone~~ __x__",
    "@security-team please approve",
    "#1 and GH-1 and org/repo#1",
    "closes #12",
    "$x$ $`x`$",
    ":shipit: :+1:",
    "&lt;b&gt; &#64;user",
    "me@example.com",
    "> quote",
    "[^1]",
    "- [x] done",
    "1. item",
    "===",
    "\u202e\u200b\x1b[2J",
    "\ud800",
]


def structure(source):
    """What a reader makes of it, but for the words themselves and the code spans around them."""
    return [
        (token.type, token.tag, token.content if token.type.startswith("html") else "", token.attrs)
        for block in READER.parse(source)
        for token in [block, *(block.children or [])]
        if token.type not in ("text", "code_inline", "inline", "text_special")
    ]


@pytest.mark.parametrize("foreign", HOSTILE)
def test_hostile_text_changes_no_structure(foreign):
    assert structure(markdown(dressed(foreign))) == structure(markdown(dressed("x")))


@settings(derandomize=True, max_examples=100, deadline=None, database=None)
@given(strategies.text(strategies.sampled_from("`\\|<>*_[]()!#@&~$:-+=>\n ab1./\u202e"), min_size=1, max_size=24))
def test_any_text_changes_no_structure(foreign):
    assert structure(markdown(dressed(foreign))) == structure(markdown(dressed("x")))


@pytest.mark.parametrize("foreign", [text for text in HOSTILE if text.isprintable()])
def test_a_code_span_holds_its_text_exactly(foreign):
    [paragraph] = [token for token in READER.parse(f"- {code(foreign)}") if token.type == "inline"]
    assert [token.content for token in paragraph.children] == [foreign]


@pytest.mark.parametrize(
    "sentence",
    [
        "data at rest is in us-east-1 (N. Virginia, US), outside EU",
        "the profile's residency.data says 30%, not 100%: move it.",
        "Größe und Lage",
    ],
)
def test_plain_sentences_stay_plain(sentence):
    assert prose(sentence) == sentence


@pytest.mark.parametrize(
    "word",
    ["@team", "#1", "GH-12", "a/b#1", "me@x.example", "https://x.example", "www.x.example", "0123abc", ":x:s", "$x$"],
)
def test_what_github_would_link_is_in_a_code_span(word):
    assert prose(f"see ({word}), now") == f"see (`{word}`), now"


def test_no_mention_stands_outside_a_code_span():
    told = markdown(dressed("ping @security-team and #12 now"))
    outside = re.sub(r"`[^`]*`", "", told)
    assert "@" not in outside
    assert "#12" not in outside


def many(controls, each):
    infos = tuple(
        ControlInfo(
            id=f"X-{n:02}", title="t", question="residency", severity="critical", why="w " * 150, remediation="r"
        )
        for n in range(controls)
    )
    found = [
        finding(info.id, verdict, f"aws_s3_bucket.{'é' * 40}{n}", "no " * 40)
        for info in infos
        for verdict in ("fail", "unknown")
        for n in range(each)
    ]
    single = finding("RES-01", "fail", "aws_s3_bucket.single", "the one that counts")
    return msgspec.structs.replace(REPORT, findings=(*found, single), controls=(*infos, *REPORT.controls))


@pytest.mark.parametrize(("controls", "each"), [(1, 150), (30, 150), (30, 1000)])
def test_it_fits_a_pull_request_and_counts_what_it_leaves_out(controls, each):
    told = markdown(many(controls, each))
    assert len(told.encode()) <= LIMIT
    assert len(told.encode()) > LIMIT * 0.4
    shown = told.count("- `aws_s3_bucket.é")
    left_out = controls * each * 2 - shown
    notices = [int(number.replace(",", "")) for number in re.findall(r"- and ([\d,]+) more", told)]
    total = int(re.search(r"\*\*Shortened:\*\* ([\d,]+) ", told)[1].replace(",", "")) if left_out else 0
    assert total == left_out == sum(notices)
    assert "the one that counts" in told
    assert told.count("<details") == told.count("</details>")


def test_a_report_in_full_says_nothing_of_shortening():
    assert "left out" not in markdown(REPORT)


@pytest.mark.parametrize("limit", [2_000, 5_000, 10_000])
def test_a_smaller_limit_is_kept_too(limit):
    told = markdown(many(30, 300), limit=limit)
    assert len(told.encode()) <= limit
    assert "Shortened:" in told
    assert told.startswith("## Not compliant: 9,001 violations")


def test_long_names_are_clipped_and_say_so():
    told = markdown(dressed("x" * 10_000))
    assert "more characters)" in told
    assert "x" * 401 not in told


def test_coverage_is_bounded_too():
    gaps = tuple(Unreadable("s3:List", f"account {n:05}", "denied " * 30) for n in range(10_000))
    drift = tuple(Drift(resource=f"r{n:05}", kind="missing", type="t") for n in range(10_000))
    coverage = Coverage(judged=1, uncovered={f"aws_{n}": n for n in range(1, 5_000)}, unreadable=gaps)
    told = markdown(msgspec.structs.replace(REPORT, coverage=coverage, drift=drift))
    assert len(told.encode()) <= LIMIT
    assert "Could not be read: 10,000" in told
    assert "the profile's residency.data" in told
