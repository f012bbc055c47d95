r"""The Jinja environment: how a template becomes HCL text, and how a value becomes a literal in it.

A template lays out and decides nothing. Every expression must pass `hcl` (any value) or `ident` (a name); what did
not is an error, so a quoting mistake is impossible rather than unlikely.

Terraform would take `$${` and `\\` for a literal brace and backslash. pyhcl, which reads our files back
(readback.py), takes the first for an interpolation and the second, at the end of a string, for an escaped quote. So
both are written as `$\u007b` and `\u005c`, which Terraform and pyhcl read alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from generator.errors import Defect, EurofenceError, Where

Quote = Callable[[str], str]
"""Turns a string into a literal; `quoted`, or the readback's stand-ins."""


def lay_out(template: str, view: Mapping[str, object], quote: Quote, folder: Path | None = None) -> str:
    """Return what `template` says of `view`, formatted as `terraform fmt` would.

    A template that fails is an error that names the template and the line.
    """
    try:
        page = _environment(folder or templates_folder()).get_template(template)
        text = page.render({**view, _QUOTE: quote})
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Defect(
            f"the template failed: {error}",
            where=Where(f"templates/{template}", _line(error)),
            hint="this is a bug in the template, not in your stack: please report it",
        ) from error
    return _aligned(_AFTER_BRACE.sub("{\n", text.strip("\n"))) + "\n"


def templates_folder() -> Path:
    """Return where the templates are: inside an installed package, or beside it in a working copy."""
    package = Path(__file__).parents[1]
    for folder in (package / "_templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise EurofenceError("the templates are missing", where=str(package), hint="install eurofence again")


def quoted(text: str) -> str:
    """Return `text` as an HCL string literal on one line, that nothing in it can leave or interpolate."""
    return '"' + "".join(map(_character, " " + text, text)) + '"'


def literal(value: object, quote: Quote = quoted) -> str:
    """Return `value` as an HCL literal: a string, number, boolean, list or map."""
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises, and says what is missing
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return repr(value)
    if isinstance(value, Mapping):
        pairs = [f"{name(key)} = {literal(value[key], quote)}" for key in sorted(value)]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(item, quote) for item in value)}]"
    raise TypeError(f"{type(value).__name__} has no HCL literal: {value!r}")


def name(value: object) -> str:
    """Return `value` as an HCL identifier; ValueError when it is none."""
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, str) and _IDENTIFIER.fullmatch(value):
        return value
    raise ValueError(f"not an identifier: {value!r}")


class _Safe(str):
    """Text that came through `hcl` or `ident`."""

    __slots__ = ()


_QUOTE = "_quote"
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_SHORT = {'"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@lru_cache(maxsize=8)
def _environment(folder: Path) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=_only_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters = {"hcl": _hcl, "ident": lambda value: _Safe(name(value))}
    return environment


@pass_context
def _hcl(context: Context, value: object) -> _Safe:
    return _Safe(literal(value, context[_QUOTE]))


def _only_safe(value: object) -> object:
    if isinstance(value, Undefined):
        return str(value)
    if not isinstance(value, _Safe):
        raise TypeError(f"an expression must pass the filter hcl or ident: {value!r}")
    return value


def _character(before: str, char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if "\ud800" <= char <= "\udfff":
        raise ValueError(f"half a surrogate pair cannot be written: {char!r}")
    if char == "\\" or (char == "{" and before in "$%") or not char.isprintable():
        return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
    return char


def _line(error: BaseException) -> int:
    """Return the line of the template that failed: Jinja puts it into the traceback."""
    line = getattr(error, "lineno", 0) or 0
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_AFTER_BRACE = re.compile(r"\{\n\n+")  # every part of a template starts with a blank line, also the first of a block
_ATTRIBUTE = re.compile(r"(?P<name> *[A-Za-z_][\w-]*) = (?P<value>.*[^\[{(])")


def _aligned(text: str) -> str:
    """Align the `=` of attributes on consecutive lines, as `terraform fmt` does."""
    lines, group = [], []
    for line in [*text.split("\n"), ""]:
        attribute = _ATTRIBUTE.fullmatch(line)
        if attribute:
            group.append(attribute)
            continue
        width = max((len(each["name"]) for each in group), default=0)
        lines += [f"{each['name']:<{width}} = {each['value']}" for each in group]
        lines.append(line)
        group = []
    return "\n".join(lines[:-1])
