"""APIs that are not enabled in a project: whether anything is left of them there.

Google refuses every call to an API in a project where it is not enabled, so nothing can be made or used there. Yet to
disable one deletes nothing (https://cloud.google.com/service-usage/docs/reference/rest/v1/services/disable: not even
its use is checked unless that is asked for), so what was made before may be left. Most projects enable a few APIs of
many: to call each of the others a gap would make every reading incomplete; to take them all for empty could miss a
dataset in the US. So Cloud Asset Inventory, which is another API and knows what is there, is asked what is left of
them, in one call. Nothing left: a note. Something left, or no answer: a gap.

Google tells which project an API is not enabled in. Another one than that which is read is that of the credentials,
and says nothing of this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.facts import Unreadable
from generator.mappings.permissions import ASSETS
from generator.sources.live.calls import Failed, call_name
from generator.sources.live.google.inventory import INVENTORY, Listing
from generator.sources.live.google.project import Project
from generator.sources.live.google.services import Services


def leftovers(project: Project, services: Services) -> Iterator[Unreadable]:
    """Yield a gap for every API that is not enabled in a project but has something there, or may have.

    Of a type that the inventory does not know it tells no more than of one that it does not have.
    """
    types = sorted({kind for kinds in project.disabled.values() for kind in kinds})
    if not types:
        return
    listing = Listing(services, f"projects/{project.project}")
    try:
        found = Counter(asset["assetType"] for asset in listing.assets(ASSETS, "RESOURCE", types))
    except Failed as failed:
        names = ", ".join(sorted(name for name, kinds in project.disabled.items() if kinds))
        reason = f"whether anything is left of what is not enabled ({names}) is not told: {failed.reason}"
        yield Unreadable(failed.call, project.project, reason, failed.permission)
        return
    for service, kinds in sorted(project.disabled.items()):
        for kind in sorted(kinds & found.keys()):
            reason = f"the API {service} is not enabled in project {project.project}, and {found[kind]} {kind} are left"
            yield Unreadable(call_name(INVENTORY, ASSETS), project.project, reason)
