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

resource "google_healthcare_dataset" "this" {
  name     = "clinic"
  location = "europe-west3"

  encryption_spec {
    kms_key_name = google_kms_crypto_key.k.id
  }
}
