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

resource "google_data_fusion_instance" "this" {
  name   = "fusion"
  region = "europe-west3"
  type   = "BASIC"

  crypto_key_config {
    key_reference = google_kms_crypto_key.k.id
  }

  event_publish_config {
    enabled = true
    topic   = "projects/acme-prod/topics/fusion"
  }
}
