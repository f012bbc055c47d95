"""A project to be served: what is in it, collection by collection, as the API tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from generator.mappings import MAPPINGS
from tests.google.discovery import service
from tests.google.double import Double
from tests.google.governed import ORGANIZATION, approve, govern

Json = Any
Maker = Callable[["Project", Json], None]
"""Puts what a resource of one Terraform type makes into a project, given the values in the state."""

HOME = "europe-west3"
TLS_POLICY = "storage.secureHttpTransport"


@dataclass(frozen=True)
class Collection:
    """One collection of an API: `projects.topics` of pubsub v1.

    `project` is the parameter that names an item's project, where its name does not, `parent` the one that gives its
    whole name (`projects/acme`); `item` the one that names the item, where it has no name; `policy` the one by which
    the IAM policy of an item is asked for.
    """

    api: str
    version: str
    name: str
    project: str = ""
    parent: str = ""
    item: str = ""
    policy: str = "resource"


@dataclass
class Project:
    """What is in a project. Change it by hand, then serve it.

    `grants` are bindings by collection and name, `policies` the rules of each organisation policy in effect; what the
    stack does not set, its organisation does. `approves` are the services whose support the project itself has ask.
    `answers` are those of single calls: API, version, method, what it answers, and its parameters.
    """

    name: str
    number: str = "1"
    things: dict[Collection, dict[str, Json]] = field(default_factory=dict)
    grants: dict[tuple[Collection, str], list[Json]] = field(default_factory=dict)
    approves: tuple[str, ...] = ()
    policies: dict[str, list[Json]] = field(default_factory=lambda: {TLS_POLICY: [{"enforce": False}]})
    answers: list[tuple[str, str, str, Json, dict[str, str]]] = field(default_factory=list)

    def of(self, collection: Collection) -> dict[str, Json]:
        """Return the items of a collection by their name, to read and to change."""
        return self.things.setdefault(collection, {})

    def add(self, collection: Collection, item: Json, name: str = "") -> None:
        """Put an item into a collection; `name` is its own, where it does not tell that."""
        self.of(collection)[name or item["name"]] = item

    @contextmanager
    def served(self, page_size: int = 1000) -> Iterator[Double]:
        """Serve it over HTTP."""
        with Double(page_size=page_size) as double:
            double.project(self.name, self.number, organization=ORGANIZATION)
            govern(double, self.name, self.number, self.policies)
            approve(double, self.name, "all", own=self.approves)
            for api, version, method, body, told in self.answers:
                double.answer(api, version, method, body, **told)
            for collection, items in self.things.items():
                for name, item in items.items():
                    told = {collection.project: self.name, collection.item: name}
                    told[collection.parent] = f"projects/{self.name}"
                    told.pop("", None)
                    double.seed(collection.api, collection.version, collection.name, item, **told)
                    self._grant(double, collection, name)
            for api, version in sorted(self._asked()):
                double.endpoint(api, version)
                self._places(double, api, version)
            self._settings(double)
            yield double

    def _settings(self, double: Double) -> None:
        """What every project has of an API that is enabled, as Google makes it."""
        apis = {each.api for each in self.things}
        if "aiplatform" in apis:
            name = f"projects/{self.name}/cacheConfig"
            double.answer("aiplatform", "v1", "projects.getCacheConfig", {"name": name}, name=name)
        if "compute" in apis:
            double.seed("compute", "v1", "projects", {"name": self.name}, project=self.name)
        if "sqladmin" in apis:
            # No backup has outlived its instance.
            double.answer("sqladmin", "v1", "Backups.ListBackups", {})

    def _asked(self) -> set[tuple[str, str]]:
        """Every version of the APIs that are enabled: a reader asks some in two."""
        here = {(each.api, each.version) for each in self.things}
        rows = [row.live for row in MAPPINGS.values() if row.live and row.provider == "google"]
        return here | {(live.service, live.version) for live in rows if live.service in {api for api, _ in here}}

    def _grant(self, double: Double, collection: Collection, name: str) -> None:
        bindings = self.grants.get((collection, name))
        if bindings is not None:
            method = f"{collection.name}.getIamPolicy"
            double.answer(
                collection.api, collection.version, method, {"bindings": bindings}, **{collection.policy: name}
            )

    def _places(self, double: Double, api: str, version: str) -> None:
        """An API that lists its locations has those where something is, and where most of it is."""
        if "projects.locations.list" in service(api, version).methods:
            names = [name for items in self.things.values() for name in items]
            found = {match[1] for name in names if (match := re.search(r"/locations/([^/]+)", name))}
            for location in sorted({HOME, "global", *found}):
                place = {"name": f"projects/{self.name}/locations/{location}", "locationId": location}
                double.seed(api, version, "projects.locations", place)
