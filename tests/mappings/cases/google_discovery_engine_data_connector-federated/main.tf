terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_crypto_key" "k" {
  name     = "data"
  key_ring = "projects/acme-prod/locations/europe-west3/keyRings/ring"
}

resource "google_discovery_engine_data_connector" "this" {
  location                = "eu"
  collection_id           = "tickets"
  collection_display_name = "Tickets"
  data_source             = "jira"
  refresh_interval        = "86400s"
  connector_modes         = ["FEDERATED"]
  kms_key_name            = google_kms_crypto_key.k.id

  params = {
    instance_uri = "https://acme.atlassian.net"
  }
}
