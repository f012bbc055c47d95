"""Components that data lies in: keys, buckets, volumes, databases, tables, files, indexes, warehouses."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.stacks.components.base import Component, Count, Days, Gigabytes, Keyed
from generator.stacks.components.sizes import DatabaseSize, SearchSize, WarehouseSize
from generator.stacks.section import CLOUDS, Cloud, Section


class ExternalKey(Section):
    """Where the custodian keeps the key: the XKS key id for AWS, the key's https address or EKM path for Google."""

    aws: str | None = Field(
        default=None, pattern=r"^[A-Za-z0-9_.-]{1,128}$", description="the key's id in the external key store"
    )
    google: str | None = Field(
        default=None,
        pattern=r"^(https://\S+|[A-Za-z0-9_./-]+)$",
        description="the key's https address, or its path behind the EKM connection",
    )


class KeyComponent(Component):
    """A customer key, held where the profile's custody says."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["key"] = Field(description="what it is")
    external_key: ExternalKey = Field(default=ExternalKey(), description="where the custodian keeps it")


class BucketComponent(Keyed):
    """Object storage under a customer key of the same stack."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    numbered: ClassVar[bool] = False

    component: Literal["bucket"] = Field(description="what it is")
    retention_days: Days | None = Field(default=None, ge=0, le=36500, description="default: the profile's")


class VolumeDefaultsComponent(Keyed):
    """How every volume of the account is made from now on: encrypted under this key, its snapshots never public.

    Google Cloud knows no key that disks have unless told otherwise: there the key is opened to Compute Engine,
    snapshots stay in the location, and nobody else can use them. That a disk without a customer key is refused is a
    matter of the organisation policy gcp.restrictNonCmekServices, which speaks of every service at once.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    single: ClassVar[bool] = True

    component: Literal["volume-defaults"] = Field(description="what it is")


class DatabaseComponent(Keyed):
    """A relational database in the network of the stack: RDS, or Cloud SQL, which has no MariaDB."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["database"] = Field(description="what it is")
    engine: Literal["mariadb", "mysql", "postgres"] = Field(description="the database system")
    version: str | None = Field(
        default=None, pattern=r"^[0-9]{1,2}(\.[0-9]{1,2})?$", description='its major version, e.g. "17" or "8.4"'
    )
    size: DatabaseSize = Field(default=DatabaseSize(), description="of its machine, on each cloud")
    storage_gb: Gigabytes = Field(default=100, ge=20, description="how much it can hold")
    backup_days: Days | None = Field(
        default=None, ge=1, le=35, description="how long backups are kept; default: what the profile implies"
    )


class TableComponent(Keyed):
    """A key-value table: DynamoDB, or a Firestore database, which like it asks for no machines and reads by key.

    (Bigtable is made of clusters that are paid for by the hour, in zones.) A document of Firestore has one id: there
    the hash key, and the range key after it, are what whoever writes makes the id of, and nothing is declared.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    component: Literal["table"] = Field(description="what it is")
    hash_key: str = Field(min_length=1, max_length=255, description="the attribute that tells items apart")
    range_key: str | None = Field(
        default=None, min_length=1, max_length=255, description="the attribute that sorts items of one hash key"
    )
    backup_days: Days | None = Field(
        default=None, ge=1, le=35, description="how far back it can be restored; default: what the profile implies"
    )


class FileSystemComponent(Keyed):
    """A file system that machines of the network mount; a backup vault of the stack keeps its backups."""

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["file-system"] = Field(description="what it is")
    storage_gb: Gigabytes = Field(
        default=1024,
        ge=1024,
        multiple_of=256,
        description="how much it can hold on Google Cloud; on AWS it grows by itself",
    )


class SearchComponent(Keyed):
    """A search index in the network of the stack: an OpenSearch domain, or an index of Vector Search.

    Vertex AI Search is closer in its words, but it keeps documents in all of the EU, under a key of all of Europe.
    An index lies in one region, under a key of that region, and is reached through the network, as a domain is.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = CLOUDS

    component: Literal["search"] = Field(description="what it is")
    size: SearchSize = Field(default=SearchSize(), description="of a machine that answers, on each cloud")
    storage_gb: Gigabytes = Field(default=100, ge=10, description="how much a node can hold, on AWS")
    dimensions: Count = Field(default=768, ge=1, le=4096, description="of the vectors of an index on Google Cloud")


class WarehouseComponent(Keyed):
    """A data warehouse: Redshift in the network of the stack, or a dataset of BigQuery, which is in no network.

    BigQuery keeps what was changed or deleted for seven days, whatever is asked of backups.
    """

    offered: ClassVar[tuple[Cloud, ...]] = CLOUDS
    in_network: ClassVar[tuple[Cloud, ...]] = ("aws",)

    component: Literal["warehouse"] = Field(description="what it is")
    size: WarehouseSize = Field(default=WarehouseSize(), description="of a node")
    nodes: Count = Field(default=2, ge=2, le=128, description="how many nodes")
    backup_days: Days | None = Field(
        default=None, ge=1, le=35, description="how long snapshots are kept; default: what the profile implies"
    )
