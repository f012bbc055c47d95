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

resource "google_composer_environment" "this" {
  name   = "air"
  region = "europe-west3"

  config {
    encryption_config {
      kms_key_name = google_kms_crypto_key.k.id
    }

    recovery_config {
      scheduled_snapshots_config {
        enabled           = true
        snapshot_location = "gs://acme-backups/air"
      }
    }
  }
}
