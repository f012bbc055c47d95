"""Where AWS keys lie that KMS does not keep itself: external key stores and CloudHSM clusters."""

from __future__ import annotations

from typing import Any

from generator.facts import KeyStore, Known, Unknown, Value
from generator.mappings.aws.common import LOCATION, account_of, name_tag, names, partition_of, region_of, row
from generator.mappings.read import Always, At, Derived
from generator.mappings.schema import Call, Default, Document, Field, Live, Mapping

_STORE = "describe_custom_key_stores"
_STORE_API = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CustomKeyStoresListEntry.html"
_NO_PROXY = Default((), "it has no proxy", _STORE_API)


def _custody(kind: str) -> str | Unknown:
    found = {"AWS_CLOUDHSM": "hsm", "EXTERNAL_KEY_STORE": "external"}.get(kind)
    return found or Unknown(f"KMS names a key store type that is not known here: {kind}")


def _live_endpoints(document: Document, url: Any, state: Any) -> Value[tuple[str, ...]]:
    if not url:
        return Known((), _NO_PROXY.because)
    if state not in (None, "CONNECTED"):
        # KMS asks a proxy who it is when it connects: until then, who answers there is anybody's guess.
        # https://docs.aws.amazon.com/kms/latest/developerguide/xks-connect-disconnect.html
        return Unknown(f"its connection is {state}: whether {url} answers for it is not known")
    return Known((url,))


def _cluster_arn(document: Document) -> str:
    found = document.values["describe_clusters"]["ClusterId"]
    return f"arn:{partition_of(document)}:cloudhsm:{region_of(document)}:{account_of(document)}:cluster/{found}"


def _cluster_names(document: Document, found: Any) -> Value[tuple[str, ...]]:
    return Known((_cluster_arn(document), found))


KEY_STORES: tuple[Mapping, ...] = (
    row(
        "aws_kms_custom_key_store",
        KeyStore,
        "kms",
        name=Field(At("custom_key_store_name"), At(f"{_STORE}.CustomKeyStoreName")),
        identities=Field(
            Derived(("id",), names, lenient=True),
            Derived((f"{_STORE}.CustomKeyStoreId",), names),
        ),
        tagged=False,
        location=Field(LOCATION.terraform, Derived((), lambda document: document.region), drift=False),
        chosen=("custom_key_store_type",),
        custody=Field(
            At(
                "custom_key_store_type",
                Default("hsm", "a custom key store is a CloudHSM cluster unless told otherwise", _STORE_API),
                convert=_custody,
            ),
            At(f"{_STORE}.CustomKeyStoreType", convert=_custody),
        ),
        endpoints=Field(
            At("xks_proxy_uri_endpoint", _NO_PROXY, convert=lambda url: (url,)),
            Derived(
                (f"{_STORE}.XksProxyConfiguration.UriEndpoint", f"{_STORE}.ConnectionState"),
                _live_endpoints,
            ),
        ),
        live=Live(
            service="kms",
            list=Call(_STORE, "kms:DescribeCustomKeyStores", items="CustomKeyStores"),
            id=lambda document: str(document.values[_STORE]["CustomKeyStoreId"]),
        ),
    ),
    # Its HSMs lie in zones of its region and hold the same keys; automatic backups stay in the region.
    # https://docs.aws.amazon.com/cloudhsm/latest/userguide/backups.html
    row(
        "aws_cloudhsm_v2_cluster",
        KeyStore,
        "cloudhsm",
        name=name_tag("describe_clusters.TagList"),
        identities=Field(
            Derived(("id", "cluster_id"), names, lenient=True),
            Derived(("describe_clusters.ClusterId",), _cluster_names),
        ),
        tags="describe_clusters.TagList",
        custody=Field(Always(Known("hsm")), Always(Known("hsm"))),
        endpoints=Field(Always(Known(())), Always(Known(()))),
        live=Live(
            service="cloudhsmv2",
            list=Call("describe_clusters", "cloudhsm:DescribeClusters", items="Clusters"),
            id=_cluster_arn,
            skip=lambda document: document.values["describe_clusters"].get("State") == "DELETED",
        ),
    ),
)
