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

resource "google_contact_center_insights_encryption_spec" "this" {
  location = "europe-west3"
  kms_key  = google_kms_crypto_key.k.id
}
