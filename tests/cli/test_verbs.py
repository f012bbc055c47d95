"""Every verb on the example stacks: what it says, where it says it, and what it leaves alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import VERBS
from generator.cli.options import CLOUDS
from generator.controls import CONTROLS
from generator.reports import REPORTERS
from generator.stacks.model import CLOUDS as STACK_CLOUDS
from tests.cli.command import ROOT, environment, eurofence, here, refused

HEAVY = (
    "boto3",
    "botocore",
    "googleapiclient",
    "google",
    "pydantic",
    "jinja2",
    "yaml",
    "msgspec",
    "tree_sitter",
    "hcl",
)
"""What takes long to import; no verb may pay for what it does not use."""


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_has_an_example(verb: str) -> None:
    done = eurofence(verb, "--help")
    assert (done.code, done.err) == (0, "")
    _, _, after = done.out.partition("Example:\n")
    assert f"eurofence {verb}" in after.partition("Options:")[0]


def test_the_help_names_every_verb() -> None:
    out = eurofence("--help").out
    assert [line.split()[0] for line in out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()] == [*VERBS]


def test_the_clouds_of_the_options_are_those_of_a_stack() -> None:
    assert tuple(STACK_CLOUDS) == CLOUDS


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports."""
    command = [sys.executable, "-X", "importtime", "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), *((verb, "--help") for verb in VERBS if verb not in ("check", "diff"))]
)
def test_help_and_version_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)
    assert "click" in found
    assert found.isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (("lint",), {"boto3", "botocore", "googleapiclient", "tree_sitter"}),
        (("check", "stacks"), {"boto3", "botocore", "googleapiclient", "hcl", "jinja2"}),
        (("controls",), {"boto3", "botocore", "googleapiclient", "hcl", "jinja2", "tree_sitter"}),
    ],
)
def test_a_verb_imports_only_what_it_uses(arguments: tuple[str, ...], spared: set[str]) -> None:
    assert imported(*arguments).isdisjoint(spared)


def test_the_version_is_said() -> None:
    import generator

    assert eurofence("--version").out == f"eurofence {generator.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("chek",), "did you mean check?"),
        (("permisions",), "did you mean permissions?"),
        (("check", "--formt", "json", "x"), "Did you mean '--format'?"),
        (("check", "x", "--format", "yaml"), "'json'"),
        (("diff", "--cloud", "azure"), "'aws'"),
        (("explain", "RES-1"), "did you mean RES-01?"),
        (("regions", "--in", "Europe"), "not a jurisdiction"),
        (("schema", "waiver"), "'profile'"),
    ],
)
def test_a_typing_mistake_gets_a_hint(arguments: tuple[str, ...], hint: str) -> None:
    done = eurofence(*arguments)
    assert (done.code, done.out) == (2, "")
    assert hint in done.err


def test_what_is_like_nothing_gets_no_hint() -> None:
    done = eurofence("xyzzy")
    assert done.code == 2
    assert "No such command" in done.err
    assert "mean" not in done.err


# Answers


def test_the_examples_are_fine() -> None:
    for verb in (("lint",), ("render", "--check"), ("check", "stacks")):
        done = here(*verb)
        assert (done.code, done.err) == (0, ""), done
    assert here("lint").out.splitlines() == [
        "stacks/clinical-ai: no mistakes",
        "stacks/patient-records: no mistakes",
        "stacks/public-site: no mistakes",
        "stacks/research-platform: no mistakes",
    ]


def test_a_stack_is_under_its_own_profile_wherever_it_is_named_from() -> None:
    def profiles(*arguments: str, folder: Path = ROOT) -> str:
        return str(json.loads(here("check", *arguments, "--format", "json", folder=folder).out)["profile"])

    theirs = profiles("stacks/patient-records/aws")
    assert theirs == profiles(".", folder=ROOT / "stacks/patient-records/aws")
    assert theirs == profiles("aws", folder=ROOT / "stacks/patient-records")
    assert "eu-baseline" not in theirs
    assert "eu-baseline" in profiles("stacks/patient-records/aws", "--profile", "eu-baseline")


def test_files_are_named_as_the_user_would_type_them() -> None:
    found = json.loads(here("check", "stacks", "--format", "json").out)
    assert {finding["file"].rpartition("/")[0] for finding in found["findings"]} == {
        *(f"stacks/{stack}/{cloud}" for stack in ("patient-records", "public-site") for cloud in CLOUDS),
        "stacks/clinical-ai/google",
        "stacks/research-platform/aws",
    }


def test_formats_and_files_go_in_pairs(tmp_path: Path) -> None:
    paths = {form: tmp_path / form for form in REPORTERS}
    pairs = [part for form, path in paths.items() for part in ("--format", form, "--output", str(path))]
    done = here("check", "stacks", *pairs)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [f"wrote {path}" for path in paths.values()]
    for form, path in paths.items():
        assert path.read_text() == here("check", "stacks", "--format", form).out


def test_what_has_no_file_goes_to_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "report"
    plain, marked = (here("check", "stacks", "--format", form).out for form in ("text", "json"))
    for arguments, out, text in (
        (("-f", "text", "-f", "json", "-o", path), plain, marked),
        (("-f", "json", "-o", path, "-f", "text"), plain, marked),
        (("-f", "text", "-o", path, "-f", "json"), marked, plain),
        (("-o", path, "-f", "json"), "", marked),
        (("-o", path), "", plain),
    ):
        done = here("check", "stacks", *arguments)
        assert (done.code, done.out, path.read_text()) == (0, out, text)


@pytest.mark.parametrize(
    "options",
    [
        "-f text -f json",
        "-o a -o b",
        "-f text -o a -o b",
        "-f text -o a -f json -o a",
        "-o a -f text -f json",
    ],
)
def test_formats_and_files_that_do_not_pair_are_refused_before_anything_is_read(options: str, tmp_path: Path) -> None:
    done = here("check", "nowhere", *options.split(), folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "nowhere" not in done.err
    assert "--output" in done.err or "share" in done.err
    assert list(tmp_path.iterdir()) == []


def test_one_file_that_cannot_be_written_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("elsewhere")
    pairs = ("-f", "json", "-o", tmp_path / "link", "-f", "markdown", "-o", tmp_path / "fine", "-f", "text")
    done = here("check", "stacks", *pairs)
    assert done.code == 2
    assert "is a symbolic link" in done.err
    assert (tmp_path / "fine").read_text()
    assert "Compliant" in done.out


@pytest.mark.parametrize("verb", ["check stacks", "controls", "explain RES-01", "regions", "permissions --cloud aws"])
def test_json_is_json_and_ends_with_a_newline(verb: str) -> None:
    done = here(*verb.split(), "--format", "json")
    assert json.loads(done.out)
    assert done.out.endswith("\n")
    assert here(*verb.split(), "--format", "json").out == done.out


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}])
def test_no_colour_into_a_pipe(variables: dict[str, str]) -> None:
    assert "\x1b" not in eurofence("check", "stacks", **variables).out


def on_a_terminal(variables: dict[str, str]) -> str:
    """What `check stacks` says to a person."""
    import os
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "generator", "check", "stacks"]
    running = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=theirs, stdin=subprocess.DEVNULL)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:
        pass  # that is how Linux says that the other end is closed
    os.close(ours)
    assert running.wait(60) == 0
    return said.decode()


def test_colour_on_a_terminal_unless_it_is_not_wanted() -> None:
    variables = environment(TERM="xterm-256color")
    assert "\x1b[" not in on_a_terminal(variables)  # every test sets NO_COLOR
    del variables["NO_COLOR"]
    assert "\x1b[" in on_a_terminal(variables)


@pytest.mark.parametrize("verb", ["check stacks", "regions", "lint", "schema profile", "explain RES-01"])
def test_a_reader_that_goes_away_is_no_error(verb: str) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", *verb.split()],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout and running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait(60) == 0


def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "generator", "regions"]
        done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert done.stderr == b"error: standard output could not be written (No space left on device)\n"


def test_a_character_that_the_terminal_lacks_does_not_end_a_report() -> None:
    done = eurofence("regions", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.code, done.err) == (0, "")
    assert "\\xe3" in done.out


# What it knows


def test_the_catalogue_is_the_table_of_controls() -> None:
    found = json.loads(here("controls", "--format", "json").out)
    assert [row["control"] for row in found] == sorted(CONTROLS)
    marked = here("controls", "--format", "markdown").out.splitlines()
    assert len(marked) == len(CONTROLS) + 2


def test_a_control_is_explained_in_any_case() -> None:
    assert here("explain", "res-01").out == here("explain", "RES-01").out
    facts = json.loads(here("explain", "KEY-01", "--format", "json").out)
    assert facts["types"] and facts["why"] and facts["remediation"]


def test_regions_are_those_inside() -> None:
    found = json.loads(here("regions", "--cloud", "aws", "--in", "FR", "--format", "json").out)
    assert [row["location"] for row in found] == ["eu-west-3"]


def test_the_schema_is_the_file_in_the_package(tmp_path: Path) -> None:
    for what, folder in (("profile", "profiles"), ("stack", "stacks")):
        done = here("schema", what, "--output", tmp_path / what)
        assert (done.code, done.out) == (0, "")
        committed = ROOT / "generator" / folder / f"{what}.schema.json"
        assert json.loads((tmp_path / what).read_text()) == json.loads(committed.read_text())
        assert here("schema", what).out == (tmp_path / what).read_text()


def test_permissions_are_a_policy_that_changes_nothing() -> None:
    policy = json.loads(here("permissions", "--cloud", "aws", "--format", "json").out)
    actions = policy["Statement"][0]["Action"]
    assert actions == here("permissions", "--cloud", "aws").out.split()
    # GET is how API Gateway calls reading:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
    reading = ("BatchGet", "Describe", "GET", "Get", "List")
    assert all(action.partition(":")[2].startswith(reading) for action in actions)
    role = json.loads(here("permissions", "--cloud", "google", "--format", "json").out)
    assert all(name.rpartition(".")[2].startswith(("get", "list")) for name in role["includedPermissions"])


# Rendering


def test_render_writes_shows_and_stops(project: Path) -> None:
    storage = project / "stacks/first/aws/storage.tf"
    original = storage.read_text()
    storage.write_text(original.replace("internal", "public"))
    checked = here("render", "--check", "--diff", folder=project)
    assert checked.code == 1
    assert "  ~ aws/storage.tf" in checked.out
    assert re.search(r'^\+ +eurofence-class += "internal"$', checked.out, re.MULTILINE)
    assert storage.read_text() != original
    assert here("render", folder=project).code == 0
    assert storage.read_text() == original
    assert here("render", folder=project).out == "stacks/first: up to date\n"


def test_a_mistake_in_one_stack_leaves_all_as_they_were(project: Path) -> None:
    (project / "stacks/first/aws/storage.tf").unlink()
    other = project / "stacks/second"
    other.mkdir()
    (other / "stack.yaml").write_text("stack: second\nnope: 1\n")
    third = project / "stacks/third"
    third.mkdir()
    (third / "stack.yaml").write_text("stack: third\nnope: 1\n")
    done = here("render", folder=project)
    assert (done.code, done.out) == (2, "")
    assert "stacks/second/stack.yaml" in done.err and "stacks/third/stack.yaml" in done.err
    assert not (project / "stacks/first/aws/storage.tf").exists()


def test_a_file_of_somebody_elses_is_never_touched(project: Path) -> None:
    storage = project / "stacks/first/aws/storage.tf"
    storage.write_text("# mine\n")
    (project / "stacks/first/aws/mine.tf").write_text("# mine too\n")
    (project / "stacks/first/google/storage.tf").unlink()
    refused(here("render", folder=project), "stacks/first/aws/storage.tf")
    assert storage.read_text() == "# mine\n"
    assert not (project / "stacks/first/google/storage.tf").exists()
    storage.unlink()
    assert here("render", folder=project).code == 0
    assert (project / "stacks/first/aws/mine.tf").read_text() == "# mine too\n"


# Lint


def test_lint_shows_all_mistakes_of_all_files_at_once(project: Path) -> None:
    profile = project / "profile.yaml"
    profile.write_text(profile.read_text() + "nope: 1\nkeys: {custody: mine}\n")
    (project / "other.yaml").write_text("profile: other\nresidency: {data: [XX]}\n")
    done = here("lint", "stacks", "profile.yaml", "other.yaml", "missing", folder=project)
    assert (done.code, done.out) == (2, "")
    for text in ("profile.yaml:", "unknown key `nope`", "other.yaml:2:", "missing: no such file or folder"):
        assert text in done.err
    assert done.err.count("error: ") >= 5


def test_lint_takes_profiles_stacks_and_folders(project: Path) -> None:
    done = here("lint", "profile.yaml", "stacks/first/stack.yaml", "stacks", folder=project)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{name}: no mistakes" for name in ("profile.yaml", "stacks/first", "stacks/first")
    ]


def test_lint_says_what_cannot_be_rendered(project: Path) -> None:
    stack = project / "stacks/first/stack.yaml"
    profile = project / "profile.yaml"
    profile.write_text(profile.read_text().replace("eu-customer-keys", "trusted-third-party"))
    stack.write_text(stack.read_text().replace("class: internal", "class: sensitive"))
    done = here("lint", folder=project)
    assert (done.code, done.out) == (2, "")
    assert done.err
