"""Which host answers for what is in a location: Google's own documents list the regional endpoints of every API.

TLS to such a host ends in its region, to the API's own host anywhere. The documents are those of googleapis.com; of
another universe they say nothing, and nothing asked there may leave it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import msgspec
from googleapiclient.discovery_cache import get_static_doc

_PLACE = re.compile(r"(?:^|/)(?:locations|regions)/([^/]+)")
_NOWHERE = {"", "-", "global"}


class _Endpoint(msgspec.Struct, rename="camel"):
    endpoint_url: str
    location: str = ""


class _Document(msgspec.Struct, rename="camel"):
    root_url: str
    endpoints: tuple[_Endpoint, ...] = ()


def location_in(parameters: Dictionary[str, Any]) -> str:
    """Return the location that a request is about, empty where it is about none or all of them."""
    named = (parameters.get("location"), parameters.get("region"))
    told = (found[1] for value in parameters.values() if isinstance(value, str) and (found := _PLACE.search(value)))
    location = next((place for place in (*named, *told) if place), "")
    return "" if location in _NOWHERE else location


def host_of(service: str, version: str, universe: str, location: str, template: str = "") -> str:
    """Return the host for a location: the one that is listed, else the one that `template` makes, empty for neither."""
    if not location:
        return ""
    listed = _listed(service, version) if universe == "googleapis.com" else {}
    made = template.format(location=location, universe=universe)
    return listed.get(location) or urlsplit(made).netloc


@cache
def _listed(service: str, version: str) -> dict[str, str]:
    """Return the host of each location: `cloudkms.europe-west3.rep.…`, else the older `europe-west3-aiplatform.…`.

    A document lists other hosts too (`batch-firestore.…`, `aiplatform-preprod.…`), which serve something else.
    """
    text = get_static_doc(service, version)
    if text is None:
        return {}
    document = msgspec.json.decode(text, type=_Document)
    name, _, domain = urlsplit(document.root_url).netloc.partition(".")
    hosts = {urlsplit(each.endpoint_url).netloc for each in document.endpoints}
    places = {each.location for each in document.endpoints} - _NOWHERE
    older = {place: f"{place}-{name}.{domain}" for place in places}
    regional = {place: f"{name}.{place}.rep.{domain}" for place in places}
    return {place: host for forms in (older, regional) for place, host in forms.items() if host in hosts}
