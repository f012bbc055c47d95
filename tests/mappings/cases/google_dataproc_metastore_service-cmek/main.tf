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

resource "google_dataproc_metastore_service" "this" {
  service_id = "hive"
  location   = "europe-west3"

  encryption_config {
    kms_key = google_kms_crypto_key.k.id
  }

  scheduled_backup {
    backup_location = "gs://acme-backups/hive"
  }
}
