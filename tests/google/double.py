"""A stand-in for Google's APIs: real HTTP on loopback, shaped by Google's own discovery documents.

It reads only: `get`, `list` and `getIamPolicy` of what was seeded, and for any other method the answer it was
given. What it is seeded with and what it answers must fit the published schema, so a fixture cannot invent a
field. It proves that a reader asks what the document allows and understands what the document promises; it
knows no rule of Google's that the document does not state.
"""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.mappings import MAPPINGS
from generator.mappings import Call as Asked
from tests.google.assets import Assets
from tests.google.discovery import Invalid, Method, Service, service
from tests.google.fields import select
from tests.google.lists import Seed, aggregated, items, page
from tests.google.wire import Answer, Server, problem

Json = Any

TOKEN = "test"


@dataclass(frozen=True)
class Call:
    """One request that reached a method."""

    method: str
    parameters: Mapping[str, str]


@dataclass
class _Fault:
    pattern: re.Pattern[str]
    answer: Answer
    left: int | None
    delay: float
    page: str = ""


class Double:
    """Serves any API version that google-api-python-client has a document for.

    `page_size` is the most items one page holds, whatever the caller asks for. A request must carry `token` as
    its bearer token; None lets everybody in.
    """

    def __init__(self, *, page_size: int = 1000, token: str | None = TOKEN) -> None:
        self.page_size, self.calls = page_size, list[Call]()
        self._token = token
        self._services: dict[str, list[Service]] = {}
        self._seeds: dict[tuple[Service, str], list[Seed]] = {}
        self._project = ""
        self._disabled: dict[str, str] = {}
        self.assets = Assets()
        self._answers: list[tuple[Method, Json, Mapping[str, str]]] = []
        self._faults: list[_Fault] = []
        self._lock = Lock()
        self._server = Server(self._serve)

    def __enter__(self) -> "Double":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def log(self) -> list[str]:
        """The id of every method called, in order."""
        return [call.method for call in self.calls]

    def start(self) -> None:
        """Answers from now on."""
        self._server.start()

    def stop(self) -> None:
        """Answers no more and hangs up on whoever is still connected."""
        self._server.stop()

    def endpoint(self, name: str, version: str) -> str:
        """The `api_endpoint` of a service here; it stands for rootUrl and servicePath together."""
        return self._server.url + self._serving(name, version).prefix

    def environment(self) -> dict[str, str]:
        """What leads a reader here: an endpoint for every service named so far, and an access token.

        Variable names: https://cloud.google.com/sdk/gcloud/reference/topic/configurations (api_endpoint_overrides).
        """
        prefixes = {each.name: prefix for prefix, known in self._services.items() for each in known}
        told = {
            f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{name.upper()}": self._server.url + prefix
            for name, prefix in sorted(prefixes.items())
        }
        self._disabled = {f"{name}/": name for name in _table() - set(prefixes)} if self._project else {}
        told |= {
            f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{n.upper()}": self._server.url + p for p, n in self._disabled.items()
        }
        return {**told, "GOOGLE_OAUTH_ACCESS_TOKEN": self._token or TOKEN}

    def project(self, name: str, number: str = "1", organization: str = "", folders: tuple[str, ...] = ()) -> None:
        """Makes a project whose APIs are not enabled, but for those that are named here in any other way.

        So a reader of the whole table finds an answer for everything, and nothing there.
        """
        self._project = name
        above = [("project", name), *(("folder", each) for each in folders), ("organization", organization)]
        ancestors = [{"resourceId": {"type": kind, "id": each}} for kind, each in above if each]
        self.answer("cloudresourcemanager", "v1", "projects.getAncestry", {"ancestor": ancestors}, projectId=name)
        told = {"name": f"projects/{number}", "projectId": name}
        self.answer("cloudresourcemanager", "v3", "projects.get", told, name=f"projects/{name}")
        self.assets.project(name, number, organization, folders)
        self.endpoint("cloudasset", "v1")

    def seed(self, name: str, version: str, collection: str, resource: Json, /, **parameters: str) -> None:
        """Puts one resource where `get` and `list` of its collection find it.

        Parameters name what the resource's own `name` does not tell, such as a bucket's `project`. Raises
        Invalid when the resource does not fit its schema or cannot be placed.
        """
        known = self._serving(name, version)
        get, listing = (known.methods.get(f"{collection}.{verb}") for verb in ("get", "list"))
        methods = [method for method in (get, listing) if method]
        if not methods:
            raise Invalid(f"{name} {version} has no collection {collection!r} to get or list")
        if unknown := parameters.keys() - {each for method in methods for each in method.parameters}:
            raise Invalid(f"{collection} has no parameter {', '.join(sorted(unknown))}")
        known.check(resource, get.response if get else items(known, methods[0])[1], collection)
        identities = _identities(get, resource, parameters) if get else frozenset()
        listed = _listed(listing, resource, parameters) if listing else {}
        self._seeds.setdefault((known, collection), []).append(Seed(resource, identities, listed))

    def answer(self, name: str, version: str, method: str, body: Json, /, **parameters: str) -> None:
        """Answers a method (`buckets.getIamPolicy`) with that body whenever it is called with these parameters."""
        known = self._serving(name, version)
        if method not in known.methods:
            raise Invalid(f"{name} {version} has no method {method!r}")
        found = known.methods[method]
        if unknown := parameters.keys() - found.parameters.keys():
            raise Invalid(f"{found.id} has no parameter {', '.join(sorted(unknown))}")
        known.check(body, found.response, found.id)
        self._answers.insert(0, (found, body, parameters))

    def garble(self, method: str, body: Json) -> None:
        """Answers calls of the methods whose id the pattern is found in with that, whatever the document says.

        Bytes go over the wire as they are.
        """
        self._faults.append(_Fault(re.compile(method), Answer(200, body), None, 0.0))

    def forget(self) -> None:
        """Forgets everything but which services there are: what was put here, asked, answered and failed."""
        self._seeds, self._answers, self._faults = {}, [], []
        self.calls, self.assets = [], Assets()

    def fault(
        self,
        method: str,
        status: int,
        times: int | None = 1,
        *,
        details: list[Json] | None = None,
        delay: float = 0.0,
        page: str = "",
    ) -> None:
        """Fails calls of the methods whose id the pattern is found in, so many times (None: always).

        With `page`, only those for the page of that token.
        """
        answer = problem(status, f"injected fault {status}", details)
        self._faults.append(_Fault(re.compile(method), answer, times, delay, page))

    def _serving(self, name: str, version: str) -> Service:
        known = service(name, version)
        group = self._services.setdefault(known.prefix, [])
        if known not in group:
            group.append(known)
        return known

    def _serve(self, http: str, target: str, authorization: str | None, body: bytes) -> Answer:
        url = urlsplit(target)
        routed = self._route(http, url.path.removeprefix("/"))
        if routed is None:
            return self._unknown(http, url.path)
        known, method, parameters = routed
        query = parse_qs(url.query, keep_blank_values=True)
        parameters |= {name: ",".join(values) for name, values in query.items()}
        self.calls.append(Call(method.id, parameters))
        if self._token is not None and authorization != f"Bearer {self._token}":
            return problem(401, "Request had invalid authentication credentials.")
        if fault := self._due(method, parameters):
            time.sleep(fault.delay)
            return fault.answer
        try:
            known.check_query(method, query)
            _check_call(known, method, parameters, body)
            return self._behave(known, method, parameters)
        except (Invalid, json.JSONDecodeError) as error:
            return problem(400, str(error))

    def _unknown(self, http: str, path: str) -> Answer:
        """An API that nothing was said of is not enabled, where a project was."""
        for prefix, name in self._disabled.items():
            if path.startswith(f"/{prefix}"):
                return problem(403, f"{name} has not been used", [not_enabled(self._project, name)])
        return problem(404, f"no service here has {http} {path}")

    def _route(self, http: str, path: str) -> tuple[Service, Method, dict[str, str]] | None:
        for prefix in sorted(self._services, key=len, reverse=True):
            for known in self._services[prefix]:
                found = known.route(http, path.removeprefix(prefix)) if path.startswith(prefix) else None
                if found:
                    return known, *found
        return None

    def _due(self, method: Method, parameters: Mapping[str, str]) -> _Fault | None:
        with self._lock:
            for fault in self._faults:
                paged = fault.page in ("", parameters.get("pageToken"))
                if fault.left != 0 and paged and fault.pattern.search(method.id):
                    fault.left = fault.left if fault.left is None else fault.left - 1
                    return fault
        return None

    def _behave(self, known: Service, method: Method, parameters: Mapping[str, str]) -> Answer:
        body = self._body(known, method, parameters)
        if body is None:
            return problem(404, f"{' '.join(parameters[name] for name in method.path)} was not found")
        if body is NotImplemented:
            return problem(501, f"the double was given no answer for {method.id} {dict(parameters)}")
        known.check(body, method.response, method.id)
        if "fields" in parameters:
            body = select(body, parameters["fields"], known, method.response)
        return Answer(200, body)

    def _body(self, known: Service, method: Method, parameters: Mapping[str, str]) -> Json:
        for answered, body, wanted in self._answers:
            if answered is method and wanted.items() <= parameters.items():
                return body
        if method.id == "cloudasset.assets.list":
            return self.assets.page(parameters, self.page_size)
        seeds = self._seeds.get((known, method.collection), [])
        if method.verb == "list":
            return page(known, method, parameters, seeds, self.page_size)
        if method.verb == "aggregatedList":
            return aggregated(known, method, parameters, seeds, self.page_size)
        if method.verb not in ("get", "getIamPolicy"):
            return NotImplemented
        identity = tuple(parameters[name] for name in method.path)
        found = next((seed.resource for seed in seeds if identity in seed.identities), None)
        return {"etag": "ACAB"} if found and method.verb == "getIamPolicy" else found


def _identities(method: Method, resource: Json, told: Mapping[str, str]) -> frozenset[tuple[str, ...]]:
    """The path parameters that `get` finds the resource by; a project answers to its id and to its number."""
    *outer, last = method.path
    names = {told.get(last), resource.get("name")} - {None}
    if not names or any(each not in told for each in outer):
        raise Invalid(f"{method.id}: say which {', '.join(method.path)} finds {resource.get('name')}")
    return frozenset((*(told[each] for each in outer), name) for name in names)


def _listed(method: Method, resource: Json, told: Mapping[str, str]) -> dict[str, str]:
    """The parameters that `list` must be called with to find the resource."""
    wanted = {name: value for name, value in told.items() if name in method.parameters}
    if len(method.path) == 1 and "/" in resource.get("name", ""):
        # One variable for the whole parent; `name` in `told` is the resource's own, never the parent's.
        (parent,) = method.path
        name = told.get("name", resource["name"])
        wanted[parent] = told[parent] if parent in told.keys() - {"name"} else "/".join(name.split("/")[:-2])
    if missing := set(method.required) - wanted.keys():
        raise Invalid(f"{method.id}: say which {', '.join(sorted(missing))} finds {resource.get('name')}")
    return wanted


def not_enabled(project: str, name: str) -> Json:
    """The detail of an error that says in which project an API is not enabled.

    https://cloud.google.com/apis/design/errors#error_info
    """
    told = {"consumer": f"projects/{project}", "service": f"{name}.googleapis.com"}
    kind = "type.googleapis.com/google.rpc.ErrorInfo"
    return {"@type": kind, "reason": "SERVICE_DISABLED", "domain": "googleapis.com", "metadata": told}


def _table() -> set[str]:
    """Every API that a reader of the whole table can ask."""
    rows = [row.live for row in MAPPINGS.values() if row.live and row.provider == "google"]
    asked = [(live, call) for live in rows for call in (live.list, *live.details, live.places)]
    return {call.service or live.service for live, call in asked if isinstance(call, Asked)}


def _check_call(known: Service, method: Method, parameters: Mapping[str, str], body: bytes) -> None:
    for name in method.required:
        if name not in parameters:
            raise Invalid(f"Required parameter: {name}")
    if method.request and body:
        known.check(json.loads(body), method.request, "body")
