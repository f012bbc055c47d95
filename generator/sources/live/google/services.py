"""The APIs as google-api-python-client has them: a service object each, a connection a thread, the right host."""

from __future__ import annotations

import os
from collections.abc import Mapping as Dictionary
from threading import Lock, local
from typing import Any
from urllib.parse import urlsplit

import google_auth_httplib2
import httplib2
from google.auth import exceptions as auth
from googleapiclient.discovery import build, fix_method_name
from googleapiclient.errors import HttpError

from generator.mappings import Call, Live
from generator.sources.live.google.errors import Problem, no_credentials
from generator.sources.live.google.hosts import host_of, location_in
from generator.sources.live.pace import Pace

TIMEOUT = 15
"""Seconds until a connection or an answer is given up, unless told otherwise."""


def plain_http() -> Any:
    """Return a connection without credentials."""
    return httplib2.Http(timeout=TIMEOUT)


class Refused(Exception):
    """An error answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Silent(Exception):
    """No answer at all."""


class _Paced(httplib2.Http):  # type: ignore[misc]
    """A connection that waits for its turn before every attempt, not only every call."""

    def __init__(self, pace: Pace, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._pace = pace

    def request(self, *arguments: Any, **options: Any) -> Any:
        """Wait, then ask."""
        self._pace.wait()
        return super().request(*arguments, **options)


class Services:
    """The APIs of one universe, with one identity. Every method may be called from any thread."""

    def __init__(self, universe: str, credentials: Any, attempts: int, pace: Pace, timeout: float = TIMEOUT) -> None:
        self.universe = universe
        self._timeout = timeout
        self._credentials = credentials
        self._retries = attempts - 1
        self._pace = pace
        self._making = Lock()
        self._services: dict[tuple[str, str], Any] = {}
        self._collections: dict[tuple[str, str, str], Any] = {}
        self._thread = local()
        self._open: list[Any] = []

    def close(self) -> None:
        """Hang up."""
        for each in (*self._open, *self._services.values()):
            each.close()

    def request(self, live: Live, call: Call, parameters: Dictionary[str, Any]) -> Any:
        """Return the request of a call."""
        service, version = call.service or live.service, call.version or live.version
        path, _, name = call.operation.rpartition(".")
        request = getattr(self._collection(service, version, path), fix_method_name(name))(**parameters)
        # One service object serves all hosts: one a location would cost 8 MB each for Vertex AI (measured).
        if host := self.host(live, call, parameters):
            request.uri = urlsplit(request.uri)._replace(netloc=host).geturl()
        return request

    def host(self, live: Live, call: Call, parameters: Dictionary[str, Any]) -> str:
        """Return the host of the place that a call is about, empty where the API's own answers."""
        service, version = call.service or live.service, call.version or live.version
        if _override(service):
            return ""
        template = live.endpoint if service == live.service else ""
        return host_of(service, version, self.universe, location_in(parameters), template)

    def after(self, live: Live, call: Call, parameters: Dictionary[str, Any], page: Any) -> Any:
        """Return the request of the page after `page`, None where that was the last one.

        The client's own `list_next` refuses a parameter that is given more than once, as `assetTypes` is.
        """
        token = page.get("nextPageToken")
        return self.request(live, call, {**parameters, "pageToken": token}) if token else None

    def execute(self, request: Any) -> Any:
        """Return the answer of a request, asked again where Google says that it is busy (429, 5xx).

        Raises `Refused` for an error answer, `Silent` for none, `ValueError` for one that is no JSON object, and
        `Incomplete` where the credentials open nothing.
        """
        try:
            answer = request.execute(http=self._connection(), num_retries=self._retries)
        except HttpError as error:
            raise Refused(Problem(error.resp.status, error.content)) from error
        except (OSError, httplib2.HttpLib2Error) as error:
            raise Silent(type(error).__name__) from error
        except auth.GoogleAuthError as error:
            raise no_credentials(error) from error
        if not isinstance(answer, dict):
            # None would read as a setting that is not set.
            raise ValueError(f"it is no object, but {type(answer).__name__}")
        return answer

    def _connection(self) -> Any:
        if not hasattr(self._thread, "http"):
            paced = _Paced(self._pace, self._timeout)
            self._thread.http = google_auth_httplib2.AuthorizedHttp(self._credentials, paced)
            self._open.append(self._thread.http)
        return self._thread.http

    def _collection(self, service: str, version: str, path: str) -> Any:
        key = (service, version, path)
        with self._making:
            if key not in self._collections:
                if (service, version) not in self._services:
                    self._services[service, version] = self._build(service, version)
                collection = self._services[service, version]
                for part in path.split("."):
                    # The client calls `global` by another name: it is a word of Python's.
                    collection = getattr(collection, fix_method_name(part))()
                self._collections[key] = collection
        return self._collections[key]

    def _build(self, service: str, version: str) -> Any:
        options = {"universe_domain": self.universe}
        if endpoint := _override(service):
            options["api_endpoint"] = endpoint
        return build(
            service,
            version,
            credentials=self._credentials,
            client_options=options,
            static_discovery=True,
            cache_discovery=False,
        )


def _override(service: str) -> str:
    """Return the endpoint that the environment gives a service, as for gcloud.

    https://cloud.google.com/sdk/gcloud/reference/topic/configurations (api_endpoint_overrides)
    """
    return os.environ.get(f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{service.upper()}", "")
