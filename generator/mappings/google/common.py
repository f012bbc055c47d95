"""What Google Cloud rows share: names, labels, places, and readers for keys, flows and exposure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

from generator import geography
from generator.facts import Fact, Flow, Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Call, Companion, Document, Field, Live, Mapping, Reader

REGISTRY = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources"
OWN_KEY = "Google encrypts with a key of its own unless told otherwise"
"""https://cloud.google.com/docs/security/encryption/default-encryption"""
PUBLIC = frozenset({"allUsers", "allAuthenticatedUsers"})
"""https://cloud.google.com/iam/docs/principals-overview#all-users"""


def row(
    type: str,
    kind: type[Fact],
    service: str,
    *,
    path: str,
    location: Field,
    live: Live | None = None,
    read_with: str = "",
    no_live: str = "",
    name: Field | None = None,
    labels: str = "",
    labelled: bool = True,
    chosen: tuple[str, ...] = (),
    companions: tuple[Companion, ...] = (),
    match: tuple[str, ...] = ("name", "location"),
    **fields: Field,
) -> Mapping:
    """Return the row of a resource that goes by its full name, whose form is `path`.

    `path` is made of Terraform attributes, e.g. `projects/{project}/locations/{location}/instances/{name}`; live it is
    the id without its host. A path that begins with an attribute begins with the full name in it. `labels` is
    the live path to its labels; `labelled` says whether the Terraform type takes labels at all.
    """
    last = [field for _, field, _, _ in Formatter().parse(path) if field][-1]
    return Mapping(
        type=type,
        kind=kind,
        provider="google",
        service=service,
        docs=f"{REGISTRY}/{type.removeprefix('google_')}",
        match=match,
        chosen=(*(("project",) if "{project}" in path else ()), *chosen),
        companions=companions,
        identities=Field(_named_by(path, location.terraform), Derived((), _live_names)),
        fields={
            "name": name or Field(Derived((last,), _short, lenient=True), Derived((), _live_name)),
            "location": location,
            **({"data_class": label(labels, labelled)} if labelled or labels else {}),
            **fields,
        },
        live=live,
        read_with=read_with,
        no_live=no_live,
    )


def _named_by(path: str, place: Reader) -> Reader:
    # What names no project or place of its own is in those of its provider block.
    names = tuple(field for _, field, _, _ in Formatter().parse(path) if field)

    def read(document: Document, *found: Any) -> Value[tuple[str, ...]]:
        values = dict(zip(names, found, strict=True))
        where = place(document)
        for name, said in (("project", document.project), ("location", where), ("region", where)):
            if values.get(name, "") is None and isinstance(said, Known):
                values[name] = said.value
        if unknown := undecided(*values.values()):
            return unknown
        given = {name: value.rpartition("/")[2] for name, value in values.items() if isinstance(value, str) and value}
        if path.startswith("{") and names[0] in given:
            given[names[0]] = resource_name(values[names[0]], document)
        return Known((path.format_map(given),) if len(given) == len(names) else ())

    return Derived(names, read, lenient=True)


def _short(document: Document, name: Any) -> Value[str]:
    return undecided(name) or (Known(str(name).rpartition("/")[2]) if name else Unknown("it has no name"))


def _live_name(document: Document) -> Value[str]:
    return Known(document.id.rpartition("/")[2])


def _live_names(document: Document) -> Value[tuple[str, ...]]:
    return Known((resource_name(document.id, document),))


# What it is called


def full_name(call: Call, host: str, path: str = "") -> Callable[[Document], str]:
    """Return the id of an item: the host as Cloud Asset Inventory has it, and the item's full name.

    The name is the item's own, or, where that is short, made of its fields and the project by the template `path`.
    """

    def read(document: Document) -> str:
        item = document.values[call.key]
        own = str(item.get("name", ""))
        if path and "/" not in own:
            project = document.project.value if isinstance(document.project, Known) else ""
            fields = {name: str(value).rpartition("/")[2] for name, value in item.items() if isinstance(value, str)}
            own = path.format_map({"project": project, **fields})
        return f"//{host}/{own}"

    return read


def resource_name(name: str, document: Document) -> str:
    """Return the name a Google resource goes by: no host or API version before it, no key version after it."""
    return _HOST.sub("", name).partition("/cryptoKeyVersions/")[0]


_HOST = re.compile(r"^(//|https://)[^/]+/(?:.*?(?=(?:projects|organizations|folders)/))?")


def label(path: str = "", labelled: bool = True, terraform: tuple[str, ...] = ("labels", "terraform_labels")) -> Field:
    """Read the data class from the `eurofence-class` label, empty where there is none."""
    return Field(
        Derived(terraform, _label, lenient=True) if labelled else Always(Known("")),
        Derived((path,), _label, lenient=True) if path else Always(Known("")),
    )


def _label(document: Document, *labels: Any) -> Value[str]:
    # The provider's default labels stand in `terraform_labels` only.
    for found in labels:
        if isinstance(found, dict) and CLASS_LABEL in found:
            value = found[CLASS_LABEL]
            return Known(value) if isinstance(value, str) else Unknown(f"label {CLASS_LABEL} is known after apply")
    return Unknown("its labels are known after apply") if undecided(*labels) else Known("")


CLASS_LABEL = "eurofence-class"


def location_of(document: Document, name: Any) -> Value[Ref | str]:
    """Return the location that a resource name tells, or the resource whose location this one shares."""
    if isinstance(name, (Ref, Unknown)):
        return Known(name) if isinstance(name, Ref) else name
    parts = str(name or "").split("/")
    if "locations" not in parts[:-1]:
        return Unknown(f"`{name or ''}` names no location")
    return Known(parts[parts.index("locations") + 1])


def named(path: str) -> Callable[[str, Document], str | Unknown]:
    """Return what makes the full name of what another resource calls by its name, or by its full name.

    `path` is that of its row; all but its last field are attributes of the resource that names it.
    """
    *others, _ = [field for _, field, _, _ in Formatter().parse(path) if field]
    last = path.rindex("{")

    def read(name: str, document: Document) -> str | Unknown:
        if "/" in name:
            return resource_name(name, document)
        found = {field: _told(document, field) for field in others}
        unknown = next((value for value in found.values() if isinstance(value, Unknown)), None)
        return unknown or path[:last].format_map(found) + name

    return read


def _told(document: Document, field: str) -> str | Unknown:
    own = document.values.get(field)
    if isinstance(own, str) and own:
        return own.rpartition("/")[2]
    provided = {"project": document.project, "location": document.region, "region": document.region}
    if own is None and field in provided:
        said = provided[field]
        return said.value if isinstance(said, Known) else said
    return undecided(own) or Unknown(f"it names no {field}")


# Where it is


def shared(path: str, attribute: str = "", depth: int = 0) -> Field:
    """Return the location field of what lies where another resource lies, whose full name is made by `path`.

    The last field of the path is the attribute that names the other one, unless `attribute` does. Live, its name is
    the start of the own one, with as many parts as the path has, or `depth`.
    """
    *others, last = [field for _, field, _, _ in Formatter().parse(path) if field]
    name_of, parts = named(path), depth or len(path.split("/"))

    def read(document: Document, name: Any, *_: Any) -> Value[str | Ref]:
        if isinstance(name, (Unknown, Ref)):
            return name if isinstance(name, Unknown) else Known(name)
        found = name_of(name, document) if name else Unknown("it names nothing that it belongs to")
        return found if isinstance(found, Unknown) else Known(Ref(found))

    def live(document: Document) -> Value[str | Ref]:
        return Known(Ref("/".join(resource_name(document.id, document).split("/")[:parts])))

    return Field(Derived((attribute or last, *others), read, lenient=True), Derived((), live), drift=False)


def placed(terraform: str = "location", api: str = "", unless: str = "", because: str = "") -> Field:
    """Return the location field: the attribute, or the provider's own region where the configuration gives none.

    Live it stands at `api`, or in the id. `unless` is where Google puts what says nothing, for the reason `because`.
    """

    def read(document: Document, code: Any) -> Value[str | Ref]:
        if unknown := undecided(code):
            return unknown
        if code:
            return Known(str(code).rpartition("/")[2].lower())
        return Known(unless, because) if unless else document.region

    def live(document: Document, code: Any = None) -> Value[str | Ref]:
        return Known(str(code).rpartition("/")[2].lower()) if code else located(document.id)

    return Field(Derived((terraform,), read, lenient=True), Derived((api,) if api else (), live), drift=bool(unless))


def located(name: str) -> Value[str | Ref]:
    """Return the location that a full resource name tells."""
    found = _PLACE.search(name)
    return Known(found[1].lower()) if found else Unknown(f"`{name}` names no location")


_PLACE = re.compile(r"/(?:locations|regions|zones)/([^/]+)")


# What encrypts it


def key_at(path: str, absent: str = OWN_KEY) -> Reader:
    """Return a reader of the key at `path`; without one, Google's own, for the reason `absent`.

    https://cloud.google.com/docs/security/encryption/default-encryption
    """

    return Derived((path,), lambda document, key: key_of(document, key, absent), lenient=True)


def key_of(document: Document, key: Any, absent: str = OWN_KEY) -> Value[Ref | None]:
    """Return one key; without one, Google's own, for the reason `absent`."""
    if isinstance(key, (Unknown, Ref)):
        return key if isinstance(key, Unknown) else Known(key)
    return Known(Ref(resource_name(str(key), document))) if key else Known(None, absent)


def keys_at(*paths: str) -> Reader:
    """Return a reader of all keys at `paths` (which may hold `*`); what is absent there encrypts nothing of its own."""

    def read(document: Document, *values: Any) -> Value[tuple[Ref | None, ...]]:
        found = list(flattened(values))
        if unknown := next((each for each in found if isinstance(each, Unknown)), None):
            return unknown
        keys = (each if isinstance(each, Ref) else Ref(resource_name(str(each), document)) for each in found)
        return Known(tuple(dict.fromkeys(keys)))

    return Derived(paths, read, lenient=True)


def first_key(*paths: str, absent: str = OWN_KEY) -> Reader:
    """Return a reader of the first key of several; without any, Google's own, for the reason `absent`."""

    def read(document: Document, *_: Any) -> Value[Ref | None]:
        found = every(document)
        if isinstance(found, Unknown):
            return found
        return Known(found.value[0]) if found.value else Known(None, absent)

    every = keys_at(*paths)
    return Derived(paths, read, lenient=True)


def other_keys(*paths: str) -> Reader:
    """Return a reader of all keys but the first."""

    def read(document: Document, *values: Any) -> Value[tuple[Ref | None, ...]]:
        if any(isinstance(value, Ref) for value in values[1:]):
            return Unknown("how many keys it has is known after apply")
        found = every(document)
        return found if isinstance(found, Unknown) else Known(found.value[1:])

    every = keys_at(*paths)
    return Derived(paths, read, lenient=True)


# Where it goes


def flows_at(kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to whatever stands at `paths`, which may hold `*`."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        if any("*" in path and isinstance(value, Ref) for path, value in zip(paths, values, strict=True)):
            return Unknown("what its blocks say is known after apply")
        found = [flow(document, kind, value) for value in flattened(values)]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))

    return Derived(paths, read, lenient=True)


def flow(document: Document, kind: str, value: Any) -> Flow | Unknown:
    """Return the flow to one value: a reference, a full name, a bucket, a location code, or a URL outside."""
    if isinstance(value, (Unknown, Ref)):
        return value if isinstance(value, Unknown) else Flow(kind, value)
    text = str(value)
    if text.startswith(("gs://", "storage.googleapis.com/")):
        return Flow(kind, Ref(gs_identity(text, document)))
    name = resource_name(text, document)
    if name.startswith(("projects/", "organizations/", "folders/")):
        place = located(f"/{name}")
        return Flow(kind, Ref(name), place.value if isinstance(place, Known) and isinstance(place.value, str) else "")
    return Flow(kind, text)


def buckets_at(kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to buckets, named plainly or as `gs://`."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found = list(flattened(values))
        whole = [value for path, value in zip(paths, values, strict=True) if "*" in path and isinstance(value, Ref)]
        if unknown := undecided(*whole, *(each for each in found if isinstance(each, Unknown))):
            return unknown
        refs = (each if isinstance(each, Ref) else Ref(gs_identity(str(each), document)) for each in found)
        return Known(tuple(Flow(kind, ref) for ref in dict.fromkeys(refs)))

    return Derived(paths, read, lenient=True)


def webs_at(kind: str, path: str) -> Reader:
    """Return a reader of the flows to the web addresses at a path, which may hold `*`."""

    def read(document: Document, addresses: Any) -> Value[tuple[Flow, ...]]:
        found = [web(document, kind, address) for address in flattened([addresses])]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))

    return Derived((path,), read, lenient=True)


def web(document: Document, kind: str, address: Any) -> Flow | Unknown:
    """Return the flow to a web address; Google's own addresses tell a region where their service runs in one.

    A reference leads to what it names only where that is what runs the address: an address may be kept anywhere.
    """
    if isinstance(address, Ref):
        return Flow(kind, address) if _RUNS.search(address.to) else Unknown(f"where {address.to} leads is not known")
    if isinstance(address, Unknown):
        return address
    forms = (*_GOOGLE_HOSTS, *((_API,) if _is_of(document, str(address)) else ()))
    found = next((match for match in (form.match(str(address)) for form in forms) if match), None)
    return Flow(kind, found[1] if found else str(address))


def _is_of(document: Document, address: str) -> bool:
    """Whether an address is an API's of the document's own universe: the codes of another mean nothing here."""
    api = geography.operator_at(urlsplit(address).hostname or "")
    here = document.operator.value if isinstance(document.operator, Known) else ""
    return api is not None and api.provider == "google" and api.name == (here or "googleapis.com")


# https://cloud.google.com/run/docs/triggering/https-request#deterministic,
# https://cloud.google.com/functions/docs/calling/http#url, and the regional methods of Google's own APIs.
_GOOGLE_HOSTS = (
    re.compile(r"https://[^/]+?-\d+\.([a-z]+-[a-z]+\d+)\.run\.app(?:[/?:]|$)"),
    re.compile(r"https://([a-z]+-[a-z]+\d+)-[^./]+\.cloudfunctions\.net(?:[/?:]|$)"),
)
_API = re.compile(r"https://[a-z0-9.-]+/.*/(?:locations|regions)/([a-z0-9-]+)(?:[/?:]|$)")
_RUNS = re.compile(r"(?:^|\.)google_(?:cloud_run|cloudfunctions)[a-z0-9_]*\.")


def gs_identity(bucket: str, document: Document) -> str:
    """Return the identity a bucket goes by, from its name, its `gs://` address or its self link."""
    # The IAM resources keep it as `b/NAME`, a self link ends in `/b/NAME`, a sink says storage.googleapis.com/NAME.
    plain = bucket.removeprefix("gs://").removeprefix("storage.googleapis.com/").removeprefix("b/")
    return f"gs:{plain.rpartition('/b/')[2].split('/')[0]}"


def joined(*readers: Reader) -> Reader:
    """Return a reader of everything that several readers of tuples find; one unknown makes it unknown."""

    def read(document: Document, *_: Any) -> Value[tuple[Any, ...]]:
        found = [reader(document) for reader in readers]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(item for each in found if isinstance(each, Known) for item in each.value))

    return Derived(tuple(path for reader in readers for path in reader.paths), read, lenient=True)


def flattened(values: Any) -> Iterator[Any]:
    """Yield what stands in nested lists, without what is absent."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from flattened(value)
        elif value is not None and value != "":
            yield value


# Who can reach it


def iam(*kinds: str, identity: Callable[[str, Document], str | Unknown], refers: str) -> tuple[Companion, ...]:
    """Return the IAM companions of a type: `iam("google_pubsub_topic_iam", ...)` is member, binding and policy."""
    return tuple(
        Companion(f"{kind}_{form}", refers, identity=identity, chosen=("location", "project"))
        for kind in kinds
        for form in ("binding", "member", "policy")
    )


def public_by_iam(kind: str, api: str, *parts: str) -> Field:
    """Return the exposure that IAM gives: public where everybody is a member, private otherwise.

    `parts` are the IAM resources of what belongs to it.
    """
    forms = ("binding", "member", "policy")
    return Field(
        Derived(tuple(f"{each}_{form}" for each in (kind, *parts) for form in forms), _public, lenient=True),
        Derived((api,), _live_public, lenient=True),
    )


def _public(document: Document, *grants: Any) -> Value[PublicAccess]:
    members = granted(grants)
    if PUBLIC & {member for member in members if isinstance(member, str)}:
        return Known("public")
    return next((member for member in members if isinstance(member, Unknown)), None) or Known("private")


def granted(grants: Any) -> list[str | Unknown]:
    """Return the members that IAM companions name; those that are not known yet as unknown."""
    found: list[str | Unknown] = []
    for companions in grants:
        if isinstance(companions, (Unknown, Ref)):
            found.append(undecided(companions) or Unknown("its grants are known after apply"))
        for companion in companions if isinstance(companions, list) else ():
            members = [companion.get("member"), companion.get("members"), _of_policy(companion.get("policy_data"))]
            named = [each for each in flattened(members) if not _is_agent(each)]
            found += [m if isinstance(m, (str, Unknown)) else Unknown(f"who {m.to} is is not known") for m in named]
    return found


def _is_agent(member: Any) -> bool:
    return isinstance(member, Ref) and _AGENT_OF.search(member.to) is not None


# Whose attributes name one of Google's own service agents: nobody that could be outside, and never the public.
_AGENT_OF = re.compile(
    r"(?:^|\.)(?:data\.)?(?:google_(?:bigquery_default|storage_project|storage_transfer_project)_service_account"
    r"|google_logging_[a-z_]+_(?:settings|sink)|google_project_service_identity|google_sql_database_instance)\."
)


def _of_policy(text: Any) -> list[Any] | Unknown | None:
    # A whole policy is one JSON text.
    if text is None:
        return None
    try:
        policy = json.loads(text) if isinstance(text, str) else None
    except json.JSONDecodeError:
        policy = None
    if not isinstance(policy, dict):
        return Unknown("the IAM policy is known after apply")
    return [binding.get("members") for binding in policy.get("bindings") or ()]


def _live_public(document: Document, bindings: Any) -> Value[PublicAccess]:
    if isinstance(bindings, Unknown):
        return bindings
    members = {member for binding in bindings or () for member in binding.get("members") or ()}
    return Known("public" if PUBLIC & members else "private")
