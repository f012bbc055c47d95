"""A limit on how fast a cloud is asked, over all threads and services."""

from __future__ import annotations

import time
from threading import Lock


class Pace:
    """Lets so many requests a second pass, evenly spaced; with no rate, all of them at once."""

    def __init__(self, rate: float | None = None) -> None:
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when the next request may be sent."""
        if not self._gap:
            return
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._gap
        time.sleep(turn - now)
