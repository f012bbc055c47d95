"""The AWS rows, by what they are about: one module a group of services."""

from generator.mappings.aws.access_points import ACCESS_POINTS
from generator.mappings.aws.ai import AI
from generator.mappings.aws.ai_services import AI_SERVICES
from generator.mappings.aws.analytics import ANALYTICS
from generator.mappings.aws.apis import APIS
from generator.mappings.aws.audit import AUDIT
from generator.mappings.aws.backup import BACKUP
from generator.mappings.aws.balancers import BALANCERS
from generator.mappings.aws.bedrock import BEDROCK
from generator.mappings.aws.caches import CACHES
from generator.mappings.aws.compute import COMPUTE
from generator.mappings.aws.containers import CONTAINERS
from generator.mappings.aws.database_backups import DATABASE_BACKUPS
from generator.mappings.aws.database_parts import DATABASE_PARTS
from generator.mappings.aws.databases import DATABASES
from generator.mappings.aws.domain_names import DOMAIN_NAMES
from generator.mappings.aws.edge import EDGES
from generator.mappings.aws.edge_parts import EDGE_PARTS
from generator.mappings.aws.events import EVENTS
from generator.mappings.aws.exchanges import EXCHANGES
from generator.mappings.aws.files import FILES
from generator.mappings.aws.functions import FUNCTIONS
from generator.mappings.aws.gateways import GATEWAYS
from generator.mappings.aws.identity import IDENTITY
from generator.mappings.aws.images import IMAGES
from generator.mappings.aws.instances import INSTANCES
from generator.mappings.aws.kafka import KAFKA
from generator.mappings.aws.key_stores import KEY_STORES
from generator.mappings.aws.keys import AWS_KEYS
from generator.mappings.aws.lakes import LAKES
from generator.mappings.aws.lightsail import LIGHTSAIL
from generator.mappings.aws.logs import LOGS
from generator.mappings.aws.messages import MESSAGES
from generator.mappings.aws.migration import MIGRATION
from generator.mappings.aws.movers import MOVERS
from generator.mappings.aws.network import NETWORK
from generator.mappings.aws.notices import NOTICES
from generator.mappings.aws.organization import ORGANIZATION
from generator.mappings.aws.pipelines import PIPELINES
from generator.mappings.aws.recorders import CONFIG
from generator.mappings.aws.registries import REGISTRIES
from generator.mappings.aws.search import SEARCH
from generator.mappings.aws.secrets import SECRETS
from generator.mappings.aws.security import SECURITY
from generator.mappings.aws.security_lake import SECURITY_LAKE
from generator.mappings.aws.special_buckets import SPECIAL_BUCKETS
from generator.mappings.aws.storage import AWS_STORAGE
from generator.mappings.aws.streams import STREAMS
from generator.mappings.aws.systems import SYSTEMS
from generator.mappings.aws.tables import TABLES
from generator.mappings.aws.telemetry import TELEMETRY
from generator.mappings.aws.time_series import TIME_SERIES
from generator.mappings.aws.volumes import VOLUMES
from generator.mappings.aws.warehouses import WAREHOUSES
from generator.mappings.schema import Mapping

AWS: tuple[Mapping, ...] = (
    *AWS_KEYS,
    *KEY_STORES,
    *AWS_STORAGE,
    *ACCESS_POINTS,
    *SPECIAL_BUCKETS,
    *ANALYTICS,
    *AI,
    *AI_SERVICES,
    *BEDROCK,
    *AUDIT,
    *BACKUP,
    *CACHES,
    *COMPUTE,
    *CONTAINERS,
    *DATABASES,
    *DATABASE_BACKUPS,
    *DATABASE_PARTS,
    *EVENTS,
    *EXCHANGES,
    *FILES,
    *GATEWAYS,
    *FUNCTIONS,
    *IMAGES,
    *INSTANCES,
    *IDENTITY,
    *LAKES,
    *LIGHTSAIL,
    *LOGS,
    *MESSAGES,
    *MIGRATION,
    *MOVERS,
    *NETWORK,
    *BALANCERS,
    *DOMAIN_NAMES,
    *EDGES,
    *EDGE_PARTS,
    *APIS,
    *NOTICES,
    *ORGANIZATION,
    *PIPELINES,
    *CONFIG,
    *REGISTRIES,
    *SEARCH,
    *SECRETS,
    *SYSTEMS,
    *SECURITY,
    *SECURITY_LAKE,
    *STREAMS,
    *KAFKA,
    *TELEMETRY,
    *TABLES,
    *TIME_SERIES,
    *VOLUMES,
    *WAREHOUSES,
)
