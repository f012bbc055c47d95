"""Compute Engine: disks, what is made of them, machines, and the edge that carries requests to them."""

from __future__ import annotations

from typing import Any

from generator.facts import Backup, Compute, Flow, Known, Ref, Route, Store, Unknown, Value
from generator.mappings.google.common import (
    flattened,
    flows_at,
    iam,
    key_at,
    named,
    resource_name,
    row,
)
from generator.mappings.google.members import granted_in_terraform, opened_by_iam
from generator.mappings.google.regional import of_compute, region_at, region_of, zoned
from generator.mappings.read import Always, Derived, blocks, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

# Keys. A key supplied with every call is in no key service: nobody can tell who holds it.
# https://cloud.google.com/compute/docs/disks/customer-supplied-encryption


def disk_key(kms: str, *supplied: str, source: str = "") -> Reader:
    """Return a reader of the key at `kms`; without one that of the `source` it is made of, else Google's own."""

    def read(document: Document, key: Any, origin: Any, *raw: Any) -> Value[Ref | None]:
        if key is None and any(raw):
            return undecided(*raw) or Unknown("it is under a key supplied with every call: who holds it is not told")
        if key or origin is None:
            return key_at(kms)(document)
        if isinstance(origin, (Unknown, Ref)):
            return origin if isinstance(origin, Unknown) else Known(origin)
        return Known(Ref(resource_name(str(origin), document)))

    return Derived((kms, source or kms, *supplied), read, lenient=True)


_DISKS, _SNAPSHOTS, _IMAGES = "disks_aggregatedList", "snapshots_list", "images_list"
_INSTANCES = "instances_aggregatedList"


# Disks


def _secondaries(document: Document, secondaries: Any) -> Value[tuple[Flow, ...]]:
    found = [each.get("asyncReplicationDisk", {}).get("disk") for _, each in sorted((secondaries or {}).items())]
    return flows_of(document, "replication", found)


def flows_of(document: Document, kind: str, values: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to full names that an answer holds."""
    return flows_at(kind, "found.*")(Document("", "", {"found": values}, document.region, document.project))


def _disk(type: str, attribute: str, path: str, key: Field, **more: Any) -> Mapping:
    return row(
        type,
        Store,
        "compute",
        path=path,
        location=zoned(attribute, f"{_DISKS}.zone", f"{_DISKS}.region"),
        labels=f"{_DISKS}.labels",
        chosen=(attribute,),
        companions=(
            Companion("google_compute_disk_async_replication", "primary_disk", identity=resource_name, several=True),
            *iam(f"{type}_iam", identity=named(path), refers="name"),
        ),
        **granted_in_terraform(f"{type}_iam"),
        key=key,
        replicas=Field(
            flows_at("replication", "google_compute_disk_async_replication.*.secondary_disk.*.disk"),
            Derived((f"{_DISKS}.asyncSecondaryDisks",), _secondaries),
        ),
        **more,
    )


_LIVE_DISK_KEY = disk_key(f"{_DISKS}.diskEncryptionKey.kmsKeyName", f"{_DISKS}.diskEncryptionKey.sha256")


def _encrypted(kms: str, block: str, live: Reader, source: str = "") -> Field:
    inner = f"{block}.0"
    read = disk_key(f"{inner}.{kms}", f"{inner}.raw_key", f"{inner}.rsa_encrypted_key", source=source)
    return Field(read, live, drift=not source)


def _is_regional(document: Document) -> bool:
    return "/regions/" in document.id


# Snapshots and images


def stored(document: Document, places: Any) -> Value[str | Ref]:
    """Return where a copy is kept: where it says, else in the multi-region nearest to what it was made of."""
    found = list(flattened([places]))
    if unknown := undecided(places, *found):
        return unknown
    if len(found) > 1:
        return Unknown(f"it is kept in several places: {', '.join(map(str, found))}")
    return Known(str(found[0]).lower()) if found else _nearest(document)


def _nearest(document: Document) -> Value[str | Ref]:
    # https://cloud.google.com/compute/docs/disks/snapshots#default_location: the multi-region of Cloud Storage that
    # contains the region or is nearest to it; only for these does the name tell which.
    if isinstance(document.region, Unknown):
        return document.region
    near = next((m for prefix, m in _MULTI_REGIONS.items() if document.region.value.startswith(prefix)), "")
    why = "Compute Engine keeps it in the nearest multi-region unless told otherwise"
    return Known(near, why) if near else Unknown(f"{why}; which that is for {document.region.value} is not documented")


_MULTI_REGIONS = {"europe-": "eu", "us-": "us", "asia-": "asia"}


def _live_stored(document: Document, places: Any) -> Value[str | Ref]:
    found = sorted(str(place).lower() for place in places or ())
    if len(found) != 1:
        return Unknown(
            f"it is kept in several places: {', '.join(found)}" if found else "nothing says where it is kept"
        )
    return Known(found[0])


_STORED = Derived(("storage_locations",), stored, lenient=True)


def copied(
    type: str,
    item: str,
    path: str,
    key: Field,
    live: Live,
    iam_kind: str,
    refers: str,
    place: Reader = _STORED,
    **more: Any,
) -> Mapping:
    """Return the row of a copy of disks; `item` is the live path to where it is kept, `place` reads a configuration."""
    return row(
        type,
        Backup,
        "compute",
        path=path,
        location=Field(place, Derived((item,), _live_stored)),
        labels=f"{live.list.key}.labels",
        chosen=("storage_locations",),
        match=("name",),
        companions=iam(iam_kind, identity=named(path), refers=refers),
        key=key,
        **opened_by_iam(iam_kind, f"{live.details[0].key}.bindings"),
        live=live,
        **more,
    )


def _instant(type: str, attribute: str, path: str, **more: Any) -> Mapping:
    item = "instantSnapshots_aggregatedList"
    return row(
        type,
        Backup,
        "compute",
        path=path,
        location=zoned(attribute, f"{item}.zone", f"{item}.region"),
        labels=f"{item}.labels",
        chosen=(attribute,),
        companions=iam(f"{type}_iam", identity=named(path), refers="name"),
        **granted_in_terraform(f"{type}_iam"),
        # https://cloud.google.com/compute/docs/disks/instant-snapshots: kept beside its disk, under the disk's key.
        key=Field(disk_key("source_disk"), disk_key(f"{item}.sourceDisk"), drift=False),
        **more,
    )


# Settings of copies


def _scheduled(document: Document, schedule: Any) -> Value[tuple[Flow, ...]]:
    plans = blocks(schedule)
    if isinstance(plans, Unknown):
        return plans
    properties = blocks(schedule, "snapshot_properties")
    if isinstance(properties, Unknown):
        return properties
    places = list(flattened([each.get("storage_locations") for each in properties]))
    return _to_places(document, places, bool(plans))


def _live_scheduled(document: Document, schedule: Any, places: Any) -> Value[tuple[Flow, ...]]:
    # The region of a schedule stands in its name.
    document = Document("", "", {}, Known(document.id.partition("/regions/")[2].partition("/")[0]), document.project)
    return _to_places(document, list(places or ()), bool(schedule))


def _to_places(document: Document, places: list[Any], snapshots: bool) -> Value[tuple[Flow, ...]]:
    if unknown := undecided(*places):
        return unknown
    if places or not snapshots:
        return Known(tuple(Flow(_SNAPSHOT, str(place).lower()) for place in sorted(set(places))))
    near = _nearest(document)
    return near if isinstance(near, Unknown) else Known((Flow(_SNAPSHOT, str(near.value)),), near.assumed)


_SNAPSHOT = "snapshot"


def _settings(document: Document, storage: Any) -> Value[tuple[Flow, ...]]:
    places = blocks(storage, "locations")
    if isinstance(places, Unknown):
        return places
    return _to_places(document, [place.get("location") or place.get("name") for place in places], False)


def _live_settings(document: Document, places: Any) -> Value[tuple[Flow, ...]]:
    return _to_places(document, sorted(places or {}), False)


_SETTINGS = Call("snapshotSettings.get", "compute.snapshotSettings.get", {"project": "{project}"})


def _settings_id(document: Document) -> str:
    project = document.project.value if isinstance(document.project, Known) else ""
    return f"//compute.googleapis.com/projects/{project}/global/snapshotSettings"


def _is_default(document: Document) -> bool:
    # https://cloud.google.com/compute/docs/disks/snapshot-settings: snapshots go to the nearest multi-region.
    storage = document.values[_SETTINGS.key].get("storageLocation") or {}
    return storage.get("policy") in (None, "NEAREST_MULTI_REGION")


_OF_THE_PROJECT = Always(Known("snapshot settings"))


# Machines


def _boot_key(document: Document, disk: Any) -> Value[Ref | None]:
    found = blocks(disk)
    if isinstance(found, Unknown):
        return found
    boot = found[0] if found else {}
    inner = Document("", "", boot, document.region, document.project)
    supplied = "disk_encryption_key_raw", "disk_encryption_key_rsa"
    return disk_key("kms_key_self_link", *supplied, source="source")(inner)


def _boot_or_template(document: Document, disk: Any, template: Any) -> Value[Ref | None]:
    if disk:
        return _boot_key(document, disk)
    if isinstance(template, (Unknown, Ref)):
        return template if isinstance(template, Unknown) else Known(template)
    return Known(Ref(resource_name(str(template), document)))


def _live_boot_key(document: Document, disks: Any) -> Value[Ref | None]:
    boot = next((disk for disk in disks or () if disk.get("boot")), None)
    if boot is None:
        return Unknown("it names no boot disk")
    inner = Document("", "", boot, document.region, document.project)
    return disk_key("diskEncryptionKey.kmsKeyName", "diskEncryptionKey.sha256")(inner)


def _template_key(document: Document, disks: Any) -> Value[Ref | None]:
    found = _template_keys(document, disks)
    return found if isinstance(found, Unknown) else Known(next(iter(found.value), None), _NO_KEY)


def _more_template_keys(document: Document, disks: Any) -> Value[tuple[Ref | None, ...]]:
    found = _template_keys(document, disks)
    return found if isinstance(found, Unknown) else Known(found.value[1:])


def _template_keys(document: Document, disks: Any) -> Value[tuple[Ref | None, ...]]:
    """Return the keys of the disks that a template makes; one that is there already is judged itself."""
    found = blocks(disks)
    if isinstance(found, Unknown):
        return found
    made = [disk for disk in found if not disk.get("source") and disk.get("type") != "SCRATCH"]
    keys = [_made_key(document, disk) for disk in made]
    unknown = next((key for key in keys if isinstance(key, Unknown)), None)
    return unknown or Known(tuple(key.value for key in keys if isinstance(key, Known)))


def _made_key(document: Document, disk: dict[str, Any]) -> Value[Ref | None]:
    inner = Document("", "", disk, document.region, document.project)
    live = "diskEncryptionKey" in disk
    return key_at("diskEncryptionKey.kmsKeyName" if live else "disk_encryption_key.0.kms_key_self_link")(inner)


_NO_KEY = "Google encrypts with a key of its own unless told otherwise"


def _template_region(document: Document, region: Any, networks: Any) -> Value[str | Ref]:
    # A global template makes machines where its subnetwork is.
    # https://cloud.google.com/compute/docs/instance-templates#regional_vs_global
    found = next((str(each.get("subnetwork") or "") for each in networks or ()), "")
    place = region or found.partition("/regions/")[2].partition("/")[0]
    return Known(region_of(str(place))) if place else Unknown("a template without a subnetwork makes machines anywhere")


def _template(type: str, path: str, **more: Any) -> Mapping:
    item = "instanceTemplates_aggregatedList"
    return row(
        type,
        Compute,
        "compute",
        path=path,
        location=Field(
            Derived(("region",), region_at, lenient=True),
            Derived((f"{item}.region", f"{item}.properties.networkInterfaces"), _template_region),
            drift=False,
        ),
        labelled=False,
        chosen=("name", "name_prefix", "region"),
        match=("name",),
        key=Field(
            Derived(("disk",), _template_key, lenient=True),
            Derived((f"{item}.properties.disks",), _template_key),
        ),
        more_keys=Field(
            Derived(("disk",), _more_template_keys, lenient=True),
            Derived((f"{item}.properties.disks",), _more_template_keys),
        ),
        **more,
    )


def _group(type: str, attribute: str, path: str, **more: Any) -> Mapping:
    item = "instanceGroupManagers_aggregatedList"
    return row(
        type,
        Compute,
        "compute",
        path=path,
        location=zoned(attribute, f"{item}.zone", f"{item}.region"),
        labelled=False,
        chosen=(attribute,),
        # Its machines have the keys of their template.
        key=Field(
            disk_key("version.0.instance_template"), disk_key(f"{item}.versions.0.instanceTemplate"), drift=False
        ),
        **more,
    )


# The edge


EDGE = "global"


def _at_the_edge(document: Document, on: Any) -> Value[tuple[Flow, ...]]:
    # https://cloud.google.com/cdn/docs/locations: caches are all over the world.
    return undecided(on) or Known((Flow("edge", EDGE),) if on else ())


def _external(document: Document, scheme: Any, target: Any) -> Value[tuple[Flow, ...]]:
    """Return the way through Google's front ends, which are everywhere, of what answers the internet.

    https://cloud.google.com/load-balancing/docs/load-balancing-overview: external where nothing else is said.
    """
    if isinstance(target, str) and (target in _APIS or "/serviceAttachments/" in target):
        return Known(())
    return undecided(scheme) or Known(() if str(scheme or "EXTERNAL") in _INSIDE else (Flow("edge", EDGE),))


_APIS = ("all-apis", "vpc-sc")
_INSIDE = ("INTERNAL_MANAGED", "INTERNAL_SELF_MANAGED")


_GLOBAL = Field(Always(Known(EDGE)), Always(Known(EDGE)), drift=False)


def _edge(type: str, collection: str, name: str, asset: str) -> Mapping:
    live = of_compute(collection, asset, scope="")
    return row(
        type,
        Route,
        "compute",
        path=f"projects/{{project}}/global/{collection}/{{name}}",
        location=_GLOBAL,
        labelled=False,
        match=("name",),
        deliveries=Field(
            Derived(("enable_cdn",), _at_the_edge, lenient=True),
            Derived((f"{live.list.key}.{name}",), _at_the_edge),
        ),
        live=live,
    )


_DISK = "projects/{project}/zones/{zone}/disks/{name}"
_REGION_DISK = "projects/{project}/regions/{region}/disks/{name}"
_SNAPSHOT_LIVE = of_compute("snapshots", "Snapshot", scope="", policy="global")
_IMAGE_LIVE = of_compute("images", "Image", scope="", policy="global")
_FORWARDING = of_compute("globalForwardingRules", "GlobalForwardingRule", scope="")

GOOGLE_COMPUTE = (
    _disk(
        "google_compute_disk",
        "zone",
        _DISK,
        _encrypted("kms_key_self_link", "disk_encryption_key", _LIVE_DISK_KEY),
        live=of_compute(
            "disks",
            "Disk",
            type=lambda document: "google_compute_region_disk" if _is_regional(document) else "google_compute_disk",
        ),
    ),
    _disk(
        "google_compute_region_disk",
        "region",
        _REGION_DISK,
        _encrypted("kms_key_name", "disk_encryption_key", _LIVE_DISK_KEY),
        read_with="google_compute_disk",
    ),
    copied(
        "google_compute_snapshot",
        f"{_SNAPSHOTS}.storageLocations",
        "projects/{project}/global/snapshots/{name}",
        _encrypted(
            "kms_key_self_link",
            "snapshot_encryption_key",
            disk_key(f"{_SNAPSHOTS}.snapshotEncryptionKey.kmsKeyName", f"{_SNAPSHOTS}.snapshotEncryptionKey.sha256"),
            source="source_disk",
        ),
        _SNAPSHOT_LIVE,
        "google_compute_snapshot_iam",
        "name",
    ),
    copied(
        "google_compute_image",
        f"{_IMAGES}.storageLocations",
        "projects/{project}/global/images/{name}",
        _encrypted(
            "kms_key_self_link",
            "image_encryption_key",
            disk_key(f"{_IMAGES}.imageEncryptionKey.kmsKeyName", f"{_IMAGES}.imageEncryptionKey.sha256"),
        ),
        _IMAGE_LIVE,
        "google_compute_image_iam",
        "image",
    ),
    _instant(
        "google_compute_instant_snapshot",
        "zone",
        "projects/{project}/zones/{zone}/instantSnapshots/{name}",
        live=of_compute(
            "instantSnapshots",
            "InstantSnapshot",
            type=lambda document: f"google_compute_{'region_' if _is_regional(document) else ''}instant_snapshot",
        ),
    ),
    _instant(
        "google_compute_region_instant_snapshot",
        "region",
        "projects/{project}/regions/{region}/instantSnapshots/{name}",
        read_with="google_compute_instant_snapshot",
    ),
    row(
        "google_compute_resource_policy",
        Route,
        "compute",
        path="projects/{project}/regions/{region}/resourcePolicies/{name}",
        location=zoned("region", "resourcePolicies_aggregatedList.region"),
        labelled=False,
        chosen=("region",),
        copies=Field(
            Derived(("snapshot_schedule_policy",), _scheduled, lenient=True),
            Derived(
                (
                    "resourcePolicies_aggregatedList.snapshotSchedulePolicy",
                    "resourcePolicies_aggregatedList.snapshotSchedulePolicy.snapshotProperties.storageLocations",
                ),
                _live_scheduled,
            ),
        ),
        live=of_compute("resourcePolicies", "ResourcePolicy"),
    ),
    row(
        "google_compute_snapshot_settings",
        Route,
        "compute",
        path="projects/{project}/global/snapshotSettings",
        name=Field(_OF_THE_PROJECT, _OF_THE_PROJECT),
        location=_GLOBAL,
        labelled=False,
        match=("name",),
        copies=Field(
            Derived(("storage_location",), _settings, lenient=True),
            Derived((f"{_SETTINGS.key}.storageLocation.locations",), _live_settings),
        ),
        live=Live("compute", version="v1", per="project", list=_SETTINGS, id=_settings_id, skip=_is_default),
    ),
    row(
        "google_compute_instance",
        Compute,
        "compute",
        path="projects/{project}/zones/{zone}/instances/{name}",
        location=zoned("zone", f"{_INSTANCES}.zone"),
        labels=f"{_INSTANCES}.labels",
        chosen=("zone", "boot_disk.kms_key_self_link", "boot_disk.source"),
        key=Field(
            Derived(("boot_disk",), _boot_key, lenient=True),
            Derived((f"{_INSTANCES}.disks",), _live_boot_key),
            drift=False,
        ),
        live=of_compute("instances", "Instance"),
    ),
    row(
        "google_compute_instance_from_template",
        Compute,
        "compute",
        path="projects/{project}/zones/{zone}/instances/{name}",
        location=zoned("zone"),
        chosen=("zone", "boot_disk", "labels"),
        key=Field(
            Derived(("boot_disk", "source_instance_template"), _boot_or_template, lenient=True),
            Always(Unknown("it is read as google_compute_instance")),
        ),
        no_live="a machine does not tell which template it was made of: it is read as google_compute_instance",
    ),
    _template(
        "google_compute_instance_template",
        "projects/{project}/global/instanceTemplates/{name}",
        live=of_compute(
            "instanceTemplates",
            "InstanceTemplate",
            type=lambda document: f"google_compute_{'region_' if _is_regional(document) else ''}instance_template",
        ),
    ),
    _template(
        "google_compute_region_instance_template",
        "projects/{project}/regions/{region}/instanceTemplates/{name}",
        read_with="google_compute_instance_template",
    ),
    _group(
        "google_compute_instance_group_manager",
        "zone",
        "projects/{project}/zones/{zone}/instanceGroupManagers/{name}",
        live=of_compute(
            "instanceGroupManagers",
            "InstanceGroupManager",
            type=lambda document: f"google_compute_{'region_' if _is_regional(document) else ''}instance_group_manager",
        ),
    ),
    _group(
        "google_compute_region_instance_group_manager",
        "region",
        "projects/{project}/regions/{region}/instanceGroupManagers/{name}",
        read_with="google_compute_instance_group_manager",
    ),
    _edge("google_compute_backend_bucket", "backendBuckets", "enableCdn", "BackendBucket"),
    _edge("google_compute_backend_service", "backendServices", "enableCDN", "BackendService"),
    row(
        "google_compute_global_forwarding_rule",
        Route,
        "compute",
        path="projects/{project}/global/forwardingRules/{name}",
        location=_GLOBAL,
        labels=f"{_FORWARDING.list.key}.labels",
        match=("name",),
        deliveries=Field(
            Derived(("load_balancing_scheme", "target"), _external, lenient=True),
            Derived((f"{_FORWARDING.list.key}.loadBalancingScheme", f"{_FORWARDING.list.key}.target"), _external),
        ),
        live=_FORWARDING,
    ),
)
