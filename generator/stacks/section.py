"""The words that every part of a stack is written in: clouds, names, and how a mapping is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Cloud = Literal["aws", "google"]
CLOUDS: tuple[Cloud, ...] = ("aws", "google")

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,38}[a-z0-9]$")]
DataClass = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,62}$")]


class Section(BaseModel):
    """A part of a stack: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)
