"""What to build: stacks, read from YAML."""

from generator.stacks.components import COMPONENTS
from generator.stacks.load import STACK_FILE, find_stacks, load_stack, stack_file
from generator.stacks.model import Stack
from generator.stacks.schema import stack_schema

__all__ = ["COMPONENTS", "STACK_FILE", "Stack", "find_stacks", "load_stack", "stack_file", "stack_schema"]
