"""Loading a profile: chains of `extends`, every mistake at its place, and what the builtin ones promise."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.errors import EurofenceError, Mistakes
from generator.facts import CUSTODIES
from generator.profiles import builtin_profiles, load_profile
from generator.profiles.load import MAX_CHAIN


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a profile into an empty working directory, where its name is its path."""
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = "p.yaml") -> str:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)
        return name if "/" in name else f"./{name}"

    return write


def mistakes_of(path: str) -> list[tuple[str, str]]:
    """Every mistake as `place: message`, with its hint."""
    with pytest.raises(EurofenceError) as caught:
        load_profile(path)
    error = caught.value
    return [(str(each), each.hint) for each in (error.mistakes if isinstance(error, Mistakes) else [error])]


# One file


def test_a_name_alone_is_a_profile(write):
    profile = load_profile(write("profile: mine\n"))
    assert profile.profile == "mine"
    assert profile.residency.of("backups") == ("EU",)
    assert profile.keys.custody == "customer"


def test_norway_is_a_country(write):
    text = "profile: p\nresidency: {data: [NO, SE]}\nclasses: {a: {}}\naccess: {sites: {NO: a}}\n"
    profile = load_profile(write(text))
    assert profile.residency.data == ("NO", "SE")
    assert profile.access.sites == {"NO": "a"}


def test_accounts_organisations_and_domains_can_belong_to_the_organisation(write):
    names = ("012345678901", "o-abcdefghij", "C0abcdefg1", "example.eu")
    text = ", ".join(f'"{name}"' for name in names)
    assert load_profile(write(f"profile: p\naccess: {{organization: [{text}]}}\n")).access.organization == names


@pytest.mark.parametrize(
    "name", ["11112222333", "111122223333", '"*"', '"arn:aws:iam::111122223333:root"', "'1111 2222 3333'"]
)
def test_what_is_no_name_of_an_account_or_organisation_is_a_mistake(write, name):
    # A number loses its leading zeros, so an account id must be quoted.
    ((message, _),) = mistakes_of(write(f"profile: p\naccess: {{organization: [{name}]}}\n"))
    assert message.startswith("p.yaml:2:25: ")


def test_all_mistakes_of_a_file_come_at_once(write):
    path = write(
        "profile: My Profile\n"
        "residancy: {data: [EU]}\n"
        "residency:\n"
        "  data: [EU, UK, Atlantis]\n"
        "  backups: []\n"
        "  logs: EU\n"
        "keys:\n"
        "  custody: externl\n"
        "  custodian: {jurisdiction: FR, endpoints: [http://kms.example.eu, 'https://kms.example.eu/path']}\n"
        "  rotation_days: true\n"
        "  deletion_days: 90\n"
        "  justifications: [CUSTOMER_INITIATED_ACESS]\n"
        "storage:\n"
        "audit: {immutable: yes, retention_days: '30'}\n"
        "ai: [in-residency]\n"
        "access: {sites: {EU: a, FR: Top Secret}}\n"
        "title: 5\n"
        "frameworks: [secnumcloud, x]\n"
        "classes: {sensitive: {keys: {custdy: hsm}}}\n"
    )
    sections = (
        "access, ai, audit, classes, extends, frameworks, guardrails, keys, on_unknown, operators, profile, residency, "
        "storage, title"
    )
    frameworks = (
        "c3a-1.0, c5-2020, c5-2026, dora, edpb-01-2020, eucsf-1.2.1, gaia-x, gdpr, hds-2, nis2, secnumcloud-3.2"
    )
    assert mistakes_of(path) == [
        ("p.yaml:1:10: `My Profile` has the wrong form", "its name: a-z, 0-9 and -"),
        ("p.yaml:2:1: unknown key `residancy`", f"did you mean `residency`? valid: {sections}"),
        ("p.yaml:4:14: `UK` is not a jurisdiction", "did you mean `GB`?"),
        ("p.yaml:4:18: `Atlantis` is not a jurisdiction", "EU, EEA or an ISO 3166 country code"),
        ("p.yaml:5:12: an empty list is not enough, at least 1 is wanted", ""),
        ("p.yaml:6:9: a list is wanted, not `EU`", "write [EU]"),
        (
            "p.yaml:8:12: `externl` is not one of provider, customer, hsm, imported, external",
            "did you mean `external`?",
        ),
        ("p.yaml:9:3: `name` is missing", "who it is, as the contract names it"),
        (
            "p.yaml:9:45: `http://kms.example.eu` has the wrong form",
            "origins of its key service, https://host or https://host:port",
        ),
        (
            "p.yaml:9:68: `https://kms.example.eu/path` has the wrong form",
            "origins of its key service, https://host or https://host:port",
        ),
        ("p.yaml:10:18: a whole number is wanted, not `true`", ""),
        ("p.yaml:11:18: `90` is more than 30", ""),
        (
            "p.yaml:12:20: `CUSTOMER_INITIATED_ACESS` is not one of CUSTOMER_AUTHORIZED_WORKFLOW_SERVICING, "
            "CUSTOMER_INITIATED_ACCESS, CUSTOMER_INITIATED_SUPPORT, GOOGLE_INITIATED_REVIEW, "
            "GOOGLE_INITIATED_SERVICE, GOOGLE_INITIATED_SYSTEM_OPERATION, GOOGLE_RESPONSE_TO_PRODUCTION_ALERT, "
            "MODIFIED_CUSTOMER_INITIATED_ACCESS, MODIFIED_GOOGLE_INITIATED_SYSTEM_OPERATION, REASON_NOT_EXPECTED, "
            "THIRD_PARTY_DATA_REQUEST",
            "did you mean `CUSTOMER_INITIATED_ACCESS`?",
        ),
        ("p.yaml:13:9: a mapping is wanted, not nothing", ""),
        ("p.yaml:14:20: true or false is wanted, not `yes`", ""),
        ("p.yaml:14:41: a whole number is wanted, not `30`", ""),
        ("p.yaml:15:5: a mapping is wanted, not a list", ""),
        ("p.yaml:16:18: `EU` is not a country", "an ISO 3166 country code"),
        ("p.yaml:16:29: `Top Secret` has the wrong form", "country -> the most sensitive data class it may see"),
        ("p.yaml:17:8: text is wanted, not `5`", "put it in quotes"),
        ("p.yaml:18:14: unknown framework `secnumcloud`", "did you mean `secnumcloud-3.2`?"),
        ("p.yaml:18:27: unknown framework `x`", f"valid: {frameworks}"),
        (
            "p.yaml:19:30: unknown key `custdy`",
            "did you mean `custody`? valid: custodian, custody, deletion_days, justifications, multi_region, "
            "rotation_days",
        ),
    ]


def test_a_profile_without_a_name_says_so(write):
    assert mistakes_of(write("title: x\n")) == [("p.yaml: `profile` is missing", "its name: a-z, 0-9 and -")]


def test_braces_in_a_value_are_only_braces(write):
    path = write("profile: p\nresidency: {data: ['{message}{hint}{']}\n")
    assert mistakes_of(path)[0][0] == "p.yaml:2:20: `{message}{hint}{` is not a jurisdiction"


def test_a_bad_class_name_stands_at_its_key(write):
    path = write("profile: p\nclasses:\n  Top Secret: {}\n")
    assert mistakes_of(path) == [
        ("p.yaml:3:3: `Top Secret` has the wrong form", "it must match ^[a-z][a-z0-9_-]{0,62}$")
    ]


def test_what_is_no_yaml_is_said_before_anything_else(write):
    assert mistakes_of(write("profile: p\nkeys: {custody: hsm\n"))[0][0].startswith("p.yaml:3:1:")


# What sections must agree on


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "residency: {place: {aws: [eu-centrl-1]}}",
            "2:27: `eu-centrl-1` is in no table of aws locations",
            "did you mean `eu-central-1`?",
        ),
        (
            "residency: {place: {aws: [eu-west-1, eu-west-2]}}",
            "2:38: `eu-west-2` lies in GB, outside residency.data (EU)",
            "valid: eu-central-1, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-3, eusc-de-east-1",
        ),
        (
            "residency: {data: [DE], place: {google: [europe-west1]}}",
            "2:42: `europe-west1` lies in BE, outside residency.data (DE)",
            "valid: europe-west10, europe-west3, u-germany-northeast1",
        ),
        (
            "residency: {place: {aws: [eu-west-3-cmn-wlz-1a]}}",
            "2:27: `eu-west-3-cmn-wlz-1a` is a zone; a region is wanted",
            "did you mean `eu-west-3`?",
        ),
        (
            "residency: {place: {google: [EU]}}",
            "2:30: `eu` is in no table of google locations",
            "see eurofence regions",
        ),
        (
            "classes: {sensitive: {}}\naccess: {sites: {FR: sensitiv}}",
            "3:22: class `sensitiv` is not defined",
            "did you mean `sensitive`?",
        ),
        (
            "access: {sites: {FR: sensitive}}",
            "2:22: class `sensitive` is not defined",
            "define it under classes",
        ),
        (
            "residency: {place: {aws: [eu-west-1]}}\nclasses: {secret: {residency: {data: [FR]}}}",
            "3:31: for class secret: `eu-west-1` lies in IE, outside residency.data (FR)",
            "valid: eu-west-3",
        ),
    ],
)
def test_sections_must_agree(write, text, message, hint):
    assert mistakes_of(write(f"profile: p\n{text}\n")) == [(f"p.yaml:{message}", hint)]


def test_a_class_does_not_repeat_the_mistakes_of_its_profile(write):
    path = write("profile: p\nresidency: {place: {aws: [eu-west-2]}}\nclasses: {a: {}, b: {keys: {custody: hsm}}}\n")
    assert len(mistakes_of(path)) == 1


# Chains


def test_later_wins_mappings_merge_and_lists_replace(write):
    write(
        "profile: base\ntitle: Base\nresidency: {data: [EU], logs: [DE, FR], place: {aws: [eu-west-1]}}\n"
        "keys: {custody: hsm, rotation_days: 30}\nclasses: {public: {storage: {public_access: allow}}}\n",
        "deep/base.yaml",
    )
    leaf = write(
        "profile: leaf\nextends: base.yaml\nresidency: {logs: [FR]}\nkeys: {rotation_days: 90}\n"
        "classes: {public: {keys: {custody: provider}}, secret: {}}\n",
        "deep/leaf.yaml",
    )
    profile = load_profile(leaf)
    assert (profile.profile, profile.title, profile.extends) == ("leaf", "", "base.yaml")
    assert profile.residency.logs == ("FR",)
    assert profile.residency.place.aws == ("eu-west-1",)
    assert (profile.keys.custody, profile.keys.rotation_days) == ("hsm", 90)
    assert sorted(profile.classes) == ["public", "secret"]
    public = profile.for_class("public")
    assert (public.storage.public_access, public.keys.custody, public.keys.rotation_days) == ("allow", "provider", 90)


def test_a_mapping_may_be_given_in_parts_along_the_chain(write):
    write("profile: base\nkeys: {custody: external, custodian: {name: ACME, jurisdiction: FR}}\n", "base.yaml")
    leaf = write("profile: leaf\nextends: ./base.yaml\nkeys: {custodian: {jurisdiction: DE}}\n")
    custodian = load_profile(leaf).keys.custodian
    assert custodian is not None
    assert (custodian.name, custodian.jurisdiction) == ("ACME", "DE")


def test_what_no_file_of_the_chain_gives_is_missing(write):
    leaf = write("profile: leaf\nextends: eu-baseline\nkeys:\n  custodian: {jurisdiction: DE}\n")
    assert mistakes_of(leaf) == [("p.yaml:4:3: `name` is missing", "who it is, as the contract names it")]


def test_a_leaf_needs_a_name_of_its_own(write):
    assert mistakes_of(write("extends: eu-baseline\n"))[0][0] == "p.yaml: `profile` is missing"


def test_mistakes_of_all_files_come_at_once_each_in_its_file(write):
    write("profile: base\nresidency: {data: [XX]}\n", "base.yaml")
    leaf = write("profile: leaf\nextends: base.yaml\nstorage: {tls: maybe}\n")
    assert [message for message, _ in mistakes_of(leaf)] == [
        "base.yaml:2:20: `XX` is not a jurisdiction",
        "p.yaml:3:16: `maybe` is not one of require, allow",
    ]


def test_a_disagreement_stands_at_the_file_that_gave_the_value(write):
    write("profile: base\nresidency: {place: {aws: [eu-west-1]}}\n", "base.yaml")
    leaf = write("profile: leaf\nextends: base.yaml\nresidency: {data: [FR]}\n")
    assert mistakes_of(leaf)[0][0] == "base.yaml:2:27: `eu-west-1` lies in IE, outside residency.data (FR)"


def test_a_cycle_names_its_chain(write):
    write("profile: a\nextends: sub/b.yaml\n", "a.yaml")
    write("profile: b\nextends: ../a.yaml\n", "sub/b.yaml")
    assert mistakes_of("./a.yaml") == [
        ("sub/b.yaml:2:10: profiles extend each other: a.yaml -> sub/b.yaml -> sub/../a.yaml", "let one of them go")
    ]


def test_a_profile_cannot_extend_itself(write):
    assert "p.yaml -> p.yaml" in mistakes_of(write("profile: p\nextends: ./p.yaml\n"))[0][0]


def test_a_chain_has_an_end(write):
    for n in range(MAX_CHAIN + 1):
        write(f"profile: p{n}\nextends: ./p{n + 1}.yaml\n", f"p{n}.yaml")
    assert f"more than {MAX_CHAIN} profiles extend one another" in mistakes_of("./p0.yaml")[0][0]


@pytest.mark.parametrize(
    ("extends", "message", "hint"),
    [
        ("eu-basline", "p.yaml:2:10: unknown profile `eu-basline`", "did you mean `eu-baseline`?"),
        ("''", "p.yaml:2:10: an empty text is too short, at least 1 characters are wanted", ""),
        ("./gone.yaml", "gone.yaml: no such file or folder", "typing mistake"),
        ("[a]", "p.yaml:2:10: text is wanted, not a list", ""),
    ],
)
def test_what_cannot_be_extended_is_said(write, extends, message, hint):
    found = mistakes_of(write(f"profile: p\nextends: {extends}\n"))
    assert found[0][0] == message
    assert hint in found[0][1]


def test_a_name_and_a_path_are_told_apart(write, tmp_path):
    write("profile: mine\n", "folder/mine.yaml")
    assert load_profile("mine.yaml", relative_to=tmp_path / "folder").profile == "mine"
    assert load_profile(tmp_path / "folder" / "mine.yaml").profile == "mine"
    assert load_profile("eu-baseline", relative_to=tmp_path).profile == "eu-baseline"
    with pytest.raises(EurofenceError, match=r"^folder: unknown profile `mine`") as caught:
        load_profile("mine", relative_to=Path("folder"))
    assert "a path has a `/` or ends in .yaml" in caught.value.hint
    with pytest.raises(EurofenceError, match=r"^unknown profile `mine`"):
        load_profile("mine", relative_to=Path())


# Builtin profiles


def test_the_folder_is_the_list():
    names = builtin_profiles()
    assert names == ("de-only", "eu-baseline", "eu-customer-keys", "fr-secnumcloud", "trusted-third-party")


@pytest.mark.parametrize("name", builtin_profiles())
def test_every_builtin_is_what_its_file_is_called_and_says_its_schema(name):
    import generator.profiles

    path = Path(generator.profiles.__file__).with_name("builtin") / f"{name}.yaml"
    assert load_profile(name).profile == name
    assert load_profile(path).profile == name
    first = path.read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../profile.schema.json"
    assert (path.parent / "../profile.schema.json").is_file()


@pytest.mark.parametrize("name", builtin_profiles())
def test_every_builtin_keeps_data_in_the_union_and_names_its_classes(name):
    profile = load_profile(name)
    assert profile.title and profile.frameworks
    assert profile.residency.data in (("EU",), ("DE",))
    assert profile.residency.place.aws and profile.residency.place.google
    assert profile.guardrails == "require" and profile.on_unknown == "fail"
    assert sorted(profile.classes) == ["internal", "public", "sensitive"]
    for each in (profile, profile.for_class("internal"), profile.for_class("sensitive"), profile.for_class("typo")):
        assert each.storage.public_access == "forbid"
        assert each.keys.custody == profile.keys.custody
    assert profile.for_class("public").storage.public_access == "allow"
    assert profile.for_class("public").residency == profile.residency


def test_the_builtins_are_as_strict_as_their_names():
    custody = {name: CUSTODIES.index(load_profile(name).keys.custody) for name in builtin_profiles()}
    assert custody["eu-baseline"] < custody["eu-customer-keys"] < custody["trusted-third-party"]
    assert custody["fr-secnumcloud"] == custody["trusted-third-party"]
    assert load_profile("fr-secnumcloud").operators.jurisdictions == ("EU",)
    assert load_profile("fr-secnumcloud").audit.retention_days >= 180
    german = load_profile("de-only").residency
    for what in ("data", "processing", "backups", "logs", "ai", "state"):
        assert german.of(what) == ("DE",)
    justifications = load_profile("trusted-third-party").keys.justifications
    assert "THIRD_PARTY_DATA_REQUEST" not in justifications and justifications


def test_a_chain_loads_fast():
    load_profile("fr-secnumcloud")
    best = min(_seconds("fr-secnumcloud") for _ in range(3))
    assert best < 0.05


def _seconds(name: str) -> float:
    started = time.perf_counter()
    load_profile(name)
    return time.perf_counter() - started
