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

resource "google_gke_backup_backup_plan" "this" {
  name     = "nightly"
  cluster  = "projects/acme-prod/locations/europe-west3/clusters/main"
  location = "us-east4"

  backup_config {
    all_namespaces = true

    encryption_key {
      gcp_kms_encryption_key = google_kms_crypto_key.k.id
    }
  }
}
