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

resource "google_compute_region_disk" "this" {
  name          = "data"
  region        = "europe-west3"
  replica_zones = ["europe-west3-a", "europe-west3-b"]

  disk_encryption_key {
    kms_key_name = google_kms_crypto_key.k.id
  }
}
