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

resource "google_looker_instance" "this" {
  name   = "looker"
  region = "europe-west3"

  encryption_config {
    kms_key_name = google_kms_crypto_key.k.id
  }

  oauth_config {
    client_id     = "id"
    client_secret = "secret"
  }

  periodic_export_config {
    gcs_uri = "gs://acme-backups/looker"
    kms_key = google_kms_crypto_key.k.id

    start_time {
      hours = 1
    }
  }
}
