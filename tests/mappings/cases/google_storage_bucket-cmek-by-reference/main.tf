terraform {
  required_providers {
    google = { source = "hashicorp/google" }
  }
}

provider "google" {
  project = "acme-prod"
  region  = "europe-west3"
}

resource "google_kms_key_ring" "ring" {
  name     = "ring"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "data" {
  name     = "data"
  key_ring = google_kms_key_ring.ring.id
}

resource "google_storage_bucket" "this" {
  name     = "acme-data"
  location = "EUROPE-WEST3"
  encryption {
    default_kms_key_name = google_kms_crypto_key.data.id
  }
}
