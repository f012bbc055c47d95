"""What an engineer reads: nothing green that is not, nothing hidden without saying so, no foreign bytes obeyed."""

import re
import time

import msgspec
import pytest

from generator.facts import Unreadable
from generator.findings import Coverage, Drift, Report
from generator.reports import REPORTERS
from generator.reports.text import text
from tests.reports.sample import CONTROLS, REPORT, finding

ANSI = re.compile(r"\x1b\[[0-9;]*m")
READ = Coverage(resources=1, judged=1)


def report(*findings, **more):
    return Report(**{"profile": "p", "source": "s", "controls": CONTROLS, "coverage": READ, **more}, findings=findings)


def test_the_sections_come_in_the_order_of_their_weight():
    told = text(REPORT)
    order = [
        "! Could not be read",
        "Violations:",
        "\nUndecided:",
        "Waived:",
        "Drift:",
        "Summary",
        "\nCoverage",
        "Exit code",
    ]
    places = [told.index(word) for word in order]
    assert places == sorted(places)
    assert told.splitlines()[-1] == "Exit code 1: violations, drift or stale files."


def test_the_fix_stands_once_for_each_control():
    told = text(report(*(finding("RES-01", "fail", f"aws_s3_bucket.b{number}", "no") for number in range(3))))
    assert told.count("fix: ") == 1
    assert told.count("FAIL RES-01 critical") == 3


def test_the_worst_control_of_a_question_stands_first():
    told = text(report(finding("OPR-01", "fail", "aws", "no"), finding("RES-01", "fail", "a.b", "no")))
    assert told.index("FAIL RES-01") < told.index("FAIL OPR-01")


def test_a_control_that_nobody_describes_is_not_dropped():
    told = text(report(finding("NEW-99", "fail", "a.b", "no")))
    assert "Violations: other controls" in told
    assert "FAIL NEW-99 medium  a.b" in told
    assert re.search(r"other controls +0 pass +1 fail", told)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (report(finding("RES-01", "pass", "a.b", "yes")), "Compliant.\nExit code 0:"),
        (report(finding("RES-01", "waived", "a.b", "yes")), "Compliant, but for 1 waived.\nExit code 0:"),
        (report(finding("RES-01", "unknown", "a.b", "?")), "Incomplete: no violation was found"),
        (report(finding("RES-01", "unknown", "a.b", "?"), on_unknown="warn"), "Compliant, but for 1 undecided.\nExit"),
        (report(coverage=Coverage()), "Incomplete: no violation was found"),
        (report(coverage=Coverage(resources=1, judged=1, uncovered={"a": 1})), "Incomplete: no violation was found"),
        (report(coverage=Coverage(judged=1, unreadable=(Unreadable("c", "s", "r"),))), "Incomplete: no violation"),
        (report(finding("RES-01", "fail", "a.b", "no"), coverage=Coverage()), "Not compliant: 1 violation."),
        (report(drift=(Drift(resource="a", kind="missing", type="t"),)), "Not compliant: 1 difference of drift."),
    ],
)
def test_the_last_words_are_the_verdict(given, words):
    assert words in text(given)[text(given).index("Coverage\n") :]


def test_an_empty_report_says_that_nothing_was_judged():
    told = text(Report(profile="p", source="s"))
    assert told.splitlines()[1].startswith("! Nothing was judged")
    assert told.count("nothing was judged") == 4
    assert "holds" not in told
    assert "Compliant" not in told


def test_a_long_list_says_what_it_leaves_out():
    told = text(report(*(finding("RES-01", "fail", f"aws_s3_bucket.b{number}", "no") for number in range(201))))
    assert told.count("FAIL RES-01") == 50
    assert "... and 151 more of RES-01; --format json holds every one" in told
    assert "201 fail" in told


def test_two_hundred_are_shown_in_full():
    told = text(report(*(finding("RES-01", "unknown", f"aws_s3_bucket.b{number}", "?") for number in range(200))))
    assert told.count("UNKNOWN RES-01") == 200
    assert "more of" not in told


@pytest.mark.parametrize("kind", ["missing", "unmanaged", "changed"])
def test_long_drift_says_what_it_leaves_out(kind):
    some = tuple(Drift(resource=f"r{number:03}", kind=kind, type="t", field="f") for number in range(300))
    told = text(report(drift=some))
    assert told.count("  (t)") == 50
    assert f"... and 250 more {kind}" in told


def test_long_gaps_say_what_they_leave_out():
    gaps = tuple(Unreadable("s3:List", f"account {number:04}", "denied") for number in range(300))
    told = text(report(coverage=Coverage(judged=1, unreadable=gaps)))
    assert told.count("s3:List") == 50
    assert "... and 250 more" in told
    assert "300 unreadable" in told


@pytest.mark.parametrize("foreign", ["\x1b[2J\x1b[H", "\r", "\n  PASS all\n", "\u202e", "\x9b1m", "\u2028", "\ud800"])
@pytest.mark.parametrize("color", [False, True])
def test_foreign_text_cannot_move_the_cursor_or_start_a_line(foreign, color):
    clean = text(dressed("x"), color=color)
    told = text(dressed(foreign), color=color)
    assert len(told.splitlines()) == len(clean.splitlines())
    assert ANSI.findall(told) == ANSI.findall(clean)
    assert foreign not in told
    told.encode("utf-8")


def dressed(word):
    """Put a word wherever a report holds text that somebody else wrote."""
    found = [
        finding("RES-01", verdict, word, word, path=(word, word), file=word, line=1, name=word, type=word)
        for verdict in ("fail", "unknown", "waived", "pass")
    ]
    return report(
        *found,
        profile=word,
        source=word,
        drift=(Drift(resource=word, kind="changed", type=word, field=word, expected=word, actual=word),),
        coverage=Coverage(judged=1, uncovered={word: 1}, unreadable=(Unreadable(*[word] * 4),), notes=(word,)),
    )


def test_colour_changes_only_colour():
    plain, colored = text(REPORT), text(REPORT, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mFAIL\x1b[0m" in colored
    assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


def test_width_wraps_prose_and_no_name():
    name = f"aws_s3_bucket.{'x' * 100}"
    given = report(finding("RES-01", "fail", name, "a sentence of many words " * 10))
    told = text(given, width=60)
    assert name in told
    assert all(len(line) <= 60 for line in told.splitlines() if "sentence" in line)
    assert " ".join(told.split()) == " ".join(text(given).split())


def test_ten_thousand_violations_take_less_than_a_third_of_a_second():
    some = tuple(finding(f"RES-{number % 60:02}", "fail", f"aws_s3_bucket.b{number}", "no") for number in range(10_000))
    given = msgspec.structs.replace(REPORT, findings=some)
    REPORTERS["text"](given)  # imports rich
    spent = []
    for _ in range(3):
        start = time.process_time()
        assert text(given).count("\n  FAIL ") == 10_000
        spent.append(time.process_time() - start)
    assert min(spent) < 0.3, spent
