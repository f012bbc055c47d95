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

resource "google_discovery_engine_cmek_config" "c" {
  location       = "eu"
  cmek_config_id = "c"
  kms_key        = google_kms_crypto_key.k.id
  set_default    = true
}

resource "google_discovery_engine_data_store" "this" {
  location          = "eu"
  data_store_id     = "manuals"
  display_name      = "Manuals"
  industry_vertical = "GENERIC"
}
