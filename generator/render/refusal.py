"""How a reason against rendering is said."""

from __future__ import annotations

from generator.errors import EurofenceError
from generator.stacks.components import AnyComponent
from generator.stacks.model import Stack


def component_of(stack: Stack, component: AnyComponent) -> str:
    """Return how a component is named to its author."""
    return f"{stack.stack}: {component.component} {component.name}"


def refusal(where: str, message: str, hint: str) -> EurofenceError:
    """Return one reason, with what to do about it."""
    return EurofenceError(message, where=where, hint=hint)
