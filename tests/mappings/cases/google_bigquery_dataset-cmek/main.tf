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

resource "google_bigquery_dataset" "this" {
  dataset_id = "sales"
  location   = "europe-west3"

  labels = {
    eurofence-class = "internal"
  }

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.k.id
  }

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }
}
