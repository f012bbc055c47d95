"""What AWS rows share: identities, tags, and readers for keys, flows, exposure and places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator import geography
from generator.facts import Fact, Flow, Known, PublicAccess, Ref, Unknown, Value
from generator.mappings.policy import grantees, grants_public
from generator.mappings.read import Always, Derived, undecided
from generator.mappings.schema import Companion, Document, Field, Live, Mapping, Reader

DOCS = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources"
CLASS_TAG = "eurofence-class"
UNKNOWN_REGION = "?"


def row(
    type: str,
    kind: type[Fact],
    service: str,
    *,
    name: Field,
    live: Live | None = None,
    read_with: str = "",
    no_live: str = "",
    arns: tuple[str, ...] = (),
    tags: str = "",
    tagged: bool = True,
    location: Field | None = None,
    identities: Field | None = None,
    chosen: tuple[str, ...] = (),
    companions: tuple[Companion, ...] = (),
    match: tuple[str, ...] = ("name", "location"),
    **fields: Field,
) -> Mapping:
    """Return the row of a regional resource that goes by its ARN.

    `arns` are the live paths to the ARN and any other full name of it. `tags` is the live path to its tags (a list of
    keys and values, or a map); `tagged` says whether the Terraform type takes tags at all.
    """
    return Mapping(
        type=type,
        kind=kind,
        provider="aws",
        service=service,
        docs=f"{DOCS}/{type.removeprefix('aws_')}",
        match=match,
        chosen=("region", *chosen),
        companions=companions,
        identities=identities or Field(Derived(("arn",), names, lenient=True), Derived(arns, names, lenient=True)),
        fields={
            "name": name,
            "location": location or LOCATION,
            **({"data_class": data_class(tags, tagged)} if tagged or tags else {}),
            **fields,
        },
        live=live,
        read_with=read_with,
        no_live=no_live,
    )


def names(document: Document, *found: Any) -> Value[tuple[str, ...]]:
    """Return those of the names found that are known: the identities of a document."""
    return Known(tuple(name for name in found if isinstance(name, str) and name))


# Where it is


def region_of(document: Document) -> str:
    """Return the region that a document's short names are meant in, `?` where it is unknown."""
    own = document.values.get("region")
    if isinstance(own, str):
        return own
    return document.region.value if isinstance(document.region, Known) else UNKNOWN_REGION


def aws_location(document: Document, region: Any = None) -> Value[str]:
    """Return the effective region: the resource's own argument (provider 6), else its provider block's."""
    return undecided(region) or (Known(region) if region else document.region)


LOCATION = Field(Derived(("region",), aws_location, lenient=True), Derived((), aws_location), drift=False)
"""The region of the provider block or of the API endpoint."""


def zone(terraform: str, api: str) -> Field:
    """Return the location of what lies in one Availability Zone: the zone, else the region.

    A zone may lie in another country than its region: Local and Wavelength Zones.
    """
    return Field(Derived((terraform, "region"), _zone, lenient=True), Derived((api,), _zone, lenient=True), drift=False)


def _zone(document: Document, zone: Any, region: Any = None) -> Value[str]:
    if isinstance(zone, (Unknown, Ref)):
        return undecided(zone) or Unknown("its zone is known after apply")
    return Known(zone) if zone else aws_location(document, region)


# What it is called


def partition_of(document: Document) -> str:
    """Return the partition that a live document was read from."""
    return (isinstance(document.operator, Known) and document.operator.value) or "aws"


def account_of(document: Document) -> str:
    """Return the account a document belongs to, empty where that is unknown."""
    return document.project.value if isinstance(document.project, Known) else ""


def arn_of(service: str, kind: str, path: str) -> Callable[[Document], str]:
    """Return the function that makes the ARN of an item whose list call gives its name only, at `path`."""
    call, _, field = path.partition(".")

    def identify(document: Document) -> str:
        name = document.values[call][field]
        where = f"{region_of(document)}:{account_of(document)}"
        return f"arn:{partition_of(document)}:{service}:{where}:{kind}{name}"

    return identify


def by_arn(service: str, kind: str, path: str, terraform: str = "arn") -> Field:
    """Return the identities of what goes by an ARN that the list call does not give."""
    identify = arn_of(service, kind, path)
    return Field(
        Derived((terraform,), names, lenient=True), Derived((path,), lambda document, _: Known((identify(document),)))
    )


def tag(document: Document, tags: Any, tags_all: Any = None) -> Value[str]:
    """Return the data class that the `eurofence-class` tag names, empty where there is none."""
    for found in (tags_all, tags):
        if isinstance(found, dict) and CLASS_TAG in found:
            value = found[CLASS_TAG]
            return Known(value) if isinstance(value, str) else Unknown(f"tag {CLASS_TAG} is known after apply")
    # The provider's default tags stand in `tags_all` only.
    if undecided(tags, tags_all):
        return Unknown("its tags are known after apply")
    return Known("")


def live_tag(document: Document, tags: Any) -> Value[str]:
    """Return the data class from an API's tags, a map or a list, whatever it calls their parts."""
    if isinstance(tags, Unknown):
        return tags
    return Known(tags_of(tags).get(CLASS_TAG, ""))


def tags_of(tags: Any) -> dict[str, str]:
    """Return an API's tags as a map."""
    if isinstance(tags, dict):
        return tags
    return {_part(entry, "key"): _part(entry, "value") for entry in tags or ()}


def _part(entry: dict[str, str], name: str) -> str:
    return next((text for key, text in entry.items() if key.lower() in (name, f"tag{name}")), "")


def data_class(api: str = "", tagged: bool = True) -> Field:
    """Return the data class field: the tag of the resource, and live that at `api`."""
    return Field(
        Derived(("tags", "tags_all"), tag, lenient=True) if tagged else Always(Known("")),
        Derived((api,), live_tag, lenient=True) if api else Always(Known("")),
    )


def name_tag(api: str) -> Field:
    """Return the name of what goes by its `Name` tag only."""
    return Field(Derived(("tags", "tags_all"), _name_tag, lenient=True), Derived((api,), _live_name_tag, lenient=True))


def _name_tag(document: Document, tags: Any, tags_all: Any) -> Value[str]:
    for found in (tags_all, tags):
        if isinstance(found, dict) and isinstance(found.get("Name"), str):
            return Known(found["Name"])
    return undecided(tags, tags_all) or Unknown("no Name tag names it")


def _live_name_tag(document: Document, tags: Any) -> Value[str]:
    if isinstance(tags, Unknown):
        return tags
    name = tags_of(tags).get("Name")
    return Known(name) if name else Unknown("no Name tag names it")


# What encrypts it


def kms_identity(key: str, document: Document) -> str:
    """Return the identity a KMS key goes by, from any form that AWS accepts: ARN, key id, alias name, alias ARN.

    https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html
    """
    if key.startswith("arn:"):
        return key
    return f"kms:{region_of(document)}:{key}"


def key_at(path: str, absent: str, *, encrypted: str = "", unless: bool = True) -> Reader:
    """Return a reader of the key at `path`; without one, the provider's own key or none, for the reason `absent`.

    `encrypted` is the switch that must be on for a key to count; where it is not given, `unless` is what it is.
    """

    def read(document: Document, key: Any, switch: Any = None) -> Value[Ref | None]:
        if unknown := undecided(switch):
            return unknown
        if encrypted and not is_on(unless if switch is None else switch):
            return Known(None, "it is not encrypted")
        return key_of(document, key, absent)

    return Derived((path, encrypted) if encrypted else (path,), read, lenient=True)


def key_of(document: Document, key: Any, absent: str) -> Value[Ref | None]:
    """Return the key that a value of any form names; for none of the customer's, the reason `absent`."""
    if isinstance(key, Unknown):
        return key
    if isinstance(key, Ref):
        return Known(key)
    return Known(Ref(kms_identity(str(key), document))) if key else Known(None, absent)


def key_or(alias: str, path: str, *, encrypted: str = "", unless: bool = True) -> Reader:
    """Return a reader of the key at `path`; without one, of the key that AWS keeps under `alias` in every account.

    As `key_at`, for services that say live which of AWS's own keys it is: both then mean the same key.
    """

    def read(document: Document, key: Any, switch: Any = None) -> Value[Ref | None]:
        if unknown := undecided(switch):
            return unknown
        if encrypted and not is_on(unless if switch is None else switch):
            return Known(None, "it is not encrypted")
        return key_of(document, key or alias, "") if key or isinstance(key, Unknown) else own_key(document, alias)

    return Derived((path, encrypted) if encrypted else (path,), read, lenient=True)


def own_key(document: Document, alias: str) -> Value[Ref | None]:
    """Return the key that AWS keeps under `alias` in every account: nobody chose it."""
    return Known(Ref(kms_identity(alias, document)), f"AWS takes {alias} unless told otherwise")


def keys_at(*paths: str) -> Reader:
    """Return a reader of all keys at `paths` (which may hold `*`); what is absent there encrypts nothing of its own."""

    def read(document: Document, *values: Any) -> Value[tuple[Ref | None, ...]]:
        found = [key_of(document, value, "") for value in flattened(values)]
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or Known(tuple(each.value for each in found if isinstance(each, Known) and each.value))

    return Derived(paths, read, lenient=True)


def is_on(value: Any) -> bool:
    """Whether a switch is on, whatever its type: some of the provider's are strings, some of the API's are words."""
    return value is True or str(value).lower() in ("true", "enabled", "enabling", "on", "yes")


# Where it goes


def flows_at(kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to whatever stands at `paths`, which may hold `*`."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        return flows(document, kind, values)

    return Derived(paths, read, lenient=True)


def flows(document: Document, kind: str, values: Any) -> Value[tuple[Flow, ...]]:
    """Return the flows to all of `values`: references, ARNs, s3:// URIs, region codes, URLs; None leads nowhere."""
    found = [flow(document, kind, value) for value in flattened(values)]
    unknown = next((each for each in found if isinstance(each, Unknown)), None)
    return unknown or Known(tuple(dict.fromkeys(each for each in found if isinstance(each, Flow))))


def flow(document: Document, kind: str, value: Any) -> Flow | Unknown:
    """Return the flow to one value."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Ref):
        return _keeps(value) or Flow(kind, value)
    text = str(value)
    if text.startswith("s3://") or ":s3:::" in text:
        return Flow(kind, Ref(s3_identity(text, document)))
    if text.startswith("arn:"):
        return Flow(kind, Ref(text), text.split(":")[3] if text.count(":") > 3 else "")
    return Flow(kind, text)


def _keeps(ref: Ref) -> Unknown | None:
    """Return that a reference is to what is kept in a parameter or secret: that says nothing of where it is."""
    if any(part in ref.to for part in ("aws_ssm_parameter.", "aws_secretsmanager_secret")):
        return Unknown(f"it is kept in {ref.to}, known after apply")
    return None


def addresses_at(kind: str, *paths: str) -> Reader:
    """Return a reader of the flows to the network addresses at `paths`; one of AWS's own names its region.

    A reference says whose attribute the address is, not where it leads: it may be one that somebody keeps there.
    """

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found = list(flattened(values))
        return undecided(*found) or Known(tuple(dict.fromkeys(Flow(kind, address(str(each))) for each in found)))

    return Derived(paths, read, lenient=True)


def address(url: str) -> str:
    """Return the region of an address at AWS's own domains, else the address with its scheme.

    https://docs.aws.amazon.com/general/latest/gr/rande.html
    """
    url = url.removeprefix("jdbc:")
    host = url.partition("://")[2] or url
    host = host.partition("/")[0].partition(":")[0].lower()
    regions = [part for part in host.split(".") if geography.partition_of(part)]
    if regions and host.endswith(_AWS_DOMAINS):
        return regions[0]
    return url if "://" in url else f"https://{url}"


_AWS_DOMAINS = (".amazonaws.com", ".amazonaws.eu", ".on.aws")


def stays_at(kind: str, *paths: str) -> Reader:
    """Return a reader of a flow within the resource's own region, where anything stands at `paths`."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        found = list(flattened(values))
        if unknown := undecided(*(value for value in found if isinstance(value, Unknown))):
            return unknown
        here = aws_location(document, document.values.get("region"))
        if found and isinstance(here, Unknown):
            return here
        return Known((Flow(kind, region_of(document)),) if found else ())

    return Derived(paths, read, lenient=True)


def s3_identity(bucket: str, document: Document) -> str:
    """Return the identity a bucket goes by, from its name, ARN or URI; bucket names are unique in a partition."""
    return f"s3:{bucket.rpartition(':::')[2].removeprefix('s3://').split('/')[0]}"


def buckets_at(kind: str, *paths: str) -> Reader:
    """Return a reader of flows to the buckets at `paths`, which may be bare names."""

    def read(document: Document, *values: Any) -> Value[tuple[Flow, ...]]:
        names = [v if isinstance(v, (Ref, Unknown)) else Ref(s3_identity(str(v), document)) for v in flattened(values)]
        return flows(document, kind, names)

    return Derived(paths, read, lenient=True)


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


def public_if(path: str) -> Reader:
    """Return a reader of `public` where the switch at `path` is on, `private` where it is off or absent."""
    return _exposure((path,), lambda document, switch: undecided(switch) or Known(is_on(switch)))


def public_by_policy(path: str, companion: str = "") -> Reader:
    """Return a reader of `public` where the resource policy grants everybody something, else `private`.

    The policy stands at `path`, or in the `policy` of the Terraform type `companion`.
    """
    return _exposure(
        (path, companion) if companion else (path,),
        lambda document, inline, companions=None: grants_public(either(companions, "policy", "policy", inline)),
    )


def _exposure(paths: tuple[str, ...], public: Callable[..., Value[bool]]) -> Reader:
    def read(document: Document, *values: Any) -> Value[PublicAccess]:
        found = public(document, *values)
        if isinstance(found, Unknown):
            return found
        return Known("public" if found.value else "private")

    return Derived(paths, read, lenient=True)


def shared_by_policy(path: str, companion: str = "") -> Reader:
    """Return a reader of the principals, other than services, that the resource policy lets in.

    The policy stands at `path`, or in the `policy` of the Terraform type `companion`.
    """
    return Derived(
        (path, companion) if companion else (path,),
        lambda document, inline, companions=None: grantees(either(companions, "policy", "policy", inline)),
        lenient=True,
    )


def shared_at(*paths: str) -> Reader:
    """Return a reader of the account ids at `paths`; `all` is everybody."""

    def read(document: Document, *values: Any) -> Value[tuple[str, ...]]:
        found = list(flattened(values))
        if unknown := undecided(*found):
            return unknown
        return Known(tuple(sorted({"*" if value == "all" else str(value) for value in found})))

    return Derived(paths, read, lenient=True)


def companion_of(path: str, what: str, inner: Reader) -> Reader:
    """Return `inner` read in the one companion at `path`: two of a kind decide nothing, none is an empty document."""

    def read(document: Document, companions: Any) -> Value[Any]:
        found = only(companions, what)
        if isinstance(found, (Unknown, Ref)):
            return undecided(found) or Unknown(f"its {what} is known after apply")
        return inner(Document(document.type, document.id, found or {}, document.region, document.project))

    return Derived((path,), read, lenient=True)


def either(companions: Any, what: str, attribute: str, inline: Any) -> Any:
    """Return what a resource's one companion says at `attribute`, or else its own argument `inline`.

    A companion decides even where it says nothing: the plan that deletes one leaves nothing of it.
    """
    companion = only(companions, what)
    if companion is None or isinstance(companion, Unknown):
        return inline if companion is None else companion
    return companion.get(attribute)


def only(companions: Any, what: str) -> Any:
    """Return the values of the one companion, None where there is none; two of a kind decide nothing."""
    if companions is None or isinstance(companions, Unknown):
        return companions
    if len(companions) > 1:
        return Unknown(f"{len(companions)} resources set the {what} of this one")
    return companions[0] if companions else None
