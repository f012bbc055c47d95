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

resource "google_compute_disk" "this" {
  name = "data"
  zone = "europe-west3-a"
  size = 100

  labels = {
    eurofence-class = "internal"
  }

  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.k.id
  }
}
