"""The Google double through google-api-python-client itself."""

from types import MappingProxyType

import httplib2
import pytest
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from tests.google.discovery import Invalid
from tests.google.double import TOKEN, Double

RING = "projects/acme/locations/europe-west9/keyRings/ring"
KEY = {
    "name": f"{RING}/cryptoKeys/key",
    "purpose": "ENCRYPT_DECRYPT",
    "rotationPeriod": "7776000s",
    "versionTemplate": {"algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION", "protectionLevel": "HSM"},
}
BUCKET = {"name": "acme-data", "location": "EUROPE-WEST9", "iamConfiguration": {"publicAccessPrevention": "enforced"}}


@pytest.fixture
def client(google_double):
    opened = []

    def connect(name, version):
        service = build(
            name,
            version,
            credentials=Credentials(TOKEN),
            client_options={"api_endpoint": google_double.endpoint(name, version)},
            static_discovery=True,
            cache_discovery=False,
        )
        opened.append(service)
        return service

    yield connect
    for service in opened:
        service.close()


def failure(request, **options):
    with pytest.raises(HttpError) as caught:
        request.execute(**options)
    return caught.value.status_code, caught.value.reason


def status_of(url, headers=MappingProxyType({"Authorization": f"Bearer {TOKEN}"})):
    http = httplib2.Http()
    response, _ = http.request(url, headers=dict(headers))
    http.close()
    return response.status


def test_bucket_is_listed_found_and_has_a_policy(google_double, client):
    google_double.seed("storage", "v1", "buckets", BUCKET, project="acme")
    buckets = client("storage", "v1").buckets()
    assert buckets.list(project="acme").execute() == {"kind": "storage#buckets", "items": [BUCKET]}
    assert buckets.get(bucket="acme-data").execute() == BUCKET
    assert "bindings" not in buckets.getIamPolicy(bucket="acme-data").execute()
    assert google_double.log == ["storage.buckets.list", "storage.buckets.get", "storage.buckets.getIamPolicy"]


def test_another_project_has_none_of_it(google_double, client):
    google_double.seed("storage", "v1", "buckets", BUCKET, project="acme")
    assert "items" not in client("storage", "v1").buckets().list(project="other").execute()


def test_key_hierarchy_is_listed_under_its_parents(google_double, client):
    seeds = {
        "projects.locations": {"name": "projects/acme/locations/europe-west9", "locationId": "europe-west9"},
        "projects.locations.keyRings": {"name": RING},
        "projects.locations.keyRings.cryptoKeys": KEY,
        "projects.locations.keyRings.cryptoKeys.cryptoKeyVersions": {
            "name": f"{KEY['name']}/cryptoKeyVersions/1",
            "state": "ENABLED",
        },
        "projects.locations.ekmConnections": {
            "name": "projects/acme/locations/europe-west9/ekmConnections/ekm",
            "keyManagementMode": "MANUAL",
        },
    }
    for collection, resource in seeds.items():
        google_double.seed("cloudkms", "v1", collection, resource)
    locations = client("cloudkms", "v1").projects().locations()
    rings = locations.keyRings()
    place = "projects/acme/locations/europe-west9"
    assert locations.list(name="projects/acme").execute()["locations"][0]["locationId"] == "europe-west9"
    assert rings.list(parent=place).execute() == {"keyRings": [{"name": RING}]}
    assert rings.list(parent="projects/acme/locations/us").execute() == {}
    assert rings.cryptoKeys().list(parent=RING).execute() == {"cryptoKeys": [KEY]}
    versions = rings.cryptoKeys().cryptoKeyVersions()
    assert versions.list(parent=KEY["name"]).execute()["cryptoKeyVersions"][0]["state"] == "ENABLED"
    assert locations.ekmConnections().list(parent=place).execute()["ekmConnections"]


def test_policy_is_answered_for_the_resource_it_was_given_for(google_double, client):
    google_double.seed("cloudkms", "v1", "projects.locations.keyRings.cryptoKeys", KEY)
    policy = {"bindings": [{"role": "roles/cloudkms.admin", "members": ["user:a@acme.example"]}]}
    method = "projects.locations.keyRings.cryptoKeys.getIamPolicy"
    google_double.answer("cloudkms", "v1", method, policy, resource=KEY["name"])
    keys = client("cloudkms", "v1").projects().locations().keyRings().cryptoKeys()
    assert keys.getIamPolicy(resource=KEY["name"]).execute() == policy
    assert failure(keys.getIamPolicy(resource=f"{RING}/cryptoKeys/none"))[0] == 404


def test_effective_organisation_policy(google_double, client):
    name = "projects/acme/policies/gcp.resourceLocations"
    policy = {"name": name, "spec": {"rules": [{"values": {"allowedValues": ["in:eu-locations"]}}]}}
    google_double.answer("orgpolicy", "v2", "projects.policies.getEffectivePolicy", policy, name=name)
    policies = client("orgpolicy", "v2").projects().policies()
    assert policies.getEffectivePolicy(name=name).execute() == policy
    assert failure(policies.getEffectivePolicy(name=name + "X"))[0] == 501


def test_project_answers_to_id_and_number(google_double, client):
    project = {"name": "projects/123", "projectId": "acme", "state": "ACTIVE"}
    google_double.seed("cloudresourcemanager", "v3", "projects", project, name="projects/acme")
    projects = client("cloudresourcemanager", "v3").projects()
    assert projects.get(name="projects/acme").execute() == project
    assert projects.get(name="projects/123").execute() == project
    assert failure(projects.get(name="projects/other"))[0] == 404


def test_pages_hold_no_more_than_the_server_allows(client, google_double):
    google_double.page_size = 2
    for index in range(5):
        google_double.seed("storage", "v1", "buckets", {**BUCKET, "name": f"b{index}"}, project="acme")
    buckets = client("storage", "v1").buckets()
    request, pages = buckets.list(project="acme", maxResults=100), []
    while request is not None:
        answer = request.execute()
        pages.append([item["name"] for item in answer["items"]])
        request = buckets.list_next(request, answer)
    assert pages == [["b0", "b1"], ["b2", "b3"], ["b4"]]
    assert len(buckets.list(project="acme", maxResults=1).execute()["items"]) == 1
    assert failure(buckets.list(project="acme", pageToken="nonsense"))[0] == 400


def test_partial_response_leaves_out_what_was_not_asked_for(client, google_double):
    google_double.page_size = 1
    for name in ("a", "b"):
        google_double.seed("storage", "v1", "buckets", {**BUCKET, "name": name}, project="acme")
    buckets = client("storage", "v1").buckets()
    assert buckets.list(project="acme", fields="items(name,location)").execute() == {
        "items": [{"name": "a", "location": "EUROPE-WEST9"}]
    }
    assert "nextPageToken" in buckets.list(project="acme", fields="items/name,nextPageToken").execute()
    assert failure(buckets.list(project="acme", fields="items/region"))[0] == 400


@pytest.mark.parametrize(
    ("status", "reason"), [(403, "injected fault 403"), (404, "injected"), (429, "injected"), (503, "injected")]
)
def test_fault_strikes_as_often_as_it_was_told(client, google_double, status, reason):
    google_double.seed("storage", "v1", "buckets", BUCKET, project="acme")
    google_double.fault(r"buckets\.list", status, times=2)
    buckets = client("storage", "v1").buckets()
    for _ in range(2):
        code, told = failure(buckets.list(project="acme"))
        assert (code, reason in told) == (status, True)
    assert buckets.get(bucket="acme-data").execute() == BUCKET
    assert buckets.list(project="acme").execute()["items"] == [BUCKET]


def test_fault_carries_its_details(client, google_double):
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"}]
    google_double.fault("cloudkms", 403, times=None, details=details)
    locations = client("cloudkms", "v1").projects().locations()
    with pytest.raises(HttpError) as caught:
        locations.list(name="projects/acme").execute()
    assert caught.value.error_details == details


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer stolen"}])
def test_call_without_the_token_is_refused(google_double, headers):
    google_double.seed("storage", "v1", "buckets", BUCKET, project="acme")
    assert status_of(google_double.endpoint("storage", "v1") + "b?project=acme", headers) == 401
    assert status_of(google_double.endpoint("storage", "v1") + "b?project=acme") == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("storage/v1/b?project=acme&colour=red", 400),
        ("storage/v1/b", 400),
        ("storage/v1/b?project=acme&maxResults=many", 400),
        ("storage/v1/b?project=acme&projection=some", 400),
        ("storage/v1/b?project=acme&project=other", 400),
        ("storage/v1/barrels?project=acme", 404),
        ("cloudkms/v1/projects/acme/locations", 404),
        ("storage/v1/b?project=acme", 200),
    ],
)
def test_request_must_be_one_the_document_allows(google_double, path, status):
    google_double.seed("storage", "v1", "buckets", BUCKET, project="acme")
    assert status_of(google_double.endpoint("storage", "v1").removesuffix("storage/v1/") + path) == status


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        ({**BUCKET, "colour": "red"}, "unknown field 'colour'"),
        ({**BUCKET, "location": ["EU"]}, "not of type string"),
        ({**BUCKET, "versioning": {"enabled": "true"}}, "not of type boolean"),
        ({**BUCKET, "projectNumber": 12}, "not of type string"),
        ({**BUCKET, "timeCreated": "yesterday"}, "not a date-time"),
        ({"location": "EU"}, "say which bucket"),
    ],
)
def test_wrong_fixture_is_refused_when_it_is_seeded(google_double, resource, told):
    with pytest.raises(Invalid, match=told):
        google_double.seed("storage", "v1", "buckets", resource, project="acme")


def test_fixture_with_an_unknown_enum_value_or_no_place_is_refused(google_double):
    collection = "projects.locations.keyRings.cryptoKeys"
    with pytest.raises(Invalid, match="'PRAY' is none of"):
        google_double.seed("cloudkms", "v1", collection, {**KEY, "purpose": "PRAY"})
    with pytest.raises(Invalid, match="say which project finds acme-data"):
        google_double.seed("storage", "v1", "buckets", BUCKET)
    with pytest.raises(Invalid, match="no collection 'barrels'"):
        google_double.seed("storage", "v1", "barrels", BUCKET)
    with pytest.raises(Invalid, match="no discovery document for storage v7"):
        google_double.seed("storage", "v7", "buckets", BUCKET)
    with pytest.raises(Invalid, match="unknown field"):
        google_double.answer("storage", "v1", "buckets.getIamPolicy", {"colour": 1}, bucket="b")


def test_environment_names_every_service_in_use(google_double):
    google_double.endpoint("cloudkms", "v1")
    google_double.endpoint("storage", "v1")
    environment = google_double.environment()
    assert environment.pop("CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS").endswith("/cloudkms/")
    assert environment.pop("CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE").endswith("/storage/v1/")
    assert environment == {"GOOGLE_OAUTH_ACCESS_TOKEN": TOKEN}


SQL = {"name": "db", "region": "europe-west9"}
SECRET = {"name": "projects/acme/secrets/s"}
TOPIC = {"name": "projects/acme/topics/t"}
SET = {"id": "acme:d", "location": "EU", "isCaseInsensitive": True}


@pytest.mark.parametrize(
    ("path", "resource", "given", "asked", "listed"),
    [
        ("sqladmin v1 instances", SQL, {"project": "acme"}, {"project": "acme"}, {"items": [SQL]}),
        ("secretmanager v1 projects.secrets", SECRET, {}, {"parent": "projects/acme"}, {"secrets": [SECRET]}),
        ("pubsub v1 projects.topics", TOPIC, {}, {"project": "projects/acme"}, {"topics": [TOPIC]}),
        (
            "bigquery v2 datasets",
            SET,
            {"projectId": "acme", "datasetId": "d"},
            {"projectId": "acme"},
            {"datasets": [{"id": "acme:d", "location": "EU"}]},
        ),
    ],
)
def test_any_other_service_works_the_same_way(google_double, client, path, resource, given, asked, listed):
    name, version, collection = path.split()
    google_double.seed(name, version, collection, resource, **given)
    node = client(name, version)
    for part in collection.split("."):
        node = getattr(node, part)()
    answer = node.list(**asked).execute()
    assert {key: value for key, value in answer.items() if key != "kind"} == listed


def test_double_stops_while_a_client_keeps_its_connection():
    with Double(token=None) as double:
        double.seed("storage", "v1", "buckets", BUCKET, project="acme")
        http = httplib2.Http()
        assert http.request(double.endpoint("storage", "v1") + "b/acme-data")[0].status == 200
    http.close()
