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

resource "google_dataproc_cluster" "this" {
  name   = "spark"
  region = "europe-west3"

  cluster_config {
    staging_bucket = "acme-staging"
    temp_bucket    = "acme-temp"

    encryption_config {
      kms_key_name = google_kms_crypto_key.k.id
    }
  }
}
