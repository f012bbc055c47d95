"""What is not what it should be ends with the right code and one clear message, and is never taken for an answer."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.errors import ExitCode
from tests.cli.command import ROOT, Done, eurofence, here, refused
from tests.sources.plan.build import change, plan

GOOD = plan([change("aws_s3_bucket.d", {"bucket": "d", "region": "us-east-1"})])
TEXT = json.dumps(GOOD)


def check(folder: Path, content: bytes | str, *options: str) -> Done:
    """Check a plan of this content from a file; standard input must say the same."""
    data = content.encode() if isinstance(content, str) else content
    (folder / "given").write_bytes(data)
    done = here("check", "given", *options, folder=folder)
    piped = here("check", "-", *options, folder=folder, stdin=data)
    assert (piped.code, piped.out) == (done.code, done.out)
    assert piped.err == done.err.replace("given", "standard input")
    return done


# Plans


def test_a_plan_that_is_fine_is_judged(tmp_path: Path) -> None:
    done = check(tmp_path, TEXT)
    assert (done.code, done.err) == (ExitCode.VIOLATIONS, "")


def test_a_missing_plan(tmp_path: Path) -> None:
    refused(here("check", "plan.json", folder=tmp_path), "plan.json: no such file or folder")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the plan is empty"),
        (b" \n", "the plan is empty"),
        (b"\x7fELF\0\0\0", "this is a binary file, not a plan"),
        (TEXT[: len(TEXT) // 2], "this is not a plan in JSON"),
        ("Terraform will perform the following actions:", "this is not a plan in JSON"),
        ("{}", "no Terraform plan"),
        ("[]", "no Terraform plan"),
        ("null", "no Terraform plan"),
        ("42", "no Terraform plan"),
        ('{"format_version": "1.2"}', "this is JSON, but no Terraform plan"),
        ('{"format_version": "1.0", "values": {"root_module": {}}}', "this is a Terraform state"),
        (json.dumps({**GOOD, "format_version": "2.0"}), "plan format 2.0 is not supported"),
        (json.dumps({**GOOD, "format_version": "next"}), "plan format next is not supported"),
        (json.dumps({**GOOD, "resource_changes": "many"}), "no Terraform plan"),
        ("[" * 200_000, "this is"),
        (TEXT.encode("utf-16")[:-1], "the text is not valid utf-16"),
        (b"\xef\xbb\xbf" + b"\xff", "the text is not valid utf-8"),
    ],
)
def test_what_is_no_plan(content: bytes | str, says: str, tmp_path: Path) -> None:
    done = check(tmp_path, content)
    refused(done, "given: ", says)
    assert "hint: " in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_plan_as_powershell_writes_it_is_a_plan(encoding: str, tmp_path: Path) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert check(tmp_path, mark + TEXT.encode(encoding)) == check(tmp_path, TEXT)


def test_log_lines_before_the_plan_are_passed_over(tmp_path: Path) -> None:
    noise = "INFO: {running} terraform\nAcquiring state lock...\n"
    assert check(tmp_path, noise + TEXT) == check(tmp_path, TEXT)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"errored": True}, "planning failed"),
        ({"complete": False}, "the plan is incomplete"),
        ({"deferred_changes": [{}]}, "1 deferred changes"),
    ],
)
def test_a_plan_that_is_not_whole_is_judged_and_never_green(more: dict[str, object], says: str, tmp_path: Path) -> None:
    clean = plan([change("aws_kms_key.k", {"enable_key_rotation": True, "region": "eu-central-1"})])
    whole, part = check(tmp_path, json.dumps(clean)), check(tmp_path, json.dumps({**clean, **more}))
    assert whole.code == ExitCode.COMPLIANT, whole
    assert (part.code, part.err) == (ExitCode.INCOMPLETE, "")
    assert says in part.out
    assert "aws_kms_key.k" in check(tmp_path, json.dumps({**clean, **more}), "--format", "json").out


def test_a_zip_that_is_no_saved_plan(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.bin", "w") as archive:
        archive.writestr("readme.txt", "hello")
    refused(here("check", "plan.bin", folder=tmp_path), "plan.bin: this zip is not a saved plan")
    (tmp_path / "plan.bin").write_bytes((tmp_path / "plan.bin").read_bytes()[:40])
    refused(here("check", "plan.bin", folder=tmp_path), "plan.bin: this is not a saved plan")


def test_every_bad_plan_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(TEXT)
    (tmp_path / "empty.json").write_text("")
    done = here("check", "good.json", "empty.json", "nowhere.json", folder=tmp_path)
    assert (done.code, done.out) == (ExitCode.WRONG_INPUT, "")
    assert "empty.json: the plan is empty" in done.err
    assert "nowhere.json: no such file" in done.err


def test_the_same_violation_in_two_plans_is_two(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(TEXT)

    def failures(*names: str) -> int:
        return int(json.loads(here("check", *names, "--format", "json", folder=tmp_path).out)["summary"]["fail"])

    assert failures("a.json", "b.json") == 2 * failures("a.json") > 0


def test_a_file_that_cannot_be_read() -> None:
    # Its first byte is at an address that no process has; unlike a mode, root is refused as well.
    refused(here("check", "/proc/self/mem"), "/proc/self/mem: could not be read")


# Directories


def test_a_directory_without_terraform_is_nothing_to_judge(tmp_path: Path) -> None:
    refused(here("check", tmp_path), "there are no .tf files here", code=3)


def test_a_directory_that_does_not_parse(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {\n')
    done = here("check", tmp_path)
    assert (done.code, done.out) == (ExitCode.WRONG_INPUT, "")
    assert "main.tf:" in done.err


def test_a_directory_that_holds_only_comments_is_not_green(tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text("# nothing yet\n")
    assert here("check", tmp_path).code == ExitCode.INCOMPLETE


def test_a_stack_that_is_not_rendered(project: Path) -> None:
    for cloud in ("aws", "google"):
        shutil.rmtree(project / "stacks/first" / cloud)
    for verb in (("check", "stacks"), ("diff",)):
        done = here(*verb, folder=project)
        assert (done.code, done.out) == (ExitCode.WRONG_INPUT, "")
        assert "the stack is not rendered" in done.err or "not what the stack says" in done.err
        assert "eurofence render" in done.err


def test_a_stack_of_which_one_cloud_is_not_rendered(project: Path) -> None:
    shutil.rmtree(project / "stacks/first/google")
    refused(here("check", "stacks", folder=project), "stacks/first/google: the stack is not rendered")


def test_a_stale_stack_is_not_compared_with_the_cloud(project: Path) -> None:
    stack = project / "stacks/first/stack.yaml"
    stack.write_text(stack.read_text().replace("name: documents", "name: letters"))
    for verb in ("diff", "diff --cloud aws"):
        refused(here(*verb.split(), folder=project), "stacks/first: the rendered files are not what the stack says")


def test_a_folder_without_stacks(tmp_path: Path) -> None:
    for verb in ("render", "lint", "diff", "snapshot"):
        refused(here(verb, folder=tmp_path), "stacks: no such file or folder")
        refused(here(verb, ".", folder=tmp_path), "there is no stack.yaml here", code=3)


def test_a_stack_file_of_another_name(project: Path) -> None:
    shutil.copy(project / "stacks/first/stack.yaml", project / "stacks/first/other.yaml")
    refused(here("render", "stacks/first/other.yaml", folder=project), "a stack's file is called stack.yaml")


def test_a_cloud_that_no_stack_goes_to(project: Path) -> None:
    stack = project / "stacks/first/stack.yaml"
    text = stack.read_text()
    stack.write_text(text[: text.index("google:")] + text[text.index("components:") :])
    assert here("render", folder=project).code == 0
    refused(here("diff", "--cloud", "google", folder=project), "none of the stacks goes to google")


# Profiles and stacks

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("- a\n", "a mapping is wanted at the top"),
        ("profile: [\n", "profile.yaml:"),
        ("profile: a\nprofile: b\n", "key `profile` is given twice"),
        ("profile: &a [*a]\n", "profile.yaml:1:"),
        (BOMB, "profile.yaml"),
        ("profile: " + "[" * 5000, "nested"),
        ("profile: !!python/object/apply:os.system [id]\n", "profile.yaml:1:"),
        ("profile: a\0b\n", "is a binary file"),
    ],
    ids=["empty", "list", "syntax", "twice", "cycle", "bomb", "deep", "tag", "binary"],
)
def test_a_profile_that_is_no_profile(text: str, says: str, project: Path) -> None:
    (project / "profile.yaml").write_text(text)
    refused(here("lint", "profile.yaml", folder=project), "profile.yaml", says)
    refused(here("check", "stacks/first/aws", folder=project), "profile.yaml", says)


def test_a_profile_of_50_mb(project: Path) -> None:
    with (project / "profile.yaml").open("w") as file:
        file.writelines(f"key{number}: value\n" for number in range(3_000_000))
    assert (project / "profile.yaml").stat().st_size > 50_000_000
    refused(here("lint", folder=project), "profile.yaml: is larger than 1,000,000 bytes")


def test_a_profile_that_is_not_there(project: Path) -> None:
    (project / "profile.yaml").unlink()
    refused(here("lint", folder=project), "profile.yaml: no such file or folder")
    refused(here("check", "stacks", "--profile", "eu-basline", folder=project), "did you mean `eu-baseline`?")


def test_the_named_profile_is_looked_at_before_the_plan(tmp_path: Path) -> None:
    refused(here("check", tmp_path / "nowhere", "--profile", "eu-basline"), "eu-basline")


@pytest.mark.parametrize("name", ["../evil", "a/b", "..", "", "a b", "ä", "-x"])
def test_a_stack_whose_name_leads_elsewhere(name: str, project: Path) -> None:
    stack = project / "stacks/first/stack.yaml"
    stack.write_text(stack.read_text().replace("stack: first", f'stack: "{name}"'))
    refused(here("render", folder=project), "stacks/first/stack.yaml:3:8")


def test_two_profiles_that_extend_each_other(project: Path) -> None:
    (project / "profile.yaml").write_text("profile: a\nextends: other.yaml\n")
    (project / "other.yaml").write_text("profile: b\nextends: profile.yaml\n")
    refused(here("lint", folder=project), "extend each other")


# Templates


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The package as a wheel installs it: the templates inside."""
    shutil.copytree(ROOT / "generator", tmp_path / "site/generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", tmp_path / "site/generator/_templates")
    return tmp_path / "site"


@pytest.mark.parametrize("line", ["{{ nobody.knows | hcl }}", "{{ 1 // 0 }}", "{% if %}", "{{ 'raw' }}"])
def test_a_template_that_raises_writes_nothing(line: str, installed: Path, project: Path) -> None:
    template = installed / "generator/_templates/aws/storage.tf.j2"
    template.write_text(f"{line}\n{template.read_text()}")
    rendered = project / "stacks/first/aws/storage.tf"
    rendered.unlink()
    done = eurofence("render", folder=project, PYTHONPATH=str(installed))
    # The templates are ours: a broken one is a bug, said in a sentence.
    assert done.code == ExitCode.BUG
    assert "error: templates/aws/storage.tf.j2:1: the template failed" in done.err
    assert "Traceback" not in done.err
    assert not rendered.exists()


def test_templates_that_are_missing(installed: Path, project: Path) -> None:
    shutil.rmtree(installed / "generator/_templates")
    refused(eurofence("render", folder=project, PYTHONPATH=str(installed)), "the templates are missing")


def test_mistakes_in_configuration_are_named_with_the_path_as_typed(tmp_path: Path) -> None:
    (tmp_path / "module").mkdir()
    (tmp_path / "module" / "main.tf").write_text('resource "aws_s3_bucket" "x" {')
    refused(here("check", "module", folder=tmp_path), "module/main.tf:1:31: } is missing")
    refused(here("check", "module/main.tf", folder=tmp_path), "module/main.tf: this is configuration, not a plan")
