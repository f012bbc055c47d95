"""Who tells the locations of Google services that do not list their own, and what a project is in."""

from __future__ import annotations

from generator.mappings.schema import Call

# https://cloud.google.com/compute/docs/reference/rest/v1/regions/list
COMPUTE_REGIONS = Call(
    "regions.list",
    "compute.regions.list",
    {"project": "{project}"},
    items="items",
    service="compute",
    version="v1",
)
"""For what runs on Compute Engine, such as Dataproc."""

# https://cloud.google.com/bigquery/docs/reference/datatransfer/rest/v1/projects.locations/list: BigQuery's own regions
# and multi-regions, which neither its connections nor its reservations list.
BIGQUERY_LOCATIONS = Call(
    "projects.locations.list",
    "bigquery.transfers.get",
    {"name": "projects/{project}"},
    items="locations",
    service="bigquerydatatransfer",
    version="v1",
)
"""For BigQuery connections and reservations."""

# https://cloud.google.com/run/docs/reference/rest/v1/projects.locations/list
RUN_LOCATIONS = Call(
    "projects.locations.list",
    "run.locations.list",
    {"name": "projects/{project}"},
    items="locations",
    service="run",
    version="v1",
)
"""For version 2 of Cloud Run's API."""

# https://cloud.google.com/resource-manager/reference/rest/v1/projects/getAncestry
ANCESTRY = Call(
    "projects.getAncestry",
    "resourcemanager.projects.get",
    {"projectId": "{project}"},
    items="ancestor",
    service="cloudresourcemanager",
    version="v1",
)
"""Which folders and organisation a project is in."""
