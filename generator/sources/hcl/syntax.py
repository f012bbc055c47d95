"""Parse a Terraform file into the plain syntax tree; the only place that imports tree-sitter.

tree-sitter repairs what it cannot parse, so a file with any error in it is refused as a whole: half a file read is a
resource nobody judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter
import tree_sitter_hcl

from generator.errors import EurofenceError, Mistakes, Where
from generator.files import decoded
from generator.sources.hcl import templates
from generator.sources.hcl.tree import Body, Expression, Section
from generator.sources.hcl.walk import Refused, Walk

_MAX_MISTAKES = 10
_LANGUAGE = tree_sitter.Language(tree_sitter_hcl.language())
_NOT_HCL = "this is not Terraform's syntax"
_CALLED = {"heredoc_identifier": "the end of the heredoc", "quoted_template_end": "the closing quote"}
_PARENTHESISED_KEY = re.compile(rb"^[ \t]+\(.*\)[ \t]*[=:]", re.MULTILINE)


def parse(file: str, source: bytes) -> Body:
    """Return the tree of a file; raises `EurofenceError` when any of it cannot be parsed."""
    text = decoded(source, file).encode()
    root = tree_sitter.Parser(_LANGUAGE).parse(text).root_node
    if root.has_error:
        separated = _separate_keys(text)
        again = tree_sitter.Parser(_LANGUAGE).parse(separated).root_node
        if again.has_error:
            raise Mistakes(_mistakes(file, root))
        root, text = again, separated
    try:
        return _file(root, Walk(text), file)
    except Refused as refused:
        raise Mistakes([refused.mistake(file)]) from None


def parse_expression(file: str, text: str) -> Expression:
    """Return the tree of one expression, such as the value of a variable on a command line."""
    body = parse(file, f"value = {text}\n".encode())
    if list(body.settings) != ["value"] or body.blocks:
        raise EurofenceError("this is not one expression", where=Where(file))
    return body.settings["value"]


def _separate_keys(source: bytes) -> bytes:
    """Put a comma in place of one blank before each `(key) =` that begins a line.

    Without it the grammar takes the key for the arguments of the line before.
    """
    separated = bytearray(source)
    for found in _PARENTHESISED_KEY.finditer(source):
        before = source[: found.start()].rstrip()
        if not before.endswith((b",", b"{")):
            separated[found.start()] = ord(",")
    return bytes(separated)


def _mistakes(file: str, root: tree_sitter.Node) -> Iterator[EurofenceError]:
    found, waiting = 0, [root]
    while waiting and found < _MAX_MISTAKES:
        node = waiting.pop()
        children = [child for child in node.children if child.has_error or child.is_missing]
        if node.is_missing or not children or (node.is_error and node is not root):
            found += 1
            row, column = _place(node)
            what = f"{_CALLED.get(node.type, node.type)} is missing" if node.is_missing else _NOT_HCL
            yield EurofenceError(what, where=Where(file, row + 1, column + 1))
        else:
            waiting.extend(reversed(children))


def _place(node: tree_sitter.Node) -> tuple[int, int]:
    """Return where a mistake is: where the parser gave up, when it took several lines for wrong."""
    several = node.is_error and node.child_count and node.end_point[0] > node.start_point[0] + 1
    return node.children[-1].start_point if several else node.start_point


def _file(root: tree_sitter.Node, walk: Walk, file: str) -> Body:
    for child in root.named_children:
        if child.type == "body":
            return _body(child, walk, file)
        if child.type != "comment":
            raise Refused(child, "a Terraform file holds blocks and attributes")
    return Body({}, ())


def _body(node: tree_sitter.Node, walk: Walk, file: str) -> Body:
    walk.enter(node)
    settings: dict[str, Expression] = {}
    blocks = []
    for child in node.named_children:
        if child.type == "attribute":
            name, value = (part for part in child.named_children if part.type != "comment")
            key = walk.text(name)
            if key in settings:
                raise Refused(child, f"{key} is set a second time in this block")
            settings[key] = walk.expression(value)
        elif child.type == "block":
            blocks.append(_block(child, walk, file))
        elif child.type != "comment":
            raise Refused(child, _NOT_HCL)
    walk.leave()
    return Body(settings, tuple(blocks))


def _block(node: tree_sitter.Node, walk: Walk, file: str) -> Section:
    words, body = [], Body({}, ())
    for child in node.named_children:
        if child.type == "identifier":
            words.append(walk.text(child))
        elif child.type == "string_lit":
            words.append(templates.unescape(walk.text(child)[1:-1]))
        elif child.type == "body":
            body = _body(child, walk, file)
    return Section(words[0], tuple(words[1:]), body, file, node.start_point[0] + 1)
