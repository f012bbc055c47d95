"""Which services AWS offers where: what tells a region without a service from one that gives no answer.

botocore's list of endpoints is older than AWS, so that a region is not in it proves nothing: a service is not offered
there where, besides, its endpoint has no address. See https://docs.aws.amazon.com/general/latest/gr/rande.html
"""

from __future__ import annotations

import socket
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from generator.sources.live.aws.clients import Place

_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class Offers:
    """What is offered in one partition, and what was found not to be."""

    def __init__(self, session: Any, partition: str) -> None:
        self._session = session
        self._partition = partition
        self._listed = cache(self._regions)
        self._has_address = cache(_has_address)
        self._missing: set[tuple[str, str]] = set()

    def is_missing(self, place: Place, url: str) -> bool:
        """Whether neither botocore nor the name service knows of a service in a region, at `url`."""
        return place[1] not in self._listed(place[0]) and not self._has_address(url) and self._miss(*place)

    def may_miss(self, place: Place) -> bool:
        """Whether an endpoint to which there is no connection is of a service that botocore does not know there."""
        return place[1] not in self._listed(place[0]) and self._miss(*place)

    def miss(self, service: str) -> None:
        """Note that a service is not offered in the partition at all."""
        self._miss(service, self._partition)

    def _miss(self, service: str, where: str) -> bool:
        self._missing.add((service, where))
        return True

    def notes(self) -> list[str]:
        """Return what is not offered where, in one line."""
        services = sorted({service for service, _ in self._missing})
        told = [
            f"{name} in {', '.join(sorted(region for service, region in self._missing if service == name))}"
            for name in services
        ]
        return [f"not offered by AWS: {'; '.join(told)}"] if told else []

    def _regions(self, service: str) -> frozenset[str]:
        return frozenset(self._session.get_available_regions(service, self._partition))


def _has_address(url: str) -> bool:
    """Whether a host has an address; true where this machine cannot tell, because it leaves that to a proxy."""
    if "https" in getproxies():
        return True
    try:
        socket.getaddrinfo(urlsplit(url).hostname, None)
    except socket.gaierror as error:
        return error.errno not in _NO_NAME
    return True
