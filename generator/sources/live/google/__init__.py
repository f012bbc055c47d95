"""Google Cloud, read through google-api-python-client: one project.

Measured: every step of `service.projects().locations()` builds a class (1 to 4 ms), so a collection is made once and
kept; an http object must not be shared between threads, so each thread has its own. Batches are not used: they go to
Google's own host whatever the universe and the endpoint.

An API that is not enabled in the project lists nothing, and is no gap: `disabled.py` says when, and what is asked then.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from generator.facts import Inventory, Known, Operator, Unknown
from generator.mappings import MAPPINGS, Mapping
from generator.sources.live.google.credentials import credentials
from generator.sources.live.google.disabled import leftovers
from generator.sources.live.google.project import Project
from generator.sources.live.google.services import Services
from generator.sources.live.pace import Pace
from generator.sources.live.sweep import live_rows, sweep


def read_google(
    *,
    project: str,
    universe: str = "googleapis.com",
    max_workers: int = 32,
    attempts: int = 4,
    max_rate: float | None = None,
    rows: Sequence[Mapping] | None = None,
) -> Inventory:
    """Return the facts of a project.

    Credentials are GOOGLE_OAUTH_ACCESS_TOKEN, as for Terraform's provider, else the application default ones.
    `max_rate` is how many requests a second are sent at most. `rows` are what is read, all of the table unless given.
    Raises `Incomplete` where the credentials open nothing.
    """
    # It warns of every refusal; the inventory says them all.
    logging.getLogger("googleapiclient.http").setLevel(logging.ERROR)
    rows = live_rows("google") if rows is None else rows
    with closing(Services(universe, credentials(universe), attempts, Pace(max_rate))) as services:
        asked = Project(project, services)
        # The engine asks for places one after the other; most services list their own.
        with ThreadPoolExecutor(max_workers) as pool:
            list(pool.map(asked.prepare, [row.live for row in rows if row.live and row.live.per not in MAPPINGS]))
        swept = sweep(asked, rows, max_workers)
        swept.unreadable.update(leftovers(asked, services))
    return Inventory(
        source="google",
        facts=tuple(sorted((operator(project, universe), *swept.facts), key=lambda fact: (fact.id, fact.type))),
        unreadable=tuple(sorted({*swept.unreadable, *asked.gaps})),
        resources=swept.resources,
        notes=(what(rows), *asked.notes()),
    )


def operator(project: str, universe: str) -> Operator:
    """Return the fact of who runs a project."""
    return Operator(
        id=f"//cloudresourcemanager.googleapis.com/projects/{project}",
        type="google project",
        provider="google",
        service="",
        name=Known(project),
        location=Unknown("a project has no location of its own"),
        operator=Known(universe),
    )


def what(rows: Sequence[Mapping]) -> str:
    """Return what is read at all: the services, for the types are many."""
    services = sorted({row.live.service for row in rows if row.live})
    return f"read live: {len(rows)} resource types of {', '.join(services)}; no other type"
