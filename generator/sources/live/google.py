"""Google Cloud, read through google-api-python-client: one project.

Measured: every step of `service.projects().locations()` builds a class (1 to 4 ms), so a collection is made once and
kept; an http object must not be shared between threads, so each thread has its own. Batches are not used: they go to
Google's own host whatever the universe and the endpoint.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping as Dictionary
from contextlib import closing
from threading import Lock, local
from typing import Any

import google.auth
import google_auth_httplib2
import httplib2
from google.auth import exceptions as auth
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from generator.facts import Inventory, Known, Operator, Unknown
from generator.mappings import Call, Live
from generator.mappings.permissions import locations
from generator.sources.live import google_errors as errors
from generator.sources.live.calls import Failed, Scope, ask, call_name
from generator.sources.live.pace import Pace
from generator.sources.live.sweep import live_rows, sweep

READ_ONLY = "https://www.googleapis.com/auth/cloud-platform.read-only"

_TIMEOUT = 15
"""Seconds until a connection or an answer is given up."""

_UNREACHABLE = (OSError, httplib2.HttpLib2Error)


def read_google(
    *,
    project: str,
    universe: str = "googleapis.com",
    max_workers: int = 32,
    attempts: int = 4,
    max_rate: float | None = None,
) -> Inventory:
    """Return the facts of a project.

    Credentials are GOOGLE_OAUTH_ACCESS_TOKEN, as for Terraform's provider, else the application default ones.
    `max_rate` is how many requests a second are sent at most. Raises `Incomplete` where the credentials open nothing.
    """
    # It warns of every refusal; the inventory says them all.
    logging.getLogger("googleapiclient.http").setLevel(logging.ERROR)
    rows = live_rows("google")
    with closing(Project(project, universe, _credentials(universe), attempts, Pace(max_rate))) as asked:
        swept = sweep(asked, rows, max_workers)
    operator = Operator(
        id=f"//cloudresourcemanager.googleapis.com/projects/{project}",
        type="google project",
        provider="google",
        service="",
        name=Known(project),
        location=Unknown("a project has no location of its own"),
        operator=Known(universe),
    )
    return Inventory(
        source="google",
        facts=tuple(sorted((operator, *swept.facts), key=lambda fact: (fact.id, fact.type))),
        unreadable=tuple(sorted(swept.unreadable)),
        resources=swept.resources,
        notes=(f"read live: {', '.join(sorted(row.type for row in rows))}; no other type",),
    )


def _credentials(universe: str) -> Any:
    token = os.environ.get("GOOGLE_OAUTH_ACCESS_TOKEN")
    if token:
        return Credentials(token, universe_domain=universe)  # type: ignore[no-untyped-call]
    try:
        found, _ = google.auth.default(scopes=[READ_ONLY])
        if found.universe_domain != universe:
            raise errors.no_credentials(f"they are of the universe {found.universe_domain}, not of {universe}")
        if not found.valid:
            # Here, once, and not in every thread at the same time.
            found.refresh(google_auth_httplib2.Request(_plain_http()))  # type: ignore[no-untyped-call]
        return found
    except auth.GoogleAuthError as error:
        raise errors.no_credentials(error) from error


def _plain_http() -> Any:
    return httplib2.Http(timeout=_TIMEOUT)


class _Paced(httplib2.Http):  # type: ignore[misc]
    """A connection that waits for its turn before every attempt, not only every call."""

    def __init__(self, pace: Pace) -> None:
        super().__init__(timeout=_TIMEOUT)
        self._pace = pace

    def request(self, *arguments: Any, **options: Any) -> Any:
        """Wait, then ask."""
        self._pace.wait()
        return super().request(*arguments, **options)


class Project:
    """One Google Cloud project; a service object an API, a connection a thread."""

    provider = "google"

    def __init__(self, project: str, universe: str, credentials: Any, attempts: int, pace: Pace) -> None:
        self.project = project
        self.operator = universe
        self._credentials = credentials
        self._retries = attempts - 1
        self._pace = pace
        self._making = Lock()
        self._services: dict[tuple[str, str], Any] = {}
        self._collections: dict[tuple[str, str, str], Any] = {}
        self._locations: dict[str, list[str]] = {}
        self._silent: dict[str, str] = {}
        self._thread = local()
        self._open: list[Any] = []

    def close(self) -> None:
        """Hang up."""
        for each in (*self._open, *self._services.values()):
            each.close()

    def scopes(self, live: Live) -> list[Scope]:
        """Return the project, or each location of the service in it."""
        everywhere = Scope(
            self.project, Unknown("it was read from a list of the whole project"), {"project": self.project}
        )
        if live.per == "project":
            return [everywhere]
        if live.service not in self._locations:
            found = ask(self, live, locations(live), everywhere, everywhere.fields)
            self._locations[live.service] = sorted(location["locationId"] for location in found)
        return [self._location(location) for location in self._locations[live.service]]

    def _location(self, location: str) -> Scope:
        parent = f"projects/{self.project}/locations/{location}"
        return Scope(parent, Known(location), {"project": self.project, "location": location, "parent": parent})

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of what belongs to a resource: its name without the service's host."""
        name = parent.removeprefix("//").partition("/")[2]
        return Scope(parent, scope.region, {**scope.fields, "parent": name})

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Make one call, with all its pages where it gives items."""
        name, service = call_name(live, call), call.service or live.service
        if service in self._silent:
            raise Failed(name, self._silent[service])
        try:
            return self._answer(live, call, parameters)
        except HttpError as error:
            problem = errors.Problem(error.resp.status, error.content)
            if problem.codes & set(call.absent):
                return None
            raise errors.failed(name, call.permission, problem, self.project) from error
        except _UNREACHABLE as error:
            # Every other call there would wait as long.
            self._silent[service] = f"no answer from {service}: {type(error).__name__}"
            raise Failed(name, self._silent[service]) from error
        except auth.GoogleAuthError as error:
            raise errors.no_credentials(error) from error

    def _answer(self, live: Live, call: Call, parameters: Dictionary[str, Any]) -> Any:
        method, following = self._method(live, call)
        request = method(**parameters)
        if not call.items:
            return self._execute(request)
        items: list[Any] = []
        seen: set[str] = set()
        while request is not None:
            page = self._execute(request)
            items += page.get(call.items, ())
            if page.get("unreachable"):
                raise Failed(call_name(live, call), f"some places gave no answer: {', '.join(page['unreachable'])}")
            token = page.get("nextPageToken", "")
            if token in seen:
                raise Failed(call_name(live, call), "the list never ends: a page leads back to itself")
            seen.add(token)
            request = following(request, page) if following else None
        return items

    def _execute(self, request: Any) -> Any:
        return request.execute(http=self._http(), num_retries=self._retries)

    def _http(self) -> Any:
        if not hasattr(self._thread, "http"):
            self._thread.http = google_auth_httplib2.AuthorizedHttp(self._credentials, _Paced(self._pace))
            self._open.append(self._thread.http)
        return self._thread.http

    def _method(self, live: Live, call: Call) -> tuple[Any, Any]:
        """Return the method that an operation names, and the one that makes the request for its next page."""
        service, version = call.service or live.service, call.version or live.version
        path, _, name = call.operation.rpartition(".")
        key = (service, version, path)
        with self._making:
            if key not in self._collections:
                if (service, version) not in self._services:
                    self._services[service, version] = self._build(service, version)
                collection = self._services[service, version]
                for part in path.split("."):
                    collection = getattr(collection, part)()
                self._collections[key] = collection
        return getattr(self._collections[key], name), getattr(self._collections[key], f"{name}_next", None)

    def _build(self, service: str, version: str) -> Any:
        options = {"universe_domain": self.operator}
        # As gcloud has it: https://cloud.google.com/sdk/gcloud/reference/topic/configurations
        endpoint = os.environ.get(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{service.upper()}")
        if endpoint:
            options["api_endpoint"] = endpoint
        return build(
            service,
            version,
            credentials=self._credentials,
            client_options=options,
            static_discovery=True,
            cache_discovery=False,
        )
