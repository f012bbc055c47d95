"""What a profile can say: one pydantic model a section, every field with its default and its meaning.

Numbers and truth values are strict, so that `true` is no number of days and a quoted number no number. What one
field cannot see of another is checked in `rules`, on the profile as its whole chain makes it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.facts import Custody
from generator.files.validation import nearest, wrong
from generator.geography import is_jurisdiction
from generator.profiles.frameworks import FRAMEWORKS

Requirement = Literal["require", "allow"]
Permission = Literal["forbid", "allow"]

Justification = Literal[
    "CUSTOMER_AUTHORIZED_WORKFLOW_SERVICING",
    "CUSTOMER_INITIATED_ACCESS",
    "CUSTOMER_INITIATED_SUPPORT",
    "GOOGLE_INITIATED_REVIEW",
    "GOOGLE_INITIATED_SERVICE",
    "GOOGLE_INITIATED_SYSTEM_OPERATION",
    "GOOGLE_RESPONSE_TO_PRODUCTION_ALERT",
    "MODIFIED_CUSTOMER_INITIATED_ACCESS",
    "MODIFIED_GOOGLE_INITIATED_SYSTEM_OPERATION",
    "REASON_NOT_EXPECTED",
    "THIRD_PARTY_DATA_REQUEST",
]
"""https://docs.cloud.google.com/assured-workloads/key-access-justifications/docs/justification-codes; the API also
has REASON_UNSPECIFIED, which names no reason and so cannot be one that opens a key."""

_OTHER_CODES = {"UK": "GB", "EL": "GR", "EUROPE": "EU", "EWR": "EEA", "EEE": "EEA", "UE": "EU"}


def _jurisdiction(code: str) -> str:
    if is_jurisdiction(code):
        return code
    meant = _OTHER_CODES.get(code.upper(), code.upper())
    hint = f"did you mean `{meant}`?" if is_jurisdiction(meant) else "EU, EEA or an ISO 3166 country code"
    raise wrong(f"`{code}` is not a jurisdiction", hint)


def _country(code: str) -> str:
    if _jurisdiction(code) in ("EU", "EEA"):
        raise wrong(f"`{code}` is not a country", "an ISO 3166 country code")
    return code


def _framework(name: str) -> str:
    if name not in FRAMEWORKS:
        raise wrong(f"unknown framework `{name}`", nearest(name, FRAMEWORKS))
    return name


Jurisdiction = Annotated[
    str, AfterValidator(_jurisdiction), Field(json_schema_extra={"examples": ["EU", "EEA", "DE", "FR"]})
]
Jurisdictions = Annotated[tuple[Jurisdiction, ...], Field(min_length=1)]
Country = Annotated[str, AfterValidator(_country)]
DataClass = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,62}$")]
Framework = Annotated[str, AfterValidator(_framework), Field(json_schema_extra={"enum": list[Any](FRAMEWORKS)})]
Principal = Annotated[
    str,
    Field(
        pattern=r"^([0-9]{12}|o-[a-z0-9]{10,32}|C[0-9a-z]{8,12}|[a-z0-9-]+(\.[a-z0-9-]+)+"
        r"|(projects|folders|organizations)/[a-z0-9:.-]+|(projects/[a-z0-9:.-]+/)?locations/global/"
        r"(workforcePools|workloadIdentityPools)/[a-z0-9-]+)$"
    ),
]
Days = Annotated[int, Field(strict=True)]
Origin = Annotated[str, Field(pattern=r"^https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?$")]


class Section(BaseModel):
    """A part of a profile: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Preferred(Section):
    """Where rendered components go by default: the first location of each cloud."""

    aws: tuple[str, ...] = Field(default=(), description="AWS Regions, the preferred one first")
    google: tuple[str, ...] = Field(default=(), description="Google Cloud regions, the preferred one first")


class Residency(Section):
    """In which jurisdictions each thing may lie; what is not given follows `data`."""

    data: Jurisdictions = Field(default=("EU",), description="where data at rest, its replicas and its keys may lie")
    processing: Jurisdictions | None = Field(default=None, description="where clear data may be computed on")
    backups: Jurisdictions | None = Field(default=None, description="where backups and snapshots may lie")
    logs: Jurisdictions | None = Field(default=None, description="where logs may lie")
    ai: Jurisdictions | None = Field(default=None, description="where AI services may run and keep data")
    state: Jurisdictions | None = Field(default=None, description="where Terraform state may lie")
    place: Preferred = Field(default=Preferred(), description="where rendered components go by default")

    def of(self, what: Literal["data", "processing", "backups", "logs", "ai", "state"]) -> tuple[str, ...]:
        """Return the jurisdictions allowed for `what`."""
        return getattr(self, what) or self.data


class Operators(Section):
    """Whose law may reach the operator of the cloud."""

    jurisdictions: Jurisdictions = Field(
        default=("EU", "US"),
        description="every law that may; the operators of the aws partition and of googleapis.com are under US law",
    )


class Custodian(Section):
    """The trusted third party that holds the keys."""

    name: str = Field(min_length=1, description="who it is, as the contract names it")
    jurisdiction: Jurisdiction = Field(description="whose law can compel it")
    endpoints: tuple[Origin, ...] = Field(
        default=(), description="origins of its key service, https://host or https://host:port"
    )


class Keys(Section):
    """Who may hold keys, and how they live."""

    custody: Custody = Field(default="customer", description="the least custody that opens data")
    custodian: Custodian | None = Field(default=None, description="who holds external keys")
    rotation_days: Days = Field(default=365, ge=1, description="a key rotates at least this often")
    deletion_days: Days = Field(default=30, ge=7, le=30, description="a key can be saved at least this long")
    multi_region: Permission = Field(default="forbid", description="whether a key may have replicas in other regions")
    justifications: tuple[Justification, ...] = Field(
        default=(), description="Google key access reasons that may open a key"
    )


class Storage(Section):
    """How object storage is kept."""

    public_access: Permission = Field(default="forbid", description="whether everybody may read")
    tls: Requirement = Field(default="require", description="whether every request must be encrypted in transit")
    versioning: Requirement = Field(default="require", description="whether overwritten and deleted objects are kept")
    retention_days: Days = Field(default=0, ge=0, description="objects cannot be deleted for this long")


class AI(Section):
    """Where inference may run and what may be kept of it."""

    inference: Literal["in-residency", "anywhere"] = Field(
        default="in-residency", description="where models may be asked; in-residency is residency.ai"
    )
    training_data: Jurisdictions | None = Field(
        default=None, description="where training data may lie; default: residency.ai"
    )
    prompt_logs: Jurisdictions | None = Field(
        default=None, description="where prompts may be logged; default: residency.logs"
    )


class Access(Section):
    """Who may reach data besides its owner."""

    support: Literal["approval", "any"] = Field(
        default="approval", description="when the provider's support may see data"
    )
    principals: Literal["organization", "any"] = Field(
        default="organization", description="to whom access may be granted"
    )
    organization: tuple[Principal, ...] = Field(
        default=(),
        description="AWS account and organization ids; Google organisation domains and customer ids, "
        "PROJECT.iam.gserviceaccount.com, projects/NUMBER, identity pools: what belongs to it, beside the account or "
        "project of a resource itself",
    )
    sites: dict[Country, DataClass] = Field(
        default={}, description="country -> the most sensitive data class it may see"
    )


class Audit(Section):
    """What trail is kept, for how long."""

    trail: Requirement = Field(default="require", description="whether every access is logged")
    retention_days: Days = Field(default=365, ge=0, description="the trail is kept at least this long")
    immutable: bool = Field(default=True, strict=True, description="whether nobody may change the trail")


class Overrides(Section):
    """What one data class changes of the profile."""

    residency: Residency | None = Field(default=None, description="in which jurisdictions each thing may lie")
    operators: Operators | None = Field(default=None, description="whose law may reach the operator of the cloud")
    keys: Keys | None = Field(default=None, description="who may hold keys, and how they live")
    storage: Storage | None = Field(default=None, description="how object storage is kept")
    ai: AI | None = Field(default=None, description="where inference may run and what may be kept of it")
    access: Access | None = Field(default=None, description="who may reach data besides its owner")
    audit: Audit | None = Field(default=None, description="what trail is kept, for how long")


class Profile(Section):
    """What must hold: residency, key custody, operators, AI, access, audit."""

    profile: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$", description="its name: a-z, 0-9 and -")
    title: str = Field(default="", description="what it is for, in a few words")
    extends: str | None = Field(
        default=None, min_length=1, description="a builtin profile or a relative path; later wins, lists replace"
    )
    residency: Residency = Field(default=Residency(), description="in which jurisdictions each thing may lie")
    operators: Operators = Field(default=Operators(), description="whose law may reach the operator of the cloud")
    keys: Keys = Field(default=Keys(), description="who may hold keys, and how they live")
    storage: Storage = Field(default=Storage(), description="how object storage is kept")
    ai: AI = Field(default=AI(), description="where inference may run and what may be kept of it")
    access: Access = Field(default=Access(), description="who may reach data besides its owner")
    audit: Audit = Field(default=Audit(), description="what trail is kept, for how long")
    guardrails: Requirement = Field(
        default="require", description="whether policies must forbid what the profile forbids"
    )
    classes: dict[DataClass, Overrides] = Field(default={}, description="stricter or looser by data class")
    on_unknown: Literal["fail", "warn"] = Field(
        default="fail", description="what a finding that cannot be decided means"
    )
    frameworks: tuple[Framework, ...] = Field(default=(), description="whose clauses the report names")

    def for_class(self, data_class: str) -> Profile:
        """Return what holds for `data_class`; a class the profile does not name is held to the profile itself."""
        overrides = self.classes.get(data_class)
        if overrides is None:
            return self
        changed = merged(self.model_dump(), overrides.model_dump(exclude_unset=True))
        return Profile.model_validate(changed)


def merged(base: dict[str, Any], later: dict[str, Any]) -> dict[str, Any]:
    """Return `base` with `later` over it: mappings merge, everything else is replaced."""
    result = dict(base)
    for key, value in later.items():
        old = result.get(key)
        result[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
