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

resource "google_discovery_engine_data_store" "d" {
  location          = "eu"
  data_store_id     = "manuals"
  display_name      = "Manuals"
  industry_vertical = "GENERIC"
}

resource "google_discovery_engine_search_engine" "this" {
  location       = google_discovery_engine_data_store.d.location
  collection_id  = "default_collection"
  engine_id      = "finder"
  display_name   = "Finder"
  data_store_ids = [google_discovery_engine_data_store.d.data_store_id]
  kms_key_name   = google_kms_crypto_key.k.id

  search_engine_config {}
}

resource "google_discovery_engine_widget_config" "w" {
  location  = google_discovery_engine_search_engine.this.location
  engine_id = google_discovery_engine_search_engine.this.engine_id

  access_settings {
    allow_public_access = true
  }
}
