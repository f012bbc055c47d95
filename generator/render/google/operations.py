"""Secrets, image registries, and backups."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.demands import label, vault_days
from generator.render.google.project import Project, UnderKey
from generator.render.home import View
from generator.stacks.components.operations import BackupVaultComponent, RegistryComponent, SecretComponent
from generator.stacks.components.storage import FileSystemComponent

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class GoogleSecret(UnderKey):
    """One secret of Secret Manager, without its value."""

    titled: bool
    title: str
    recovery: str


@dataclass(frozen=True, slots=True)
class Protected:
    """One file system that a plan backs up, by its label and its name."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class GoogleVault(UnderKey):
    """One vault of Backup and DR, its plan, and what it backs up."""

    days: int
    retention: str
    file_systems: tuple[Protected, ...]


def secrets(project: Project) -> View:
    """Return every secret of the stack."""
    found = tuple(_secret(project, each) for each in project.all(SecretComponent))
    return {"secrets": found, "location": project.location} if found else {}


def registries(project: Project) -> View:
    """Return every registry of the stack."""
    found = tuple(UnderKey(**project.under_key(each)) for each in project.all(RegistryComponent))
    return {"registries": found, "location": project.location} if found else {}


def backups(project: Project) -> View:
    """Return the backup vault of the stack."""
    found = tuple(_vault(project, each) for each in project.all(BackupVaultComponent))
    return {"vaults": found, "location": project.location} if found else {}


def _secret(project: Project, component: SecretComponent) -> GoogleSecret:
    return GoogleSecret(
        **project.under_key(component),
        titled=component.title != "",
        title=component.title,
        recovery=f"{project.rules(component).keys.deletion_days * _DAY}s",
    )


def _vault(project: Project, component: BackupVaultComponent) -> GoogleVault:
    days = component.backup_days or vault_days(project.profile, component)
    return GoogleVault(
        **project.under_key(component),
        days=days,
        retention=f"{days * _DAY}s",
        file_systems=tuple(
            Protected(label(each.name), project.name(each)) for each in project.all(FileSystemComponent)
        ),
    )
