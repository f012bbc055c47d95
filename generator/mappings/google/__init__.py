"""The Google Cloud rows, by what they are about: one module a group of services."""

from generator.mappings.google.compute import GOOGLE_COMPUTE
from generator.mappings.google.containers import GOOGLE_CONTAINERS
from generator.mappings.google.keys import GOOGLE_KEYS
from generator.mappings.google.serverless import GOOGLE_SERVERLESS
from generator.mappings.google.storage import GOOGLE_STORAGE
from generator.mappings.schema import Mapping

GOOGLE: tuple[Mapping, ...] = (*GOOGLE_KEYS, *GOOGLE_STORAGE, *GOOGLE_COMPUTE, *GOOGLE_CONTAINERS, *GOOGLE_SERVERLESS)
