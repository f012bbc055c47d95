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

resource "google_document_ai_warehouse_location" "this" {
  location            = "eu"
  project_number      = "1234"
  access_control_mode = "ACL_MODE_DOCUMENT_LEVEL_ACCESS_CONTROL_GCI"
  database_type       = "DB_INFRA_SPANNER"
  kms_key             = google_kms_crypto_key.k.id
}
