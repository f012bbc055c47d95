"""Google Cloud's document AI: Document AI and its warehouse."""

from __future__ import annotations

from generator.facts import Model, Store, Unknown
from generator.mappings.google.common import key_at, placed, row
from generator.mappings.google.regional import listed, regional
from generator.mappings.google.titles import titled
from generator.mappings.read import Always
from generator.mappings.schema import Field, Mapping

# Document AI: https://cloud.google.com/document-ai/docs/reference/rest

_PROCESSORS = listed(
    "documentai",
    "v1",
    "projects.locations.processors",
    asset="Processor",
    # https://cloud.google.com/document-ai/docs/regions
    endpoint="https://documentai.{location}.rep.{universe}/",
)

GOOGLE_DOCUMENTS: tuple[Mapping, ...] = (
    regional(
        "google_document_ai_processor",
        Model,
        _PROCESSORS,
        labelled=False,
        name=titled(f"{_PROCESSORS.list.key}.displayName"),
        key=("kms_key_name", "kmsKeyName"),
    ),
    row(
        "google_document_ai_warehouse_location",
        Store,
        "contentwarehouse",
        path="projects/{project_number}/locations/{location}",
        location=placed(),
        labelled=False,
        key=Field(key_at("kms_key"), Always(Unknown("it is not read live"))),
        no_live="the API of Document AI Warehouse does not tell the key that a place was given",
    ),
)
