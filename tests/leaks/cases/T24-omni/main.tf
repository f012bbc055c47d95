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

resource "google_bigquery_connection" "this" {
  connection_id = "aws"
  location      = "europe-west3"
  kms_key_name  = google_kms_crypto_key.k.id

  aws {
    access_role {
      iam_role_id = "arn:aws:iam::999988887777:role/omni"
    }
  }
}
