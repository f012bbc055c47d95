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

resource "google_privateca_ca_pool" "this" {
  location = "europe-west3"
  name     = "staff"
  tier     = "ENTERPRISE"

  encryption_spec {
    cloud_kms_key = google_kms_crypto_key.k.id
  }
}

resource "google_privateca_ca_pool_iam_member" "m" {
  ca_pool = google_privateca_ca_pool.this.id
  role    = "roles/privateca.certificateRequester"
  member  = "allUsers"
}
