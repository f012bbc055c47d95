"""Evaluate the plain syntax tree: known values become Python values, the rest says why it is not known.

Evaluation is total: whatever an expression says, it has a value, if only an `Unknown`. Only a configuration that takes
more steps than anybody's is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from generator.errors import EurofenceError
from generator.facts import Unknown
from generator.sources.hcl import functions
from generator.sources.hcl.access import Instances, attribute, element, pairs
from generator.sources.hcl.tree import (
    Binary,
    Call,
    Conditional,
    Expression,
    For,
    Index,
    ListOf,
    Literal,
    Name,
    ObjectOf,
    Path,
    Splat,
    Step,
    Template,
    Unary,
)
from generator.sources.hcl.values import (
    MAX_TEXT,
    Attribute,
    Failure,
    equal,
    not_known,
    number_of,
    text_of,
    truth_of,
)

_MAX_DEPTH = 90
MAX_STEPS = 2_000_000
"""How many expressions are evaluated for one reading; ten thousand resources take some hundred thousand."""


class Roots(Protocol):
    """What the first words of references mean in a module."""

    def root(self, name: str) -> Any:
        """Return what `name` stands for."""


class Scope:
    """Names in force where an expression stands: those of a module, and of the loops around the expression."""

    __slots__ = ("_names", "_roots")

    def __init__(self, roots: Roots, names: dict[str, Any] | None = None) -> None:
        self._roots = roots
        self._names = names or {}

    def lookup(self, name: str) -> Any:
        """Return what a name stands for."""
        return self._names[name] if name in self._names else self._roots.root(name)

    def inner(self, names: dict[str, Any]) -> Scope:
        """Return a scope with more names in force."""
        return Scope(self._roots, {**self._names, **names})


class Evaluator:
    """Evaluates expressions; one for a whole reading, so that its bounds hold for all of it together."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._depth = 0
        self._steps = steps

    def value(self, expression: Expression, scope: Scope) -> Any:
        """Return the value of an expression, with whatever is not known in it."""
        if type(expression) is Literal:
            return expression.value
        self._steps -= 1
        if self._steps < 0:
            raise EurofenceError("evaluating this configuration takes too many steps")
        if self._depth >= _MAX_DEPTH:
            return Unknown("this leads through too many other expressions to evaluate")
        self._depth += 1
        try:
            return _EVALUATE[type(expression)](self, expression, scope)
        finally:
            self._depth -= 1

    def _name(self, expression: Name, scope: Scope) -> Any:
        return scope.lookup(expression.name)

    def _path(self, expression: Path, scope: Scope) -> Any:
        return self._walk(self.value(expression.base, scope), expression.steps, scope)

    def _walk(self, value: Any, steps: tuple[Step, ...], scope: Scope) -> Any:
        for step in steps:
            if type(step) is str:
                value = attribute(value, step)
            elif type(step) is Index:
                value = element(value, self.value(step.key, scope))
            elif type(step) is Splat:
                value = self._splat(value, step, scope)
        return value

    def _splat(self, value: Any, splat: Splat, scope: Scope) -> Any:
        if isinstance(value, Instances):
            return value.outside()
        if isinstance(value, Unknown):
            return value
        if isinstance(value, Attribute):
            return value.inner
        if value is None:
            return []
        items = value if isinstance(value, list) else [value]
        return [self._walk(item, splat.steps, scope) for item in items]

    def _unary(self, expression: Unary, scope: Scope) -> Any:
        operand = self.value(expression.operand, scope)
        if expression.operator == "!":
            truth = truth_of(operand)
            return truth if isinstance(truth, Unknown) else not truth
        number = number_of(operand)
        return number if isinstance(number, Unknown) else -number

    def _binary(self, expression: Binary, scope: Scope) -> Any:
        operator = expression.operator
        left = self.value(expression.left, scope)
        if operator in ("&&", "||"):
            return self._logic(operator == "||", left, expression.right, scope)
        right = self.value(expression.right, scope)
        if operator in ("==", "!="):
            same = equal(left, right)
            return same if isinstance(same, Unknown) else same == (operator == "==")
        return functions.arithmetic(operator, number_of(left), number_of(right))

    def _logic(self, decisive: bool, left: Any, right: Expression, scope: Scope) -> Any:
        first = truth_of(left)
        if first is decisive:
            return decisive
        second = truth_of(self.value(right, scope))
        if second is decisive:
            return decisive
        return first if isinstance(first, Unknown) else second

    def _conditional(self, expression: Conditional, scope: Scope) -> Any:
        test = truth_of(self.value(expression.test, scope))
        if not isinstance(test, Unknown):
            return self.value(expression.yes if test else expression.no, scope)
        yes, no = self.value(expression.yes, scope), self.value(expression.no, scope)
        return yes if equal(yes, no) is True else test

    def _list(self, expression: ListOf, scope: Scope) -> Any:
        return [self.value(item, scope) for item in expression.items]

    def _object(self, expression: ObjectOf, scope: Scope) -> Any:
        found = {}
        for key, item in expression.items:
            name = text_of(self.value(key, scope))
            if isinstance(name, Unknown):
                return name
            found[name] = self.value(item, scope)
        return found

    def _template(self, expression: Template, scope: Scope) -> Any:
        values = [part if isinstance(part, str) else self.value(part, scope) for part in expression.parts]
        if whole := _part_of(values):
            return whole
        texts = []
        for value in values:
            text = text_of(value)
            if isinstance(text, Unknown):
                return text
            texts.append(text)
        if sum(map(len, texts)) > MAX_TEXT:
            return Failure("a string is too long to evaluate")
        return "".join(texts)

    def _call(self, expression: Call, scope: Scope) -> Any:
        arguments = [self.value(argument, scope) for argument in expression.arguments]
        if expression.spread and arguments:
            last = arguments.pop()
            if not isinstance(last, list):
                return not_known(last) or Failure(f"{expression.function}(): ... is not behind a list")
            arguments.extend(last)
        if expression.function == "format" and (whole := _formatted(arguments)):
            return whole
        return functions.call(expression.function, arguments)

    def _for(self, expression: For, scope: Scope) -> Any:
        collection = self.value(expression.collection, scope)
        if not isinstance(collection, (list, dict)):
            return not_known(collection) or Failure("for goes over something that is not a collection")
        if expression.key is None:
            return self._for_list(expression, collection, scope)
        return self._for_object(expression, collection, scope)

    def _for_list(self, expression: For, collection: Any, scope: Scope) -> Any:
        found = []
        for inner in self._loop(expression, collection, scope):
            if isinstance(inner, Unknown):
                return inner
            found.append(self.value(expression.value, inner))
        return found

    def _for_object(self, expression: For, collection: Any, scope: Scope) -> Any:
        found: dict[str, Any] = {}
        assert expression.key is not None
        for inner in self._loop(expression, collection, scope):
            if isinstance(inner, Unknown):
                return inner
            name = text_of(self.value(expression.key, inner))
            if isinstance(name, Unknown):
                return name
            item = self.value(expression.value, inner)
            if expression.grouped:
                found.setdefault(name, []).append(item)
            elif name in found:
                return Failure("for makes the same key twice")
            else:
                found[name] = item
        return found

    def _loop(self, expression: For, collection: Any, scope: Scope) -> Iterator[Scope | Unknown]:
        """Yield the scope of each round that the condition lets through, or why that cannot be told."""
        for key, item in pairs(collection):
            inner = scope.inner(dict(zip(reversed(expression.names), (item, key), strict=False)))
            test = True if expression.condition is None else truth_of(self.value(expression.condition, inner))
            if test is not False:
                yield test if isinstance(test, Unknown) else inner


def _part_of(values: list[Any]) -> Attribute | None:
    """Return the attribute of the resource that a string names a part of: `${group.arn}:*`, `s3://${bucket.id}/logs`.

    A plan is read so too: what is known after apply is the resource that it refers to. A member of an IAM policy is
    the account whose address it is, one that is only asked for too.
    """
    found = [value for value in values if isinstance(value, Attribute)]
    if len(found) != 1 or not all(isinstance(v, (str, Attribute)) for v in values):
        return None
    before, _, after = "".join("\0" if value is found[0] else value for value in values).partition("\0")
    if (before, after) == (_ACCOUNT, ""):
        return found[0]
    if found[0].owner.startswith("data."):
        return None
    return found[0] if _WHOLE.fullmatch(before) and (not after or after.startswith(_PART)) else None


def _formatted(arguments: list[Any]) -> Attribute | None:
    """Return the same of a string that `format` makes."""
    pattern, value = arguments if len(arguments) == 2 else ("", None)
    return _part_of([_ACCOUNT, value]) if pattern == f"{_ACCOUNT}%s" else None


_ACCOUNT = "serviceAccount:"
_WHOLE = re.compile(r"(s3://|gs://|arn:aws:s3:::|(//|https://)?[a-z]+\.googleapis\.com/)?")
"""What may stand before the name of a resource without making it that of another."""
_PART = (":*", "/")

_EVALUATE: dict[type[Expression], Callable[[Evaluator, Any, Scope], Any]] = {
    Name: Evaluator._name,
    Path: Evaluator._path,
    Unary: Evaluator._unary,
    Binary: Evaluator._binary,
    Conditional: Evaluator._conditional,
    ListOf: Evaluator._list,
    ObjectOf: Evaluator._object,
    For: Evaluator._for,
    Call: Evaluator._call,
    Template: Evaluator._template,
}
