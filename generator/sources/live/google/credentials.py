"""Whose right it is to read: a token of the environment, or the application default credentials."""

from __future__ import annotations

import os
from typing import Any

import google.auth
import google_auth_httplib2
from google.auth import exceptions as auth
from google.oauth2.credentials import Credentials

from generator.sources.live.google import errors
from generator.sources.live.google.services import plain_http

# Cloud Asset Inventory has no scope that only reads: https://cloud.google.com/asset-inventory/docs/reference/rest/v1/
# assets/list#authorization-scopes. What the credentials may do is the role's business, which changes nothing.
SCOPES = (
    "https://www.googleapis.com/auth/cloud-platform.read-only",
    "https://www.googleapis.com/auth/cloudasset",
)


def credentials(universe: str) -> Any:
    """Return the environment's credentials, fresh; raise `Incomplete` for none, or those of another universe."""
    token = os.environ.get("GOOGLE_OAUTH_ACCESS_TOKEN")
    if token:
        return Credentials(token, universe_domain=universe)  # type: ignore[no-untyped-call]
    try:
        found, _ = google.auth.default(scopes=SCOPES)
        if found.universe_domain != universe:
            raise errors.no_credentials(f"they are of the universe {found.universe_domain}, not of {universe}")
        if not found.valid:
            # Here, once, and not in every thread at the same time.
            found.refresh(google_auth_httplib2.Request(plain_http()))  # type: ignore[no-untyped-call]
        return found
    except auth.GoogleAuthError as error:
        raise errors.no_credentials(error) from error
