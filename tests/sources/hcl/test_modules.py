"""Modules, instances, providers, variables: which blocks there are, where they point, and in which region."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.errors import EurofenceError, Mistakes
from generator.facts import Known, Ref, Unknown, Unreadable
from generator.sources.block import Block, Reading
from generator.sources.hcl import read_directory, read_sources


def read(main: str, variables: dict[str, Any] | None = None, **files: str) -> Reading:
    return read_sources({"main.tf": main, **files}, variables)


def blocks(reading: Reading) -> dict[str, Block]:
    return {block.address: block for block in reading.blocks}


def values(main: str, address: str, **files: str) -> dict[str, Any]:
    return blocks(read(main, **files))[address].values


BUCKETS = """
variable "names" { default = { a = "acme-a", b = "acme-b" } }
resource "aws_s3_bucket" "x" {
  for_each = var.names
  bucket   = each.value
}
"""
FAIR = {
    "each.value.id": "for_each = aws_s3_bucket.x\n  bucket = each.value.id",
    "x[each.key].id": "for_each = var.names\n  bucket = aws_s3_bucket.x[each.key].id",
    "x[each.value].id": "for_each = toset(keys(var.names))\n  bucket = aws_s3_bucket.x[each.value].id",
    "for": "for_each = { for k, b in aws_s3_bucket.x : k => b.id }\n  bucket = each.value",
}


@pytest.mark.parametrize("body", FAIR.values(), ids=FAIR)
def test_a_companion_of_many_finds_its_own_bucket(body: str) -> None:
    found = blocks(read(f'{BUCKETS}\nresource "aws_s3_bucket_versioning" "v" {{\n  {body}\n}}\n'))
    assert {a: b.values["bucket"] for a, b in found.items() if "versioning" in a} == {
        'aws_s3_bucket_versioning.v["a"]': Ref('aws_s3_bucket.x["a"]'),
        'aws_s3_bucket_versioning.v["b"]': Ref('aws_s3_bucket.x["b"]'),
    }


def test_a_direct_reference_by_id_is_a_reference_and_by_name_is_the_name() -> None:
    main = """
resource "aws_s3_bucket" "b" { bucket = "acme" }
resource "aws_s3_bucket_versioning" "v" { bucket = aws_s3_bucket.b.%s }
"""
    assert values(main % "id", "aws_s3_bucket_versioning.v") == {"bucket": Ref("aws_s3_bucket.b")}
    assert values(main % "bucket", "aws_s3_bucket_versioning.v") == {"bucket": "acme"}


def test_a_name_made_by_another_provider_is_found_by_the_resource_that_bears_it() -> None:
    main = """
resource "random_pet" "p" {}
resource "aws_s3_bucket" "b" { bucket = random_pet.p.id }
resource "aws_s3_bucket_versioning" "v" { bucket = aws_s3_bucket.b.bucket }
resource "aws_s3_bucket_acl" "a" { bucket = aws_s3_bucket_versioning.v.bucket }
"""
    found = blocks(read(main))
    assert found["aws_s3_bucket.b"].values == {"bucket": Ref("random_pet.p")}
    assert found["aws_s3_bucket_versioning.v"].values == {"bucket": Ref("aws_s3_bucket.b")}
    assert found["aws_s3_bucket_acl.a"].values == {"bucket": Ref("aws_s3_bucket.b")}


INSTANCES = [
    ("count = 2", ["t.r[0]", "t.r[1]"]),
    ('count = "1"', ["t.r[0]"]),
    ("count = 0", []),
    ("count = var.on ? 1 : 0", ["t.r[0]"]),
    ("for_each = {}", []),
    ("for_each = []", []),
    ("for_each = { b = 1, a = 2 }", ['t.r["a"]', 't.r["b"]']),
    ('for_each = toset(["b", "a", "b"])', ['t.r["a"]', 't.r["b"]']),
    ('for_each = var.on ? toset(["x"]) : []', ['t.r["x"]']),
    ('for_each = { "a \\"q\\" $${x}" = 1 }', ['t.r["a \\"q\\" $${x}"]']),
    ("count = var.unset", ["t.r[*]"]),
    ("count = -1", ["t.r[*]"]),
    ("count = null", ["t.r[*]"]),
    ("for_each = var.unset", ["t.r[*]"]),
    ("for_each = toset([var.unset])", ["t.r[*]"]),
    ('for_each = "x"', ["t.r[*]"]),
    ("for_each = t.r", ["t.r[*]"]),
]


@pytest.mark.parametrize(("line", "addresses"), INSTANCES)
def test_count_and_for_each_give_the_instances(line: str, addresses: list[str]) -> None:
    reading = read(
        f'variable "unset" {{}}\nvariable "on" {{ default = true }}\nresource "t" "r" {{\n  {line}\n  v = 1\n}}\n'
    )
    assert [block.address for block in reading.blocks] == addresses
    assert all(block.values == {"v": 1} for block in reading.blocks)
    assert [note.partition(":")[0] for note in reading.notes] == (["t.r"] if addresses == ["t.r[*]"] else [])


UNKNOWN_KEYS = """
variable "keys" { type = set(string) }
variable "other" { type = set(string) }
resource "aws_s3_bucket" "x" {
  for_each = var.keys
  bucket   = "acme-${each.key}"
}
"""
UNKNOWN_COMPANIONS = [
    ("for_each = aws_s3_bucket.x\n  bucket = each.value.id", Ref("aws_s3_bucket.x[*]")),
    ("for_each = var.keys\n  bucket = aws_s3_bucket.x[each.key].id", Ref("aws_s3_bucket.x[*]")),
    # Other keys may leave a bucket out, and one key leaves out all the others.
    ("for_each = var.other\n  bucket = aws_s3_bucket.x[each.key].id", Unknown),
    ('bucket = aws_s3_bucket.x["a"].id', Unknown),
]


@pytest.mark.parametrize(("body", "expected"), UNKNOWN_COMPANIONS)
def test_unknown_instances_are_joined_only_when_they_go_over_the_same_keys(body: str, expected: Any) -> None:
    reading = read(f'{UNKNOWN_KEYS}\nresource "aws_s3_bucket_versioning" "v" {{\n  {body}\n}}\n')
    bucket, companion = reading.blocks
    assert bucket.address == "aws_s3_bucket.x[*]"
    assert bucket.values == {"bucket": Unknown("var.keys has no default")}
    found = companion.values["bucket"]
    assert isinstance(found, Unknown) if expected is Unknown else found == expected


CHILD = """
variable "name" { type = string }
variable "key" { default = null }
resource "aws_s3_bucket" "b" { bucket = var.name }
resource "aws_kms_key" "k" { count = var.key == null ? 1 : 0 }
output "id" { value = aws_s3_bucket.b.id }
output "key" { value = var.key != null ? var.key : aws_kms_key.k[0].arn }
output "hidden" {
  value     = var.name
  sensitive = true
}
"""


def test_modules_have_instances_inputs_and_outputs() -> None:
    main = """
resource "aws_kms_key" "own" {}
module "m" {
  source   = "./child"
  for_each = toset(["a", "b"])
  name     = "acme-${each.key}"
}
module "one" {
  source = "./child/"
  name   = "one"
  key    = aws_kms_key.own.arn
}
resource "t" "r" {
  a = module.m["a"].id
  b = module.m["b"].key
  c = module.one.key
  d = [for m in module.m : m.id]
  e = module.one.hidden
  f = module.one.missing
  g = module.m["c"].id
}
"""
    found = blocks(read(main, **{"child/main.tf": CHILD}))
    assert sorted(found) == [
        "aws_kms_key.own",
        'module.m["a"].aws_kms_key.k[0]',
        'module.m["a"].aws_s3_bucket.b',
        'module.m["b"].aws_kms_key.k[0]',
        'module.m["b"].aws_s3_bucket.b',
        "module.one.aws_s3_bucket.b",
        "t.r",
    ]
    assert found['module.m["a"].aws_s3_bucket.b'].values == {"bucket": "acme-a"}
    assert (found["module.one.aws_s3_bucket.b"].file, found["module.one.aws_s3_bucket.b"].line) == ("child/main.tf", 4)
    assert found["t.r"].values == {
        "a": Ref('module.m["a"].aws_s3_bucket.b'),
        "b": Ref('module.m["b"].aws_kms_key.k[0]'),
        "c": Ref("aws_kms_key.own"),
        "d": [Ref('module.m["a"].aws_s3_bucket.b'), Ref('module.m["b"].aws_s3_bucket.b')],
        "e": Unknown("output hidden is sensitive"),
        "f": Unknown("module.one has no output missing"),
        "g": Unknown("there is no such element here"),
    }


def test_a_module_with_unknown_keys_is_still_read_and_reached_by_the_same_keys() -> None:
    main = """
variable "names" {}
module "m" {
  source   = "./child"
  for_each = var.names
  name     = each.key
}
resource "t" "r" {
  for_each = module.m
  a        = each.value.id
}
resource "t" "s" { a = module.m["a"].id }
"""
    found = blocks(read(main, **{"child/main.tf": CHILD}))
    assert found["module.m[*].aws_s3_bucket.b"].values == {"bucket": Unknown("var.names has no default")}
    assert found["t.r[*]"].values == {"a": Ref("module.m[*].aws_s3_bucket.b")}
    assert isinstance(found["t.s"].values["a"], Unknown)


def test_a_module_that_is_not_here_is_unreadable_and_its_outputs_unknown() -> None:
    main = 'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\nresource "t" "r" { v = module.vpc.id }\n'
    reading = read(main)
    reason = "source terraform-aws-modules/vpc/aws is not here: run terraform init"
    assert reading.unreadable == [Unreadable("module vpc", "module.vpc", reason)]
    assert blocks(reading)["t.r"].values == {"v": Unknown(f"module.vpc is not read: {reason}")}


def test_a_module_without_copies_need_not_be_here() -> None:
    assert read('module "vpc" {\n  source = "a/b/c"\n  count = 0\n}\n').unreadable == []


MANIFEST = """{"Modules": [
  {"Key": "", "Source": "", "Dir": "."},
  {"Key": "vpc", "Source": "%s", "Dir": ".terraform/modules/vpc"}
]}"""


@pytest.mark.parametrize("source", ["registry.terraform.io/a/b/c", "registry.terraform.io/x/y/z"])
def test_an_installed_module_is_read_unless_another_one_is_installed(source: str) -> None:
    files = {
        ".terraform/modules/modules.json": MANIFEST % source,
        ".terraform/modules/vpc/main.tf": 'resource "t" "r" {}\n',
    }
    reading = read('module "vpc" { source = "a/b/c" }\n', **files)
    fits = source.endswith("a/b/c")
    assert [block.address for block in reading.blocks] == (["module.vpc.t.r"] if fits else [])
    assert bool(reading.unreadable) != fits


def test_a_module_that_calls_itself_is_unreadable() -> None:
    reading = read(
        'module "m" { source = "./a" }\n', **{"a/main.tf": 'module "n" { source = "../a" }\nresource "t" "r" {}\n'}
    )
    assert [block.address for block in reading.blocks] == ["module.m.t.r"]
    assert reading.unreadable == [Unreadable("module n", "module.m.module.n", "source ../a calls itself")]


def test_a_saved_plan_s_files_are_read_under_their_own_names() -> None:
    files = {
        "tfplan": b"\0binary",
        "tfconfig/modules.json": '[{"Key": "", "Dir": "."}, {"Key": "m", "Source": "../mods/b", "Dir": "../mods/b"}, '
        '{"Key": "m.n", "Source": "x/y/z", "Dir": ".terraform/modules/m.n"}]',
        "tfconfig/m-/main.tf": 'module "m" { source = "../mods/b" }\n',
        "tfconfig/m-m/main.tf": 'module "n" { source = "x/y/z" }\n',
        "tfconfig/m-m.n/main.tf": '\nresource "t" "r" {}\n',
    }
    (block,) = read_sources(files).blocks
    assert (block.address, block.file, block.line) == ("module.m.module.n.t.r", ".terraform/modules/m.n/main.tf", 2)


REGIONS = """
variable "region" { default = "eu-central-1" }
provider "aws" { region = var.region }
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
provider "aws" { alias = "bare" }
resource "aws_s3_bucket" "default" {}
resource "aws_s3_bucket" "aliased" { provider = aws.us }
resource "aws_s3_bucket" "quoted" { provider = "aws.us" }
resource "aws_s3_bucket" "bare" { provider = aws.bare }
resource "aws_s3_bucket" "nowhere" { provider = aws.missing }
resource "google_storage_bucket" "implied" {}
module "inherits" { source = "./child" }
module "mapped" {
  source    = "./child"
  providers = { aws = aws.us }
}
module "alias" {
  source    = "./aliased"
  providers = { aws.inner = aws.us }
}
"""
ALIASED = """
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.inner]
    }
  }
}
resource "aws_s3_bucket" "inner" { provider = aws.inner }
resource "aws_s3_bucket" "outer" {}
"""
DEEP = 'module "deep" { source = "../deep" }\nresource "aws_s3_bucket" "b" {}\n'


def test_the_region_is_the_one_of_the_provider_that_is_used() -> None:
    files = {"child/main.tf": DEEP, "deep/main.tf": 'resource "aws_s3_bucket" "b" {}\n', "aliased/main.tf": ALIASED}
    reading = read(REGIONS, **files)
    found = {a: b.region.value if isinstance(b.region, Known) else b.region.reason for a, b in blocks(reading).items()}
    environment = "comes from the environment of whoever applies"
    assert found == {
        "aws_s3_bucket.aliased": "us-east-1",
        "aws_s3_bucket.bare": f"provider aws at main.tf:8 names no region: it {environment}",
        "aws_s3_bucket.default": "eu-central-1",
        "aws_s3_bucket.nowhere": "provider aws.missing is configured nowhere",
        "aws_s3_bucket.quoted": "us-east-1",
        "google_storage_bucket.implied": f"no provider block configures google: its region {environment}",
        "module.alias.aws_s3_bucket.inner": "us-east-1",
        "module.alias.aws_s3_bucket.outer": "eu-central-1",
        "module.inherits.aws_s3_bucket.b": "eu-central-1",
        "module.inherits.module.deep.aws_s3_bucket.b": "eu-central-1",
        "module.mapped.aws_s3_bucket.b": "us-east-1",
        "module.mapped.module.deep.aws_s3_bucket.b": "us-east-1",
    }
    assert [provider.address for provider in reading.providers] == [
        "provider.aws",
        "provider.aws.bare",
        "provider.aws.us",
        "provider.google",
    ]


def test_a_provider_inside_a_module_and_under_another_name() -> None:
    child = """
terraform {
  required_providers {
    eu = { source = "hashicorp/aws" }
  }
}
provider "eu" { region = "eu-west-3" }
resource "aws_s3_bucket" "b" { provider = eu }
"""
    reading = read('module "m" { source = "./child" }\n', **{"child/main.tf": child})
    assert reading.blocks[0].region == Known("eu-west-3")
    assert [(p.address, p.name) for p in reading.providers] == [("module.m.provider.aws", "aws")]


GOOGLE = [
    ("", Known("googleapis.com", "default universe")),
    ('universe_domain = "s3nsapis.fr"', Known("s3nsapis.fr")),
    ("universe_domain = var.unset", Unknown("var.unset has no default")),
]


@pytest.mark.parametrize(("line", "universe"), GOOGLE)
def test_google_s_provider_has_project_region_and_universe(line: str, universe: Any) -> None:
    main = f"""
variable "unset" {{}}
provider "google" {{
  project = "p"
  region  = "europe-west9"
  {line}
}}
resource "google_storage_bucket" "b" {{}}
resource "google_storage_bucket" "beta" {{ provider = google-beta }}
"""
    reading = read(main)
    block, beta = reading.blocks
    assert (block.project, block.region) == (Known("p"), Known("europe-west9"))
    assert isinstance(beta.project, Unknown)
    assert [(p.name, p.universe) for p in reading.providers] == [
        ("google", universe),
        ("google", Known("googleapis.com", "default universe")),
    ]


def test_a_provider_for_each_is_not_guessed_at() -> None:
    main = """
provider "aws" {
  alias    = "by"
  for_each = toset(["eu-west-1", "us-east-1"])
  region   = each.value
}
resource "aws_s3_bucket" "b" { provider = aws.by["us-east-1"] }
"""
    (block,) = read(main).blocks
    assert block.region == Unknown("provider aws at main.tf:2 has a for_each, which is not evaluated")


VARIABLES = [
    ('variable "v" {\n  type = set(string)\n  default = ["b", "a", "b"]\n}', {}, ["a", "b"]),
    ('variable "v" {\n  type = number\n  default = "3"\n}', {}, 3),
    ('variable "v" {\n  type = string\n  default = true\n}', {}, "true"),
    (
        'variable "v" {\n  type = object({ a = optional(string, "x"), b = optional(bool) })\n  default = { c = 1 }\n}',
        {},
        {"a": "x", "b": None},
    ),
    (
        'variable "v" {\n  type = map(object({ n = optional(number, 7) }))\n  default = { k = {} }\n}',
        {},
        {"k": {"n": 7}},
    ),
    ('variable "v" {\n  type = tuple([string, number])\n  default = [1, "2"]\n}', {}, ["1", 2]),
    ('variable "v" {\n  type = number\n  default = "x"\n}', {}, Unknown("var.v: this is not a number")),
    ('variable "v" {\n  type = object({ a = string })\n  default = {}\n}', {}, {"a": Unknown("a is not given")}),
    ('variable "v" {}', {"v": "given"}, "given"),
    ('variable "v" { type = list(string) }', {"v": '["a", "b"]'}, ["a", "b"]),
    ('variable "v" { type = list(string) }', {"v": ["a"]}, ["a"]),
    ('variable "v" { type = bool }', {"v": "true"}, True),
    ('variable "v" {\n  default = "d"\n  nullable = false\n}', {"v": None}, "d"),
    ('variable "v" { ephemeral = true }', {"v": "x"}, Unknown("var.v is ephemeral")),
]


@pytest.mark.parametrize(("declared", "given", "expected"), VARIABLES)
def test_variables_take_the_type_they_declare(declared: str, given: dict[str, Any], expected: Any) -> None:
    assert read(f'{declared}\nresource "t" "r" {{ v = var.v }}\n', given).blocks[0].values == {"v": expected}


def test_tfvars_files_are_taken_in_terraform_s_order() -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    main = "".join(f'variable "{n}" {{ default = "default" }}\n' for n in names)
    main += 'resource "t" "r" {\n' + "".join(f"  {n} = var.{n}\n" for n in names) + "}\n"
    files = {
        "terraform.tfvars": 'b = "1"\nc = "1"\nd = "1"\ne = "1"\nf = "1"\nundeclared = 1\n',
        "terraform.tfvars.json": '{"c": "2", "d": "2", "e": "2", "f": "2"}',
        "a.auto.tfvars": 'd = "3"\ne = "3"\nf = "3"\n',
        "b.auto.tfvars.json": '{"e": "4", "f": "4"}',
        "other.tfvars": 'f = "no"\n',
        "child/terraform.tfvars": 'f = "no"\n',
    }
    (block,) = read(main, {"f": "5"}, **files).blocks
    assert block.values == {"a": "default", "b": "1", "c": "2", "d": "3", "e": "4", "f": "5"}


def test_a_variable_that_is_not_there_is_an_error_with_a_near_one() -> None:
    with pytest.raises(Mistakes, match="there is no variable regoin") as error:
        read('variable "region" {}\n', {"regoin": "x"})
    assert [mistake.hint for mistake in error.value.mistakes] == ["did you mean region?"]


def test_a_secret_reaches_nothing() -> None:
    child = 'variable "v" {}\nresource "t" "r" {\n  v = var.v\n  w = "x-${var.v}"\n}\n'
    main = """
variable "secret" {
  type      = number
  sensitive = true
  default   = "hunter2"
}
module "m" {
  source = "./child"
  v      = var.secret
}
resource "t" "keyed" { for_each = { (var.secret) = 1 } }
provider "aws" { region = var.secret }
"""
    assert "hunter2" not in repr(read(main, **{"child/main.tf": child}))


NESTED = """
variable "unset" {}
variable "rules" { default = [{ id = "a", days = 1 }, { id = "b", days = 2 }] }
resource "t" "r" {
  provider   = aws.us
  depends_on = [t.r]
  kept       = 1
  lifecycle { prevent_destroy = true }
  provisioner "local-exec" { command = "x" }
  rule { id = "static" }
  dynamic "rule" {
    for_each = var.rules
    iterator = it
    content {
      id = it.value.id
      dynamic "deep" {
        for_each = range(it.value.days)
        content { n = deep.value + it.key }
      }
    }
  }
  dynamic "none" {
    for_each = []
    content {}
  }
  fixed { on = true }
  dynamic "fixed" {
    for_each = var.unset
    content {}
  }
}
"""


def test_nested_and_dynamic_blocks_are_lists() -> None:
    assert values(NESTED, "t.r") == {
        "kept": 1,
        "rule": [
            {"id": "static"},
            {"id": "a", "deep": [{"n": 0}]},
            {"id": "b", "deep": [{"n": 1}, {"n": 2}]},
        ],
        "none": [],
        "fixed": Unknown("var.unset has no default"),
    }


def test_what_a_nested_block_does_not_say_is_for_the_provider_to_tell() -> None:
    main = """
resource "google_cloudfunctions2_function" "f" {
  service_config { ingress = "all" }
}
resource "t" "r" {
  a = google_cloudfunctions2_function.f.service_config[0].uri
  b = try(google_cloudfunctions2_function.f.service_config[0].uri, "fallback")
  c = google_cloudfunctions2_function.f.service_config[0].ingress
}
"""
    ref = Ref("google_cloudfunctions2_function.f")
    assert values(main, "t.r") == {"a": ref, "b": ref, "c": "all"}


BACKENDS = [
    (
        'terraform {\n  backend "s3" {\n    bucket = "state"\n    region = "eu-west-1"\n  }\n}\n',
        "s3",
        {"bucket": "state", "region": "eu-west-1"},
    ),
    (
        'terraform {\n  cloud {\n    organization = "o"\n    workspaces { name = "w" }\n  }\n}\n',
        "cloud",
        {"organization": "o", "workspaces": [{"name": "w"}]},
    ),
    ("locals {}\n", "local", {}),
]


@pytest.mark.parametrize(("main", "kind", "expected"), BACKENDS)
def test_the_backend_of_the_root_module(main: str, kind: str, expected: dict[str, Any]) -> None:
    child = {"child/main.tf": 'terraform {\n  backend "gcs" {}\n}\n'}
    backend = read(f'{main}module "m" {{ source = "./child" }}\n', **child).backend
    assert backend is not None
    assert (backend.address, backend.type, backend.values) == ("terraform.backend", kind, expected)


def test_a_directory_is_read_with_modules_beside_it(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    (tmp_path / "mods").mkdir()
    (tmp_path / "live" / "main.tf").write_text('module "m" { source = "../mods" }\n')
    (tmp_path / "mods" / "main.tf").write_text('data "t" "r" {}\n')
    (block,) = read_directory(tmp_path / "live").blocks
    assert (block.address, block.mode, block.file) == ("module.m.data.t.r", "data", "../mods/main.tf")


def test_an_empty_directory_has_nothing_to_judge(tmp_path: Path) -> None:
    assert read_directory(tmp_path) == Reading("hcl")


def test_a_directory_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EurofenceError, match="no such folder"):
        read_directory(tmp_path / "nowhere")
