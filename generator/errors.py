"""Errors a user can act on, and the exit codes that every verb shares.

::

    EurofenceError      where: what, and a hint; exit code 2
    ├── Mistakes        all the mistakes of one input at once; exit code 2
    ├── Incomplete      something needed could not be read at all; exit code 3
    └── Defect          ours, but it can be told in a sentence; exit code 70

Anything else that escapes a verb is our bug and exits 70.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers; the same in every verb and for every format."""

    COMPLIANT = 0
    VIOLATIONS = 1
    WRONG_INPUT = 2
    INCOMPLETE = 3
    BUG = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """One sentence for the manual and `--help`."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.COMPLIANT: "compliant and in sync",
    ExitCode.VIOLATIONS: "violations, drift or stale files",
    ExitCode.WRONG_INPUT: "wrong input or usage",
    ExitCode.INCOMPLETE: "something could not be read or decided, or nothing was there to judge",
    ExitCode.BUG: "a bug in eurofence",
    ExitCode.INTERRUPTED: "interrupted",
}


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; line and column count from 1, 0 means the whole file or line."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class EurofenceError(Exception):
    """What is wrong, where, and what to do about it."""

    exit_code = ExitCode.WRONG_INPUT

    def __init__(self, message: str, *, where: Where | str = "", hint: str = "") -> None:
        super().__init__(f"{where}: {message}" if str(where) else message)
        self.message = message
        self.where = where
        self.hint = hint


class Incomplete(EurofenceError):
    """What is needed for any answer could not be read: no credentials, no endpoint, nothing to judge."""

    exit_code = ExitCode.INCOMPLETE


class Defect(EurofenceError):
    """Something of ours is broken in a way that can be told in a sentence."""

    exit_code = ExitCode.BUG


class Mistakes(EurofenceError):
    """All the mistakes of one input, sorted by place, so that one run shows them all."""

    def __init__(self, mistakes: Iterable[EurofenceError]) -> None:
        said = {(str(mistake), mistake.hint): mistake for mistake in mistakes}
        self.mistakes = tuple(sorted(said.values(), key=_place))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def _place(mistake: EurofenceError) -> tuple[Where, str]:
    where = mistake.where if isinstance(mistake.where, Where) else Where(mistake.where)
    return where, mistake.message
