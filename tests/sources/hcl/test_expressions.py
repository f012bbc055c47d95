"""What expressions come to: one snippet a row."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts import Ref, Unknown
from generator.sources.hcl import read_sources

PREAMBLE = """
variable "unset" {}
variable "name" { default = "acme" }
variable "list" { default = ["b", "a", "b"] }
variable "map" { default = { y = 2, x = 1 } }
variable "none" { default = null }
variable "secret" {
  default   = "hunter2"
  sensitive = true
}
locals {
  people = [{ name = "ann", age = 3 }, { name = "bob", age = 5 }]
  loop_a = local.loop_b
  loop_b = "x${local.loop_a}"
}
resource "aws_kms_key" "k" {
  description = "a key"
  tags        = { Team = "x" }
}
resource "aws_kms_key" "many" {
  for_each    = { a = "one", b = "two" }
  description = each.value
}
resource "aws_kms_key" "counted" {
  count = 2
}
data "aws_caller_identity" "me" {}
"""


def value(expression: str) -> Any:
    reading = read_sources({"main.tf": f'{PREAMBLE}\nresource "test_thing" "t" {{\n  v = {expression}\n}}\n'})
    (block,) = [block for block in reading.blocks if block.type == "test_thing"]
    return block.values["v"]


KNOWN: list[tuple[str, Any]] = [
    ("null", None),
    ("true", True),
    ("-3", -3),
    ("1.5", 1.5),
    ("0.1 + 0.2 < 0.4", True),
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("7 / 2", 3.5),
    ("8 / 2", 4),
    ("7 % 4", 3),
    ("!true || true && false", False),
    ('"a" == "a" && 1 != 2', True),
    ('1 == "1"', False),
    ("true == 1", False),
    ("[1, 2] == [1, 2]", True),
    ("{ a = [1] } == { a = [1] }", True),
    ("var.none == null", True),
    ("var.list != null", True),
    # The grammar groups conditionals to the left; Terraform groups them to the right.
    ('true ? "a" : true ? "b" : "c"', "a"),
    ('false ? "a" : false ? "b" : "c"', "c"),
    ('false ? "a" : false ? "b" : true ? "c" : "d"', "c"),
    ('(true ? false : true) ? "a" : "b"', "b"),
    ('true ? true ? "a" : "b" : "c"', "a"),
    ("[1, 2, 3,]", [1, 2, 3]),
    (
        '{ a = 1, "b" : 2, (var.name) = 3, "${var.name}-x" = 4, null = 5 }',
        {"a": 1, "b": 2, "acme": 3, "acme-x": 4, "null": 5},
    ),
    # A key in parentheses on its own line is no call of the value before it.
    ("{\n    a = var.name\n    (var.name) = 1\n    b = 2\n  }", {"a": "acme", "acme": 1, "b": 2}),
    ("var.list[0]", "b"),
    ("var.list.1", "a"),
    ('var.map["x"]', 1),
    ("var.map.y", 2),
    ("local.people[*].name", ["ann", "bob"]),
    ("local.people.*.name", ["ann", "bob"]),
    ("local.people.*.name[1]", "bob"),
    ("var.none[*]", []),
    ("var.name[*]", ["acme"]),
    ("[[{ a = 1 }], [{ a = 2 }]][*][*].a", [[1], [2]]),
    ("[for p in local.people : upper(p.name) if p.age > 3]", ["BOB"]),
    ("[for i, x in var.list : i]", [0, 1, 2]),
    ("[for k, v in var.map : k]", ["x", "y"]),
    ("{ for k, v in var.map : v => k }", {"1": "x", "2": "y"}),
    ("{ for x in var.list : x => 1... }", {"b": [1, 1], "a": [1]}),
    ("[for x in toset(var.list) : x]", ["a", "b"]),
    ("[for k, v in toset(var.list) : k]", ["a", "b"]),
    ("merge(var.map, { z = 3 })", {"y": 2, "x": 1, "z": 3}),
    ("concat([[1], [2]]...)", [1, 2]),
    ("max([1, 5, 2]...)", 5),
    # A comment may stand anywhere.
    ("[ # one\n    1, // two\n    /* three */ 2\n  ]", [1, 2]),
    ("path.module", "."),
]

TEXTS: list[tuple[str, str]] = [
    ('"plain"', "plain"),
    ('""', ""),
    ('"a${var.name}b"', "aacmeb"),
    ('" ${var.name} "', " acme "),
    ('"${1}${true}${1.5}"', "1true1.5"),
    (r'"q\" b\\ n\n t\t \u00e9 \U0001F600"', 'q" b\\ n\n t\t é 😀'),
    ('"$${var.name} %%{if} $5 5%"', "${var.name} %{if} $5 5%"),
    ('"%{ if true }yes%{ else }no%{ endif }"', "yes"),
    ('"%{ if false }yes%{ endif }"', ""),
    ('"%{ for x in var.list ~} ${x}, %{ endfor }"', "b, a, b, "),
    ('"a ${~ var.name ~} b"', "aacmeb"),
    ('"# no comment // ${var.name}"', "# no comment // acme"),
    ('"${"nested ${var.name}"}"', "nested acme"),
    ("<<EOT\n  two\n    four ${var.name}\nEOT", "  two\n    four acme\n"),
    ("<<-EOT\n    two\n      four ${var.name}\n\n    # x\n  EOT", "two\n  four acme\n\n# x\n"),
    ("<<-EOT\n    ${var.name}\n      x\n    EOT", "acme\n  x\n"),
    ("<<-EOT\n    %{ if true }\n    in\n    %{ endif }\n    EOT", "\nin\n\n"),
    ('<<EOT\n\\n $${x} "q"\nEOT', '\\n ${x} "q"\n'),
    ("<<EOT\nEOT", ""),
]

FUNCTIONS: list[tuple[str, Any]] = [
    ("abs(-2) + ceil(1.2) + floor(1.8) + signum(-3)", 4),
    ("alltrue([true, true])", True),
    ("anytrue([false])", False),
    ('base64decode(base64encode("é"))', "é"),
    ("can(var.map.nope)", False),
    ("can(var.map.x)", True),
    ('chomp("a\\n")', "a"),
    ("chunklist([1, 2, 3], 2)", [[1, 2], [3]]),
    ('coalesce(null, "", "x")', "x"),
    ("coalescelist([], [1])", [1]),
    ('compact(["a", "", null])', ["a"]),
    ("concat([1], [2, 3])", [1, 2, 3]),
    ('contains(var.list, "a")', True),
    ("distinct(var.list)", ["b", "a"]),
    ("element([1, 2, 3], 4)", 2),
    ('endswith("abc", "c")', True),
    ("flatten([[1, [2]], [], 3])", [1, 2, 3]),
    ('format("%s-%03d-%v-%q%%", "a", 7, true, "b")', 'a-007-true-"b"%'),
    ('format("%v", { a = [1] })', '{"a":[1]}'),
    ('formatlist("%s-%s", ["a", "b"], "x")', ["a-x", "b-x"]),
    ('indent(2, "a\\nb")', "a\n  b"),
    ('index(["a", "b"], "b")', 1),
    ('join("-", var.list, ["c"])', "b-a-b-c"),
    ('jsondecode("{\\"a\\": [1, null]}")', {"a": [1, None]}),
    ('jsonencode({ b = [1, null, true], a = "<é>" })', '{"a":"\\u003cé\\u003e","b":[1,null,true]}'),
    ("keys(var.map)", ["x", "y"]),
    ("length(var.list) + length(var.map) + length(var.name)", 9),
    ('lookup(var.map, "x", 0) + lookup(var.map, "q", 10)', 11),
    ('"${lower("AB")}${upper("c")}${title("d e")}"', "abCD E"),
    ("min(3, 1)", 1),
    ("one([1])", 1),
    ("one([])", None),
    ('parseint("ff", 16)', 255),
    ("pow(2, 3)", 8),
    ("range(3)", [0, 1, 2]),
    ("range(3, 0)", [3, 2, 1]),
    ("range(0, 1, 0.5)", [0, 0.5]),
    ('replace("a.b", ".", "-")', "a-b"),
    ("reverse([1, 2])", [2, 1]),
    ('sha1("a") == substr(sha1("a"), 0, 40)', True),
    ('setintersection(["a", "b"], ["b"])', ["b"]),
    ('setsubtract(["a", "b"], ["b"])', ["a"]),
    ('setunion(["b"], ["a"])', ["a", "b"]),
    ('setproduct(["a"], ["x", "y"])', [["a", "x"], ["a", "y"]]),
    ("slice([1, 2, 3], 1, 3)", [2, 3]),
    ('sort(["b", "a"])', ["a", "b"]),
    ('split(",", "a,b")', ["a", "b"]),
    ('startswith("abc", "ab") && strcontains("abc", "b")', True),
    ('strrev("ab")', "ba"),
    ('substr("abcdef", -3, 2)', "de"),
    ("sum([1, 2.5])", 3.5),
    ('[tobool("true"), tonumber("3"), tostring(4)]', [True, 3, "4"]),
    ("tolist(toset(var.list))", ["a", "b"]),
    ("toset([3, 1, 3])", [1, 3]),
    ("tomap({ a = 1 })", {"a": 1}),
    ('transpose({ a = ["x"] })', {"x": ["a"]}),
    ('"${trim("--a-", "-")}${trimprefix("ab", "a")}${trimsuffix("ab", "b")}${trimspace(" c ")}"', "abac"),
    ('try(var.map.nope, var.map["no"], "last")', "last"),
    ('urlencode("a b/")', "a+b%2F"),
    ("values(var.map)", [1, 2]),
    ('zipmap(["a", "b"], [1, 2])', {"a": 1, "b": 2}),
    ("core::max(1, 2)", 2),
]

REFERENCES: list[tuple[str, Any]] = [
    ("aws_kms_key.k.arn", Ref("aws_kms_key.k")),
    ('"${aws_kms_key.k.arn}"', Ref("aws_kms_key.k")),
    ('"${aws_kms_key.k.arn}:*"', Ref("aws_kms_key.k")),
    ('"s3://${aws_kms_key.k.id}/logs"', Ref("aws_kms_key.k")),
    ('"gs://${aws_kms_key.k.id}"', Ref("aws_kms_key.k")),
    ('"logging.googleapis.com/${aws_kms_key.k.id}"', Ref("aws_kms_key.k")),
    ('"//storage.googleapis.com/${aws_kms_key.k.id}"', Ref("aws_kms_key.k")),
    ("aws_kms_key.k", Ref("aws_kms_key.k")),
    ("aws_kms_key.k.description", "a key"),
    ("aws_kms_key.k.tags.Team", "x"),
    ('aws_kms_key.many["a"].arn', Ref('aws_kms_key.many["a"]')),
    ('aws_kms_key.many["a"].description', "one"),
    ("aws_kms_key.counted[1].arn", Ref("aws_kms_key.counted[1]")),
    ("aws_kms_key.counted.0.arn", Ref("aws_kms_key.counted[0]")),
    ("aws_kms_key.counted[*].arn", [Ref("aws_kms_key.counted[0]"), Ref("aws_kms_key.counted[1]")]),
    ("[for k in aws_kms_key.many : k.arn]", [Ref('aws_kms_key.many["a"]'), Ref('aws_kms_key.many["b"]')]),
    ("values(aws_kms_key.many)[*].description", ["one", "two"]),
    ("data.aws_caller_identity.me.account_id", Ref("data.aws_caller_identity.me")),
    ("one(aws_kms_key.k[*].arn)", Ref("aws_kms_key.k")),
    ("try(aws_kms_key.k.arn, null)", Ref("aws_kms_key.k")),
    ('coalesce(var.none, aws_kms_key.k.arn, "x")', Ref("aws_kms_key.k")),
    ('aws_kms_key.k.arn == null ? "none" : aws_kms_key.k.arn', Ref("aws_kms_key.k")),
    ('aws_kms_key.k.id != "" ? aws_kms_key.k.id : "none"', Ref("aws_kms_key.k")),
    ("flatten([[aws_kms_key.k.arn]])", [Ref("aws_kms_key.k")]),
    ("merge({ a = aws_kms_key.k.arn }, { b = 1 }).a", Ref("aws_kms_key.k")),
    ('lookup({ a = aws_kms_key.k.arn }, "a", null)', Ref("aws_kms_key.k")),
    ('compact([aws_kms_key.k.arn, ""])', [Ref("aws_kms_key.k")]),
    ("toset([aws_kms_key.k.arn])", [Ref("aws_kms_key.k")]),
    ('{ "k" = aws_kms_key.k.arn, "u" = 1 }["k"]', Ref("aws_kms_key.k")),
]

UNKNOWN: list[tuple[str, str]] = [
    ("var.unset", "var.unset has no default"),
    ("var.unset.a[0].b", "var.unset has no default"),
    ('"x-${var.unset}"', "var.unset has no default"),
    ("var.unset ? 1 : 2", "var.unset has no default"),
    ("[for x in var.unset : x]", "var.unset has no default"),
    ("jsonencode({ a = var.unset })", "var.unset has no default"),
    ("length(var.unset)", "var.unset has no default"),
    ("var.missing", "var.missing is not declared"),
    ("local.missing", "local.missing is not declared"),
    ("module.missing.x", "module.missing is not declared"),
    ("aws_s3_bucket.missing.id", "aws_s3_bucket.missing is not declared"),
    ("data.aws_region.missing.name", "data.aws_region.missing is not declared"),
    ("each.key", "each means nothing here"),
    ("local.loop_a", "local.loop_a refers to itself"),
    ("var.secret", "var.secret is sensitive"),
    ('"x${var.secret}"', "var.secret is sensitive"),
    ('sensitive("x")', "sensitive() hides it"),
    ('file("x.json")', "function file() is not evaluated"),
    ("timestamp()", "function timestamp() is not evaluated"),
    ('provider::aws::arn_parse("x")', "function provider::aws::arn_parse() is not evaluated"),
    ('replace("abc", "/a+/", "b")', "function replace() with a pattern is not evaluated"),
    ('"${aws_kms_key.k.arn}-x"', "aws_kms_key.k.arn is known only after apply"),
    ('"x${aws_kms_key.k.arn}/*"', "aws_kms_key.k.arn is known only after apply"),
    ('"${aws_kms_key.k.arn}/${aws_kms_key.k.id}"', "aws_kms_key.k.arn is known only after apply"),
    ('"${data.aws_caller_identity.me.account_id}-x"', "data.aws_caller_identity.me.account_id is read at plan time"),
    ("aws_kms_key.k.policy == null ? 1 : 2", "aws_kms_key.k.policy is known only after apply"),
    ('coalesce(aws_kms_key.k.policy, "x")', "aws_kms_key.k.policy is known only after apply"),
    ("terraform.workspace", "terraform.workspace is chosen when terraform runs"),
    ("1 / 0", "division by zero"),
    ("var.name.length", "this value has no attribute length"),
    ("var.none.x", "null has no attribute x"),
    ('"x${var.list}"', "a collection in a string"),
    ("var.list[9]", "there is no such element here"),
    ("aws_kms_key.counted[7].arn", "there is no such element here"),
    ("upper()", "upper() does not take these arguments"),
    ("{ for x in var.list : x => 1 }", "for makes the same key twice"),
    ("var", "var is no value that can be read"),
]

THREE_VALUED: list[tuple[str, Any]] = [
    ("var.unset && false", False),
    ("true || var.unset", True),
    ("var.unset || true", True),
    ("var.unset ? 1 : 1", 1),
    ("[var.unset] == null", False),
    ("contains([var.unset, 1], 1)", True),
    ("length([var.unset, 1])", 2),
    ("keys({ a = var.unset })", ["a"]),
    ('merge({ a = var.unset }, { b = "x" }).b', "x"),
    ('try(var.map.nope, "x")', "x"),
]


@pytest.mark.parametrize(("expression", "expected"), [*KNOWN, *TEXTS, *FUNCTIONS, *REFERENCES, *THREE_VALUED])
def test_an_expression_comes_to(expression: str, expected: Any) -> None:
    found = value(expression)
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize(("expression", "reason"), UNKNOWN)
def test_what_is_not_known_says_why(expression: str, reason: str) -> None:
    assert value(expression) == Unknown(reason)


@pytest.mark.parametrize(
    "expression", ["contains([var.unset], 1)", "var.unset && true", "length(toset([var.unset, 1]))"]
)
def test_what_an_unknown_decides_stays_unknown(expression: str) -> None:
    assert value(expression) == Unknown("var.unset has no default")


def test_a_secret_is_in_no_value_and_no_reason() -> None:
    for expression in ["var.secret", "[upper(var.secret)]", "tonumber(var.secret)", "{ (var.secret) = 1 }"]:
        assert "hunter2" not in repr(value(expression)).lower()
