"""Broken, huge and malicious input: an error with a place, or an Unknown; never half an answer, never a traceback."""

from __future__ import annotations

import time

import pytest

from generator.errors import EurofenceError, Mistakes
from generator.facts import Unknown, Unreadable
from generator.sources.hcl import read_sources
from generator.sources.hcl.expansion import MAX_COPIES
from generator.sources.hcl.expressions import Evaluator, Scope
from generator.sources.hcl.syntax import parse_expression

BROKEN = [
    ('resource "t" "r" {\n  v = \n}\n', "main.tf:2"),
    ('resource "t" "r" {\n', "main.tf:2:1: } is missing"),
    ('resource "t" "r" {}}\n', "main.tf:1"),
    ("}\n", "main.tf:1:1"),
    ("not terraform at all", "main.tf:1:1"),
    ("locals {\n  a = [1, 2\n}\n", "main.tf:3:1: ] is missing"),
    ('locals {\n  a = "x\n}\n', "main.tf:2"),
    ("locals {\n  a = <<EOT\n  x\n}\n", "main.tf:5:1: the end of the heredoc is missing"),
    ("locals {\n  a = 1\n  a = 2\n}\n", "main.tf:3:3: a is set a second time in this block"),
    ('resource "t" "r" {}\nresource "t" "r" {}\n', "main.tf:2: t.r is declared a second time"),
    ('variable "v" {}\nvariable "v" {}\n', "main.tf:2: variable v is declared a second time"),
    ('provider "aws" {}\nprovider "aws" {}\n', "main.tf:2: provider aws is declared a second time"),
    ('resource "t" {}\n', "main.tf:1: resource needs 2 names behind it"),
    ("a = 1\n", "main.tf: a stands outside every block"),
    (b"\xff\xfel\0o\0", "main.tf: is UTF-16"),
    (b"locals {}\n# \xff\n", "main.tf:2:3: is not UTF-8"),
    (b"locals {}\0", "main.tf: is a binary file"),
    ("{" * 100_000, "main.tf:1:1"),
    ("locals {\n  a = " + "[" * 5_000 + "]" * 5_000 + "\n}\n", "nests deeper than 80 levels"),
    ("locals {\n  a = " + "!" * 5_000 + "true\n}\n", "nests deeper than 80 levels"),
    ("locals {\n  a = " + "1 + " * 5_000 + "1\n}\n", "nests deeper than 80 levels"),
    ("locals {\n  a = " + "true ? 1 : " * 500 + "1\n}\n", "nests deeper than 80 levels"),
    ("locals {\n  a = " + '"${' * 100 + "1" + '}"' * 100 + "\n}\n", "main.tf:2"),
    ("a {" * 500 + "}" * 500 + "\n", "nests deeper than 80 levels"),
    ("locals {\n  a = 1" + "0" * 400 + "\n}\n", "this number is too large"),
]


@pytest.mark.parametrize(("source", "message"), BROKEN, ids=range(len(BROKEN)))
def test_broken_files_are_refused_with_their_place(source: str | bytes, message: str) -> None:
    with pytest.raises(Mistakes) as error:
        read_sources({"main.tf": source})
    assert message in str(error.value)


def test_all_mistakes_are_shown_at_once() -> None:
    with pytest.raises(Mistakes) as error:
        read_sources(
            {
                "b.tf": "locals {\n  a = \n}\n",
                "a.tf": '}\nmodule "m" { source = "./c" }\n',
                "d.tf": 'module "m" { source = "./c" }\n',
                "c/x.tf": "{\n",
                "terraform.tfvars": "x = \n",
            }
        )
    assert [str(mistake.where).partition(":")[0] for mistake in error.value.mistakes][:3] == ["a.tf", "b.tf", "c/x.tf"]


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_sources({"main.tf": b'\xef\xbb\xbfresource "t" "r" {}\r\n'}).blocks[0].address == "t.r"


NOT_READ = {
    "x.tf.json": "Terraform's JSON syntax is not read",
    "x.tofu.json": "Terraform's JSON syntax is not read",
    "override.tf": "override files are not merged into what they override",
    "x_override.tf": "override files are not merged into what they override",
    "main.tofu": "under OpenTofu it takes the place of main.tf, which was read instead",
}


@pytest.mark.parametrize(("name", "reason"), NOT_READ.items())
def test_files_that_are_not_read_are_said(name: str, reason: str) -> None:
    reading = read_sources({"main.tf": "", name: 'resource "t" "r" {}\n'})
    assert reading.blocks == []
    assert reading.unreadable == [Unreadable(name, ".", reason)]


def test_a_block_nobody_knows_is_said() -> None:
    reason = "a block of the unknown type galaxy"
    assert read_sources({"main.tf": '\ngalaxy "x" {}\n'}).unreadable == [Unreadable("main.tf:2", ".", reason)]


IGNORED = ["moved {\n  from = a.b\n  to = a.c\n}", 'import {\n  to = a.b\n  id = "x"\n}', "removed {\n  from = a.b\n}",
           'check "c" {}', 'ephemeral "t" "r" {}', 'action "t" "r" {}', 'output "o" { value = 1 }']  # fmt: skip


@pytest.mark.parametrize("source", IGNORED)
def test_blocks_that_declare_nothing_are_not_resources(source: str) -> None:
    reading = read_sources({"main.tf": f"{source}\n", "extra.tofu": "", ".hidden.tf": "{{{", "x.tf~": "{{{"})
    assert (reading.blocks, reading.unreadable) == ([], [])


def _chain(length: int) -> str:
    links = "".join(f"  l{n} = [local.l{n + 1}]\n" for n in range(length))
    return f"locals {{\n{links}  l{length} = 1\n}}\n"


BOMBS = {
    "a chain of locals": _chain(5_000) + 'resource "t" "r" { v = jsonencode(local.l0) }\n',
    "billion laughs": "locals {\n  a0 = [1, 1]\n"
    + "".join(f"  a{n + 1} = [local.a{n}, local.a{n}]\n" for n in range(40))
    + '}\nresource "t" "r" { v = jsonencode(local.a40) }\n',
    "doubling text": 'locals {\n  a0 = "xxxxxxxxxx"\n'
    + "".join(f'  a{n + 1} = "${{local.a{n}}}${{local.a{n}}}"\n' for n in range(40))
    + '}\nresource "t" "r" { v = local.a40 }\n',
    "squares": "locals {\n  a0 = 10\n"
    + "".join(f"  a{n + 1} = local.a{n} * local.a{n}\n" for n in range(30))
    + '}\nresource "t" "r" { v = local.a30 }\n',
    "range": 'resource "t" "r" { v = range(1000000000) }\n',
    "product": 'resource "t" "r" { v = setproduct([for x in range(99) : range(99)]...) }\n',
    "join": 'locals {\n  a = format("%0999d", 0)\n  b = join("", [for x in range(999) : local.a])\n}\n'
    'resource "t" "r" { v = join(local.b, range(999)) }\n',
    "power": 'resource "t" "r" { v = pow(10, 400) }\n',
}


@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_bombs_are_unknown(source: str) -> None:
    start = time.process_time()
    (block,) = read_sources({"main.tf": source}).blocks
    assert isinstance(block.values["v"], Unknown)
    assert time.process_time() - start < 5


TOO_MUCH = {
    "count": (f'resource "t" "r" {{ count = {MAX_COPIES} }}\nresource "t" "s" {{ count = 1 }}\n', "more than 100,000"),
    "modules": ('module "m" {\n  source = "./c"\n  count = 2\n}\n', "more than 100,000"),
}


@pytest.mark.parametrize(("source", "message"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_anybody_has_is_an_error(source: str, message: str) -> None:
    child = f'module "n" {{\n  source = "../d"\n  count = {MAX_COPIES}\n}}\n'
    with pytest.raises(EurofenceError, match=message):
        read_sources({"main.tf": source, "c/main.tf": child, "d/main.tf": ""})


def test_more_steps_than_anybody_needs_are_an_error() -> None:
    loops = parse_expression("main.tf", "[for a in range(9) : [for b in range(9) : [for c in range(9) : a]]]")
    evaluator = Evaluator(steps=500)
    with pytest.raises(EurofenceError, match="too many steps"):
        evaluator.value(loops, Scope(Empty()))


class Empty:
    def root(self, name: str) -> Unknown:
        return Unknown(name)


CHAINS = {
    "splats": "  l{n} = local.l{m}[*].x\n",
    "loops": "  l{n} = [for x in [1] : x if local.l{m} == 1]\n",
    "templates": '  l{n} = "x${{local.l{m}}}"\n',
    "conditions": "  l{n} = local.l{m} ? 1 : 2\n",
}


@pytest.mark.parametrize("link", CHAINS.values(), ids=CHAINS)
def test_a_chain_of_a_thousand_names_is_unknown(link: str) -> None:
    links = "".join(link.format(n=n, m=n + 1) for n in range(1000))
    source = f'locals {{\n{links}  l1000 = true\n}}\nresource "t" "r" {{ v = local.l0 }}\n'
    (block,) = read_sources({"main.tf": source}).blocks
    assert block.values["v"] == Unknown("this leads through too many other expressions to evaluate")


def test_resources_that_count_each_other_without_end_are_unknown() -> None:
    link = 'resource "t" "r{n}" {{\n  for_each = [for k, v in t.r{m} : k]\n}}\n'
    source = "".join(link.format(n=n, m=n + 1) for n in range(300)) + 'resource "t" "r300" { for_each = { a = 1 } }\n'
    assert read_sources({"main.tf": source}).blocks[0].address == "t.r0[*]"


def test_a_cycle_between_modules_outputs_is_unknown() -> None:
    main = 'module "m" {\n  source = "./c"\n  v = module.m.o\n}\nresource "t" "r" { v = module.m.o }\n'
    child = 'variable "v" {}\noutput "o" { value = var.v }\n'
    (block,) = read_sources({"main.tf": main, "c/main.tf": child}).blocks
    assert isinstance(block.values["v"], Unknown)


def test_ten_thousand_resources_take_seconds() -> None:
    block = """
resource "aws_s3_bucket" "b{n}" {{
  bucket = "${{var.p}}-{n}"
  tags = {{
    A = local.a
  }}
}}
resource "aws_s3_bucket_versioning" "b{n}" {{
  bucket = aws_s3_bucket.b{n}.id
  versioning_configuration {{
    status = "Enabled"
  }}
}}
"""
    files = {f"f{i}.tf": "".join(block.format(n=f"{i}_{n}") for n in range(5)) for i in range(1000)}
    files["main.tf"] = 'variable "p" { default = "acme" }\nlocals { a = upper(var.p) }\n'
    start = time.process_time()
    assert len(read_sources(files).blocks) == 10_000
    assert time.process_time() - start < 20  # a tenth of this on a machine of its own
