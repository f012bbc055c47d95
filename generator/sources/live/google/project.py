"""One Google Cloud project as the engine asks it: where it has locations, and what its answers and refusals mean."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

from generator.facts import Known, Unknown, Unreadable
from generator.geography import places
from generator.mappings import MAPPINGS, Call, Live
from generator.mappings.google.places import ANCESTRY
from generator.mappings.permissions import ASSETS, PROJECT, locations
from generator.sources.live.calls import Failed, Scope, ask, call_name
from generator.sources.live.google.errors import Problem, failed
from generator.sources.live.google.names import named
from generator.sources.live.google.pages import gap_in, items_of
from generator.sources.live.google.services import Refused, Services, Silent

_OWN = Live("cloudresourcemanager", PROJECT, id=str)
WHOLE = Unknown("it was read from a list of the whole project")
"""The region of what a list of everywhere gives; it says itself where it is."""
T = TypeVar("T")


class Project:
    """One Google Cloud project.

    `gaps` is what could not be read of the project itself. `disabled` holds the APIs that are not enabled in it, each
    with the Cloud Asset Inventory types of what it would list.
    """

    provider = "google"

    def __init__(self, project: str, services: Services) -> None:
        self.project = project
        self.operator = services.universe
        self.gaps: set[Unreadable] = set()
        self.disabled: dict[str, set[str]] = {}
        self._services = services
        self._kept: dict[tuple[str, str], Any] = {}
        self._asking: dict[tuple[str, str], Lock] = {}
        self._silent: dict[str, str] = {}

    def notes(self) -> tuple[str, ...]:
        """Return what else is to be said of the reading."""
        if not self.disabled:
            return ()
        return (f"not enabled in {self.project}, so nothing is listed of: {', '.join(sorted(self.disabled))}",)

    def prepare(self, live: Live) -> None:
        """Learn the places of a service. What goes wrong is said when they are asked for."""
        with suppress(Failed, KeyError):
            self.scopes(live)

    def scopes(self, live: Live) -> list[Scope]:
        """Return the project, each location of the service in it, or each folder or organisation that it is in."""
        if live.per == "project":
            return [self._everywhere]
        if live.per in ("folder", "organization"):
            above = [self._above(live.per, number) for number in self._ancestors(live.per)]
            codes = self._locations(live) if live.places else []
            return [self._there(scope, code) for scope in above for code in codes] if codes else above
        return [self._location(location) for location in self._locations(live)]

    def within(self, parent: str, scope: Scope) -> Scope:
        """Return the scope of what belongs to a resource: its name without the service's host."""
        name = parent.removeprefix("//").partition("/")[2]
        return Scope(parent, scope.region, {**scope.fields, "parent": name})

    def ask(self, live: Live, call: Call, scope: Scope, parameters: Dictionary[str, Any]) -> Any:
        """Make one call, with all its pages where it gives items."""
        name, service = call_name(live, call), call.service or live.service
        where = self._services.host(live, call, parameters) or service
        if where in self._silent:
            raise Failed(name, self._silent[where])
        try:
            answer = self._answer(live, call, parameters)
            return answer if call is PROJECT else named(answer, self._id_of)
        except Refused as refused:
            return self._refused(live, call, refused.problem)
        except Silent as silent:
            # Every other call there would wait as long.
            self._silent[where] = f"no answer from {where}: {silent}"
            raise Failed(name, self._silent[where]) from silent

    def _refused(self, live: Live, call: Call, problem: Problem) -> Any:
        if problem.codes & set(call.absent):
            return None
        if problem.disabled and _opens(live, call) and self._is_own(problem.consumer):
            self.disabled.setdefault(call.service or live.service, set()).update(live.assets)
            return [] if call.items else None
        raise failed(call_name(live, call), call.permission, problem, self.project)

    def _answer(self, live: Live, call: Call, parameters: Dictionary[str, Any]) -> Any:
        request = self._services.request(live, call, parameters)
        if not call.items:
            return self._services.execute(request)
        items: list[Any] = []
        seen: set[str] = set()
        while request is not None:
            page = self._services.execute(request)
            items += items_of(page, call.items)
            if gap := gap_in(page, call.items):
                raise Failed(call_name(live, call), gap)
            token = page.get("nextPageToken", "")
            if token in seen:
                raise Failed(call_name(live, call), "the list never ends: a page leads back to itself")
            seen.add(token)
            request = self._services.after(live, call, parameters, page)
        return items

    # Where things are

    @property
    def _everywhere(self) -> Scope:
        return Scope(self.project, WHOLE, {"project": self.project})

    def _location(self, location: str) -> Scope:
        parent = f"projects/{self.project}/locations/{location}"
        return Scope(parent, Known(location), {"project": self.project, "location": location, "parent": parent})

    def _above(self, kind: str, number: str) -> Scope:
        return Scope(f"{kind}s/{number}", WHOLE, {"project": self.project, kind: number})

    def _there(self, scope: Scope, location: str) -> Scope:
        parent = f"{scope.name}/locations/{location}"
        return Scope(parent, Known(location), {**scope.fields, "location": location, "parent": parent})

    def _locations(self, live: Live) -> list[str]:
        if isinstance(live.places, tuple):
            # They are those of Google's own universe; another one has few, and the same for every service.
            others = sorted({each.code for each in places("google") if each.operator == self.operator})
            return list(live.places) if self.operator == "googleapis.com" else others
        call = locations(live)
        found = self._once(call_name(live, call), call.version, lambda: self._ask(live, call))
        return sorted(each.get("locationId") or each["name"] for each in found)

    def _ancestors(self, kind: str) -> list[str]:
        ids = [each["resourceId"] for each in self._once("ancestry", "", lambda: self._ask(_OWN, ANCESTRY))]
        found = [each["id"] for each in ids if each["type"] == kind]
        if not found and kind == "organization":
            raise Failed(call_name(_OWN, ANCESTRY), "the project is in no organisation that is to be seen")
        return found

    def _ask(self, live: Live, call: Call) -> Any:
        return ask(self, live, call, self._everywhere, self._everywhere.fields)

    def _once(self, name: str, version: str, get: Callable[[], T]) -> T:
        """Return an answer asked for once; one that was not given is not asked for again."""
        key = (name, version)
        with self._asking.setdefault(key, Lock()):
            if key not in self._kept:
                try:
                    self._kept[key] = get()
                except Failed as refused:
                    self._kept[key] = refused
        kept = self._kept[key]
        if isinstance(kept, Failed):
            raise kept
        return kept  # type: ignore[no-any-return]

    # What the project is called

    def _is_own(self, name: str) -> bool:
        """Whether a name (`projects/123`) is this project's: not that of the credentials, whose quota a call uses."""
        _, _, told = name.partition("/")
        return bool(told) and self._id_of(told) == self.project

    def _id_of(self, number: str) -> str:
        return self.project if number == self._number() else number

    def _number(self) -> str:
        """Return the project's number, empty where that is not told, which is a gap."""
        try:
            answer = self._once("number", "", lambda: self._ask(_OWN, PROJECT))
            return str(answer["name"]).removeprefix("projects/")
        except Failed as refused:
            self.gaps.add(refused.unreadable(self.project))
            return ""


def _opens(live: Live, call: Call) -> bool:
    """Whether a call asks what is there at all: of nothing that is there already, and for no purpose of our own."""
    return call not in live.details and live.per not in MAPPINGS and call not in (PROJECT, ANCESTRY, ASSETS)
