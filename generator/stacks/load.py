"""From a file or folder to the stack that it describes."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Mistakes
from generator.files import find, read_yaml
from generator.files.validation import located, validated
from generator.stacks.model import Stack
from generator.stacks.rules import problems

STACK_FILE = "stack.yaml"


def stack_file(path: Path) -> Path:
    """Return the stack's file, given it or its folder; the profile it names is relative to the file's folder."""
    return path / STACK_FILE if path.is_dir() else path


def load_stack(path: Path) -> Stack:
    """Return the stack in a file, or in the stack.yaml of a folder; raise all its mistakes at once."""
    document = read_yaml(stack_file(path))
    stack = validated(Stack, document)
    if mistakes := located(problems(stack), document):
        raise Mistakes(mistakes)
    return stack


def find_stacks(root: Path) -> tuple[Path, ...]:
    """Return every folder at or under `root` that holds a stack.yaml, sorted; none is an empty answer."""
    return tuple(sorted(file.parent for file in find(root, STACK_FILE)))
