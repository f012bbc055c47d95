"""From a name or a file to the profile that its chain of `extends` makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from importlib.resources import files
from pathlib import Path

from generator.errors import EurofenceError, Mistakes, Where
from generator.files import Yaml, parse_yaml, read_yaml
from generator.files.validation import located, mistakes_in, nearest, validated
from generator.profiles.model import Profile, merged
from generator.profiles.rules import problems

MAX_CHAIN = 8

_BUILTIN = files(__package__) / "builtin"
_NAME = re.compile(r"[A-Za-z0-9_-]+")


def builtin_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with the package, sorted; their folder is the only list."""
    names = (entry.name for entry in _BUILTIN.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def load_profile(name_or_path: str | Path, relative_to: Path | None = None) -> Profile:
    """Return the profile, or raise all mistakes of all the files of its chain at once.

    A plain word is the name of a builtin profile; everything else is a path, relative to the folder `relative_to`.
    Later files win, mappings merge, lists replace; name and title are the last file's own.
    """
    folder = relative_to or Path()
    named_in = Where("" if folder == Path() else str(folder))
    chain = _chain(_source(name_or_path, folder, named_in))
    mistakes = [
        mistake for document in chain for mistake in mistakes_in(Profile, document, partial="extends" in document.data)
    ]
    if mistakes:
        raise Mistakes(mistakes)
    document = reduce(_over, reversed(chain))
    profile = validated(Profile, document)
    if mistakes := located(problems(profile), document):
        raise Mistakes(mistakes)
    return profile


@dataclass(frozen=True, slots=True)
class _Source:
    """A builtin profile, or a file."""

    builtin: str = ""
    path: Path = Path()

    @property
    def identity(self) -> str:
        return self.builtin or str(self.path.resolve())

    def __str__(self) -> str:
        return self.builtin or str(self.path)

    @property
    def folder(self) -> Path:
        """What a path in it is relative to; a builtin profile extends builtin ones only."""
        return self.path.parent

    def read(self) -> Yaml:
        if self.builtin:
            entry = _BUILTIN / f"{self.builtin}.yaml"
            return parse_yaml(entry.read_text(encoding="utf-8"), f"builtin/{entry.name}")
        return read_yaml(self.path)


def _source(name_or_path: str | Path, folder: Path, where: Where) -> _Source:
    """What a name or path means; `where` is the place that names it."""
    if isinstance(name_or_path, str) and _NAME.fullmatch(name_or_path):
        names = builtin_profiles()
        if name_or_path in names:
            return _Source(builtin=name_or_path)
        hint = f"{nearest(name_or_path, names)} (a path has a `/` or ends in .yaml)"
        raise EurofenceError(f"unknown profile `{name_or_path}`", where=where, hint=hint)
    return _Source(path=folder / name_or_path)


def _chain(source: _Source) -> list[Yaml]:
    """Read the profile and what it extends, itself first."""
    chain: list[Yaml] = []
    seen: dict[str, str] = {}
    while True:
        seen[source.identity] = str(source)
        document = source.read()
        chain.append(document)
        parent = document.data.get("extends")
        if not isinstance(parent, str) or not parent:
            return chain
        where = document.where(("extends",))
        source = _source(parent, source.folder, where)
        if source.identity in seen:
            names = " -> ".join([*seen.values(), str(source)])
            raise EurofenceError(f"profiles extend each other: {names}", where=where, hint="let one of them go")
        if len(chain) == MAX_CHAIN:
            message = f"more than {MAX_CHAIN} profiles extend one another"
            raise EurofenceError(message, where=where, hint="merge some of them into one file")


def _over(base: Yaml, later: Yaml) -> Yaml:
    """`later` over `base`; each value keeps the place of the file it comes from."""
    inherited = {key: value for key, value in base.data.items() if key not in _OWN}
    return Yaml(later.name, merged(inherited, later.data), {**base.values, **later.values}, {**base.keys, **later.keys})


_OWN = frozenset({"profile", "title", "extends"})
