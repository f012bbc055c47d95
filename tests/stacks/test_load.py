"""Loading a stack: every mistake at its place, and nothing that leads out of its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import EurofenceError, Mistakes
from generator.stacks import COMPONENTS, find_stacks, load_stack, stack_file

AWS = """\
aws:
  account: "123456789012"
  region: eu-central-1
  state: {bucket: state-bucket, key_alias: alias/state}
"""
GOOGLE = """\
google:
  project: shop-prod
  location: europe-west3
  state:
    bucket: state-bucket
    key: projects/shop-prod/locations/europe-west3/keyRings/state/cryptoKeys/state
"""
COMPONENTS_TEXT = """\
components:
  - {component: key, name: main}
  - {component: bucket, name: data, key: main, class: sensitive}
"""
HEAD = "stack: shop\nprofile: eu-baseline\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a stack into an empty working directory."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, folder: str = ".") -> Path:
        path = Path(folder) / "stack.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


def mistakes_of(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(EurofenceError) as caught:
        load_stack(path)
    error = caught.value
    return [(str(each), each.hint) for each in (error.mistakes if isinstance(error, Mistakes) else [error])]


def test_a_stack_is_read_from_its_file_or_its_folder(write):
    path = write(HEAD + AWS + GOOGLE + COMPONENTS_TEXT, "stacks/shop")
    stack = load_stack(path)
    assert stack == load_stack(path.parent)
    assert stack.clouds == ("aws", "google")
    assert [(each.component, each.name, each.data_class) for each in stack.components] == [
        ("key", "main", None),
        ("bucket", "data", "sensitive"),
    ]
    assert stack_file(path) == stack_file(path.parent) == path


def test_a_folder_without_a_stack_says_so(write, tmp_path):
    (tmp_path / "empty").mkdir()
    assert mistakes_of(tmp_path / "empty")[0][0].endswith("empty/stack.yaml: no such file or folder")


def test_stacks_are_found_in_order_at_any_depth(write):
    for folder in ("stacks/b", "stacks/a", "stacks/team/c", "stacks/.terraform/d"):
        write("x: 1\n", folder)
    assert find_stacks(Path("stacks")) == (Path("stacks/a"), Path("stacks/b"), Path("stacks/team/c"))
    assert find_stacks(Path("stacks/a")) == (Path("stacks/a"),)
    assert find_stacks(Path("stacks/team/c/..")) == (Path("stacks/team/c/../c"),)


def test_a_root_that_is_not_there_is_not_an_empty_answer(tmp_path):
    assert find_stacks(tmp_path) == ()
    with pytest.raises(EurofenceError, match="no such file or folder"):
        find_stacks(tmp_path / "stakcs")


def test_all_mistakes_come_at_once(write):
    path = write(
        "stack: ../../etc\n"
        "profil: x\n"
        "aws:\n"
        "  account: 123456789012\n"
        "  state: {bucket: b, key_alias: alias/aws/s3}\n"
        "google: {project: shop-prod, provider: 9}\n"
        "components:\n"
        "  - {component: bukket, name: a}\n"
        "  - name: b\n"
        "  - {component: key, name: ../c, key: x}\n"
        "  - {component: bucket, name: dd, key: /etc/passwd, clouds: [azure], retention_days: '5'}\n"
        "  - {component: bucket, nam: e, data_class: x, class: A B}\n"
        "  - text\n"
    )
    slug = "2 to 40 of a-z, 0-9 and -, from a letter to a letter or digit"
    bucket = "valid: class, clouds, component, key, name, retention_days"
    assert mistakes_of(path) == [
        ("stack.yaml: `profile` is missing", "a builtin profile or a path relative to this file"),
        ("stack.yaml:1:8: `../../etc` has the wrong form", f"its name: {slug}"),
        (
            "stack.yaml:2:1: unknown key `profil`",
            "did you mean `profile`? valid: aws, components, google, prefix, profile, stack, title",
        ),
        ("stack.yaml:4:12: text is wanted, not `123456789012`", "put it in quotes"),
        ("stack.yaml:5:19: `b` has the wrong form", "the name of the S3 bucket"),
        ("stack.yaml:5:33: `alias/aws/s3` is a key of AWS", "name a customer key"),
        ("stack.yaml:6:1: `state` is missing", "where the Terraform state lies"),
        ("stack.yaml:6:40: `9` is not one of 6, 7, 8", ""),
        (f"stack.yaml:8:5: `bukket` is not one of {', '.join(sorted(COMPONENTS))}", "did you mean `bucket`?"),
        ("stack.yaml:9:5: `component` is missing", ""),
        ("stack.yaml:10:28: `../c` has the wrong form", slug),
        ("stack.yaml:10:34: unknown key `key`", "valid: class, clouds, component, external_key, name"),
        ("stack.yaml:11:40: `/etc/passwd` has the wrong form", "the name of a key component of this stack"),
        ("stack.yaml:11:62: `azure` is not one of aws, google", ""),
        ("stack.yaml:11:86: a whole number is wanted, not `5`", ""),
        ("stack.yaml:12:5: `key` is missing", "the name of a key component of this stack"),
        ("stack.yaml:12:5: `name` is missing", slug),
        ("stack.yaml:12:25: unknown key `nam`", f"did you mean `name`? {bucket}"),
        ("stack.yaml:12:33: unknown key `data_class`", f"did you mean `class`? {bucket}"),
        (
            "stack.yaml:12:55: `A B` has the wrong form",
            "a data class of the profile; default: the profile itself holds",
        ),
        ("stack.yaml:13:5: a mapping is wanted, not `text`", ""),
    ]


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "/a", ".", "..", "a..b", "a\\b", "A", "a_b", "a" * 41, "-a", "a-", "é1"]
)
@pytest.mark.parametrize("key", ["stack", "prefix"])
def test_a_name_is_never_a_path(write, name, key):
    head = f"stack: '{name}'\n" if key == "stack" else f"stack: shop\nprefix: '{name}'\n"
    found = mistakes_of(write(head + "profile: eu-baseline\n" + AWS + COMPONENTS_TEXT))
    assert len(found) == 1
    assert "has the wrong form" in found[0][0]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (COMPONENTS_TEXT, "stack.yaml: it goes to no cloud", "give it a target: aws or google"),
        (
            AWS.replace("eu-central-1", "eu-centrl-1") + COMPONENTS_TEXT,
            "stack.yaml:5:11: `eu-centrl-1` is in no table of aws locations for kms",
            "did you mean `eu-central-1`?",
        ),
        (
            AWS.replace("eu-central-1", "eu-central-1a") + COMPONENTS_TEXT,
            "stack.yaml:5:11: `eu-central-1a` is a zone; a region is wanted",
            "",
        ),
        (
            GOOGLE.replace("location: europe-west3", "location: europe-wst3") + COMPONENTS_TEXT,
            "stack.yaml:5:13: `europe-wst3` is in no table of google locations for kms",
            "did you mean `europe-west3`?",
        ),
        (
            GOOGLE.replace("locations/europe-west3", "locations/nowhere") + COMPONENTS_TEXT,
            "stack.yaml:8:10: `nowhere` is in no table of google locations for kms",
            "see eurofence regions",
        ),
        (
            GOOGLE + "  universe: s3nsapi.fr\n" + COMPONENTS_TEXT,
            "stack.yaml:9:13: unknown universe `s3nsapi.fr`",
            "did you mean `s3nsapis.fr`?",
        ),
        (
            GOOGLE + "  ekm_connection: projects/p/locations/mars/ekmConnections/c\n" + COMPONENTS_TEXT,
            "stack.yaml:9:19: `mars` is in no table of google locations for kms",
            "see eurofence regions",
        ),
        (
            AWS + COMPONENTS_TEXT + "  - {component: bucket, name: data, key: main}\n",
            "stack.yaml:10:31: there are two bucket components called `data`",
            "give each a name of its own",
        ),
        (
            AWS + COMPONENTS_TEXT.replace("key: main", "key: mian"),
            "stack.yaml:9:42: this stack has no key `mian`",
            "did you mean `main`?",
        ),
        (
            AWS + "components:\n  - {component: bucket, name: data, key: main}\n",
            "stack.yaml:8:42: this stack has no key `main`",
            "add a component: key",
        ),
        (
            AWS + COMPONENTS_TEXT.replace("name: main", "name: main, clouds: [aws, google]"),
            "stack.yaml:8:48: the stack has no target on google",
            "add `google:`, or leave it out here",
        ),
        (
            AWS + COMPONENTS_TEXT.replace("name: main", "name: main, clouds: [aws, aws]"),
            "stack.yaml:8:48: aws is named twice",
            "name it once",
        ),
        (
            AWS + GOOGLE + COMPONENTS_TEXT.replace("name: main", "name: main, clouds: [aws]"),
            "stack.yaml:15:42: key `main` does not go to google, the bucket does",
            "add google to the key's clouds, or give the bucket clouds",
        ),
    ],
)
def test_parts_must_agree(write, text, message, hint):
    assert mistakes_of(write(HEAD + text)) == [(message, hint)]


def test_a_location_means_something_only_in_its_universe(write):
    sovereign = GOOGLE.replace("europe-west3", "u-france-east1") + "  universe: s3nsapis.fr\n"
    assert load_stack(write(HEAD + sovereign + COMPONENTS_TEXT)).clouds == ("google",)
    mixed = GOOGLE + "  universe: s3nsapis.fr\n"
    assert [message for message, _ in mistakes_of(write(HEAD + mixed + COMPONENTS_TEXT))] == [
        "stack.yaml:5:13: `europe-west3` is a location of googleapis.com, not of s3nsapis.fr",
        "stack.yaml:8:10: `europe-west3` is a location of googleapis.com, not of s3nsapis.fr",
    ]


def test_same_name_of_another_kind_is_fine(write):
    text = COMPONENTS_TEXT.replace("name: data", "name: main")
    assert len(load_stack(write(HEAD + AWS + text)).components) == 2


@pytest.mark.parametrize("region", ["eu-central-1", "eusc-de-east-1", "us-east-1"])
def test_any_region_of_a_known_partition_is_a_place(write, region):
    """Whether it is an allowed one is the profile's question."""
    assert load_stack(write(HEAD + AWS.replace("eu-central-1", region) + COMPONENTS_TEXT)).aws.region == region


@pytest.mark.parametrize("account", ["12345678901", "1234567890123", "12345678901x", "١٢٣٤٥٦٧٨٩٠١٢", "012345678901\\n"])
def test_an_account_has_twelve_digits(write, account):
    found = mistakes_of(write(HEAD + AWS.replace("123456789012", account) + COMPONENTS_TEXT))
    assert [hint for _, hint in found] == ["12 digits, in quotes"]


def test_every_component_is_bound_to_its_name():
    for name, model in COMPONENTS.items():
        assert model.model_json_schema()["properties"]["component"]["const"] == name


NETWORK = "  network: {vpc: vpc-01, subnets: [subnet-01, subnet-02], security_groups: [sg-01]}\n"
AWS_ONLY = HEAD + AWS + COMPONENTS_TEXT


def test_a_component_that_a_cloud_does_not_have_is_refused_in_words(write, monkeypatch):
    monkeypatch.setattr(COMPONENTS["search"], "offered", ("aws",))
    text = HEAD + AWS + NETWORK + GOOGLE + COMPONENTS_TEXT
    text += "  - {component: search, name: papers, key: main}\n"
    text += "  - {component: search, name: jobs, key: main, clouds: [google]}\n"
    assert mistakes_of(write(text)) == [
        ("stack.yaml:17:5: search does not go to google yet", "give it clouds: [aws]"),
        ("stack.yaml:18:56: search does not go to google yet", "give it clouds: [aws]"),
    ]


@pytest.mark.parametrize("kind", sorted(kind for kind, model in COMPONENTS.items() if model.in_network))
def test_what_lives_in_a_network_wants_one(write, kind):
    fields = {
        "database": "engine: postgres",
        "model-endpoint": "registry: images, image: v1, bucket: data, weights: m.tar.gz",
    }.get(kind, "")
    text = AWS_ONLY + "  - {component: registry, name: images, key: main}\n"
    text += f"  - {{component: {kind}, name: it, key: main, {fields}}}\n"
    hint = "give aws.network: vpc, subnets and security_groups"
    assert mistakes_of(write(text)) == [(f"stack.yaml:11:5: a {kind} lives in a network, and aws has none", hint)]
    assert load_stack(write(text.replace(COMPONENTS_TEXT, NETWORK + COMPONENTS_TEXT)))


def test_a_network_is_private_subnets_in_more_than_one_zone(write):
    text = (HEAD + AWS + NETWORK + COMPONENTS_TEXT).replace("subnets: [subnet-01, subnet-02]", "subnets: [subnet-01]")
    assert [message for message, _ in mistakes_of(write(text))] == [
        "stack.yaml:7:35: a list is not enough, at least 2 is wanted"
    ]


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (
            "{component: audit-trail, name: who, key: main, bucket: dtaa}",
            "stack.yaml:10:60: this stack has no bucket `dtaa`",
            "did you mean `data`?",
        ),
        (
            "{component: audit-trail, name: who, key: main, bucket: main}",
            "stack.yaml:10:60: this stack has no bucket `main`",
            "valid: data",
        ),
        (
            "{component: model-access, name: ask, models: [a.b], log_group: logs, bucket: data}",
            "stack.yaml:10:68: this stack has no log-group `logs`",
            "add a component: log-group",
        ),
        (
            "{component: model-access, name: ask, models: [eu.a.claude-v1:0], log_group: logs, bucket: data}",
            "stack.yaml:10:51: `eu.a.claude-v1:0` is an inference profile, which asks models of other regions",
            "name the model itself",
        ),
        (
            "{component: database, name: db, key: main, engine: oracle}",
            "stack.yaml:10:56: `oracle` is not one of mariadb, mysql, postgres",
            "",
        ),
        (
            "{component: databse, name: db, key: main}",
            f"stack.yaml:10:5: `databse` is not one of {', '.join(sorted(COMPONENTS))}",
            "did you mean `database`?",
        ),
        (
            "{component: queue, name: jobs, key: main, retention_days: 15}",
            "stack.yaml:10:63: `15` is more than 14",
            "",
        ),
        (
            '{component: topic, name: news, key: main, title: "${file(x)}", titel: x}',
            "stack.yaml:10:68: unknown key `titel`",
            "did you mean `title`? valid: class, clouds, component, key, name, title",
        ),
    ],
)
def test_a_component_that_is_wrong_is_shown(write, line, message, hint):
    assert mistakes_of(write(AWS_ONLY + f"  - {line}\n")) == [(message, hint)]


@pytest.mark.parametrize(
    "kind", sorted(kind for kind, model in COMPONENTS.items() if model.single and "aws" in model.offered)
)
def test_what_an_account_has_once_is_there_once(write, kind):
    rest = ", models: [a.b], log_group: logs, bucket: data" if kind == "model-access" else ", key: main"
    text = AWS_ONLY + "  - {component: log-group, name: logs, key: main}\n"
    text += "".join(f"  - {{component: {kind}, name: {name}{rest}}}\n" for name in ("one", "two"))
    assert mistakes_of(write(text)) == [
        (
            f"stack.yaml:12:5: a second {kind}: an account has one a region, and `one` is it",
            "leave one out, or put it into a stack of another account",
        )
    ]


def test_what_a_project_has_once_is_there_once(write):
    text = HEAD + GOOGLE + COMPONENTS_TEXT
    text += "".join(f"  - {{component: guardrails, name: {name}}}\n" for name in ("one", "two"))
    ((message, _),) = mistakes_of(write(text))
    assert message.endswith("a second guardrails: an account has one a region, and `one` is it")


def test_each_cloud_is_asked_for_models_of_its_own(write):
    text = HEAD + AWS + GOOGLE + COMPONENTS_TEXT
    text += "  - {component: model-access, name: ask, models: [a.b]}\n"
    own = "name one by publisher and model, e.g. google/gemini-2.5-flash"
    assert mistakes_of(write(text)) == [
        ("stack.yaml:16:5: a model-access on aws needs a bucket", "give bucket"),
        ("stack.yaml:16:5: a model-access on aws needs a log-group", "give log_group"),
        ("stack.yaml:16:50: it names no model of google", own),
    ]
    text = text.replace(AWS, "").replace("a.b", "google/gemini-2.5-flash")
    assert load_stack(write(text)).components[-1].asked("google") == ("google/gemini-2.5-flash",)
