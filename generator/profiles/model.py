"""What a profile can say: one pydantic model a section, every field with its default and its meaning."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from generator.facts import Custody
from generator.geography import is_jurisdiction

Requirement = Literal["require", "allow"]
Permission = Literal["forbid", "allow"]


def _jurisdiction(code: str) -> str:
    if not is_jurisdiction(code):
        raise ValueError(f"{code} is not a jurisdiction: EU, EEA or an ISO 3166 country code")
    return code


Jurisdiction = Annotated[str, AfterValidator(_jurisdiction)]
Jurisdictions = Annotated[tuple[Jurisdiction, ...], Field(min_length=1)]


class Section(BaseModel):
    """A part of a profile: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Preferred(Section):
    """Where rendered components go by default: the first location of each cloud."""

    aws: tuple[str, ...] = ()
    google: tuple[str, ...] = ()


class Residency(Section):
    """In which jurisdictions each thing may lie; what is not given follows `data`."""

    data: Jurisdictions = Field(("EU",), description="where data at rest, its replicas and its keys may lie")
    processing: Jurisdictions | None = Field(None, description="where clear data may be computed on")
    backups: Jurisdictions | None = Field(None, description="where backups and snapshots may lie")
    logs: Jurisdictions | None = Field(None, description="where logs may lie")
    ai: Jurisdictions | None = Field(None, description="where AI services may run and keep data")
    state: Jurisdictions | None = Field(None, description="where Terraform state may lie")
    place: Preferred = Field(Preferred(), description="where rendered components go by default")

    def of(self, what: Literal["data", "processing", "backups", "logs", "ai", "state"]) -> tuple[str, ...]:
        """Return the jurisdictions allowed for `what`."""
        return getattr(self, what) or self.data


class Operators(Section):
    """Whose law may reach the operator of the cloud."""

    jurisdictions: Jurisdictions = ("EU", "US")


class Custodian(Section):
    """The trusted third party that holds the keys."""

    name: str = Field(min_length=1)
    jurisdiction: Jurisdiction
    endpoints: tuple[str, ...] = Field((), description="origins of its key service, https://...")


class Keys(Section):
    """Who may hold keys, and how they live."""

    custody: Custody = Field("customer", description="the least custody that opens data")
    custodian: Custodian | None = None
    rotation_days: int = Field(365, ge=1, description="a key rotates at least this often")
    deletion_days: int = Field(30, ge=7, le=30, description="a key can be saved at least this long")
    multi_region: Permission = "forbid"
    justifications: tuple[str, ...] = Field((), description="Google key access reasons that may open a key")


class Storage(Section):
    """How object storage is kept."""

    public_access: Permission = "forbid"
    tls: Requirement = "require"
    versioning: Requirement = "require"
    retention_days: int = Field(0, ge=0, description="objects cannot be deleted for this long")


class AI(Section):
    """Where inference may run and what may be kept of it."""

    inference: Literal["in-residency", "anywhere"] = "in-residency"
    training_data: Jurisdictions | None = None
    prompt_logs: Jurisdictions | None = None


class Access(Section):
    """Who may reach data besides its owner."""

    support: Literal["approval", "any"] = "approval"
    principals: Literal["organization", "any"] = "organization"
    sites: dict[str, str] = Field({}, description="country -> the most sensitive data class it may see")


class Audit(Section):
    """What trail is kept, for how long."""

    trail: Requirement = "require"
    retention_days: int = Field(365, ge=0)
    immutable: bool = True


class Overrides(Section):
    """What one data class changes of the profile."""

    residency: Residency | None = None
    operators: Operators | None = None
    keys: Keys | None = None
    storage: Storage | None = None
    ai: AI | None = None
    access: Access | None = None
    audit: Audit | None = None


class Profile(Section):
    """What must hold: residency, key custody, operators, AI, access, audit."""

    profile: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$", description="its name")
    title: str = ""
    extends: str | None = Field(None, description="a builtin profile or a relative path; later wins, lists replace")
    residency: Residency = Residency()
    operators: Operators = Operators()
    keys: Keys = Keys()
    storage: Storage = Storage()
    ai: AI = AI()
    access: Access = Access()
    audit: Audit = Audit()
    guardrails: Requirement = "require"
    classes: dict[str, Overrides] = Field({}, description="stricter or looser by data class")
    on_unknown: Literal["fail", "warn"] = "fail"
    frameworks: tuple[str, ...] = ()

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
