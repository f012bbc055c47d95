terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_discovery_engine_search_engine" "this" {
  location       = "eu"
  collection_id  = "default_collection"
  engine_id      = "finder"
  display_name   = "Finder"
  data_store_ids = ["manuals"]

  search_engine_config {}
}

resource "google_discovery_engine_search_engine_iam_member" "m" {
  location      = google_discovery_engine_search_engine.this.location
  collection_id = google_discovery_engine_search_engine.this.collection_id
  engine_id     = google_discovery_engine_search_engine.this.engine_id
  role          = "roles/discoveryengine.viewer"
  member        = "allAuthenticatedUsers"
}
