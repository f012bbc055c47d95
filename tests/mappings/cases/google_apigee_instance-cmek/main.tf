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

resource "google_apigee_instance" "this" {
  name                     = "one"
  location                 = "europe-west3"
  org_id                   = "organizations/acme-prod"
  disk_encryption_key_name = google_kms_crypto_key.k.id
}
