"""The Google Cloud rows, by what they are about: one module a group of services."""

from generator.mappings.google.accounts import GOOGLE_ACCOUNTS
from generator.mappings.google.analytics import GOOGLE_ANALYTICS
from generator.mappings.google.apis import GOOGLE_APIS
from generator.mappings.google.audit import GOOGLE_AUDIT
from generator.mappings.google.catalogs import GOOGLE_CATALOGS
from generator.mappings.google.certificates import GOOGLE_CERTIFICATES
from generator.mappings.google.colab import GOOGLE_COLAB
from generator.mappings.google.compute import GOOGLE_COMPUTE
from generator.mappings.google.containers import GOOGLE_CONTAINERS
from generator.mappings.google.copies import GOOGLE_COPIES
from generator.mappings.google.databases import GOOGLE_DATABASES
from generator.mappings.google.dataproc import GOOGLE_DATAPROC
from generator.mappings.google.dialogues import GOOGLE_DIALOGUES
from generator.mappings.google.documents import GOOGLE_DOCUMENTS
from generator.mappings.google.edge import GOOGLE_EDGE
from generator.mappings.google.engagement import GOOGLE_ENGAGEMENT
from generator.mappings.google.exchanges import GOOGLE_EXCHANGES
from generator.mappings.google.files import GOOGLE_FILES
from generator.mappings.google.gemini import GOOGLE_GEMINI
from generator.mappings.google.grants import GOOGLE_GRANTS
from generator.mappings.google.kafka import GOOGLE_KAFKA
from generator.mappings.google.key_versions import GOOGLE_KEY_VERSIONS
from generator.mappings.google.keys import GOOGLE_KEYS
from generator.mappings.google.logs import GOOGLE_LOGS
from generator.mappings.google.machine_images import GOOGLE_MACHINE_IMAGES
from generator.mappings.google.messages import GOOGLE_MESSAGES
from generator.mappings.google.migrations import GOOGLE_MIGRATIONS
from generator.mappings.google.notebooks import GOOGLE_NOTEBOOKS
from generator.mappings.google.notices import GOOGLE_NOTICES
from generator.mappings.google.objects import GOOGLE_OBJECTS
from generator.mappings.google.oracle import GOOGLE_ORACLE
from generator.mappings.google.outside import GOOGLE_OUTSIDE
from generator.mappings.google.perimeters import GOOGLE_PERIMETERS
from generator.mappings.google.policies import GOOGLE_POLICIES
from generator.mappings.google.projects import GOOGLE_PROJECTS
from generator.mappings.google.registries import GOOGLE_REGISTRIES
from generator.mappings.google.runtimes import GOOGLE_RUNTIMES
from generator.mappings.google.search import GOOGLE_SEARCH
from generator.mappings.google.secrets import GOOGLE_SECRETS
from generator.mappings.google.security_operations import GOOGLE_SECURITY_OPERATIONS
from generator.mappings.google.serverless import GOOGLE_SERVERLESS
from generator.mappings.google.storage import GOOGLE_STORAGE
from generator.mappings.google.tables import GOOGLE_TABLES
from generator.mappings.google.vertex import GOOGLE_VERTEX
from generator.mappings.google.vertex_data import GOOGLE_VERTEX_DATA
from generator.mappings.google.vertex_jobs import GOOGLE_VERTEX_JOBS
from generator.mappings.google.workstations import GOOGLE_WORKSTATIONS
from generator.mappings.schema import Mapping

GOOGLE: tuple[Mapping, ...] = (
    *GOOGLE_KEYS,
    *GOOGLE_KEY_VERSIONS,
    *GOOGLE_STORAGE,
    *GOOGLE_OBJECTS,
    *GOOGLE_COMPUTE,
    *GOOGLE_MACHINE_IMAGES,
    *GOOGLE_DATABASES,
    *GOOGLE_TABLES,
    *GOOGLE_COPIES,
    *GOOGLE_FILES,
    *GOOGLE_MESSAGES,
    *GOOGLE_SECRETS,
    *GOOGLE_REGISTRIES,
    *GOOGLE_CONTAINERS,
    *GOOGLE_SERVERLESS,
    *GOOGLE_ANALYTICS,
    *GOOGLE_DIALOGUES,
    *GOOGLE_DOCUMENTS,
    *GOOGLE_ENGAGEMENT,
    *GOOGLE_SEARCH,
    *GOOGLE_NOTEBOOKS,
    *GOOGLE_VERTEX,
    *GOOGLE_VERTEX_DATA,
    *GOOGLE_VERTEX_JOBS,
    *GOOGLE_COLAB,
    *GOOGLE_WORKSTATIONS,
    *GOOGLE_GEMINI,
    *GOOGLE_LOGS,
    *GOOGLE_AUDIT,
    *GOOGLE_NOTICES,
    *GOOGLE_ACCOUNTS,
    *GOOGLE_APIS,
    *GOOGLE_CERTIFICATES,
    *GOOGLE_KAFKA,
    *GOOGLE_MIGRATIONS,
    *GOOGLE_ORACLE,
    *GOOGLE_RUNTIMES,
    *GOOGLE_EXCHANGES,
    *GOOGLE_CATALOGS,
    *GOOGLE_DATAPROC,
    *GOOGLE_POLICIES,
    *GOOGLE_PERIMETERS,
    *GOOGLE_PROJECTS,
    *GOOGLE_GRANTS,
    *GOOGLE_EDGE,
    *GOOGLE_OUTSIDE,
    *GOOGLE_SECURITY_OPERATIONS,
)
