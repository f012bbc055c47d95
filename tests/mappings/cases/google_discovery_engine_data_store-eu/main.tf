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

resource "google_discovery_engine_data_store" "this" {
  location          = "eu"
  data_store_id     = "manuals"
  display_name      = "Manuals"
  industry_vertical = "GENERIC"
  kms_key_name      = google_kms_crypto_key.k.id
}
